"""Which room suits which forum, what speaks against the others, and what each costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from venueplan.model import Forum, Plan, Section, Unit
from venueplan.rules.limits.packs import event_pack
from venueplan.rules.people.meetings import is_meeting_room, room_equipment
from venueplan.rules.people.rooms import RoomCapacity, find_room, room_capacity, room_parts
from venueplan.rules.programme.people import askers_of
from venueplan.rules.programme.times import ROOM


@dataclass(frozen=True, kw_only=True)
class Lack:
    """One thing that speaks against a room.

    Attributes
    ----------
    rule
        Id of the finding if the forum meets there all the same.
    what
        Equipment, use or tag.
    value, bound
        What there is and what is asked for, where that is a number.
    """

    rule: str
    what: str
    value: int = 0
    bound: int = 0


@dataclass(frozen=True, kw_only=True)
class Rooms:
    """The rooms of a plan: capacity by set-up, equipment, and who fits where."""

    plan: Plan
    _known: dict[tuple[str, str], RoomCapacity] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def meeting_rooms(self) -> tuple[Unit | Section, ...]:
        """Rooms for forums that name none, in the order of ids."""
        venue = self.plan.venue
        joined = [section for section in venue.sections if section.use == "joined-rooms"]
        return tuple(sorted((*filter(is_meeting_room, venue.units), *joined), key=lambda room: room.id))

    @cached_property
    def _near(self) -> dict[tuple[str, str], bool]:
        return {}

    def capacity(self, room: Unit | Section, setup: str) -> RoomCapacity:
        """Return how many persons a room holds in a set-up, and what decides it."""
        key = (room.id, setup)
        if key not in self._known:
            pack = event_pack(self.plan.event)
            self._known[key] = room_capacity(room, setup=setup, venue=self.plan.venue, pack=pack)
        return self._known[key]

    def equipment(self, room: Unit | Section) -> frozenset[str]:
        """Return the equipment of a room and of what the event brings in; joined rooms have what all parts have."""
        brought = frozenset(self.plan.event.meetings.room(room.id).equipment)
        parts = [find_room(self.plan.venue, name) for name in room_parts(self.plan.venue, room.id)]
        if parts:
            return brought.union(frozenset.intersection(*(self.equipment(part) for part in parts if part)))
        return brought | room_equipment(room)

    def tags(self, room: Unit | Section) -> frozenset[str]:
        """Return the tags of a room, its id among them."""
        return frozenset(f"{ROOM}{word}" for word in (room.id, *self.plan.event.meetings.room(room.id).tags))

    def lacks(self, forum: Forum, room: Unit | Section) -> Iterator[Lack]:
        """Yield all that speaks against a room, apart from its capacity."""
        if not self._is_allowed(forum, room):
            yield Lack(rule="forum-room", what=", ".join(forum.rooms))
        for need in sorted(set(forum.needs) - self.equipment(room)):
            yield Lack(rule="forum-needs", what=need)
        booths = self.plan.event.meetings.room(room.id).booths
        if forum.interpretation > booths:
            yield Lack(rule="forum-booths", what="", value=booths, bound=forum.interpretation)
        for use in forum.beside:
            if not self._is_beside(room, use):
                yield Lack(rule="forum-beside", what=use)
        yield from self._wrong_tags(forum, room)

    def _wrong_tags(self, forum: Forum, room: Unit | Section) -> Iterator[Lack]:
        tags = self.tags(room)
        for owner in askers_of(forum, self.plan.event):
            for tag in owner.required:
                if tag.startswith(ROOM) and tag not in tags:
                    yield Lack(rule="room-required", what=tag)
            for tag in owner.prohibited:
                if tag in tags:
                    yield Lack(rule="room-prohibited", what=tag)

    def suitable(self, forum: Forum) -> dict[str, int]:
        """Return the capacity of every room that is large enough and has what the forum asks for, by room id."""
        found = {}
        for room in self.allowed(forum):
            if not any(self.lacks(forum, room)):
                holds = self.capacity(room, forum.setup).persons
                if holds >= forum.attendance:
                    found[room.id] = holds
        return found

    def allowed(self, forum: Forum) -> tuple[Unit | Section, ...]:
        """Return the rooms that a forum names, as far as they exist, or every meeting room, in the order of ids."""
        if not forum.rooms:
            return self.meeting_rooms
        named = (find_room(self.plan.venue, name) for name in sorted(set(forum.rooms)))
        return tuple(room for room in named if room is not None)

    def costs(self, forum: Forum, room: Unit | Section) -> Iterator[tuple[str, int]]:
        """Yield what a room costs, by the name of the weight; empty seats apart."""
        weights = self.plan.event.meetings.weights
        missing = max(0, forum.most - self.capacity(room, forum.setup).persons)
        if missing:
            yield "popular", weights.popular * (100 * missing // forum.most)
        if forum.published_room and room.id != forum.published_room:
            yield "published_room", weights.published_room
        yield from self._tag_costs(forum, room)

    def _tag_costs(self, forum: Forum, room: Unit | Section) -> Iterator[tuple[str, int]]:
        weights = self.plan.event.meetings.weights
        tags = self.tags(room)
        for owner in askers_of(forum, self.plan.event):
            for tag in owner.preferred:
                if tag.startswith(ROOM) and tag not in tags:
                    yield "preferred", weights.preferred
            for tag in owner.undesired:
                if tag in tags:
                    yield "undesired", weights.undesired

    def empty(self, forum: Forum) -> dict[str, int]:
        """Return the per cent of empty seats of each suitable room beyond those of the best fitting one."""
        shares = {name: 100 * max(0, n - forum.most) // max(1, n) for name, n in self.suitable(forum).items()}
        least = min(shares.values(), default=0)
        return {name: share - least for name, share in shares.items()}

    def _is_allowed(self, forum: Forum, room: Unit | Section) -> bool:
        if forum.rooms:
            return room.id in forum.rooms
        return is_meeting_room(room) or (isinstance(room, Section) and room.use == "joined-rooms")

    def _is_beside(self, room: Unit | Section, use: str) -> bool:
        """Tell whether a unit of a use is on the level of a room and near it."""
        key = (room.id, use)
        if key not in self._near:
            reach = event_pack(self.plan.event)["near-reach"].value
            others = [unit for unit in self.plan.venue.units if unit.use == use and unit.level == room.level]
            self._near[key] = any(unit.polygon.distance(room.polygon) <= reach for unit in others)
        return self._near[key]
