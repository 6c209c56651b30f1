"""Outputs that other programs read: booths as GeoJSON, exhibitors and programme as CSV."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from shapely import Polygon
from shapely.geometry import mapping

from venueplan.files.outputs.csvs import csv_bytes, number
from venueplan.geometry.mosaic import on_grid
from venueplan.model import Booth, Exhibitor, Label, Meeting, Plan
from venueplan.rules import booth_kinds, event_pack, exhibitors_on
from venueplan.rules.booths.facts import frontage

EXHIBITOR_COLUMNS = (
    "id",
    "name_en",
    "name_zh",
    "booth",
    "booth_id",
    "hall",
    "level",
    "area",
    "requested_area",
    "preference_rank",
    "grid",
)
PROGRAMME_COLUMNS = (
    "id",
    "title_en",
    "title_zh",
    "room",
    "level",
    "start",
    "end",
    "setup",
    "attendance",
    "capacity",
)


def booths_geojson(plan: Plan) -> bytes:
    """Return the booths of a plan as GeoJSON, a feature per stand.

    Coordinates are local metres on a grid of 1 mm; stands that touch share their corners there, so that no two
    overlap. Properties: ``id``, ``number``, ``hall``, ``level``, ``area`` (m²,
    2 decimals), ``open_sides``, ``exhibitors`` (ids, empty if the stand is free), ``name_en`` and ``name_zh`` (of the
    first exhibitor), ``kind`` (``inline``, ``corner``, ``peninsula``, ``island``, ``end-cap``, ``split-island``,
    ``perimeter``) and ``frontage`` (length of its open sides, m, 2 decimals).
    """
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    outlines = _outlines(booths)
    pack = event_pack(plan.event)
    kinds = booth_kinds(booths, plan.venue, pack=pack, pattern=plan.event.pattern)
    features = (_feature(plan, booth, outline=outlines[booth.id], kind=kinds[booth.id]) for booth in booths)
    lines = [json.dumps(feature, ensure_ascii=False) for feature in features]
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _outlines(booths: Sequence[Booth]) -> dict[str, Polygon]:
    """Return the outlines to be written, by booth id; only the stands of one level touch each other."""
    found: dict[str, Polygon] = {}
    for level in sorted({booth.level for booth in booths}):
        members = [booth for booth in booths if booth.level == level]
        polygons = on_grid([booth.polygon for booth in members])
        found |= {booth.id: polygon for booth, polygon in zip(members, polygons, strict=True)}
    return found


def _feature(plan: Plan, booth: Booth, *, outline: Polygon, kind: str) -> dict[str, Any]:
    exhibitors = exhibitors_on(plan, booth.id)
    name = plan.event.exhibitor(exhibitors[0]).name if exhibitors else Label()
    return {
        "type": "Feature",
        "properties": {
            "id": booth.id,
            "number": booth.number,
            "hall": booth.hall,
            "level": booth.level,
            "area": round(booth.area, 2),
            "open_sides": booth.open_sides,
            "exhibitors": list(exhibitors),
            "name_en": name["en"],
            "name_zh": name["zh"],
            "kind": kind,
            "frontage": round(frontage(booth), 2),
        },
        "geometry": mapping(outline),
    }


def exhibitors_csv(plan: Plan, *, grid: Mapping[str, str]) -> bytes:
    """Return the list of all exhibitors with their stands as CSV in UTF-8 with byte order mark.

    A row per exhibitor in the order of the event's list; who is not placed has empty cells from ``booth`` on, except
    ``requested_area``. Several booths stand in one cell, separated by ``;``. A co-exhibitor names the booths of the
    stand that it shares.

    Parameters
    ----------
    grid
        Reference on the hall plan (``C4``) by booth id.
    """
    return csv_bytes(
        EXHIBITOR_COLUMNS, (_exhibitor_row(plan, exhibitor, grid=grid) for exhibitor in plan.event.exhibitors)
    )


def _exhibitor_row(plan: Plan, exhibitor: Exhibitor, *, grid: Mapping[str, str]) -> Sequence[object]:
    booths, rank = _stand_of(plan, exhibitor)
    return (
        exhibitor.id,
        exhibitor.name["en"],
        exhibitor.name["zh"],
        ";".join(booth.number for booth in booths),
        ";".join(booth.id for booth in booths),
        ";".join(booth.hall for booth in booths),
        ";".join(booth.level for booth in booths),
        number(round(sum(booth.area for booth in booths), 2)) if booths else "",
        number(exhibitor.area),
        "" if rank is None else rank,
        ";".join(grid.get(booth.id, "") for booth in booths),
    )


def _stand_of(plan: Plan, exhibitor: Exhibitor) -> tuple[list[Booth], int | None]:
    """Return the booths of an exhibitor or of the exhibitor whose stand it shares, and the rank of its wish."""
    if plan.allocation is None or plan.floor_plan is None:
        return [], None
    own = plan.allocation.by_exhibitor.get(exhibitor.id)
    found = own or plan.allocation.by_exhibitor.get(exhibitor.shares_with)
    booths = [plan.floor_plan.booth(booth_id) for booth_id in (found.booths if found else ())]
    return booths, own.preference_rank if own else None


def programme_csv(plan: Plan) -> bytes:
    """Return the programme as CSV in UTF-8 with byte order mark, a row per meeting in the order of start and room.

    ``room`` is the id of a unit or of a stage area; ``start`` and ``end`` are ISO 8601 with offset.
    """
    levels = {unit.id: unit.level for unit in plan.venue.units}
    levels |= {section.id: section.level for section in plan.venue.sections}
    meetings = plan.programme.meetings if plan.programme else ()
    ordered = sorted(meetings, key=lambda meeting: (meeting.start, meeting.room, meeting.forum))
    return csv_bytes(PROGRAMME_COLUMNS, (_meeting_row(plan, meeting, levels=levels) for meeting in ordered))


def _meeting_row(plan: Plan, meeting: Meeting, *, levels: Mapping[str, str]) -> Sequence[object]:
    forum = plan.event.forum(meeting.forum)
    return (
        forum.id,
        forum.title["en"],
        forum.title["zh"],
        meeting.room,
        levels[meeting.room],
        meeting.start.isoformat(),
        meeting.end.isoformat(),
        forum.setup,
        forum.attendance,
        meeting.capacity,
    )
