"""A plan of two rooms and a stage area, with whatever forums a test needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from shapely import LineString, MultiPolygon, box

from venueplan.model import (
    Calendar,
    Event,
    Fixture,
    Forum,
    Georeference,
    Label,
    Level,
    Meeting,
    Opening,
    Plan,
    Programme,
    Section,
    Unit,
    Venue,
)

CHINA = timezone(timedelta(hours=8))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 16, hour, minute, tzinfo=CHINA)


def forum(name: str, **wants: Any) -> Forum:
    values: dict[str, Any] = {"attendance": 40, "duration_min": 60, "kind": "sub-forum", **wants}
    return Forum(id=name, title=Label.of(en=name), **values)


def plan_of(*forums: Forum, **calendar: Any) -> Plan:
    """Return a plan with rooms ``small`` (60 m²), ``large`` (200 m², with a stage) and a stage area ``agora``."""
    rooms = {"small": box(0, 0, 10, 6), "large": box(20, 0, 40, 10)}
    units = [
        Unit(
            id=name,
            category="conferenceroom",
            level="g",
            polygon=shape,
            use="meeting",
            equipment=("screen", "stage") if name == "large" else ("screen",),
        )
        for name, shape in rooms.items()
    ]
    doors = [
        Opening(id=f"{name}-{n}", level="g", line=LineString([(x, 0), (x + 2, 0)]), width=2.0, exit=True)
        for name, shape in rooms.items()
        for n, x in enumerate((shape.bounds[0] + 1, shape.bounds[2] - 3))
    ]
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(-5, -5, 90, 30)])),),
        units=(*units, Unit(id="gallery", category="lobby", level="g", polygon=box(50, 0, 80, 20))),
        openings=tuple(doors),
        sections=(Section(id="agora", category="exhibition", level="g", polygon=box(52, 2, 66, 16), use="stage-area"),),
        fixtures=(Fixture(id="podium", category="stage", level="g", polygon=box(52, 2, 66, 4)),),
    )
    values: dict[str, Any] = {"days": (date(2026, 5, 16),), "opens": time(9), "closes": time(18), **calendar}
    event = Event(id="e", name=Label(), calendar=Calendar(**values), forums=forums)
    return Plan(venue=venue, event=event)


def with_meetings(plan: Plan, **meetings: Any) -> Plan:
    """Return a plan whose event schedules its meetings in another way."""
    return replace(plan, event=replace(plan.event, meetings=replace(plan.event.meetings, **meetings)))


def held(plan: Plan, **places: tuple[str, datetime]) -> Plan:
    """Return a plan with a programme: room and start of each forum."""
    found = []
    for name, (room, start) in places.items():
        end = start + timedelta(minutes=plan.event.forum(name).duration_min)
        found.append(Meeting(forum=name, room=room, start=start, end=end, capacity=0))
    return replace(plan, programme=Programme(meetings=tuple(found)))
