"""Where stands may be, and where they may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shapely import MultiPolygon, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.model import BoothPattern, Unit, Venue
from venueplan.rules.exits import ON_OUTLINE, openings_of
from venueplan.rules.limits.house import needed_limit
from venueplan.rules.pack import Limit, RulePack

NO_STANDS = ("no-build", "stage-area", "fire-lane")
"""Uses of sections on which no booth may stand."""

FIRE_POINTS = ("hydrant", "fire-hydrant", "fire-point", "extinguisher")
"""Kinds of amenities that must stay free."""

FIRE_CATEGORIES = ("fireextinguisher", "firealarmpullstation")
"""IMDF categories of amenities that must stay free."""


@dataclass(frozen=True, kw_only=True)
class ClearZone:
    """A piece of floor that no stand may touch.

    Attributes
    ----------
    kind
        ``door``, ``fire-point``, ``shutter`` or the use of a section (``no-build``, ``stage-area``, ``fire-lane``).
    subject
        Id of the opening, amenity, fixture or section.
    polygon
        The floor that stays clear, cut to the hall, metres.
    limit
        The distance asked for, or None where the venue itself draws the zone.
    around
        What it lies around: the line of a door, the point of a hydrant; None where the venue draws the zone.
    """

    kind: str
    subject: str
    polygon: Polygon | MultiPolygon
    limit: Limit | None = None
    around: BaseGeometry | None = None


def booth_clear_zones(venue: Venue, hall: Unit, *, pack: RulePack) -> tuple[ClearZone, ...]:
    """Return every piece of a hall's floor that no stand may touch, by kind and id.

    In front of each opening (all floor nearer than ``exit-clear``), round hydrants and fire points (``hydrant-clear``)
    and fire shutters (``shutter-clear``), and on sections where nothing is built.
    """
    zones = (
        *_doors(venue, hall, pack=pack),
        *_fire_points(venue, hall, pack=pack),
        *_shutters(venue, hall, pack=pack),
        *_sections(venue, hall),
    )
    inside = (replace(zone, polygon=polygons_only(zone.polygon.intersection(hall.polygon))) for zone in zones)
    return tuple(sorted(inside, key=lambda zone: (zone.kind, zone.subject)))


def stand_area(venue: Venue, hall: Unit, *, pack: RulePack, pattern: BoothPattern) -> Polygon | MultiPolygon:
    """Return the floor of a hall on which stands may be at all; columns are left in (a stand may enclose one).

    The hall without the band along its walls (the wider of the pattern's and the pack's ``wall-distance``), its clear
    zones, and fixtures that block the floor and are no columns.
    """
    inner = hall.polygon.buffer(-wall_distance(pack, pattern), join_style="mitre", mitre_limit=10.0)
    blocked = [zone.polygon for zone in booth_clear_zones(venue, hall, pack=pack)]
    blocked += [
        fixture.polygon
        for fixture in venue.fixtures
        if fixture.level == hall.level and fixture.blocks and fixture.category != "column"
    ]
    free = inner.difference(union_all(blocked)) if blocked else inner
    return polygons_only(free)


def wall_distance(pack: RulePack, pattern: BoothPattern) -> float:
    """Return the distance that stands keep from walls, metres: the pattern's, or the pack's if that is more."""
    limit = pack.find("wall-distance")
    return max(pattern.wall_distance, limit.value if limit else 0.0)


def aisle_width(pack: RulePack, pattern: BoothPattern) -> float:
    """Return the width of secondary aisles, metres: the pattern's, or the pack's if that is more."""
    return max(pattern.aisle, needed_limit(pack, "aisle-width").value)


def polygons_only(shape: BaseGeometry) -> Polygon | MultiPolygon:
    """Return the areas of a geometry without the lines and points that cutting leaves behind."""
    if isinstance(shape, Polygon | MultiPolygon):
        return shape
    parts = getattr(shape, "geoms", ())
    return MultiPolygon([part for part in parts if isinstance(part, Polygon)])


def _doors(venue: Venue, hall: Unit, *, pack: RulePack) -> Iterator[ClearZone]:
    limit = needed_limit(pack, "exit-clear")
    for opening in openings_of(venue, hall):
        yield _round("door", opening.id, shape=opening.line, limit=limit)


def _fire_points(venue: Venue, hall: Unit, *, pack: RulePack) -> Iterator[ClearZone]:
    limit = needed_limit(pack, "hydrant-clear")
    for amenity in venue.amenities:
        is_one = amenity.kind in FIRE_POINTS or amenity.category in FIRE_CATEGORIES
        if is_one and amenity.level == hall.level and hall.polygon.distance(amenity.point) <= ON_OUTLINE:
            yield _round("fire-point", amenity.id, shape=amenity.point, limit=limit)
    for fixture in venue.fixtures:
        if fixture.kind in FIRE_POINTS and fixture.level == hall.level and fixture.polygon.intersects(hall.polygon):
            yield _round("fire-point", fixture.id, shape=fixture.polygon, limit=limit)


def _shutters(venue: Venue, hall: Unit, *, pack: RulePack) -> Iterator[ClearZone]:
    limit = pack.find("shutter-clear")
    for fixture in venue.fixtures if limit else ():
        if fixture.kind == "shutter" and fixture.level == hall.level and fixture.polygon.intersects(hall.polygon):
            yield _round("shutter", fixture.id, shape=fixture.polygon, limit=limit)


def _sections(venue: Venue, hall: Unit) -> Iterator[ClearZone]:
    for section in venue.sections:
        if section.use in NO_STANDS and section.level == hall.level and section.polygon.intersects(hall.polygon):
            yield ClearZone(kind=section.use, subject=section.id, polygon=section.polygon)


def _round(kind: str, subject: str, *, shape: BaseGeometry, limit: Limit | None) -> ClearZone:
    """Return everything nearer to a shape than a limit."""
    near = shape.buffer(limit.value if limit else 0.0)
    return ClearZone(kind=kind, subject=subject, polygon=near, limit=limit, around=shape)
