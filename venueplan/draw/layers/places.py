"""Names of rooms, pictograms of amenities, and the doors with what is behind them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fit import placed
from venueplan.draw.layers.building import OPEN_UNITS, levels_of, units_of
from venueplan.draw.layers.layer import Key, Layer, Taken, area, name_paras, names, text, tile
from venueplan.draw.layers.pictograms import amenity_key, is_safety, sign_key
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.style import Look
from venueplan.draw.typeset import Para
from venueplan.draw.view import View
from venueplan.draw.words import word
from venueplan.model import Amenity, Finding, Label, Opening, Place, Section, Unit, Venue


def amenities(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken) -> Layer:
    """Place a pictogram at every amenity that visitors need, moved a little where the spot is taken.

    Fire equipment is drawn at half the size: it must be found, not read.
    """
    levels = levels_of(venue, ordinal)
    marks: list[Mark] = []
    keys: list[Key] = []
    findings: list[Finding] = []
    for amenity in sorted((a for a in venue.amenities if a.level in levels), key=lambda a: a.id):
        key = amenity_key(amenity, look.colours)
        if key is None or not view.shows(amenity.point.x, amenity.point.y):
            continue
        size = look.cap("tile") * (0.5 if is_safety(key, look.colours) else 0.85)
        spot = free_spot(view.point(amenity.point.x, amenity.point.y), size=size, view=view, taken=taken)
        if spot is None:
            findings.append(_no_room(amenity))
            continue
        marks += tile(key, x=spot[0], y=spot[1], size=size)
        keys.append(key)
    return Layer(name="amenities", marks=tuple(marks), keys=tuple(keys), findings=tuple(findings))


def free_spot(at: tuple[float, float], *, size: float, view: View, taken: Taken) -> tuple[float, float] | None:
    """Return the free place for a tile nearest to a point, at most two and a half tiles away; it is then taken."""
    x, y = at
    rings = [(0.0, 1), (0.6, 8), (1.1, 8), (1.7, 12), (2.4, 16)]
    for reach, count in rings:
        for step in range(count):
            angle = 2 * math.pi * step / count
            u, v = x + reach * size * math.cos(angle), y + reach * size * math.sin(angle)
            half = size / 2
            place = box(u - half, v - half, u + half, v + half)
            if taken.free(place.buffer(size * 0.06)) and view.frame.covers(place):
                taken.take(place)
                return u, v
    return None


def _no_room(amenity: Amenity) -> Finding:
    return Finding(
        id=f"pictogram-dropped-{amenity.id}",
        rule="label-dropped",
        severity="note",
        subject=amenity.id,
        place=Place(level=amenity.level, x=amenity.point.x, y=amenity.point.y),
        message=Label.of(
            zh=f"设施 {amenity.id} 的图标在图上无处可放", en=f"there is no room for the pictogram of '{amenity.id}'"
        ),
    )


def room_label(unit: Unit, look: Look, *, quiet: bool) -> list[list[Para]]:
    """Return what the label of a room may say: number and names, number and first name, number (or first name)."""
    colour = look.colours.ink2 if quiet else look.colours.ink
    lines = name_paras(unit.name, look, role="room-name", colour=colour, subject=unit.id)
    ladder = [lines[:count] for count in range(len(lines), 0, -1)]
    if not unit.number or unit.use == "exhibition":
        return ladder
    number = Para(
        text=unit.number, cap=look.cap("room-number"), floor=look.floor("room-number"), face="bold", most=1,
        colour=colour if quiet else look.colours.room_number, role="room-number", subject=unit.id,
    )  # fmt: skip
    return [[number, *lines] for lines in [*ladder, []]]


def hall_label(unit: Unit, look: Look, *, quiet: bool = False) -> list[list[Para]]:
    """Return what the label of a hall may say: a huge numeral and its names, fewer names, the numeral."""
    colour = look.colours.ink2 if quiet else look.colours.ink
    lines = name_paras(unit.name, look, role="zone", colour=colour, subject=unit.id)
    if not unit.number:
        return [lines[:count] for count in range(len(lines), 0, -1)]
    numeral = Para(
        text=unit.number, cap=look.cap("hall"), floor=look.floor("hall"), face="bold", most=1,
        colour=colour, role="hall", subject=unit.id,
    )  # fmt: skip
    return [[numeral, *lines[:count]] for count in range(len(lines), -1, -1)]


def room_labels(
    units: Sequence[Unit], *, view: View, look: Look, busy: Sequence[BaseGeometry] = (), quiet: bool = False
) -> Layer:
    """Write number and name into every room that the view shows.

    Parameters
    ----------
    busy
        What stands in the rooms already, mm on the page: labels keep clear of it.
    quiet
        True where rooms are only surroundings.
    """
    tree = shapely.STRtree(list(busy))
    marks: list[Mark] = []
    findings: list[Finding] = []
    for unit in units:
        cut = view.cut(unit.polygon)
        ladder = (
            hall_label(unit, look, quiet=quiet) if unit.use == "exhibition" else room_label(unit, look, quiet=quiet)
        )
        if cut.is_empty or not ladder:
            continue
        near = [busy[i].buffer(0.6, join_style="mitre") for i in tree.query(cut, predicate="intersects")]
        label = placed(cut.difference(shapely.union_all(near)) if near else cut, ladder, pad=look.cap("small") * 0.8)
        if label:
            marks += label.words
        if not quiet and (label is None or label.rank > 0):
            findings.append(
                _room_note(unit, dropped=" ".join(p.text for p in ladder[0][len(ladder[label.rank]) if label else 0 :]))
            )
    return Layer(name="room labels", marks=tuple(marks), findings=tuple(findings))


def _room_note(unit: Unit, *, dropped: str) -> Finding:
    middle = unit.polygon.representative_point()
    return Finding(
        id=f"label-dropped-{unit.id}",
        rule="label-dropped",
        severity="note",
        subject=unit.id,
        place=Place(level=unit.level, x=middle.x, y=middle.y),
        message=Label.of(zh=f"{unit.id} 处放不下“{dropped}”", en=f"there is no room for '{dropped}' in '{unit.id}'"),
    )


def section_labels(sections: Sequence[Section], *, view: View, look: Look, busy: Sequence[BaseGeometry] = ()) -> Layer:
    """Write the names of stages and other named areas into them."""
    taken = shapely.union_all([shape.buffer(0.6) for shape in busy]) if busy else Polygon()
    marks: list[Mark] = []
    for section in sections:
        cut = view.cut(section.polygon)
        lines = name_paras(section.name, look, role="room-name", colour=look.colours.info, subject=section.id)
        if cut.is_empty or not lines:
            continue
        label = placed(cut.difference(taken), [lines[:n] for n in range(len(lines), 0, -1)], pad=look.cap("small"))
        marks += label.words if label else ()
    return Layer(name="section labels", marks=tuple(marks))


def doors(venue: Venue, unit: Unit, *, view: View, look: Look, taken: Taken) -> Layer:
    """Mark the doors of a hall: an arrow into it and a name at each entrance, a green sign at emergency exits."""
    marks: list[Mark] = []
    keys: list[Key] = []
    levels = levels_of(venue, venue.level(unit.level).ordinal)
    edge = unit.polygon.boundary.buffer(0.02)
    touching = [o for o in venue.openings if o.level in levels and edge.covers(o.line)]
    for opening in sorted(touching, key=lambda o: (not o.name, o.id)):
        frame = _door_frame(opening, unit, view)
        if opening.category == "emergencyexit":
            key = sign_key("exit", look.colours)
            size = look.cap("tile") * 0.6
            spot = free_spot(_along(frame, size * 0.9), size=size, view=view, taken=taken)
            if spot:
                marks += tile(key, x=spot[0], y=spot[1], size=size)
                keys.append(key)
        else:
            marks.append(_arrow(frame, look))
            taken.take(shapely.box(*_arrow(frame, look).geometries[0].bounds))  # type: ignore[union-attr]
            marks += _door_name(opening, frame, view=view, look=look, taken=taken)
            keys.append(Key(label=word("entrance"), colour=look.colours.info, sign="\uf0d8", face="icon"))
    return Layer(name="doors", marks=tuple(marks), keys=tuple(keys[:1] + [k for k in keys[1:] if k != keys[0]]))


Frame = tuple[float, float, float, float]
"""Middle of a door on the page, mm, and the unit vector that points out of the hall."""


def _door_frame(opening: Opening, unit: Unit, view: View) -> Frame:
    ends = shapely.get_coordinates(view.to_page(opening.line))
    (x0, y0), (x1, y1) = ends[0].tolist(), ends[-1].tolist()
    long = max(math.hypot(x1 - x0, y1 - y0), 1e-9)
    out = ((y1 - y0) / long, -(x1 - x0) / long)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    probe = shapely.Point(middle[0] + out[0] * 0.5, middle[1] + out[1] * 0.5)
    if view.to_page(unit.polygon).covers(probe):
        out = (-out[0], -out[1])
    return (*middle, *out)


def _along(frame: Frame, distance: float) -> tuple[float, float]:
    x, y, u, v = frame
    return x + u * distance, y + v * distance


def _arrow(frame: Frame, look: Look):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """A triangle outside a door that points into the hall."""
    size = look.cap("zone") * 1.15
    _, _, u, v = frame
    (tip_x, tip_y), (base_x, base_y) = _along(frame, size * 0.35), _along(frame, size * 1.25)
    side = size * 0.62
    points = [(tip_x, tip_y), (base_x - v * side, base_y + u * side), (base_x + v * side, base_y - u * side)]
    return area(Polygon(points), look.colours.info)


def _door_name(opening: Opening, frame: Frame, *, view: View, look: Look, taken: Taken) -> list[Mark]:
    """The name of an entrance, outside of it, where there is room."""
    texts = names(opening.name, look)
    if not texts:
        return []
    caps = [look.cap("zone", language) * 0.85 for language, _ in texts]
    faces = ["medium" if number == 0 else "regular" for number in range(len(texts))]
    widths = [width_of(t, c, face=f) for (_, t), c, f in zip(texts, caps, faces, strict=True)]
    wide, high = max(widths), sum(caps) * 1.5
    for reach, shift in ((1.7, 0.0), (1.7, 0.6), (1.7, -0.6), (1.7, 1.2), (1.7, -1.2), (3.0, 0.0)):
        start = _along(frame, look.cap("zone") * reach)
        u, v = frame[2], frame[3]
        x = start[0] + u * wide / 2 - v * shift * wide
        y = start[1] + v * high / 2 + u * shift * wide
        place = box(x - wide / 2 - 0.5, y - high / 2 - 0.5, x + wide / 2 + 0.5, y + high / 2 + 0.5)
        if taken.free(place) and view.frame.covers(place):
            taken.take(place)
            return _stack(texts, caps=caps, faces=faces, x=x, top=y + high / 2, look=look, subject=opening.id)
    return []


def _stack(texts, *, caps, faces, x, top, look, subject):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, PLR0913
    marks: list[Mark] = []
    for (_, line), cap, face in zip(texts, caps, faces, strict=True):
        top -= cap * 1.2
        marks.append(
            text(
                line,
                at=(x, top),
                cap=cap,
                colour=look.colours.ink,
                align="centre",
                face=face,
                role="door",
                subject=subject,
                halo=look.colours.outdoor if 0 else "",
            )
        )
        top -= cap * 0.35
    return marks


def neighbours(venue: Venue, subject: Unit) -> list[Unit]:
    """Return the other units on the level of a hall, enclosed ones first."""
    ordinal = venue.level(subject.level).ordinal
    others = [unit for unit in units_of(venue, ordinal) if unit.id != subject.id]
    return sorted(others, key=lambda unit: (unit.category in OPEN_UNITS, unit.id))
