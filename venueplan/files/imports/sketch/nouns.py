"""Storeys, spaces, doors and things as a foreign file draws them: they may overlap, and walls may have a thickness."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from venueplan.model import Georeference, Label

Source = tuple[str, str]
"""Kind and id of the feature in the foreign file from which something was made."""


@dataclass(frozen=True, kw_only=True)
class Storey:
    """A level of the foreign file.

    Attributes
    ----------
    elevation
        Height of the floor, metres; None where the file does not say.
    outline
        What belongs to the storey beside its spaces: the building with its walls; None where nothing says it.
    """

    id: str
    ordinal: int
    name: Label = Label()
    short_name: str = ""
    elevation: float | None = None
    outline: BaseGeometry | None = None
    outdoor: bool = False
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class Space:
    """A floor that can be walked into, or a hole in one.

    Attributes
    ----------
    shape
        Polygon or several, metres.
    role
        ``room``; ``void``: a hole in the floor of the rooms; ``flight``: a part of a room from which another storey is
        reached, stairs for instance, which is cut out of the room and opened towards it.
    source
        The feature it was read from.
    """

    id: str
    storey: str
    shape: BaseGeometry
    category: str = "room"
    role: str = "room"
    name: Label = Label()
    number: str = ""
    use: str = ""
    shaft: str = ""
    direction: str = "both"
    restricted: bool = False
    source: Source


@dataclass(frozen=True, kw_only=True)
class Hatch:
    """A door as the foreign file draws it: a polygon in the wall, a line on it, or a point.

    Attributes
    ----------
    width
        Clear width, metres; 0 where only the shape tells it.
    exit
        Whether it counts as an exit; None where the file does not say.
    """

    id: str
    storey: str
    shape: BaseGeometry
    width: float = 0.0
    category: str = "pedestrian"
    name: Label = Label()
    exit: bool | None = None
    step_free: bool = True
    automatic: bool = False
    source: Source


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Whatever else has a place: ``kind`` is ``fixture``, ``amenity``, ``section`` or ``detail``."""

    id: str
    storey: str
    kind: str
    shape: BaseGeometry
    category: str = ""
    says: str = ""
    name: Label = Label()
    source: Source


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """Everything that was understood of a foreign file.

    Attributes
    ----------
    georeference
        Where the plan lies on the earth; None where the file does not say.
    extra
        Further files for the venue folder, by name.
    """

    id: str
    name: Label
    storeys: tuple[Storey, ...]
    spaces: tuple[Space, ...]
    hatches: tuple[Hatch, ...] = ()
    things: tuple[Thing, ...] = ()
    georeference: Georeference | None = None
    category: str = "conventioncenter"
    extra: tuple[tuple[str, bytes], ...] = ()
