"""Reading the environment: the only place where settings meet it.

It decides the form of each kind of value and of DATABASE_URL. It does not decide defaults: ``settings`` does.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"", "0", "false", "no", "off"})

SQLITE_OPTIONS: Mapping[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def read_flag(name: str, default: bool = False) -> bool:
    """A yes or no; anything but 1/true/yes/on and 0/false/no/off is refused."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in _TRUE:
        return True
    if value.strip().lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}：应为 1 或 0。")


def read_list(name: str, default: list[str]) -> list[str]:
    """Values separated by commas."""
    value = os.environ.get(name)
    return default if value is None else [part.strip() for part in value.split(",") if part.strip()]


def read_number(name: str, default: int) -> int:
    """A whole number, not negative."""
    value = os.environ.get(name)
    if value is None:
        return default
    if not value.strip().isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}：应为非负整数。")
    return int(value)


def read_choice(name: str, choices: tuple[str, ...]) -> str:
    """One of the choices; the first is the default."""
    value = os.environ.get(name, choices[0])
    if value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r}：应为{'、'.join(choices)}之一。")
    return value


def load_secret_key(data: Path) -> str:
    """The key from LINGXING_SECRET_KEY, or one made once and kept beside the database, readable by its owner only."""
    given = os.environ.get("LINGXING_SECRET_KEY")
    if given:
        return given
    place = data / "secret-key"
    data.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = place.read_text(encoding="ascii").strip()
        return key or _refuse_empty_key(place)
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key


def _refuse_empty_key(place: Path) -> str:
    raise ImproperlyConfigured(f"{place} 是空的：请删除它，重新启动时会另生成一个。")


def parse_database_url(url: str, data: Path) -> dict[str, Any]:
    """A Django database from ``sqlite:///path``, ``postgres://user:password@host:port/name?option=value`` or nothing.

    Nothing means ``lingxing.sqlite3`` in the data directory. A unix socket is given as ``?host=/path/to/directory``.
    """
    if not url:
        return _sqlite(str(data / "lingxing.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme in {"sqlite", "sqlite3"}:
        path = unquote(parts.path)[1:]
        if not path or parts.netloc:
            raise ImproperlyConfigured("DATABASE_URL：SQLite 应写成 sqlite:///相对路径 或 sqlite:////绝对路径。")
        return _sqlite(path)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(url)
    raise ImproperlyConfigured(f"DATABASE_URL：不支持 {parts.scheme}://，只支持 sqlite:/// 和 postgres://。")


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or ""))
    port = options.pop("port", str(parts.port or ""))
    name = unquote(parts.path)[1:]
    if not name:
        raise ImproperlyConfigured("DATABASE_URL：缺少数据库名，应写成 postgres://用户:密码@主机:端口/数据库名。")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(options.pop("user", parts.username or "")),
        "PASSWORD": unquote(options.pop("password", parts.password or "")),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
