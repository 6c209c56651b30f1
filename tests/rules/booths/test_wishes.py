"""Words of preferences and pins."""

from dataclasses import replace

import pytest
from shapely import LineString, box

from venueplan.model import Booth, Venue
from venueplan.rules import RulePack, comes_true

FRONTS = (LineString([(0, 0), (3, 0)]), LineString([(0, 0), (0, 3)]))
CORNER = Booth(id="b", number="1", polygon=box(0, 0, 3, 3), hall="H1", level="g", fronts=FRONTS)


@pytest.mark.parametrize(
    ("wish", "true"),
    [
        ("hall:H1", True),
        ("hall:H2", False),
        ("booth:b", True),
        ("booth:1", False),
        ("kind:inline", True),
        ("kind:corner", True),
        ("kind:peninsula", False),
        ("kind:castle", False),
        ("near:e1", True),
        ("near:e2", False),
        ("near:hyd", True),
        ("near:M1", True),
        ("near:nb", False),
        ("near:nowhere", False),
        ("colour:red", False),
        ("", False),
    ],
)
def test_wishes(venue: Venue, china: RulePack, wish: str, true: bool) -> None:
    """Near is 30 m: e1 (x 18) is 15 m away, e2 (x 40) 37.6 m, M1 (y 30) 27 m, nb (35, 25) 38.8 m."""
    assert comes_true(wish, CORNER, venue=venue, pack=china) == true


def test_near_is_on_the_same_storey(venue: Venue, china: RulePack) -> None:
    up = replace(venue.levels[0], id="up", ordinal=1)
    two = replace(venue, levels=(*venue.levels, up))
    assert not comes_true("near:e1", replace(CORNER, level="up"), venue=two, pack=china)
