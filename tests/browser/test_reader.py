"""What a reader does: find a provision, follow a citation, sort a table, print, use the keyboard or a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = "云岭政规〔2024〕1号/渡口渡船安全管理办法"
PLAN = "云岭政发〔2024〕5号/水运提升年"
PROJECTS = f"{PLAN}/附件4"
TARGETS = f"{PLAN}/附件1"


def is_on_screen(page: Page, element_id: str) -> bool:
    """Whether the upper edge of an element lies in the window."""
    script = "id => {const top = document.getElementById(id).getBoundingClientRect().top; return 0 <= top && top < innerHeight}"
    return bool(page.evaluate(script, element_id))


def test_a_reader_finds_a_provision_and_follows_a_citation(gazette: Path, open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("渡船 检验")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.locator(".result", has_text="第十二条").get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text("云岭州渡口渡船安全管理办法")
    assert is_on_screen(page, page.evaluate("decodeURIComponent(location.hash.slice(1))"))

    page.get_by_role("complementary", name="与其他公文的关系").get_by_role(
        "link", name="云岭州2024年水运提升年行动方案"
    ).click()
    expect(page.locator("h1")).to_have_text("云岭州2024年水运提升年行动方案")
    page.locator(".provision").get_by_role("link", name="《云岭州渡口渡船安全管理办法》").click()
    expect(page.locator("h1")).to_have_text("云岭州渡口渡船安全管理办法")


def test_an_address_typed_as_it_is_printed_arrives_at_its_provision(gazette: Path, open_page: OpenPage) -> None:
    page = open_page("/documents/云岭政规〔2024〕1号#第二章/第六条")
    expect(page.locator("h1")).to_have_text("云岭州渡口渡船安全管理办法")
    expect(page.locator(".provision").first).to_contain_text("第六条")


def test_a_table_sorts_inside_its_groups_and_filters(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{PROJECTS}")
    table = page.locator("table").first
    first_group = table.locator("tbody").nth(0)
    amount = first_group.locator("tr:not(:has(th)) td:nth-child(3)")
    place = table.locator("th", has_text="总投资")
    column = int(place.get_attribute("data-column") or 0) + 1
    amount = first_group.locator(f"tr:not(:has(th)) td:nth-child({column})")
    printed = [float(text) for text in amount.all_inner_texts()]
    place.get_by_role("button").click()
    expect(place).to_have_attribute("aria-sort", "ascending")
    assert [float(text) for text in amount.all_inner_texts()] == sorted(printed)
    place.get_by_role("button").click()
    assert [float(text) for text in amount.all_inner_texts()] == sorted(printed, reverse=True)
    place.get_by_role("button").click()
    assert [float(text) for text in amount.all_inner_texts()] == printed

    page.get_by_label("筛选本表").fill("鹭溪县")
    shown = table.locator("tbody tr:not(:has(th)):visible")
    assert shown.count() > 0
    assert all("鹭溪县" in text for text in shown.all_inner_texts())


def test_a_filter_hides_outer_group_rows_too_and_says_when_nothing_is_left(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{PROJECTS}")
    page.locator("table").first.evaluate(
        """table => {
             const bodies = [['甲类'], ['乙类', '子类']].map(labels => labels.map(label => {
               const body = document.createElement('tbody');
               body.innerHTML = `<tr><th scope="rowgroup">${label}</th></tr>`;
               return body;
             }));
             table.tBodies[0].before(...bodies[0]);
             const row = document.createElement('tbody');
             row.innerHTML = '<tr><td>独有的一行</td></tr>';
             table.append(...bodies[1], row);
           }"""
    )
    table, words = page.locator("table").first, page.get_by_label("筛选本表").first
    words.fill("独有的一行")
    assert table.locator("tbody tr:visible").all_inner_texts() == ["乙类", "子类", "独有的一行"]
    words.fill("鹭溪县")
    assert "甲类" in table.locator("tbody tr:visible").first.inner_text()
    assert not table.get_by_text("乙类").is_visible()
    assert not table.get_by_text("子类").is_visible()
    words.fill("查无此词")
    assert table.locator("tbody tr:visible").all_inner_texts() == ["没有符合的行"]
    words.fill("")
    assert table.get_by_text("没有符合的行").count() == 0
    assert table.get_by_text("子类").is_visible()


def test_a_column_under_a_common_head_sorts_by_its_own_numbers(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{TARGETS}")
    page.locator("th", has_text="渡口").get_by_role("button").click()
    numbers = page.locator("table tbody td:last-child").all_inner_texts()
    assert [int(text) for text in numbers] == sorted(int(text) for text in numbers)


def test_the_keyboard_is_enough(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{RULES}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert first != second
    assert is_on_screen(page, second)
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()
    page.keyboard.type("jk")
    expect(page.locator("#site-search")).to_have_value("jk")


def test_a_permanent_link_is_copied(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{RULES}", permissions=["clipboard-read", "clipboard-write"])
    row = page.locator(".provision", has_text="第七条").first
    row.hover()
    row.get_by_role("link", name="链接").click()
    expect(page.locator("#status")).to_contain_text("云岭政规〔2024〕1号#第二章/第七条")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.goto(copied)
    expect(page.locator(".provision")).to_contain_text("渡口应当在醒目处公布")


def test_on_paper_the_text_stands_alone_with_its_addresses(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{RULES}")
    address = page.locator(".print-address", has_text="第二章/第七条")
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()
    for selector in (".site-nav", ".contents", ".site-search", ".reading-tools", ".row > .beside", ".permalink"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator(".provision", has_text="第七条").first).to_be_visible()


def test_line_numbers_of_the_source_can_be_shown(gazette: Path, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{RULES}")
    number = page.locator(".provision .line-number").first
    expect(number).to_be_hidden()
    page.get_by_label("原文行号").check()
    expect(number).to_be_visible()
    printed = gazette.read_text(encoding="utf-8").split("\n")[int(number.inner_text()) - 1]
    assert "第一章" in printed


PATHS = (
    "/",
    "/search/?q=渡口",
    "/relations/?outside=1",
    "/findings/",
    "/accounts/login/",
    f"/documents/{RULES}",
    f"/documents/{PROJECTS}",
    f"/documents/{TARGETS}",
    "/documents/云岭州2024年3月大事记",
    "/provisions/云岭政规〔2024〕1号%23第二章/第六条",
)


def test_nothing_is_wider_than_a_small_phone(gazette: Path, open_page: OpenPage) -> None:
    page = open_page("/", width=360, height=740, has_touch=True)
    links = page.locator("#issues a[href^='/issues/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    for path in (*PATHS, *links):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_every_page_has_landmarks_one_title_and_named_fields(gazette: Path, open_page: OpenPage) -> None:
    page = open_page("/")
    for path in PATHS:
        page.goto(path)
        assert page.get_by_role("main").count() == 1, path
        assert page.get_by_role("heading", level=1).count() == 1, path
        assert page.get_by_role("navigation", name="主导航").count() == 1, path
        nameless = page.evaluate(
            """() => Array.from(document.querySelectorAll('input:not([type=hidden]), select, textarea, button'))
                .filter(one => !one.labels?.length && !one.getAttribute('aria-label') && !one.textContent.trim())
                .map(one => one.outerHTML)"""
        )
        assert nameless == [], path
        assert page.locator("table:not(:has(th))").count() == 0, path


def test_everything_essential_works_without_scripts(gazette: Path, open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="文号").click()
    expect(page.locator("th", has_text="文号")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("检索全文").fill("停航")
    page.get_by_role("button", name="检索").click()
    page.locator(".result").first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/documents/"))
    page.get_by_label("原文行号").check()
    expect(page.locator(".provision .line-number").first).to_be_visible()


def test_the_viewer_of_the_api_shows_the_routes(gazette: Path, open_page: OpenPage) -> None:
    page = open_page("/api/docs")
    expect(page.locator(".opblock-summary-path", has_text="/api/search").first).to_be_visible()
    page.locator(".opblock-summary-path", has_text="/api/search").first.click()
    expect(page.get_by_text("total_is_capped").first).to_be_visible()
