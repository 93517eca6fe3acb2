"""Lists, search, relations, versions, imports and decisions through the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.actions import submit_import, sweep_imports
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import FindingRecord, ImportJob, Issue, JobState, SourceFile
from lingxing.apps.ledger.models import AuditRow
from lingxing.apps.ledger.public import Denied
from lingxing.site.templatetags.console import action_title, plain_value
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CHRONICLE, CITING, PLAN, People

GAZETTE = """云岭州人民政府公报

2023年第7期

# 云岭州人民政府关于修缮渡口的通知

云政通〔2023〕9号

各县人民政府:

一、七月底前修缮渡口12处。

云岭州人民政府
2023年7月3日

(此件公开发布)
"""


@pytest.fixture
def editor(people: People) -> Client:
    """A browser in which the editor of the owning unit is logged in."""
    client = Client()
    client.force_login(people.editor)
    return client


def titles(page: str) -> list[str]:
    """The titles in the list of documents, in order."""
    listed = page.split('class="documents"')[1]
    return re.findall(r'<td><a href="/documents/[^"]*">([^<]*)</a>', listed)


def get(client: Client, path: str, **query: Any) -> str:
    """A page that must be there."""
    response = client.get(path, query_params=query)
    assert response.status_code == 200
    return response.content.decode()


def test_documents_sort_by_every_column(imported: ImportReport, client: Client) -> None:
    in_print = titles(get(client, "/"))
    assert in_print[0] == "云岭州人民政府关于印发白鹭保护方案的通知"
    assert titles(get(client, "/", sort="title")) == sorted(in_print)
    assert titles(get(client, "/", sort="-title")) == sorted(in_print, reverse=True)
    for column in ("number", "authority", "kind", "issued_on"):
        page = get(client, "/", sort=column)
        assert sorted(titles(page)) == sorted(in_print)
        assert page.count('aria-sort="ascending"') == 1


def test_documents_filter_by_kind_and_words(imported: ImportReport, client: Client) -> None:
    assert titles(get(client, "/", kind="方案")) == ["白鹭保护方案"]
    assert titles(get(client, "/", words="湿地 巡护")) == ["云岭州人民政府关于湿地巡护的通知"]
    assert "没有符合条件的公文" in get(client, "/", words="没有这个词")


@pytest.mark.parametrize("query", [{"sort": "password"}, {"year": "x"}, {"page": "zzz"}, {"year": "9" * 40}])
def test_nonsense_in_the_address_line_does_no_harm(
    imported: ImportReport, client: Client, query: dict[str, str]
) -> None:
    assert len(titles(get(client, "/", **query))) == 4


def test_a_word_of_two_characters_is_found_and_marked(imported: ImportReport, client: Client) -> None:
    page = get(client, "/search/", q="巡护")
    assert "<mark>巡护</mark>" in page
    assert f'href="/documents/{quote(PLAN)}#{quote("二")}"' in page


def test_a_row_of_a_table_is_found_at_its_line(imported: ImportReport, client: Client) -> None:
    page = get(client, "/search/", q="青芦河口", what="table_row")
    assert f'href="/documents/{quote(PLAN)}#L14"' in page


def test_a_search_without_words_says_what_to_type(imported: ImportReport, client: Client) -> None:
    assert "检索词里没有文字或数字" in get(client, "/search/", q="——")


def test_relations_are_drawn_and_listed(imported: ImportReport, client: Client) -> None:
    held = get(client, "/relations/")
    assert held.count('<g class="node') == 3
    assert held.count('class="implements" d="M') == 2  # the legend and the picture
    outside = get(client, "/relations/", outside="1")
    assert outside.count('class="node outside') == 1
    assert "候鸟条例" in held, "the table names what is not held even when the picture does not"


def test_the_printed_contents_are_kept_from_who_may_not_see_every_document(
    people: People, imported: ImportReport, client: Client
) -> None:
    issue = f"/issues/{imported.issue_id}/"
    assert "印出的目录" in get(client, issue)
    document = queries.get_document(people.editor, CITING)
    actions.set_publicity(actor=people.editor, document=document, public=False, reason="待核")
    page = get(client, issue)
    assert "印出的目录" not in page
    assert "湿地巡护" not in page


def test_two_versions_are_compared_word_by_word(imported: ImportReport, store: Store, client: Client) -> None:
    store(factories.corrected(factories.reading()))
    page = get(client, f"/issues/{imported.issue_id}/differences/", old="1", new="2")
    assert "<del>4</del><ins>5</ins>" in page
    kinds = re.findall(r'<span class="tag (\w+)">.*?</td>\s*<td>.*?class="address"[^>]*>([^<]*)<', page)
    assert ("added", f"{PLAN}#三") in kinds
    assert ("removed", CHRONICLE) in kinds


def test_findings_filter_by_severity_and_state(imported: ImportReport, client: Client) -> None:
    path = f"/issues/{imported.issue_id}/findings/"
    assert "共 2 处" in get(client, path, severity="warning", status="open")
    assert "共 0 处" in get(client, path, severity="error")


def test_a_correction_keeps_both_readings(editor: Client, imported: ImportReport) -> None:
    finding = FindingRecord.objects.get(printed="巡护责仼")
    form = {"kind": "correct", "corrected": "巡护责任", "reason": "形近误字"}
    assert editor.post(f"/findings/{finding.pk}/", form).status_code == 302
    page = get(Client(), f"/documents/{quote(PLAN)}")
    assert "<del>巡护责仼</del>" in page
    assert "<ins>巡护责任</ins>" in page
    assert AuditRow.objects.filter(action="gazettes.finding_correct", reason="形近误字").count() == 1


def test_a_dismissal_without_a_reason_is_refused_in_the_form(editor: Client, imported: ImportReport) -> None:
    finding = FindingRecord.objects.get(printed="巡护责仼")
    response = editor.post(f"/findings/{finding.pk}/", {"kind": "dismiss", "reason": " "})
    assert response.status_code == 422
    assert "没有写明不属实的理由" in response.content.decode()
    finding.refresh_from_db()
    assert finding.status == "open"


def test_the_reading_page_gets_only_the_note_itself(editor: Client, imported: ImportReport) -> None:
    finding = FindingRecord.objects.get(printed="巡护责仼")
    part = editor.get(f"/findings/{finding.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<details")
    assert 'name="corrected" value="巡护责任"' in part, "the suggestion is offered as the correction"


def test_a_decision_never_sends_the_editor_to_another_site(editor: Client, imported: ImportReport) -> None:
    finding = FindingRecord.objects.get(printed="巡护责仼")
    answer = editor.post(f"/findings/{finding.pk}/", {"kind": "accept", "next": "https://example.com/"})
    assert answer.headers["Location"] == f"/findings/{finding.pk}/"


def upload(client: Client, people: People, step: str, data: bytes = GAZETTE.encode(), name: str = "七期.txt") -> Any:
    """Send a file through the import page."""
    form = {"file": SimpleUploadedFile(name, data), "unit": people.government.pk, "step": step}
    return client.post("/imports/", form)


def test_a_trial_reading_writes_nothing(editor: Client, people: People) -> None:
    page = upload(editor, people, "preview").content.decode()
    assert "试读（没有写入）" in page
    assert "云岭州人民政府公报 2023年第7期" in page
    assert not Issue.objects.exists()


def test_an_import_reports_what_it_made(editor: Client, people: People) -> None:
    response = upload(editor, people, "import")
    job = ImportJob.objects.get()
    assert response.headers["Location"] == f"/imports/{job.pk}/"
    page = get(editor, f"/imports/{job.pk}/")
    assert "已导入：云岭州人民政府公报 2023年第7期" in page
    assert re.search(r"<td>公文</td><td class=\"number\">1</td>", page)
    assert "修缮渡口" in get(Client(), f"/documents/{quote('云政通〔2023〕9号')}")


@pytest.mark.parametrize("step", ["preview", "import"])
@pytest.mark.parametrize(("name", "data"), [("图.png", b"\x89PNG\r\n\x1a\n" + bytes(64)), ("空.txt", b"")])
def test_a_file_that_cannot_be_read_is_refused_with_a_remedy(
    editor: Client, people: People, step: str, name: str, data: bytes
) -> None:
    response = upload(editor, people, step, data, name)
    page = (editor.get(response.headers["Location"]) if response.status_code == 302 else response).content.decode()
    assert 'class="message error"' in page
    assert name in page
    assert not Issue.objects.exists()


INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


def test_no_page_needs_inline_scripts_or_styles(people: People, imported: ImportReport) -> None:
    client = Client()
    client.force_login(people.root)
    finding = FindingRecord.objects.first()
    assert finding is not None
    issue = f"/issues/{imported.issue_id}/"
    paths = ["/", "/search/?q=巡护", "/relations/?outside=1", issue, f"{issue}findings/", f"{issue}versions/"]
    paths += [f"/findings/{finding.pk}/", "/imports/", "/accounts/me/", "/accounts/audit/", f"/documents/{quote(PLAN)}"]
    for path in paths:
        page = client.get(path).content.decode()
        assert not INLINE.search(page), path
        assert "https://" not in page.replace("https://www.w3.org", ""), path


def test_the_policy_lets_no_page_but_the_viewer_of_the_api_write_styles(db: None, client: Client) -> None:
    assert "unsafe-inline" not in client.get("/").headers["Content-Security-Policy"]
    viewer = client.get("/api/docs").headers["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in viewer
    assert "script-src" not in viewer


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 17), ("/search/?q=巡护", 8), ("/relations/?outside=1", 4), ("/findings/", 6), ("/issues/{issue}/", 8)],
)
def test_lists_take_a_fixed_number_of_queries(
    imported: ImportReport, client: Client, django_assert_max_num_queries: Callable[[int], Any], path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        get(client, path.format(issue=imported.issue_id))


def test_a_file_read_for_trial_is_imported_without_choosing_it_again(editor: Client, people: People) -> None:
    page = upload(editor, people, "preview").content.decode()
    held = ImportJob.objects.get()
    assert (held.state, "导入这个文件" in page) == (JobState.HELD, True)
    assert sweep_imports() == 0
    assert "还没有导入" in get(editor, f"/imports/{held.pk}/")
    release = f"/imports/{held.pk}/release/"
    assert release in page
    other = Client()
    other.force_login(people.other_editor)
    assert other.post(release).status_code == 404
    assert not Issue.objects.exists()
    for _ in range(2):
        assert editor.post(release).headers["Location"] == f"/imports/{held.pk}/"
    assert "已导入：云岭州人民政府公报 2023年第7期" in get(editor, f"/imports/{held.pk}/")
    assert Issue.objects.get().versions.count() == 1


def test_only_the_last_trial_of_a_person_is_kept(editor: Client, people: People) -> None:
    upload(editor, people, "preview")
    upload(editor, people, "preview", "云岭州人民政府关于渡口的通知\n\n各县要按时检修渡口。\n".encode(), "通知.txt")
    assert [job.name for job in ImportJob.objects.all()] == ["通知.txt"]
    assert SourceFile.objects.count() == 1


def test_an_editor_says_which_issue_a_file_without_a_masthead_corrects(editor: Client, people: People) -> None:
    first = "云岭州人民政府关于渡口的通知\n云政通〔2023〕31号\n\n各县人民政府：\n一、各县要按时检修渡口。\n"
    upload(editor, people, "import", first.encode(), "通知.txt")
    issue = Issue.objects.get()
    assert f'<option value="{issue.pk}">{issue}</option>' in get(editor, "/imports/")
    form = {
        "file": SimpleUploadedFile("更正.txt", first.replace("31号", "32号").encode()),
        "unit": people.government.pk,
        "corrects": issue.pk,
        "step": "import",
    }
    editor.post("/imports/", form)
    assert [version.number for version in Issue.objects.get().versions.order_by("number")] == [1, 2]


def test_nobody_corrects_an_issue_of_another_unit(editor: Client, people: People, imported: ImportReport) -> None:
    other = Client()
    other.force_login(people.other_editor)
    assert 'name="corrects"' not in get(other, "/imports/")
    with pytest.raises(Denied):
        submit_import(
            actor=people.other_editor,
            data=b"x",
            name="x.txt",
            corrects=Issue.objects.get(pk=imported.issue_id),
        )


def test_the_audit_page_names_actions_and_values_in_chinese() -> None:
    assert action_title("gazettes.hold_import") == "提交导入，待确认"
    assert plain_value({"public": True, "basis": "default"}) == "公开：是，公开依据：默认设置"
    assert plain_value({"basis": "printed"}) == "公开依据：文件自载"
    statuses = [plain_value({"status": one}) for one in ("open", "accepted", "dismissed", "corrected")]
    assert statuses == ["状态：待处理", "状态：属实", "状态：不属实", "状态：已勘误"]
    assert plain_value({"name": "open", "status": None}) == "名称：open，状态：空"
