"""Style files and the drawings beside them: what they say, and every way in which they can be wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

from venueplan.draw import draw_overview
from venueplan.draw.paper.marks import Shape
from venueplan.errors import InputError
from venueplan.files import read_event_folder, read_plan, read_style, schema, write_plan
from venueplan.files.styles.artwork import read_drawing
from venueplan.files.styles.winding import filled
from venueplan.model import Plan
from venueplan.rules.styles import included_style

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="5"/></svg>'


def written(folder: Path, text: str, **drawings: str) -> Path:
    (folder / "house.toml").write_text(text, encoding="utf-8")
    for name, drawing in drawings.items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_style("house.toml", folder=folder)
    return str(caught.value)


def test_a_file_changes_only_what_it_says(tmp_path: Path) -> None:
    text = '[colours]\nhall = "#8fe3cf"\n[type.title]\nwide = [22, 15, 11, 8, 6]\n[lines]\nbooth = [1, 1, 1, 1, 1]\n'
    style, light = read_style("house.toml", folder=written(tmp_path, text)), included_style("light")
    assert style.name == "house"
    assert style.colours.hall == "#8FE3CF"
    assert style.colours.ink == light.colours.ink
    assert style.on("A1").cap("title", "zh") == 15
    assert style.on("A1").cap("title", "en") == light.on("A1").cap("title", "en")
    assert style.on("A3").line("booth") == 1


def test_a_file_may_stand_on_another_one(tmp_path: Path) -> None:
    written(tmp_path, 'base = "high-contrast"\n[colours]\nhall = "#8FE3CF"\n')
    (tmp_path / "event").mkdir()
    (tmp_path / "event" / "fair.toml").write_text('base = "../house.toml"\n', encoding="utf-8")
    style = read_style("fair.toml", folder=tmp_path / "event")
    assert (style.colours.hall, style.colours.ink) == ("#8FE3CF", "#000000")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[colours]\nink = 3\n", ["house.toml key colours.ink", "put it in quotes"]),
        ('[colours]\nink = "navy"\n', ["'navy' is not a colour", "#RRGGBB"]),
        ('[colours]\nimk = "#000000"\n', ["unknown key 'colours.imk'", "did you mean 'ink'?"]),
        ("[type.title]\nwide = [1, 2]\n", ["key type.title.wide"]),
        ("[lines]\nbooth = [1, 1, 1, 1, -1]\n", ["key lines.booth[5]", "more than 0"]),
        ('base = "dark"\n', ["'dark' is no style", "print-grey"]),
        ('base = "house.toml"\n', ["key base", "chain of 4 files"]),
        ('[colours]\nzones = ["#9EC3F8", "#9EC3F7"]\n', ["#9EC3F7 and zones[1] #9EC3F8", "at least 9", "fewer zones"]),
        ('[colours]\nink2 = "#888888"\n', ["#888888 on paper", "contrast of 3.1", "at least 7:1", "darker"]),
        ("[colours]\nzones = []\n", ["one to eight fills"]),
        ('[colours]\nramp = ["#FFFFFF"]\n', ["two to eight fills"]),
        ('pictograms = "icons"\n', ["'icons' is no folder beside the style file"]),
        ('logo = "../logo.svg"\n', ["../logo.svg", "is missing"]),
        ("colours = 3\n", ["key colours"]),
        ("[colours\n", ["line 1", "is not TOML"]),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, words: list[str]) -> None:
    said = refusal(written(tmp_path, text))
    assert all(word in said for word in words), said


def test_an_unknown_style_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no style 'lihgt'; did you mean 'light'\?; or name a file"):
        read_style("lihgt", folder=tmp_path)


def test_the_schema_admits_what_is_read(tmp_path: Path) -> None:
    validator = Draft202012Validator(schema("style"))
    assert validator.is_valid({"base": "light", "colours": {"ink": "#000000", "zones": ["#FFFFFF"]}, "logo": "a.svg"})
    assert not validator.is_valid({"colours": {"imk": "#000000"}})
    assert not validator.is_valid({"colours": {"ink": "black"}})


def test_a_drawing_for_no_pictogram_is_never_passed_over(tmp_path: Path) -> None:
    folder = written(tmp_path, 'pictograms = "icons"\n')
    (folder / "icons").mkdir()
    (folder / "icons" / "restrom.svg").write_text(SQUARE, encoding="utf-8")
    assert "icons/restrom.svg: no pictogram 'restrom'; did you mean 'restroom'?" in refusal(folder)


def body(inside: str) -> str:
    return f"<svg viewBox='0 0 10 10'>{inside}</svg>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (body("<script>alert(1)</script>"), "holds <script>"),
        (body("<image href='file:///etc/passwd'/>"), "holds <image>"),
        (body("<use href='#a'/>"), "holds <use>"),
        (body("<text>a</text>"), "holds <text>"),
        (body("<rect width='9' height='9' onclick='x()'/>"), "'onclick'"),
        (body("<rect width='9' height='9' fill='url(#g)'/>"), "the colour 'url"),
        (body("<rect width='9' height='9' opacity='0.5'/>"), "opacity"),
        (body("<rect width='9' height='9' transform='spin(3)'/>"), "transform 'spin"),
        (body("<path d='M0 0 L1e400 1 L1 1z'/>"), "no sensible size|cannot be read"),
        (body("<g>" * 40 + "</g>" * 40), "deeper than 16"),
        (body("<path d='" + "M0 0h1v1z" * 3000 + "'/>"), "more than 6000 numbers"),
        (body("<rect/>" * 2000), "more than 1000 elements"),
        (body(""), "shows nothing"),
        ("<svg><rect width='9' height='9'/></svg>", "no usable viewBox"),
        ("<svg viewBox='0 0 nan 1'/>", "no usable viewBox"),
        ("<html/>", "first element is 'html'"),
        ("<!DOCTYPE s [<!ENTITY a 'b'>]><svg viewBox='0 0 1 1'>&a;</svg>", "document type"),
        ("not xml", "is not SVG"),
        ("", "is not SVG"),
        (body(" " * 300_000), "is 293 KB large"),
    ],
)
def test_a_hostile_drawing_is_refused_with_the_name_of_its_file(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "logo.svg").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words) as caught:
        read_drawing(tmp_path / "logo.svg", file="logo.svg")
    assert str(caught.value).startswith("logo.svg: ")
    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(d=st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.-, e", max_size=60))
def test_any_path_is_drawn_or_refused(tmp_path_factory: pytest.TempPathFactory, d: str) -> None:
    path = tmp_path_factory.mktemp("svg") / "a.svg"
    path.write_text(body(f"<path d='{d}'/>"), encoding="utf-8")
    try:
        drawing = read_drawing(path, file="a.svg")
    except InputError:
        return
    assert all(part.shape.is_valid and not part.shape.is_empty for part in drawing.parts)


def test_a_ring_is_filled_by_the_rule_that_it_names() -> None:
    """A square of 4 × 4 with one of 2 × 2 in it, both counter-clockwise: 16 by winding, 12 by even and odd."""
    import numpy as np  # noqa: PLC0415 - one test needs it

    rings = [np.array([(a, a), (4 - a, a), (4 - a, 4 - a), (a, 4 - a)], dtype=float) for a in (0, 1)]
    assert filled(rings, even_odd=False).area == pytest.approx(16)
    assert filled(rings, even_odd=True).area == pytest.approx(12)
    assert filled([rings[0], rings[1][::-1]], even_odd=False).area == pytest.approx(12)


def test_a_drawing_stands_upright(tmp_path: Path) -> None:
    """The upper half of the view box is filled: in a drawing y goes up."""
    (tmp_path / "a.svg").write_text(SQUARE, encoding="utf-8")
    (part,) = read_drawing(tmp_path / "a.svg", file="a.svg").parts
    assert part.shape.bounds == pytest.approx((0, 0.5, 1, 1))


def house_in(folder: Path, layouts: Path, *, where: str) -> Path:
    """Copy the small venue and give it a style of its own in venue.toml, event.toml or both."""
    shutil.copytree(layouts / "quickstart", folder / "venue")
    for name, colour, place in (("venue", "#8FE3CF", "venue.toml"), ("event", "#FFD1DC", "expo-day/event.toml")):
        if name in where:
            path = folder / "venue" / place
            path.write_text(f'style = "own.toml"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
            (path.parent / "own.toml").write_text(f'[colours]\nhall = "{colour}"\n', encoding="utf-8")
    return folder / "venue" / "expo-day"


@pytest.mark.parametrize(("where", "hall"), [("venue", "#8FE3CF"), ("event", "#FFD1DC"), ("venue event", "#FFD1DC")])
def test_the_style_of_the_event_comes_before_that_of_the_venue(
    tmp_path: Path, root: Path, where: str, hall: str
) -> None:
    venue, event = read_event_folder(house_in(tmp_path, root / "layouts", where=where))
    plan = Plan(venue=venue, event=event)
    write_plan(plan, tmp_path / "plan.json")
    again = read_plan(tmp_path / "plan.json")
    assert (again.event.style or again.venue.style) == (event.style or venue.style)
    sheet = draw_overview(again)
    assert hall in {mark.fill for mark in sheet.marks if isinstance(mark, Shape)}


def test_a_bad_style_is_told_with_all_that_is_wrong_with_the_folder(tmp_path: Path, root: Path) -> None:
    folder = house_in(tmp_path, root / "layouts", where="venue event")
    (folder / "own.toml").write_text("[colours]\nink = 1\n", encoding="utf-8")
    (folder.parent / "own.toml").write_text('base = "none"\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_event_folder(folder)
    assert "colours.ink" in str(caught.value)
    assert "'none' is no style" in str(caught.value)
