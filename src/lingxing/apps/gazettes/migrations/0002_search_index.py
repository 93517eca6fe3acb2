"""The full-text index: an FTS5 table on SQLite, a tsvector column on PostgreSQL."""

from django.db import migrations

from lingxing.apps.gazettes.search import postgres, sqlite


def install(apps, schema_editor):
    backend = sqlite if schema_editor.connection.vendor == "sqlite" else postgres
    for statement in backend.INSTALL:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    backend = sqlite if schema_editor.connection.vendor == "sqlite" else postgres
    for statement in backend.REMOVE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("gazettes", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
