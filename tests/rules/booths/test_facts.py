"""Kinds of stands by hand: a hall of 30 × 20 m with stands along its south wall, a double row and an island.

::

    12 ┌─────┬──┬──┬──┐
       │ cap │ c│ d│  │ head   y 9–12     back to back; x 6–9, 9–12, 12–15, 15–21
     9 │     ├──┼──┤  │
       │     │ e│ f│  │        y 6–9
     6 └─────┴──┴──┴──┘
   0.6–3.6   w (x 9–12), its back at the wall, opens north

"""

from dataclasses import replace
from itertools import pairwise

import pytest
from shapely import LineString, Polygon, box

from venueplan.model import Amenity, Booth, BoothPattern, Georeference, Label, Unit, Venue
from venueplan.rules import booth_facts, rule_pack, stand_height

HALL = Unit(id="H1", category="room", level="g", polygon=box(0, 0, 60, 20), use="exhibition")
VENUE = Venue(
    id="v",
    name=Label(),
    georeference=Georeference(longitude=0, latitude=0),
    units=(HALL,),
    amenities=(
        Amenity(id="box", category="unspecified", level="g", point=box(10, 5, 10, 5).centroid, supplies=("power",)),
    ),
)
PACK = rule_pack("china")


def stand(name: str, polygon: Polygon, *sides: str) -> Booth:
    """Return a stand that opens to the given sides: ``s``, ``e``, ``n``, ``w``."""
    x0, y0, x1, y1 = polygon.bounds
    lines = {
        "s": LineString([(x0, y0), (x1, y0)]),
        "e": LineString([(x1, y0), (x1, y1)]),
        "n": LineString([(x1, y1), (x0, y1)]),
        "w": LineString([(x0, y1), (x0, y0)]),
    }
    return Booth(
        id=name, number=name, polygon=polygon, hall="H1", level="g", fronts=tuple(lines[side] for side in sides)
    )


BOOTHS = (
    stand("cap", box(6, 6, 9, 12), "s", "w", "n"),
    stand("c", box(9, 9, 12, 12), "n"),
    stand("d", box(12, 9, 15, 12), "n"),
    stand("e", box(9, 6, 12, 9), "s"),
    stand("f", box(12, 6, 15, 9), "s"),
    stand("head", box(15, 6, 21, 12), "s", "e", "n"),
    stand("w", box(9, 0.6, 12, 3.6), "n"),
    stand("corner", box(12, 0.6, 15, 3.6), "n", "e"),
    stand("isle", box(30, 6, 36, 12), "s", "e", "n", "w"),
    stand("left", box(42, 6, 48, 12), "s", "w", "n"),
    stand("right", box(48, 6, 54, 12), "s", "e", "n"),
)


def test_kinds() -> None:
    facts = booth_facts(BOOTHS, VENUE, pack=PACK, pattern=BoothPattern())
    assert {name: fact.kind for name, fact in facts.items()} == {
        "cap": "end-cap",
        "c": "inline",
        "d": "inline",
        "e": "inline",
        "f": "inline",
        "head": "peninsula",
        "w": "perimeter",
        "corner": "corner",
        "isle": "island",
        "left": "split-island",
        "right": "split-island",
    }


def test_a_hexagon_open_all_round_is_an_island_and_with_one_side_closed_none() -> None:
    ring = [(40, 9), (38, 12.46), (34, 12.46), (32, 9), (34, 5.54), (38, 5.54), (40, 9)]
    fronts = tuple(LineString(pair) for pair in pairwise(ring))
    stage = Booth(id="stage", number="S", polygon=Polygon(ring), hall="H1", level="g", fronts=fronts)
    closed = replace(stage, id="closed", fronts=fronts[1:])
    for booth, kind in ((stage, "island"), (closed, "peninsula")):
        assert booth_facts([booth], VENUE, pack=PACK, pattern=BoothPattern())[booth.id].kind == kind


def test_frontage_is_the_length_of_the_open_sides() -> None:
    facts = booth_facts(BOOTHS, VENUE, pack=PACK, pattern=BoothPattern())
    assert [facts[name].frontage for name in ("c", "corner", "cap", "head", "isle")] == [3, 6, 12, 18, 24]


def test_neighbours() -> None:
    """Between y 3.6 and y 6 lies an aisle of 2.4 m: w faces e, the corner stand faces f."""
    facts = booth_facts(BOOTHS, VENUE, pack=PACK, pattern=BoothPattern())
    assert facts["c"].beside == ("cap", "d")
    assert facts["c"].back_to_back == ("e",)
    assert facts["e"].facing == ("w",)
    assert facts["f"].facing == ("corner",)
    assert facts["isle"].beside == facts["isle"].back_to_back == ()


def test_stands_behind_a_wall_are_no_neighbours() -> None:
    other = replace(HALL, id="H2", polygon=box(60, 0, 90, 20))
    venue = replace(VENUE, units=(HALL, other))
    here, there = stand("here", box(56, 6, 59, 9), "e"), stand("there", box(61, 6, 64, 9), "w")
    facts = booth_facts([here, replace(there, hall="H2")], venue, pack=PACK, pattern=BoothPattern())
    assert facts["here"].facing == ()
    assert booth_facts([here, there], VENUE, pack=PACK, pattern=BoothPattern())["here"].facing == ("there",)


def test_utilities_within_reach() -> None:
    """The floor box at (10, 5) reaches 12 m: the stands about it, not the island 20 m away."""
    facts = booth_facts(BOOTHS, VENUE, pack=PACK, pattern=BoothPattern())
    assert facts["c"].supplies == ("power",)
    assert facts["isle"].supplies == ()


@pytest.mark.parametrize(
    ("kind", "area", "practice", "height", "front", "share", "sight"),
    [
        ("inline", 9, "iaee", 2.44, 1.22, None, "linear"),
        ("corner", 9, "iaee", 2.44, 1.22, None, "linear"),
        ("end-cap", 18, "iaee", 2.44, 1.22, None, "linear"),
        ("perimeter", 9, "iaee", 3.66, None, None, "perimeter"),
        ("peninsula", 36, "iaee", 4.88, None, None, "peninsula"),
        ("split-island", 36, "iaee", 4.88, None, None, "peninsula"),
        ("island", 36, "iaee", 4.88, None, None, "island"),
        ("inline", 9, "china", 2.5, None, 0.7, "linear"),
        ("island", 36, "china", 5.0, None, 0.7, "island"),
    ],
)
def test_heights_by_kind_and_practice(
    kind: str, area: float, practice: str, height: float, front: float | None, share: float | None, sight: str
) -> None:
    rule = stand_height(kind, area=area, pattern=BoothPattern(heights=practice))
    assert rule.height.value == height
    assert (rule.front.value if rule.front else None) == front
    assert (rule.open_share.value if rule.open_share else None) == share
    assert rule.line_of_sight == sight


def test_a_cap_of_the_event_counts_where_it_is_lower() -> None:
    low, high = BoothPattern(heights="iaee", stand_height=4.0), BoothPattern(heights="iaee", stand_height=6.0)
    assert stand_height("island", area=36, pattern=low).height.value == 4.0
    assert stand_height("island", area=36, pattern=low).height.source.confidence == "house"
    assert stand_height("island", area=36, pattern=high).height.value == 4.88
