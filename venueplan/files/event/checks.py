"""What must hold between the lists of an event, its settings and its venue: names that exist, times on the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from shapely import MultiPolygon, Point

from venueplan.files.event.decisions.programme import tag_faults
from venueplan.files.event.decisions.settings import EventSettings
from venueplan.files.event.tables.lists import ListDraft
from venueplan.files.untrusted.quoting import shown, suggestion, unknown
from venueplan.files.venue.folder import VenueDraft
from venueplan.files.venue.geometry_checks import TOUCH
from venueplan.files.venue.shapes import at
from venueplan.model import Calendar, Exhibitor, Forum
from venueplan.rules.people.rooms import ROOM_SECTIONS


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What lists may refer to in a venue; features that could not be read count, for they exist.

    Attributes
    ----------
    halls, rooms, places, levels
        Ids of exhibition halls, of what forums can meet in, of what ``near:`` may name, and of levels.
    outlines
        Outlines of the levels that could be read.
    taken
        Feature type and file by id: ids that lists may not use again.
    """

    halls: frozenset[str]
    rooms: frozenset[str]
    places: frozenset[str]
    levels: frozenset[str]
    outlines: Mapping[str, MultiPolygon]
    taken: Mapping[str, tuple[str, str]]


def directory_of(draft: VenueDraft) -> Directory | None:
    """Return the names of a venue, or None if some of its files could not be read, so that nothing can be told."""
    if not draft.complete:
        return None
    venue = draft.venue
    of_kind = {
        kind: {name for name, (found, _) in draft.origin.items() if found == kind}
        for kind in ("opening", "amenity", "unit", "section", "level")
    }
    lost = (of_kind["unit"] - {unit.id for unit in venue.units}) | (
        of_kind["section"] - {section.id for section in venue.sections}
    )
    rooms = {unit.id for unit in venue.units if unit.use not in {"", "exhibition"}}
    rooms |= {section.id for section in venue.sections if section.use in ROOM_SECTIONS}
    return Directory(
        halls=frozenset({hall.id for hall in venue.halls} | lost),
        rooms=frozenset(rooms | lost),
        places=frozenset(of_kind["opening"] | of_kind["amenity"] | of_kind["unit"] | of_kind["section"]),
        levels=frozenset(of_kind["level"]),
        outlines={level.id: level.outline for level in venue.levels},
        taken=draft.origin,
    )


def check_exhibitors(draft: ListDraft, *, zones: Collection[str], names: Directory | None) -> None:
    """Note unknown zones, halls, places and exhibitors, rivals of themselves, and shared stands that share nothing."""
    by_id = {exhibitor.id: exhibitor for _, exhibitor in draft.entries}
    for line, exhibitor in draft.entries:
        for message in (
            *_taken_id(exhibitor.id, names),
            *_unknown_zone(exhibitor, zones),
            *(_unknown_wishes(exhibitor, names, exhibitors=draft.ids) if names else ()),
            *_impossible_rivals(exhibitor, draft.ids),
            *_impossible_sharing(exhibitor, by_id, ids=draft.ids),
            *_no_area(exhibitor),
        ):
            draft.note(message, line=line)


def _taken_id(identifier: str, names: Directory | None) -> Iterator[str]:
    """Find ids of the venue that a list uses again, so that a name would mean two places."""
    if names and identifier in names.taken:
        kind, file = names.taken[identifier]
        yield f"id {shown(identifier)} is used already by a {kind} in {file}; give the entry another id"


def _unknown_zone(exhibitor: Exhibitor, zones: Collection[str]) -> Iterator[str]:
    if exhibitor.zone not in zones:
        yield unknown("zone", exhibitor.zone, known=zones)


def _unknown_wishes(exhibitor: Exhibitor, names: Directory, *, exhibitors: Collection[str]) -> Iterator[str]:
    for column in ("preferences", "pins", "forbidden"):
        known = names.places if column != "preferences" else names.places | set(exhibitors)
        for wish in getattr(exhibitor, column):
            kind, _, name = wish.partition(":")
            if kind == "hall" and name not in names.halls:
                yield f"{column}: {unknown('hall', name, known=names.halls)}"
            if kind in {"near", "far"} and name not in known:
                yield f"{column}: {unknown('place', name, known=known)}"


