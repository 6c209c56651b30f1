"""Why a forum meets in its room at its time, and why not elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from venueplan.allocate.meetings.calendar import midnight, minute_of, starts_of
from venueplan.allocate.names import forum_name
from venueplan.errors import ContradictionError
from venueplan.model import Alternative, Explanation, Forum, Label, Meeting, Plan, Section, Unit
from venueplan.rules import changeover_minutes, find_room
from venueplan.rules.programme import Rooms


@dataclass(frozen=True, kw_only=True)
class Programmed:
    """A forum among the others."""

    plan: Plan
    forum: Forum

    @cached_property
    def rooms(self) -> Rooms:
        """Capacity of rooms."""
        return Rooms(plan=self.plan)

    @cached_property
    def meeting(self) -> Meeting | None:
        """The forum's own meeting, or None."""
        meetings = self.plan.programme.meetings if self.plan.programme else ()
        return next((one for one in meetings if one.forum == self.forum.id), None)

    @cached_property
    def others(self) -> tuple[Meeting, ...]:
        """All other meetings whose forum is known."""
        meetings = self.plan.programme.meetings if self.plan.programme else ()
        known = {forum.id for forum in self.plan.event.forums}
        return tuple(one for one in meetings if one.forum != self.forum.id and one.forum in known)

    def in_the_way(self, room: str, minute: int) -> Meeting | None:
        """Return a meeting that has a room at a time, its changeover included."""
        start = midnight(self.plan.event.calendar) + timedelta(minutes=minute)
        end = start + timedelta(minutes=self.forum.duration_min)
        calendar = self.plan.event.calendar
        for other in self.others:
            setup = self.plan.event.forum(other.forum).setup
            before = timedelta(minutes=changeover_minutes(calendar, before=setup, after=self.forum.setup))
            after = timedelta(minutes=changeover_minutes(calendar, before=self.forum.setup, after=setup))
            if other.room == room and start < other.end + before and other.start < end + after:
                return other
        return None

    def wanted_elsewhere(self, minute: int) -> tuple[str, Meeting] | None:
        """Return somebody whom the forum needs and who is at another meeting at a time."""
        start = midnight(self.plan.event.calendar) + timedelta(minutes=minute)
        end = start + timedelta(minutes=self.forum.duration_min)
        for other in self.others:
            people = sorted(set(self.plan.event.forum(other.forum).people) & set(self.forum.people))
            if people and start < other.end and other.start < end:
                return people[0], other
        return None


def explain_forum(plan: Plan, forum: Forum) -> Explanation:
    """Return what a forum asked for, where and when it meets, and why not in other rooms and at other times."""
    here = Programmed(plan=plan, forum=forum)
    meeting = here.meeting
    return Explanation(
        kind="forum",
        subject=forum.id,
        place=(meeting.room, meeting.start.isoformat()) if meeting else (),
        sentences=(_asked(forum), *_outcome(here), *_times(here)),
        tried=tuple(_rooms(here)),
    )


def _asked(forum: Forum) -> Label:
    en, zh = (forum_name(forum, code) for code in ("en", "zh"))
    needs = f"; needs: {', '.join(forum.needs)}" if forum.needs else ""
    people = f"; people: {', '.join(forum.people)}" if forum.people else ""
    return Label.of(
        en=f"{en}: {forum.attendance} persons ({forum.setup}), {forum.duration_min} minutes{needs}{people}.",
        zh=f"{zh}：{forum.attendance}人（{forum.setup}），{forum.duration_min}分钟"
        + (f"；需要：{'、'.join(forum.needs)}" if forum.needs else "")
        + (f"；人员：{'、'.join(forum.people)}" if forum.people else "")
        + "。",
    )


