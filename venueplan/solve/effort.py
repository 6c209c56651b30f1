"""How hard to try: deterministic limits, never a clock."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from venueplan.errors import UnknownNameError


@dataclass(frozen=True, kw_only=True)
class Effort:
    """Limits of a search.

    Attributes
    ----------
    work
        Most work of one search, in the solver's deterministic unit (about a second on one core).
    tolerance
        A search may end when the bound is this near, as a share of the score if everybody had the best.
    rounds
        How often a part of a choice is taken back and made anew.
    workers
        More than one finds proofs sooner, and gives another plan on each run.
    """

    name: str
    work: float
    tolerance: float = 0.0
    rounds: int = 0
    workers: int = 1


EFFORTS = {
    effort.name: effort
    for effort in (
        Effort(name="reproducible", work=2.0, tolerance=0.002, rounds=120),
        Effort(name="fast", work=1.0, tolerance=0.005, rounds=40),
        Effort(name="proof", work=60.0, rounds=400, workers=8),
    )
}


def effort_named(name: str) -> Effort:
    """Return an effort by name: ``reproducible``, ``fast`` or ``proof``.

    Raises
    ------
    UnknownNameError
        If there is no such effort.
    """
    if name not in EFFORTS:
        raise UnknownNameError("effort", name, known=EFFORTS)
    return EFFORTS[name]


def solver_name(effort: Effort, *, seed: int) -> str:
    """Return what a proof says of its origin: solvers with versions, effort and seed; never a time."""
    solvers = f"CP-SAT {version('ortools')}, HiGHS {version('highspy')}"
    return f"{solvers}; effort {effort.name}, seed {seed}"


def matching_name(effort: Effort, *, seed: int) -> str:
    """Return what the proof of a matching says of its origin; effort and seed make no difference to it."""
    solvers = f"matching by OR-Tools {version('ortools')} and scipy {version('scipy')}"
    return f"{solvers}; effort {effort.name}, seed {seed}"
