"""Text files: encodings, line ends, damage."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.gazette.sources import SourceError, load_bytes, load_source

PROSE = (
    "云岭州人民政府办公室关于加强白沙市水库安全管理工作的通知\n各县市人民政府，州直各部门：\n"
    "第一条 本办法自印发之日起施行。\n"
)


def test_utf8_text_is_kept_as_it_is() -> None:
    source = load_bytes(PROSE.encode(), "a.txt")
    assert (source.text, source.encoding, source.media_type, source.notes) == (PROSE, "utf-8", "text/plain", ())


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + PROSE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16-be"),
        (PROSE.encode("gb18030"), "gb18030"),
        (PROSE.encode("gb2312"), "gb18030"),
    ],
)
def test_other_encodings_give_the_same_text_and_a_note(data: bytes, encoding: str) -> None:
    source = load_bytes(data, "a.txt")
    assert (source.text, source.encoding) == (PROSE, encoding)
    assert [note.kind for note in source.notes] == ["encoding"]


def test_rare_characters_of_gb18030() -> None:
    text = "非遗项目代表性传承人喆、堃、㛃，保护单位为青桐县文化馆。"
    assert load_bytes(text.encode("gb18030"), "a.txt").text == text


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("一\r\n二\r\n", "一\n二\n"),
        ("一\r二", "一\n二"),
        ("一\u2028二", "一\n二"),
        ("一\x0b二", "一\n二"),
        ("一\n\f二", "一\n\n二"),
        ("一\f二", "一\n\n二"),
        ("一\t二　三 \n", "一\t二　三 \n"),
    ],
)
def test_line_ends(printed: str, canonical: str) -> None:
    source = load_bytes(printed.encode(), "a.txt")
    assert source.text == canonical
    assert {note.kind for note in source.notes} == ({"line_ends"} if printed != canonical else set())


def test_inline_html_stays() -> None:
    text = "<table><tr><td>甲</td></tr></table>\n<b>大事记</b>\n"
    assert load_bytes(text.encode(), "a.md").text == text


def test_a_damaged_byte_is_shown_with_its_line() -> None:
    data = (PROSE * 20).encode().replace("水库".encode(), "水".encode() + b"\xff\xe5", 1)
    source = load_bytes(data, "a.txt")
    assert source.text.startswith("云岭州人民政府办公室关于加强白沙市水\ufffd")
    assert ("damaged_bytes", 1) in [(note.kind, note.line) for note in source.notes]


def test_a_damaged_byte_of_gb18030_is_shown() -> None:
    data = (PROSE * 20).encode("gb18030").replace("水库".encode("gb18030"), "水".encode("gb18030") + b"\xff,", 1)
    source = load_bytes(data, "a.txt")
    assert source.encoding == "gb18030"
    assert source.text.count("\ufffd") == 1


def test_a_stray_control_character_is_shown_and_noted() -> None:
    source = load_bytes(PROSE.replace("安全", "安\x07全").encode(), "a.txt")
    assert "安\ufffd全" in source.text
    assert "control_character" in [note.kind for note in source.notes]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t\n",
        codecs.BOM_UTF8,
        "　\n".encode("gb18030"),
        b"text\x00with nul bytes and more words",
        bytes(range(1, 32)) * 4,
        PROSE.encode("utf-16-le"),
        "政府公報第四期關於印發實施細則的通知各縣市人民政府".encode("big5"),
        "ça déjà élevé à l’été, où être ému était très gênant".encode("latin-1", "replace"),
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 50,
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        load_bytes(data, "公报.txt")
    assert str(caught.value).startswith("公报.txt：")
    assert "请" in caught.value.remedy


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffd"),
        min_size=1,
    )
)
def test_every_character_of_utf8_text_is_kept(text: str) -> None:
    if not text.isspace():
        assert load_bytes(text.encode(), "a.txt").text == text


def test_load_source_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "公报.md"
    path.write_text(PROSE, encoding="utf-8")
    source = load_source(path)
    assert (source.name, source.text, source.media_type) == ("公报.md", PROSE, "text/markdown")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path, Path("a\x00b"), Path("")):
        with pytest.raises(SourceError):
            load_source(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "公报.txt"
    with path.open("wb") as file:
        file.truncate(2**40)  # a sparse file: no room is taken
    with pytest.raises(SourceError, match="超过上限 200 MB"):
        load_source(path)


def test_too_large_says_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from lingxing.core.gazette.sources import loading

    loaders = {key: (loader, 100) for key, (loader, _) in loading._LOADERS.items()}
    monkeypatch.setattr(loading, "_LOADERS", loaders)
    with pytest.raises(SourceError, match="超过上限 0 MB"):
        load_bytes(PROSE.encode(), "a.txt")
