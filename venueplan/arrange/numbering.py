"""Numbers on the wall: a rule turns places into numbers; ids stay what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from venueplan.errors import UnknownNameError
from venueplan.model import Booth, FloorPlan, Numbering, Venue

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters of rows; I and O are left out because they read as 1 and 0."""

CORNERS = {"south-west": (1, 1), "south-east": (-1, 1), "north-west": (1, -1), "north-east": (-1, -1)}
"""Direction of counting along x and along y for each corner where numbering may begin."""

SAME_LINE = 1.0
"""Stands whose middles are nearer than this to the spine of their row stand on both sides of it, metres."""


def number_booths(
    floor_plan: FloorPlan, numbering: Numbering, *, venue: Venue, fixed: Collection[str] = ()
) -> FloorPlan:
    """Return a floor plan with every booth numbered by a rule; nothing else changes.

    Parameters
    ----------
    numbering
        ``row-letter``: prefix, letter of the row, place; odd places on one side of a row, even ones on the other.
        ``aisle-hundreds``: prefix, hundreds by aisle; even numbers face odd ones across it.
    venue
        Gives the number of each hall for ``{hall}`` in the prefix.
    fixed
        Ids of booths that keep the number they have.

    Raises
    ------
    UnknownNameError
        If there is no such scheme or start corner.

    Examples
    --------
    >>> row_letter(0), row_letter(8), row_letter(24)
    ('A', 'J', 'AA')
    """
    schemes = {"row-letter": _by_row_letter, "aisle-hundreds": _by_aisle_hundreds}
    if numbering.scheme not in schemes:
        raise UnknownNameError("numbering scheme", numbering.scheme, known=schemes)
    if numbering.start not in CORNERS:
        raise UnknownNameError("start corner", numbering.start, known=CORNERS)
    numbers: dict[str, str] = {}
    for hall, booths in _by_hall(floor_plan.booths).items():
        prefix = numbering.prefix.replace("{hall}", venue.unit(hall).number or hall)
        rows = _rows(booths, start=CORNERS[numbering.start])
        numbers |= {booth: f"{prefix}{text}" for booth, text in schemes[numbering.scheme](rows).items()}
    given = {booth.id: booth.number for booth in floor_plan.booths if booth.id in fixed}
    unique = _made_unique([booth.id for booth in floor_plan.booths], numbers, given=given)
    return replace(floor_plan, booths=tuple(replace(booth, number=unique[booth.id]) for booth in floor_plan.booths))


def row_letter(index: int) -> str:
    """Return the letter of a row, two letters from the 25th on."""
    tens, ones = divmod(index, len(LETTERS))
    return (LETTERS[tens - 1] if tens else "") + LETTERS[ones]


@dataclass(frozen=True, kw_only=True)
class _Row:
    """Booths of one line in the order of counting: on the near side, through the whole depth, on the far side."""

    near: tuple[Booth, ...]
    through: tuple[Booth, ...]
    far: tuple[Booth, ...]
    along: Mapping[str, float]

    def sorted(self, booths: Iterable[Booth]) -> list[Booth]:
        return sorted(booths, key=lambda booth: (round(self.along[booth.id], 3), booth.id))


def _by_hall(booths: Sequence[Booth]) -> dict[str, list[Booth]]:
    halls: dict[str, list[Booth]] = defaultdict(list)
    for booth in booths:
        halls[booth.hall].append(booth)
    return dict(sorted(halls.items()))


def _rows(booths: Sequence[Booth], *, start: tuple[int, int]) -> list[_Row]:
    """Return the rows of a hall, beginning at a corner."""
    lines: dict[str, list[Booth]] = defaultdict(list)
    for booth in booths:
        lines[booth.row.split("-")[0]].append(booth)
    middle = {
        name: np.mean([(b.polygon.centroid.x, b.polygon.centroid.y) for b in line], axis=0)
        for name, line in lines.items()
    }
    spread = np.ptp(np.array([middle[name] for name in sorted(middle)]), axis=0) * np.array([1, 1])
    main = 0 if spread[0] > spread[1] else 1
    order = sorted(lines, key=lambda name: (round(float(middle[name][main]) * start[main], 3), name))
    return [_row(lines[name], start=start) for name in order]


def _row(line: Sequence[Booth], *, start: tuple[int, int]) -> _Row:
    """Return a line of booths sorted into its sides; counting begins at the end nearer to the start corner."""
    points = np.array([(b.polygon.centroid.x, b.polygon.centroid.y) for b in line])
    corners = np.concatenate([np.asarray(b.polygon.exterior.coords)[:, :2] for b in line])
    axis = np.linalg.svd(corners - corners.mean(axis=0), full_matrices=False)[2][0]
    leads = axis[0] * start[0] if abs(axis[0]) >= abs(axis[1]) else axis[1] * start[1]
    axis = axis if leads > 0 else -axis
    normal = np.array([-axis[1], axis[0]])
    across = corners @ normal
    spine = (across.min() + across.max()) / 2
    deep = across.max() - across.min()
    off = points @ normal - spine
    single = bool(np.ptp(off) < SAME_LINE and deep < 2 * _depth(line, normal) - SAME_LINE)
    side = [0 if single or abs(value) < SAME_LINE else int(np.sign(value)) for value in off]
    pick = {s: tuple(b for b, at in zip(line, side, strict=True) if at == s) for s in (-1, 0, 1)}
    along = {booth.id: float(value) for booth, value in zip(line, points @ axis, strict=True)}
    return _Row(near=pick[-1], through=pick[0], far=pick[1], along=along)


def _depth(line: Sequence[Booth], normal: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    return min(float(np.ptp(np.asarray(b.polygon.exterior.coords)[:, :2] @ normal)) for b in line)


def _by_row_letter(rows: Sequence[_Row]) -> dict[str, str]:
    numbers: dict[str, str] = {}
    for index, row in enumerate(rows):
        letter, both = row_letter(index), bool(row.near and row.far)
        for k, booth in enumerate(row.sorted((*row.near, *row.through, *(() if both else row.far)))):
            numbers[booth.id] = f"{letter}{(2 * k + 1) if both else k + 1:02d}"
        for k, booth in enumerate(row.sorted(row.far) if both else ()):
            numbers[booth.id] = f"{letter}{2 * k + 2:02d}"
    return numbers


def _by_aisle_hundreds(rows: Sequence[_Row]) -> dict[str, str]:
    """Even numbers stand before an aisle, odd ones behind it, seen from the first row."""
    numbers: dict[str, str] = {}
    for index, row in enumerate(rows):
        for k, booth in enumerate(row.sorted((*row.near, *row.through))):
            numbers[booth.id] = f"{100 * (index + 1) + 2 * k + 1}"
        for k, booth in enumerate(row.sorted(row.far)):
            numbers[booth.id] = f"{100 * (index + 2) + 2 * k}"
    return numbers


def _made_unique(ids: Sequence[str], numbers: Mapping[str, str], *, given: Mapping[str, str]) -> dict[str, str]:
    """Return numbers with a letter added wherever a rule gave one twice (a row too long for its hundred)."""
    taken = set(given.values())
    unique = dict(given)
    for booth in (booth for booth in ids if booth not in given):
        number, more = numbers[booth], 0
        while f"{number}{row_letter(more - 1) if more else ''}" in taken:
            more += 1
        unique[booth] = f"{number}{row_letter(more - 1) if more else ''}"
        taken.add(unique[booth])
    return unique
