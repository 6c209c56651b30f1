"""The filling that serves an event's goal best: whose rows hold the demand, and what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product

from shapely.geometry.base import BaseGeometry

from venueplan.arrange.rows.block import cleared
from venueplan.arrange.rows.layout import Layout
from venueplan.arrange.stands.demand import Demand, Wish
from venueplan.arrange.stands.fill import ORDERS, fill_halls
from venueplan.arrange.stands.fronts import booths_of, without_front
from venueplan.arrange.stands.lawful import floor_wanted, without_stands_on
from venueplan.arrange.stands.leftover import fill_rest, offer_rest
from venueplan.arrange.stands.shelf import Shelf, shelf_of
from venueplan.model import Booth, Event
from venueplan.rules.booths.prices import revenue

MOST_FILLINGS = 9
"""So many fillings are tried at most."""

REFILLS = 3
"""So often at most are halls filled again since stands make a way too long; then such stands go."""

Layouts = Mapping[str, tuple[Layout, ...]]

_Way = tuple[str, tuple[int, ...]]

_Recipe = tuple[Mapping[str, Layout], _Way]


@dataclass(frozen=True, kw_only=True, eq=False)
class Filling:
    """Stands in the rows of all halls.

    Attributes
    ----------
    shelves
        Rows by hall.
    booths
        Their stands, and those that were kept, by hall.
    missed
        Wishes that found no place.
    """

    shelves: Mapping[str, Shelf]
    booths: Mapping[str, tuple[Booth, ...]]
    missed: tuple[Wish, ...]

    @property
    def to_let(self) -> list[Booth]:
        """All stands that are not blocked."""
        return [booth for hall in self.booths.values() for booth in hall if not booth.blocked]

    @property
    def net(self) -> float:
        """Area of all stands, m²."""
        return sum(booth.area for booth in self.to_let)

    @property
    def left_over(self) -> float:
        """Area of the stands that nobody asked for, m²."""
        stands = (stand for shelf in self.shelves.values() for stand in shelf.stands)
        return sum(stand.shape.area for stand in stands if not stand.asked)

    @property
    def corner_share(self) -> float:
        """Share of stands with two or more open sides."""
        booths = self.to_let
        return sum(booth.open_sides >= 2 for booth in booths) / len(booths) if booths else 0.0


def best_filling(layouts: Layouts, demand: Demand, *, event: Event) -> Filling:
    """Return the filling that leaves out the least area, has not too many corners, and serves the goal of the event.

    With the goal ``mix``: the most floor left over, in the best layouts that meet the demand. With ``fill``: the most
    revenue (the most area where there are no prices) in any of the layouts.

    Parameters
    ----------
    layouts
        Layouts of each hall by its id, the best first.
    """
    found: list[tuple[tuple[float, float, float], Filling, _Recipe]] = []
    ranks = range(max((len(ranked) for ranked in layouts.values()), default=1))
    for rank in ranks:
        if rank and event.goal == "mix" and not found[-1][1].missed:
            break
        chosen = {hall: ranked[min(rank, len(ranked) - 1)] for hall, ranked in layouts.items()}
        for way in islice(_ways_to_fill(demand, event), MOST_FILLINGS - len(found)):
            filling = _filled(chosen, demand, event=event, way=way)
            found.append((_badness(filling, event), filling, (chosen, way)))
    _, best, recipe = min(found, key=lambda entry: entry[0])
    return _lawful(best, demand, event=event, recipe=recipe)


def _lawful(filling: Filling, demand: Demand, *, event: Event, recipe: _Recipe) -> Filling:
    """Return a filling whose stands make no way too long: filled again without the floor wanted for that."""
    layouts, way = recipe
    for last in [False] * REFILLS + [True]:
        wanted = {hall: floor_wanted(shelf) for hall, shelf in filling.shelves.items()}
        if all(floor.is_empty for floor in wanted.values()):
            break
        if last:
            missed = [
                wish for hall, floor in wanted.items() for wish in without_stands_on(filling.shelves[hall], floor)
            ]
            return _filling(filling.shelves, [*filling.missed, *missed])
        layouts = {hall: _without(layout, wanted[hall]) for hall, layout in layouts.items()}
        filling = _filled(layouts, demand, event=event, way=way)
    return filling


def _without(layout: Layout, floor: BaseGeometry) -> Layout:
    if floor.is_empty:
        return layout
    return replace(layout, blocks=cleared(layout.blocks, floor, width=layout.site.measures.width))


def _ways_to_fill(demand: Demand, event: Event) -> Iterator[_Way]:
    """Yield orders of zones and modules of what is left over; halls of several zones are divided in every way."""
    orders = ORDERS if demand.shares_halls else ORDERS[:1]
    sizes = ((2, 1),) if event.pattern.corner_share >= 1.0 else ((2, 1), (1,))
    yield from product(orders, sizes)


def _filled(layouts: Mapping[str, Layout], demand: Demand, *, event: Event, way: _Way) -> Filling:
    order, modules = way
    whole = event.goal == "fill"
    shelves = {hall: shelf_of(layout, whole=whole) for hall, layout in layouts.items()}
    missed = list(fill_halls(shelves, demand, order=order))
    for shelf in shelves.values():
        if whole:
            fill_rest(shelf, modules=modules, pattern=event.pattern)
        else:
            offer_rest(shelf, modules=modules)
    missed += without_front(shelves.values())
    return _filling(shelves, missed)


def _filling(shelves: Mapping[str, Shelf], missed: Iterable[Wish]) -> Filling:
    booths = {hall: booths_of(shelf) for hall, shelf in shelves.items()}
    return Filling(shelves=shelves, booths=booths, missed=tuple(missed))


def _badness(filling: Filling, event: Event) -> tuple[float, float, float]:
    """Return what makes a filling worse: area left out, corners beyond their share, and less of what the goal asks."""
    worth = filling.net
    if event.goal == "fill" and event.prices:
        worth = revenue(filling.to_let, event.prices, pattern=event.pattern)
    return (
        round(sum(wish.area for wish in filling.missed), 6),
        round(max(0.0, filling.corner_share - event.pattern.corner_share), 6),
        -round(worth, 6),
    )
