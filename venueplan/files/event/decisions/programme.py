"""How meetings are scheduled, in ``event.toml``: rooms, people, times of day, foyers, and what wishes weigh."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model

from venueplan.files.untrusted.cells import (
    Day,
    Identifier,
    Identifiers,
    Moment,
    Text,
    TimeOfDay,
    Words,
    YesNo,
    fault,
    to_whole,
)
from venueplan.files.untrusted.quoting import shown, unknown
from venueplan.model import Daytime, Forum, Foyer, Meetings, Person, RoomUse, Weights
from venueplan.model.demand.programme import Span

_FORBID = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _tags(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        kind, _, name = word.partition(":")
        if kind not in {"room", "time"} or not name:
            raise fault(f"has {shown(word)}; write room:TAG or time:TAG, for instance time:morning")
    return words


Tags = Annotated[Words, AfterValidator(_tags)]
Weight = Annotated[int, Field(ge=0, le=10_000), BeforeValidator(to_whole)]
Small = Annotated[int, Field(ge=0, le=1440), BeforeValidator(to_whole)]

WeightSettings: type[BaseModel] = create_model(
    "WeightSettings",
    __config__=_FORBID,
    __doc__="``[programme.weights]``: what each wish that stays unfulfilled costs.",
    **{field.name: (Weight, field.default) for field in fields(Weights)},  # type: ignore[call-overload]
)


class SpanSettings(BaseModel):
    """From when to when; local time unless it says otherwise."""

    model_config = _FORBID
    begins: Annotated[Moment, Field(alias="from")]
    ends: Annotated[Moment, Field(alias="to")]


class HoursSettings(BaseModel):
    """Opening hours on one day."""

    model_config = _FORBID
    day: Day
    opens: TimeOfDay
    closes: TimeOfDay


class ProgrammeSettings(BaseModel):
    """``[programme]``."""

    model_config = _FORBID
    crews: Small = Meetings.crews
    pause_min: Small = Meetings.pause_min
    walking: YesNo = Meetings.walking
    weights: WeightSettings = WeightSettings()  # type: ignore[valid-type]


class RoomSettings(BaseModel):
    """``[[room]]``."""

    model_config = _FORBID
    id: Identifier
    tags: Words = ()
    equipment: Words = ()
    booths: Annotated[int, Field(ge=0, le=100), BeforeValidator(to_whole)] = RoomUse.booths
    hours: tuple[HoursSettings, ...] = ()
    closed: tuple[SpanSettings, ...] = ()


class PersonSettings(BaseModel):
    """``[[person]]``."""

    model_config = _FORBID
    id: Text
    unavailable: tuple[SpanSettings, ...] = ()
    required: Tags = ()
    preferred: Tags = ()
    undesired: Tags = ()
    prohibited: Tags = ()


class DaytimeSettings(BaseModel):
    """``[[daytime]]``."""

    model_config = _FORBID
    id: Identifier
    begins: Annotated[TimeOfDay, Field(alias="from")]
    ends: Annotated[TimeOfDay, Field(alias="to")]
    days: tuple[Day, ...] = ()


class FoyerSettings(BaseModel):
    """``[[foyer]]``."""

    model_config = _FORBID
    id: Identifier
    rooms: Identifiers
    persons: Annotated[int, Field(ge=0, le=10**6), BeforeValidator(to_whole)]
    minutes: Annotated[int, Field(gt=0, le=240), BeforeValidator(to_whole)] = Foyer.minutes


def meetings_of(settings: Any, *, offset_min: int) -> Meetings:
    """Return how an event schedules its meetings, with times at its offset from UTC."""
    programme = settings.programme
    return Meetings(
        weights=Weights(**programme.weights.model_dump()),
        rooms=tuple(
            RoomUse(
                id=room.id,
                tags=room.tags,
                equipment=room.equipment,
                booths=room.booths,
                hours=tuple((one.day, one.opens, one.closes) for one in room.hours),
                closed=_spans(room.closed, offset_min=offset_min),
            )
            for room in settings.room
        ),
        people=tuple(
            Person(
                **person.model_dump(exclude={"unavailable"}),
                unavailable=_spans(person.unavailable, offset_min=offset_min),
            )
            for person in settings.person
        ),
        daytimes=tuple(Daytime(**one.model_dump()) for one in settings.daytime),
        foyers=tuple(Foyer(**one.model_dump()) for one in settings.foyer),
        crews=programme.crews,
        pause_min=programme.pause_min,
        walking=programme.walking,
    )


def programme_faults(
    settings: Any, forums: Sequence[Forum], *, rooms: Collection[str] | None
) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for names that refer to nothing, names used twice, and times that are none.

    Parameters
    ----------
    rooms
        Ids of the rooms of the venue, or None if they are not known.
    """
    for kind in ("room", "person", "daytime", "foyer"):
        yield from _used_twice(kind, [entry.id for entry in getattr(settings, kind)])
    yield from _unknown_rooms(settings, rooms)
    people = {person for forum in forums for person in forum.people}
    for number, person in enumerate(settings.person, start=1):
        if person.id not in people:
            yield f"person[{number}].id", unknown("person of a forum", person.id, known=people)
        for name in ("required", "preferred", "undesired", "prohibited"):
            for sentence in tag_faults(getattr(person, name), settings, rooms=rooms):
                yield f"person[{number}].{name}", sentence
    yield from _impossible_times(settings)


