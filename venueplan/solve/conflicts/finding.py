"""Find rules that cannot hold together, make the set small, verify it alone, and look for the cheapest way out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from venueplan.solve.effort import Effort
from venueplan.solve.search import solver_of, status_name

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Together = Callable[[Sequence[str]], bool | None]
"""Tells whether some rules can hold together; None if the effort did not suffice."""


class Ruled(Protocol):
    """Something that rules are about: they can be switched on one by one."""

    @property
    def costs(self) -> Mapping[str, int]:
        """Cost of giving up each rule, by its name."""
        ...

    def model(self, names: Collection[str], *, wanted: bool = False) -> tuple[cp_model.CpModel, dict[str, Any]]:
        """Return a model without an objective, and the literal of each of some rules."""
        ...


@dataclass(frozen=True, kw_only=True)
class WayOut:
    """The cheapest rules to give up so that all others can hold.

    Attributes
    ----------
    cost, bound
        What it costs, and what any way out costs at least.
    """

    names: tuple[str, ...]
    cost: int
    bound: int


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Rules that cannot hold together, verified by solving them alone.

    Attributes
    ----------
    minimal
        Whether it is verified, too, that they can hold together without any one of them.
    """

    names: tuple[str, ...]
    minimal: bool


def find_conflicts(
    ruled: Ruled, *, effort: Effort, seed: int = 0, most: int = 5
) -> tuple[tuple[Conflict, ...], WayOut | None]:
    """Return rules that cannot hold together, conflict by conflict, and the cheapest way out of all.

    A solver's core is only a hint: it may name what is no rule (OR-Tools #5141) or be wrong (#5295). It is mapped to
    known names, solved again alone, shrunk by QuickXplain, and what is reported was verified last of all. Further
    conflicts are those that are left once the cheapest rule of each before is given up. One that would be none if only
    there were room (those whom its rules name find no place even without any rule) is a shortage and not reported.

    Parameters
    ----------
    most
        Look for at most so many conflicts.

    Returns
    -------
    tuple
        No conflict and no way out if the rules can hold together, or if the effort does not suffice to tell.
    """
    judge = _Judge(ruled=ruled, effort=effort, seed=seed)
    left, found, given_up = sorted(ruled.costs), list[Conflict](), list[str]()
    while len(found) < most and (core := judge.core(left)):
        conflict = judge.verified(smallest(core, together=judge.together))
        if conflict is None:
            break
        cheapest = min(conflict.names, key=lambda name: (ruled.costs[name], name))
        left.remove(cheapest)
        if judge.together(conflict.names, switched=False) is not False:
            found.append(conflict)
            given_up.append(cheapest)
    if not found:
        return (), None
    names = {name for conflict in found for name in conflict.names}
    disjoint = len(names) == sum(len(conflict.names) for conflict in found)
    if disjoint and core == ():
        cost = sum(ruled.costs[name] for name in given_up)
        return tuple(found), WayOut(names=tuple(sorted(given_up)), cost=cost, bound=cost)
    return tuple(found), judge.way_out()


def smallest(names: Sequence[str], *, together: Together) -> tuple[str, ...]:
    """Return a smallest set of rules that cannot hold together, by QuickXplain; rules named first are preferred.

    Parameters
    ----------
    names
        Rules that cannot hold together.

    References
    ----------
    U. Junker, QuickXplain: preferred explanations and relaxations for over-constrained problems, AAAI 2004.

    Examples
    --------
    >>> smallest("abcdefgh", together=lambda names: not {"b", "g"} <= set(names))
    ('b', 'g')
    """

    def explain(background: list[str], *, added: bool, candidates: list[str]) -> list[str]:
        if added and together(background) is False:
            return []
        if len(candidates) == 1:
            return candidates
        half = len(candidates) // 2
        first, second = candidates[:half], candidates[half:]
        later = explain([*background, *first], added=bool(first), candidates=second)
        earlier = explain([*background, *later], added=bool(later), candidates=first)
        return [*earlier, *later]

    return tuple(explain([], added=False, candidates=list(names))) if names else ()


@dataclass(frozen=True, kw_only=True)
class _Judge:
    """Solves sets of rules, each in a model of its own, with one worker."""

    ruled: Ruled
    effort: Effort
    seed: int

    def together(self, names: Sequence[str], *, switched: bool = True) -> bool | None:
        """Tell whether rules can hold together; ``switched`` off: whether those whom they name fit without them."""
        model, switches = self.ruled.model(names, wanted=not switched)
        for switch in switches.values():
            model.add(switch == switched)
        status = status_name(self._solver().solve(model))
        return {"optimal": True, "feasible": True, "infeasible": False}.get(status)

    def core(self, names: Sequence[str]) -> tuple[str, ...] | None:
        """Return rules that cannot hold together, not yet the fewest; none if they can, None if nothing is known."""
        model, switches = self.ruled.model(names)
        model.add_assumptions(list(switches.values()))
        solver = self._solver()
        status = status_name(solver.solve(model))
        if status != "infeasible":
            return None if status == "none" else ()
        known = {switch.index: name for name, switch in switches.items()}
        said = {known[index] for index in solver.sufficient_assumptions_for_infeasibility() if index in known}
        core = tuple(name for name in names if name in said)
        if core and self.together(core) is False:
            return core
        return tuple(names) if self.together(names) is False else None

    def verified(self, names: tuple[str, ...]) -> Conflict | None:
        """Return rules as a conflict if, solved alone, they cannot hold together."""
        if not names or self.together(names) is not False:
            return None
        without = ([other for other in names if other != name] for name in names)
        return Conflict(names=names, minimal=all(self.together(rest) is True for rest in without))

    def way_out(self) -> WayOut | None:
        """Return the cheapest rules to give up with everybody there whom the rules name; None if none was found."""
        from ortools.sat.python import cp_model  # noqa: PLC0415  # only who solves loads OR-Tools

        names = sorted(self.ruled.costs)
        model, switches = self.ruled.model(names, wanted=self.together(names, switched=False) is not False)
        costs = [self.ruled.costs[name] for name in names]
        model.minimize(cp_model.LinearExpr.weighted_sum([~switches[name] for name in names], costs))
        solver = self._solver()
        if status_name(solver.solve(model)) not in {"optimal", "feasible"}:
            return None
        given_up = tuple(name for name in names if not solver.boolean_value(switches[name]))
        cost = sum(self.ruled.costs[name] for name in given_up)
        return WayOut(names=given_up, cost=cost, bound=min(cost, round(solver.best_objective_bound)))

    def _solver(self) -> cp_model.CpSolver:
        solver = solver_of(self.effort, seed=self.seed)
        solver.parameters.num_workers = 1
        # There is no objective and every rule has its switch: probing and relaxations only cost.
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        solver.parameters.linearization_level = 0
        return solver
