"""Where a disc 3 m wide rolls from the one door of a hall of 30 × 20 m; the touched stretches by hand."""

import math

import pytest
from halls import event_of, rectangle, venue_of

from venueplan.arrange.hall.site import Site, site_of
from venueplan.arrange.rows.block import Block, Strip
from venueplan.arrange.ways.reach import TOUCH, reach_of
from venueplan.geometry.frame import Frame


@pytest.fixture(name="site")
def _site() -> Site:
    venue = venue_of(rectangle(30, 20, doors=[((0.0, 8.0), (0.0, 12.0))]))
    site = site_of(venue, event_of(), hall=venue.halls[0])
    assert site.measures.aisle == 3.0
    return site


def across(x: float, *, y: tuple[float, float] = (0.0, 20.0)) -> Block:
    """Return a row 3 m deep from its western edge, across the hall from wall to wall."""
    return Block(line=1, piece=1, frame=Frame(angle=90.0), strips=(Strip(v=(-x - 3.0, -x), free=(y,)),))


def test_a_front_is_hidden_only_in_the_corners_where_no_disc_comes(site: Site) -> None:
    """The middle of the disc stays 1.495 m off the walls and the row, and touches what is 1.53 m away."""
    block = across(14.0)
    middle, touched = 1.5 - 0.005, math.sqrt((1.5 + TOUCH) ** 2 - (1.5 - 0.005) ** 2)
    (low, first), (last, high) = reach_of(site, (block,)).hidden(block, block.strips[0])
    assert (low, high) == (0.0, 20.0)
    assert first == pytest.approx(middle - touched, abs=0.01)
    assert 20.0 - last == pytest.approx(middle - touched, abs=0.01)


def test_a_row_behind_another_is_not_reached_until_that_is_cut(site: Site) -> None:
    """Six modules of 3 m are hidden behind a row from wall to wall; a gap of 4 m in that lets the disc through."""
    front, back = across(8.0), across(17.0)
    reach = reach_of(site, (front, back))
    assert reach.modules(front) == 6
    assert (reach.modules(back), reach.kept(back)) == (0, None)
    rest = (across(8.0, y=(0.0, 8.0)), across(8.0, y=(12.0, 20.0)))
    wider = reach.with_cut(0, rest)
    assert wider.may_change(back, before=reach)
    assert wider.modules(back) == 6


def test_a_gap_narrower_than_the_disc_opens_nothing(site: Site) -> None:
    """Control of the cut above: 2.9 m are too narrow."""
    front, back = across(8.0), across(17.0)
    cut = reach_of(site, (front, back)).with_cut(0, (across(8.0, y=(0.0, 8.0)), across(8.0, y=(10.9, 20.0))))
    assert cut.modules(back) == 0


def test_a_door_behind_a_row_is_not_reached(site: Site) -> None:
    assert reach_of(site, ()).reaches(site.openings[0])
    assert not reach_of(site, (across(2.0),)).reaches(site.openings[0])
