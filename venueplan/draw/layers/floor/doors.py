"""Doors: an arrow inwards and a name at entrances, a green sign at emergency exits, a grey one at goods doors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shapely
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.building import floor_kind, levels_of
from venueplan.draw.layers.layer import Key, Layer, Taken, area, names, tile
from venueplan.draw.layers.pictograms import sign_key
from venueplan.draw.layers.spots import free_spot
from venueplan.draw.lettering.typeset import centred, height_of, set_line
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Finding, Label, Opening, Place, Unit, Venue

_ARROW = "\uf0d8"
_TRUCK = "\uf0d1"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A door on the page: its middle in mm, and the unit vector that points out of it."""

    x: float
    y: float
    u: float
    v: float

    def out(self, distance: float) -> tuple[float, float]:
        """Return the point a distance in mm in front of the door."""
        return self.x + self.u * distance, self.y + self.v * distance


def frame_of(opening: Opening, *, inside: BaseGeometry, view: View) -> Frame:
    """Return where a door lies on the page; ``inside`` (metres) is what it leads into."""
    ends = shapely.get_coordinates(opening.line)
    (x0, y0), (x1, y1) = ends[0].tolist(), ends[-1].tolist()
    long = max(math.hypot(x1 - x0, y1 - y0), 1e-9)
    u, v = (y1 - y0) / long, -(x1 - x0) / long
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    if inside.covers(Point(x + u * 0.3, y + v * 0.3)):
        u, v = -u, -v
    here, there = view.point(x, y), view.point(x + u, y + v)
    k = view.length(1.0)
    return Frame(x=here[0], y=here[1], u=(there[0] - here[0]) / k, v=(there[1] - here[1]) / k)


def arrow(frame: Frame, look: Look) -> Polygon:
    """Return a triangle in front of a door that points into it."""
    size = look.cap("zone") * 1.1
    tip, base, side = frame.out(size * 0.35), frame.out(size * 1.25), size * 0.62
    wings = [(base[0] + sign * frame.v * side, base[1] - sign * frame.u * side) for sign in (-1, 1)]
    return Polygon([tip, *wings])


def hall_doors(venue: Venue, unit: Unit, *, view: View, look: Look, taken: Taken) -> Layer:
    """Mark the doors of a hall: emergency exits first, they must be there; then entrances and goods doors."""
    levels = levels_of(venue, venue.level(unit.level).ordinal)
    edge = unit.polygon.boundary.buffer(0.02)
    touching = [o for o in venue.openings if o.level in levels and edge.covers(o.line)]
    layer = _exits(touching, inside=unit.polygon, view=view, look=look, taken=taken)
    public = _Public(venue, unit=unit)
    marks, keys, findings = list(layer.marks), list(layer.keys), list(layer.findings)
    for opening in sorted((o for o in touching if not _is_exit(o)), key=lambda o: (not o.name, o.id)):
        frame = frame_of(opening, inside=unit.polygon, view=view)
        if opening.category == "service" or not public.leads_out(opening):
            key, found = _goods(opening, frame, view=view, look=look, taken=taken)
        else:
            key, found = _entrance(opening, frame, view=view, look=look, taken=taken)
        marks += found
        keys += [key] if found else []
        findings += _unsaid(opening, found)
    return Layer(name="doors", marks=tuple(marks), keys=tuple(keys), findings=tuple(findings))


def emergency_exits(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken, share: float = 0.5) -> Layer:
    """Mark every emergency exit of an ordinal that the view shows; ``share`` of the style's tile is its size."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline for level in levels.values() if not level.outdoor])
    doors = [o for o in venue.openings if o.level in levels and _is_exit(o)]
    shown = [o for o in doors if view.shows(o.line.centroid.x, o.line.centroid.y)]
    return _exits(shown, inside=inside, view=view, look=look, taken=taken, share=share)


def site_entrances(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken) -> Layer:
    """Mark every named door between indoors and outdoors, but those for emergencies, goods and closed courts."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline for level in levels.values() if not level.outdoor])
    shell = inside.boundary.buffer(0.03)
    courts = _courts(venue, ordinal=ordinal)
    marks: list[Mark] = []
    findings: list[Finding] = []
    for opening in sorted((o for o in venue.openings if o.level in levels and o.name), key=lambda o: o.id):
        if _is_exit(opening) or opening.category == "service" or not shell.covers(opening.line):
            continue
        if courts.intersects(opening.line):
            continue
        frame = frame_of(opening, inside=inside, view=view)
        found = _entrance(opening, frame, view=view, look=look, taken=taken)[1]
        marks += found
        findings += _unsaid(opening, found) if view.shows(*opening.line.centroid.coords[0]) else []
    keys = (_entrance_key(look),) if marks else ()
    return Layer(name="entrances", marks=tuple(marks), keys=keys, findings=tuple(findings))


def _is_exit(opening: Opening) -> bool:
    return opening.category == "emergencyexit"


