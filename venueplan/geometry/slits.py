"""Gaps between things that nobody walks through."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SLIT = 0.3
"""Nobody walks through a gap narrower than this, metres: a body with coat and bag is wider."""

MITRE = 10.0
"""Corners stay sharp down to about 11°."""

SNAP = 1e-8
"""Grid that makes outlines clean that are nearly parallel to themselves, metres."""

NOISE = 1e-9
"""Corners that stick out by less are none, metres."""

NEARLY = 1e-6
"""Outlines move by so much less than half a width, metres: else rounding decides where a gap of just that width closes,
and where it closes in part, its mouth gets a thorn."""


def without_slits(shapes: Iterable[BaseGeometry], *, width: float = SLIT) -> BaseGeometry:
    """Return the union of shapes with the gaps between them closed that are narrower than a width.

    Stands that share a wall at an odd angle, or meet at a T, leave gaps of rounding in their union, which a line can
    follow. Corners and wider gaps stay where they are, to rounding.

    Parameters
    ----------
    shapes
        Polygons or multipolygons, metres.
    width
        Metres.

    Examples
    --------
    >>> from shapely import box
    >>> round(without_slits([box(0, 0, 3, 3), box(3.2, 0, 6, 3)]).area, 6)
    18.0
    >>> round(without_slits([box(0, 0, 3, 3), box(3.5, 0, 6, 3)]).area, 6)
    16.5
    """
    whole = shapely.simplify(shapely.union_all(list(shapes)), NOISE)
    half = width / 2 - NEARLY
    wider = shapely.simplify(moved_out(whole, half), NOISE)
    closed = shapely.simplify(moved_out(wider, -half), NOISE)
    # Corners that rounding puts on the wrong side of an edge make an outline cross itself.
    return closed if closed.is_valid else shapely.make_valid(closed)


def moved_out(shape: BaseGeometry, distance: float) -> BaseGeometry:
    """Return a shape with its outline moved out (in, if negative) by a distance, metres, corners kept sharp.

    Where GEOS returns an invalid outline, it is asked again for the shape snapped to a grid of ``SNAP``; what crosses
    itself even then is made valid.
    At a corner that is straight but for rounding GEOS divides by zero, notices, and goes on without a mitre; the
    processor's flag of it would come back as a warning, so it is not asked for.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = shape.buffer(distance, join_style="mitre", mitre_limit=MITRE)
        if moved.is_valid:
            return moved
        again = shapely.set_precision(shape, SNAP).buffer(distance, join_style="mitre", mitre_limit=MITRE)
        return again if again.is_valid else shapely.make_valid(again)
