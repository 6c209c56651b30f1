"""The command line: arguments in, exit code out.

Exit codes: 0 all rules kept; 1 a rule is broken, an exhibitor unplaced or short (a finding: all outputs are
written); 2 the input cannot be used; 3 the hard rules contradict each other (nothing is written); 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from json import dumps
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from typer.exceptions import TyperException

from venueplan import __version__, build, files
from venueplan.check import check_plan
from venueplan.errors import InputError, VenueplanError
from venueplan.model import Plan, Proof, Report

EVENT_HELP = "Event folder, for instance layouts/quickstart/expo-day."
PLAN_HELP = "Plan document (plan.json), or an event folder to begin from."

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Plan large venues: booths, exhibitors, forums, safety rules, walking routes, maps and signs.",
    epilog="Begin with:  venueplan build layouts/quickstart/expo-day -o out",
)

PlanPath = Annotated[Path, typer.Argument(help=PLAN_HELP, show_default=False)]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Where to write; the plan itself if left out.")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Seed of every lot that is drawn.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


@app.callback(invoke_without_command=True)
def _about(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False
) -> None:
    if version:
        typer.echo(f"venueplan {__version__}")
        raise typer.Exit


@app.command("build", epilog="Example:  venueplan build layouts/quickstart/expo-day -o out")
def build_command(
    event: Annotated[Path, typer.Argument(help=EVENT_HELP, show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for all outputs.")] = Path("out"),
    seed: Seed = 0,
    jobs: Annotated[int, typer.Option(min=1, max=16, help="Processes that draw side by side.")] = 2,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Do everything: booths, exhibitors, forums, checks, maps and signs."""
    with _progress(quiet=quiet or json) as on_progress:
        report = build.build_event(event, out, seed=seed, jobs=jobs, on_progress=on_progress)
    _tell_report(report, json=json, quiet=quiet)
    if not (quiet or json):
        typer.echo(f"\n{out / 'report.html'}\n{out / 'maps'}\n{out / 'signs'}")
    _leave_by(report)


@app.command("arrange", epilog="Example:  venueplan arrange layouts/quickstart/expo-day -o plan.json")
def arrange_command(
    event: PlanPath, output: Output = None, seed: Seed = 0, *, json: Json = False, quiet: Quiet = False
) -> None:
    """Lay out the booths of an event."""
    plan, target = _load(event, output, seed=seed)
    with _progress(quiet=quiet or json) as on_progress:
        plan = build.arrange_plan(plan, seed=seed, on_progress=on_progress)
    files.write_plan(plan, target)
    _tell_figures(_floor_figures(plan), json=json, quiet=quiet)


@app.command("allocate", epilog="Example:  venueplan allocate plan.json")
def allocate_command(
    plan: PlanPath, output: Output = None, seed: Seed = 0, *, json: Json = False, quiet: Quiet = False
) -> None:
    """Assign exhibitors to booths."""
    loaded, target = _load(plan, output, seed=seed)
    with _progress(quiet=quiet or json) as on_progress:
        loaded = build.allocate_plan(loaded, seed=seed, on_progress=on_progress)
    files.write_plan(loaded, target)
    _tell_figures(_allocation_figures(loaded), json=json, quiet=quiet)
    if loaded.allocation and loaded.allocation.unplaced:
        raise typer.Exit(1)


@app.command("schedule", epilog="Example:  venueplan schedule plan.json")
def schedule_command(
    plan: PlanPath, output: Output = None, seed: Seed = 0, *, json: Json = False, quiet: Quiet = False
) -> None:
    """Assign forums to rooms and times."""
    loaded, target = _load(plan, output, seed=seed)
    with _progress(quiet=quiet or json) as on_progress:
        loaded = build.schedule_plan(loaded, seed=seed, on_progress=on_progress)
    files.write_plan(loaded, target)
    _tell_figures(_programme_figures(loaded), json=json, quiet=quiet)
    if loaded.programme and loaded.programme.unplaced:
        raise typer.Exit(1)


