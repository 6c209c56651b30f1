"""What halls let, measured anew after stands were held back, released or redrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from venueplan.model import Booth, FloorPlan


def with_booths(floor_plan: FloorPlan, booths: Iterable[Booth]) -> FloorPlan:
    """Return a floor plan with other booths, the net area of each hall measured on them; its revenue is not known.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import HallFigures
    >>> stand = Booth(id="a", number="1", polygon=box(0, 0, 3, 3), hall="H1", level="g")
    >>> plan = FloorPlan(booths=(stand,), halls=(HallFigures(hall="H1", gross=100, net=9),))
    >>> [hall.net for hall in with_booths(plan, [replace(stand, blocked=True)]).halls]
    [0.0]
    """
    found = tuple(booths)
    net: dict[str, float] = {}
    for booth in found:
        if not booth.blocked:
            net[booth.hall] = net.get(booth.hall, 0.0) + booth.area
    halls = tuple(replace(hall, net=net.get(hall.hall, 0.0)) for hall in floor_plan.halls)
    return replace(floor_plan, booths=found, halls=halls, revenue=None)
