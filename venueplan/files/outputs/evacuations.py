"""How halls and buildings empty, for programs, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import isfinite
from typing import Any

import shapely

from venueplan.model import Choke, Evacuation, SimulatedClearing


def evacuations_json(evacuations: Iterable[Evacuation], simulated: SimulatedClearing | None = None) -> bytes:
    """Return evacuations as a JSON list, in their order.

    Times are seconds, rounded to 1 ms; null where nobody can leave. ``choke`` is the section that takes longest to
    pass: its ``lines`` are positions in local metres, rounded to 1 mm. A simulated hall has ``simulated`` with
    ``time_s`` (null if the model clogged) and ``remaining`` persons.
    """
    documents = []
    for evacuation in evacuations:
        document = _evacuation(evacuation)
        if simulated is not None and simulated.subject == evacuation.clearing.subject:
            document["simulated"] = {
                "time_s": simulated.time and _rounded(simulated.time),
                "remaining": simulated.remaining,
                "notes": [dict(note.texts) for note in simulated.notes],
            }
        documents.append(document)
    return (json.dumps(documents, ensure_ascii=False, indent=1) + "\n").encode()


def _evacuation(evacuation: Evacuation) -> dict[str, Any]:
    clearing = evacuation.clearing
    return {
        "subject": clearing.subject,
        "persons": clearing.persons,
        "hydraulic_s": _rounded(clearing.hydraulic),
        "quickest_s": _rounded(clearing.quickest),
        "governing": clearing.governing,
        "standard": evacuation.standard,
        "gates": [
            {
                "gate": gate.gate,
                "kind": gate.kind,
                "width": _rounded(gate.width),
                "rate": _rounded(gate.rate),
                "persons": _rounded(gate.persons),
                "cleared_s": _rounded(gate.cleared),
            }
            for gate in evacuation.gates
        ],
        "choke": evacuation.choke and _choke(evacuation.choke),
        "notes": [dict(note.texts) for note in evacuation.notes],
    }


def _choke(choke: Choke) -> dict[str, Any]:
    lines = [shapely.get_coordinates(line) for line in choke.lines.geoms]
    return {
        "level": choke.level,
        "gates": list(choke.gates),
        "persons": _rounded(choke.persons),
        "throughput": _rounded(choke.throughput),
        "time_s": _rounded(choke.time),
        "lines": [[[round(x, 3) + 0.0, round(y, 3) + 0.0] for x, y in line.tolist()] for line in lines],
    }


def _rounded(value: float) -> float | None:
    return round(float(value), 3) + 0.0 if isfinite(value) else None
