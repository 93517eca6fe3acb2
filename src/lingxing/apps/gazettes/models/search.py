"""What can be found: one row for each document, provision, table row and entry of the current versions.

The index itself (an FTS5 table on SQLite, a ``tsvector`` column on PostgreSQL) is kept by ``search``.
"""

from __future__ import annotations

from django.db import models

from lingxing.apps.gazettes.models.contents import ADDRESS_LENGTH, Document


class HitKind(models.TextChoices):
    """What was found (命中对象)."""

    DOCUMENT = "document", "公文"
    PROVISION = "provision", "条款"
    TABLE_ROW = "table_row", "表格行"
    ENTRY = "entry", "大事记"


class SearchRow(models.Model):
    """A piece of text that can be found (检索项); a long text has several rows of the same address.

    ``public`` is that of the document, kept here as well so that counting hits visits no other table.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=HitKind.choices)
    address = models.CharField(max_length=ADDRESS_LENGTH)
    public = models.BooleanField("公开", default=False)
    line = models.IntegerField()
    heading = models.TextField(blank=True)
    text = models.TextField()

    class Meta:
        verbose_name = "检索项"

    def __str__(self) -> str:
        return self.address
