"""Merging and splitting: the places keep their identity, the floor is conserved, and splitting undoes merging."""

from dataclasses import replace
from pathlib import Path

import pytest
from halls import asking, event_of, random_halls, rectangle, venue_of
from hypothesis import HealthCheck, Phase, assume, given, settings, strategies as st
from shapely import LineString, box

from venueplan.arrange import arrange_booths, merge_booths, split_booth
from venueplan.errors import InputError, UnknownNameError
from venueplan.files import as_written, read_plan, write_plan
from venueplan.model import Booth, BoothPattern, FloorPlan, Plan
from venueplan.rules import neighbours

QUICK = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def stand(name: str, x: float, *sides: str, number: str = "") -> Booth:
    """Return a stand of 3 × 3 m in a row along x, open to the given sides."""
    lines = {
        "s": LineString([(x, 0), (x + 3, 0)]),
        "e": LineString([(x + 3, 0), (x + 3, 3)]),
        "n": LineString([(x + 3, 3), (x, 3)]),
        "w": LineString([(x, 3), (x, 0)]),
    }
    return Booth(
        id=name,
        number=number or name.upper(),
        polygon=box(x, 0, x + 3, 3),
        hall="H1",
        level="g",
        fronts=tuple(lines[side] for side in sides),
        row="01",
        modules=(name,),
    )


ROW = FloorPlan(booths=(stand("a", 0, "w", "s"), stand("b", 3, "s"), stand("c", 6, "s"), stand("d", 9, "s", "e")))


def unnumbered(floor_plan: FloorPlan) -> FloorPlan:
    return replace(floor_plan, booths=tuple(replace(booth, number="") for booth in floor_plan.booths))


def test_three_stands_by_hand() -> None:
    """b, c and d of 3 × 3 m each give 9 × 3 m with 9 m of front and an end of 3 m; b's number survives."""
    merged = merge_booths(ROW, ["b", "d", "c"])
    assert [booth.id for booth in merged.booths] == ["a", "b"]
    one = merged.booth("b")
    assert one.polygon.equals(box(3, 0, 12, 3))
    assert (one.number, one.modules, one.kind) == ("B", ("b", "c", "d"), "corner")
    assert sorted(round(front.length, 6) for front in one.fronts) == [3.0, 9.0]
    assert split_booth(merged, "b") == ROW


@settings(QUICK, max_examples=6)
@given(hall=random_halls(), pick=st.integers(0, 10**6))
def test_splitting_undoes_merging(hall: object, pick: int) -> None:
    plan = arrange_booths(venue_of(hall), event_of([asking("one", 9.0)]))  # type: ignore[arg-type]
    pairs = sorted(neighbours(plan.booths).beside | neighbours(plan.booths).back_to_back)
    pairs = [pair for pair in pairs if plan.booth(pair[0]).polygon.distance(plan.booth(pair[1]).polygon) < 1e-6]
    assume(pairs)
    pair = pairs[pick % len(pairs)]
    merged = merge_booths(plan, pair)
    one = merged.booth(pair[0])
    assert sum(booth.area for booth in merged.booths) == pytest.approx(sum(booth.area for booth in plan.booths))
    assert set(one.modules) == {module for name in pair for module in plan.booth(name).modules}
    assert sum(front.length for front in one.fronts) == pytest.approx(
        sum(front.length for name in pair for front in plan.booth(name).fronts), abs=0.01
    )
    assert unnumbered(split_booth(merged, pair[0])).booths == unnumbered(plan).booths


def test_merging_what_a_split_made_gives_the_floor_back() -> None:
    whole = replace(stand("a", 0, "w", "s"), modules=("a", "a2"), polygon=box(0, 0, 6, 3))
    whole = replace(whole, fronts=(LineString([(0, 3), (0, 0)]), LineString([(0, 0), (6, 0)])))
    split = split_booth(FloorPlan(booths=(whole,)), "a")
    assert [(one.id, one.number, one.modules, one.open_sides) for one in split.booths] == [
        ("a", "A", ("a",), 2),
        ("a2", "AA", ("a2",), 1),
    ]
    assert [one.polygon.equals(box(x, 0, x + 3, 3)) for one, x in zip(split.booths, (0, 3), strict=True)] == [True] * 2
    again = merge_booths(split, ["a", "a2"]).booth("a")
    assert again.polygon.equals(whole.polygon)
    assert again.modules == whole.modules
    assert again.open_sides == 2


