"""The column beside a map of the set: heading, figures, legend, notes, and at its foot scale bar and north arrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shapely import box

from venueplan.draw.fire.case import HallCase, column_of
from venueplan.draw.fire.phrases import of_hall, phrase
from venueplan.draw.fire.table import said
from venueplan.draw.layers.layer import Layer, area, names, rounded, stroke, text
from venueplan.draw.layers.page.furniture import north_arrow, scale_bar
from venueplan.draw.lettering.typeset import filled
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View
from venueplan.model import Label, Plan

SIDE, TABLE_SIDE = 82.0, 160.0
"""Width of the column beside a map, and of one that holds a table, mm."""

FOOT = 22.0
"""Height of scale bar and north arrow at the foot of a column, mm."""

_STAMP = 26.0
"""Least height for remarks and stamp of the authority, mm."""

Sample = Callable[[Box], Sequence[Mark]]
"""Draws a sample of what a legend explains into a box."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column that is filled from the top: a heading, figures, a legend; ``y`` is where it goes on, mm."""

    left: float
    right: float
    y: float
    look: Look
    marks: tuple[Mark, ...] = ()

    def _with(self, marks: Sequence[Mark], y: float) -> Column:
        return replace(self, marks=(*self.marks, *marks), y=y)

    def heading(self, title: Label, *, numeral: str = "") -> Column:
        """Write the name of the sheet, after the number of the hall on a plate."""
        colours, y, x, look = self.look.colours, self.y, self.left, self.look
        marks: list[Mark] = []
        size = 14.0
        if numeral:
            cap = min(8.0, size * 0.8 * 0.733 / max(0.5, 0.6 * len(numeral)))
            marks.append(area(rounded((x, y - size, x + size, y), 1.2), colours.hall))
            at = (x + size / 2, y - size / 2 - cap / 2)
            marks.append(text(numeral, at=at, cap=cap, colour=colours.ink, align="centre", face="bold", role="numeral"))
            x += size + 3.5
        lines = [
            (line, look.cap("subtitle", language) * (1.05 if not rank else 0.95), rank)
            for rank, (language, whole) in enumerate(names(title, look))
            for line in filled(whole, cap=look.cap("subtitle", language), width=self.right - x, face="bold")
        ]
        step = 1.65
        high = sum(cap for _, cap, _ in lines) * step - (lines[-1][1] * (step - 1) if lines else 0)
        base = y - max(0.0, (size - high) / 2)
        for line, cap, rank in lines:
            base -= cap
            face, colour = ("regular", colours.ink2) if rank else ("bold", colours.ink)
            marks.append(text(line, at=(x, base), cap=cap, colour=colour, face=face, role="heading"))
            base -= cap * (step - 1)
        return self._with(marks, min(y - size if numeral else y, base) - 4.0)

    def part(self, key: str | Label) -> Column:
        """Write the name of a part of the column, or its phrase, over a line."""
        cap, colours = self.look.cap("legend") * 1.05, self.look.colours
        line = " ".join(said(phrase(key) if isinstance(key, str) else key, self.look))
        y = self.y - cap * (2.2 if self.marks else 1.0)
        marks: list[Mark] = [
            text(line, at=(self.left, y), cap=cap, colour=colours.ink, face="bold", role="heading"),
            stroke([(self.left, y - cap * 0.8), (self.right, y - cap * 0.8)], colours.ink, width=0.25),
        ]
        return self._with(marks, y - cap * 1.9)

    def fact(self, label: Label, value: str, *, colour: str = "") -> Column:
        """Write one figure: what it is at the left, its value at the right."""
        look, colours, cap = self.look, self.look.colours, self.look.cap("table")
        wide = (self.right - self.left) * 0.66
        y, marks = self.y, list[Mark]()
        lines = [line for one in said(label, look, apart=False) for line in filled(one, cap=cap * 0.92, width=wide)]
        marks.append(
            text(
                value, at=(self.right, y - cap), cap=cap, colour=colour or colours.ink, align="right", face="bold",
                role="fact",
            )
        )  # fmt: skip
        for line in lines:
            y -= cap
            marks.append(text(line, at=(self.left, y), cap=cap * 0.92, colour=colours.ink2, role="fact"))
            y -= cap * 0.75
        marks.append(stroke([(self.left, y), (self.right, y)], colours.rule, width=look.line("hair")))
        return self._with(marks, y - cap * 0.75)

    def key(self, label: Label, sample: Sample) -> Column:
        """Explain one thing: a sample of it, and beside it what it means."""
        look, colours, cap, wide = self.look, self.look.colours, self.look.cap("table"), 11.0
        texts = said(label, look)
        lines = [
            (rank, line)
            for rank, one in enumerate(texts)
            for line in filled(one, cap=cap, width=self.right - self.left - wide - 3)
        ]
        high = max(5.5, len(lines) * cap * 1.6 - cap * 0.6)
        marks = list(sample((self.left, self.y - high / 2 - 2.5, self.left + wide, self.y - high / 2 + 2.5)))
        y = self.y - high / 2 + (len(lines) * cap * 1.6 - cap * 0.6) / 2
        for rank, line in lines:
            y -= cap
            colour = colours.ink2 if rank else colours.ink
            marks.append(text(line, at=(self.left + wide + 3, y), cap=cap, colour=colour, role="legend"))
            y -= cap * 0.6
        return self._with(marks, self.y - high - 2.0)

    def notes(self, *keys: str | Label) -> Column:
        """Write sentences in small letters."""
        look, cap = self.look, 1.8
        y, marks = self.y, list[Mark]()
        for key in keys:
            for one in said(phrase(key) if isinstance(key, str) else key, look):
                for line in filled(one, cap=cap, width=self.right - self.left):
                    y -= cap
                    marks.append(text(line, at=(self.left, y), cap=cap, colour=look.colours.ink2, role="note"))
                    y -= cap * 0.7
            y -= cap * 0.5
        return self._with(marks, y - 1.0)

    def stamp(self, *, bottom: float) -> Column:
        """Draw a box for the authority's remarks down to a height, if there is room for a stamp."""
        if self.y - bottom < _STAMP:
            return self
        look, pad = self.look, 2.0
        place = (self.left, bottom, self.right, self.y)
        line = " ".join(said(phrase("stamp"), look))
        lines = filled(line, cap=1.8, width=self.right - self.left - 2 * pad)
        marks: list[Mark] = [Shape(geometries=(box(*place),), stroke=look.colours.wall_far, width=0.18)]
        for number, one in enumerate(lines):
            at = (self.left + pad, self.y - pad - 1.8 - number * 3.0)
            marks.append(text(one, at=at, cap=1.8, colour=look.colours.ink2, role="note"))
        return self._with(marks, bottom)

    def layer(self) -> Layer:
        """Return the whole column."""
        return Layer(name="column", marks=self.marks)


