"""The table of rule packs side by side: what each brings, asks and finds, hall by hall."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from venueplan.draw.fire.phrases import limit_name, phrase
from venueplan.draw.fire.table import Cell, Column, Table, said
from venueplan.draw.fire.tables import cell, words_of
from venueplan.draw.fixed import BAD, GOOD
from venueplan.model import PackVerdict, Plan, WayVerdict


def verdict_table(plan: Plan, verdicts: Sequence[PackVerdict], *, titles: Mapping[str, str]) -> Table:
    """Return what every rule pack says of every hall, the governing one first; no rows if nothing is compared.

    Parameters
    ----------
    titles
        Full name by the name of a pack.
    """
    return Table(
        name="rule packs",
        columns=(
            Column(head=phrase("hall"), share=40),
            Column(head=phrase("pack"), share=96),
            Column(head=phrase("persons"), share=24, align="right"),
            Column(head=phrase("density"), share=40, align="right"),
            Column(head=phrase("exits-against"), share=28, align="right"),
            Column(head=phrase("width-against"), share=38, align="right"),
            Column(head=phrase("ways-against"), share=48, align="right"),
            Column(head=phrase("verdict"), share=78),
        ),
        rows=tuple(_row(plan, one, title=titles.get(one.pack, one.pack)) for one in verdicts),
        subjects=tuple(one.hall for one in verdicts),
    )


def _row(plan: Plan, one: PackVerdict, *, title: str) -> tuple[Cell, ...]:
    look = words_of(plan)
    role = said(phrase("governs" if one.governs else "beside"), look, apart=False)
    return (
        cell(*(said(plan.venue.unit(one.hall).name, look) or (one.hall,)), bold=one.governs),
        cell(title, *role, bold=one.governs),
        cell(f"{one.persons:,}"),
        cell(f"{one.density:.2f} /m²", *said(phrase(f"on-{one.basis}"), look, apart=False)) if one.basis else cell("–"),
        cell(f"{one.exits} / {one.exits_asked or '–'}", colour=BAD if one.exits < one.exits_asked else ""),
        cell(f"{one.width:.2f} / {one.width_asked:.2f}", colour=BAD if "exit-width" in one.broken else ""),
        cell(*(_way(plan, way) for way in one.ways)) if one.ways else cell(*said(phrase("not-asked"), look)),
        _verdict(plan, one),
    )


def _way(plan: Plan, way: WayVerdict) -> str:
    measured = f"{way.measured:.1f}" if math.isfinite(way.measured) else "∞"
    return f"{measured} / {way.most:g} " + " ".join(said(phrase(f"way-{way.distance}"), words_of(plan)))


def _verdict(plan: Plan, one: PackVerdict) -> Cell:
    look = words_of(plan)
    if one.is_kept:
        return cell(" ".join(said(phrase("enough"), look)), colour=GOOD, bold=True)
    broken = [" ".join(said(limit_name(rule), look)) for rule in one.broken]
    return cell(" ".join(said(phrase("fails"), look)), *broken, colour=BAD, bold=True)