def _courts(venue: Venue, *, ordinal: int) -> BaseGeometry:
    """Return the ground that buildings close in on all sides."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline.buffer(0.05) for level in levels.values() if not level.outdoor])
    rings = [ring for part in shapely.get_parts(inside) if isinstance(part, Polygon) for ring in part.interiors]
    return shapely.union_all([Polygon(ring).buffer(0.2) for ring in rings])


class _Public:
    """Which doors of a unit lead to floor that visitors walk on."""

    def __init__(self, venue: Venue, *, unit: Unit) -> None:
        ordinal = venue.level(unit.level).ordinal
        levels = levels_of(venue, ordinal)
        others = [u for u in venue.units if u.level in levels and u.id != unit.id and not levels[u.level].outdoor]
        self._closed = [u for u in others if u.restricted or floor_kind(u, outdoor=False) == "service"]
        self._courts = _courts(venue, ordinal=ordinal)

    def leads_out(self, opening: Opening) -> bool:
        """Tell whether no closed room and no closed court lies behind a door."""
        middle = opening.line.interpolate(0.5, normalized=True)
        return not self._courts.intersects(middle) and all(u.polygon.distance(middle) > 0.02 for u in self._closed)


def _entrance_key(look: Look) -> Key:
    return Key(label=word("entrance"), colour=look.colours.info, sign=_ARROW, face="icon")


def _exits(
    doors: Iterable[Opening], *, inside: BaseGeometry, view: View, look: Look, taken: Taken, share: float = 0.6
) -> Layer:
    """Draw a green sign outside every emergency exit, smaller where it is narrow; one without room is a finding."""
    key, full = sign_key("exit", look), look.cap("tile") * share
    marks: list[Mark] = []
    findings: list[Finding] = []
    for opening in sorted((o for o in doors if _is_exit(o)), key=lambda o: o.id):
        frame = frame_of(opening, inside=inside, view=view)
        for size in (full, full * 0.75):
            spot = free_spot(frame.out(size * 0.9), size=size, view=view, taken=taken)
            if spot:
                marks += tile(key, at=spot, size=size)
                break
        else:
            findings.append(_no_place(opening, zh="安全出口标志", en="the emergency exit sign"))
    return Layer(name="exits", marks=tuple(marks), keys=(key,) if marks else (), findings=tuple(findings))


def _goods(opening: Opening, frame: Frame, *, view: View, look: Look, taken: Taken) -> tuple[Key, list[Mark]]:
    """Mark a door that visitors do not use: a grey truck if it is for goods, and its name in grey."""
    colours, size = look.colours, look.cap("tile") * 0.6
    key = Key(label=word("goods-door"), colour=colours.ink2, sign=_TRUCK, face="icon")
    marks: list[Mark] = []
    if opening.category == "service":
        spot = free_spot(frame.out(size * 0.9), size=size, view=view, taken=taken)
        marks += tile(key, at=spot, size=size) if spot else []
        if not spot:
            return key, []
    name = _name(opening, frame, view=view, look=look, taken=taken, colour=colours.ink2)
    return key, [*marks, *name]


def _unsaid(opening: Opening, found: Iterable[Mark]) -> list[Finding]:
    """Note a name that its door does not bear."""
    said = any(isinstance(mark, Words) and mark.role == "door" for mark in found)
    name = str(opening.name)
    return [] if said or not name else [_no_place(opening, zh=f"“{name}”", en=f"'{name}'")]


def _no_place(opening: Opening, *, zh: str, en: str) -> Finding:
    middle = opening.line.interpolate(0.5, normalized=True)
    return Finding(
        id=f"label-dropped-{opening.id}",
        rule="label-dropped",
        severity="note",
        subject=opening.id,
        place=Place(level=opening.level, x=middle.x, y=middle.y),
        message=Label.of(zh=f"门 {opening.id} 处放不下{zh}", en=f"there is no room for {en} at '{opening.id}'"),
    )


def _entrance(opening: Opening, frame: Frame, *, view: View, look: Look, taken: Taken) -> tuple[Key, list[Mark]]:
    shape = arrow(frame, look)
    spot = box(*shape.bounds)
    if not taken.free(spot.buffer(-0.4)) or not view.frame.covers(spot):
        return _entrance_key(look), []
    taken.take(spot)
    name = _name(opening, frame, view=view, look=look, taken=taken)
    return _entrance_key(look), [area(shape, look.colours.info), *name]


def _name(opening: Opening, frame: Frame, *, view: View, look: Look, taken: Taken, colour: str = "") -> list[Words]:
    """Write the name of a door in front of it, where there is room."""
    texts = names(opening.name, look)
    if not texts:
        return []
    lines = [
        set_line(
            line,
            cap=look.cap("legend", language) * 1.1,
            colour=colour or look.colours.ink,
            face="regular" if rank else "medium",
            role="door",
            subject=opening.id,
        )
        for rank, (language, line) in enumerate(texts)
    ]
    wide = max(line.width for line in lines)
    high = height_of(lines)
    for x, y in _spots(frame, wide=wide, high=high, step=look.cap("zone")):
        place = box(x - wide / 2 - 1.2, y - high / 2 - 1.0, x + wide / 2 + 1.2, y + high / 2 + 1.0)
        if taken.free(place) and view.frame.covers(place):
            taken.take(place.buffer(1.5))
            return centred(lines, x=x, y=y)
    return []


def _spots(frame: Frame, *, wide: float, high: float, step: float) -> Iterator[tuple[float, float]]:
    """Yield middles of a name in front of a door, the best first."""
    for reach in (1.6, 2.6, 3.8):
        for shift in (0.0, 0.5, -0.5, 1.0, -1.0):
            x, y = frame.out(step * reach)
            yield x + frame.u * wide / 2 - frame.v * shift * wide, y + frame.v * high / 2 + frame.u * shift * wide
