"""Who has which booth: pins on stands that are there already, and several exhibitors on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from shapely import STRtree

from venueplan.files.imports.around import EventAround, booth_key
from venueplan.files.imports.exhibitors.rows import Request
from venueplan.files.imports.sketch import Ledger
from venueplan.files.untrusted.quoting import shown
from venueplan.model import Booth

TOUCHING = 0.05
"""Booths nearer than this are one stand, metres."""

OTHER_AREA = 0.05
"""A booth of another area than the list says by more than this share is worth a word."""


@dataclass(kw_only=True)
class Stand:
    """A stand that is asked for: an exhibitor, its booths, and whose stand it shares.

    Attributes
    ----------
    part
        From 1; an exhibitor whose booths lie apart has several stands.
    """

    request: Request
    booths: list[str]
    area: float
    part: int = 1
    pinned: list[Booth] = field(default_factory=list)
    shares: Stand | None = None


def stands_of(requests: Sequence[Request], *, around: EventAround | None, ledger: Ledger) -> list[Stand]:
    """Return the stands of all exhibitors; who comes later to a booth that is taken shares it."""
    owners: dict[str, Stand] = {}
    found: list[Stand] = []
    for request in requests:
        for stand in _apart(request, around=around, ledger=ledger):
            _share(stand, owners, ledger=ledger)
            found.append(stand)
    for stand in found:
        if stand.shares is not None:
            stand.shares.area = max(stand.shares.area, stand.area)
    return found


def _share(stand: Stand, owners: dict[str, Stand], *, ledger: Ledger) -> None:
    """Give a stand its booths, or make it a guest on the stand that has them already."""
    keys = [booth_key(booth) for booth in stand.booths]
    holders = list({id(owners[key]): owners[key] for key in keys if key in owners}.values())
    free = [key for key in keys if key not in owners]
    if len(holders) == 1 and not free:
        stand.shares = holders[0]
        return
    if holders:
        taken = ", ".join(booth for booth in stand.booths if booth_key(booth) in owners)
        message = f"{shown(stand.request.name)} has booth {taken}, which {shown(holders[0].request.name)} has in part"
        ledger.warn(
            f"{message}; it keeps only its others: say in the list who has which", subject=f"line {stand.request.line}"
        )
        stand.booths = [booth for booth in stand.booths if booth_key(booth) in free]
        stand.pinned = [
            booth for booth in stand.pinned if not {booth_key(booth.number), booth_key(booth.id)} & {*owners}
        ]
    for key in free:
        owners[key] = stand


def _apart(request: Request, *, around: EventAround | None, ledger: Ledger) -> Iterator[Stand]:
    """Yield the stands of an exhibitor: one, unless the plan shows its booths in several places."""
    known = {name: booth for name in request.booths if around and (booth := around.by_number.get(booth_key(name)))}
    missing = [name for name in request.booths if name not in known]
    if missing and around and around.kept:
        message = f"booth {', '.join(missing[:6])} of {shown(request.name)} is not in booths.geojson: not pinned"
        ledger.warn(f"{message}; correct the number, or draw the booth", subject=f"line {request.line}")
    if not known:
        yield Stand(request=request, booths=request.booths, area=request.area)
        return
    clumps = _clumps(list(known.values()))
    if len(clumps) > 1:
        ledger.note(
            f"{shown(request.name)} has booths in {len(clumps)} places: a row for each", subject=f"line {request.line}"
        )
    for part, clump in enumerate(clumps, start=1):
        names = [name for name, booth in known.items() if booth in clump] + (missing if part == 1 else [])
        area = round(sum(booth.area for booth in clump), 2)
        if len(clumps) == 1 and request.area and abs(area - request.area) > OTHER_AREA * request.area:
            message = f"{shown(request.name)} asks for {request.area:g} m², but its booth has {area:g} m² on the plan"
            ledger.warn(f"{message}: taken as the plan has it", subject=f"line {request.line}")
        yield Stand(request=replace(request), booths=names, area=area, part=part, pinned=clump)


def _clumps(booths: list[Booth]) -> list[list[Booth]]:
    """Return booths in groups that touch one another, in the order of the list."""
    if len(booths) == 1:
        return [booths]
    first, second = STRtree([booth.polygon for booth in booths]).query(
        [booth.polygon for booth in booths], predicate="dwithin", distance=TOUCHING
    )
    group = list(range(len(booths)))
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        if booths[one].level == booths[other].level and group[one] != group[other]:
            low, high = sorted((group[one], group[other]))
            group = [low if number == high else number for number in group]
    return [
        [booth for booth, mine in zip(booths, group, strict=True) if mine == number] for number in sorted(set(group))
    ]
