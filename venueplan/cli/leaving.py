"""Commands about leaving a building."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from venueplan import build, draw, files
from venueplan.cli.application import Json, PlanPath, Quiet, app
from venueplan.errors import InputError
from venueplan.evacuate import evacuate_buildings, evacuate_halls, flow_standard, simulate_hall, verify_models
from venueplan.model import Choke, Evacuation, SimulatedClearing, Verification

WRITERS = {".html": files.verifications_html, ".md": files.verifications_markdown, ".json": files.verifications_json}

PICTURES = ("png", "svg", "pdf")
"""Kinds of pictures."""

HEAD = ("", "persons", "clears in", "at least", "governed by")


@app.command("evacuate", epilog="Example:  venueplan evacuate plan.json --hall H1")
def evacuate_command(
    plan: PlanPath,
    hall: Annotated[
        str | None, typer.Option(help="Id of one hall or room; all halls and buildings if left out.")
    ] = None,
    standard: Annotated[str, typer.Option(help="Speeds and flows: sfpe or imo.")] = "sfpe",
    density: Annotated[
        Path | None, typer.Option(help="Simulate as with --simulate and draw the densities: .png, .svg or .pdf.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Seed of a simulation.")] = 1,
    *,
    simulate: Annotated[
        bool, typer.Option("--simulate", help="Simulate one hall with JuPedSim as a second opinion.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Work out how long halls and buildings take to empty: hydraulic model and lower bound."""
    kind = _kind_of(density)
    loaded, constants = build.load_plan(plan), flow_standard(standard)
    found = evacuate_halls(loaded, standard=constants, hall=hall)
    if hall is None:
        found += evacuate_buildings(loaded, standard=constants)
    simulated = None
    if simulate or density is not None:
        if hall is None:
            raise InputError("a simulation takes one hall at a time; name it, for instance --hall H1")
        simulated = simulate_hall(loaded, hall, standard=constants, seed=seed)
    if simulated is not None and density is not None:
        sheet = draw.draw_density(loaded, simulated)
        files.write_atomically(density, sheet.as_bytes(kind))
    if json:
        sys.stdout.write(files.evacuations_json(found, simulated).decode("utf-8"))
    elif not quiet:
        for line in (*_table(found), *_second_opinion(simulated)):
            typer.echo(line)


def _kind_of(picture: Path | None) -> str:
    """Return the kind of a picture by its ending, before anything is run; nothing if there is none to draw."""
    kind = picture.suffix.removeprefix(".").lower() if picture is not None else ""
    if kind not in PICTURES and picture is not None:
        raise InputError(f"{picture}: the picture of the densities ends in .png, .svg or .pdf")
    return kind


def _second_opinion(simulated: SimulatedClearing | None) -> Iterator[str]:
    if simulated is None:
        return
    time = f"{simulated.time:.1f} s" if simulated.time is not None else "no time: model clog,"
    still = f" {simulated.remaining} still inside" if simulated.remaining else ""
    yield f"second opinion: {simulated.subject} with {simulated.persons} persons, JuPedSim: {time}{still}"
    yield from (f"note: {note['en']}" for note in simulated.notes)


@app.command("verify", epilog="Example:  venueplan verify -o verification.html")
def verify_command(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the table: .html, .md or .json by its ending.")
    ] = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run the known cases of the literature through the models and show what passes and what does not."""
    write = _writer(output)
    rows = verify_models()
    if output is not None:
        files.write_atomically(output, write(rows))
    if json:
        sys.stdout.write(files.verifications_json(rows).decode("utf-8"))
    elif not quiet:
        for row in rows:
            typer.echo(f"{row.verdict:<15}  {row.model:<27}  {row.case}: {row.value or row.reason}")


def _writer(output: Path | None) -> Callable[[Sequence[Verification]], bytes]:
    """Return what writes the table by the ending of a path, before anything is run."""
    ending = output.suffix if output is not None else ".json"
    if ending not in WRITERS:
        raise InputError(f"{output}: a verification table ends in .html, .md or .json")
    return WRITERS[ending]


def _table(found: Sequence[Evacuation]) -> Iterator[str]:
    """Give a line for each hall and building, and every note once."""
    rows = [HEAD, *(_row(evacuation) for evacuation in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    for row in rows:
        numbers = [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:], strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *numbers, row[-1]]).rstrip()
    for evacuation in found:
        if evacuation.choke is not None:
            yield f"slowest section: {evacuation.clearing.subject}, {_section(evacuation.choke)}"
    for note in dict.fromkeys(note["en"] for evacuation in found for note in evacuation.notes):
        yield f"note: {note}"


def _section(choke: Choke) -> str:
    where = ", ".join(choke.gates) or "a narrow place of the floor"
    return f"{choke.persons:.0f} persons at {choke.throughput:.2f} persons/s: {where}"


def _row(evacuation: Evacuation) -> tuple[str, ...]:
    clearing = evacuation.clearing
    times = (f"{time:.1f} s" if isfinite(time) else "never" for time in (clearing.hydraulic, clearing.quickest))
    return (clearing.subject, str(clearing.persons), *times, clearing.governing)
