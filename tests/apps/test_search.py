"""Search, as both databases must do it: what is found, what is not, filters, ranking, pages, and keeping in step."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import Document, SearchRow
from lingxing.apps.gazettes.queries import SearchFilter, search
from lingxing.apps.gazettes.search import indexing
from lingxing.apps.gazettes.search.rows import PIECE_LENGTH
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CHRONICLE, CITING, NOTICE, PLAN, People

search_module = importlib.import_module("lingxing.apps.gazettes.queries.search")
EVERYWHERE = SearchFilter()


def addresses(viewer: object, query: str, only: SearchFilter = EVERYWHERE) -> set[str]:
    """The addresses of all hits."""
    return {hit.address for hit in search(viewer, query, only, page_size=100).hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("名录", {f"{PLAN}#一", f"{PLAN}#一/(一)"}),
        ("白鹭", {NOTICE, PLAN, f"{PLAN}#一/(一)", f"{PLAN}#表1"}),
        ("白鹭栖息地名录", {f"{PLAN}#一/(一)"}),
        ("鹭", {NOTICE, PLAN, f"{PLAN}#一/(一)", f"{PLAN}#表1"}),
        ("巡护", {f"{PLAN}#二", f"{CITING}#¶1", CITING}),
        ("cod", {f"{PLAN}#二"}),
        ("ＣＯＤ浓度", {f"{PLAN}#二"}),
        ("CO", set()),
        ("35", {f"{PLAN}#表1"}),
        ("3", set()),
        ("河口", {f"{PLAN}#表1", f"{CHRONICLE}#2023-04-09/1"}),
        ("湿地 候鸟", {f"{CHRONICLE}#2023-04-03/1"}),
        ("候鸟 湿地", {f"{CHRONICLE}#2023-04-03/1"}),
        ("云政通[2023]5号", {NOTICE}),
        ("云政通（２０２３）5号", {NOTICE}),
        ("鹭白", set()),
        ("名录每年", {f"{PLAN}#一/(一)"} - {f"{PLAN}#一/(一)"}),
        ("名录，每年", {f"{PLAN}#一/(一)"}),
        ("，。！", set()),
        ("", set()),
        ("' OR 1=1 --", set()),
        ('"名录" NEAR *', set()),
    ],
)
def test_what_is_found(imported: ImportReport, nobody: AnonymousUser, query: str, expected: set[str]) -> None:
    assert addresses(nobody, query) == expected


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (SearchFilter(what="document"), {NOTICE, PLAN}),
        (SearchFilter(what="table_row"), {f"{PLAN}#表1"}),
        (SearchFilter(address="云政通[2023]5号/白鹭保护方案"), {PLAN, f"{PLAN}#一/(一)", f"{PLAN}#表1"}),
        (SearchFilter(kind="通知"), {NOTICE}),
        (SearchFilter(authority="白沙市人民政府"), set()),
        (SearchFilter(year=2023, kind="方案", what="document"), {PLAN}),
        (SearchFilter(year=2022), set()),
    ],
)
def test_filters(imported: ImportReport, nobody: AnonymousUser, only: SearchFilter, expected: set[str]) -> None:
    assert addresses(nobody, "白鹭", only) == expected


def test_a_title_stands_above_a_text(imported: ImportReport, nobody: AnonymousUser) -> None:
    assert search(nobody, "栖息地名录").hits[0].address == f"{PLAN}#一"


def test_marks_and_the_kind_are_shown(imported: ImportReport, nobody: AnonymousUser) -> None:
    (hit,) = search(nobody, "浓度").hits
    assert (hit.kind, hit.kind_name, hit.line, hit.document.address) == ("provision", "条款", 9, PLAN)
    assert [piece.text for piece in hit.snippet if piece.marked] == ["浓度"]


def test_pages_follow_each_other_without_gap_or_repetition(imported: ImportReport, nobody: AnonymousUser) -> None:
    whole = search(nobody, "白鹭", page_size=100)
    pages = [search(nobody, "白鹭", page=number, page_size=2) for number in (1, 2, 3)]
    assert [page.total for page in pages] == [whole.total] * 3
    assert whole.total == 4
    assert pages[0].pages == 2
    assert [hit.address for page in pages for hit in page.hits] == [hit.address for hit in whole.hits]


def test_common_words_bring_headings_then_the_newest(
    imported: ImportReport, nobody: AnonymousUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = SearchRow.objects.filter(Q(text__contains="湿") | Q(heading__contains="湿"))
    newest = sorted(everything, key=lambda row: ("湿" not in row.heading, -row.pk))
    assert len(newest) > 3
    monkeypatch.setattr(search_module, "COUNTED", len(newest) - 1)
    pages = [search(nobody, "湿", page=number, page_size=2) for number in range(1, len(newest))]
    found = [(hit.address, hit.line) for page in pages for hit in page.hits]
    assert found == [(row.address, row.line) for row in newest[:-1]]


def test_counting_and_listing_end_at_the_cap(
    imported: ImportReport, nobody: AnonymousUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "COUNTED", 4)
    exact = search(nobody, "白鹭", page_size=3)
    assert (exact.total, exact.total_is_capped) == (4, False)
    monkeypatch.setattr(search_module, "COUNTED", 3)
    pages = [search(nobody, "白鹭", page=number, page_size=2) for number in (1, 2, 3)]
    assert {(page.total, page.total_is_capped, page.pages) for page in pages} == {(3, True, 2)}
    assert [len(page.hits) for page in pages] == [2, 1, 0]


def test_the_page_and_the_route_say_that_there_are_more(
    imported: ImportReport, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "共 4 处" in client.get("/search/", {"q": "白鹭"}).content.decode()
    assert client.get("/api/search", {"q": "白鹭"}).json()["total_is_capped"] is False
    monkeypatch.setattr(search_module, "COUNTED", 3)
    page = client.get("/search/", {"q": "白鹭"}).content.decode()
    assert "3+ 处" in page
    assert "列出前 3 处" in page
    answer = client.get("/api/search", {"q": "白鹭"}).json()
    assert (answer["total"], answer["total_is_capped"], len(answer["hits"])) == (3, True, 3)
    assert client.get("/api/search", {"q": "白鹭", "page": 10**12}).json()["hits"] == []


def test_what_is_internal_is_found_only_by_those_who_may_read_it(
    imported: ImportReport, people: People, nobody: AnonymousUser
) -> None:
    document = queries.get_document(people.editor, PLAN)
    actions.set_publicity(actor=people.editor, document=document, public=False, reason="待核")
    assert addresses(nobody, "浓度") == set()
    assert addresses(people.other_editor, "浓度") == set()
    assert addresses(people.reader, "浓度") == {f"{PLAN}#二"}
    assert addresses(people.root, "浓度") == {f"{PLAN}#二"}
    assert search(nobody, "白鹭").total == 1
    actions.set_publicity(actor=people.editor, document=document, public=True, reason="已核")
    assert addresses(nobody, "浓度") == {f"{PLAN}#二"}


def test_what_goes_with_an_internal_carrier_is_not_found(
    imported: ImportReport, people: People, nobody: AnonymousUser
) -> None:
    document = queries.get_document(people.editor, NOTICE)
    actions.set_publicity(actor=people.editor, document=document, public=False, reason="待核")
    assert addresses(nobody, "白鹭") == set()


def test_the_index_follows_a_correction(imported: ImportReport, store: Store, nobody: AnonymousUser) -> None:
    store(factories.corrected(factories.reading()))
    assert addresses(nobody, "4月更新") == set()
    assert addresses(nobody, "5月更新") == {f"{PLAN}#一/(一)"}
    assert addresses(nobody, "观鸟") == set()
    assert addresses(nobody, "宣传周") == {f"{PLAN}#二"}


def test_rebuilding_finds_the_same(imported: ImportReport, store: Store, nobody: AnonymousUser) -> None:
    store(factories.corrected(factories.reading()))
    words = ("白鹭", "巡护", "云政通〔2023〕5号", "河口")
    before = [addresses(nobody, word) for word in words]
    rows = SearchRow.objects.count()
    assert indexing.rebuild() == rows
    assert [addresses(nobody, word) for word in words] == before


def test_the_end_of_a_very_long_text_is_found(store: Store, nobody: AnonymousUser) -> None:
    text = "水面安静。" * (PIECE_LENGTH // 2) + "末尾有苍鹭。"
    plan = replace(
        factories.documents()[1], part_of=None, provisions=(factories.provision(f"{PLAN}#一", "一、", text, 7),)
    )
    store(factories.reading(documents=(plan,), findings=()))
    assert addresses(nobody, "苍鹭") == {f"{PLAN}#一"}
    assert addresses(nobody, "安静水面") == set()


def test_a_very_long_query_does_no_harm(imported: ImportReport, nobody: AnonymousUser) -> None:
    assert search(nobody, "白鹭" * 5000).total == 0
    assert search(nobody, "\0白鹭\0").total == 4


class WhatStandsInATextIsFound(TestCase):
    """The databases agree with a plain look into the text."""

    @classmethod
    def setUpTestData(cls) -> None:
        """One document whose provisions are written anew for each example."""
        people = factories.make_people()
        store = actions.store_reading
        store(actor=people.root, reading=factories.reading(), data=b"x", unit=people.government)
        cls.document = Document.objects.get(address=PLAN)  # type: ignore[attr-defined]

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(
        st.lists(st.text("苍云岭鹤", min_size=1, max_size=7), min_size=1, max_size=6),
        st.text("苍云岭鹤", min_size=1, max_size=3),
    )
    def test_exactly(self, texts: list[str], query: str) -> None:
        """A query of Chinese characters finds the rows in which it stands, and no other."""
        document = self.document  # type: ignore[attr-defined]
        indexing.forget_documents([document.pk])
        rows = [
            SearchRow(document=document, kind="provision", address=f"{PLAN}#{n}", public=True, line=n, text=text)
            for n, text in enumerate(texts)
        ]
        indexing.index_rows(rows)
        found = addresses(AnonymousUser(), query, SearchFilter(address=PLAN))
        assert found == {f"{PLAN}#{n}" for n, text in enumerate(texts) if query in text}


def test_entries_have_their_day(imported: ImportReport) -> None:
    assert Document.objects.get(address=CHRONICLE).entries.first().date == date(2023, 4, 3)
