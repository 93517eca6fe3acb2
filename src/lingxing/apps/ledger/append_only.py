"""The database's own refusal to change audit rows, as triggers for SQLite and PostgreSQL.

It decides only that ``ledger_auditrow`` takes inserts and nothing else, whoever asks (a shell, another program).
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.creation import TEST_DATABASE_PREFIX

_MESSAGE = "ledger_auditrow is append-only"

_SQLITE_INSTALL = (
    "CREATE TRIGGER IF NOT EXISTS ledger_no_update BEFORE UPDATE ON ledger_auditrow"
    f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END",
    "CREATE TRIGGER IF NOT EXISTS ledger_no_delete BEFORE DELETE ON ledger_auditrow"
    f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END",
)
_SQLITE_LIFT = ("DROP TRIGGER IF EXISTS ledger_no_update", "DROP TRIGGER IF EXISTS ledger_no_delete")

_POSTGRES_INSTALL = (
    "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE OR REPLACE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON ledger_auditrow"
    " FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    "CREATE OR REPLACE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_auditrow"
    " FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
)
_POSTGRES_LIFT = (
    "DROP TRIGGER IF EXISTS ledger_no_change ON ledger_auditrow",
    "DROP TRIGGER IF EXISTS ledger_no_truncate ON ledger_auditrow",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse updates and deletes of audit rows."""
    _run(connection, _SQLITE_INSTALL if connection.vendor == "sqlite" else _POSTGRES_INSTALL)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal away: for the reverse of the migration, and for emptying a test database."""
    _run(connection, _SQLITE_LIFT if connection.vendor == "sqlite" else _POSTGRES_LIFT)


def is_test_database(connection: BaseDatabaseWrapper) -> bool:
    """Whether this is a database that the test runner created for itself."""
    name = str(connection.settings_dict["NAME"])
    test_name = (connection.settings_dict.get("TEST") or {}).get("NAME")
    return name == test_name or "mode=memory" in name or name.rsplit("/", 1)[-1].startswith(TEST_DATABASE_PREFIX)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
