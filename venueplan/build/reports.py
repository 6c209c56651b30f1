"""Reports of a plan: for programs as JSON, for people as a page with maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from venueplan import files
from venueplan.check import measure_egress
from venueplan.draw import draw_report_maps
from venueplan.errors import InputError
from venueplan.model import HallEgress, Plan, Report
from venueplan.rules import event_pack


def in_languages(plan: Plan, languages: tuple[str, ...]) -> Plan:
    """Return the plan as reports and sheets shall say it: in other languages, the first one first.

    Names that have none of them are said in English, or else as they are.
    """
    return replace(plan, event=replace(plan.event, languages=languages))


def report_page(
    plan: Plan, report: Report, *, egress: Sequence[HallEgress], pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a report as a page of HTML with its maps: findings, aisle widths, walking distances and catchments.

    Parameters
    ----------
    egress
        How the halls are left, under the pack of the event.
    """
    maps = draw_report_maps(plan, report, egress=egress, pack=event_pack(plan.event))
    return files.report_html(plan, report, pictures=pictures, maps=maps)


def write_report(plan: Plan, report: Report, *, path: Path) -> None:
    """Write a report as JSON or HTML, by the ending of the path.

    Raises
    ------
    InputError
        If the ending is neither ``.json`` nor ``.html``.
    """
    if path.suffix == ".json":
        files.write_atomically(path, files.report_json(report))
    elif path.suffix == ".html":
        files.write_atomically(
            path, report_page(plan, report, egress=measure_egress(plan, pack=event_pack(plan.event)))
        )
    else:
        raise InputError(f"{path}: a report ends in .json or .html")
