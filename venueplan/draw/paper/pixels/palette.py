"""True colours to 256: the flat colours of a sheet stay exactly what they are, their blends come close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BITS = 6
_ROWS = 256
"""Rows handled at a time, so that no copy of the whole picture is needed."""

Pixels = NDArray[np.uint8]


def reduced(bands: Iterable[Pixels], *, flat: Iterable[str]) -> tuple[Iterator[Pixels], Pixels]:
    """Return palette indices, some rows (k, w) of a picture at a time, and the palette (256, 3).

    Parameters
    ----------
    bands
        The picture from top to bottom, each shape (h, w, 4), 8 bits per channel; each is looked at once.
    flat
        Colours ``#RRGGBB`` that must be kept exactly; the first of two that are hardly apart wins.
    """
    counts = np.zeros(1 << (3 * _BITS), dtype=np.int64)
    found: list[_Rows] = []
    for pixels in bands:
        for at in range(0, len(pixels), _ROWS):
            cells, lengths = _runs(pixels[at : at + _ROWS].reshape(-1, pixels.shape[2]))
            here = np.bincount(cells, weights=lengths, minlength=len(counts)).astype(np.int64)
            counts += here
            found.append(_packed(cells, lengths, here=np.flatnonzero(here), wide=pixels.shape[1]))
        del pixels  # before the next band is drawn
    palette, lookup = _palette(counts, flat=flat)
    return (rows.coloured(lookup) for rows in found), palette


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """Some rows as runs of pixels of one colour: which of some cells it is, and how long, in small numbers."""

    cells: NDArray[np.integer]
    runs: NDArray[np.unsignedinteger]
    lengths: NDArray[np.unsignedinteger]
    wide: int

    def coloured(self, lookup: Pixels) -> Pixels:
        """Return the rows in palette indices."""
        return np.repeat(lookup[self.cells][self.runs], self.lengths).reshape(-1, self.wide)


def _packed(cells: NDArray[np.int32], lengths: NDArray[np.int32], *, here: NDArray[np.intp], wide: int) -> _Rows:
    """Pack runs; ``here`` are the cells that occur."""
    place = np.zeros(1 << (3 * _BITS), dtype=np.min_scalar_type(len(here)))
    place[here] = np.arange(len(here))
    return _Rows(
        cells=here, runs=place[cells], lengths=lengths.astype(np.min_scalar_type(int(lengths.max()))), wide=wide
    )


def _runs(pixels: Pixels) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return cell and length of each run of pixels of one colour; a sheet is mostly flat, so that they are few."""
    whole = pixels.view(np.uint32)[:, 0]
    starts = np.concatenate([[0], np.flatnonzero(whole[1:] != whole[:-1]) + 1])
    lengths = np.diff(starts, append=len(whole)).astype(np.int32)
    return _cells(pixels[starts]), lengths


def _cells(pixels: Pixels) -> NDArray[np.int32]:
    """Return the number of the colour cell of each pixel."""
    red, green, blue = (pixels[:, channel].astype(np.int32) >> (8 - _BITS) for channel in range(3))
    found: NDArray[np.int32] = (red << 2 * _BITS) | (green << _BITS) | blue
    return found


def _palette(counts: NDArray[np.int64], *, flat: Iterable[str]) -> tuple[Pixels, Pixels]:
    """Choose 256 colours, the flat ones first, and the colour of every cell that occurs."""
    chosen: dict[int, tuple[int, int, int]] = {}
    for code in flat:
        colour = (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))
        cell = int(_cells(np.array([colour], dtype=np.uint8))[0])
        if counts[cell]:
            chosen.setdefault(cell, colour)
    occurring = np.flatnonzero(counts)
    for cell in occurring[np.argsort(-counts[occurring], kind="stable")].tolist():
        if len(chosen) >= 256:
            break
        chosen.setdefault(cell, _middle(cell))
    colours = np.array(list(chosen.values())[:256], dtype=np.int64)
    lookup = np.zeros(len(counts), dtype=np.uint8)
    wanted = np.array([_middle(int(cell)) for cell in occurring], dtype=np.int64)
    for at in range(0, len(wanted), 2048):
        apart = ((wanted[at : at + 2048, None, :] - colours[None]) ** 2).sum(axis=2)
        lookup[occurring[at : at + 2048]] = apart.argmin(axis=1)
    lookup[list(chosen)[:256]] = np.arange(len(colours), dtype=np.uint8)
    palette = np.zeros((256, 3), dtype=np.uint8)
    palette[: len(colours)] = colours
    return palette, lookup


def _middle(cell: int) -> tuple[int, int, int]:
    """Return the colour in the middle of a cell."""
    mask, half = (1 << _BITS) - 1, 1 << (7 - _BITS)
    red, green, blue = ((cell >> shift) & mask for shift in (2 * _BITS, _BITS, 0))
    return tuple((part << (8 - _BITS)) + half for part in (red, green, blue))  # type: ignore[return-value]
