"""Tables that flow: rows are never cut, and go on in the next box with the heads repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shapely import box

from venueplan.draw.fire.paper import inner
from venueplan.draw.layers.layer import Layer, area, names, rounded, stroke, text
from venueplan.draw.lettering.typeset import filled
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Label

_LEADING = 1.75
"""Distance of lines in cap heights."""

_PAD = 0.9
"""Space above and below a row, and between columns, in cap heights."""

_ROUNDING = 1e-6

HEADING = 8.0
"""Height of the heading of a sheet of tables, mm."""

_SIDE, _GAP = 7.0, 5.0
"""Space at the edges of a sheet of tables, and least space between two of them, mm."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    share
        Its part of the width, in any unit.
    align
        ``left``, ``centre`` or ``right``.
    """

    head: Label
    share: float
    align: str = "left"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one cell says.

    Attributes
    ----------
    paras
        Texts, each on lines of its own; the first one is the strongest.
    colour
        Of the first text; empty for ink.
    chip
        Colour of a patch behind the text; empty for none.
    """

    paras: tuple[str, ...] = ()
    colour: str = ""
    chip: str = ""
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Columns and rows; ``subjects`` name what each row is about."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    subjects: tuple[str, ...] = ()


def said(label: Label, look: Look, *, apart: bool = True) -> tuple[str, ...]:
    """Return a label in the languages of the sheet: a text each, or all on one line."""
    texts = tuple(line for _, line in names(label, look))
    return texts if apart else (" ".join(texts),)


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row set into lines: for each cell its lines with their rank."""

    cells: tuple[Cell, ...]
    lines: tuple[tuple[tuple[int, str], ...], ...]
    subject: str = ""

    @property
    def height(self) -> int:
        return max((len(lines) for lines in self.lines), default=1)

    def split(self, count: int) -> tuple[_Row, _Row]:
        """Return the first lines of the row and the rest of it."""
        first = tuple(lines[:count] for lines in self.lines)
        rest = tuple(lines[count:] for lines in self.lines)
        return replace(self, lines=first), replace(self, lines=rest)


def flow(table: Table, places: Iterator[Box], *, look: Look) -> Iterator[Layer]:
    """Yield a layer for each box that a table needs, at least one.

    Parameters
    ----------
    places
        Boxes of one width, mm; as many are taken as are needed.
    """
    place = next(places)
    setting = _Setting(table=table, look=look, width=place[2] - place[0])
    layer, rest = setting.into(place, setting.rows)
    yield layer
    while rest:
        layer, rest = setting.into(next(places), rest)
        yield layer


def height_of(table: Table, *, look: Look, width: float) -> float:
    """Return the height that a whole table needs at a width, mm."""
    return _Setting(table=table, look=look, width=width).height


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """A table set at a width in mm."""

    table: Table
    look: Look
    width: float

    @property
    def cap(self) -> float:
        """Cap height of the text, mm."""
        return self.look.cap("table")

    @cached_property
    def rows(self) -> tuple[_Row, ...]:
        """All rows, set into lines."""
        subjects = self.table.subjects or ("",) * len(self.table.rows)
        return tuple(self._set(row, subject) for row, subject in zip(self.table.rows, subjects, strict=True))

    @property
    def height(self) -> float:
        """Height of the head and all rows, mm."""
        return self._head_height + sum(self._height(row) for row in self.rows)

    def into(self, place: Box, rest: Sequence[_Row]) -> tuple[Layer, tuple[_Row, ...]]:
        """Return as many rows as a box holds, drawn, and the others.

        A row that is higher than a whole box goes on in the next one.
        """
        left, bottom, right, top = place
        marks, y, taken = self._head(left, top), top - self._head_height, 0
        for row in rest:
            if y - self._height(row) < bottom - _ROUNDING:
                break
            marks += self._body(row, at=(left, y))
            y, taken = y - self._height(row), taken + 1
        others = tuple(rest[taken:])
        if not taken and others:
            room = max(1, int((y - bottom - 2 * _PAD * self.cap) / (self.cap * _LEADING)))
            first, second = others[0].split(room)
            marks += self._body(first, at=(left, y))
            y, others = y - self._height(first), (second, *others[1:])
        marks.append(stroke([(left, y), (right, y)], self.look.colours.ink, width=self.look.line("booth")))
        return Layer(name=self.table.name, marks=tuple(marks)), others

    def _set(self, row: Sequence[Cell], subject: str) -> _Row:
        lines = tuple(
            tuple(
                (rank, line)
                for rank, para in enumerate(cell.paras)
                for line in filled(para, cap=self.cap, width=wide, face=_face(cell, rank))
            )
            for cell, (_, wide) in zip(row, self._columns, strict=True)
        )
        return _Row(cells=tuple(row), lines=lines, subject=subject)

    @cached_property
    def _columns(self) -> list[tuple[float, float]]:
        """Left edge and width of what each column holds, mm from the left of the box."""
        total, gap = sum(column.share for column in self.table.columns), self.cap * _PAD
        found, x = [], 0.0
        for column in self.table.columns:
            wide = self.width * column.share / total
            found.append((x + gap, wide - 2 * gap))
            x += wide
        return found

    def _height(self, row: _Row) -> float:
        return (row.height - 1) * self.cap * _LEADING + self.cap + 2 * _PAD * self.cap

    @cached_property
    def _head_lines(self) -> list[list[str]]:
        cap = self.look.cap("table") * 0.9
        return [
            [line for para in said(column.head, self.look) for line in filled(para, cap=cap, width=wide, face="medium")]
            for column, (_, wide) in zip(self.table.columns, self._columns, strict=True)
        ]

    @property
    def _head_height(self) -> float:
        most = max((len(lines) for lines in self._head_lines), default=1)
        return (most - 1) * self.cap * 0.9 * _LEADING + self.cap + 2 * _PAD * self.cap

    def _head(self, left: float, top: float) -> list[Mark]:
        colours, cap, high = self.look.colours, self.cap * 0.9, self._head_height
        marks: list[Mark] = [area(box(left, top - high, left + self.width, top), colours.paper)]
        marks.append(stroke([(left, top), (left + self.width, top)], colours.ink, width=self.look.line("partition")))
        marks.append(stroke([(left, top - high), (left + self.width, top - high)], colours.ink, width=0.2))
        for column, (x, wide), lines in zip(self.table.columns, self._columns, self._head_lines, strict=True):
            for number, line in enumerate(lines):
                at = (left + x + _shift(column.align, wide), top - self.cap * _PAD - cap - number * cap * _LEADING)
                marks.append(
                    text(line, at=at, cap=cap, colour=colours.ink2, align=column.align, face="medium", role="head")
                )
        return marks

    def _body(self, row: _Row, *, at: tuple[float, float]) -> list[Mark]:
        colours, cap, (left, top) = self.look.colours, self.cap, at
        bottom = top - self._height(row)
        marks: list[Mark] = [
            stroke([(left, bottom), (left + self.width, bottom)], colours.rule, width=self.look.line("hair"))
        ]
        for cell, column, (x, wide), lines in zip(row.cells, self.table.columns, self._columns, row.lines, strict=True):
            if cell.chip and lines:
                marks.append(_chip(cell, lines, at=(left + x, top - cap * _PAD), wide=wide, cap=cap, column=column))
            for number, (rank, line) in enumerate(lines):
                spot = (left + x + _shift(column.align, wide), top - cap * _PAD - cap - number * cap * _LEADING)
                colour = (cell.colour or colours.ink) if rank == 0 else colours.ink2
                marks.append(
                    text(
                        line, at=spot, cap=cap, colour=colour, align=column.align, face=_face(cell, rank),
                        role="table", floor=self.look.floor("table"), subject=row.subject,
                    )
                )  # fmt: skip
        return marks


def _face(cell: Cell, rank: int) -> str:
    return "bold" if cell.bold and rank == 0 else "regular"


def _shift(align: str, wide: float) -> float:
    return {"left": 0.0, "centre": wide / 2, "right": wide}[align]


def _chip(
    cell: Cell, lines: Sequence[tuple[int, str]], *, at: tuple[float, float], wide: float, cap: float, column: Column
) -> Mark:
    """Return the patch behind the first line of a cell."""
    pad = cap * 0.55
    long = width_of(lines[0][1], cap, face=_face(cell, 0))
    x = at[0] + _shift(column.align, wide) - _shift(column.align, long)
    return area(rounded((x - pad, at[1] - cap - pad, x + long + pad, at[1] + pad), pad), cell.chip)


def heading(title: Label, *, look: Look) -> Layer:
    """Write the name of a sheet of tables above them."""
    left, _, _, top = inner("A3")
    line, cap = "   ".join(said(title, look)), look.cap("subtitle")
    at = (left + _SIDE, top - _SIDE - cap)
    return Layer(
        name="heading",
        marks=(text(line, at=at, cap=cap, colour=look.colours.ink, face="bold", role="heading"),),
    )


def further_boxes(width: float, *, below: float = 0.0) -> Iterator[Box]:
    """Yield the boxes of one width on A3 sheets without a map, side by side as far as they go, sheet after sheet.

    Parameters
    ----------
    below
        Height at the top of the sheets that stays free, mm.
    """
    left, bottom, right, top = inner("A3")
    count = columns_of(width)
    gap = (right - left - 2 * _SIDE - count * width) / max(1, count - 1) if count > 1 else 0.0
    while True:
        for number in range(count):
            x = left + _SIDE + number * (width + gap)
            yield (x, bottom + _SIDE, x + width, top - _SIDE - below)


def columns_of(width: float) -> int:
    """Return how many boxes of a width stand side by side on an A3 sheet."""
    left, _, right, _ = inner("A3")
    return max(1, int((right - left - 2 * _SIDE + _GAP) / (width + _GAP)))


def batched(layers: Sequence[Layer], count: int) -> Iterator[tuple[Layer, ...]]:
    """Yield the layers of each sheet, so many on each."""
    for at in range(0, len(layers), count):
        yield tuple(layers[at : at + count])
