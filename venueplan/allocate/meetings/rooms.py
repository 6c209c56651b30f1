"""Which room suits which forum, and what speaks against the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from venueplan.errors import ContradictionError, UnknownNameError
from venueplan.model import Forum, Plan, Section, Unit
from venueplan.rules import RulePack, event_pack, find_room, is_meeting_room, room_capacity, room_equipment


@dataclass(frozen=True, kw_only=True)
class Rooms:
    """The rooms of a plan: capacity by set-up, equipment, and who fits where."""

    plan: Plan

    @cached_property
    def pack(self) -> RulePack:
        """The event's rules."""
        return event_pack(self.plan.event)

    @cached_property
    def _capacities(self) -> dict[tuple[str, str], int]:
        return {}

    def capacity(self, room: Unit | Section, setup: str) -> int:
        """Return how many persons a room holds in a set-up."""
        key = (room.id, setup)
        if key not in self._capacities:
            found = room_capacity(room, setup=setup, venue=self.plan.venue, pack=self.pack)
            self._capacities[key] = found.persons
        return self._capacities[key]

    def allowed(self, forum: Forum) -> tuple[Unit | Section, ...]:
        """Return the rooms that a forum names, or every meeting room, in the order of ids.

        Raises
        ------
        UnknownNameError
            If it names a room that does not exist.
        """
        if not forum.rooms:
            return tuple(sorted(filter(is_meeting_room, self.plan.venue.units), key=lambda room: room.id))
        found = []
        for name in sorted(set(forum.rooms)):
            room = find_room(self.plan.venue, name)
            if room is None:
                known = [unit.id for unit in self.plan.venue.units]
                known += [section.id for section in self.plan.venue.sections if section.use == "stage-area"]
                raise UnknownNameError("room", name, known=known)
            found.append(room)
        return tuple(found)

    def suitable(self, forum: Forum) -> dict[str, int]:
        """Return the capacity of every allowed room that is large enough and equipped, by room id.

        Raises
        ------
        ContradictionError
            If there is none; the sentence says what the nearest rooms lack.
        """
        allowed = self.allowed(forum)
        equipped = [room for room in allowed if room_equipment(room).issuperset(forum.needs)]
        found = {room.id: self.capacity(room, forum.setup) for room in equipped}
        found = {name: persons for name, persons in found.items() if persons >= forum.attendance}
        if not found:
            raise ContradictionError(self._why_none(forum, allowed, equipped=equipped))
        return found

    def _why_none(self, forum: Forum, allowed: tuple[Unit | Section, ...], *, equipped: list[Unit | Section]) -> str:
        asked = f"forum '{forum.id}' asks for {forum.attendance} persons ({forum.setup})"
        if not allowed:
            return f"{asked}, but the venue has no meeting room"
        if not equipped:
            lacking = set(forum.needs).difference(*(room_equipment(room) for room in allowed))
            what = ", ".join(sorted(lacking)) or f"all of {', '.join(sorted(forum.needs))} at once"
            return f"{asked}, but none of its {len(allowed)} rooms has {what}"
        largest = max(equipped, key=lambda room: (self.capacity(room, forum.setup), room.id))
        holds = self.capacity(largest, forum.setup)
        return f"{asked}, but the largest room with what it needs, '{largest.id}', holds {holds}"
