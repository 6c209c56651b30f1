"""Days on which somebody who is wanted cannot come."""

from __future__ import annotations

from datetime import timedelta

from venueplan.allocate.meetings.calendar import midnight
from venueplan.errors import ContradictionError
from venueplan.model import Forum, Plan
from venueplan.rules import people_away

Starts = tuple[tuple[int, int], ...]


def without_absences(starts: Starts, forum: Forum, *, plan: Plan) -> Starts:
    """Return the starts of a forum, with their costs, on days on which everybody it needs is there.

    Raises
    ------
    ContradictionError
        If there is none; the forum and the people are named.
    """
    if not plan.event.absences:
        return starts
    first = midnight(plan.event.calendar).date()
    numbers = sorted({start // 1440 for start, _ in starts})
    away = {day: people_away(forum, first + timedelta(days=day), event=plan.event) for day in numbers}
    left = tuple(start for start in starts if not away[start[0] // 1440])
    if starts and not left:
        people = ", ".join(sorted({person for some in away.values() for person in some}))
        raise ContradictionError(
            f"forum '{forum.id}' needs {people}, who cannot come on any day on which it could take place"
        )
    return left
