"""Forums in their rooms: all placed, rooms large enough and free, nobody in two places, promises kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from itertools import combinations, pairwise

from venueplan.check.findings import Measured, at, counted, found
from venueplan.model import Finding, Forum, Meeting, Place, Plan, Programme, Section, Unit
from venueplan.rules import (
    RoomCapacity,
    RulePack,
    changeover_minutes,
    find_room,
    is_meeting_room,
    people_away,
    room_capacity,
    room_equipment,
)

BINDING = {
    "published": ("published capacity", "公布容量"),
    "seats": ("floor area", "面积"),
    "set-up": ("set-up", "布置形式"),
    "exits": ("width of exits", "疏散宽度"),
    "density": ("density", "人员密度"),
}
"""Words for what decides the capacity of a room, English and Chinese."""


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting with its forum and its room."""

    meeting: Meeting
    forum: Forum
    room: Unit | Section
    plan: Plan
    pack: RulePack

    @property
    def name(self) -> str:
        """Id and title, as a planner looks it up."""
        return self.forum.id

    @property
    def place(self) -> Place:
        """Middle of the room."""
        return at(self.room.level, self.room.polygon)

    @cached_property
    def capacity(self) -> RoomCapacity:
        """What the room holds in the forum's set-up."""
        return room_capacity(self.room, setup=self.forum.setup, venue=self.plan.venue, pack=self.pack)


def held_meetings(plan: Plan, *, pack: RulePack) -> tuple[Held, ...]:
    """Return the meetings of a plan whose forum and room exist, in the order of the programme."""
    meetings = plan.programme.meetings if plan.programme else ()
    forums = {forum.id: forum for forum in plan.event.forums}
    rooms = {meeting.room: find_room(plan.venue, meeting.room) for meeting in meetings}
    return tuple(
        Held(meeting=meeting, forum=forums[meeting.forum], room=room, plan=plan, pack=pack)
        for meeting in meetings
        if (room := rooms[meeting.room]) is not None and meeting.forum in forums
    )


