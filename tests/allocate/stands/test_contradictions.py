"""Hard demands that cannot hold together are named; those that can are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.allocate import allocate_exhibitors
from venueplan.errors import ContradictionError, InputError
from venueplan.model import Label, Zone

Make = Callable[..., Any]


def refuse(make_fair: Make, make_row: Make, exhibitors: list[Any], **event: Any) -> str:
    with pytest.raises(ContradictionError) as error:
        allocate_exhibitors(make_fair(exhibitors, make_row((3, 3, 6), at=(6, 6), row="r1"), **event))
    return str(error.value)


def test_a_pin_on_a_booth_that_is_too_small(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    said = refuse(make_fair, make_row, [make_exhibitor("x", area=18.0, pins=("booth:H1-r1s01",))])
    assert said == "exhibitor 'x' is pinned to booth 'H1-r1s01', but 9.0 m² is too small for 18 m²"


def test_rivals_pinned_side_by_side(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    said = refuse(
        make_fair,
        make_row,
        [
            make_exhibitor("x", pins=("booth:H1-r1s00",), rivals=("y",)),
            make_exhibitor("y", pins=("booth:H1-r1s01",)),
        ],
    )
    assert "rivals 'x' and 'y'" in said
    assert "'H1-r1s00' and 'H1-r1s01'" in said


def test_rivals_pinned_apart_are_no_contradiction(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """The control: the same two, one stand further."""
    apart = [
        make_exhibitor("x", pins=("booth:H1-r1s00",), rivals=("y",)),
        make_exhibitor("y", pins=("booth:H1-r1n01",)),
    ]
    allocation = allocate_exhibitors(make_fair(apart, make_row((3, 3, 6), at=(6, 6), row="r1")))
    assert allocation.by_exhibitor["x"].booths == ("H1-r1s00",)
    assert allocation.by_exhibitor["y"].booths == ("H1-r1n01",)


def test_a_pavilion_larger_than_any_row(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    members = [make_exhibitor(f"p{n}", area=27.0, pavilion="P") for n in range(4)]
    said = refuse(make_fair, make_row, members)
    assert said.startswith("pavilion 'P' ('p0', 'p1', 'p2' and 'p3') asks for 108 m² in one block")
    assert said.endswith("has 72 m²")


def test_a_pavilion_in_two_zones(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    zones = tuple(Zone(id=name, letter=name, name=Label(), halls=("H1",)) for name in "ab")
    members = [make_exhibitor("p", pavilion="P"), make_exhibitor("q", pavilion="P", zone="b")]
    assert "members ask for zones 'a' and 'b'" in refuse(make_fair, make_row, members, zones=zones)


def test_a_hall_that_the_zone_does_not_use(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    said = refuse(make_fair, make_row, [make_exhibitor("x", pins=("hall:H9",))])
    assert said == "exhibitor 'x' is pinned to 'hall:H9', which its zone 'a' does not use"


def test_two_halls_at_once(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    said = refuse(make_fair, make_row, [make_exhibitor("x", pins=("hall:H1", "hall:H2"))])
    assert said == "exhibitor 'x' is pinned to 'hall:H1' and 'hall:H2' at once"


def test_a_pavilion_in_two_halls(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    zones = (Zone(id="a", letter="A", name=Label(), halls=("H1", "H2")),)
    members = [make_exhibitor(f"p{n}", pavilion="P", pins=(f"hall:H{n}",)) for n in (1, 2)]
    assert "'p1' and 'p2' are pinned to two halls" in refuse(make_fair, make_row, members, zones=zones)


def test_every_contradiction_is_named_at_once(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    said = refuse(
        make_fair,
        make_row,
        [make_exhibitor("x", pins=("hall:H9",)), make_exhibitor("y", area=18.0, pins=("booth:H1-r1s00",))],
    )
    assert len(said.splitlines()) == 2


def test_a_wish_for_an_unknown_booth_is_an_input_error(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    plan = make_fair([make_exhibitor("x", preferences=("booth:H1-r1s0",))], make_row((3, 3), at=(6, 6), row="r1"))
    with pytest.raises(InputError, match="'x' asks for 'booth:H1-r1s0': no booth 'H1-r1s0'; did you mean 'H1-r1s0"):
        allocate_exhibitors(plan)


def test_who_is_pinned_has_taken_size_and_sides(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    plan = make_fair(
        [make_exhibitor("x", open_sides=4, pins=("booth:H1-r1s02",))], make_row((3, 3, 9), at=(6, 6), row="r1")
    )
    assert allocate_exhibitors(plan).by_exhibitor["x"].booths == ("H1-r1s02",)
    assert allocate_exhibitors(replace(plan, seed=1)).unplaced == ()


def test_a_booth_held_back_is_known(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """Who only wishes for it stands elsewhere; who is pinned to it cannot; a booth that does not exist is unknown."""
    first, *others = make_row((3, 3, 6), at=(6, 6), row="r1")
    booths = [replace(first, blocked=True), *others]
    wish = make_exhibitor("x", preferences=(f"booth:{first.id}",), forbidden=(f"booth:{first.id}",))
    allocation = allocate_exhibitors(make_fair([wish], booths))
    assert allocation.unplaced == ()
    assert allocation.by_exhibitor["x"].booths != (first.id,)
    with pytest.raises(ContradictionError, match=f"pinned to booth '{first.id}', which is held back; release one"):
        allocate_exhibitors(make_fair([make_exhibitor("x", pins=(f"booth:{first.id}",))], booths))
    with pytest.raises(InputError, match="no booth 'H1-r1s0O'"):
        allocate_exhibitors(make_fair([make_exhibitor("x", preferences=("booth:H1-r1s0O",))], booths))


def test_a_number_in_place_of_an_id_names_the_id(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    first, *others = make_row((3, 3), at=(6, 6), row="r1")
    booths = [replace(first, number="1A01"), *others]
    with pytest.raises(InputError, match=f"asks for 'booth:1A01': it is the number of 'booth:{first.id}'"):
        allocate_exhibitors(make_fair([make_exhibitor("x", preferences=("booth:1A01",))], booths))
