"""The sign beside a door: the room's number, what happens in it on one day, how many it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from shapely import box

from venueplan.draw.layers.artwork import drawing_marks
from venueplan.draw.layers.layer import Layer, area, icon, names, stroke, text
from venueplan.draw.lettering.typeset import Line, Para, as_words, shortened, wrapped
from venueplan.draw.lettering.words import day_names, spoken, word
from venueplan.draw.pages import Paper, look_on, paper_of
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.sessions import sessions
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.view import Box
from venueplan.errors import UnknownNameError
from venueplan.model import Meeting, Plan, Section, Unit

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
    following = next_lines(plan, room_id, day=day, look=look)
    shelf = foot + (look.cap("subtitle") * 3.4 if following else edge * 0.4)
    body = (edge, shelf, wide - edge, high - head - band - edge * 0.25)
    return Sheet(
        name=f"door-{room.id}-{day.isoformat()}",
        title=f"{room.name} · {day.isoformat()} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.white,
        layers=(
            _head(room, meetings, place=(0, high - head, wide, high), look=look, edge=edge),
            _day(day, place=(edge, high - head - band, wide - edge, high - head), look=look),
            sessions(plan, meetings, place=body, look=look),
            _next(following, place=(edge, foot, wide - edge, shelf), look=look),
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


def _day(day: date, *, place: Box, look: Look) -> Layer:
    """Write the day below the head, as large as the width allows."""
    left, bottom, right, top = place
    line = spoken(day_names(day), look)
    cap = min(0.8 * look.cap("title"), (right - left) / width_of(line, 1.0, face="bold"))
    at = (left, (bottom + top) / 2 - cap / 2)
    return Layer(name="day", marks=(text(line, at=at, cap=cap, colour=look.colours.ink, face="bold", role="date"),))


def _next(said: Sequence[str], *, place: Box, look: Look) -> Layer:
    """Write what the room is for next, over a line of its own."""
    if not said:
        return Layer(name="next")
    left, bottom, right, top = place
    cap, wide = look.cap("subtitle") * 1.1, right - left
    line = next((line for line in said if width_of(line, cap, face="medium") <= wide), said[-1])
    line = shortened(line, cap=cap, width=wide, face="medium")
    at = (left, (bottom + top) / 2 - cap / 2)
    rule = stroke([(left, top), (right, top)], look.colours.rule, width=look.line("partition"))
    words = text(line, at=at, cap=cap, colour=look.colours.ink, face="medium", role="next")
    return Layer(name="next", marks=(rule, words))


def next_lines(plan: Plan, room_id: str, *, day: date, look: Look) -> tuple[str, ...]:
    """Return the first meeting of a room after a day, from the longest to the shortest; empty if there is none.

    Day and time with the title in all languages, in the first one, and without it.
    """
    meetings = plan.programme.meetings if plan.programme else ()
    later = [m for m in meetings if m.room == room_id and m.start.date() > day]
    if not later:
        return ()
    first = min(later, key=lambda meeting: (meeting.start, meeting.forum))
    when = f"{spoken(word('next'), look)} {spoken(day_names(first.start.date()), look)} {first.start:%H:%M}"
    titles = [line for _, line in names(plan.event.forum(first.forum).title, look)] or [first.forum]
    return (f"{when} · {' '.join(titles)}", f"{when} · {titles[0]}", when)


def _foot(plan: Plan, *, place: Box, look: Look) -> Layer:
    """Write the event below everything."""
    left, bottom, right, top = place
    cap, logo = look.cap("subtitle") * 0.9, look.style.logo
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
