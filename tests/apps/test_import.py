"""Importing: all or nothing, twice is once, a correction is the next version and loses nothing that was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.importing import jobs
from lingxing.apps.gazettes.importing import store as storing
from lingxing.apps.gazettes.importing.publicity import decide_publicity
from lingxing.apps.gazettes.importing.report import ImportReport, Outcome
from lingxing.apps.gazettes.models import (
    Document,
    FindingDecision,
    FindingRecord,
    ImportJob,
    Issue,
    Provision,
    SearchRow,
    SourceFile,
    SourceVersion,
)
from lingxing.apps.ledger.models import AuditRow
from lingxing.apps.ledger.public import Denied, Event, Refused, registry
from lingxing.core.gazette.model import Issue as Masthead
from lingxing.core.gazette.source import SourceError
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CHRONICLE, CITING, NOTICE, PLAN, People

TEXT = (
    "云岭州人民政府关于印发白鹭保护方案的通知\n\n云政通〔2023〕5号\n\n各县人民政府：\n\n"
    "现将方案印发给你们，请遵照执行。\n\n云岭州人民政府\n2023年4月3日\n\n（此件公开发布）\n"
).encode()


def test_a_new_issue_is_reported_and_recorded(imported: ImportReport, people: People) -> None:
    assert (imported.outcome, imported.version, imported.dry_run) == (Outcome.CREATED, 1, False)
    assert imported.counts == {
        "documents": 4,
        "provisions": 5,
        "tables": 1,
        "table_rows": 3,
        "entries": 3,
        "citations": 2,
        "findings": 2,
    }
    issue = Issue.objects.get()
    assert (str(issue), issue.unit, issue.current.number) == ("云岭州人民政府公报 2023年第4期", people.government, 1)
    row = AuditRow.objects.get(action="gazettes.import")
    assert (row.actor, row.target_id, row.after["version"]) == (people.editor, str(issue.pk), 1)
    file = SourceFile.objects.get()
    assert bytes(file.data).decode() == file.text == "公报原文\n"


def test_rows_keep_what_was_read(imported: ImportReport) -> None:
    plan = Document.objects.get(address=PLAN)
    assert (plan.part_of.address, plan.relation, plan.first_line, plan.last_line) == (NOTICE, "prints", 6, 16)
    second = Provision.objects.get(address=f"{PLAN}#一/(一)")
    assert (second.label, second.depth, second.parent_address) == ("(一)", 2, f"{PLAN}#一")
    table = plan.tables.get()
    assert table.rows[1] == ["青芦河口", "35"]
    assert table.groups == [{"label": "县管", "first_row": 1, "line": 13}]
    addresses = list(Document.objects.get(address=CHRONICLE).entries.values_list("address", flat=True))
    assert addresses == [f"{CHRONICLE}#2023-04-03/1", f"{CHRONICLE}#2023-04-03/2", f"{CHRONICLE}#2023-04-09/1"]
    assert FindingRecord.objects.get(printed="巡护责仼").document == plan


def test_the_same_file_again_changes_nothing(imported: ImportReport, store: Store) -> None:
    again = store(factories.reading())
    assert (again.outcome, again.version, again.counts) == (Outcome.UNCHANGED, 1, imported.counts)
    assert SourceVersion.objects.count() == 1
    assert AuditRow.objects.filter(action="gazettes.import").count() == 1


def test_a_corrected_file_is_the_next_version(imported: ImportReport, store: Store, nobody: AnonymousUser) -> None:
    report = store(factories.corrected(factories.reading()))
    assert (report.outcome, report.version, report.issue_id) == (Outcome.NEW_VERSION, 2, imported.issue_id)
    # (一) and 二 read differently, 三 holds what stood in 二... but 二 is in both, so 三 is new; chronicle and 3 entries gone
    assert report.changes == {"changed": 2, "added": 1, "removed": 4}
    assert queries.get_place(nobody, f"{PLAN}#一/(一)").part.text.endswith("每年5月更新一次。")
    assert queries.get_place(nobody, f"{PLAN}#一/(一)", version=1).part.text.endswith("每年4月更新一次。")
    assert queries.get_document(nobody, PLAN, version=1).current is False


def test_an_address_that_went_away_stays_readable(imported: ImportReport, store: Store, nobody: AnonymousUser) -> None:
    store(factories.corrected(factories.reading()))
    gone = queries.get_document(nobody, CHRONICLE)
    assert (gone.current, gone.version.number) == (False, 1)
    assert queries.get_place(nobody, f"{CHRONICLE}#2023-04-09/1").part.text.startswith("青芦河口")
    assert CHRONICLE not in queries.list_documents(nobody).values_list("address", flat=True)


def test_an_older_file_does_not_come_back_unless_asked(imported: ImportReport, store: Store) -> None:
    store(factories.corrected(factories.reading()))
    assert store(factories.reading()).outcome == Outcome.UNCHANGED
    assert "现行的是更新的版本" in store(factories.reading()).notes[0]
    restored = store(factories.reading(), again=True)
    assert (restored.outcome, restored.version) == (Outcome.NEW_VERSION, 3)
    assert SourceFile.objects.count() == 2


def test_decisions_are_carried_to_findings_that_persist(imported: ImportReport, store: Store, people: People) -> None:
    for printed, kind in (("巡护责仼", "correct"), ("候岛", "accept")):
        finding = FindingRecord.objects.get(printed=printed)
        actions.decide_finding(actor=people.editor, finding=finding, kind=kind, corrected="巡护责任", reason="错字")
    report = store(factories.corrected(factories.reading()))
    kept = FindingRecord.objects.get(version__number=2)
    assert (report.carried_decisions, kept.status, kept.first_line) == (1, "corrected", 10)
    carried = kept.decisions.get()
    assert (carried.corrected, carried.decided_by) == ("巡护责任", people.editor)
    assert carried.carried_from == FindingDecision.objects.get(finding__version__number=1, kind="correct")


def test_a_dry_run_reports_and_writes_nothing(people: People, store: Store) -> None:
    report = store(factories.reading(), dry_run=True)
    assert (report.outcome, report.dry_run, report.issue_id) == (Outcome.CREATED, True, None)
    assert report.counts["provisions"] == 5
    for model in (Issue, SourceFile, SourceVersion, Document, SearchRow, AuditRow):
        assert not model.objects.exists()


def test_a_dry_run_of_a_correction_tells_the_changes(imported: ImportReport, store: Store) -> None:
    report = store(factories.corrected(factories.reading()), dry_run=True)
    assert report.to_json_object()["message"].endswith("：将成为新版本")
    assert report.changes == {"changed": 2, "added": 1, "removed": 4}
    assert Issue.objects.get().current.number == 1
    assert Document.objects.filter(current=True).count() == 4


@pytest.mark.parametrize("step", ["save_contents", "carry_decisions", "make_current"])
def test_an_import_that_fails_midway_leaves_everything_as_it_was(
    imported: ImportReport, store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*args: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(storing, step, fail)
    found = SearchRow.objects.count()
    with pytest.raises(MemoryError):
        store(factories.corrected(factories.reading()))
    assert (SourceVersion.objects.count(), SourceFile.objects.count(), Issue.objects.get().current.number) == (1, 1, 1)
    assert (Document.objects.filter(current=True).count(), SearchRow.objects.count()) == (4, found)


def test_an_event_follows(people: People, store: Store, django_capture_on_commit_callbacks: Any) -> None:
    heard: list[Event] = []
    registry.subscribe("gazettes.imported", heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        report = store(factories.reading())
    registry.unsubscribe("gazettes.imported", heard.append)
    assert heard == [Event("gazettes.imported", {"issue": report.issue_id, "version": 1})]


def test_an_address_printed_twice_is_kept_twice_and_noted(store: Store) -> None:
    one = factories.reading()
    notice = replace(one.documents[0], provisions=one.documents[0].provisions * 2)
    report = store(replace(one, documents=(notice, *one.documents[1:])))
    assert report.notes == (f"地址“{NOTICE}#¶1”在文件中出现不止一次，后面的加了序号",)
    assert Provision.objects.filter(address__in=[f"{NOTICE}#¶1", f"{NOTICE}#¶1~2"]).count() == 2


def test_a_document_printed_in_two_issues_is_one_address(
    imported: ImportReport, store: Store, nobody: AnonymousUser
) -> None:
    other = factories.reading(
        text="另一期\n",
        issue=Masthead("白沙市人民政府公报", 2023, 7, None, "2023-07"),
        documents=(replace(factories.documents()[0], title="转载"),),
        findings=(),
    )
    report = store(other)
    assert f"“{NOTICE}”也见于另一期，两处都保留" in report.notes
    page = queries.read_document(nobody, queries.get_document(nobody, NOTICE))
    assert page.document.issue_id == imported.issue_id
    assert [one.title for one in page.other_prints] == ["转载"]


def test_only_an_editor_of_the_unit_imports(people: People, store: Store, imported: ImportReport) -> None:
    for person in (people.reader, people.stranger, AnonymousUser()):
        with pytest.raises(Denied, match="导入公报须由编辑办理"):
            actions.import_gazette(actor=person, data=TEXT, name="a.txt")
    with pytest.raises(Denied, match="云岭州人民政府，须由其编辑导入"):
        store(factories.corrected(factories.reading()), actor=people.other_editor, unit=people.elsewhere)
    with pytest.raises(Denied):
        actions.import_gazette(actor=people.other_editor, data=TEXT, name="a.txt", unit=people.government)


def test_a_file_is_read_and_stored(people: People) -> None:
    report = actions.import_gazette(actor=people.editor, data=TEXT, name="a.txt", unit=people.government)
    assert report.outcome == Outcome.CREATED
    assert queries.get_document(people.editor, "云政通(2023)5号").public
    again = actions.import_gazette(actor=people.editor, data=TEXT, name="b.txt", unit=people.government)
    assert again.outcome == Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", Refused), (b"\x89PNG\r\n\x1a\n" + bytes(100), SourceError), (b"%PDF-1.7 broken", SourceError)],
)
def test_what_cannot_be_read_is_refused_in_words(people: People, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as told:
        actions.import_gazette(actor=people.editor, data=data, name="扫描件.pdf")
    assert told.value.problem
    assert told.value.remedy
    assert not Issue.objects.exists()


def test_too_large_a_file_is_refused(people: People, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(Refused, match="超过1 MB"):
        actions.import_gazette(actor=people.editor, data=b"x" * (1024 * 1024 + 1), name="a.txt")


@pytest.mark.parametrize(
    ("line", "carrier", "masthead", "setting", "expected"),
    [
        ("此件公开发布", None, False, "gazette", (True, "printed")),
        ("此件依申请公开", None, True, "gazette", (False, "printed")),
        ("此件不予公开", (True, "printed"), True, "gazette", (False, "printed")),
        (None, None, True, "gazette", (True, "default")),
        (None, None, False, "gazette", (False, "default")),
        (None, (True, "printed"), False, "marked", (True, "carrier")),
        (None, None, True, "marked", (False, "default")),
        ("此件公开发布", None, True, "never", (False, "default")),
    ],
)
def test_publicity_by_default(line: str | None, carrier: Any, masthead: bool, setting: str, expected: Any) -> None:
    assert decide_publicity(line, carrier, has_masthead=masthead, setting=setting) == expected


def test_what_an_editor_decided_about_publicity_holds_for_later_versions(
    imported: ImportReport, store: Store, people: People, nobody: AnonymousUser
) -> None:
    document = queries.get_document(people.editor, CITING)
    with pytest.raises(Refused, match="理由"):
        actions.set_publicity(actor=people.editor, document=document, public=False, reason=" ")
    actions.set_publicity(actor=people.editor, document=document, public=False, reason="待核")
    store(factories.corrected(factories.reading()))
    kept = queries.get_document(people.editor, CITING)
    assert (kept.version.number, kept.public, kept.public_basis) == (2, False, "decision")
    for version in (None, 1, 2):
        with pytest.raises(queries.NotFound):
            queries.get_document(nobody, CITING, version=version)
    assert AuditRow.objects.get(action="gazettes.unpublish").reason == "待核"


def test_a_part_goes_with_its_carrier(imported: ImportReport, people: People, nobody: AnonymousUser) -> None:
    notice = queries.get_document(people.editor, NOTICE)
    actions.set_publicity(actor=people.editor, document=notice, public=False, reason="待核")
    assert [one.address for one in queries.list_documents(nobody)] == [CITING, CHRONICLE]
    plan = queries.get_document(people.editor, PLAN)
    actions.set_publicity(actor=people.editor, document=plan, public=True, reason="方案可公开")
    assert [one.address for one in queries.list_documents(nobody)] == [PLAN, CITING, CHRONICLE]
    actions.set_publicity(actor=people.editor, document=notice, public=False, reason="仍待核")
    assert queries.get_document(nobody, PLAN).public


def submit(people: People, **more: Any) -> ImportJob:
    """An import asked for by the editor."""
    return actions.submit_import(actor=people.editor, data=TEXT, name="a.txt", unit=people.government, **more)


def test_a_small_import_is_done_when_submitted(people: People) -> None:
    job = actions.start_import(submit(people))
    assert (job.state, job.report["outcome"], job.issue.current.number) == ("done", "created", 1)
    actions.run_import(job.pk)
    assert SourceVersion.objects.count() == 1


def test_an_import_that_cannot_be_read_says_why(people: People) -> None:
    job = actions.submit_import(actor=people.editor, data=b"%PDF-1.7 broken", name="坏.pdf")
    job = actions.start_import(job)
    assert job.state == "failed"
    assert set(job.report) == {"problem", "remedy"}


def test_a_program_error_is_told_without_its_details(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise KeyError("secret detail")

    monkeypatch.setattr(storing, "save_contents", fail)
    job = actions.start_import(submit(people))
    assert job.state == "failed"
    assert "secret" not in str(job.report)
    assert not Issue.objects.exists()


def test_an_import_whose_process_died_is_taken_over_after_its_lease(people: People) -> None:
    job = submit(people)
    assert jobs.claim(job.pk) is not None
    assert actions.sweep_imports() == 0
    ImportJob.objects.filter(pk=job.pk).update(leased_until=timezone.now())
    assert actions.sweep_imports() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


def test_an_import_that_kills_its_process_is_not_tried_for_ever(people: People) -> None:
    job = submit(people)
    ImportJob.objects.filter(pk=job.pk).update(attempts=jobs.ATTEMPTS)
    actions.sweep_imports()
    job.refresh_from_db()
    assert job.state == "failed"
    assert actions.sweep_imports() == 0
