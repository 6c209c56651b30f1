"""An IMDF archive as a sketch of a venue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError, Problem
from venueplan.files.imports.imdf.archive import Archive, read_archive
from venueplan.files.imports.imdf.own import own_venue
from venueplan.files.imports.imdf.shafts import shafts_of
from venueplan.files.imports.imdf.validation import SHAPES, Fault, validate
from venueplan.files.imports.projection import LocalPlane, plane_around
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Hatch, Ledger, Sketch, Space, Storey, Thing
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.words import guessed_use, number_in
from venueplan.files.venue.geometry_checks import VERTICAL
from venueplan.files.venue.imdf import AMENITY, FIXTURE, OPENING, SECTION, UNIT, VENUE as VENUES
from venueplan.files.venue.shapes import raw_shape
from venueplan.model import Label, Venue

FATAL = ("Geometry", "FEATURE-ID", "Referencing", "Coordinate reference system", "Feature")
"""Faults against these clauses leave nothing that could be imported."""

ESSENTIAL = ("level_id", "ordinal", "category is missing", "unit_ids")
"""Properties without which a feature has no place."""

SERVES = {
    "address": "tells where the venue is",
    "building": "groups levels",
    "footprint": "is the ground that a building covers",
    "venue": "is the venue",
    "anchor": "places an occupant",
    "relationship": "tells which stairs and lifts belong together",
}


def sketch_imdf(path: Path, wishes: ImportWishes, *, ledger: Ledger) -> Sketch | Venue:
    """Return the sketch of an IMDF 1.0.0 archive or folder; of an export of venueplan, the venue itself.

    Raises
    ------
    InputError
        If it cannot be read, or breaks the standard so that features have no shape, no id or no level.
    """
    archive = read_archive(path)
    _report_faults(validate(archive), ledger=ledger)
    written = own_venue(archive, ledger=ledger)
    if written is not None:
        return replace(written, name=Label.of(en=wishes.name)) if wishes.name else written
    for name in archive.other:
        ledger.leave(ledger.read("file", name), "is no part of IMDF")
    plane = plane_around([_raw(feature, "level") for feature in archive.features["level"]])
    reader = _Reader(archive, plane=plane, ledger=ledger, wishes=wishes)
    venue = archive.features["venue"][0]["properties"] if archive.features["venue"] else {}
    label = _label(venue.get("name")) or Label.of(en=path.stem)
    storeys = tuple(reader.storeys())
    spaces, hatches, things = tuple(reader.spaces()), tuple(reader.hatches()), tuple(reader.things())
    reader.note_others()
    category = venue.get("category")
    return Sketch(
        id=path.stem,
        name=Label.of(en=wishes.name) if wishes.name else label,
        storeys=storeys,
        spaces=spaces,
        hatches=hatches,
        things=things,
        georeference=plane.place,
        category=category if category in VENUES else "conventioncenter",
    )


def _report_faults(faults: list[Fault], *, ledger: Ledger) -> None:
    """Raise the faults with which nothing can be imported, and note all others."""
    fatal = [
        Problem(file=fault.file, where=f"feature {fault.feature}" if fault.feature else "", message=fault.message)
        for fault in faults
        if _is_fatal(fault)
    ]
    if fatal:
        raise InputError(fatal[:100])
    for fault in faults:
        place = f"{fault.file} {fault.feature}".strip()
        ledger.warn(f"{fault.severity} after OGC 20-094, {fault.clause}: {fault.message}", subject=place)


def _is_fatal(fault: Fault) -> bool:
    if fault.severity != "error":
        return False
    essential = fault.clause.endswith("Properties") and fault.message.startswith(ESSENTIAL)
    return essential or any(fault.clause.endswith(clause) for clause in FATAL)


def _raw(feature: Any, kind: str) -> BaseGeometry:
    return raw_shape(feature["geometry"], allowed=SHAPES[kind])


def _label(value: Any) -> Label:
    """Return a name by language, the languages without their regions."""
    found: dict[str, str] = {}
    for code, text in value.items() if isinstance(value, dict) else ():
        if isinstance(code, str) and isinstance(text, str) and clean_text(text):
            found.setdefault(code.split("-")[0].lower(), clean_text(text))
    return Label.of(**found)


class _Reader:
    """Reads features of an archive that keeps the standard as far as must be."""

    def __init__(self, archive: Archive, *, plane: LocalPlane, ledger: Ledger, wishes: ImportWishes) -> None:
        self.archive = archive
        self.plane = plane
        self.ledger = ledger
        self.wishes = wishes
        self.sources = {
            feature["id"]: ledger.read(kind, feature["id"])
            for kind, features in archive.features.items()
            for feature in features
        }
        self.shafts = shafts_of(archive)
        self.occupants = _occupants(archive)

    def _all(self, kind: str) -> Iterator[tuple[str, dict[str, Any], BaseGeometry]]:
        for feature in self.archive.features.get(kind, ()):
            yield feature["id"], feature["properties"], self.plane.to_plan(_raw(feature, kind))

    def storeys(self) -> Iterator[Storey]:
        """Yield levels; those of one ordinal in different buildings stay apart."""
        self.ledger.guess(f"IMDF has no heights: elevations assume {self.wishes.storey_height:g} m a storey")
        for name, said, shape in self._all("level"):
            yield Storey(
                id=name,
                ordinal=said["ordinal"],
                name=_label(said.get("name")),
                short_name=str(_label(said.get("short_name")))[:20],
                elevation=said["ordinal"] * self.wishes.storey_height,
                outline=shape,
                outdoor=said.get("outdoor") is True,
                source=self.sources[name],
            )

    def spaces(self) -> Iterator[Space]:
        """Yield units; an occupant names a unit that has no name itself."""
        for name, said, shape in self._all("unit"):
            category = said["category"] if said["category"] in UNIT else "unspecified"
            label = _label(said.get("name")) or self.occupants.get(name, Label())
            shaft = self.shafts.get(name, "")
            use = guessed_use(category, area=shape.area) if label else ""
            if use:
                self.ledger.guess(f"is taken for {use}, by its category and {shape.area:.0f} m²", subject=name)
            yield Space(
                id=name,
                storey=said["level_id"],
                shape=shape,
                category=category,
                role="void" if category == "opentobelow" else "flight" if shaft else "room",
                name=label,
                number=number_in(label["en"]) if use else "",
                use=use,
                shaft=shaft if category in VERTICAL else "",
                restricted=said.get("restriction") is not None,
                source=self.sources[name],
            )

    def hatches(self) -> Iterator[Hatch]:
        """Yield openings; where the archive marks emergency exits, only they and principal doors are exits."""
        marked = any(said["category"] == "emergencyexit" for _, said, _ in self._all("opening"))
        for name, said, shape in self._all("opening"):
            category = said["category"] if said["category"] in OPENING else "pedestrian"
            door = said.get("door")
            yield Hatch(
                id=name,
                storey=said["level_id"],
                shape=shape,
                category=category,
                name=_label(said.get("name")),
                exit=category in {"emergencyexit", "pedestrian.principal"} if marked else None,
                automatic=bool(door.get("automatic")) if isinstance(door, dict) else False,
                source=self.sources[name],
            )
        if not marked and self.archive.features.get("opening"):
            self.ledger.guess("no opening is an emergency exit: all count as exits of their rooms")

    def things(self) -> Iterator[Thing]:
        """Yield fixtures, kiosks, sections, details and amenities."""
        levels = {feature["id"]: feature["properties"]["level_id"] for feature in self.archive.features["unit"]}
        kinds = (("fixture", FIXTURE, "obstruction"), ("section", SECTION, "walkway"))
        for kind, known, otherwise in kinds:
            for name, said, shape in self._all(kind):
                category = said["category"] if said["category"] in known else otherwise
                yield self._thing(name, said, kind=kind, shape=shape, category=category)
        for name, said, shape in self._all("kiosk"):
            kiosk = self._thing(name, said, kind="fixture", shape=shape, category="furniture")
            yield replace(kiosk, says="kiosk", name=kiosk.name or self.occupants.get(name, Label()))
        for name, said, shape in self._all("detail"):
            yield self._thing(name, said, kind="detail", shape=shape, category="")
        for name, said, shape in self._all("amenity"):
            unit = next((unit for unit in said["unit_ids"] if unit in levels), None)
            category = said["category"] if said["category"] in AMENITY else "unspecified"
            if unit is None:
                self.ledger.leave(self.sources[name], "is in no unit, so on no level")
            else:
                level = levels[unit]
                yield self._thing(name, said, kind="amenity", shape=shape, category=category, level=level)

    def _thing(
        self, name: str, said: dict[str, Any], *, kind: str, shape: BaseGeometry, category: str, level: str = ""
    ) -> Thing:
        return Thing(
            id=name,
            storey=level or said["level_id"],
            kind=kind,
            shape=shape,
            category=category,
            name=_label(said.get("name")),
            source=self.sources[name],
        )

    def note_others(self) -> None:
        """Note what became of features that make nothing by themselves."""
        for kind, how in SERVES.items():
            for feature in self.archive.features.get(kind, ()):
                self.ledger.use(self.sources[feature["id"]], how)
        placed = set(self.occupants_used())
        for feature in self.archive.features.get("occupant", ()):
            source = self.sources[feature["id"]]
            if feature["id"] in placed:
                self.ledger.use(source, "names the unit or kiosk it is in")
            else:
                self.ledger.leave(source, "is in a unit that has a name of its own; exhibitors are imported as a list")
        for feature in self.archive.features.get("geofence", ()):
            self.ledger.leave(self.sources[feature["id"]], "is for positioning by radio, nothing of the building")

    def occupants_used(self) -> Iterator[str]:
        """Yield the occupants whose name a unit took."""
        named = {f["id"] for f in self.archive.features["unit"] if _label(f["properties"].get("name"))}
        anchors = {f["id"]: f["properties"].get("unit_id") for f in self.archive.features.get("anchor", ())}
        seen: set[str] = set()
        for feature in self.archive.features.get("occupant", ()):
            unit = anchors.get(feature["properties"].get("anchor_id"))
            if unit and unit not in named and unit not in seen:
                seen.add(unit)
                yield feature["id"]


def _occupants(archive: Archive) -> dict[str, Label]:
    """Return the name of the first occupant of each unit and kiosk."""
    anchors = {feature["id"]: feature["properties"] for feature in archive.features.get("anchor", ())}
    found: dict[str, Label] = {}
    for feature in archive.features.get("occupant", ()):
        anchor = anchors.get(feature["properties"].get("anchor_id") or "", {})
        for place in (anchor.get("unit_id"), feature["properties"].get("kiosk_id")):
            name = _label(feature["properties"].get("name"))
            if isinstance(place, str) and name:
                found.setdefault(place, name)
    return found
