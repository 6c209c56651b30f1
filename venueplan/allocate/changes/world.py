"""What has changed, written into the demand of a plan; nobody is moved yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from venueplan.errors import ContradictionError, InputError, UnknownNameError
from venueplan.model import Absence, Changes, Event, Exhibitor, FloorPlan, Forum, Meetings, Person, Plan
from venueplan.rules import find_room, is_meeting_room, with_booths
from venueplan.rules.programme import zone_of


def with_changes(plan: Plan, changes: Changes) -> Plan:
    """Return a plan whose event and booths are as the changes say; allocation and programme are still the old ones.

    Raises
    ------
    InputError
        If a change names something that does not exist, or leaves a co-exhibitor without the stand that it shares.
    ContradictionError
        If somebody is pinned to a booth that is blocked; all of them are named.
    """
    _refuse_unknown_names(plan, changes)
    event = replace(
        plan.event,
        exhibitors=_exhibitors(plan.event, changes),
        forums=_forums(plan, changes),
        meetings=_without_the_absent(plan.event, changes.absences),
    )
    floor_plan = plan.floor_plan and _blocked(plan.floor_plan, changes.blocked)
    _refuse_lost_stands(event, changes)
    return replace(plan, event=event, floor_plan=floor_plan)


def _refuse_unknown_names(plan: Plan, changes: Changes) -> None:
    exhibitors = {exhibitor.id for exhibitor in plan.event.exhibitors}
    forums = {forum.id for forum in plan.event.forums}
    people = {person for forum in (*plan.event.forums, *changes.forums) for person in forum.people}
    booths = {booth.id for booth in plan.floor_plan.booths} if plan.floor_plan else set[str]()
    coming = {exhibitor.id for exhibitor in changes.exhibitors} | {forum.id for forum in changes.forums}
    named = (name for _, names in changes.standing for name in names)
    _refuse("exhibitor or forum", changes.cancelled, known=exhibitors | forums)
    _refuse("exhibitor", (name for name, _ in changes.sizes), known=exhibitors)
    _refuse("booth", changes.blocked, known=booths)
    _refuse("room", _lost_in_vain(plan, changes), known={unit.id for unit in plan.venue.units})
    _refuse("person", (absence.person for absence in changes.absences), known=people)
    _refuse("exhibitor or forum", named, known=exhibitors | forums | coming)
    _refuse_unknown_wishes(plan, changes)
    zones = {zone.id for zone in plan.event.zones}
    _refuse("zone", (exhibitor.zone for exhibitor in changes.exhibitors), known=zones)


def _refuse_unknown_wishes(plan: Plan, changes: Changes) -> None:
    """Refuse new exhibitors that name a hall, a place, a booth or a rival that does not exist."""
    venue = plan.venue
    known = {
        "hall": {hall.id for hall in venue.halls},
        "near": {one.id for kind in (venue.units, venue.sections, venue.openings, venue.amenities) for one in kind},
        "booth": {booth.id for booth in plan.floor_plan.booths} if plan.floor_plan else set[str](),
    }
    everybody = {one.id for one in (*plan.event.exhibitors, *changes.exhibitors)}
    for exhibitor in changes.exhibitors:
        for wish in (*exhibitor.preferences, *exhibitor.pins):
            word, _, name = wish.partition(":")
            _refuse({"near": "place"}.get(word, word), [name] if word in known else [], known=known.get(word, ()))
        _refuse("exhibitor", exhibitor.rivals, known=everybody)
    rooms = {unit.id for unit in venue.units} | {one.id for one in venue.sections if one.use == "stage-area"}
    _refuse("room", (room for forum in changes.forums for room in forum.rooms), known=rooms)


def _lost_in_vain(plan: Plan, changes: Changes) -> Iterator[str]:
    return (name for name in changes.lost_rooms if find_room(plan.venue, name) is None)


def _refuse(kind: str, names: Iterable[str], *, known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise UnknownNameError(kind, name, known=known)


def _exhibitors(event: Event, changes: Changes) -> tuple[Exhibitor, ...]:
    """Return who comes now, in the order of the event, the new ones last."""
    sizes, new = dict(changes.sizes), {exhibitor.id: exhibitor for exhibitor in changes.exhibitors}
    gone = set(changes.cancelled) - set(new)
    asked = [new.pop(one.id, one) for one in event.exhibitors if one.id not in gone]
    asked = [replace(one, area=sizes.get(one.id, one.area)) for one in (*asked, *new.values())]
    return tuple(
        replace(one, rivals=tuple(rival for rival in one.rivals if rival not in gone)) if gone & {*one.rivals} else one
        for one in asked
    )


def _forums(plan: Plan, changes: Changes) -> tuple[Forum, ...]:
    new = {forum.id: forum for forum in changes.forums}
    gone = set(changes.cancelled) - set(new)
    asked = [new.pop(one.id, one) for one in plan.event.forums if one.id not in gone]
    return tuple(_elsewhere(plan, forum, lost=changes.lost_rooms) for forum in (*asked, *new.values()))


def _without_the_absent(event: Event, absences: tuple[Absence, ...]) -> Meetings:
    """Return what is known of people and rooms, with the whole days on which somebody is away."""
    people = {person.id: person for person in event.meetings.people}
    for absence in absences:
        begin = datetime.combine(absence.day, time(), tzinfo=zone_of(event.calendar))
        person = people.get(absence.person, Person(id=absence.person))
        away = dict.fromkeys((*person.unavailable, (begin, begin + timedelta(days=1))))
        people[person.id] = replace(person, unavailable=tuple(away))
    return replace(event.meetings, people=tuple(people.values()))


def _elsewhere(plan: Plan, forum: Forum, *, lost: tuple[str, ...]) -> Forum:
    """Return a forum that names the rooms which are left to it; one that only has lost ones keeps their names."""
    rooms = forum.rooms or tuple(sorted(unit.id for unit in plan.venue.units if is_meeting_room(unit)))
    left = tuple(room for room in rooms if room not in lost)
    return replace(forum, rooms=left) if left and len(left) < len(rooms) else forum


def _blocked(floor_plan: FloorPlan, names: tuple[str, ...]) -> FloorPlan:
    booths = (replace(booth, blocked=True) if booth.id in names else booth for booth in floor_plan.booths)
    return with_booths(floor_plan, booths) if names else floor_plan


def _refuse_lost_stands(event: Event, changes: Changes) -> None:
    here = {exhibitor.id for exhibitor in event.exhibitors}
    for exhibitor in event.exhibitors:
        if exhibitor.shares_with and exhibitor.shares_with not in here:
            holder = exhibitor.shares_with
            raise InputError(
                f"exhibitor '{exhibitor.id}' shares the stand of '{holder}', who does not come; "
                "cancel it too, or give it a row of its own"
            )
    blocked = {f"booth:{name}": name for name in changes.blocked}
    found = [
        f"exhibitor '{exhibitor.id}' is pinned to booth '{blocked[pin]}', which is blocked now; release one of the two"
        for exhibitor in event.exhibitors
        for pin in exhibitor.pins
        if pin in blocked
    ]
    if found:
        raise ContradictionError("\n".join(found))
