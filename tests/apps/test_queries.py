"""Lists, lookups, relations and statistics; and how many queries each takes, whatever the size of the issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from lingxing.apps.accounts.models import Person
from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.queries import DocumentFilter, FindingFilter, Sorting
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CHRONICLE, CITING, NOTICE, PLAN, People


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (DocumentFilter(), [NOTICE, PLAN, CITING, CHRONICLE]),
        (DocumentFilter(number="云政通[2023]"), [NOTICE, CITING]),
        (DocumentFilter(number="6号"), [CITING]),
        (DocumentFilter(authority="云岭州人民政府", kind="方案"), [PLAN]),
        (DocumentFilter(year=2023, text="湿地"), [CITING]),
        (DocumentFilter(text="白鹭 印发"), [NOTICE]),
        (DocumentFilter(issued_from=date(2023, 4, 4)), []),
        (DocumentFilter(issued_to=date(2023, 4, 3), top_only=True), [NOTICE, CITING]),
        (DocumentFilter(public=False), []),
    ],
)
def test_lists(imported: ImportReport, nobody: AnonymousUser, only: DocumentFilter, expected: list[str]) -> None:
    assert [document.address for document in queries.list_documents(nobody, only)] == expected


def test_sorting(imported: ImportReport, nobody: AnonymousUser) -> None:
    by_number = [one.address for one in queries.list_documents(nobody, DocumentFilter(kind="通知"), Sorting.NUMBER)]
    assert by_number == [NOTICE, CITING]
    titles = [one.title for one in queries.list_documents(nobody, sorting=Sorting.TITLE)]
    assert titles == sorted(titles)


def test_choices(imported: ImportReport, nobody: AnonymousUser) -> None:
    choices = queries.list_choices(nobody)
    assert dict(choices["kind"]) == {"通知": 2, "方案": 1, "大事记": 1}
    assert choices["authority"] == [("云岭州人民政府", 4)]
    assert choices["year"] == [(2023, 4)]


@pytest.mark.parametrize("spelling", ["云政通[2023]5号", "云政通（2023）５号", "云政通〔2023〕 5号"])
def test_a_document_by_any_spelling(imported: ImportReport, nobody: AnonymousUser, spelling: str) -> None:
    assert queries.get_document(nobody, spelling).address == NOTICE
    assert queries.get_place(nobody, f"{spelling}/白鹭保护方案＃一／（一）").part.label == "(一)"


def test_places(imported: ImportReport, nobody: AnonymousUser) -> None:
    assert queries.get_place(nobody, NOTICE).part is None
    assert queries.get_place(nobody, f"{PLAN}#表1").part.caption == "白鹭栖息地登记表"
    assert queries.get_place(nobody, f"{CHRONICLE}#2023-04-09/1").part.text == "青芦河口观鸟节开幕。"
    for missing in ("云政通〔2023〕9号", f"{PLAN}#九"):
        with pytest.raises(queries.NotFound, match="请核对"):
            queries.get_place(nobody, missing)
    with pytest.raises(queries.NotFound, match="第7版"):
        queries.get_document(nobody, NOTICE, version=7)


def test_a_provision_kept_under_the_number_is_found_under_the_address_of_its_plan_too(
    store: Store, nobody: AnonymousUser, client: Client
) -> None:
    notice, plan, *others = factories.documents()
    on_number = tuple(replace(one, address=one.address.replace(PLAN, NOTICE)) for one in plan.provisions)
    on_number = tuple(replace(one, parent=one.parent and one.parent.replace(PLAN, NOTICE)) for one in on_number)
    store(factories.reading(documents=(notice, replace(plan, provisions=on_number), *others), findings=()))
    for typed in (f"{NOTICE}#一/(一)", f"{PLAN}#一/(一)", f"{PLAN}＃一／（一）"):
        place = queries.get_place(nobody, typed)
        assert (place.document.address, place.part.address) == (PLAN, f"{NOTICE}#一/(一)")
        assert queries.get_place(nobody, typed, version=1) == place
        url = quote(typed)
        assert client.get(f"/api/provisions/{url}").json()["provision"]["address"] == f"{NOTICE}#一/(一)"
        assert "建立白鹭栖息地名录" in client.get(f"/provisions/{url}").content.decode()
        assert client.get(f"/documents/{url}").headers["Location"].startswith(f"/documents/{quote(PLAN)}#")
    for missing in (f"{PLAN}#(一)", f"{CITING}#一/(一)", f"{PLAN}#"):
        with pytest.raises(queries.NotFound):
            queries.get_place(nobody, missing)


def test_an_address_of_an_earlier_form_leads_to_the_current_version(store: Store, nobody: AnonymousUser) -> None:
    """The current print keeps under the number what the one before kept under the address of the plan."""
    first = factories.reading()
    notice, plan, *others = first.documents
    moved = replace(plan, provisions=(replace(plan.provisions[0], address=f"{NOTICE}#一"),))
    store(first)
    store(factories.reading(text="更正\n", documents=(notice, moved, *others), findings=()))
    assert queries.get_place(nobody, f"{PLAN}#一").part.address == f"{NOTICE}#一"
    assert queries.get_place(nobody, f"{PLAN}#一", version=1).part.address == f"{PLAN}#一"


def test_citations_in_both_directions(imported: ImportReport, nobody: AnonymousUser) -> None:
    page = queries.read_document(nobody, queries.get_document(nobody, CITING))
    meant = [(one.citation.relation, one.target.address if one.target else None) for one in page.citations_out]
    assert meant == [("implements", NOTICE), ("cites", None)]
    notice = queries.read_document(nobody, queries.get_document(nobody, NOTICE))
    named = [(one.source.address, one.citation.relation) for one in notice.citations_in]
    assert named == [(CITING, "implements")]


def test_a_document_imported_later_is_found_by_those_that_cited_it(
    imported: ImportReport, store: Store, nobody: AnonymousUser
) -> None:
    bylaw = factories.document("云岭条例/候鸟条例", "候鸟条例", (1, 2))
    store(factories.reading(text="条例\n", issue=factories.core.Issue(), documents=(bylaw,), findings=()), unit=None)
    document = queries.get_document(factories.Person.objects.get(username="root"), CITING)
    targets = [one.target for one in queries.list_citations_out(Person.objects.get(username="root"), document)]
    assert [target.address for target in targets] == [NOTICE, "云岭条例/候鸟条例"]


def test_the_page_has_its_surroundings(imported: ImportReport, nobody: AnonymousUser) -> None:
    plan = queries.read_document(nobody, queries.get_document(nobody, PLAN))
    assert [one.address for one in plan.carriers] == [NOTICE]
    assert (plan.previous.address, plan.next.address) == (NOTICE, CITING)
    assert [one.printed for one in plan.findings] == ["巡护责仼"]
    notice = queries.read_document(nobody, queries.get_document(nobody, NOTICE))
    assert [one.address for one in notice.parts] == [PLAN]


def test_relations(imported: ImportReport, nobody: AnonymousUser) -> None:
    graph = queries.list_relations(nobody)
    named = {(one.source.address, one.target_name, one.relation, one.carried) for one in graph.relations}
    assert named == {
        (NOTICE, "白鹭保护方案", "prints", True),
        (CITING, "云岭州人民政府关于印发白鹭保护方案的通知", "implements", False),
        (CITING, "候鸟条例", "cites", False),
    }
    assert len(graph.documents) == 4
    around = queries.list_relations(nobody, document=queries.get_document(nobody, PLAN))
    assert {one.address for one in around.documents} == {NOTICE, PLAN}


def _with_citations(*cites: factories.core.Citation, forwards: bool = False) -> factories.core.Reading:
    """The issue of the factories, with these citations in the citing notice (or in the notice that carries the plan)."""
    notice, plan, citing, chronicle = factories.documents()
    if forwards:
        forwarded = replace(plan, relation=factories.core.Attachment.FORWARDS)
        return factories.reading(documents=(replace(notice, cites=cites), forwarded, citing, chronicle))
    return factories.reading(documents=(notice, plan, replace(citing, cites=cites), chronicle))


def test_a_number_with_the_title_of_what_the_notice_carries_means_that(store: Store, nobody: AnonymousUser) -> None:
    store(
        _with_citations(
            factories.citation(CITING, NOTICE, "白鹭保护 方案"),
            factories.citation(CITING, NOTICE, None, "implements"),
            factories.citation(CITING, NOTICE, "候鸟条例"),
        )
    )
    notice, plan, citing = (queries.get_document(nobody, one) for one in (NOTICE, PLAN, CITING))
    targets = [one.target.address for one in queries.list_citations_out(nobody, citing) if one.target]
    assert targets == [PLAN, NOTICE, NOTICE]
    assert [one.citation.title for one in queries.list_citations_in(nobody, plan)] == ["白鹭保护 方案"]
    assert [one.citation.title for one in queries.list_citations_in(nobody, notice)] == [None, "候鸟条例"]
    graph = queries.list_relations(nobody, document=plan)
    assert {(one.source.address, one.relation) for one in graph.relations} == {(NOTICE, "prints"), (CITING, "cites")}
    graph = queries.list_relations(nobody, document=notice)
    assert {(one.target_name, one.relation) for one in graph.relations} == {
        (plan.title, "prints"),
        (notice.title, "implements"),
        (notice.title, "cites"),
    }


def test_what_is_carried_and_cited_as_forwarded_is_one_relation(store: Store, nobody: AnonymousUser) -> None:
    twice = (factories.citation(NOTICE, None, "白鹭保护方案", "forwards"),) * 2
    store(_with_citations(*twice, forwards=True))
    [forwarding] = [one for one in queries.list_relations(nobody).relations if one.relation == "forwards"]
    assert (forwarding.source.address, forwarding.carried, forwarding.times) == (NOTICE, True, 2)


def test_a_relation_to_a_document_that_is_not_held_keeps_its_number(
    store: Store, nobody: AnonymousUser, client: Client
) -> None:
    store(_with_citations(factories.citation(CITING, "云政通〔2019〕8号", "候鸟条例")))
    [outside] = [one for one in queries.list_relations(nobody).relations if one.target is None]
    assert (outside.target_name, outside.target_number) == ("候鸟条例", "云政通〔2019〕8号")
    told = client.get("/api/relations").json()["relations"]
    assert "云政通〔2019〕8号" in [one["target_number"] for one in told]
    assert '<td class="nowrap">云政通〔2019〕8号</td>' in client.get("/relations/").content.decode()


def test_findings(imported: ImportReport, nobody: AnonymousUser) -> None:
    assert [one.printed for one in queries.list_findings(nobody)] == ["巡护责仼", "候岛"]
    assert [one.printed for one in queries.list_findings(nobody, FindingFilter(first_line=10, last_line=40))] == [
        "候岛"
    ]
    assert not queries.list_findings(nobody, FindingFilter(status="accepted")).exists()
    assert queries.list_finding_kinds(nobody) == [("look_alike", "open", 2)]


def test_statistics_count_what_may_be_seen(imported: ImportReport, people: People, nobody: AnonymousUser) -> None:
    document = queries.get_document(people.editor, CHRONICLE)
    actions.set_publicity(actor=people.editor, document=document, public=False, reason="待核")
    seen = queries.count_contents(nobody)
    assert (seen["documents"], seen["entries"], seen["findings"]) == (3, 0, 1)
    assert queries.count_contents(people.reader)["entries"] == 3
    assert [issue.document_count for issue in queries.list_issues(nobody)] == [3]
    assert [issue.document_count for issue in queries.list_issues(people.reader)] == [4]


def test_the_source_is_shown_by_lines(imported: ImportReport, store: Store, people: People) -> None:
    report = store(factories.reading(text="一\n二\n三\n四"), again=True)
    version = queries.get_version(people.editor, queries.get_issue(people.editor, report.issue_id), report.version)
    assert queries.read_source_lines(version, 2, 3) == [(2, "二"), (3, "三")]


COUNTS: dict[str, tuple[int, Callable[[Any], Any]]] = {
    "list_documents": (1, lambda viewer: [str(one.issue) for one in queries.list_documents(viewer)]),
    "list_issues": (1, lambda viewer: [str(one) for one in queries.list_issues(viewer)]),
    "get_document": (1, lambda viewer: queries.get_document(viewer, PLAN).issue.unit),
    "get_place": (4, lambda viewer: queries.get_place(viewer, f"{PLAN}#二")),
    "read_document": (13, lambda viewer: queries.read_document(viewer, queries.get_document(viewer, PLAN))),
    "list_relations": (2, queries.list_relations),
    "list_findings": (2, lambda viewer: [list(one.decisions.all()) for one in queries.list_findings(viewer)]),
    "count_contents": (8, queries.count_contents),
    "search": (3, lambda viewer: queries.search(viewer, "白鹭")),
}


@pytest.mark.parametrize("name", sorted(COUNTS))
@pytest.mark.parametrize("size", [1, 30])
def test_the_number_of_queries_does_not_grow(
    store: Store, nobody: AnonymousUser, django_assert_num_queries: Any, name: str, size: int
) -> None:
    notice, plan, citing, chronicle = factories.documents()
    more = tuple(
        replace(citing, address=f"云政通〔2023〕{number}号", number=f"云政通〔2023〕{number}号", provisions=())
        for number in range(10, 10 + size)
    )
    extra = tuple(
        factories.provision(f"{PLAN}#{number}.", f"{number}.", "白鹭巡护。", number) for number in range(size)
    )
    findings = tuple(factories.finding(f"错{number}", PLAN, number) for number in range(1, size + 1))
    documents = (notice, replace(plan, provisions=plan.provisions + extra), citing, chronicle, *more)
    store(factories.reading(documents=documents, findings=findings))
    count, query = COUNTS[name]
    with django_assert_num_queries(count):
        query(nobody)
