"""One hall as a layout sees it: where stands may be, what people walk on, and the measures of the pattern."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.hall.kept import kept_in, last_line, outline
from venueplan.arrange.hall.places import places_on
from venueplan.model import Booth, BoothPattern, Event, Fixture, Opening, Unit, Venue
from venueplan.network import DistanceField, distance_field
from venueplan.rules import (
    FloorArea,
    RulePack,
    aisle_width,
    common_path_limit,
    event_pack,
    floor_area,
    occupants,
    openings_of,
    stand_area,
    travel_limit,
    wall_distance,
)
from venueplan.rules.booths.heights import RAW_SPACE
from venueplan.rules.booths.stands import polygons_only

MOST_LARGE = 0.5
"""At least so much of the floor is laid out for stands of single modules, as a share."""

COLLINEAR = 0.005
"""Corners of a hall that bend its outline by less than this do not start a new wall, metres."""


SLACK = 0.005
"""Half of what an aisle may be narrower, metres."""


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Widths and lengths under pattern and rule pack, metres; the stricter of both.

    Attributes
    ----------
    width, depth
        One booth module as it stands on site, at the real pitch of its poles.
    aisle, main, perimeter
        Secondary and main aisles, and those along walls without stands.
    wall
        Distance of stands from walls.
    run
        Longest uninterrupted row.
    back_to_back
        Whether rows may be two modules deep.
    pitch
        Metres on site for each metre of a module.
    travel
        Longest way to an exit round the stands; infinite where the pack sets no limit.
    clearance
        How clear of corners the pack measures it.
    """

    width: float
    depth: float
    aisle: float
    main: float
    perimeter: float
    wall: float
    run: float
    back_to_back: bool = True
    pitch: float = 1.0
    travel: float = math.inf
    clearance: float = 0.0

    @property
    def rows_may_end_at_walls(self) -> bool:
        """Whether rows may run from wall to wall: back to back, and no wider aisle along walls."""
        return self.back_to_back and self.perimeter <= self.aisle

    @property
    def raw_space(self) -> float:
        """Floor from which on a stand may enclose a column, m²."""
        return RAW_SPACE * self.pitch**2


@dataclass(frozen=True, kw_only=True)
class Site:
    """A hall before anything stands in it; all shapes on the plan.

    Attributes
    ----------
    standable
        Floor on which stands may be (columns not cut out: a large stand may enclose one).
    columns
        Columns on the hall's floor.
    walkable
        Floor without anything that blocks it, kept stands included.
    area
        The floor by which its persons are counted, nothing standing on it.
    axial
        Whether a main aisle runs on the axis of an entrance.
    kept
        Stands that are there already, with their open sides.
    last_line
        Highest number of a row in their ids.
    large
        Share of the demanded area that goes to stands large enough to enclose a column, at most a half.
    """

    hall: Unit
    measures: Measures
    standable: Polygon | MultiPolygon
    columns: MultiPolygon
    walkable: Polygon | MultiPolygon
    openings: tuple[Opening, ...]
    pack: RulePack
    area: FloorArea
    axial: bool = True
    kept: tuple[Booth, ...] = ()
    last_line: int = 0
    large: float = 0.0

    @cached_property
    def obstacles(self) -> BaseGeometry:
        """What stands in the way of a main aisle: columns and kept stands."""
        return union_all([self.columns, *(booth.polygon for booth in self.kept)])

    @cached_property
    def outline(self) -> Polygon:
        """The hall's polygon, counter-clockwise, without corners on straight walls."""
        simple = self.hall.polygon.simplify(COLLINEAR)
        whole = simple if isinstance(simple, Polygon) else self.hall.polygon
        return shapely.orient_polygons(whole)

    @cached_property
    def exits(self) -> list[LineString]:
        """Lines of the openings that count as exits."""
        return [opening.line for opening in self.openings if opening.exit]

    @cached_property
    def ways_in(self) -> tuple[Opening, ...]:
        """Openings from which ways must lead to the stands: the exits, or all where none counts as one."""
        return tuple(opening for opening in self.openings if opening.exit) or self.openings

    @property
    def disc(self) -> float:
        """Radius of a disc as wide as an aisle, metres."""
        return self.measures.aisle / 2 - SLACK

    @cached_property
    def bare_centres(self) -> BaseGeometry:
        """Where the middle of a disc as wide as an aisle can be before anything stands in the hall."""
        return self.walkable.buffer(-self.disc)

    def nearest_to(self, door: Opening) -> float:
        """Return how near such a disc may be asked to come to a door: as near as it could, metres."""
        return max(self.measures.aisle / 2, self._gaps[door.id])

    @cached_property
    def _gaps(self) -> dict[str, float]:
        return {door.id: float(self.bare_centres.distance(door.line)) for door in self.openings}

    @cached_property
    def ways_out(self) -> DistanceField:
        """Walking distances to the exits before anything stands in the hall."""
        return distance_field(self.walkable, self.exits, clearance=self.measures.clearance)

    @cached_property
    def depth(self) -> float:
        """The longest way to an exit before anything stands in the hall, metres."""
        ways = self.ways_out.distances(places_on(self.walkable))
        return float(ways.max(where=np.isfinite(ways), initial=0.0))

    @cached_property
    def travel(self) -> float:
        """How long ways to the exits may be; if there is one exit no longer than a single way, if possible; metres."""
        most = self.measures.travel
        if len(self.exits) != 1 or not self.pack.steps("common-path"):
            return most
        persons = occupants(self.hall, attendance=0, pack=self.pack, area=self.area).persons
        single = common_path_limit(self.pack, persons=persons)
        return min(most, single.value) if single and self.depth <= single.value else most

    @property
    def is_too_deep(self) -> bool:
        """Whether ways to the exits are too long before anything stands in the hall."""
        return self.depth > self.travel

    @cached_property
    def buildable(self) -> Polygon | MultiPolygon:
        """Floor on which a stand without a column in it may be."""
        return polygons_only(self.standable.difference(self.columns))


