"""Why somebody is where it is, and why not elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """One place that was looked at, and what decided.

    Attributes
    ----------
    place
        Id of the booth or of the room; of the exhibitor where a booth is explained.
    wish
        The wish that it would grant, or empty.
    holder, points
        Who has it, and with how many priority points.
    price
        What it is worth to the next bidder; None if there is no price.
    score
        What it would be worth to the subject; None if it is out of the question.
    verdict
        Why not, as a sentence in each language.
    """

    place: str
    verdict: Label
    wish: str = ""
    holder: str = ""
    points: int | None = None
    price: int | None = None
    score: int | None = None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What was asked for, what came of it, and why.

    Attributes
    ----------
    kind
        ``exhibitor``, ``booth`` or ``forum``.
    subject
        Its id.
    place
        Ids of the booths or of the room, or of who stands on the booth.
    sentences
        What was asked for and what came of it.
    tried
        Every place that was looked at.
    """

    kind: str
    subject: str
    place: tuple[str, ...] = ()
    score: tuple[tuple[str, int], ...] = ()
    sentences: tuple[Label, ...] = ()
    tried: tuple[Alternative, ...] = ()
