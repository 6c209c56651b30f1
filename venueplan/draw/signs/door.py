"""The sign beside a door: the room's number, what happens in it on one day, how many it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from shapely import box

from venueplan.draw.layers.artwork import drawing_marks
from venueplan.draw.layers.layer import Layer, area, icon, names, stroke, text
from venueplan.draw.lettering.typeset import Line, Para, as_words, clipped, shortened, wrapped
from venueplan.draw.lettering.words import SETUPS, day_names, spoken, word
from venueplan.draw.pages import Paper, look_on, paper_of
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.view import Box
from venueplan.errors import UnknownNameError
from venueplan.model import Finding, Forum, Label, Meeting, Plan, Section, Unit

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


def draw_door_sign(
    plan: Plan, room_id: str, *, day: date, style: Style | None = None, paper: Paper | None = None
) -> Sheet:
    """Draw the door sign of a room for one day: A4 upright, A3 for a long day, if no page is asked for.

    Raises
    ------
    UnknownNameError
        If there is no such room.
    """
    room = room_of(plan, room_id)
    meetings = meetings_in(plan, room_id, day=day)
    paper = paper or paper_of("A4-portrait" if len(meetings) <= _ROWS_ON_A4 else "A3-portrait")
    look = look_on(paper, style_for(plan, style), languages=plan.event.languages)
    wide, high = paper.size
    head, foot, edge = high * 0.25, high * 0.055, wide * 0.075
    band = look.cap("title") * 2.7
    body = (edge, foot + edge * 0.4, wide - edge, high - head - band - edge * 0.25)
    return Sheet(
        name=f"door-{room.id}-{day.isoformat()}",
        title=f"{room.name} · {day.isoformat()} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.white,
        layers=(
            _head(room, meetings, place=(0, high - head, wide, high), look=look, edge=edge),
            _day(day, place=(edge, high - head - band, wide - edge, high - head), look=look),
            _sessions(plan, meetings, place=body, look=look),
            _foot(plan, place=(edge, 0, wide - edge, foot), look=look),
        ),
        counts=(("meetings", len(meetings)),),
    )


def _head(room: Unit | Section, meetings: Sequence[Meeting], *, place: Box, look: Look, edge: float) -> Layer:
    """Draw the coloured field with number, names and capacity."""
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
    """Names and capacity of a room, as large as the field allows."""
    white = look.colours.white
    texts = names(room.name, look) or [("en", room.id)]
    persons = max((meeting.capacity for meeting in meetings), default=0)
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
        note = Para(text=spoken(word("capacity", n=persons), look), cap=big * 0.45, colour=white, role="capacity")
        lines += (wrapped(note, cap=big * 0.45 * max(share, 0.7), width=wide) or ()) if persons else ()
        if {line.para.text for line in lines} >= {line for _, line in texts} and _height(lines) <= high:
            return lines
    return [
        Line(
            text=shortened(line, cap=big * 0.3, width=wide),
            cap=big * 0.3,
            para=Para(text=line, cap=big * 0.3, colour=white, role="title", subject=room.id),
        )
        for _, line in texts
    ]


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
    findings = _cut(plan, meetings, marks=marks, look=look)
    return Layer(name="sessions", marks=tuple(marks), findings=tuple(findings))


def _cut(plan: Plan, meetings: Sequence[Meeting], *, marks: Iterable[Mark], look: Look) -> list[Finding]:
    """Note every title that the sign does not say in full."""
    said: dict[str, str] = {}
    for mark in marks:
        if isinstance(mark, Words):
            said[mark.subject] = said.get(mark.subject, "") + mark.text
    found = []
    for forum_id in dict.fromkeys(meeting.forum for meeting in meetings):
        forum = plan.event.forum(forum_id)
        bare = "".join(said.get(forum_id, "").split())
        missing = [line for _, line in names(forum.title, look) if "".join(line.split()) not in bare]
        found += [_title_note(forum, line) for line in missing[:1]]
    return found


def _title_note(forum: Forum, title: str) -> Finding:
    return Finding(
        id=f"title-shortened-{forum.id}",
        rule="label-dropped",
        severity="note",
        subject=forum.id,
        message=Label.of(zh=f"门牌上“{title}”已缩短", en=f"the door sign shortens '{title}'"),
    )


_SHARES = (1.0, 0.9, 0.8, 0.7, 0.62, 0.56, 0.5, 0.44, 0.38)
"""Sizes tried; a title is shortened only where it would not even fit at the seventh."""

_Row = tuple[list[Words], float]
"""The texts of a row from its upper left corner, and its height in mm."""


def _set_rows(
    plan: Plan, meetings: Sequence[Meeting], *, wide: float, high: float, look: Look
) -> tuple[list[_Row], float]:
    """Set all meetings as large as they fit: titles below each other, or on one line where that is larger."""
    tries = [(share, setter) for share in _SHARES[:7] for setter in (_row, _short_row)]
    tries += [(share, setter) for share in _SHARES for setter in (_row, _short_row, _clipped_row)]
    cap = look.cap("title")
    for share, setter in tries:
        cap = look.cap("title") * 0.98 * share
        rows = [setter(plan.event.forum(m.forum), m, cap=cap, wide=wide, look=look) for m in meetings]
        if all(words for words, _ in rows) and sum(height for _, height in rows) <= high:
            return rows, cap
    return [_clipped_row(plan.event.forum(m.forum), m, cap=cap, wide=wide, look=look) for m in meetings], cap


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
    return f"{note} · {spoken(word('capacity', n=meeting.capacity), look)}"


def _shifted(words: Words, *, x: float, y: float) -> Words:
    return replace(words, x=words.x + x, y=words.y + y)


def _row(forum: Forum, meeting: Meeting, *, cap: float, wide: float, look: Look) -> _Row:
    """Set the texts of one meeting, with their height; without texts if a title needs more than four lines."""
    row = _clipped_row(forum, meeting, cap=cap, wide=wide, look=look)
    column = _clock(meeting, cap)
    whole = all(
        wrapped(_title(forum, n, cap=cap, look=look), cap=cap * (0.72 if n else 1.0), width=wide - column)
        for n in range(len(names(forum.title, look)))
    )
    return row if whole else ([], 0.0)


def _clock(meeting: Meeting, cap: float) -> float:
    """Return the width of the column of times, mm."""
    return width_of(f"{meeting.start:%H:%M}–{meeting.end:%H:%M}", cap * 0.92, face="bold") + cap * 1.6


def _title(forum: Forum, place: int, *, cap: float, look: Look) -> Para:
    """Return the title of a forum in one of the languages of the sign."""
    _, line = (names(forum.title, look) or [("en", forum.id)])[place]
    return Para(
        text=line,
        cap=cap if place == 0 else cap * 0.72,
        colour=look.colours.ink if place == 0 else look.colours.ink2,
        face="bold" if place == 0 else "regular",
        role="session",
        subject=forum.id,
        most=4,
    )


def _clipped_row(forum: Forum, meeting: Meeting, *, cap: float, wide: float, look: Look) -> _Row:
    """Set the texts of one meeting, titles shortened to four lines; the origin is the upper left corner."""
    colours = look.colours
    time = f"{meeting.start:%H:%M}–{meeting.end:%H:%M}"
    clock = cap * 0.92
    column = _clock(meeting, cap)
    y = -cap * 0.9
    words: list[Words] = []
    for place in range(max(1, len(names(forum.title, look)))):
        para, room = _title(forum, place, cap=cap, look=look), wide - column
        for line in wrapped(para, cap=para.cap, width=room) or clipped(para, cap=para.cap, width=room):
            y -= line.above
            words.append(as_words(line, x=column, y=y))
            y -= line.below + para.cap * 0.3
    small = max(cap * 0.5, look.floor("legend"))
    y -= small * 1.5
    fitted = shortened(_detail(forum, meeting, look=look), cap=small, width=wide - column)
    words.append(text(fitted, at=(column, y), cap=small, colour=colours.ink2, role="session", subject=forum.id))
    first = -cap * 0.9 - words[0].cap * 1.16
    words.append(
        text(time, at=(0, first), cap=clock, colour=colours.room_number, face="bold", role="session", subject=forum.id)
    )
    return words, -y + cap * 0.9


def _day(day: date, *, place: Box, look: Look) -> Layer:
    """Write the day below the head, as large as the width allows."""
    left, bottom, right, top = place
    line = spoken(day_names(day), look)
    cap = min(0.8 * look.cap("title"), (right - left) / width_of(line, 1.0, face="bold"))
    at = (left, (bottom + top) / 2 - cap / 2)
    return Layer(name="day", marks=(text(line, at=at, cap=cap, colour=look.colours.ink, face="bold", role="date"),))


def _foot(plan: Plan, *, place: Box, look: Look) -> Layer:
    """Write the event below everything."""
    left, bottom, right, top = place
    cap, logo = look.cap("subtitle") * 0.75, look.style.logo
    mark: list[Mark] = []
    wide = 0.0
    if logo:
        high = (top - bottom) * 0.7
        wide = min(high * logo.width / logo.height, (right - left) * 0.3)
        middle = (right - wide / 2, (bottom + top) / 2)
        mark = drawing_marks(logo, at=middle, size=(wide, high), ink=look.colours.ink)
    room = right - left - (wide + cap if mark else 0.0)
    name = shortened(spoken(plan.event.name, look), cap=cap, width=room)
    event = text(name, at=(left, (bottom + top) / 2 - cap * 0.2), cap=cap, colour=look.colours.ink2, role="event")
    rule = stroke([(left, top), (right, top)], look.colours.ink, width=look.line("partition"))
    return Layer(name="foot", marks=(rule, event, *mark))
