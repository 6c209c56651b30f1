"""When a forum can begin: rules on its time as minutes since the first midnight of the event."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from venueplan.errors import ContradictionError, InputError
from venueplan.model import Calendar, Event, Forum
from venueplan.model.demand.programme import Span
from venueplan.rules.programme import When, opening_hours, start_costs, time_rules, zone_of


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


def starts_of(forum: Forum, *, event: Event) -> tuple[tuple[int, int], ...]:
    """Return every minute at which a forum can begin, with its cost; a pinned start costs nothing.

    Raises
    ------
    ContradictionError
        If there is none; the forum is named, and what forbids it.
    """
    calendar, rules = event.calendar, tuple(time_rules(forum, event=event))
    begin, length = midnight(calendar), timedelta(minutes=forum.duration_min)
    if forum.start is not None:
        starts = [minute_of(forum.start, calendar=calendar)]
    else:
        grain = max(1, calendar.grain_min)
        hours = [tuple(minute_of(end, calendar=calendar) for end in span) for span in opening_hours(calendar)]
        starts = [minute for opens, closes in hours for minute in range(-(-opens // grain) * grain, closes, grain)]
    moments = {minute: begin + timedelta(minutes=minute) for minute in starts}
    kept = [m for m, at in moments.items() if _is_within_bounds(forum, (at, at + length))]
    for rule in rules:
        left = [minute for minute in kept if rule.allows(moments[minute], moments[minute] + length)]
        if not left:
            raise ContradictionError(_why_never(forum, rule if kept else None, event=event))
        kept = left
    return tuple((m, sum(price for _, price in start_costs(forum, moments[m], event=event))) for m in kept)


def minutes_shut(windows: tuple[Span, ...], *, event: Event) -> tuple[tuple[int, int], ...]:
    """Return the complement of the windows of a room, minutes since the first midnight."""
    last = 1440 * ((max(event.calendar.days) - min(event.calendar.days)).days + 2)
    edges = [0]
    for opens, closes in sorted(windows):
        edges += [minute_of(opens, calendar=event.calendar), minute_of(closes, calendar=event.calendar)]
    edges.append(last)
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)


def _is_within_bounds(forum: Forum, when: Span) -> bool:
    start, end = when
    late = forum.latest is not None and end > forum.latest
    return not late and not (forum.earliest is not None and start < forum.earliest)


def _why_never(forum: Forum, rule: When | None, *, event: Event) -> str:
    calendar = event.calendar
    hours = f"opening hours ({calendar.opens:%H:%M} to {calendar.closes:%H:%M})"
    if rule is None or rule.rule == "opening-hours":
        if forum.start is not None:
            return (
                f"forum '{forum.id}' is pinned to {forum.start:%Y-%m-%d %H:%M} for {forum.duration_min} minutes, "
                "which is outside opening hours or its own bounds"
            )
        return (
            f"forum '{forum.id}' takes {forum.duration_min} minutes, and there is no such time within {hours} "
            "and its own bounds"
        )
    why = {
        "time-required": f"the times '{rule.what}' that it or its people ask for",
        "time-prohibited": f"the times '{rule.what}' that it or its people must not have",
        "person-unavailable": f"the times at which '{rule.what}' cannot come",
    }[rule.rule]
    return (
        f"forum '{forum.id}' takes {forum.duration_min} minutes, and no start within {hours} agrees with {why}; "
        "give it other times or other people"
    )
