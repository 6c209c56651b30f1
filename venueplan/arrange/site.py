"""One hall as a layout sees it: where stands may be, what people walk on, and the measures of the pattern."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely import MultiPolygon, Polygon, union_all

from venueplan.arrange.demand import RAW_SPACE
from venueplan.model import BoothPattern, Event, Fixture, Opening, Unit, Venue
from venueplan.rules import RulePack, aisle_width, openings_of, rule_pack, stand_area, wall_distance
from venueplan.rules.stands import polygons_only

MOST_LARGE = 0.5
"""At least so much of the floor is laid out for stands of single modules, as a share."""

COLLINEAR = 0.005
"""Corners of a hall that bend its outline by less than this do not start a new wall, metres."""


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Widths and lengths under pattern and rule pack, metres; the stricter of both.

    Attributes
    ----------
    width, depth
        One booth module.
    aisle, main
        Secondary and main aisles.
    wall
        Distance of stands from walls.
    run
        Longest uninterrupted row.
    """

    width: float
    depth: float
    aisle: float
    main: float
    wall: float
    run: float


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
        Floor without anything that blocks it.
    large
        Share of the demanded area that goes to stands large enough to enclose a column, at most a half.
    """

    hall: Unit
    measures: Measures
    standable: Polygon | MultiPolygon
    columns: MultiPolygon
    walkable: Polygon | MultiPolygon
    openings: tuple[Opening, ...]
    large: float = 0.0

    @cached_property
    def outline(self) -> Polygon:
        """The hall's polygon, counter-clockwise, without corners on straight walls."""
        simple = self.hall.polygon.simplify(COLLINEAR)
        whole = simple if isinstance(simple, Polygon) else self.hall.polygon
        return shapely.orient_polygons(whole)

    @cached_property
    def buildable(self) -> Polygon | MultiPolygon:
        """Floor on which a stand without a column in it may be."""
        return polygons_only(self.standable.difference(self.columns))


def site_of(venue: Venue, event: Event, *, hall: Unit, pack: RulePack | None = None) -> Site:
    """Return a hall as a site under the event's pattern and a rule pack, by default the event's."""
    pack = pack or rule_pack(event.rules, event.overrides)
    on_floor = [fixture for fixture in venue.fixtures if _blocks(fixture, hall)]
    columns = union_all([fixture.polygon for fixture in on_floor if fixture.category == "column"])
    blocked = union_all([fixture.polygon for fixture in on_floor])
    main = pack.find("main-aisle")
    pattern: BoothPattern = event.pattern
    return Site(
        hall=hall,
        measures=Measures(
            width=pattern.module_width,
            depth=pattern.module_depth,
            aisle=aisle_width(pack, pattern),
            main=max(pattern.main_aisle, main.value if main else 0.0),
            wall=wall_distance(pack, pattern),
            run=pattern.island_length,
        ),
        standable=stand_area(venue, hall, pack=pack, pattern=pattern),
        columns=_many(polygons_only(columns)),
        walkable=polygons_only(hall.polygon.difference(blocked)),
        openings=openings_of(venue, hall),
        large=_large_share(event),
    )


def _large_share(event: Event) -> float:
    areas = [exhibitor.area for exhibitor in event.exhibitors if not exhibitor.shares_with]
    return min(sum(area for area in areas if area >= RAW_SPACE) / max(sum(areas), 1.0), MOST_LARGE)


def _blocks(fixture: Fixture, hall: Unit) -> bool:
    return fixture.level == hall.level and fixture.blocks and fixture.polygon.intersects(hall.polygon)


def _many(shape: Polygon | MultiPolygon) -> MultiPolygon:
    return shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape] if not shape.is_empty else [])
