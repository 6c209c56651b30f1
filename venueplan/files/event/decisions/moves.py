"""``[move_in]`` of ``event.toml``: when stands are built up and taken down, and how long each holds a door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from venueplan.files.untrusted.cells import Moment, Positive, PositiveCount
from venueplan.model import MoveIn

_FORBID = ConfigDict(extra="forbid", frozen=True)


class StandMinutes(BaseModel):
    """``[[move_in.stand]]``: stands up to an area hold a door for so many minutes."""

    model_config = _FORBID
    up_to: Positive
    minutes: PositiveCount


class MoveInSettings(BaseModel):
    """``[move_in]``: local times, and minutes by the area of a stand."""

    model_config = _FORBID
    start: Moment
    end: Moment
    out_start: Moment | None = None
    out_end: Moment | None = None
    stand: Annotated[tuple[StandMinutes, ...], Field(min_length=1)]

    def to_noun(self, *, offset_min: int) -> MoveIn:
        """Return the times with the offset of the event from UTC, minutes."""
        zone = timezone(timedelta(minutes=offset_min))

        def placed(moment: datetime | None) -> datetime | None:
            return moment and moment.replace(tzinfo=zone)

        return MoveIn(
            start=self.start.replace(tzinfo=zone),
            end=self.end.replace(tzinfo=zone),
            out_start=placed(self.out_start),
            out_end=placed(self.out_end),
            minutes=tuple((entry.up_to, entry.minutes) for entry in self.stand),
        )


def move_faults(settings: MoveInSettings, *, offset_min: int) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for times that do not follow each other, and minutes that no time holds."""
    zone = timezone(timedelta(minutes=offset_min))
    spans = {"end": (settings.start, settings.end), "out_end": (settings.out_start, settings.out_end)}
    for name in ("start", "end", "out_start", "out_end"):
        moment = getattr(settings, name)
        if moment and moment.tzinfo and moment.utcoffset() != zone.utcoffset(None):
            yield f"move_in.{name}", "has another offset from UTC than the event; write local time"
    if (settings.out_start is None) != (settings.out_end is None):
        yield "move_in.out_end", "out_start and out_end go together; give both or none"
    longest = max(entry.minutes for entry in settings.stand)
    for key, (start, end) in spans.items():
        if start and end and _minutes(start, end) < longest:
            yield f"move_in.{key}", f"leaves less than the {longest} minutes that the largest stands need"
    for number, (one, other) in enumerate(pairwise(settings.stand), start=2):
        if other.up_to <= one.up_to:
            yield f"move_in.stand[{number}].up_to", f"{other.up_to:g} m² is not more than {one.up_to:g} m² above it"


def _minutes(start: datetime, end: datetime) -> float:
    return (end.replace(tzinfo=None) - start.replace(tzinfo=None)).total_seconds() / 60
