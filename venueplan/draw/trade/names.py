"""The exhibitor list: A–Z in each language, and by stand number, as pages to be bound."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shapely import box

from venueplan.draw.layers.layer import Layer, area, names, stroke, text
from venueplan.draw.layers.page.index import sort_key
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import spoken
from venueplan.draw.maps.hall import grid_references
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, Style, style_for
from venueplan.draw.trade.phrases import phrase
from venueplan.model import Booth, Finding, Label, Plan
from venueplan.rules import exhibitors_on

_EDGE, _HEAD, _FOOT, _GAP = 14.0, 24.0, 12.0, 8.0
"""Margins, height of running head and foot, and space between the columns, mm."""

_ROW, _LETTER = 8.6, 9.4
"""Height of an entry of two lines, and of a heading, mm."""

_CAP, _SECOND, _PLACE, _FLOOR = 2.5, 2.0, 1.8, 1.5
"""Cap height of the first name, of the second, of hall and cell of the grid, and the least, mm."""


@dataclass(frozen=True, kw_only=True)
class ListEntry:
    """One line of the list: an exhibitor, and a stand of it if it has one."""

    exhibitor: str
    name: Label
    number: str = ""
    hall: str = ""
    grid: str = ""


@dataclass(frozen=True, kw_only=True)
class _Section:
    """A part of the list with its headings: pairs of heading and entries under it; by number, that stands first."""

    title: Label
    groups: tuple[tuple[str, tuple[ListEntry, ...]], ...]
    language: str
    numbered: bool = False


def list_entries(plan: Plan) -> tuple[ListEntry, ...]:
    """Return every exhibitor with each of its stands, those that share one included; who has none has an empty one."""
    grid, found = grid_references(plan), list[ListEntry]()
    placed: set[str] = set()
    for booth in plan.floor_plan.booths if plan.floor_plan else ():
        for name in exhibitors_on(plan, booth.id):
            placed.add(name)
            found.append(_entry(plan, name, booth=booth, grid=grid))
    left = (one for one in plan.event.exhibitors if one.id not in placed)
    return (*found, *(ListEntry(exhibitor=one.id, name=one.name) for one in left))


def _entry(plan: Plan, name: str, *, booth: Booth, grid: Mapping[str, str]) -> ListEntry:
    hall = plan.venue.unit(booth.hall)
    return ListEntry(
        exhibitor=name,
        name=plan.event.exhibitor(name).name,
        number=booth.number,
        hall=hall.number or hall.id,
        grid=grid.get(booth.id, ""),
    )


def initial(name: str, language: str) -> str:
    """Return the heading under which a name stands: the letter that it is sorted by, ``0–9`` or ``#``.

    Examples
    --------
    >>> initial("长城", "zh"), initial("Ärzte", "de"), initial("3D", "en"), initial("*", "en")
    ('C', 'A', '0–9', '#')
    """
    parts = sort_key(Label(((language, name),)), [language])[0]
    first = unicodedata.normalize("NFD", str(parts[0]) if isinstance(parts, tuple) and parts else "")[:1].upper()
    if first.isdigit():
        return "0–9"
    return first if first.isalpha() else "#"


def _sections(plan: Plan) -> Iterator[_Section]:
    entries = list_entries(plan)
    for language in plan.event.languages:
        if any(entry.name[language] for entry in entries):
            yield _by_name(entries, language, several=len(plan.event.languages) > 1)
    yield _by_number(plan, [entry for entry in entries if entry.number])


def _by_name(entries: Sequence[ListEntry], language: str, *, several: bool) -> _Section:
    groups: dict[str, list[ListEntry]] = {}
    order = sorted(entries, key=lambda entry: (_key(entry, language), entry.exhibitor, entry.number))
    for entry in order:
        groups.setdefault(initial(_first(entry, language), language), []).append(entry)
    letters = sorted(groups, key=lambda letter: ({"#": 0, "0–9": 1}.get(letter, 2), letter))
    return _Section(
        title=_title(language) if several else phrase("by-name"),
        groups=tuple((letter, tuple(groups[letter])) for letter in letters),
        language=language,
    )


def _title(language: str) -> Label:
    if language in {"zh", "en"}:
        return phrase(f"by-name-{language}")
    return Label(tuple((code, f"{line} ({language})") for code, line in phrase("by-name").texts))


def _first(entry: ListEntry, language: str) -> str:
    return entry.name[language] or str(entry.name) or entry.exhibitor


def _key(entry: ListEntry, language: str) -> tuple[object, ...]:
    """Return what a name is sorted by in a language: Chinese by its reading, others by their folded letters."""
    name = _first(entry, language)
    if language.split("-", maxsplit=1)[0] == "zh":
        return sort_key(Label(((language, name),)), [language])
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return (plain,), name


def _by_number(plan: Plan, entries: Sequence[ListEntry]) -> _Section:
    halls = {hall.number or hall.id: hall.name for hall in plan.venue.halls}
    groups: dict[str, list[ListEntry]] = {hall: [] for hall in halls}
    for entry in sorted(entries, key=lambda entry: (len(entry.number), entry.number, entry.exhibitor)):
        groups.setdefault(entry.hall, []).append(entry)
    named = ((str(halls.get(hall) or hall), tuple(members)) for hall, members in groups.items() if members)
    return _Section(title=phrase("by-number"), groups=tuple(named), language=plan.event.languages[0], numbered=True)


_Piece = tuple[str, ListEntry | None]
"""A heading (with None), or an entry with the heading that it stands under."""


def draw_list(plan: Plan, *, style: Style | None = None) -> Sheet:
    """Draw the exhibitor list on A4 pages of two columns: by name in each language, then by stand number.

    Each entry has its names, stand, hall and the cell of the grid on the plan of the hall; each page the running head
    of its part, from which to which heading it goes, and its number.
    """
    look = style_for(plan, style).on("A4", languages=plan.event.languages)
    pages = [(section, columns) for section in _sections(plan) for columns in _paged(section)]
    first, *others = (
        _sheet(plan, section, columns=columns, number=(number, len(pages)), look=look)
        for number, (section, columns) in enumerate(pages, 1)
    )
    return replace(first, more=tuple(others))


def _paged(section: _Section) -> Iterator[list[list[_Piece]]]:
    """Yield pages of two columns; a heading never stands last, and is repeated in a new column."""
    high = PAGES["A4"][0] - _HEAD - _FOOT - _EDGE
    columns: list[list[_Piece]] = [[]]
    used = 0.0
    for heading, entries in section.groups:
        for number, entry in enumerate(entries):
            new = number == 0
            need = _ROW + (_LETTER if new else 0.0)
            if used + need > high:
                columns.append([])
                used, new = 0.0, True
            if new:
                columns[-1].append((heading, None))
                used += _LETTER
            columns[-1].append((heading, entry))
            used += _ROW
    for at in range(0, len(columns), 2):
        yield columns[at : at + 2]


def _sheet(plan: Plan, section: _Section, *, columns: list[list[_Piece]], number: tuple[int, int], look: Look) -> Sheet:
    high, wide = PAGES["A4"]
    column = (wide - 2 * _EDGE - _GAP) / 2
    marks: list[Mark] = []
    findings: list[Finding] = []
    for at, pieces in enumerate(columns):
        left, y = _EDGE + at * (column + _GAP), high - _HEAD
        for heading, entry in pieces:
            if entry is None:
                marks += _heading(heading, at=(left, y), width=column, look=look)
                y -= _LETTER
            else:
                drawn, cut = _row(entry, section, at=(left, y), width=column, look=look)
                marks += drawn
                findings += cut
                y -= _ROW
    guides = [_guide(piece, section) for pieces in columns for piece in pieces if piece[1] is not None]
    span = guides[0] if guides[0] == guides[-1] else f"{guides[0]} – {guides[-1]}"
    return Sheet(
        name=f"list-{number[0]:02d}",
        title=f"{section.title} · {plan.event.name} · {number[0]}",
        page_mm=(wide, high),
        background=look.colours.white,
        layers=(
            Layer(name="running head", marks=tuple(_running(plan, section, span=span, number=number, look=look))),
            Layer(name="entries", marks=tuple(marks), findings=tuple(findings)),
        ),
    )


def _guide(piece: _Piece, section: _Section) -> str:
    """Return by what a reader finds an entry: its number, or the letter that it stands under."""
    heading, entry = piece
    return entry.number if entry is not None and section.numbered else heading


def _heading(heading: str, *, at: tuple[float, float], width: float, look: Look) -> list[Mark]:
    (x, y), cap = at, 3.6
    said = shortened(heading, cap=cap, width=width, face="bold")
    return [
        text(said, at=(x, y - 6.4), cap=cap, colour=look.colours.ink, face="bold", role="heading"),
        stroke([(x, y - 8.2), (x + width, y - 8.2)], look.colours.ink, width=0.3),
    ]


def _row(
    entry: ListEntry, section: _Section, *, at: tuple[float, float], width: float, look: Look
) -> tuple[list[Mark], list[Finding]]:
    """Set an entry: its names one below the other, its stand, and where that is on the plan of the hall."""
    (x, y), colours, end = at, look.colours, at[0] + width
    hall = "" if section.numbered else f"{spoken(phrase('hall'), look)} {entry.hall} · "
    place = f"{hall}{entry.grid}" if entry.number else ""
    stand = entry.number or spoken(phrase("unplaced"), look)
    marks: list[Mark] = [stroke([(x, y - 8.2), (end, y - 8.2)], colours.rule, width=0.1)]
    first, right, base = x, width_of(place, _PLACE), y - 7.1
    spot, align = (end, y - 3.7), "right"
    if section.numbered:
        first, base = x + _number_width(section), y - 3.7
        spot, align = (x, y - 3.7), "left"
    else:
        right = max(right, width_of(stand, _CAP, face="bold"))
    bold = "bold" if entry.number else "regular"
    marks.append(text(stand, at=spot, cap=_CAP, colour=colours.ink, align=align, face=bold, role="list"))
    if place:
        marks.append(text(place, at=(end, base), cap=_PLACE, colour=colours.ink2, align="right", role="list"))
    named, findings = _names(entry, section, at=(first, y), width=end - first - right - 3.0, look=look)
    return [*marks, *named] if section.numbered else [*named, *marks], findings


def _number_width(section: _Section) -> float:
    """Return the width of the column of numbers, mm."""
    numbers = (entry.number for _, entries in section.groups for entry in entries)
    return max(width_of(number, _CAP, face="bold") for number in numbers) + 3.0


def _names(
    entry: ListEntry, section: _Section, *, at: tuple[float, float], width: float, look: Look
) -> tuple[list[Mark], list[Finding]]:
    """Set the name that the entry is sorted by, and below it the others; what is cut is noted."""
    (x, y), colours = at, look.colours
    mine = _first(entry, section.language)
    others = [line for _, line in names(entry.name, look) if line != mine]
    lines = [(mine, _CAP, "medium", colours.ink)]
    lines += [(" · ".join(others), _SECOND, "regular", colours.ink2)] if others else []
    marks: list[Mark] = []
    findings: list[Finding] = []
    for (line, wanted, face, colour), base in zip(lines, (y - 3.7, y - 7.1), strict=False):
        cap = max(_FLOOR, min(wanted, wanted * width / max(width_of(line, wanted, face=face), 1e-9)))
        fitting = shortened(line, cap=cap, width=width, face=face)
        findings += [_cut(entry, fitting)] if fitting != line else []
        words = text(fitting, at=(x, base), cap=cap, colour=colour, face=face, role="list", subject=entry.exhibitor)
        marks.append(words)
    return marks, findings


def _cut(entry: ListEntry, fitting: str) -> Finding:
    return Finding(
        id=f"list-shortened-{entry.exhibitor}-{entry.number}",
        rule="label-shortened",
        severity="note",
        subject=entry.exhibitor,
        message=Label.of(
            zh=f"名录中“{entry.name}”缩写为“{fitting}”", en=f"the list shortens '{entry.name}' to '{fitting}'"
        ),
    )


def _running(plan: Plan, section: _Section, *, span: str, number: tuple[int, int], look: Look) -> Iterator[Mark]:
    high, wide = PAGES["A4"]
    colours, top = look.colours, high - 13.0
    yield area(box(0, high - 17.0, wide, high), colours.ink)
    half = wide - 2 * _EDGE
    title, wanted = spoken(section.title, look), half * 0.7
    cap = min(3.4, 3.4 * wanted / width_of(title, 3.4, face="bold"))
    yield text(title, at=(_EDGE, top + 2.2), cap=cap, colour=colours.white, face="bold", role="title")
    part = shortened(span, cap=3.0, width=half * 0.28, face="medium")
    yield text(
        part, at=(wide - _EDGE, top + 2.4), cap=3.0, colour=colours.white, align="right", face="medium", role="span"
    )
    revision = f" · {plan.event.title.revision}" if plan.event.title.revision else ""
    event = shortened(f"{plan.event.name}{revision}", cap=1.9, width=half * 0.7)
    yield text(event, at=(_EDGE, _EDGE - 5.0), cap=1.9, colour=colours.ink2, role="foot")
    page = spoken(phrase("page", n=number[0], of=number[1]), look)
    yield text(page, at=(wide - _EDGE, _EDGE - 5.0), cap=1.9, colour=colours.ink2, align="right", role="foot")
