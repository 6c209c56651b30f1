"""Lines of modules from wall to wall, and single modules in the pockets that they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from shapely import Polygon

from venueplan.arrange.cells.grouping import blocks_on
from venueplan.arrange.cells.lines import Field, Line, best_lines, field_of, modules_of, shake_of
from venueplan.arrange.cells.occupancy import Doors, Module, Occupancy, doors_of, occupancy_of
from venueplan.arrange.cells.pockets import fill_pockets
from venueplan.arrange.cells.reshuffle import reshuffle
from venueplan.arrange.hall.ground import ground_of
from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block
from venueplan.arrange.rows.layout import worth_of

COARSE = 0.5
"""Lines are searched on cells of this size, metres."""

NEARLY = 0.97
"""Lines of which less than this share of the best ones' modules is reached are not worked out."""

MOST = 100
"""So often at most are other lines worked out."""

AREAS = 60
"""So many small areas of each finalist are cleared and filled again, if other lines were worked out at all."""

UNLIKE = 4
"""One in so many choices of lines is unlike those before."""

FINALISTS = 2
"""So many layouts are reshuffled."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """How hard to look for a better layout; the same search gives the same layout.

    Attributes
    ----------
    work
        Other lines are worked out so many times that rounds times the square of the hall's area comes to this, m⁴: a
        round takes longer in a large hall, and there are more rows among which one bad one is no great loss.
    """

    seed: int = 0
    work: float = 2.2e9


@dataclass(frozen=True, kw_only=True, eq=False)
class Sketch:
    """Lines of one direction before pockets are filled, and how many modules they hold."""

    field: Field
    doors: Doors
    lines: tuple[Line, ...]
    modules: float


def wall_to_wall(
    site: Site, part: Polygon, *, main: Polygon, angles: Iterable[float], search: Search
) -> tuple[Block, ...]:
    """Return the best layout of a part of a hall whose lines run from wall to wall.

    Lines that are best on their own leave pockets of different use; so lines nearly as good are tried as well, the
    pockets of each are filled, the best layouts are reshuffled here and there, and the one that is worth most wins.

    Parameters
    ----------
    main
        Floor of the main aisle, which leads to an exit.
    angles
        Directions that are tried, degrees counter-clockwise from +x.
    """
    sketches = sketches_of(site, part, main=main, angles=angles)
    first = [(worked_out(sketch, sketch.lines), sketch) for sketch in sketches if sketch.modules > 0]
    if not first:
        return ()
    best, sketch = max(first, key=lambda each: _worth(each[0]))
    rounds = min(int(search.work / site.hall.polygon.area**2), MOST)
    ranked = sorted([best, *_others(sketch, rounds=rounds, seed=search.seed)], key=_worth, reverse=True)
    for number, floor in enumerate(ranked[:FINALISTS]):
        reshuffle(floor, rounds=min(AREAS, rounds), rng=np.random.default_rng((search.seed, rounds, number)))
    return blocks_on(max(ranked[:FINALISTS], key=_worth))


def _others(sketch: Sketch, *, rounds: int, seed: int) -> Iterator[Occupancy]:
    """Yield layouts with other lines nearly as good; each like the best so far, or, now and then, unlike any."""
    most, best = 0, None
    for number in range(rounds):
        rng = np.random.default_rng((seed, number))
        shake = shake_of(sketch.field, rng=rng, like=best if number % UNLIKE else None)
        lines = best_lines(sketch.field, shake=shake)
        floor = occupancy_of(sketch.field.ground, modules_on(sketch.field, lines), doors=sketch.doors)
        if len(floor.modules) >= NEARLY * sketch.modules:
            fill_pockets(floor, rng=rng)
            if len(floor.modules) >= most:
                most, best = len(floor.modules), shake
            yield floor


def _worth(floor: Occupancy) -> tuple[int, float]:
    """Return how many doors are reached, and what the stands are worth."""
    return floor.doors_reached, worth_of(floor.ground.site, blocks_on(floor))


def sketches_of(site: Site, part: Polygon, *, main: Polygon, angles: Iterable[float]) -> tuple[Sketch, ...]:
    """Return the best lines of a part in each direction, those that hold the most first."""
    found = []
    for angle in angles:
        ground = ground_of(site, part, angle=angle, cell=COARSE)
        field = field_of(ground, run=site.measures.run, large=site.large)
        lines = best_lines(field)
        doors = doors_of(ground, main=main)
        found.append(Sketch(field=field, doors=doors, lines=lines, modules=modules_of(field, lines)))
    return tuple(sorted(found, key=lambda sketch: (-sketch.modules, sketch.field.ground.frame.angle)))


def worked_out(sketch: Sketch, lines: tuple[Line, ...]) -> Occupancy:
    """Return lines with what is reached of them, and their pockets filled."""
    floor = occupancy_of(sketch.field.ground, modules_on(sketch.field, lines), doors=sketch.doors)
    fill_pockets(floor)
    return floor


def modules_on(field: Field, lines: tuple[Line, ...]) -> Iterator[Module]:
    """Yield the modules of lines, packed from the left in every piece between two cross aisles."""
    width = field.ground.cells(field.ground.site.measures.width)
    for line in lines:
        for (row, side), reached in zip(field.rows(line), field.reached(line), strict=True):
            for first, last in field.pieces(line):
                for column in _packed(reached[first:last], width=width):
                    yield Module(row=row, column=first + column, opens=side)


def _packed(free: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], *, width: int) -> Iterator[int]:
    """Yield where modules begin that are put into free cells one after the other."""
    at = 0
    while at + width <= len(free):
        gap = np.flatnonzero(~free[at : at + width])
        if len(gap):
            at += int(gap[-1]) + 1
        else:
            yield at
            at += width
