"""What happens in a room on a day, a row per meeting: time, titles, set-up; as large as they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from venueplan.draw.layers.layer import Layer, names, stroke, text
from venueplan.draw.lettering.typeset import Para, as_words, clipped, shortened, wrapped
from venueplan.draw.lettering.words import SETUPS, spoken, word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Finding, Forum, Label, Meeting, Plan


def sessions(plan: Plan, meetings: Sequence[Meeting], *, place: Box, look: Look) -> Layer:
    """One row per meeting: time, titles, set-up; as large as the number of meetings allows."""
    left, bottom, right, top = place
    if not meetings:
        line = spoken(word("no-meetings"), look)
        cap = min(look.cap("title") * 1.2, (right - left) / width_of(line, 1.0, face="medium"))
        at = (left, top - cap * 3)
        mark = text(line, at=at, cap=cap, colour=look.colours.ink, face="medium", role="session")
        return Layer(name="sessions", marks=(mark,))
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


_SHARES = (1.6, 1.45, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.62, 0.56, 0.5, 0.44, 0.38)
"""Sizes tried; a title is shortened only where it would not even fit at the eleventh."""


@dataclass(frozen=True, kw_only=True)
class _Page:
    """Width of the rows in mm, the look, and whether rows say how many persons they hold, as that varies."""

    wide: float
    look: Look
    seats: bool


_Row = tuple[list[Words], float]
"""The texts of a row from its upper left corner, and its height in mm."""


def _set_rows(
    plan: Plan, meetings: Sequence[Meeting], *, wide: float, high: float, look: Look
) -> tuple[list[_Row], float]:
    """Set all meetings as large as they fit: titles below each other, or on one line where that is larger."""
    page = _Page(wide=wide, look=look, seats=len({meeting.capacity for meeting in meetings}) > 1)
    tries = [(share, setter) for share in _SHARES[:11] for setter in (_row, _short_row)]
    tries += [(share, setter) for share in _SHARES[4:] for setter in (_row, _short_row, _clipped_row)]
    cap = look.cap("title")
    for share, setter in tries:
        cap = look.cap("title") * 0.98 * share
        rows = [setter(plan.event.forum(m.forum), m, page=page, cap=cap) for m in meetings]
        if all(words for words, _ in rows) and sum(height for _, height in rows) <= high:
            return rows, cap
    return [_clipped_row(plan.event.forum(m.forum), m, page=page, cap=cap) for m in meetings], cap


def _short_row(forum: Forum, meeting: Meeting, *, page: _Page, cap: float) -> _Row:
    """Set one meeting on one line; without texts if the line is too short."""
    look, wide = page.look, page.wide
    colours, small = look.colours, _small(cap, look)
    y = -cap * 1.65
    time = f"{meeting.start:%H:%M}–{meeting.end:%H:%M}"
    words = [text(time, at=(0, y), cap=cap * 0.92, colour=colours.room_number, face="bold", role="session")]
    x = width_of(time, cap * 0.92, face="bold") + cap * 1.6
    for place, (_, line) in enumerate(names(forum.title, look) or [("en", forum.id)]):
        size, face = (cap, "bold") if place == 0 else (cap * 0.72, "regular")
        colour = colours.ink if place == 0 else colours.ink2
        words.append(text(line, at=(x, y), cap=size, colour=colour, face=face, role="session", subject=forum.id))
        x += width_of(line, size, face=face) + cap
    detail = _detail(forum, meeting, page=page)
    if x + width_of(detail, small) > wide:
        return [], 0.0
    words.append(text(detail, at=(wide, y), cap=small, colour=colours.ink2, align="right", role="session"))
    return words, cap * 2.3


def _detail(forum: Forum, meeting: Meeting, *, page: _Page) -> str:
    note = spoken(word(forum.setup), page.look) if forum.setup in SETUPS else forum.setup
    return f"{note} · {spoken(word('capacity', n=meeting.capacity), page.look)}" if page.seats else note


def _shifted(words: Words, *, x: float, y: float) -> Words:
    return replace(words, x=words.x + x, y=words.y + y)


def _row(forum: Forum, meeting: Meeting, *, page: _Page, cap: float) -> _Row:
    """Set the texts of one meeting, with their height; without texts if a title needs more than four lines."""
    row, look, wide = _clipped_row(forum, meeting, page=page, cap=cap), page.look, page.wide
    column = _clock(meeting, cap)
    most = 2 if cap > look.cap("title") else 4  # a title is not made large to be torn into many lines
    whole = all(
        wrapped(
            replace(_title(forum, n, cap=cap, look=look), most=most),
            cap=cap * (0.72 if n else 1.0),
            width=wide - column,
        )
        for n in range(len(names(forum.title, look)))
    )
    fits = width_of(_detail(forum, meeting, page=page), _small(cap, look)) <= wide - column
    return row if whole and fits else ([], 0.0)


def _small(cap: float, look: Look) -> float:
    """Return the cap height of set-up and capacity beside that of a title, mm."""
    return max(cap * 0.55, look.floor("legend"))


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


def _clipped_row(forum: Forum, meeting: Meeting, *, page: _Page, cap: float) -> _Row:
    """Set the texts of one meeting, titles shortened to four lines; the origin is the upper left corner."""
    look, wide = page.look, page.wide
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
    small = _small(cap, look)
    y -= small * 1.5
    fitted = shortened(_detail(forum, meeting, page=page), cap=small, width=wide - column)
    words.append(text(fitted, at=(column, y), cap=small, colour=colours.ink2, role="session", subject=forum.id))
    first = -cap * 0.9 - words[0].cap * 1.16
    words.append(
        text(time, at=(0, first), cap=clock, colour=colours.room_number, face="bold", role="session", subject=forum.id)
    )
    return words, -y + cap * 0.9
