"""Exhibitors who ask for nothing of each other: each stands on one booth, and scores add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

import numpy as np

from venueplan.allocate.stands.bulk.classes import BoothClasses, KnownMarket, booth_classes
from venueplan.allocate.stands.bulk.ratings import StandRatings
from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.contradictions import refuse_contradictions
from venueplan.allocate.stands.requests import Request, requests_of
from venueplan.allocate.stands.scores import preference_rank, score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.model import Allocation, Assignment, Booth, Event, Exhibitor, Plan, Proof
from venueplan.solve import WITHOUT, Matched, match_bidders, scores_on

OnProgress = Callable[[str, float], None]

ASKED = (
    *("id", "name", "area", "zone", "open_sides", "points", "preferences", "pins", "shares_with"),
    *("power_kw", "water", "drain", "data", "floor_load", "height"),
    *("covered", "upper_deck", "deck_stairs", "attested", "assumed"),
)
"""What an exhibitor may state and still be rated by arrays; whoever states more depends on others."""

DECIDED = (
    *("id", "name", "calendar", "languages", "rules", "overrides", "compare", "packs", "walking_speed", "pattern"),
    *("zones", "exhibitors", "forums", "sites", "title", "goal", "mix", "prices", "kept", "move_in"),
)
"""What an event may decide without any bearing on the scores of arrays."""

WORDS = frozenset({"hall", "kind", "near", "booth"})
"""Wishes and pins that arrays understand."""

MOST_CONCESSIONS = 4
"""If somebody would have no stand, a booth may be larger or have fewer open sides than asked for."""


def is_additive(event: Event) -> bool:
    """Tell whether nobody asks for anything that depends on where somebody else stands.

    Rivals, pavilions, and whatever is stated in words that are not known here make it false.
    """
    return not _states_more(event, DECIDED) and not any(
        _states_more(exhibitor, ASKED)
        or any(wish.partition(":")[0] not in WORDS for wish in (*exhibitor.preferences, *exhibitor.pins))
        for exhibitor in event.exhibitors
    )


def _states_more(noun: Any, known: tuple[str, ...]) -> bool:
    """Tell whether a field that is not known holds anything but its default."""
    return any(
        getattr(noun, field.name) != (field.default if field.default_factory is MISSING else field.default_factory())
        for field in fields(noun)
        if field.name not in known
    )


def allocate_additively(plan: Plan, *, solver: str, tell: OnProgress) -> Allocation:
    """Give every exhibitor a booth, the best in total, by matching.

    First as many as possible are placed, then the score decides. Only if somebody would be left without a stand,
    concessions are made, as few as possible; the bound is then one for the score of those who are placed.

    Parameters
    ----------
    plan
        Its event is additive; see :func:`is_additive`.
    solver
        What the proof says of its origin.

    Raises
    ------
    InputError
        If a wish names a booth that does not exist.
    ContradictionError
        If pins contradict each other; the exhibitors are named.
    """
    demand = _demand_of(plan)
    refuse_contradictions(demand)
    classes = booth_classes(demand.market, demand.requests)
    tell(f"{len(demand.requests)} stands are asked for, of {len(classes)} different ones", 0.1)
    task = _Task(demand=demand, classes=classes, tell=tell)
    nothing = np.zeros(len(demand.requests), dtype=np.int64)
    requests, found = demand.requests, task.match(demand.requests, nothing)
    if found.placed < len(requests) and found.status == "optimal":
        tell("somebody would be left out: looking for concessions", 0.5)
        least = task.match(requests, nothing + MOST_CONCESSIONS, counting=True)
        kept = np.flatnonzero(least.places != WITHOUT)
        rated = task.rate(requests, nothing + MOST_CONCESSIONS, counting=True)
        granted = -scores_on(least.places, ratings=rated)[kept]
        requests = tuple(requests[i] for i in kept)
        tell("who is left out is decided: looking for the best score of the others", 0.7)
        found = task.match(requests, granted)
    return _allocation(task, found, requests=requests, solver=solver)


def _demand_of(plan: Plan) -> Demand:
    booths = plan.floor_plan.to_let if plan.floor_plan else ()
    market = Market(plan=plan, booths=tuple(sorted(booths, key=lambda booth: booth.id)))
    return Demand(market=market, requests=requests_of(plan.event), blocks={}, rivals=(), close=frozenset())


@dataclass(frozen=True, kw_only=True)
class _Task:
    """What stays the same while concessions are looked for."""

    demand: Demand
    classes: BoothClasses
    tell: OnProgress

    def rate(self, requests: Sequence[Request], allowed: Any, *, counting: bool = False) -> StandRatings:
        """Return the ratings of some requests."""
        return StandRatings(
            market=self.demand.market,
            classes=self.classes,
            requests=requests,
            most_points=self.demand.most_points,
            allowed=allowed,
            counting=counting,
        )

    def match(self, requests: Sequence[Request], allowed: Any, *, counting: bool = False) -> Matched:
        """Place some requests with so many concessions each at most."""
        rated = self.rate(requests, allowed, counting=counting)
        return match_bidders(rated.written_down(), capacities=self.classes.capacities, on_progress=self.tell)

    def booths(self, requests: Sequence[Request], found: Matched) -> Mapping[str, Booth]:
        """Return the booth of each request that is placed: within a class, the next in the order of ids."""
        known = {booth.id: booth for booth in self.demand.market.booths}
        left = [iter(names) for names in self.classes.members]
        placed = ((request, place) for request, place in zip(requests, found.places.tolist(), strict=True))
        return {request.id: known[next(left[place])] for request, place in placed if place != WITHOUT}


def _allocation(task: _Task, found: Matched, *, requests: Sequence[Request], solver: str) -> Allocation:
    booths = task.booths(requests, found)
    everybody = task.demand.requests
    left = {e.id for request in everybody if request.id not in booths for e in request.exhibitors}
    market = task.demand.market
    known = KnownMarket(plan=market.plan, booths=market.booths, classes=task.classes)
    points = task.demand.most_points
    return Allocation(
        assignments=tuple(
            _assignment(exhibitor, booths[request.id], request=request, market=known, most_points=points)
            for request in everybody
            if request.id in booths
            for exhibitor in request.exhibitors
        ),
        unplaced=tuple(exhibitor.id for exhibitor in market.plan.event.exhibitors if exhibitor.id in left),
        proof=Proof(objective=found.objective, bound=found.bound, status=found.status, solver=solver),
    )


def _assignment(
    exhibitor: Exhibitor, booth: Booth, *, request: Request, market: Market, most_points: int
) -> Assignment:
    holds = exhibitor is request.holder
    return Assignment(
        exhibitor=exhibitor.id,
        booths=(booth.id,),
        preference_rank=preference_rank(exhibitor, booth, market=market),
        score=score_parts(request, booth, market=market, most_points=most_points) if holds else (),
    )
