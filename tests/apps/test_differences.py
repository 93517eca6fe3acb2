"""Differences between versions: by address, then word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lingxing.apps.gazettes.differences import ChangeKind, DiffPiece, compare_parts, compare_words, diff_versions
from lingxing.apps.gazettes.differences import _Part as Part
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import SourceVersion
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CHRONICLE, PLAN


def test_words() -> None:
    assert compare_words("每年4月更新93.5%", "每年12月更新93.5%") == (
        DiffPiece("same", "每年"),
        DiffPiece("removed", "4"),
        DiffPiece("added", "12"),
        DiffPiece("same", "月更新93.5%"),
    )


@given(st.text("云岭白沙4.\n", max_size=30), st.text("云岭白沙4.\n", max_size=30))
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.operation != "added") == old
    assert "".join(piece.text for piece in pieces if piece.operation != "removed") == new


def test_versions(imported: ImportReport, store: Store) -> None:
    store(factories.corrected(factories.reading()))
    old, new = SourceVersion.objects.order_by("number")
    changes = diff_versions(old, new)
    assert [(change.kind.value, change.what, change.address) for change in changes] == [
        ("changed", "provision", f"{PLAN}#一/(一)"),
        ("changed", "provision", f"{PLAN}#二"),
        ("added", "provision", f"{PLAN}#三"),
        ("removed", "document", CHRONICLE),
        ("removed", "entry", f"{CHRONICLE}#2023-04-03/1"),
        ("removed", "entry", f"{CHRONICLE}#2023-04-03/2"),
        ("removed", "entry", f"{CHRONICLE}#2023-04-09/1"),
    ]
    assert [piece.text for piece in changes[0].words if piece.operation == "removed"] == ["4"]
    assert diff_versions(old, old) == []


def test_what_was_renumbered_has_moved() -> None:
    old = [Part("provision", "a#1", "1. 巡护"), Part("provision", "a#2", "2. 监测"), Part("provision", "a#3", "3. 同")]
    new = [Part("provision", "a#1", "1. 巡护"), Part("provision", "a#5", "5. 监测"), Part("provision", "a#6", "6. 异")]
    changes = list(compare_parts(old, new))
    assert [(change.kind, change.old_address, change.address) for change in changes] == [
        (ChangeKind.MOVED, "a#2", "a#5"),
        (ChangeKind.ADDED, "", "a#6"),
        (ChangeKind.REMOVED, "a#3", "a#3"),
    ]


parts = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["甲", "乙", "丙"])), unique_by=lambda pair: pair[0]
).map(lambda pairs: [Part("provision", address, text) for address, text in pairs])


@given(parts, parts)
def test_every_difference_is_told_once(old: list[Part], new: list[Part]) -> None:
    changes = list(compare_parts(old, new))
    before, after = {part.address: part.text for part in old}, {part.address: part.text for part in new}
    told_old = [change.old_address for change in changes if change.kind != ChangeKind.ADDED]
    told_new = [change.address for change in changes if change.kind != ChangeKind.REMOVED]
    assert sorted(told_old) == sorted(a for a in before if before[a] != after.get(a))
    assert sorted(told_new) == sorted(a for a in after if after[a] != before.get(a))
