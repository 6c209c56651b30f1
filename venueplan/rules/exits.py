"""Openings of a unit, the persons it may hold, and the persons its exits can take."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from venueplan.model import Opening, Unit, Venue
from venueplan.rules.pack import Limit, RulePack

ON_OUTLINE = 0.02
"""How far an opening may lie from the outline of its unit, metres."""


def openings_of(venue: Venue, unit: Unit) -> tuple[Opening, ...]:
    """Return the openings on the outline of a unit, of whatever level of its ordinal, in the order of their ids."""
    ordinal = venue.level(unit.level).ordinal
    near = [opening for opening in venue.openings if venue.level(opening.level).ordinal == ordinal]
    if not near:
        return ()
    outline = unit.polygon.boundary
    lines = np.array([opening.line for opening in near], dtype=object)
    middles = shapely.line_interpolate_point(lines, 0.5, normalized=True)
    on = shapely.dwithin(middles, outline, ON_OUTLINE) & shapely.dwithin(lines, outline, ON_OUTLINE)
    return tuple(sorted((opening for opening, hit in zip(near, on, strict=True) if hit), key=lambda o: o.id))


def exits_of(venue: Venue, unit: Unit) -> tuple[Opening, ...]:
    """Return the openings of a unit that count as its exits, in the order of their ids."""
    return tuple(opening for opening in openings_of(venue, unit) if opening.exit)


def occupant_load(unit: Unit, *, pack: RulePack) -> int:
    """Return the persons that the floor of a hall or room brings with it.

    Area of the polygon times the pack's ``exhibition-density``, rounded up.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Unit
    >>> from venueplan.rules import rule_pack
    >>> occupant_load(
    ...     Unit(id="H1", category="unspecified", level="g", polygon=box(0, 0, 40, 50)), pack=rule_pack("china")
    ... )
    1500
    """
    return int(np.ceil(round(unit.polygon.area * pack["exhibition-density"].value, 6)))


def exit_width_limit(pack: RulePack, *, ordinal: int) -> Limit:
    """Return the exit width that 100 persons need on a storey; ordinal 0 is the ground floor (floor 1)."""
    storey = "-underground" if ordinal < 0 else {0: "", 1: "", 2: "-floor-3"}.get(ordinal, "-floor-4")
    return pack.find(f"exit-width-per-100{storey}") or pack["exit-width-per-100"]


def exit_capacity(openings: Iterable[Opening], *, ordinal: int, pack: RulePack) -> int:
    """Return the persons that exits of a storey can take together by their clear widths.

    Examples
    --------
    Two doors of 1.5 and 1.75 m take (1.5 + 1.75) / 0.65 · 100 = 500 persons:

    >>> from shapely import LineString
    >>> from venueplan.model import Opening
    >>> from venueplan.rules import rule_pack
    >>> doors = [Opening(id=str(w), level="g", line=LineString([(0, 0), (w, 0)]), width=w) for w in (1.5, 1.75)]
    >>> exit_capacity(doors, ordinal=0, pack=rule_pack("china"))
    500
    """
    width = sum(opening.width for opening in openings)
    return int(np.floor(round(width / exit_width_limit(pack, ordinal=ordinal).value * 100, 6)))
