"""How it is decided who gets which stand, and what remains of the decision for an audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

POLICIES = ("best", "draw", "fair")
"""How stands can be given."""

WEIGHTS = (
    ("preference", 1.0),
    ("exposure", 1.0),
    ("needs", 1.0),
    ("favourites", 1.0),
    ("fit", 1.0),
    ("last-year", 1.0),
    ("revenue", 0.0),
)
"""Parts of the score, and what each weighs unless the event says otherwise."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How stands are given.

    Attributes
    ----------
    kind
        ``best`` (everybody placed, then the best total), ``draw`` (one after the other, by size band, points, date of
        contract and lot), ``fair`` (the best total in which nobody falls behind the draw by more than ``fairness``).
    fairness
        Points of the score.
    bands
        Least areas of the size bands, m², largest first: who asks for that much is drawn before all smaller ones.
    merge
        At most so many adjacent booths are given as one stand where no booth is large enough.
    weights
        Weights of the parts of the score that differ from the usual ones, by name.
    """

    kind: str = "best"
    fairness: int = 200
    bands: tuple[float, ...] = ()
    merge: int = 4
    weights: tuple[tuple[str, float], ...] = ()

    @property
    def weighing(self) -> dict[str, float]:
        """Weight of every part of the score by its name."""
        return dict(WEIGHTS) | dict(self.weights)


@dataclass(frozen=True, kw_only=True)
class Tried:
    """One stand that somebody would rather have had when it was its turn.

    Attributes
    ----------
    booths
        Ids of its booths.
    outcome
        ``taken`` (by somebody before) or ``refused`` (by a rule).
    holder
        Id of the exhibitor who has it, if it is taken.
    rule
        The rule that refused it, in words.
    """

    booths: tuple[str, ...]
    outcome: str
    holder: str = ""
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One exhibitor's turn in a draw.

    Attributes
    ----------
    order
        From 1.
    band
        Number of its size band, the largest stands have 0.
    points, contracted, lot
        What decided the order within the band; the lot is a number drawn from the seed.
    tried
        What it would rather have had, best first: at most twenty that were taken, and all that a rule refused.
    passed_over
        How many more were taken that it would rather have had.
    booths
        What it got; empty if nothing was left.
    score
        Score of what it got.
    rule
        Why it got this one: ``pin``, ``choice`` (the best that was left), ``concession``, ``pavilion`` or ``nothing``.
    """

    exhibitor: str
    order: int
    band: int
    points: int
    contracted: datetime | None
    lot: int
    tried: tuple[Tried, ...] = ()
    passed_over: int = 0
    booths: tuple[str, ...] = ()
    score: int = 0
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class Draw:
    """A draw: its seed, and every turn in order."""

    seed: int
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """Prices that prove a bound without any solver.

    Attributes
    ----------
    kind
        ``rows``: prices of the rows of the selection; ``stands``: prices of stands, where nobody depends on others.
    prices
        (row, price) of the rows, or (position, price) of the stands, whose price is not 0, in units of ``1 / scale`` of
        the score.
    scale
        Units per point.
    rows
        How many rows, or stands, there are.
    bound
        What the prices prove: no allocation of those who are placed scores more.
    concessions
        Who was conceded how much; the prices hold for these terms.
    floors
        Least score of each exhibitor, where fairness sets one.
    bonus
        Points for being placed at all that prices of stands reckon with; no part of the bound.
    """

    prices: tuple[tuple[int, int], ...]
    scale: int
    rows: int
    bound: int
    concessions: tuple[tuple[str, int], ...] = ()
    floors: tuple[tuple[str, int], ...] = ()
    kind: str = "rows"
    bonus: int = 0
