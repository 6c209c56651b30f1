"""What exhibitors, booths and forums are called in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from venueplan.model import Booth, Exhibitor, FloorPlan, Forum


def exhibitor_name(exhibitor: Exhibitor, language: str) -> str:
    """Return what an exhibitor is called, with its id: two of them may share a name."""
    name = exhibitor.name[language] or exhibitor.name["en"] or exhibitor.name["zh"]
    return f"{name} ({exhibitor.id})" if name and name != exhibitor.id else exhibitor.id


def forum_name(forum: Forum, language: str) -> str:
    """Return what a forum is called, with its id."""
    title = forum.title[language] or forum.title["en"] or forum.title["zh"]
    return f"{title} ({forum.id})" if title and title != forum.id else forum.id


def booth_name(booth: Booth) -> str:
    """Return what is printed on a booth, or its id while it has no number."""
    return booth.number or booth.id


def open_sides(booth: Booth) -> str:
    """Return how many open sides a booth has, as words."""
    return f"{booth.open_sides} open side{'s' * (booth.open_sides != 1)}"


def booth_names(floor_plan: FloorPlan | None, names: Iterable[str]) -> str:
    """Return what is printed on several booths; ids of those that are gone."""
    known = {booth.id: booth for booth in floor_plan.booths} if floor_plan else {}
    return ", ".join(booth_name(known[name]) if name in known else name for name in names)
