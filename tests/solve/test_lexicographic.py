"""Two scores in order, against trying every choice."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings, strategies as st

from venueplan.solve import EFFORTS, Row, Selection, select_in_order

THREE_BY_THREE = tuple(
    [Row(columns=tuple(range(3 * i, 3 * i + 3)), exact=True) for i in range(3)]
    + [Row(columns=tuple(range(j, 9, 3))) for j in range(3)]
)
SCORES = st.lists(st.integers(-5, 5), min_size=9, max_size=9).map(tuple)


@settings(max_examples=25)
@given(SCORES, SCORES)
def test_the_second_score_decides_among_the_best_by_the_first(first: tuple[int, ...], then: tuple[int, ...]) -> None:
    choices = [(0 + a, 3 + b, 6 + c) for a, b, c in product(range(3), repeat=3) if len({a, b, c}) == 3]
    best = max((sum(first[k] for k in choice), sum(then[k] for k in choice)) for choice in choices)
    found = select_in_order(Selection(scores=first, rows=THREE_BY_THREE), then, effort=EFFORTS["fast"])
    assert (found.first.objective, found.objective) == best
    assert (found.first.bound, found.bound, found.status) == (*best, "optimal")
    assert found.chosen in choices


RING = (
    *(Row(columns=(k, (k + 1) % 5)) for k in range(5)),
    Row(columns=(5, 6), minus=(0,)),
    Row(columns=(5, 1), most=1),
)


@settings(max_examples=25)
@given(st.lists(st.integers(-3, 9), min_size=7, max_size=7), st.lists(st.integers(-5, 5), min_size=7, max_size=7))
def test_also_where_the_relaxation_promises_more_than_can_be_had(first: list[int], then: list[int]) -> None:
    """A ring of five of which no two neighbours go together: halves of all five would score more than any two."""
    selection = Selection(scores=tuple(first), rows=RING)
    choices = [tuple(k for k in range(7) if bits >> k & 1) for bits in range(128)]
    choices = [choice for choice in choices if selection.holds(choice)]
    best = max((selection.score_of(choice), sum(then[k] for k in choice)) for choice in choices)
    found = select_in_order(selection, tuple(then), effort=EFFORTS["fast"])
    assert (found.first.objective, found.objective, found.status) == (*best, "optimal")
    assert found.bound == best[1]


def test_what_cannot_be_chosen_is_said() -> None:
    """One of column 0, and none of it: both cannot be."""
    rows = (Row(columns=(0,), exact=True), Row(columns=(1,), exact=True), Row(columns=(0, 1)))
    found = select_in_order(Selection(scores=(1, 1), rows=rows), (1, 1), effort=EFFORTS["fast"])
    assert (found.chosen, found.status) == ((), "infeasible")
