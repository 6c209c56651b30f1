"""True colours to 256: the flat colours of a sheet stay exactly what they are, their blends come close."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_BITS = 6
_ROWS = 256
"""Rows handled at a time, so that no copy of the whole picture is needed."""

Pixels = NDArray[np.uint8]


def reduced(pixels: Pixels, *, flat: Iterable[str]) -> tuple[Pixels, Pixels]:
    """Return palette indices (h, w) and palette (256, 3) of a picture.

    Parameters
    ----------
    pixels
        Shape (h, w, 3 or 4), 8 bits per channel.
    flat
        Colours ``#RRGGBB`` that must be kept exactly; the first of two that are hardly apart wins.
    """
    counts = np.zeros(1 << (3 * _BITS), dtype=np.int64)
    for rows in _bands(pixels):
        counts += np.bincount(_bins(rows).ravel(), minlength=len(counts))
    palette, lookup = _palette(counts, flat=flat)
    indices = np.empty(pixels.shape[:2], dtype=np.uint8)
    for at, rows in enumerate(_bands(pixels)):
        indices[at * _ROWS : at * _ROWS + len(rows)] = lookup[_bins(rows)]
    return indices, palette


def _bands(pixels: Pixels) -> Iterable[Pixels]:
    return (pixels[at : at + _ROWS] for at in range(0, len(pixels), _ROWS))


def _bins(rows: Pixels) -> NDArray[np.uint32]:
    """Return the number of the colour cell of each pixel."""
    fine = rows >> (8 - _BITS)
    cells: NDArray[np.uint32] = fine[..., 0].astype(np.uint32)
    for channel in (1, 2):
        cells <<= _BITS
        cells |= fine[..., channel]
    return cells


def _palette(counts: NDArray[np.int64], *, flat: Iterable[str]) -> tuple[Pixels, Pixels]:
    """Choose 256 colours, the flat ones first, and the colour of every cell that occurs."""
    chosen: dict[int, tuple[int, int, int]] = {}
    for code in flat:
        colour = (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))
        cell = int(_bins(np.array([[colour]], dtype=np.uint8))[0, 0])
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
