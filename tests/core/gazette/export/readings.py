"""Small readings made by hand, for the tests of the exports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lingxing.core.gazette.model import (
    Attachment,
    Citation,
    CitationRelation,
    Coverage,
    Document,
    Entry,
    Finding,
    Issue,
    Provision,
    Reading,
    Severity,
    Table,
    TableGroup,
)
from lingxing.core.gazette.source import Source
from lingxing.core.text.span import Span

NOTICE = "云岭政发〔2031〕4号"
RULES = f"{NOTICE}/渡口管理办法"
NOWHERE = Span(0, 0)
DEMO = Path(__file__).resolve().parents[4] / "packs" / "demo" / "gazette"


def provision(
    address: str,
    label: str | None,
    depth: int,
    text: str,
    heading: str | None = None,
    parent: str | None = None,
    line: int = 5,
) -> Provision:
    """A provision of one line."""
    return Provision(address, label, depth, heading, line, line, text, (NOWHERE,), parent)


def rules_provisions() -> tuple[Provision, ...]:
    """A chapter with two articles, the second with two items and a closing paragraph."""
    chapter, article = f"{RULES}#第一章", f"{RULES}#第一章/第二条"
    return (
        provision(f"{RULES}#¶1", None, 1, "为管好渡口,制定本办法。", line=9),
        provision(chapter, "第一章", 1, "总则", heading="总则", line=10),
        provision(f"{chapter}/第一条", "第一条", 2, "渡口归乡镇管理。", parent=chapter, line=11),
        provision(article, "第二条", 2, "渡船应当具备下列条件:", parent=chapter, line=12),
        provision(f"{article}/(一)", "(一)", 3, "救生衣不少于30件;", parent=article, line=13),
        provision(f"{article}/(二)", "(二)", 3, "灯一盏。", parent=article, line=14),
        provision(f"{article}/¶2", None, 3, "前款的渡船每年检查1次。", parent=article, line=15),
    )


def rules_table() -> Table:
    """Two groups of rows under a header, with a note, on two pages."""
    return Table(
        address=f"{RULES}#表1",
        caption="渡口名录",
        columns=("序号", "渡口", "渡船/艘"),
        rows=(("1", "上渡", "2"), ("2", "中渡", "")),
        row_lines=(19, 22),
        groups=(TableGroup("东岸", 0, 18),),
        lines=(17, 23),
        segments=((17, 19), (21, 23)),
        head=("填报单位:",),
        notes=("注:1.渡船不含渔船。",),
        anchor=f"{RULES}#第一章/第二条",
    )


def document(address: str, title: str, kind: str, **changes: object) -> Document:
    """A document with nothing in it but what ``changes`` says."""
    values: dict[str, object] = {
        "number": None, "authority": None, "issued_on": None, "part_of": None, "relation": None, "addressees": (),
        "signed_by": None, "effective_on": None, "publicity": None, "lines": (1, 30), "cites": (), "provisions": (),
        "tables": (), "entries": (),
    }  # fmt: skip
    return Document(address=address, title=title, kind=kind, **{**values, **changes})  # type: ignore[arg-type]


def ferry_reading() -> Reading:
    """A notice that prints rules, and a chronicle of two entries."""
    notice = document(
        NOTICE,
        "云岭州人民政府关于印发渡口管理办法的通知",
        "通知",
        number=NOTICE,
        authority="云岭州人民政府",
        issued_on=date(2031, 4, 9),
        addressees=("各县市人民政府", "州直各部门"),
        signed_by="云岭州人民政府",
        publicity="此件公开发布",
        lines=(1, 8),
        cites=(
            Citation("云岭政发〔2024〕7号", "渡口规定", 5, CitationRelation.REPEALS, f"{NOTICE}#¶1", Span(3, 5)),
            Citation(None, "渡口管理办法", 5, CitationRelation.CITES, f"{NOTICE}#¶1", Span(7, 9)),
        ),
        provisions=(provision(f"{NOTICE}#¶1", None, 1, "现将《渡口管理办法》印发给你们。"),),
    )
    rules = document(
        RULES,
        "渡口管理办法",
        "办法",
        part_of=NOTICE,
        relation=Attachment.PRINTS,
        effective_on=date(2031, 5, 1),
        lines=(9, 24),
        provisions=rules_provisions(),
        tables=(rules_table(),),
    )
    chronicle = document(
        "云岭州2031年4月大事记",
        "云岭州2031年4月大事记",
        "大事记",
        lines=(25, 28),
        entries=(
            Entry(date(2031, 4, 2), None, 26, 26, "渡口会议召开。", (NOWHERE,)),
            Entry(date(2031, 4, 8), date(2031, 4, 9), 27, 27, "渡船检查。", (NOWHERE,)),
        ),
    )
    return Reading(
        source=Source("渡口.txt", "", "text/plain", "0" * 64),
        issue=Issue("云岭州人民政府公报", 2031, 4, 88, "2031-04"),
        contents=(),
        documents=(notice, rules, chronicle),
        findings=(
            Finding("empty_cell", (22, 22), "", "渡船数为空", None, Severity.NOTICE, f"{RULES}#表1"),
            Finding("doubled_character", (5, 5), "的的", "字重复", "的", Severity.WARNING),
        ),
        blocks=(),
        coverage=Coverage(640, 3),
    )
