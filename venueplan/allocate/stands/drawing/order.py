"""Who is drawn when: pins first, then pavilions, then size band, points, date of contract, lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from venueplan.allocate.stands.requests import Request


@dataclass(frozen=True, kw_only=True)
class Rank:
    """What decides when a request is drawn.

    Attributes
    ----------
    pinned
        Whether a booth, a hall or whatever pins say was promised to it: it comes before the draw.
    pavilion
        Whether it needs an unbroken block, which nobody will have left for it later.
    band
        Number of its size band, 0 for the largest stands.
    lot
        Drawn from the seed among all, so that one more exhibitor changes no other lot but its own.
    """

    pinned: bool
    pavilion: bool
    band: int
    points: int
    contracted: datetime | None
    lot: int

    @property
    def key(self) -> tuple[bool, bool, int, int, bool, float, int]:
        """Lower comes first; who has no contract yet comes after who has."""
        moment = self.contracted.timestamp() if self.contracted else 0.0
        return (not self.pinned, not self.pavilion, self.band, -self.points, self.contracted is None, moment, self.lot)


def ranks_of(requests: Sequence[Request], *, bands: Sequence[float], seed: int) -> dict[str, Rank]:
    """Return the rank of each request by its id.

    Examples
    --------
    >>> from venueplan.model import Exhibitor, Label
    >>> asked = [Request(holder=Exhibitor(id=n, name=Label(), area=a, zone="z")) for n, a in (("x", 9.0), ("y", 40.0))]
    >>> {name: rank.band for name, rank in ranks_of(asked, bands=[36.0], seed=0).items()}
    {'x': 1, 'y': 0}
    """
    return {
        request.id: Rank(
            pinned=bool(request.pins),
            pavilion=bool(request.holder.pavilion),
            band=sum(request.holder.area < least - 1e-6 for least in bands),
            points=request.holder.points,
            contracted=request.holder.contracted,
            lot=Random(f"{seed} {request.id}").randrange(10**9),  # noqa: S311  # a lot that can be drawn again
        )
        for request in requests
    }
