"""Meetings with their forums and rooms, as the checks of a programme look at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from venueplan.check.findings import at
from venueplan.model import Forum, Meeting, Place, Plan, Section, Unit
from venueplan.rules import RoomCapacity, RulePack, find_room
from venueplan.rules.programme import Rooms

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
    rooms: Rooms

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
        return self.rooms.capacity(self.room, self.forum.setup)


def held_meetings(plan: Plan, *, pack: RulePack) -> tuple[Held, ...]:
    """Return the meetings of a plan whose forum and room exist, in the order of the programme."""
    meetings = plan.programme.meetings if plan.programme else ()
    forums = {forum.id: forum for forum in plan.event.forums}
    rooms, book = {meeting.room: find_room(plan.venue, meeting.room) for meeting in meetings}, Rooms(plan=plan)
    return tuple(
        Held(meeting=meeting, forum=forums[meeting.forum], room=room, plan=plan, pack=pack, rooms=book)
        for meeting in meetings
        if (room := rooms[meeting.room]) is not None and meeting.forum in forums
    )


def clock(moment: datetime) -> str:
    """Return a moment as planners read it."""
    return moment.strftime("%Y-%m-%d %H:%M")
