"""Which block each talk gets, with as few as possible away from home."""

from __future__ import annotations

from typing import Any

from venueplan.solve.conferences.blocks import Blocks, Placed, least_away
from venueplan.solve.effort import Effort
from venueplan.solve.running import OnBetter, run_search
from venueplan.solve.search import solver_of


def place_talks(
    problem: Blocks, *, effort: Effort, seed: int = 0, on_better: OnBetter | None = None, stoppable: bool = False
) -> Placed:
    """Give every talk a block.

    If the first plan at hand has no more talks away from home than must be, that is the proof; else CP-SAT searches.
    """
    least, quick = least_away(problem), _by_hand(problem)
    if quick is not None:
        away = _away(problem, quick)
        if on_better:
            on_better(away, least)
        if away == least:
            return Placed(blocks=quick, away=away, bound=least, status="optimal")
    return _search(problem, quick, effort=effort, seed=seed, running=(on_better, stoppable))


def _search(
    problem: Blocks,
    quick: tuple[int, ...] | None,
    *,
    effort: Effort,
    seed: int,
    running: tuple[OnBetter | None, bool],
) -> Placed:
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model, least = cp_model.CpModel(), least_away(problem)
    at = [{block: model.new_bool_var("") for block in talk.blocks} for talk in problem.talks]
    away: list[Any] = []
    for talk, literals in zip(problem.talks, at, strict=True):
        model.add_exactly_one(literals.values())
        away += [literal for block, literal in literals.items() if block not in talk.homes]
    _blocks_have_time(problem, model, at=at)
    model.add(cp_model.LinearExpr.sum(away) >= least)
    model.minimize(cp_model.LinearExpr.sum(away))
    for literals, chosen in zip(at, quick or (), strict=False):
        for block, literal in literals.items():
            model.add_hint(literal, chosen == block)
    solver = solver_of(effort, seed=seed)
    status = run_search(solver, model, on_better=running[0], stoppable=running[1])
    if status not in {"optimal", "feasible", "interrupted"}:
        if quick is None:
            return Placed(blocks=(), away=0, bound=least, status=status)
        return Placed(blocks=quick, away=_away(problem, quick), bound=least, status="feasible")
    blocks = tuple(next(b for b, literal in literals.items() if solver.boolean_value(literal)) for literals in at)
    bound = max(least, round(solver.best_objective_bound))
    return Placed(blocks=blocks, away=_away(problem, blocks), bound=bound, status=status)


def _blocks_have_time(problem: Blocks, model: Any, *, at: list[dict[int, Any]]) -> None:
    for block in range(len(problem.hours)):
        here = [n for n, literals in enumerate(at) if block in literals]
        if here:
            model.add(sum(problem.talks[n].minutes * at[n][block] for n in here) <= problem.room(block))


def _away(problem: Blocks, blocks: tuple[int, ...]) -> int:
    return sum(block not in talk.homes for talk, block in zip(problem.talks, blocks, strict=True))


def _by_hand(problem: Blocks) -> tuple[int, ...] | None:
    """Put talks into the home with most time left, longest first, and the rest where least time is left over."""
    left = [problem.room(block) for block in range(len(problem.hours))]
    found = [-1] * len(problem.talks)
    order = sorted(range(len(problem.talks)), key=lambda n: (len(problem.talks[n].stays), -problem.talks[n].minutes, n))
    for home in (True, False):
        for number in order:
            talk = problem.talks[number]
            options = talk.stays if home else talk.blocks
            fits = [block for block in options if left[block] >= talk.minutes] if found[number] < 0 else []
            if fits:
                choose = max if home else min
                found[number] = choose(fits, key=lambda block: (left[block], -block))
                left[found[number]] -= talk.minutes
    return None if -1 in found else tuple(found)
