"""Rule packs on the command line: what a pack says, and what several packs say of each hall."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from json import dumps
from typing import Annotated

import typer

from venueplan.cli.application import Json, app
from venueplan.model import Limit, PackVerdict, WayVerdict
from venueplan.rules import rule_pack
from venueplan.rules.limits.packs import PACKS

_SIGNS = {"least": "≥", "most": "≤"}


@app.command("rules", epilog="Example:  venueplan rules germany")
def rules_command(
    pack: Annotated[str, typer.Argument(help="china, ibc, nfpa, uk or germany; all packs if left out.")] = "",
    *,
    json: Json = False,
) -> None:
    """Print the limits of a rule pack: number, clause, edition, confidence, basis of areas, way of measuring."""
    if not pack:
        listed = {name: one.title for name, one in sorted(PACKS.items())}
        typer.echo(dumps(listed, ensure_ascii=False) if json else aligned(sorted(listed.items())))
        return
    limits = rule_pack(pack).limits
    if json:
        typer.echo(dumps([asdict(limit) for limit in limits], ensure_ascii=False, indent=1))
    else:
        typer.echo(aligned([_LIMIT_HEADS, *(_limit_cells(limit) for limit in limits)]))


def tell_verdicts(verdicts: Sequence[PackVerdict]) -> None:
    """Print what several rule packs say of each hall, found / asked for, a line each; * marks the one that governs."""
    if verdicts:
        typer.echo(aligned([_VERDICT_HEADS, *(_verdict_cells(verdict) for verdict in verdicts)]))


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as lines with their columns below each other.

    Examples
    --------
    >>> print(aligned([("a", "b"), ("long", "c")]))
    a     b
    long  c
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


_LIMIT_HEADS = ("limit", "", "number", "unit", "from", "clause", "edition", "conf.", "basis", "distance", "source")
_VERDICT_HEADS = ("hall", "pack", "persons", "exits", "exit width m", "ways m", "broken")


def _limit_cells(limit: Limit) -> tuple[str, ...]:
    source = limit.source
    return (
        limit.name,
        _SIGNS[limit.sense],
        f"{limit.value:.5g}" + (f" + 1 per {limit.each:g}" if limit.each else ""),
        limit.unit,
        f"> {limit.above:g}" if limit.above else "",
        source.clause,
        source.edition,
        source.confidence,
        source.basis,
        source.distance,
        source.text,
    )


def _verdict_cells(one: PackVerdict) -> tuple[str, ...]:
    return (
        one.hall,
        f"{one.pack} *" if one.governs else one.pack,
        f"{one.persons} ({one.basis})" if one.basis else str(one.persons),
        f"{one.exits} / {one.exits_asked or '–'}",
        f"{one.width:.2f} / {one.width_asked:.2f}",
        ", ".join(_way_cell(way) for way in one.ways),
        ", ".join(one.broken) or "kept",
    )


def _way_cell(way: WayVerdict) -> str:
    measured = f"{way.measured:.1f}" if math.isfinite(way.measured) else "∞"
    return f"{measured} / {way.most:g} {way.distance}"
