"""Every way in which requests can be met: what is decided, and what can be offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.stands.blocks import Block
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.scores import Valuation
from venueplan.allocate.stands.suitability import Market
from venueplan.allocate.stands.terms import Terms
from venueplan.solve import OUT, Selection, best_pairing

CONCEDING = 10**8
"""A concession inside a block weighs more than any score."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A request on a stand of the market; ``block`` is the number of its pavilion's block, or -1."""

    request: str
    booth: str
    score: int
    concessions: int = 0
    block: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """Offers that come together, with their score and concessions: one, or those of a whole pavilion in one block."""

    offers: tuple[Offer, ...]
    score: int
    concessions: int = 0

    @classmethod
    def of(cls, *offers: Offer) -> Package:
        """Return offers as a package."""
        return cls(
            offers=offers,
            score=sum(offer.score for offer in offers),
            concessions=sum(offer.concessions for offer in offers),
        )


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What is to be decided.

    Attributes
    ----------
    valuation
        What every stand is worth to everybody.
    requests
        Requests in the order of the event.
    blocks
        Blocks in which each pavilion could stand.
    rivals
        Pairs of requests that must not be close.
    close
        Pairs of booths that are beside or facing.
    terms
        Relations of the event, and wishes for neighbours.
    concessions
        How many concessions a request may be asked for; 0 where it is not named.
    floors
        Least score of a request, where fairness sets one.
    opened
        Whether no pavilion is decided as a whole, though it could be.
    conceding_is_free
        Whether concessions cost nothing: a draw made as many as it made, and is measured against the best score.
    """

    market: Market
    valuation: Valuation
    requests: tuple[Request, ...]
    blocks: Mapping[str, tuple[Block, ...]]
    rivals: tuple[tuple[str, str], ...]
    close: frozenset[tuple[str, str]]
    terms: Terms = field(default_factory=Terms)
    concessions: Mapping[str, int] = field(default_factory=dict)
    floors: Mapping[str, int] = field(default_factory=dict)
    conceding_is_free: bool = False
    opened: bool = False

    @property
    def most_points(self) -> int:
        """Priority points of the exhibitor who has most."""
        return self.valuation.most_points

    def members(self, pavilion: str) -> tuple[Request, ...]:
        """Return the requests of a pavilion."""
        return tuple(request for request in self.requests if request.holder.pavilion == pavilion)

    @cached_property
    def closed(self) -> frozenset[str]:
        """Pavilions whose insides matter to nobody outside: a block of theirs is one decision."""
        rivals = {name for pair in self.rivals for name in pair} | self.terms.concerned
        return frozenset(
            pavilion
            for pavilion in self.blocks
            if not self.opened and all(request.id not in rivals for request in self.members(pavilion))
        )


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The selection, and what its columns mean.

    Attributes
    ----------
    packages
        Meaning of the first columns.
    selection
        Columns of the packages, then one for each block of a pavilion that is no package, for each request or pavilion
        that goes without, and for what relations cost.
    price_of_leaving, price_of_conceding
        Points taken off for each request without a stand and each concession; so large that first everybody is placed,
        then as much as possible is granted, then the score decides. They are no part of any score that is reported.
    most_of_relations
        The most that wishes for neighbours can add to a score.
    closed
        Pavilions of which every block is one package.
    blocks
        Pavilion and booths by the column of a block of every other pavilion.
    """

    packages: tuple[Package, ...]
    selection: Selection
    price_of_leaving: int
    price_of_conceding: int
    most_of_relations: int = 0
    closed: frozenset[str] = frozenset()
    blocks: Mapping[int, tuple[str, frozenset[str]]] = field(default_factory=dict)

    @property
    def least_with_everybody(self) -> int:
        """Every choice that leaves somebody out scores less than this, prices off; every other at least this."""
        return self.best_imaginable - self.price_of_leaving + 1

    @property
    def best_imaginable(self) -> int:
        """Score if every request had its best stand for itself."""
        best: dict[str, int] = {}
        for package in self.packages:
            owner = package.offers[0].request
            best[owner] = max(best.get(owner, 0), package.score)
        return sum(best.values()) + self.most_of_relations


@dataclass(frozen=True, kw_only=True)
class Suited:
    """Score and concessions of one request on every stand, by position; -1 where it is out of the question."""

    request: str
    scores: Integers
    conceded: Integers

    def at(self, position: int, *, stand: str, block: int = -1) -> Offer:
        """Return the offer of a stand."""
        return Offer(
            request=self.request,
            booth=stand,
            score=int(self.scores[position]),
            concessions=int(self.conceded[position]),
            block=block,
        )


def suited(request: Request, demand: Demand) -> Suited:
    """Return what each stand scores for a request, and the concessions it asks."""
    scores = demand.valuation.total(request)
    conceded = demand.market.conceded(request)
    too_many = conceded > demand.concessions.get(request.id, 0)
    too_little = scores < demand.floors.get(request.id, np.iinfo(np.int64).min)
    return Suited(request=request.id, scores=scores, conceded=np.where(too_many | too_little, -1, conceded))


def offers_of(demand: Demand) -> Iterator[Offer]:
    """Yield every way to meet a request with no more concessions than it may be asked for.

    Those of closed pavilions are not among them: their blocks are decided as a whole.
    """
    stands = [stand.id for stand in demand.market.stands]
    index = demand.market.index
    for request in demand.requests:
        pavilion = request.holder.pavilion
        if pavilion in demand.closed:
            continue
        here = suited(request, demand)
        scores, conceded = here.scores.tolist(), here.conceded.tolist()
        where = (
            [(-1, range(len(stands)))]
            if not pavilion
            else [
                (number, [index[name] for name in block.booths]) for number, block in enumerate(demand.blocks[pavilion])
            ]
        )
        for block, positions in where:
            for position in positions:
                if conceded[position] >= 0:
                    yield Offer(
                        request=request.id,
                        booth=stands[position],
                        score=scores[position],
                        concessions=conceded[position],
                        block=block,
                    )


def best_in_block(members: Sequence[Suited], block: Block, *, number: int, demand: Demand) -> Package | None:
    """Return the best pairing of members and booths of a block, by concessions, then score; None if there is none."""
    positions = np.array([demand.market.index[name] for name in block.booths])
    conceded = np.array([member.conceded[positions] for member in members])
    scores = np.array([member.scores[positions] for member in members])
    if len(members) != len(positions) or (conceded.max(axis=0) < 0).any() or (conceded.max(axis=1) < 0).any():
        return None
    pairing = best_pairing(np.where(conceded < 0, OUT, scores - CONCEDING * conceded))
    if pairing is None:
        return None
    return Package.of(
        *(
            member.at(int(positions[place]), stand=block.booths[place], block=number)
            for member, place in zip(members, pairing, strict=True)
        )
    )
