"""The table of all cases."""

from __future__ import annotations

from venueplan.evacuate.verification import calculated, geometry, simulated
from venueplan.model import Verification


def verify_models() -> tuple[Verification, ...]:
    """Run every case through every model that can represent it.

    Walking distances, hydraulic model and quickest flow always run; JuPedSim runs if the extra is installed, and its
    rows say NOT RUN if it is not.
    """
    return tuple(case.verified() for case in (*geometry.CASES, *calculated.CASES, *simulated.CASES))
