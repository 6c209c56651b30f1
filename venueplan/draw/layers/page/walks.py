"""How long it takes to walk from the main entrances to the halls, as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from venueplan.draw.layers.layer import Layer, both, names, stroke, text
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Finding, Label, Unit, Venue

_TITLE = 1.1
"""Cap height of the title as a multiple of that of the legend."""

_WHOLE = 0.95
"""Minutes under which a walk is said to take less than one."""


@dataclass(frozen=True, kw_only=True)
class WalkTable:
    """What a table of walks says: a line for every entrance, a column for every hall.

    Attributes
    ----------
    rows
        The names of an entrance, and the minutes to the halls.
    """

    halls: tuple[str, ...]
    rows: tuple[tuple[Label, tuple[str, ...]], ...]

    @classmethod
    def of(cls, venue: Venue, walks: Mapping[str, Mapping[str, float]]) -> WalkTable:
        """Return the table of walking minutes to halls by their ids, by the ids of entrances."""
        doors = {opening.id: opening.name for opening in venue.openings}
        halls = [hall for hall in venue.halls if any(hall.id in times for times in walks.values())]
        rows = [
            (doors[gate], tuple(minutes_of(times.get(hall.id, math.inf)) for hall in halls))
            for gate, times in walks.items()
        ]
        return cls(halls=tuple(map(_head, halls)), rows=tuple(rows))

    def width(self, look: Look) -> float:
        """Return the width of the table, mm; 0 if it says nothing."""
        if not self.rows:
            return 0.0
        lines = self._name_width(look) + self._pitch(look) * len(self.halls)
        return max(lines, width_of(both(word("walking-minutes"), look), look.cap("legend") * _TITLE, face="bold"))

    def _name_width(self, look: Look) -> float:
        wide = [width_of(line, look.cap("legend", code)) for name, _ in self.rows for code, line in names(name, look)]
        return max(wide, default=0.0) + look.cap("legend") * 1.5

    def _pitch(self, look: Look) -> float:
        cap = look.cap("legend")
        return max(width_of(head, cap, face="bold") for head in (*self.halls, "<1")) + cap * 1.6

    def drawn(self, place: Box, *, look: Look) -> Layer:
        """Draw the table from the upper left of a place; entrances and halls that it has no room for are noted."""
        left, bottom, right, top = place
        cap, pitch = look.cap("legend"), self._pitch(look)
        start = min(left + self._name_width(look), right - pitch * min(3, len(self.halls)))
        columns = [start + pitch * (n + 0.5) for n in range(min(len(self.halls), int((right - start) / pitch + 1e-6)))]
        y = top - look.cap("subtitle")
        title = both(word("walking-minutes"), look)
        marks: list[Mark] = [_said(title, (left, y), look=look, cap=cap * _TITLE, face="bold", align="left")]
        y -= cap * 2.4
        marks += [_said(head, (x, y), look=look, face="bold") for head, x in zip(self.halls, columns, strict=False)]
        high = cap * 3.3
        y -= cap * 0.7
        most = max(0, int((y - bottom) / high))
        for name, times in self.rows[:most]:
            marks.append(
                stroke([(left, y), (start + pitch * len(columns), y)], look.colours.rule, width=look.line("hair"))
            )
            marks += _names(name, place=(left, y - high, start - cap, y), look=look)
            middle = y - high / 2 - cap / 2
            marks += [_said(time, (x, middle), look=look) for time, x in zip(times, columns, strict=False)]
            y -= high
        left_out = (*(str(name) for name, _ in self.rows[most:]), *self.halls[len(columns) :])
        return Layer(name="walks", marks=tuple(marks), findings=_no_room(left_out))


def _said(
    line: str,
    at: tuple[float, float],
    *,
    look: Look,
    cap: float = 0.0,
    face: str = "regular",
    align: str = "centre",
) -> Words:
    return text(
        line, at=at, cap=cap or look.cap("legend"), colour=look.colours.ink, face=face, align=align, role="walks"
    )


def minutes_of(minutes: float) -> str:
    """Return walking minutes as a table says them.

    Examples
    --------
    >>> minutes_of(0.4), minutes_of(2.2), minutes_of(2.3), minutes_of(float("inf"))
    ('<1', '2', '3', '–')
    """
    if math.isinf(minutes):
        return "–"
    return "<1" if minutes < _WHOLE else str(max(1, math.ceil(minutes - 0.25)))


def _head(hall: Unit) -> str:
    return hall.number or str(hall.name) or hall.id


def _names(name: Label, *, place: Box, look: Look) -> list[Mark]:
    """Write the names of an entrance, one below the other, in the middle of a line of the table."""
    left, bottom, right, top = place
    texts = names(name, look)
    caps = [look.cap("legend", code) * 0.9 for code, _ in texts]
    gap = max(caps, default=0.0) * 0.5
    y = (bottom + top) / 2 + (sum(caps) + gap * (len(caps) - 1)) / 2
    marks: list[Mark] = []
    for rank, ((_, line), cap) in enumerate(zip(texts, caps, strict=True)):
        y -= cap
        face, colour = ("regular", look.colours.ink2) if rank else ("medium", look.colours.ink)
        fitted = shortened(line, cap=cap, width=right - left, face=face)
        marks.append(text(fitted, at=(left, y), cap=cap, colour=colour, face=face, role="walks"))
        y -= gap
    return marks


def _no_room(left_out: tuple[str, ...]) -> tuple[Finding, ...]:
    if not left_out:
        return ()
    what = ", ".join(left_out)
    return (
        Finding(
            id="walks-dropped",
            rule="label-dropped",
            severity="note",
            subject="overview",
            message=Label.of(
                zh=f"步行时间表放不下：{what}", en=f"there is no room in the table of walking minutes for {what}"
            ),
        ),
    )
