"""What a version consists of: documents, provisions, tables, entries, citations."""

from __future__ import annotations

from django.db import models

from lingxing.apps.gazettes.models.issues import Issue, SourceVersion

ADDRESS_LENGTH = 600


class PublicBasis(models.TextChoices):
    """Why a document is public or internal (公开依据)."""

    PRINTED = "printed", "文件自载"
    DEFAULT = "default", "默认设置"
    CARRIER = "carrier", "随所附文件"
    DECISION = "decision", "编辑决定"


class Document(models.Model):
    """A document of a version (公文). ``address_key`` finds it however its address is typed; ``current`` is what readers see."""

    version = models.ForeignKey(SourceVersion, on_delete=models.CASCADE, related_name="documents")
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="documents")
    position = models.IntegerField()
    current = models.BooleanField(default=True)
    address = models.CharField("地址", max_length=ADDRESS_LENGTH)
    address_key = models.CharField(max_length=ADDRESS_LENGTH, db_index=True)
    number = models.TextField("文号", null=True)
    number_key = models.TextField(blank=True, db_index=True)
    title = models.TextField("标题", db_index=True)
    authority = models.TextField("发文机关", null=True)
    issued_on = models.DateField("成文日期", null=True)
    year = models.IntegerField("年份", null=True, db_index=True)
    kind = models.TextField("文种")
    part_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="parts")
    relation = models.TextField("所附关系", null=True)
    addressees = models.JSONField("主送机关", default=list)
    signed_by = models.TextField("署名", null=True)
    effective_on = models.DateField("施行日期", null=True)
    publicity = models.TextField("公开方式", null=True)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    public = models.BooleanField("公开", default=False)
    public_basis = models.CharField(max_length=10, choices=PublicBasis.choices, default=PublicBasis.DEFAULT)

    class Meta:
        verbose_name = "公文"
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "address"], name="document_address_once")]
        indexes = [models.Index(fields=["current", "public"], name="document_shown")]

    def __str__(self) -> str:
        return self.title


class Provision(models.Model):
    """A piece of a document (条款).

    ``parent_address`` is the address of the provision above, ``spans`` are its places in the source.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="provisions")
    position = models.IntegerField()
    address = models.CharField("地址", max_length=ADDRESS_LENGTH)
    address_key = models.CharField(max_length=ADDRESS_LENGTH, db_index=True)
    label = models.TextField("标号", null=True)
    depth = models.IntegerField("层次")
    heading = models.TextField("标题", null=True)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    text = models.TextField("正文")
    parent_address = models.TextField(null=True)
    spans = models.JSONField(default=list)

    class Meta:
        verbose_name = "条款"
        ordering = ["document", "position"]
        constraints = [models.UniqueConstraint(fields=["document", "address"], name="provision_address_once")]

    def __str__(self) -> str:
        return self.address


class TableRecord(models.Model):
    """A table of a document (表); the JSON fields have the shapes of ``core.gazette.model.Table``."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tables")
    position = models.IntegerField()
    address = models.CharField("地址", max_length=ADDRESS_LENGTH)
    address_key = models.CharField(max_length=ADDRESS_LENGTH, db_index=True)
    caption = models.TextField("表题", null=True)
    columns = models.JSONField("栏目")
    rows = models.JSONField("行")
    row_lines = models.JSONField(default=list)
    groups = models.JSONField("分组", default=list)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    segments = models.JSONField(default=list)
    head = models.JSONField(default=list)
    notes = models.JSONField("注", default=list)
    layout = models.TextField(default="plain")
    anchor = models.TextField(null=True)

    class Meta:
        verbose_name = "表"
        ordering = ["document", "position"]
        constraints = [models.UniqueConstraint(fields=["document", "address"], name="table_address_once")]

    def __str__(self) -> str:
        return self.caption or self.address


class EntryRecord(models.Model):
    """A dated event of a chronicle (大事记条目); its address is the document's, ``#``, the day, and its place in the day."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="entries")
    position = models.IntegerField()
    address = models.CharField("地址", max_length=ADDRESS_LENGTH)
    address_key = models.CharField(max_length=ADDRESS_LENGTH, db_index=True)
    date = models.DateField("日期")
    end_date = models.DateField("止日", null=True)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    text = models.TextField("正文")
    spans = models.JSONField(default=list)

    class Meta:
        verbose_name = "大事记条目"
        ordering = ["document", "position"]

    def __str__(self) -> str:
        return self.address


class CitationRecord(models.Model):
    """One document named by another (引用); whom it names is looked up when it is shown, since that may be imported later."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    position = models.IntegerField()
    number = models.TextField("文号", null=True)
    number_key = models.TextField(blank=True, db_index=True)
    title = models.TextField("标题", null=True, db_index=True)
    line = models.IntegerField()
    relation = models.TextField("引用关系")
    address = models.CharField("所在地址", max_length=ADDRESS_LENGTH)
    start = models.IntegerField()
    end = models.IntegerField()

    class Meta:
        verbose_name = "引用"
        ordering = ["document", "position"]

    def __str__(self) -> str:
        return f"{self.address} → {self.number or self.title}"
