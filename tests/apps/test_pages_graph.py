"""Where the boxes of the relations picture stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lingxing.apps.gazettes.views.graph import BOX_HEIGHT, LINE_WIDTH, Box, Edge, Node, lay_out, wrap


def node(key: str) -> Node:
    """A document named like its key."""
    return Node(key, key, None, None)


def place(nodes: str, *edges: str) -> dict[str, Box]:
    """The boxes of one-letter nodes, with edges written ``ab``."""
    picture = lay_out([node(key) for key in nodes], [Edge(edge[0], edge[1], "cites") for edge in edges])
    return {box.node.key: box for box in picture.boxes}


def test_a_carrier_stands_left_of_what_it_carries() -> None:
    boxes = place("abc", "ab", "bc")
    assert boxes["a"].x < boxes["b"].x < boxes["c"].x
    assert boxes["a"].y == boxes["b"].y == boxes["c"].y


def test_a_second_child_stands_below_the_family_of_the_first() -> None:
    boxes = place("abcde", "ab", "ac", "bd", "be")
    assert boxes["b"].y == boxes["d"].y < boxes["e"].y < boxes["c"].y


def test_what_two_name_stands_right_of_both() -> None:
    boxes = place("abc", "ab", "bc", "ac")
    assert boxes["c"].x > boxes["b"].x > boxes["a"].x


def test_a_circle_is_drawn_and_ends() -> None:
    picture = lay_out([node("a"), node("b")], [Edge("a", "b", "cites"), Edge("b", "a", "repeals")])
    assert len(picture.boxes) == len(picture.curves) == 2


def test_an_edge_to_itself_or_to_nowhere_is_left_out() -> None:
    picture = lay_out([node("a")], [Edge("a", "a", "cites"), Edge("a", "z", "cites")])
    assert picture.curves == ()


def test_an_empty_picture_has_a_size() -> None:
    picture = lay_out([], [])
    assert (picture.boxes, picture.curves) == ((), ())
    assert picture.width > 0
    assert picture.height > 0


KEYS = "abcdefgh"


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=30))
def test_boxes_never_overlap_and_lie_inside(pairs: list[tuple[str, str]]) -> None:
    picture = lay_out([node(key) for key in KEYS], [Edge(a, b, "cites") for a, b in pairs])
    corners = [(box.x, box.y) for box in picture.boxes]
    assert len(set(corners)) == len(KEYS)
    for box in picture.boxes:
        assert 0 <= box.x <= box.x + box.width <= picture.width
        assert 0 <= box.y <= box.y + box.height <= picture.height
        others = [other for other in picture.boxes if other.x == box.x and other is not box]
        assert all(abs(other.y - box.y) >= BOX_HEIGHT for other in others)


def test_a_title_breaks_by_width_and_says_where_it_was_cut() -> None:
    chinese = LINE_WIDTH // 2
    assert wrap("州" * chinese, 2) == ["州" * chinese]
    assert wrap("州" * (chinese + 1), 2) == ["州" * chinese, "州"]
    assert wrap("州" * 50, 2) == ["州" * chinese, "州" * (chinese - 1) + "…"]
    assert wrap("a" * (LINE_WIDTH + 1), 2) == ["a" * LINE_WIDTH, "a"]
