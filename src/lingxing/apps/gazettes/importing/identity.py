"""Which issue a file is a version of, told from its masthead, or from its first document where it has none."""

from __future__ import annotations

from lingxing.apps.gazettes.addressing import fold_address
from lingxing.apps.gazettes.models.contents import ADDRESS_LENGTH
from lingxing.core.gazette.model import Reading


def has_masthead(reading: Reading) -> bool:
    """Whether the file prints the name of a gazette and which issue it is."""
    issue = reading.issue
    return bool(issue.title and (issue.number is not None or issue.total_number is not None))


def issue_key(reading: Reading) -> str:
    """The same for a corrected file of the same issue, different for another issue."""
    issue = reading.issue
    if has_masthead(reading):
        serial = f"{issue.year}/{issue.number}" if issue.number is not None else f"/{issue.total_number}"
        key = f"issue:{issue.title}/{serial}"
    elif reading.documents:
        key = f"document:{reading.documents[0].address}"
    else:
        key = f"file:{reading.source.sha256}"
    return fold_address(key)[:ADDRESS_LENGTH]


def issue_title(reading: Reading) -> str:
    """What the issue is called in lists."""
    if reading.issue.title:
        return reading.issue.title
    return reading.documents[0].title if reading.documents else reading.source.name