def _impossible_rivals(exhibitor: Exhibitor, ids: Collection[str]) -> Iterator[str]:
    for rival in exhibitor.rivals:
        if rival == exhibitor.id:
            yield f"rivals: {shown(rival)} is its own rival; remove it"
        elif rival not in ids:
            yield f"rivals: {unknown('exhibitor', rival, known=ids)}"


def _impossible_sharing(exhibitor: Exhibitor, by_id: Mapping[str, Exhibitor], *, ids: Collection[str]) -> Iterator[str]:
    holder = exhibitor.shares_with
    if not holder:
        return
    if holder == exhibitor.id:
        yield f"shares_with: {shown(holder)} shares with itself; name the exhibitor who holds the stand"
    elif holder not in ids:
        yield f"shares_with: {unknown('exhibitor', holder, known=ids)}"
    elif holder in by_id and by_id[holder].shares_with:
        yield (
            f"shares_with: {shown(holder)} itself shares with {shown(by_id[holder].shares_with)}; "
            "name the exhibitor who holds the stand"
        )
    elif holder in exhibitor.rivals or (holder in by_id and exhibitor.id in by_id[holder].rivals):
        yield f"shares_with: {shown(holder)} is a rival; rivals cannot share a stand"


def _no_area(exhibitor: Exhibitor) -> Iterator[str]:
    if not exhibitor.area and not exhibitor.shares_with:
        yield "area 0 is not an area in m²; it must be more than 0"


def check_forums(draft: ListDraft, *, settings: EventSettings, names: Directory | None) -> None:
    """Note rooms, forums and tags that do not exist, and times that are not on the calendar."""
    calendar, rooms = settings.calendar.to_noun(), names.rooms if names else None
    follows = {forum.id: forum.after for _, forum in draft.entries}
    for line, forum in draft.entries:
        for message in (
            *(_unknown_rooms(forum, names.rooms) if names else ()),
            *(_off_the_calendar(forum, calendar) if calendar.opens < calendar.closes else ()),
            *_impossible_order(forum, draft.ids, follows=follows),
            *_unknown_tags(forum, settings, rooms=rooms),
            *_few(forum),
        ):
            draft.note(message, line=line)


def _impossible_order(forum: Forum, ids: Collection[str], *, follows: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name in forum.after:
        if name not in ids:
            yield f"after: {unknown('forum', name, known=ids)}"
    before, queue = set[str](), list(forum.after)
    while queue:
        name = queue.pop()
        if name not in before:
            before.add(name)
            queue += follows.get(name, ())
    if forum.id in before:
        yield f"after: {shown(forum.id)} would have to come after itself; remove one link of the chain"


def _unknown_tags(forum: Forum, settings: EventSettings, *, rooms: Collection[str] | None) -> Iterator[str]:
    for column in ("required", "preferred", "undesired", "prohibited"):
        for sentence in tag_faults(getattr(forum, column), settings, rooms=rooms):
            yield f"{column}: {sentence}"
    if forum.published_room and rooms is not None and forum.published_room not in rooms:
        yield f"published_room: {unknown('room', forum.published_room, known=rooms)}"


def _few(forum: Forum) -> Iterator[str]:
    if 0 < forum.attendance_high < forum.attendance:
        yield f"attendance_high {forum.attendance_high} is less than attendance {forum.attendance}; write more"


def _unknown_rooms(forum: Forum, rooms: Collection[str]) -> Iterator[str]:
    for room in forum.rooms:
        if room not in rooms:
            few = f"; use {', '.join(sorted(rooms))}" if 0 < len(rooms) <= 12 else ""
            yield f"rooms: {shown(room)} is not a room that forums can meet in{suggestion(room, rooms) or few}"


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


def check_sites(draft: ListDraft, *, names: Directory) -> None:
    """Note sign sites on unknown levels and outside their level."""
    for line, site in draft.entries:
        for message in _taken_id(site.id, names):
            draft.note(message, line=line)
        point = Point(site.x, site.y)
        outline = names.outlines.get(site.level)
        if site.level not in names.levels:
            draft.note(unknown("level", site.level, known=names.levels), line=line)
        elif outline and outline.distance(point) > TOUCH:
            draft.note(f"the sign lies outside its level {shown(site.level)} {at(point)}; move it", line=line)
