"""Gaps through rows of modules of 3 m; where they lie is worked out by hand."""

import pytest
from shapely import LineString

from venueplan.arrange.rows.block import Block, Strip
from venueplan.arrange.ways.gaps import CLEAR, gap_through, gaps_along, without_stretch
from venueplan.geometry.frame import Frame


def row(*, v: float, u: tuple[float, float] = (0.0, 12.0), line: int = 1) -> Block:
    """Return a row 3 m deep along +x."""
    return Block(line=line, piece=1, frame=Frame(), strips=(Strip(v=(v, v + 3.0), free=(u,)),))


def free(blocks: tuple[Block, ...]) -> list[tuple[float, float]]:
    return [u for block in blocks for strip in block.strips for u in strip.free]


def test_what_is_left_of_a_stretch_must_hold_a_module() -> None:
    """Of 12 m without 4–7 m, 4 and 5 m stay; without 1–4 m, 1 m is too short to stay."""
    assert free(without_stretch(row(v=0.0), (4.0, 7.0), module=3.0)) == [(0.0, 4.0), (7.0, 12.0)]
    assert free(without_stretch(row(v=0.0), (1.0, 4.0), module=3.0)) == [(4.0, 12.0)]
    assert without_stretch(row(v=0.0, u=(0.0, 5.0)), (1.0, 4.0), module=3.0) == ()


def test_a_gap_moves_to_where_it_costs_one_module_only() -> None:
    """A gap 3 m wide in 12 m leaves 9 m: three modules if 0, 3, 6 or 9 m lie before it; nearest to 5 is 3–6 m."""
    gap = gap_through(row(v=10.0), 5.0, number=7, width=3.0, module=3.0)
    assert free(gap.left) == [(0.0, 3.0), (6.0, 12.0)]
    assert gap.before.tolist() == pytest.approx([4.5, 10.0 - CLEAR])
    assert gap.behind.tolist() == pytest.approx([4.5, 13.0 + CLEAR])
    assert gap.number == 7


def test_gaps_come_in_the_order_in_which_a_way_meets_them() -> None:
    """A way southward meets the northern row first, and enters it from the north."""
    rows = row(v=0.0), row(v=8.0, line=2)
    gaps = gaps_along(rows, LineString([(4.5, 20.0), (4.5, -5.0)]), width=3.0, module=3.0)
    assert [gap.number for gap in gaps] == [1, 0]
    assert [gap.before[1] > gap.behind[1] for gap in gaps] == [True, True]


def test_a_way_beside_a_row_cuts_it_only_where_it_comes_too_near() -> None:
    """A way 1 m from the end of a row needs 0.5 m of it; one 2 m away (control) needs none."""
    near, far = (LineString([(12.0 + gap, -5.0), (12.0 + gap, 20.0)]) for gap in (1.0, 2.0))
    (cut,) = gaps_along((row(v=0.0),), near, width=3.0, module=3.0)
    ((low, high),) = free(cut.left)
    assert (low, round(high, 1)) == (0.0, 11.5)
    assert gaps_along((row(v=0.0),), far, width=3.0, module=3.0) == []
