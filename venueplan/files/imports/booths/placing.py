"""Drawn booths onto the plan of the venue: turned, scaled, shifted, and each in its hall."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from venueplan.errors import InputError
from venueplan.files.imports.booths.drawn import Drawing, Drawn
from venueplan.files.imports.documents import refuse
from venueplan.files.imports.projection import LocalPlane
from venueplan.files.imports.settle.cleaning import MOST_CORNERS, sturdy_parts
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.untrusted.quoting import unknown
from venueplan.model import Unit, Venue

DIGITS = 6
"""Decimals of coordinates, metres."""

LEAST = 0.5
"""A smaller shape is no booth, m² (assumed)."""

HELD = 3
"""A shape that holds so many others is a frame or a hall, no booth."""

Shapes = NDArray[Any]


def placed(drawing: Drawing, wishes: ImportWishes, *, venue: Venue, file: str, ledger: Ledger) -> Shapes:
    """Return the outlines of a drawing in metres on the plan of the venue.

    Raises
    ------
    InputError
        If nothing says how long a unit of the drawing is, or it lies far from everything.
    """
    shapes = np.asarray([booth.shape for booth in drawing.booths], dtype=object)
    if drawing.degrees:
        ledger.note("coordinates are degrees (WGS 84); they were placed by the georeference of the venue")
        plane = LocalPlane(place=venue.georeference)
        return np.asarray([_rounded(plane.to_plan(shape)) for shape in shapes], dtype=object)
    scale = wishes.scale or drawing.scale
    if not scale:
        refuse(file, _no_scale(shapes))
    turn = np.radians(wishes.rotation)
    cos, sin = float(np.cos(turn)) * scale, float(np.sin(turn)) * scale
    east, north = wishes.origin
    if (cos, sin, east, north) == (1.0, 0.0, 0.0, 0.0):
        return shapes

    def moved(points: Any) -> Any:
        x, y = points[:, 0], points[:, 1]
        return np.round(np.column_stack([cos * x + sin * y + east, cos * y - sin * x + north]), DIGITS)

    return np.asarray(shapely.transform(shapes, moved), dtype=object)


def _rounded(shape: Any) -> Any:
    return shapely.transform(shape, lambda points: np.round(points, DIGITS))


def _no_scale(shapes: Shapes) -> str:
    """Ask for the scale, with one to begin with: that which makes the usual shape a booth of 9 m²."""
    side = median(float(area) for area in shapely.area(shapes)) ** 0.5
    hint = f"; the usual shape would be a booth of 9 m² with --scale {3 / side:.4g}" if side > 0 else ""
    return f"says no unit: say --scale, the metres in one unit of the drawing{hint}"


def sound_shapes(shapes: Shapes, booths: Sequence[Drawn], *, ledger: Ledger) -> dict[int, Any]:
    """Return one sound polygon for each booth by index; what is none is left out with the reason."""
    areas, valid = shapely.area(shapes), shapely.is_valid(shapes)
    plain = valid & (shapely.get_type_id(shapes) == 3) & (areas >= LEAST)
    found: dict[int, Any] = {}
    for place, booth in enumerate(booths):
        if plain[place]:
            found[place] = shapes[place]
            continue
        parts = sturdy_parts(shapes[place]) if shapely.get_num_coordinates(shapes[place]) <= MOST_CORNERS else ()
        if len(parts) > 1:
            ledger.warn(f"is in {len(parts)} pieces: only the largest is the booth", subject=booth.id)
        if not parts or parts[0].area < LEAST:
            ledger.leave(booth.source, f"is smaller than {LEAST} m²: no booth")
        else:
            if not valid[place]:
                ledger.note("its outline crosses itself: put right", subject=booth.id)
            found[place] = parts[0]
    return _without_frames(found, booths, ledger=ledger)


def _without_frames(found: dict[int, Any], booths: Sequence[Drawn], *, ledger: Ledger) -> dict[int, Any]:
    """Leave out shapes that hold others: frames, halls, islands around their booths."""
    places = list(found)
    if len(places) <= HELD:
        return found
    shapes = np.asarray(list(found.values()), dtype=object)
    inner = shapely.point_on_surface(shapes)
    shapely.prepare(shapes)
    points, holders = STRtree(shapes).query(inner, predicate="intersects")
    others = points != holders
    larger = shapely.area(shapes)[holders[others]] > 1.5 * shapely.area(shapes)[points[others]]
    held = np.bincount(holders[others][larger], minlength=len(places))
    for index in np.flatnonzero(held >= HELD).tolist():
        ledger.leave(booths[places[index]].source, f"holds {HELD} other shapes or more: a frame, no booth")
        found.pop(places[index])
    return found


def halls_of(
    shapes: dict[int, Any], booths: Sequence[Drawn], *, venue: Venue, wanted: str
) -> tuple[dict[int, Unit], dict[int, str]]:
    """Return the hall of each booth by index, and what is wrong with the others.

    Raises
    ------
    InputError
        If the planner names a hall that the venue has not.
    """
    by_name = {name.casefold(): hall for hall in venue.halls for name in (hall.id, hall.number, *_names(hall)) if name}
    if wanted and wanted.casefold() not in by_name:
        raise InputError(f"--hall: {unknown('hall', wanted, known=[hall.id for hall in venue.halls])}")
    around = _around(shapes, venue.halls)
    found, wrong = {}, {}
    for place, shape in shapes.items():
        said = wanted or booths[place].said.get("hall", "")
        named = by_name.get(said.casefold()) if said else None
        if named is not None:
            found[place] = named
        elif len(around.get(place, ())) == 1:
            found[place] = around[place][0]
        elif place in around:
            names = " and ".join(hall.id for hall in around[place])
            wrong[place] = f"lies in halls {names}, one above the other; say --hall, or import level by level"
        else:
            point = shape.representative_point()
            wrong[place] = f"lies in no hall, at ({point.x:.2f}, {point.y:.2f}); check --origin, --rotation and --scale"
    return found, wrong


def _names(hall: Unit) -> list[str]:
    return [text for _, text in hall.name.texts]


def _around(shapes: dict[int, Any], halls: Sequence[Unit]) -> dict[int, list[Unit]]:
    """Return the halls around the middle of each booth."""
    found: dict[int, list[Unit]] = {}
    if not halls or not shapes:
        return found
    places = list(shapes)
    middles = shapely.point_on_surface(np.asarray(list(shapes.values()), dtype=object))
    for hall in halls:
        shapely.prepare(hall.polygon)
        for index in np.flatnonzero(shapely.intersects(hall.polygon, middles)).tolist():
            found.setdefault(places[index], []).append(hall)
    return found
