"""Openings, loads and capacities, by hand."""

import pytest
from hypothesis import given, strategies as st
from shapely import LineString, box

from venueplan.model import Opening, Unit, Venue
from venueplan.rules import (
    RulePack,
    exit_capacity,
    exit_width_limit,
    exits_of,
    occupant_load,
    openings_of,
    rule_pack,
    width_for,
    widths_that_count,
)


def test_openings_belong_to_the_units_whose_outline_they_lie_on(venue: Venue, hall: Unit, room: Unit) -> None:
    assert [opening.id for opening in openings_of(venue, hall)] == ["d1", "e1", "e2"]
    assert [opening.id for opening in openings_of(venue, room)] == ["d1", "r1"]
    assert [opening.id for opening in exits_of(venue, hall)] == ["e1", "e2"]


def test_a_venue_without_openings(venue: Venue, hall: Unit) -> None:
    bare = Venue(id="b", name=venue.name, georeference=venue.georeference, levels=venue.levels, units=venue.units)
    assert openings_of(bare, hall) == ()


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


def doors(*widths: float) -> list[Opening]:
    return [
        Opening(id=f"d{n}", level="g", line=LineString([(0, n), (width, n)]), width=width)
        for n, width in enumerate(widths)
    ]


@pytest.mark.parametrize(
    ("width", "persons"),
    [(0.70, 0), (0.75, 60), (0.84, 110), (0.80, 60), (0.85, 110), (1.0, 110), (1.05, 220), (1.10, 220), (1.2, 240)],
)
def test_a_single_exit_by_the_british_table(width: float, persons: int) -> None:
    """T.2.3: 750 mm for 60, 850 for 110, 1050 for 220 persons, above that 5 mm for each; a centimetre is allowed."""
    assert exit_capacity(doors(width), ordinal=0, pack=rule_pack("uk")) == persons


def test_the_largest_exit_is_discounted_unless_it_is_the_only_one() -> None:
    """2.0, 1.05 and 0.75 m: 220 + 60 = 280 persons; a single door of 2.0 m takes 400."""
    uk = rule_pack("uk")
    assert exit_capacity(doors(0.75, 2.0, 1.05), ordinal=0, pack=uk) == 280
    assert widths_that_count(doors(0.75, 2.0, 1.05), ordinal=0, pack=uk) == (1.1, 0.3)
    assert exit_capacity(doors(2.0), ordinal=0, pack=uk) == 400
    assert exit_capacity([], ordinal=0, pack=uk) == 0


@pytest.mark.parametrize(("width", "persons"), [(0.58, 0), (0.59, 100), (1.18, 100), (1.20, 200), (2.39, 400)])
def test_exits_in_steps_in_germany(width: float, persons: int) -> None:
    """1.20 m for 200 persons in steps of 0.60 m; a centimetre is allowed."""
    assert exit_capacity(doors(width), ordinal=0, pack=rule_pack("germany")) == persons


@pytest.mark.parametrize(
    ("pack", "metres"), [("china", 7.8), ("ibc", 6.12), ("nfpa", 6.12), ("uk", 6.0), ("germany", 7.2)]
)
def test_metres_of_exits_for_1200_persons(pack: str, metres: float) -> None:
    """12 × 0.65, 1,200 × 5.1 mm, 1,200 × 5 mm, 6 × 1.20 m."""
    assert width_for(1200, ordinal=0, pack=rule_pack(pack)) == pytest.approx(metres)


@pytest.mark.parametrize("pack", ["china", "ibc", "nfpa", "uk", "germany"])
@given(persons=st.integers(221, 20_000), more=st.integers(0, 5_000))
def test_more_persons_never_need_less_and_two_wide_exits_take_what_they_need(
    pack: str, persons: int, more: int
) -> None:
    rules = rule_pack(pack)
    need = width_for(persons, ordinal=0, pack=rules)
    assert need <= width_for(persons + more, ordinal=0, pack=rules)
    wide = max(need, 1.05)
    assert exit_capacity(doors(wide, wide), ordinal=0, pack=rules) >= persons
    assert exit_capacity(doors(wide, wide, 1.5), ordinal=0, pack=rules) >= exit_capacity(
        doors(wide, wide), ordinal=0, pack=rules
    )
