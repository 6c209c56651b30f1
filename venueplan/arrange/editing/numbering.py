"""Numbers on the wall: a rule turns places into numbers; ids stay what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np

from venueplan.arrange.editing.sequences import aisle_hundreds, allowed_numbers, row_letter, row_names
from venueplan.errors import UnknownNameError
from venueplan.model import Booth, FloorPlan, Numbering, Venue

CORNERS = {"south-west": (1, 1), "south-east": (-1, 1), "north-west": (1, -1), "north-east": (-1, -1)}
"""Direction of counting along x and along y for each corner where numbering may begin."""

DIRECTIONS = ("forward", "serpentine")
"""Ways to count along rows."""

CROSS_AISLE = 1.5
"""Stands of a row that are farther apart than this have a cross aisle between them, metres."""

SAME_LINE = 1.0
"""Stands whose middles are nearer than this to the spine of their row stand on both sides of it, metres."""


def number_booths(
    floor_plan: FloorPlan, numbering: Numbering, *, venue: Venue, fixed: Collection[str] = ()
) -> FloorPlan:
    """Return a floor plan with every booth numbered by a rule; nothing else changes.

    Parameters
    ----------
    numbering
        Scheme, start corner, direction, steps and skips; see :class:`~venueplan.model.Numbering`.
    venue
        Gives the number of each hall for ``{hall}`` in the prefix and the suffix.
    fixed
        Ids of booths that keep the number they have.

    Raises
    ------
    UnknownNameError
        If there is no such scheme, start corner or direction.
    InputError
        If the skips leave no number.
    """
    _check_words(numbering)
    numbers: dict[str, str] = {}
    for hall, booths in _by_hall(floor_plan.booths).items():
        sign = venue.unit(hall).number or hall
        prefix, suffix = (text.replace("{hall}", sign) for text in (numbering.prefix, numbering.suffix))
        rows = _rows(booths, numbering=numbering)
        numbers |= {booth: f"{prefix}{text}{suffix}" for booth, text in SCHEMES[numbering.scheme](rows, numbering)}
    given = {booth.id: booth.number for booth in floor_plan.booths if booth.id in fixed}
    unique = _made_unique([booth.id for booth in floor_plan.booths], numbers, given=given)
    return replace(floor_plan, booths=tuple(replace(booth, number=unique[booth.id]) for booth in floor_plan.booths))


def _check_words(numbering: Numbering) -> None:
    words: tuple[tuple[str, str, Collection[str]], ...] = (
        ("numbering scheme", numbering.scheme, SCHEMES),
        ("start corner", numbering.start, CORNERS),
        ("numbering direction", numbering.direction, DIRECTIONS),
    )
    for kind, word, known in words:
        if word not in known:
            raise UnknownNameError(kind, word, known=known)


@dataclass(frozen=True, kw_only=True)
class _Row:
    """Booths of one line in the order of counting: on the near side, through the whole depth, on the far side."""

    near: tuple[Booth, ...]
    through: tuple[Booth, ...]
    far: tuple[Booth, ...]
    along: Mapping[str, tuple[float, float]]
    backwards: bool = False

    def places(self, booths: Iterable[Booth], *, first: int, step: int, numbering: Numbering) -> list[tuple[str, int]]:
        """Return booths with their numbers along the row: steps, skips, and a jump at each cross aisle."""
        sign = -1 if self.backwards else 1
        ordered = sorted(booths, key=lambda booth: (sign * round(sum(self.along[booth.id]) / 2, 3), booth.id))
        free = allowed_numbers(first, step=step, numbering=numbering)
        found: list[tuple[str, int]] = []
        for before, booth in zip([None, *ordered], ordered, strict=False):
            if before is not None and _gap(self.along[before.id], self.along[booth.id]) > CROSS_AISLE:
                for _ in range(numbering.skip_at_aisles):
                    next(free)
            found.append((booth.id, next(free)))
        return found


def _gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(one[0], other[0]) - min(one[1], other[1])


def _by_hall(booths: Sequence[Booth]) -> dict[str, list[Booth]]:
    halls: dict[str, list[Booth]] = defaultdict(list)
    for booth in booths:
        halls[booth.hall].append(booth)
    return dict(sorted(halls.items()))


def _rows(booths: Sequence[Booth], *, numbering: Numbering) -> list[_Row]:
    """Return the rows of a hall, beginning at the start corner."""
    start, serpentine = CORNERS[numbering.start], numbering.direction == "serpentine"
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
    rows = [_row(lines[name], start=start) for name in order]
    return [replace(row, backwards=serpentine and index % 2 == 1) for index, row in enumerate(rows)]


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
    spans = [np.asarray(b.polygon.exterior.coords)[:, :2] @ axis for b in line]
    along = {booth.id: (float(span.min()), float(span.max())) for booth, span in zip(line, spans, strict=True)}
    return _Row(near=pick[-1], through=pick[0], far=pick[1], along=along)


def _depth(line: Sequence[Booth], normal: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    return min(float(np.ptp(np.asarray(b.polygon.exterior.coords)[:, :2] @ normal)) for b in line)


def _by_row_letter(rows: Sequence[_Row], numbering: Numbering) -> Iterator[tuple[str, str]]:
    """Yield odd places for one side of a row and even ones for the other, or all for a row with one side."""
    names = row_names(numbering)
    for row in rows:
        letter, both = next(names), bool(row.near and row.far)
        step = numbering.step_along or (2 if both else 1)
        one = (*row.near, *row.through, *(() if both else row.far))
        for booth, place in row.places(one, first=1, step=step, numbering=numbering):
            yield booth, f"{letter}{place:02d}"
        for booth, place in row.places(row.far if both else (), first=2, step=step, numbering=numbering):
            yield booth, f"{letter}{place:02d}"


def _by_aisle_hundreds(rows: Sequence[_Row], numbering: Numbering) -> Iterator[tuple[str, str]]:
    """Yield even numbers for stands before an aisle and odd ones behind it, seen from the first row."""
    aisles = list(islice(aisle_hundreds(numbering), len(rows) + 1))
    for (before, behind), row in zip(pairwise(aisles), rows, strict=True):
        for first, side in ((before + 1, (*row.near, *row.through)), (behind, row.far)):
            step = numbering.step_along or 2
            for booth, number in row.places(side, first=first, step=step, numbering=numbering):
                yield booth, f"{number}"


def _by_aisle_letter(rows: Sequence[_Row], numbering: Numbering) -> Iterator[tuple[str, str]]:
    """Yield even places for stands before an aisle and odd ones behind it, after the letter of the aisle."""
    letters = list(islice(row_names(numbering), len(rows) + 1))
    for (before, behind), row in zip(pairwise(letters), rows, strict=True):
        for letter, first, side in ((before, 1, (*row.near, *row.through)), (behind, 2, row.far)):
            step = numbering.step_along or 2
            for booth, number in row.places(side, first=first, step=step, numbering=numbering):
                yield booth, f"{letter}{number:02d}"


SCHEMES = {"row-letter": _by_row_letter, "aisle-hundreds": _by_aisle_hundreds, "aisle-letter": _by_aisle_letter}
"""Ways to number booths, by the name that ``event.toml`` uses."""


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
