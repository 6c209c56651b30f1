"""Adjacent stands as one larger stand, and back: one number survives, the places keep their identity."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count, pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon

from venueplan.arrange.editing.sequences import row_letter
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Booth, BoothPattern, FloorPlan
from venueplan.rules.asked.joined import ON_SIDE, SLIVER, joined_booth


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
    return _replaced(floor_plan, gone=set(ids), new=[joined_booth(booths)])


def split_booth(
    floor_plan: FloorPlan, booth_id: str, *, pattern: BoothPattern | None = None, at: int | None = None
) -> FloorPlan:
    """Return a floor plan in which a booth is split: into what was merged into it, else into its modules.

    The first part keeps the booth's number; a number that is taken meanwhile gets a letter.

    Parameters
    ----------
    pattern
        Gives the depth of a module, by default the trade's.
    at
        In two, the first of so many of these parts; by default each part is a booth.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    InputError
        If it is one module, no row of modules side by side, or has not more parts than ``at``.
    """
    booth = _named(floor_plan, booth_id)
    pattern = pattern or BoothPattern()
    parts = booth.parts or _modules(booth, depth=pattern.module_depth * pattern.pole_pitch)
    if at is not None:
        if not 1 <= at < len(parts):
            raise InputError(f"booth '{booth_id}' has {len(parts)} parts; split it after 1 to {len(parts) - 1} of them")
        parts = tuple(some[0] if len(some) == 1 else joined_booth(some) for some in (parts[:at], parts[at:]))
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
