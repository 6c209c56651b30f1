"""Walking minutes between the main entrances of a site and its halls, for the overall plan."""

from __future__ import annotations

import math
from collections.abc import Mapping

from venueplan.model import Opening
from venueplan.route import Guide, walking_minutes

_MAIN = "pedestrian.principal"
"""Category of the openings that are main entrances."""

_FEW = 5
"""Main entrances up to which each is told; of more, one for every building."""


def walks_of(guide: Guide) -> dict[str, dict[str, float]]:
    """Return walking minutes to every hall by its id, by the id of a main entrance; infinite where no way leads."""
    plan = guide.plan
    halls = [hall.id for hall in plan.venue.halls]
    gates = [opening for opening in plan.venue.openings if opening.category == _MAIN and opening.name]
    if not halls or not gates:
        return {}
    minutes = {gate.id: walking_minutes(plan, origin=gate.id, destinations=halls, guide=guide) for gate in gates}
    found = {gate: times for gate, times in minutes.items() if any(map(math.isfinite, times.values()))}
    if len(found) <= _FEW:
        return found
    return {gate: found[gate] for gate in _one_of_each_building(guide, gates, found=found)}


def _one_of_each_building(
    guide: Guide, gates: list[Opening], *, found: Mapping[str, Mapping[str, float]]
) -> dict[str, None]:
    """Return the widest entrance of every building, of those alike the one with the shortest walks."""
    best: dict[str, Opening] = {}
    for gate in sorted(
        (gate for gate in gates if gate.id in found), key=lambda gate: (-gate.width, sum(found[gate.id].values()))
    ):
        best.setdefault(guide.plan.venue.level(gate.level).building, gate)
    chosen = {gate.id for gate in best.values()}
    return dict.fromkeys(gate.id for gate in gates if gate.id in chosen)
