"""What must hold between the lists of an event, its settings and its venue: names that exist, times on the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from shapely import Point

from venueplan.files.cells import suggestion
from venueplan.files.lists import ListDraft
from venueplan.files.shapes import at
from venueplan.model import Calendar, Exhibitor, Forum, Level, SignSite, Venue

Origin = Mapping[str, tuple[str, str]]
"""Feature type and file by id."""


def unknown(what: str, name: str, *, known: Collection[str]) -> str:
    """Return the sentence for a name that refers to nothing.

    Examples
    --------
    >>> unknown("hall", "H9", known=["H1", "H2"])
    "hall 'H9' is unknown; did you mean 'H1'?"
    >>> unknown("zone", "x", known=["concept", "theme"])
    "zone 'x' is unknown; use concept, theme"
    """
    few = f"; use {', '.join(sorted(known))}" if 0 < len(known) <= 12 else ""
    return f"{what} '{name}' is unknown{suggestion(name, known) or few}"


def check_exhibitors(draft: ListDraft, *, zones: Collection[str], halls: Collection[str], origin: Origin) -> None:
    """Note unknown zones, halls, places and exhibitors, rivals of themselves, and shared stands that share nothing."""
    places = {name for name, (kind, _) in origin.items() if kind in {"opening", "amenity", "unit", "section"}}
    by_id = {exhibitor.id: exhibitor for _, exhibitor in draft.entries}
    for line, exhibitor in draft.entries:
        for message in (
            *_unknown_zone(exhibitor, zones),
            *_unknown_wishes(exhibitor, halls=halls, places=places),
            *_impossible_rivals(exhibitor, draft.ids),
            *_impossible_sharing(exhibitor, by_id, ids=draft.ids),
            *_no_area(exhibitor),
        ):
            draft.note(message, line=line)


def _unknown_zone(exhibitor: Exhibitor, zones: Collection[str]) -> Iterator[str]:
    if exhibitor.zone not in zones:
        yield unknown("zone", exhibitor.zone, known=zones)


def _unknown_wishes(exhibitor: Exhibitor, *, halls: Collection[str], places: Collection[str]) -> Iterator[str]:
    for column, wishes in (("preferences", exhibitor.preferences), ("pins", exhibitor.pins)):
        for wish in wishes:
            kind, _, name = wish.partition(":")
            if kind == "hall" and name not in halls:
                yield f"{column}: {unknown('hall', name, known=halls)}"
            if kind == "near" and name not in places:
                yield f"{column}: {unknown('place', name, known=places)}"


def _impossible_rivals(exhibitor: Exhibitor, ids: Collection[str]) -> Iterator[str]:
    for rival in exhibitor.rivals:
        if rival == exhibitor.id:
            yield f"rivals: '{rival}' is its own rival; remove it"
        elif rival not in ids:
            yield f"rivals: {unknown('exhibitor', rival, known=ids)}"


def _impossible_sharing(exhibitor: Exhibitor, by_id: Mapping[str, Exhibitor], *, ids: Collection[str]) -> Iterator[str]:
    holder = exhibitor.shares_with
    if not holder:
        return
    if holder == exhibitor.id:
        yield f"shares_with: '{holder}' shares with itself; name the exhibitor who holds the stand"
    elif holder not in ids:
        yield f"shares_with: {unknown('exhibitor', holder, known=ids)}"
    elif holder in by_id and by_id[holder].shares_with:
        yield (
            f"shares_with: '{holder}' itself shares with '{by_id[holder].shares_with}'; "
            "name the exhibitor who holds the stand"
        )
    elif holder in exhibitor.rivals or (holder in by_id and exhibitor.id in by_id[holder].rivals):
        yield f"shares_with: '{holder}' is a rival; rivals cannot share a stand"


def _no_area(exhibitor: Exhibitor) -> Iterator[str]:
    if not exhibitor.area and not exhibitor.shares_with:
        yield "area 0 is not an area in m²; it must be more than 0"


def check_forums(draft: ListDraft, *, calendar: Calendar, rooms: Collection[str]) -> None:
    """Note rooms that are no rooms and times that are not on the calendar."""
    for line, forum in draft.entries:
        for message in (*_unknown_rooms(forum, rooms), *_off_the_calendar(forum, calendar)):
            draft.note(message, line=line)


def room_ids(venue: Venue) -> set[str]:
    """Return ids of everything a forum can meet in: units that are no halls, stairs or lifts, and stage areas."""
    return {unit.id for unit in venue.units if unit.use not in {"", "exhibition"}} | {
        section.id for section in venue.sections if section.use == "stage-area"
    }


def _unknown_rooms(forum: Forum, rooms: Collection[str]) -> Iterator[str]:
    for room in forum.rooms:
        if room not in rooms:
            yield f"rooms: '{room}' is not a room that forums can meet in{suggestion(room, rooms)}"


def _off_the_calendar(forum: Forum, calendar: Calendar) -> Iterator[str]:
    length = timedelta(minutes=forum.duration_min)
    first = datetime.combine(calendar.days[0], calendar.opens)
    if datetime.combine(calendar.days[0], calendar.closes) - first < length:
        yield (
            f"duration_min {forum.duration_min} is longer than a day of the calendar, "
            f"{calendar.opens:%H:%M} to {calendar.closes:%H:%M}"
        )
        return
    for column in ("start", "earliest", "latest"):
        moment = getattr(forum, column)
        if moment and moment.date() not in calendar.days:
            yield f"{column} {moment:%Y-%m-%dT%H:%M} is on no day of the calendar; use {_days(calendar)}"
            return
    yield from _outside_hours(forum, calendar, length=length)


def _outside_hours(forum: Forum, calendar: Calendar, *, length: timedelta) -> Iterator[str]:
    hours = f"{calendar.opens:%H:%M} to {calendar.closes:%H:%M}"
    if forum.start:
        end = forum.start + length
        if forum.start.time() < calendar.opens or end.date() > forum.start.date() or end.time() > calendar.closes:
            yield f"start {forum.start:%Y-%m-%dT%H:%M} with {forum.duration_min} minutes does not lie within {hours}"
        elif (forum.earliest and forum.start < forum.earliest) or (forum.latest and end > forum.latest):
            yield f"start {forum.start:%Y-%m-%dT%H:%M} does not lie between earliest and latest"
    elif forum.earliest and forum.latest and forum.latest - forum.earliest < length:
        yield f"earliest and latest leave less than the {forum.duration_min} minutes that it takes"


def _days(calendar: Calendar) -> str:
    days = [day.isoformat() for day in calendar.days]
    return ", ".join(days) if len(days) < 4 else f"{days[0]} to {days[-1]}"


def check_sites(draft: ListDraft, *, venue: Venue, lost: Collection[str]) -> None:
    """Note sign sites on unknown levels and outside their level; ``lost`` levels exist but could not be read."""
    levels = {level.id: level for level in venue.levels}
    for line, site in draft.entries:
        message = "" if site.level in lost else _misplaced(site, levels)
        if message:
            draft.note(message, line=line)


def _misplaced(site: SignSite, levels: Mapping[str, Level]) -> str:
    if site.level not in levels:
        return unknown("level", site.level, known=levels.keys())
    point = Point(site.x, site.y)
    if levels[site.level].outline.distance(point) > 0.01:
        return f"the sign lies outside its level '{site.level}' {at(point)}; move it"
    return ""
