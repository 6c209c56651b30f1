"""Exhibitors to booths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from venueplan.allocate.stands.blocks import Block, blocks_of, rows_of
from venueplan.allocate.stands.choice import Choice, Demand, Offer, choice_of, offers_of
from venueplan.allocate.stands.contradictions import refuse_contradictions
from venueplan.allocate.stands.requests import Request, requests_of, rival_requests
from venueplan.allocate.stands.scores import preference_rank, score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.errors import InputError
from venueplan.model import Allocation, Assignment, Plan, Proof
from venueplan.rules import Neighbours, neighbours
from venueplan.solve import Effort, effort_named, select_columns, solver_name

OnProgress = Callable[[str, float], None]

MOST_CONCESSIONS = 4
"""If somebody would have no stand, a booth may be larger or have fewer open sides than asked for."""


def allocate_exhibitors(
    plan: Plan, *, effort: str = "reproducible", seed: int = 0, on_progress: OnProgress | None = None
) -> Allocation:
    """Give every exhibitor a booth of the plan, the best in total and with a proof of how good that is.

    Zone, at least 90 % of the area, open sides, needs, pins, rivals apart (neither beside nor facing) and pavilions in
    one unbroken run of booths are kept without exception. First as many as possible are placed; then the score
    decides: wishes by rank and open sides beyond those asked for, both weighted by priority points, less what a stand
    differs in area. Only if somebody would be left without a stand, larger stands and fewer open sides than asked for
    are conceded, as seldom as possible.

    Parameters
    ----------
    plan
        Venue, event and floor plan.
    effort
        ``reproducible`` (the same plan on every run), ``fast`` (the same with smaller limits) or ``proof`` (more
        workers, not reproducible).
    seed
        Seed of the search.
    on_progress
        Called with what is known so far and the fraction done.

    Returns
    -------
    Allocation
        Assignments with the parts of their scores, who is unplaced, and objective, bound and status.

    Raises
    ------
    InputError
        If the plan has no floor plan, or a wish names a booth that does not exist.
    ContradictionError
        If hard demands contradict each other; the exhibitors are named.
    """
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; arrange them first")
    tell = on_progress or (lambda _message, _fraction: None)
    limits = effort_named(effort)
    demand = demand_of(plan)
    refuse_contradictions(demand)
    tell("who can stand where", 0.1)
    search = _Search(effort=limits, seed=seed, tell=_part(tell, 0.1, 0.5))
    settled = search.best_for(demand)
    if len(settled.chosen) < len(demand.requests):
        tell("somebody would be left out: looking for concessions", 0.5)
        everybody = dict.fromkeys((request.id for request in demand.requests), MOST_CONCESSIONS)
        search = replace(search, tell=_part(tell, 0.5, 0.7))
        least = search.fewest_left_out(replace(demand, concessions=everybody))
        tell("who is left out is decided: looking for the best score of the others", 0.7)
        search = replace(search, tell=_part(tell, 0.7, 1.0))
        settled = _whichever_places_more(search.best_for(_as_decided(demand, least.chosen)), least)
    tell("exhibitors are placed", 1.0)
    return _allocation(demand, settled, solver=solver_name(limits, seed=seed))


def _part(tell: OnProgress, *span: float) -> OnProgress:
    """Return a listener that maps the whole of a stage onto its span of the work."""
    return lambda message, share: tell(message, span[0] + share * (span[1] - span[0]))


@dataclass(frozen=True, kw_only=True)
class _Settled:
    """Who stands where by request, the best score that anybody could reach, and the search's word."""

    chosen: Mapping[str, Offer]
    bound: int
    status: str

    @property
    def objective(self) -> int:
        """Score of those who are placed."""
        return sum(offer.score for offer in self.chosen.values())


def _whichever_places_more(best: _Settled, least: _Settled) -> _Settled:
    """Return the best score, unless the search for it ended before it had placed everybody that can be placed."""
    if len(best.chosen) == len(least.chosen):
        return best
    return _Settled(chosen=least.chosen, bound=max(best.bound, least.objective), status="feasible")


def _as_decided(demand: Demand, least: Mapping[str, Offer]) -> Demand:
    """Return the demand without those who are left out, conceding to each of the others what it needs and no more.

    The bound of the score is then one for the score of those who are placed.
    """
    requests = tuple(request for request in demand.requests if request.id in least)
    pavilions = {request.holder.pavilion for request in requests}
    return replace(
        demand,
        requests=requests,
        blocks={pavilion: blocks for pavilion, blocks in demand.blocks.items() if pavilion in pavilions},
        rivals=tuple(pair for pair in demand.rivals if least.keys() >= set(pair)),
        concessions={request.id: least[request.id].concessions for request in requests},
    )


