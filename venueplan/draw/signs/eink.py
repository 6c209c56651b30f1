"""The schedule of a room on e-ink: black and white, a pixel is a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from shapely import box

from venueplan.draw.layers.layer import Layer, area, names, stroke, text
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import day_names, spoken, word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.door import meetings_in, room_of
from venueplan.draw.style import Look, Style, style_for
from venueplan.model import Finding, Label, Meeting, Plan, Section, Unit

MM_PER_PIXEL = 25.4 / 125
"""Pitch of usual 7.5-inch displays (800 × 480 pixels, 163 × 98 mm)."""

BLACK, WHITE = "#000000", "#FFFFFF"
_LEAST = 11.0
"""Least cap height of a title, pixels: strokes of letters stay a pixel apart."""


def draw_schedule(plan: Plan, room_id: str, *, day: date, style: Style | None = None) -> Sheet:
    """Draw the schedule of a room for one day, for a display of one bit.

    Meetings that have no room on the display are counted on its last line, and noted.

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
    head = high * 0.24
    marks, left_over = _rows(plan, meetings, place=(wide * 0.03, high * 0.02, wide * 0.97, high - head), look=look)
    return Sheet(
        name=f"schedule-{room.id}-{day.isoformat()}",
        title=f"{room.name} · {day.isoformat()} · {plan.event.name}",
        page_mm=(wide, high),
        background=WHITE,
        layers=(
            _head(room, day, place=(0.0, high - head, wide, high), look=look),
            Layer(name="sessions", marks=tuple(marks), findings=tuple(_not_shown(room, day, rest=left_over))),
        ),
        counts=(("meetings", len(meetings)),),
        pixels=pixels,
    )


def _head(room: Unit | Section, day: date, *, place: tuple[float, float, float, float], look: Look) -> Layer:
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
    said = (
        [spoken(day_names(day), look)] if len(look.languages) < 2 else [line for _, line in names(day_names(day), look)]
    )
    small = high * 0.125
    column = max(width_of(line, small, face="medium") for line in said)
    for place_, (_, line) in enumerate((names(room.name, look) or [("en", room.id)])[:2]):
        cap = high * (0.24 if place_ == 0 else 0.16)
        fitted = shortened(line, cap=cap, width=right - edge * 2 - column - x, face="bold")
        y = bottom + high * (0.52 if place_ == 0 else 0.2)
        marks.append(text(fitted, at=(x, y), cap=cap, colour=WHITE, face="bold", role="room-name", subject=room.id))
    for place_, line in enumerate(said[:2]):
        y = bottom + high * (0.58 if place_ == 0 else 0.24)
        marks.append(
            text(line, at=(right - edge, y), cap=small, colour=WHITE, align="right", face="medium", role="day")
        )
    return Layer(name="head", marks=tuple(marks))


def _rows(
    plan: Plan, meetings: Sequence[Meeting], *, place: tuple[float, float, float, float], look: Look
) -> tuple[list[Mark], list[Meeting]]:
    """Set the meetings in equal rows, as many as stay legible; return those that do not."""
    left, bottom, right, top = place
    if not meetings:
        cap = (top - bottom) * 0.1
        line = spoken(word("no-meetings"), look)
        return [text(line, at=(left, (top + bottom) / 2), cap=cap, colour=BLACK, face="medium", role="session")], []
    lines = min(2, len(look.languages))
    least = MM_PER_PIXEL * _LEAST * (2.1 if lines == 1 else 3.9)
    room = max(1, int((top - bottom) / least))
    shown = meetings if len(meetings) <= room else meetings[: room - 1]
    pitch = min((top - bottom) / (len(shown) + (len(shown) < len(meetings))), (top - bottom) / 3)
    cap = min(pitch / (2.1 if lines == 1 else 3.8), (top - bottom) * 0.1)
    marks: list[Mark] = []
    for number, meeting in enumerate(shown):
        y = top - pitch * number
        if number:
            marks.append(stroke([(left, y), (right, y)], BLACK, width=MM_PER_PIXEL))
        marks += _row(plan, meeting, place=(left, y - pitch, right, y), cap=cap, look=look)
    rest = list(meetings[len(shown) :])
    if rest:
        more = f"+{len(rest)}"
        marks.append(text(more, at=(left, bottom + cap * 0.6), cap=cap, colour=BLACK, face="bold", role="more"))
    return marks, rest


def _row(
    plan: Plan, meeting: Meeting, *, place: tuple[float, float, float, float], cap: float, look: Look
) -> list[Mark]:
    left, bottom, right, top = place
    time = f"{meeting.start:%H:%M}–{meeting.end:%H:%M}"
    column = width_of("00:00–00:00", cap, face="bold") + cap * 1.6
    titles = (names(plan.event.forum(meeting.forum).title, look) or [("en", meeting.forum)])[:2]
    middle = (bottom + top) / 2
    first = middle + cap * 0.2 if len(titles) > 1 else middle - cap / 2
    marks: list[Mark] = [text(time, at=(left, first), cap=cap, colour=BLACK, face="bold", role="session")]
    for number, (_, line) in enumerate(titles):
        size, face = (cap, "bold") if number == 0 else (cap * 0.72, "medium")
        fitted = shortened(line, cap=size, width=right - left - column, face=face)
        y = first if number == 0 else middle - cap * 1.2
        marks.append(
            text(
                fitted, at=(left + column, y), cap=size, colour=BLACK, face=face, role="session", subject=meeting.forum
            )
        )
    return marks


def _not_shown(room: Unit | Section, day: date, *, rest: Sequence[Meeting]) -> list[Finding]:
    if not rest:
        return []
    return [
        Finding(
            id=f"meetings-dropped-{room.id}-{day.isoformat()}",
            rule="label-dropped",
            severity="note",
            subject=room.id,
            message=Label.of(
                zh=f"{room.id} {day.isoformat()} 的电子门牌放不下 {len(rest)} 场会议",
                en=f"the display of {room.id} on {day.isoformat()} has no room for {len(rest)} meetings",
            ),
        )
    ]
