"""What is asked of every meeting by itself: room, equipment, times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from venueplan.check.findings import Measured, counted, found
from venueplan.check.programme.held import BINDING, Held, clock
from venueplan.model import Finding
from venueplan.rules.programme import opening_hours, room_windows, time_rules


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
                f"{one.name} was to {word} {clock(asked)}; it is from {clock(start)} to {clock(end)}.",
                f"{one.name}{word_zh}{clock(asked)}，现为{clock(start)}至{clock(end)}。",
            )
            yield found("forum-time", one.name, says=says, place=one.place)


def _what_the_room_lacks(one: Held) -> Iterator[Finding]:
    name, room = one.name, one.room.id
    for lack in one.rooms.lacks(one.forum, one.room):
        asked, words = lack.what or "a meeting room", lack.what.replace(", ", "、") or "会议室"
        says = {
            "forum-room": (f"{name} meets in {room}; asked for was {asked}.", f"{name}安排在{room}，要求为{words}。"),
            "forum-needs": (f"{name} needs {asked}; {room} has none.", f"{name}需要{asked}，会场{room}不具备。"),
            "forum-booths": (
                f"{name} is interpreted into {counted(lack.bound, 'language')}; {room} has booths for {lack.value}.",
                f"{name}需{lack.bound}种语言同传，会场{room}仅有{lack.value}间同传室。",
            ),
            "forum-beside": (
                f"{name} needs a unit of use {asked} near its room; {room} has none.",
                f"{name}的会场附近须有用途为{asked}的空间，{room}附近没有。",
            ),
            "room-required": (
                f"{name} or its people ask for {asked}; {room} is not so.",
                f"{name}或其人员要求{asked}，会场{room}不符合。",
            ),
            "room-prohibited": (
                f"{name} or its people must not have {asked}; {room} is so.",
                f"{name}或其人员不得安排在{asked}，会场{room}属于此类。",
            ),
        }[lack.rule]
        measured = Measured(value=lack.value, bound=lack.bound, unit="booths") if lack.bound else None
        yield found(lack.rule, name, says=says, measured=measured, place=one.place)


def _when(one: Held) -> Iterator[Finding]:
    start, end, name = one.meeting.start, one.meeting.end, one.name
    span = f"{clock(start)}–{clock(end)}"
    for rule in time_rules(one.forum, event=one.plan.event):
        if rule.allows(start, end):
            continue
        says = {
            "opening-hours": (
                f"{name} meets {span}, outside the days and hours of the event.",
                f"{name}的时间{clock(start)}至{clock(end)}不在活动开放时间内。",
            ),
            "time-required": (
                f"{name} or its people ask for {rule.what}; it meets {span}.",
                f"{name}或其人员要求{rule.what}，现为{span}。",
            ),
            "time-prohibited": (
                f"{name} or its people must not have {rule.what}; it meets {span}.",
                f"{name}或其人员不得安排在{rule.what}，现为{span}。",
            ),
            "person-unavailable": (
                f"{name} meets {span}, when {rule.what} cannot come.",
                f"{name}的时间{span}，{rule.what}无法出席。",
            ),
        }[rule.rule]
        yield found(rule.rule, name, says=says, place=one.place)


def _room_is_open(one: Held) -> Iterator[Finding]:
    """Find meetings that take their room, build-up and clearing included, when it cannot be used."""
    begins = one.meeting.start - timedelta(minutes=one.forum.before_min)
    ends = one.meeting.end + timedelta(minutes=one.forum.after_min)
    windows = room_windows(one.room.id, venue=one.plan.venue, event=one.plan.event)
    if windows != opening_hours(one.plan.event.calendar) and not any(a <= begins and ends <= b for a, b in windows):
        says = (
            f"{one.name} takes {one.room.id} {clock(begins)}–{clock(ends)}, when it cannot be used.",
            f"{one.name}占用会场{one.room.id}（{clock(begins)}至{clock(ends)}），此时会场不可用。",
        )
        yield found("room-closed", one.name, says=says, place=one.place)


MEETING_RULES: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    _capacity,
    _times,
    _what_the_room_lacks,
    _when,
    _room_is_open,
)
"""What is asked of every meeting by itself."""
