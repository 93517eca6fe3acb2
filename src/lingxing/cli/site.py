"""What the commands that need the database share: the server's settings, its database brought up to date, its owner.

Django's models can only be imported once its settings are loaded, so these commands import the apps inside their
functions, after ``start``.
"""

from __future__ import annotations

import os

from lingxing.cli.outcome import BadInput


def start() -> None:
    """Load the settings; what is wrong with the environment is bad input."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lingxing.site.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadInput(f"设置有误：{error}") from error


def start_with_database() -> None:
    """Load the settings and bring the tables up to date; a database that cannot be reached is bad input."""
    start()
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise BadInput(f"数据库打不开（{reason}）。请核对 DATABASE_URL，或去掉它改用 SQLite") from error


def collect_static_files() -> None:
    """Gather styles and scripts of all apps where the server serves them from."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
