"""Names of rooms, pictograms of amenities, and the doors with what is behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.building import OPEN_UNITS, floor_kind, levels_of, units_of
from venueplan.draw.layers.layer import Key, Layer, Taken, name_paras, tile
from venueplan.draw.layers.pictograms import amenity_key, is_fire, is_for_orientation, with_facilities
from venueplan.draw.layers.spots import free_spot
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.paper.marks import Mark
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Amenity, Finding, Label, Place, Section, Unit, Venue


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which amenities a map shows, and how large.

    Attributes
    ----------
    size
        Size of a pictogram as a share of the style's tile.
    orientation
        True to show only what helps to find the way on a whole site.
    fire_within
        Where fire equipment is shown, metres; None = everywhere.
    """

    size: float = 0.85
    orientation: bool = False
    fire_within: BaseGeometry | None = None

    def shows(self, amenity: Amenity, key: Key, *, fire: bool) -> bool:
        """Tell whether an amenity is shown."""
        if self.orientation:
            return is_for_orientation(key)
        return not fire or self.fire_within is None or self.fire_within.covers(amenity.point)


def amenities(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken, choice: Choice = Choice()) -> Layer:
    """Place a pictogram at every amenity of a choice, moved a little where the spot is taken.

    Fire equipment is drawn at half the size: it must be found, not read.
    """
    levels = levels_of(venue, ordinal)
    marks: list[Mark] = []
    keys: list[Key] = []
    findings: list[Finding] = []
    around = _Around(venue, ordinal=ordinal, view=view)
    for amenity in (a for a in with_facilities(venue) if a.level in levels):
        key = amenity_key(amenity, look)
        if key is None or not view.shows(amenity.point.x, amenity.point.y):
            continue
        fire = is_fire(key, look.colours)
        if not choice.shows(amenity, key, fire=fire):
            continue
        size = look.cap("tile") * choice.size * (0.6 if fire else 1.0)
        at, inside = view.point(amenity.point.x, amenity.point.y), around.near(amenity)
        for share in (1.0, 0.7):
            spot = free_spot(at, size=size * share, view=view, taken=taken, inside=inside)
            if spot:
                size *= share
                break
        else:
            findings.append(_no_room(amenity))
            continue
        marks += tile(key, at=spot, size=size)
        keys.append(key)
    return Layer(name="amenities", marks=tuple(marks), keys=tuple(keys), findings=tuple(findings))


class _Around:
    """Where the pictogram of an amenity may stand: in its own unit, or on open floor, but in no other room."""

    def __init__(self, venue: Venue, *, ordinal: int, view: View) -> None:
        levels = levels_of(venue, ordinal)
        self._units = [unit for unit in units_of(venue, ordinal) if not levels[unit.level].outdoor]
        self._tree = shapely.STRtree([unit.polygon for unit in self._units])
        ways = [u.polygon for u in self._units if floor_kind(u, outdoor=False) == "way"]
        self._ways = view.to_page(shapely.union_all(ways))
        self._view = view

    def near(self, amenity: Amenity) -> BaseGeometry | None:
        """Return where the pictogram may stand, mm on the page; None outdoors, where it may stand anywhere."""
        own = self._tree.query(amenity.point, predicate="intersects")
        if not len(own):
            return None
        return self._view.to_page(self._units[int(own[0])].polygon).union(self._ways)


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
        lines = name_paras(section.name, look, role="room-name", colour=look.colours.ink, subject=section.id)
        if cut.is_empty or not lines:
            continue
        label = placed(cut.difference(taken), [lines[:n] for n in range(len(lines), 0, -1)], pad=look.cap("small"))
        marks += label.words if label else ()
    return Layer(name="section labels", marks=tuple(marks))


def neighbours(venue: Venue, subject: Unit) -> list[Unit]:
    """Return the other units on the level of a hall, enclosed ones first."""
    ordinal = venue.level(subject.level).ordinal
    others = [unit for unit in units_of(venue, ordinal) if unit.id != subject.id]
    return sorted(others, key=lambda unit: (unit.category in OPEN_UNITS, unit.id))
