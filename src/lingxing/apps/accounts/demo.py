"""The people of the demonstration, each with a new password that is shown once.

It decides nothing about a real installation: nobody calls it but the commands that set up the demonstration.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from lingxing.apps.accounts.models import Membership, Person, Role, Unit
from lingxing.apps.ledger.public import record

_PEOPLE = Path(__file__).with_name("demo_people.json")
OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A log-in of the demonstration (演示账号)."""

    username: str
    password: str
    name: str
    role: str
    unit: str


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The demonstration's log-ins and the unit that owns its gazette (演示单位与账号)."""

    people: tuple[DemoPerson, ...]
    owner: Unit


@transaction.atomic
def create_demo_people() -> Demonstration:
    """Create the units and people where missing, and give every one of the people a new password."""
    data = json.loads(_PEOPLE.read_text(encoding="utf-8"))
    units: dict[str, Unit] = {}
    for row in data["units"]:
        units[row["key"]] = Unit.objects.get_or_create(
            name=row["name"], parent=units.get(row.get("parent")), defaults={"level": row["level"], "kind": row["kind"]}
        )[0]
    people = tuple(_create_demo_person(row, units) for row in data["people"])
    return Demonstration(people=people, owner=units[data["owner"]])


def _create_demo_person(row: dict[str, Any], units: dict[str, Unit]) -> DemoPerson:
    password = secrets.token_urlsafe(9)
    person, _ = Person.objects.get_or_create(username=row["username"], defaults={"name": row["name"]})
    person.is_superuser = person.is_staff = row.get("superuser", False)
    person.set_password(password)
    person.save()
    unit = units.get(row.get("unit", ""))
    role = Role(row["role"]).label if unit else "全权管理员"
    if unit and not Membership.objects.filter(person=person, unit=unit, role=row["role"]).exists():
        Membership.objects.create(person=person, unit=unit, role=row["role"], starts_on=timezone.localdate())
    record(actor=None, action="accounts.create_demo_person", target=person, after={"username": person.username})
    return DemoPerson(person.username, password, person.name, role, unit.name if unit else "")


@transaction.atomic
def get_operator() -> Person:
    """The account on whose behalf commands on this machine act: it may do all, and nobody can log in with it."""
    operator, created = Person.objects.get_or_create(
        username=OPERATOR, defaults={"name": "本机操作员", "is_superuser": True}
    )
    if created:
        operator.set_unusable_password()
        operator.save()
        record(actor=None, action="accounts.create_operator", target=operator)
    return operator
