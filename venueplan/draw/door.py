"""The sign beside a door: the room's number, what happens in it on one day, how many it seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from shapely import box

from venueplan.draw.layers.layer import Layer, area, icon, names, stroke, text
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, Style
from venueplan.draw.typeset import Line, Para, as_words, shortened, wrapped
from venueplan.draw.view import Box
from venueplan.draw.words import SETUPS, day_names, spoken, word
from venueplan.errors import UnknownNameError
from venueplan.model import Forum, Meeting, Plan, Section, Unit

_ROWS_ON_A4 = 9
"""With more meetings than this the sign is an A3."""


def room_of(plan: Plan, room_id: str) -> Unit | Section:
    """Return a room: a unit, or a section with use ``stage-area``.

    Raises
    ------
    UnknownNameError
        If there is no such room.
    """
    rooms: dict[str, Unit | Section] = {section.id: section for section in plan.venue.sections}
    rooms |= {unit.id: unit for unit in plan.venue.units}
    if room_id not in rooms:
        raise UnknownNameError("room", room_id, known=rooms)
    return rooms[room_id]


def meetings_in(plan: Plan, room_id: str, *, day: date) -> list[Meeting]:
    """Return the meetings of a room on a day in the order of their start."""
    found = plan.programme.meetings if plan.programme else ()
    return sorted((m for m in found if m.room == room_id and m.start.date() == day), key=lambda m: (m.start, m.forum))


def draw_door_sign(plan: Plan, room_id: str, *, day: date, style: Style | None = None) -> Sheet:
    """Draw the door sign of a room for one day: A4 upright, A3 for a long day.

    Raises
    ------
    UnknownNameError
        If there is no such room.
    """
    room = room_of(plan, room_id)
    meetings = meetings_in(plan, room_id, day=day)
    sheet = "A4" if len(meetings) <= _ROWS_ON_A4 else "A3"
    look = (style or Style()).on(sheet, languages=plan.event.languages)
    high, wide = PAGES[sheet]
    head, foot, edge = high * 0.25, high * 0.055, wide * 0.075
    body = (edge, foot + edge * 0.4, wide - edge, high - head - edge * 0.5)
    return Sheet(
        name=f"door-{room.id}-{day.isoformat()}",
        title=f"{room.name} · {day.isoformat()} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.white,
        layers=(
            _head(room, meetings, place=(0, high - head, wide, high), look=look, edge=edge),
            _sessions(plan, meetings, place=body, look=look),
            _foot(plan, day, place=(edge, 0, wide - edge, foot), look=look),
        ),
        counts=(("meetings", len(meetings)),),
    )


def _head(room: Unit | Section, meetings: Sequence[Meeting], *, place: Box, look: Look, edge: float) -> Layer:
    """Draw the coloured field with number, names and seats."""
    left, bottom, right, top = place
    high, colours = top - bottom, look.colours
    marks: list[Mark] = [area(box(*place), colours.room_number)]
    number = room.number if isinstance(room, Unit) else ""
    x = left + edge
    if number:
        cap = min(high * 0.42, (right - left) * 0.4 / max(1e-9, width_of(number, 1.0, face="bold")))
        marks.append(
            text(
                number,
                at=(x, (bottom + top) / 2 - cap / 2),
                cap=cap,
                colour=colours.white,
                face="bold",
                role="room-number",
                subject=room.id,
            )
        )
        x += width_of(number, cap, face="bold") + edge * 0.8
    else:
        size = high * 0.4
        sign = "\uf130" if isinstance(room, Section) else "\uf52b"
        marks.append(icon(sign, at=(x + size / 2, (bottom + top) / 2), size=size, colour=colours.white))
        x += size + edge * 0.8
    lines = _name_lines(room, meetings, wide=right - edge * 0.6 - x, high=high * 0.8, look=look)
    y = (bottom + top) / 2 + _height(lines) / 2
    for line in lines:
        y -= line.above
        marks.append(as_words(line, x=x, y=y))
        y -= line.below + line.cap * 0.45
    return Layer(name="head", marks=tuple(marks))


def _name_lines(
    room: Unit | Section, meetings: Sequence[Meeting], *, wide: float, high: float, look: Look
) -> list[Line]:
    """Names and seats of a room, as large as the field allows."""
    white = look.colours.white
    texts = names(room.name, look) or [("en", room.id)]
    seats = max((meeting.capacity for meeting in meetings), default=0)
    big = look.cap("title") * 1.7
    for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3):
        lines: list[Line] = []
        for place, (_, line) in enumerate(texts):
            cap = big * share * (1.0 if place == 0 else 0.66)
            para = Para(
                text=line,
                cap=cap,
                colour=white,
                face="bold" if place == 0 else "regular",
                role="title",
                subject=room.id,
            )
            lines += wrapped(para, cap=cap, width=wide) or ()
        note = Para(text=spoken(word("seats", n=seats), look), cap=big * 0.45, colour=white, role="seats")
        lines += (wrapped(note, cap=big * 0.45 * max(share, 0.7), width=wide) or ()) if seats else ()
        if {line.para.text for line in lines} >= {line for _, line in texts} and _height(lines) <= high:
            return lines
    return []


def _height(lines: Sequence[Line]) -> float:
    return sum(line.above + line.below + line.cap * 0.45 for line in lines) - (lines[-1].cap * 0.45 if lines else 0.0)


def _sessions(plan: Plan, meetings: Sequence[Meeting], *, place: Box, look: Look) -> Layer:
    """One row per meeting: time, titles, set-up; as large as the number of meetings allows."""
    left, bottom, right, top = place
    if not meetings:
        line = spoken(word("no-meetings"), look)
        cap = look.cap("title") * 0.6
        return Layer(
            name="sessions",
            marks=(text(line, at=(left, top - cap * 2), cap=cap, colour=look.colours.ink2, role="session"),),
        )
    rows, cap = _set_rows(plan, meetings, wide=right - left, high=top - bottom, look=look)
    high = sum(height for _, height in rows)
    air = max(0.0, min((top - bottom - high) / len(rows), cap * 2.2))
    marks: list[Mark] = []
    y = top
    for lines, height in rows:
        marks.append(stroke([(left, y), (right, y)], look.colours.rule, width=look.line("partition")))
        marks += [_shifted(line, x=left, y=y - air / 2) for line in lines]
        y -= height + air
    return Layer(name="sessions", marks=tuple(marks))


_Row = tuple[list[Words], float]
"""The texts of a row from its upper left corner, and its height in mm."""


def _set_rows(
    plan: Plan, meetings: Sequence[Meeting], *, wide: float, high: float, look: Look
) -> tuple[list[_Row], float]:
    """Set all meetings as large as they fit: titles below each other, or on one line where that is larger."""
    for share in (1.0, 0.9, 0.8, 0.7, 0.62, 0.56, 0.5, 0.44, 0.38):
        cap = look.cap("title") * 0.98 * share
        for setter in (_row, _short_row):
            rows = [
                setter(plan.event.forum(meeting.forum), meeting, cap=cap, wide=wide, look=look) for meeting in meetings
            ]
            if all(words for words, _ in rows) and sum(height for _, height in rows) <= high:
                return rows, cap
    return [_row(plan.event.forum(m.forum), m, cap=cap, wide=wide, look=look) for m in meetings], cap


def _short_row(forum: Forum, meeting: Meeting, *, cap: float, wide: float, look: Look) -> _Row:
    """Set one meeting on one line; without texts if the line is too short."""
    colours, small = look.colours, max(cap * 0.5, look.floor("legend"))
    y = -cap * 1.65
    time = f"{meeting.start:%H:%M}–{meeting.end:%H:%M}"
    words = [text(time, at=(0, y), cap=cap * 0.92, colour=colours.room_number, face="bold", role="session")]
    x = width_of(time, cap * 0.92, face="bold") + cap * 1.6
    for place, (_, line) in enumerate(names(forum.title, look) or [("en", forum.id)]):
        size, face = (cap, "bold") if place == 0 else (cap * 0.72, "regular")
        colour = colours.ink if place == 0 else colours.ink2
        words.append(text(line, at=(x, y), cap=size, colour=colour, face=face, role="session", subject=forum.id))
        x += width_of(line, size, face=face) + cap
    detail = _detail(forum, meeting, look=look)
    if x + width_of(detail, small) > wide:
        return [], 0.0
    words.append(text(detail, at=(wide, y), cap=small, colour=colours.ink2, align="right", role="session"))
    return words, cap * 2.3


def _detail(forum: Forum, meeting: Meeting, *, look: Look) -> str:
    note = spoken(word(forum.setup), look) if forum.setup in SETUPS else forum.setup
    return f"{note} · {spoken(word('seats', n=meeting.capacity), look)}"


def _shifted(words: Words, *, x: float, y: float) -> Words:
    return replace(words, x=words.x + x, y=words.y + y)


def _row(forum: Forum, meeting: Meeting, *, cap: float, wide: float, look: Look) -> _Row:
    """Set the texts of one meeting, with their height; the origin is the upper left corner."""
    colours = look.colours
    time = f"{meeting.start:%H:%M}–{meeting.end:%H:%M}"
    clock = cap * 0.92
    column = width_of(time, clock, face="bold") + cap * 1.6
    texts = names(forum.title, look) or [("en", forum.id)]
    y = -cap * 0.9
    words: list[Words] = []
    for place, (_, line) in enumerate(texts):
        size = cap if place == 0 else cap * 0.72
        face = "bold" if place == 0 else "regular"
        colour = colours.ink if place == 0 else colours.ink2
        para = Para(text=line, cap=size, colour=colour, face=face, role="session", subject=forum.id, most=4)
        for set_line in wrapped(para, cap=size, width=wide - column) or ():
            y -= set_line.above
            words.append(as_words(set_line, x=column, y=y))
            y -= set_line.below + size * 0.3
    small = max(cap * 0.5, look.floor("legend"))
    y -= small * 1.5
    fitted = shortened(_detail(forum, meeting, look=look), cap=small, width=wide - column)
    words.append(text(fitted, at=(column, y), cap=small, colour=colours.ink2, role="session", subject=forum.id))
    first = -cap * 0.9 - words[0].cap * 1.16
    words.append(
        text(time, at=(0, first), cap=clock, colour=colours.room_number, face="bold", role="session", subject=forum.id)
    )
    return words, -y + cap * 0.9


def _foot(plan: Plan, day: date, *, place: Box, look: Look) -> Layer:
    """Write the day at the left, the event at the right."""
    left, bottom, right, top = place
    cap = look.cap("subtitle") * 0.9
    base = (bottom + top) / 2 - cap * 0.2
    when = spoken(day_names(day), look)
    first = text(when, at=(left, base), cap=cap, colour=look.colours.ink, face="bold", role="date")
    room = right - left - width_of(when, cap, face="bold") - cap * 2
    name = shortened(spoken(plan.event.name, look), cap=cap * 0.75, width=room)
    event = text(name, at=(right, base), cap=cap * 0.75, colour=look.colours.ink2, align="right", role="date")
    return Layer(
        name="foot",
        marks=(stroke([(left, top), (right, top)], look.colours.ink, width=look.line("partition")), first, event),
    )
