"""What has changed in the world since a plan was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shapely import Polygon

from venueplan.model.demand.exhibitor import Exhibitor
from venueplan.model.demand.forum import Forum

WEIGHTS = (("move", 1), ("printed", 3), ("sold", 5), ("vip", 20))
"""What a move costs, and what it costs more for who is in print, has signed, or is looked after with care.

Practice: a stand that is offered only may move freely, one in the printed catalogue or under contract hardly.
"""


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A day on which somebody cannot take part in any meeting."""

    person: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What has changed.

    Attributes
    ----------
    cancelled
        Ids of exhibitors and of forums that do not come or do not take place.
    exhibitors, forums
        New ones; one whose id is known replaces the old request.
    sizes
        Pairs of exhibitor and the area it asks for now, m².
    blocked
        Ids of booths that cannot be let any more.
    lost_rooms
        Ids of rooms in which nothing can take place any more.
    absences
        Who is away when.
    weights
        What a move costs: ``move`` for everybody, every other word in addition for who is named under it.
    standing
        Ids of exhibitors and forums under each of those words.
    """

    cancelled: tuple[str, ...] = ()
    exhibitors: tuple[Exhibitor, ...] = ()
    forums: tuple[Forum, ...] = ()
    sizes: tuple[tuple[str, float], ...] = ()
    blocked: tuple[str, ...] = ()
    lost_rooms: tuple[str, ...] = ()
    absences: tuple[Absence, ...] = ()
    weights: tuple[tuple[str, int], ...] = WEIGHTS
    standing: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def weight_of(self, name: str) -> int:
        """Return what it costs to move an exhibitor or a forum.

        Examples
        --------
        >>> Changes(standing=(("sold", ("a",)), ("vip", ("a", "b")))).weight_of("a")
        26
        """
        weights = dict(self.weights)
        return weights.get("move", 1) + sum(weights.get(word, 0) for word, names in self.standing if name in names)


@dataclass(frozen=True, kw_only=True)
class DrawnBooth:
    """One stand as it was drawn elsewhere, for instance in a map editor.

    Attributes
    ----------
    number, hall, zone, blocked
        None where the drawing does not say: as it was.
    """

    id: str
    polygon: Polygon
    number: str | None = None
    hall: str | None = None
    zone: str | None = None
    blocked: bool | None = None