def check_programme(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find forums without a room, and meetings that break the rules of rooms, times, people and promises."""
    if plan.programme is None:
        yield from _forums_to_come(plan)
        return
    yield from _unplaced(plan, plan.programme)
    yield from _unknown(plan, plan.programme)
    held = held_meetings(plan, pack=pack)
    for one in held:
        for rule in MEETING_RULES:
            yield from rule(one)
    yield from _double_bookings(held)
    yield from _people(held)


def _forums_to_come(plan: Plan) -> Iterator[Finding]:
    count = len(plan.event.forums)
    if count:
        says = (
            f"No programme is made yet; {counted(count, 'forum', verb='wait')} for a room and a time. Run schedule.",
            f"日程尚未编排，{count}场论坛待安排会场和时间。请运行 schedule。",
        )
        measured = Measured(value=0, bound=count, unit="forums")
        yield found("plan-incomplete", plan.event.id, says=says, measured=measured)


def _unplaced(plan: Plan, programme: Programme) -> Iterator[Finding]:
    placed = {meeting.forum for meeting in programme.meetings}
    for forum in plan.event.forums:
        if forum.id not in placed:
            says = (f"{forum.id} ({forum.title['en']}) has no room.", f"{forum.id}（{forum.title['zh']}）未安排会场。")
            yield found("forum-unplaced", forum.id, says=says)


def _unknown(plan: Plan, programme: Programme) -> Iterator[Finding]:
    forums, seen = {forum.id for forum in plan.event.forums}, set[str]()
    for meeting in programme.meetings:
        name = meeting.forum
        if name not in forums:
            says = (f"The programme has '{name}', which is no forum.", f"日程中的“{name}”不是论坛。")
            yield found("forum-unknown", name, says=says)
        if name in seen:
            says = (f"{name} is in the programme twice.", f"{name}在日程中重复出现。")
            yield found("forum-twice", name, says=says)
        seen.add(name)
        if find_room(plan.venue, meeting.room) is None:
            says = (f"{name} meets in '{meeting.room}', which is no room.", f"{name}的会场“{meeting.room}”不存在。")
            yield found("room-unknown", name, says=says)


def _capacity(one: Held) -> Iterator[Finding]:
    holds, asked = one.capacity, one.forum.attendance
    if asked > holds.persons:
        en, zh = BINDING[holds.binding]
        people = counted(asked, "person")
        says = (
            f"{one.name} expects {people}; {one.room.id} holds {holds.persons} ({one.forum.setup}, by {en}).",
            f"{one.name}预计{asked}人，会场{one.room.id}可容纳{holds.persons}人（受{zh}限制）。",
        )
        measured = Measured(value=asked, bound=holds.persons, unit="persons")
        yield found("room-capacity", one.name, says=says, measured=measured, place=one.place)
    if one.meeting.capacity != holds.persons:
        says = (
            f"{one.name}: the programme gives {one.room.id} {one.meeting.capacity} places; it holds {holds.persons}.",
            f"日程中{one.room.id}的容量为{one.meeting.capacity}人，核算为{holds.persons}人（{one.name}）。",
        )
        measured = Measured(value=one.meeting.capacity, bound=holds.persons, unit="persons")
        yield found("capacity-stated", one.name, says=says, measured=measured, place=one.place, severity="warning")


def _allowed_room(one: Held) -> Iterator[Finding]:
    rooms = one.forum.rooms
    allowed = one.room.id in rooms if rooms else is_meeting_room(one.room)
    if not allowed:
        asked = ", ".join(rooms) or "a meeting room"
        says = (
            f"{one.name} meets in {one.room.id}; asked for was {asked}.",
            f"{one.name}安排在{one.room.id}，要求为{'、'.join(rooms) or '会议室'}。",
        )
        yield found("forum-room", one.name, says=says, place=one.place)


def _times(one: Held) -> Iterator[Finding]:
    forum, start, end = one.forum, one.meeting.start, one.meeting.end
    minutes = (end - start).total_seconds() / 60
    if minutes < forum.duration_min:
        says = (
            f"{one.name} gets {counted(minutes, 'minute')}; {forum.duration_min} were asked for.",
            f"{one.name}时长{minutes:g}分钟，要求{forum.duration_min}分钟。",
        )
        measured = Measured(value=minutes, bound=forum.duration_min, unit="min")
        yield found("forum-duration", one.name, says=says, measured=measured, place=one.place)
    for broken, word, word_zh, asked in (
        (forum.start is not None and start != forum.start, "start at", "开始时间应为", forum.start),
        (forum.earliest is not None and start < forum.earliest, "not start before", "开始时间不早于", forum.earliest),
        (forum.latest is not None and end > forum.latest, "end by", "结束时间不晚于", forum.latest),
    ):
        if broken and asked:
            says = (
                f"{one.name} was to {word} {_clock(asked)}; it is from {_clock(start)} to {_clock(end)}.",
                f"{one.name}{word_zh}{_clock(asked)}，现为{_clock(start)}至{_clock(end)}。",
            )
            yield found("forum-time", one.name, says=says, place=one.place)


def _opening_hours(one: Held) -> Iterator[Finding]:
    calendar = one.plan.event.calendar
    zone = timezone(timedelta(minutes=calendar.utc_offset_min))
    start, end = one.meeting.start.astimezone(zone), one.meeting.end.astimezone(zone)
    opens = datetime.combine(start.date(), calendar.opens, tzinfo=zone)
    closes = datetime.combine(start.date(), calendar.closes, tzinfo=zone)
    if start.date() not in calendar.days or start < opens or end > closes:
        says = (
            f"{one.name} meets {_clock(start)}–{_clock(end)}, outside the days and hours of the event.",
            f"{one.name}的时间{_clock(start)}至{_clock(end)}不在活动开放时间内。",
        )
        yield found("opening-hours", one.name, says=says, place=one.place)


def _people_away(one: Held) -> Iterator[Finding]:
    calendar = one.plan.event.calendar
    day = one.meeting.start.astimezone(timezone(timedelta(minutes=calendar.utc_offset_min))).date()
    for person in people_away(one.forum, day, event=one.plan.event):
        says = (
            f"{one.name} needs {person}, who cannot come on {day}.",
            f"{one.name}需要{person}出席，其在{day}不能到场。",
        )
        yield found("person-away", one.name, says=says, place=one.place)


def _equipment(one: Held) -> Iterator[Finding]:
    for need in sorted(set(one.forum.needs) - room_equipment(one.room)):
        says = (f"{one.name} needs {need}; {one.room.id} has none.", f"{one.name}需要{need}，会场{one.room.id}不具备。")
        yield found("forum-needs", one.name, says=says, place=one.place)


MEETING_RULES: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    _capacity,
    _allowed_room,
    _times,
    _opening_hours,
    _people_away,
    _equipment,
)
"""What is asked of every meeting by itself."""


def _double_bookings(held: Sequence[Held]) -> Iterator[Finding]:
    by_room: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        by_room[one.room.id].append(one)
    for room, meetings in sorted(by_room.items()):
        in_order = sorted(meetings, key=lambda one: (one.meeting.start, one.meeting.end, one.name))
        latest = in_order[0]
        for before, after in pairwise(in_order):
            latest = max(latest, before, key=lambda one: one.meeting.end)
            yield from _too_close(room, latest, after=after)


def _too_close(room: str, before: Held, *, after: Held) -> Iterator[Finding]:
    calendar = before.plan.event.calendar
    asked = changeover_minutes(calendar, before=before.forum.setup, after=after.forum.setup)
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


def _people(held: Sequence[Held]) -> Iterator[Finding]:
    by_person: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        for person in sorted(set(one.forum.people)):
            by_person[person].append(one)
    for person, meetings in sorted(by_person.items()):
        for one, other in combinations(sorted(meetings, key=lambda m: (m.meeting.start, m.name)), 2):
            if other.meeting.start < one.meeting.end and one.meeting.start < other.meeting.end:
                says = (
                    f"{person} would have to be at {one.name} and at {other.name} at {_clock(other.meeting.start)}.",
                    f"{person}在{_clock(other.meeting.start)}须同时出席{one.name}和{other.name}。",
                )
                yield found("person-twice", person, says=says, place=other.place)


def _clock(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
