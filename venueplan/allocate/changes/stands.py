"""Exhibitors to booths anew, moving as few as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from venueplan.allocate.changes.standing import Standing, standing_of, with_their_blocks, with_their_stands
from venueplan.allocate.stands.choice import Choice, Demand, Offer, choice_of, offers_of
from venueplan.allocate.stands.exhibitors import MOST_CONCESSIONS, demand_of, worth_offering
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.scores import preference_rank, score_parts
from venueplan.model import Allocation, Assignment, Changes, Plan, Proof
from venueplan.solve import Effort, Row, SelectedInOrder, Selection, select_in_order, solver_name

OnProgress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """An answer that moves as little as possible, and the proof of that.

    Attributes
    ----------
    cost
        Weighted moves and the least that any answer needs which places as many and concedes as little.
    """

    allocation: Allocation
    cost: Proof


def move_exhibitors(
    before: Plan, after: Plan, *, changes: Changes, effort: Effort, seed: int, on_progress: OnProgress
) -> Moved:
    """Return an allocation of a changed plan that first places as many as possible, then moves least, then is best.

    Parameters
    ----------
    before, after
        The plan, and the plan with the changes written into it.
    """
    demand = demand_of(after)
    standing = standing_of(before, demand, changes=changes)
    demand = with_their_blocks(demand, standing, before=before)
    moving = _Moving(demand=demand, standing=standing, solver=solver_name(effort, seed=seed))
    found = moving.least(effort=effort, seed=seed, on_progress=on_progress)
    if found.left_out or not found.selected.chosen:
        conceding = dict.fromkeys((request.id for request in demand.requests), MOST_CONCESSIONS)
        moving = replace(moving, demand=replace(demand, concessions=conceding))
        found = moving.least(effort=effort, seed=seed, on_progress=on_progress)
    return _answer(moving, found, before=before)


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What was chosen, and what its columns mean."""

    choice: Choice
    selected: SelectedInOrder
    left_out: int
    paid: int

    @property
    def offers(self) -> dict[str, Offer]:
        """The chosen offer of each request."""
        columns = (column for column in self.selected.chosen if column < len(self.choice.offers))
        return {offer.request: offer for offer in (self.choice.offers[column] for column in columns)}


@dataclass(frozen=True, kw_only=True)
class _Moving:
    """A demand with everybody who stands somewhere already."""

    demand: Demand
    standing: Standing
    solver: str

    @property
    def conceding(self) -> int:
        """Points taken off for a concession: more than all moves together."""
        return 1 + sum(self.standing.weights.values())

    @property
    def leaving(self) -> int:
        """Points taken off for a request without a stand: more than everything else together."""
        return self.conceding * (2 + (1 + MOST_CONCESSIONS) * len(self.demand.requests))

    def least(self, *, effort: Effort, seed: int, on_progress: OnProgress) -> _Found:
        """Look for the fewest left out, then the fewest concessions, the least moves and the best score."""
        offers = with_their_stands(self.demand, self.standing, offers=offers_of(self.demand))
        offers, blocks = worth_offering(self.demand, offers)
        choice = choice_of(replace(self.demand, blocks=blocks), offers)
        selection = self._by_moves(choice)
        then = tuple(offer.score for offer in offers) + (0,) * (len(selection.scores) - len(offers))
        selected = select_in_order(selection, then, effort=effort, seed=seed, on_progress=on_progress)
        found = _Found(choice=choice, selected=selected, left_out=0, paid=0)
        chosen = found.offers
        left_out = tuple(request.id for request in self.demand.requests if request.id not in chosen)
        conceded = sum(offer.concessions for offer in chosen.values())
        return replace(found, left_out=len(left_out), paid=self._price_of(left_out) + self.conceding * conceded)

    def _by_moves(self, choice: Choice) -> Selection:
        """Return the selection of a choice, scored by who leaves, who concedes and who moves."""
        selection, offers = choice.selection, choice.offers
        scores = [
            -self.conceding * offer.concessions - self.standing.cost(offer.request, stays=self.standing.stays(offer))
            for offer in offers
        ]
        without = iter(self._who_can_go_without())
        scores += [-self._price_of(next(without)) if score else 0 for score in selection.scores[len(offers) :]]
        settled = {
            column: offer.booth
            for column, offer in enumerate(offers)
            if self.standing.stays(offer) and offer.request in self.standing.settled
        }
        rows = (_as_it_was(row, settled) for row in selection.rows)
        return Selection(scores=tuple(scores), rows=(*rows, *self._whole_stands(offers)))

    def _who_can_go_without(self) -> Iterator[tuple[str, ...]]:
        """Yield the requests of each column that says who has no stand, in the order of the columns."""
        yield from ((request.id,) for request in self.demand.requests if not request.holder.pavilion)
        for pavilion in sorted(self.demand.blocks):
            yield tuple(member.id for member in self.demand.members(pavilion))

    def _price_of(self, requests: tuple[str, ...]) -> int:
        """Return what it costs that some have no stand; nobody who has one loses it to somebody who has none."""
        return sum(self.leaving + self.conceding * (name in self.standing.booths) for name in requests)

    def _whole_stands(self, offers: tuple[Offer, ...]) -> Iterator[Row]:
        """Yield a row for each further booth of who stays on several: nobody else takes it."""
        by_booth: dict[str, list[int]] = {}
        for column, offer in enumerate(offers):
            by_booth.setdefault(offer.booth, []).append(column)
            if self.standing.stays(offer):
                for booth in self.standing.booths[offer.request][1:]:
                    by_booth.setdefault(booth, []).append(column)
        several = {booth for stand in self.standing.booths.values() for booth in stand[1:]}
        for booth in sorted(several & by_booth.keys()):
            yield Row(columns=tuple(by_booth[booth]))


