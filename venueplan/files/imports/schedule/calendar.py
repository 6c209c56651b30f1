"""The calendar that a schedule needs, and ``event.toml`` with it: every other line of the file stays as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import reduce
from itertools import pairwise
from math import gcd

from venueplan.errors import InputError, Problem
from venueplan.files.event.decisions.settings import EventSettings
from venueplan.files.untrusted.sentences import validated
from venueplan.model import Calendar, PublishedTalk

_HEAD = re.compile(r"\s*\[calendar\]\s*(?:#.*)?")
_ANY_HEAD = re.compile(r"\s*\[")


def needed_calendar(talks: Sequence[PublishedTalk], *, now: Calendar | None, offset: int | None) -> dict[str, str]:
    """Return what the calendar of an event must say for talks to fit, as values of TOML; what fits stays unsaid.

    Parameters
    ----------
    now
        The calendar that the event has; None if there is no event.
    offset
        Offset of the schedule from UTC, minutes, where it says one.
    """
    days = sorted({talk.day for talk in talks})
    opens = min(talk.start.time().replace(minute=0, second=0) for talk in talks)
    closes = max(_closing(talk.end) for talk in talks)
    grain = reduce(gcd, (talk.start.minute for talk in talks), 60)
    calendar = now or Calendar(days=())
    found = {"days": f"[{', '.join(day.isoformat() for day in days)}]"}
    if now is None or opens < now.opens:
        found["opens"] = f'"{opens:%H:%M}"'
    if now is None or closes > now.closes:
        found["closes"] = f'"{closes:%H:%M}"'
    if offset is not None and (now is None or offset != now.utc_offset_min):
        found["utc_offset_min"] = str(offset)
    if grain % calendar.grain_min:
        found["grain_min"] = str(gcd(grain, calendar.grain_min))
    pause = min(_pauses(talks), default=1440)
    if pause < max((change.minutes for change in calendar.changeovers), default=0):
        found["changeover"] = f'[{{ before = "*", after = "*", minutes = {max(0, pause)} }}]'
    if now is not None and set(days) <= set(now.days):
        found.pop("days")
    return found


def _closing(end: datetime) -> time:
    """Return the full hour that a day ends at."""
    whole = end if (end.minute, end.second) == (0, 0) else end.replace(minute=0, second=0) + timedelta(hours=1)
    return whole.time() if whole.date() == end.date() else time(23, 59)


def _pauses(talks: Sequence[PublishedTalk]) -> Iterator[int]:
    """Yield the minutes between talks that follow one another in a room."""
    rooms: dict[str, list[tuple[datetime, datetime]]] = {}
    for talk in talks:
        rooms.setdefault(talk.room, []).append((talk.start, talk.end))
    for times in rooms.values():
        for (_, end), (start, _) in pairwise(sorted(times)):
            yield int((start - end).total_seconds() // 60)


def with_calendar(text: str, values: Mapping[str, str]) -> str:
    r"""Return ``event.toml`` with values in its table ``[calendar]``.

    Raises
    ------
    InputError
        If the file would not be an event any more: the values then have to be put in by hand.

    Examples
    --------
    >>> with_calendar_lines("[calendar]\ndays = [2030-01-07] # to be\ngrain_min = 5\n", {"days": "[2026-05-16]"})
    '[calendar]\ndays = [2026-05-16] # to be\ngrain_min = 5\n'
    """
    changed = with_calendar_lines(text, values)
    try:
        settings, faults = validated(EventSettings, tomllib.loads(changed))
    except tomllib.TOMLDecodeError:
        settings, faults = None, []
    if settings is None:
        wanted = ", ".join(f"{key} = {value}" for key, value in values.items())
        reason = f" ({faults[0][1]})" if faults else ""
        message = f"the schedule needs {wanted}, which cannot be put in here{reason}; write it into [calendar] by hand"
        raise InputError([Problem(file="event.toml", where="key calendar", message=message)])
    return changed


def has_changeovers(text: str) -> bool:
    """Tell whether ``event.toml`` has tables of changeovers, which nothing can be put beside."""
    return re.search(r"(?m)^\s*\[\[\s*calendar\.changeover\s*\]\]", text) is not None


def with_calendar_lines(text: str, values: Mapping[str, str]) -> str:
    """Return a TOML file with values in ``[calendar]``, nothing checked."""
    lines = text.rstrip("\n").split("\n")
    head = next((place for place, line in enumerate(lines) if _HEAD.fullmatch(line)), -1)
    if head < 0:
        return "\n".join([*lines, "", "[calendar]", *(f"{key} = {value}" for key, value in values.items()), ""])
    end = next((place for place in range(head + 1, len(lines)) if _ANY_HEAD.match(lines[place])), len(lines))
    inside = "\n".join(lines[head + 1 : end])
    for key, value in values.items():
        line = re.compile(rf"(?m)^(\s*{key}\s*=\s*)(?:\[[^\]]*\]|[^#\n]*?)(?=[ \t]*(?:#.*)?$)")
        inside, count = line.subn(lambda found, value=value: found[1] + value, inside, count=1)  # type: ignore[misc]
        if not count:
            inside = f"{key} = {value}\n{inside}"
    return "\n".join([*lines[: head + 1], inside, *lines[end:], ""])
