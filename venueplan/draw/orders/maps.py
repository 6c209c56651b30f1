"""Which sheets an event needs, so that they can be drawn one by one, in any process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from venueplan.draw.maps.board import draw_board
from venueplan.draw.maps.hall import draw_hall
from venueplan.draw.maps.overview import draw_overview
from venueplan.draw.pages import Paper
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.door import draw_door_sign
from venueplan.errors import UnknownNameError
from venueplan.model import Plan


@dataclass(frozen=True, kw_only=True)
class SheetOrder:
    """One sheet to be drawn.

    Attributes
    ----------
    kind
        ``overview``, ``hall``, ``board`` or ``door``.
    subject
        Id of the venue, hall, sign site or room.
    slug
        Name for its files, without ending; unique.
    day
        The day of a door sign, else None.
    """

    kind: str
    subject: str
    slug: str
    day: date | None = None


def sheets_of(plan: Plan) -> tuple[SheetOrder, ...]:
    """Return every sheet of a plan: overall plan, halls, boards, and door signs.

    A room in which anything meets has a door sign for each day of the programme, so that none shows the day before.
    """
    orders = [SheetOrder(kind="overview", subject=plan.venue.id, slug="overview")]
    orders += [SheetOrder(kind="hall", subject=hall.id, slug=f"hall-{slug_of(hall.id)}") for hall in plan.venue.halls]
    boards = sorted(site.id for site in plan.event.sites if site.kind == "board")
    orders += [SheetOrder(kind="board", subject=site, slug=slug) for site, slug in slugs_of("board", boards).items()]
    meetings = plan.programme.meetings if plan.programme else ()
    days = sorted({meeting.start.date() for meeting in meetings})
    for room, day in product(sorted({meeting.room for meeting in meetings}), days):
        orders.append(SheetOrder(kind="door", subject=room, slug=f"door-{slug_of(room)}-{day.isoformat()}", day=day))
    return tuple(orders)


def draw_sheet(
    plan: Plan,
    order: SheetOrder,
    *,
    minutes: Mapping[str, float] | None = None,
    walks: Mapping[str, Mapping[str, float]] | None = None,
    paper: Paper | None = None,
) -> Sheet:
    """Draw the sheet of an order.

    Parameters
    ----------
    minutes
        For a board: walking time to halls and rooms by their ids.
    walks
        For the overall plan: walking time to halls by their ids, by the ids of entrances.
    paper
        Page to draw on; None for the usual one.

    Raises
    ------
    UnknownNameError
        If there is no such kind of sheet, or what it is about does not exist.
    """
    if order.kind == "overview":
        return draw_overview(plan, paper=paper, walks=walks)
    if order.kind == "hall":
        return draw_hall(plan, order.subject, paper=paper)
    if order.kind == "board":
        return draw_board(plan, order.subject, minutes=minutes, paper=paper)
    if order.kind == "door" and order.day is not None:
        return draw_door_sign(plan, order.subject, day=order.day, paper=paper)
    raise UnknownNameError("kind of sheet", order.kind, known=("overview", "hall", "board", "door"))


def slug_of(name: str) -> str:
    """Return a file name that every system accepts; ids that would clash keep apart by their own letters."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}", name)


def slugs_of(kind: str, subjects: Iterable[str]) -> dict[str, str]:
    """Return file names for the sheets of a kind: kind and subject, the kind once where the subject names it already.

    Examples
    --------
    >>> slugs_of("board", ["east", "board-west"])
    {'east': 'board-east', 'board-west': 'board-west'}
    >>> slugs_of("board", ["east", "board-east"])
    {'east': 'board-east', 'board-east': 'board-board-east'}
    """
    whole = {subject: slug_of(subject) for subject in subjects}
    return {
        subject: slug
        if slug.startswith(f"{kind}-") and slug.removeprefix(f"{kind}-") not in whole.values()
        else f"{kind}-{slug}"
        for subject, slug in whole.items()
    }
