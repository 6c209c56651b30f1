"""Chairs in rows, counted by hand."""

import pytest
from hypothesis import given, settings, strategies as st
from shapely import MultiPolygon, Polygon, box
from shapely.affinity import rotate

from venueplan.model import Fixture, Georeference, Label, Level, Unit, Venue
from venueplan.rules import RulePack, row_rules, rule_pack, seats_in_rows


def seats(polygon: Polygon, *fixtures: Fixture, pack: str = "china") -> int | None:
    room = Unit(id="r", category="room", level="g", polygon=polygon, use="meeting")
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([polygon])),),
        units=(room,),
        fixtures=fixtures,
    )
    return seats_in_rows(room, venue=venue, pack=rule_pack(pack))


def test_one_block_in_a_small_room() -> None:
    """12 × 10 m: 2.5 m for the stage and 1 m before and behind the rows leave 5.5 m, 6 rows of 0.9 m.

    Across, 12 m without two side aisles of 0.8 m hold 20 chairs of 0.5 m: 120. Turned by 90°, 7 rows of 16 are 112.
    """
    assert seats(box(0, 0, 12, 10)) == 120


def stage(x: float, y: float) -> Fixture:
    """Return a stage along the southern wall, from the corner (0, 0) to (x, y)."""
    return Fixture(id="s", category="stage", level="g", polygon=box(0, 0, x, y))


def test_a_stage_that_is_drawn_takes_what_it_takes_and_all_face_it() -> None:
    """A stage over the whole width, 1 m deep: 1 m before the rows and 1 m behind them leave 7 m, 7 rows of 20.

    Rows along the short walls would hold more.
    """
    assert seats(box(0, 0, 12, 10), stage(12, 1)) == 140


def test_no_row_has_more_seats_than_are_allowed_between_two_aisles() -> None:
    """China: 22 seats. 24 m hold one block of 22, but two of 21: 21 + 1.6 + 1 = 23.6 m; in 7 rows as above."""
    assert seats(box(0, 0, 24, 10), stage(24, 1)) == 294


def test_rows_have_a_cross_aisle_after_twenty() -> None:
    """6 × 40 m: 40 − 10 − 1 − 1 = 28 m hold 20 rows of 0.9 m, a cross aisle of 1 m, and 10 rows in the 9 m left.

    Eight chairs stand in a row of 6 m without two side aisles of 0.8 m.
    """
    assert seats(box(0, 0, 6, 40)) == 240


def test_longer_rows_need_more_room_between_them_in_the_united_states() -> None:
    """IBC: 0.305 m, and 7.6 mm for each seat above 14: a row of 24 is 0.5 + 0.305 + 0.076 m deep."""
    rules = row_rules(rule_pack("ibc"))
    assert rules is not None
    assert rules.pitch(14) == pytest.approx(0.805)
    assert rules.pitch(24) == pytest.approx(0.881)


def test_wide_aisles_for_many_persons() -> None:
    """China: 0.6 m for 100 persons; 20 rows of 22 send 220 persons to each side of a block, 110 to each end of it."""
    rules = row_rules(rule_pack("china"))
    assert rules is not None
    assert rules.aisle_for(220, side=False) == pytest.approx(1.32)
    assert rules.aisle_for(110, side=True) == pytest.approx(0.8)


def test_a_pack_without_rules_of_rows_says_nothing() -> None:
    assert seats(box(0, 0, 12, 10), pack="germany") is None
    assert row_rules(RulePack(name="x", title="x", limits=())) is None


@settings(max_examples=25)
@given(angle=st.floats(0, 360), width=st.floats(6, 30), depth=st.floats(6, 30))
def test_a_turned_room_holds_as_many(angle: float, width: float, depth: float) -> None:
    """But for chairs that stand on the edge of rounding: the room is 1 mm larger on all sides when it is turned."""
    plain = seats(box(0, 0, width, depth))
    turned = seats(rotate(box(0, 0, width, depth).buffer(1e-3, join_style="mitre"), angle, origin=(50, 20)))
    assert plain is not None
    assert turned is not None
    assert turned >= plain


@settings(max_examples=25)
@given(x=st.floats(0, 11), y=st.floats(0, 9))
def test_a_column_never_adds_a_seat(x: float, y: float) -> None:
    column = Fixture(id="c", category="column", level="g", polygon=box(x, y, x + 1, y + 1))
    holds = seats(box(0, 0, 12, 10), column)
    assert holds is not None
    assert holds <= 120
