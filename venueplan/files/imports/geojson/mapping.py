"""Which property says what, and which value means what: guessed, or said by a mapping file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from venueplan.errors import InputError, Problem
from venueplan.files.imports.documents import Feature
from venueplan.files.imports.written.venue import quoted
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_toml

FIELDS: Mapping[str, tuple[str, ...]] = {
    "level": (
        "level",
        "floor",
        "storey",
        "story",
        "ebene",
        "geschoss",
        "etage",
        "niveau",
        "level_id",
        "ordinal",
        "楼层",
    ),
    "name": (
        "name",
        "name:en",
        "name_en",
        "title",
        "label",
        "bezeichnung",
        "nom",
        "nombre",
        "roomname",
        "room_name",
        "名称",
    ),
    "number": ("number", "room_number", "roomnumber", "ref", "nummer", "raumnummer", "no"),
    "kind": ("feature_type", "kind", "indoor", "type", "category", "class", "usage", "use", "nutzung", "layer", "room"),
    "width": ("width", "door_width", "clear_width", "breite", "largeur"),
    "height": ("height", "clear_height", "hoehe", "höhe"),
    "shaft": ("shaft", "connects"),
}
"""What is looked for, and the properties that may say it, the first one first."""

ROLES = ("room", "door", "wall", "void", "outline", "fixture", "amenity", "section", "detail", "ignore")
"""What a feature can be."""


@dataclass(frozen=True, kw_only=True)
class PropertyMapping:
    """Names of properties by what they say, and roles by values of ``kind``."""

    properties: Mapping[str, str]
    kinds: Mapping[str, str] = field(default_factory=dict)

    def text(self, feature: Feature, what: str) -> str:
        """Return what a feature says of something, or nothing."""
        value = feature.properties.get(self.properties.get(what, ""))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return f"{value:g}" if isinstance(value, float) else str(value).strip()

    def number(self, feature: Feature, what: str) -> float:
        """Return a positive number that a feature says, or 0."""
        try:
            value = float(self.text(feature, what).removesuffix("m").strip() or 0)
        except ValueError:
            return 0.0
        return value if 0 < value < 1e4 else 0.0


def mapping_for(features: Sequence[Feature], *, path: Path | None) -> PropertyMapping:
    """Return the mapping that a file says or, without one, the most likely.

    Raises
    ------
    InputError
        If the file names a role that there is not, or something that is not looked for.
    """
    names = Counter(name for feature in features for name in feature.properties)
    folded: dict[str, str] = {}
    for name in sorted(names):
        folded.setdefault(name.casefold(), name)
    guessed = {what: next((folded[one] for one in known if one in folded), "") for what, known in FIELDS.items()}
    if path is None:
        return PropertyMapping(properties=guessed)
    said = read_toml(path, file=path.name)
    properties, kinds = said.get("properties", {}), said.get("kinds", {})
    _check(properties, kinds, file=path.name)
    return PropertyMapping(properties=guessed | properties, kinds=kinds)


def _check(properties: Any, kinds: Any, *, file: str) -> None:
    problems = []
    if not isinstance(properties, dict) or not isinstance(kinds, dict):
        raise InputError([Problem(file=file, message="needs a table [properties] and a table [kinds]")])
    for what, name in properties.items():
        if what not in FIELDS or not isinstance(name, str):
            message = f"is not one of {', '.join(FIELDS)} with the name of a property"
            problems.append(Problem(file=file, where=f"key properties.{shown(what)[1:-1]}", message=message))
    for kind, role in kinds.items():
        if role not in ROLES:
            message = f"role {shown(role)} is not one of {', '.join(ROLES)}"
            problems.append(Problem(file=file, where=f"key kinds.{shown(kind)[1:-1]}", message=message))
    if problems:
        raise InputError(problems)


def mapping_file(mapping: PropertyMapping, roles: Mapping[str, str]) -> bytes:
    """Return the mapping as a file that the planner edits and gives back with ``--mapping``."""
    lines = ["# Which property says what. Edit it and import again with --mapping.", "[properties]"]
    lines += [f"{what} = {quoted(name)}" for what, name in mapping.properties.items()]
    lines += [
        "",
        f"# What the values of {mapping.properties.get('kind') or 'kind'} mean: {', '.join(ROLES)}",
        "[kinds]",
    ]
    lines += [f"{quoted(kind)} = {quoted(role)}" for kind, role in sorted(roles.items())]
    return ("\n".join(lines) + "\n").encode()
