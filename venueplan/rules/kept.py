"""What must hold for stands that are there already before the rest of a hall is laid out around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
    for booth in booths:
        if booth.hall not in halls:
            few = f"; use {', '.join(halls)}" if 0 < len(halls) <= 12 else ""
            yield booth.id, f"hall '{booth.hall}' is unknown{few}"
        else:
            yield from _outside(booth, halls[booth.hall].polygon)
    yield from _overlaps(booths)


def _used_twice(booths: Sequence[Booth]) -> Iterator[tuple[str, str]]:
    for what, values in (("id", [booth.id for booth in booths]), ("number", [booth.number for booth in booths])):
        for value, count in Counter(value for value in values if value).items():
            if count > 1:
                owner = booths[values.index(value)].id
                yield owner, f"{what} '{value}' is given to {count} stands; give each its own"


def _outside(booth: Booth, hall: Polygon) -> Iterator[tuple[str, str]]:
    outside = booth.polygon.difference(hall.buffer(TOUCH, join_style="mitre"))
    if outside.area > OVERLAP:
        over = booth.polygon.difference(hall)
        yield (
            booth.id,
            f"lies outside hall '{booth.hall}' by {over.area:.3g} m² {_at(over)}; move it or give another hall",
        )


def _overlaps(booths: Sequence[Booth]) -> Iterator[tuple[str, str]]:
    """Find stands of one level that share floor; columns inside a stand are no part of it."""
    shapes = [booth.polygon for booth in booths]
    if len(shapes) < 2:
        return
    first, second = STRtree(shapes).query(shapes, predicate="intersects")
    for i, j in sorted(zip(first.tolist(), second.tolist(), strict=True)):
        if i < j and booths[i].level == booths[j].level:
            shared = shapes[i].intersection(shapes[j])
            if shared.area > OVERLAP:
                yield (
                    booths[j].id,
                    f"overlaps stand '{booths[i].id}' by {shared.area:.3g} m² {_at(shared)}; move one of the two",
                )


def _at(shape: shapely.Geometry) -> str:
    point = shapely.centroid(shape)
    return f"at ({point.x:.2f}, {point.y:.2f})"
