"""Citations: whom a text names and what it does to them."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.model import CitationRelation
from tests.core.gazette.readings import document, read_text

CITES, IMPLEMENTS = CitationRelation.CITES, CitationRelation.IMPLEMENTS
FORWARDS, REPEALS = CitationRelation.FORWARDS, CitationRelation.REPEALS


def cites(sentence: str) -> list[tuple[str | None, str | None, CitationRelation]]:
    """The citations of a document that consists of one sentence."""
    reading = read_text(f"某州方案\n\n{sentence}\n")
    return [(one.number, one.title, one.relation) for one in reading.documents[0].cites]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据《水法》等规定，制定本方案。", [(None, "水法", IMPLEMENTS)]),
        ("按照《甲省节水办法》（甲政发〔2020〕3号）要求开展。", [("甲政发〔2020〕3号", "甲省节水办法", IMPLEMENTS)]),
        ("另见《甲省节水年鉴》。", [(None, "甲省节水年鉴", CITES)]),
        ("《某州节水办法》（某政发〔2018〕9号）同时废止。", [("某政发〔2018〕9号", "某州节水办法", REPEALS)]),
        (
            "现将《甲省关于节水的通知》（甲政发〔2020〕3号）转发给你们。",
            [("甲政发〔2020〕3号", "甲省关于节水的通知", FORWARDS)],
        ),
        ("严格执行甲政发〔2020〕3号文件。", [("甲政发〔2020〕3号", None, IMPLEMENTS)]),
        (
            "根据《水法》《土地法》和《森林法》，制定本方案。",
            [(None, name, IMPLEMENTS) for name in ("水法", "土地法", "森林法")],
        ),
        (
            "依照《关于印发〈节水规则〉的通知》（甲发〔2019〕1 号）。",
            [("甲发〔2019〕1号", "关于印发〈节水规则〉的通知", IMPLEMENTS)],
        ),
        ("依照《关于印发《节水规则》的通知》办理。", [(None, "关于印发《节水规则》的通知", IMPLEMENTS)]),
        ("依照《甲省规则（甲规〔2022〕2号）》办理。", [("甲规〔2022〕2号", "甲省规则", IMPLEMENTS)]),
    ],
)
def test_relations(sentence: str, expected: list[tuple[str | None, str | None, CitationRelation]]) -> None:
    assert cites(sentence) == expected


def test_short_names_are_not_counted_again() -> None:
    assert cites("根据《甲省节水办法》（甲政发〔2020〕3号，以下简称节水规定）开展。《办法》和《节水规定》从严。") == [
        ("甲政发〔2020〕3号", "甲省节水办法", IMPLEMENTS)
    ]


def test_a_number_broken_over_lines() -> None:
    assert cites("根据《甲省节水办法》（甲政办发〔2023〕12  \n号），制定本方案。") == [
        ("甲政办发〔2023〕12号", "甲省节水办法", IMPLEMENTS)
    ]


def test_the_line_of_a_citation_is_that_of_its_title() -> None:
    reading = read_text("某州方案\n\n根据有关要求以及  \n《水法》制定。\n")
    assert [one.line for one in reading.documents[0].cites] == [4]


def test_a_notice_does_not_cite_what_it_prints() -> None:
    text = (
        "某州人民政府关于印发某州节水办法的通知\n\n某政发〔2024〕1号\n\n各县人民政府：\n\n现将《某州节水办法》印发给你们。\n\n"
        "某州人民政府\n\n2024年1月2日\n\n某州节水办法\n\n第一条 节约用水。\n"
    )
    assert document(read_text(text), "某政发〔2024〕1号").cites == ()


def test_titles_listed_under_a_decision_to_repeal() -> None:
    listed = "一、《甲办法》（某政发〔2016〕1号）\n\n二、《乙办法》（某政发〔2016〕2号）\n"
    text = f"某州决定\n\n经清理，决定废止下列文件：\n\n{listed}"
    assert [one.relation for one in read_text(text).documents[0].cites] == [REPEALS, REPEALS]
