"""IMDF features: their ids, references and labels, and how the words of a venue are said in IMDF 1.0.0."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.files.exports.earth import geometry_of, on_earth, plane_of
from venueplan.files.exports.identity import uuid_of
from venueplan.files.imports.projection import LocalPlane
from venueplan.model import Label, Plan

FIXTURES = MappingProxyType({"column": "obstruction", "water": "obstruction"})
"""Categories of fixtures that venueplan adds to those of IMDF, and what IMDF would say."""

Properties = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Features:
    """Makes the features of a plan: geometry in degrees, ids as UUIDs."""

    plan: Plan

    @cached_property
    def plane(self) -> LocalPlane:
        """Where the plan lies on the earth."""
        return plane_of(self.plan.venue)

    def id(self, kind: str, name: str) -> str:
        """Return the UUID of a thing of the venue."""
        return uuid_of(self.plan.venue.id, name, kind=kind)

    def placed(self, shapes: list[BaseGeometry]) -> list[dict[str, Any]]:
        """Return shapes on the plan as GeoJSON in degrees."""
        return [geometry_of(shape) for shape in on_earth(shapes, plane=self.plane)]

    def point_in(self, shape: BaseGeometry) -> dict[str, Any]:
        """Return a point on a shape, in degrees: where a map shows its name."""
        return self.placed([shapely.point_on_surface(shape)])[0]

    def make(self, kind: str, name: str, *, geometry: Any, properties: Properties) -> dict[str, Any]:
        """Return a feature."""
        return {
            "id": self.id(kind, name),
            "type": "Feature",
            "feature_type": kind,
            "geometry": geometry,
            "properties": properties,
        }


def labels(name: Label) -> dict[str, str] | None:
    """Return a name by language, or null if there is none."""
    return dict(name.texts) or None
