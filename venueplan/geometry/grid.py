"""A reference grid over a shape, letters by numbers, in the shape's own direction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Polygon, affinity

GRID_LETTERS = "JKLMNPQRSTUVWXYZ"
"""Letters of grid rows: they begin after those that rows of booths bear; I and O look like digits."""

_PITCHES = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0)


def main_direction(polygon: Polygon) -> float:
    """Return the direction of most of the outline, degrees clockwise from +y, in (−45, 45].

    The edges vote with their lengths, modulo 90°; a polygon turned by ``t`` degrees clockwise has
    the direction ``t`` more.

    Examples
    --------
    >>> from shapely import box
    >>> round(main_direction(affinity.rotate(box(0, 0, 40, 30), -17)), 6)
    17.0
    """
    steps = np.diff(np.asarray(polygon.exterior.coords)[:, :2], axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    angles = np.degrees(np.arctan2(steps[:, 0], steps[:, 1]))
    votes = {
        angle: float(lengths[np.abs((angles - angle + 45) % 90 - 45) < 0.5].sum())
        for angle in sorted((round(float(angle), 6) for angle in angles), key=abs)
    }
    best = max(votes, key=lambda angle: (round(votes[angle], 3), -abs(_quarter(angle)), -angle))
    return _quarter(best)


def _quarter(angle: float) -> float:
    """Return the angle modulo 90 that is nearest to 0, in (−45, 45]."""
    return 45 - (45 - angle) % 90


@dataclass(frozen=True, kw_only=True)
class ReferenceGrid:
    """Cells named letter + number, columns from the left, rows from the top.

    Attributes
    ----------
    turn
        Direction of the grid's columns, degrees clockwise from +y.
    left, top
        Position of the upper left corner, metres in the frame turned by ``turn`` about the origin.
    pitch
        Side of a cell, metres.
    columns, rows
        How many.
    letters
        Names of the rows from the top.
    """

    turn: float
    left: float
    top: float
    pitch: float
    columns: int
    rows: int
    letters: str = GRID_LETTERS

    @classmethod
    def over(cls, polygon: Polygon, *, letters: str = GRID_LETTERS, most: int = 12) -> ReferenceGrid:
        """Return the grid of round cells over a polygon, at most ``most`` rows and columns.

        Examples
        --------
        >>> from shapely import box
        >>> grid = ReferenceGrid.over(box(0, 0, 60, 40))
        >>> grid.pitch, grid.columns, grid.rows, grid.reference(1, 39), grid.reference(59, 1)
        (5.0, 12, 8, 'J1', 'R12')
        """
        turn = main_direction(polygon)
        left, bottom, right, top = affinity.rotate(polygon, turn, origin=(0, 0)).bounds
        longest = max(right - left, top - bottom)
        pitch = next((p for p in _PITCHES if math.ceil(longest / p - 1e-6) <= most), _PITCHES[-1])
        columns = max(1, math.ceil((right - left) / pitch - 1e-6))
        rows = max(1, math.ceil((top - bottom) / pitch - 1e-6))
        # The grid is centred, so that the cells at both edges are equally cut.
        middle = ((left + right) / 2 - columns * pitch / 2, (top + bottom) / 2 + rows * pitch / 2)
        return cls(turn=turn, left=middle[0], top=middle[1], pitch=pitch, columns=columns, rows=rows, letters=letters)

    def reference(self, x: float, y: float) -> str:
        """Return the name of the cell of a point in metres; outside, that of the nearest cell."""
        column, row = self._cell(x, y)
        return f"{self.row_name(row)}{column + 1}"

    def row_name(self, row: int) -> str:
        """Return the letter of a row, counted from 0 at the top; beyond the letters, two of them."""
        again, place = divmod(row, len(self.letters))
        return (self.letters[again - 1] if again else "") + self.letters[place]

    def point(self, column: float, row: float) -> tuple[float, float]:
        """Return the plan position, metres, of a corner of the cells, counted from the upper left."""
        return self._turned((self.left + column * self.pitch, self.top - row * self.pitch), -self.turn)

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        across, up = self._turned((x, y), self.turn)
        column = math.floor((across - self.left) / self.pitch)
        row = math.floor((self.top - up) / self.pitch)
        return min(max(column, 0), self.columns - 1), min(max(row, 0), self.rows - 1)

    @staticmethod
    def _turned(point: tuple[float, float], angle: float) -> tuple[float, float]:
        """Return the point turned counter-clockwise about the origin by an angle in degrees."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        x, y = point
        return x * cos - y * sin, x * sin + y * cos


def letters_beside(taken: Sequence[str], *, needed: int = 12) -> str:
    """Return grid letters that are not among those taken, if enough of them are left.

    Examples
    --------
    >>> letters_beside(["A", "B", "J"])
    'KLMNPQRSTUVWXYZ'
    """
    free = "".join(letter for letter in GRID_LETTERS if letter not in taken)
    return free if len(free) >= needed else GRID_LETTERS
