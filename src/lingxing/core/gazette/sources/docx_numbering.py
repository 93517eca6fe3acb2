"""Automatic numbering of a .docx, counted as a word processor counts it.

It decides the label that is printed before each paragraph: ``第三条``, ``（二）``, ``1.2.3``. It does not decide
what a label means, and it counts only paragraphs that are handed to it, in their order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lingxing.core.gazette.sources.docx_package import W, is_on, to_integer, w_integer, w_value
from lingxing.core.gazette.sources.docx_styles import StyleSheet
from lingxing.core.gazette.sources.number_forms import format_number, is_known_form

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SUFFIXES = {"space": " ", "nothing": ""}
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a list (编号级别): ``restart_after`` is the level (from 1) whose use restarts it, 0 for never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart_after: int | None = None
    legal: bool = False
    style_id: str | None = None


@dataclass(slots=True)
class _NumberList:
    """A ``w:num``: levels with its own overrides, and the counter that it shares with its siblings."""

    abstract_id: str
    levels: dict[int, NumberLevel]
    start_overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and their counters (自动编号)."""

    def __init__(self, root: etree._Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._lists = _parse_lists(root, styles) if root is not None else {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        self.unknown_forms: set[str] = set()

    def next_label(self, properties: etree._Element | None) -> str | None:
        """Count a paragraph with these properties (``w:pPr``); its label with what follows it, or ``None``."""
        found = self._list_and_level(properties)
        if found is None:
            return None
        num_id, index = found
        numbered = self._lists[num_id]
        self._count(num_id, numbered, index)
        level = numbered.levels.get(index, NumberLevel())
        label = self._print(numbered, level)
        return label + level.suffix if label.strip() else None

    def _list_and_level(self, properties: etree._Element | None) -> tuple[int, int] | None:
        direct = properties.find(W + "numPr") if properties is not None else None
        num_id = to_integer(w_value(direct, "numId"))
        index = to_integer(w_value(direct, "ilvl"))
        if num_id is None:
            num_id, style_index = self._from_style(w_value(properties, "pStyle"))
            index = style_index if index is None else index
        if num_id is None or num_id not in self._lists:
            return None
        return num_id, min(max(index or 0, 0), _LEVELS - 1)

    def _from_style(self, style_id: str | None) -> tuple[int | None, int | None]:
        """List and level that a style gives: the level linked to a style of the chain, else the one that it states."""
        chain = list(self._styles.chain(style_id))
        num_id = next((style.num_id for style in chain if style.num_id is not None), None)
        if num_id is None or num_id not in self._lists:
            return num_id, None
        linked = {level.style_id: index for index, level in self._lists[num_id].levels.items() if level.style_id}
        for style in chain:
            if style.style_id in linked:
                return num_id, linked[style.style_id]
        return num_id, next((style.num_level for style in chain if style.num_level is not None), None)

    def _count(self, num_id: int, numbered: _NumberList, index: int) -> None:
        counters = self._counters.setdefault(numbered.abstract_id, [None] * _LEVELS)
        override = numbered.start_overrides.get(index)
        current = counters[index]
        if override is not None and (num_id, index) not in self._started:
            counters[index] = override
        elif current is None:
            start = numbered.levels.get(index, NumberLevel()).start
            counters[index] = start if override is None else override
        else:
            counters[index] = current + 1
        self._started.add((num_id, index))
        for deeper in range(index + 1, _LEVELS):
            restart_after = numbered.levels.get(deeper, NumberLevel()).restart_after
            if restart_after is None or index < restart_after:
                counters[deeper] = None

    def _print(self, numbered: _NumberList, level: NumberLevel) -> str:
        if level.form == "bullet":
            return "".join(_BULLET if "\ue000" <= char <= "\uf8ff" else char for char in level.text)
        counters = self._counters[numbered.abstract_id]

        def put(place: re.Match[str]) -> str:
            index = int(place.group(1)) - 1
            shown = numbered.levels.get(index, NumberLevel())
            value = counters[index]
            if not is_known_form(shown.form):
                self.unknown_forms.add(shown.form)
            form = "decimal" if level.legal and shown.form != "none" else shown.form
            return format_number(shown.start if value is None else value, form)

        return _PLACE.sub(put, level.text)


def _parse_lists(root: etree._Element, styles: StyleSheet) -> dict[int, _NumberList]:
    abstracts = {element.get(W + "abstractNumId") or "": element for element in root.iterchildren(W + "abstractNum")}
    nums = {to_integer(element.get(W + "numId")): element for element in root.iterchildren(W + "num")}
    lists: dict[int, _NumberList] = {}
    for num_id, element in nums.items():
        if num_id is None or num_id <= 0:
            continue  # 0 is the list that switches numbering off
        abstract_id = _follow_style_link(w_value(element, "abstractNumId") or "", abstracts, nums, styles)
        levels = _parse_levels(abstracts.get(abstract_id))
        lists[num_id] = _NumberList(abstract_id, levels)
        for override in element.iterchildren(W + "lvlOverride"):
            _apply_override(lists[num_id], override)
    return lists


def _follow_style_link(
    abstract_id: str,
    abstracts: dict[str, etree._Element],
    nums: dict[int | None, etree._Element],
    styles: StyleSheet,
) -> str:
    """The list that defines the levels: some only name a numbering style, whose own list has them."""
    seen: set[str] = set()
    while abstract_id in abstracts and abstract_id not in seen:
        seen.add(abstract_id)
        style_id = w_value(abstracts[abstract_id], "numStyleLink")
        linked = next((style.num_id for style in styles.chain(style_id) if style.num_id), None) if style_id else None
        if linked not in nums:
            return abstract_id
        abstract_id = w_value(nums[linked], "abstractNumId") or abstract_id
    return abstract_id


def _parse_levels(abstract: etree._Element | None) -> dict[int, NumberLevel]:
    levels: dict[int, NumberLevel] = {}
    for element in abstract.iterchildren(W + "lvl") if abstract is not None else ():
        index = to_integer(element.get(W + "ilvl"))
        if index is not None:
            levels[index] = _parse_level(element)
    return levels


def _parse_level(element: etree._Element) -> NumberLevel:
    start = w_integer(element, "start")
    return NumberLevel(
        start=1 if start is None else start,
        form=_number_form(element),
        text=w_value(element, "lvlText") or "",
        suffix=_SUFFIXES.get(w_value(element, "suff") or "tab", " "),
        restart_after=w_integer(element, "lvlRestart"),
        legal=is_on(element, "isLgl"),
        style_id=w_value(element, "pStyle"),
    )


def _number_form(element: etree._Element) -> str:
    """The number form; newer ones stand inside ``mc:AlternateContent``, and ``001`` forms count as plain digits."""
    form = next((found.get(W + "val") for found in element.iter(W + "numFmt")), None) or "decimal"
    return "decimal" if form == "custom" else form


def _apply_override(numbered: _NumberList, override: etree._Element) -> None:
    index = to_integer(override.get(W + "ilvl"))
    if index is None:
        return
    level = override.find(W + "lvl")
    if level is not None:
        numbered.levels = {**numbered.levels, index: _parse_level(level)}
    start = w_integer(override, "startOverride")
    if start is not None:
        numbered.start_overrides[index] = start
