"""Talks in blocks of time: fewest away from home, then no pause, against small cases by hand and by trying."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings, strategies as st

from venueplan.solve import Blocks, BlockTalk, effort_named, place_talks, sequence_talks
from venueplan.solve.conferences import least_away
from venueplan.solve.conferences.blocks import Placed, idle_of

EFFORT = effort_named("reproducible")


def fits(problem: Blocks, blocks: tuple[int, ...]) -> bool:
    """Tell whether every block has time for its talks."""
    used = [0] * len(problem.hours)
    for talk, block in zip(problem.talks, blocks, strict=True):
        used[block] += talk.minutes
    return all(minutes <= problem.room(block) for block, minutes in enumerate(used))


@st.composite
def problems(draw: st.DrawFn) -> Blocks:
    """Draw five talks for three blocks of 60 minutes."""
    talks = []
    for _ in range(5):
        homes = draw(st.sets(st.integers(0, 2), min_size=1, max_size=2))
        blocks = draw(st.sets(st.integers(0, 2), min_size=1))
        minutes = draw(st.sampled_from([10, 20, 30, 40]))
        talks.append(BlockTalk(minutes=minutes, homes=tuple(sorted(homes)), blocks=tuple(sorted(blocks))))
    return Blocks(talks=tuple(talks), hours=((0, 60),) * 3, grain=5)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_the_fewest_possible_are_away_from_home(problem: Blocks) -> None:
    ways = [blocks for blocks in product(*(talk.blocks for talk in problem.talks)) if fits(problem, blocks)]
    best = min(
        (sum(b not in talk.homes for talk, b in zip(problem.talks, blocks, strict=True)) for blocks in ways), default=-1
    )
    found = place_talks(problem, effort=EFFORT)
    if best < 0:
        assert (found.blocks, found.status) == ((), "infeasible")
    else:
        assert (found.away, found.bound, found.status) == (best, best, "optimal")
        assert fits(problem, found.blocks)
        assert least_away(problem) <= best


def test_nobody_is_in_two_places_and_rooms_are_not_idle() -> None:
    """Ann speaks in both blocks: one of the two puts her first, the other last."""
    ann = BlockTalk(minutes=20, homes=(0,), blocks=(0,), people=("ann",))
    other = BlockTalk(minutes=20, homes=(0,), blocks=(0,))
    here, there = (ann, other), (BlockTalk(minutes=20, homes=(1,), blocks=(1,), people=("ann",)),)
    problem = Blocks(talks=(*here, *there, BlockTalk(minutes=20, homes=(1,), blocks=(1,))), hours=((0, 40), (0, 40)))
    placed = place_talks(problem, effort=EFFORT)
    found = sequence_talks(problem, placed, effort=EFFORT)
    assert placed.away == 0
    assert {found.starts[0], found.starts[2]} == {0, 20}
    assert (found.idle, found.bound, found.status) == (0, 0, "optimal")
    assert idle_of(problem, placed, starts=(0, 30, 20, 0)) == 10


def test_a_pause_that_nobody_can_avoid_is_proven() -> None:
    """Ann has 10 minutes in block 0, 10 in block 1; Ben too: who is first here must be second there, and cannot."""
    talks = tuple(
        BlockTalk(minutes=10, homes=(block,), blocks=(block,), people=(person, "both"))
        for block in (0, 1)
        for person in ("ann", "ben")
    )
    problem = Blocks(talks=talks, hours=((0, 40), (0, 40)))
    placed = Placed(blocks=(0, 0, 1, 1), away=0, bound=0, status="optimal")
    found = sequence_talks(problem, placed, effort=EFFORT)
    assert sorted(found.starts) == [0, 10, 20, 30]
    assert (found.idle, found.status) == (0, "optimal")
    assert sequence_talks(Blocks(talks=talks, hours=((0, 30), (0, 30))), placed, effort=EFFORT).status == "infeasible"
