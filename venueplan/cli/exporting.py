"""Plans as files of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from venueplan.build import EXPORTS, ExportWishes, write_export
from venueplan.cli.application import Json, Quiet, app
from venueplan.cli.figures import tell_figures

KIND_HELP = "What to write: " + "; ".join(f"{name}, {what}" for name, what in EXPORTS.items()) + "."
PLAN_HELP = "Plan document, event folder or, for the building alone, venue folder; for programmes also a schedule.xml."


@app.command("export", epilog="Example:  venueplan export imdf plan.json -o venue.zip")
def export_command(
    kind: Annotated[str, typer.Argument(help=KIND_HELP, show_default=False)],
    plan: Annotated[Path, typer.Argument(help=PLAN_HELP, show_default=False)],
    out: Annotated[
        str, typer.Option("-o", "--output", help="File to write, or a folder where there are several; a database URL.")
    ],
    hall: Annotated[str, typer.Option(help="Hall to draw (svg).")] = "",
    level: Annotated[str, typer.Option(help="Level to draw (dxf).")] = "",
    address: Annotated[str, typer.Option(help="Address of the venue: 'street; place; country code' (imdf).")] = "",
    schema: Annotated[str, typer.Option(help="Schema of the database (postgis).")] = ExportWishes.schema,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write a plan in the format of another program, and say how much of what is in it."""
    wishes = ExportWishes(hall=hall, level=level, address=address, schema=schema)
    written = write_export(kind, plan, out=out, wishes=wishes)
    tell_figures(written.figures, json=json, quiet=quiet)
    if not (quiet or json):
        for note in written.notes:
            typer.echo(f"note: {note}")
