"""An SVG file as a drawing: filled paths and basic shapes, nothing that runs, loads or refers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, ParseError

import numpy as np
import shapely
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, affinity
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError, Problem
from venueplan.files.styles.winding import entanglement, filled
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_bytes
from venueplan.model import Drawing, DrawnPart

LARGEST_KB, MOST_ELEMENTS, MOST_NUMBERS, DEEPEST = 256, 1000, 6000, 16
"""Limits of a drawing: size of its file, elements, numbers of one outline, and groups within groups."""

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_SILENT = {"title", "desc", "metadata", "namedview"}
_GEOMETRY = ["d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points"]
_PAINTS = {"fill", "stroke", "stroke-width", "fill-rule", "transform"}
_NAMED = {"black": "#000000", "white": "#FFFFFF", "currentcolor": "", "none": "none", "red": "#FF0000"}
_TRANSFORM = re.compile(r"(\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\([^()]*\)\s*,?)*\s*")
_STEPS = 16
"""Straight pieces of a curve."""

_MOST_TANGLED = 60_000
"""Pairs of pieces of one outline whose bounds may meet; an ordinary one of n pieces has about 4 n."""


@dataclass(frozen=True, kw_only=True)
class _Paint:
    """How a shape is painted, as far as it inherits it; the matrix maps to the units of the view box."""

    matrix: Any
    fill: str = ""
    stroke: str = "none"
    width: float = 1.0
    even_odd: bool = False


class _RefusedError(Exception):
    """Why a drawing is not taken, in words that follow the name of its file."""


def read_drawing(path: FilePath, *, file: str) -> Drawing:
    """Return the drawing of an SVG file, named by the file.

    Parameters
    ----------
    file
        What problems call it.

    Raises
    ------
    InputError
        If it is missing, too large, no SVG, or holds anything but filled or stroked shapes: scripts, styles, text,
        pictures, references.
    """
    data = read_bytes(path, file=file)
    try:
        if len(data) > LARGEST_KB * 1024:
            _refuse(f"is {len(data) / 1024:.0f} KB large; a drawing has at most {LARGEST_KB} KB, so simplify it")
        return _drawing(_parsed(data), name=path.stem)
    except _RefusedError as reason:
        raise InputError([Problem(file=file, message=str(reason))]) from None


def _refuse(reason: str) -> NoReturn:
    raise _RefusedError(reason)


def _parsed(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, ValueError, LookupError) as error:
        if isinstance(error, DefusedXmlException):
            _refuse("declares a document type or entities, which a drawing does not need; save it as plain SVG")
        _refuse(f"is not SVG ({str(error).partition(':')[0]}); save it as plain SVG")
    if _tag(root) != "svg":
        _refuse(f"is not SVG, its first element is {shown(_tag(root))}; save it as plain SVG")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        _refuse(f"has more than {MOST_ELEMENTS} elements; simplify it")
    return root


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _drawing(root: Element, *, name: str) -> Drawing:
    from svgelements import Matrix  # noqa: PLC0415 - slow to import, and few houses have drawings

    left, top, wide, high = _view_box(root)
    scale = 1 / max(wide, high)
    parts: list[tuple[str, BaseGeometry]] = []
    for colour, shape in _painted(root, _attributes(root, _Paint(matrix=Matrix())), depth=0):
        parts.append(
            (colour, affinity.affine_transform(shape, (scale, 0, 0, -scale, -left * scale, (top + high) * scale)))
        )
    frame = shapely.box(0, 0, wide * scale, high * scale)
    cut = [(colour, _areas(shape.intersection(frame))) for colour, shape in parts]
    found = tuple(DrawnPart(shape=shape, colour=colour) for colour, shape in cut if not shape.is_empty)
    if not found:
        _refuse("shows nothing; it needs a filled or stroked shape inside its view box")
    return Drawing(name=name, width=wide * scale, height=high * scale, parts=found)


def _view_box(root: Element) -> tuple[float, float, float, float]:
    text = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}"
    numbers = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", text)
    box = tuple(float(number) for number in numbers)
    if len(box) != 4 or not all(abs(side) < 1e6 for side in box) or min(box[2:]) <= 0:
        _refuse("has no usable viewBox; write for instance viewBox='0 0 24 24'")
    if max(box[2:]) > 20 * min(box[2:]):
        _refuse("is more than twenty times as long as it is wide; cut its viewBox closer")
    return box[0], box[1], box[2], box[3]


def _painted(element: Element, paint: _Paint, *, depth: int) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield colour and area of everything an element shows, from the bottom to the top."""
    if depth > DEEPEST:
        _refuse(f"has groups within groups deeper than {DEEPEST}; ungroup it")
    for child in element:
        tag = _tag(child)
        if tag in _SILENT or not tag:
            continue
        if tag not in _SHAPES | {"g"}:
            _refuse(
                f"holds <{shown(tag)[1:-1]}>, and only paths and basic shapes are drawn; save it as plain SVG paths"
            )
        own = _attributes(child, paint)
        if tag == "g":
            yield from _painted(child, own, depth=depth + 1)
        else:
            yield from _areas_of(_outlines(child, own), own)


