"""Issues, the versions of their source files, and imports under way."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Issue(models.Model):
    """An issue of a gazette, or a single document that was imported by itself (期次).

    ``key`` tells a corrected file of the same issue from another issue: it is made of the masthead, or of the address of
    the first document where there is no masthead. ``unit`` owns it; ``current`` is the version that readers see.
    """

    key = models.CharField(max_length=600, unique=True)
    title = models.TextField("名称")
    year = models.IntegerField("年份", null=True)
    number = models.IntegerField("期号", null=True)
    total_number = models.IntegerField("总期号", null=True)
    published = models.CharField("出版日期", max_length=10, blank=True)
    has_masthead = models.BooleanField("有刊头", default=False)
    unit = models.ForeignKey(
        "accounts.Unit", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="所属单位"
    )
    current = models.ForeignKey(
        "SourceVersion", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="现行版本"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "期次"
        ordering = ["-year", "-number", "-id"]

    def __str__(self) -> str:
        if not self.has_masthead or self.year is None or self.number is None:
            return self.title
        return f"{self.title} {self.year}年第{self.number}期"


class SourceFile(models.Model):
    """A file as it came (来源文件), kept whole, and its canonical text; the same bytes are kept once."""

    sha256 = models.CharField(max_length=64, unique=True)
    data = models.BinaryField()
    text = models.TextField(blank=True)
    size = models.BigIntegerField("字节数")
    media_type = models.TextField(blank=True)

    class Meta:
        verbose_name = "来源文件"

    def __str__(self) -> str:
        return self.sha256[:12]


class SourceVersion(models.Model):
    """One imported file of an issue (版本), numbered from 1. It never changes: a correction is the next version."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField("版本号")
    file = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="versions")
    name = models.TextField("文件名")
    reader = models.TextField("读取程序")
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField("导入时间")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    contents = models.JSONField("目录", default=list)
    notes = models.JSONField("转换说明", default=list)
    counts = models.JSONField("数量", default=dict)
    characters = models.BigIntegerField("字符数")
    unaccounted = models.BigIntegerField("未归属字符数")

    class Meta:
        verbose_name = "版本"
        ordering = ["issue", "-number"]
        constraints = [models.UniqueConstraint(fields=["issue", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"第{self.number}版"


class JobState(models.TextChoices):
    """How far an import is (导入状态)."""

    HELD = "held", "待确认"
    WAITING = "waiting", "等待"
    READING = "reading", "读取中"
    WRITING = "writing", "写入中"
    DONE = "done", "完成"
    FAILED = "failed", "未成"


class ImportJob(models.Model):
    """An import asked for (导入任务). Done in the same transaction as the rows it writes, so that a killed one can be run again.

    A job that is held was only read for trial; nobody does it until whoever asked for it says so. ``corrects`` is the
    issue that the file corrects where its masthead does not tell.
    ``leased_until`` is when somebody else may take it over from a process that died; ``report`` is the outcome as JSON.
    """

    name = models.TextField("文件名")
    file = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    corrects = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("提交时间")
    state = models.CharField("状态", max_length=10, choices=JobState.choices, default=JobState.WAITING)
    leased_until = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    finished_at = models.DateTimeField("结束时间", null=True)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="+")
    report = models.JSONField(null=True)

    class Meta:
        verbose_name = "导入任务"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.get_state_display()}"
