"""Why no room suits a forum, in a sentence."""

from __future__ import annotations

from collections import Counter

from venueplan.errors import ContradictionError, UnknownNameError
from venueplan.model import Forum, Section, Unit
from venueplan.rules import find_room
from venueplan.rules.people.rooms import ROOM_SECTIONS
from venueplan.rules.programme import Lack, Rooms

WORDS = {
    "forum-needs": "{what}",
    "forum-booths": "{bound} interpretation booths",
    "forum-beside": "a unit of use '{what}' near it",
    "room-required": "the tag '{what}'",
    "room-prohibited": "no tag '{what}'",
}
"""What a forum asks for, by the rule."""


def suitable_rooms(forum: Forum, rooms: Rooms) -> dict[str, int]:
    """Return the capacity of every room that is large enough and has what a forum asks for, by room id.

    Raises
    ------
    UnknownNameError
        If it names a room that does not exist.
    ContradictionError
        If there is none; the sentence says what the nearest rooms lack.
    """
    for name in sorted(set(forum.rooms)):
        if find_room(rooms.plan.venue, name) is None:
            known = [unit.id for unit in rooms.plan.venue.units]
            known += [section.id for section in rooms.plan.venue.sections if section.use in ROOM_SECTIONS]
            raise UnknownNameError("room", name, known=known)
    found = rooms.suitable(forum)
    if not found:
        raise ContradictionError(_why_none(forum, rooms))
    return found


def _why_none(forum: Forum, rooms: Rooms) -> str:
    asked, allowed = f"forum '{forum.id}' asks for {forum.attendance} persons ({forum.setup})", rooms.allowed(forum)
    if not allowed:
        return f"{asked}, but the venue has no meeting room"
    lacks = {room.id: tuple(rooms.lacks(forum, room)) for room in allowed}
    fit = [room for room in allowed if not lacks[room.id]]
    if not fit:
        counts = Counter(_words(lack) for lacking in lacks.values() for lack in lacking)
        never = sorted(word for word, count in counts.items() if count == len(allowed))
        what = ", ".join(never) or f"all of {', '.join(sorted(counts))} at once"
        return f"{asked}, but none of its {len(allowed)} rooms has {what}"
    largest = max(fit, key=lambda room: (rooms.capacity(room, forum.setup).persons, room.id))
    return f"{asked}, but the largest room with what it needs, {_says(largest, forum, rooms=rooms)}"


def _says(room: Unit | Section, forum: Forum, *, rooms: Rooms) -> str:
    holds = rooms.capacity(room, forum.setup)
    return f"'{room.id}', holds {holds.persons} (by {holds.binding})"


def _words(lack: Lack) -> str:
    return WORDS[lack.rule].format(what=lack.what, bound=lack.bound)