def site_of(venue: Venue, event: Event, *, hall: Unit, keep: Sequence[Booth] = ()) -> Site:
    """Return a hall as a site under the event's pattern and rule pack, with the stands that are kept in it."""
    pack = event_pack(event)
    on_floor = [fixture for fixture in venue.fixtures if _blocks(fixture, hall)]
    columns = union_all([fixture.polygon for fixture in on_floor if fixture.category == "column"])
    blocked = union_all([fixture.polygon for fixture in on_floor])
    pattern = event.pattern
    aisle = aisle_width(pack, pattern)
    bare = polygons_only(hall.polygon.difference(blocked))
    kept = kept_in(keep, hall, walkable=bare, aisle=aisle)
    standing = union_all([outline(booth) for booth in kept])
    standable = stand_area(venue, hall, pack=pack, pattern=pattern)
    return Site(
        hall=hall,
        measures=_measures(pattern, pack=pack, hall=hall),
        standable=polygons_only(standable.difference(standing.buffer(aisle, join_style="mitre"))),
        columns=_many(polygons_only(columns)),
        walkable=polygons_only(bare.difference(standing)),
        openings=openings_of(venue, hall),
        pack=pack,
        area=floor_area(venue, hall),
        axial=pattern.axial_aisles,
        kept=kept,
        last_line=last_line(kept, hall),
        large=_large_share(event),
    )


def _large_share(event: Event) -> float:
    areas = [exhibitor.area for exhibitor in event.exhibitors if not exhibitor.shares_with]
    return min(sum(area for area in areas if area >= RAW_SPACE) / max(sum(areas), 1.0), MOST_LARGE)


def _measures(pattern: BoothPattern, *, pack: RulePack, hall: Unit) -> Measures:
    main, aisle = pack.find("main-aisle"), aisle_width(pack, pattern)
    travel, clearance = travel_limit(hall, "travel-path", pack=pack), pack.find("corner-clearance")
    run = pattern.island_length
    if pattern.cross_aisle_every:
        run = min(run, pattern.cross_aisle_every - aisle)
    return Measures(
        width=pattern.module_width * pattern.pole_pitch,
        depth=pattern.module_depth * pattern.pole_pitch,
        aisle=aisle,
        main=max(pattern.main_aisle, main.value if main else 0.0),
        perimeter=max(pattern.perimeter_aisle, aisle),
        wall=wall_distance(pack, pattern),
        run=run,
        travel=travel.value if travel else math.inf,
        clearance=clearance.value if clearance else 0.0,
        back_to_back=pattern.row_depth == 2,
        pitch=pattern.pole_pitch,
    )


def _blocks(fixture: Fixture, hall: Unit) -> bool:
    return fixture.level == hall.level and fixture.blocks and fixture.polygon.intersects(hall.polygon)


def _many(shape: Polygon | MultiPolygon) -> MultiPolygon:
    return shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape] if not shape.is_empty else [])
