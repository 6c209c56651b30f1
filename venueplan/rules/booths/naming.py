"""Booths as people name them: by what is on the wall."""

from __future__ import annotations

from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Booth, FloorPlan


def named_booth(floor_plan: FloorPlan, name: str, *, kind: str = "booth") -> Booth:
    """Return a booth by its id or, if no id is that, by the number on its wall.

    Parameters
    ----------
    kind
        What was looked for, if there is none.

    Raises
    ------
    UnknownNameError
        If there is none.
    InputError
        If several have that number.
    """
    booths = floor_plan.booths
    found = [booth for booth in booths if booth.id == name] or [booth for booth in booths if booth.number == name]
    if len(found) > 1:
        raise InputError(
            f"{len(found)} booths have the number '{name}'; name one by its id, for instance {found[0].id}"
        )
    if not found:
        raise UnknownNameError(kind, name, known=[one for booth in booths for one in (booth.id, booth.number) if one])
    return found[0]
