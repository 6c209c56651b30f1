"""The you-are-here board: what is straight ahead of the reader is up on the map."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import shapely
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.booths import booth_areas, booth_labels, row_discs
from venueplan.draw.layers.floor.building import (
    below,
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
from venueplan.draw.layers.floor.doors import emergency_exits
from venueplan.draw.layers.floor.outdoors import outdoor_labels
from venueplan.draw.layers.floor.places import Choice, amenities, room_labels
from venueplan.draw.layers.floor.zones import hall_tints, zone_chips
from venueplan.draw.layers.layer import Layer, Taken, area, both, names, rounded, stroke, text
from venueplan.draw.layers.page.furniture import Heading, header, legend, north_arrow, scale_bar, unique_keys
from venueplan.draw.layers.page.inset import inset
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import walking, word
from venueplan.draw.maps.facing import board_view
from venueplan.draw.maps.here import interrupted, pin_at, view_cone, walking_arcs
from venueplan.draw.pages import Paper, look_on, paper_of
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.view import Box, View
from venueplan.errors import UnknownNameError
from venueplan.model import FORMATS, Booth, Plan, SignSite, Unit

_UPRIGHT = paper_of("A1-portrait")


def site_of(plan: Plan, site_id: str) -> SignSite:
    """Return a sign site by id; raise :class:`UnknownNameError` if there is none."""
    sites = {site.id: site for site in plan.event.sites}
    if site_id not in sites:
        raise UnknownNameError("sign site", site_id, known=sites)
    return sites[site_id]


def draw_board(
    plan: Plan,
    site_id: str,
    *,
    minutes: Mapping[str, float] | None = None,
    style: Style | None = None,
    paper: Paper | None = None,
) -> Sheet:
    """Draw the you-are-here board of a sign site, turned to the direction in which its reader looks.

    Parameters
    ----------
    minutes
        Walking time to halls and rooms by their ids; those of them that have a name are listed on the board.
    paper
        Page to draw on; None for an upright A1.

    Raises
    ------
    UnknownNameError
        If there is no such site.
    """
    site = site_of(plan, site_id)
    # Boards are read standing, from farther than a plan on a table: the type of the next larger format.
    paper = paper or _UPRIGHT
    look = look_on(paper, style_for(plan, style), languages=plan.event.languages)
    look = replace(look, sheet=FORMATS[max(0, FORMATS.index(look.sheet) - 1)])
    wide, high = paper.size
    edge, gap, bar, foot = wide * 0.024, wide * 0.012, wide * 0.115, look.cap("legend") * 30
    window = (edge, edge + foot + gap, wide - edge, high - bar - edge)
    view = board_view(plan, site, window=window, near=_hall_at(plan, site) is not None)
    layers = _map(plan, site, view=view, look=look)
    hall = _hall_at(plan, site)
    heading = Heading(
        numeral=hall.number if hall else "",
        sign="" if hall and hall.number else "\uf3c5",
        title=word("you-are-here"),
        right=(site.name or plan.venue.name, word("up-is-ahead")),
    )
    low = (edge, edge, wide - edge, edge + foot)
    panels = Layer(
        name="panels", marks=(area(box(*window), look.colours.paper), area(rounded(low, 2), look.colours.white))
    )
    return Sheet(
        name=f"board-{site.id}",
        title=f"{word('you-are-here')} · {site.name or site.id} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.sheet,
        layers=(
            panels,
            *layers,
            header(heading, place=(0, high - bar, wide, high), look=look, fill=look.colours.here),
            *_foot(plan, site=site, walks=bool(minutes), place=low, sheet=(view, look), layers=layers),
            _walks(plan, minutes or {}, ordinal=plan.venue.level(site.level).ordinal, place=low, look=look),
        ),
        view=view,
    )


def _hall_at(plan: Plan, site: SignSite) -> Unit | None:
    """Return the hall in which a board hangs, or None."""
    here = Point(site.x, site.y)
    halls = (hall for hall in plan.venue.halls if hall.level == site.level)
    return next((hall for hall in halls if hall.polygon.distance(here) < 0.5), None)


def sheet_angle(view: View, *, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the direction on the sheet between two points of the plan, degrees clockwise from the top."""
    (x0, y0), (x1, y1) = view.point(*start), view.point(*end)
    return math.degrees(math.atan2(x1 - x0, y1 - y0)) % 360


