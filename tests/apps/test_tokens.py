"""Cutting texts and queries: worked by hand, and one property: whatever stands in a text is found by asking for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.apps.gazettes.search.highlight import Piece, mark, snippet
from lingxing.apps.gazettes.search.tokens import Phrase, index_tokens, parse_query


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("政府工作", ["政府", "府工", "工作", "作"]),
        ("州", ["州"]),
        ("2023年4月", ["2023", "年", "4", "月"]),
        ("云政通〔2023〕5号", ["云政", "政通", "通", "2023", "5", "号"]),
        ("COD浓度 93.5%", ["cod", "浓度", "度", "93", "5"]),
        ("ＣＯＤ１２", ["cod12"]),
        ("张 三", ["张三", "三"]),
        ("预案，地震", ["预案", "案", "地震", "震"]),
        ("", []),
    ],
)
def test_a_text_is_cut(text: str, tokens: list[str]) -> None:
    assert index_tokens(text) == tokens


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("政府工作", [(["政府", "府工", "工作"], False)]),
        ("州", [(["州"], True)]),
        ("应急 预案", [(["应急"], False), (["预案"], False)]),
        ("2023年", [(["2023", "年"], True)]),
        ("年4月", [(["年", "4", "月"], True)]),
        ("全年4", [(["全年", "年", "4"], False)]),
        ("云政通[2023]5号", [(["云政", "政通", "通", "2023", "5", "号"], True)]),
        ("，。 ！", []),
    ],
)
def test_a_query_is_cut(query: str, phrases: list[tuple[list[str], bool]]) -> None:
    assert [(list(phrase.tokens), phrase.prefix) for phrase in parse_query(query)] == phrases


def stands_in(phrase: Phrase, tokens: list[str]) -> bool:
    """What both databases do with a phrase."""
    wanted = phrase.tokens
    for start in range(len(tokens) - len(wanted) + 1):
        window = tokens[start : start + len(wanted)]
        last_fits = window[-1].startswith(wanted[-1]) if phrase.prefix else window[-1] == wanted[-1]
        if last_fits and tuple(window[:-1]) == wanted[:-1]:
            return True
    return False


@given(st.text("云岭州白沙市4年", min_size=1, max_size=12), st.data())
def test_every_part_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = text[start:end]
    cuts_a_number = (start > 0 and text[start - 1 : start + 1] == "44") or text[end - 1 : end + 1] == "44"
    for phrase in parse_query(part):
        assert stands_in(phrase, index_tokens(text)) or cuts_a_number


@given(st.text("云岭州白沙", min_size=1, max_size=6), st.text("云岭州白沙", min_size=1, max_size=3))
def test_only_what_stands_in_a_text_is_found(text: str, query: str) -> None:
    (phrase,) = parse_query(query)
    assert stands_in(phrase, index_tokens(text)) == (query in text)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    """The marked words."""
    return [piece.text for piece in pieces if piece.marked]


def test_marks_stand_on_what_was_asked_for() -> None:
    pieces = mark("依据云政通〔２０２３〕5号，云岭州设Cod指标，CODE不算。", parse_query("云政通[2023]5号 云岭 cod"))
    assert marked(pieces) == ["云政通〔２０２３〕5号", "云岭", "Cod"]
    assert "".join(piece.text for piece in pieces) == "依据云政通〔２０２３〕5号，云岭州设Cod指标，CODE不算。"


def test_a_snippet_shows_the_first_mark() -> None:
    text = "甲" * 300 + "白鹭" + "乙" * 300
    pieces = snippet(text, parse_query("白鹭"), 60)
    shown = "".join(piece.text for piece in pieces)
    assert marked(pieces) == ["白鹭"]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) == 62


@given(st.text(max_size=60), st.text(max_size=8))
def test_marking_changes_no_character(text: str, query: str) -> None:
    assert "".join(piece.text for piece in mark(text, parse_query(query))) == text
