"""Finding people, units and memberships."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from lingxing.apps.accounts.actions import TOKEN_PREFIX, digest_of
from lingxing.apps.accounts.models import ApiToken, Membership, Person, Unit
from lingxing.apps.ledger.public import Refused


def list_units() -> QuerySet[Unit]:
    """All units, each after the one above it."""
    return Unit.objects.select_related("parent").order_by("path")


def find_unit(unit_id: int) -> Unit:
    """One unit, or ``Refused``."""
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise Refused(f"没有编号为{unit_id}的单位", "请从单位列表中选择。")
    return unit


def list_memberships(person: Person, today: date | None = None) -> QuerySet[Membership]:
    """The memberships of a person, those in force on a day where one is given."""
    memberships = person.memberships.select_related("unit")
    if today is not None:
        memberships = memberships.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today)
    return memberships


def list_tokens(person: Person) -> QuerySet[ApiToken]:
    """The tokens of a person, newest first, revoked ones included."""
    return person.tokens.all()


def find_person_by_token(plain: str, now: datetime) -> Person | None:
    """Whose token this is, if it is valid now and its owner may log in."""
    if not plain.startswith(TOKEN_PREFIX):
        return None
    valid = Q(expires_at=None) | Q(expires_at__gt=now)
    token = (
        ApiToken.objects.select_related("person")
        .filter(valid, digest=digest_of(plain), revoked_at=None, person__is_active=True)
        .first()
    )
    return token.person if token else None
