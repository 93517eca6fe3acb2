"""The fictional issue that travels with the project, read whole.

Every expectation was worked by hand from what was written into the issue (``packs/demo/gazette/README.md``), before the
reader existed. Line numbers are those of ``issue-2024-03.txt``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lingxing.core.gazette.model import Attachment, BlockKind, CitationRelation, Document, Finding, Reading, Table
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.sources import load_source

DEMO = Path(__file__).resolve().parents[3] / "packs" / "demo" / "gazette"
FERRY = "云岭政规〔2024〕1号"
PLANS = "云岭政发〔2024〕5号"
NAMES = "云岭政发〔2024〕6号"
ORDER = "云岭州人民政府令第12号"
REPEALS = "云岭政发〔2024〕7号"
FLOOD = "云岭政办发〔2024〕3号"
HOTLINE = "云岭政办发〔2024〕4号"
PROVINCE = "澜政办发〔2024〕6号"
SCHOOL = "云岭政办函〔2024〕9号"

# title, number, kind, first line
DOCUMENTS = [
    ("云岭州人民政府关于印发云岭州渡口渡船安全管理办法的通知", FERRY, "通知", 75),
    ("云岭州渡口渡船安全管理办法", None, "办法", 89),
    ("云岭州人民政府关于印发云岭州2024年水运提升年等2个行动方案的通知", PLANS, "通知", 206),
    ("云岭州2024年水运提升年行动方案", None, "方案", 220),
    ("2024年水运提升年县市目标任务表", None, "附件", 280),
    ("水运重点项目推进情况月报表", None, "附件", 294),
    ("水运提升年评分办法", None, "办法", 308),
    ("2024年水运重点项目名单", None, "名单", 329),
    ("云岭州2024年招才引智年行动方案", None, "方案", 374),
    ("云岭州人民政府关于认定第三批云岭工匠的通知", NAMES, "通知", 400),
    ("第三批云岭工匠名单(18名)", None, "名单", 417),
    ("云岭州人民政府令第12号", ORDER, "令", 432),
    ("云岭州野外用火管理规定", None, "规定", 442),
    ("云岭州人民政府关于废止部分行政规范性文件的决定", REPEALS, "决定", 472),
    ("云岭州人民政府办公室关于印发云岭州防汛应急预案的通知", FLOOD, "通知", 495),
    ("云岭州防汛应急预案", None, "预案", 509),
    ("云岭州人民政府办公室转发省政府办公厅关于澜川省政务热线办理工作办法文件的通知", HOTLINE, "通知", 647),
    ("澜川省人民政府办公厅关于印发澜川省政务热线办理工作办法的通知", PROVINCE, "通知", 677),
    ("澜川省政务热线办理工作办法", None, "办法", 691),
    ("云岭州人民政府办公室关于开展2024年春季学生出行安全专项行动的通知", SCHOOL, "通知", 729),
    ("学生出行安全隐患情况表", None, "附件", 766),
    ("云岭州2024年3月大事记", None, "大事记", 783),
]

PLANTED = [
    ("look_alike", 168),
    ("impossible_comparator", 174),
    ("numbering_break", 190),
    ("repealed_basis", 224),
    ("unbalanced_marks", 268),
    ("title_mismatch", 276),
    ("sum_mismatch", 292),
    ("email_variant", 306),
    ("sum_mismatch", 318),
    ("ragged_row", 350),
    ("duplicate_row", 356),
    ("empty_cell", 357),
    ("foreign_word", 392),
    ("missing_signature", 413),
    ("numbering_break", 464),
    ("self_name_mismatch", 468),
    ("nested_marks", 482),
    ("look_alike", 502),
    ("numbering_break", 607),
    ("traditional_form", 615),
    ("contradiction", 621),
    ("doubled_text", 697),
    ("wrong_weekday", 735),
    ("impossible_date", 739),
    ("unbalanced_marks", 755),
    ("missing_annex", 759),
    ("date_order", 799),
]
# The corrected file mends these; behind line 189 its lines have moved by two.
MENDED = [
    ("look_alike", 168),
    ("numbering_break", 190),
    ("sum_mismatch", 294),
    ("email_variant", 308),
    ("duplicate_row", 358),
    ("foreign_word", 394),
    ("look_alike", 504),
    ("traditional_form", 617),
    ("doubled_text", 699),
]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_source(load_source(DEMO / "issue-2024-03.txt"))


@pytest.fixture(scope="module")
def corrected() -> Reading:
    return read_source(load_source(DEMO / "issue-2024-03-corrected.txt"))


def at_line(reading: Reading, line: int) -> Document:
    """The document that begins at ``line``."""
    (found,) = [document for document in reading.documents if document.lines[0] == line]
    return found


def text_at(document: Document, line: int) -> str:
    """The text of the provision that begins at ``line``."""
    (found,) = [provision.text for provision in document.provisions if provision.line == line]
    return found


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def covers(finding: Finding, kind: str, line: int) -> bool:
    return finding.kind == kind and finding.lines[0] <= line <= finding.lines[1]


def test_masthead(reading: Reading) -> None:
    issue = reading.issue
    assert (issue.title, issue.year, issue.number, issue.total_number) == ("云岭州人民政府公报", 2024, 3, 58)
    assert issue.published == "2024-03"


def test_contents_announce_eight_documents_and_the_chronicle(reading: Reading) -> None:
    assert [entry.page for entry in reading.contents] == [3, 9, 18, 20, 22, 23, 31, 36, 39]


def test_every_document_is_there_and_none_else(reading: Reading) -> None:
    found = [(document.title, document.number, document.kind, document.lines[0]) for document in reading.documents]
    assert found == DOCUMENTS


def test_what_carries_what(reading: Reading) -> None:
    carried = {
        89: (75, Attachment.PRINTS),
        220: (206, Attachment.PRINTS),
        280: (220, Attachment.ANNEX),
        294: (220, Attachment.ANNEX),
        308: (220, Attachment.ANNEX),
        329: (220, Attachment.ANNEX),
        374: (206, Attachment.PRINTS),
        417: (400, Attachment.ANNEX),
        442: (432, Attachment.PRINTS),
        509: (495, Attachment.PRINTS),
        677: (647, Attachment.FORWARDS),
        691: (677, Attachment.PRINTS),
        766: (729, Attachment.ANNEX),
    }
    for document in reading.documents:
        if document.lines[0] in carried:
            line, relation = carried[document.lines[0]]
            assert (document.part_of, document.relation) == (at_line(reading, line).address, relation)
        else:
            assert (document.part_of, document.relation) == (None, None)


@pytest.mark.parametrize(
    ("line", "issued_on", "signed_by"),
    [
        (75, date(2024, 2, 18), "云岭州人民政府"),
        (206, date(2024, 2, 23), "云岭州人民政府"),
        (400, date(2024, 2, 27), None),
        (472, date(2024, 3, 8), "云岭州人民政府"),
        (495, date(2024, 3, 1), "云岭州人民政府办公室"),
        (647, date(2024, 3, 11), "云岭州人民政府办公室"),
        (677, date(2024, 1, 30), "澜川省人民政府办公厅"),
        (729, date(2024, 3, 13), "云岭州人民政府办公室"),
    ],
)
def test_signature_and_date(reading: Reading, line: int, issued_on: date, signed_by: str | None) -> None:
    document = at_line(reading, line)
    assert (document.issued_on, document.signed_by) == (issued_on, signed_by)
    assert document.publicity == "此件公开发布"


def test_addressees(reading: Reading) -> None:
    # Line 79 breaks inside 管委会.
    assert at_line(reading, 75).addressees == ("各县市人民政府", "州直各部门", "云岭高新区管委会")
    assert at_line(reading, 677).addressees == ("各州、市人民政府", "省直各单位")


@pytest.mark.parametrize(
    ("line", "effective_on"),
    [(89, date(2024, 4, 1)), (442, date(2024, 4, 15)), (509, date(2024, 3, 1)), (691, date(2024, 3, 1)), (220, None)],
)
def test_when_rules_take_effect(reading: Reading, line: int, effective_on: date | None) -> None:
    assert at_line(reading, line).effective_on == effective_on


def test_articles_of_the_ferry_rules(reading: Reading) -> None:
    rules = at_line(reading, 89)
    chapters = [each.label for each in rules.provisions if each.depth == 1]
    assert chapters == ["第一章", "第二章", "第三章", "第四章", "第五章"]
    articles = [each.label for each in rules.provisions if (each.label or "").endswith("条")]
    assert len(articles) == 21  # 22 are numbered, 第十八条 is missing
    assert "第十八条" not in articles
    by_line = {each.line: each for each in rules.provisions}
    assert by_line[123].address.endswith("#第二章/第六条/(二)/1")
    assert by_line[156].address.endswith("#第三章/第一节/第十条")
    # Page matter inside the article (lines 192 and 194) is no part of it.
    assert by_line[190].text.endswith("检查结果向社会公开。")
    assert text_at(rules, 147) == "停航和复航的时间应当记入渡运日志,日志保存期不少于3年。"


def test_numbering_that_runs_on_over_sections(reading: Reading) -> None:
    plan = at_line(reading, 220)
    by_line = {each.line: each.address.partition("#")[2] for each in plan.provisions}
    assert by_line[248] == "二/(一)/2"
    assert by_line[252] == "二/(二)/3"
    assert by_line[260] == "二/(三)/5"
    assert by_line[246] == "二/(一)/1/(3)/②"
    assert by_line[266] == "三/(四)"


def test_numbers_at_the_start_of_a_line_are_no_labels(reading: Reading) -> None:
    assert text_at(at_line(reading, 220), 238) == "松湾县负责中游12.5公里,9月底前完成。"
    assert text_at(at_line(reading, 374), 386).endswith("项目投资达到3.5亿元以上的,实行一事一议。")
    assert text_at(at_line(reading, 729), 749).startswith("17个乡镇的农村客运班线")


def test_a_document_number_broken_over_a_page(reading: Reading) -> None:
    plan = at_line(reading, 220)
    assert {cite.number for cite in plan.cites if cite.number} >= {"澜政发〔2023〕21号", "云岭政发〔2018〕11号"}


def test_decimal_numbering_of_the_plan(reading: Reading) -> None:
    plan = at_line(reading, 509)
    top = [each.label for each in plan.provisions if each.depth == 1]
    assert top == ["1", "2", "3", "4", "5", "6", "7"]
    by_line = {each.line: each for each in plan.provisions}
    assert by_line[599].address.endswith("#4.2.2/(2)/①")
    assert (by_line[613].label, by_line[613].depth, by_line[613].heading) == ("5.1", 2, None)
    assert by_line[627].heading == "避险场所和救灾物资管理"


def test_citations_and_what_they_do(reading: Reading) -> None:
    def repealed(line: int) -> set[str | None]:
        cites = at_line(reading, line).cites
        return {cite.number for cite in cites if cite.relation is CitationRelation.REPEALS}

    assert repealed(89) == {"云岭政规〔2019〕3号"}
    assert repealed(509) == {"云岭政办发〔2020〕14号"}
    assert repealed(472) == {
        "云岭政发〔2018〕11号",
        "云岭政规〔2018〕4号",
        "云岭政发〔2016〕30号",
        "云岭政规〔2017〕5号",
    }
    assert repealed(442) == {"云岭州人民政府令第7号"}
    forwarded = [c.number for c in at_line(reading, 647).cites if c.relation is CitationRelation.FORWARDS]
    assert forwarded == [PROVINCE]


def test_a_title_within_a_title_is_one_title(reading: Reading) -> None:
    titles = [cite.title for cite in at_line(reading, 89).cites if cite.line == 204]
    assert titles == ["云岭州人民政府关于印发〈云岭州渡口安全管理暂行办法〉的通知"]


def test_target_table_with_a_header_of_two_rows(reading: Reading) -> None:
    table = only_table(at_line(reading, 280))
    assert [column.replace(" ", "") for column in table.columns] == [
        "责任单位",
        "水运货运量/目标(万吨)",
        "水运货运量/增速(%)",
        "新增泊位(个)",
        "标准化改造/渡船(艘)",
        "标准化改造/渡口(处)",
    ]
    assert table.rows[0] == ("白苇市", "120", "13", "5", "16", "6")
    assert len(table.rows) == 7
    assert table.rows[-1][:2] == ("合计", "365")


def test_blank_form(reading: Reading) -> None:
    table = only_table(at_line(reading, 294))
    assert table.layout == "form"
    assert [column.replace(" ", "") for column in table.columns] == [
        "序号",
        "项目名称",
        "建设地点",
        "总投资(万元)",
        "本年完成投资(万元)",
        "存在问题",
        "责任人",
    ]
    assert table.rows == ()


def test_score_table_over_two_pages(reading: Reading) -> None:
    table = only_table(at_line(reading, 308))
    assert len(table.rows) == 11  # nine items and two totals
    assert table.segments == ((312, 318), (320, 325))


def test_register_over_three_pages(reading: Reading) -> None:
    table = only_table(at_line(reading, 329))
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, 31)]
    assert [(group.label, group.first_row) for group in table.groups] == [
        ("航道整治(10个)", 0),
        ("港口码头(12个)", 10),
        ("渡口渡船改造(8个)", 22),
    ]
    assert len(table.segments) == 3


def test_two_records_side_by_side(reading: Reading) -> None:
    table = only_table(at_line(reading, 417))
    assert table.layout == "side_by_side"
    assert len(table.rows) == 18
    people = {row[0].replace(" ", ""): row[1] for row in table.rows}
    assert people["高原"] == "白苇港务公司"
    assert people["闻笛"] == "青芦县职业中学"
    assert len(people) == 18


def test_grading_table_stands_in_its_clause(reading: Reading) -> None:
    table = only_table(at_line(reading, 509))
    assert table.caption == "洪涝灾害分级标准"
    assert table.rows[3] == ("一般", "3人以下", "300人以上2000人以下", "800万元以上6000万元以下", "Ⅳ级")
    assert (table.anchor or "").endswith("#4.1")


def test_chronicle(reading: Reading) -> None:
    entries = at_line(reading, 783).entries
    assert [(entry.date.month, entry.date.day, entry.line) for entry in entries] == [
        (3, 1, 787),
        (3, 4, 789),
        (3, 6, 791),
        (3, 11, 795),
        (3, 15, 797),
        (3, 12, 799),
        (3, 19, 801),
        (3, 21, 805),
        (3, 25, 807),
        (3, 28, 809),
    ]
    assert {entry.end_date for entry in entries} == {None, date(2024, 3, 8), date(2024, 4, 1)}
    assert entries[2].text.endswith("确保8月底前完成上游河段任务。")


def test_page_matter_is_no_text(reading: Reading) -> None:
    kinds = {line: block.kind for block in reading.blocks for line in range(block.lines[0], block.lines[1] + 1)}
    assert {kinds[line] for line in (145, 194, 256, 360, 571)} == {BlockKind.PAGE_NUMBER}
    assert {kinds[line] for line in (192, 803)} == {BlockKind.RUNNING_HEAD}


def test_every_character_has_a_place(reading: Reading) -> None:
    text = reading.source.text
    assert "".join(block.span.cut_from(text) for block in reading.blocks) == text
    assert reading.coverage.unaccounted == 0


@pytest.mark.parametrize(("kind", "line"), PLANTED)
def test_planted_damage_is_found(reading: Reading, kind: str, line: int) -> None:
    assert any(covers(finding, kind, line) for finding in reading.findings)


def test_nothing_else_is_called_damage(reading: Reading) -> None:
    extra = [
        (finding.kind, finding.lines, finding.message)
        for finding in reading.findings
        if not any(covers(finding, kind, line) for kind, line in PLANTED)
    ]
    assert extra == []


@pytest.mark.parametrize(("kind", "line"), MENDED)
def test_corrections_are_believed(corrected: Reading, kind: str, line: int) -> None:
    assert not any(covers(finding, kind, line) for finding in corrected.findings)


def test_the_corrected_file_keeps_every_address(reading: Reading, corrected: Reading) -> None:
    def addresses(whole: Reading) -> set[str]:
        return {each.address for document in whole.documents for each in document.provisions}

    assert [each.address for each in reading.documents] == [each.address for each in corrected.documents]
    assert addresses(corrected) - addresses(reading) == {f"{FERRY}#第四章/第十八条"}
    assert addresses(reading) <= addresses(corrected)
