"""Labels lie inside their polygons, say as much as fits, and never shrink below their floor."""

import pytest
from hypothesis import given, strategies as st
from shapely import Polygon, affinity, box

from venueplan.draw.audit import ink_polygon
from venueplan.draw.lettering.fit import inner_boxes, largest, placed
from venueplan.draw.lettering.typeset import Para, height_of, stacked

ELL = Polygon([(0, 0), (40, 0), (40, 18), (18, 18), (18, 40), (0, 40)])
RING = box(0, 0, 40, 40).difference(box(15, 15, 25, 25))


def ladder() -> list[list[Para]]:
    number = Para(text="1A07", cap=4.0, floor=2.0, colour="#000000", face="bold", most=1)
    chinese = Para(text="互联网展商", cap=3.0, floor=1.8, colour="#000000")
    english = Para(text="Internet Exhibitor", cap=2.4, floor=1.8, colour="#000000")
    return [[number, chinese, english], [number, chinese], [number]]


@pytest.mark.parametrize("shape", [box(0, 0, 30, 30), ELL, RING, Polygon([(0, 0), (40, 0), (20, 40)])])
@pytest.mark.parametrize("turn", [0, 17, 45, 90])
def test_a_label_lies_inside_its_polygon(shape: Polygon, turn: float) -> None:
    page = affinity.rotate(shape, turn)
    label = placed(page, ladder(), pad=0.5)
    assert label is not None
    assert all(page.covers(ink_polygon(words)) for words in label.words)
    assert all(words.cap >= words.floor for words in label.words)


@given(st.floats(6, 60), st.floats(4, 60))
def test_more_room_never_says_less(wide: float, high: float) -> None:
    small = placed(box(0, 0, wide, high), ladder(), pad=0.5)
    large = placed(box(0, 0, wide * 1.5, high * 1.5), ladder(), pad=0.5)
    if small is not None:
        assert large is not None
        assert large.rank <= small.rank


def test_the_ladder_drops_names_before_it_drops_size() -> None:
    ranks = [label.rank if (label := placed(box(0, 0, s, s), ladder(), pad=0.5)) else None for s in (30, 12, 9, 5)]
    assert ranks == [0, 1, 2, None]


def test_sizes_never_shrink_below_the_floor() -> None:
    """Where there is room for 2 mm and no more, a floor of 2 mm is reached, and one of 2.2 mm leaves the number out."""
    labels = []
    for floor in (2.0, 2.2):
        number = Para(text="1A07", cap=3.0, floor=floor, colour="#000000", face="bold", most=1)
        high = height_of(stacked([number], caps=[2.0], width=40) or ()) + 0.01
        labels.append(placed(box(0, 0, 40, high), [[number]], pad=0.0))
    assert labels[0] is not None
    assert [words.cap for words in labels[0].words] == [2.0]
    assert labels[1] is None


def test_a_narrow_polygon_turns_its_label() -> None:
    label = placed(box(0, 0, 5, 40), ladder(), pad=0.4)
    assert label is not None
    assert {words.angle for words in label.words} == {90}


def test_the_hole_of_a_column_is_kept_free() -> None:
    hole = box(12, 12, 18, 18)
    label = placed(box(0, 0, 30, 30).difference(hole), ladder(), pad=0.5)
    assert label is not None
    assert not any(ink_polygon(words).intersects(hole) for words in label.words)


def test_boxes_lie_inside_whatever_the_shape() -> None:
    rounded = largest(ELL.buffer(3))
    assert rounded is not None
    for shape in (ELL, largest(RING) or ELL, rounded):
        boxes = inner_boxes(shape, pad=1.0)
        assert len(boxes)
        assert all(shape.covers(box(*found)) for found in boxes.tolist())
