"""What the API answers: shapes, spellings of addresses, errors with a remedy, tokens, exports."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lingxing.apps.accounts.actions import issue_token
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import FindingRecord, ImportJob, Issue
from lingxing.core.gazette.export.json import to_json_object
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CITING, NOTICE, PLAN, People
from tests.apps.test_import import TEXT


@pytest.fixture
def editor(people: People, client: Client) -> Client:
    """A browser in which the editor has logged in."""
    client.force_login(people.editor)
    return client


def get(client: Client, path: str, **query: Any) -> Any:
    """The JSON of a route that answers 200."""
    response = client.get(path, query)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def test_a_document_in_full(imported: ImportReport, client: Client) -> None:
    plan = get(client, f"/api/documents/{quote('云政通[2023]5号/白鹭保护方案')}")
    assert (plan["address"], plan["part_of"], plan["relation"], plan["version"]) == (PLAN, NOTICE, "prints", 1)
    assert [one["label"] for one in plan["provisions"]] == ["一、", "(一)", "二、"]
    assert plan["tables"][0]["rows"][0] == ["白沙湿地", "120"]
    assert plan["findings"][0]["printed"] == "巡护责仼"
    notice = get(client, f"/api/documents/{quote(NOTICE)}")
    assert [(one["document"], one["relation"]) for one in notice["cited_by"]] == [(CITING, "implements")]
    assert [one["address"] for one in notice["parts"]] == [PLAN]


@pytest.mark.parametrize("spelling", [quote(f"{PLAN}#一/(一)", safe=""), quote(f"{PLAN}＃一/（一）", safe="/")])
def test_a_provision_whether_or_not_its_slashes_are_quoted(
    imported: ImportReport, client: Client, spelling: str
) -> None:
    assert get(client, f"/api/provisions/{spelling}")["provision"]["label"] == "(一)"


def test_an_earlier_version(imported: ImportReport, store: Store, client: Client) -> None:
    store(factories.corrected(factories.reading()))
    path = f"/api/documents/{quote(PLAN)}"
    assert "4月" in get(client, path, version=1)["provisions"][1]["text"]
    assert "5月" in get(client, path)["provisions"][1]["text"]
    changes = get(client, f"/api/issues/{imported.issue_id}/versions/1/changes/2")
    assert changes[0]["words"][1] == {"operation": "removed", "text": "4"}
    assert [one["current"] for one in get(client, f"/api/issues/{imported.issue_id}/versions")] == [True, False]


def test_an_export_is_what_was_read(imported: ImportReport, client: Client) -> None:
    exported = get(client, f"/api/issues/{imported.issue_id}/export")
    assert exported == json.loads(json.dumps(to_json_object(factories.reading())))
    one = get(client, f"/api/export/json/{quote(PLAN)}")
    assert one["documents"] == [exported["documents"][1]]


def test_akoma_ntoso(imported: ImportReport, client: Client) -> None:
    response = client.get(f"/api/export/akn/{quote(PLAN)}")
    assert response["Content-Type"] == "application/akn+xml"
    root = etree.fromstring(response.content)
    assert etree.QName(root).localname == "akomaNtoso"
    assert "COD浓度按月监测" in "".join(root.itertext())


def test_the_source_comes_back_as_it_went_in(imported: ImportReport, client: Client) -> None:
    response = client.get(f"/api/issues/{imported.issue_id}/versions/1/source")
    assert response.content == factories.raw(factories.reading())
    assert "gazette.txt" in response["Content-Disposition"]


def test_lists_are_paged_and_filtered(imported: ImportReport, client: Client) -> None:
    listed = get(client, "/api/documents", kind="通知", sort="number")
    assert (listed["total"], listed["pages"]) == (2, 1)
    assert [one["address"] for one in listed["documents"]] == [NOTICE, CITING]
    assert get(client, "/api/search", q="白鹭 名录", what="provision")["total"] == 1
    assert len(get(client, "/api/findings", document="云政通[2023]5号/白鹭保护方案", status="open")) == 1
    assert get(client, "/api/statistics")["table" + "s"] == 1
    assert len(get(client, "/api/relations")["relations"]) == 3


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/documents/" + quote("云政通〔2023〕99号"), 404, "没有地址为“云政通〔2023〕99号”的公文"),
        ("/api/issues/999", 404, "没有编号为999的期次"),
        ("/api/search", 422, "query.q：缺少此项"),
        ("/api/search?q=a&page=x", 422, "query.page：应为整数"),
        ("/api/documents?sort=colour", 422, "sort：只能是 "),
        ("/api/nothing", 404, "没有这个接口"),
        ("/api/issues/1/nothing/", 404, "没有这个接口"),
        ("/api/imports/dry-run", 405, "不接受 GET"),
        ("/api/search?q=%00", 400, "NUL"),
    ],
)
def test_errors_say_what_and_what_to_do(
    imported: ImportReport, client: Client, path: str, status: int, words: str
) -> None:
    response = client.get(path)
    assert response.status_code == status
    told = response.json()
    assert set(told) == {"problem", "remedy", "place"}
    assert words in told["problem"]


def test_an_editor_imports_and_asks_how_it_went(editor: Client, people: People) -> None:
    answer = editor.post("/api/imports", {"file": SimpleUploadedFile("a.txt", TEXT)})
    job = answer.json()
    assert (answer.status_code, job["state"], job["report"]["message"]) == (202, "done", "已导入")
    assert get(editor, f"/api/imports/{job['id']}")["issue"] == job["issue"]
    assert Issue.objects.get().unit == people.government
    assert get(editor, "/api/imports")[0]["name"] == "a.txt"


def test_a_dry_run_says_so(editor: Client) -> None:
    answer = editor.post("/api/imports/dry-run", {"file": SimpleUploadedFile("a.txt", TEXT)})
    assert answer.json()["message"] == "试读（没有写入）：将导入"
    assert not Issue.objects.exists()
    refused = editor.post("/api/imports/dry-run", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 broken")})
    assert refused.status_code == 422
    assert refused.json()["remedy"]


def test_a_ten_megabyte_file_is_taken_in_and_left_to_be_read(editor: Client) -> None:
    data = TEXT + ("按照方案开展湿地巡护工作。\n" * 300_000).encode()
    assert len(data) > 10_000_000
    started = time.monotonic()
    job = editor.post("/api/imports", {"file": SimpleUploadedFile("大.txt", data)}).json()
    assert time.monotonic() - started < 5
    assert (job["state"], job["size"]) == ("waiting", len(data))
    assert bytes(ImportJob.objects.get().file.data) == data


def test_too_large_a_body_is_refused_unread(editor: Client, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    answer = editor.post("/api/imports", {"file": SimpleUploadedFile("a.txt", b"x" * 2_000_000)})
    assert (answer.status_code, answer.json()["problem"]) == (413, "上传的文件超过 1 MB")


def test_a_decision(editor: Client, imported: ImportReport) -> None:
    finding = FindingRecord.objects.get(printed="巡护责仼")
    path = f"/api/findings/{finding.pk}/decisions"
    body = {"kind": "correct", "corrected": "巡护责任", "reason": "错字"}
    decided = editor.post(path, body, content_type="application/json").json()
    assert (decided["status"], decided["decisions"][0]["corrected"]) == ("corrected", "巡护责任")
    refused = editor.post(path, {"kind": "dismiss"}, content_type="application/json")
    assert (refused.status_code, refused.json()["remedy"]) == (409, "请写明理由，它会记入台账。")
    unknown = editor.post(path, {"kind": "forget"}, content_type="application/json")
    assert unknown.status_code == 422
    assert unknown.json()["problem"].endswith("kind：只能是 accept、dismiss、correct")
    kinds = get(editor, "/api/openapi.json")["components"]["schemas"]["DecisionKind"]["enum"]
    assert kinds == ["accept", "dismiss", "correct"]
    for text in ("坏\0", "坏\ud800"):
        bad = editor.post(path, json.dumps({"kind": "accept", "reason": text}), content_type="application/json")
        assert bad.status_code in (400, 409, 422)


def test_a_token_acts_for_its_owner_without_a_session(imported: ImportReport, people: People) -> None:
    _, plain = issue_token(actor=people.editor, name="脚本")
    client = Client(enforce_csrf_checks=True)
    me = client.get("/api/accounts/me", headers={"Authorization": f"Bearer {plain}"}).json()
    assert (me["username"], me["edits"], me["memberships"][0]["unit"]) == ("editor", True, "云岭州人民政府")
    finding = FindingRecord.objects.get(printed="候岛")
    answer = client.post(
        f"/api/findings/{finding.pk}/decisions",
        {"kind": "accept"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {plain}"},
    )
    assert answer.status_code == 201
    wrong = client.get("/api/issues", headers={"Authorization": "Bearer lx_wrong"})
    assert (wrong.status_code, set(wrong.json())) == (401, {"problem", "remedy", "place"})


def test_a_session_needs_the_csrf_token_to_write(imported: ImportReport, people: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.editor)
    finding = FindingRecord.objects.get(printed="候岛")
    answer = client.post(f"/api/findings/{finding.pk}/decisions", {"kind": "accept"}, content_type="application/json")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["problem"]


def test_a_token_is_issued_listed_and_revoked(editor: Client) -> None:
    issued = editor.post("/api/accounts/tokens", {"name": "脚本"}, content_type="application/json").json()
    assert issued["token"].startswith("lx_")
    assert "token" not in get(editor, "/api/accounts/tokens")[0]
    editor.delete(f"/api/accounts/tokens/{issued['id']}")
    assert get(editor, "/api/accounts/tokens")[0]["revoked_at"]


def test_the_description_is_openapi_3_1_and_its_page_needs_no_other_server(client: Client, db: None) -> None:
    assert get(client, "/api/openapi.json")["openapi"].startswith("3.1")
    page = client.get("/api/docs").content.decode()
    assert "swagger" in page
    assert "https://" not in page


def test_headers_keep_contents_at_home(client: Client, db: None) -> None:
    response = client.get("/api/issues")
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert len(response["X-Request-ID"]) == 16


@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    route=st.sampled_from(["documents", "provisions", "export/json", "export/akn", "search", "findings", "relations"]),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    number=st.integers(-(2**70), 2**70),
)
def test_no_question_breaks_it(imported: ImportReport, client: Client, route: str, text: str, number: int) -> None:
    query = {
        "q": text,
        "kind": text,
        "text": text,
        "number": text,
        "status": text,
        "year": number,
        "issue": number,
        "page": number,
        "version": number,
        "first_line": number,
    }
    for path in (f"/api/{route}/{quote(text, safe='')}", f"/api/{route}"):
        response = client.get(path, query)
        assert response.status_code < 500, response.content.decode()
