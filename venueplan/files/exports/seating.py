"""Chairs of seated rooms as a seating plan of pretix (its ``seating-plan.schema.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from venueplan.errors import InputError
from venueplan.model import Plan, Unit
from venueplan.rules import event_pack
from venueplan.rules.pack import RulePack
from venueplan.rules.people.chairs import rows_of_chairs
from venueplan.rules.people.rooms import find_room

PIXELS = 50
"""Pixels of a metre: chairs half a metre apart stand 25 pixels apart, as pretix draws them."""

GAP = 2.0
"""Between the zones of two rooms, metres."""

SEATED = "theatre"
"""Set-up in which people sit in rows."""

_CATEGORY = "Seat"


def seating_json(plan: Plan) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """Return a seating plan with a zone for each room of the programme that is seated in rows, and how many it seats.

    A room has as many seats as its fullest meeting may have persons, or as rows allow, whichever is less. Rooms stand
    side by side, each as it lies on the plan.

    Raises
    ------
    InputError
        If no meeting of the programme is seated in rows.
    """
    pack = event_pack(plan.event)
    zones: list[dict[str, Any]] = []
    counts = []
    right = 0.0
    for room, most in _seated(plan):
        rows = rows_of_chairs(room, venue=plan.venue, pack=pack, most=most)
        zones.append(_zone(room, rows, right=right))
        counts.append((room.id, sum(map(len, rows))))
        left, _, end, _ = room.polygon.bounds
        right += end - left + GAP
    if not any(count for _, count in counts):
        raise InputError(_nothing(pack))
    document = {
        "name": str(plan.event.name) or plan.event.id,
        "categories": [{"name": _CATEGORY, "color": "#3366aa"}],
        "zones": zones,
        "size": _size(plan),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), tuple(counts)


def _nothing(pack: RulePack) -> str:
    if pack.find("seating-aisle") is None:
        return f"the rule pack '{pack.name}' has no rules of rows of chairs, so there is no seating plan"
    return "no meeting of the programme sits in rows (set-up theatre in a room of the venue): nothing to number"


def _seated(plan: Plan) -> list[tuple[Unit, int]]:
    most: dict[str, int] = {}
    for meeting in plan.programme.meetings if plan.programme else ():
        if plan.event.forum(meeting.forum).setup == SEATED:
            most[meeting.room] = max(most.get(meeting.room, 0), meeting.capacity)
    rooms = [(find_room(plan.venue, name), count) for name, count in sorted(most.items())]
    return [(room, count) for room, count in rooms if isinstance(room, Unit)]


def _zone(room: Unit, rows: tuple[tuple[tuple[float, float], ...], ...], *, right: float) -> dict[str, Any]:
    left, low, end, high = room.polygon.bounds
    return {
        "name": str(room.name) or room.id,
        "position": {"x": round(right * PIXELS), "y": 0},
        "rows": list(_rows(room, rows)),
        "areas": [
            {
                "width": round((end - left) * PIXELS),
                "height": round((high - low) * PIXELS),
                "position": {"x": 0, "y": 0},
                "border_color": "#888888",
                "text": "",
            }
        ],
    }


def _rows(room: Unit, rows: tuple[tuple[tuple[float, float], ...], ...]) -> Iterator[dict[str, Any]]:
    left, _, _, high = room.polygon.bounds
    for row, chairs in enumerate(rows, start=1):
        yield {
            "row_number": str(row),
            "position": {"x": 0, "y": 0},
            "seats": [
                {
                    "seat_guid": f"{room.id}-{row}-{number}",
                    "seat_number": str(number),
                    "position": {"x": round((x - left) * PIXELS), "y": round((high - y) * PIXELS)},
                    "category": _CATEGORY,
                }
                for number, (x, y) in enumerate(chairs, start=1)
            ],
        }


def _size(plan: Plan) -> dict[str, int]:
    boxes = [room.polygon.bounds for room, _ in _seated(plan)]
    width = sum(end - left + GAP for left, _, end, _ in boxes) - GAP
    height = max(high - low for _, low, _, high in boxes)
    return {"width": round(width * PIXELS), "height": round(height * PIXELS)}