def column_for(case: HallCase, *, key: str, paper: str, side: float, look: Look) -> Column:
    """Return the column of a sheet of a hall, begun with its name."""
    return begun(of_hall(key, case.hall.name), numeral=case.hall.number, paper=paper, side=side, look=look)


def begun(title: Label, *, numeral: str = "", paper: str, side: float, look: Look) -> Column:
    """Return a column with a line to its left and a heading."""
    left, bottom, right, top = column_of(paper, side=side)
    edge = stroke([(left - 4.0, bottom - 4.0), (left - 4.0, top + 6.0)], look.colours.ink, width=0.25)
    return Column(left=left, right=right, y=top, look=look, marks=(edge,)).heading(title, numeral=numeral)


def scale_of(plan: Plan, *, view: View, look: Look, side: float) -> list[Layer]:
    """Draw scale bar and north arrow at the foot of a column."""
    left, bottom, right, _ = column_of(look.format, side=side)
    bearing = plan.venue.georeference.bearing
    return [
        scale_bar(view, at=(left, bottom + 6.5), width=min(52.0, right - left - 20.0), look=look),
        north_arrow(view, bearing=bearing, at=(right - 9.0, bottom + 9.0), radius=6.5, look=look),
    ]


def about(case: HallCase, key: str) -> dict[str, Any]:
    """Return name, title and headings of a sheet of a hall."""
    title = of_hall(key, case.hall.name)
    return {
        "name": f"fire-{key}-{case.hall.id}",
        "title": title,
        "headings": (f"{case.hall.id} {case.hall.name}", str(title)),
    }
