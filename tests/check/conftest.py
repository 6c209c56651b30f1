"""A small trade fair that keeps every rule, and ways to break it.

Hall H1 is 40 × 30 m with an exit of 4 m in the middle of each long side. Four islands of eight stands of 9 m² stand in
it: x 4–16 and x 24–36, y 6–12 and y 18–24, so that a main aisle of 8 m runs from exit to exit, all others have 4 m or
more. Room M1 above it has 12 × 10 m and one door of 1.50 m.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from shapely import LineString, MultiPolygon, Point, box
from shapely.affinity import translate

from venueplan.check import check_plan
from venueplan.model import (
    Allocation,
    Amenity,
    Assignment,
    Booth,
    Calendar,
    Event,
    Exhibitor,
    Finding,
    FloorPlan,
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
    Zone,
)

CHINA = timezone(timedelta(hours=8))
Mutate = Callable[[Plan], Plan]


def _booths() -> Iterator[Booth]:
    number = 0
    for y, ahead in ((6, -1), (9, 1), (18, -1), (21, 1)):
        for x in (4, 7, 10, 13, 24, 27, 30, 33):
            number += 1
            at = y if ahead < 0 else y + 3
            fronts = [LineString([(x, at), (x + 3, at)])]
            if x in {4, 24}:
                fronts.append(LineString([(x, y), (x, y + 3)]))
            if x in {13, 33}:
                fronts.append(LineString([(x + 3, y), (x + 3, y + 3)]))
            yield Booth(
                id=f"b{number}",
                number=f"1A{number:02d}",
                polygon=box(x, y, x + 3, y + 3),
                hall="H1",
                level="g",
                fronts=tuple(fronts),
                row=f"row-{y // 12}-{x // 20}",
            )


def _venue() -> Venue:
    doors = (("south", 18, 0, 22, 0), ("north", 18, 30, 22, 30), ("m1-door", 5, 40, 6.5, 40))
    return Venue(
        id="v",
        name=Label.of(en="Test centre", zh="测试中心"),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(0, 0, 40, 30), box(0, 40, 12, 50)])),),
        units=(
            Unit(
                id="H1",
                category="unspecified",
                level="g",
                polygon=box(0, 0, 40, 30),
                name=Label.of(en="Hall 1", zh="1号展厅"),
                number="1",
                use="exhibition",
                floor_load=20.0,
                clear_height=8.0,
            ),
            Unit(
                id="M1",
                category="conferenceroom",
                level="g",
                polygon=box(0, 40, 12, 50),
                use="meeting",
                equipment=("screen",),
            ),
        ),
        openings=tuple(
            Opening(id=name, level="g", line=LineString([(x0, y0), (x1, y1)]), width=x1 - x0, exit=True)
            for name, x0, y0, x1, y1 in doors
        ),
        amenities=(
            *(
                Amenity(
                    id=f"box-{x}-{y}", category="unspecified", level="g", point=Point(x, y), supplies=("power", "data")
                )
                for x in (10, 30)
                for y in (9, 21)
            ),
            Amenity(id="hydrant", category="unspecified", level="g", point=Point(0, 15), kind="hydrant"),
        ),
    )


def _event() -> Event:
    def exhibitor(number: int, **more: object) -> Exhibitor:
        name = Label.of(en=f"Exhibitor {number}", zh=f"参展商{number}")
        return replace(Exhibitor(id=f"e{number}", name=name, area=9.0, zone="a"), **more)  # type: ignore[arg-type]

    def forum(name: str, **more: object) -> Forum:
        title = Label.of(en=f"Forum {name}", zh=f"论坛{name}")
        return replace(Forum(id=name, kind="forum", title=title, attendance=80, duration_min=60), **more)  # type: ignore[arg-type]

    return Event(
        id="e",
        name=Label.of(en="Fair"),
        calendar=Calendar(days=(date(2030, 5, 1),)),
        zones=(Zone(id="a", letter="A", name=Label.of(en="A"), halls=("H1",)),),
        exhibitors=(
            exhibitor(1, rivals=("e4",), pins=("hall:H1",), power_kw=3.0, preferences=("kind:island", "kind:corner")),
            exhibitor(2, pavilion="p"),
            exhibitor(3, pavilion="p"),
            exhibitor(4),
            exhibitor(5, shares_with="e4", area=0.0),
        ),
        forums=(forum("f1", people=("ann",), needs=("screen",)), forum("f2", people=("ann", "bob"))),
    )


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime(2030, 5, 1, hour, minute, tzinfo=CHINA)


@pytest.fixture(scope="session")
def fair() -> Plan:
    """Return a plan that keeps every rule: 32 stands, five exhibitors, two forums."""
    places = (("e1", "b1", 2), ("e2", "b2", None), ("e3", "b10", None), ("e4", "b5", None), ("e5", "b5", None))
    return Plan(
        venue=_venue(),
        event=_event(),
        floor_plan=FloorPlan(booths=tuple(_booths())),
        allocation=Allocation(
            assignments=tuple(Assignment(exhibitor=e, booths=(b,), preference_rank=rank) for e, b, rank in places)
        ),
        programme=Programme(
            meetings=(
                Meeting(forum="f1", room="M1", start=_at(9), end=_at(10), capacity=87),
                Meeting(forum="f2", room="M1", start=_at(10, 30), end=_at(11, 30), capacity=87),
            )
        ),
    )


@pytest.fixture(scope="session")
def broken() -> Callable[[Plan], dict[str, Finding]]:
    """Return a function that checks a plan and gives its first finding of each rule."""

    def first_findings(plan: Plan) -> dict[str, Finding]:
        found: dict[str, Finding] = {}
        for finding in check_plan(plan).findings:
            found.setdefault(finding.rule, finding)
        return found

    return first_findings


@pytest.fixture(scope="session")
def change() -> type["Change"]:
    """Return the ways to break a plan."""
    return Change


class Change:
    """Copies of a plan with one thing different."""

    @staticmethod
    def booth(plan: Plan, name: str, **more: object) -> Plan:
        """Change fields of a booth."""
        booths = plan.floor_plan.booths if plan.floor_plan else ()
        changed = tuple(replace(b, **more) if b.id == name else b for b in booths)  # type: ignore[arg-type]
        return replace(plan, floor_plan=FloorPlan(booths=changed))

    @staticmethod
    def move(plan: Plan, names: str, *, dx: float = 0.0, dy: float = 0.0) -> Plan:
        """Move booths with their fronts."""
        for name in names.split():
            booth = plan.floor_plan.booth(name) if plan.floor_plan else None
            assert booth is not None
            fronts = tuple(translate(front, dx, dy) for front in booth.fronts)
            plan = Change.booth(plan, name, polygon=translate(booth.polygon, dx, dy), fronts=fronts)
        return plan

    @staticmethod
    def venue(plan: Plan, kind: str, name: str, **more: object) -> Plan:
        """Change fields of a unit, opening … of the venue."""
        things = tuple(replace(t, **more) if t.id == name else t for t in getattr(plan.venue, kind))
        return replace(plan, venue=replace(plan.venue, **{kind: things}))  # type: ignore[arg-type]

    @staticmethod
    def add(plan: Plan, kind: str, thing: object) -> Plan:
        """Add a fixture, section, opening … to the venue."""
        return replace(plan, venue=replace(plan.venue, **{kind: (*getattr(plan.venue, kind), thing)}))  # type: ignore[arg-type]

    @staticmethod
    def drop(plan: Plan, kind: str, name: str) -> Plan:
        """Take a thing out of the venue."""
        things = tuple(t for t in getattr(plan.venue, kind) if t.id != name)
        return replace(plan, venue=replace(plan.venue, **{kind: things}))  # type: ignore[arg-type]

    @staticmethod
    def exhibitor(plan: Plan, name: str, **more: object) -> Plan:
        """Change fields of an exhibitor."""
        people = tuple(replace(e, **more) if e.id == name else e for e in plan.event.exhibitors)  # type: ignore[arg-type]
        return replace(plan, event=replace(plan.event, exhibitors=people))

    @staticmethod
    def forum(plan: Plan, name: str, **more: object) -> Plan:
        """Change fields of a forum."""
        forums = tuple(replace(f, **more) if f.id == name else f for f in plan.event.forums)  # type: ignore[arg-type]
        return replace(plan, event=replace(plan.event, forums=forums))

    @staticmethod
    def meeting(plan: Plan, name: str, **more: object) -> Plan:
        """Change fields of a meeting."""
        meetings = plan.programme.meetings if plan.programme else ()
        changed = tuple(replace(m, **more) if m.forum == name else m for m in meetings)  # type: ignore[arg-type]
        return replace(plan, programme=Programme(meetings=changed))

    @staticmethod
    def stand(plan: Plan, name: str, *booths: str) -> Plan:
        """Put an exhibitor on other booths."""
        given = plan.allocation.assignments if plan.allocation else ()
        changed = tuple(replace(a, booths=booths) if a.exhibitor == name else a for a in given)
        return replace(plan, allocation=Allocation(assignments=changed))
