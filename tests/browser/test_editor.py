"""What an editor does: try a file, import it, decide findings beside the line, compare versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from lingxing.apps.accounts.models import Person
from lingxing.apps.gazettes.models import FindingRecord, Issue
from tests.browser.conftest import GAZETTE, OpenPage, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_editor_tries_a_file_imports_it_and_reads_the_result(editor: Person, open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.get_by_role("link", name="导入", exact=True)).to_have_count(0)
    log_in(page)
    page.get_by_role("link", name="导入", exact=True).click()
    page.get_by_label("文件").set_input_files(GAZETTE)
    page.get_by_role("button", name="试读").click()
    expect(page.locator("#preview")).to_contain_text("试读（没有写入）")
    expect(page.locator("#preview")).to_contain_text("云岭州人民政府公报 2024年第3期")
    assert not Issue.objects.exists()

    page.get_by_role("button", name="导入", exact=True).click()  # the file is still chosen
    expect(page.locator("#job")).to_contain_text("已导入", timeout=30_000)
    page.get_by_role("link", name="打开这一期").click()
    expect(page.get_by_role("link", name="云岭州防汛应急预案", exact=True)).to_be_visible()


def test_an_editor_decides_a_finding_beside_its_line(gazette: Path, open_page: OpenPage) -> None:
    finding = FindingRecord.objects.filter(document__isnull=False, kind="traditional_form").get()
    assert finding.document is not None
    page = open_page("/")
    log_in(page)
    page.goto(f"/documents/{finding.document.address}#finding-{finding.pk}")
    note = page.locator(f"#finding-{finding.pk}")
    note.get_by_role("link", name="处理").click()
    expect(note.get_by_label("应作")).to_have_value(finding.suggestion or "")
    note.get_by_role("button", name="不属实", exact=True).click()
    expect(note).to_contain_text("没有写明不属实的理由")
    note.get_by_label("理由").fill("与规范字形不符")
    note.get_by_role("button", name="勘误").click()
    expect(note.locator("del")).to_have_text(finding.printed)
    expect(note.locator("ins")).to_have_text(finding.suggestion or "")
    finding.refresh_from_db()
    assert finding.status == "corrected"


def test_an_editor_decides_a_finding_without_scripts(gazette: Path, open_page: OpenPage) -> None:
    finding = FindingRecord.objects.filter(document__isnull=False).first()
    assert finding is not None
    page = open_page("/", java_script_enabled=False)
    log_in(page)
    page.goto(f"/findings/{finding.pk}/")
    page.get_by_label("理由").fill("核对过纸质版")
    page.get_by_role("button", name="属实", exact=True).click()
    expect(page.locator(".finding")).to_contain_text("核对过纸质版")
    finding.refresh_from_db()
    assert finding.status == "accepted"


def test_a_corrected_file_becomes_a_version_that_can_be_compared(
    gazette: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    corrected = tmp_path / "issue-2024-03.txt"
    corrected.write_text(gazette.read_text(encoding="utf-8").replace("水深不小于1.2米", "水深不小于1.5米"), "utf-8")
    page = open_page("/")
    log_in(page)
    page.goto("/imports/")
    page.get_by_label("文件").set_input_files(corrected)
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.locator("#job")).to_contain_text("已导入为新版本", timeout=30_000)
    page.get_by_role("link", name="与上一版比较").click()
    page.get_by_role("button", name="比较所选版本").click()
    expect(page.locator("td.difference del")).to_have_text("1.2")
    expect(page.locator("td.difference ins")).to_have_text("1.5")
    page.get_by_role("link", name="第五条/(一)").click()
    expect(page.locator(".provision")).to_contain_text("不小于1.5米")
