"""Names in a plan document that refer to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.model import Allocation, FloorPlan, Plan, Programme, Venue


def unresolved_names(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield (place in the document, sentence) for every name that refers to nothing and every id used twice."""
    units = {unit.id for unit in plan.venue.units}
    levels = {level.id for level in plan.venue.levels}
    yield from _of_venue(plan.venue, levels)
    yield from _of_event(plan, units=units, levels=levels)
    booths: set[str] = set()
    if plan.floor_plan:
        booths = {booth.id for booth in plan.floor_plan.booths}
        yield from _of_floor_plan(plan.floor_plan, units=units, levels=levels)
    if plan.allocation:
        yield from _of_allocation(
            plan.allocation, booths=booths, exhibitors={exhibitor.id for exhibitor in plan.event.exhibitors}
        )
    if plan.programme:
        rooms = units | {section.id for section in plan.venue.sections}
        yield from _of_programme(plan.programme, rooms=rooms, forums={forum.id for forum in plan.event.forums})


def _unknown(
    where: str, names: Iterable[tuple[int, str]], *, what: str, known: Collection[str]
) -> Iterator[tuple[str, str]]:
    for index, name in names:
        if name not in known:
            yield where.format(index), f"{what} {shown(name)} is unknown{suggestion(name, known)}"


def _twice(where: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, count in Counter(names).items():
        if count > 1:
            yield where, f"id {shown(name)} is used {count} times; ids are unique"


def _of_venue(venue: Venue, levels: set[str]) -> Iterator[tuple[str, str]]:
    kinds = ("units", "openings", "fixtures", "amenities", "sections", "details")
    for kind in kinds:
        placed = enumerate(noun.level for noun in getattr(venue, kind))
        yield from _unknown(f"plan.venue.{kind}[{{}}]", placed, what="level", known=levels)
    yield from _twice("plan.venue", (noun.id for kind in ("levels", *kinds) for noun in getattr(venue, kind)))


def _of_event(plan: Plan, *, units: set[str], levels: set[str]) -> Iterator[tuple[str, str]]:
    event = plan.event
    zones = {zone.id for zone in event.zones}
    halls = ((index, hall) for index, zone in enumerate(event.zones) for hall in zone.halls)
    yield from _unknown("plan.event.zones[{}]", halls, what="hall", known=units)
    asked = enumerate(exhibitor.zone for exhibitor in event.exhibitors)
    yield from _unknown("plan.event.exhibitors[{}]", asked, what="zone", known=zones)
    yield from _unknown(
        "plan.event.sites[{}]", enumerate(site.level for site in event.sites), what="level", known=levels
    )
    kept = enumerate(booth.hall for booth in event.kept)
    yield from _unknown("plan.event.kept[{}]", kept, what="hall", known=units)
    yield from _twice("plan.event.kept", (booth.id for booth in event.kept))
    yield from _twice("plan.event.exhibitors", (exhibitor.id for exhibitor in event.exhibitors))
    yield from _twice("plan.event.forums", (forum.id for forum in event.forums))


def _of_floor_plan(floor_plan: FloorPlan, *, units: set[str], levels: set[str]) -> Iterator[tuple[str, str]]:
    booths = floor_plan.booths
    yield from _unknown(
        "plan.floor_plan.booths[{}]", enumerate(booth.hall for booth in booths), what="hall", known=units
    )
    yield from _unknown(
        "plan.floor_plan.booths[{}]", enumerate(booth.level for booth in booths), what="level", known=levels
    )
    yield from _unknown(
        "plan.floor_plan.halls[{}]", enumerate(hall.hall for hall in floor_plan.halls), what="hall", known=units
    )
    yield from _twice("plan.floor_plan.booths", (booth.id for booth in booths))


def _of_allocation(allocation: Allocation, *, booths: set[str], exhibitors: set[str]) -> Iterator[tuple[str, str]]:
    given = enumerate(assignment.exhibitor for assignment in allocation.assignments)
    yield from _unknown("plan.allocation.assignments[{}]", given, what="exhibitor", known=exhibitors)
    used = ((index, booth) for index, assignment in enumerate(allocation.assignments) for booth in assignment.booths)
    yield from _unknown("plan.allocation.assignments[{}]", used, what="booth", known=booths)
    yield from _unknown(
        "plan.allocation.unplaced[{}]", enumerate(allocation.unplaced), what="exhibitor", known=exhibitors
    )
    yield from _twice("plan.allocation.assignments", (assignment.exhibitor for assignment in allocation.assignments))


def _of_programme(programme: Programme, *, rooms: set[str], forums: set[str]) -> Iterator[tuple[str, str]]:
    given = enumerate(meeting.forum for meeting in programme.meetings)
    yield from _unknown("plan.programme.meetings[{}]", given, what="forum", known=forums)
    used = enumerate(meeting.room for meeting in programme.meetings)
    yield from _unknown("plan.programme.meetings[{}]", used, what="room", known=rooms)
    yield from _unknown("plan.programme.unplaced[{}]", enumerate(programme.unplaced), what="forum", known=forums)
