"""What holds for every reading, whatever the text: blocks tile, provisions print back, addresses are unique and stable."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.gazette.model import Reading
from tests.core.gazette.readings import ISSUES, read_text

FRAGMENTS = [
    *(
        "第一章 总 则",
        "第十条 应当。",
        "第零条",
        "一、主要",
        "(一)健全。对照",
        "1.加强",
        "(1)成立",
        "①甲；",
        "3.1 分级",
        "3.1.1 级",
    ),
    *(
        "附件1",
        "附件：1.甲",
        "2.3亿元表",
        "序号\t名称\t金额",
        "1\t甲\t3",
        "甲\t\t",
        "\t\t",
        "2024年3月1日",
        "(此件公开发布)",
    ),
    *(
        "某政发〔2024〕5号",
        "某县人民政府关于印发某办法的通知",
        "《甲〈乙〉丙》",
        "《",
        "》",
        "（",
        "注:1.本表",
        "注：",
        "一是甲；二是乙。",
    ),
    *(
        "现将《某办法》印发",
        "某办法",
        "大事记",
        "4月1日 某会",
        "5日 某",
        "- 66 -",
        "目 录",
        "某通知 ..... (3)",
        "²",
        "②",
        "1.",
    ),
    *(
        "<table><tr><td>a</td></tr></table>",
        "<table>",
        "| a | b |",
        "|---|---|",
        "## ",
        "**第一条** 甲",
        "<b>",
        "99.99.99 甲",
    ),
    *("", "　　段落，", "段落。", "各县人民政府：", "某县人民政府令", "第12号", "公报", "2024年第4期", "2024年2月30日"),
]
issues = st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=2).map("".join), max_size=30).map("\n".join)


def check(reading: Reading) -> None:
    text = reading.source.text
    place = 0
    for block in reading.blocks:
        assert block.span.start == place
        place = block.span.end
    assert place == len(text)
    for part in reading.documents:
        for one in (*part.provisions, *part.entries):
            assert "".join(span.cut_from(text) for span in one.spans).replace("\n", " ") == one.text
    addresses = [one.address for part in reading.documents for one in (*part.provisions, *part.tables)]
    addresses += [part.address for part in reading.documents]
    assert [address for address, count in Counter(addresses).items() if count > 1] == []


@settings(max_examples=300, deadline=None)
@given(issues)
def test_fragments_of_official_text_in_any_order(text: str) -> None:
    check(read_text(text))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="第一二三十条章、()（）.123456789年月日号〔〕《》。；：\n\t #*-|<>附件注", max_size=120))
def test_any_text(text: str) -> None:
    check(read_text(text))


@settings(max_examples=50, deadline=None)
@given(issues)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_text(text).documents == read_text(text).documents


def test_nothing_of_the_invented_issues_is_unaccounted_for() -> None:
    for path in sorted(ISSUES.glob("*.txt")):
        reading = read_text(path.read_text(encoding="utf-8"))
        check(reading)
        assert reading.coverage.unaccounted == 0, path.name
        assert reading.coverage.characters == len(reading.source.text)
