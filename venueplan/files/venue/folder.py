"""A venue folder as a venue: ``venue.toml`` and ``<feature type>[-anything].geojson`` in local metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.errors import InputError, Problem
from venueplan.files.styles.reading import read_style
from venueplan.files.untrusted.cells import Evidence, Identifier, Names, Text, one_of, to_real
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.untrusted.raw import read_json, read_toml
from venueplan.files.untrusted.sentences import validated
from venueplan.files.venue.features import KINDS, FeatureKind
from venueplan.files.venue.geometry_checks import geometry_problems
from venueplan.files.venue.imdf import CATEGORIES
from venueplan.files.venue.shapes import ShapeError, read_shape
from venueplan.model import Building, Georeference, Label, Style, Venue

_FORBID = ConfigDict(extra="forbid", frozen=True)
_COLLECTION = {"type", "features", "name", "crs", "bbox", "xy_coordinate_resolution", "description"}
_FEATURE = {"type", "properties", "geometry", "id", "bbox"}


class GeoreferenceSettings(BaseModel):
    """``[georeference]`` of ``venue.toml``."""

    model_config = _FORBID
    longitude: Annotated[float, Field(ge=-180, le=180), BeforeValidator(to_real)]
    latitude: Annotated[float, Field(ge=-90, le=90), BeforeValidator(to_real)]
    bearing: Annotated[float, Field(ge=-360, le=360), BeforeValidator(to_real)] = 0.0
    evidence: Evidence = "assumed"
    source: Text = ""


class BuildingSettings(BaseModel):
    """``[[building]]`` of ``venue.toml``."""

    model_config = _FORBID
    id: Identifier
    name: Names
    category: Annotated[
        Text, AfterValidator(one_of(CATEGORIES["building"], what="an IMDF 1.0 category of a building"))
    ] = Building.category
    evidence: Evidence = "assumed"
    source: Text = ""


class VenueSettings(BaseModel):
    """``venue.toml``."""

    model_config = _FORBID
    id: Identifier
    name: Names
    category: Annotated[Text, AfterValidator(one_of(CATEGORIES["venue"], what="an IMDF 1.0 category of a venue"))] = (
        "conventioncenter"
    )
    georeference: GeoreferenceSettings
    building: tuple[BuildingSettings, ...] = ()
    style: Text = ""
    evidence: Evidence = "assumed"
    source: Text = ""


@dataclass(kw_only=True)
class VenueDraft:
    """A venue as far as it could be read, and everything that is wrong with it.

    Attributes
    ----------
    venue
        Everything that could be read.
    origin
        Type and file of every id that the folder names, also of features that could not be read.
    complete
        Whether ``origin`` holds every id: every file and every id could be read.
    """

    venue: Venue
    problems: list[Problem] = field(default_factory=list)
    origin: dict[str, tuple[str, str]] = field(default_factory=dict)
    complete: bool = True


def read_venue(folder: Path) -> Venue:
    """Return the venue that a folder describes.

    Parameters
    ----------
    folder
        Folder with ``venue.toml`` and GeoJSON files in local metres, named by their feature type.

    Raises
    ------
    InputError
        With every fault of all files at once: file, feature and place of each.
    """
    draft = draft_venue(Path(folder))
    if draft.problems:
        raise InputError(draft.problems)
    return draft.venue


def draft_venue(folder: Path) -> VenueDraft:
    """Return what can be read of a venue folder, and all that is wrong with it."""
    if not folder.is_dir():
        reason = "is a file; a folder is needed" if folder.exists() else "is missing; there is no such folder"
        raise InputError([Problem(file=str(folder), message=reason)])
    draft = VenueDraft(venue=Venue(id=folder.name, name=Label(), georeference=Georeference(longitude=0, latitude=0)))
    settings = _settings(folder, draft)
    nouns: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS.values()}
    for feature_type, path in _files(folder, draft):
        kind = KINDS[feature_type]
        nouns[kind.plural] += _features(path, draft, feature_type=feature_type)
    style = _style(folder, settings, draft=draft) if settings else None
    _finished(draft, settings, nouns=nouns)
    draft.venue = replace(draft.venue, style=style)
    return draft


def drafted(settings: Mapping[str, Any], features: Mapping[str, Iterable[Any]]) -> VenueDraft:
    """Return what can be read of a venue that is at hand, not in a folder, and all that is wrong with it.

    Parameters
    ----------
    settings
        What ``venue.toml`` would say.
    features
        GeoJSON features in local metres by feature type.
    """
    draft = VenueDraft(venue=Venue(id="venue", name=Label(), georeference=Georeference(longitude=0, latitude=0)))
    checked = _checked(settings, draft)
    nouns: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS.values()}
    for feature_type, kind in KINDS.items():
        for position, feature in enumerate(features.get(feature_type, ()), start=1):
            file = f"{feature_type}.geojson"
            noun = _feature(feature, draft, feature_type=feature_type, file=file, position=position)
            nouns[kind.plural] += [noun] if noun is not None else []
    return _finished(draft, checked, nouns=nouns)


def _finished(draft: VenueDraft, settings: VenueSettings | None, *, nouns: Mapping[str, list[Any]]) -> VenueDraft:
    """Return the draft with its venue and with what is wrong between its parts."""
    if settings:
        draft.venue = _assembled(settings, nouns)
    _note_unknown_levels(draft)
    if not draft.problems:
        draft.problems += geometry_problems(draft.venue, origin=draft.origin)
    return draft


def _settings(folder: Path, draft: VenueDraft) -> VenueSettings | None:
    try:
        return _checked(read_toml(folder / "venue.toml", file="venue.toml"), draft)
    except InputError as error:
        draft.problems += error.problems
        return None


def _checked(said: Mapping[str, Any], draft: VenueDraft) -> VenueSettings | None:
    settings, faults = validated(VenueSettings, said)
    draft.problems += [
        Problem(file="venue.toml", where=f"key {path}", message=message.removeprefix(f"{path} "))
        for path, message in faults
    ]
    for building in settings.building if settings else ():
        _register(building.id, draft, feature_type="building", file="venue.toml")
    return settings


def _style(folder: Path, settings: VenueSettings, *, draft: VenueDraft) -> Style | None:
    try:
        return read_style(settings.style, folder=folder) if settings.style else None
    except InputError as error:
        draft.problems += error.problems or [Problem(file="venue.toml", where="key style", message=str(error))]
        return None


def _assembled(settings: VenueSettings, nouns: Mapping[str, list[Any]]) -> Venue:
    place = settings.georeference
    return Venue(
        id=settings.id,
        name=settings.name,
        category=settings.category,
        georeference=Georeference(longitude=place.longitude, latitude=place.latitude, bearing=place.bearing),
        buildings=tuple(
            Building(id=building.id, name=building.name, category=building.category, evidence=building.evidence)
            for building in settings.building
        ),
        style=None,
        **{plural: tuple(found) for plural, found in nouns.items()},
    )


def _files(folder: Path, draft: VenueDraft) -> Iterable[tuple[str, Path]]:
    """Yield feature type and path of each GeoJSON file in a fixed order."""
    found: list[tuple[str, Path]] = []
    for path in sorted(folder.glob("*.geojson")):
        feature_type = path.stem.split("-", 1)[0]
        if feature_type in KINDS:
            found.append((feature_type, path))
        else:
            message = f"{shown(feature_type)} is not a feature type{suggestion(feature_type, KINDS) or _use(KINDS)}"
            draft.problems.append(Problem(file=path.name, message=message))
    missing = {"level", "unit"} - {feature_type for feature_type, _ in found}
    draft.complete = not missing
    if not draft.problems:
        draft.problems += [
            Problem(file=f"{name}.geojson", message="is missing; a venue needs levels and units")
            for name in sorted(missing)
        ]
    order = list(KINDS)
    return sorted(found, key=lambda item: (order.index(item[0]), item[1].name))


def _use(words: Iterable[str]) -> str:
    return f"; use {', '.join(words)}"


def _features(path: Path, draft: VenueDraft, *, feature_type: str) -> list[Any]:
    try:
        features = collection_of(read_json(path, file=path.name), file=path.name)
    except InputError as error:
        draft.problems += error.problems
        draft.complete = False
        return []
    found = []
    for position, feature in enumerate(features, start=1):
        noun = _feature(feature, draft, feature_type=feature_type, file=path.name, position=position)
        if noun is not None:
            found.append(noun)
    return found


def collection_of(document: Any, *, file: str) -> list[Any]:
    """Return the features of a GeoJSON document.

    Raises
    ------
    InputError
        If it is no FeatureCollection, has a key that no map editor writes, or no list of features.
    """
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise InputError([Problem(file=file, message="is not a GeoJSON FeatureCollection")])
    unknown = sorted(set(document) - _COLLECTION)
    if unknown:
        message = f"unknown key {shown(unknown[0])}{suggestion(unknown[0], _COLLECTION)}"
        raise InputError([Problem(file=file, message=message)])
    features = document.get("features")
    if not isinstance(features, list):
        raise InputError([Problem(file=file, where="key features", message="is not a list of features")])
    return features


def _feature(feature: Any, draft: VenueDraft, *, feature_type: str, file: str, position: int) -> Any:
    """Return the noun of one feature, or None after noting what is wrong with it."""
    kind = KINDS[feature_type]
    where = f"feature no. {position}"
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or feature.get("type") != "Feature":
        draft.problems.append(Problem(file=file, where=where, message="is not a GeoJSON Feature with properties"))
        return None
    if isinstance(properties.get("id"), str) and properties["id"]:
        where = f"feature {shown(properties['id'])[1:-1]}"
    messages = [
        f"unknown key {shown(key)} beside properties{suggestion(key, _FEATURE)}"
        for key in sorted(set(feature) - _FEATURE)
    ]
    row, faults = validated(kind.row, kind.gathered(properties), word="property")
    messages += [_flat(message) for _, message in faults]
    shape = None
    try:
        shape = read_shape(feature.get("geometry"), allowed=kind.shapes)
    except ShapeError as error:
        messages.append(str(error))
    draft.problems += [Problem(file=file, where=where, message=message) for message in messages]
    if row is None and any(path == "id" for path, _ in faults):
        draft.complete = False
        return None
    unique = _register(properties["id"], draft, feature_type=feature_type, file=file)
    return kind.built(row, shape) if row and shape is not None and unique and not messages else None


def _flat(message: str) -> str:
    """Name gathered properties as the file does: ``capacity.theatre`` is ``capacity_theatre`` there."""
    if message == "name is missing":
        return "name_zh or name_en is missing; a name in at least one language is needed"
    return message.replace("capacity.", "capacity_", 1) if message.startswith("capacity.") else message


def _register(identifier: str, draft: VenueDraft, *, feature_type: str, file: str) -> bool:
    if identifier in draft.origin:
        other, place = draft.origin[identifier]
        message = f"id {shown(identifier)} is used already by a {other} in {place}; ids are unique in a venue"
        draft.problems.append(Problem(file=file, where=f"feature {identifier}", message=message))
        return False
    draft.origin[identifier] = (feature_type, file)
    return True


def _note_unknown_levels(draft: VenueDraft) -> None:
    """Note levels and buildings that features name and the folder does not know."""
    known = {
        wanted: [name for name, (feature_type, _) in draft.origin.items() if feature_type == wanted]
        for wanted in ("level", "building")
    }
    if any(problem.file == "venue.toml" for problem in draft.problems):
        known["building"] = []
    for feature_type, kind in KINDS.items():
        wanted = "building" if feature_type == "level" else "level"
        for noun in getattr(draft.venue, kind.plural):
            name = getattr(noun, wanted)
            if not name or name in known[wanted] or not known[wanted]:
                continue
            way_out = suggestion(name, known[wanted]) or _use(known[wanted])
            draft.problems.append(
                Problem(
                    file=draft.origin[noun.id][1],
                    where=f"feature {noun.id}",
                    message=f"{wanted} {shown(name)} is unknown{way_out}",
                )
            )


__all__ = ["FeatureKind", "VenueDraft", "VenueSettings", "collection_of", "draft_venue", "drafted", "read_venue"]
