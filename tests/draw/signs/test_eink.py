"""Schedules on e-ink: one bit, as many pixels as the display, crisp, nothing lost in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from venueplan.draw.paper.marks import Words
from venueplan.draw.signs.eink import draw_schedule
from venueplan.model import Plan


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


def test_every_meeting_is_shown_or_counted_with_a_finding(plan: Plan) -> None:
    assert plan.programme is not None
    first = plan.programme.meetings[0]
    many = tuple(
        replace(first, start=first.start + timedelta(minutes=15 * n), end=first.end + timedelta(minutes=15 * n))
        for n in range(20)
    )
    crowded = replace(plan, programme=replace(plan.programme, meetings=many))
    sheet = draw_schedule(crowded, first.room, day=first.start.date())
    texts = [mark.text for mark in sheet.marks if isinstance(mark, Words)]
    shown = sum("–" in text and ":" in text for text in texts)
    assert f"+{20 - shown}" in texts
    (finding,) = sheet.findings
    assert f"{20 - shown} meetings" in finding.message["en"]
    quiet = draw_schedule(plan, first.room, day=first.start.date())
    assert quiet.findings == ()


def test_a_day_without_meetings_says_so(plan: Plan) -> None:
    sheet = draw_schedule(plan, room_of(plan), day=date(2030, 1, 1))
    assert any("No meetings" in mark.text for mark in sheet.marks if isinstance(mark, Words))
