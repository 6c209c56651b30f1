"""Sizes and pages of styles."""

import pytest

from venueplan.draw.pages import look_on, paper_of
from venueplan.draw.style import PAGES, style_for
from venueplan.errors import InputError
from venueplan.model import Plan
from venueplan.rules.styles import STYLES, included_style


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("sheet", PAGES)
def test_no_role_is_smaller_than_its_floor(name: str, sheet: str) -> None:
    look = included_style(name).on(sheet)
    for sizes in look.style.sizes:
        assert look.floor(sizes.role) <= look.cap(sizes.role, "zh")
        assert look.floor(sizes.role) <= look.cap(sizes.role, "en")


@pytest.mark.parametrize("name", STYLES)
def test_sizes_grow_with_the_sheet(name: str) -> None:
    style = included_style(name)
    looks = [style.on(sheet) for sheet in ("A4", "A3", "A2", "A1", "A0")]
    for sizes in style.sizes:
        caps = [look.cap(sizes.role) for look in looks]
        assert caps == sorted(caps)


def test_the_style_given_comes_before_that_of_the_plan(plan: Plan) -> None:
    assert style_for(plan).name == "light"
    assert style_for(plan, included_style("print-grey")).name == "print-grey"


@pytest.mark.parametrize(
    ("text", "size", "format_"),
    [
        ("A0", (1189.0, 841.0), "A0"),
        ("a3-portrait", (297.0, 420.0), "A3"),
        ("A2-landscape", (594.0, 420.0), "A2"),
        ("900x1400", (900.0, 1400.0), "A0"),
        ("700 × 500", (700.0, 500.0), "A2"),
        ("120x120", (120.0, 120.0), "A4"),
    ],
)
def test_a_page_is_named_or_measured(text: str, size: tuple[float, float], format_: str) -> None:
    assert paper_of(text).size == size
    assert paper_of(text).format == format_
    assert look_on(paper_of(text), included_style("light"), languages=("en",)).sheet == format_


@pytest.mark.parametrize("text", ["", "A5", "x", "900x", "0x0", "99x500", "1e9x1", "6000x500", "A1-upright", "９x９"])
def test_what_is_no_page_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(InputError, match="mm"):
        paper_of(text)
