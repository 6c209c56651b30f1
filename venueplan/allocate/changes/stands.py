"""Exhibitors to booths anew, moving as few as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from venueplan.allocate.changes.standing import Standing, standing_of, with_their_blocks, with_their_stands
from venueplan.allocate.stands.answer import Answer
from venueplan.allocate.stands.choice import Choice, Demand, Offer, offers_of
from venueplan.allocate.stands.exhibitors import MOST_CONCESSIONS
from venueplan.allocate.stands.relating.selecting import choice_for
from venueplan.allocate.stands.wanting import demand_of
from venueplan.model import Allocation, Changes, Plan, Proof
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

    A pavilion that would find no block any more because a member asks for something else keeps its place without that
    member.

    Parameters
    ----------
    before, after
        The plan, and the plan with the changes written into it.
    """
    moved = _move(before, after, changes=changes, how=(effort, seed), on_progress=on_progress)
    outgrown = _who_outgrew_a_pavilion(moved, before=before, after=after, changes=changes)
    if not outgrown:
        return moved
    everybody = after.event.exhibitors
    others = tuple(one for one in everybody if outgrown.isdisjoint({one.id, one.shares_with}))
    rest = replace(after, event=replace(after.event, exhibitors=others))
    again = _move(before, rest, changes=changes, how=(effort, seed), on_progress=on_progress)
    placed = {assignment.exhibitor for assignment in again.allocation.assignments}
    left = tuple(one.id for one in everybody if one.id not in placed)
    return replace(again, allocation=replace(again.allocation, unplaced=left))


def _who_outgrew_a_pavilion(moved: Moved, *, before: Plan, after: Plan, changes: Changes) -> frozenset[str]:
    """Return the members with other requests than before of pavilions that had a block and are left out."""
    other = {exhibitor.id for exhibitor in changes.exhibitors} | {name for name, _ in changes.sizes}
    here = before.allocation.by_exhibitor if before.allocation else {}
    found: set[str] = set()
    for pavilion in sorted({one.pavilion for one in after.event.exhibitors} - {""}):
        members = {one.id for one in after.event.exhibitors if one.pavilion == pavilion and not one.shares_with}
        if members.issubset(moved.allocation.unplaced) and (members - other) & here.keys():
            found |= members & other
    return frozenset(found)


def _move(before: Plan, after: Plan, *, changes: Changes, how: tuple[Effort, int], on_progress: OnProgress) -> Moved:
    effort, seed = how
    held = before.allocation.assignments if before.allocation else ()
    demand = replace(demand_of(after, joined=[one.booths for one in held]), opened=True)
    standing = standing_of(before, demand, changes=changes)
    demand = with_their_blocks(demand, standing, before=before)
    moving = _Moving(demand=demand, standing=standing, solver=solver_name(effort, seed=seed))
    found = moving.least(effort=effort, seed=seed, on_progress=on_progress, conceding_is_next=True)
    if found.left_out or not found.selected.chosen:
        conceding = dict.fromkeys((request.id for request in demand.requests), MOST_CONCESSIONS)
        moving = replace(moving, demand=replace(demand, concessions=conceding))
        found = moving.least(effort=effort, seed=seed, on_progress=on_progress)
    return _answer(moving, found)


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
        packages = self.choice.packages
        chosen = (packages[column] for column in self.selected.chosen if column < len(packages))
        return {offer.request: offer for package in chosen for offer in package.offers}


