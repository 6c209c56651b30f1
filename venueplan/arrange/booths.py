"""Booths for a whole event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from venueplan.arrange.demand import Demand, Wish, demand_of
from venueplan.arrange.fill import ORDERS, fill_halls
from venueplan.arrange.fronts import booths_of, without_front
from venueplan.arrange.layout import Layout
from venueplan.arrange.numbering import number_booths
from venueplan.arrange.search import DRAFT, best_layouts
from venueplan.arrange.shelf import Shelf, shelf_of
from venueplan.arrange.site import Site, site_of
from venueplan.arrange.wall_to_wall import Search
from venueplan.model import Event, FloorPlan, HallFigures, Unit, Venue
from venueplan.rules import RulePack

MOST_FILLINGS = 9
"""So many fillings are tried when the demand does not fit at once."""

Progress = Callable[[str, float], None]

Mapper = Callable[[Callable[[Site], tuple[Layout, ...]], Iterable[Site]], Iterable[tuple[Layout, ...]]]
"""Does one thing to many sites and gives the results in their order."""


def arrange_booths(
    venue: Venue,
    event: Event,
    *,
    seed: int = 0,
    on_progress: Progress | None = None,
    pack: RulePack | None = None,
    mapper: Mapper = map,
) -> FloorPlan:
    """Lay out the stands that an event's exhibitors ask for, and free stands on what is left.

    Rows of booth modules in every hall that a zone of the event uses (in every exhibition hall if no zone names one),
    by a search over directions, main aisles and rows along walls; then modules are merged into the demanded sizes.
    Aisles, clear zones and distances are those of the event's pattern and rule pack, whichever asks for more.

    Parameters
    ----------
    seed
        For the search in halls whose floor is filled with single modules; halls for a list of exhibitors are laid out
        in the same way whatever the seed.
    on_progress
        Called with a message and the fraction done, 0 to 1.
    pack
        Limits to be kept, for example those of a house; by default the event's own rule pack.
    mapper
        Lays out hall after hall: ``map``, or that of an executor with several processes; the plan is the same.

    Returns
    -------
    FloorPlan
        Booths with ids, numbers, open sides and zones; figures of each hall; what could not be laid out.

    Raises
    ------
    UnknownNameError
        If the rule pack, the numbering scheme or its start corner is unknown.
    """
    halls, demand = _halls(venue, event), demand_of(venue, event)
    search = Search(seed=seed) if not event.exhibitors else DRAFT
    sites = [site_of(venue, event, hall=hall, pack=pack) for hall in halls]
    layouts: dict[str, tuple[Layout, ...]] = {}
    _tell(on_progress, "rows in every hall", done=0.0)
    for done, (hall, ranked) in enumerate(zip(halls, mapper(partial(best_layouts, search=search), sites), strict=True)):
        layouts[hall.id] = ranked
        _tell(on_progress, f"rows in {hall.name['en'] or hall.id}", done=(done + 1) / (len(halls) + 1))
    _tell(on_progress, "stands of the demanded sizes", done=len(halls) / (len(halls) + 1))
    shelves, missed = _filled(layouts, demand)
    floor_plan = FloorPlan(
        booths=tuple(booth for hall in halls for booth in booths_of(shelves[hall.id])),
        halls=_figures(halls, shelves),
        shortfall=_counted(missed),
    )
    return number_booths(floor_plan, event.pattern.numbering, venue=venue)


def _filled(layouts: Mapping[str, tuple[Layout, ...]], demand: Demand) -> tuple[dict[str, Shelf], tuple[Wish, ...]]:
    """Return the first filling that leaves nobody out, or the one that leaves out the least area.

    If the best layouts leave somebody out, halls are divided among zones otherwise, then the next best layouts tried.
    """
    fillings = []
    for rank in range(max((len(ranked) for ranked in layouts.values()), default=1)):
        for order in ORDERS:
            shelves = {hall: shelf_of(ranked[min(rank, len(ranked) - 1)]) for hall, ranked in layouts.items()}
            missed = (*fill_halls(shelves, demand, order=order), *without_front(shelves.values()))
            fillings.append((shelves, missed))
            if not missed or len(fillings) == MOST_FILLINGS:
                return min(fillings, key=lambda filling: sum(wish.area for wish in filling[1]))
    return min(fillings, key=lambda filling: sum(wish.area for wish in filling[1]))


def _counted(missed: Iterable[Wish]) -> tuple[tuple[str, float, int], ...]:
    counts = Counter((wish.zone, wish.area) for wish in missed)
    return tuple((zone, area, count) for (zone, area), count in sorted(counts.items()))


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


def _tell(on_progress: Progress | None, message: str, *, done: float) -> None:
    if on_progress is not None:
        on_progress(message, done)
