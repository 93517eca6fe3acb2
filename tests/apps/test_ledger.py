"""The ledger: rows are added and never changed, a deed and its row stand or fall together, events follow the commit."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from lingxing.apps.ledger.actions import action
from lingxing.apps.ledger.append_only import is_test_database
from lingxing.apps.ledger.events import Event, Registry, publish
from lingxing.apps.ledger.models import AuditRow, FailedDelivery, LedgerIsAppendOnly
from lingxing.apps.ledger.public import (
    Denied,
    list_audit_rows,
    list_failed_deliveries,
    record,
    registry,
    request_scope,
)
from tests.apps.factories import People


@pytest.fixture
def row(people: People) -> AuditRow:
    """One row."""
    with request_scope("r-1"):
        return record(
            actor=people.editor,
            action="test.do",
            target=people.government,
            before={"a": 1},
            after={"a": 2},
            reason="试",
        )


def test_a_row_says_who_did_what_to_what_in_which_request(row: AuditRow, people: People) -> None:
    row.refresh_from_db()
    assert (row.actor, row.actor_name, row.action) == (people.editor, "editor某", "test.do")
    assert (row.target_type, row.target_id) == ("accounts.unit", str(people.government.pk))
    assert (row.before, row.after, row.reason, row.request_id) == ({"a": 1}, {"a": 2}, "试", "r-1")


def test_rows_are_found_by_target_and_action(row: AuditRow, people: People) -> None:
    assert list(list_audit_rows(target=people.government, action="test.do")) == [row]
    assert not list_audit_rows(target=people.bureau).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: AuditRow.objects.all().update(reason=""),
        lambda row: AuditRow.objects.all().delete(),
        lambda row: AuditRow.objects.bulk_update([row], ["reason"]),
    ],
)
def test_the_model_refuses_changes(row: AuditRow, change: Any) -> None:
    with pytest.raises(LedgerIsAppendOnly):
        change(row)


@pytest.mark.parametrize("statement", ["UPDATE ledger_auditrow SET reason = 'x'", "DELETE FROM ledger_auditrow"])
def test_the_database_refuses_changes(row: AuditRow, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    row.refresh_from_db()
    assert row.reason == "试"


def test_emptying_a_database_that_is_not_a_test_database_is_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_test_database(connection)
    monkeypatch.setitem(connection.settings_dict, "NAME", "/srv/lingxing.sqlite3")
    with pytest.raises(CommandError, match="只能追加"):
        call_command("flush", interactive=False)


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside an action"):
        record(actor=None, action="test.do")


@pytest.mark.django_db(transaction=True)
def test_a_failing_action_leaves_neither_row_nor_event() -> None:
    heard: list[Event] = []
    registry.subscribe("test.done", heard.append)

    @action(lambda actor: True, "不许")
    def act(*, actor: Any, fail: bool) -> None:
        record(actor=None, action="test.do")
        publish(Event("test.done", {"n": 1}))
        if fail:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act(actor=None, fail=True)
    assert (AuditRow.objects.count(), heard) == (0, [])
    act(actor=None, fail=False)
    assert (AuditRow.objects.count(), heard) == (1, [Event("test.done", {"n": 1})])
    registry.unsubscribe("test.done", heard.append)


def test_an_action_that_is_not_allowed_does_not_begin(db: None) -> None:
    @action(lambda actor: False, "导入须由编辑办理")
    def act(*, actor: Any) -> None:
        raise AssertionError

    with pytest.raises(Denied, match="导入须由编辑办理。请用有权限的账号登录"):
        act(actor=None)


def test_a_failing_handler_is_recorded_and_does_not_stop_the_others(db: None) -> None:
    heard: list[Event] = []

    def broken(event: Event) -> None:
        raise ZeroDivisionError("divided")

    own = Registry()
    own.subscribe("test.done", broken)
    own.subscribe("test.done", heard.append)
    own.deliver(Event("test.done", {"n": 1}))
    failed = FailedDelivery.objects.get()
    assert (failed.event, failed.payload) == ("test.done", {"n": 1})
    assert "ZeroDivisionError: divided" in failed.error
    assert "broken" in failed.handler
    assert list(list_failed_deliveries()) == [failed]
    assert heard == [Event("test.done", {"n": 1})]
