"""When a forum can begin: opening hours, bounds and pins as minutes since the first midnight of the event."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

from venueplan.errors import ContradictionError, InputError
from venueplan.model import Calendar, Forum

LIKED_FROM, LIKED_UNTIL = time(8, 30), time(18, 0)
"""Meetings outside these hours are less liked."""

OUTSIDE_LIKED_HOURS = 10
OFF_THE_HALF_HOUR = 2
"""Costs of a start; the second only for meetings of an hour or more."""


def zone_of(calendar: Calendar) -> timezone:
    """Return the time zone of the event."""
    return timezone(timedelta(minutes=calendar.utc_offset_min))


def midnight(calendar: Calendar) -> datetime:
    """Return the beginning of the first day.

    Raises
    ------
    InputError
        If the calendar has no days.
    """
    if not calendar.days:
        raise InputError("event.toml: the calendar has no days, so no forum can take place")
    return datetime.combine(min(calendar.days), time(), tzinfo=zone_of(calendar))


def minute_of(moment: datetime, *, calendar: Calendar) -> int:
    """Return the minutes from the first midnight to a moment; one without an offset is local time.

    Examples
    --------
    >>> from datetime import date
    >>> minute_of(datetime(2026, 5, 17, 0, 30), calendar=Calendar(days=(date(2026, 5, 16),)))
    1470
    """
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone_of(calendar))
    return int((local - midnight(calendar)).total_seconds() // 60)


def starts_of(forum: Forum, *, calendar: Calendar) -> tuple[tuple[int, int], ...]:
    """Return every minute at which a forum can begin, with its cost; a pinned start costs nothing.

    Raises
    ------
    ContradictionError
        If there is none; the forum is named.
    """
    windows = _windows(forum, calendar=calendar)
    if forum.start is not None:
        pinned = minute_of(forum.start, calendar=calendar)
        if any(first <= pinned <= last for first, last in windows):
            return ((pinned, 0),)
        raise ContradictionError(
            f"forum '{forum.id}' is pinned to {forum.start:%Y-%m-%d %H:%M} for {forum.duration_min} minutes, "
            "which is outside opening hours or its own bounds"
        )
    grain = max(1, calendar.grain_min)
    starts = [minute for first, last in windows for minute in range(-(-first // grain) * grain, last + 1, grain)]
    if not starts:
        raise ContradictionError(
            f"forum '{forum.id}' takes {forum.duration_min} minutes, and there is no such time within opening hours "
            f"({calendar.opens:%H:%M} to {calendar.closes:%H:%M}) and its own bounds"
        )
    return tuple((minute, _cost(minute, forum)) for minute in starts)


def _windows(forum: Forum, *, calendar: Calendar) -> tuple[tuple[int, int], ...]:
    """Return the first and the last possible start of each day."""
    begin = midnight(calendar)
    earliest = minute_of(forum.earliest, calendar=calendar) if forum.earliest else 0
    latest = minute_of(forum.latest, calendar=calendar) if forum.latest else 10**7
    found = []
    for day in sorted(set(calendar.days)):
        base = (day - begin.date()).days * 1440
        first = max(base + _minutes(calendar.opens), earliest)
        last = min(base + _minutes(calendar.closes), latest) - forum.duration_min
        if first <= last:
            found.append((first, last))
    return tuple(found)


def _cost(minute: int, forum: Forum) -> int:
    begins, ends = minute % 1440, minute % 1440 + forum.duration_min
    outside = begins < _minutes(LIKED_FROM) or ends > _minutes(LIKED_UNTIL)
    odd = forum.duration_min >= 60 and minute % 30 != 0
    return OUTSIDE_LIKED_HOURS * outside + OFF_THE_HALF_HOUR * odd


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
