"""Exhibitors to booths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from venueplan.allocate.stands.additive import Placed, is_additive, place_additively
from venueplan.allocate.stands.answer import Answer
from venueplan.allocate.stands.choice import Choice, Demand, Offer
from venueplan.allocate.stands.contradictions import refuse_contradictions
from venueplan.allocate.stands.drawing.draw import Drawn, draw_stands
from venueplan.allocate.stands.relating.hints import hint_of
from venueplan.allocate.stands.relating.selecting import choice_for
from venueplan.allocate.stands.wanting import demand_of, without_those_left_out
from venueplan.errors import InputError
from venueplan.model import Allocation, Certificate, Exhibitor, Plan, Proof
from venueplan.solve import Effort, Selected, Wish, effort_named, matching_name, select_columns, solver_name

OnProgress = Callable[[str, float], None]

MOST_CONCESSIONS = 4
"""If somebody would have no stand, a booth may be larger or have fewer open sides than asked for."""


def allocate_exhibitors(
    plan: Plan, *, effort: str = "reproducible", seed: int = 0, on_progress: OnProgress | None = None
) -> Allocation:
    """Give every exhibitor a stand of the plan, as the event's policy says, and with a proof of how good that is.

    Zone, area, needs, budget, pins, what is forbidden or held, rivals apart (neither beside nor facing), relations
    without a price, and pavilions in one unbroken run of booths are kept without exception. ``best``: first as many as
    possible are placed; then the score decides, the sum of stated parts
    (:func:`venueplan.allocate.stands.scores.score_parts`) less what broken relations cost. ``draw``: one after the
    other by size band, points, date of contract and lot. ``fair``: the best total in which nobody falls behind the
    draw by more than the event allows. Only if somebody would be left without a stand, larger stands, other shapes and
    fewer open sides than asked for are conceded, as seldom as possible.

    An interrupt (Ctrl-C) ends the search; the best so far is returned, with status ``interrupted``.

    Parameters
    ----------
    plan
        Venue, event and floor plan.
    effort
        ``reproducible`` (the same plan on every run), ``fast`` (the same with smaller limits) or ``proof`` (more
        workers, not reproducible).
    seed
        Seed of the search and of the lots of a draw.
    on_progress
        Called with what is known so far and the fraction done.

    Returns
    -------
    Allocation
        Assignments with the parts of their scores, who is unplaced, objective, bound, status and certificate, and the
        draw where there was one.

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
    kind = plan.event.policy.kind
    if kind == "best" and is_additive(demand):
        placed = place_additively(demand, most_concessions=MOST_CONCESSIONS, tell=_part(tell, 0.1, 1.0))
        return _placed(demand, placed, solver=matching_name(limits, seed=seed))
    drawn = draw_stands(demand, seed=seed)
    tell(f"first plan: {len(drawn.offers)} of {len(demand.requests)} stands are given", 0.15)
    if kind == "fair":
        demand = _held_to(demand, drawn, fairness=plan.event.policy.fairness)
    search = _Search(effort=limits, seed=seed, tell=_part(tell, 0.15, 0.5), drawn=drawn)
    try:
        settled = search.measured(demand) if kind == "draw" else _everybody_first(search, demand, tell=tell)
    except KeyboardInterrupt:  # before the search had anything better than the draw
        settled = _Settled(chosen=drawn.offers, bound=_best_imaginable(demand), status="interrupted")
    tell("exhibitors are placed", 1.0)
    return _allocation(demand, settled, solver=solver_name(limits, seed=seed), drawn=drawn if kind != "best" else None)


def _best_imaginable(demand: Demand) -> int:
    """Return the score if everybody had its best stand for itself, and every wish for a neighbour came true."""
    best = (int(demand.valuation.total(request).max(initial=0)) for request in demand.requests)
    return sum(best) + sum(wish.worth for wish in demand.terms.wishes)


def _part(tell: OnProgress, *span: float) -> OnProgress:
    """Return a listener that maps the whole of a stage onto its span of the work."""
    return lambda message, share: tell(message, span[0] + share * (span[1] - span[0]))


def _held_to(demand: Demand, drawn: Drawn, *, fairness: int) -> Demand:
    """Return the demand in which nobody may fall behind a draw by more than so many points."""
    return replace(
        demand,
        floors={name: offer.score - fairness for name, offer in drawn.offers.items()},
        concessions={name: offer.concessions for name, offer in drawn.offers.items() if offer.concessions},
    )


@dataclass(frozen=True, kw_only=True)
class _Settled:
    """Who stands where by request, the best score that anybody could reach, and the search's word."""

    chosen: Mapping[str, Offer]
    bound: int
    status: str
    certificate: Certificate | None = None


def _everybody_first(search: _Search, demand: Demand, *, tell: OnProgress) -> _Settled:
    """Return the best score with everybody placed or, if that cannot be, with as many as can be."""
    settled = search.best_for(demand)
    if len(settled.chosen) == len(demand.requests) or settled.status == "interrupted":
        return settled
    tell("somebody would be left out: looking for concessions", 0.5)
    everybody = dict.fromkeys((request.id for request in demand.requests), MOST_CONCESSIONS)
    search = replace(search, tell=_part(tell, 0.5, 0.7))
    least = search.fewest_left_out(replace(demand, concessions=everybody))
    if least.status == "interrupted":
        return least
    tell("who is left out is decided: looking for the best score of the others", 0.7)
    search = replace(search, tell=_part(tell, 0.7, 1.0), known=least.chosen)
    conceded = {name: offer.concessions for name, offer in least.chosen.items() if offer.concessions}
    best = search.best_for(replace(without_those_left_out(demand, least.chosen), concessions=conceded))
    if len(best.chosen) == len(least.chosen):
        return best
    objective = sum(offer.score for offer in least.chosen.values())
    return _Settled(chosen=least.chosen, bound=max(best.bound, objective), status="feasible")


