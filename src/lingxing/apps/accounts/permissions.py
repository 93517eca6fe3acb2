"""What a person may do, for which unit.

It decides from memberships in force: an editor edits for the unit and those below it; an administrator does everything
an editor does, and appoints; any member reads what is internal to the unit, to those below and to those above. What
belongs to no unit belongs to the whole installation: any editor edits it, any member reads it. A superuser may do all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lingxing.apps.accounts.models import Membership, Role, Unit

_EDITING = frozenset({Role.EDITOR.value, Role.ADMINISTRATOR.value})
_ADMINISTERING = frozenset({Role.ADMINISTRATOR.value})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person holds today (职权): pairs of role and path of the unit."""

    everything: bool
    held: tuple[tuple[str, str], ...]

    def covers(self, roles: frozenset[str], unit: Unit | None) -> bool:
        """Whether one of the roles is held in the unit or above it (``None``: held anywhere)."""
        if self.everything:
            return True
        return any(role in roles and (unit is None or unit.path.startswith(path)) for role, path in self.held)


_NOTHING = Standing(everything=False, held=())


def standing_of(person: Any, today: date | None = None) -> Standing:
    """The standing of an account (or an anonymous visitor) on a day, kept on the account object for today."""
    if person is None or not person.is_authenticated or not person.is_active:
        return _NOTHING
    if today is None:
        kept: Standing | None = getattr(person, "_standing_today", None)
        if kept is None:
            kept = person._standing_today = _load_standing(person, timezone.localdate())
        return kept
    return _load_standing(person, today)


def _load_standing(person: Any, today: date) -> Standing:
    if person.is_superuser:
        return Standing(everything=True, held=())
    in_force = Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))
    held = Membership.objects.filter(in_force, person=person).values_list("role", "unit__path")
    return Standing(everything=False, held=tuple(held))


def can_edit_gazette(person: Any, unit: Unit | None = None) -> bool:
    """Whether the person may import and edit gazettes of the unit (``None``: of any unit)."""
    return standing_of(person).covers(_EDITING, unit)


def editing_unit(person: Any) -> Unit | None:
    """The highest unit that the person edits for, which owns what the person imports unless another is named."""
    paths = sorted(path for role, path in standing_of(person).held if role in _EDITING)
    return Unit.objects.get(path=paths[0]) if paths else None


def can_administer(person: Any, unit: Unit | None = None) -> bool:
    """Whether the person may appoint people in the unit (``None``: in any unit)."""
    return standing_of(person).covers(_ADMINISTERING, unit)


def can_administer_all(person: Any) -> bool:
    """Whether the person may add people and top units to the installation."""
    return standing_of(person).everything


def is_member(person: Any) -> bool:
    """Whether the person belongs to any unit today."""
    standing = standing_of(person)
    return standing.everything or bool(standing.held)


def can_read_internal(person: Any, unit: Unit | None) -> bool:
    """Whether the person may read what is internal to the unit."""
    standing = standing_of(person)
    if standing.everything or unit is None:
        return is_member(person)
    return any(unit.path.startswith(path) or path.startswith(unit.path) for _, path in standing.held)


def readable_units(person: Any) -> Q | None:
    """The units whose internal documents the person may read, as a condition on ``Unit``; ``None`` for none at all."""
    standing = standing_of(person)
    if standing.everything:
        return Q()
    condition: Q | None = None
    for path in {path for _, path in standing.held}:
        steps = path.strip("/").split("/")
        above = ["/" + "/".join(steps[: depth + 1]) + "/" for depth in range(len(steps))]
        near = Q(path__startswith=path) | Q(path__in=above)
        condition = near if condition is None else condition | near
    return condition
