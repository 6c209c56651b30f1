"""Places are found by id, number and name."""

from __future__ import annotations

import pytest

from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Plan
from venueplan.route import PlaceBook


@pytest.fixture
def book(plan: Plan) -> PlaceBook:
    return PlaceBook(plan=plan)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("hall", "unit:hall"),
        ("1", "unit:hall"),
        ("展厅", "unit:hall"),
        ("展厅 Hall", "unit:hall"),
        ("HALL", "unit:hall"),
        ("102", "unit:r2"),
        ("1a01", "booth:b1"),
        (" silk ", "exhibitor:silk"),
        ("Main Entrance", "opening:entrance"),
        ("section:stage", "section:stage"),
        ("booth:1A01", "booth:b1"),
        ("board", "sign:board"),
    ],
)
def test_every_word_for_a_place_finds_it(book: PlaceBook, word: str, found: str) -> None:
    assert str(book.find(word)).startswith(found)


def test_an_ambiguous_name_lists_its_places(book: PlaceBook) -> None:
    with pytest.raises(InputError, match=r"'WC' may be any of 2 places: amenity:wc-1 \(WC\), amenity:wc-2 \(WC\)"):
        book.find("WC")


def test_an_unknown_name_proposes_the_nearest(book: PlaceBook) -> None:
    with pytest.raises(UnknownNameError, match="no place 'hal'; did you mean 'hall'"):
        book.find("hal")
    with pytest.raises(UnknownNameError, match="no place 'booth:hall'"):
        book.find("booth:hall")
