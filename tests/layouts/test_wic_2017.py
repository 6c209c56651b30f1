"""The Wuzhen event: what its lists promise, and that the recipe makes them."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from venueplan.arrange import arrange_booths
from venueplan.files import read_event_folder

Rows = list[dict[str, str]]

ATTESTED_NAMES = {
    "China Telecom",
    "Alibaba",
    "Tencent",
    "Kaspersky",
    "Huawei",
    "JD.com",
    "Tmall (unmanned supermarket)",
    "China Post (service robot)",
    "Sogou (robot Wangzai) / Tsinghua Tiangong Institute",
}


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(layouts: Path) -> Path:
    return layouts / "wuzhen" / "wic-2017"


@pytest.fixture(scope="module")
def exhibitors(folder: Path) -> Rows:
    return read(folder / "exhibitors.csv")


@pytest.fixture(scope="module")
def forums(folder: Path) -> Rows:
    return read(folder / "forums.csv")


@pytest.mark.parametrize("name", ["exhibitors.csv", "forums.csv"])
def test_the_recipe_makes_the_lists(folder: Path, tmp_path: Path, name: str) -> None:
    subprocess.run([sys.executable, folder / "recipe.py", tmp_path], check=True)
    assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_there_are_411_exhibitors_on_about_9500_square_metres(exhibitors: Rows) -> None:
    assert len(exhibitors) == len({row["id"] for row in exhibitors}) == 411
    stands = [float(row["area"]) for row in exhibitors if not row["shares_with"]]
    assert 9_300 <= sum(stands) <= 9_600
    assert (min(stands), max(stands)) == (9, 400)
    assert sum(1 for area in stands if area <= 18) > 0.6 * len(stands)


def test_only_nine_names_are_attested_and_the_others_are_placeholders(exhibitors: Rows) -> None:
    named = [row for row in exhibitors if "name_en" in row["attested"].split(";")]
    assert {row["name_en"] for row in named} == ATTESTED_NAMES
    for row in exhibitors:
        if row not in named:
            number = row["id"].removeprefix("E")
            assert (row["name_en"], row["name_zh"]) == (f"Exhibitor {number}", f"参展商 {number}")
            assert row["attested"] == ""


def test_hall_3_is_attested_for_five(exhibitors: Rows) -> None:
    pinned = {row["name_en"] for row in exhibitors if row["pins"] == "hall:H3"}
    assert pinned == {"China Telecom", "Alibaba", "Tencent", "Kaspersky", "Huawei"}
    assert all("pins" in row["attested"].split(";") for row in exhibitors if row["pins"])


@pytest.mark.parametrize("name", ["exhibitors.csv", "forums.csv"])
def test_every_value_says_whether_it_is_attested_or_assumed(folder: Path, name: str) -> None:
    for row in read(folder / name):
        said = [*row["attested"].split(";"), *row["assumed"].split(";")]
        filled = {column for column, value in row.items() if value} - {"id", "attested", "assumed"}
        assert filled <= set(said), row["id"]
        assert max(Counter(filter(None, said)).values()) == 1, row["id"]


def test_rivals_are_listed_on_both_rows(exhibitors: Rows) -> None:
    rivals = {row["id"]: set(filter(None, row["rivals"].split(";"))) for row in exhibitors}
    pairs = {frozenset((one, other)) for one, others in rivals.items() for other in others}
    assert 60 <= len(pairs) <= 80
    assert all(one in rivals[other] for one, others in rivals.items() for other in others)


def test_six_pavilions_of_small_stands_in_one_zone(exhibitors: Rows) -> None:
    members: dict[str, Rows] = {}
    for row in exhibitors:
        if row["pavilion"]:
            members.setdefault(row["pavilion"], []).append(row)
    assert len(members) == 6
    for rows in members.values():
        assert 5 <= len(rows) <= 10
        assert {row["area"] for row in rows} <= {"9", "18"}
        assert len({row["zone"] for row in rows}) == 1


def test_co_exhibitors_repeat_the_area_of_the_stand_they_share(exhibitors: Rows) -> None:
    area = {row["id"]: row["area"] for row in exhibitors}
    sharing = [row for row in exhibitors if row["shares_with"]]
    assert len(sharing) == 6
    assert all(row["area"] == area[row["shares_with"]] for row in sharing)


def test_the_programme_has_all_its_parts(forums: Rows) -> None:
    kinds = Counter(row["kind"] for row in forums)
    assert kinds == {"plenary": 4, "press": 1, "sub-forum": 20, "launch": 118, "matchmaking": 10}
    assert all(row["title_en"] and row["title_zh"] for row in forums)
    assert all(row["rooms"] == "wuzhen-hall" for row in forums if row["kind"] == "plenary")


def test_attested_times_are_pins(forums: Rows) -> None:
    opening = next(row for row in forums if row["id"] == "P1")
    assert opening["start"] == "2017-12-03T10:30"
    assert "start" in opening["attested"].split(";")
    silk_road = next(row for row in forums if row["id"] == "S07")
    assert silk_road["earliest"].startswith("2017-12-04")
    assert {"earliest", "latest"} <= set(silk_road["attested"].split(";"))


def test_the_days_of_the_plenaries_are_attested(forums: Rows) -> None:
    days = {"P2": "2017-12-03", "P3": "2017-12-03", "P4": "2017-12-05", "P5": "2017-12-05", "S07": "2017-12-04"}
    rows = {row["id"]: row for row in forums}
    for forum, day in days.items():
        assert {rows[forum][end].split("T")[0] for end in ("earliest", "latest")} == {day}
    said = {row["id"] for row in forums if {"earliest", "latest"} & set(row["attested"].split(";"))}
    assert said == set(days)


def test_the_attested_names_are_those_of_the_sources(exhibitors: Rows, third_party: Path) -> None:
    sources = read(third_party.parent / "facts" / "exhibitors_attested.csv")
    known = {row["name"] for row in sources if (row["edition"], row["role"]) == ("2017", "exhibitor")}
    assert known == ATTESTED_NAMES


@pytest.mark.slow
@pytest.mark.parametrize(("goal", "least"), [("mix", 0.43), ("fill", 0.45)])
def test_the_halls_reach_their_net_share_for_either_goal(folder: Path, goal: str, least: float) -> None:
    venue, event = read_event_folder(folder)
    plan = arrange_booths(venue, replace(event, goal=goal))
    assert plan.shortfall == ()
    assert sum(hall.net for hall in plan.halls) / sum(hall.gross for hall in plan.halls) >= least
