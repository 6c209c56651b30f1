"""Which texts of a plan cannot be printed, found before anything is arranged or drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from venueplan.draw.lettering.words import texts_in
from venueplan.draw.paper.glyphs import glyph
from venueplan.errors import Problem
from venueplan.model import (
    Amenity,
    Building,
    Event,
    Fixture,
    Label,
    Level,
    Opening,
    Plan,
    Section,
    Unit,
    Venue,
)

_Text = tuple[str, str, str]
"""File, id and a text."""

_Named = Building | Level | Unit | Opening | Fixture | Amenity | Section
_VENUE_FILES = "venue files"


def missing_letters(plan: Plan) -> tuple[Problem, ...]:
    """Return a problem for every text of venue and event that the sheets would print but the fonts cannot.

    Only the event's languages are looked at, and the English or first text of a label that has none of them. Letters
    that the fonts lack are named, and marks that combine with the letter before them or turn the direction of reading:
    sheets set one letter after the other from left to right.

    Examples
    --------
    >>> from venueplan.draw.lettering.letters import unprintable
    >>> unprintable("Caf\N{LATIN SMALL LETTER E WITH ACUTE} \N{GRINNING FACE}")
    ['U+1F600']
    """
    problems: dict[Problem, None] = {}
    for file, where, text in [*_of_venue(plan.venue, plan.event.languages), *_of_event(plan.event)]:
        if unprintable(text):
            problems[Problem(file=file, where=where, message=_sentence(text))] = None
    return tuple(problems)


def unprintable(text: str) -> list[str]:
    """Return the characters of a text that cannot be printed, by their number in Unicode, each once."""
    return [_number(character) for character in dict.fromkeys(text) if not _is_printable(character)]


@cache
def _is_printable(character: str) -> bool:
    turns = unicodedata.bidirectional(character) in {"R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF", "PDI"}
    controls = unicodedata.category(character) in {"Cc", "Cs"}
    return not (turns or controls or unicodedata.combining(character)) and glyph(character, "regular") is not None


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"


def _sentence(text: str) -> str:
    """Say which text has which characters, and the way out; nothing that turns the reading direction is repeated."""
    whole = unicodedata.normalize("NFC", text)
    shown = "".join(c if c.isprintable() else f"<{_number(c)}>" for c in text)
    missing = [character for character in dict.fromkeys(text) if not _is_printable(character)]
    listed = ", ".join(f"{_number(c)} ({unicodedata.name(c, 'control character').lower()})" for c in missing)
    way = "leave it out or write it in other letters"
    if not unprintable(whole):
        way = f"write it with composed letters (Unicode NFC): '{whole}'"
    return f"the text '{shown}' cannot be printed, the fonts have no letter for {listed}; {way}"


def _said(label: Label, languages: Sequence[str]) -> list[str]:
    """Return the texts of a label that sheets print."""
    return [line for _, line in texts_in(label, languages)]


def _of_venue(venue: Venue, languages: Sequence[str]) -> Iterator[_Text]:
    yield from ((_VENUE_FILES, venue.id, text) for text in _said(venue.name, languages))
    places: tuple[_Named, ...] = (*venue.buildings, *venue.levels, *venue.units, *venue.openings)
    things: tuple[_Named, ...] = (*venue.fixtures, *venue.amenities, *venue.sections)
    for named in (*places, *things):
        yield from ((_VENUE_FILES, named.id, text) for text in _said(named.name, languages))
    yield from ((_VENUE_FILES, unit.id, unit.number) for unit in venue.units)
    yield from ((_VENUE_FILES, level.id, level.short_name) for level in venue.levels)


def _of_event(event: Event) -> Iterator[_Text]:
    said, title = event.languages, event.title
    for text in (*_said(event.name, said), title.revision, title.drawn_by, title.approved_by):
        yield "event.toml", event.id, text
    for zone in event.zones:
        yield from (("event.toml", zone.id, text) for text in (zone.letter, *_said(zone.name, said)))
    for exhibitor in event.exhibitors:
        yield from (("exhibitors.csv", exhibitor.id, text) for text in _said(exhibitor.name, said))
    for forum in event.forums:
        yield from (("forums.csv", forum.id, text) for text in _said(forum.title, said))
    for site in event.sites:
        yield from (("signs.csv", site.id, text) for text in _said(site.name, said))
