"""Importing gazettes, publishing documents, deciding findings: the only functions that write in this app."""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lingxing.apps.accounts.public import Unit, can_edit_gazette, editing_unit
from lingxing.apps.gazettes.differences import diff_versions
from lingxing.apps.gazettes.importing import jobs, store
from lingxing.apps.gazettes.importing.mapping import Addresses
from lingxing.apps.gazettes.importing.report import ImportReport, Outcome
from lingxing.apps.gazettes.models import (
    STATUS_OF,
    DecisionKind,
    Document,
    FindingDecision,
    FindingRecord,
    ImportJob,
    Issue,
    JobState,
    PublicBasis,
    SourceVersion,
)
from lingxing.apps.gazettes.search.indexing import set_public
from lingxing.apps.ledger.public import Event, Refused, action, publish, record, require, require_text
from lingxing.core.gazette.model import Reading
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.source import SourceError
from lingxing.core.gazette.sources import load_bytes

_NOT_EDITOR = "导入公报须由编辑办理"


def import_gazette(
    *,
    actor: Any,
    data: bytes,
    name: str,
    unit: Unit | None = None,
    corrects: Issue | None = None,
    again: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Import a file at once: read it outside any transaction, then write all of it or nothing.

    ``unit`` will own a new issue (else the unit that the actor edits for); ``corrects`` is the issue that the file
    corrects where its masthead does not tell. A file that was imported before changes nothing unless ``again`` (read
    anew, or restored as the current version).
    Raises ``Denied``, ``Refused``, ``SourceError``.
    """
    require(can_edit_gazette(actor, unit), _NOT_EDITOR)
    check_size(len(data), name)
    known = None if again else find_version_of(hashlib.sha256(data).hexdigest())
    if known is not None:
        return _unchanged(known, dry_run=dry_run)
    reading = read_file(data, name)
    return store_reading(
        actor=actor,
        reading=reading,
        data=data,
        unit=unit or editing_unit(actor),
        corrects=corrects,
        again=again,
        dry_run=dry_run,
    )


def check_editor(actor: Any) -> None:
    """Refuse whoever edits nothing before anything is read or taken in."""
    require(can_edit_gazette(actor), _NOT_EDITOR)


def check_size(size: int, name: str) -> None:
    """Refuse a file that is empty or larger than the setting allows."""
    limit = settings.MAX_UPLOAD_BYTES
    if size == 0:
        raise Refused(f"{name}是空文件", "请核对文件后重新选择。")
    if size > limit:
        raise Refused(f"{name}超过{limit // (1024 * 1024)} MB", "请拆分文件，或由系统管理员提高上限。")


def read_file(data: bytes, name: str) -> Reading:
    """Load and read a file; refuse text that no database can keep."""
    source = load_bytes(data, name)
    try:
        source.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(name, "含有不成对的代理字符", "请重新保存为 UTF-8 文本。") from error
    if "\0" in source.text:
        raise SourceError(name, "含有空字符（NUL），可能不是文本文件", "请核对文件格式。")
    return read_source(source)


def find_version_of(sha256: str) -> SourceVersion | None:
    """The newest version made from a file with these bytes."""
    return SourceVersion.objects.select_related("issue").filter(file__sha256=sha256).order_by("-id").first()


def _unchanged(version: SourceVersion, *, dry_run: bool) -> ImportReport:
    is_current = version.issue.current_id == version.pk
    note = f"此文件即第{version.number}版" + ("（现行版本）" if is_current else "，现行的是更新的版本")
    return ImportReport(
        outcome=Outcome.UNCHANGED,
        dry_run=dry_run,
        issue_id=version.issue_id,
        issue_title=str(version.issue),
        version=version.number,
        sha256=version.file.sha256,
        counts=version.counts,
        notes=(note,),
    )


@action(can_edit_gazette, _NOT_EDITOR)
def store_reading(
    *,
    actor: Any,
    reading: Reading,
    data: bytes,
    unit: Unit | None = None,
    corrects: Issue | None = None,
    again: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Write a reading as the next version of its issue; with ``dry_run`` write it, report it, and roll it back."""
    issue = store.lock_issue(reading, unit, corrects)
    require(can_edit_gazette(actor, issue.unit), f"这一期属于{issue.unit}，须由其编辑导入")
    sha256 = hashlib.sha256(data).hexdigest()
    known = None if again else find_version_of(sha256)
    if known is not None:
        return _unchanged(known, dry_run=dry_run)
    addresses = Addresses()
    previous = issue.current
    version = store.create_version(issue, reading, store.save_file(data, sha256), actor)
    contents = store.save_contents(version, reading, addresses)
    carried = store.carry_decisions(previous, contents)
    store.make_current(issue, version, contents)
    report = _report(version, previous, carried, addresses, sha256, dry_run=dry_run)
    record(
        actor=actor,
        action="gazettes.import",
        target=issue,
        before={"version": previous.number, "sha256": previous.file.sha256} if previous else None,
        after={"version": version.number, "sha256": sha256, "name": version.name, **report.changes},
    )
    publish(Event("gazettes.imported", {"issue": issue.pk, "version": version.number}))
    if dry_run:
        transaction.set_rollback(True)
    return report


def _report(
    version: SourceVersion,
    previous: SourceVersion | None,
    carried: int,
    addresses: Addresses,
    sha256: str,
    *,
    dry_run: bool,
) -> ImportReport:
    changes = Counter(change.kind.value for change in diff_versions(previous, version)) if previous else Counter()
    notes = [f"地址“{address}”在文件中出现不止一次，后面的加了序号" for address in dict.fromkeys(addresses.repeated)]
    notes += [f"“{address}”也见于另一期，两处都保留" for address in _list_shared_addresses(version)]
    return ImportReport(
        outcome=Outcome.NEW_VERSION if previous else Outcome.CREATED,
        dry_run=dry_run,
        issue_id=None if dry_run and previous is None else version.issue_id,
        issue_title=str(version.issue),
        version=version.number,
        sha256=sha256,
        counts=version.counts,
        changes=dict(changes),
        carried_decisions=carried,
        notes=tuple(notes),
    )


def _list_shared_addresses(version: SourceVersion) -> list[str]:
    keys = version.documents.values("address_key")
    others = Document.objects.filter(current=True, address_key__in=keys).exclude(issue=version.issue)
    return list(others.values_list("address", flat=True).distinct())


@action(can_edit_gazette, _NOT_EDITOR)
def submit_import(
    *,
    actor: Any,
    data: bytes,
    name: str,
    unit: Unit | None = None,
    corrects: Issue | None = None,
    held: bool = False,
) -> ImportJob:
    """Take a file in and note that it is to be imported; ``run_import`` does it. A held one waits for ``release_import``.

    A person has one held file: the one held before goes.
    """
    require(can_edit_gazette(actor, unit), _NOT_EDITOR)
    require(corrects is None or can_edit_gazette(actor, corrects.unit), "这一期须由其所属单位的编辑更正")
    check_size(len(data), name)
    require_text(name)
    jobs.discard_held(actor)
    file = store.save_file(data, hashlib.sha256(data).hexdigest())
    job = ImportJob.objects.create(
        name=name,
        file=file,
        unit=unit or editing_unit(actor),
        corrects=corrects,
        asked_by=actor,
        asked_at=timezone.now(),
        state=JobState.HELD if held else JobState.WAITING,
    )
    _record_job(actor, "gazettes.hold_import" if held else "gazettes.submit_import", job)
    return job


@action(can_edit_gazette, _NOT_EDITOR)
def release_import(*, actor: Any, job: ImportJob) -> ImportJob:
    """Let a held file be imported; harmless when that was done before."""
    require(job.asked_by_id == actor.pk, "这个文件须由提交它的人导入")
    if jobs.release(job.pk):
        _record_job(actor, "gazettes.release_import", job)
    job.refresh_from_db()
    return job


def _record_job(actor: Any, action_name: str, job: ImportJob) -> None:
    record(actor=actor, action=action_name, target=job, after={"name": job.name, "sha256": job.file.sha256})


def run_import(job_id: int) -> None:
    """Do an import that was submitted, on behalf of whoever submitted it; harmless when it is done or being done."""
    jobs.run(job_id, read_file, _store_for)


def _store_for(job: ImportJob, reading: Reading, data: bytes) -> ImportReport:
    return store_reading(actor=job.asked_by, reading=reading, data=data, unit=job.unit, corrects=job.corrects)


def start_import(job: ImportJob) -> ImportJob:
    """Do a small import at once, a large one beside the request; the row says how far it is."""
    work = functools.partial(run_import, job.pk)
    if job.file.size <= settings.INLINE_IMPORT_BYTES:
        work()
        job.refresh_from_db()
    else:
        transaction.on_commit(lambda: jobs.run_beside(work))
    return job


def sweep_imports() -> int:
    """Do every import that waits or whose process died; how many were tried."""
    due = list(jobs.list_due(timezone.now()).order_by("id").values_list("pk", flat=True))
    for job_id in due:
        run_import(job_id)
    return len(due)


@action(can_edit_gazette, "公开或不公开一份公文须由编辑决定")
def set_publicity(*, actor: Any, document: Document, public: bool, reason: str) -> Document:
    """Publish a document or make it internal, in every version, earlier and later.

    The parts that go with their carrier follow it; a part that an editor has decided about stays as decided.
    """
    require(can_edit_gazette(actor, document.issue.unit), f"这份公文属于{document.issue.unit}，须由其编辑决定")
    require_text(reason)
    if not public and not reason.strip():
        raise Refused("没有写明不公开的理由", "请写明理由，它会记入台账。")
    before = {"public": document.public, "basis": document.public_basis}
    prints = Document.objects.filter(issue=document.issue, address_key=document.address_key)
    prints.update(public=public, public_basis=PublicBasis.DECISION)
    carriers = list(prints.values_list("pk", flat=True))
    followers = _list_followers(carriers)
    Document.objects.filter(pk__in=followers).update(public=public)
    set_public([*carriers, *followers], public)
    document.refresh_from_db(fields=["public", "public_basis"])
    record(
        actor=actor,
        action="gazettes.publish" if public else "gazettes.unpublish",
        target=document,
        address=document.address,
        before=before,
        after={"public": public, "parts": len(followers)},
        reason=reason,
    )
    publish(Event("gazettes.publicity_changed", {"address": document.address, "public": public}))
    return document


def _list_followers(carriers: list[int]) -> list[int]:
    """The documents carried by these, at any depth, whose publicity goes with their carrier's."""
    followers: list[int] = []
    while carriers:
        parts = Document.objects.filter(part_of__in=carriers, public_basis=PublicBasis.CARRIER)
        carriers = list(parts.exclude(pk__in=followers).values_list("pk", flat=True))
        followers += carriers
    return followers


@action(can_edit_gazette, "处理疑点须由编辑办理")
def decide_finding(
    *, actor: Any, finding: FindingRecord, kind: str, corrected: str = "", reason: str = ""
) -> FindingDecision:
    """Accept, dismiss or correct a finding. A correction keeps both readings and never touches the source."""
    unit = finding.version.issue.unit
    require(can_edit_gazette(actor, unit), f"这一期属于{unit}，须由其编辑处理")
    _check_decision(finding, kind, corrected, reason)
    before = {"status": finding.status}
    finding.status = STATUS_OF[DecisionKind(kind)]
    finding.save(update_fields=["status"])
    decision = FindingDecision.objects.create(
        finding=finding,
        kind=kind,
        printed=finding.printed,
        corrected=corrected.strip() if kind == DecisionKind.CORRECT else "",
        reason=reason.strip(),
        decided_by=actor,
        decided_at=timezone.now(),
    )
    record(
        actor=actor,
        action=f"gazettes.finding_{kind}",
        target=finding,
        address=finding.address,
        before=before,
        after={"status": finding.status, "printed": finding.printed, "corrected": decision.corrected},
        reason=decision.reason,
    )
    publish(Event("gazettes.finding_decided", {"finding": finding.pk, "decision": kind}))
    return decision


def _check_decision(finding: FindingRecord, kind: str, corrected: str, reason: str) -> None:
    require_text(corrected, reason)
    if kind not in DecisionKind.values:
        raise Refused(f"没有“{kind}”这种处理", "请选择属实、不属实或勘误。")
    if finding.version_id != finding.version.issue.current_id:
        raise Refused("这个疑点属于旧版本", "请在现行版本中处理。")
    if kind == DecisionKind.DISMISS and not reason.strip():
        raise Refused("没有写明不属实的理由", "请写明理由，它会记入台账。")
    if kind == DecisionKind.CORRECT and corrected.strip() in ("", finding.printed.strip()):
        raise Refused("没有写明应作什么，或者与印作相同", "请写明勘误后的文字。")