def tag_faults(tags: Sequence[str], settings: Any, *, rooms: Collection[str] | None) -> Iterator[str]:
    """Yield a sentence for each tag that nothing bears."""
    times = {one.id for one in settings.daytime}
    words = {tag for room in settings.room for tag in room.tags}
    for tag in tags:
        kind, _, name = tag.partition(":")
        if kind == "time" and name not in times:
            yield unknown("[[daytime]]", name, known=times)
        if kind == "room" and rooms is not None and name not in words | set(rooms):
            yield unknown("tag of a [[room]]", name, known=words | set(rooms))


def _used_twice(kind: str, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, identifier in enumerate(ids, start=1):
        if identifier in ids[: number - 1]:
            yield f"{kind}[{number}].id", f"id {shown(identifier)} is used already by a {kind} above"


def _unknown_rooms(settings: Any, rooms: Collection[str] | None) -> Iterator[tuple[str, str]]:
    if rooms is None:
        return
    for number, room in enumerate(settings.room, start=1):
        if room.id not in rooms:
            yield f"room[{number}].id", unknown("room", room.id, known=rooms)
    for number, foyer in enumerate(settings.foyer, start=1):
        for name in foyer.rooms:
            if name not in rooms:
                yield f"foyer[{number}].rooms", unknown("room", name, known=rooms)


def _impossible_times(settings: Any) -> Iterator[tuple[str, str]]:
    days = settings.calendar.days
    for number, one in enumerate(settings.daytime, start=1):
        if one.begins >= one.ends:
            yield f"daytime[{number}].to", f"{one.ends:%H:%M} is not after from {one.begins:%H:%M}"
    for number, room in enumerate(settings.room, start=1):
        for hours in room.hours:
            if hours.opens >= hours.closes:
                yield f"room[{number}].hours", f"closes {hours.closes:%H:%M} is not after opens {hours.opens:%H:%M}"
            if hours.day not in days:
                yield f"room[{number}].hours", f"{hours.day} is on no day of the calendar"
        yield from _backward(f"room[{number}].closed", room.closed, offset_min=settings.calendar.utc_offset_min)
    for number, person in enumerate(settings.person, start=1):
        key = f"person[{number}].unavailable"
        yield from _backward(key, person.unavailable, offset_min=settings.calendar.utc_offset_min)


def _backward(key: str, spans: Sequence[SpanSettings], *, offset_min: int) -> Iterator[tuple[str, str]]:
    for begins, ends in _spans(spans, offset_min=offset_min):
        if begins >= ends:
            yield key, f"to {ends:%Y-%m-%dT%H:%M} is not after from {begins:%Y-%m-%dT%H:%M}"


def _spans(spans: Sequence[SpanSettings], *, offset_min: int) -> tuple[Span, ...]:
    return tuple((_placed(one.begins, offset_min), _placed(one.ends, offset_min)) for one in spans)


def _placed(moment: datetime, offset_min: int) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone(timedelta(minutes=offset_min)))
