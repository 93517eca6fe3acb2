"""The shapes of the API; names as in ``lingxing read --json`` wherever it has them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema

from lingxing.apps.gazettes.models import DecisionKind


class IssueOut(Schema):
    """An issue (期次)."""

    id: int
    title: str
    year: int | None
    number: int | None
    total_number: int | None
    published: str | None
    unit: str | None
    version: int | None
    documents: int


class VersionOut(Schema):
    """A version of an issue (版本)."""

    number: int
    name: str
    sha256: str
    size: int
    imported_by: str
    imported_at: datetime
    current: bool
    counts: dict[str, int]
    characters: int
    unaccounted: int


class DocumentBrief(Schema):
    """A document in a list (公文概要)."""

    address: str
    number: str | None
    title: str
    authority: str | None
    issued_on: date | None
    kind: str
    part_of: str | None
    relation: str | None
    public: bool
    issue: int
    version: int
    current: bool
    lines: list[int]


class DocumentList(Schema):
    """A page of documents (公文列表)."""

    total: int
    page: int
    pages: int
    documents: list[DocumentBrief]


class CitationOut(Schema):
    """A citation with whom it means (引用)."""

    number: str | None
    title: str | None
    line: int
    relation: str
    address: str
    target: str | None


class CitedByOut(Schema):
    """Where a document is named (被引用)."""

    document: str
    title: str
    address: str
    line: int
    relation: str


class DecisionOut(Schema):
    """What an editor decided about a finding (处理记录)."""

    kind: str
    printed: str
    corrected: str
    reason: str
    decided_by: str
    decided_at: datetime
    carried: bool


class FindingOut(Schema):
    """A finding (疑点)."""

    id: int
    kind: str
    lines: list[int]
    printed: str
    message: str
    suggestion: str | None
    severity: str
    address: str | None
    document: str | None
    status: str
    decisions: list[DecisionOut]


class DocumentOut(DocumentBrief):
    """A document in full (公文)."""

    addressees: list[str]
    signed_by: str | None
    effective_on: date | None
    publicity: str | None
    public_basis: str
    cites: list[CitationOut]
    cited_by: list[CitedByOut]
    provisions: list[dict[str, Any]]
    tables: list[dict[str, Any]]
    entries: list[dict[str, Any]]
    findings: list[FindingOut]
    parts: list[DocumentBrief]


class PlaceOut(Schema):
    """What an address points to (地址所指): exactly one of the three parts, or none for a document."""

    document: DocumentBrief
    provision: dict[str, Any] | None = None
    table: dict[str, Any] | None = None
    entry: dict[str, Any] | None = None


class RelationOut(Schema):
    """A relation between two documents (公文关系)."""

    source: str
    target: str | None
    target_name: str
    target_number: str | None
    relation: str
    carried: bool
    times: int


class GraphOut(Schema):
    """Documents and relations (关系图)."""

    documents: list[DocumentBrief]
    relations: list[RelationOut]


class PieceOut(Schema):
    """A piece of a text (片段): ``marked`` in a hit."""

    text: str
    marked: bool


class HitOut(Schema):
    """A hit (命中)."""

    kind: str
    address: str
    line: int
    document: DocumentBrief
    heading: list[PieceOut]
    snippet: list[PieceOut]


class SearchOut(Schema):
    """A page of hits (检索结果)."""

    query: str
    terms: list[str]
    total: int
    total_is_capped: bool
    page: int
    pages: int
    hits: list[HitOut]


class WordsOut(Schema):
    """Words that are the same, removed or added (比对片段)."""

    operation: str
    text: str


class ChangeOut(Schema):
    """A difference between two versions (变动)."""

    kind: str
    what: str
    address: str
    old_address: str
    words: list[WordsOut]


class JobOut(Schema):
    """An import (导入任务); ``report`` is the outcome, or problem and remedy."""

    id: int
    name: str
    size: int
    state: str
    asked_at: datetime
    finished_at: datetime | None
    issue: int | None
    report: dict[str, Any] | None


class DecisionIn(Schema):
    """What to decide about a finding (处理疑点): accept, dismiss or correct."""

    kind: DecisionKind
    corrected: str = ""
    reason: str = ""


class PublicityIn(Schema):
    """Whether a document is public (公开决定)."""

    public: bool
    reason: str = ""
