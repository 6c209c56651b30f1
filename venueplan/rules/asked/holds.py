"""Booths that are kept for somebody."""

from __future__ import annotations

from collections.abc import Iterable

from venueplan.model import Booth, Exhibitor, Hold
from venueplan.rules.asked.relations import answers_to


def held_for(booth: Booth, holds: Iterable[Hold], *, exhibitor: Exhibitor) -> Hold | None:
    """Return the hold that keeps a booth from an exhibitor, or None if it may have it.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Label
    >>> booth = Booth(id="b7", number="1A07", polygon=box(0, 0, 3, 3), hall="H1", level="g")
    >>> hold = Hold(booths=("1A07",), members=("sponsor",), reason="sponsors")
    >>> guest = Exhibitor(id="e", name=Label(), area=9.0, zone="z")
    >>> held_for(booth, [hold], exhibitor=guest) is hold
    True
    """
    for hold in holds:
        named = booth.id in hold.booths or (booth.number != "" and booth.number in hold.booths)
        if named and not any(answers_to(member, exhibitor) for member in hold.members):
            return hold
    return None