def demand_of(plan: Plan) -> Demand:
    """Return what is to be decided: requests, the booths that can be let, blocks of pavilions and rivals."""
    booths = plan.floor_plan.to_let if plan.floor_plan else ()
    market = Market(plan=plan, booths=tuple(sorted(booths, key=lambda booth: booth.id)))
    requests = requests_of(plan.event)
    near = neighbours(market.booths, reach=market.pack["facing-reach"].value)
    sizes: dict[str, int] = {}
    for request in requests:
        if request.holder.pavilion:
            sizes[request.holder.pavilion] = sizes.get(request.holder.pavilion, 0) + 1
    return Demand(
        market=market,
        requests=requests,
        blocks={pavilion: _blocks(market, size=size, near=near) for pavilion, size in sorted(sizes.items())},
        rivals=rival_requests(requests),
        close=near.close,
    )


def _blocks(market: Market, *, size: int, near: Neighbours) -> tuple[Block, ...]:
    rows = rows_of(market.booths).values()
    return tuple(block for row in rows if len(row) >= size for block in blocks_of(row, size=size, neighbours=near))


@dataclass(frozen=True, kw_only=True)
class _Search:
    """How to look for an allocation."""

    effort: Effort
    seed: int
    tell: OnProgress

    def best_for(self, demand: Demand) -> _Settled:
        """Look for the best score with everybody placed; nobody is chosen if that is proven impossible."""
        choice = _choice(demand)
        slack = int(self.effort.tolerance * choice.best_imaginable)
        return self._settle(choice, demand, slack=slack, floor=choice.least_with_everybody)

    def fewest_left_out(self, demand: Demand) -> _Settled:
        """Look for the fewest left out, then the fewest concessions; the score comes later."""
        choice = _choice(demand)
        price = choice.price_of_conceding or choice.price_of_leaving
        return self._settle(choice, demand, slack=price // 2, floor=None)

    def _settle(self, choice: Choice, demand: Demand, *, slack: int, floor: int | None) -> _Settled:
        selected = select_columns(
            choice.selection, effort=self.effort, seed=self.seed, slack=slack, floor=floor, on_progress=self.tell
        )
        columns = [column for column in selected.chosen if column < len(choice.offers)]
        chosen = {choice.offers[column].request: choice.offers[column] for column in columns}
        missing = len(demand.requests) - len(chosen)
        conceded = sum(offer.concessions for offer in chosen.values())
        paid = choice.price_of_leaving * missing + choice.price_of_conceding * conceded
        return _Settled(chosen=chosen, bound=selected.bound + paid, status=selected.status)


def _choice(demand: Demand) -> Choice:
    offers, blocks = worth_offering(demand, offers_of(demand))
    return choice_of(replace(demand, blocks=blocks), offers)


def worth_offering(demand: Demand, offers: tuple[Offer, ...]) -> tuple[tuple[Offer, ...], dict[str, tuple[Block, ...]]]:
    """Leave out the blocks in which some member finds no stand or some stand no member, and renumber the others."""
    pairs: dict[tuple[str, int], list[Offer]] = {}
    pavilion_of = {request.id: request.holder.pavilion for request in demand.requests}
    for offer in offers:
        pairs.setdefault((pavilion_of[offer.request], offer.block), []).append(offer)
    kept = list(pairs.pop(("", -1), []))
    blocks: dict[str, tuple[Block, ...]] = dict.fromkeys(demand.blocks, ())
    for (pavilion, number), inside in sorted(pairs.items(), key=lambda item: item[0]):
        block = demand.blocks[pavilion][number]
        size = len(block.booths)
        if len({offer.request for offer in inside}) == size == len({offer.booth for offer in inside}):
            kept += [replace(offer, block=len(blocks[pavilion])) for offer in inside]
            blocks[pavilion] = (*blocks[pavilion], block)
    return tuple(kept), blocks


def _allocation(demand: Demand, settled: _Settled, *, solver: str) -> Allocation:
    chosen = settled.chosen
    left = {e.id for request in demand.requests if request.id not in chosen for e in request.exhibitors}
    assignments = [
        assignment
        for request in demand.requests
        if request.id in chosen
        for assignment in _assignments(request, chosen[request.id], demand=demand)
    ]
    return Allocation(
        assignments=tuple(assignments),
        unplaced=tuple(exhibitor.id for exhibitor in demand.market.plan.event.exhibitors if exhibitor.id in left),
        proof=Proof(objective=settled.objective, bound=settled.bound, status=settled.status, solver=solver),
    )


def _assignments(request: Request, offer: Offer, *, demand: Demand) -> Iterator[Assignment]:
    """Yield the assignment of the holder, with its score, and of those who share its stand."""
    booth = next(booth for booth in demand.market.booths if booth.id == offer.booth)
    for exhibitor in request.exhibitors:
        holds = exhibitor is request.holder
        points = demand.most_points
        yield Assignment(
            exhibitor=exhibitor.id,
            booths=(booth.id,),
            preference_rank=preference_rank(exhibitor, booth, market=demand.market),
            score=score_parts(request, booth, market=demand.market, most_points=points) if holds else (),
        )
