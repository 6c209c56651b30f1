"""Clear zones and the floor for stands, by hand."""

import math

import pytest
from shapely import Point, Polygon, box

from venueplan.model import BoothPattern, Unit, Venue
from venueplan.rules import RulePack, aisle_width, booth_clear_zones, rule_pack, stand_area, wall_distance
from venueplan.rules.booths.stands import polygons_only


def test_every_clear_zone_of_the_hall_is_named(venue: Venue, hall: Unit, china: RulePack) -> None:
    zones = booth_clear_zones(venue, hall, pack=china)
    assert [(zone.kind, zone.subject) for zone in zones] == [
        ("door", "d1"),
        ("door", "e1"),
        ("door", "e2"),
        ("fire-point", "hyd"),
        ("no-build", "nb"),
        ("shutter", "shut"),
    ]


def test_the_zone_of_a_door_is_everything_nearer_than_its_depth(venue: Venue, hall: Unit, china: RulePack) -> None:
    """Exit of 4 m, depth 1.4 m: 4 × 1.4 + half a circle of 1.4 m = 5.6 + 3.08 = 8.68 m² (the circle has 32 sides)."""
    zone = next(zone for zone in booth_clear_zones(venue, hall, pack=china) if zone.subject == "e1")
    assert zone.polygon.area == pytest.approx(5.6 + math.pi * 1.4**2 / 2, abs=0.03)
    assert zone.limit is china["exit-clear"]
    assert zone.polygon.covers(Point(20, 1.399))
    assert not zone.polygon.covers(Point(20, 1.401))


def test_zones_are_cut_to_the_hall(venue: Venue, hall: Unit, china: RulePack) -> None:
    """The no-build triangle (35, 25), (45, 25), (45, 35): inside x ≤ 40 and y ≤ 30 lies half of a square of 5 m."""
    zones = booth_clear_zones(venue, hall, pack=china)
    for zone in zones:
        assert zone.polygon.difference(hall.polygon.buffer(1e-9)).area < 1e-9
    assert next(zone for zone in zones if zone.subject == "nb").polygon.area == pytest.approx(12.5)


def test_stands_stay_off_walls_zones_and_what_is_built_in(venue: Venue, hall: Unit, china: RulePack) -> None:
    area = stand_area(venue, hall, pack=china, pattern=BoothPattern())
    assert area.bounds == (0.6, 0.6, 39.4, 29.4)
    for zone in booth_clear_zones(venue, hall, pack=china):
        assert area.intersection(zone.polygon).area < 1e-9
    assert not area.intersects(box(30.1, 20.1, 30.9, 23.9)), "the wall"
    assert area.covers(box(10, 10, 11, 11)), "the column: it becomes a hole of a booth"


def test_the_pattern_or_the_pack_whichever_asks_for_more(china: RulePack) -> None:
    assert wall_distance(china, BoothPattern(wall_distance=0.0)) == 0.6
    assert wall_distance(china, BoothPattern(wall_distance=1.0)) == 1.0
    assert wall_distance(rule_pack("ibc"), BoothPattern(wall_distance=0.0)) == 0.0
    assert aisle_width(china, BoothPattern(aisle=2.0)) == 3.0
    assert aisle_width(china, BoothPattern(aisle=3.5)) == 3.5


def test_a_pack_without_shutters_asks_for_nothing_there(venue: Venue, hall: Unit) -> None:
    assert "shutter" not in {zone.kind for zone in booth_clear_zones(venue, hall, pack=rule_pack("ibc"))}


def test_cutting_leaves_areas_only() -> None:
    line_and_area = box(0, 0, 1, 1).intersection(Polygon([(0, 0), (0, 1), (-1, 1), (-1, 2), (1, 2), (1, 0.5)]))
    assert polygons_only(line_and_area).area == pytest.approx(line_and_area.area)
    assert polygons_only(Point(0, 0)).is_empty