def _outcome(here: Programmed) -> Iterator[Label]:
    meeting = here.meeting
    if meeting is None:
        yield Label.of(en="It has no room and no time.", zh="未安排会场和时间。")
        return
    seats = meeting.capacity - here.forum.attendance
    pinned = here.forum.start is not None
    yield Label.of(
        en=f"It meets in {meeting.room}, {meeting.start:%Y-%m-%d %H:%M} to {meeting.end:%H:%M}; "
        f"{meeting.capacity} places, {seats} stay empty.{' The start is pinned.' if pinned else ''}",
        zh=f"会场{meeting.room}，{meeting.start:%Y-%m-%d %H:%M}至{meeting.end:%H:%M}；"
        f"{meeting.capacity}座，空{seats}座。{'开始时间为指定。' if pinned else ''}",
    )


def _times(here: Programmed) -> Iterator[Label]:
    """Say of the other starts in the same room how many are taken, and by what."""
    if here.meeting is None:
        return
    try:
        starts = starts_of(here.forum, event=here.plan.event)
    except ContradictionError as error:
        yield Label.of(en=f"{str(error)[:1].upper()}{str(error)[1:]}.", zh=f"{error}。")
        return
    costs = dict(starts)
    now = minute_of(here.meeting.start, calendar=here.plan.event.calendar)
    counts: Counter[str] = Counter()
    for minute, cost in starts:
        if minute == now:
            continue
        if here.in_the_way(here.meeting.room, minute):
            counts["room"] += 1
        elif here.wanted_elsewhere(minute):
            counts["people"] += 1
        else:
            counts["worse" if cost > costs.get(now, 0) else "equal"] += 1
    total = sum(counts.values())
    if total:
        yield Label.of(
            en=f"Of {total} other starts there, the room is taken at {counts['room']}, somebody is wanted elsewhere at "
            f"{counts['people']}, {counts['worse']} are at hours less liked, and {counts['equal']} would do as well.",
            zh=f"同一会场其他{total}个开始时间中：{counts['room']}个会场被占用，{counts['people']}个人员冲突，"
            f"{counts['worse']}个时段较差，{counts['equal']}个同样可行。",
        )


def _rooms(here: Programmed) -> Iterator[Alternative]:
    """Yield every other room with what speaks against it at the same time."""
    plan, forum = here.plan, here.forum
    names = sorted({room.id for room in here.rooms.meeting_rooms}.union(forum.rooms))
    for name in names:
        room = find_room(plan.venue, name)
        if room is not None and (here.meeting is None or name != here.meeting.room):
            holder = here.in_the_way(name, _minute(here)) if here.meeting else None
            yield Alternative(
                place=name, verdict=_verdict(here, room, holder=holder), holder=holder.forum if holder else ""
            )


def _minute(here: Programmed) -> int:
    return minute_of(here.meeting.start, calendar=here.plan.event.calendar) if here.meeting else 0


def _verdict(here: Programmed, room: Unit | Section, *, holder: Meeting | None) -> Label:
    forum = here.forum
    if forum.rooms and room.id not in forum.rooms:
        return Label.of(en=f"It asks for {' or '.join(forum.rooms)}.", zh=f"指定会场：{'、'.join(forum.rooms)}。")
    lacking = [lack.what or lack.rule for lack in here.rooms.lacks(forum, room)]
    if lacking:
        return Label.of(en=f"It lacks {', '.join(lacking)}.", zh=f"不具备{'、'.join(lacking)}。")
    holds = here.rooms.capacity(room, forum.setup).persons
    if holds < forum.attendance:
        return Label.of(
            en=f"It holds {holds} persons ({forum.setup}), {forum.attendance} are expected.",
            zh=f"可容纳{holds}人（{forum.setup}），预计{forum.attendance}人。",
        )
    if holder is not None:
        return Label.of(
            en=f"{holder.forum} has it from {holder.start:%H:%M} to {holder.end:%H:%M}, changeover apart.",
            zh=f"{holder.start:%H:%M}至{holder.end:%H:%M}为{holder.forum}使用（另需换场时间）。",
        )
    empty = holds - forum.attendance
    if here.meeting is None:
        return Label.of(en=f"It would do; {empty} places would stay empty.", zh=f"可用，将空{empty}座。")
    return Label.of(en=f"It is free then; {empty} places would stay empty.", zh=f"该时段空闲，将空{empty}座。")
