"""Beside, facing, back to back: small groups of stands drawn by hand."""

from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st
from shapely import LineString, box
from shapely.affinity import rotate, translate

from venueplan.model import Booth
from venueplan.rules import Neighbours, neighbours, outward


def stand(name: str, x: float, y: float, *, fronts: str = "s", level: str = "g") -> Booth:
    """Return a stand of 3 × 3 m with its south-western corner at (x, y) and fronts s, e, n, w."""
    sides = {
        "s": [(x, y), (x + 3, y)],
        "e": [(x + 3, y), (x + 3, y + 3)],
        "n": [(x + 3, y + 3), (x, y + 3)],
        "w": [(x, y + 3), (x, y)],
    }
    lines = tuple(LineString(sides[side]) for side in fronts)
    return Booth(id=name, number=name, polygon=box(x, y, x + 3, y + 3), hall="H", level=level, fronts=lines)


def near(*booths: Booth) -> Neighbours:
    return neighbours(booths)


AB = frozenset({("a", "b")})
NOBODY: frozenset[tuple[str, str]] = frozenset()


def test_two_stands_of_a_row_are_beside() -> None:
    found = near(stand("b", 3, 0), stand("a", 0, 0))
    assert (found.beside, found.facing, found.back_to_back) == (AB, NOBODY, NOBODY)
    assert found.close == AB


def test_a_gap_of_a_few_centimetres_is_still_beside() -> None:
    assert near(stand("a", 0, 0), stand("b", 3.05, 0)).beside == AB


@pytest.mark.parametrize(("strip", "next_to"), [(0.3, True), (0.89, True), (1.5, True), (1.6, False)])
def test_a_strip_that_is_no_aisle_separates_nobody(strip: float, next_to: bool) -> None:
    """Both open south; what lies between is a slit, or room for a column."""
    found = near(stand("a", 0, 0), stand("b", 3 + strip, 0))
    assert bool(found.beside) == next_to
    assert not found.back_to_back


@pytest.mark.parametrize(("shift", "beside"), [(0.3, True), (1.5, True), (1.6, False), (2.5, False)])
def test_stands_shifted_against_each_other_are_beside_while_one_aisle_serves_both(shift: float, beside: bool) -> None:
    """3 m deep, both open east; the upper one set back by ``shift``, so that they share 3 − shift of their walls."""
    found = near(stand("a", 0, 0, fronts="e"), stand("b", -shift, 3, fronts="e"))
    assert (bool(found.beside), bool(found.back_to_back)) == (beside, not beside)


def test_shifted_stands_that_look_away_from_each_other_are_back_to_back() -> None:
    """Control: the same shared wall, but one opens east and the other west."""
    found = near(stand("a", 0, 0, fronts="e"), stand("b", -0.4, 3, fronts="w"))
    assert (found.beside, found.back_to_back) == (NOBODY, AB)


def test_corner_stands_across_a_spine_of_columns_share_the_aisle_at_their_end() -> None:
    """A strip of 1 m for columns; both have a front on the eastern aisle."""
    assert near(stand("a", 0, 0, fronts="se"), stand("b", 0, 4, fronts="ne")).close == AB


def test_a_third_stand_in_the_strip_is_the_neighbour() -> None:
    """A stand of 1.4 m fills the gap between two others."""
    third = Booth(id="c", number="c", polygon=box(3, 0, 4.4, 3), hall="H", level="g")
    assert AB.isdisjoint(near(stand("a", 0, 0), stand("b", 4.4, 0), third).beside)


def test_stands_that_touch_at_a_corner_are_no_neighbours() -> None:
    found = near(stand("a", 0, 0), stand("b", 3, 3))
    assert found == Neighbours(beside=NOBODY, facing=NOBODY, back_to_back=NOBODY)


def test_back_to_back_is_not_beside() -> None:
    found = near(stand("a", 0, 0), stand("b", 0, 3, fronts="n"))
    assert (found.beside, found.back_to_back) == (NOBODY, AB)


@pytest.mark.parametrize(("strip", "back"), [(0.8, True), (1.0, True), (1.5, True), (1.6, False)])
def test_back_to_back_across_a_strip_of_columns(strip: float, back: bool) -> None:
    found = near(stand("a", 0, 0), stand("b", 0, 3 + strip, fronts="n"))
    assert bool(found.back_to_back) == back
    assert not found.close


def test_diagonal_stands_across_a_strip_are_not_back_to_back() -> None:
    assert near(stand("a", 0, 0), stand("b", 3.4, 3.4, fronts="n")).back_to_back == NOBODY


def test_two_corner_stands_at_the_end_of_an_island_are_beside() -> None:
    """Both open on the eastern aisle, one above the other."""
    assert near(stand("a", 0, 0, fronts="se"), stand("b", 0, 3, fronts="ne")).beside == AB


@pytest.mark.parametrize(("aisle", "faces"), [(3.0, True), (6.0, True), (6.5, True), (7.0, False)])
def test_facing_across_an_aisle(aisle: float, faces: bool) -> None:
    found = near(stand("a", 0, 0, fronts="n"), stand("b", 0, 3 + aisle, fronts="s"))
    assert bool(found.facing) == faces
    assert not found.beside


def test_half_a_stand_along_still_faces_a_whole_one_does_not() -> None:
    assert near(stand("a", 0, 0, fronts="n"), stand("b", 1.5, 6)).facing == AB
    assert near(stand("a", 0, 0, fronts="n"), stand("b", 3.0, 6)).facing == NOBODY


def test_backs_do_not_face() -> None:
    assert near(stand("a", 0, 0, fronts="s"), stand("b", 0, 6)).facing == NOBODY
    assert near(stand("a", 0, 0, fronts="s"), stand("b", 0, 6, fronts="n")).facing == NOBODY


def test_a_third_stand_between_hides_them() -> None:
    third = Booth(id="c", number="c", polygon=box(0, 4, 3, 5), hall="H", level="g")
    assert near(stand("a", 0, 0, fronts="n"), stand("b", 0, 6), third).facing == NOBODY


def test_levels_are_worlds_apart() -> None:
    assert near(stand("a", 0, 0), stand("b", 3, 0, level="up")).beside == NOBODY


def test_no_booths_no_neighbours() -> None:
    assert near().close == NOBODY


def test_outward_points_away_from_the_stand_whatever_the_direction_of_the_line() -> None:
    booth = stand("a", 0, 0)
    for front in (LineString([(0, 0), (3, 0)]), LineString([(3, 0), (0, 0)])):
        assert outward(booth, front) == pytest.approx((0.0, -1.0))


@given(angle=st.floats(0, 360), dx=st.floats(-500, 500), dy=st.floats(-500, 500))
def test_turning_and_shifting_the_hall_changes_no_neighbour(angle: float, dx: float, dy: float) -> None:
    booths = [
        stand(f"{x}{y}{fronts}", x, y, fronts=fronts)
        for x in (0, 3, 6)
        for y, fronts in ((0, "s"), (3, "n"), (9, "s"), (12, "n"))
    ]
    assert neighbours(list(_turned(booths, angle=angle, dx=dx, dy=dy))) == neighbours(booths)


def _turned(booths: Iterable[Booth], *, angle: float, dx: float, dy: float) -> Iterable[Booth]:
    for b in booths:
        polygon = translate(rotate(b.polygon, angle, origin=(0, 0)), dx, dy)
        fronts = tuple(translate(rotate(f, angle, origin=(0, 0)), dx, dy) for f in b.fronts)
        yield Booth(id=b.id, number=b.number, polygon=polygon, hall=b.hall, level=b.level, fronts=fronts)
