"""Letters to pixels: each form of a letter is drawn once, then stamped wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from venueplan.draw.paper.laid import Laid

_PHASES = 4
"""Places between two pixels at which a letter may begin, along its line; across it begins at whole pixels."""

_LARGEST = 96.0
"""Letters whose em has more pixels are too large to be stamped."""

_STEP = 4
"""Stamps lie in cells whose sides are multiples of this, pixels."""

_CELLS, _PIXELS = 2048, 1 << 20
"""Stamps drawn, and pixels stamped, at a time."""

_Indices = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class _Form:
    """A letter of one size, turn and place between two pixels: its path, y upwards, from the corner of its cell.

    Attributes
    ----------
    cell
        Width and height of the cell, pixels.
    corner
        Pixels from the one at which the letter begins to the upper left one of the cell, rows counted downwards.
    """

    path: Path
    cell: tuple[int, int]
    corner: tuple[int, int]


def stampable(text: Laid, *, scale: float) -> NDArray[np.bool_]:
    """Tell which letters are small enough to be stamped; ``scale`` is in pixels per mm."""
    small: NDArray[np.bool_] = text.inked & (text.em * scale <= _LARGEST)
    return small


def coverage(
    text: Laid, chosen: NDArray[np.bool_], *, scale: float, size: tuple[int, int], below: int = 0
) -> Iterator[tuple[_Indices, NDArray[np.int32]]]:
    """Yield which pixels of a picture some letters touch, counted row by row, and how much they cover, 0 to 255.

    Parameters
    ----------
    chosen
        Which letters of the text.
    scale
        Pixels per mm.
    size
        Width and height of the picture, pixels.
    below
        Rows between the lower edge of the page and that of the picture.
    """
    wide, high = size
    covered = np.zeros((high, wide), dtype=np.uint8)
    forms, used, place = _forms(text, chosen, scale=scale, high=high + below)
    users = np.split(np.argsort(used, kind="stable"), np.cumsum(np.bincount(used, minlength=len(forms)))[:-1])
    for cells in _batches(forms):
        stamps = _drawn([forms[form] for form in cells])
        which = np.repeat(np.arange(len(cells)), [len(users[form]) for form in cells])
        letters = np.concatenate([users[form] for form in cells])
        corners = place[letters] + np.array([forms[form].corner for form in cells])[which]
        _stamp(covered, stamps, which=which, corners=corners)
    return _touched(covered.reshape(-1))


def _touched(covered: NDArray[np.uint8]) -> Iterator[tuple[_Indices, NDArray[np.int32]]]:
    """Yield where values are not 0, and the values, some at a time; most are 0, so eight are looked at together."""
    for start in range(0, len(covered), _PIXELS):
        part = covered[start : start + _PIXELS]
        whole = len(part) // 8 * 8
        eights = np.flatnonzero(part[:whole].view(np.uint64))
        near = np.concatenate([(eights[:, None] * 8 + np.arange(8)).ravel(), np.arange(whole, len(part))])
        found = near[part[near] > 0]
        if len(found):
            yield found + start, part[found].astype(np.int32)


def _forms(
    text: Laid, chosen: NDArray[np.bool_], *, scale: float, high: int
) -> tuple[list[_Form], _Indices, NDArray[np.intp]]:
    """Return the different forms of letters, which of them each letter has, and the pixel at which it begins."""
    angle, em, letter = text.angle[chosen], text.em[chosen] * scale, text.letter[chosen]
    upright = np.abs(np.sin(np.radians(angle))) > np.sqrt(0.5)
    steps = np.stack([np.where(upright, 1, _PHASES), np.where(upright, _PHASES, 1)], axis=1)
    place = np.stack([text.x[chosen] * scale, high - text.y[chosen] * scale], axis=1)
    fine = np.round(place * steps).astype(np.intp)
    whole, phase = fine // steps, fine % steps
    (ems, which), (_, turned) = (np.unique(each, return_inverse=True) for each in (em, angle))
    key = (((turned * len(ems) + which) * _PHASES + phase[:, 0]) * _PHASES + phase[:, 1]) * len(text.names) + letter
    _, first, used = np.unique(key, return_index=True, return_inverse=True)
    turn, shift = np.radians(angle[first]), (phase / steps)[first]
    along, across = em[first] * np.cos(turn), em[first] * np.sin(turn)
    rows = zip(letter[first].tolist(), along.tolist(), across.tolist(), shift, strict=True)
    forms = [
        _form(text.glyphs[number].vertices @ np.array([[a, -b], [-b, -a]]) + moved, codes=text.glyphs[number].codes)
        for number, a, b, moved in rows
    ]
    return forms, used.ravel(), whole


def _form(points: NDArray[np.float64], *, codes: NDArray[np.uint8]) -> _Form:
    """Return a form from its outline in pixels, rows counted downwards."""
    low, top = np.floor(points.min(axis=0)).astype(int) - 1
    right, bottom = np.ceil(points.max(axis=0)).astype(int) + 1
    wide, high = (-(-(side) // _STEP) * _STEP for side in (right - low, bottom - top))
    upwards = np.column_stack([points[:, 0] - low, high - (points[:, 1] - top)])
    return _Form(path=Path(upwards, codes), cell=(int(wide), int(high)), corner=(int(low), int(top)))


def _batches(forms: Sequence[_Form]) -> Iterator[list[int]]:
    """Yield numbers of forms with cells of the same size, not too many at a time."""
    alike: dict[tuple[int, int], list[int]] = {}
    for number, form in enumerate(forms):
        alike.setdefault(form.cell, []).append(number)
    for numbers in alike.values():
        yield from (numbers[at : at + _CELLS] for at in range(0, len(numbers), _CELLS))


def _drawn(forms: Sequence[_Form]) -> NDArray[np.uint8]:
    """Draw forms with cells of the same size, shape (forms, high, wide)."""
    wide, high = forms[0].cell
    across = max(1, min(len(forms), 4096 // wide))
    down = -(-len(forms) // across)
    renderer: Any = RendererAgg(across * wide, down * high, 72)  # type: ignore[no-untyped-call]
    pen = GraphicsContextBase()
    pen.set_linewidth(0)
    pen.set_snap(False)
    for number, form in enumerate(forms):
        row, column = divmod(number, across)
        moved = Affine2D().translate(column * wide, (down - 1 - row) * high)
        renderer.draw_path(pen, form.path, moved, (0.0, 0.0, 0.0))
    alpha = np.asarray(renderer.buffer_rgba())[..., 3]
    cells = alpha.reshape(down, high, across, wide).transpose(0, 2, 1, 3).reshape(-1, high, wide)
    return np.ascontiguousarray(cells[: len(forms)])


def _stamp(
    covered: NDArray[np.uint8], stamps: NDArray[np.uint8], *, which: _Indices, corners: NDArray[np.intp]
) -> None:
    """Add stamps to a picture; where two meet, the darker one stays. What stands over the edge is cut."""
    _, high, wide = stamps.shape
    rows, columns = np.arange(high)[:, None], np.arange(wide)[None, :]
    step = max(1, _PIXELS // (high * wide))
    flat = covered.reshape(-1)
    for at in range(0, len(which), step):
        part = slice(at, at + step)
        x = corners[part, 0][:, None, None] + columns
        y = corners[part, 1][:, None, None] + rows
        ink = stamps[which[part]]
        seen = (ink > 0) & (x >= 0) & (x < covered.shape[1]) & (y >= 0) & (y < covered.shape[0])
        np.maximum.at(flat, (y * covered.shape[1] + x)[seen], ink[seen])
