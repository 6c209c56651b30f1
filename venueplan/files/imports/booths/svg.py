"""Booths of an SVG drawing: a shape with an id each; y runs down in the file and up on a plan."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError  # only types; the parser is defusedxml

import numpy as np
import shapely
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.booths.drawn import Drawing, Drawn, texts_within
from venueplan.files.imports.documents import refuse
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Ledger
from venueplan.files.untrusted.raw import read_bytes

MOST_SHAPES = 200_000
MOST_OUTLINE = 8_000_000
"""More letters of outlines than this are an illustration, not a plan of booths."""

MOST_RINGS = 20
DEEPEST = 60
CURVE = 8
"""Points of a curve, for booths have few."""

_HIDDEN = {"defs", "symbol", "clipPath", "mask", "pattern", "marker", "metadata", "style", "script", "namedview"}
_GENERIC = re.compile(r"(?:svg_?|rect|path|polygon|polyline|shape|use|g|layer|_?x?\d*_?)[\d_\-.]*", re.IGNORECASE)
_LABELS = ("{http://www.inkscape.org/namespaces/inkscape}label", "data-number", "data-booth", "data-name", "aria-label")

Affine = tuple[float, float, float, float, float, float]


def drawn_in_svg(path: Path, *, ledger: Ledger) -> Drawing:
    """Return the closed shapes of an SVG file.

    Raises
    ------
    InputError
        If it is no SVG, declares entities, holds too much, or has no closed shape.
    """
    data = read_bytes(path, file=path.name)
    try:
        root = fromstring(data, forbid_entities=True)
    except DefusedXmlException:
        refuse(path.name, "declares XML entities, which are not read; save it as plain SVG")
    except (ParseError, ValueError, LookupError) as error:
        refuse(path.name, f"is not XML ({clean_text(str(error))[:80]})")
    if _tag(root) != "svg":
        refuse(path.name, f"is <{_tag(root)[:40]}>, not an <svg>")
    reader = _Reader(file=path.name, ledger=ledger)
    reader.read(root, _IDENTITY, deep=0)
    if not reader.shapes:
        refuse(path.name, "has no closed shape, so no booth")
    return Drawing(booths=tuple(reader.booths()))


_IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(kw_only=True)
class _Reader:
    """Walks through the tree; what is neither a shape nor a text is left out with the reason."""

    file: str
    ledger: Ledger
    shapes: list[tuple[Element, BaseGeometry, tuple[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, tuple[float, float]]] = field(default_factory=list)
    letters: int = 0

    def read(self, element: Element, above: Affine, *, deep: int) -> None:
        """Read an element and those in it."""
        name = _tag(element)
        if deep > DEEPEST:
            refuse(self.file, f"has groups nested more than {DEEPEST} deep")
        if name in _HIDDEN or not name:
            return
        here = _times(above, _matrix(element.get("transform") or ""))
        if name in _SHAPES:
            self._shape(element, here)
        elif name == "text":
            self._text(element, here)
        elif name in {"use", "image", "foreignObject"}:
            source = self.ledger.read(name, element.get("id") or name)
            self.ledger.leave(
                source, {"use": "is a copy of another shape: unlink the clones and save again"}.get(name, "is no shape")
            )
        elif name in {"svg", "g", "a", "switch"}:
            for child in element:
                self.read(child, here, deep=deep + 1)

    def _shape(self, element: Element, here: Affine) -> None:
        source = self.ledger.read("shape", element.get("id") or _tag(element))
        self.letters += sum(len(element.get(key) or "") for key in ("d", "points"))
        if len(self.shapes) >= MOST_SHAPES or self.letters > MOST_OUTLINE:
            refuse(self.file, "holds more outlines than a plan of booths; save the layer of the booths alone")
        try:
            shape = _area(_SHAPES[_tag(element)](element))
        except (
            ValueError,
            TypeError,
            IndexError,
            ArithmeticError,
            AttributeError,
            RecursionError,
            shapely.errors.ShapelyError,
        ):
            shape = None
        if shape is None or shape.is_empty:
            self.ledger.leave(source, "has no closed outline that can be read")
            return
        a, b, c, d, e, f = here
        moved = shapely.transform(
            shape, lambda p: np.column_stack([a * p[:, 0] + c * p[:, 1] + e, -(b * p[:, 0] + d * p[:, 1] + f)])
        )
        self.shapes.append((element, moved, source))

    def _text(self, element: Element, here: Affine) -> None:
        said = clean_text("".join(element.itertext()))
        first = next((part for part in element.iter() if part.get("x") and part.get("y")), element)
        source = self.ledger.read("text", said[:40] or "blank")
        a, b, c, d, e, f = here
        try:
            x, y = _lengths(first, "x", "y")
        except ValueError:
            x = y = math.nan
        point = (a * x + c * y + e, -(b * x + d * y + f))
        if said and all(map(math.isfinite, point)):
            self.texts.append((said, point))
            self.ledger.use(source, "may number the shape it stands in")
        else:
            self.ledger.leave(source, "is blank, or stands nowhere")

    def booths(self) -> Iterator[Drawn]:
        """Yield the shapes with their ids and numbers."""
        within = texts_within([shape for _, shape, _ in self.shapes], self.texts)
        for place, (element, shape, source) in enumerate(self.shapes):
            name = clean_text(element.get("id") or "")
            label = next((clean_text(element.get(key) or "") for key in _LABELS if element.get(key)), "")
            title = next((clean_text(child.text or "") for child in element if _tag(child) == "title"), "")
            text = self.texts[within[place][0]][0] if place in within else ""
            own = "" if _GENERIC.fullmatch(name) else name
            number = label or title or own or text
            yield Drawn(id=own or number or name, number=number, shape=shape, source=source)


def _times(left: Affine, right: Affine) -> Affine:
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def _matrix(text: str) -> Affine:
    if not text.strip() or len(text) > 1000:
        return _IDENTITY
    from svgelements import Matrix  # noqa: PLC0415  # slow to load

    try:
        found = Matrix(text)
        values = tuple(float(value) for value in (found.a, found.b, found.c, found.d, found.e, found.f))
    except (ValueError, TypeError, IndexError, ArithmeticError, AttributeError):
        return _IDENTITY
    return values if all(map(math.isfinite, values)) else _IDENTITY  # type: ignore[return-value]


def _lengths(element: Element, *keys: str) -> list[float]:
    """Return attributes as numbers; units are those of the drawing, 0 where nothing is said."""
    found = []
    for key in keys:
        number = re.match(
            r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*(px)?\s*(?:[,\s].*)?$", element.get(key) or "0"
        )
        if number is None:
            raise ValueError(key)
        found.append(float(number[1]))
    return found


def _of_rect(element: Element) -> list[Any]:
    x, y, width, height = _lengths(element, "x", "y", "width", "height")
    return [[(x, y), (x + width, y), (x + width, y + height), (x, y + height)]]


def _of_points(element: Element) -> list[Any]:
    numbers = [float(number) for number in re.split(r"[\s,]+", (element.get("points") or "").strip())]
    return [list(zip(numbers[::2], numbers[1::2], strict=True))]


def _of_round(element: Element) -> list[Any]:
    x, y = _lengths(element, "cx", "cy")
    radii = _lengths(element, "r") * 2 if element.get("r") else _lengths(element, "rx", "ry")
    turns = [2 * math.pi * turn / (4 * CURVE) for turn in range(4 * CURVE)]
    return [[(x + radii[0] * math.cos(turn), y + radii[1] * math.sin(turn)) for turn in turns]]


def _of_path(element: Element) -> list[Any]:
    """Return the closed rings of a path, curves as short lines."""
    from svgelements import Close, Line, Move, Path as Outline  # noqa: PLC0415  # slow to load

    rings: list[list[tuple[float, float]]] = []
    for segment in Outline(element.get("d") or ""):
        if isinstance(segment, Move) or not rings:
            rings.append([])
        steps = (1,) if isinstance(segment, Line | Close | Move) else range(1, CURVE + 1)
        points = (segment.end if steps == (1,) else segment.point(step / CURVE) for step in steps)
        rings[-1] += [(float(point.x), float(point.y)) for point in points if point is not None]
    return rings


_SHAPES = {
    "rect": _of_rect,
    "polygon": _of_points,
    "polyline": _of_points,
    "circle": _of_round,
    "ellipse": _of_round,
    "path": _of_path,
}


def _area(rings: list[list[tuple[float, float]]]) -> BaseGeometry | None:
    """Return the floor that rings enclose by the even-odd rule."""
    sound = [ring for ring in rings if len(ring) > 2 and np.isfinite(ring).all() and np.abs(ring).max() < 1e9]
    if not sound or len(sound) > MOST_RINGS:
        return None
    found: BaseGeometry = Polygon(sound[0])
    for ring in sound[1:]:
        found = shapely.symmetric_difference(shapely.make_valid(found), shapely.make_valid(Polygon(ring)))
    return found
