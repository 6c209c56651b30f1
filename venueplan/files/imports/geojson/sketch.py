"""A GeoJSON file as a sketch of a venue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from venueplan.files.imports.documents import Feature, features_of, refuse
from venueplan.files.imports.geojson.mapping import PropertyMapping, mapping_file, mapping_for
from venueplan.files.imports.geojson.own import own_venue
from venueplan.files.imports.geojson.roles import CONNECTS, role_of
from venueplan.files.imports.levels import level_id, levels_in, storeys_of
from venueplan.files.imports.projection import LocalPlane, plane_around
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Hatch, Ledger, Sketch, Space, Thing
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.words import guessed_category, guessed_use, number_in
from venueplan.files.untrusted.raw import read_json
from venueplan.files.venue.imdf import AMENITY, UNIT
from venueplan.model import Label, Venue

DEGREES = 1.0
"""Coordinates that lie within so many degrees of each other, and are degrees, are one site."""

SMALL = 1e-3
"""Rooms whose largest is smaller than this were drawn in degrees: 1e-3 square degrees are about 10 km²."""


def sketch_geojson(path: Path, wishes: ImportWishes, *, ledger: Ledger) -> Sketch | Venue:
    """Return the sketch of a GeoJSON file in metres or in WGS 84 degrees; of an export of venueplan, the venue itself.

    Raises
    ------
    InputError
        If it cannot be read, or has no polygon.
    """
    document = read_json(path, file=path.name)
    written = own_venue(document, file=path.name, ledger=ledger)
    if written is not None:
        return replace(written, name=Label.of(en=wishes.name)) if wishes.name else written
    features = features_of(document, file=path.name)
    if not any("Polygon" in feature.shape.geom_type for feature in features):
        refuse(path.name, f"has {len(features)} features and no polygon, so no room")
    plane = _plane(features, wishes=wishes, file=path.name, ledger=ledger)
    mapping = mapping_for(features, path=wishes.mapping)
    drawing = _Drawing(mapping=mapping, wishes=wishes, ledger=ledger, plane=plane)
    for feature in features:
        drawing.add(feature)
    levels = drawing.levels or {levels_in(wishes.level)[0] if levels_in(wishes.level) else 0.0}
    return Sketch(
        id=path.stem,
        name=Label.of(en=wishes.name or path.stem),
        storeys=storeys_of(levels, height=wishes.storey_height, ledger=ledger),
        spaces=tuple(drawing.spaces),
        hatches=tuple(drawing.hatches),
        things=tuple(drawing.things),
        georeference=plane.place if plane else None,
        extra=(("mapping.toml", mapping_file(mapping, drawing.roles)),),
    )


def _plane(features: Sequence[Feature], *, wishes: ImportWishes, file: str, ledger: Ledger) -> LocalPlane | None:
    """Return the plane of coordinates in degrees, or None if they are metres."""
    shapes = [feature.shape for feature in features]
    left, low, right, high = shapely.total_bounds(np.asarray(shapes, dtype=object))
    on_earth = left >= -180 and right <= 180 and low > -90 and high < 90
    largest = max(shape.area for shape in shapes)
    degrees = on_earth and 0 < largest < SMALL if wishes.degrees is None else wishes.degrees
    if not degrees:
        return None
    if not on_earth or max(right - left, high - low) > DEGREES:
        refuse(file, f"spans {right - left:.3g} × {high - low:.3g} degrees, which is no venue; cut the site out of it")
    ledger.note("coordinates are degrees (WGS 84); the plan is in metres around the middle of them")
    return plane_around(shapes)


@dataclass(kw_only=True)
class _Drawing:
    """What the features were understood as so far."""

    mapping: PropertyMapping
    wishes: ImportWishes
    ledger: Ledger
    plane: LocalPlane | None
    spaces: list[Space] = field(default_factory=list)
    hatches: list[Hatch] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    levels: set[float] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)

    def add(self, feature: Feature) -> None:
        """Understand one feature."""
        kind = self.mapping.text(feature, "kind")
        role = self.mapping.kinds.get(kind) or role_of(feature, kind)
        self.roles.setdefault(kind or feature.shape.geom_type, role)
        source = self.ledger.read(kind or "feature", feature.id)
        levels = self._levels(feature)
        if not levels:
            self.ledger.leave(source, "names a level that cannot be understood")
        elif role in {"ignore", "wall", "outline"}:
            self.ledger.leave(source, {"wall": "is a wall: what lies between rooms"}.get(role, f"is {role}: no room"))
        else:
            self.levels |= set(levels)
            self._place(feature, role, levels=levels, kind=kind, source=source)

    def _levels(self, feature: Feature) -> tuple[float, ...]:
        said = self.mapping.text(feature, "level") or self.wishes.level
        return levels_in(said)

    def _place(
        self, feature: Feature, role: str, *, levels: tuple[float, ...], kind: str, source: tuple[str, str]
    ) -> None:
        shape = self.plane.to_plan(feature.shape) if self.plane else feature.shape
        for level in levels:
            name = feature.id if len(levels) == 1 else f"{feature.id}-at-{level_id(level)}"
            said: dict[str, Any] = {"id": name, "storey": level_id(level), "shape": shape, "source": source}
            if role in {"room", "void"}:
                self._space(feature, role, kind=kind, levels=levels, said=said)
            elif role == "door":
                self.hatches.append(
                    Hatch(**said, width=self.mapping.number(feature, "width"), name=self._name(feature))
                )
            else:
                self._thing(feature, role, kind=kind, said=said)

    def _space(
        self, feature: Feature, role: str, *, kind: str, levels: tuple[float, ...], said: dict[str, Any]
    ) -> None:
        name = self._name(feature)
        texts = [str(name), kind, *(str(v) for v in feature.properties.values() if isinstance(v, str))]
        category = kind if kind in UNIT else guessed_category(*texts[:2]) if name or kind else "room"
        shaft = self.mapping.text(feature, "shaft") or (feature.id if len(levels) > 1 and category in CONNECTS else "")
        if role == "void":
            category = "opentobelow"
        use = guessed_use(category, area=said["shape"].area) if name and role == "room" else ""
        if use:
            self.ledger.guess(f"is taken for {use}, by its name and {said['shape'].area:.0f} m²", subject=said["id"])
        number = self.mapping.text(feature, "number") or (number_in(str(name)) if use else "")
        flight = bool(shaft) and category in CONNECTS
        self.spaces.append(
            Space(
                **said,
                role="flight" if flight else role,
                category=category,
                name=name,
                number=clean_text(number),
                use=use,
                shaft=shaft if flight else "",
            )
        )

    def _thing(self, feature: Feature, role: str, *, kind: str, said: dict[str, Any]) -> None:
        category = {"fixture": "obstruction", "section": "information", "detail": clean_text(kind)}.get(role, "")
        if role == "amenity":
            category = kind if kind in AMENITY else "unspecified"
        self.things.append(Thing(**said, kind=role, category=category, name=self._name(feature)))

    def _name(self, feature: Feature) -> Label:
        """Return the name in every language that the properties give."""
        found = {}
        for key, value in sorted(feature.properties.items()):
            head, _, code = key.replace(":", "_").rpartition("_")
            if head == "name" and len(code) == 2 and code.isalpha() and code.islower() and isinstance(value, str):
                found[code] = clean_text(value)
        return Label.of(**found) if any(found.values()) else Label.of(en=clean_text(self.mapping.text(feature, "name")))
