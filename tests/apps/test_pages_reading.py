"""The reading page: text, tables, chronicle, relations, findings, versions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.test import Client

from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import FindingRecord
from lingxing.apps.gazettes.views.table_rows import HeaderCell, header_rows
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CHRONICLE, CITING, NOTICE, PLAN, People

PLAN_URL = f"/documents/{quote(PLAN)}"


def read(client: Client, address: str, **query: str) -> str:
    """The page of a document, or of a provision where the address has a ``#``."""
    kind = "provisions" if "#" in address else "documents"
    response = client.get(f"/{kind}/{quote(address, safe='/')}", query_params=query)
    assert response.status_code == 200
    return response.content.decode()


def test_every_provision_has_its_anchor_label_and_permanent_link(imported: ImportReport, client: Client) -> None:
    page = read(client, PLAN)
    assert re.search(r'id="一/\(一\)".*?<span class="label">\(一\)</span>建立白鹭栖息地名录', page, re.DOTALL)
    assert f'href="/provisions/{quote(PLAN)}%23{quote("一")}/({quote("一")})" data-copy="{PLAN}#一/(一)"' in page


def test_headings_are_in_the_contents_at_the_side(imported: ImportReport, client: Client) -> None:
    contents = read(client, PLAN).split("</nav>")[-3]
    assert f'href="#{quote("一")}">一、 栖息地名录</a>' in contents
    assert "白鹭栖息地登记表" in contents
    assert "巡护责任到人" not in contents


def test_rows_of_a_table_stand_under_their_group_row(imported: ImportReport, client: Client) -> None:
    page = read(client, PLAN)
    bodies = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    assert ["白沙湿地" in body for body in bodies] == [True, False]
    assert re.search(r'scope="rowgroup" colspan="2">县管</th>.*青芦河口.*石桥水库', bodies[1], re.DOTALL)
    assert '<tr id="L14">' in bodies[1]


def test_columns_that_begin_alike_stand_under_one_head() -> None:
    upper, lower = header_rows(("单位", "货运量/目标", "货运量/增速", "备注"))
    assert upper == (HeaderCell("单位", 1, 2, 0), HeaderCell("货运量", 2, 1, None), HeaderCell("备注", 1, 2, 3))
    assert lower == (HeaderCell("目标", 1, 1, 1), HeaderCell("增速", 1, 1, 2))


def test_a_slash_in_a_single_column_is_part_of_its_name() -> None:
    assert header_rows(("地点", "数量/只")) == ((HeaderCell("地点", 1, 1, 0), HeaderCell("数量/只", 1, 1, 1)),)


def test_citations_are_shown_in_both_directions(imported: ImportReport, client: Client) -> None:
    cited = read(client, NOTICE)
    assert re.search(r"本文被贯彻落实</h2>\s*<ul><li><a[^>]*>云岭州人民政府关于湿地巡护的通知", cited)
    citing = read(client, CITING)
    assert re.search(r"本文贯彻落实</h2>\s*<ul><li><a[^>]*>云岭州人民政府关于印发白鹭保护方案的通知", citing)
    assert re.search(r"本文引用</h2>\s*<ul><li>候鸟条例", citing), "a document that is not held is named without a link"


def test_the_events_of_a_day_stand_together(imported: ImportReport, client: Client) -> None:
    days = re.findall(r'<time datetime="([\d-]+)">.*?</time>\s*<ol>(.*?)</ol>', read(client, CHRONICLE), re.DOTALL)
    assert [(day, events.count("<li")) for day, events in days] == [("2023-04-03", 2), ("2023-04-09", 1)]


def test_a_finding_stands_beside_its_line(imported: ImportReport, client: Client) -> None:
    rows = read(client, PLAN).split('<section class="row provision')
    beside = [row for row in rows if 'class="finding' in row]
    assert len(beside) == 1
    assert 'id="二"' in beside[0]
    assert "巡护责仼" in beside[0]


def test_only_an_editor_of_the_unit_is_offered_to_decide(people: People, imported: ImportReport) -> None:
    offered = {}
    for person in (people.editor, people.other_editor, people.reader):
        client = Client()
        client.force_login(person)
        offered[person.username] = "hx-get" in read(client, PLAN)
    assert offered == {"editor": True, "other-editor": False, "reader": False}


def test_an_earlier_version_says_that_it_is_one(imported: ImportReport, store: Store, client: Client) -> None:
    store(factories.corrected(factories.reading()))
    assert "每年5月更新一次" in read(client, PLAN)
    earlier = read(client, PLAN, version="1")
    assert "每年4月更新一次" in earlier
    assert "您正在阅读旧版本（第1版）" in earlier


def test_an_address_of_a_provision_leads_to_its_place(imported: ImportReport, client: Client) -> None:
    response = client.get(f"{PLAN_URL}%23{quote('一/(一)')}")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{PLAN_URL}#{quote('一')}/({quote('一')})"


def test_an_address_typed_in_another_way_leads_to_the_document(imported: ImportReport, client: Client) -> None:
    response = client.get(f"/documents/{quote('云政通[2023]第5号')}")
    assert response.headers["Location"] == f"/documents/{quote(NOTICE)}"


def test_a_provision_alone_shows_what_is_above_and_below_it(imported: ImportReport, client: Client) -> None:
    parent = read(client, f"{PLAN}#一")
    assert "建立白鹭栖息地名录" in parent
    assert "巡护责任到人" not in parent
    child = read(client, f"{PLAN}#一/(一)")
    assert re.search(r'aria-label="上级条款">.*?一、 栖息地名录', child, re.DOTALL)


def test_a_missing_document_is_answered_in_chinese_with_a_remedy(db: None, client: Client) -> None:
    response = client.get(f"/documents/{quote('云政通〔2001〕1号')}")
    assert response.status_code == 404
    assert "没有地址为“云政通〔2001〕1号”的公文" in response.content.decode()
    assert "用检索查找" in response.content.decode()


def test_source_lines_of_another_document_are_not_shown(store: Store, client: Client) -> None:
    store(factories.reading(text="".join(f"第{number}行文字\n" for number in range(1, 41))))
    finding = FindingRecord.objects.get(printed="候岛")
    page = client.get(f"/findings/{finding.pk}/").content.decode()
    assert re.findall(r"<code>(\d+)</code>", page) == ["29", "30", "31", "32"], "the chronicle begins on line 29"


def test_the_reading_page_takes_a_fixed_number_of_queries(
    imported: ImportReport, client: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_max_num_queries(17):
        read(client, PLAN)
