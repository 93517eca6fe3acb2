"""Whether a document that was just read may be seen by everybody.

Decided, in this order: by an editor in an earlier version; by the document's own publicity line; with the document that
carries it; by the setting LINGXING_PUBLISH, which is ``gazette`` (an issue with a masthead is published already, so its
documents are public; a document imported by itself stays internal), ``marked`` (internal without a publicity line) or
``never`` (internal until an editor publishes it, whatever it prints).
"""

from __future__ import annotations

from lingxing.apps.gazettes.models import PublicBasis

_WITHHELD = ("不公开", "不予公开", "依申请", "内部", "秘密", "机密", "绝密")
_OPEN = "公开"

Standing = tuple[bool, PublicBasis]


def decide_publicity(publicity: str | None, carrier: Standing | None, *, has_masthead: bool, setting: str) -> Standing:
    """Public or not, and why; ``carrier`` is what was decided for the document that carries this one."""
    if setting == "never":
        return False, PublicBasis.DEFAULT
    line = publicity or ""
    if any(word in line for word in _WITHHELD):
        return False, PublicBasis.PRINTED
    if _OPEN in line:
        return True, PublicBasis.PRINTED
    if carrier is not None:
        return carrier[0], PublicBasis.CARRIER
    return setting == "gazette" and has_masthead, PublicBasis.DEFAULT
