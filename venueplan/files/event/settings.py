"""``event.toml``: what it may say, and the decisions it becomes."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from venueplan.files.untrusted.cells import (
    LANGUAGE,
    Count,
    Day,
    Identifier,
    Names,
    Real,
    Text,
    TimeOfDay,
    fault,
    one_of,
    to_real,
    to_whole,
)
from venueplan.files.untrusted.quoting import shown
from venueplan.model import BoothPattern, Calendar, Changeover, Numbering, Title, Zone

SETUPS = ("theatre", "classroom", "banquet", "reception", "boardroom", "u-shape", "hollow-square", "cabaret")
"""Set-ups of a room."""

_CORNERS = ("south-west", "south-east", "north-west", "north-east")
_FORBID = ConfigDict(extra="forbid", frozen=True)


def _list(value: object) -> Any:
    if not isinstance(value, list) or not value:
        raise fault("is not a list with at least one entry")
    return value


def _languages(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if not re.fullmatch(LANGUAGE, code):
            raise fault(f"has {shown(code)}, which is not a language code such as zh or en")
    return codes


def _distinct(days: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(days)) < len(days) or list(days) != sorted(days):
        raise fault("must name each day once, in order")
    return days


SetupOrAny = Annotated[Text, AfterValidator(one_of((*SETUPS, "*"), what="a set-up or '*'"))]
PositiveMetres = Annotated[float, Field(gt=0, le=1000), BeforeValidator(to_real)]


class ChangeoverSettings(BaseModel):
    """``[[calendar.changeover]]``."""

    model_config = _FORBID
    before: SetupOrAny
    after: SetupOrAny
    minutes: Count


class CalendarSettings(BaseModel):
    """``[calendar]``."""

    model_config = _FORBID
    days: Annotated[tuple[Day, ...], BeforeValidator(_list), AfterValidator(_distinct)]
    opens: TimeOfDay = Calendar.opens
    closes: TimeOfDay = Calendar.closes
    utc_offset_min: Annotated[int, Field(ge=-720, le=840), BeforeValidator(to_whole)] = Calendar.utc_offset_min
    grain_min: Annotated[int, Field(gt=0, le=1440), BeforeValidator(to_whole)] = Calendar.grain_min
    changeover: Annotated[tuple[ChangeoverSettings, ...], BeforeValidator(_list)] | None = None

    def to_noun(self) -> Calendar:
        """Return the calendar."""
        changeovers = Calendar.changeovers
        if self.changeover is not None:
            changeovers = tuple(
                Changeover(before=entry.before, after=entry.after, minutes=entry.minutes) for entry in self.changeover
            )
        return Calendar(
            days=self.days,
            opens=self.opens,
            closes=self.closes,
            utc_offset_min=self.utc_offset_min,
            grain_min=self.grain_min,
            changeovers=changeovers,
        )


class NumberingSettings(BaseModel):
    """``[pattern.numbering]``."""

    model_config = _FORBID
    scheme: Annotated[Text, AfterValidator(one_of(("aisle-hundreds", "row-letter"), what="a numbering scheme"))] = (
        Numbering.scheme
    )
    prefix: Text = Numbering.prefix
    start: Annotated[Text, AfterValidator(one_of(_CORNERS, what="a corner of the hall"))] = Numbering.start


class PatternSettings(BaseModel):
    """``[pattern]``: rows of booths, metres."""

    model_config = _FORBID
    module_width: PositiveMetres = BoothPattern.module_width
    module_depth: PositiveMetres = BoothPattern.module_depth
    aisle: PositiveMetres = BoothPattern.aisle
    main_aisle: PositiveMetres = BoothPattern.main_aisle
    wall_distance: Annotated[float, Field(ge=0, le=1000), BeforeValidator(to_real)] = BoothPattern.wall_distance
    island_length: PositiveMetres = BoothPattern.island_length
    numbering: NumberingSettings = NumberingSettings()

    def to_noun(self) -> BoothPattern:
        """Return the pattern."""
        lengths = {name: getattr(self, name) for name in type(self).model_fields if name != "numbering"}
        return BoothPattern(**lengths, numbering=Numbering(**self.numbering.model_dump()))


class ZoneSettings(BaseModel):
    """``[[zone]]``."""

    model_config = _FORBID
    id: Identifier
    letter: Annotated[Text, Field(min_length=1, max_length=3)]
    name: Names
    halls: Annotated[tuple[Identifier, ...], BeforeValidator(_list)]

    def to_noun(self) -> Zone:
        """Return the zone."""
        return Zone(id=self.id, letter=self.letter, name=self.name, halls=self.halls)


class TitleSettings(BaseModel):
    """``[title]``: who answers for the sheets."""

    model_config = _FORBID
    revision: Text = ""
    dated: Day | None = None
    drawn_by: Text = ""
    approved_by: Text = ""
    approved: Day | None = None

    def to_noun(self) -> Title:
        """Return the title block."""
        return Title(**self.model_dump())


class EventSettings(BaseModel):
    """``event.toml``."""

    model_config = _FORBID
    id: Identifier
    name: Names
    venue: Text = ".."
    languages: Annotated[
        tuple[Text, ...],
        BeforeValidator(_list),
        AfterValidator(_languages),
        WithJsonSchema({"type": "array", "items": {"type": "string", "pattern": LANGUAGE}, "minItems": 1}),
    ] = ("zh", "en")
    rules: Text = "china"
    compare: tuple[Text, ...] = ()
    walking_speed: Annotated[float, Field(gt=0, le=1000), BeforeValidator(to_real)] = 70.0
    calendar: CalendarSettings
    pattern: PatternSettings = PatternSettings()
    overrides: dict[Text, Real] = Field(default_factory=dict)
    zone: tuple[ZoneSettings, ...] = ()
    title: TitleSettings = TitleSettings()
