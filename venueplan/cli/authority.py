"""The command that writes what the fire authority asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from venueplan import build
from venueplan.cli.application import Json, Lang, PlanPath, Quiet, app, languages_for
from venueplan.cli.telling import leave_by, progress, tell_report


@app.command("fire-set", epilog="Example:  venueplan fire-set plan.json -o fire-set.pdf --lang en")
def fire_set_command(
    plan: PlanPath,
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")] = Path("fire-set.pdf"),
    lang: Lang = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the set for the fire authority: plans to scale, distances, exits and loads, findings, exhibitors."""
    loaded = build.load_plan(plan)
    loaded = build.in_languages(loaded, languages_for(loaded, lang))
    with progress(quiet=quiet or json) as on_progress:
        report = build.write_fire_set(loaded, output, on_progress=on_progress)
    tell_report(report, languages=loaded.event.languages, json=json, quiet=quiet)
    if not (quiet or json):
        typer.echo(f"\n{output}")
    leave_by(report)
