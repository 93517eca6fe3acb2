"""Readings, units and people for the tests of the apps; every place, organ and person is invented."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lingxing.apps.accounts.models import Membership, Person, Unit
from lingxing.core.gazette import model as core
from lingxing.core.gazette.source import Source
from lingxing.core.text.span import Span

NOTICE = "云政通〔2023〕5号"
PLAN = "云政通〔2023〕5号/白鹭保护方案"
CITING = "云政通〔2023〕6号"
CHRONICLE = "云岭州2023年4月大事记"


def provision(address: str, label: str | None, text: str, line: int, **more: Any) -> core.Provision:
    """A provision of one line at depth 1 unless ``more`` says otherwise."""
    fields: dict[str, Any] = {"depth": 1, "heading": None, "last_line": line, "spans": (Span(0, len(text)),), **more}
    return core.Provision(address=address, label=label, text=text, line=line, **fields)


def document(address: str, title: str, lines: tuple[int, int], **more: Any) -> core.Document:
    """A document with nothing in it unless ``more`` says otherwise."""
    fields: dict[str, Any] = {
        "number": None,
        "authority": "云岭州人民政府",
        "issued_on": date(2023, 4, 3),
        "kind": "通知",
        "part_of": None,
        "relation": None,
        "addressees": ("各县人民政府",),
        "signed_by": None,
        "effective_on": None,
        "publicity": None,
        "cites": (),
        "provisions": (),
        "tables": (),
        "entries": (),
        **more,
    }
    return core.Document(address=address, title=title, lines=lines, **fields)


def citation(address: str, number: str | None, title: str | None, relation: str = "cites") -> core.Citation:
    """A citation on line 20."""
    return core.Citation(number, title, 20, core.CitationRelation(relation), address, Span(0, 4))


def finding(printed: str, address: str | None, line: int = 3, **more: Any) -> core.Finding:
    """A warning about one line."""
    fields: dict[str, Any] = {
        "kind": "look_alike",
        "message": f"“{printed}”疑有误",
        "suggestion": None,
        "severity": core.Severity.WARNING,
        **more,
    }
    return core.Finding(lines=(line, line), printed=printed, address=address, **fields)


def table() -> core.Table:
    """The table of the plan: three rows, the last two under a group row."""
    return core.Table(
        address=f"{PLAN}#表1",
        caption="白鹭栖息地登记表",
        columns=("地点", "数量/只"),
        rows=(("白沙湿地", "120"), ("青芦河口", "35"), ("石桥水库", "8")),
        row_lines=(12, 14, 15),
        groups=(core.TableGroup("县管", 1, 13),),
        lines=(11, 15),
        segments=((11, 15),),
    )


def entries() -> tuple[core.Entry, ...]:
    """Three events on two days."""
    days = ((3, "州长到白沙湿地调研候鸟保护。"), (3, "全州春耕会议召开。"), (9, "青芦河口观鸟节开幕。"))
    return tuple(
        core.Entry(date(2023, 4, day), None, 30 + place, 30 + place, text, (Span(0, len(text)),))
        for place, (day, text) in enumerate(days)
    )


def documents() -> tuple[core.Document, ...]:
    """A notice that prints a plan with a table, a notice that cites it, a chronicle."""
    plan_text = "建立白鹭栖息地名录，每年4月更新一次。"
    return (
        document(
            NOTICE,
            "云岭州人民政府关于印发白鹭保护方案的通知",
            (1, 5),
            number=NOTICE,
            publicity="此件公开发布",
            provisions=(provision(f"{NOTICE}#¶1", None, "现将方案印发给你们，请遵照执行。", 3),),
        ),
        document(
            PLAN,
            "白鹭保护方案",
            (6, 16),
            kind="方案",
            part_of=NOTICE,
            relation=core.Attachment.PRINTS,
            addressees=(),
            provisions=(
                provision(f"{PLAN}#一", "一、", "栖息地名录", 7, heading="栖息地名录"),
                provision(f"{PLAN}#一/(一)", "(一)", plan_text, 8, depth=2, parent=f"{PLAN}#一"),
                provision(f"{PLAN}#二", "二、", "巡护责任到人，COD浓度按月监测。", 9),
            ),
            tables=(table(),),
        ),
        document(
            CITING,
            "云岭州人民政府关于湿地巡护的通知",
            (17, 25),
            number=CITING,
            provisions=(provision(f"{CITING}#¶1", None, "按照〔2023〕5号通知开展湿地巡护。", 20),),
            cites=(citation(f"{CITING}#¶1", NOTICE, None, "implements"), citation(CITING, None, "候鸟条例")),
        ),
        document(CHRONICLE, CHRONICLE, (29, 33), kind="大事记", addressees=(), issued_on=None, entries=entries()),
    )


def reading(*, text: str = "公报原文\n", name: str = "gazette.txt", **more: Any) -> core.Reading:
    """A reading of an issue with a masthead, four documents and two findings; ``text`` decides its digest."""
    data = text.encode()
    fields: dict[str, Any] = {
        "source": Source(name, text, "text/plain", hashlib.sha256(data).hexdigest(), "utf-8"),
        "issue": core.Issue("云岭州人民政府公报", 2023, 4, 150, "2023-04"),
        "contents": (core.ContentsEntry("关于印发白鹭保护方案的通知", NOTICE, 3, 1),),
        "documents": documents(),
        "findings": (finding("巡护责仼", f"{PLAN}#二", 9, suggestion="巡护责任"), finding("候岛", CHRONICLE, 30)),
        "blocks": (),
        "coverage": core.Coverage(len(text), 0),
        **more,
    }
    return core.Reading(**fields)


def corrected(before: core.Reading) -> core.Reading:
    """The same issue from a corrected file: (一) reworded, 二 moved to 三, a new 二, no chronicle, its finding gone."""
    notice, plan, citing, _ = before.documents
    first, listing, patrol = plan.provisions
    changed = replace(
        plan,
        provisions=(
            first,
            replace(listing, text="建立白鹭栖息地名录，每年5月更新一次。"),
            provision(f"{PLAN}#二", "二、", "设立宣传周。", 9),
            replace(patrol, address=f"{PLAN}#三", label="三、", line=10, last_line=10),
        ),
    )
    return replace(
        before,
        source=replace(before.source, text="改正的原文\n", sha256=hashlib.sha256("改正的原文\n".encode()).hexdigest()),
        documents=(notice, changed, citing),
        findings=(finding("巡护责仼", f"{PLAN}#二", 10, suggestion="巡护责任"),),
    )


def raw(one: core.Reading) -> bytes:
    """The bytes of a reading's source."""
    return one.source.text.encode()


