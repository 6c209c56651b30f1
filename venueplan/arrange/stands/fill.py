"""Stands of the demanded sizes into the rows of the halls: islands, raw space, pavilions, corners, the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from venueplan.arrange.rows.block import Block, Interval
from venueplan.arrange.stands.demand import ANY_FRONTAGE, Demand, Wish
from venueplan.arrange.stands.islands import best_island, cut_island
from venueplan.arrange.stands.shelf import Place, Shelf

FRACTIONS = (1.0, 0.95, 0.9)
"""Shares of the area asked for that are tried one after the other: to an exhibitor a stand counts from 90 % on."""

CORNER = 3.0
"""What it costs to give a corner to somebody who did not ask for one, m²."""

BALANCE = 6.0
"""What it is worth to fill the emptier hall first, m² from full to empty."""

SLIM = 4.0
"""What it costs to make a stand longer than ``SLIMMEST`` times its width, m² for each time more."""

SLIMMEST = 3.0
"""Stands up to so many times longer than wide cost nothing more."""

ORDERS = ("forward", "backward", "mixed")
"""Ways to divide halls among zones."""


def fill_halls(shelves: Mapping[str, Shelf], demand: Demand, *, order: str = ORDERS[0]) -> tuple[Wish, ...]:
    """Put every wish into the rows; return what found no place.

    Islands are cut first, then the wishes come in the order of the demand; pavilions before the stands smaller than
    raw space. Each takes the place that costs the fewest modules.

    Parameters
    ----------
    order
        How halls that serve several zones are divided: zones in the ``forward`` or ``backward`` order of their ids,
        or ``mixed``: not at all.
    """
    islands = [wish for wish in demand.singles if wish.open_sides == 4]
    late = [wish for wish in islands if not _cut(shelves, wish)]
    if order != "mixed":
        _share_zones(shelves, demand, backward=order == "backward")
    raw = [wish for wish in demand.singles if wish.open_sides < 4 and wish.is_raw]
    small = [wish for wish in demand.singles if wish.open_sides < 4 and not wish.is_raw]
    missed = [wish for wish in (*late, *raw) if not _place(shelves, wish)]
    small += [wish for group in demand.pavilions if not _place_pavilion(shelves, group) for wish in group]
    missed += [wish for wish in small if not _place(shelves, wish)]
    missed = [wish for wish in missed if not _place(shelves, wish, any_zone=True)]
    return tuple(missed)


def _cut(shelves: Mapping[str, Shelf], wish: Wish) -> bool:
    cuts = [(cut, hall) for hall in wish.halls if hall in shelves and (cut := best_island(shelves[hall], wish.area))]
    if not cuts:
        return False
    cut, hall = max(cuts, key=lambda found: (round(found[0].gain, 6), -wish.halls.index(found[1])))
    cut_island(shelves[hall], cut, zone=wish.zone, asked=wish.area)
    return True


def _share_zones(shelves: Mapping[str, Shelf], demand: Demand, *, backward: bool) -> None:
    """Split halls that serve several zones into contiguous groups of rows, in proportion to the demand."""
    by_hall: dict[str, list[str]] = {hall: [] for hall in shelves}
    for wish in demand.wishes:
        for hall in wish.halls:
            if hall in by_hall and wish.zone not in by_hall[hall]:
                by_hall[hall].append(wish.zone)
    for hall, zones in by_hall.items():
        shelf = shelves[hall]
        ordered = sorted(zones, reverse=backward)
        asked = [demand.area.get(zone, 0.0) for zone in ordered]
        for line, share in _shares(shelf):
            shelf.zones[line] = _zone_at(ordered, asked, share=share) if zones else ""


def _shares(shelf: Shelf) -> Iterator[tuple[int, float]]:
    """Yield each row with the share of the hall's modules up to its middle, in the order of the rows on the floor."""
    width = shelf.layout.site.measures.width
    frame = shelf.blocks[0].frame if shelf.blocks else None
    size: Counter[int] = Counter()
    middle: dict[int, list[float]] = {}
    for block in shelf.blocks:
        size[block.line] += block.modules(width)
        if frame is not None:
            middle.setdefault(block.line, []).append(frame.into(block.outline.centroid).y)
    total, before = sum(size.values()) or 1, 0.0
    for line in sorted(size, key=lambda n: (round(sum(middle[n]) / len(middle[n]), 3), n)):
        yield line, (before + size[line] / 2) / total
        before += size[line]


def _zone_at(zones: list[str], asked: list[float], *, share: float) -> str:
    whole, upto = sum(asked) or 1.0, 0.0
    for zone, area in zip(zones, asked, strict=True):
        upto += area / whole
        if share <= upto + 1e-9:
            return zone
    return zones[-1]


def _place(shelves: Mapping[str, Shelf], wish: Wish, *, any_zone: bool = False) -> bool:
    full = {hall: shelves[hall].fullness for hall in wish.halls if hall in shelves}
    for fraction in FRACTIONS[:1] if wish.exact else FRACTIONS:
        best: tuple[float, int, int, int, float] | None = None
        chosen: tuple[Shelf, Place] | None = None
        for hall in wish.halls:
            for place in _offers(shelves, hall, wish=wish, fraction=fraction, any_zone=any_zone):
                key = _rank(shelves[hall], place, wish=wish, full=full[hall])
                if best is None or key < best:
                    best, chosen = key, (shelves[hall], place)
        if chosen is not None:
            chosen[0].put(chosen[1], zone=wish.zone, asked=wish.area)
            return True
    return False


