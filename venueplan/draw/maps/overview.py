"""The overall plan of a site: buildings, halls, rooms, water, ways in, and how far it is to walk."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.building import (
    details,
    fixtures,
    floors,
    furnishings,
    is_for_visitors,
    levels_of,
    stage_areas,
    units_of,
    walls,
)
from venueplan.draw.layers.floor.doors import emergency_exits, site_entrances
from venueplan.draw.layers.floor.ground import used_floor
from venueplan.draw.layers.floor.outdoors import building_names, outdoor_labels
from venueplan.draw.layers.floor.places import Choice, amenities, room_labels
from venueplan.draw.layers.floor.zones import hall_tints, zone_chips
from venueplan.draw.layers.layer import Layer, Taken, area, names, rounded, text
from venueplan.draw.layers.page.furniture import (
    Heading,
    header,
)
from venueplan.draw.layers.page.walks import WalkTable
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.lettering.words import titled
from venueplan.draw.maps.storeys import alone, bottom_strip, storey_name, upper_levels, wall_bands
from venueplan.draw.pages import Paper, look_on, paper_of
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import SCALES, Look, Style, style_for
from venueplan.draw.view import Box, View, fitted
from venueplan.model import Label, Level, Plan, Venue

_AROUND = 8.0
"""Metres of open ground shown around the buildings at least."""

_TILE = 0.5
"""Size of a pictogram on the overall plan as a share of the style's tile."""

_CLEAR = 1.2
"""Space that labels leave around the name of a building, mm."""

_BLANK = 0.2
"""Share of the column of upper levels that may be spread over its panels; with more, they end with what they show."""

_SIDE = 0.25
"""Share of the page's width for legend and upper levels."""


def draw_overview(
    plan: Plan,
    *,
    style: Style | None = None,
    paper: Paper | None = None,
    walks: Mapping[str, Mapping[str, float]] | None = None,
) -> Sheet:
    """Draw the overall plan: the ground floor large, upper levels beside it, plan-up.

    Parameters
    ----------
    paper
        Page to draw on; None for a landscape A1.
    walks
        Walking minutes to halls by their ids, by the ids of the entrances where they begin; None to say nothing of it.
    """
    paper = paper or paper_of("A1")
    look = look_on(paper, style_for(plan, style), languages=plan.event.languages)
    wide, high = paper.size
    edge, gap, bar = wide * 0.017, wide * 0.008, high * 0.09
    strip = look.cap("legend") * 21
    uppers = upper_levels(plan.venue)
    side = wide * _SIDE if uppers else 0.0
    window = (edge, edge + strip + gap, wide - edge - side - (gap if uppers else 0), high - bar - edge)
    view = fitted(_everything(plan.venue), window=window, turn=0.0, margin=look.cap("legend"))
    ground = _ground(plan, view=view, look=look)
    beside = (window[2] + gap, window[1], wide - edge, window[3])
    insets = _uppers(plan, place=beside, look=look, ground=view.scale) if uppers else []
    table = WalkTable.of(plan.venue, walks or {})
    heading = Heading(sign="\uf279", title=_title(plan), right=(plan.event.name,))
    low = (edge, edge, wide - edge, edge + strip)
    panels = [area(rounded(window, 2), look.colours.paper), area(rounded(low, 2), look.colours.white)]
    return Sheet(
        name="overview",
        title=f"{plan.venue.name} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.sheet,
        layers=(
            Layer(name="panels", marks=tuple(panels)),
            *ground,
            header(heading, place=(0, high - bar, wide, high), look=look),
            *insets,
            *bottom_strip(plan, place=low, view=view, look=look, layers=[*ground, *insets], walks=table),
        ),
        view=view,
    )


def _title(plan: Plan) -> Label:
    """Return the venue's name with the kind of plan in each language."""
    return titled(plan.venue.name, "overview", languages=plan.event.languages)


def _everything(venue: Venue) -> BaseGeometry:
    """Return what the overall plan must show: the buildings and the ground close to them."""
    indoors = [used_floor(venue, level) for level in venue.levels if not level.outdoor]
    return shapely.union_all(indoors or [level.outline for level in venue.levels]).buffer(_AROUND)


def _ground(plan: Plan, *, view: View, look: Look) -> list[Layer]:
    venue = plan.venue
    ordinal = min((level.ordinal for level in venue.levels if level.ordinal >= 0), default=0)
    levels = levels_of(venue, ordinal)
    wall = walls(venue, ordinal=ordinal, view=view, look=look)
    things = fixtures(venue, ordinal=ordinal, view=view, look=look)
    taken = Taken([wall_bands(wall)])
    exits = emergency_exits(venue, ordinal=ordinal, view=view, look=look, taken=taken, share=_TILE)
    doors = site_entrances(venue, ordinal=ordinal, view=view, look=look, taken=taken)
    titles = building_names(venue, ordinal=ordinal, view=view, look=look, taken=taken)
    indoor = [unit for unit in units_of(venue, ordinal) if not levels[unit.level].outdoor and is_for_visitors(unit)]
    stages = stage_areas(venue, ordinal=ordinal, view=view, look=look)
    tags = [tag.buffer(_CLEAR) for tag in boxes_of([titles])]
    busy = [*boxes_of([exits, doors, stages]), *tags, *furnishings(venue, ordinal=ordinal, view=view)]
    rooms = room_labels(indoor, view=view, look=look, busy=busy)
    outside = outdoor_labels(venue, ordinal=ordinal, view=view, look=look, busy=[*busy, *boxes_of([rooms])])
    chips = zone_chips(plan, indoor, view=view, look=look, busy=[*busy, *boxes_of([rooms])])
    for place in boxes_of([rooms, outside, chips]):
        taken.take(place)
    choice = Choice(size=_TILE, orientation=True)
    signs = amenities(venue, ordinal=ordinal, view=view, look=look, taken=taken, choice=choice)
    return [
        floors(venue, ordinal=ordinal, view=view, look=look, tints=hall_tints(plan, look)),
        things,
        details(venue, ordinal=ordinal, view=view, look=look),
        stages,
        wall,
        rooms,
        chips,
        outside,
        titles,
        signs,
        exits,
        doors,
    ]


