"""Who leaves through which exit: everybody goes to the nearest by walking distance."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from venueplan.check.findings import Measured, at, counted, found, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import ExitUse, Finding, Opening
from venueplan.rules import exit_capacity, exit_width_limit


def check_catchments(floor: HallFloor) -> Iterator[Finding]:
    """Find exits that are the nearest of more persons than they can take, though all exits together may suffice.

    A warning: no clause says that everybody takes the nearest exit, but most people do.
    """
    for opening, use in zip(floor.exits, exit_uses(floor), strict=True):
        if use.persons > use.capacity:
            yield _overloaded(floor, opening, use=use)


def _overloaded(floor: HallFloor, opening: Opening, *, use: ExitUse) -> Finding:
    limit = exit_width_limit(floor.pack, ordinal=floor.venue.level(floor.hall.level).ordinal)
    en, zh, people = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh"), counted(use.persons, "person")
    return found(
        "exit-catchment",
        use.exit,
        says=(
            f"Exit {use.exit} of {en} is the nearest of {people}; its {use.width:.2f} m take {use.capacity}.",
            f"{zh}有{use.persons}人以安全出口{use.exit}为最近出口，其净宽{use.width:.2f}米可疏散{use.capacity}人。",
        ),
        measured=Measured(value=use.persons, limit=limit, bound=use.capacity, unit="persons"),
        place=at(floor.hall.level, opening.line),
        severity="warning",
    )


def exit_uses(floor: HallFloor) -> tuple[ExitUse, ...]:
    """Return the exits of a hall with their capacity and the persons whose nearest exit each is.

    The persons stand evenly on the free floor from which there is a way, on a grid of 1 m; shares are rounded so that
    their sum is kept.
    """
    nearest = floor.grid.nearest[floor.grid.nearest >= 0]
    cells = np.bincount(nearest, minlength=len(floor.exits)).tolist()
    shares = _shares(cells, persons=floor.occupants.persons)
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