@dataclass(frozen=True)
class People:
    """Units and people: an editor of the unit that owns the gazette, one of another unit, a reader below, and so on."""

    government: Unit
    bureau: Unit
    elsewhere: Unit
    editor: Person
    other_editor: Person
    reader: Person
    stranger: Person
    administrator: Person
    root: Person


def make_people() -> People:
    """Everybody, with memberships in force since 2020."""
    government = Unit.objects.create(name="云岭州人民政府", level="prefecture", kind="government")
    bureau = Unit.objects.create(name="云岭州林草局", level="prefecture", kind="department", parent=government)
    elsewhere = Unit.objects.create(name="白沙市人民政府", level="prefecture", kind="government")
    return People(
        government=government,
        bureau=bureau,
        elsewhere=elsewhere,
        editor=make_person("editor", government, "editor"),
        other_editor=make_person("other-editor", elsewhere, "editor"),
        reader=make_person("reader", bureau, "reader"),
        stranger=make_person("stranger", None, ""),
        administrator=make_person("administrator", government, "administrator"),
        root=Person.objects.create_superuser("root", name="全权", password="x"),
    )


def make_person(username: str, unit: Unit | None, role: str) -> Person:
    """A person with the password ``correct-horse`` and one membership."""
    person = Person.objects.create_user(username, name=f"{username}某", password="correct-horse")
    if unit is not None:
        Membership.objects.create(person=person, unit=unit, role=role, starts_on=date(2020, 1, 1))
    return person
