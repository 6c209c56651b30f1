"""Two forums that one person is wanted at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

import pytest
from shapely import LineString, MultiPolygon, box

from venueplan.model import (
    Calendar,
    Event,
    Forum,
    Georeference,
    Label,
    Level,
    Meeting,
    Opening,
    Plan,
    Programme,
    Unit,
    Venue,
)

CHINA = timezone(timedelta(hours=8))


def two_forums(hours: tuple[int, int]) -> Plan:
    """Return a plan with rooms ``r1`` (80 m²) and ``r2`` (20 m²) and forums a and b, pinned to hours of one day."""
    shapes = {"r1": box(0, 0, 10, 8), "r2": box(20, 0, 25, 4)}
    units = tuple(
        Unit(id=name, category="conferenceroom", level="g", polygon=shape, use="meeting")
        for name, shape in shapes.items()
    )
    doors = tuple(
        Opening(id=f"{name}-{n}", level="g", line=LineString([(x, 0), (x + 1.5, 0)]), width=1.5, exit=True)
        for name, shape in shapes.items()
        for n, x in enumerate((shape.bounds[0] + 0.2, shape.bounds[2] - 1.8))
    )
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(-5, -5, 90, 30)])),),
        units=units,
        openings=doors,
    )
    starts = [datetime(2026, 5, 16, hour, tzinfo=CHINA) for hour in hours]
    forums = tuple(
        Forum(
            id=name,
            kind="sub-forum",
            title=Label.of(en=name.upper()),
            attendance=persons,
            duration_min=60,
            start=start,
            people=("ada",),
        )
        for name, persons, start in zip("ab", (30, 5), starts, strict=True)
    )
    calendar = Calendar(days=(date(2026, 5, 16),), opens=time(9), closes=time(12), grain_min=60)
    meetings = tuple(
        Meeting(forum=name, room=room, start=start, end=start + timedelta(hours=1), capacity=capacity)
        for name, room, start, capacity in zip("ab", ("r1", "r2"), starts, (60, 15), strict=True)
    )
    event = Event(id="e", name=Label(), calendar=calendar, forums=forums)
    return Plan(venue=venue, event=event, programme=Programme(meetings=meetings))


@pytest.fixture
def make_two_forums() -> Callable[..., Plan]:
    """Return :func:`two_forums`."""
    return two_forums
