"""``event.toml``: what it may say, and the decisions it becomes."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from venueplan.files.event.decisions.market import MixSettings, PriceSettings
from venueplan.files.event.decisions.moves import MoveInSettings
from venueplan.files.event.decisions.pattern import PatternSettings
from venueplan.files.event.decisions.programme import (
    DaytimeSettings,
    FoyerSettings,
    PersonSettings,
    ProgrammeSettings,
    RoomSettings,
)
from venueplan.files.event.decisions.relations import HoldSettings, PolicySettings, RelationSettings
from venueplan.files.event.decisions.signage import EscapeSettings, SignageSettings
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
from venueplan.model import Calendar, Changeover, Event, Title, Zone

SETUPS = ("theatre", "classroom", "banquet", "reception", "boardroom", "u-shape", "hollow-square", "cabaret")
"""Set-ups of a room."""

GOALS = ("mix", "fill")
"""What a layout can be for."""

_FORBID = ConfigDict(extra="forbid", frozen=True)


def as_list(value: object) -> Any:
    """Return a list that has at least one entry."""
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


class ChangeoverSettings(BaseModel):
    """``[[calendar.changeover]]``."""

    model_config = _FORBID
    before: SetupOrAny
    after: SetupOrAny
    minutes: Count


class CalendarSettings(BaseModel):
    """``[calendar]``."""

    model_config = _FORBID
    days: Annotated[tuple[Day, ...], BeforeValidator(as_list), AfterValidator(_distinct)]
    opens: TimeOfDay = Calendar.opens
    closes: TimeOfDay = Calendar.closes
    utc_offset_min: Annotated[int, Field(ge=-720, le=840), BeforeValidator(to_whole)] = Calendar.utc_offset_min
    grain_min: Annotated[int, Field(gt=0, le=1440), BeforeValidator(to_whole)] = Calendar.grain_min
    changeover: Annotated[tuple[ChangeoverSettings, ...], BeforeValidator(as_list)] | None = None

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


class ZoneSettings(BaseModel):
    """``[[zone]]``."""

    model_config = _FORBID
    id: Identifier
    letter: Annotated[Text, Field(min_length=1, max_length=3)]
    name: Names
    halls: Annotated[tuple[Identifier, ...], BeforeValidator(as_list)]

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
        BeforeValidator(as_list),
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
    goal: Annotated[Text, AfterValidator(one_of(GOALS, what="a goal of a layout"))] = Event.goal
    mix: tuple[MixSettings, ...] = ()
    prices: PriceSettings | None = None
    move_in: MoveInSettings | None = None
    relation: tuple[RelationSettings, ...] = ()
    hold: tuple[HoldSettings, ...] = ()
    policy: PolicySettings = PolicySettings()
    title: TitleSettings = TitleSettings()
    programme: ProgrammeSettings = ProgrammeSettings()
    room: tuple[RoomSettings, ...] = ()
    person: tuple[PersonSettings, ...] = ()
    daytime: tuple[DaytimeSettings, ...] = ()
    foyer: tuple[FoyerSettings, ...] = ()
    signage: SignageSettings = SignageSettings()
    escape_plans: EscapeSettings = EscapeSettings()
    style: Text = ""
