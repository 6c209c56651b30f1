"""Known cases of the literature, run through a model, and what came out."""

from __future__ import annotations

from dataclasses import dataclass

VERDICTS = ("PASS", "FAIL", "NOT REPRESENTED", "NOT RUN")


@dataclass(frozen=True, kw_only=True)
class Verification:
    """One case run through one model.

    Attributes
    ----------
    case, source
        Name of the case and where it comes from.
    set_up
        Geometry and persons.
    model
        ``geometry``, ``hydraulic``, ``quickest flow`` or ``JuPedSim``.
    criterion
        What must come out.
    value
        What came out; empty where nothing was run.
    verdict
        One of :data:`VERDICTS`.
    reason
        Why a case is not represented or was not run; what a value does not show.
    """

    case: str
    source: str
    set_up: str
    model: str
    criterion: str
    value: str
    verdict: str
    reason: str = ""
