"""What must hold for stands that are there already before the rest of a hall is laid out around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely
from shapely import Polygon, STRtree

from venueplan.model import Booth, Venue

TOUCH = 0.01
"""A stand may lie this far over the wall of its hall: drawings are that exact, metres."""

OVERLAP = 1e-3
"""Stands may share so much floor by rounding, m²."""


def kept_faults(booths: Sequence[Booth], venue: Venue) -> Iterator[tuple[str, str]]:
    """Yield (booth id, sentence) for everything that forbids to keep stands as they are.

    An id or a number used twice, a hall that the venue has not, a stand outside its hall or on another one.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Georeference, Label, Unit, Venue
    >>> hall = Unit(id="H1", category="room", level="g", polygon=box(0, 0, 20, 20), use="exhibition")
    >>> venue = Venue(id="v", name=Label(), georeference=Georeference(longitude=0, latitude=0), units=(hall,))
    >>> stage = Booth(id="stage", number="", polygon=box(15, 0, 22, 6), hall="H1", level="g")
    >>> list(kept_faults([stage], venue))
    [('stage', "lies outside hall 'H1' by 12 m² at (21.00, 3.00); move it or give another hall")]
    """
    yield from _used_twice(booths)
    halls = {hall.id: hall for hall in venue.halls}
    outside = outside_halls(booths, {name: hall.polygon for name, hall in halls.items()})
    for place, booth in enumerate(booths):
        if booth.hall not in halls:
            few = f"; use {', '.join(halls)}" if 0 < len(halls) <= 12 else ""
            yield booth.id, f"hall '{booth.hall}' is unknown{few}"
        elif place in outside:
            yield booth.id, outside[place]
    yield from ((booths[later].id, message) for _, later, message in overlaps(booths))


def _used_twice(booths: Sequence[Booth]) -> Iterator[tuple[str, str]]:
    for what, values in (("id", [booth.id for booth in booths]), ("number", [booth.number for booth in booths])):
        owners = {value: booth.id for value, booth in zip(reversed(values), reversed(booths), strict=True)}
        for value, count in Counter(value for value in values if value).items():
            if count > 1:
                yield owners[value], f"{what} '{value}' is given to {count} stands; give each its own"


def outside_halls(booths: Sequence[Booth], halls: Mapping[str, Polygon]) -> dict[int, str]:
    """Return what is wrong with the stands that lie over the walls of their halls, by their place in the list."""
    places: dict[str, list[int]] = {}
    for place, booth in enumerate(booths):
        places.setdefault(booth.hall, []).append(place)
    found = {}
    for name in places.keys() & halls.keys():
        room = halls[name].buffer(TOUCH, join_style="mitre")
        shapely.prepare(room)
        here = np.asarray(places[name])
        over = ~shapely.covers(room, np.asarray([booths[place].polygon for place in here], dtype=object))
        for place in here[over].tolist():
            polygon = booths[place].polygon
            if polygon.difference(room).area > OVERLAP:
                beyond = polygon.difference(halls[name])
                message = (
                    f"lies outside hall '{name}' by {beyond.area:.3g} m² {_at(beyond)}; move it or give another hall"
                )
                found[place] = message
    return found


def overlaps(booths: Sequence[Booth]) -> Iterator[tuple[int, int, str]]:
    """Yield the places of two stands of one level that share floor, and the sentence that says it of the later one.

    Columns inside a stand are no part of it.
    """
    if len(booths) < 2:
        return
    shapes = np.asarray([booth.polygon for booth in booths], dtype=object)
    first, second = STRtree(shapes).query(shapes, predicate="intersects")
    levels = np.unique([booth.level for booth in booths], return_inverse=True)[1]
    bounds = shapely.bounds(shapes)
    low, high = (np.maximum(bounds[first, :2], bounds[second, :2]), np.minimum(bounds[first, 2:], bounds[second, 2:]))
    near = (first < second) & (levels[first] == levels[second]) & (np.prod(high - low, axis=1) > OVERLAP)
    pairs = sorted(zip(first[near].tolist(), second[near].tolist(), strict=True))
    for i, j in pairs:
        shared = shapes[i].intersection(shapes[j])
        if shared.area > OVERLAP:
            yield (
                i,
                j,
                f"overlaps stand '{booths[i].id}' by {shared.area:.3g} m² {_at(shared)}; move one of the two",
            )


def _at(shape: shapely.Geometry) -> str:
    point = shapely.centroid(shape)
    return f"at ({point.x:.2f}, {point.y:.2f})"
