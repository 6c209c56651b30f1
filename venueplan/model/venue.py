"""The building: what stands before any event comes.

All geometry is in local metres on the venue's own plan axes. Feature types and categories follow
IMDF 1.0 (OGC 20-094); what IMDF has no word for is an attribute beside ``category``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import LineString, MultiPolygon, Point, Polygon

from venueplan.model.labels import Label
from venueplan.model.sheets.style import Style


@dataclass(frozen=True, kw_only=True)
class Georeference:
    """Where the plan lies on the earth.

    Attributes
    ----------
    longitude, latitude
        WGS 84 position of the plan's origin (0, 0), degrees.
    bearing
        Degrees clockwise from true north to the plan's +y axis.
    """

    longitude: float
    latitude: float
    bearing: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Building:
    """A building (IMDF building); several levels may belong to it."""

    id: str
    name: Label
    category: str = "unspecified"
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Level:
    """One storey of one building, or the ground outdoors (IMDF level).

    Attributes
    ----------
    ordinal
        0 = ground, 1 = first floor above; levels of one ordinal join at shared openings.
    elevation
        Height of the floor above the venue's datum, metres.
    outdoor
        True for open ground: it does not count as gross floor area.
    outline
        Outer edge of the storey.
    """

    id: str
    ordinal: int
    name: Label
    outline: MultiPolygon
    short_name: str = ""
    building: str = ""
    elevation: float = 0.0
    outdoor: bool = False
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A space that can be walked into: hall, room, foyer, stair, lift, square (IMDF unit).

    Attributes
    ----------
    category
        IMDF unit category, for instance ``auditorium``, ``foyer``, ``elevator``.
    use
        What an event uses it for: ``exhibition``, ``meeting``, ``plenary``, ``press``, ``vip``, ``registration``,
        ``catering``, ``interpretation``, ``stage`` or empty.
    number
        What is printed on the door or the wall, for instance ``106`` or ``3``.
    capacity
        Published persons by set-up (``theatre``, ``classroom``, ``banquet``, ``reception`` …).
    floor_load
        Permitted load, kN/m²; 0 = unknown.
    clear_height
        Clear height, metres; 0 = unknown.
    shaft
        Units with the same shaft on different levels are linked vertically (stairs, lifts, escalators, ramps).
    direction
        ``both``, ``up`` or ``down``: the way a shaft may be used.
    area_published
        Area that a source states, m²; the geometry's area is the one that counts.
    sprinklered
        True if sprinklers cover the whole of it: rule packs then allow longer ways to the exits.
    """

    id: str
    category: str
    level: str
    polygon: Polygon
    name: Label = Label()
    number: str = ""
    use: str = ""
    capacity: tuple[tuple[str, int], ...] = ()
    area_published: float = 0.0
    floor_load: float = 0.0
    clear_height: float = 0.0
    shaft: str = ""
    direction: str = "both"
    restricted: bool = False
    equipment: tuple[str, ...] = ()
    sprinklered: bool = False
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A door, gate or gap in a wall (IMDF opening).

    Attributes
    ----------
    line
        On the boundary of the units it joins; everything else of a boundary is wall.
    width
        Clear width, metres; at most the length of the line.
    exit
        True if it counts as an exit of the rooms it touches when they must be left.
    step_free
        False if there is a step or a threshold.
    automatic
        True if nobody has to push it.
    """

    id: str
    level: str
    line: LineString
    width: float
    category: str = "pedestrian"
    name: Label = Label()
    exit: bool = False
    step_free: bool = True
    automatic: bool = False
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Fixture:
    """Something fixed that stands on the floor (IMDF fixture).

    ``category`` is ``column``, ``wall``, ``stage``, ``desk``, ``furniture``, ``equipment``, ``obstruction``,
    ``vegetation`` or ``water``; ``kind`` says more (``fire-hydrant``, ``shutter``, ``pond`` …).
    """

    id: str
    category: str
    level: str
    polygon: Polygon
    kind: str = ""
    name: Label = Label()
    evidence: str = "assumed"

    @property
    def blocks(self) -> bool:
        """Whether nobody can walk or build here; a stage and a shutter line can be walked on."""
        return self.category != "stage" and self.kind != "shutter"


@dataclass(frozen=True, kw_only=True)
class Amenity:
    """A service at a point (IMDF amenity): WC, information desk, hydrant, floor box, bus stop.

    ``kind`` says what IMDF has no category for: ``hydrant``, ``floor-box``, ``assembly-point`` …;
    ``supplies`` lists what a floor box gives (``power``, ``data``, ``water``, ``drain``, ``air``).
    """

    id: str
    category: str
    level: str
    point: Point
    kind: str = ""
    name: Label = Label()
    supplies: tuple[str, ...] = ()
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Section:
    """A named area that is not a room (IMDF section).

    ``use`` is ``no-build``, ``stage-area`` (audience of a stage), ``joined-rooms`` (rooms that become one when walls
    between them are opened: the units that it covers), ``fire-lane``, ``landmark`` or empty. ``capacity`` as of a unit.
    """

    id: str
    category: str
    level: str
    polygon: Polygon
    use: str = ""
    name: Label = Label()
    evidence: str = "assumed"
    capacity: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Detail:
    """A line that is only drawn (IMDF detail): stair treads, colonnade edges, kerbs."""

    id: str
    level: str
    line: LineString
    category: str = ""
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Venue:
    """A whole venue, read once and never changed.

    Look things up by id with :meth:`unit` and :meth:`level`.

    Attributes
    ----------
    style
        What the house's sheets look like, unless an event says otherwise; None for the style that is included.
    """

    id: str
    name: Label
    georeference: Georeference
    category: str = "conventioncenter"
    buildings: tuple[Building, ...] = ()
    levels: tuple[Level, ...] = ()
    units: tuple[Unit, ...] = ()
    openings: tuple[Opening, ...] = ()
    fixtures: tuple[Fixture, ...] = ()
    amenities: tuple[Amenity, ...] = ()
    sections: tuple[Section, ...] = ()
    details: tuple[Detail, ...] = ()
    style: Style | None = None

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _levels(self) -> dict[str, Level]:
        return {level.id: level for level in self.levels}

    def unit(self, unit_id: str) -> Unit:
        """Return a unit by id; a ``KeyError`` here is a bug, names are checked when files are read."""
        return self._units[unit_id]

    def level(self, level_id: str) -> Level:
        """Return a level by id."""
        return self._levels[level_id]

    @cached_property
    def halls(self) -> tuple[Unit, ...]:
        """Units used for exhibition, in the order of their numbers and ids."""
        return tuple(
            sorted(
                (u for u in self.units if u.use == "exhibition"),
                key=lambda u: (len(u.number), u.number, u.id),
            )
        )
