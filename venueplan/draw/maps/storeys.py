"""Storeys on sheets: what one holds, what it is called, and the strip below a map of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.page.furniture import legend, north_arrow, scale_bar, title_block, unique_keys
from venueplan.draw.layers.page.walks import WalkTable
from venueplan.draw.paper.marks import Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View
from venueplan.model import Label, Level, Plan, Venue

_WALKS = 0.45
"""Share of the room of the legend that walking minutes may take."""


def visited_levels(venue: Venue) -> list[Level]:
    """Return the levels that hold anything a visitor looks for, from the lowest."""
    found = {unit.level for unit in venue.units if unit.name and not unit.restricted}
    return sorted((level for level in venue.levels if level.id in found), key=lambda level: (level.ordinal, level.id))


def upper_levels(venue: Venue) -> list[Level]:
    """Return those above the ground."""
    return [level for level in visited_levels(venue) if level.ordinal > 0]


def alone(venue: Venue, level: Level) -> Venue:
    """Return the venue with nothing but one level."""
    return replace(
        venue,
        levels=(level,),
        units=tuple(unit for unit in venue.units if unit.level == level.id),
        openings=tuple(opening for opening in venue.openings if opening.level == level.id),
        fixtures=tuple(fixture for fixture in venue.fixtures if fixture.level == level.id),
        amenities=tuple(amenity for amenity in venue.amenities if amenity.level == level.id),
        sections=tuple(section for section in venue.sections if section.level == level.id),
        details=tuple(detail for detail in venue.details if detail.level == level.id),
    )


def storey_name(venue: Venue, level: Level) -> Label:
    """Return what a storey is called, with its building where its own name does not say it."""
    building = next((b.name for b in venue.buildings if b.id == level.building), Label())
    storey = level.name or Label.of(zh=f"{_number(level.ordinal + 1)}层", en=f"Level {level.ordinal + 1}")
    joined = {
        code: line if building[code] in line else " · ".join(filter(None, [building[code], line]))
        for code, line in storey.texts
    }
    return Label(tuple(joined.items()))


def _number(count: int) -> str:
    return "零一二三四五六七八九十"[count] if count <= 10 else str(count)


def wall_bands(layer: Layer) -> BaseGeometry:
    """Return the walls with the width they are drawn with."""
    parts = [g.buffer(m.width / 2) for m in layer.marks if isinstance(m, Shape) for g in m.geometries]
    return shapely.union_all(parts)


def bottom_strip(
    plan: Plan, *, place: Box, view: View, look: Look, layers: Sequence[Layer], walks: WalkTable | None = None
) -> list[Layer]:
    """Return legend, walking minutes, scale bar, north arrow and title block in a strip across the page."""
    left, bottom, right, top = place
    pad = look.cap("legend") * 2
    table = (right - pad - look.cap("legend") * 36, bottom + pad * 0.6, right - pad, top - pad * 0.8)
    arrow = (table[0] - pad - look.cap("legend") * 6, (bottom + top) / 2 - pad * 0.2)
    width = (right - left) * 0.17
    bar = arrow[0] - look.cap("legend") * 8 - width
    room = (left + pad, bottom + pad * 0.8, bar - pad * 1.5, top - pad * 0.8)
    told: list[Layer] = []
    if walks and (wide := min(walks.width(look), (room[2] - room[0]) * _WALKS)):
        told = [walks.drawn((room[2] - wide, bottom, room[2], room[3]), look=look)]
        room = (room[0], room[1], room[2] - wide - pad, room[3])
    return [
        *told,
        legend(unique_keys(layers), place=room, look=look),
        scale_bar(
            view, at=(bar, (bottom + top) / 2 + pad * 0.5), width=width, look=look, speed=plan.event.walking_speed
        ),
        north_arrow(view, bearing=plan.venue.georeference.bearing, at=arrow, radius=look.cap("legend") * 4, look=look),
        title_block(plan, place=table, look=look, scale=view.scale),
    ]
