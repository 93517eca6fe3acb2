"""HTML tables and pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.gazette.sources import SourceError, load_bytes
from lingxing.core.gazette.sources.html_tables import html_table_rows


def text_of(body: str, head: str = "") -> str:
    return load_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html").text


def test_spans_leave_empty_cells() -> None:
    rows = html_table_rows(
        "<table><tr><th rowspan=2>序号</th><th colspan='2'>指标</th></tr>"
        "<tr><td>名称</td><td>单位</td></tr><tr><td>1</td><td>总量&nbsp;A&amp;B</td><td>万<br>吨</td></tr></table>"
    )
    assert rows == [["序号", "指标", ""], ["", "名称", "单位"], ["1", "总量\xa0A&B", "万 吨"]]


def test_row_span_at_the_right_and_over_several_rows() -> None:
    rows = html_table_rows("<table><tr><td>a<td rowspan=3>b</tr><tr><td>c</tr><tr></tr><tr><td>d<td>e</tr></table>")
    assert rows == [["a", "b"], ["c", ""], ["", ""], ["d", "e"]]


def test_sections_case_and_wraps() -> None:
    rows = html_table_rows(
        "<TABLE>\n<THEAD><TR><TH>名\n 称</TH></TR></THEAD><TBODY><TR><TD>a\n b</TD></TR></TBODY></TABLE>"
    )
    assert rows == [["名称"], ["a b"]]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    rows = html_table_rows("<table><tr><td>外<table><tr><td>内一<td>内二</table></td><td>右</td></tr></table>")
    assert rows == [["外 内一 内二", "右"]]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "99999999999", "1000000"])
def test_absurd_spans_are_bounded(span: str) -> None:
    rows = html_table_rows(f'<table><tr><td colspan="{span}" rowspan="{span}">a</td></tr><tr><td>b</td></tr></table>')
    assert rows[0][0] == "a"
    assert len(rows[0]) <= 1000


def test_many_wide_spans_do_not_fill_the_memory() -> None:
    cell = "<td colspan=1000>a</td>"
    rows = html_table_rows(f"<table>{'<tr>' + cell * 5 + '</tr>'}{('<tr>' + cell * 5 + '</tr>') * 1000}</table>")
    assert rows[0] == ["a"] * 5


@settings(deadline=None)
@given(st.text(alphabet="<>/trdable =\"'09colspanrowspan&;\n甲", max_size=200))
def test_any_html_gives_rows(text: str) -> None:
    assert all(
        isinstance(cell, str) and "\n" not in cell and "\t" not in cell for row in html_table_rows(text) for cell in row
    )


def test_no_table_no_rows() -> None:
    assert html_table_rows("") == []
    assert html_table_rows("文字") == []


def test_headings_paragraphs_and_breaks() -> None:
    assert (
        text_of("<h1>云岭州<br>公报</h1><p>第一段<br>第二行</p><div>甲</div>乙")
        == "# 云岭州 公报\n\n第一段\n第二行\n\n甲\n\n乙\n"
    )


def test_source_wraps_are_no_line_ends() -> None:
    assert text_of("<p>第一\n   条 a\n b</p>") == "第一条 a b\n"


def test_ordered_lists_are_numbered() -> None:
    body = (
        "<ol start=3><li>甲<ol type=a><li>子</ol><li>乙</ol><ul><li>点</ul>"
        "<ol style='list-style-type: cjk-ideographic'><li>丙<li value=11>丁</ol><ol style='list-style:none'><li>戊</ol>"
    )
    assert text_of(body).split("\n\n") == ["3. 甲", "a. 子", "4. 乙", "点", "一、丙", "十一、丁", "戊\n"]


def test_reversed_list_counts_down() -> None:
    assert text_of("<ol reversed><li>甲<li>乙</ol>") == "2. 甲\n\n1. 乙\n"


def test_data_tables_are_rows_and_layout_tables_are_not() -> None:
    layout = "<table><tr><td><p>第一段</p><p>第二段</p></td></tr></table>"
    data = "<table><caption>表1</caption><tr><td>甲<td>乙</table>"
    assert text_of(layout + data) == "第一段\n\n第二段\n\n表1\n\n甲\t乙\n"


def test_an_article_beside_a_side_bar_is_no_row() -> None:
    article = "<p>" + "各县市要加强水库安全管理工作，" * 20 + "</p>"
    lines = text_of(f"<table><tr><td>栏目</td><td>{article * 6}</td></tr></table>").rstrip("\n").split("\n\n")
    assert [len(line) for line in lines] == [2] + [15 * 20] * 6


def test_what_is_not_shown_is_left_out_and_noted() -> None:
    body = "<script>var a</script><nav>首页</nav><p hidden>隐</p><p style='display: none'>藏</p><p>正文</p><!-- 注 -->"
    source = load_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert source.text == "正文\n"
    assert [note.kind for note in source.notes] == ["hidden"]


def test_pictures_are_noted_with_their_line() -> None:
    source = load_bytes("<html><body><p>甲</p><p><img alt='印章' src=x></p></body></html>".encode(), "a.html")
    assert [(note.kind, note.line) for note in source.notes] == [("picture", 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    page = "<html><head><meta charset='gb2312'></head><body><p>各县市人民政府</p></body></html>"
    assert load_bytes(page.encode(encoding), "a.htm").text == "各县市人民政府\n"


def test_xml_declaration_and_entities() -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲&ensp;&#20057;&lt;</p></body></html>'
    assert load_bytes(page.encode(), "a.html").text == "甲\u2002乙<\n"


def test_preformatted_lines_stay() -> None:
    assert text_of("<pre>第一行\n第二行</pre>") == "第一行\n第二行\n"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><img src=a></body></html>", "<html><script>甲</script>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(SourceError, match="没有"):
        load_bytes(page.encode(), "a.html")


def test_deep_nesting_is_read_or_refused() -> None:
    for depth in (200, 20_000):
        page = "<html><body>" + "<div>" * depth + "正文"
        try:
            assert "正文" in load_bytes(page.encode(), "a.html").text
        except SourceError as error:
            assert "嵌套" in error.problem  # noqa: PT017
