"""Exhibitors to places, scores added up: how long the proven best takes, from hundreds to all pairs of thousands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

import networkx as nx
import numpy as np
import pytest
from large_fairs import large_fair
from pytest_benchmark.fixture import BenchmarkFixture
from scipy.optimize import linear_sum_assignment

from venueplan.allocate import allocate_exhibitors
from venueplan.files import read_plan, write_plan
from venueplan.solve import FORBIDDEN, Table, bound_from_places, match_bidders
from venueplan.solve.matching import Factored, Feature, rematch, serial_draw
from venueplan.solve.matching.kernels import is_installed

pytestmark = pytest.mark.benchmark

SIZES = 6
"""Classes of size; a bidder suits its own size and, for 60 points less, the next."""

TRADES = 12
"""Zones from west to east; a place in the bidder's own zone is worth 300 points."""


def smooth_fair(
    bidders: int, places: int, *, seed: int = 1
) -> tuple[Factored, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """Return a fair on a grid 800 m wide with smooth scores, and the priority points of the bidders.

    Prominence falls with the distance from the entrance; everybody has a favourite spot whose worth reaches 400 m; a
    third of the bidders needs supplies that seven places of ten have. Sizes are asked for as they are on the floor.
    """
    random = np.random.default_rng(seed)
    size = random.choice(SIZES, places, p=(0.52, 0.13, 0.18, 0.07, 0.07, 0.03))
    side = int(np.ceil(np.sqrt(places)))
    x, y = (np.arange(places) % side) / side, (np.arange(places) // side) / side
    supplied = random.random(places) < 0.7
    asked, trade = size[random.permutation(places)[:bidders]], random.integers(0, TRADES, bidders)
    points = random.pareto(2, bidders) + 1
    points /= points.max()
    spots = np.stack([x, y], axis=1) * 800
    targets = np.stack([(trade + random.random(bidders)) / TRADES, random.random(bidders) ** 2], axis=1) * 800
    feature = Feature(
        appeal=(np.exp(-3 * np.hypot(x - 0.5, y)) + 0.15 * random.random(places)).astype(np.float32),
        weights=(400 * (0.2 + 0.8 * points)).astype(np.float32),
        spots=spots.astype(np.float32),
        targets=targets.astype(np.float32),
        pulls=np.full(bidders, 300, dtype=np.float32),
        reaches=np.full(bidders, 400, dtype=np.float32),
    )
    kinds = (asked * 2 + (random.random(bidders) < 0.3)) * TRADES + trade
    classes = (size * 2 + supplied) * TRADES + np.minimum((x * TRADES).astype(np.int64), TRADES - 1)
    return Factored(table=_table(), kinds=kinds, classes=classes, feature=feature), points


def _table() -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    """Return what kinds (size, needs, trade) make of classes (size, supplies, zone)."""
    number = np.arange(SIZES * 2 * TRADES)
    size, more, zone = number // (2 * TRADES), number // TRADES % 2, number % TRADES
    larger = size[None] - size[:, None]
    suits = (larger >= 0) & (larger <= 1) & (more[:, None] <= more[None])
    worth = np.maximum(1, 1 + 300 * (zone[:, None] == zone[None]) - 60 * larger)
    return np.where(suits, worth, FORBIDDEN).astype(np.int32)


def small_fair() -> Table:
    ratings, _ = smooth_fair(400, 450)
    return Table(scores=ratings.block(np.arange(400)))


def seconds_of(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def test_400_bidders_for_450_places_and_its_peers(benchmark: BenchmarkFixture) -> None:
    table = small_fair()
    match_bidders(table)
    found = benchmark.pedantic(match_bidders, args=(table,), rounds=20)
    assert (
        bound_from_places(table, prices=found.prices, bonus=found.bonus) == found.objective + found.placed * found.bonus
    )
    assert found.status == "optimal"
    worth = np.where(table.scores == FORBIDDEN, 0, table.scores + np.int64(found.bonus))
    pairs = [(int(i), 400 + int(j), int(worth[i, j])) for i, j in zip(*np.nonzero(worth), strict=True)]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(pairs)
    own = min(seconds_of(lambda: match_bidders(table)) for _ in range(5))
    peers = {
        "scipy linear_sum_assignment": lambda: linear_sum_assignment(worth, maximize=True),
        "networkx max_weight_matching": lambda: nx.max_weight_matching(graph),
        "networkx minimum_weight_full_matching": lambda: _full(pairs),
    }
    for name, work in peers.items():
        took = min(seconds_of(work) for _ in range(1 if "max_weight" in name else 3))
        benchmark.extra_info[name] = f"{took:.4f} s, {took / own:.1f} times as long"
    rows, columns = linear_sum_assignment(worth, maximize=True)
    assert int(worth[rows, columns].sum()) == found.objective + found.placed * found.bonus


def _full(pairs: list[tuple[int, int, int]]) -> object:
    """Match as networkx can: everybody, a place of its own that is worth nothing beside the real ones."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from((i, j, -worth) for i, j, worth in pairs)
    graph.add_weighted_edges_from((i, 10_000 + i, 0) for i in range(400))
    return nx.bipartite.minimum_weight_full_matching(graph, top_nodes=range(400))


def test_400_bidders_after_a_pin(benchmark: BenchmarkFixture) -> None:
    table = small_fair()
    before = match_bidders(table)
    pinned, place = table.scores.copy(), before.places[7]
    rows = np.flatnonzero((pinned[:, place] != FORBIDDEN) & (np.arange(400) != 7))
    kept = pinned[rows[0], place]
    pinned[rows[0]] = FORBIDDEN
    pinned[rows[0], place] = kept
    after = Table(scores=pinned)
    found = benchmark.pedantic(rematch, args=(after,), kwargs={"before": before}, rounds=20)
    assert (found.placed, found.objective) == (match_bidders(after).placed, match_bidders(after).objective)
    assert found.status == "optimal"


@pytest.mark.parametrize("compiled", [pytest.param(True, id="fast"), pytest.param(False, id="numpy")])
def test_30000_bidders_for_74000_places(benchmark: BenchmarkFixture, *, compiled: bool) -> None:
    if compiled and not is_installed():
        pytest.skip("the extra 'fast' is not installed")
    ratings, points = smooth_fair(30_000, 74_000)
    began, processor, told = perf_counter(), process_time(), []

    def tell(message: str, _share: float) -> None:
        told.append(f"{perf_counter() - began:.1f} s: {message}")

    found = benchmark.pedantic(
        match_bidders, args=(ratings,), kwargs={"compiled": compiled, "on_progress": tell}, rounds=1
    )
    benchmark.extra_info |= {
        "rounds": told,
        "processor seconds": round(process_time() - processor, 1),
        "peak memory, MB": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
        "objective": found.objective,
    }
    assert found.status == "optimal"
    order = np.argsort(-points, kind="stable")
    began = perf_counter()
    drawn = serial_draw(ratings, order=order, compiled=compiled)
    benchmark.extra_info["draw by points"] = (
        f"{perf_counter() - began:.1f} s, {drawn.objective / found.objective:.3%} of the optimum"
    )
    total = bound_from_places(ratings, prices=found.prices, bonus=found.bonus)
    assert total == found.objective + found.placed * found.bonus


@pytest.mark.parametrize(("exhibitors", "booths"), [(3_000, 3_500), (30_000, 74_000)])
def test_a_plan_document_from_end_to_end(
    benchmark: BenchmarkFixture, tmp_path: Path, exhibitors: int, booths: int
) -> None:
    document = tmp_path / "plan.json"
    write_plan(large_fair(exhibitors, booths), document)
    began = perf_counter()
    plan = read_plan(document)
    benchmark.extra_info["seconds to read"] = round(perf_counter() - began, 1)
    processor = process_time()
    allocation = benchmark.pedantic(allocate_exhibitors, args=(plan,), rounds=1)
    assert allocation.proof is not None
    benchmark.extra_info |= {
        "processor seconds": round(process_time() - processor, 1),
        "peak memory, MB": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
        "objective": allocation.proof.objective,
        "unplaced": len(allocation.unplaced),
    }
    assert allocation.proof.status == "optimal"
