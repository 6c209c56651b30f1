"""Matchings with every kind of awkwardness: ties, pairs that cannot be, scores below nothing."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import strategies as st

from venueplan.solve.matching import FORBIDDEN, WITHOUT, Factored, Feature, Table


@st.composite
def tables(draw: st.DrawFn, most: int = 5) -> Table:
    """Tables of up to so many bidders and places, with ties and forbidden pairs."""
    shape = draw(st.integers(1, most)), draw(st.integers(1, most))
    score = st.one_of(st.just(FORBIDDEN), st.integers(-3, 6), st.integers(-200, 2000))
    cells = draw(st.lists(score, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
    return Table(scores=np.array(cells, dtype=np.int32).reshape(shape))


def factored(bidders: int, places: int, *, seed: int, coarse: bool = False) -> Factored:
    """Return factored scores of three kinds and four classes; coarse ones have many ties."""
    random = np.random.default_rng(seed)
    table = random.integers(-20, 50, (3, 4)).astype(np.int32)
    table[random.random((3, 4)) < 0.3] = FORBIDDEN
    step = 50.0 if coarse else 0.001

    def reals(low: float, high: float, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return (np.round(random.uniform(low, high, shape) / step) * step).astype(np.float32)

    feature = Feature(
        appeal=random.integers(0, 3, places).astype(np.float32) if coarse else reals(0, 2, places),
        weights=reals(0, 90, bidders),
        spots=reals(0, 200, places, 2),
        targets=reals(-20, 220, bidders, 2),
        pulls=reals(0, 100, bidders),
        reaches=reals(50, 150, bidders),
    )
    return Factored(
        table=table, kinds=random.integers(0, 3, bidders), classes=random.integers(0, 4, places), feature=feature
    )


def best_by_trying(table: Table) -> tuple[int, int]:
    """Return how many can be placed at most and the best score of so many, by trying every matching."""
    bidders, places = table.shape
    seats = [*range(places), *([WITHOUT] * bidders)]
    found = (0, 0)
    for chosen in set(permutations(seats, bidders)):
        scores = [int(table.scores[i, j]) for i, j in enumerate(chosen) if j != WITHOUT]
        if FORBIDDEN not in scores:
            found = max(found, (len(scores), sum(scores))) if scores else max(found, (0, 0))
    return found
