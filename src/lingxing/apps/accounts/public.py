"""What other apps may use of accounts."""

from lingxing.apps.accounts.authentication import ANYBODY as API_CALLERS
from lingxing.apps.accounts.demo import Demonstration, DemoPerson, create_demo_people, get_operator
from lingxing.apps.accounts.models import Level, Person, Role, Unit, UnitKind
from lingxing.apps.accounts.permissions import (
    can_administer,
    can_edit_gazette,
    can_read_internal,
    editing_unit,
    is_member,
    readable_units,
)
from lingxing.apps.accounts.queries import find_person_by_token, find_unit, list_units

__all__ = [
    "API_CALLERS",
    "DemoPerson",
    "Demonstration",
    "Level",
    "Person",
    "Role",
    "Unit",
    "UnitKind",
    "can_administer",
    "can_edit_gazette",
    "can_read_internal",
    "create_demo_people",
    "editing_unit",
    "find_person_by_token",
    "find_unit",
    "get_operator",
    "is_member",
    "list_units",
    "readable_units",
]
