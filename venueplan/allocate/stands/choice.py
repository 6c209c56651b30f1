"""Every way in which requests can be met, as columns and rows of a selection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from venueplan.allocate.stands.blocks import Block
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.scores import score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.model import Booth
from venueplan.solve import Row, Selection


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One column: a request on a booth; ``block`` is the number of its pavilion's block, or -1."""

    request: str
    booth: str
    score: int
    concessions: int = 0
    block: int = -1


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What is to be decided.

    Attributes
    ----------
    requests
        Requests in the order of the event.
    blocks
        Blocks in which each pavilion could stand.
    rivals
        Pairs of requests that must not be close.
    close
        Pairs of booths that are beside or facing.
    concessions
        How many concessions a request may be asked for; 0 where it is not named.
    """

    market: Market
    requests: tuple[Request, ...]
    blocks: Mapping[str, tuple[Block, ...]]
    rivals: tuple[tuple[str, str], ...]
    close: frozenset[tuple[str, str]]
    concessions: Mapping[str, int] = field(default_factory=dict)

    @property
    def most_points(self) -> int:
        """Priority points of the exhibitor who has most."""
        return max((request.holder.points for request in self.requests), default=0)

    def members(self, pavilion: str) -> tuple[Request, ...]:
        """Return the requests of a pavilion."""
        return tuple(request for request in self.requests if request.holder.pavilion == pavilion)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The selection, and what its columns mean.

    Attributes
    ----------
    offers
        Meaning of the first columns.
    selection
        Columns of the offers, then one for each block, then one for each request or pavilion that goes without.
    price_of_leaving, price_of_conceding
        Points taken off for each request without a stand and each concession; so large that first everybody is placed,
        then as much as possible is granted, then the score decides. They are no part of any score that is reported.
    """

    offers: tuple[Offer, ...]
    selection: Selection
    price_of_leaving: int
    price_of_conceding: int

    @property
    def least_with_everybody(self) -> int:
        """Every choice that leaves somebody out scores less than this, prices off; every other at least this."""
        return self.best_imaginable - self.price_of_leaving + 1

    @property
    def best_imaginable(self) -> int:
        """Score if every request had its best booth for itself."""
        best: dict[str, int] = {}
        for offer in self.offers:
            best[offer.request] = max(best.get(offer.request, 0), offer.score)
        return sum(best.values())


def offers_of(demand: Demand) -> tuple[Offer, ...]:
    """Return every way to meet a request with no more concessions than it may be asked for."""
    booths = {booth.id: booth for booth in demand.market.booths}
    found: list[Offer] = []
    for request in demand.requests:
        if not request.holder.pavilion:
            found += _offers(request, demand.market.booths, demand=demand)
            continue
        for number, block in enumerate(demand.blocks[request.holder.pavilion]):
            inside = [booths[name] for name in block.booths]
            found += _offers(request, inside, demand=demand, block=number)
    return tuple(found)


def _offers(request: Request, booths: Iterable[Booth], *, demand: Demand, block: int = -1) -> Iterator[Offer]:
    for booth in booths:
        conceded = demand.market.concessions(request, booth, most=demand.concessions.get(request.id, 0))
        if conceded is not None:
            parts = score_parts(request, booth, market=demand.market, most_points=demand.most_points)
            score = sum(value for _, value in parts)
            yield Offer(request=request.id, booth=booth.id, score=score, concessions=conceded, block=block)


@dataclass(kw_only=True)
class _Builder:
    """Columns and rows while they are put together."""

    demand: Demand
    offers: tuple[Offer, ...]
    prices: tuple[int, int]
    scores: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, score: int) -> int:
        self.scores.append(score)
        return len(self.scores) - 1


def choice_of(demand: Demand, offers: tuple[Offer, ...]) -> Choice:
    """Return the selection that decides a demand."""
    spread = 1 + sum(_spreads(offers).values())
    most = max((offer.concessions for offer in offers), default=0)
    leaving = spread * (1 + most * len(demand.requests))
    building = _Builder(demand=demand, offers=offers, prices=(leaving, spread if most else 0))
    for offer in offers:
        building.column(offer.score - offer.concessions * building.prices[1])
    _each_booth_is_let_once(building)
    _each_request_has_one_stand_or_none(building)
    _pavilions_stand_in_one_block(building)
    _rivals_stand_apart(building)
    return Choice(
        offers=offers,
        selection=Selection(scores=tuple(building.scores), rows=tuple(building.rows)),
        price_of_leaving=leaving,
        price_of_conceding=building.prices[1],
    )


def _spreads(offers: tuple[Offer, ...]) -> dict[str, int]:
    """Return by request how far its scores, and that of having no stand (0), lie apart."""
    low: dict[str, int] = {}
    high: dict[str, int] = {}
    for offer in offers:
        low[offer.request] = min(low.get(offer.request, 0), offer.score)
        high[offer.request] = max(high.get(offer.request, 0), offer.score)
    return {request: high[request] - low[request] for request in low}


def _grouped(offers: tuple[Offer, ...], *, by: str) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for column, offer in enumerate(offers):
        groups.setdefault(getattr(offer, by), []).append(column)
    return groups


def _each_booth_is_let_once(building: _Builder) -> None:
    for columns in _grouped(building.offers, by="booth").values():
        building.rows.append(Row(columns=tuple(columns)))


def _each_request_has_one_stand_or_none(building: _Builder) -> None:
    mine = _grouped(building.offers, by="request")
    for request in building.demand.requests:
        if not request.holder.pavilion:
            without = building.column(-building.prices[0])
            building.rows.append(Row(columns=(*mine.get(request.id, ()), without), exact=True))


def _pavilions_stand_in_one_block(building: _Builder) -> None:
    """Give a pavilion one block or none; in its block each member has one stand, and each stand one member."""
    for pavilion, blocks in sorted(building.demand.blocks.items()):
        members = {request.id for request in building.demand.members(pavilion)}
        without = building.column(-building.prices[0] * len(members))
        chosen = [building.column(0) for _ in blocks]
        building.rows.append(Row(columns=(*chosen, without), exact=True))
        ends: dict[tuple[int, str], list[int]] = {}
        for number, block in enumerate(blocks):
            ends |= {(number, name): [] for name in (*sorted(members), *block.booths)}
        for column, offer in enumerate(building.offers):
            if offer.request in members:
                ends[offer.block, offer.request].append(column)
                ends[offer.block, offer.booth].append(column)
        for (number, _), columns in ends.items():
            building.rows.append(Row(columns=tuple(columns), minus=(chosen[number],), exact=True))


def _rivals_stand_apart(building: _Builder) -> None:
    """If one rival takes a booth, the other takes none beside or opposite."""
    near: dict[str, set[str]] = {}
    for one, other in building.demand.close:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    places: dict[str, dict[str, list[int]]] = {}
    for column, offer in enumerate(building.offers):
        places.setdefault(offer.request, {}).setdefault(offer.booth, []).append(column)
    for pair in building.demand.rivals:
        for one, other in (pair, pair[::-1]):
            theirs = places.get(other, {})
            for booth, columns in places.get(one, {}).items():
                too_near = [column for name in sorted(near.get(booth, ())) for column in theirs.get(name, ())]
                if too_near:
                    building.rows.append(Row(columns=(*columns, *too_near)))
