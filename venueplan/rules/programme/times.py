"""When a meeting may take place, and which of these times are less liked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from venueplan.model import Calendar, Event, Forum, Person, Venue
from venueplan.model.demand.programme import Span
from venueplan.rules.people.rooms import room_parts
from venueplan.rules.programme.people import askers_of

LIKED_FROM, LIKED_UNTIL = time(8, 30), time(18, 0)
"""Meetings outside these hours are less liked."""

TIME, ROOM = "time:", "room:"
"""What tags of times and of rooms begin with."""


@dataclass(frozen=True, kw_only=True)
class When:
    """One rule on the time of a meeting.

    Attributes
    ----------
    rule
        Id of the finding if it is broken.
    what
        The tag or the person behind it.
    windows
        Times; the meeting must lie within one of them, or may overlap none.
    inside
        Which of the two.
    """

    rule: str
    what: str
    windows: tuple[Span, ...]
    inside: bool

    def allows(self, start: datetime, end: datetime) -> bool:
        """Tell whether a meeting from start to end keeps the rule."""
        if self.inside:
            return any(first <= start and end <= last for first, last in self.windows)
        return not any(start < last and first < end for first, last in self.windows)


def zone_of(calendar: Calendar) -> timezone:
    """Return the time zone of an event."""
    return timezone(timedelta(minutes=calendar.utc_offset_min))


def opening_hours(calendar: Calendar) -> tuple[Span, ...]:
    """Return when the event is open, a span a day."""
    return tuple(_span(day, (calendar.opens, calendar.closes), calendar=calendar) for day in sorted(set(calendar.days)))


def time_rules(forum: Forum, *, event: Event) -> Iterator[When]:
    """Yield what restricts the time of a forum: opening hours, its own tags, and the people it needs."""
    calendar = event.calendar
    yield When(rule="opening-hours", what="", windows=opening_hours(calendar), inside=True)
    for owner in askers_of(forum, event):
        for tag in owner.required:
            if tag.startswith(TIME):
                yield When(rule="time-required", what=tag, windows=daytime(tag, event=event), inside=True)
        for tag in owner.prohibited:
            if tag.startswith(TIME):
                yield When(rule="time-prohibited", what=tag, windows=daytime(tag, event=event), inside=False)
        if isinstance(owner, Person) and owner.unavailable:
            yield When(rule="person-unavailable", what=owner.id, windows=owner.unavailable, inside=False)


def room_windows(room: str, *, venue: Venue, event: Event) -> tuple[Span, ...]:
    """Return when a room can be used: its own hours or the event's, without the times at which it is closed.

    Joined rooms can be used when they and all their parts can.
    """
    spans = opening_hours(event.calendar)
    for name in (room, *room_parts(venue, room)):
        use = event.meetings.room(name)
        own = {day: (opens, closes) for day, opens, closes in use.hours}
        hours = [
            _span(day, own[day], calendar=event.calendar) if day in own else whole
            for day, whole in zip(sorted(set(event.calendar.days)), opening_hours(event.calendar), strict=True)
        ]
        spans = tuple(_common(spans, hours))
        for closed in use.closed:
            spans = tuple(part for span in spans for part in _without(span, closed))
    return spans


def daytime(tag: str, *, event: Event) -> tuple[Span, ...]:
    """Return the times that bear a tag such as ``time:morning``."""
    name = tag.removeprefix(TIME)
    return tuple(
        _span(day, (one.begins, one.ends), calendar=event.calendar)
        for one in event.meetings.daytimes
        if one.id == name
        for day in sorted(set(one.days or event.calendar.days))
    )


def start_costs(forum: Forum, start: datetime, *, event: Event) -> Iterator[tuple[str, int]]:
    """Yield what a start costs, by the name of the weight; a pinned start costs nothing."""
    if forum.start is not None:
        return
    weights, local = event.meetings.weights, start.astimezone(zone_of(event.calendar))
    end = local + timedelta(minutes=forum.duration_min)
    until = datetime.combine(local.date(), LIKED_UNTIL, tzinfo=local.tzinfo)
    if local.time() < LIKED_FROM or end > until:
        yield "unliked_hours", weights.unliked_hours
    if forum.duration_min >= 60 and local.minute % 30:
        yield "odd_start", weights.odd_start
    if forum.published is not None and start != forum.published:
        yield "published", weights.published
    yield from _tag_costs(forum, (start, end), event=event)


def _tag_costs(forum: Forum, when: Span, *, event: Event) -> Iterator[tuple[str, int]]:
    """Yield what the tags of a time cost that a forum and its people wish for or against."""
    weights, (start, end) = event.meetings.weights, when
    for owner in askers_of(forum, event):
        for tag in owner.preferred:
            if tag.startswith(TIME) and not _within(start, end, windows=daytime(tag, event=event)):
                yield "preferred", weights.preferred
        for tag in owner.undesired:
            if tag.startswith(TIME) and any(start < b and a < end for a, b in daytime(tag, event=event)):
                yield "undesired", weights.undesired


def _within(start: datetime, end: datetime, *, windows: tuple[Span, ...]) -> bool:
    return any(first <= start and end <= last for first, last in windows)


def _span(day: date, hours: tuple[time, time], *, calendar: Calendar) -> Span:
    begins, ends = (datetime.combine(day, moment, tzinfo=zone_of(calendar)) for moment in hours)
    return begins, ends


def _common(some: tuple[Span, ...], others: list[Span]) -> Iterator[Span]:
    for first, last in some:
        for begin, end in others:
            if max(first, begin) < min(last, end):
                yield max(first, begin), min(last, end)


def _without(span: Span, gap: Span) -> Iterator[Span]:
    if gap[0] >= span[1] or gap[1] <= span[0]:
        yield span
        return
    if span[0] < gap[0]:
        yield span[0], gap[0]
    if gap[1] < span[1]:
        yield gap[1], span[1]
