"""The command that makes timetables of other programs' files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from venueplan import build, files
from venueplan.cli.application import EffortName, Json, Quiet, Seed, app
from venueplan.cli.figures import tell_figures
from venueplan.cli.telling import progress


@app.command("timetable", epilog="Example:  venueplan timetable GECCO20.xlsx -o seats.csv")
def timetable_command(
    file: Annotated[Path, typer.Argument(help="Conference (CoSPLib, .xlsx) or schedule (frab, .xml).")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="CSV to write the timetable to.")] = None,
    rooms: Annotated[Path | None, typer.Option(help="CSV of what rooms hold: id, persons (schedules).")] = None,
    talks: Annotated[Path | None, typer.Option(help="CSV of who comes to talks: id, persons (schedules).")] = None,
    effort: EffortName = "reproducible",
    seed: Seed = 0,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Give the talks of a conference sessions and rooms, or make a published schedule anew."""
    with progress(quiet=quiet or json) as on_progress:
        figures, table = build.timetable_file(
            file, persons=(rooms, talks), effort=effort, seed=seed, on_progress=on_progress, stoppable=True
        )
    if output is not None:
        files.write_atomically(output, table)
    tell_figures(figures, json=json, quiet=quiet)
