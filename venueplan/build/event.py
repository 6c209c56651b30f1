"""The whole job: an event folder in, every output out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from venueplan import draw, files
from venueplan.allocate import refuse_impossible_meetings, schedule_forums, schedule_moves
from venueplan.build.processes import workers
from venueplan.build.progress import OnProgress, say_nothing, share
from venueplan.build.proofs import certificate_findings
from venueplan.build.reports import in_languages, report_page
from venueplan.build.sheets import FORMATS, Drawn, Sheets, collect, refuse_unprintable, undrawn
from venueplan.build.stages import allocate_plan, arrange_plan, load_plan, with_style
from venueplan.check import check_plan, measure_egress
from venueplan.model import HallEgress, Plan, Report
from venueplan.rules import event_pack

UNLET = frozenset({"overview", "door"})
"""Kinds of sheet that show no exhibitor: drawn while booths are being let."""


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """How outputs are made.

    Attributes
    ----------
    languages
        Those of the page of the report, ``zh`` and ``en``, the first one first; those of the event if left out. Maps
        and signs always speak the languages of the event.
    style
        Name or file of the style of maps and signs; empty for that of the event.
    """

    languages: tuple[str, ...] = ()
    style: str = ""


def build_event(
    folder: Path,
    out: Path,
    *,
    seed: int = 0,
    jobs: int = 1,
    outputs: Outputs | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Do everything for one event: booths, exhibitors, forums, checks, maps and signs.

    Parameters
    ----------
    folder
        Event folder.
    out
        Output folder; it is replaced as a whole when everything is drawn, never left half written.
    seed
        Seed of every lot; the same seed gives the same bytes.
    jobs
        Processes that work side by side. More than one needs a main guard in scripts.
    outputs
        Languages of the report and style of the sheets, where they are not those of the event.
    on_progress
        Called with the name of the stage and the fraction done.

    Returns
    -------
    Report
        Figures and findings, those of the sheets included.

    Raises
    ------
    InputError
        If a file cannot be used; nothing is written.
    ContradictionError
        If the hard rules contradict each other; nothing is written.
    """
    tell = on_progress or say_nothing
    tell("reading", 0.0)
    outputs = outputs or Outputs()
    plan = load_plan(folder, seed=seed)
    plan = with_style(plan, outputs.style) if outputs.style else plan
    refuse_unprintable(plan)
    with files.staged_folder(out) as stage, workers(jobs) as pool:
        programme = pool.submit(schedule_forums, plan, seed=seed)
        plan = arrange_plan(plan, seed=seed, pool=pool, on_progress=share(tell, "booths", span=(0.02, 0.25)))
        plan = replace(plan, programme=programme.result())
        if plan.programme and plan.programme.unplaced:
            refuse_impossible_meetings(plan, seed=seed)
        sheets = Sheets(pool=pool, formats=FORMATS)
        unlet = [order for order in draw.sheets_of(plan) if order.kind in UNLET]
        early = sheets.start(plan, stage / "unlet.json", orders=unlet)
        plan = allocate_plan(plan, seed=seed, on_progress=share(tell, "exhibitors", span=(0.25, 0.45)))
        if plan.allocation and plan.allocation.proof and plan.allocation.proof.status == "interrupted":
            raise KeyboardInterrupt
        let = [order for order in draw.sheets_of(plan) if order.kind not in UNLET]
        late = sheets.start(plan, stage / "plan.json", orders=let)
        tell("checks", 0.5)
        report = check_plan(plan).with_more(findings=(*certificate_findings(plan), *undrawn(plan)))
        egress = measure_egress(plan, pack=event_pack(plan.event))
        drawn, report = collect((*early, *late), report, on_progress=share(tell, "sheets", span=(0.55, 1.0)))
        (stage / "unlet.json").unlink()
        said = in_languages(plan, outputs.languages or plan.event.languages)
        _write_tables(said, stage, report=report, egress=egress, drawn=drawn)
    return report


def _write_tables(
    plan: Plan, stage: Path, *, report: Report, egress: Sequence[HallEgress], drawn: tuple[Drawn, ...]
) -> None:
    """Write lists, reports and the manifest beside the sheets."""
    grid = draw.grid_references(plan)
    picture = next(
        (stage / sheet.path for sheet in drawn if sheet.kind == "overview" and sheet.path.endswith("png")), None
    )
    pictures = {"overview": draw.thumbnail(picture)} if picture else {}
    tables = {
        "booths.geojson": files.booths_geojson(plan),
        "exhibitors.csv": files.exhibitors_csv(plan, grid=grid),
        "programme.csv": files.programme_csv(plan),
        "utilities.csv": files.utilities_csv(plan),
        "move-in.csv": files.moves_csv(plan, schedule_moves(plan)),
        "report.json": files.report_json(report),
        "report.html": report_page(plan, report, egress=egress, pictures=pictures),
    }
    if plan.allocation and plan.allocation.draw:
        tables["draw-audit.csv"] = files.draw_audit_csv(plan, plan.allocation.draw)
    for name, content in tables.items():
        (stage / name).write_bytes(content)
    (stage / "manifest.json").write_bytes(files.manifest_json(stage, drawn))
