"""Colours and sizes of the style keep what the page on signs asks for."""

import pytest

from venueplan.draw.style import PAGES, Palette, Style, contrast

COLOURS = Palette()
SURFACES = ("white", "paper", "sheet", "floor", "outdoor", "service", "room", "plain_booth")
TEXTS = (
    *(("ink", surface) for surface in SURFACES),
    *(("ink2", surface) for surface in ("white", "paper", "sheet", "floor", "outdoor")),
    ("room_number", "room"),
    ("water_ink", "water"),
    ("green_ink", "green"),
    ("white", "ink"),
    ("white", "info"),
    ("ink", "hall"),
)


@pytest.mark.parametrize(("text", "surface"), TEXTS)
def test_printed_text_has_a_contrast_of_seven(text: str, surface: str) -> None:
    assert contrast(getattr(COLOURS, text), getattr(COLOURS, surface)) >= 7.0


@pytest.mark.parametrize("surface", ["here", "safety", "fire"])
def test_white_on_signal_colours_has_a_contrast_of_four_and_a_half(surface: str) -> None:
    assert contrast(COLOURS.white, getattr(COLOURS, surface)) >= 4.5


def test_ink_can_be_read_on_every_zone() -> None:
    assert min(contrast(COLOURS.ink, zone) for zone in COLOURS.zones) >= 7.0


def test_a_faint_pair_is_below_the_limit() -> None:
    """The control: the outline of booths would be too faint for text."""
    assert contrast(COLOURS.booth_line, COLOURS.service) < 4.5


@pytest.mark.parametrize("sheet", PAGES)
def test_no_role_is_smaller_than_its_floor(sheet: str) -> None:
    look = Style().on(sheet)
    for role in Style().caps:
        assert look.floor(role) <= look.cap(role, "zh")
        assert look.floor(role) <= look.cap(role, "en")


def test_sizes_grow_with_the_sheet() -> None:
    looks = [Style().on(sheet) for sheet in ("A4", "A3", "A2", "A1", "A0")]
    for role in Style().caps:
        caps = [look.cap(role) for look in looks]
        assert caps == sorted(caps)
