"""Venues of other programs as venue folders, lists as files of an event."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from venueplan.build import write_import, write_list
from venueplan.cli.application import Json, Quiet, app
from venueplan.cli.figures import tell_figures
from venueplan.errors import InputError
from venueplan.files.imports import KINDS, LISTS, ImportWishes
from venueplan.files.untrusted.cells import IDENTIFIER

KIND_HELP = "What the file is: " + "; ".join(f"{name}, {what}" for name, what in {**KINDS, **LISTS}.items()) + "."


MOST = 40
"""So many warnings are printed; the report has all of them."""


@app.command("import", epilog="Example:  venueplan import dxf plan.dxf -o venue --event fair")
def import_command(
    kind: Annotated[str, typer.Argument(help=KIND_HELP, show_default=False)],
    file: Annotated[Path, typer.Argument(help="The file, or the folder of files.", show_default=False)],
    out: Annotated[
        Path, typer.Option("-o", "--output", help="Venue folder to write; for a list, the event folder or the file.")
    ],
    event: Annotated[str, typer.Option(help="Write also an event to begin with, in a folder of this name.")] = "",
    name: Annotated[str, typer.Option(help="Name of the venue; the file's own if left out.")] = "",
    units: Annotated[str, typer.Option(help="Unit of the coordinates: m, cm, mm, in, ft, yd.")] = "",
    level: Annotated[str, typer.Option(help="Level of a plan that names none.")] = ImportWishes.level,
    storey_height: Annotated[
        float, typer.Option(min=2.0, max=50.0, help="Metres from floor to floor where the file has no heights.")
    ] = ImportWishes.storey_height,
    mapping: Annotated[Path | None, typer.Option(help="Which layer or property means what (mapping.toml).")] = None,
    capacities: Annotated[
        Path | None, typer.Option(help="schedule: what rooms hold, a CSV with the columns id and persons.")
    ] = None,
    scale: Annotated[
        float, typer.Option(min=0.0, max=1e6, help="booths: metres in one unit of the drawing.")
    ] = ImportWishes.scale,
    origin: Annotated[
        str, typer.Option(help="booths: where the drawing's origin lies in the venue: X,Y in m.")
    ] = "0,0",
    rotation: Annotated[
        float, typer.Option(min=-360.0, max=360.0, help="booths: degrees by which the drawing is turned clockwise.")
    ] = ImportWishes.rotation,
    hall: Annotated[str, typer.Option(help="booths: the hall they lie in; told by their place if left out.")] = "",
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make a venue folder of a file that another program wrote, and say what was read, left out and guessed."""
    if event and not re.fullmatch(IDENTIFIER, event):
        raise InputError(f"--event '{event}' is not an id; use letters, digits, '.', '_' and '-'")
    wishes = ImportWishes(
        name=name,
        units=units,
        level=level,
        storey_height=storey_height,
        mapping=mapping,
        capacities=capacities,
        scale=scale,
        origin=_point(origin),
        rotation=rotation,
        hall=hall,
    )
    if kind in LISTS:
        written = write_list(kind, file, out=out, wishes=wishes)
    else:
        written = write_import(kind, file, out=out, wishes=wishes, event=event)
    tell_figures(written.figures, json=json, quiet=quiet)
    if not (quiet or json):
        for warning in written.warnings[:MOST]:
            typer.echo(f"warning: {warning}")
        if len(written.warnings) > MOST:
            typer.echo(f"{len(written.warnings) - MOST} more warnings stand in the report")
        typer.echo(f"\n{written.report}")
    if written.faults:
        raise typer.Exit(1)


def _point(text: str) -> tuple[float, float]:
    """Return the point that ``--origin`` names."""
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        x = y = float("nan")
    if not max(abs(x), abs(y)) < 1e6:
        raise InputError(f"--origin '{text[:40]}' is not a place in metres; write for instance 12.5,-3")
    return x, y
