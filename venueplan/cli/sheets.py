"""Commands that draw."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from venueplan import build
from venueplan.cli.application import (
    Bleed,
    Jobs,
    Json,
    Outlines,
    PlanPath,
    Quiet,
    Size,
    StyleName,
    app,
    formats_of,
    load_styled,
)
from venueplan.cli.telling import progress

_KINDS = "overview, hall, board or door, all of them if left out; level, sales, utilities, list or escape."


@app.command("map", epilog="Example:  venueplan map plan.json -o maps --kind hall --subject H3 --format pdf")
def map_command(
    plan: PlanPath,
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for the sheets.")] = Path("maps"),
    kind: Annotated[str | None, typer.Option(help=_KINDS)] = None,
    subject: Annotated[str | None, typer.Option(help="Id of the hall, sign site or room; all if left out.")] = None,
    formats: Annotated[str, typer.Option("--format", help="Any of png,svg,pdf.")] = "png,svg,pdf",
    jobs: Jobs = 2,
    style: StyleName = "",
    size: Size = "",
    bleed: Bleed = 0.0,
    *,
    outlines: Outlines = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Draw maps and signs of a plan."""
    loaded = load_styled(plan, style)
    parts = formats_of(formats)
    wanted = build.Wanted(kind=kind, subject=subject, formats=parts, size=size, bleed=bleed, outlined=outlines)
    with progress(quiet=quiet or json) as on_progress:
        drawn = build.draw_plan(loaded, out, wanted=wanted, jobs=jobs, on_progress=on_progress)
    if json:
        typer.echo(dumps([{"path": sheet.path, "kind": sheet.kind, "subject": sheet.subject} for sheet in drawn]))
    elif not quiet:
        for sheet in drawn:
            typer.echo(out / sheet.path)
