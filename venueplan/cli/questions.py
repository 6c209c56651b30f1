"""Commands that ask a plan something: does it keep the rules, what is the way, how does a file look."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from venueplan import build, files
from venueplan.check import check_plan
from venueplan.cli.application import Json, Lang, PlanPath, Quiet, app, languages_for
from venueplan.cli.telling import leave_by, tell_report


@app.command("check", epilog="Example:  venueplan check plan.json -o report.html")
def check_command(
    plan: PlanPath,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the report: .json or .html by its ending.")
    ] = None,
    lang: Lang = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a plan against the rules, independently of how it was made."""
    loaded = build.load_plan(plan)
    loaded = build.in_languages(loaded, languages_for(loaded, lang))
    report = check_plan(loaded).with_more(findings=build.certificate_findings(loaded))
    if output is not None:
        build.write_report(loaded, report, path=output)
    tell_report(report, languages=loaded.event.languages, json=json, quiet=quiet)
    leave_by(report)


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