def _uppers(plan: Plan, *, place: Box, look: Look, ground: float) -> list[Layer]:
    """Draw the upper levels of all buildings, one below the other, none at a larger scale than the ground floor."""
    left, bottom, right, top = place
    cap, gap = look.cap("legend"), look.cap("legend")
    levels = upper_levels(plan.venue)
    outlines = [used_floor(plan.venue, level).bounds for level in levels]
    spans = [(right - left, top - bottom) for left, bottom, right, top in outlines]
    free = top - bottom - sum(cap * 7.5 for _ in levels) - gap * (len(levels) - 1)
    scales = _upper_scales(spans, wide=right - left - 4 * cap, high=free, ground=ground)
    blank = free - sum(h * 1000 / scale for (_, h), scale in zip(spans, scales, strict=True))
    spare = blank / len(levels) if blank <= free * _BLANK else 0.0
    layers: list[Layer] = []
    for level, (_, high), scale in zip(levels, spans, scales, strict=True):
        lower = top - high * 1000 / scale - cap * 7.5 - spare
        layers += _upper(plan, level, place=(left, lower, right, top), look=look, scale=scale)
        top = lower - gap
    return layers


def _upper_scales(spans: Sequence[tuple[float, float]], *, wide: float, high: float, ground: float) -> list[float]:
    """Return standard scales, each as large as the width allows, so that all levels fit below each other."""
    scales = [_standard(max(w * 1000 / wide, ground)) for w, _ in spans]
    while True:
        heights = [h * 1000 / scale for (_, h), scale in zip(spans, scales, strict=True)]
        if sum(heights) <= high or min(scales) >= SCALES[-1]:
            return scales
        tallest = heights.index(max(heights))
        scales[tallest] = _standard(scales[tallest] + 1)


def _standard(least: float) -> float:
    """Return the first standard scale that is not larger than 1:least."""
    return float(next((scale for scale in SCALES if scale >= least), math.ceil(least)))


def _upper(plan: Plan, level: Level, *, place: Box, look: Look, scale: float) -> list[Layer]:
    venue, cap = plan.venue, look.cap("legend")
    left, bottom, right, top = used_floor(venue, level).bounds
    window = (place[0] + cap, place[1] + cap, place[2] - cap, place[3] - cap * 4.5)
    middle = ((window[0] + window[2]) / 2, (window[1] + window[3]) / 2)
    view = View(centre=((left + right) / 2, (bottom + top) / 2), at=middle, scale=scale, turn=0.0, window=window)
    storey = alone(venue, level)
    at = (place[0] + cap * 1.5, place[3] - cap * 2.8)
    small = look.style.on("A3", languages=look.languages) if look.sheet in {"A0", "A1"} else look
    wall = walls(storey, ordinal=level.ordinal, view=view, look=small)
    rooms = room_labels(list(filter(is_for_visitors, units_of(storey, level.ordinal))), view=view, look=look)
    taken = Taken([wall_bands(wall), *boxes_of([rooms])])
    choice = Choice(size=_TILE, orientation=True)
    signs = amenities(storey, ordinal=level.ordinal, view=view, look=look, taken=taken, choice=choice)
    return [
        Layer(name="panels", marks=(area(rounded(place, 2), look.colours.white),)),
        floors(storey, ordinal=level.ordinal, view=view, look=look),
        fixtures(storey, ordinal=level.ordinal, view=view, look=look),
        details(storey, ordinal=level.ordinal, view=view, look=small),
        wall,
        signs,
        rooms,
        Layer(
            name="level", marks=tuple(_caption(venue, level, at=at, right=place[2] - cap * 1.5, look=look, scale=scale))
        ),
    ]


def _caption(
    venue: Venue, level: Level, *, at: tuple[float, float], right: float, look: Look, scale: float
) -> list[Mark]:
    """Write building and storey of an upper level, and its scale."""
    lines = [line for _, line in names(storey_name(venue, level), look)]
    cap, small, colours = look.cap("legend"), look.cap("small", "en"), look.colours
    first = text(lines[0], at=at, cap=cap * 1.1, colour=colours.ink, face="bold", role="level")
    marks: list[Mark] = [first]
    if len(lines) > 1:
        x = at[0] + width_of(lines[0], cap * 1.1, face="bold") + cap
        marks.append(text(lines[1], at=(x, at[1]), cap=look.cap("legend", "en"), colour=colours.ink2, role="level"))
    marks.append(text(f"1:{scale:g}", at=(right, at[1]), cap=small, colour=colours.ink2, align="right", role="level"))
    return marks
