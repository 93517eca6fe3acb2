"""Characters that stand once where the same text has another one again and again (孤例异字).

It decides by counting, without a dictionary: the character meets both its neighbours nowhere else in the issue, and between
these neighbours a character that looks like it recurs; or any other character recurs in a stretch of seven.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress
from operator import add, and_

from lingxing.core.gazette.findings.confusions import SIMILAR
from lingxing.core.gazette.findings.evidence import Passage

_LEAST_USES = 2
_LEAST_USES_OF_FREE_WORDS = 5
_LEAST_USES_OF_A_STRETCH = 3
_EDGE = " "
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]")
_STRETCH = 3
_FREE_WORDS = frozenset(
    "的和与及或在是为由使时后前若而各其等并将对把被向从到于以按用有无不未可应须要能会也又再一二三四五六七八九十两几多少大小上下左右"
    "东西南北中内外新旧省州市县区乡镇村年月日甲乙丙天因困度渡帮电这那此该每本同总分支主副正高低长短老来去出入起做作建立"
)

Odd = tuple[Passage, int, str, int]
"""A passage, the place of the odd character in it, the character that recurs there, and how often."""


@dataclass(frozen=True, slots=True)
class JoinedText:
    """Passages as one text (合并文本), for counting.

    ``words`` is as long as ``text``, with a blank for all but Chinese characters; ``pairs`` counts each two neighbours in it.
    """

    passages: Sequence[Passage]
    text: str
    words: str
    pairs: Counter[str]


def join_passages(passages: Sequence[Passage]) -> JoinedText:
    """The passages joined, with their pairs counted."""
    text = _EDGE + "".join(passage.text + _EDGE for passage in passages)
    words = _NOT_HAN.sub(_EDGE, text)
    return JoinedText(passages, text, words, Counter(map(add, words, words[1:])))


def find_odd_characters(joined: JoinedText) -> Iterator[Odd]:
    """The odd characters of the passages, taken together, in order."""
    passages, text, words, counts = joined.passages, joined.text, joined.words, joined.pairs
    doubtful = _doubtful(words, counts)
    candidates = {place: found for place in doubtful if (found := tuple(_alternatives(words, place, counts)))}
    keys = {place: key for place in doubtful if (key := _stretch_among(words, place, counts))}
    windows = _count_windows(words, {fixed for found in candidates.values() for fixed, _ in found})
    stretches = _count_stretches(text, words, set(keys.values()))
    starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=1))
    for place in sorted(candidates.keys() | keys.keys()):
        odd = _by_window(text[place], candidates.get(place, ()), windows)
        odd = odd or _by_stretch(text[place], stretches.get(keys.get(place, ""), Counter()))
        if odd:
            index = bisect_right(starts, place) - 1
            yield passages[index], place - starts[index], *odd


def _doubtful(words: str, counts: Counter[str]) -> list[int]:
    """Places whose character meets each Chinese neighbour only here."""
    rare = {pair for pair, uses in counts.items() if uses == 1 or _EDGE in pair}
    once = list(map(rare.__contains__, map(add, words, words[1:])))
    alone = map(and_, chain((True,), once), chain(once, (True,)))
    return [place for place in compress(range(len(words)), alone) if words[place] != _EDGE]


def _is_han(mark: str) -> bool:
    return "\u3400" <= mark <= "\u9fff"


def _window(words: str, place: int) -> tuple[str, int] | None:
    """The characters around a place and where in them it is: one on each side, or two and the edge of the word."""
    before, after = words[place - 1] != _EDGE, words[place + 1] != _EDGE
    if before and after:
        return words[place - 1 : place + 2], 1
    if before and words[place - 2] != _EDGE:
        return words[place - 2 : place + 2], 2
    if after and words[place + 2] != _EDGE:
        return words[place - 1 : place + 3], 1
    return None


def _alternatives(words: str, place: int, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """The window of a place with each similar character, where that one meets its neighbours again and again."""
    similar = SIMILAR.get(words[place])
    window = _window(words, place) if similar else None
    if similar is None or window is None:
        return
    letters, inside = window
    for other in similar:
        fixed = letters[:inside] + other + letters[inside + 1 :]
        bare = fixed.strip(_EDGE)
        if all(counts[pair] >= _LEAST_USES for pair in map(add, bare, bare[1:])):
            yield fixed, other


def _count_windows(words: str, wanted: set[str]) -> Counter[str]:
    """How often each of the few ``wanted`` windows stands in the text."""
    return Counter({window: sum(1 for _ in _places_of(words, window)) for window in wanted})


def _places_of(words: str, window: str) -> Iterator[int]:
    place = words.find(window)
    while place >= 0:
        yield place
        place = words.find(window, place + 1)


def _by_window(mark: str, candidates: Sequence[tuple[str, str]], windows: Counter[str]) -> tuple[str, int] | None:
    found = ((other, windows[fixed]) for fixed, other in candidates)
    best, uses = max(found, key=lambda one: one[1], default=("", 0))
    free = mark in _FREE_WORDS or best in _FREE_WORDS
    return (best, uses) if uses >= (_LEAST_USES_OF_FREE_WORDS if free else _LEAST_USES) else None


def _stretch_among(words: str, place: int, counts: Counter[str]) -> str | None:
    """Seven Chinese characters around a place, with a blank for the middle, where what stands on the two sides recurs."""
    if counts[words[place - 2 : place]] <= _LEAST_USES_OF_A_STRETCH or words[place] in _FREE_WORDS:
        return None
    if counts[words[place + 1 : place + 3]] <= _LEAST_USES_OF_A_STRETCH:
        return None
    before, after = words[max(0, place - _STRETCH) : place], words[place + 1 : place + 1 + _STRETCH]
    whole = before + after
    return before + _EDGE + after if len(whole) == 2 * _STRETCH and _EDGE not in whole else None


def _count_stretches(text: str, words: str, wanted: set[str]) -> dict[str, Counter[str]]:
    """The characters that stand, with their counts, in the middle of each of the ``wanted`` stretches."""
    openings = {key[:2] for key in wanted}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    hits = map(openings.__contains__, map(add, words, words[1:])) if wanted else iter(())
    for start in compress(range(len(words) - 2 * _STRETCH), hits):
        place = start + _STRETCH
        key = words[start:place] + _EDGE + words[place + 1 : place + 1 + _STRETCH]
        if key in wanted:
            counts[key][text[place]] += 1
    return counts


def _by_stretch(mark: str, found: Counter[str]) -> tuple[str, int] | None:
    if len(found) != 2 or mark in _FREE_WORDS:
        return None
    best, uses = found.most_common(1)[0]
    return (best, uses) if uses >= _LEAST_USES_OF_A_STRETCH and best not in _FREE_WORDS and _is_han(best) else None
