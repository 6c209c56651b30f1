"""Door signs: the room, the day, and everything that happens in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from venueplan.draw import Sheet, draw_door_sign
from venueplan.draw.orders.maps import sheets_of
from venueplan.draw.paper.marks import Words
from venueplan.errors import UnknownNameError
from venueplan.model import Label, Plan

DAY = date(2017, 12, 3)
ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def said(sheet: Sheet) -> list[str]:
    return [mark.text for mark in sheet.marks if isinstance(mark, Words)]


def test_a_sign_says_number_names_times_titles_setup_and_capacity(plan: Plan) -> None:
    lines = said(draw_door_sign(plan, "r101", day=DAY))
    assert lines[0] == "101"
    assert {"第1会议室", "Meeting Room 1", "容纳 120 人 Capacity 120", "2017年12月3日 周日 Sun 3 December 2017"} <= set(
        lines
    )
    assert {"09:00–11:00", "数字经济论坛", "Digital Economy Forum", "14:00–15:30", "Internet and Society"} <= set(lines)
    assert "剧院式 Theatre · 容纳 120 人 Capacity 120" in lines
    assert "课桌式 Classroom · 容纳 70 人 Capacity 70" in lines


def test_the_number_is_by_far_the_largest(plan: Plan) -> None:
    sheet = draw_door_sign(plan, "r101", day=DAY)
    caps = sorted(mark.cap for mark in sheet.marks if isinstance(mark, Words))
    assert caps[-1] > 2 * caps[-2]
    assert caps[-1] > 25


def test_a_stage_has_a_sign_too(plan: Plan) -> None:
    assert {"发布舞台", "Launch stage", "新产品发布"} <= set(said(draw_door_sign(plan, "stage-1", day=DAY)))


def test_a_day_without_meetings_says_so(plan: Plan) -> None:
    assert "当日无会议 No meetings on this day" in said(draw_door_sign(plan, "r102", day=DAY))


@pytest.mark.parametrize(("count", "page"), [(8, (210, 297)), (24, (297, 420))])
def test_a_long_day_fits_on_a_larger_sheet(plan: Plan, count: int, page: tuple[float, float]) -> None:
    assert plan.programme is not None
    first = replace(plan.programme.meetings[0], end=plan.programme.meetings[0].start + timedelta(minutes=20))
    many = [
        replace(first, start=first.start + timedelta(minutes=30 * n), end=first.end + timedelta(minutes=30 * n))
        for n in range(count)
    ]
    sheet = draw_door_sign(replace(plan, programme=replace(plan.programme, meetings=tuple(many))), "r101", day=DAY)
    assert sheet.page_mm == page
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert sum("Digital Economy Forum" in line for line in said(sheet)) == count


def test_an_unknown_room_is_named(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no room 'r1O1'; did you mean 'r101'"):
        draw_door_sign(plan, "r1O1", day=DAY)


@pytest.mark.parametrize("title", ["论坛与社会" * 60, "Forum of everything " * 30, "x" * 400])
def test_a_long_title_is_shortened_with_a_finding(plan: Plan, title: str) -> None:
    first, *others = plan.event.forums
    forums = (replace(first, title=Label.of(en=title.strip())), *others)
    sheet = draw_door_sign(replace(plan, event=replace(plan.event, forums=forums)), "r101", day=DAY)
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert any(line.startswith(title[:4]) for line in said(sheet))
    assert any(line.endswith("…") for line in said(sheet))
    assert [finding.subject for finding in sheet.findings] == ["F1"]


def test_a_title_that_fits_is_no_finding(plan: Plan) -> None:
    assert draw_door_sign(plan, "r101", day=DAY).findings == ()


def test_few_meetings_are_larger_than_many_and_setups_are_never_cut(plan: Plan) -> None:
    assert plan.programme is not None
    first = plan.programme.meetings[0]
    caps = []
    for count in (1, 9):
        many = [replace(first, start=first.start + timedelta(minutes=30 * n)) for n in range(count)]
        sheet = draw_door_sign(replace(plan, programme=replace(plan.programme, meetings=tuple(many))), "r101", day=DAY)
        caps.append(max(mark.cap for mark in sheet.marks if isinstance(mark, Words) and mark.role == "session"))
        assert not any(line.endswith("…") for line in said(sheet))
    assert caps[0] > 1.3 * caps[1]


def test_what_is_next_is_said_on_days_before_and_on_no_other(plan: Plan) -> None:
    lines = said(draw_door_sign(plan, "r101", day=DAY - timedelta(days=1)))
    assert "当日无会议 No meetings on this day" in lines
    assert (
        sum("Next in this room 2017年12月3日 周日 Sun 3 December 2017 09:00 · 数字经济论坛" in line for line in lines)
        == 1
    )
    assert not any("Next in this room" in line for line in said(draw_door_sign(plan, "r101", day=DAY)))


def test_a_room_has_a_sign_for_each_day_of_the_programme(plan: Plan) -> None:
    """r101 meets on the first day only, r102 on the second: both have a sign for either, and none is out of date."""
    assert plan.programme is not None
    first = plan.programme.meetings[0]
    other = replace(first, room="r102", start=first.start + timedelta(days=1), end=first.end + timedelta(days=1))
    two = replace(plan, programme=replace(plan.programme, meetings=(first, other)))
    slugs = [order.slug for order in sheets_of(two) if order.kind == "door"]
    assert slugs == [f"door-{room}-2017-12-0{day}" for room in ("r101", "r102") for day in (3, 4)]


def test_what_is_next_gives_up_its_second_language_before_it_is_cut(plan: Plan) -> None:
    first, *others = plan.event.forums
    title = Label.of(zh="数字经济论坛", en="A forum on everything that is digital, and on all of its consequences")
    long = replace(plan, event=replace(plan.event, forums=(replace(first, title=title), *others)))
    (line,) = (text for text in said(draw_door_sign(long, "r101", day=DAY - timedelta(days=1))) if "Next" in text)
    assert line.endswith("09:00 · 数字经济论坛")