def _as_it_was(row: Row, settled: Mapping[int, str]) -> Row:
    """Return a row that does not object to what it found: rivals who stand too near already may both stay."""
    here = {column: settled[column] for column in row.columns if column in settled}
    if row.exact or row.minus or len(set(here.values())) < 2:
        return row
    first = next(iter(here.values()))
    dropped = {column for column, booth in here.items() if booth != first}
    return replace(row, columns=tuple(column for column in row.columns if column not in dropped))


def _answer(moving: _Moving, found: _Found, *, before: Plan) -> Moved:
    selected, chosen = found.selected, found.offers
    held = before.allocation.by_exhibitor if before.allocation else {}
    assignments = tuple(
        assignment
        for request in moving.demand.requests
        if request.id in chosen
        for assignment in _assignments(moving, request, offer=chosen[request.id], held=held)
    )
    placed = {assignment.exhibitor for assignment in assignments}
    everybody = moving.demand.market.plan.event.exhibitors
    score = Proof(objective=selected.objective, bound=selected.bound, status=selected.status, solver=moving.solver)
    first = selected.first
    cost = Proof(
        objective=-first.objective - found.paid,
        bound=max(0, -first.bound - found.paid),
        status=first.status,
        solver=moving.solver,
    )
    unplaced = tuple(exhibitor.id for exhibitor in everybody if exhibitor.id not in placed)
    return Moved(allocation=Allocation(assignments=assignments, unplaced=unplaced, proof=score), cost=cost)


def _assignments(
    moving: _Moving, request: Request, *, offer: Offer, held: Mapping[str, Assignment]
) -> Iterator[Assignment]:
    """Yield the assignments of everybody on a stand; who stays on several booths keeps them with what they score."""
    demand = moving.demand
    stays = moving.standing.stays(offer)
    stand = moving.standing.booths[request.id] if stays else (offer.booth,)
    booth = next(booth for booth in demand.market.booths if booth.id == offer.booth)
    parts = score_parts(request, booth, market=demand.market, most_points=demand.most_points)
    for exhibitor in request.exhibitors:
        holds = exhibitor is request.holder
        kept = held.get(exhibitor.id)
        if len(stand) > 1 and kept:
            yield replace(kept, booths=stand)
        else:
            rank = preference_rank(exhibitor, booth, market=demand.market)
            yield Assignment(exhibitor=exhibitor.id, booths=stand, preference_rank=rank, score=parts if holds else ())
