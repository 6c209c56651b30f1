"""In which state of sale a stand is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from venueplan.model import Booth, Plan
from venueplan.rules.booths.prices import area_let, booth_price

STATES = ("free", "held", "option", "sold", "blocked")
"""From what can still be sold to what cannot."""


@dataclass(frozen=True, kw_only=True)
class SalesLine:
    """Stands of one state in some halls.

    Attributes
    ----------
    area
        Nominal area, m².
    money
        What they cost at list price; None without prices.
    """

    state: str
    count: int
    area: float
    money: float | None = None


def booth_state(plan: Plan, booth: Booth) -> str:
    """Return in which state of sale a stand is.

    ``blocked`` is not to be let. ``sold`` is who has a contract; ``option`` is who has a stand and no contract yet. Of
    an event that records no contract at all, every stand that is allocated is sold. ``held`` is kept for somebody.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Event, Calendar, Georeference, Hold, Label, Venue
    >>> venue = Venue(id="v", name=Label(), georeference=Georeference(longitude=0, latitude=0))
    >>> event = Event(id="e", name=Label(), calendar=Calendar(days=()), holds=(Hold(booths=("12",)),))
    >>> stands = [Booth(id=n, number=n, polygon=box(0, 0, 3, 3), hall="h", level="g") for n in ("12", "13")]
    >>> [booth_state(Plan(venue=venue, event=event), stand) for stand in stands]
    ['held', 'free']
    """
    if booth.blocked:
        return "blocked"
    holders = plan.exhibitors_on(booth.id)
    if holders:
        recorded = any(exhibitor.contracted for exhibitor in plan.event.exhibitors)
        signed = any(plan.event.exhibitor(one).contracted for one in holders)
        return "sold" if signed or not recorded else "option"
    return "held" if any({booth.id, booth.number} & set(hold.booths) for hold in plan.event.holds) else "free"


def sales_of(plan: Plan, booths: Sequence[Booth]) -> tuple[SalesLine, ...]:
    """Return count, area and money of some stands by their state, every state with stands once."""
    by_state: dict[str, list[Booth]] = {}
    for booth in booths:
        by_state.setdefault(booth_state(plan, booth), []).append(booth)
    prices, pattern = plan.event.prices, plan.event.pattern
    return tuple(
        SalesLine(
            state=state,
            count=len(members),
            area=round(sum(area_let(booth, pattern) for booth in members), 2),
            money=round(sum(booth_price(b, prices, pattern=pattern) for b in members), 2) if prices else None,
        )
        for state in STATES
        if (members := by_state.get(state, []))
    )
