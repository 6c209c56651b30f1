"""What a stage reached, in figures, and figures as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from json import dumps

import typer

from venueplan.model import HallFigures, Plan, Proof


def tell_figures(figures: Sequence[tuple[str, object]], *, json: bool, quiet: bool) -> None:
    """Print figures by name, a line each; or as JSON."""
    if json:
        typer.echo(dumps(dict(figures), ensure_ascii=False))
    elif not quiet:
        width = max((len(name) for name, _ in figures), default=0)
        for name, value in figures:
            typer.echo(f"{name:<{width}}  {value}")


def floor_figures(plan: Plan) -> list[tuple[str, object]]:
    """Return booths, areas in m², net share, revenue and what could not be laid out."""
    floor_plan = plan.floor_plan
    if floor_plan is None:
        return []
    prices = plan.event.prices
    gross, net = sum(hall.gross for hall in floor_plan.halls), sum(hall.net for hall in floor_plan.halls)
    return [
        ("booths", len(floor_plan.booths)),
        ("gross_area", round(gross, 2)),
        ("net_area", round(net, 2)),
        ("net_share", round(net / gross, 4) if gross else 0.0),
        *(line for hall in floor_plan.halls for line in _shares(hall)),
        ("left_over", round(floor_plan.left_over, 2)),
        *([("revenue", f"{floor_plan.revenue:.2f} {prices.currency}")] if prices and floor_plan.revenue else []),
        *((f"short of {area:g} m² in zone {zone}", count) for zone, area, count in floor_plan.shortfall),
    ]


def _shares(hall: HallFigures) -> Iterator[tuple[str, object]]:
    """Yield what stands take of a hall, the most that any layout can, and, once proven, what the best rows take."""
    yield f"net_share {hall.hall}", round(hall.net / hall.gross, 4)
    if hall.net_bound is not None:
        yield f"net_share_bound {hall.hall}", round(hall.net_bound / hall.gross, 4)
    if hall.class_best is not None and hall.class_bound is not None:
        yield f"rows_share {hall.hall}", round(hall.class_best / hall.gross, 4)
        yield f"rows_share_bound {hall.hall}", round(hall.class_bound / hall.gross, 4)


def allocation_figures(plan: Plan) -> list[tuple[str, object]]:
    """Return who is placed and how good the allocation is proven to be."""
    allocation = plan.allocation
    if allocation is None:
        return []
    figures: list[tuple[str, object]] = [
        ("exhibitors_placed", len(allocation.assignments)),
        ("exhibitors", len(plan.event.exhibitors)),
        ("policy", allocation.policy),
        *_proof_figures(allocation.proof),
        *_certified(allocation.proof),
    ]
    return [*figures, *(("unplaced", exhibitor) for exhibitor in allocation.unplaced)]


def programme_figures(plan: Plan) -> list[tuple[str, object]]:
    """Return which forums have a room and how good the programme is proven to be."""
    programme = plan.programme
    if programme is None:
        return []
    figures: list[tuple[str, object]] = [
        ("forums_placed", len(programme.meetings)),
        ("forums", len(plan.event.forums)),
        *_proof_figures(programme.proof),
        *((f"cost {name}", price) for name, price in programme.costs),
    ]
    return [*figures, *(("unplaced", forum) for forum in programme.unplaced)]


def _certified(proof: Proof | None) -> list[tuple[str, object]]:
    return [("certified_bound", proof.certificate.bound)] if proof and proof.certificate else []


def _proof_figures(proof: Proof | None) -> list[tuple[str, object]]:
    if proof is None:
        return []
    return [
        ("objective", proof.objective),
        ("bound", proof.bound),
        ("gap", round(proof.gap, 6)),
        ("status", proof.status),
    ]
