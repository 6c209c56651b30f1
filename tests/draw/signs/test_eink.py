"""Schedules on e-ink: one bit, as many pixels as the display, crisp, nothing lost in silence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from venueplan.draw.paper.marks import Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.eink import MM_PER_PIXEL, draw_schedule
from venueplan.model import Label, Plan


def day_of(plan: Plan) -> date:
    assert plan.programme is not None
    return plan.programme.meetings[0].start.date()


def room_of(plan: Plan) -> str:
    assert plan.programme is not None
    return plan.programme.meetings[0].room


def sized(plan: Plan, pixels: tuple[int, int]) -> Plan:
    return replace(plan, event=replace(plan.event, signage=replace(plan.event.signage, schedule_px=pixels)))


@pytest.mark.parametrize("pixels", [(800, 480), (1200, 825), (296, 200)])
def test_the_picture_has_one_bit_and_the_pixels_of_the_display(plan: Plan, pixels: tuple[int, int]) -> None:
    sheet = draw_schedule(sized(plan, pixels), room_of(plan), day=day_of(plan))
    data = sheet.as_bytes("png")
    assert data == draw_schedule(sized(plan, pixels), room_of(plan), day=day_of(plan)).as_bytes("png")
    picture = Image.open(BytesIO(data))
    assert (picture.mode, picture.size) == ("1", pixels)
    ink = 1 - np.asarray(picture, dtype=np.float64)
    assert 0.05 < ink.mean() < 0.6
    assert ink[: pixels[1] // 5].mean() > 0.6
    assert ink[pixels[1] // 3 :].mean() < 0.3
    assert [sheet.figures[name] for name in ("label_overlaps", "labels_outside")] == [0, 0]


def crowded(plan: Plan, count: int, *, title: str = "") -> Plan:
    """Return the plan with so many meetings on the first day, one every quarter of an hour, in its first room."""
    assert plan.programme is not None
    first = plan.programme.meetings[0]
    many = tuple(
        replace(first, start=first.start + timedelta(minutes=15 * n), end=first.end + timedelta(minutes=15 * n))
        for n in range(count)
    )
    forums = tuple(
        replace(f, title=Label.of(en=title)) if title and f.id == first.forum else f for f in plan.event.forums
    )
    return replace(plan, programme=replace(plan.programme, meetings=many), event=replace(plan.event, forums=forums))


def lines(sheet: Sheet, role: str) -> list[Words]:
    return [mark for mark in sheet.marks if isinstance(mark, Words) and mark.role == role]


def times(sheet: Sheet) -> int:
    return sum(bool(re.fullmatch(r"\d\d:\d\d–\d\d:\d\d", words.text)) for words in lines(sheet, "session"))


@pytest.mark.parametrize("count", [1, 3, 8, 22, 59])
def test_every_meeting_is_shown_or_counted_with_a_finding(plan: Plan, count: int) -> None:
    sheet = draw_schedule(crowded(plan, count), room_of(plan), day=day_of(plan))
    rest = count - times(sheet)
    assert rest == 0 or count == 59
    assert [words.text for words in lines(sheet, "more")] == [f"另有 {rest} 场 {rest} more"] * bool(rest)
    dropped = [f.message["en"] for f in sheet.findings if f.id.startswith("meetings-dropped")]
    assert dropped == [f"the display of r101 on {day_of(plan)} has no room for {rest} meetings"] * bool(rest)
    assert [sheet.figures[name] for name in ("label_overlaps", "labels_outside")] == [0, 0]


@pytest.mark.parametrize("count", [1, 5, 22, 59])
def test_letters_have_pixels_enough_and_few_meetings_are_large(plan: Plan, count: int) -> None:
    sheet = draw_schedule(crowded(plan, count), room_of(plan), day=day_of(plan))
    caps = [words.cap / MM_PER_PIXEL for words in lines(sheet, "session")]
    assert min(caps) >= 10 - 1e-6
    assert count > 1 or max(caps) == pytest.approx(40)


@pytest.mark.parametrize("title", ["论坛与社会" * 60, "Forum of everything " * 30, "x" * 400])
def test_a_title_that_is_cut_is_noted_and_one_that_can_be_broken_is_not(plan: Plan, title: str) -> None:
    sheet = draw_schedule(crowded(plan, 2, title=title), room_of(plan), day=day_of(plan))
    assert [finding.id.split("-on-")[0] for finding in sheet.findings] == ["title-shortened-F1"]
    assert any(words.text.endswith("…") for words in lines(sheet, "session"))
    whole = draw_schedule(
        crowded(plan, 2, title="Personal information protection in the big data era"), room_of(plan), day=day_of(plan)
    )
    assert whole.findings == ()
    assert not any(words.text.endswith("…") for words in lines(whole, "session"))


def test_a_day_without_meetings_says_so_and_what_is_next(plan: Plan) -> None:
    before, after = day_of(plan) - timedelta(days=1), date(2030, 1, 1)
    texts = [
        "".join(w.text for w in draw_schedule(plan, "r101", day=day).marks if isinstance(w, Words))
        for day in (before, after)
    ]
    assert all("No meetings" in text for text in texts)
    assert [("Next in this room" in text, "09:00 · 数字经济论坛" in text) for text in texts] == [
        (True, True),
        (False, False),
    ]
