"""Adjacent booths that can be given as one stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from venueplan.allocate.stands.blocks import blocks_of, rows_of
from venueplan.allocate.stands.requests import Request
from venueplan.errors import InputError
from venueplan.model import Booth, Plan
from venueplan.rules import Neighbours, RulePack
from venueplan.rules.asked import AreaRange, area_range, joined_booth

CONCEDED = 2.0
"""A stand may be so many times larger than it should be, where somebody would be left without one."""


def merged_stands(
    plan: Plan, requests: Sequence[Request], *, booths: Sequence[Booth], near: Neighbours, pack: RulePack
) -> tuple[Booth, ...]:
    """Return every unbroken run of booths of a row that somebody may be given as one stand.

    Its id is made of those of its booths with ``+`` between them; ``parts`` are the booths.
    """
    sizes: dict[int, list[AreaRange]] = {}
    largest = _largest(plan, booths)
    for request in requests:
        asked = area_range(request.holder, pattern=plan.event.pattern, pack=pack)
        for size in _sizes(
            plan, request, is_single=largest.get(request.holder.zone, largest[""]) >= asked.least - 1e-6
        ):
            sizes.setdefault(size, []).append(asked)
    rows = rows_of(booths).values()
    return tuple(
        stand for size in sorted(sizes) for row in rows for stand in _runs(row, size, ranges=sizes[size], near=near)
    )


def further_stands(
    joined: Iterable[tuple[str, ...]], *, booths: Sequence[Booth], known: Sequence[Booth]
) -> Iterator[Booth]:
    """Yield the stands of several booths that are not known yet, once each; those of booths that are gone are none."""
    there = {booth.id: booth for booth in booths}
    told = {frozenset(part.id for part in stand.parts) for stand in known}
    for names in sorted({tuple(sorted(names)) for names in joined if len(names) > 1}):
        if there.keys() >= set(names) and frozenset(names) not in told:
            parts = [there[name] for name in names]
            yield _joined(parts) or _apart(parts)


def _apart(booths: Sequence[Booth]) -> Booth:
    """Return booths that lie apart as a stand: it has the floor of the largest, and the fronts of all."""
    largest = max(booths, key=lambda booth: booth.area)
    fronts = tuple(front for booth in booths for front in booth.fronts)
    return replace(largest, id="+".join(booth.id for booth in booths), fronts=fronts, parts=tuple(booths))


def _largest(plan: Plan, booths: Sequence[Booth]) -> dict[str, float]:
    """Return the area of the largest booth of each zone, and of all under the empty name, m²."""
    found = {"": max((booth.area for booth in booths), default=0.0)}
    for zone in plan.event.zones:
        mine = (booth.area for booth in booths if booth.hall in zone.halls and booth.zone in {"", zone.id})
        found[zone.id] = max(mine, default=0.0)
    return found


def _sizes(plan: Plan, request: Request, *, is_single: bool) -> range:
    """Return of how many booths a stand may be made for a request, besides a single one that is large enough."""
    if request.holder.pavilion:
        return range(0)
    if request.holder.booths:
        return range(2, request.holder.booths + 1)
    return range(0) if is_single else range(2, plan.event.policy.merge + 1)


def _runs(row: Sequence[Booth], size: int, *, ranges: Sequence[AreaRange], near: Neighbours) -> Iterator[Booth]:
    by_id = {booth.id: booth for booth in row}
    for block in blocks_of(row, size=size, neighbours=near) if len(row) >= size else ():
        booths = [by_id[name] for name in block.booths]
        area = sum(booth.area for booth in booths)
        if any(asked.least - 1e-6 <= area <= CONCEDED * asked.most + 1e-6 for asked in ranges):
            stand = _joined(booths)
            if stand is not None:
                yield stand


def _joined(booths: Sequence[Booth]) -> Booth | None:
    """Return booths as one stand, or None if a strip lies between them."""
    try:
        stand = joined_booth(booths)
    except InputError:
        return None
    return Booth(
        id="+".join(booth.id for booth in booths),
        number=stand.number,
        polygon=stand.polygon,
        hall=stand.hall,
        level=stand.level,
        zone=stand.zone,
        fronts=stand.fronts,
        row=stand.row,
        parts=stand.parts,
    )
