"""Who has which booth: pins on stands that are there already, and several exhibitors on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from venueplan.files.imports.around import EventAround, booth_key
from venueplan.files.imports.exhibitors.rows import Request
from venueplan.files.imports.sketch import Ledger
from venueplan.files.untrusted.quoting import shown
from venueplan.model import Booth

OTHER_AREA = 0.05
"""A booth of another area than the list says by more than this share is worth a word."""


@dataclass(kw_only=True)
class Stand:
    """A stand that is asked for: an exhibitor, its booths, and whose stand it shares.

    Attributes
    ----------
    part
        From 1; an exhibitor with several booths that are there already has a stand for each, as they are drawn.
    """

    request: Request
    booths: list[str]
    area: float
    part: int = 1
    pinned: Booth | None = None
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
        if stand.shares is not None and stand.shares.pinned is None:
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
    for key in free:
        owners[key] = stand


def _apart(request: Request, *, around: EventAround | None, ledger: Ledger) -> Iterator[Stand]:
    """Yield the stands of an exhibitor: one, or one for each of its booths that the plan shows."""
    known = {name: booth for name in request.booths if around and (booth := around.by_number.get(booth_key(name)))}
    missing = [name for name in request.booths if name not in known]
    if missing and around and around.kept:
        message = f"booth {', '.join(missing[:6])} of {shown(request.name)} is not in booths.geojson: not pinned"
        ledger.warn(f"{message}; correct the number, or draw the booth", subject=f"line {request.line}")
    if not known:
        yield Stand(request=request, booths=request.booths, area=request.area)
        return
    booths = list({booth.id: booth for booth in known.values()}.values())
    area = sum(booth.area for booth in booths)
    if len(booths) > 1:
        count = f"{shown(request.name)} has {len(booths)} booths that are there already: a row for each"
        ledger.note(count, subject=f"line {request.line}")
    if request.area and abs(area - request.area) > OTHER_AREA * request.area:
        message = f"{shown(request.name)} asks for {request.area:g} m², but its booths have {area:g} m² on the plan"
        ledger.warn(f"{message}: taken as the plan has them", subject=f"line {request.line}")
    for part, booth in enumerate(booths, start=1):
        names = [name for name, one in known.items() if one is booth] + (missing if part == 1 else [])
        yield Stand(request=request, booths=names, area=round(booth.area, 2), part=part, pinned=booth)
