"""Which part of a storey is used, and which is only outline: roofs, yards, and what a survey has no rooms of."""

from __future__ import annotations

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from venueplan.model import Level, Venue

OPEN_AIR = frozenset({"unenclosedarea", "terrace"})
"""Ground outdoors, also where a level holds it beside its rooms."""

_AROUND, _OPEN = 1.5, 3.0
"""Metres around rooms that belong to them (walls, shafts), and half the width of what is open ground."""

_SHARE = 0.1
"""Share of a storey from which on its bare ground is told apart: less is walls and shafts."""


def bare_ground(venue: Venue, level: Level) -> BaseGeometry:
    """Return the wide parts of a storey's outline in which there is no room, metres; empty if they are few."""
    rooms = _rooms(venue, level)
    if rooms.is_empty or level.outdoor:
        return MultiPolygon()
    left = level.outline.difference(rooms.buffer(_AROUND, join_style="mitre"))
    wide = left.buffer(-_OPEN, join_style="mitre").buffer(_OPEN, join_style="mitre").intersection(left)
    return wide if wide.area > _SHARE * level.outline.area else MultiPolygon()


def used_floor(venue: Venue, level: Level) -> BaseGeometry:
    """Return a storey's outline without its bare ground, and without slivers that no room touches, metres."""
    bare = bare_ground(venue, level)
    if bare.is_empty:
        return level.outline
    rooms = _rooms(venue, level)
    parts = [part for part in shapely.get_parts(level.outline.difference(bare)) if part.intersects(rooms)]
    return shapely.union_all(parts)


def _rooms(venue: Venue, level: Level) -> BaseGeometry:
    return shapely.union_all([u.polygon for u in venue.units if u.level == level.id and u.category not in OPEN_AIR])
