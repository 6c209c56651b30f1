"""Colours are data of the style, but for those that no style may change, which stand in one place."""

from __future__ import annotations

import ast
from pathlib import Path

from matplotlib.colors import is_color_like

import venueplan.draw.fixed
from venueplan import draw

ROOM = Path(draw.__file__).parent
PLACE = Path(venueplan.draw.fixed.__file__)


def colours_in(source: str) -> list[str]:
    """Return the texts of a module that are colours written as numbers; docstrings are none."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and text.startswith("#") and is_color_like(text)]


def test_no_colour_stands_in_the_code_of_sheets() -> None:
    found = {str(path): colours_in(path.read_text()) for path in sorted(ROOM.rglob("*.py")) if path != PLACE}
    assert len(found) > 80
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_the_search_finds_colours() -> None:
    assert len(colours_in(PLACE.read_text())) > 20
    assert colours_in("A = '#fff'\nB = f(fill=\"#00703C80\")\nC = '#1A booth'\nD = '#'") == ["#fff", "#00703C80"]
