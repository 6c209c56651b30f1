"""Supplies of stands; the floor box of conftest.py is at (10, 5) and gives power and data."""

from dataclasses import replace

import pytest
from shapely import box

from venueplan.model import Booth, Exhibitor, Label, Unit, Venue
from venueplan.rules import BoothSupply, RulePack, booth_supply, meets_needs, unmet_needs

WANTS = Exhibitor(id="e", name=Label(), area=9.0, zone="z")


def booth(x: float) -> Booth:
    return Booth(id="b", number="1", polygon=box(x, 3.5, x + 3, 6.5), hall="H1", level="g")


@pytest.mark.parametrize(("x", "reached"), [(15, True), (22, True), (22.1, False)])
def test_boxes_within_twelve_metres(venue: Venue, china: RulePack, x: float, reached: bool) -> None:
    """From (10, 5) straight to the western side of the stand: x − 10."""
    assert booth_supply(booth(x), venue, pack=china).supplies == (
        frozenset({"power", "data"}) if reached else frozenset()
    )


def test_a_box_on_another_level_does_not_help(venue: Venue, china: RulePack) -> None:
    moved = tuple(replace(amenity, level="up") for amenity in venue.amenities)
    assert booth_supply(booth(10), replace(venue, amenities=moved), pack=china).supplies == frozenset()


def test_a_venue_without_boxes_supplies_nothing(venue: Venue, china: RulePack) -> None:
    assert meets_needs(replace(WANTS, power_kw=1.0), booth(10), venue=replace(venue, amenities=()), pack=china) == (
        "power",
    )


def test_needs_in_words(venue: Venue, china: RulePack) -> None:
    asks = replace(WANTS, power_kw=5.0, water=True, drain=True, data=True, floor_load=16.0, height=6.5)
    assert meets_needs(asks, booth(10), venue=venue, pack=china) == ("water", "drain", "floor-load", "height")
    assert meets_needs(WANTS, booth(30), venue=venue, pack=china) == ()


def test_what_is_unknown_about_a_hall_is_no_reason_to_refuse_it(venue: Venue, hall: Unit, china: RulePack) -> None:
    silent = replace(venue, units=(replace(hall, floor_load=0.0, clear_height=0.0),))
    supply = booth_supply(booth(10), silent, pack=china)
    assert supply == BoothSupply(supplies=frozenset({"power", "data"}))
    assert unmet_needs(replace(WANTS, floor_load=99.0, height=99.0), supply) == ()
