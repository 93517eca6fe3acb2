"""Numbering, tables, sums, limits and dates: damaged and sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.gazette.findings.numbering import chinese
from lingxing.core.text.document_numbers import chinese_ordinal
from tests.core.gazette.findings.damage import FIRST, in_notice, shown

ARTICLES = [f"**第{number}条** 渡口应当设置标志{number}。" for number in "一二三四五六"]


def test_an_article_left_out() -> None:
    body = "\n\n".join(ARTICLES[:2] + ARTICLES[3:])
    (finding,) = in_notice(body, "numbering_break")
    assert shown([finding]) == [(FIRST + 4, "第四条")]
    assert finding.message == "序号跳号：第19行为“第二条”，其后同级序号印作“第四条”。"


def test_an_article_numbered_twice_gets_the_number_its_neighbours_ask_for() -> None:
    body = "\n\n".join([*ARTICLES[:3], ARTICLES[3].replace("第四条", "第三条"), *ARTICLES[4:]])
    (finding,) = in_notice(body, "numbering_break")
    assert (finding.lines[0], finding.printed, finding.suggestion) == (FIRST + 6, "第三条", "第四条")


def test_numbering_that_starts_again_or_runs_on() -> None:
    body = "\n\n".join(
        [
            "一、总体要求",
            "(一)压实责任。各县落实。",
            "(二)强化巡查。每日一次。",
            "二、重点任务",
            "(三)提升装备。分批更新。",
            "1.更换渡船。今年完成。",
            "2.更换码头。明年完成。",
            "(四)培训渡工。每年一次。",
            "1.开办课堂。每季一期。",
        ]
    )
    assert in_notice(body, "numbering_break") == []


def test_a_number_skipped_in_brackets_and_in_speech() -> None:
    body = "一、重点任务\n\n(一)压实责任。一是定人。二是定岗。四是定责。\n\n(三)强化巡查。每日一次。"
    found = in_notice(body, "numbering_break")
    assert {(finding.lines[0], finding.printed) for finding in found} == {(FIRST + 2, "四是"), (FIRST + 4, "(三)")}


@given(st.integers(1, 99))
def test_chinese_numbers_read_back(number: int) -> None:
    assert chinese_ordinal(chinese(number)) == number


def table(*rows: str, head: str = "序号\t项目名称\t总投资(万元)\t建设地点") -> str:
    """An article and a table whose first row stands on the fourth line of the body."""
    return "\n".join(["**第一条** 项目如下:", "", head, *rows])


ROWS = [
    "1\t青芦渡口改造工程\t1200\t青芦县",
    "2\t白沙码头扩建工程\t860\t白沙市",
    "3\t松湾航道疏浚工程\t430\t松湾县",
    "4\t禾塘渡船更新工程\t2100\t禾塘县",
    "5\t云岭水文监测工程\t975\t云岭州",
]


def kinds(body: str) -> list[tuple[str, int]]:
    """Kind and line of every finding of a body."""
    return [(finding.kind, finding.lines[0]) for finding in in_notice(body)]


def test_a_sound_table_has_no_findings() -> None:
    assert kinds(table(*ROWS)) == []


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("numbering_break", "7\t青山渡口新建工程\t300\t青山县"),
        ("duplicate_row", "6\t青芦渡口改造工程\t1200\t青芦县"),
        ("duplicate_row", "6\t青芦渡口改造工程\t1200\t白沙市"),
        ("duplicate_row", "6\t云岭州青芦渡口改造工程\t1200\t青芦县"),
        ("empty_cell", "6\t青山渡口新建工程\t300\t"),
        ("ragged_row", "6\t青山渡口新建工程\t300"),
    ],
)
def test_a_damaged_last_row(kind: str, row: str) -> None:
    assert kinds(table(*ROWS, row)) == [(kind, FIRST + 8)]


def test_two_projects_with_one_sum_are_two() -> None:
    assert kinds(table(*ROWS, "6\t青山渡口新建工程\t1200\t青芦县")) == []


def test_a_group_heading_printed_twice() -> None:
    rows = ["渡口类\t\t\t", *ROWS[:2], "航道类\t\t\t", *ROWS[2:4], "渡口类\t\t\t", ROWS[4]]
    found = in_notice(table(*rows), "duplicate_group")
    assert shown(found) == [(FIRST + 9, "渡口类")]
    assert found[0].message.startswith("分组标题“渡口类”已印在第20行")


def test_totals_of_a_table() -> None:
    assert in_notice(table(*ROWS, "\t合计\t5565\t"), "sum_mismatch") == []
    (finding,) = in_notice(table(*ROWS, "\t合计\t5575\t"), "sum_mismatch")
    assert shown([finding]) == [(FIRST + 8, "5575")]
    assert finding.message == "“总投资(万元)”栏各行之和为5565，与合计行所印5575不符。"


@pytest.mark.parametrize("label", ["全州合计", "全县合计", "全市总计", "云岭州合计"])
def test_a_total_of_a_place(label: str) -> None:
    assert in_notice(table(*ROWS, f"\t{label}\t5565\t"), "sum_mismatch") == []
    assert shown(in_notice(table(*ROWS, f"\t{label}\t5575\t"), "sum_mismatch")) == [(FIRST + 8, "5575")]


def test_a_total_that_opens_the_table() -> None:
    assert in_notice(table("\t合计\t5565\t", *ROWS), "sum_mismatch") == []
    (finding,) = in_notice(table("\t合计\t5575\t", *ROWS), "sum_mismatch")
    assert shown([finding]) == [(FIRST + 3, "5575")]
    assert finding.message == "“总投资(万元)”栏各行之和为5565，与合计行所印5575不符。"


PLACES = "序号\t县市\t渡口(处)"


@pytest.mark.parametrize(
    "rows",
    [
        ["\t合计\t12", "1\t青芦县\t7", "\t其中:城区\t3", "2\t白沙市\t5"],
        ["\t合计\t12", "一\t青芦县\t7", "1\t榕溪镇\t4", "2\t石湾镇\t3", "二\t白沙市\t5", "1\t红土镇\t5"],
        ["\t合计\t12", "\t小计\t7", "1\t榕溪镇\t4", "2\t石湾镇\t3", "\t小计\t5", "1\t红土镇\t1", "2\t沙坝乡\t4"],
        [
            "1\t榕溪镇\t4",
            "2\t石湾镇\t3",
            "\t青芦县小计\t7",
            "1\t红土镇\t1",
            "2\t沙坝乡\t4",
            "\t白沙市小计\t5",
            "\t全州合计\t12",
        ],
        ["\t合计\t12", "1\t青芦县\t7", "2\t白沙市\t"],
    ],
)
def test_layered_rows_and_rows_filled_in_part(rows: list[str]) -> None:
    assert in_notice(table(*rows, head=PLACES), "sum_mismatch") == []


@pytest.mark.parametrize("name", ["合计", "小计", "总计", "总分"])
def test_a_column_of_totals(name: str) -> None:
    head = f"序号\t县市\t公渡\t义渡\t{name}"
    rows = ["1\t青芦县\t7\t2\t9", "2\t白沙市\t5\t4\t9", "3\t松湾县\t6\t1\t8", "4\t禾塘县\t3\t3\t6"]
    (finding,) = in_notice(table(*rows, head=head), "sum_mismatch")
    assert shown([finding]) == [(FIRST + 5, "8")]
    assert finding.message == f"“公渡”、“义渡”各栏之和为7，与“{name}”栏所印8不符。"
    assert in_notice(table(*rows[:1], rows[2], head=head), "sum_mismatch") == []
    sound = [rows[0], rows[1], "3\t松湾县\t6\t1\t7", rows[3]]
    assert in_notice(table(*sound, head=head), "sum_mismatch") == []


def test_a_column_that_adds_up_other_things() -> None:
    head = "序号\t县市\t渡口\t渡船\t合计"
    rows = ["1\t青芦县\t7\t2\t5", "2\t白沙市\t5\t4\t9", "3\t松湾县\t6\t1\t8", "4\t禾塘县\t3\t3\t6"]
    assert in_notice(table(*rows, head=head), "sum_mismatch") == []


def test_shares_that_do_not_make_the_full_mark() -> None:
    head = "序号\t评比指标\t分值\t计分标准"
    rows = ["1\t巡查次数\t20分\t上下半年各10分", "2\t培训次数\t18分\t上下半年各10分"]
    (finding,) = in_notice(table(*rows, head=head), "sum_mismatch")
    assert shown([finding]) == [(FIRST + 4, "各10分")]


@pytest.mark.parametrize(
    "text",
    [
        "全州渡口共70处,其中公渡30处、义渡20处。",
        "去年发生险情3起(搁浅2起,碰撞1起)。",
        "全州渡口共70处。按照性质划分:公渡30处,义渡20处,专渡20处;按照规模划分:大型10处,小型60处。",
        "公布新建渡口(39处)和改建渡口(28处),共67处。",
        "设立3个片区为:东部片区、西部片区和南部片区。",
        "更新渡船20艘左右(钢质8艘,木质10艘)。",
    ],
)
def test_sums_that_add_up_or_do_not_claim_to(text: str) -> None:
    assert in_notice(f"**第一条** {text}", "sum_mismatch") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("去年发生险情4起(搁浅2起,碰撞1起)。", "分项2＋1＝3起，与所称4起不符。"),
        ("全州渡口共70处。按照性质划分:公渡30处,义渡20处,专渡10处。", "分项30＋20＋10＝60处，与所称70处不符。"),
        ("公布新建渡口(39处)和改建渡口(28处),共66处。", "分项39＋28＝67处，与所称66处不符。"),
        ("设立5个片区为:东部片区、西部片区、北部片区和南部片区。", "称5个，冒号后实列4个。"),
    ],
)
def test_sums_that_do_not_add_up(text: str, message: str) -> None:
    found = in_notice(f"**第一条** {text}", "sum_mismatch")
    assert [finding.message for finding in found] == [message]


def test_a_heading_that_counts_its_lists() -> None:
    body = "一、危险程度高的5个乡镇\n\n1.青芦县:榕溪镇、石湾镇。\n\n2.白沙市:红土镇、沙坝乡。"
    (finding,) = in_notice(body, "sum_mismatch")
    assert (shown([finding]), finding.message) == ([(FIRST, "5个乡镇")], "标题称5个，其下实印4个。")
    assert in_notice(body.replace("5个", "4个"), "sum_mismatch") == []


def test_a_heading_that_counts_its_rows() -> None:
    body = "一、渡口(3处)\n\n" + "\n".join(["序号\t名称\t所在县", "1\t青芦渡口\t青芦县", "2\t白沙渡口\t白沙市"])
    (finding,) = in_notice(body, "sum_mismatch")
    assert (shown([finding]), finding.message) == ([(FIRST, "(3处)")], "标题称3处，其下实印2处。")


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("救生衣配备率达到100%以上。", "impossible_comparator", "100%以上"),
        ("渡工持证率达到105%。", "impossible_comparator", "105%"),
        ("载客50人以上、30人以下的渡船。", "impossible_comparator", "50人以上、30人以下"),
        ("水位下降20%-10%。", "impossible_comparator", "20%-10%"),
        ("自2024年2月30日起停航。", "impossible_date", "2024年2月30日"),
        ("自2023年2月29日起停航。", "impossible_date", "2023年2月29日"),
        ("于2024年13月完成。", "impossible_date", "2024年13月"),
        ("于2024年3月15日(星期四)检查。", "wrong_weekday", "2024年3月15日(星期四)"),
    ],
)
def test_values_that_cannot_be(text: str, kind: str, printed: str) -> None:
    found = [finding for finding in in_notice(f"**第一条** {text}") if finding.kind != "repealed_basis"]
    assert [(finding.kind, finding.lines[0], finding.printed) for finding in found] == [(kind, FIRST, printed)]


@pytest.mark.parametrize(
    "text",
    [
        "客运量增长100%以上,任务完成率达到120%。",
        "载客30人以上、50人以下的渡船。",
        "水位5级以上或3级以下时停航。",
        "夜航时段为22-6点,汛期为11月-3月。",
        "自2024年2月29日起停航,2024年3月15日(星期五)检查。",
        "持证率达到100%,水位下降10%-20%。",
    ],
)
def test_values_that_can_be(text: str) -> None:
    assert in_notice(f"**第一条** {text}") == []
