"""Rules that cannot hold together: exactly those, by hand-worked cases and by trying every subset."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings, strategies as st

from venueplan.solve import EFFORTS, Job
from venueplan.solve.conflicts import ColumnRule, RuledColumns, RuledTimes, TimeRule, crowd_of, find_conflicts
from venueplan.solve.conflicts.finding import smallest

EFFORT = EFFORTS["fast"]


def two_for_one_place() -> RuledColumns:
    """Return a (columns 0, 1) and b (2, 3) on places 0 and 1; both have to be on place 0."""
    rules = (
        ColumnRule(name="a first", cost=7, needs=((0,),), forbids=(1,)),
        ColumnRule(name="b first", cost=4, needs=((2,),), forbids=(3,)),
        ColumnRule(name="idle", cost=1, needs=((0, 1),)),
    )
    both = frozenset({"a first", "b first"})
    return RuledColumns(
        rules=rules,
        at_most_one=((0, 2), (1, 3), (0, 1), (2, 3)),
        wanted={(0, 1): both | {"idle"}, (2, 3): both},
    )


def test_two_who_want_one_place_are_named_and_the_cheaper_is_given_up() -> None:
    conflicts, way_out = find_conflicts(two_for_one_place(), effort=EFFORT)
    assert [conflict.names for conflict in conflicts] == [("a first", "b first")]
    assert conflicts[0].minimal
    assert way_out is not None
    assert (way_out.names, way_out.cost, way_out.bound) == (("b first",), 4, 4)


def test_control_on_two_places_there_is_no_conflict() -> None:
    ruled = two_for_one_place()
    rules = (ruled.rules[0], ColumnRule(name="b first", needs=((3,),), forbids=(2,)))
    assert find_conflicts(RuledColumns(rules=rules, at_most_one=ruled.at_most_one), effort=EFFORT) == ((), None)


def test_too_little_room_is_no_conflict_of_rules() -> None:
    """Three who have to be there, and one place: no rule would help if it were given up."""
    rules = tuple(ColumnRule(name=f"r{k}", needs=((k,),)) for k in range(3))
    wanted: dict[tuple[int, ...], frozenset[str]] = {(k,): frozenset({f"r{k}"}) for k in range(3)}
    ruled = RuledColumns(rules=rules, at_most_one=((0, 1, 2),), wanted=wanted)
    assert find_conflicts(ruled, effort=EFFORT) == ((), None)


def test_conflicts_that_share_a_rule_have_one_way_out() -> None:
    """A clashes with b and with c: the dearer a alone costs 3, b and c together 4."""
    rules = tuple(
        ColumnRule(name=name, cost=cost, needs=((k,),)) for k, (name, cost) in enumerate((("a", 3), ("b", 2), ("c", 2)))
    )
    # A column of its own for each, that nothing clashes with, takes who is given up.
    wanted: dict[tuple[int, ...], frozenset[str]] = {(k, k + 3): frozenset({name}) for k, name in enumerate("abc")}
    ruled = RuledColumns(rules=rules, at_most_one=((0, 1), (0, 2)), wanted=wanted)
    conflicts, way_out = find_conflicts(ruled, effort=EFFORT)
    assert {conflict.names for conflict in conflicts} == {("a", "b"), ("a", "c")}
    assert way_out is not None
    assert (way_out.names, way_out.cost) == (("a",), 3)


def test_a_speaker_at_two_pinned_times() -> None:
    job = Job(duration=60, starts=((0, 0), (60, 0)), places=(("r1", 0), ("r2", 0)))
    rules = (
        TimeRule(name="first at 0", jobs=(0,), starts=frozenset({0})),
        TimeRule(name="second at 0", jobs=(1,), starts=frozenset({0})),
        TimeRule(name="speaker", jobs=(0, 1), apart=True),
        TimeRule(name="room", jobs=(0,), places=frozenset({"r1"})),
    )
    conflicts, way_out = find_conflicts(RuledTimes(jobs=(job, job), rules=rules), effort=EFFORT)
    assert [conflict.names for conflict in conflicts] == [("first at 0", "second at 0", "speaker")]
    assert way_out is not None
    assert way_out.cost == 1


@given(st.lists(st.sets(st.integers(0, 7), min_size=1, max_size=4), min_size=1, max_size=4))
def test_quickxplain_finds_a_minimal_set(forbidden: list[set[int]]) -> None:
    names = [str(k) for k in range(8)]

    def together(some: object) -> bool:
        return not any({str(k) for k in one} <= set(some) for one in forbidden)  # type: ignore[call-overload]

    found = smallest(names, together=together)
    assert not together(found)
    assert all(together([one for one in found if one != without]) for without in found)


@settings(max_examples=60)
@given(st.lists(st.sets(st.sampled_from("12345"), max_size=3), min_size=1, max_size=6))
def test_a_crowd_is_one_exactly_if_not_everybody_can_have_an_option(options: list[set[str]]) -> None:
    """Hall's theorem, by trying every subset."""
    wants = {f"w{k}": sorted(some) for k, some in enumerate(options)}
    crowded = any(
        len(set().union(*(wants[name] for name in group))) < len(group)
        for size in range(1, len(wants) + 1)
        for group in combinations(wants, size)
    )
    found = crowd_of(wants)
    assert (found is not None) == crowded
    if found is not None:
        assert len(found.options) < len(found.who)
        assert set(found.options) == {one for name in found.who for one in wants[name]}
