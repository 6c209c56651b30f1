"""The schedule of a room on e-ink: black and white, a pixel is a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shapely import box

from venueplan.draw.fixed import BLACK, WHITE
from venueplan.draw.layers.layer import Layer, area, names, stroke, text
from venueplan.draw.lettering.typeset import Line, Para, as_words, clipped, shortened, wrapped
from venueplan.draw.lettering.words import day_names, spoken, word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.door import meetings_in, next_lines, room_of
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.view import Box
from venueplan.model import Finding, Label, Meeting, Plan, Section, Unit

MM_PER_PIXEL = 25.4 / 125
"""Pitch of usual 7.5-inch displays (800 × 480 pixels, 163 × 98 mm)."""

_SIZES = (40, 36, 32, 28, 25, 22, 20, 18, 16, 14, 13, 12)
"""Cap heights tried for titles, pixels; below the last, strokes of Chinese letters run together."""

_LEAST = 10
"""Least cap height of any text, pixels."""

_LAYOUTS = ((1, False), (1, True), (2, False), (2, True))
"""Ways to set a day, the best first: columns, and whether all languages share a line."""


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """How meetings are set: width of a column and cap height in mm; languages on one line or not, whole or cut."""

    plan: Plan
    look: Look
    width: float
    cap: float
    joined: bool
    whole: bool


def draw_schedule(plan: Plan, room_id: str, *, day: date, style: Style | None = None) -> Sheet:
    """Draw the schedule of a room for one day, for a display of one bit.

    Titles that are cut, and meetings that have no room on the display, are noted; the latter are counted on it, too.

    Raises
    ------
    UnknownNameError
        If there is no such room.
    """
    room = room_of(plan, room_id)
    pixels = plan.event.signage.schedule_px
    meetings = meetings_in(plan, room_id, day=day)
    look = style_for(plan, style).on("A3", languages=plan.event.languages)
    wide, high = (side * MM_PER_PIXEL for side in pixels)
    head, edge = high * 0.24, wide * 0.03
    body = (edge, high * 0.02, wide - edge, high - head)
    marks, findings = _sessions(plan, meetings, place=body, look=look) if meetings else ([], [])
    if not meetings:
        marks += _empty(next_lines(plan, room_id, day=day, look=look), place=body, look=look)
    return Sheet(
        name=f"schedule-{room.id}-{day.isoformat()}",
        title=f"{room.name} · {day.isoformat()} · {plan.event.name}",
        page_mm=(wide, high),
        background=WHITE,
        layers=(
            _head(room, day, place=(0.0, high - head, wide, high), look=look),
            Layer(name="sessions", marks=tuple(marks), findings=tuple(findings)),
        ),
        counts=(("meetings", len(meetings)),),
        pixels=pixels,
    )


def _head(room: Unit | Section, day: date, *, place: Box, look: Look) -> Layer:
    """Write number and names white on black, the day at the right."""
    left, bottom, right, top = place
    high, edge = top - bottom, (right - left) * 0.03
    marks: list[Mark] = [area(box(*place), BLACK)]
    number = room.number if isinstance(room, Unit) else ""
    x = left + edge
    if number:
        cap = min(high * 0.5, (right - left) * 0.3 / width_of(number, 1.0, face="bold"))
        at = (x, (bottom + top) / 2 - cap / 2)
        marks.append(text(number, at=at, cap=cap, colour=WHITE, face="bold", role="room-number", subject=room.id))
        x += width_of(number, cap, face="bold") + edge
    several = len(look.languages) > 1
    days = [line for _, line in names(day_names(day), look)] if several else [spoken(day_names(day), look)]
    small = max(high * 0.125, _LEAST * MM_PER_PIXEL)
    column = max(width_of(line, small, face="medium") for line in days)
    for rank, (_, line) in enumerate((names(room.name, look) or [("en", room.id)])[:2]):
        space = right - edge * 2 - column - x
        wanted = high * (0.24 if rank == 0 else 0.16)
        cap = max(_LEAST * MM_PER_PIXEL, min(wanted, space / width_of(line, 1.0, face="bold")))
        fitted = shortened(line, cap=cap, width=space, face="bold")
        y = bottom + high * (0.52 if rank == 0 else 0.2)
        marks.append(text(fitted, at=(x, y), cap=cap, colour=WHITE, face="bold", role="room-name", subject=room.id))
    for rank, line in enumerate(days[:2]):
        at = (right - edge, bottom + high * (0.58 if rank == 0 else 0.24))
        marks.append(text(line, at=at, cap=small, colour=WHITE, align="right", face="medium", role="day"))
    return Layer(name="head", marks=tuple(marks))


def _empty(following: Sequence[str], *, place: Box, look: Look) -> list[Mark]:
    """Say that nothing meets on this day, and what is next."""
    left, bottom, right, top = place
    high, wide = top - bottom, right - left
    line = spoken(word("no-meetings"), look)
    cap = min(high * 0.12, wide / width_of(line, 1.0, face="bold"))
    marks: list[Mark] = [text(line, at=(left, top - high * 0.4), cap=cap, colour=BLACK, face="bold", role="session")]
    size = max(_LEAST * MM_PER_PIXEL, cap * 0.6)
    paras = [Para(text=said, cap=size, colour=BLACK, face="medium", role="next", most=3) for said in following]
    lines = next((lines for para in paras if (lines := wrapped(para, cap=size, width=wide))), ())
    y = top - high * 0.4 - cap * 1.2
    for set_line in lines:
        y -= set_line.above
        marks.append(as_words(set_line, x=left, y=y))
        y -= set_line.below + size * 0.3
    return marks


_Row = tuple[list[Words], float]
"""The texts of a meeting from its upper left corner, and its height in mm."""


def _sessions(plan: Plan, meetings: Sequence[Meeting], *, place: Box, look: Look) -> tuple[list[Mark], list[Finding]]:
    """Set all meetings as large as they fit with whole titles, else with titles cut, else as many as fit."""
    left, bottom, right, top = place
    gap = (right - left) * 0.04
    for whole in (True, False):
        for columns, joined in _LAYOUTS:
            width = (right - left - gap * (columns - 1)) / columns
            for size in _SIZES:
                cap = size * MM_PER_PIXEL
                how = _Setting(plan=plan, look=look, width=width, cap=cap, joined=joined, whole=whole)
                rows = [_row(meeting, how) for meeting in meetings]
                filled = _filled(rows, high=top - bottom, columns=columns)
                if filled is not None:
                    marks = _laid(filled, place=place, pitch=width + gap)
                    return marks, [] if whole else _cut(plan, meetings, marks=marks, look=look)
    how = _Setting(plan=plan, look=look, width=width, cap=_SIZES[-1] * MM_PER_PIXEL, joined=True, whole=False)
    return _as_many_as_fit(meetings, how, place=place, pitch=width + gap)


def _as_many_as_fit(
    meetings: Sequence[Meeting], how: _Setting, *, place: Box, pitch: float
) -> tuple[list[Mark], list[Finding]]:
    """Set the first meetings in two columns, and say on the last line how many more there are."""
    high = place[3] - place[1]
    rows = [_row(meeting, how) for meeting in meetings]
    count = next(n for n in range(len(rows), -1, -1) if _filled([*rows[:n], _more(0, how)], high=high, columns=2))
    rest = len(meetings) - count
    filled = _filled([*rows[:count], _more(rest, how)], high=high, columns=2) or []
    marks = _laid(filled, place=place, pitch=pitch)
    return marks, [*_cut(how.plan, meetings[:count], marks=marks, look=how.look), _not_shown(meetings[0], rest=rest)]


def _more(count: int, how: _Setting) -> _Row:
    line = shortened(spoken(word("more-meetings", n=count), how.look), cap=how.cap, width=how.width, face="bold")
    return [text(line, at=(0.0, -how.cap * 1.8), cap=how.cap, colour=BLACK, face="bold", role="more")], how.cap * 2.6


def _filled(rows: Sequence[_Row], *, high: float, columns: int) -> list[list[_Row]] | None:
    """Put rows into columns, one after the other; None if a row could not be set or they do not fit."""
    filled: list[list[_Row]] = [[]]
    used = 0.0
    for words, height in rows:
        if not words or height > high:
            return None
        if used + height > high:
            filled.append([])
            used = 0.0
        filled[-1].append((words, height))
        used += height
    return filled if len(filled) <= columns else None


def _laid(filled: Sequence[Sequence[_Row]], *, place: Box, pitch: float) -> list[Mark]:
    """Place columns of rows, a line of one pixel between rows, with some of the room that is left between them."""
    left, bottom, right, top = place
    marks: list[Mark] = []
    spare = min((top - bottom - sum(height for _, height in column)) / len(column) for column in filled)
    for number, column in enumerate(filled):
        x, y = left + number * pitch, top
        for rank, (words, height) in enumerate(column):
            air = min(spare, height * 0.35)
            if rank:
                end = right if len(filled) == 1 else min(right, x + pitch - (right - left) * 0.04)
                marks.append(stroke([(x, y), (end, y)], BLACK, width=MM_PER_PIXEL))
            marks += [replace(line, x=line.x + x, y=line.y + y - air / 2) for line in words]
            y -= height + air
    return marks


def _row(meeting: Meeting, how: _Setting) -> _Row:
    """Set one meeting: its time, beside it its titles; without texts if they should be whole and are not."""
    cap = how.cap
    time = f"{meeting.start:%H:%M}–{meeting.end:%H:%M}"
    column = width_of("00:00–00:00", cap, face="bold") + cap * 1.3
    titles, height = (_in_a_line if how.joined else _stacked)(meeting, how, width=how.width - column)
    if not titles:
        return [], 0.0
    clock = text(time, at=(0.0, titles[0].y), cap=cap, colour=BLACK, face="bold", role="session")
    return [clock, *(replace(words, x=words.x + column) for words in titles)], height


def _paras(meeting: Meeting, how: _Setting) -> list[Para]:
    texts = [line for _, line in names(how.plan.event.forum(meeting.forum).title, how.look)] or [meeting.forum]
    second = max(how.cap * 0.72, _LEAST * MM_PER_PIXEL)
    return [
        Para(
            text=line, cap=second if rank else how.cap, colour=BLACK, face="medium" if rank else "bold",
            role="session", subject=meeting.forum, most=2,
        )
        for rank, line in enumerate(texts)
    ]  # fmt: skip


def _stacked(meeting: Meeting, how: _Setting, *, width: float) -> _Row:
    """Set titles below each other, two lines for each at most."""
    words: list[Words] = []
    y = -how.cap * 0.7
    for rank, para in enumerate(_paras(meeting, how)):
        whole = wrapped(para, cap=para.cap, width=width)
        if whole is None and how.whole:
            return [], 0.0
        for number, line in enumerate(whole or clipped(para, cap=para.cap, width=width)):
            y -= line.above + how.cap * (0.25 if number else 0.45 if rank else 0.0)
            words.append(as_words(line, x=0.0, y=y))
            y -= line.below
    return words, -y + how.cap * 0.7


def _in_a_line(meeting: Meeting, how: _Setting, *, width: float) -> _Row:
    """Set titles beside each other; the last one that begins on the line is cut if they need not be whole."""
    words: list[Words] = []
    x = 0.0
    for para in _paras(meeting, how):
        if x < width - para.cap * 3 or how.whole:
            said = para.text if how.whole else shortened(para.text, cap=para.cap, width=width - x, face=para.face)
            words.append(as_words(Line(text=said, cap=para.cap, para=para), x=x, y=-how.cap * 1.6))
            x += width_of(said, para.cap, face=para.face) + how.cap * 0.6
    return ([], 0.0) if x - how.cap * 0.6 > width + 1e-6 else (words, how.cap * 2.3)


def _cut(plan: Plan, meetings: Sequence[Meeting], *, marks: Sequence[Mark], look: Look) -> list[Finding]:
    """Note the titles that are not whole."""
    said: dict[str, str] = {}
    for mark in marks:
        if isinstance(mark, Words):
            said[mark.subject] = said.get(mark.subject, "") + "".join(mark.text.split())
    found = []
    for forum in dict.fromkeys(meeting.forum for meeting in meetings):
        titles = [line for _, line in names(plan.event.forum(forum).title, look)]
        if any("".join(line.split()) not in said.get(forum, "") for line in titles):
            message = Label.of(zh=f"电子门牌上“{titles[0]}”已缩短", en=f"the display shortens '{titles[0]}'")
            found.append(_note(f"title-shortened-{forum}", subject=forum, message=message))
    return found


def _not_shown(first: Meeting, *, rest: int) -> Finding:
    room, day = first.room, first.start.date().isoformat()
    message = Label.of(
        zh=f"{room} {day} 的电子门牌放不下 {rest} 场会议",
        en=f"the display of {room} on {day} has no room for {rest} meetings",
    )
    return _note(f"meetings-dropped-{room}-{day}", subject=room, message=message)


def _note(name: str, *, subject: str, message: Label) -> Finding:
    return Finding(id=name, rule="label-dropped", severity="note", subject=subject, message=message)
