"""Who leaves through which exit: everybody goes to the nearest by walking distance."""

from __future__ import annotations

import numpy as np

from venueplan.check.floor import HallFloor
from venueplan.model import ExitUse
from venueplan.rules import exit_capacity


def exit_uses(floor: HallFloor, *, persons: int) -> tuple[ExitUse, ...]:
    """Return the exits of a hall with their capacity and the persons whose nearest exit each is.

    The persons stand evenly on the free floor from which there is a way, on a grid of 1 m; shares are rounded so that
    their sum is kept.
    """
    nearest = floor.grid.nearest[floor.grid.nearest >= 0]
    shares = _shares(np.bincount(nearest, minlength=len(floor.exits)).tolist(), persons=persons)
    ordinal = floor.venue.level(floor.hall.level).ordinal
    return tuple(
        ExitUse(
            exit=opening.id,
            width=opening.width,
            capacity=exit_capacity([opening], ordinal=ordinal, pack=floor.pack),
            persons=share,
        )
        for opening, share in zip(floor.exits, shares, strict=True)
    )


def _shares(cells: list[int], *, persons: int) -> list[int]:
    """Return whole persons in proportion to cells, by the largest remainders, the first of equals; 0 without cells."""
    total = sum(cells)
    if not total:
        return [0] * len(cells)
    shares = [persons * count // total for count in cells]
    remainders = sorted(range(len(cells)), key=lambda k: (-(persons * cells[k] % total), k))
    for k in remainders[: persons - sum(shares)]:
        shares[k] += 1
    return shares
