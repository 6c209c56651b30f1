"""Venues of other programs as venue folders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from venueplan.build import write_import
from venueplan.cli.application import Json, Quiet, app
from venueplan.cli.telling import tell_figures
from venueplan.errors import InputError
from venueplan.files.imports import KINDS, ImportWishes
from venueplan.files.untrusted.cells import IDENTIFIER

KIND_HELP = "What the file is: " + "; ".join(f"{name}, {what}" for name, what in KINDS.items()) + "."


@app.command("import", epilog="Example:  venueplan import dxf plan.dxf -o venue --event fair")
def import_command(
    kind: Annotated[str, typer.Argument(help=KIND_HELP, show_default=False)],
    file: Annotated[Path, typer.Argument(help="The file, or the folder of files.", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--output", help="Venue folder to write.")],
    event: Annotated[str, typer.Option(help="Write also an event to begin with, in a folder of this name.")] = "",
    name: Annotated[str, typer.Option(help="Name of the venue; the file's own if left out.")] = "",
    units: Annotated[str, typer.Option(help="Unit of the coordinates: m, cm, mm, in, ft, yd.")] = "",
    level: Annotated[str, typer.Option(help="Level of a plan that names none.")] = ImportWishes.level,
    storey_height: Annotated[
        float, typer.Option(min=2.0, max=50.0, help="Metres from floor to floor where the file has no heights.")
    ] = ImportWishes.storey_height,
    mapping: Annotated[Path | None, typer.Option(help="Which layer or property means what (mapping.toml).")] = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make a venue folder of a file that another program wrote, and say what was read, left out and guessed."""
    if event and not re.fullmatch(IDENTIFIER, event):
        raise InputError(f"--event '{event}' is not an id; use letters, digits, '.', '_' and '-'")
    wishes = ImportWishes(name=name, units=units, level=level, storey_height=storey_height, mapping=mapping)
    written = write_import(kind, file, out=out, wishes=wishes, event=event)
    tell_figures(written.figures, json=json, quiet=quiet)
    if not (quiet or json):
        for warning in written.warnings:
            typer.echo(f"warning: {warning}")
        typer.echo(f"\n{out / 'import.html'}")
