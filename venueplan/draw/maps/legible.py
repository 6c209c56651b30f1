"""Whether booth numbers can be read on a hall plan, and if not, on which sheet they could."""

from __future__ import annotations

import math
from collections.abc import Sequence

from venueplan.draw.layers.floor.booths import number_para, pad_of
from venueplan.draw.lettering.fit import placed
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import SCALES, Look
from venueplan.draw.view import View
from venueplan.errors import InputError
from venueplan.model import Booth

_SAMPLE = 400
"""So many booths at least speak for all of a hall that is too large for its sheet."""


def unread(sheet: Sheet) -> int:
    """Return how many booth numbers a hall plan has no room for."""
    counts = dict(sheet.counts)
    return counts["booth_numbers"] - counts["booth_numbers_shown"]


def refuse_unread(sheet: Sheet, booths: Sequence[Booth], *, turn: float, look: Look) -> None:
    """Do nothing if most booth numbers of a hall plan can be read.

    Parameters
    ----------
    turn
        Degrees by which the plan is turned.
    look
        Sizes of the sheet; with a floor of 0 for booth numbers every number has room.

    Raises
    ------
    InputError
        If they cannot; the sentence names scale and sheet that would do.
    """
    if not booths or sheet.view is None or 2 * unread(sheet) <= len(booths):
        return
    scale, hall = sheet.view.scale, booths[0].hall
    fact = f"only {len(booths) - unread(sheet)} of the {len(booths)} booth numbers of hall '{hall}' could be read"
    fact += f" on {look.sheet} (1:{scale:g})"
    smaller = (each for each in reversed(SCALES) if each < scale)
    fitting = next((each for each in smaller if _readable(booths, scale=each, turn=turn, look=look)), None)
    if fitting is None:
        raise InputError(f"{fact}, nor at 1:{SCALES[0]}: give its booths shorter numbers")
    wide, high = (math.ceil(side * scale / fitting / 10) * 10 for side in sheet.page_mm)
    raise InputError(
        f"{fact}; at 1:{fitting} they could: on a sheet of {wide} mm × {high} mm, or on "
        f"{math.ceil(scale / fitting) ** 2} sheets {look.sheet} if the hall were divided"
    )


def _readable(booths: Sequence[Booth], *, scale: float, turn: float, look: Look) -> bool:
    """Tell whether the numbers of most booths would reach their floor at a scale."""
    some = booths[:: max(1, len(booths) // _SAMPLE)]
    view = View(centre=(0.0, 0.0), at=(0.0, 0.0), scale=scale, turn=turn, window=(0.0, 0.0, 0.0, 0.0))
    pages = view.on_page([booth.polygon for booth in some])
    found = [
        placed(page, [[number_para(booth, look=look)]], pad=pad_of(page))
        for booth, page in zip(some, pages, strict=True)
    ]
    return 2 * sum(label is not None for label in found) > len(some)
