"""Tiles on a page."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, strategies as st
from shapely import box

from venueplan.draw.compare.tiling import Block, largest_blocks, tiles

COUNTS = st.integers(1, 12)
LENGTHS = st.floats(1, 500)


def smallest_scale(blocks: tuple[Block, ...], sizes: list[tuple[float, float]], sign: float) -> float:
    cells = zip(blocks[-1].cells, sizes, strict=True)
    return min(min((c[2] - c[0]) / size[0], (c[3] - c[1] - sign) / size[1]) for c, size in cells)


@given(COUNTS, COUNTS)
def test_tiles_are_equal_keep_apart_and_stay_in_their_place(count: int, columns: int) -> None:
    found = [box(*tile) for tile in tiles((10, 20, 310, 220), count=count, columns=columns)]
    assert len(found) == count
    assert all(box(10, 20, 310, 220).buffer(1e-6).covers(tile) for tile in found)
    assert all(a.area == pytest.approx(b.area) for a, b in pairwise(found))
    assert all(a.intersection(b).area < 1e-6 for a, b in combinations(found, 2))


@given(COUNTS, st.lists(st.tuples(LENGTHS, LENGTHS), min_size=1, max_size=9))
def test_no_single_row_or_column_of_blocks_draws_larger(count: int, sizes: list[tuple[float, float]]) -> None:
    place, head, sign, gap = (0.0, 0.0, 800.0, 500.0), 20.0, 5.0, 10.0
    best = largest_blocks(place, count=count, sizes=sizes, head=head, sign=sign, gap=gap)
    high = (500 - head) / len(sizes) - sign
    column = min(min((800 / count - gap) / wide, high / deep) for wide, deep in sizes)
    assert smallest_scale(best, sizes, sign) >= column - 1e-9
    assert len(best) == count
    for block in best:
        assert all(box(*block.place).buffer(1e-6).covers(box(*cell)) for cell in block.cells)
        assert all(cell[3] <= block.place[3] - head + 1e-9 for cell in block.cells)


def test_five_squares_on_a_wide_page_stand_in_two_rows() -> None:
    """A page of 300 × 200: five in a row are 60 wide, three and two are 100 wide and high, one column is 40 high."""
    blocks = largest_blocks((0, 0, 300, 200), count=5, sizes=[(1, 1)], head=0, sign=0, gap=0)
    assert [block.place for block in blocks] == [
        (0, 100, 100, 200),
        (100, 100, 200, 200),
        (200, 100, 300, 200),
        (0, 0, 100, 100),
        (100, 0, 200, 100),
    ]


def test_eight_parts_of_two_blocks_stand_in_a_grid() -> None:
    """Two blocks of 200 × 400, parts 1 × 1: two columns of four give 100 × 100 each; no other way is as large."""
    first, second = largest_blocks((0, 0, 400, 400), count=2, sizes=[(1, 1)] * 8, head=0, sign=0, gap=0)
    assert [first.cells[0], second.cells[-1]] == [(0, 300, 100, 400), (300, 0, 400, 100)]
