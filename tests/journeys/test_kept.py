"""Stands that are there already, at the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from venueplan.files import read_plan


def test_the_booths_of_a_build_stay_when_they_are_put_into_the_event(
    built: Path, event: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    shutil.copy(built / "booths.geojson", event / "booths.geojson")
    said = venueplan("arrange", event, "-o", tmp_path / "plan.json")
    assert said.code == 0, said
    floor_plan = read_plan(tmp_path / "plan.json").floor_plan
    assert floor_plan
    for feature in json.loads((built / "booths.geojson").read_text(encoding="utf-8"))["features"]:
        booth = floor_plan.booth(feature["properties"]["id"])
        assert booth.number == feature["properties"]["number"]
        assert [list(corner) for corner in booth.polygon.exterior.coords] == feature["geometry"]["coordinates"][0]


def test_the_booths_of_a_plan_stay(built: Path, event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("arrange", event, "-o", tmp_path / "plan.json", "--keep", built / "plan.json")
    assert said.code == 0, said
    before, after = read_plan(built / "plan.json").floor_plan, read_plan(tmp_path / "plan.json").floor_plan
    assert before
    assert after
    for booth in before.booths:
        assert (after.booth(booth.id).number, after.booth(booth.id).polygon) == (booth.number, booth.polygon)


def test_a_plan_without_booths_has_none_to_keep(event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("arrange", event, "-o", tmp_path / "plan.json", "--keep", event)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "run 'venueplan arrange' on it first" in said.err


def test_a_stand_that_cannot_be_laid_out_leaves_with_one_and_is_stated_by_size(
    event: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    with (event / "exhibitors.csv").open("a", encoding="utf-8") as file:
        file.write("giant,巨人,Giant,craft,1200,1,0,,,,,,,,,,,,,\n")
    said = venueplan("arrange", event, "-o", tmp_path / "plan.json")
    assert said.code == 1
    assert "short of 1200 m² in zone craft  1" in said.out
    assert (tmp_path / "plan.json").exists()
