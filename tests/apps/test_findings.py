"""Deciding findings: signed, reasoned, both readings kept, the source untouched."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import FindingRecord, Provision
from lingxing.apps.ledger.models import AuditRow
from lingxing.apps.ledger.public import Denied, Refused
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import PLAN, People


@pytest.fixture
def finding(imported: ImportReport) -> FindingRecord:
    """The look-alike in the plan."""
    return FindingRecord.objects.get(printed="巡护责仼")


def test_a_correction_keeps_both_readings(finding: FindingRecord, people: People) -> None:
    before = Provision.objects.get(address=f"{PLAN}#二").text
    decision = actions.decide_finding(
        actor=people.editor, finding=finding, kind="correct", corrected=" 巡护责任 ", reason="仼为任之误"
    )
    assert (decision.printed, decision.corrected, decision.decided_by) == ("巡护责仼", "巡护责任", people.editor)
    assert Provision.objects.get(address=f"{PLAN}#二").text == before
    row = AuditRow.objects.get(action="gazettes.finding_correct")
    assert (row.target_address, row.reason) == (f"{PLAN}#二", "仼为任之误")
    assert row.after == {"status": "corrected", "printed": "巡护责仼", "corrected": "巡护责任"}


def test_a_later_decision_stands_above_an_earlier_one(finding: FindingRecord, people: People) -> None:
    actions.decide_finding(actor=people.editor, finding=finding, kind="accept")
    actions.decide_finding(actor=people.root, finding=finding, kind="dismiss", reason="原文如此")
    shown = queries.get_finding(people.editor, finding.pk)
    assert shown.status == "dismissed"
    assert [decision.kind for decision in shown.decisions.all()] == ["dismiss", "accept"]


@pytest.mark.parametrize(
    ("kind", "corrected", "reason", "problem"),
    [
        ("repair", "", "", "没有“repair”这种处理"),
        ("dismiss", "", " ", "没有写明不属实的理由"),
        ("correct", " ", "错字", "没有写明应作什么"),
        ("correct", "巡护责仼", "错字", "与印作相同"),
    ],
)
def test_an_incomplete_decision_is_refused(
    finding: FindingRecord, people: People, kind: str, corrected: str, reason: str, problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        actions.decide_finding(actor=people.editor, finding=finding, kind=kind, corrected=corrected, reason=reason)
    finding.refresh_from_db()
    assert finding.status == "open"


@pytest.mark.parametrize("name", ["other_editor", "reader", "stranger"])
def test_only_an_editor_of_the_unit_decides(finding: FindingRecord, people: People, name: str) -> None:
    with pytest.raises(Denied):
        actions.decide_finding(actor=getattr(people, name), finding=finding, kind="accept")
    with pytest.raises(Denied):
        actions.decide_finding(actor=AnonymousUser(), finding=finding, kind="accept")


def test_a_finding_of_an_old_version_is_not_decided(finding: FindingRecord, people: People, store: Store) -> None:
    store(factories.corrected(factories.reading()))
    with pytest.raises(Refused, match="旧版本"):
        actions.decide_finding(
            actor=people.editor, finding=queries.get_finding(people.editor, finding.pk), kind="accept"
        )