def _attributes(element: Element, paint: _Paint) -> _Paint:
    """Return how an element is painted, from its attributes and its plain ``style``."""
    from svgelements import Matrix  # noqa: PLC0415 - slow to import, and few houses have drawings

    given = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    for declaration in given.get("style", "").split(";"):
        key, _, value = declaration.partition(":")
        given[key.strip()] = value.strip()
    for key in given:
        if key.startswith("on") or key in {"href", "src", "clip-path", "mask", "filter", "class"}:
            _refuse(f"uses the attribute {shown(key)}, which is not drawn; save it as plain SVG paths")
    if any(len(given.get(key, "")) > 0 and _number(given[key]) < 1 for key in ("opacity", "fill-opacity")):
        _refuse("uses opacity; print needs full colours, so flatten it")
    matrix = paint.matrix
    if "transform" in given:
        try:
            if not _TRANSFORM.fullmatch(given["transform"]):
                raise ValueError  # noqa: TRY301 - told like what the parser refuses
            matrix = Matrix(given["transform"]) * paint.matrix
        except (ValueError, TypeError, IndexError, KeyError):
            _refuse(f"has the transform {shown(given['transform'])}, which cannot be read")
    return replace(
        paint,
        matrix=matrix,
        fill=_colour(given["fill"]) if "fill" in given else paint.fill,
        stroke=_colour(given["stroke"]) if "stroke" in given else paint.stroke,
        width=_number(given["stroke-width"]) if "stroke-width" in given else paint.width,
        even_odd=given["fill-rule"] == "evenodd" if "fill-rule" in given else paint.even_odd,
    )


def _number(text: str) -> float:
    found = re.fullmatch(r"\s*([-+]?(?:\d+\.?\d*|\.\d+))(px)?\s*", text)
    if not found or abs(float(found[1])) > 1e6:
        _refuse(f"has {shown(text)} where a number is needed")
    return float(found[1])


def _colour(text: str) -> str:
    """Return ``#RRGGBB``, ``none``, or nothing for the colour of the text around the drawing."""
    code = text.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", code):
        code = "#" + "".join(digit * 2 for digit in code[1:])
    if re.fullmatch(r"#[0-9a-f]{6}", code):
        return code.upper()
    if code not in _NAMED:
        _refuse(f"has the colour {shown(text)}; write #RRGGBB, none or currentColor")
    return _NAMED[code]


def _outlines(element: Element, paint: _Paint) -> list[tuple[NDArray[np.float64], bool]]:
    """Return the lines of a shape in the units of the view box, and whether each is closed."""
    import svgelements  # noqa: PLC0415 - slow to import, and few houses have drawings

    tag = _tag(element)
    maker = {"line": "SimpleLine"}.get(tag, tag.capitalize())
    values = {key: value for key, value in element.attrib.items() if key in _GEOMETRY}
    if any(len(re.findall(r"[A-Za-z]|[\d.]+", value)) > MOST_NUMBERS for value in values.values()):
        _refuse(f"has an outline of more than {MOST_NUMBERS} numbers; simplify it")
    try:
        shape = getattr(svgelements, maker)(values) * paint.matrix
        path = svgelements.Path(shape)
        path.reify()
        lines = _lines_of(path)
    except Exception as error:  # noqa: BLE001 - whatever the parser says of a hostile path, it is one sentence here
        _refuse(f"has a <{tag}> that cannot be read ({type(error).__name__}); save it as plain SVG paths")
    if any(not np.isfinite(points).all() or np.abs(points).max(initial=0) > 1e7 for points, _ in lines):
        _refuse(f"has a <{tag}> with coordinates of no sensible size")
    return [(points, closed) for points, closed in lines if len(points) > 1]


def _lines_of(path: Any) -> list[tuple[NDArray[np.float64], bool]]:
    """Return a path in straight pieces: the corners of each line, and whether it is closed."""
    found: list[tuple[list[tuple[float, float]], bool]] = []
    for segment in path:
        name = type(segment).__name__
        if name == "Move":
            found.append(([(segment.end.x, segment.end.y)], False))
        elif name == "Close" and found:
            found[-1] = (found[-1][0], True)
        elif name == "Line" and found:
            found[-1][0].append((segment.end.x, segment.end.y))
        elif found:
            points = (segment.point(step / _STEPS) for step in range(1, _STEPS + 1))
            found[-1][0].extend((point.x, point.y) for point in points)
    return [(np.array(points, dtype=np.float64), closed) for points, closed in found]


def _areas_of(lines: list[tuple[NDArray[np.float64], bool]], paint: _Paint) -> Iterator[tuple[str, BaseGeometry]]:
    if paint.fill != "none":
        rings = [points for points, _ in lines if len(points) > 2]
        if entanglement(rings) > _MOST_TANGLED:
            _refuse("has an outline that is too tangled; simplify it")
        yield paint.fill, filled(rings, even_odd=paint.even_odd)
    if paint.stroke != "none" and paint.width > 0:
        width = paint.width * math.sqrt(abs(paint.matrix.a * paint.matrix.d - paint.matrix.b * paint.matrix.c))
        strokes = [LineString(np.vstack([points, points[:1]]) if closed else points) for points, closed in lines]
        yield paint.stroke, shapely.union_all([line.buffer(width / 2, cap_style="flat") for line in strokes])


def _areas(shape: BaseGeometry) -> MultiPolygon:
    """Return the areas of a geometry, holes turned the other way round than the edges around them."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 1e-9]
    return MultiPolygon([shapely.orient_polygons(part) for part in parts])
