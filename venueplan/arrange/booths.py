"""Booths for a whole event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from venueplan.arrange.cells.wall_to_wall import Search
from venueplan.arrange.editing.numbering import number_booths
from venueplan.arrange.hall.kept import refuse_faults
from venueplan.arrange.hall.site import Site, site_of
from venueplan.arrange.rows.layout import Layout
from venueplan.arrange.search.bound import area_bound, bound_reason
from venueplan.arrange.search.search import DRAFT, KEPT, best_layouts, layouts_by_strategy
from venueplan.arrange.stands.choice import Filling, best_filling
from venueplan.arrange.stands.demand import Wish, demand_of
from venueplan.model import Booth, BoothPattern, ComparedLayout, Event, FloorPlan, HallFigures, Unit, Venue
from venueplan.rules.booths.prices import revenue

Progress = Callable[[str, float], None]

Mapper = Callable[[Callable[[Site], tuple[Layout, ...]], Iterable[Site]], Iterable[tuple[Layout, ...]]]
"""Does one thing to many sites and gives the results in their order."""


def arrange_booths(
    venue: Venue,
    event: Event,
    *,
    keep: Sequence[Booth] | None = None,
    seed: int = 0,
    on_progress: Progress | None = None,
    mapper: Mapper = map,
) -> FloorPlan:
    """Lay out the stands that an event's exhibitors and its mix ask for, and free stands on what is left.

    Rows of booth modules in every hall that a zone of the event uses (in every exhibition hall if no zone names one),
    by a search over directions, main aisles and rows along walls; then modules are merged into the demanded sizes.
    Aisles, clear zones and distances are those of the event's pattern and rule pack, whichever asks for more. With
    the goal ``mix`` as much floor as possible is left over and offered in stands of two modules and one; with ``fill``
    the floor is let to the last stretch that holds a module, for the most revenue at list prices.

    Parameters
    ----------
    keep
        Stands that are there already, by default those of the event: their ids, floors and, where they have one,
        numbers stay; the rest is laid out around them with aisles, and what they meet of the demand is not asked for
        again.
    seed
        For the search in halls that are filled with single modules; where stands are asked for, the layout is the same
        whatever the seed.
    on_progress
        Called with a message and the fraction done, 0 to 1.
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
    InputError
        If kept stands overlap, leave their hall, share an id or stand in a hall that does not exist.
    """
    keep = event.kept if keep is None else tuple(keep)
    refuse_faults(keep, venue)
    halls = _halls(venue, event, keep=keep)
    sites = [site_of(venue, event, hall=hall, keep=keep) for hall in halls]
    # Only where the best layouts leave somebody out, or any may bring the most, are others wanted.
    for most in (1, KEPT) if event.goal == "mix" else (KEPT,):
        layouts: dict[str, tuple[Layout, ...]] = {}
        _tell(on_progress, "rows in every hall", done=0.0)
        found = mapper(partial(best_layouts, search=_search(event, seed=seed), most=most), sites)
        for done, (hall, ranked) in enumerate(zip(halls, found, strict=True), start=1):
            layouts[hall.id] = ranked
            _tell(on_progress, f"rows in {hall.name['en'] or hall.id}", done=done / (len(halls) + 1))
        _tell(on_progress, "stands of the demanded sizes", done=len(halls) / (len(halls) + 1))
        floor_plan = floor_plan_of(layouts, venue=venue, event=event, keep=keep)
        if not floor_plan.shortfall:
            break
    return floor_plan


def compare_layouts(
    venue: Venue, event: Event, *, keep: Sequence[Booth] | None = None, on_progress: Progress | None = None
) -> tuple[ComparedLayout, ...]:
    """Lay out an event by each strategy on its own, to be compared; the one that serves the goal best comes first.

    No layout exceeds the bound on net area; see :func:`venueplan.arrange.search.bound.area_bound`.

    Raises
    ------
    UnknownNameError, InputError
        As :func:`arrange_booths`.
    """
    keep = event.kept if keep is None else tuple(keep)
    refuse_faults(keep, venue)
    halls = _halls(venue, event, keep=keep)
    sites = [site_of(venue, event, hall=hall, keep=keep) for hall in halls]
    bound = sum(area_bound(site, largest=_largest(event)) for site in sites)
    found: dict[str, dict[str, tuple[Layout, ...]]] = {}
    for done, site in enumerate(sites):
        _tell(on_progress, f"strategies in {site.hall.name['en'] or site.hall.id}", done=done / (len(sites) + 1))
        for strategy, layout in layouts_by_strategy(site, search=_search(event, seed=0)).items():
            found.setdefault(strategy, {})[site.hall.id] = (layout,)
    compared = [
        ComparedLayout(
            strategy=strategy, floor_plan=floor_plan_of(layouts, venue=venue, event=event, keep=keep), bound=bound
        )
        for strategy, layouts in found.items()
    ]
    return tuple(sorted(compared, key=lambda each: _order(each, goal=event.goal)))


def floor_plan_of(
    layouts: Mapping[str, tuple[Layout, ...]], *, venue: Venue, event: Event, keep: Sequence[Booth]
) -> FloorPlan:
    """Return the numbered stands of the best filling of layouts, and what they reach.

    Parameters
    ----------
    layouts
        Layouts of each hall by its id, the best first.
    keep
        Stands that are there already; those with a number keep it.
    """
    halls = [venue.unit(hall) for hall in layouts]
    kept = [booth for ranked in layouts.values() for booth in ranked[0].site.kept]
    filling = best_filling(layouts, demand_of(venue, event, kept=kept), event=event)
    booths = tuple(booth for hall in halls for booth in filling.booths[hall.id])
    floor_plan = FloorPlan(
        booths=booths,
        halls=tuple(_figures(hall, filling, largest=_largest(event)) for hall in halls),
        shortfall=_counted(filling.missed, pattern=event.pattern),
        left_over=filling.left_over,
        revenue=revenue(booths, event.prices, pattern=event.pattern) if event.prices else None,
    )
    numbered = {booth.id for booth in keep if booth.number}
    return number_booths(floor_plan, event.pattern.numbering, venue=venue, fixed=numbered)


def _search(event: Event, *, seed: int) -> Search:
    """Return how hard to search: who has a list needs stands of its sizes, not the last single module."""
    return DRAFT if event.exhibitors or event.mix else Search(seed=seed)


def _order(compared: ComparedLayout, *, goal: str) -> tuple[float, float, str]:
    missed = sum(area * count for _, area, count in compared.floor_plan.shortfall)
    worth = compared.floor_plan.revenue if goal == "fill" and compared.floor_plan.revenue else compared.net
    return missed, -round(worth, 6), compared.strategy


def _counted(missed: Iterable[Wish], *, pattern: BoothPattern) -> tuple[tuple[str, float, int], ...]:
    """Return zone, nominal area and how many of what was missed."""
    counts = Counter((wish.zone, round(wish.area / pattern.pole_pitch**2, 6)) for wish in missed)
    return tuple((zone, area, count) for (zone, area), count in sorted(counts.items()))


def _halls(venue: Venue, event: Event, *, keep: Sequence[Booth]) -> tuple[Unit, ...]:
    """Return the halls that zones name (all, if none does), and those where stands are kept."""
    named = {hall for zone in event.zones for hall in zone.halls}
    named |= {booth.hall for booth in keep} if named else set()
    return tuple(hall for hall in venue.halls if not named or hall.id in named)


def _largest(event: Event) -> float:
    """Return the area of the largest stand that is asked for, m²."""
    asked = [exhibitor.area for exhibitor in event.exhibitors] + [entry.area for entry in event.mix]
    return max(asked, default=0.0) * event.pattern.pole_pitch**2


def _figures(hall: Unit, filling: Filling, *, largest: float) -> HallFigures:
    layout = filling.shelves[hall.id].layout
    return HallFigures(
        hall=hall.id,
        gross=hall.polygon.area,
        net=sum(booth.area for booth in filling.booths[hall.id] if not booth.blocked),
        strategy=layout.strategy,
        net_bound=area_bound(layout.site, largest=largest),
        bound_reason=bound_reason(layout.site, largest=largest),
    )


def _tell(on_progress: Progress | None, message: str, *, done: float) -> None:
    if on_progress is not None:
        on_progress(message, done)
