"""Search rows carry whether their document is public."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    rows = apps.get_model("gazettes", "SearchRow")
    documents = apps.get_model("gazettes", "Document")
    public = documents.objects.filter(pk=OuterRef("document_id")).values("public")
    rows.objects.update(public=Subquery(public))


class Migration(migrations.Migration):
    dependencies = [("gazettes", "0002_search_index")]
    operations = [
        migrations.AddField(
            model_name="searchrow",
            name="public",
            field=models.BooleanField(default=False, verbose_name="公开"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
