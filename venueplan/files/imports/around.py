"""The event that a list is imported into: its languages, zones, halls, and the stands that are there already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from unicodedata import normalize

from venueplan.errors import InputError, Problem
from venueplan.files.event.decisions.settings import EventSettings
from venueplan.files.event.tables.booths import on_their_levels, read_kept
from venueplan.files.untrusted.raw import read_text, read_toml
from venueplan.files.untrusted.sentences import validated
from venueplan.files.venue.folder import draft_venue
from venueplan.model import Booth, Calendar, Section, Unit, Venue, Zone
from venueplan.rules.people.rooms import ROOM_SECTIONS


@dataclass(frozen=True, kw_only=True)
class EventAround:
    """An event folder without its lists.

    Attributes
    ----------
    taken
        Ids of everything in the venue.
    kept
        Stands of ``booths.geojson``.
    settings
        ``event.toml`` as it is.
    """

    languages: tuple[str, ...]
    zones: tuple[Zone, ...]
    calendar: Calendar
    venue: Venue
    taken: frozenset[str]
    kept: tuple[Booth, ...] = ()
    settings: str = ""

    @cached_property
    def by_number(self) -> Mapping[str, Booth]:
        """Stands by number and by id, as :func:`booth_key` writes them."""
        found: dict[str, Booth] = {}
        for booth in self.kept:
            for text in (booth.number, booth.id):
                if text:
                    found.setdefault(booth_key(text), booth)
        return found

    @cached_property
    def by_zone_word(self) -> Mapping[str, str]:
        """Ids of zones by id, letter and every name, in one case."""
        found: dict[str, str] = {}
        for zone in self.zones:
            for word in (zone.id, *(text for _, text in zone.name.texts), zone.letter):
                found.setdefault(word.casefold(), zone.id)
        return found

    def hall_of(self, text: str) -> Unit | None:
        """Return the hall that a list calls so, by id, name or number."""
        word = booth_key(text)
        for hall in self.venue.halls:
            known = (hall.id, hall.number, *(name for _, name in hall.name.texts))
            if word and word in {booth_key(name) for name in known if name}:
                return hall
        return None

    @cached_property
    def by_room(self) -> Mapping[str, Unit | Section]:
        """Rooms that forums can meet in by id, number and every name, as :func:`booth_key` writes them."""
        rooms: list[Unit | Section] = [unit for unit in self.venue.units if unit.use not in {"", "exhibition"}]
        rooms += [section for section in self.venue.sections if section.use in ROOM_SECTIONS]
        found: dict[str, Unit | Section] = {}
        for room in rooms:
            for text in (room.id, getattr(room, "number", ""), *(name for _, name in room.name.texts)):
                found.setdefault(booth_key(text), room)
        found.pop("", None)
        return found


@lru_cache(maxsize=65536)
def booth_key(text: str) -> str:
    """Return a number of a booth without what lists write differently: case, width, blanks, dashes and dots.

    Examples
    --------
    >>> booth_key("a-12"), booth_key("Ａ 12"), booth_key("H3.B07")
    ('A12', 'A12', 'H3B07')
    """
    return re.sub(r"[\s\-_.·]+", "", normalize("NFKC", text)).upper()


def event_around(folder: Path, *, with_stands: bool = True) -> EventAround | None:
    """Return the event of a folder, or None if there is none yet.

    Parameters
    ----------
    with_stands
        Whether stands that are there already matter.

    Raises
    ------
    InputError
        If its settings, its venue or its stands cannot be used.
    """
    if not (folder / "event.toml").is_file():
        return None
    settings, faults = validated(EventSettings, read_toml(folder / "event.toml", file="event.toml"))
    if settings is None:
        raise InputError([Problem(file="event.toml", where=f"key {path}", message=text) for path, text in faults])
    draft = draft_venue((folder / settings.venue).resolve())
    kept, problems = read_kept(folder) if with_stands else ((), [])
    if draft.problems or problems:
        raise InputError([*draft.problems, *problems])
    return EventAround(
        languages=settings.languages,
        zones=tuple(zone.to_noun() for zone in settings.zone),
        calendar=settings.calendar.to_noun(),
        venue=draft.venue,
        taken=frozenset(draft.origin),
        kept=on_their_levels(kept, draft.venue),
        settings=read_text(folder / "event.toml", file="event.toml"),
    )
