"""A known case: what is set up, what must come out, and the function that runs it through a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from venueplan.model import Verification


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a case gave.

    Attributes
    ----------
    value
        What came out, in words and units.
    passed
        Whether it meets the criterion; None where nothing was run.
    reason
        Why nothing was run, or what the value does not show.
    verdict
        For cases that gave nothing: ``NOT REPRESENTED`` or ``NOT RUN``.
    """

    value: str = ""
    passed: bool | None = None
    reason: str = ""
    verdict: str = "NOT REPRESENTED"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case for one model.

    Attributes
    ----------
    name, source, set_up, criterion
        As the literature has it.
    model
        ``geometry``, ``hydraulic``, ``quickest flow`` or ``JuPedSim``.
    run
        Runs the real model on a real floor, made in code.
    """

    name: str
    source: str
    set_up: str
    criterion: str
    model: str
    run: Callable[[], Outcome]

    def verified(self) -> Verification:
        """Run the case."""
        outcome = self.run()
        verdict = outcome.verdict if outcome.passed is None else "PASS" if outcome.passed else "FAIL"
        return Verification(
            case=self.name,
            source=self.source,
            set_up=self.set_up,
            model=self.model,
            criterion=self.criterion,
            value=outcome.value,
            verdict=verdict,
            reason=outcome.reason,
        )


def not_represented(reason: str) -> Callable[[], Outcome]:
    """Return the run of a case that a model has no word for."""
    return lambda: Outcome(reason=reason)
