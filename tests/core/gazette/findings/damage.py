"""Helpers: the findings of an invented text, read whole."""

from __future__ import annotations

import hashlib

from lingxing.core.gazette.model import Finding
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.source import Source

NOTICE = """# 云岭州人民政府关于印发云岭州渡口管理办法的通知

云岭政发〔2024〕1号

各县市人民政府,州直各部门:

现将《云岭州渡口管理办法》印发给你们,请认真贯彻执行。

云岭州人民政府

2024年2月1日

(此件公开发布)

## 云岭州渡口管理办法

"""
"""A clean notice of 16 lines; what a test appends begins on line 17."""

FIRST = 17


def find(text: str, kind: str | None = None) -> list[Finding]:
    """The findings of a text, of one kind or of all."""
    source = Source("试验.txt", text, "text/plain", hashlib.sha256(text.encode()).hexdigest())
    return [finding for finding in read_source(source).findings if kind in (None, finding.kind)]


def in_notice(body: str, kind: str | None = None) -> list[Finding]:
    """The findings of a body of rules printed by a clean notice."""
    return find(NOTICE + body + "\n", kind)


def shown(findings: list[Finding]) -> list[tuple[int, str]]:
    """Line and print of each finding."""
    return [(finding.lines[0], finding.printed) for finding in findings]
