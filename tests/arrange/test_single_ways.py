"""Three aisles that end at the eastern wall of a hall of 30 × 20 m between two rows; both doors are in the west."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from halls import bare_pack, event_of, rectangle, venue_of
from shapely import Polygon, union_all

from venueplan.arrange import arrange_booths
from venueplan.arrange.hall.site import Site, site_of
from venueplan.arrange.rows.block import Block, Strip, solids_of
from venueplan.arrange.rows.layout import Layout
from venueplan.arrange.stands.lawful import floor_wanted, without_stands_on
from venueplan.arrange.stands.shelf import Shelf, shelf_of
from venueplan.arrange.ways.single_ways import with_choices
from venueplan.geometry.frame import Frame
from venueplan.network import pockets
from venueplan.rules.pack import Limit, RulePack, Source

STRICT, LENIENT = 6.0, 25.0
"""Dead ends 20 m deep are too long, or short enough."""


def house(dead_end: float) -> RulePack:
    """Return a pack that limits dead ends, and knows no density of persons."""
    limit = Limit(name="dead-end", value=dead_end, unit="m", source=Source(text="house rules of a test"))
    return bare_pack().with_limits([limit])


def site_under(pack: RulePack) -> Site:
    venue = venue_of(rectangle(30, 20, doors=[((0.0, 1.0), (0.0, 3.0)), ((0.0, 17.0), (0.0, 19.0))]))
    return site_of(venue, replace(event_of(), rules=pack.name, packs=(pack,)), hall=venue.halls[0])


def two_rows() -> tuple[Block, ...]:
    """Return rows from x 10 to the eastern wall, 20 m: six modules each; aisles of 5, 4 and 5 m between them."""
    rows = [Strip(v=(v, v + 3.0), free=((10.0, 30.0),)) for v in (5.0, 12.0)]
    return tuple(Block(line=n, piece=1, frame=Frame(), strips=(row,)) for n, row in enumerate(rows, start=1))


def deepest(site: Site, solids: Sequence[Polygon]) -> float:
    """Return the longest single way between what stands there, metres."""
    found = pockets(site.walkable.difference(union_all(solids)), site.exits, narrowest=0.9, widest=6.0)
    return max((pocket.depth for pocket in found), default=0.0)


def filled(site: Site) -> Shelf:
    """Return the two rows filled with stands of a module, all asked for."""
    shelf = shelf_of(Layout(by="hand", site=site, blocks=two_rows(), main=Polygon()), whole=False)
    for block in shelf.blocks:
        for k in range(6):
            shelf.put(shelf.along(block, 0, u=(12.0 + 3 * k, 15.0 + 3 * k)), zone="z", asked=9.0)
    return shelf


def test_a_gap_through_each_row_gives_a_choice() -> None:
    """20 m hold six modules with 2 m to spare; a gap of 3 m leaves 17 m, five modules."""
    site, rows = site_under(house(STRICT)), two_rows()
    assert deepest(site, solids_of(rows)) > 18.0
    *_, cut = with_choices(site, rows)
    assert deepest(site, solids_of(cut)) <= STRICT
    assert sum(block.modules(3.0) for block in cut) == 10


def test_no_row_is_cut_where_single_ways_are_short_enough() -> None:
    """Control: under a limit of 25 m, and under a pack without one, the rows stay whole."""
    for pack in (house(LENIENT), bare_pack()):
        assert list(with_choices(site_under(pack), two_rows())) == []


def test_the_floor_that_stands_must_leave_makes_single_ways_short_enough() -> None:
    """A gap is straight through a row: 3 m deep, at most as wide as two modules, and at least as an aisle."""
    site = site_under(house(STRICT))
    shelf = filled(site)
    wanted = floor_wanted(shelf)
    assert 2 * 9.0 - 1e-6 <= wanted.area <= 2 * 18.0
    missed = without_stands_on(shelf, wanted)
    assert 2 <= len(missed) <= 4
    assert len(shelf.stands) == 12 - len(missed)
    assert {(wish.area, wish.zone, wish.halls) for wish in missed} == {(9.0, "z", (site.hall.id,))}
    assert floor_wanted(shelf).is_empty
    assert deepest(site, [stand.shape for stand in shelf.stands]) <= STRICT


def test_no_floor_is_wanted_where_single_ways_are_short_enough() -> None:
    """Control: the same stands under a limit of 25 m."""
    shelf = filled(site_under(house(LENIENT)))
    assert floor_wanted(shelf).is_empty
    assert without_stands_on(shelf, floor_wanted(shelf)) == []
    assert len(shelf.stands) == 12


@pytest.mark.parametrize("limit", [STRICT, LENIENT])
def test_a_house_that_knows_no_density_may_limit_dead_ends(limit: float) -> None:
    """Persons count for common paths only; the whole layout is made, and no dead end is longer than it may be."""
    pack = house(limit)
    venue = venue_of(rectangle(30, 20, doors=[((0.0, 1.0), (0.0, 3.0)), ((0.0, 17.0), (0.0, 19.0))]))
    plan = arrange_booths(venue, replace(event_of(), rules=pack.name, packs=(pack,)))
    assert plan.booths
    assert deepest(site_under(pack), [booth.polygon for booth in plan.booths]) <= limit
