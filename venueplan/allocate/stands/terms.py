"""Who must, should or must not stand near whom, in terms of requests and booths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from venueplan.allocate.stands.requests import Request, homes_of
from venueplan.allocate.stands.scores import weight_of, worth_of_rank
from venueplan.allocate.stands.suitability import Market
from venueplan.rules import Neighbours
from venueplan.rules.asked import Near, near_pairs, sides_of
from venueplan.rules.booths.wishes import wished_neighbour


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Requests that are not to be near each other; all pairs of ``one`` where ``other`` is empty."""

    relation: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, kw_only=True)
class Together:
    """Requests that are to be within so many metres of the first."""

    relation: str
    first: str
    member: str
    within: float
    price: int


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Requests of which a hall has at most so many."""

    relation: str
    members: tuple[str, ...]
    per_hall: int
    price: int


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A wish to be near, or far from, another request; ``worth`` is what it scores if it comes true."""

    request: str
    other: str
    near: bool
    worth: int


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Everything that concerns more than one request."""

    apart: tuple[Apart, ...] = ()
    together: tuple[Together, ...] = ()
    spread: tuple[Spread, ...] = ()
    wishes: tuple[Wish, ...] = ()

    @property
    def concerned(self) -> frozenset[str]:
        """Ids of the requests whose exact place matters to others."""
        names = [name for term in self.apart for name in (*term.one, *term.other)]
        names += [name for each in self.together for name in (each.first, each.member)]
        names += [name for each in self.spread for name in each.members]
        names += [name for wish in self.wishes for name in (wish.request, wish.other)]
        return frozenset(names)

    def among(self, requests: frozenset[str]) -> Terms:
        """Return what concerns these requests only."""
        return Terms(
            apart=tuple(
                Apart(
                    relation=term.relation,
                    one=tuple(name for name in term.one if name in requests),
                    other=tuple(name for name in term.other if name in requests),
                    near=term.near,
                )
                for term in self.apart
            ),
            together=tuple(each for each in self.together if {each.first, each.member} <= requests),
            spread=tuple(
                Spread(
                    relation=each.relation,
                    members=tuple(name for name in each.members if name in requests),
                    per_hall=each.per_hall,
                    price=each.price,
                )
                for each in self.spread
            ),
            wishes=tuple(wish for wish in self.wishes if {wish.request, wish.other} <= requests),
        )


def terms_of(market: Market, requests: tuple[Request, ...], *, near: Neighbours) -> Terms:
    """Return what the event's relations and wishes for neighbours mean for requests."""
    home = homes_of(requests)
    apart: list[Apart] = []
    together: list[Together] = []
    spread: list[Spread] = []
    for relation in market.plan.event.relations:
        pairs = near_pairs(relation, market.booths, near=near) if relation.kind == "apart" else ()
        for side in sides_of(relation, market.plan.event.exhibitors):
            one, other = (tuple(dict.fromkeys(home[name] for name in names)) for names in (side.members, side.others))
            if relation.kind == "apart" and (len(one) > 1 or other):
                apart.append(Apart(relation=relation.id, one=one, other=other, near=pairs))
            if relation.kind == "together":
                price, within = relation.weight, relation.within
                together += [
                    Together(relation=relation.id, first=one[0], member=member, within=within, price=price)
                    for member in one[1:]
                ]
            if relation.kind == "spread" and relation.per_hall:
                many = Spread(relation=relation.id, members=one, per_hall=relation.per_hall, price=relation.weight)
                spread.append(many)
    return Terms(
        apart=tuple(apart),
        together=tuple(together),
        spread=tuple(spread),
        wishes=tuple(_wishes(market, requests, home=home)),
    )


def _wishes(market: Market, requests: tuple[Request, ...], *, home: dict[str, str]) -> Iterator[Wish]:
    most = most_points(market)
    weight = market.plan.event.policy.weighing["preference"]
    for request in requests:
        for rank, words in enumerate(request.holder.preferences):
            found = wished_neighbour(words, home)
            if found and home[found[1]] != request.id:
                worth = round(weight * weight_of(request.holder, most_points=most) * worth_of_rank(rank))
                yield Wish(request=request.id, other=home[found[1]], near=found[0] == "near", worth=worth)


def most_points(market: Market) -> int:
    """Return the priority points of the exhibitor who has most, of those who hold a stand."""
    holders = (exhibitor for exhibitor in market.plan.event.exhibitors if not exhibitor.shares_with)
    return max((exhibitor.points for exhibitor in holders), default=0)
