"""``utilities.csv`` and ``move-in.csv``: what every stand needs from the hall, and when it is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from venueplan.files.outputs.csvs import csv_bytes, number
from venueplan.model import Amenity, Booth, Move, Plan
from venueplan.rules import RulePack, booth_supply, event_pack, exhibitors_on, stand_needs, unmet_needs

UTILITY_COLUMNS = (
    "booth_id",
    "booth",
    "hall",
    "level",
    "area",
    "exhibitors",
    "power_kw",
    "water",
    "drain",
    "data",
    "floor_box",
    "supplies",
    "distance",
    "reach",
    "within_reach",
    "missing",
)
MOVE_COLUMNS = (
    "booth_id",
    "booth",
    "hall",
    "level",
    "area",
    "exhibitors",
    "door",
    "distance",
    "order",
    "at_once",
    "move_in_start",
    "move_in_end",
    "move_out_start",
    "move_out_end",
    "note_en",
    "note_zh",
)


def utilities_csv(plan: Plan) -> bytes:
    """Return what every stand needs and where its next floor box is, as CSV in UTF-8 with byte order mark.

    A row per stand in the order of the plan. ``power_kw`` is the sum of all exhibitors on the stand (kW); ``water``,
    ``drain`` and ``data`` are ``yes`` if one of them needs it. ``floor_box`` is the nearest box of the level with what
    it ``supplies`` and its straight ``distance`` from the stand (m); ``reach`` is the length of a supply lead under the
    rule pack (m). ``missing`` names needs that no box within reach supplies. Lists in a cell are separated by ``;``.
    """
    pack = event_pack(plan.event)
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    boxes: dict[str, list[Amenity]] = {}
    for amenity in sorted(plan.venue.amenities, key=lambda amenity: amenity.id):
        if amenity.supplies:
            boxes.setdefault(amenity.level, []).append(amenity)
    rows = (_utility_row(plan, booth, boxes=boxes.get(booth.level, []), pack=pack) for booth in booths)
    return csv_bytes(UTILITY_COLUMNS, rows)


def _utility_row(plan: Plan, booth: Booth, *, boxes: Sequence[Amenity], pack: RulePack) -> tuple[object, ...]:
    needs = stand_needs(plan, booth)
    reach = pack["utility-reach"].value
    box = min(boxes, key=lambda box: (round(booth.polygon.distance(box.point), 6), box.id), default=None)
    far = booth.polygon.distance(box.point) if box else None
    missing = unmet_needs(needs, booth_supply(booth, plan.venue, pack=pack))
    return (
        *_head(plan, booth),
        number(needs.power_kw),
        *("yes" if wanted else "no" for wanted in (needs.water, needs.drain, needs.data)),
        box.id if box else "",
        ";".join(box.supplies) if box else "",
        "" if far is None else number(far),
        number(reach),
        "" if far is None else ("yes" if far <= reach + 1e-9 else "no"),
        ";".join(need for need in missing if need in {"power", "water", "drain", "data"}),
    )


def _head(plan: Plan, booth: Booth) -> tuple[object, ...]:
    """Return the columns that both lists begin with."""
    exhibitors = ";".join(exhibitors_on(plan, booth.id))
    return (booth.id, booth.number, booth.hall, booth.level, number(booth.area), exhibitors)


def moves_csv(plan: Plan, moves: Sequence[Move]) -> bytes:
    """Return when and through which door every stand moves in and out, as CSV in UTF-8 with byte order mark.

    A row per stand in the order of the plan. ``door`` is the goods door nearest by walking over the empty floor,
    ``distance`` (m) apart; ``order`` its turn there, far stands first, while ``at_once`` stands are served side by
    side. Times are ISO 8601 with offset. A stand without a turn has empty cells and a note that says why.
    """
    by_booth = {move.booth: move for move in moves}
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    return csv_bytes(MOVE_COLUMNS, (_move_row(plan, booth, by_booth=by_booth) for booth in booths))


def _move_row(plan: Plan, booth: Booth, *, by_booth: Mapping[str, Move]) -> tuple[object, ...]:
    move = by_booth.get(booth.id)
    if move is None:
        return (*_head(plan, booth), *[""] * 8, *_why_not(plan))
    times = (move.start, move.end, move.out_start, move.out_end)
    return (
        *_head(plan, booth),
        move.door,
        number(move.distance),
        move.order,
        move.at_once,
        *(_moment(time) for time in times),
        "" if move.out_start else "moving out is not planned: [move_in] has no out_start",
        "" if move.out_start else "未安排撤展：[move_in] 未设 out_start",
    )


def _moment(time: datetime | None) -> str:
    return time.isoformat() if time else ""


def _why_not(plan: Plan) -> tuple[str, str]:
    """Return why a stand has no turn, in English and Chinese."""
    if plan.event.move_in is None:
        return "event.toml has no [move_in]", "event.toml 未设 [move_in]"
    return "no door of the hall leads to this stand", "展厅没有通往该展位的门"