@pytest.mark.parametrize("angle", [0.0, 17.0, 45.0, 201.5])
def test_stands_of_a_plan_that_was_written_can_be_merged(angle: float) -> None:
    """Coordinates are rounded to a micrometre, so that shared sides of turned stands part by as much."""
    venue, event = venue_of(rectangle(30, 24).moved(angle=angle)), event_of()
    plan = as_written(Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))).floor_plan
    assert plan
    pair = min(neighbours(plan.booths).beside)
    assert merge_booths(plan, pair).booth(pair[0]).area == pytest.approx(sum(plan.booth(name).area for name in pair))


def test_merged_stands_are_written_and_split_when_read_again(tmp_path: Path) -> None:
    venue, event = venue_of(rectangle(30, 24)), event_of()
    merged = Plan(venue=venue, event=event, floor_plan=merge_booths(ROW, ["a", "b"]))
    write_plan(merged, tmp_path / "plan.json")
    read = read_plan(tmp_path / "plan.json").floor_plan
    assert read
    assert split_booth(read, "a") == ROW


def test_a_stand_is_split_in_two_after_some_of_its_parts() -> None:
    """a, b, c and d of 3 m each, after the first: 3 m and 9 m; the second part is b with what follows."""
    whole = merge_booths(ROW, ["a", "b", "c", "d"])
    split = split_booth(whole, "a", at=1)
    assert [(booth.id, booth.number, booth.area) for booth in split.booths] == [("a", "A", 9.0), ("b", "B", 27.0)]
    assert split_booth(split, "b") == ROW
    assert [booth.area for booth in split_booth(whole, "a", at=2).booths] == [18.0, 18.0]
    for at in (0, 4):
        with pytest.raises(InputError, match="booth 'a' has 4 parts; split it after 1 to 3 of them"):
            split_booth(whole, "a", at=at)


def test_a_number_that_is_taken_meanwhile_gets_a_letter() -> None:
    merged = merge_booths(ROW, ["a", "b"])
    taken = replace(
        merged, booths=tuple(replace(booth, number="B") if booth.id == "c" else booth for booth in merged.booths)
    )
    assert [booth.number for booth in split_booth(taken, "a").booths] == ["A", "AA", "B", "D"]


def test_revenue_is_not_known_after_a_merge() -> None:
    assert merge_booths(replace(ROW, revenue=100.0), ["a", "b"]).revenue is None


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ([], r"booths \(none\) cannot be merged; name two or more different ones"),
        (["a"], "booths a cannot be merged; name two or more different ones"),
        (["a", "a"], "booths a, a cannot be merged; name two or more different ones"),
        (["a", "c"], "booths a, c are not adjacent; merge stands that share a side"),
        (["a", "x"], r"booths in different halls cannot be merged \(a in H1, x in H2\)"),
    ],
)
def test_what_cannot_be_merged_is_a_sentence(ids: list[str], sentence: str) -> None:
    other = replace(stand("x", 3, "n"), hall="H2")
    with pytest.raises(InputError, match=sentence):
        merge_booths(replace(ROW, booths=(*ROW.booths, other)), ids)


def test_stands_that_touch_at_a_corner_are_not_adjacent() -> None:
    corner = replace(stand("x", 12, "n"), polygon=box(12, 3, 15, 6))
    with pytest.raises(InputError, match="not adjacent"):
        merge_booths(replace(ROW, booths=(*ROW.booths, corner)), ["d", "x"])


def test_what_cannot_be_split_is_a_sentence() -> None:
    with pytest.raises(UnknownNameError, match="no booth 'A'; did you mean 'a'"):
        split_booth(ROW, "A")
    with pytest.raises(InputError, match="booth 'a' cannot be split; merged stands can"):
        split_booth(ROW, "a")
    deep = replace(stand("a", 0, "s"), modules=("a", "a2"), polygon=box(0, 0, 3, 6))
    with pytest.raises(InputError, match="cannot be split"):
        split_booth(FloorPlan(booths=(deep,)), "a", pattern=BoothPattern())
