"""Blocks in which a pavilion can stand: unbroken runs of the booths of one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPoint

from venueplan.model import Booth
from venueplan.rules import Neighbours


@dataclass(frozen=True, kw_only=True)
class Block:
    """Booths of one row that hang together, none left out between two cuts across the row."""

    booths: tuple[str, ...]


def rows_of(booths: Iterable[Booth]) -> dict[tuple[str, str], tuple[Booth, ...]]:
    """Return the booths of each row by hall and row, in the order of ids; booths without a row stand alone."""
    rows: dict[tuple[str, str], list[Booth]] = {}
    for booth in sorted(booths, key=lambda booth: booth.id):
        rows.setdefault((booth.hall, booth.row or f"booth {booth.id}"), []).append(booth)
    return {name: tuple(found) for name, found in sorted(rows.items())}


def blocks_of(row: Sequence[Booth], *, size: int, neighbours: Neighbours) -> tuple[Block, ...]:
    """Return every block of so many booths in a row.

    A block is what lies between two cuts across the row, on both of its sides or on one of them, and hangs together
    by shared sides.

    Parameters
    ----------
    row
        Booths of one row or island.
    size
        Number of booths in the block.
    neighbours
        Who shares a side with whom (beside or back to back).
    """
    joined = _joined(row, neighbours)
    along, side = _along_and_across(row)
    found: set[tuple[str, ...]] = set()
    for taken in ([True] * len(row), [s >= 0 for s in side], [s <= 0 for s in side]):
        places = [index for index, wanted in enumerate(taken) if wanted]
        for run in _runs(places, along=along, size=size):
            names = tuple(sorted(row[index].id for index in run))
            if names not in found and _hangs_together(names, joined):
                found.add(names)
    return tuple(Block(booths=names) for names in sorted(found))


def _runs(places: Sequence[int], *, along: NDArray[np.float64], size: int) -> Iterator[tuple[int, ...]]:
    """Yield what lies wholly between two cuts, for all cuts that leave exactly so many booths."""
    starts = sorted({round(float(along[index, 0]), 2) for index in places})
    ends = sorted({round(float(along[index, 1]), 2) for index in places})
    for start in starts:
        for end in ends:
            inside = [i for i in places if along[i, 0] >= start - 0.05 and along[i, 1] <= end + 0.05]
            if len(inside) == size:
                yield tuple(inside)
            elif len(inside) > size:
                break


def _along_and_across(row: Sequence[Booth]) -> tuple[NDArray[np.float64], list[float]]:
    """Return where each booth begins and ends along the row, and on which side of its middle line it lies."""
    corners = np.array(
        MultiPoint([c for booth in row for c in booth.polygon.exterior.coords]).oriented_envelope.boundary.coords
    )
    sides = np.diff(corners, axis=0)
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    axis = sides[int(np.argmax(lengths))] / (lengths.max() or 1.0)
    normal = np.array([-axis[1], axis[0]])
    middle = float((corners @ normal).min() + (corners @ normal).max()) / 2
    places = [np.array(booth.polygon.exterior.coords) for booth in row]
    along = np.array([[float((place @ axis).min()), float((place @ axis).max())] for place in places])
    across = [((place @ normal).min() - middle, (place @ normal).max() - middle) for place in places]
    return along, [0.0 if low < -0.5 and high > 0.5 else float(low + high) for low, high in across]


def _joined(row: Sequence[Booth], neighbours: Neighbours) -> Mapping[str, frozenset[str]]:
    here = {booth.id for booth in row}
    pairs = [pair for pair in neighbours.beside | neighbours.back_to_back if here.issuperset(pair)]
    found: dict[str, set[str]] = {name: set() for name in here}
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}


def _hangs_together(names: Sequence[str], joined: Mapping[str, frozenset[str]]) -> bool:
    wanted, reached, edge = set(names), {names[0]}, [names[0]]
    while edge:
        following = (joined[edge.pop()] & wanted) - reached
        reached |= following
        edge.extend(following)
    return reached == wanted