@app.command("check", epilog="Example:  venueplan check plan.json -o report.html")
def check_command(
    plan: PlanPath,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the report: .json or .html by its ending.")
    ] = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a plan against the rules, independently of how it was made."""
    loaded = build.load_plan(plan)
    report = check_plan(loaded)
    if output is not None:
        build.write_report(loaded, report, path=output)
    _tell_report(report, json=json, quiet=quiet)
    _leave_by(report)


@app.command("map", epilog="Example:  venueplan map plan.json -o maps --kind hall --subject H3 --format pdf")
def map_command(
    plan: PlanPath,
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for the sheets.")] = Path("maps"),
    kind: Annotated[str | None, typer.Option(help="overview, hall, board or door; all if left out.")] = None,
    subject: Annotated[str | None, typer.Option(help="Id of the hall, sign site or room; all if left out.")] = None,
    formats: Annotated[str, typer.Option("--format", help="Any of png,svg,pdf.")] = "png,svg,pdf",
    jobs: Annotated[int, typer.Option(min=1, max=16, help="Processes that draw side by side.")] = 2,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Draw maps and signs of a plan."""
    loaded = build.load_plan(plan)
    wanted = build.Wanted(
        kind=kind, subject=subject, formats=tuple(dict.fromkeys(part.strip() for part in formats.split(",")))
    )
    with _progress(quiet=quiet or json) as on_progress:
        drawn = build.draw_plan(loaded, out, wanted=wanted, jobs=jobs, on_progress=on_progress)
    if json:
        typer.echo(dumps([{"path": sheet.path, "kind": sheet.kind, "subject": sheet.subject} for sheet in drawn]))
    elif not quiet:
        for sheet in drawn:
            typer.echo(out / sheet.path)