def _map(plan: Plan, site: SignSite, *, view: View, look: Look) -> list[Layer]:
    venue = plan.venue
    ordinal = venue.level(site.level).ordinal
    levels = levels_of(venue, ordinal)
    near = _hall_at(plan, site) is not None
    booths = _booths(plan, site, view=view) if near else ()
    wall = walls(venue, ordinal=ordinal, view=view, look=look)
    pin, cone = pin_at(view, look), view_cone(view, look)
    arcs = walking_arcs(view, speed=plan.event.walking_speed, look=look)
    posts = furnishings(venue, ordinal=ordinal, view=view)
    taken = Taken([*(view.to_page(b.polygon) for b in booths), *_wide(wall), *boxes_of([pin, arcs.names])])
    exits = emergency_exits(venue, ordinal=ordinal, view=view, look=look, taken=taken)
    choice = Choice(size=0.62, fire_within=Polygon())
    signs = amenities(venue, ordinal=ordinal, view=view, look=look, taken=taken, choice=choice)
    rows = row_discs(booths, view=view, look=look, taken=taken)
    stages = stage_areas(venue, ordinal=ordinal, view=view, look=look)
    busy = [*boxes_of([pin, stages, exits, signs, rows, arcs.names]), *posts]
    units = units_of(venue, ordinal)
    indoor = [u for u in units if not levels[u.level].outdoor and is_for_visitors(u)]
    full = shapely.union_all([b.polygon for b in booths]) if booths else Polygon()
    halls = [u for u in indoor if u.use != "exhibition" or not u.polygon.intersects(full)]
    legible = [unit for unit in halls if _is_large(unit, view=view, look=look)]
    rooms = room_labels(legible, view=view, look=look, busy=busy)
    outside = outdoor_labels(venue, ordinal=ordinal, view=view, look=look, busy=[*busy, *boxes_of([rooms])])
    numbers = _numbers(plan, booths, view=view, look=look, busy=busy)
    tints = {} if booths else hall_tints(plan, look)
    plain = [] if booths else [unit for unit in legible if unit.use == "exhibition"]
    chips = zone_chips(plan, plain, view=view, look=look, busy=[*busy, *boxes_of([rooms])])
    texts = boxes_of([rooms, chips, outside, numbers, exits, signs, rows])
    return [
        *([below(venue, view=view, look=look)] if ordinal else []),
        floors(venue, ordinal=ordinal, view=view, look=look, tints=tints),
        cone.field,
        details(venue, ordinal=ordinal, view=view, look=look),
        stages,
        booth_areas(plan, booths, view=view, look=look),
        fixtures(venue, ordinal=ordinal, view=view, look=look),
        wall,
        interrupted(cone.edge, texts),
        interrupted(arcs.lines, texts),
        Layer(name="room labels", marks=rooms.marks),
        chips,
        outside,
        numbers,
        rows,
        exits,
        signs,
        arcs.names,
        pin,
    ]


def _is_large(unit: Unit, *, view: View, look: Look) -> bool:
    """Tell whether a label in a room can be read from before the board; a number alone needs less room than names."""
    side = look.floor("room-number") * 3 if unit.number else look.cap("room-name") * 4
    return view.cut(unit.polygon).area > side**2


def _wide(layer: Layer) -> list[BaseGeometry]:
    return [g.buffer(m.width / 2) for m in layer.marks if isinstance(m, Shape) for g in m.geometries]


def _booths(plan: Plan, site: SignSite, *, view: View) -> tuple[Booth, ...]:
    """Return the booths on the board's level that the map shows whole."""
    found = plan.floor_plan.booths if plan.floor_plan else ()
    inside = view.frame.buffer(-1)
    return tuple(b for b in found if b.level == site.level and inside.covers(view.to_page(b.polygon)))


def _numbers(plan: Plan, booths: Sequence[Booth], *, view: View, look: Look, busy: Sequence[BaseGeometry]) -> Layer:
    """Numbers and names in booths; what is not legible on a board is on the hall plan, so nothing is noted."""
    found = booth_labels(plan, booths, view=view, look=look, busy=busy)
    return Layer(name="booth labels", marks=found.marks)


def _foot(
    plan: Plan, *, site: SignSite, walks: bool, place: Box, sheet: tuple[View, Look], layers: Sequence[Layer]
) -> list[Layer]:
    """Lay out legend, scale, north arrow and inset below the map."""
    view, look = sheet
    left, bottom, right, top = place
    cap = look.cap("legend")
    pad, wide = cap * 1.8, right - left
    edge = left + wide * 0.7
    small = (edge, bottom + cap * 11, right - pad, top - pad)
    arrow = (right - pad - cap * 3.4, bottom + cap * 5.4)
    keys = (left + pad, bottom + pad, left + wide * (0.4 if walks else 0.66), top - pad)
    return [
        legend(unique_keys(layers), place=keys, look=look),
        scale_bar(view, at=(edge, bottom + cap * 6.6), width=wide * 0.17, look=look, speed=plan.event.walking_speed),
        north_arrow(view, bearing=plan.venue.georeference.bearing, at=arrow, radius=cap * 3, look=look),
        _whole(plan, site, place=small, look=look),
    ]


