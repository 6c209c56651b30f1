"""The audit of a draw as CSV: who came when, what they tried, and why they did not get it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from venueplan.files.outputs.csvs import csv_bytes
from venueplan.model import Draw, Plan, Turn

AUDIT_COLUMNS = (
    "order",
    "exhibitor",
    "band",
    "points",
    "contracted",
    "lot",
    "choice",
    "booths",
    "outcome",
    "holder",
    "holder_points",
    "rule",
)


def draw_audit_csv(plan: Plan, draw: Draw) -> bytes:
    """Return the audit of a draw as CSV in UTF-8 with byte order mark.

    For every exhibitor in the order of the draw a row for each stand that it would rather have had, best first:
    ``taken`` by a ``holder`` with so many points, or ``refused`` by a ``rule``; a row that counts the stands of others
    that are not listed; and last what it got, ``given`` or ``nothing``. ``lot`` was drawn from the seed in the plan.
    """
    return csv_bytes(AUDIT_COLUMNS, (row for turn in draw.turns for row in _rows(plan, turn)))


def _rows(plan: Plan, turn: Turn) -> Iterator[Sequence[object]]:
    moment = turn.contracted.isoformat() if turn.contracted else ""
    who = (turn.order, turn.exhibitor, turn.band, turn.points, moment, turn.lot)
    for choice, tried in enumerate(turn.tried, start=1):
        points = plan.event.exhibitor(tried.holder).points if tried.holder else ""
        yield (*who, choice, ";".join(tried.booths), tried.outcome, tried.holder, points, tried.rule)
    if turn.passed_over:
        yield (*who, "", "", "taken", "", "", f"{turn.passed_over} more stands that others had taken before")
    outcome = "given" if turn.booths else "nothing"
    yield (*who, len(turn.tried) + turn.passed_over + 1, ";".join(turn.booths), outcome, "", "", turn.rule)
