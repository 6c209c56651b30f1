"""One model per feature type: what a row of its attribute table may say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from shapely import MultiPolygon, Polygon

from venueplan.files.untrusted.cells import (
    Count,
    Evidence,
    Identifier,
    Names,
    NotNegative,
    Positive,
    Real,
    Text,
    Whole,
    Words,
    YesNo,
    fault,
    one_of,
)
from venueplan.files.untrusted.quoting import shown
from venueplan.files.venue.imdf import CATEGORIES, SAME_AS
from venueplan.model import Amenity, Detail, Fixture, Label, Level, Opening, Section, Unit

_NAME = re.compile(r"name_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_CAPACITY = re.compile(r"capacity_([a-z][a-z\-]*)")

USES = ("exhibition", "meeting", "plenary", "press", "vip", "registration", "catering", "interpretation", "stage")
"""What a unit can be used for by an event."""

SECTION_USES = ("no-build", "stage-area", "joined-rooms", "fire-lane", "landmark")
"""What a section can be used for."""

SUPPLIES = ("power", "data", "water", "drain", "air")
"""What a floor box can give."""


def _category(feature_type: str) -> Any:
    what = f"an IMDF 1.0 category of {'an' if feature_type[0] in 'ao' else 'a'} {feature_type}"
    check = one_of(CATEGORIES[feature_type], what=what, same_as=SAME_AS)
    return (AfterValidator(check), Field(json_schema_extra={"enum": [*sorted(CATEGORIES[feature_type])]}))


def _choice(*words: str, what: str) -> Any:
    return (AfterValidator(one_of(words, what=what)), Field(json_schema_extra={"enum": [*words]}))


def _supplies(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if word not in SUPPLIES:
            raise fault(f"has {shown(word)}; a floor box gives {', '.join(SUPPLIES)}")
    return words


class FeatureRow(BaseModel):
    """What every feature says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier
    evidence: Evidence
    source: Text = ""


class NamedRow(FeatureRow):
    """A feature that may have a name."""

    name: Names = Label()


class LevelRow(FeatureRow):
    """A storey, or the ground outdoors."""

    name: Names
    ordinal: Whole
    short_name: Text = Level.short_name
    building: Text = Level.building
    elevation: Real = Level.elevation
    outdoor: YesNo = Level.outdoor


class UnitRow(NamedRow):
    """A space that can be walked into."""

    category: Annotated[Text, *_category("unit")]
    level: Identifier
    number: Text = Unit.number
    use: Annotated[Text, *_choice(*USES, what="a use of a unit")] = Unit.use
    capacity: dict[str, Count] = Field(default_factory=dict)
    area_published: NotNegative = Unit.area_published
    floor_load: NotNegative = Unit.floor_load
    clear_height: NotNegative = Unit.clear_height
    shaft: Text = Unit.shaft
    direction: Annotated[Text, *_choice("both", "up", "down", what="a direction")] = Unit.direction
    restricted: YesNo = Unit.restricted
    sprinklered: YesNo = Unit.sprinklered
    equipment: Words = Unit.equipment


class OpeningRow(NamedRow):
    """A door, gate or gap in a wall."""

    level: Identifier
    width: Positive
    category: Annotated[Text, *_category("opening")] = Opening.category
    exit: YesNo = Opening.exit
    step_free: YesNo = Opening.step_free
    automatic: YesNo = Opening.automatic


class FixtureRow(NamedRow):
    """Something fixed that stands on the floor."""

    category: Annotated[Text, *_category("fixture")]
    level: Identifier
    kind: Text = Fixture.kind


class AmenityRow(NamedRow):
    """A service at a point."""

    category: Annotated[Text, *_category("amenity")]
    level: Identifier
    kind: Text = Amenity.kind
    supplies: Annotated[Words, AfterValidator(_supplies)] = Amenity.supplies


class SectionRow(NamedRow):
    """A named area that is not a room."""

    category: Annotated[Text, *_category("section")]
    level: Identifier
    use: Annotated[Text, *_choice(*SECTION_USES, what="a use of a section")] = Section.use
    capacity: dict[str, Count] = Field(default_factory=dict)


class DetailRow(FeatureRow):
    """A line that is only drawn."""

    level: Identifier
    category: Text = Detail.category


@dataclass(frozen=True, kw_only=True)
class FeatureKind:
    """How one feature type is read: its rows, its noun, and where and as what its geometry goes."""

    row: type[FeatureRow]
    noun: type[Any]
    geometry: str
    shapes: tuple[str, ...]
    plural: str

    _flat: ClassVar[Mapping[str, re.Pattern[str]]] = {"name": _NAME, "capacity": _CAPACITY}

    def gathered(self, properties: Mapping[str, Any]) -> dict[str, Any]:
        """Return properties without empty ones, with ``name_zh`` … and ``capacity_theatre`` … gathered."""
        found: dict[str, Any] = {}
        for key, value in properties.items():
            if value is None or value == "":
                continue
            for field, pattern in self._flat.items():
                match = pattern.fullmatch(key)
                if match and field in self.row.model_fields:
                    found.setdefault(field, {})[match[1]] = value
                    break
            else:
                found[key] = value
        return found

    def built(self, row: FeatureRow, shape: Any) -> Any:
        """Return the noun of a row and its geometry."""
        values = {name: getattr(row, name) for name in row.model_fields_set - {"source"}}
        if "capacity" in values:
            values["capacity"] = tuple(sorted(values["capacity"].items()))
        if self.noun is Level and isinstance(shape, Polygon):
            shape = MultiPolygon([shape])
        return self.noun(**values, **{self.geometry: shape})


KINDS: Mapping[str, FeatureKind] = {
    "level": FeatureKind(
        row=LevelRow, noun=Level, geometry="outline", shapes=("Polygon", "MultiPolygon"), plural="levels"
    ),
    "unit": FeatureKind(row=UnitRow, noun=Unit, geometry="polygon", shapes=("Polygon",), plural="units"),
    "opening": FeatureKind(row=OpeningRow, noun=Opening, geometry="line", shapes=("LineString",), plural="openings"),
    "fixture": FeatureKind(row=FixtureRow, noun=Fixture, geometry="polygon", shapes=("Polygon",), plural="fixtures"),
    "amenity": FeatureKind(row=AmenityRow, noun=Amenity, geometry="point", shapes=("Point",), plural="amenities"),
    "section": FeatureKind(row=SectionRow, noun=Section, geometry="polygon", shapes=("Polygon",), plural="sections"),
    "detail": FeatureKind(row=DetailRow, noun=Detail, geometry="line", shapes=("LineString",), plural="details"),
}
"""The feature types that stand in GeoJSON files."""
