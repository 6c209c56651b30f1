"""Days on which somebody who is wanted cannot come."""

from __future__ import annotations

from venueplan.allocate.meetings.calendar import midnight
from venueplan.errors import ContradictionError
from venueplan.model import Forum, Plan

Starts = tuple[tuple[int, int], ...]


def without_absences(starts: Starts, forum: Forum, *, plan: Plan) -> Starts:
    """Return the starts of a forum, with their costs, on days on which everybody it needs is there.

    Raises
    ------
    ContradictionError
        If there is none; the forum and the people are named.
    """
    away = {absence.day: absence.person for absence in plan.event.absences if absence.person in forum.people}
    if not away:
        return starts
    first = midnight(plan.event.calendar).date()
    days = {(day - first).days for day in away}
    left = tuple(start for start in starts if start[0] // 1440 not in days)
    if not left:
        people = ", ".join(sorted(set(away.values())))
        raise ContradictionError(
            f"forum '{forum.id}' needs {people}, who cannot come on any day on which it could take place"
        )
    return left
