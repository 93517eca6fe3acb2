"""Characters that stand once where the same text has another one again and again (孤例异字).

It decides by counting, without a dictionary: the character meets both its neighbours nowhere else in the issue, and between
these neighbours a character that looks like it recurs; or any other character recurs in a stretch of seven.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, compress
from operator import add, and_

from lingxing.core.gazette.findings.confusions import SIMILAR
from lingxing.core.gazette.findings.evidence import Passage

_LEAST_USES = 2
_LEAST_USES_OF_FREE_WORDS = 5
_LEAST_USES_OF_A_STRETCH = 3
_EDGE = " "
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]")
_STRETCH = 3
_EDGE = " "
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]")
_FREE_WORDS = frozenset(
    "的和与及或在是为由使时后前若而各其等并将对把被向从到于以按用有无不未可应须要能会也又再一二三四五六七八九十两几多少大小上下左右"
    "东西南北中内外新旧省州市县区乡镇村年月日甲乙丙天因困度渡帮电这那此该每本同总分支主副正高低长短老来去出入起做作建立"
)

Odd = tuple[Passage, int, str, int]
"""A passage, the place of the odd character in it, the character that recurs there, and how often."""


def find_odd_characters(passages: Sequence[Passage]) -> Iterator[Odd]:
    """The odd characters of the passages, taken together, in order."""
    pairs = Counter(chain.from_iterable(map(add, passage.text, passage.text[1:]) for passage in passages))
    doubtful = tuple(_doubtful(passages, pairs))
    if not doubtful:
        return
    windows = _count_windows(passages, doubtful, pairs)
    stretches = _count_stretches(passages, doubtful, pairs)
    for passage, place in doubtful:
        if found := _by_window(passage.text, place, windows) or _by_stretch(passage.text, place, stretches):
            yield passage, place, *found


def _doubtful(passages: Sequence[Passage], pairs: Counter[str]) -> Iterator[tuple[Passage, int]]:
    """Places whose character meets each Chinese neighbour only here."""
    rare = {pair for pair, uses in pairs.items() if uses == 1 or _NOT_HAN.search(pair)}
    for passage in passages:
        text = passage.text
        once = list(map(rare.__contains__, map(add, text, text[1:])))
        alone = map(and_, chain((True,), once), chain(once, (True,)))
        for place in compress(range(len(text)), alone):
            if _is_han(text[place]):
                yield passage, place


def _is_han(mark: str) -> bool:
    return "\u3400" <= mark <= "\u9fff"


def _window(text: str, place: int) -> tuple[str, int] | None:
    """The characters around a place and where in them it is: one on each side, or two and the edge of the word."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before and after and _is_han(before) and _is_han(after):
        return before + text[place] + after, 1
    if before and _is_han(before) and place > 1 and _is_han(text[place - 2]):
        return text[place - 2 : place + 1] + _EDGE, 2
    if after and _is_han(after) and place + 2 < len(text) and _is_han(text[place + 2]):
        return _EDGE + text[place : place + 3], 1
    return None


def _count_windows(
    passages: Sequence[Passage], doubtful: Sequence[tuple[Passage, int]], pairs: Counter[str]
) -> Counter[str]:
    """How often each window stands that one of the doubtful ones would be with a similar character."""
    wanted = {
        fixed
        for passage, place in doubtful
        for fixed, _ in _alternatives(passage.text, place)
        if all(pairs[pair] >= _LEAST_USES for pair in map(add, fixed.strip(_EDGE), fixed.strip(_EDGE)[1:]))
    }
    counts: Counter[str] = Counter()
    widths = {len(window) for window in wanted}
    for passage in passages:
        text = _EDGE + _NOT_HAN.sub(_EDGE, passage.text) + _EDGE
        for width in widths:
            counts.update(filter(wanted.__contains__, _windows(text, width)))
    return counts


def _windows(text: str, width: int) -> Iterator[str]:
    """The stretches of a text of one width, one for each start."""
    return map("".join, zip(*(text[start:] for start in range(width)), strict=False))


def _alternatives(text: str, place: int) -> Iterator[tuple[str, str]]:
    window = _window(text, place)
    if window is not None:
        letters, inside = window
        for other in SIMILAR.get(text[place], ()):
            yield letters[:inside] + other + letters[inside + 1 :], other


def _by_window(text: str, place: int, windows: Counter[str]) -> tuple[str, int] | None:
    best, uses = max(
        ((other, windows[fixed]) for fixed, other in _alternatives(text, place)),
        key=lambda found: found[1],
        default=("", 0),
    )
    free = text[place] in _FREE_WORDS or best in _FREE_WORDS
    return (best, uses) if uses >= (_LEAST_USES_OF_FREE_WORDS if free else _LEAST_USES) else None


def _stretch(text: str, place: int) -> str | None:
    """Seven Chinese characters around a place, with a blank for the one in the middle."""
    before, after = text[max(0, place - _STRETCH) : place], text[place + 1 : place + 1 + _STRETCH]
    whole = before + after
    return f"{before} {after}" if len(whole) == 2 * _STRETCH and all(map(_is_han, whole)) else None


def _count_stretches(
    passages: Sequence[Passage], doubtful: Sequence[tuple[Passage, int]], pairs: Counter[str]
) -> dict[str, Counter[str]]:
    """The characters that stand, with their counts, in the middle of each stretch around a doubtful place."""
    wanted = {
        key
        for passage, place in doubtful
        if pairs[passage.text[place - 2 : place]] > _LEAST_USES_OF_A_STRETCH
        and pairs[passage.text[place + 1 : place + 3]] > _LEAST_USES_OF_A_STRETCH
        and (key := _stretch(passage.text, place))
    }
    starts = {key[:_STRETCH] for key in wanted}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        text = passage.text
        for start in compress(range(len(text)), map(starts.__contains__, _windows(text, _STRETCH))):
            place = start + _STRETCH
            if place < len(text) and (key := _stretch(text, place)) in wanted and key is not None:
                counts[key][text[place]] += 1
    return counts


def _by_stretch(text: str, place: int, stretches: dict[str, Counter[str]]) -> tuple[str, int] | None:
    key = _stretch(text, place)
    found = stretches.get(key, Counter()) if key else Counter()
    if len(found) != 2 or text[place] in _FREE_WORDS:
        return None
    best, uses = found.most_common(1)[0]
    return (best, uses) if uses >= _LEAST_USES_OF_A_STRETCH and best not in _FREE_WORDS and _is_han(best) else None
