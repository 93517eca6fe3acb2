"""``flush``, which would empty the ledger: allowed on a test database only."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.flush import Command as FlushCommand
from django.db import connections

from lingxing.apps.ledger import append_only


class Command(FlushCommand):
    """Empty a test database; refuse to empty any other."""

    def handle(self, **options: Any) -> None:
        """Lift the append-only triggers for the time of the flush."""
        connection = connections[options["database"]]
        if not append_only.is_test_database(connection):
            raise CommandError("台账只能追加：本命令只用于测试数据库。要从头开始，请换一个数据库。")
        append_only.lift(connection)
        try:
            super().handle(**options)
        finally:
            append_only.install(connection)
