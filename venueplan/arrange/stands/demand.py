"""What the exhibitors ask for, as wishes for stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from venueplan.model import Booth, Event, Exhibitor, MixEntry, Venue
from venueplan.rules.booths.heights import RAW_SPACE

ANY_FRONTAGE = MixEntry.frontage

SMALLEST = 0.9
"""A stand that is there already meets a wish from this share of the area asked for on."""

LARGEST = 1.25
"""And up to this multiple of it."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A stand that is asked for.

    Attributes
    ----------
    area
        Floor at the real pitch of the shell system, m².
    open_sides
        Least number of open sides.
    halls
        Ids of the halls where it may be, the preferred first.
    pavilion
        Its stands are laid out in one run, or empty.
    booth
        Id of the only stand that will do, or empty.
    frontage
        Least and greatest length of its sides on aisles, metres.
    raw
        Whether it is raw space.
    exact
        Whether nothing smaller will do.
    """

    zone: str
    area: float
    open_sides: int
    halls: tuple[str, ...]
    pavilion: str = ""
    booth: str = ""
    frontage: tuple[float, float] = ANY_FRONTAGE
    raw: bool = False
    exact: bool = False

    @property
    def is_raw(self) -> bool:
        """Whether it is laid out before the stands made of shell modules: large, or open to three sides and more."""
        return self.raw or self.open_sides >= 3


@dataclass(frozen=True, kw_only=True)
class Demand:
    """All wishes: single stands, the largest and most open first, and pavilions."""

    singles: tuple[Wish, ...]
    pavilions: tuple[tuple[Wish, ...], ...]

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """Every wish, those of pavilions last."""
        return (*self.singles, *(wish for group in self.pavilions for wish in group))

    @property
    def area(self) -> dict[str, float]:
        """Area asked for by zone, m²."""
        total: dict[str, float] = defaultdict(float)
        for wish in self.wishes:
            total[wish.zone] += wish.area
        return dict(total)

    @property
    def shares_halls(self) -> bool:
        """Whether several zones may use one hall, so that it can be divided among them in several ways."""
        zones: dict[str, set[str]] = defaultdict(set)
        for wish in self.wishes:
            for hall in wish.halls:
                zones[hall].add(wish.zone)
        return any(len(found) > 1 for found in zones.values())


def demand_of(venue: Venue, event: Event, *, kept: Sequence[Booth] = ()) -> Demand:
    """Return the stands that are still to be laid out for the exhibitors; those who share a stand ask for none.

    Parameters
    ----------
    kept
        Stands that are there already, with their open sides; each meets one wish at most, a blocked one none.
    """
    wishes = [_wish(venue, event, exhibitor=exhibitor) for exhibitor in event.exhibitors if not exhibitor.shares_with]
    wishes += [wish for entry in event.mix for wish in _wishes_of(venue, event, entry=entry)]
    wishes = _without_met(wishes, kept)
    groups: dict[tuple[str, str], list[Wish]] = defaultdict(list)
    for wish in wishes:
        if wish.pavilion:
            groups[wish.zone, wish.pavilion].append(wish)
    return Demand(
        singles=tuple(sorted((wish for wish in wishes if not wish.pavilion), key=_order)),
        pavilions=tuple(tuple(sorted(group, key=_order)) for _, group in sorted(groups.items())),
    )


def _without_met(wishes: list[Wish], kept: Sequence[Booth]) -> list[Wish]:
    """Return the wishes that no kept stand meets: those pinned to one take it first, then the largest wishes."""
    free = {booth.id: booth for booth in kept if not booth.blocked}
    pinned = [wish for wish in wishes if free.pop(wish.booth, None) is not None]
    left = [wish for wish in wishes if wish not in pinned]
    missed = []
    for wish in sorted(left, key=_order):
        best = _nearest_in_area(wish, free.values())
        if best is None:
            missed.append(wish)
        else:
            del free[best.id]
    return missed


def _nearest_in_area(wish: Wish, booths: Iterable[Booth]) -> Booth | None:
    suitable = [
        booth
        for booth in booths
        if booth.hall in wish.halls
        and booth.zone in {"", wish.zone}
        and booth.open_sides >= wish.open_sides
        and SMALLEST * wish.area - 1e-6 <= booth.area <= LARGEST * wish.area + 1e-6
    ]
    return min(suitable, key=lambda booth: (round(abs(booth.area - wish.area), 6), booth.id), default=None)


def _order(wish: Wish) -> tuple[float, float, int, bool]:
    """Sort islands and raw space by area, then those who ask for a corner, then the rest by area."""
    raw = wish.area if wish.is_raw else 0.0
    return -raw, -wish.open_sides, -int(wish.area), len(wish.halls) > 1


def _wish(venue: Venue, event: Event, *, exhibitor: Exhibitor) -> Wish:
    pinned = [pin.removeprefix("hall:") for pin in exhibitor.pins if pin.startswith("hall:")]
    return Wish(
        zone=exhibitor.zone,
        area=exhibitor.area * event.pattern.pole_pitch**2,
        open_sides=min(max(exhibitor.open_sides, 1), 4),
        halls=tuple(pinned) or _halls_of(venue, event, zone=exhibitor.zone),
        pavilion=exhibitor.pavilion,
        booth=next((pin.removeprefix("booth:") for pin in exhibitor.pins if pin.startswith("booth:")), ""),
        raw=exhibitor.area >= RAW_SPACE,
    )


def _wishes_of(venue: Venue, event: Event, *, entry: MixEntry) -> list[Wish]:
    wish = Wish(
        zone=entry.zone,
        area=entry.area * event.pattern.pole_pitch**2,
        open_sides=min(max(entry.open_sides, 1), 4),
        halls=_halls_of(venue, event, zone=entry.zone),
        frontage=entry.frontage,
        raw=entry.raw or entry.area >= RAW_SPACE,
        exact=True,
    )
    return [wish] * entry.count


def _halls_of(venue: Venue, event: Event, *, zone: str) -> tuple[str, ...]:
    found = next((known for known in event.zones if known.id == zone), None)
    return found.halls if found and found.halls else tuple(hall.id for hall in venue.halls)
