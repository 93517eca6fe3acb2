"""Foreign words, look-alikes, traditional forms: what is damage, and what only looks like it."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.model import Severity
from tests.core.gazette.findings.damage import FIRST, in_notice, shown


def test_an_english_word_between_chinese_ones() -> None:
    (finding,) = in_notice("**第一条** 渡工 and 乘客应当穿着救生衣。", "foreign_word")
    assert finding.lines == (FIRST, FIRST)
    assert finding.printed == "渡工 and 乘客应"
    assert finding.suggestion == "渡工和乘客应"
    assert finding.severity is Severity.ERROR
    assert finding.message == "中文行文中夹有外文“and”，疑为识别或排印错误。按上下文此处应为“和”。"


@pytest.mark.parametrize("word", ["the", "of the", "with", "station"])
def test_other_english_words(word: str) -> None:
    assert len(in_notice(f"**第一条** 渡口应当 {word} 配备救生设备。", "foreign_word")) == 1


def test_a_word_at_the_end_of_a_line_and_in_a_cell() -> None:
    body = "**第一条** 下列渡口实行联检:\n\n序号\t渡口\t县\n1\t青桐 the 渡口\t青桐县\n2\t白沙渡口\t白沙县"
    assert shown(in_notice(body, "foreign_word")) == [(FIRST + 3, "青桐 the 渡口")]


@pytest.mark.parametrize(
    "text",
    [
        "装机2 GW的项目,占GDP的5%,提交PPT和DNA样本。",
        "长3 km的航道,电压220 kV的线路,流量30 m的水面。",
        "健全 1+3+N 制度,编号为XXXX—XX,邮箱dukou@yunling.example。",
        "接入 app 平台和 wifi 网络,使用Word文档。",
        "网址www.yunling.example公布名单。",
    ],
)
def test_latin_letters_that_belong(text: str) -> None:
    assert in_notice(f"**第一条** {text}", "foreign_word") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("经费己经到位", "已经"),
        ("末经批准不得开工", "未经"),
        ("各级千部应当到岗", "干部"),
        ("撒销原有渡口", "撤销"),
        ("拔款用于维修", "拨款"),
        ("渡船检验标淮另定", "标准"),
        ("加强白然保护", "自然"),
        ("纳人年度计划", "纳入"),
        ("有关邰门应当到岗", "部门"),
        ("按照人囗数量配备渡船", "人口"),
    ],
)
def test_misreadings_that_are_wrong_everywhere(wrong: str, right: str) -> None:
    (finding,) = in_notice(f"**第一条** {wrong}。", "look_alike")
    assert (finding.lines, finding.suggestion) == ((FIRST, FIRST), right)
    assert finding.message == f"“{finding.printed}”不成词，疑为“{right}”的形近误字。"


@pytest.mark.parametrize(
    "text",
    [
        "渡工应当凭自己经验判断水情",
        "若干万元以下的工程由县级负责",
        "接纳人员不得超过额定人数",
        "各部门由干部带队检查",
        "明白然后签字",
        "期末未能完成检验的渡船",
        "吸收人员参加培训",
        "囗个人囗单位填写登记表",
        "由骨干邰某带队检查",
    ],
)
def test_the_same_letters_where_two_words_meet(text: str) -> None:
    assert in_notice(f"**第一条** {text}。", "look_alike") == []


def test_letters_that_stand_for_digits() -> None:
    found = in_notice("**第一条** 自2O24年l月起施行。", "look_alike")
    assert [(finding.printed, finding.suggestion) for finding in found] == [("2O24年", "2024年"), ("l月", "1月")]


def test_names_of_ethnic_groups() -> None:
    found = in_notice("**第一条** 尊重傣僳族、乌孜别壳族和布衣族群众的习惯。", "look_alike")
    assert {finding.suggestion for finding in found} == {"乌孜别克族", "布依族", "傈僳"}
    assert in_notice("**第一条** 尊重傈僳族、傣族、大家族和少数民族群众的习惯。", "look_alike") == []


def test_a_character_that_stands_once_where_another_recurs() -> None:
    body = "**第一条** 州渡口管理站负责年检。渡口管理站负责登记。渡口管理站负责巡查。渡口管埋站应当值守。"
    (finding,) = in_notice(body, "look_alike")
    assert finding.lines == (FIRST, FIRST)
    assert finding.suggestion is not None
    assert "管理" in finding.suggestion


@pytest.mark.parametrize(("right", "wrong"), [("口", "囗"), ("部", "邰")])
def test_a_rare_character_that_looks_like_a_common_one(right: str, wrong: str) -> None:
    word = f"禾塘{right}站"
    body = f"**第一条** 州{word}负责年检。{word}负责登记。{word}负责巡查。{word.replace(right, wrong)}应当值守。"
    (finding,) = in_notice(body, "look_alike")
    assert (wrong in finding.printed, finding.suggestion) == (True, finding.printed.replace(wrong, right))


def test_two_places_that_differ_by_a_character_are_two_places() -> None:
    body = "**第一条** 青桐县渡口、青山县渡口、青桐县码头、青山县码头、青桐县航道、青山县航道由所在县管理。"
    assert in_notice(body, "look_alike") == []


def test_a_traditional_character() -> None:
    (finding,) = in_notice("**第一条** 中小學生不得单独乘船。", "traditional_form")
    assert (finding.lines, finding.printed, finding.suggestion) == ((FIRST, FIRST), "中小學生", "中小学生")
    assert finding.message == "简体行文中出现繁体字“學”，规范字形为“学”。"


def test_characters_that_simplified_text_uses_as_well() -> None:
    assert in_notice("**第一条** 乾坤渡、著名渡口和於家渡口的瞭望台应当保留。", "traditional_form") == []


def test_a_text_in_traditional_characters_is_no_damage() -> None:
    assert (
        in_notice("**第一條** 渡口應當設立標誌,擺渡人員應當經過訓練,學生過渡應當穿著救生衣。" * 12, "traditional_form")
        == []
    )
