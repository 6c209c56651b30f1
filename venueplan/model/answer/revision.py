"""How a plan came to be what it is: its revisions, and who moved in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """One exhibitor, forum or booth that is elsewhere, or otherwise, than before.

    Attributes
    ----------
    kind
        ``exhibitor``, ``forum``, ``booth``, or ``pin`` where what an exhibitor is promised has changed.
    subject
        Its id.
    before, after
        Ids of its booths; room and start of a forum; what a booth was; pins. Empty: nowhere, or no longer.
    reason
        Why, as a sentence in each language.
    weight
        What the move costs; 0 for who had no place before or has none after.
    """

    kind: str
    subject: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    reason: Label = Label()
    weight: int = 0


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One step from a plan to the next.

    Attributes
    ----------
    id, parent
        Content of the plan after and before, as the first 12 hexadecimal digits of a hash that leaves revisions out.
    reason
        In the planner's words.
    dated
        The day that the planner names; no clock is asked.
    """

    id: str
    parent: str
    reason: str = ""
    dated: date | None = None
    transfers: tuple[Transfer, ...] = ()
