"""Fuzzes the loaders: whatever the bytes, a file is read or refused with a ``SourceError``, and in bounded time.

Run as a script: ``python tests/fuzz/fuzz_sources.py --seconds 600``. It exits with 1 at the first input that breaks the
promise and keeps that input; the input at work is kept too, so that even a crash of the process can be replayed.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root), str(root / "src")]

from lingxing.core.gazette.sources import SourceError, load_bytes
from tests.core.gazette.sources import samples

SLOW_SECONDS = 20.0
INTERRUPTED = "读取时中断"
"""Words of the last resort of ``load_bytes``: an exception that no loader foresaw."""

_TOKENS = (
    b"\x00", b"\xff", b"\r\n", b"\f", b"<table>", b"<td colspan=9999>", b"</td>", b"<ol>", b"<!--", b"<![CDATA[", b"&#x110000;",
    b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:p>", b"</w:p>", b"<w:del>", b'w:val="99999999999999"', b'w:val="-1"', b"%PDF-1.7",
    b"endobj", b"stream", b"/Length 99999999", b"/Kids [1 0 R]", b"0 0 0 0 re f",
    b"9e9 0 0 9e9 0 0 cm", b"BT /F1 1e9 Tf", b"<!DOCTYPE",
    "第一条".encode(), "第一条".encode("gb18030"), b"\xf0\x9f", b"\xed\xa0\x80", b"\xff\xfe", b"\xef\xbb\xbf",
)  # fmt: skip


def seed_files() -> list[tuple[str, bytes]]:
    """A good file of each format, rich in what the loaders look at."""
    text = "云岭州人民政府公报\n第一条 为了加强管理，制定本办法。\n一、总则\n1.1 目的\n" * 5
    page = (
        "<html><head><meta charset=utf-8></head><body><h1>公报</h1><ol><li>甲<li>乙</ol><pre>a\nb</pre><div hidden>c</div>"
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<table><tr><td>戊</table></table></body></html>"
    )
    return [
        ("a.txt", text.encode()),
        ("a.txt", text.encode("gb18030")),
        ("a.md", b"\xff\xfe" + text.encode("utf-16-le")),
        ("a.html", page.encode()),
        ("a.docx", seed_docx()),
        ("a.pdf", seed_pdf()),
    ]


def seed_docx() -> bytes:
    """A .docx with numbering, styles, a merged table, changes, notes and a text box."""
    merged = '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
    body = (
        samples.numbered("甲", 1)
        + samples.numbered("乙", 1, 1)
        + samples.paragraph("丙", '<w:pStyle w:val="1"/>')
        + samples.table([["a", "b", "c"], [merged, "d"]])
        + "<w:p><w:ins><w:r><w:t>入</w:t></w:r></w:ins><w:del><w:r><w:delText>出</w:delText></w:r></w:del>"
        + '<w:r><w:footnoteReference w:id="1"/><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>'
        + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    levels = samples.number_level(0, "chineseCounting", "第%1条"), samples.number_level(1, "decimal", "%1.%2")
    return samples.docx_bytes(
        body,
        numbering=samples.number_list(0, *levels) + samples.number_use(1, 0),
        styles='<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>',
        footnotes=f'<w:footnote w:id="1">{samples.paragraph("注")}</w:footnote>',
    )


def seed_pdf() -> bytes:
    """A PDF of two columns and a ruled table."""
    pdf = samples.PdfSample()
    pdf.canvas.setPageCompression(0)
    for x in (60, 310):
        pdf.lines(x, 760, ["各县市人民政府要加强组织领导落实工作责任确"] * 6)
    pdf.next_page()
    pdf.grid([60, 160, 260], [740, 710, 680])
    pdf.text(65, 720, "指标")
    return pdf.finish()


def mutate(data: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """``data`` with a few random edits: bytes, tokens, cuts, repeats, splices; inside the parts of a zip as well."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _mutate_parts(data, chance)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(_EDITS)(data, chance)
    if others and chance.random() < 0.1:
        other = chance.choice(others)
        data = data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]
    return data


def _mutate_parts(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {path: archive.read(path) for path in archive.namelist()}
    for path in chance.sample(sorted(parts), chance.randint(1, 2)):
        content = parts[path]
        if chance.random() < 0.1:
            del parts[path]
        elif isinstance(content, bytes):
            parts[path] = chance.choice([mutate, _swap_elements])(content, chance)
    return samples.zip_bytes(parts)


def _swap_elements(data: bytes, chance: random.Random) -> bytes:
    """Shuffle or repeat whole tags and quoted values, which keeps more of an XML file well formed."""
    pieces = data.split(b'"')
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces))
        if at % 2:
            pieces[at] = chance.choice([b"", b"0", b"-1", b"9", b"1", b"99999999999", b"x", b"%9", b"bullet"])
    return b'"'.join(pieces)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(0, 200) :]


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_TOKENS) * chance.choice([1, 1, 1, 2, 50]) + data[at:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _change_digit(data: bytes, chance: random.Random) -> bytes:
    places = [at for at, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    if not places:
        return data
    at = chance.choice(places)
    return data[:at] + chance.choice([b"0", b"-1", b"7", b"65536", b"2147483648", b"1e30"]) + data[at + 1 :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start : start + chance.randint(1, 100)] * chance.randint(2, 30) + data[start:]


_EDITS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _truncate,
    _insert,
    _flip,
    _flip,
    _change_digit,
    _repeat,
)


def broken_promise(name: str, data: bytes) -> str | None:
    """What is wrong with how the file was handled, or ``None``."""
    started = time.monotonic()
    try:
        load_bytes(data, name)
    except SourceError as error:
        if INTERRUPTED in error.problem:
            return f"unforeseen: {error.__cause__!r}"
    except Exception as error:
        return f"raised {error!r}"
    seconds = time.monotonic() - started
    return f"took {seconds:.1f} s" if seconds > SLOW_SECONDS else None


def fuzz(seconds: float, keep: Path, seed: int) -> int:
    """Load mutated files for ``seconds``; how many broke the promise. They are kept in ``keep``."""
    chance, seeds = random.Random(seed), seed_files()
    everything = [data for _, data in seeds]
    tried: Counter[str] = Counter()
    broken = 0
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        name, good = chance.choice(seeds)
        data = mutate(good, chance, everything)
        (keep / "at-work").write_bytes(data)
        problem = broken_promise(name, data)
        tried[name] += 1
        if problem:
            broken += 1
            path = keep / f"broken-{broken}{Path(name).suffix}"
            path.write_bytes(data)
            print(f"{path}: {problem}")
    print(f"{sum(tried.values())} files, {broken} broke the promise: {dict(sorted(tried.items()))}")
    return broken


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=None, help="folder for inputs that break the promise")
    options = parser.parse_args()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-sources-"))
    keep.mkdir(parents=True, exist_ok=True)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(2**32)
    print(f"seed {seed}, inputs in {keep}", flush=True)
    return 1 if fuzz(options.seconds, keep, seed) else 0


if __name__ == "__main__":
    sys.exit(main())