@dataclass(frozen=True, kw_only=True)
class _Search:
    """How to look for an allocation; ``known`` are offers of an earlier search."""

    effort: Effort
    seed: int
    tell: OnProgress
    drawn: Drawn
    known: Mapping[str, Offer] = field(default_factory=dict)

    def best_for(self, demand: Demand) -> _Settled:
        """Look for the best score with everybody placed; nobody is chosen if that is proven impossible."""
        choice = choice_for(demand)
        slack = int(self.effort.tolerance * choice.best_imaginable)
        wish = Wish(slack=slack, floor=choice.least_with_everybody, hint=self._hint(choice, demand))
        return self._settle(choice, demand, wish=wish)

    def fewest_left_out(self, demand: Demand) -> _Settled:
        """Look for the fewest left out, then the fewest concessions; the score comes later."""
        choice = choice_for(demand)
        price = choice.price_of_conceding or choice.price_of_leaving
        return self._settle(choice, demand, wish=Wish(slack=price // 2, hint=self._hint(choice, demand)))

    def measured(self, demand: Demand) -> _Settled:
        """Return the draw as it is, against the best total of those who were placed."""
        offers = self.drawn.offers
        conceded = {name: offer.concessions for name, offer in offers.items() if offer.concessions}
        placed = replace(
            without_those_left_out(demand, offers), concessions=conceded, conceding_is_free=True, floors={}
        )
        choice = choice_for(placed)
        selected = self._select(choice, Wish(relaxed_only=True))
        paid = _paid(choice, offers, asked=len(offers))
        certificate = _certificate(placed, selected, paid=paid)
        return _Settled(chosen=offers, bound=selected.certified + paid, status="drawn", certificate=certificate)

    def _hint(self, choice: Choice, demand: Demand) -> tuple[int, ...]:
        return hint_of(choice, self.known or self.drawn.offers, demand=demand)

    def _select(self, choice: Choice, wish: Wish) -> Selected:
        wish = replace(wish, ceiling=choice.best_imaginable)
        return select_columns(choice.selection, effort=self.effort, seed=self.seed, wish=wish, on_progress=self.tell)

    def _settle(self, choice: Choice, demand: Demand, *, wish: Wish) -> _Settled:
        selected = self._select(choice, wish)
        packages = [choice.packages[column] for column in selected.chosen if column < len(choice.packages)]
        chosen = {offer.request: offer for package in packages for offer in package.offers}
        paid = _paid(choice, chosen, asked=len(demand.requests))
        everybody = len(chosen) == len(demand.requests)
        return _Settled(
            chosen=chosen,
            bound=selected.bound + paid,
            status=selected.status,
            certificate=_certificate(demand, selected, paid=paid) if everybody and selected.is_certified else None,
        )


def _paid(choice: Choice, chosen: Mapping[str, Offer], *, asked: int) -> int:
    """Return what was taken off a score for those who are left out and for concessions."""
    missing = asked - len(chosen)
    conceded = sum(offer.concessions for offer in chosen.values())
    return choice.price_of_leaving * missing + choice.price_of_conceding * conceded


def _certificate(demand: Demand, selected: Selected, *, paid: int) -> Certificate:
    prices = selected.certificate.prices
    return Certificate(
        prices=tuple((row, price) for row, price in enumerate(prices) if price),
        scale=selected.certificate.scale,
        rows=len(prices),
        bound=selected.certified + paid,
        concessions=tuple(sorted(demand.concessions.items())),
        floors=tuple(sorted(demand.floors.items())),
    )


def _allocation(demand: Demand, settled: _Settled, *, solver: str, drawn: Drawn | None) -> Allocation:
    answer = Answer(demand=demand, offers=settled.chosen)
    bound = max(settled.bound, answer.objective)
    status = "optimal" if settled.status == "feasible" and bound == answer.objective else settled.status
    return Allocation(
        assignments=answer.assignments,
        unplaced=answer.unplaced,
        proof=Proof(
            objective=answer.objective,
            bound=bound,
            status=status,
            solver=solver,
            certificate=settled.certificate,
        ),
        policy=demand.market.plan.event.policy.kind,
        draw=drawn.draw if drawn else None,
    )


def _placed(demand: Demand, placed: Placed, *, solver: str) -> Allocation:
    """Return what was placed part by part, in the order of the requests."""
    event = demand.market.plan.event
    order = {exhibitor.id: number for number, exhibitor in enumerate(_in_order(demand))}
    here = {assignment.exhibitor for assignment in placed.assignments}
    return Allocation(
        assignments=tuple(sorted(placed.assignments, key=lambda assignment: order[assignment.exhibitor])),
        unplaced=tuple(exhibitor.id for exhibitor in event.exhibitors if exhibitor.id not in here),
        proof=Proof(
            objective=placed.objective,
            bound=max(placed.objective, placed.bound),
            status=placed.status,
            solver=solver,
            certificate=placed.certificate,
        ),
        policy=event.policy.kind,
    )


def _in_order(demand: Demand) -> Iterator[Exhibitor]:
    for request in demand.requests:
        yield from request.exhibitors
