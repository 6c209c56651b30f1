"""Who asks for nothing of others is placed by matching, and everybody else is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from venueplan.allocate import allocate_exhibitors
from venueplan.allocate.stands import additive, exhibitors
from venueplan.allocate.stands.additive import is_additive
from venueplan.allocate.stands.proving.verifying import verify_certificate
from venueplan.allocate.stands.wanting import demand_of
from venueplan.model import Allocation, Label, Plan, Zone

Make = Callable[..., Any]


@pytest.mark.parametrize("states", [{"rivals": ("y",)}, {"pavilion": "p"}, {"preferences": ("near:y",)}])
def test_whoever_depends_on_others_is_not_additive(
    make_fair: Make, make_row: Make, make_exhibitor: Make, states: dict[str, Any]
) -> None:
    row = make_row([3, 3, 3], at=(3, 3), row="r1")
    plain = make_fair([make_exhibitor("x"), make_exhibitor("y")], row)
    assert is_additive(demand_of(plain))
    assert not is_additive(demand_of(make_fair([make_exhibitor("x", **states), make_exhibitor("y")], row)))


def test_prices_of_stands_prove_the_bound_and_others_do_not(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    people = [make_exhibitor(f"x{n}", preferences=("kind:corner",), points=n) for n in range(3)]
    plan = make_fair(people, make_row([3, 3, 3, 3], at=(3, 3), row="r1"))
    made = replace(plan, allocation=allocate_exhibitors(plan))
    assert made.allocation is not None
    assert made.allocation.proof is not None
    proof = made.allocation.proof
    assert proof.certificate is not None
    verified = verify_certificate(made)
    assert verified is not None
    assert verified.holds
    assert verified.bound == proof.bound == proof.objective
    dearer = replace(proof.certificate, prices=tuple((stand, 50) for stand in range(4)))
    unproven = verify_certificate(
        replace(made, allocation=replace(made.allocation, proof=replace(proof, certificate=dearer)))
    )
    assert unproven is not None
    assert not unproven.holds


def without_matching(plan: Plan) -> Allocation:
    """Return what the general search finds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exhibitors, "is_additive", lambda _demand: False)
        return allocate_exhibitors(plan)


def total(allocation: Allocation) -> int:
    return sum(value for assignment in allocation.assignments for _, value in assignment.score)


WANTS = st.fixed_dictionaries(
    {
        "area": st.sampled_from([9.0, 9.0, 12.0, 18.0]),
        "points": st.integers(0, 20),
        "open_sides": st.sampled_from([1, 1, 1, 2]),
        "preferences": st.lists(
            st.sampled_from(["hall:H1", "kind:corner", "booth:H1-r1s00", "booth:H1-r1n02"]), max_size=3, unique=True
        ).map(tuple),
    }
)


@given(wants=st.lists(WANTS, min_size=1, max_size=9))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_matching_places_as_many_and_scores_as_much_as_the_search(
    make_fair: Make, make_row: Make, make_exhibitor: Make, wants: list[dict[str, Any]]
) -> None:
    people = [make_exhibitor(f"x{n}", **want) for n, want in enumerate(wants)]
    plan = make_fair(people, make_row([3, 3, 6], at=(3, 3), row="r1"))
    found, searched = allocate_exhibitors(plan), without_matching(plan)
    assert found.proof is not None
    assert searched.proof is not None
    assert len(found.unplaced) == len(searched.unplaced)
    assert found.proof.objective == total(found)
    assert found.proof.status == "optimal"
    if not found.unplaced and searched.proof.status == "optimal":
        assert total(found) == total(searched) or _somebody_conceded(found, plan)


