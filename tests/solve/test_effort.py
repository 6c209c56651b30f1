"""Efforts have names and no clock."""

import pytest

from venueplan.errors import UnknownNameError
from venueplan.solve import EFFORTS, effort_named, solver_name


def test_the_default_is_reproducible() -> None:
    assert effort_named("reproducible").workers == 1
    assert effort_named("fast").work < effort_named("reproducible").work < effort_named("proof").work


def test_an_unknown_effort_is_a_sentence() -> None:
    with pytest.raises(UnknownNameError, match="no effort 'fsat'; did you mean 'fast'"):
        effort_named("fsat")


@pytest.mark.parametrize("name", sorted(EFFORTS))
def test_a_proof_names_solver_effort_and_seed_but_no_time(name: str) -> None:
    said = solver_name(effort_named(name), seed=3)
    assert said.endswith(f"effort {name}, seed 3")
    assert "CP-SAT 9." in said
