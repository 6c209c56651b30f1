"""The verification table."""

from __future__ import annotations

import pytest

from venueplan.evacuate import SFPE, verify_models
from venueplan.evacuate.verification import calculated, geometry, places, simulated
from venueplan.evacuate.verification.case import Case, Outcome, not_represented
from venueplan.evacuate.verification.known import KNOWN
from venueplan.model.findings.verification import VERDICTS

CALCULATED = (*geometry.CASES, *calculated.CASES)


@pytest.mark.parametrize("case", CALCULATED, ids=lambda case: f"{case.name}, {case.model}")
def test_walking_distances_and_the_governing_models_pass_every_case_they_represent(case: Case) -> None:
    row = case.verified()
    assert row.verdict in VERDICTS
    assert row.verdict == "PASS" or (row.verdict == "NOT REPRESENTED" and row.reason), row


def test_every_known_case_has_a_row() -> None:
    assert set(KNOWN) <= {case.name for case in (*calculated.CASES, *simulated.CASES)}
    literature = [name for name, (source, _, _) in KNOWN.items() if source != "by hand"]
    assert set(literature) == {case.name for case in simulated.CASES}


def test_a_model_that_is_wrong_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: where the two doors that stay open are four times as wide, the time does not double."""
    monkeypatch.setattr(places, "FOUR_DOORS", ((7.0, 0, 11.0, 0), (22.0, 0, 26.0, 0), *places.FOUR_DOORS[2:]))
    verdicts = {(case.name, case.model): case.verified().verdict for case in calculated.CASES}
    assert verdicts["RiMEA 9 = IMO 9", "hydraulic"] == "FAIL"
    assert verdicts["RiMEA 9, ratio", "quickest flow"] == "FAIL"
    assert verdicts["one door", "hydraulic"] == "PASS"


def test_an_outcome_becomes_a_verdict() -> None:
    def verdict(outcome: Outcome) -> str:
        case = Case(name="n", source="s", set_up="u", criterion="c", model="m", run=lambda: outcome)
        return case.verified().verdict

    assert verdict(Outcome(value="1", passed=True)) == "PASS"
    assert verdict(Outcome(value="1", passed=False)) == "FAIL"
    assert verdict(not_represented("no stairs")()) == "NOT REPRESENTED"
    assert verdict(Outcome(verdict="NOT RUN", reason="absent")) == "NOT RUN"


def test_without_jupedsim_its_rows_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulated, "has_simulation", lambda: False)
    rows = [row for row in verify_models() if row.model.startswith("JuPedSim")]
    assert len(rows) == len(simulated.CASES)
    assert {row.verdict for row in rows} == {"NOT RUN"}
    assert all("venueplan[simulation]" in row.reason for row in rows)


def test_the_neck_of_a_metre_is_as_wide_as_the_exit() -> None:
    """RiMEA 12 asks for a jam before the passage only; it needs both to let through the same."""
    exit_ = places.doors(places.NECK_EXIT)[0]
    assert SFPE.door_rate(exit_.width) == pytest.approx(SFPE.door_rate(1.0))
