"""The audit measures what was drawn; each of its counts has a control that it must catch."""

from dataclasses import replace

import pytest
from shapely import box

from venueplan.draw.audit import audited, ink_polygon
from venueplan.draw.layers.layer import area, icon, text
from venueplan.draw.paper.marks import Mark, Words

PAGE = (100.0, 50.0)


def words(**more: object) -> Words:
    line = text("乌镇 1A07", at=(10, 10), cap=3.0, colour="#14202E")
    return replace(line, **more)  # type: ignore[arg-type]


def figures(*marks: Mark) -> dict[str, int]:
    return audited(marks, page=PAGE, background="#FFFFFF").figures


def test_a_good_page_has_no_fault() -> None:
    assert figures(words(within=box(5, 5, 60, 20), floor=2.0), words(y=30.0)) == {
        "labels_drawn": 2,
        "label_overlaps": 0,
        "labels_outside": 0,
        "labels_below_floor": 0,
        "labels_faint": 0,
    }


@pytest.mark.parametrize(
    ("mark", "figure"),
    [
        (words(x=12.0, y=11.0), "label_overlaps"),
        (icon("\uf129", at=(14.0, 11.5), size=5.0, colour="#0B4F8A"), "label_overlaps"),
        (words(y=30.0, within=box(5, 25, 20, 40)), "labels_outside"),
        (words(x=95.0, y=30.0), "labels_outside"),
        (words(y=30.0, floor=3.1), "labels_below_floor"),
        (words(y=30.0, colour="#999999"), "labels_faint"),
    ],
)
def test_a_planted_fault_is_counted(mark: Words, figure: str) -> None:
    found = figures(words(), mark)
    assert found[figure] == 1
    assert sum(found.values()) - found["labels_drawn"] == 1


def test_contrast_is_measured_against_the_topmost_area_below() -> None:
    dark, light = area(box(0, 0, 50, 50), "#14202E"), area(box(0, 0, 50, 50), "#FFFFFF")
    assert figures(light, dark, words())["labels_faint"] == 1
    assert figures(dark, light, words())["labels_faint"] == 0
    assert figures(dark, words(), light)["labels_faint"] == 1


def test_ink_turns_with_its_text() -> None:
    left, bottom, right, top = ink_polygon(words(angle=90.0)).bounds
    assert top - bottom > right - left
