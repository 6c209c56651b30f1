"""How the map of a you-are-here board lies: turned to its reader, and filled with what is around."""

from __future__ import annotations

import shapely
from shapely import Point, affinity

from venueplan.draw.layers.floor.ground import used_floor
from venueplan.draw.style import SCALES
from venueplan.draw.view import Box, View
from venueplan.model import Plan, SignSite

_BEHIND, _MOST_BEHIND = 0.3, 0.75
"""Share of the map's height that lies behind the reader, and the most of it where there is little ahead."""

_ASIDE = 0.25
"""Least share of the map's width on either side of the reader."""

_NEAR = 150.0
"""Scale of a board inside a hall, where stands can be told apart."""

_REACH_MIN = 2.0
"""Minutes of walking straight ahead that a board elsewhere shows, or the whole site if it is smaller."""

_AIR = 8.0
"""Metres shown beyond the building where it ends."""


def board_view(plan: Plan, site: SignSite, *, window: Box, near: bool) -> View:
    """Return the view of a board: what is ahead of the reader is up, and the window shows more building than void.

    The reader stands below the middle; where the building ends soon ahead or at a side, the place moves towards that
    side, as far as there is building on the other.

    Parameters
    ----------
    near
        True inside a hall, where the scale is fixed.
    """
    left, behind, right, ahead = _extents(plan, site)
    wide, high = window[2] - window[0], window[3] - window[1]
    scale = _NEAR
    if not near:
        reach = _REACH_MIN * plan.event.walking_speed
        straight = min(max(left, behind, right, ahead), reach) * 1000 / (high * (1 - _BEHIND))
        whole = max((left + right) * 1000 / wide, (behind + ahead) * 1000 / high)
        scale = float(next(s for s in SCALES if s >= max(_NEAR, min(straight, whole))))
    millimetres = 1000 / scale
    up = _placed(behind * millimetres, ahead * millimetres, room=high, usual=_BEHIND, bounds=(_BEHIND, _MOST_BEHIND))
    aside = _placed(left * millimetres, right * millimetres, room=wide, usual=0.5, bounds=(_ASIDE, 1 - _ASIDE))
    at = (window[0] + aside, window[1] + up)
    return View(centre=(site.x, site.y), at=at, scale=scale, turn=site.facing, window=window)


def _extents(plan: Plan, site: SignSite) -> tuple[float, float, float, float]:
    """Return how far the storey's building reaches from the board, metres: left, behind, right, ahead."""
    ordinal = plan.venue.level(site.level).ordinal
    here = [level for level in plan.venue.levels if level.ordinal == ordinal]
    indoors = [level for level in here if not level.outdoor] or here
    used = shapely.union_all([used_floor(plan.venue, level) for level in indoors])
    turned = affinity.rotate(used, site.facing, origin=(site.x, site.y))
    west, south, east, north = shapely.union_all([turned, Point(site.x, site.y)]).bounds
    return site.x - west + _AIR, site.y - south + _AIR, east - site.x + _AIR, north - site.y + _AIR


def _placed(before: float, after: float, *, room: float, usual: float, bounds: tuple[float, float]) -> float:
    """Return where a point lies in a room, all in mm, from what is to be seen before and after it.

    Examples
    --------
    >>> _placed(500, 500, room=400, usual=0.3, bounds=(0.3, 0.75))
    120.0
    >>> _placed(500.0, 100.0, room=400.0, usual=0.3, bounds=(0.3, 0.75))
    300.0
    """
    middle = before + (room - before - after) / 2
    if before + after <= room:
        place = middle
    elif after < room * (1 - usual):
        place = room - after
    elif before < room * usual:
        place = before
    else:
        place = room * usual
    return min(max(place, room * bounds[0]), room * bounds[1])
