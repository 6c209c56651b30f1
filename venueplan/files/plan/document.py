"""``plan.json``: the whole plan as one document, and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError, Problem
from venueplan.files.outputs.staging import write_atomically
from venueplan.files.plan.references import unresolved_names
from venueplan.files.untrusted.raw import read_bytes
from venueplan.files.venue.shapes import ShapeError, read_shape
from venueplan.model import Plan

DECIMALS = 6
"""Coordinates are written to a micrometre."""

_SHAPES = (Polygon, MultiPolygon, LineString, Point)


class PlanDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What stands in ``plan.json``: which format it is, and the plan."""

    format: Literal["venueplan.plan"]
    version: Literal[1]
    plan: Plan


def plan_bytes(plan: Plan) -> bytes:
    """Return a plan as JSON in UTF-8, the same bytes for the same plan.

    Geometry is GeoJSON with coordinates in metres, rounded to 1e-6 m.
    """
    document = PlanDocument(format="venueplan.plan", version=1, plan=plan)
    return msgspec.json.encode(document, enc_hook=_geojson) + b"\n"


def as_written(plan: Plan) -> Plan:
    """Return a plan as reading its document gives it, so that what is decided next holds for the document too."""
    return msgspec.json.decode(plan_bytes(plan), type=PlanDocument, dec_hook=_shape, strict=True).plan


def write_plan(plan: Plan, path: Path) -> None:
    """Write a plan as ``plan.json``; what stood there before stays whole until the new file is.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    write_atomically(Path(path), plan_bytes(plan))


def read_plan(path: Path) -> Plan:
    """Return the plan of a ``plan.json``.

    Raises
    ------
    InputError
        If the file is missing or no plan of this version, or if anything in it is unknown, of the wrong type, no
        geometry, or a name that refers to nothing; the sentence names the place in the document.
    """
    path = Path(path)
    data = read_bytes(path, file=path.name)
    try:
        plan = msgspec.json.decode(data, type=PlanDocument, dec_hook=_shape, strict=True).plan
    except msgspec.ValidationError as error:
        where, message = _sentence(str(error))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        where, message = "", f"is not a plan document ({str(error).rstrip('.').lower()})"
    else:
        problems = [
            Problem(file=path.name, where=f"at {place}", message=sentence) for place, sentence in unresolved_names(plan)
        ]
        if problems:
            raise InputError(problems)
        return plan
    raise InputError([Problem(file=path.name, where=where, message=message)])


def _geojson(value: Any) -> Any:
    """Return a shape as GeoJSON."""
    if not isinstance(value, BaseGeometry):
        raise NotImplementedError(f"{type(value).__name__} has no place in a plan document")
    rounded = shapely.transform(value, lambda xy: np.round(xy, DECIMALS) + 0.0)
    return mapping(rounded)


def _shape(kind: type, value: Any) -> Any:
    """Return a shape of the type that a noun asks for."""
    if kind not in _SHAPES:
        raise NotImplementedError(f"{kind.__name__} has no place in a plan document")
    try:
        return read_shape(value, allowed=(kind.__name__,))
    except ShapeError as error:
        raise ValueError(str(error)) from None


def _sentence(text: str) -> tuple[str, str]:
    """Split msgspec's ``Expected `int`, got `str` - at `$.plan.seed``` into place and sentence."""
    message, _, where = text.partition(" - at `")
    place = where.rstrip("`").removeprefix("$.")
    message = re.sub(r"Expected `([^`]+)`, got `([^`]+)`", r"has \2 where \1 is needed", message)
    message = re.sub(r"Object missing required field `([^`]+)`", r"lacks \1", message)
    message = re.sub(r"Object contains unknown field `([^`]+)`", r"has the unknown key '\1'", message)
    message = re.sub(r"Invalid enum value (\S+)", r"is \1, which this version of venueplan cannot read", message)
    return (f"at {place}" if place else ""), f"{message[:1].lower()}{message[1:]}"
