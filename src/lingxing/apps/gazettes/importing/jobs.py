"""Imports that take a while: a row for each, read outside any transaction, written in one.

A row is claimed for a time (``LEASE``); when the process that claimed it dies, somebody else takes it over after that
time. The rows of the gazette and the end of the job are committed together, so running a job twice does no harm.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connections, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import ImportJob, JobState, SourceFile
from lingxing.apps.ledger.public import Denied, Refused
from lingxing.core.gazette.model import Reading
from lingxing.core.gazette.source import SourceError

logger = logging.getLogger("lingxing.import")

LEASE = timedelta(minutes=10)
ATTEMPTS = 3
_UNFINISHED = (JobState.WAITING, JobState.READING, JobState.WRITING)

Read = Callable[[bytes, str], Reading]
Store = Callable[[ImportJob, Reading, bytes], ImportReport]


def list_due(now: Any) -> QuerySet[ImportJob]:
    """Jobs that nobody is working on: new ones, and those whose process died."""
    return ImportJob.objects.filter(Q(leased_until=None) | Q(leased_until__lt=now), state__in=_UNFINISHED)


def release(job_id: int) -> bool:
    """Let a held job be done; false when it was let before."""
    held = ImportJob.objects.filter(pk=job_id, state=JobState.HELD)
    return bool(held.update(state=JobState.WAITING, asked_at=timezone.now()))


def discard_held(person: Any) -> None:
    """Forget what a person read for trial and did not import, and its file where nothing else was made of it."""
    held = ImportJob.objects.filter(asked_by=person, state=JobState.HELD)
    files = list(held.values_list("file", flat=True))
    held.delete()
    used = ImportJob.objects.filter(file__in=files).values("file")
    SourceFile.objects.filter(pk__in=files, versions=None).exclude(pk__in=used).delete()


def claim(job_id: int) -> ImportJob | None:
    """Take a job for ``LEASE``, or ``None`` when it is finished or taken."""
    now = timezone.now()
    taken = (
        list_due(now)
        .filter(pk=job_id)
        .update(state=JobState.READING, leased_until=now + LEASE, attempts=F("attempts") + 1)
    )
    return ImportJob.objects.select_related("file", "asked_by", "unit", "corrects").get(pk=job_id) if taken else None


def run(job_id: int, read: Read, store: Store) -> None:
    """Do a job if it is free; its row says how it went."""
    job = claim(job_id)
    if job is None:
        return
    if job.attempts > ATTEMPTS:
        _fail(job, f"读取{ATTEMPTS}次都中途停止", "请检查文件是否过大，或联系系统管理员查看日志。")
        return
    try:
        data = bytes(job.file.data)
        reading = read(data, job.name)
        ImportJob.objects.filter(pk=job.pk).update(state=JobState.WRITING, leased_until=timezone.now() + LEASE)
        with transaction.atomic():
            _finish(job, store(job, reading, data))
    except (SourceError, Refused, Denied) as error:
        _fail(job, error.problem, error.remedy)
    except Exception:
        logger.exception("import job %s failed", job.pk)
        _fail(job, "读取或写入时出现程序错误", "没有写入任何内容。请把文件和任务编号交给系统管理员查看日志。")


def _finish(job: ImportJob, report: ImportReport) -> None:
    ImportJob.objects.filter(pk=job.pk).update(
        state=JobState.DONE,
        leased_until=None,
        finished_at=timezone.now(),
        issue_id=report.issue_id,
        report=report.to_json_object(),
    )


def _fail(job: ImportJob, problem: str, remedy: str) -> None:
    ImportJob.objects.filter(pk=job.pk).update(
        state=JobState.FAILED,
        leased_until=None,
        finished_at=timezone.now(),
        report={"problem": problem, "remedy": remedy},
    )


def run_beside(work: Callable[[], None]) -> threading.Thread:
    """Do some work in a thread of this process, with a database connection of its own."""

    def in_thread() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=in_thread, name="lingxing-import", daemon=True)
    thread.start()
    return thread
