"""The JSON object holds what programs outside rely on, under the agreed keys."""

from __future__ import annotations

import json

from lingxing.core.gazette.export.json import dump_json, to_json_object
from tests.core.gazette.export.readings import NOTICE, RULES, ferry_reading

DOCUMENT_KEYS = [
    "address", "number", "title", "authority", "issued_on", "kind", "part_of", "relation", "addressees", "signed_by",
    "effective_on", "publicity", "lines", "cites", "provisions", "tables", "entries",
]  # fmt: skip


def test_the_object_has_four_parts_in_order() -> None:
    assert list(to_json_object(ferry_reading())) == ["issue", "documents", "findings", "coverage"]


def test_issue_and_coverage() -> None:
    whole = to_json_object(ferry_reading())
    assert whole["issue"] == {
        "title": "云岭州人民政府公报",
        "year": 2031,
        "number": 4,
        "total_number": 88,
        "published": "2031-04",
    }
    assert whole["coverage"] == {"characters": 640, "unaccounted": 3}


def test_a_document_has_every_agreed_key_and_iso_dates() -> None:
    notice, rules, _ = to_json_object(ferry_reading())["documents"]
    assert list(notice) == DOCUMENT_KEYS
    assert notice["issued_on"] == "2031-04-09"
    assert notice["addressees"] == ["各县市人民政府", "州直各部门"]
    assert notice["lines"] == [1, 8]
    assert (notice["part_of"], notice["relation"], notice["effective_on"]) == (None, None, None)
    assert (rules["part_of"], rules["relation"], rules["effective_on"]) == (NOTICE, "prints", "2031-05-01")


def test_citations_carry_number_title_line_and_relation() -> None:
    repealed, printed = to_json_object(ferry_reading())["documents"][0]["cites"]
    assert repealed == {
        "number": "云岭政发〔2024〕7号",
        "title": "渡口规定",
        "line": 5,
        "relation": "repeals",
        "address": f"{NOTICE}#¶1",
    }
    assert (printed["number"], printed["relation"]) == (None, "cites")


def test_a_provision_keeps_its_printed_label_and_its_parent() -> None:
    provisions = to_json_object(ferry_reading())["documents"][1]["provisions"]
    assert provisions[4] == {
        "address": f"{RULES}#第一章/第二条/(一)",
        "label": "(一)",
        "depth": 3,
        "heading": None,
        "line": 13,
        "text": "救生衣不少于30件;",
        "parent": f"{RULES}#第一章/第二条",
    }


def test_a_table_gives_its_groups_and_segments_as_plain_lists() -> None:
    (table,) = to_json_object(ferry_reading())["documents"][1]["tables"]
    assert table["rows"] == [["1", "上渡", "2"], ["2", "中渡", ""]]
    assert table["groups"] == [{"label": "东岸", "first_row": 0, "line": 18}]
    assert table["segments"] == [[17, 19], [21, 23]]
    assert table["row_lines"] == [19, 22]


def test_entries_have_a_date_and_perhaps_an_end() -> None:
    entries = to_json_object(ferry_reading())["documents"][2]["entries"]
    assert [(entry["date"], entry["end_date"]) for entry in entries] == [
        ("2031-04-02", None),
        ("2031-04-08", "2031-04-09"),
    ]


def test_findings_stand_in_the_order_of_their_lines() -> None:
    findings = to_json_object(ferry_reading())["findings"]
    assert [finding["kind"] for finding in findings] == ["doubled_character", "empty_cell"]
    assert findings[0] == {
        "kind": "doubled_character",
        "lines": [5, 5],
        "printed": "的的",
        "message": "字重复",
        "suggestion": "的",
        "severity": "warning",
        "address": None,
    }


def test_the_text_keeps_chinese_characters_and_parses_back() -> None:
    text = dump_json(ferry_reading())
    assert "云岭州人民政府公报" in text
    assert json.loads(text) == to_json_object(ferry_reading())


def test_the_same_reading_gives_the_same_text() -> None:
    assert dump_json(ferry_reading()) == dump_json(ferry_reading())
