"""What makes a style legible, checked on the included ones and on ones that are spoiled on purpose."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from venueplan.model import Style
from venueplan.rules.styles import STYLES, contrast, distance, included_style, style_faults
from venueplan.rules.styles.colours import VISIONS

LIGHT = included_style("light")


def recoloured(**colours: object) -> Style:
    return replace(LIGHT, colours=replace(LIGHT.colours, **colours))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", STYLES)
def test_an_included_style_has_no_fault(name: str) -> None:
    assert style_faults(included_style(name)) == []


def test_black_on_white_and_a_colour_on_itself() -> None:
    """WCAG 2.1: (1 + 0.05) / (0 + 0.05) = 21."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#C8102E", "#C8102E") == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("#000000", "#FFFFFF", 100.0), ("#FF0000", "#00FF00", 86.6), ("#0000FF", "#FFFF00", 103.4)],
)
def test_distances_are_those_that_are_published(one: str, other: str, apart: float) -> None:
    """CIEDE2000 of the corners of sRGB, as the calculators of Lindbloom and of Sharma give them."""
    assert distance(one, other) == pytest.approx(apart, abs=0.1)


def test_red_and_green_of_one_lightness_are_one_without_long_waves() -> None:
    """The control of the simulation: a pair that is far apart for most people and close for some."""
    red, green = "#A05A2C", "#6E6E2C"
    assert distance(red, green) > 20
    assert min(distance(red, green, vision=vision) for vision in ("protan", "deutan")) < 8


def test_the_closest_zones_of_the_light_style_are_nine_apart() -> None:
    pairs = combinations(LIGHT.colours.zones, 2)
    closest = min(distance(one, other, vision=vision) for one, other in pairs for vision in VISIONS)
    assert round(closest, 1) == 9.0


def test_a_faint_text_is_named_with_both_values_and_the_limit() -> None:
    faults = dict(style_faults(recoloured(ink2="#8A94A4")))
    assert set(faults) == {"colours.ink2"}
    (said,) = [message for key, message in style_faults(recoloured(ink2="#8A94A4", sheet="#FFFFFF"))][:1]
    assert said.startswith("#8A94A4 on white #FFFFFF has a contrast of 3.06:1")
    assert "at least 7:1" in said
    assert "darker" in said


def test_white_needs_less_on_signal_colours_but_not_nothing() -> None:
    """White on #E4002B is 4.9:1, on #FF5A5F 3.0:1."""
    assert style_faults(recoloured(here="#E4002B")) == []
    assert "colours.white" in dict(style_faults(recoloured(here="#FF5A5F")))


def test_zones_that_only_some_people_tell_apart_are_named_with_the_vision() -> None:
    faults = style_faults(recoloured(zones=("#F0C8A0", "#C8DCA0")))
    assert [key for key, _ in faults] == ["colours.zones[2]"]
    assert "#C8DCA0 and zones[1] #F0C8A0" in faults[0][1]
    assert "for protan vision" in faults[0][1] or "for deutan vision" in faults[0][1]
    assert distance("#F0C8A0", "#C8DCA0") > 9


@pytest.mark.parametrize(
    ("ramp", "key", "words"),
    [
        (("#E7ACC8", "#FCEBF2"), "colours.ramp[2]", "not darker than #E7ACC8"),
        (("#FCEBF2", "#FAE6EF"), "colours.ramp[2]", "at least 3.5"),
        (("#FCEBF2", "#7A3A5A"), "colours.ink", "on ramp[2] #7A3A5A"),
    ],
)
def test_a_ramp_goes_down_in_steps_that_are_seen(ramp: tuple[str, ...], key: str, words: str) -> None:
    faults = style_faults(recoloured(ramp=ramp))
    assert [fault for fault, _ in faults] == [key]
    assert words in faults[0][1]


@pytest.mark.parametrize("name", STYLES)
def test_lines_that_carry_meaning_are_seen(name: str) -> None:
    colours = included_style(name).colours
    assert contrast(colours.wall, colours.floor) >= 3
    assert contrast(colours.booth_line, colours.floor) >= 3


def test_greys_are_grey() -> None:
    colours = included_style("print-grey").colours
    codes = [code for code in vars(colours).values() if isinstance(code, str)] + [*colours.zones, *colours.ramp]
    assert all(code[1:3] == code[3:5] == code[5:7] for code in codes)
