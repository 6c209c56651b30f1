"""What meetings are to each other: rooms taken twice, people in two places, what comes first, crews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from venueplan.check.findings import Measured, counted, found
from venueplan.check.programme.held import Held, clock
from venueplan.model import Finding
from venueplan.network import walking_minutes
from venueplan.rules import changeover_minutes
from venueplan.rules.people.rooms import room_parts
from venueplan.rules.programme import must_follow, never_together, zone_of


def check_together(held: Sequence[Held]) -> Iterator[Finding]:
    """Find meetings that cannot take place as long as others do."""
    rooms = _by_room(held)
    for room, meetings in sorted(rooms.items()):
        yield from _double_bookings(room, meetings)
    yield from _at_once(held)
    yield from _order(held)
    yield from _walks(held)
    yield from _crews(rooms)


def _by_room(held: Sequence[Held]) -> dict[str, list[Held]]:
    """Return the meetings that take each room, also as a part of joined rooms, in the order of time."""
    found_there: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        for room in room_parts(one.plan.venue, one.room.id) or (one.room.id,):
            found_there[room].append(one)
    for meetings in found_there.values():
        meetings.sort(key=lambda one: (one.meeting.start, one.meeting.end, one.name))
    return found_there


def _double_bookings(room: str, meetings: Sequence[Held]) -> Iterator[Finding]:
    latest = meetings[0]
    for before, after in pairwise(meetings):
        latest = max(latest, before, key=lambda one: one.meeting.end)
        yield from _too_close(room, latest, after=after)


def _too_close(room: str, before: Held, *, after: Held) -> Iterator[Finding]:
    calendar = before.plan.event.calendar
    asked = changeover_minutes(calendar, before=before.forum.setup, after=after.forum.setup)
    asked += before.forum.after_min + after.forum.before_min
    minutes = (after.meeting.start - before.meeting.end).total_seconds() / 60
    if minutes < 0:
        says = (
            f"{room} is booked twice: {before.name} and {after.name} overlap by {counted(-minutes, 'minute')}.",
            f"会场{room}重复预订：{before.name}与{after.name}重叠{-minutes:g}分钟。",
        )
        measured = Measured(value=minutes, bound=asked, unit="min")
        yield found("double-booking", after.name, says=says, measured=measured, place=after.place)
    elif minutes < asked:
        says = (
            f"{room} has {counted(minutes, 'minute')} between {before.name} and {after.name}; {asked} are asked for.",
            f"会场{room}在{before.name}与{after.name}之间仅有{minutes:g}分钟，要求{asked}分钟。",
        )
        measured = Measured(value=minutes, bound=asked, unit="min")
        yield found("changeover", after.name, says=says, measured=measured, place=after.place)


def _at_once(held: Sequence[Held]) -> Iterator[Finding]:
    for one, other in combinations(sorted(held, key=lambda m: (m.meeting.start, m.name)), 2):
        if one.meeting.start < other.meeting.end and other.meeting.start < one.meeting.end:
            for rule, what in never_together(one.forum, other.forum):
                at = clock(other.meeting.start)
                says = {
                    "person-twice": (
                        f"{what} would have to be at {one.name} and at {other.name} at {at}.",
                        f"{what}在{at}须同时出席{one.name}和{other.name}。",
                    ),
                    "forums-apart": (
                        f"{one.name} and {other.name} share the tag {what} and must not overlap; they do at {at}.",
                        f"{one.name}与{other.name}同属{what}，不得同时举行，{at}重叠。",
                    ),
                }[rule]
                subject = what if rule == "person-twice" else other.name
                yield found(rule, subject, says=says, place=other.place)


def _order(held: Sequence[Held]) -> Iterator[Finding]:
    for one in held:
        for other in held:
            if must_follow(one.forum, other.forum) and one.meeting.start < other.meeting.end:
                starts, ends = clock(one.meeting.start), clock(other.meeting.end)
                says = (
                    f"{one.name} begins {starts}; {other.name} must be over by then, and ends {ends}.",
                    f"{one.name}须在{other.name}结束后开始，现为{starts}与{ends}。",
                )
                yield found("forum-order", one.name, says=says, place=one.place)


def _walks(held: Sequence[Held]) -> Iterator[Finding]:
    """Find people who cannot walk from one meeting to the next in time, where the event gives them that time."""
    pairs = [pair for pair in combinations(held, 2) if set(pair[0].forum.people) & set(pair[1].forum.people)]
    if not pairs or not held[0].plan.event.meetings.walking:
        return
    minutes = walking_minutes(held[0].plan, {one.room.id for pair in pairs for one in pair})
    for pair in pairs:
        one, other = sorted(pair, key=lambda m: (m.meeting.start, m.name))
        rest = (other.meeting.start - one.meeting.end).total_seconds() / 60
        asked = max(minutes.get((one.room.id, other.room.id), 0), minutes.get((other.room.id, one.room.id), 0))
        if 0 <= rest < asked:
            yield _too_far(one, other, minutes=(rest, asked))


def _too_far(one: Held, other: Held, *, minutes: tuple[float, int]) -> Finding:
    rest, asked = minutes
    person = min(set(one.forum.people) & set(other.forum.people))
    time, here, there = counted(rest, "minute"), one.room.id, other.room.id
    says = (
        f"{person} has {time} from {one.name} in {here} to {other.name} in {there}; the walk takes {asked}.",
        f"{person}从{here}的{one.name}到{there}的{other.name}仅有{rest:g}分钟，步行需{asked}分钟。",
    )
    measured = Measured(value=rest, bound=asked, unit="min")
    return found("walk-between", person, says=says, measured=measured, place=other.place)


def _crews(rooms: dict[str, list[Held]]) -> Iterator[Finding]:
    """Find the first moment at which more rooms are changed over than there are crews."""
    plan = next((one.plan for meetings in rooms.values() for one in meetings), None)
    if plan is None or not plan.event.meetings.crews:
        return
    crews = plan.event.meetings.crews
    works = sorted({work for meetings in rooms.values() for pair in pairwise(meetings) for work in _work(*pair)})
    for begins, _, name in works:
        count = sum(a <= begins < b for a, b, _ in works)
        if count > crews:
            at, hands = clock(begins), counted(crews, "crew")
            says = (
                f"{count} rooms are changed over at {at}, for {name} among others; there is work for {hands}.",
                f"{at}有{count}个会场同时换场（含{name}），仅有{crews}个班组。",
            )
            measured = Measured(value=count, bound=crews, unit="crews")
            yield found("changeover-crews", name, says=says, measured=measured)
            return


def _work(before: Held, after: Held) -> Iterator[tuple[datetime, datetime, str]]:
    """Yield when a crew is at work between two meetings of one day: directly before the later one is built up."""
    calendar = after.plan.event.calendar
    days = {one.meeting.start.astimezone(zone_of(calendar)).date() for one in (before, after)}
    asked = changeover_minutes(calendar, before=before.forum.setup, after=after.forum.setup)
    if asked and len(days) == 1:
        ready = after.meeting.start - timedelta(minutes=after.forum.before_min)
        yield ready - timedelta(minutes=asked), ready, after.name
