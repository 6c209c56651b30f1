"""One rule, two readers, under every pack: what is laid out under a pack breaks none of its rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from venueplan.arrange import arrange_booths
from venueplan.check import check_plan
from venueplan.files import read_event_folder
from venueplan.model import Plan


@pytest.mark.parametrize("pack", ["china", "germany", "ibc", "nfpa", "uk"])
def test_no_error_that_another_layout_could_remove(layouts: Path, pack: str) -> None:
    """The quickstart hall; what its exits lack lies with the building, what nobody has decided yet with the demand."""
    venue, event = read_event_folder(layouts / "quickstart" / "expo-day")
    event = replace(event, rules=pack)
    plan = Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))
    assert plan.floor_plan
    assert plan.floor_plan.booths
    assert [finding.message["en"] for finding in check_plan(plan).errors if finding.cause == "layout"] == []
