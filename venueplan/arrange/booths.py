"""Booths for a whole event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from venueplan.arrange.demand import demand_of
from venueplan.arrange.fill import fill_halls
from venueplan.arrange.fronts import booths_of
from venueplan.arrange.numbering import number_booths
from venueplan.arrange.search import best_layout
from venueplan.arrange.shelf import Shelf, shelf_of
from venueplan.arrange.site import site_of
from venueplan.model import Event, FloorPlan, HallFigures, Unit, Venue

Progress = Callable[[str, float], None]


def arrange_booths(venue: Venue, event: Event, *, seed: int = 0, on_progress: Progress | None = None) -> FloorPlan:
    """Lay out the stands that an event's exhibitors ask for, and free stands on what is left.

    Rows of booth modules in every hall that a zone of the event uses (in every exhibition hall if no zone names one),
    by a search over directions, main aisles and rows along walls; then modules are merged into the demanded sizes.
    Aisles, clear zones and distances are those of the event's pattern and rule pack, whichever asks for more.

    Parameters
    ----------
    seed
        Part of the interface of every stage; this search tries the same layouts whatever the seed.
    on_progress
        Called with a message and the fraction done, 0 to 1.

    Returns
    -------
    FloorPlan
        Booths with ids, numbers, open sides and zones; figures of each hall; what could not be laid out.

    Raises
    ------
    UnknownNameError
        If the rule pack, the numbering scheme or its start corner is unknown.
    """
    del seed
    halls = _halls(venue, event)
    shelves: dict[str, Shelf] = {}
    for done, hall in enumerate(halls):
        _tell(on_progress, f"rows in {hall.name['en'] or hall.id}", done / (len(halls) + 1))
        shelves[hall.id] = shelf_of(best_layout(site_of(venue, event, hall=hall)))
    _tell(on_progress, "stands of the demanded sizes", len(halls) / (len(halls) + 1))
    shortfall = fill_halls(shelves, demand_of(venue, event))
    floor_plan = FloorPlan(
        booths=tuple(booth for hall in halls for booth in booths_of(shelves[hall.id])),
        halls=_figures(halls, shelves),
        shortfall=shortfall,
    )
    return number_booths(floor_plan, event.pattern.numbering, venue=venue)


def _halls(venue: Venue, event: Event) -> tuple[Unit, ...]:
    named = {hall for zone in event.zones for hall in zone.halls}
    return tuple(hall for hall in venue.halls if not named or hall.id in named)


def _figures(halls: tuple[Unit, ...], shelves: Mapping[str, Shelf]) -> tuple[HallFigures, ...]:
    return tuple(
        HallFigures(
            hall=hall.id,
            gross=hall.polygon.area,
            net=sum(stand.shape.area for stand in shelves[hall.id].stands),
            strategy=shelves[hall.id].layout.strategy,
        )
        for hall in halls
    )


def _tell(on_progress: Progress | None, message: str, fraction: float) -> None:
    if on_progress is not None:
        on_progress(message, fraction)
