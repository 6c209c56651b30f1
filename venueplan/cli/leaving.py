"""Commands about leaving a building."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Annotated

import typer

from venueplan import build, files
from venueplan.cli.application import Json, PlanPath, Quiet, app
from venueplan.evacuate import evacuate_buildings, evacuate_halls, flow_standard
from venueplan.model import Evacuation

HEAD = ("", "persons", "clears in", "at least", "governed by")


@app.command("evacuate", epilog="Example:  venueplan evacuate plan.json --hall H1")
def evacuate_command(
    plan: PlanPath,
    hall: Annotated[
        str | None, typer.Option(help="Id of one hall or room; all halls and buildings if left out.")
    ] = None,
    standard: Annotated[str, typer.Option(help="Speeds and flows: sfpe or imo.")] = "sfpe",
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Work out how long halls and buildings take to empty: hydraulic model and lower bound."""
    loaded, constants = build.load_plan(plan), flow_standard(standard)
    found = evacuate_halls(loaded, standard=constants, hall=hall)
    if hall is None:
        found += evacuate_buildings(loaded, standard=constants)
    if json:
        sys.stdout.write(files.evacuations_json(found).decode("utf-8"))
    elif not quiet:
        for line in _table(found):
            typer.echo(line)


def _table(found: Sequence[Evacuation]) -> Iterator[str]:
    """Give a line for each hall and building, and every note once."""
    rows = [HEAD, *(_row(evacuation) for evacuation in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    for row in rows:
        numbers = [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:], strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *numbers, row[-1]]).rstrip()
    for note in dict.fromkeys(note["en"] for evacuation in found for note in evacuation.notes):
        yield f"note: {note}"


def _row(evacuation: Evacuation) -> tuple[str, ...]:
    clearing = evacuation.clearing
    times = (f"{time:.1f} s" if isfinite(time) else "never" for time in (clearing.hydraulic, clearing.quickest))
    return (clearing.subject, str(clearing.persons), *times, clearing.governing)