def _whole(plan: Plan, site: SignSite, *, place: Box, look: Look) -> Layer:
    """Draw the whole site, turned like the map, with the board's place."""
    cap = look.cap("legend")
    inner = (place[0], place[1], place[2], place[3] - cap * 2.2)
    small = inset(plan.venue, place=inner, turn=site.facing, look=look, spot=(site.x, site.y))
    title = text(
        both(word("here-on-site"), look),
        at=(place[0], place[3] - cap),
        cap=cap,
        colour=look.colours.ink,
        face="medium",
        role="inset",
    )
    return Layer(name="inset", marks=(title, *small.marks))


def _walks(plan: Plan, minutes: Mapping[str, float], *, ordinal: int, place: Box, look: Look) -> Layer:
    """List where one can walk from here and how long it takes, nearest first."""
    left, bottom, right, top = place
    pad, cap = look.cap("legend") * 1.8, look.cap("legend")
    x0, x1 = left + (right - left) * 0.42, left + (right - left) * 0.67
    units = {unit.id: unit for unit in plan.venue.units}
    found = sorted((round(time, 2), key) for key, time in minutes.items() if key in units and units[key].name)
    if not found:
        return Layer(name="walks")
    y = top - pad - cap
    title = text(
        both(word("walking-from-here"), look), at=(x0, y), cap=cap, colour=look.colours.ink, face="bold", role="walks"
    )
    marks: list[Mark] = [title]
    pitch = cap * 2.3
    for time, key in found[: int((y - bottom - pad) // pitch)]:
        y -= pitch
        marks.append(stroke([(x0, y + cap * 1.6), (x1, y + cap * 1.6)], look.colours.rule, width=look.line("hair")))
        marks += _walk(plan, units[key], time=time, ordinal=ordinal, place=(x0, y, x1, y + cap), look=look)
    return Layer(name="walks", marks=tuple(marks))


def _walk(plan: Plan, unit: Unit, *, time: float, ordinal: int, place: Box, look: Look) -> list[Mark]:
    """Write one line: number and names, the storey in a frame if it is another one, and the time."""
    x0, y, x1, top = place
    cap, colours = (top - y) * 0.8, look.colours
    same: dict[str, Any] = {"cap": cap, "role": "walks", "colour": colours.ink}
    count = walking(time, speed=plan.event.walking_speed)
    marks: list[Mark] = [text(count, at=(x1, y), align="right", face="bold", **same)]
    right = x1 - cap * 6.5
    storey = _storey(plan, unit, ordinal=ordinal, look=look)
    if storey:
        fitted = shortened(storey, cap=cap, width=cap * 9, face="medium")
        wide = max(width_of(fitted, cap, face="medium") + cap * 0.8, cap * 1.8)
        frame = rounded((right - wide, y - cap * 0.4, right, y + cap * 1.4), cap * 0.4)
        marks.append(Shape(geometries=(frame,), stroke=colours.wall, width=look.line("hair")))
        marks.append(text(fitted, at=(right - wide / 2, y), align="centre", face="medium", **same))
        right -= wide + cap * 0.8
    return [*marks, *_numbered(unit, place=(x0, y, right, top), cap=cap, look=look)]


def _numbered(unit: Unit, *, place: Box, cap: float, look: Look) -> list[Mark]:
    """Write the number of a unit, if its name does not say it, and its names, the first one strongest."""
    x, y, right, _ = place
    lines = list(dict.fromkeys(line for _, line in names(unit.name, look)))
    said = any(unit.number in line for line in lines)
    pieces = [] if said or not unit.number else [(unit.number, "bold", look.colours.ink)]
    pieces += [(line, "medium", look.colours.ink) for line in lines[:1]]
    pieces += [(line, "regular", look.colours.ink2) for line in lines[1:]]
    marks: list[Mark] = []
    for line, face, colour in pieces:
        fitted = shortened(line, cap=cap, width=right - x, face=face)
        if fitted == "…":
            break
        marks.append(text(fitted, at=(x, y), cap=cap, colour=colour, face=face, role="walks", subject=unit.id))
        x += width_of(fitted, cap, face=face) + cap * 0.9
    return marks


def _storey(plan: Plan, unit: Unit, *, ordinal: int, look: Look) -> str:
    """Return the storey of a unit that is not on the storey of the reader: its short name, else its name."""
    level = plan.venue.level(unit.level)
    if level.ordinal == ordinal:
        return ""
    return level.short_name or next((line for _, line in names(level.name, look)), level.id)