@app.command("route", epilog="Example:  venueplan route plan.json gate-south H3 --step-free")
def route_command(
    plan: PlanPath,
    origin: Annotated[str, typer.Argument(help="Id, number or name of a place, booth or exhibitor.")],
    destination: Annotated[str, typer.Argument(help="The same for where to go.")],
    *,
    step_free: Annotated[bool, typer.Option("--step-free", help="Without stairs and escalators.")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find the way between two places, with metres and minutes."""
    route, steps = build.walk(build.load_plan(plan), origin=origin, destination=destination, step_free=step_free)
    if json:
        typer.echo(files.route_json(route).decode("utf-8"))
    elif not quiet:
        for step in steps:
            typer.echo(step)
        typer.echo(f"{route.length:.1f} m, {route.minutes:.1f} min")


@app.command("schema", epilog="Example:  venueplan schema plan > plan.schema.json")
def schema_command(
    kind: Annotated[str, typer.Argument(help="plan, venue, event, unit, opening, exhibitors, forums, report …")],
) -> None:
    """Print the JSON Schema of a file that venueplan reads or writes."""
    typer.echo(dumps(files.schema(kind), ensure_ascii=False, indent=2, sort_keys=True))


def _load(path: Path, output: Path | None, *, seed: int) -> tuple[Plan, Path]:
    """Return the plan and where to write it: back to itself, unless it comes from an event folder."""
    plan = replace(build.load_plan(path), seed=seed)
    if output is None and path.is_dir():
        raise InputError(f"{path} is an event folder; say where the plan goes, for instance -o plan.json")
    target = output or path
    if not target.parent.is_dir():
        raise InputError(f"{target}: there is no folder {target.parent}; make it first, or write the plan elsewhere")
    return plan, target


def _tell_report(report: Report, *, json: bool, quiet: bool) -> None:
    if json:
        sys.stdout.write(files.report_json(report).decode("utf-8"))
    elif not quiet:
        _tell_figures(report.figures, json=False, quiet=False)
        for finding in report.findings:
            if finding.severity != "note":
                typer.echo(f"{finding.severity}: {finding.message['en'] or finding.message}")


def _tell_figures(figures: Sequence[tuple[str, object]], *, json: bool, quiet: bool) -> None:
    if json:
        typer.echo(dumps(dict(figures), ensure_ascii=False))
    elif not quiet:
        width = max((len(name) for name, _ in figures), default=0)
        for name, value in figures:
            typer.echo(f"{name:<{width}}  {value}")


def _floor_figures(plan: Plan) -> list[tuple[str, object]]:
    """Return booths, areas in m², net share and what could not be laid out."""
    floor_plan = plan.floor_plan
    if floor_plan is None:
        return []
    gross, net = sum(hall.gross for hall in floor_plan.halls), sum(hall.net for hall in floor_plan.halls)
    return [
        ("booths", len(floor_plan.booths)),
        ("gross_area", round(gross, 2)),
        ("net_area", round(net, 2)),
        ("net_share", round(net / gross, 4) if gross else 0.0),
        *((f"short of {area:g} m² in zone {zone}", count) for zone, area, count in floor_plan.shortfall),
    ]


def _allocation_figures(plan: Plan) -> list[tuple[str, object]]:
    """Return who is placed and how good the allocation is proven to be."""
    allocation = plan.allocation
    if allocation is None:
        return []
    figures: list[tuple[str, object]] = [
        ("exhibitors_placed", len(allocation.assignments)),
        ("exhibitors", len(plan.event.exhibitors)),
        *_proof_figures(allocation.proof),
    ]
    return [*figures, *(("unplaced", exhibitor) for exhibitor in allocation.unplaced)]


def _programme_figures(plan: Plan) -> list[tuple[str, object]]:
    """Return which forums have a room and how good the programme is proven to be."""
    programme = plan.programme
    if programme is None:
        return []
    figures: list[tuple[str, object]] = [
        ("forums_placed", len(programme.meetings)),
        ("forums", len(plan.event.forums)),
        *_proof_figures(programme.proof),
    ]
    return [*figures, *(("unplaced", forum) for forum in programme.unplaced)]


def _proof_figures(proof: Proof | None) -> list[tuple[str, object]]:
    if proof is None:
        return []
    return [
        ("objective", proof.objective),
        ("bound", proof.bound),
        ("gap", round(proof.gap, 6)),
        ("status", proof.status),
    ]


def _leave_by(report: Report) -> None:
    if report.errors:
        raise typer.Exit(1)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[build.OnProgress | None]:
    """Show progress and, at the end, a table of stages with their seconds; on a terminal only."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    began: list[tuple[str, float]] = []
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=1.0)

        def on_progress(stage: str, fraction: float) -> None:
            if not began or began[-1][0] != stage:
                began.append((stage, perf_counter()))
            bar.update(task, description=stage, completed=fraction)

        yield on_progress
    _tell_stages(console, [*began, ("", perf_counter())])


def _tell_stages(console: Console, began: list[tuple[str, float]]) -> None:
    table = Table("stage", "seconds", box=None)
    for (stage, start), (_, end) in pairwise(began):
        table.add_row(stage, f"{end - start:.1f}")
    console.print(table)


def _sentences(error: VenueplanError) -> list[str]:
    """Return what is wrong, a line for each problem; line breaks inside the user's values are shown as such."""
    if isinstance(error, InputError) and error.problems:
        return [str(problem).replace("\n", "\\n").replace("\r", "\\r") for problem in error.problems]
    return str(error).splitlines()


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    Parameters
    ----------
    arguments
        What follows ``venueplan`` on the command line.

    Examples
    --------
    >>> run(["--version"])  # doctest: +ELLIPSIS
    venueplan ...
    0
    """
    try:
        code = app(args=list(arguments), prog_name="venueplan", standalone_mode=False)
    except TyperException as error:
        sys.stderr.write(f"venueplan: {error.format_message().rstrip('.')}; see venueplan --help\n")
        return error.exit_code
    except VenueplanError as error:
        for sentence in _sentences(error):
            sys.stderr.write(f"venueplan: {sentence}\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"venueplan: {error.filename or 'a file'}: {error.strerror or error}\n")
        return 2
    return int(code or 0)
