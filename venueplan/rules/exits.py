"""Openings of a unit, the widths of its exits that count, and the persons they can take."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import shapely

from venueplan.model import Opening, Unit, Venue
from venueplan.rules.limits.house import needed_limit
from venueplan.rules.pack import Limit, RulePack

ON_OUTLINE = 0.02
"""How far an opening may lie from the outline of its unit, metres."""

CENTIMETRE = 0.01
"""Doors may be narrower by this much, metres: halls are not built to the millimetre."""


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


def exit_width_limit(pack: RulePack, *, ordinal: int) -> Limit:
    """Return the exit width that 100 persons need on a storey; ordinal 0 is the ground floor (floor 1)."""
    storey = "-underground" if ordinal < 0 else {0: "", 1: "", 2: "-floor-3"}.get(ordinal, "-floor-4")
    return pack.find(f"exit-width-per-100{storey}") or needed_limit(pack, "exit-width-per-100")


def width_for(persons: float, *, ordinal: int, pack: RulePack) -> float:
    """Return the metres of exits that so many persons need together on a storey.

    Persons times the width per 100, in whole ``exit-width-module`` where the pack has one.

    Examples
    --------
    In Germany 1.20 m for 200 persons, and the next 0.60 m for the next person:

    >>> from venueplan.rules import rule_pack
    >>> [round(width_for(persons, ordinal=0, pack=rule_pack("germany")), 2) for persons in (200, 201)]
    [1.2, 1.8]
    """
    width = persons / 100 * exit_width_limit(pack, ordinal=ordinal).value
    module = pack.find("exit-width-module")
    return math.ceil(round(width / module.value, 6)) * module.value if module else width


def width_that_counts(width: float, *, ordinal: int, pack: RulePack) -> float:
    """Return how much of the clear width of one exit counts, metres.

    All of it, but whole ``exit-width-module`` only where the pack has one; and where the pack has a table of widths
    (``exit-width-step``), what the persons of its line need, for they are all that such an exit may serve.

    Examples
    --------
    In Germany 1.75 m count as two steps of 0.60 m. In the UK a door of 0.90 m serves 110 persons, at 5 mm for each:

    >>> from venueplan.rules import rule_pack
    >>> [round(width_that_counts(w, ordinal=0, pack=rule_pack(n)), 2) for w, n in ((1.75, "germany"), (0.9, "uk"))]
    [1.2, 0.55]
    """
    module, table = pack.find("exit-width-module"), pack.steps("exit-width-step")
    if module:
        return math.floor(round((width + CENTIMETRE) / module.value, 6)) * module.value
    limit = exit_width_limit(pack, ordinal=ordinal)
    lines = [
        (step.value, above)
        for step, above in zip(table, (*(step.above for step in table[1:]), limit.above), strict=False)
    ]
    if not lines:
        return width
    served = max((persons for least, persons in lines if width >= least - CENTIMETRE), default=0.0) / 100 * limit.value
    return max(served, width) if width >= lines[-1][0] - CENTIMETRE else served


def widths_that_count(openings: Iterable[Opening], *, ordinal: int, pack: RulePack) -> tuple[float, ...]:
    """Return the widths of exits that count together, widest first, without those that the pack discounts."""
    widths = sorted((width_that_counts(o.width, ordinal=ordinal, pack=pack) for o in openings), reverse=True)
    discount = pack.find("exit-discount")
    return tuple(widths[round(discount.value) :] if discount and len(widths) > 1 else widths)


def exit_capacity(openings: Iterable[Opening], *, ordinal: int, pack: RulePack) -> int:
    """Return the persons that exits of a storey can take together by their clear widths.

    Examples
    --------
    Two doors of 1.5 and 1.75 m take (1.5 + 1.75) / 0.65 · 100 = 500 persons in China; in the UK the larger one is
    not counted, and the other takes 1.5 / 0.5 · 100 = 300:

    >>> from shapely import LineString
    >>> from venueplan.model import Opening
    >>> from venueplan.rules import rule_pack
    >>> doors = [Opening(id=str(w), level="g", line=LineString([(0, 0), (w, 0)]), width=w) for w in (1.5, 1.75)]
    >>> [exit_capacity(doors, ordinal=0, pack=rule_pack(name)) for name in ("china", "uk")]
    [500, 300]
    """
    width = sum(widths_that_count(openings, ordinal=ordinal, pack=pack))
    return int(np.floor(round(width / exit_width_limit(pack, ordinal=ordinal).value * 100, 6)))
