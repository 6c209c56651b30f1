"""Openings, loads and capacities, by hand."""

import pytest
from hypothesis import given, strategies as st
from shapely import LineString, box

from venueplan.model import Opening, Unit, Venue
from venueplan.rules import RulePack, exit_capacity, exit_width_limit, exits_of, occupant_load, openings_of, rule_pack


def test_openings_belong_to_the_units_whose_outline_they_lie_on(venue: Venue, hall: Unit, room: Unit) -> None:
    assert [opening.id for opening in openings_of(venue, hall)] == ["d1", "e1", "e2"]
    assert [opening.id for opening in openings_of(venue, room)] == ["d1", "r1"]
    assert [opening.id for opening in exits_of(venue, hall)] == ["e1", "e2"]


def test_a_venue_without_openings(venue: Venue, hall: Unit) -> None:
    bare = Venue(id="b", name=venue.name, georeference=venue.georeference, levels=venue.levels, units=venue.units)
    assert openings_of(bare, hall) == ()


def test_the_load_of_a_hall(hall: Unit, china: RulePack) -> None:
    """1,200 m² × 0.75 persons/m² = 900; by the American code 1,200 / 1.39 = 863.3, so 864."""
    assert occupant_load(hall, pack=china) == 900
    assert occupant_load(hall, pack=rule_pack("ibc")) == 864


@pytest.mark.parametrize(("ordinal", "persons"), [(0, 615), (1, 615), (2, 533), (3, 400), (7, 400), (-1, 400)])
def test_the_capacity_of_exits_falls_with_the_storey(venue: Venue, china: RulePack, ordinal: int, persons: int) -> None:
    """4 m of exits: / 0.65 · 100 = 615.4, / 0.75 = 533.3, / 1.00 = 400."""
    doors = [opening for opening in venue.openings if opening.id == "e1"]
    assert exit_capacity(doors, ordinal=ordinal, pack=china) == persons


def test_a_pack_without_storeys_has_one_number(china: RulePack) -> None:
    assert exit_width_limit(rule_pack("ibc"), ordinal=3).value == 0.51


@given(width=st.floats(20, 60), depth=st.floats(20, 60))
def test_exits_as_wide_as_the_load_needs_take_the_load(width: float, depth: float) -> None:
    china = rule_pack("china")
    unit = Unit(id="H", category="unspecified", level="g", polygon=box(0, 0, width, depth))
    load = occupant_load(unit, pack=china)
    need = load / 100 * exit_width_limit(china, ordinal=0).value
    door = Opening(id="d", level="g", line=LineString([(0, 0), (need, 0)]), width=need)
    assert exit_capacity([door], ordinal=0, pack=china) >= load