def _somebody_conceded(allocation: Allocation, plan: Plan) -> bool:
    """Tell whether anybody has fewer sides or much more area than asked for: who concedes is then a free choice."""
    assert plan.floor_plan is not None
    for assignment in allocation.assignments:
        asked, booth = plan.event.exhibitor(assignment.exhibitor), plan.floor_plan.booth(assignment.booths[0])
        if booth.open_sides < asked.open_sides or booth.area > max(1.25 * asked.area, 9.0 * -(-asked.area // 9)) + 1e-6:
            return True
    return False


def test_co_exhibitors_stand_with_their_holder(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    people = [make_exhibitor("x"), make_exhibitor("y", shares_with="x"), make_exhibitor("z")]
    allocation = allocate_exhibitors(make_fair(people, make_row([3, 3], at=(3, 3), row="r1")))
    places = {assignment.exhibitor: assignment.booths for assignment in allocation.assignments}
    assert places["x"] == places["y"] != places["z"]
    assert allocation.by_exhibitor["y"].score == ()


def test_the_proof_names_its_solvers_and_no_time(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    plan = make_fair([make_exhibitor("x")], make_row([3], at=(3, 3), row="r1"))
    first, again = allocate_exhibitors(plan, seed=4), allocate_exhibitors(plan, seed=4)
    assert first == again
    assert first.proof is not None
    assert first.proof.solver.startswith("matching by OR-Tools")


def test_an_interrupted_allocation_is_marked(
    make_fair: Make, make_row: Make, make_exhibitor: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C after the first round: everybody may have a stand already, and the proof says that it was interrupted."""
    monkeypatch.setattr("venueplan.solve.matching.matcher.WRITTEN_DOWN", 0)
    people = [make_exhibitor(f"x{n}", preferences=("kind:corner",)) for n in range(3)]
    plan = make_fair(people, make_row([3, 3], at=(3, 3), row="r1"))

    def stop(message: str, _share: float) -> None:
        if "bound" in message:
            raise KeyboardInterrupt

    allocation = allocate_exhibitors(plan, on_progress=stop)
    assert allocation.proof is not None
    assert allocation.proof.status == "interrupted"
    assert len(allocation.assignments) == 3


def test_another_venue_and_label_change_nothing(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    plan = make_fair([make_exhibitor("x", points=3)], make_row([3, 3], at=(3, 3), row="r1"))
    renamed = replace(plan, venue=replace(plan.venue, name=Label.of(en="Elsewhere")))
    assert allocate_exhibitors(renamed) == allocate_exhibitors(plan)


PLAIN = st.fixed_dictionaries(
    {"points": st.integers(0, 20), "preferences": st.lists(st.sampled_from(["hall:H2", "kind:corner"])).map(tuple)}
)


@given(wants=st.lists(st.tuples(PLAIN, st.sampled_from(["a", "b", "nowhere"])), min_size=1, max_size=8))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_zones_that_share_no_hall_are_placed_as_if_all_were_placed_at_once(
    make_fair: Make, make_row: Make, make_exhibitor: Make, wants: list[tuple[dict[str, Any], str]]
) -> None:
    people = [make_exhibitor(f"x{n}", zone=zone, **want) for n, (want, zone) in enumerate(wants)]
    zones = tuple(
        Zone(id=name, letter=name.upper(), name=Label(), halls=halls)
        for name, halls in (("a", ("H1",)), ("b", ("H2",)))
    )
    booths = make_row([3, 3], at=(3, 3), row="r1") + make_row([3, 3], at=(73, 3), row="r1", hall="H2")
    plan = make_fair(people, booths, halls=("H1", "H2"), zones=zones)
    assert is_additive(demand_of(plan))
    split = allocate_exhibitors(plan)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(additive, "_parts", lambda demand: (demand,))
        whole = allocate_exhibitors(plan)
    assert (total(split), len(split.unplaced)) == (total(whole), len(whole.unplaced))
    assert len({booth for assignment in split.assignments for booth in assignment.booths}) == len(split.assignments)
    verified = verify_certificate(replace(plan, allocation=split))
    assert verified is not None
    assert verified.holds
