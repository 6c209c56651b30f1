"""What a layer is, and the small marks that several layers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely import LineString, Point, Polygon, STRtree, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fixed import WHITE
from venueplan.draw.layers.artwork import drawing_marks
from venueplan.draw.lettering.typeset import Para, offset_of
from venueplan.draw.lettering.words import texts_in
from venueplan.draw.paper.glyphs import glyphs_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Drawing, Finding, Label

_ART = 0.76
"""Size of a drawing as a share of its tile."""


@dataclass(frozen=True, kw_only=True)
class Swatch:
    """A sample that a legend shows instead of a tile, as it is drawn on the map: a line, or an area with an edge.

    Attributes
    ----------
    outline
        The sample in a square of side 1 around the origin.
    width
        Width of its line, mm.
    dash
        Lengths of line and gap, mm; empty for an unbroken one.
    """

    outline: BaseGeometry
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Key:
    """One entry of a legend.

    Attributes
    ----------
    colour
        Colour of the tile.
    sign
        Letter or pictogram on the tile; empty for a plain patch.
    face
        ``icon`` for a pictogram, else a face of text.
    ink
        Colour of the sign.
    edge
        Colour of a broken line around the tile, or of the line of the swatch; empty for none.
    art
        Drawing that stands on the tile instead of the pictogram; None for none.
    swatch
        Sample that is shown instead of the tile; None for none.
    """

    label: Label
    colour: str
    sign: str = ""
    face: str = "bold"
    ink: str = WHITE
    edge: str = ""
    art: Drawing | None = None
    swatch: Swatch | None = None


@dataclass(frozen=True, kw_only=True)
class Layer:
    """Marks that belong together, the legend entries they need, and what was left out.

    Attributes
    ----------
    name
        What the layer shows; layers are found by it.
    """

    name: str
    marks: tuple[Mark, ...] = ()
    keys: tuple[Key, ...] = ()
    findings: tuple[Finding, ...] = ()


class Taken:
    """Places on the page that are taken, so that the next label goes elsewhere."""

    def __init__(self, places: Iterable[BaseGeometry] = ()) -> None:
        self._fixed = [place for place in places if not place.is_empty]
        self._tree = STRtree(self._fixed)
        self._later: list[BaseGeometry] = []

    def free(self, place: BaseGeometry) -> bool:
        """Tell whether nothing stands in a place."""
        return not len(self._tree.query(place, predicate="intersects")) and not any(
            place.intersects(other) for other in self._later
        )

    def unlabelled(self, place: BaseGeometry) -> bool:
        """Tell whether nothing was put into a place, whatever stood there from the beginning."""
        return not any(place.intersects(other) for other in self._later)

    def take(self, place: BaseGeometry) -> None:
        """Take a place."""
        self._later.append(place)


def names(label: Label, look: Look) -> list[tuple[str, str]]:
    """Return language and text of a label in the languages of the sheet; in English if it has none of them."""
    return texts_in(label, look.languages)


def name_paras(label: Label, look: Look, *, role: str, colour: str, subject: str = "") -> list[Para]:
    """Return a label as paragraphs, the first language set stronger."""
    floor = look.floor(role)
    sized = [(text, look.cap(role, language)) for language, text in names(label, look)]
    return [
        Para(
            text=text,
            cap=cap,
            floor=min(floor, cap),
            colour=colour,
            face="medium" if place == 0 else "regular",
            role=role,
            subject=subject,
        )
        for place, (text, cap) in enumerate(sized)
    ]


def both(label: Label, look: Look) -> str:
    """Return a label in the languages of the sheet on one line."""
    return " ".join(text for _, text in names(label, look))


def text(line: str, *, at: tuple[float, float], cap: float, colour: str, align: str = "left", **more: object) -> Words:
    """Return one line of text at a point on its baseline, in mm."""
    x = at[0] - offset_of(line, cap, face=str(more.get("face", "regular")), align=align)
    return Words(x=x, y=at[1], text=line, cap=cap, colour=colour, **more)  # type: ignore[arg-type]


def area(geometry: BaseGeometry | Sequence[BaseGeometry], fill: str, **more: object) -> Shape:
    """Return filled areas."""
    parts = (geometry,) if isinstance(geometry, BaseGeometry) else tuple(geometry)
    return Shape(geometries=parts, fill=fill, **more)  # type: ignore[arg-type]


def stroke(points: Sequence[tuple[float, float]], colour: str, *, width: float, **more: object) -> Shape:
    """Return a line through points in mm."""
    return Shape(geometries=(LineString(points),), stroke=colour, width=width, **more)  # type: ignore[arg-type]


def rounded(place: Box, radius: float) -> Polygon:
    """Return a box with rounded corners."""
    left, bottom, right, top = place
    r = min(radius, (right - left) / 2 - 0.01, (top - bottom) / 2 - 0.01)
    shape = box(left + r, bottom + r, right - r, top - r).buffer(r, quad_segs=10)
    assert isinstance(shape, Polygon)  # noqa: S101 - a buffered box is one polygon
    return shape


def disc(at: tuple[float, float], radius: float) -> Polygon:
    """Return a circle, smooth enough for print."""
    shape = Point(at).buffer(radius, quad_segs=max(12, min(60, round(radius * 2))))
    assert isinstance(shape, Polygon)  # noqa: S101 - a buffered point is one polygon
    return shape


def icon(sign: str, *, at: tuple[float, float], size: float, colour: str) -> Words:
    """Return a pictogram centred on a point, at most ``size`` mm wide and high."""
    (glyph,) = glyphs_of(sign, "icon")
    low, high = glyph.vertices.min(axis=0), glyph.vertices.max(axis=0)
    wide, tall = (high - low).tolist()
    em = size / max(wide, tall)
    start = (at[0] - em * float(low[0] + high[0]) / 2, at[1] - em * float(low[1] + high[1]) / 2)
    return Words(x=start[0], y=start[1], text=sign, cap=em, colour=colour, face="icon", role="icon")


def tile(key: Key, *, at: tuple[float, float], size: float) -> list[Mark]:
    """Return the tile of a legend entry centred on a point: a rounded square with a pictogram or a letter."""
    (x, y), half = at, size / 2
    marks: list[Mark] = [area(rounded((x - half, y - half, x + half, y + half), size * 0.16), key.colour)]
    if key.art:
        share = 1.0 if key.art.is_whole else _ART
        marks += drawing_marks(key.art, at=at, size=(size * share, size * share), ink=key.ink)
    elif key.sign and key.face == "icon":
        marks.append(icon(key.sign, at=at, size=size * 0.64, colour=key.ink))
    elif key.sign:
        cap = size * 0.5
        marks.append(
            text(key.sign, at=(x, y - cap / 2), cap=cap, colour=key.ink, align="centre", face=key.face, role="tile")
        )
    return marks
