"""Changeovers and equipment."""

import pytest

from venueplan.model import Calendar, Changeover, Unit, Venue
from venueplan.rules import changeover_minutes, find_room, is_meeting_room, room_equipment

TABLE = (
    Changeover(before="*", after="*", minutes=10),
    Changeover(before="*", after="banquet", minutes=20),
    Changeover(before="theatre", after="*", minutes=30),
    Changeover(before="theatre", after="banquet", minutes=40),
)


@pytest.mark.parametrize(
    ("before", "after", "minutes"),
    [
        ("classroom", "classroom", 10),
        ("classroom", "banquet", 20),
        ("theatre", "theatre", 30),
        ("theatre", "banquet", 40),
    ],
)
def test_the_most_specific_line_wins(before: str, after: str, minutes: int) -> None:
    assert changeover_minutes(Calendar(days=(), changeovers=TABLE), before=before, after=after) == minutes


def test_a_silent_table_asks_for_nothing() -> None:
    assert changeover_minutes(Calendar(days=(), changeovers=()), before="theatre", after="theatre") == 0


def test_equipment(venue: Venue, room: Unit) -> None:
    stage = find_room(venue, "S1")
    assert stage
    assert room_equipment(stage) == {"stage", "screen"}
    assert room_equipment(room) == frozenset()
    assert is_meeting_room(room)
    assert not is_meeting_room(stage)
    assert not is_meeting_room(venue.halls[0])
