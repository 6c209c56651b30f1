"""Small fairs made by hand: a hall of rows, and exhibitors who want them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from shapely import LineString, MultiPolygon, Polygon, box

from venueplan.model import (
    Booth,
    Calendar,
    Event,
    Exhibitor,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Plan,
    Unit,
    Venue,
    Zone,
)

MakeFair = Callable[..., Plan]


def stand(name: str, outline: Polygon, *, open_to: str, row: str = "r1", hall: str = "H1") -> Booth:
    """Return a booth that opens to some of its sides: n, e, s, w."""
    x0, y0, x1, y1 = outline.bounds
    sides = {
        "s": LineString([(x0, y0), (x1, y0)]),
        "e": LineString([(x1, y0), (x1, y1)]),
        "n": LineString([(x1, y1), (x0, y1)]),
        "w": LineString([(x0, y1), (x0, y0)]),
    }
    fronts = tuple(sides[side] for side in open_to)
    return Booth(id=name, number=name, polygon=outline, hall=hall, level="g", row=row, fronts=fronts)


def row_of(widths: Sequence[float], *, at: tuple[float, float], row: str, hall: str = "H1") -> list[Booth]:
    """Return two sides of stands 3 m deep, back to back, each side as wide as asked; ids say row, side and place."""
    found = []
    x0, y0 = at
    for side, low in (("s", y0), ("n", y0 + 3)):
        x = x0
        for place, width in enumerate(widths):
            first, last = place == 0, place == len(widths) - 1
            open_to = side + ("w" if first else "") + ("e" if last else "")
            name = f"{hall}-{row}{side}{place:02d}"
            found.append(stand(name, box(x, low, x + width, low + 3), open_to=open_to, row=row, hall=hall))
            x += width
    return found


def exhibitor(name: str, **wants: object) -> Exhibitor:
    """Return an exhibitor of zone ``a`` who asks for 9 m² unless told otherwise."""
    values: dict[str, object] = {"area": 9.0, "zone": "a", **wants}
    return Exhibitor(id=name, name=Label.of(en=name), **values)  # type: ignore[arg-type]


def fair(
    exhibitors: Sequence[Exhibitor], booths: Sequence[Booth], *, halls: Sequence[str] = ("H1",), **event: object
) -> Plan:
    """Return a plan of one level with halls of 60 × 60 m and the given booths, one zone ``a`` for all halls."""
    level = Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(0, 0, 70.0 * len(halls), 60)]))
    units = tuple(
        Unit(id=hall, category="room", level="g", polygon=box(70.0 * n, 0, 70.0 * n + 60, 60), use="exhibition")
        for n, hall in enumerate(halls)
    )
    venue = Venue(
        id="v", name=Label(), georeference=Georeference(longitude=0, latitude=0), levels=(level,), units=units
    )
    zones = (Zone(id="a", letter="A", name=Label(), halls=tuple(halls)),)
    calendar = Calendar(days=(date(2026, 5, 16),))
    values: dict[str, object] = {"zones": zones, "exhibitors": tuple(exhibitors), **event}
    return Plan(
        venue=venue,
        event=Event(id="e", name=Label(), calendar=calendar, **values),  # type: ignore[arg-type]
        floor_plan=FloorPlan(booths=tuple(booths)),
    )


@pytest.fixture
def make_fair() -> MakeFair:
    """Return :func:`fair`."""
    return fair


@pytest.fixture
def make_row() -> Callable[..., list[Booth]]:
    """Return :func:`row_of`."""
    return row_of


@pytest.fixture
def make_exhibitor() -> Callable[..., Exhibitor]:
    """Return :func:`exhibitor`."""
    return exhibitor


@pytest.fixture
def make_stand() -> Callable[..., Booth]:
    """Return :func:`stand`."""
    return stand
