"""A text that cannot be printed is named before anything is drawn, all of them at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from venueplan.draw import missing_letters
from venueplan.draw.lettering.letters import unprintable
from venueplan.draw.paper.glyphs import glyph, ink_box, width_of
from venueplan.draw.paper.marks import Words
from venueplan.model import Label, Plan


def test_a_plan_that_can_be_printed_has_no_problem(plan: Plan) -> None:
    assert missing_letters(plan) == ()


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Robots \N{ROBOT FACE}", "U+1F916"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}sredliuB", "U+202E"),
        ("\N{ARABIC LETTER BEH}", "U+0628"),
        (unicodedata.normalize("NFD", "\N{LATIN SMALL LETTER A WITH ACUTE}"), "U+0301"),
        ("Tab\there", "U+0009"),
    ],
)
def test_a_character_that_cannot_be_printed_is_named_with_its_row(
    renamed: Callable[..., Plan], name: str, number: str
) -> None:
    (problem,) = missing_letters(renamed(en=name))
    assert (problem.file, problem.where) == ("exhibitors.csv", "E001")
    assert number in problem.message
    assert problem.message.isprintable()


def test_decomposed_letters_are_answered_with_composed_ones(renamed: Callable[..., Plan]) -> None:
    whole = "L'\N{LATIN CAPITAL LETTER E WITH ACUTE}t\N{LATIN SMALL LETTER E WITH ACUTE}"
    (problem,) = missing_letters(renamed(fr=unicodedata.normalize("NFD", whole)))
    assert problem.message.endswith(f"(Unicode NFC): '{whole}'")


def test_every_text_is_looked_at_at_once(plan: Plan, renamed: Callable[..., Plan]) -> None:
    bad = "\N{ROBOT FACE}"
    changed = renamed(en=bad)
    forum, *forums = changed.event.forums
    site, *sites = changed.event.sites
    event = replace(
        changed.event,
        name=Label.of(en=bad),
        forums=(replace(forum, title=Label.of(en=bad)), *forums),
        sites=(replace(site, name=Label.of(en=bad)), *sites),
    )
    unit, *units = plan.venue.units
    venue = replace(plan.venue, units=(replace(unit, name=Label.of(zh=bad)), *units))
    found = missing_letters(replace(changed, event=event, venue=venue))
    assert [problem.file for problem in found] == [
        *("venue files", "event.toml", "exhibitors.csv", "forums.csv", "signs.csv"),
    ]


def test_a_language_that_the_event_does_not_speak_is_not_printed(renamed: Callable[..., Plan]) -> None:
    assert missing_letters(renamed(en="Robots", ar="\N{ARABIC LETTER BEH}")) == ()


def test_chinese_latin_and_punctuation_can_be_printed() -> None:
    assert unprintable("乌镇·展厅（一） Café — “Señor” №1 ½ €") == []


def test_names_of_all_europe_can_be_printed() -> None:
    assert unprintable("Łódź, Čapek, Škoda, Güneş, İzmir, Șoimuș, Việt, Ελλάδα, Жуков, Ķekava, Győr") == []


def test_letters_of_the_second_font_are_as_tall_and_as_wide_as_those_of_the_first() -> None:
    for first, second in ("LŁ", "DĐ", "EĘ"):
        assert glyph(second, "regular") is not None
        (_, _, _, tall), (_, low, _, also) = (
            ink_box(Words(x=0, y=0, text=text, cap=10, colour="#000000")) for text in (first, second)
        )
        assert also == pytest.approx(tall, abs=0.05)
        assert low <= 0.0
        assert width_of(second, 10) == pytest.approx(width_of(first, 10), rel=0.05)
