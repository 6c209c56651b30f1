"""Ways that are wide enough: where a disc can be rolled over the free floor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from venueplan.model import Booth

CENTIMETRE = 0.01
"""Ways may be narrower by this much, metres: halls are not built to the millimetre."""

FRONT_END = 1.0
"""The outermost metre of an open side (a third of a short one) does not count as its middle."""

REACH = 0.05
"""A door is reached by a way that comes this near to it, metres."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """The floor over which a disc of a given width can be rolled.

    Attributes
    ----------
    width
        Metres.
    centres
        Where the middle of the disc can be.
    """

    width: float
    centres: BaseGeometry

    def reaches(self, shape: BaseGeometry, *, within: float = 0.0) -> bool:
        """Tell whether the disc touches a shape, or comes as near to it as ``within``, metres from its middle."""
        return bool(self.centres.distance(shape) <= max(self.width / 2, within) + REACH)

    def reaches_booth(self, booth: Booth) -> bool:
        """Tell whether the disc touches an open side of a booth, not only at its end."""
        return self.reaches_any(booth.fronts)

    def reaches_any(self, fronts: Iterable[LineString]) -> bool:
        """Tell whether the disc touches one of some open sides, not only at its end."""
        return any(self.reaches(inner_part(front)) for front in fronts)


def passages(area: Polygon | MultiPolygon, *, width: float) -> tuple[Passage, ...]:
    """Return the pieces of a floor on which a disc can be rolled about; no disc gets from one to another."""
    eroded = area.buffer(-(width / 2 - CENTIMETRE / 2))
    parts = [part for part in getattr(eroded, "geoms", [eroded]) if isinstance(part, Polygon) and not part.is_empty]
    return tuple(Passage(width=width, centres=part) for part in parts)


def nearest_approach(area: Polygon | MultiPolygon, lines: Sequence[LineString], *, width: float) -> tuple[float, ...]:
    """Return how near the middle of a disc can come to each line, metres; 0 where no disc fits in.

    Measured on the floor before any stand stands on it, it is what the building itself allows: a narrow recess before a
    door is not charged to the layout.
    """
    ways = passages(area, width=width)
    return tuple(min((way.centres.distance(line) for way in ways), default=0.0) for line in lines)


def inner_part(front: LineString) -> BaseGeometry:
    """Return an open side without its ends: what counts when one asks whether a way leads to the stand."""
    trim = min(FRONT_END, front.length / 3)
    return substring(front, trim, front.length - trim)


def ways_to_doors(
    free: Polygon | MultiPolygon, doors: Sequence[LineString], *, bare: Polygon | MultiPolygon, width: float
) -> Passage:
    """Return where a disc can be rolled from at least one of some doors.

    Parameters
    ----------
    free
        The floor without stands and without what blocks it.
    doors
        Lines of the exits, or of whatever doors must be reached.
    bare
        The same floor before any stand stands on it.
    width
        Metres.

    Examples
    --------
    A wall with a gap of 2 m lets a disc of 2 m through, none of 3 m:

    >>> from shapely import LineString, Point, box
    >>> room = box(0, 0, 10, 10).difference(box(0, 5, 8, 5.2))
    >>> door = LineString([(0, 1), (0, 4)])
    >>> [ways_to_doors(room, [door], bare=room, width=w).reaches(Point(1, 10)) for w in (2.0, 3.0)]
    [True, False]
    """
    gaps = nearest_approach(bare, doors, width=width)
    leading = [
        way.centres
        for way in passages(free, width=width)
        if any(way.reaches(door, within=gap) for door, gap in zip(doors, gaps, strict=True))
    ]
    return Passage(width=width, centres=MultiPolygon([part for part in leading if isinstance(part, Polygon)]))
