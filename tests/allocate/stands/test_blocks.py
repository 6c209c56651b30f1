"""Blocks of a row: unbroken runs between two cuts, on one side or both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from shapely import box
from shapely.affinity import rotate

from venueplan.allocate.stands.blocks import blocks_of, rows_of
from venueplan.model import Booth
from venueplan.rules import neighbours

Make = Callable[..., Any]


def names(row: list[Booth], size: int) -> set[tuple[str, ...]]:
    return {block.booths for block in blocks_of(row, size=size, neighbours=neighbours(row))}


def test_pairs_of_a_double_row_of_three_modules(make_row: Make) -> None:
    """Two neighbours of one side (2 + 2), or the two stands back to back (3): seven blocks."""
    row = make_row((3, 3, 3), at=(0, 0), row="r")
    found = names(row, 2)
    assert len(found) == 7
    assert ("H1-rn01", "H1-rs01") in found
    assert ("H1-rs00", "H1-rs02") not in found


def test_four_of_a_double_row_are_a_square_or_one_side(make_row: Make) -> None:
    """On both sides between two cuts two modules apart: 3 squares; on one side a run of four: 1 + 1."""
    found = names(make_row((3, 3, 3, 3), at=(0, 0), row="r"), 4)
    assert len(found) == 5


def test_a_cut_through_a_stand_ends_a_block(make_row: Make) -> None:
    row = make_row((3, 6, 3), at=(0, 0), row="r")
    assert names(row, 6) == {tuple(sorted(booth.id for booth in row))}
    assert ("H1-rn00", "H1-rs00") in names(row, 2)


def test_turning_the_row_changes_nothing(make_row: Make) -> None:
    row = make_row((3, 3, 6, 3), at=(0, 0), row="r")
    turned = [
        replace(
            booth,
            polygon=rotate(booth.polygon, 17, origin=(0, 0)),
            fronts=tuple(rotate(front, 17, origin=(0, 0)) for front in booth.fronts),
        )
        for booth in row
    ]
    for size in (1, 2, 3, 4, 8):
        assert names(turned, size) == names(row, size)


def test_stands_that_only_touch_at_a_corner_are_no_block(make_stand: Make) -> None:

    apart = [make_stand("a", box(0, 0, 3, 3), open_to="s"), make_stand("b", box(3, 3, 6, 6), open_to="n")]
    assert names(apart, 2) == set()


def test_rows_are_named_by_hall_and_row(make_row: Make) -> None:
    booths = [*make_row((3,), at=(0, 0), row="r"), *make_row((3,), at=(0, 9), row="r", hall="H2")]
    assert list(rows_of(booths)) == [("H1", "r"), ("H2", "r")]
    alone = [replace(booth, row="") for booth in booths]
    assert all(len(row) == 1 for row in rows_of(alone).values())
