"""Numbers that count nothing."""

from __future__ import annotations

import pytest

from lingxing.core.text.identifiers import IdentifierKind, find_identifiers, find_ordinals


@pytest.mark.parametrize(
    ("text", "number", "classifier", "printed"),
    [
        ("召开第25次会议", 25, "次", "第25次"),
        ("依照第十二条", 12, "条", "第十二条"),
        ("第 3 批名单", 3, "批", "第 3 批"),
        ("第九批", 9, "批", "第九批"),
        ("十三届全会", 13, "届", "十三届"),
        ("水库二期工程", 2, "期", "二期"),
        ("坚持第一要务", 1, "", "第一"),
        ("第150期", 150, "期", "第150期"),
    ],
)
def test_ordinals(text: str, number: int, classifier: str, printed: str) -> None:
    (ordinal,) = find_ordinals(text)
    assert (ordinal.number, ordinal.classifier, ordinal.span.cut_from(text)) == (number, classifier, printed)


def test_a_session_and_its_meeting() -> None:
    assert [(ordinal.number, ordinal.classifier) for ordinal in find_ordinals("十三届三次会议")] == [
        (13, "届"),
        (3, "次"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("云岭政发〔2023〕15号", IdentifierKind.DOCUMENT_NUMBER, "〔2023〕15号"),
        ("云岭政发［2023］第 5 号", IdentifierKind.DOCUMENT_NUMBER, "［2023］第 5 号"),
        ("邮编:650000", IdentifierKind.POSTCODE, "650000"),
        ("电话：0870-1234567", IdentifierKind.TELEPHONE, "0870-1234567"),
        ("电话 (0870) 1234567", IdentifierKind.TELEPHONE, "(0870) 1234567"),
        ("手机13800000000", IdentifierKind.TELEPHONE, "13800000000"),
        ("热线12345", IdentifierKind.TELEPHONE, "12345"),
        ("邮箱:a.b@example.com", IdentifierKind.EMAIL, "a.b@example.com"),
        ("GB/T 9704-2012", IdentifierKind.CODE, "GB/T 9704-2012"),
        ("代码12345678901234567890", IdentifierKind.CODE, "12345678901234567890"),
        ("见3.2.2款", IdentifierKind.LABEL, "3.2.2"),
        ("### 2.3 职责", IdentifierKind.LABEL, "2.3"),
        ("（一）总则", IdentifierKind.LABEL, "（一）"),
        ("三、措施", IdentifierKind.LABEL, "三、"),
        ("1.强化", IdentifierKind.LABEL, "1."),
    ],
)
def test_identifiers(text: str, kind: IdentifierKind, printed: str) -> None:
    (identifier,) = find_identifiers(text)
    assert (identifier.kind, identifier.printed) == (kind, printed)
    assert identifier.span.cut_from(text) == printed


@pytest.mark.parametrize("text", ["300人以上", "3.5亿元", "投资1000000元", "共13人"])
def test_what_counts_is_no_identifier(text: str) -> None:
    assert find_identifiers(text) == ()