@dataclass(frozen=True, kw_only=True)
class _Moving:
    """A demand with everybody who stands somewhere already; no pavilion is decided as a whole."""

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

    def least(self, *, effort: Effort, seed: int, on_progress: OnProgress, conceding_is_next: bool = False) -> _Found:
        """Look for the fewest left out, then the fewest concessions, the least moves and the best score.

        Parameters
        ----------
        conceding_is_next
            Whether the score need not be looked for if somebody is left out.
        """
        offers = with_their_stands(self.demand, self.standing, offers=offers_of(self.demand))
        choice = choice_for(self.demand, offers=offers)
        selection, then = self._by_moves(choice), self._by_score(choice)

        def leaves_somebody_out(chosen: tuple[int, ...]) -> bool:
            return conceding_is_next and any(_is_leaving(choice, choice.selection.scores[column]) for column in chosen)

        selected = select_in_order(
            selection, then, effort=effort, seed=seed, on_progress=on_progress, is_enough=leaves_somebody_out
        )
        found = _Found(choice=choice, selected=selected, left_out=0, paid=0)
        chosen = found.offers
        left_out = tuple(request.id for request in self.demand.requests if request.id not in chosen)
        conceded = sum(offer.concessions for offer in chosen.values())
        return replace(found, left_out=len(left_out), paid=self._price_of(left_out) + self.conceding * conceded)

    def _by_moves(self, choice: Choice) -> Selection:
        """Return the selection of a choice, scored by who leaves, who concedes and who moves."""
        selection, offers = choice.selection, [package.offers[0] for package in choice.packages]
        scores = [
            -self.conceding * offer.concessions - self.standing.cost(offer.request, stays=self.standing.stays(offer))
            for offer in offers
        ]
        without = iter(self._who_can_go_without())
        scores += [
            -self._price_of(next(without)) if _is_leaving(choice, score) else 0
            for score in selection.scores[len(offers) :]
        ]
        settled = {
            column: offer.booth
            for column, offer in enumerate(offers)
            if self.standing.stays(offer) and offer.request in self.standing.settled
        }
        return Selection(scores=tuple(scores), rows=tuple(_as_it_was(row, settled) for row in selection.rows))

    @staticmethod
    def _by_score(choice: Choice) -> tuple[int, ...]:
        """Return the score of every column, concessions and who leaves apart."""
        scores = [package.score for package in choice.packages]
        scores += [0 if _is_leaving(choice, score) else score for score in choice.selection.scores[len(scores) :]]
        return tuple(scores)

    def _who_can_go_without(self) -> Iterator[tuple[str, ...]]:
        """Yield the requests of each column that says who has no stand, in the order of the columns."""
        yield from ((request.id,) for request in self.demand.requests if not request.holder.pavilion)
        for pavilion in sorted(self.demand.blocks):
            yield tuple(member.id for member in self.demand.members(pavilion))

    def _price_of(self, requests: tuple[str, ...]) -> int:
        """Return what it costs that some have no stand; nobody who has one loses it to somebody who has none."""
        return sum(self.leaving + self.conceding * (name in self.standing.booths) for name in requests)


def _is_leaving(choice: Choice, score: int) -> bool:
    """Tell whether a column says that somebody goes without; relations cost less than that."""
    return score <= -choice.price_of_leaving


def _as_it_was(row: Row, settled: Mapping[int, str]) -> Row:
    """Return a row that does not object to what it found: rivals who stand too near already may both stay."""
    here = {column: settled[column] for column in row.columns if column in settled}
    if row.exact or row.minus or len(set(here.values())) <= row.total:
        return row
    kept = set(sorted(set(here.values()))[: row.total])
    dropped = {column for column, booth in here.items() if booth not in kept}
    return replace(row, columns=tuple(column for column in row.columns if column not in dropped))


def _answer(moving: _Moving, found: _Found) -> Moved:
    selected, answer = found.selected, Answer(demand=moving.demand, offers=found.offers)
    score = Proof(
        objective=answer.objective,
        bound=max(answer.objective, selected.bound),
        status=selected.status,
        solver=moving.solver,
    )
    first = selected.first
    cost = Proof(
        objective=-first.objective - found.paid,
        bound=max(0, -first.bound - found.paid),
        status=first.status,
        solver=moving.solver,
    )
    allocation = Allocation(assignments=answer.assignments, unplaced=answer.unplaced, proof=score)
    return Moved(allocation=allocation, cost=cost)
