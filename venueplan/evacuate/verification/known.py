"""The cases of the literature as data: set-up and criterion, whichever model runs them."""

from __future__ import annotations

from collections.abc import Callable

from venueplan.evacuate.verification.case import Case, Outcome

KNOWN = {
    "RiMEA 1 = IMO 1": (
        "RiMEA guideline, test 1; IMO MSC.1/Circ.1533, annex 3, test 1",
        "corridor of 40 × 2 m, one person at 1.33 m/s",
        "26–34 s",
    ),
    "NIST 2.1": (
        "NIST TN 1822, Verif. 2.1",
        "corridor of 40 × 2 m, one person at 1.0 m/s",
        "40 s, within 1 s",
    ),
    "RiMEA 4": (
        "RiMEA guideline, test 4; ISO 20414, test 13",
        "corridor of 60 × 2 m, 60 to 480 persons",
        "speed falls with density; the flow has its maximum near 1.2–1.3 persons/(m·s) (here: 1.1–1.4)",
    ),
    "RiMEA 6 = NIST 2.3": (
        "RiMEA guideline, test 6; NIST TN 1822, Verif. 2.3",
        "L-shaped corridor 2 m wide, 20 persons",
        "nobody leaves the geometry",
    ),
    "RiMEA 9 = IMO 9": (
        "RiMEA guideline, test 9; IMO MSC.1/Circ.1533, annex 3, test 9",
        "hall of 30 × 20 m, 1,000 persons, four doors of 1 m, then two",
        "the time about doubles (here: ratio 1.6–2.4)",
    ),
    "RiMEA 10": (
        "RiMEA guideline, test 10",
        "corridor with 12 rooms, 23 persons, an exit assigned to each",
        "everybody uses the assigned exit",
    ),
    "RiMEA 12 = NIST 5.1": (
        "RiMEA guideline, test 12; NIST TN 1822, Verif. 5.1",
        "two rooms of 10 × 10 m joined by a passage of 1 × 5 m, exit of 1 m, 150 persons in the first",
        "a jam before the passage only",
    ),
    "RiMEA 15": (
        "RiMEA guideline, test 15",
        "100 persons in a corridor 5 m wide with a corner; straight ones as long as its inner and its outer wall",
        "time of the short one ≤ with the corner ≤ of the long one",
    ),
    "NIST 5.2 = IMO 4": (
        "NIST TN 1822, Verif. 5.2; IMO MSC.1/Circ.1533, annex 3, test 4",
        "room of 8 × 5 m, one exit of 1 m, 100 persons",
        "at most 1.33 persons/s",
    ),
    "one door": (
        "by hand",
        "100 persons 12 m from a door of 1.2 m",
        "T = d / v + N / q, within 1e-6 s",
    ),
    "two doors": (
        "by hand",
        "100 persons 6 m from a door of 1.2 m and 14 m from one of 2.0 m",
        "closed form, within 1e-6 s",
    ),
    "RiMEA 9, ratio": (
        "by hand",
        "the hall of RiMEA 9, doors the only limit",
        "ratio 2.0, within 0.02",
    ),
}
"""Source, set-up and criterion by name."""


def case(name: str, model: str, *, run: Callable[[], Outcome]) -> Case:
    """Return a known case for one model."""
    source, set_up, criterion = KNOWN[name]
    return Case(name=name, source=source, set_up=set_up, criterion=criterion, model=model, run=run)
