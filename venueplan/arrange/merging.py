"""Adjacent stands as one larger stand, and back: one number survives, the places keep their identity."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Polygon

from venueplan.arrange.sequences import row_letter
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Booth, BoothPattern, FloorPlan

TOUCH = 5e-4
"""Stands that are nearer than twice this share a side: plans are rounded, metres."""

ON_SIDE = 2e-3
"""A front lies on a side of the merged stand if both its ends are this near to it, metres."""

SLIVER = 1e-3
"""A sound union is as large as its parts but for this share."""


def merge_booths(floor_plan: FloorPlan, ids: Sequence[str]) -> FloorPlan:
    """Return a floor plan in which adjacent booths are one; :func:`split_booth` takes it back.

    The first booth named gives its id, number, zone and row; ``modules`` are those of all. Revenue, which depends on
    the kinds of stands, is no longer known; an allocation on booths that are gone is to be made anew.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    InputError
        If fewer than two different booths are named, or they are not adjacent in one hall.
    """
    booths = [_named(floor_plan, name) for name in ids]
    if len(set(ids)) < 2 or len(set(ids)) < len(ids):
        raise InputError(f"booths {', '.join(ids) or '(none)'} cannot be merged; name two or more different ones")
    if len({booth.hall for booth in booths}) > 1:
        halls = ", ".join(f"{booth.id} in {booth.hall}" for booth in booths)
        raise InputError(f"booths in different halls cannot be merged ({halls})")
    polygon = _joined(booths)
    first = booths[0]
    merged = replace(
        first,
        polygon=polygon,
        fronts=tuple(_fronts(polygon, booths)),
        modules=tuple(sorted({module for booth in booths for module in booth.modules})),
        parts=tuple(booths),
    )
    return _replaced(floor_plan, gone=set(ids), new=[merged])


def split_booth(floor_plan: FloorPlan, booth_id: str, *, pattern: BoothPattern | None = None) -> FloorPlan:
    """Return a floor plan in which a booth is split: into what was merged into it, else into its modules.

    The first part keeps the booth's number; a number that is taken meanwhile gets a letter.

    Parameters
    ----------
    pattern
        Gives the depth of a module, by default the trade's.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    InputError
        If it is one module, or no row of modules side by side.
    """
    booth = _named(floor_plan, booth_id)
    pattern = pattern or BoothPattern()
    parts = booth.parts or _modules(booth, depth=pattern.module_depth * pattern.pole_pitch)
    taken = {other.number for other in floor_plan.booths}
    new = [replace(parts[0], number=booth.number)]
    for part in parts[1:]:
        new.append(replace(part, number=_free_number(part, number=booth.number, taken=taken)))
        taken.add(new[-1].number)
    return _replaced(floor_plan, gone={booth_id}, new=new)


def _named(floor_plan: FloorPlan, name: str) -> Booth:
    known = [booth.id for booth in floor_plan.booths]
    if name not in known:
        raise UnknownNameError("booth", name, known=known)
    return floor_plan.booth(name)


def _replaced(floor_plan: FloorPlan, *, gone: set[str], new: Sequence[Booth]) -> FloorPlan:
    kept = [booth for booth in floor_plan.booths if booth.id not in gone]
    hall_order = list(dict.fromkeys(booth.hall for booth in floor_plan.booths))
    booths = sorted((*kept, *new), key=lambda booth: (hall_order.index(booth.hall), booth.id))
    return replace(floor_plan, booths=tuple(booths), revenue=None)


def _joined(booths: Sequence[Booth]) -> Polygon:
    """Return the floor of adjacent stands as one polygon of the same area."""
    grown = shapely.union_all([booth.polygon.buffer(TOUCH, join_style="mitre") for booth in booths])
    joined = grown.buffer(-TOUCH, join_style="mitre").simplify(TOUCH / 5)
    area = sum(booth.area for booth in booths)
    if isinstance(joined, MultiPolygon) or not isinstance(joined, Polygon) or abs(joined.area - area) > SLIVER * area:
        names = ", ".join(booth.id for booth in booths)
        raise InputError(f"booths {names} are not adjacent; merge stands that share a side")
    return joined


def _fronts(polygon: Polygon, booths: Sequence[Booth]) -> Iterator[LineString]:
    """Yield the open stretch of each side of a merged stand: where its parts have their fronts."""
    fronts = [front for booth in booths for front in booth.fronts]
    for start, end in pairwise(shapely.orient_polygons(polygon).exterior.coords):
        side = LineString([start, end])
        spans = sorted(
            tuple(sorted(side.project(shapely.Point(corner)) for corner in (front.coords[0], front.coords[-1])))
            for front in fronts
            if all(side.distance(shapely.Point(corner)) <= ON_SIDE for corner in (front.coords[0], front.coords[-1]))
        )
        stretch = _longest([(span[0], span[1]) for span in spans])
        if stretch is not None:
            yield LineString([side.interpolate(stretch[0]), side.interpolate(stretch[1])])


def _longest(spans: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Return the longest stretch that spans cover without a gap.

    Examples
    --------
    >>> _longest([(0.0, 3.0), (3.0, 6.0), (9.0, 12.0)])
    (0.0, 6.0)
    """
    joined: list[tuple[float, float]] = []
    for low, high in spans:
        if joined and low <= joined[-1][1] + ON_SIDE:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return max(joined, key=lambda span: span[1] - span[0], default=None)


def _modules(booth: Booth, *, depth: float) -> tuple[Booth, ...]:
    """Return the modules of a stand along one aisle as stands of equal width."""
    corners = shapely.get_coordinates(booth.polygon.exterior)
    front = max(booth.fronts, key=lambda line: line.length, default=None)
    if front is None or len(booth.modules) < 2 or abs(front.length * depth - booth.area) > SLIVER * booth.area:
        raise InputError(
            f"booth '{booth.id}' cannot be split; merged stands can, and rectangles of modules side by side"
        )
    start, end = (np.array(front.coords[k][:2]) for k in (0, -1))
    along = (end - start) / front.length
    inward = np.array([-along[1], along[0]])
    inward *= np.sign(((corners - start) @ inward).sum())
    shares = np.linspace(0.0, 1.0, len(booth.modules) + 1)
    ends = [start + (end - start) * share for share in shares]
    return tuple(
        _module(booth, module, ring=(near, far, far + inward * depth, near + inward * depth))
        for module, (near, far) in zip(booth.modules, pairwise(ends), strict=True)
    )


def _module(booth: Booth, module: str, *, ring: Sequence[NDArray[np.float64]]) -> Booth:
    polygon = shapely.orient_polygons(Polygon(ring))
    around = polygon.buffer(ON_SIDE, join_style="mitre")
    pieces = (front.intersection(around) for front in booth.fronts)
    fronts = tuple(piece for piece in pieces if isinstance(piece, LineString) and piece.length > 2 * ON_SIDE)
    return replace(booth, id=module, polygon=polygon, fronts=fronts, modules=(module,))


def _free_number(part: Booth, *, number: str, taken: Collection[str]) -> str:
    """Return the number of a part if it is free, else the number of the whole with the first letter that is."""
    if part.number and part.number not in taken:
        return part.number
    letters = (row_letter(index) for index in count())
    return next(text for letter in letters if (text := f"{number}{letter}") not in taken)
