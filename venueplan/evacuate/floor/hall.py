"""One hall empties through its own exits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from venueplan.errors import UnknownNameError
from venueplan.evacuate import notes
from venueplan.evacuate.floor.choking import choking_section
from venueplan.evacuate.floor.crowd import Crowd, room_floor, spread_over
from venueplan.evacuate.floor.leaving import Leaving, have_a_way, leave_by_doors
from venueplan.evacuate.occupancy import persons_in
from venueplan.evacuate.standards import SFPE, FlowStandard
from venueplan.model import Choke, Clearing, Evacuation, Label, Opening, Plan, Unit
from venueplan.rules import RulePack, exits_of


def evacuate_halls(
    plan: Plan, *, standard: FlowStandard = SFPE, hall: str | None = None, pack: RulePack | None = None
) -> tuple[Evacuation, ...]:
    """Return how long each exhibition hall of a plan takes to empty through its exits.

    The persons are the occupant load that the checks of exits use, spread evenly over the floor that stands and
    fixtures leave free. Each goes to the nearest exit by exact walking distance and queues there.

    Parameters
    ----------
    plan
        Venue, event and, if laid out, booths.
    standard
        Speeds and flows.
    hall
        Id of one hall or of any room in use; all exhibition halls if left out.
    pack
        Says how many persons there are; by default the event's rule pack.

    Raises
    ------
    UnknownNameError
        If no hall or room in use has that id.
    """
    loads = {unit.id: (unit, persons) for unit, persons in persons_in(plan, pack=pack)}
    if hall is not None and hall not in loads:
        raise UnknownNameError("hall or room in use", hall, known=loads)
    wanted = [hall] if hall is not None else [unit.id for unit in plan.venue.halls if unit.id in loads]
    return tuple(evacuate_unit(plan, loads[name][0], persons=loads[name][1], standard=standard) for name in wanted)


def evacuate_unit(
    plan: Plan, unit: Unit, *, persons: float, standard: FlowStandard = SFPE, speed: float | None = None
) -> Evacuation:
    """Return how long it takes until some persons have left a hall or room through its exits.

    Parameters
    ----------
    plan
        Venue and booths.
    unit
        The hall or room.
    persons
        How many are in it.
    standard
        Speeds and flows.
    speed
        Walking speed, m/s; by default the standard's at the density of the crowd.
    """
    doors = exits_of(plan.venue, unit)
    everywhere = spread_over(room_floor(unit, plan=plan), persons=persons)
    free = have_a_way(everywhere, doors)
    crowd = everywhere.only(free)
    leaving = leave_by_doors(crowd, doors, standard=standard, speed=speed)
    choke = choking_section(crowd, leaving.doors, standard=standard, level=unit.level)
    stuck = persons > 0 and (choke is None or not leaving.gates)
    return Evacuation(
        clearing=_clearing(unit, leaving, choke=choke, persons=persons, stuck=stuck),
        standard=standard.limits.title,
        gates=leaving.gates,
        choke=choke,
        notes=tuple(_notes(unit, leaving, everywhere=everywhere, doors=doors, choke=choke)),
    )


def _clearing(unit: Unit, leaving: Leaving, *, choke: Choke | None, persons: float, stuck: bool) -> Clearing:
    """Return both times: a narrow place of the floor can take longer than all doors, and then it governs."""
    if stuck:
        return Clearing(subject=unit.id, persons=round(persons), hydraulic=inf, quickest=inf, governing="")
    narrow = choke is not None and choke.time > leaving.hydraulic
    return Clearing(
        subject=unit.id,
        persons=round(persons),
        hydraulic=choke.time if choke is not None and narrow else leaving.hydraulic,
        quickest=max(leaving.quickest, choke.time if choke is not None else 0.0),
        governing=unit.id if narrow else leaving.governing,
    )


def _notes(
    unit: Unit, leaving: Leaving, *, everywhere: Crowd, doors: Sequence[Opening], choke: Choke | None
) -> Iterator[Label]:
    yield notes.constants(leaving.standard)
    yield notes.LEFT_OUT
    if not leaving.gates:
        yield notes.nobody_leaves(unit.id)
    lost = 1 - len(leaving.crowd.points) / max(1, len(everywhere.points))
    if lost and leaving.gates:
        yield notes.no_way_out(unit.id, area=lost * float(everywhere.floor.free.area))
    for door in doors:
        if door not in leaving.doors:
            yield notes.too_narrow(door.id, width=door.width)
    if choke is not None and choke.time > leaving.hydraulic:
        yield notes.narrow_place(unit.id, seconds=choke.time)