def _offers(shelves: Mapping[str, Shelf], hall: str, *, wish: Wish, fraction: float, any_zone: bool) -> Iterator[Place]:
    """Yield where a wish comes true in a hall, with a share of the area asked for."""
    shelf = shelves.get(hall)
    anywhere = any_zone or not wish.zone
    for block in shelf.blocks if shelf else ():
        if shelf and (anywhere or shelf.zones.get(block.line, wish.zone) in (wish.zone, "")):
            places = shelf.places(block, wish.area * fraction, inside=wish.frontage[1] < ANY_FRONTAGE[1])
            yield from (place for place in places if _suits(place, wish))


def _suits(place: Place, wish: Wish) -> bool:
    """Tell whether a place has the open sides, the frontage and, where it matters, exactly the area asked for."""
    least, most = wish.frontage
    exact = not wish.exact or abs(place.shape.area - wish.area) < 1e-4
    return exact and place.open_sides >= wish.open_sides and least - 1e-6 <= place.frontage <= most + 1e-6


def _rank(shelf: Shelf, place: Place, *, wish: Wish, full: float) -> tuple[float, int, int, int, float]:
    m = shelf.layout.site.measures
    cost = place.lost * m.width * m.depth - place.shape.area
    spare = CORNER * (place.open_sides - wish.open_sides)
    balance = BALANCE * full
    along, across = place.u[1] - place.u[0], place.shape.area / (place.u[1] - place.u[0])
    slim = SLIM * max(0.0, max(along / across, across / along) - SLIMMEST)
    return (
        round(cost + spare + balance + slim, 6),
        wish.halls.index(shelf.layout.site.hall.id),
        place.block.line,
        place.block.piece,
        place.u[0],
    )


def _place_pavilion(shelves: Mapping[str, Shelf], group: Iterable[Wish]) -> bool:
    """Lay the stands of a pavilion in one run: on both sides of a row if they can be halved, else along one side."""
    wishes = list(group)
    first = wishes[0]
    best: tuple[float, int, int, float] | None = None
    chosen: Callable[[], None] | None = None
    for order, hall in enumerate(first.halls):
        shelf = shelves.get(hall)
        full = shelf.fullness if shelf else 0.0
        for block in shelf.blocks if shelf else ():
            if shelf is None or shelf.zones.get(block.line, first.zone) not in (first.zone, ""):
                continue
            for runs in _runs(shelf, block, wishes=wishes):
                cost = sum(place.lost for places in runs for place, _ in places)
                key = (cost + BALANCE / 9 * full, order, block.line, runs[0][0][0].u[0])
                if best is None or key < best:
                    best, chosen = key, _putter(shelf, runs)
    if chosen is None:
        return False
    chosen()
    return True


Runs = list[list[tuple[Place, Wish]]]


def _putter(shelf: Shelf, runs: Runs) -> Callable[[], None]:
    def put() -> None:
        for places in runs:
            for place, wish in places:
                shelf.put(place, zone=wish.zone, asked=wish.area, pavilion=wish.pavilion)

    return put


def _runs(shelf: Shelf, block: Block, *, wishes: list[Wish]) -> Iterator[Runs]:
    m = shelf.layout.site.measures
    widths = [max(wish.area / m.depth, m.width) for wish in wishes]
    if len(block.strips) == 2 and (half := _half(widths)):
        sides = [half, tuple(i for i in range(len(wishes)) if i not in half)]
        length = sum(widths[i] for i in half)
        for low in _starts(_both(shelf, block), length):
            yield [
                _row(shelf, block, strip=strip, low=low, wishes=[wishes[i] for i in side])
                for strip, side in enumerate(sides)
            ]
    for strip in range(len(block.strips)):
        for low in _starts(shelf.left(block, strip), sum(widths)):
            yield [_row(shelf, block, strip=strip, low=low, wishes=wishes)]


def _both(shelf: Shelf, block: Block) -> list[Interval]:
    one, other = (shelf.left(block, strip) for strip in (0, 1))
    common = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(low, high) for low, high in common if high > low]


def _starts(free: Iterable[Interval], length: float) -> Iterator[float]:
    for low, high in free:
        if high - low >= length - 1e-6:
            yield low
            if high - low > length + 1e-6:
                yield high - length


def _row(shelf: Shelf, block: Block, *, strip: int, low: float, wishes: list[Wish]) -> list[tuple[Place, Wish]]:
    m = shelf.layout.site.measures
    places = []
    for wish in wishes:
        high = low + max(wish.area / m.depth, m.width)
        places.append((shelf.along(block, strip, u=(low, high)), wish))
        low = high
    return places


def _half(widths: list[float]) -> tuple[int, ...] | None:
    """Return the numbers of half of the widths by sum, or None if they cannot be halved."""
    whole = sum(widths)
    for count in range(1, len(widths)):
        for chosen in combinations(range(len(widths)), count):
            if abs(2 * sum(widths[i] for i in chosen) - whole) < 1e-6:
                return chosen
    return None
