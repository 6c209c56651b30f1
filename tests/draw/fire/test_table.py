"""Tables flow over boxes: nothing is cut, nothing is lost, nothing leaves its box."""

from __future__ import annotations

from itertools import islice, repeat

from hypothesis import given, settings, strategies as st
from shapely import box

from venueplan.draw.audit import ink_polygon
from venueplan.draw.fire.paper import look_on
from venueplan.draw.fire.table import Cell, Column, Table, flow, further_boxes, height_of
from venueplan.draw.layers.layer import Layer
from venueplan.draw.paper.marks import Words
from venueplan.model import Label

LOOK = look_on("A3", languages=("zh", "en"))
PLACE = (10.0, 10.0, 110.0, 60.0)
TEXTS = st.text(alphabet="乌镇展位AB ab-12", min_size=1, max_size=90).map(str.strip).filter(bool)


def table(texts: list[str]) -> Table:
    columns = (Column(head=Label.of(zh="序", en="No."), share=1, align="right"), Column(head=Label.of(en="T"), share=3))
    rows = tuple((Cell(paras=(str(n),), chip="#CAF5DF"), Cell(paras=(one,))) for n, one in enumerate(texts))
    return Table(name="t", columns=columns, rows=rows)


def said(layers: list[Layer]) -> str:
    """Return all letters of the second column in their order."""
    words = [m for layer in layers for m in layer.marks if isinstance(m, Words) and m.role == "table"]
    return "".join(m.text for m in words if m.x > 36).replace(" ", "")


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=25))
def test_nothing_is_lost_or_leaves_its_box(texts: list[str]) -> None:
    layers = list(flow(table(texts), repeat(PLACE), look=LOOK))
    assert said(layers) == "".join(texts).replace(" ", "")
    inside = box(*PLACE).buffer(0.6)
    assert all(inside.covers(ink_polygon(m)) for layer in layers for m in layer.marks if isinstance(m, Words))


def test_a_row_higher_than_a_box_goes_on_in_the_next() -> None:
    long = "展" * 1200
    layers = list(flow(table([long, "end"]), repeat(PLACE), look=LOOK))
    assert len(layers) > 1
    assert said(layers) == long + "end"


def test_a_lost_row_is_seen() -> None:
    """The control: a box that is left out."""
    texts = [f"row {n}" for n in range(40)]
    layers = list(flow(table(texts), repeat(PLACE), look=LOOK))
    assert said(layers[1:]) != "".join(texts).replace(" ", "")


def test_the_heads_stand_over_every_part() -> None:
    layers = list(flow(table(["x"] * 40), repeat(PLACE), look=LOOK))
    heads = [[m.text for m in layer.marks if isinstance(m, Words) and m.role == "head"] for layer in layers]
    assert heads == [["序", "No.", "T"]] * len(layers)


def test_the_height_is_what_is_drawn() -> None:
    whole = table(["one", "two " * 40])
    high = height_of(whole, look=LOOK, width=100)
    assert len(list(flow(whole, repeat((0.0, 0.0, 100.0, high + 0.01)), look=LOOK))) == 1
    assert len(list(flow(whole, repeat((0.0, 0.0, 100.0, high - 0.5)), look=LOOK))) == 2


def test_boxes_stand_side_by_side_on_a_sheet_and_never_overlap() -> None:
    boxes = [box(*place) for place in islice(further_boxes(122.0), 4)]
    assert not any(one.intersects(other) for n, one in enumerate(boxes[:3]) for other in boxes[n + 1 : 3])
    assert boxes[3].equals(boxes[0])
