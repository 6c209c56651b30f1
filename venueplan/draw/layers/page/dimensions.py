"""What a fire plan adds to a hall: exits with widths, dimensioned aisles, floor that stays clear, fire points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely
from shapely import LineString, MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.audit import ink_polygon
from venueplan.draw.fixed import CLEAR
from venueplan.draw.layers.floor.doors import Frame, frame_of
from venueplan.draw.layers.layer import Key, Layer, Taken, area, rounded, stroke, text, tile
from venueplan.draw.layers.pictograms import amenity_key, sign_key
from venueplan.draw.layers.spots import free_spot
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import AisleWidth, Finding, Label, Opening, Place, Unit, Venue
from venueplan.rules import ClearZone, openings_of

_TICK = 0.8
"""Half a tick at the end of a dimension, mm."""

_END = 1.4
"""The ends of a dimension may lie this deep in what they measure: half a wall and some air, mm."""

_AT_FAULT = 1.6
"""A dimension this near to a finding about widths shows it, metres."""

_APART = 22.0
"""Two dimensions of one width stand at least this far apart on the page, mm."""


def clear_zones(zones: Sequence[ClearZone], *, view: View, look: Look) -> Layer:
    """Draw the floor that no stand may touch: before doors, round fire points and shutters, fire lanes, no-build."""
    kept = shapely.union_all([zone.polygon for zone in zones if zone.kind != "stage-area"])
    if kept.is_empty:
        return Layer(name="clear zones")
    width = look.line("hair") * 2
    shape = Shape(
        geometries=(view.cut(kept),), fill=CLEAR, stroke=look.colours.safety, width=width, dash=(width * 5, width * 4)
    )
    return Layer(name="clear zones", marks=(shape,))


def exit_marks(venue: Venue, hall: Unit, *, codes: Mapping[str, str], view: View, look: Look, taken: Taken) -> Layer:
    """Mark every opening of a hall: exits green with code and clear width, other doors grey with their width."""
    marks: list[Mark] = []
    findings: list[Finding] = []
    for opening in sorted(openings_of(venue, hall), key=lambda o: (o.id not in codes, o.id)):
        frame = frame_of(opening, inside=hall.polygon, view=view)
        is_exit = opening.id in codes
        marks += _leaf(opening, view=view, look=look, is_exit=is_exit)
        if is_exit:
            marks.append(area(_way_through(frame, look), look.colours.safety))
        said = f"{opening.width:.2f} m"
        plate = _door_plate(codes.get(opening.id, ""), said, frame=frame, look=look, view=view, taken=taken)
        marks += plate
        findings += [] if plate else [_unmarked(opening)]
    return Layer(name="exits", marks=tuple(marks), findings=tuple(findings))


def _leaf(opening: Opening, *, view: View, look: Look, is_exit: bool) -> list[Mark]:
    """Return a door in its wall: a broad green bar for an exit, an open gap between two thin lines for others."""
    line, thick = view.cut(opening.line), look.line("structure")
    if is_exit:
        return [Shape(geometries=(line,), stroke=look.colours.safety, width=thick * 1.5)]
    return [
        Shape(geometries=(line,), stroke=look.colours.ink2, width=thick),
        Shape(geometries=(line,), stroke=look.colours.white, width=thick - 4 * look.line("hair")),
    ]


def _way_through(frame: Frame, look: Look) -> Polygon:
    """Return an arrow that leads out through a door."""
    size = look.cap("zone")
    spots = [frame.out(size * far) for far in (-0.7, 0.55, 0.55, 1.75, 0.55, 0.55, -0.7)]
    sides = [side * size for side in (0.22, 0.22, 0.62, 0.0, -0.62, -0.22, -0.22)]
    return Polygon([(x - frame.v * s, y + frame.u * s) for (x, y), s in zip(spots, sides, strict=True)])


def _door_plate(code: str, said: str, *, frame: Frame, look: Look, view: View, taken: Taken) -> list[Mark]:
    """Write code and width of a door in front of it, on a plate if it is an exit."""
    cap, colours = look.cap("legend", "en") * (1.15 if code else 1.0), look.colours
    line = f"{code}  {said}" if code else said
    wide, high = width_of(line, cap, face="bold") + cap * 1.4, cap * 2.1
    ink = colours.white if code else colours.ink2
    for x, y in _before(frame, wide=wide, high=high, gap=look.cap("zone") * (2.1 if code else 0.8)):
        place = box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        if taken.free(place) and view.frame.covers(place):
            taken.take(place.buffer(0.6))
            plate = rounded(place.bounds, cap * 0.35)
            back = [area(plate, colours.safety)] if code else []
            words = text(
                line, at=(x, y - cap / 2), cap=cap, colour=ink, align="centre", face="bold" if code else "regular",
                role="exit" if code else "door",
            )  # fmt: skip
            return [*back, words]
    return []


def _before(frame: Frame, *, wide: float, high: float, gap: float) -> Iterator[tuple[float, float]]:
    """Yield middles of a plate in front of a door, the best first."""
    for reach in (0.0, 3.0, 7.0, 12.0):
        for shift in (0.0, 0.4, -0.4, 0.8, -0.8):
            x, y = frame.out(gap + reach)
            out = (frame.u * wide / 2, frame.v * high / 2)
            yield x + out[0] - frame.v * shift * wide, y + out[1] + frame.u * shift * wide


def _unmarked(opening: Opening) -> Finding:
    middle = opening.line.interpolate(0.5, normalized=True)
    return Finding(
        id=f"label-dropped-{opening.id}",
        rule="label-dropped",
        severity="note",
        subject=opening.id,
        place=Place(level=opening.level, x=middle.x, y=middle.y),
        message=Label.of(
            zh=f"图上放不下门“{opening.id}”的净宽", en=f"there is no room for the width of the door '{opening.id}'"
        ),
    )


def aisle_widths(
    aisles: Sequence[AisleWidth], *, faults: Sequence[Point], view: View, look: Look, taken: Taken
) -> tuple[Layer, int]:
    """Dimension aisles where there is room, faulty ones first; return how many were drawn too.

    Parameters
    ----------
    faults
        Places of findings about widths, metres: dimensions near to one are drawn in red.
    """
    faulty = MultiPoint(list(faults))
    order = sorted(
        ((bool(faults) and aisle.line.distance(faulty) < _AT_FAULT, aisle) for aisle in aisles),
        key=lambda pair: (not pair[0], round(pair[1].width, 2), *pair[1].line.centroid.coords[0]),
    )
    marks: list[Mark] = []
    drawn: list[tuple[str, BaseGeometry]] = []
    for wrong, aisle in order:
        said, page = f"{aisle.width:.2f}", view.to_page(aisle.line)
        middle = page.interpolate(0.5, normalized=True)
        near = any(said == other and middle.distance(place) < _APART for other, place in drawn)
        if near or not isinstance(page, LineString) or page.length < 2.4:
            continue
        found = _dimension(page, said, colour=look.colours.here if wrong else look.colours.ink, look=look, taken=taken)
        if found:
            marks += found
            drawn.append((said, middle))
    return Layer(name="aisle widths", marks=tuple(marks)), len(drawn)


def _dimension(page: LineString, said: str, *, colour: str, look: Look, taken: Taken) -> list[Mark]:
    """Return a dimension line with a tick at each end, and its figure on it or beside it; nothing without room."""
    (x0, y0), (x1, y1) = page.coords[0][:2], page.coords[-1][:2]
    cap, angle = look.cap("table"), math.degrees(math.atan2(y1 - y0, x1 - x0))
    angle = (angle + 90) % 180 - 90 if abs((angle + 90) % 180) > 1e-6 else 90.0
    wide = width_of(said, cap, face="medium")
    on_line = page.length >= wide + 3.2
    words = _figure(said, page, angle=angle, cap=cap, colour=colour, off=0.0 if on_line else cap * 1.1)
    ink = ink_polygon(words)
    if not taken.free(ink.buffer(0.5)) or not taken.free(_inner(page).buffer(0.25)):
        return []
    taken.take(ink.buffer(0.5))
    taken.take(page.buffer(0.3))
    lines = page.difference(ink.buffer(0.7)) if on_line else page
    width = look.line("hair") * 1.6
    ticks = [_tick(at, angle=angle) for at in ((x0, y0), (x1, y1))]
    return [Shape(geometries=(lines, *ticks), stroke=colour, width=width), words]


def _inner(page: LineString) -> LineString:
    """Return a line without its ends, which touch what they measure."""
    cut = min(_END, page.length / 3)
    return LineString([page.interpolate(cut), page.interpolate(page.length - cut)])


def _figure(said: str, page: LineString, *, angle: float, cap: float, colour: str, off: float) -> Words:
    """Return the figure of a dimension, centred on its line or moved off it by so many mm."""
    middle, turn = page.interpolate(0.5, normalized=True), math.radians(angle)
    wide = width_of(said, cap, face="medium")
    down = cap / 2 - off
    x = middle.x - math.cos(turn) * wide / 2 + math.sin(turn) * down
    y = middle.y - math.sin(turn) * wide / 2 - math.cos(turn) * down
    return Words(x=x, y=y, text=said, cap=cap, colour=colour, face="medium", angle=angle, role="dimension")


def _tick(at: tuple[float, float], *, angle: float) -> LineString:
    turn = math.radians(angle + 45)
    step = np.array([math.cos(turn), math.sin(turn)]) * _TICK
    return LineString([np.array(at) - step, np.array(at) + step])


def fire_points(venue: Venue, hall: Unit, *, view: View, look: Look, taken: Taken) -> Layer:
    """Mark hydrants, extinguishers, alarms and first aid of a hall with their pictograms."""
    colours, size = look.colours, look.cap("tile") * 0.62
    reach = hall.polygon.buffer(0.6)
    marks: list[Mark] = []
    keys: dict[str, Key] = {}
    findings: list[Finding] = []
    points = [(a.id, a.point, amenity_key(a, look)) for a in venue.amenities if a.level == hall.level]
    points += [
        (f.id, f.polygon.representative_point(), sign_key("hydrant", look))
        for f in venue.fixtures
        if f.level == hall.level and f.kind in {"hydrant", "fire-hydrant", "fire-point", "extinguisher"}
    ]
    for name, point, key in sorted(points, key=lambda entry: entry[0]):
        if key is None or key.colour not in {colours.fire, colours.safety} or not reach.covers(point):
            continue
        at = view.point(point.x, point.y)
        spot = free_spot(at, size=size, view=view, taken=taken) or free_spot(
            at, size=size * 0.7, view=view, taken=taken
        )
        if spot is None:
            findings.append(_unmarked_point(name, point=(point.x, point.y), level=hall.level))
            continue
        if math.dist(at, spot) > size * 0.3:
            marks.append(stroke([at, spot], key.colour, width=look.line("hair") * 2))
        marks += tile(key, at=spot, size=size)
        keys[key.sign + key.colour] = key
    return Layer(name="fire points", marks=tuple(marks), keys=tuple(keys.values()), findings=tuple(findings))


def _unmarked_point(name: str, *, point: tuple[float, float], level: str) -> Finding:
    return Finding(
        id=f"pictogram-dropped-{name}",
        rule="label-dropped",
        severity="note",
        subject=name,
        place=Place(level=level, x=point[0], y=point[1]),
        message=Label.of(
            zh=f"消防设施 {name} 的图标在图上无处可放", en=f"there is no room for the fire point '{name}'"
        ),
    )
