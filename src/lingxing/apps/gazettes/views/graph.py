"""Where the boxes and the lines of a picture of relations stand.

It decides positions: documents in columns from left to right, whoever carries or names another to the left of it, and from
top to bottom in families. It does not decide which documents and relations are shown, nor their colours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

BOX_WIDTH = 236
BOX_HEIGHT = 56
COLUMN_GAP = 84
COLUMN_STEP = BOX_WIDTH + COLUMN_GAP
ROW_STEP = BOX_HEIGHT + 9
MARGIN = 12
LINE_WIDTH = 34
"""Of a line of a title, in half-width characters."""
LINE_HEIGHT = 16


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the picture (关系图节点); ``url`` is ``None`` for one that is named but not held."""

    key: str
    title: str
    number: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation in the picture (关系图连线), from the document that carries or names to the other."""

    source: str
    target: str
    relation: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with its base line in the box (图框文字)."""

    text: str
    y: int
    role: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its upper left corner (图框)."""

    node: Node
    x: int
    y: int
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """The title on at most two lines and the number below it, or the title on three; together in the middle."""
        title = wrap(self.node.title, 2 if self.node.number else 3)
        texts = [*((text, "title") for text in title), *([(self.node.number, "number")] if self.node.number else [])]
        top = (self.height - len(texts) * LINE_HEIGHT) // 2 + LINE_HEIGHT - 4
        return tuple(TextLine(text, top + row * LINE_HEIGHT, role) for row, (text, role) in enumerate(texts))


@dataclass(frozen=True, slots=True)
class Curve:
    """An edge with its SVG path (曲线)."""

    edge: Edge
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What the page draws (关系图)."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def lay_out(nodes: Sequence[Node], edges: Iterable[Edge]) -> Picture:
    """Place ``nodes`` and the ``edges`` whose two ends are among them; an edge from a node to itself is left out.

    A node stands below the first that leads to it, in the order of ``edges``, so that a family keeps together.
    """
    known = {node.key for node in nodes}
    kept = [edge for edge in dict.fromkeys(edges) if {edge.source, edge.target} <= known and edge.source != edge.target]
    keys = list(dict.fromkeys(node.key for node in nodes))
    order = _order_without_circles(keys, kept)
    columns = _columns(order, kept)
    rows = _rows(keys, order, kept)
    boxes = {
        node.key: Box(node, MARGIN + columns[node.key] * COLUMN_STEP, MARGIN + rows[node.key] * ROW_STEP)
        for node in nodes
    }
    return Picture(
        width=max((box.x + BOX_WIDTH for box in boxes.values()), default=0) + MARGIN,
        height=max((box.y + BOX_HEIGHT for box in boxes.values()), default=0) + MARGIN,
        boxes=tuple(boxes.values()),
        curves=tuple(Curve(edge, _path(boxes[edge.source], boxes[edge.target])) for edge in kept),
    )


def wrap(text: str, room: int) -> list[str]:
    """The text on at most ``room`` lines of ``LINE_WIDTH``; what does not fit is cut, and ``…`` says so."""
    lines, width = [""], 0
    for character in text:
        step = 2 if east_asian_width(character) in "WFA" else 1
        if width + step > LINE_WIDTH:
            if len(lines) == room:
                return [*lines[:-1], f"{lines[-1][:-1]}…"]
            lines.append("")
            width = 0
        lines[-1] += character
        width += step
    return lines


def _order_without_circles(keys: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The place of each node in an order in which sources come before targets, but for edges that close a circle."""
    targets: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        targets[edge.source].append(edge.target)
    finished: list[str] = []
    entered: set[str] = set()
    for root in keys:
        stack = [(root, iter(targets[root]))] if root not in entered else []
        entered.add(root)
        while stack:
            key, rest = stack[-1]
            following = next((one for one in rest if one not in entered), None)
            if following is None:
                finished.append(key)
                stack.pop()
            else:
                entered.add(following)
                stack.append((following, iter(targets[following])))
    return {key: place for place, key in enumerate(reversed(finished))}


def _columns(order: Mapping[str, int], edges: Sequence[Edge]) -> dict[str, int]:
    """The length of the longest way that leads to each node, along edges that agree with the order."""
    columns = dict.fromkeys(order, 0)
    for edge in sorted(edges, key=lambda one: order[one.source]):
        if order[edge.source] < order[edge.target]:
            columns[edge.target] = max(columns[edge.target], columns[edge.source] + 1)
    return columns


def _rows(keys: Sequence[str], order: Mapping[str, int], edges: Sequence[Edge]) -> dict[str, int]:
    """The row of each node: that of its first child, the other children below, each with its own family."""
    children: dict[str, list[str]] = defaultdict(list)
    placed: set[str] = set()
    for edge in edges:
        if order[edge.source] < order[edge.target] and edge.target not in placed:
            placed.add(edge.target)
            children[edge.source].append(edge.target)
    rows: dict[str, int] = {}
    free = 0
    stack = [key for key in reversed(keys) if key not in placed]
    while stack:
        key = stack.pop()
        rows[key] = free
        if children[key]:
            stack.extend(reversed(children[key]))
        else:
            free += 1
    return rows


def _path(source: Box, target: Box) -> str:
    """A curve from the right side of the source to the left side of the target, whichever way they stand."""
    x1, y1 = source.x + source.width, source.y + source.height // 2
    x2, y2 = target.x, target.y + target.height // 2
    bend = max(COLUMN_GAP // 2, abs(x2 - x1) // 2)
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
