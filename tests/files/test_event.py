"""An event folder is read as it is written."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from breaking import replaced

from venueplan.errors import InputError
from venueplan.files import read_event_folder
from venueplan.files.event.decisions import market, pattern, relations, settings
from venueplan.files.event.tables.lists import LISTS
from venueplan.model import (
    BoothPattern,
    Calendar,
    Changeover,
    Event,
    Hold,
    Label,
    MixEntry,
    Numbering,
    Policy,
    PriceList,
    Relation,
    Title,
    Venue,
    Zone,
)

CHINA = dt.timezone(dt.timedelta(hours=8))


def test_settings_become_decisions(small: tuple[Venue, Event]) -> None:
    _, event = small
    assert event.name == Label.of(zh="水乡手艺展", en="Water Town Crafts Day")
    assert event.calendar.days == (dt.date(2026, 5, 16),)
    assert event.calendar.opens == dt.time(9)
    assert event.calendar.changeovers == (Changeover(before="*", after="*", minutes=30),)
    assert event.pattern.main_aisle == 4.0
    assert event.pattern.wall_distance == 0.6
    assert [zone.letter for zone in event.zones] == ["A", "B"]
    assert event.title.dated == dt.date(2026, 3, 1)


def test_rows_become_exhibitors(small: tuple[Venue, Event]) -> None:
    _, event = small
    tea = event.exhibitor("tea")
    assert tea.name == Label.of(zh="龙井茶社", en="Longjing Tea")
    assert (tea.area, tea.open_sides, tea.points, tea.power_kw) == (36.0, 2, 100, 6.0)
    assert (tea.water, tea.drain, tea.data) == (True, True, False)
    assert tea.preferences == ("near:hall-door-2", "kind:corner")
    assert tea.rivals == ("cocoa",)
    assert event.exhibitor("ink").shares_with == "brush"
    assert event.exhibitor("boat").pins == ("hall:hall",)
    assert {exhibitor.pavilion for exhibitor in event.exhibitors} == {"", "guilds"}


def test_rows_become_forums_with_the_offset_of_the_event(small: tuple[Venue, Event]) -> None:
    _, event = small
    opening = event.forum("opening")
    assert opening.start == dt.datetime(2026, 5, 16, 9, 30, tzinfo=CHINA)
    assert opening.start.isoformat() == "2026-05-16T09:30:00+08:00"
    assert opening.rooms == ("r101",)
    assert opening.people == ("lin", "mora")
    assert event.forum("export").latest == dt.datetime(2026, 5, 16, 16, tzinfo=CHINA)


def test_a_time_may_state_the_offset_of_the_event(quickstart: Path) -> None:
    replaced("expo-day/forums.csv", "2026-05-16T09:30", "2026-05-16T09:30+08:00")(quickstart)
    _, event = read_event_folder(quickstart / "expo-day")
    assert event.forum("opening").start == dt.datetime(2026, 5, 16, 9, 30, tzinfo=CHINA)


def test_rows_become_sign_sites(small: tuple[Venue, Event]) -> None:
    _, event = small
    assert [(site.id, site.level, site.facing) for site in event.sites] == [
        ("board-entrance", "ground", 17.0),
        ("board-rooms", "ground", 17.0),
        ("board-square", "site", 17.0),
        ("escape-hall", "ground", 197.0),
        ("escape-foyer", "ground", 17.0),
    ]


def test_every_list_has_all_fields_of_its_noun() -> None:
    for name, kind in LISTS.items():
        assert set(kind.noun.__dataclass_fields__) == set(kind.row.model_fields), name


def test_a_guest_may_leave_the_area_to_its_host(quickstart: Path) -> None:
    replaced("expo-day/exhibitors.csv", "Ink Stick Studio,craft,9,", "Ink Stick Studio,craft,,")(quickstart)
    _, event = read_event_folder(quickstart / "expo-day")
    assert event.exhibitor("ink").area == 0.0


def test_columns_with_defaults_may_be_left_out(quickstart: Path) -> None:
    (quickstart / "expo-day" / "exhibitors.csv").write_text(
        "\ufeffid,area,zone,name_en,name_zh\r\na,9,craft,A,甲\r\n\r\n", encoding="utf-8"
    )
    _, event = read_event_folder(quickstart / "expo-day")
    assert [exhibitor.id for exhibitor in event.exhibitors] == ["a"]
    assert event.exhibitor("a").open_sides == 1
    assert (event.exhibitor("a").covered, event.exhibitor("a").upper_deck, event.exhibitor("a").deck_stairs) == (
        0,
        0,
        0,
    )


def test_what_an_exhibitor_builds(quickstart: Path) -> None:
    (quickstart / "expo-day" / "exhibitors.csv").write_text(
        "id,area,zone,name_en,name_zh,covered,upper_deck,deck_stairs\na,80,craft,A,甲,30.5,28,2\n", encoding="utf-8"
    )
    _, event = read_event_folder(quickstart / "expo-day")
    built = event.exhibitor("a")
    assert (built.covered, built.upper_deck, built.deck_stairs) == (30.5, 28.0, 2)


def test_a_third_language_is_read_when_the_event_asks_for_it(quickstart: Path) -> None:
    replaced("expo-day/event.toml", '["zh", "en"]', '["zh", "en", "fr"]')(quickstart)
    with pytest.raises(InputError) as caught:
        read_event_folder(quickstart / "expo-day")
    said = str(caught.value)
    assert "event.toml key name: name.fr is missing; signs are in zh, en, fr" in said
    assert "exhibitors.csv line 1: column 'name_fr' is missing in the header" in said
    assert "unit.geojson feature r101: name_fr is missing; signs of the event are in zh, en, fr" in said


def test_a_rule_of_the_house_is_kept(quickstart: Path) -> None:
    replaced("expo-day/event.toml", "[title]", '[overrides]\n"aisle-width" = 3.6\n[title]')(quickstart)
    _, event = read_event_folder(quickstart / "expo-day")
    assert event.overrides == (("aisle-width", 3.6),)


_ELSEWHERE = {"zones", "exhibitors", "forums", "sites", "kept", "packs", "relations", "holds"}


@pytest.mark.parametrize(
    ("noun", "model", "elsewhere"),
    [
        (Calendar, settings.CalendarSettings, {"changeovers"}),
        (BoothPattern, pattern.PatternSettings, set()),
        (Numbering, pattern.NumberingSettings, set()),
        (Zone, settings.ZoneSettings, set()),
        (MixEntry, market.MixSettings, set()),
        (PriceList, market.PriceSettings, set()),
        (Title, settings.TitleSettings, set()),
        (
            Event,
            settings.EventSettings,
            {"zones", "exhibitors", "forums", "sites", "kept", "packs", "relations", "holds", "meetings"},
        ),
        (Relation, relations.RelationSettings, set()),
        (Hold, relations.HoldSettings, set()),
        (Policy, relations.PolicySettings, set()),
    ],
)
def test_every_setting_has_a_key(noun: Any, model: Any, elsewhere: set[str]) -> None:
    assert set(noun.__dataclass_fields__) - elsewhere <= set(model.model_fields)
