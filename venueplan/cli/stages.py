"""Commands that make a plan: everything at once, or one stage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from venueplan import build, files
from venueplan.allocate.stands.proving.front import trade_off
from venueplan.cli.application import (
    EVENT_HELP,
    EffortName,
    Jobs,
    Json,
    Lang,
    Output,
    PlanPath,
    Quiet,
    Seed,
    StyleName,
    app,
    languages_for,
    load,
)
from venueplan.cli.figures import allocation_figures, floor_figures, programme_figures, tell_figures
from venueplan.cli.layouts import PICTURE, compare_layouts
from venueplan.cli.telling import leave_by, progress, tell_front, tell_report
from venueplan.model import Allocation, Programme


@app.command("build", epilog="Example:  venueplan build layouts/quickstart/expo-day -o out")
def build_command(
    event: Annotated[Path, typer.Argument(help=EVENT_HELP, show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for all outputs.")] = Path("out"),
    seed: Seed = 0,
    jobs: Jobs = 2,
    lang: Lang = None,
    style: StyleName = "",
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Do everything: booths, exhibitors, forums, checks, maps and signs."""
    languages = languages_for(build.load_plan(event), lang)
    outputs = build.Outputs(languages=languages, style=style)
    with progress(quiet=quiet or json) as on_progress:
        report = build.build_event(event, out, seed=seed, jobs=jobs, outputs=outputs, on_progress=on_progress)
    tell_report(report, languages=languages, json=json, quiet=quiet)
    if not (quiet or json):
        typer.echo(f"\n{out / 'report.html'}\n{out / 'maps'}\n{out / 'signs'}")
    leave_by(report)


@app.command("arrange", epilog="Example:  venueplan arrange layouts/quickstart/expo-day -o plan.json")
def arrange_command(
    event: PlanPath,
    output: Output = None,
    seed: Seed = 0,
    keep: Annotated[Path | None, typer.Option(help="Plan document whose booths stay as they are.")] = None,
    jobs: Jobs = 2,
    *,
    compare: Annotated[
        bool, typer.Option("--compare", help="Compare strategies instead; -o then names the picture (png, svg, pdf).")
    ] = False,
    prove: Annotated[
        bool, typer.Option("--prove", help="Say also what the best rows of each hall hold, with a proof.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Lay out the booths of an event."""
    plan, target = load(event, output or (PICTURE if compare else None), seed=seed)
    if keep is not None:
        plan = build.keep_booths(plan, of=build.load_plan(keep))
    if compare:
        compare_layouts(plan, target, json=json, quiet=quiet)
        return
    side_by_side = min(jobs, len(plan.venue.halls)) or 1
    with progress(quiet=quiet or json) as on_progress, build.workers(side_by_side) as pool:
        plan = build.arrange_plan(plan, seed=seed, pool=pool, on_progress=on_progress)
    if prove:
        plan = build.prove_plan(plan)
    files.write_plan(plan, target)
    tell_figures(floor_figures(plan), json=json, quiet=quiet)
    if plan.floor_plan and plan.floor_plan.shortfall:
        raise typer.Exit(1)


@app.command("allocate", epilog="Example:  venueplan allocate plan.json")
def allocate_command(
    plan: PlanPath,
    output: Output = None,
    seed: Seed = 0,
    effort: EffortName = "reproducible",
    policy: Annotated[
        str, typer.Option(help="best, draw or fair; the event's if left out. A draw writes draw-audit.csv beside.")
    ] = "",
    front: Annotated[
        str, typer.Option(help="Set the score against fairness or revenue instead: a table, and no plan is written.")
    ] = "",
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Assign exhibitors to booths. Ctrl-C writes the best so far, marked interrupted, and leaves with 130."""
    loaded, target = load(plan, output, seed=seed)
    with progress(quiet=quiet or json) as on_progress:
        if front:
            compromises = trade_off(loaded, by=front, effort=effort, seed=seed, on_progress=on_progress)
        else:
            loaded = build.allocate_plan(loaded, seed=seed, effort=effort, policy=policy, on_progress=on_progress)
    if front:
        tell_front(compromises, json=json, quiet=quiet)
        return
    files.write_plan(loaded, target)
    if loaded.allocation and loaded.allocation.draw:
        audit = files.draw_audit_csv(loaded, loaded.allocation.draw)
        files.write_atomically(target.parent / "draw-audit.csv", audit)
    tell_figures(allocation_figures(loaded), json=json, quiet=quiet)
    _leave_by(loaded.allocation)


@app.command("schedule", epilog="Example:  venueplan schedule plan.json")
def schedule_command(
    plan: PlanPath,
    output: Output = None,
    effort: EffortName = "reproducible",
    seed: Seed = 0,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Assign forums to rooms and times. Ctrl-C writes the best so far, marked interrupted, and leaves with 130."""
    loaded, target = load(plan, output, seed=seed)
    with progress(quiet=quiet or json) as on_progress:
        loaded = build.schedule_plan(loaded, effort=effort, seed=seed, on_progress=on_progress, stoppable=True)
    files.write_plan(loaded, target)
    tell_figures(programme_figures(loaded), json=json, quiet=quiet)
    _leave_by(loaded.programme)


def _leave_by(answer: Allocation | Programme | None) -> None:
    """Leave with 130 after an interrupt, and with 1 if somebody waits for a place."""
    if answer and answer.proof and answer.proof.status == "interrupted":
        raise typer.Exit(130)
    if answer and answer.unplaced:
        raise typer.Exit(1)
