"""The serial draw: who is first takes the best that suits, and the audit says why nobody got what they wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.stands.choice import Demand, Offer, Package, Suited, best_in_block, suited
from venueplan.allocate.stands.drawing.order import Rank, ranks_of
from venueplan.allocate.stands.drawing.rules import Flags, Ground
from venueplan.allocate.stands.requests import Request
from venueplan.model import Draw, Tried, Turn

TOLD = 20
"""So many stands that were taken before are told to each, the best first; the others are counted."""

CONCEDED = 4
"""If nothing suits, a stand may ask for so many concessions."""

LEAST = np.iinfo(np.int64).min


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What a draw gave: the offer of each request that got one, and the audit."""

    offers: Mapping[str, Offer]
    draw: Draw


@dataclass(kw_only=True)
class _Drawing:
    demand: Demand
    ranks: Mapping[str, Rank]
    ground: Ground
    offers: dict[str, Offer] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)


def draw_stands(demand: Demand, *, seed: int) -> Drawn:
    """Give stands one after the other: by size band, points, date of contract and lot, each the best that is left.

    Who has pins comes before the draw, then pavilions, each with its member who comes first and the block that is best
    for all of it: they need unbroken blocks. What is hard is kept; nobody thinks of those who come later. Only if
    nothing suits, larger stands and fewer open sides are conceded, as few as possible.
    """
    ranks = ranks_of(demand.requests, bands=demand.market.plan.event.policy.bands, seed=seed)
    by_id = {request.id: request for request in demand.requests}
    promised = {name: r.id for r in demand.requests for name in r.pinned_booths}
    drawing = _Drawing(
        demand=replace(demand, concessions=dict.fromkeys(by_id, CONCEDED), floors={}),
        ranks=ranks,
        ground=Ground(demand=demand, reserved=promised),
    )
    for name in sorted(by_id, key=lambda name: (ranks[name].key, name)):
        request = by_id[name]
        if not request.holder.pavilion:
            _one_chooses(drawing, request)
        elif name not in {turn.exhibitor for turn in drawing.turns}:
            _a_pavilion_chooses(drawing, request.holder.pavilion)
    return Drawn(offers=drawing.offers, draw=Draw(seed=seed, turns=tuple(drawing.turns)))


def _one_chooses(drawing: _Drawing, request: Request) -> None:
    here = suited(request, drawing.demand)
    scores, conceded = here.scores, here.conceded
    taken, refused = drawing.ground.taken(), list(drawing.ground.refusals(request.id))
    left = (conceded >= 0) & ~taken
    for _, where in refused:
        left &= ~where
    if not left.any():
        rule = "nothing"
        best = -1
    else:
        fewest = int(conceded[left].min())
        rule = "concession" if fewest else "pin" if drawing.ranks[request.id].pinned else "choice"
        best = int(np.argmax(np.where(left & (conceded == fewest), scores, LEAST)))
    better = (conceded == 0) & (scores > scores[best]) if best >= 0 else conceded >= 0
    tried, passed_over = _tried(drawing, better=better, scores=scores, taken=taken, refused=refused)
    if best >= 0:
        _give(drawing, here.at(best, stand=drawing.demand.market.stands[best].id))
    _note(drawing, request.id, rule=rule, tried=tried, passed_over=passed_over)


def _tried(
    drawing: _Drawing,
    *,
    better: Flags,
    scores: NDArray[np.int64],
    taken: Flags,
    refused: list[tuple[str, Flags]],
) -> tuple[tuple[Tried, ...], int]:
    """Return the stands that would have been better, best first, each with what became of it."""
    found: list[Tried] = []
    passed_over = told = 0
    market = drawing.demand.market
    positions = np.flatnonzero(better)
    for position in positions[np.argsort(-scores[positions], kind="stable")]:
        booths = market.places[market.stands[position].id]
        if taken[position]:
            told += 1
            holder = next(drawing.ground.holder[b] for b in booths if b in drawing.ground.holder)
            if told <= TOLD:
                found.append(Tried(booths=booths, outcome="taken", holder=holder))
            else:
                passed_over += 1
        else:
            rule = next(words for words, where in refused if where[position])
            found.append(Tried(booths=booths, outcome="refused", rule=rule))
    return tuple(found), passed_over


def _a_pavilion_chooses(drawing: _Drawing, pavilion: str) -> None:
    """Give a pavilion the block that is best for all its members together."""
    members = drawing.demand.members(pavilion)
    suits = [_left_for(drawing, request) for request in members]
    best: Package | None = None
    for number, block in enumerate(drawing.demand.blocks[pavilion]):
        package = best_in_block(suits, block, number=number, demand=drawing.demand)
        if package and _get_along(drawing, package.offers) and (best is None or _worth(package) > _worth(best)):
            best = package
    for offer in best.offers if best else ():
        _give(drawing, offer)
    for request in sorted(members, key=lambda request: (drawing.ranks[request.id].key, request.id)):
        _note(drawing, request.id, rule="pavilion" if best else "nothing")


def _worth(package: Package) -> tuple[int, int]:
    return -package.concessions, package.score


def _get_along(drawing: _Drawing, offers: tuple[Offer, ...]) -> bool:
    """Tell whether no rivals inside a pavilion are beside or facing."""
    place = {offer.request: offer.booth for offer in offers}
    pairs = ((place[one], place[other]) for one, other in drawing.demand.rivals if {one, other} <= place.keys())
    return all((min(pair), max(pair)) not in drawing.demand.close for pair in pairs)


def _left_for(drawing: _Drawing, request: Request) -> Suited:
    """Return what suits a request and is neither taken nor refused."""
    here = suited(request, drawing.demand)
    out = drawing.ground.taken()
    for _, where in drawing.ground.refusals(request.id):
        out |= where
    return replace(here, conceded=np.where(out, -1, here.conceded))


def _give(drawing: _Drawing, offer: Offer) -> None:
    drawing.offers[offer.request] = offer
    drawing.ground.give(offer.request, offer.booth)


def _note(drawing: _Drawing, name: str, *, rule: str, tried: tuple[Tried, ...] = (), passed_over: int = 0) -> None:
    rank, offer = drawing.ranks[name], drawing.offers.get(name)
    drawing.turns.append(
        Turn(
            exhibitor=name,
            order=len(drawing.turns) + 1,
            band=rank.band,
            points=rank.points,
            contracted=rank.contracted,
            lot=rank.lot,
            tried=tried,
            passed_over=passed_over,
            booths=drawing.demand.market.places[offer.booth] if offer else (),
            score=offer.score if offer else 0,
            rule=rule,
        )
    )
