"""Numbers and letters in the order of counting, without those that are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from venueplan.errors import InputError
from venueplan.model import Numbering

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

LONGEST_GAP = 100_000
"""Skips that leave no number in a stretch of so many leave none at all."""


def allowed_numbers(first: int, *, step: int, numbering: Numbering) -> Iterator[int]:
    """Yield numbers from the first on, without those that a numbering skips.

    Hundreds of an aisle do not hide a skipped place: 104 and 113 are left out with 4 and 13.

    Raises
    ------
    InputError
        If the skips leave no number.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(allowed_numbers(1, step=1, numbering=Numbering(skips=(4, 13))), 13))
    [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15]
    >>> list(islice(allowed_numbers(1, step=2, numbering=Numbering(skip_digits="37")), 6))
    [1, 5, 9, 11, 15, 19]
    """
    hundred = _hundred(numbering) if numbering.scheme == "aisle-hundreds" else LONGEST_GAP
    last = first
    for number in count(first, step):
        if number % hundred not in numbering.skips and not _holds_skipped(number, numbering):
            yield number
            last = number
        elif number - last > LONGEST_GAP:
            raise InputError(f"numbering from {first} in steps of {step} leaves no number; skip fewer digits")


def aisle_hundreds(numbering: Numbering) -> Iterator[int]:
    """Yield the hundreds of aisles, without those that a numbering skips.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(aisle_hundreds(Numbering(skips=(4, 13))), 4))
    [100, 200, 300, 500]
    """
    hundred = _hundred(numbering)
    for number in count(1):
        if number not in numbering.skips and not _holds_skipped(number * hundred, numbering):
            yield number * hundred


def _hundred(numbering: Numbering) -> int:
    return numbering.step_across or 100


def _holds_skipped(number: int, numbering: Numbering) -> bool:
    return bool(set(str(number)) & set(numbering.skip_digits))


def row_names(numbering: Numbering) -> Iterator[str]:
    """Yield the letters of rows or aisles, without those that a numbering skips; two letters when one is not enough.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(row_names(Numbering(step_across=2, skip_letters="C")), 4))
    ['A', 'D', 'F', 'H']
    """
    letters = "".join(letter for letter in ALPHABET if letter not in numbering.skip_letters)
    for index in count(0, numbering.step_across or 1):
        yield row_letter(index, letters=letters)


def row_letter(index: int, *, letters: str = ALPHABET.replace("I", "").replace("O", "")) -> str:
    """Return the letter of a row, two letters when they run out.

    Examples
    --------
    >>> row_letter(0), row_letter(8), row_letter(24), row_letter(600)
    ('A', 'J', 'AA', 'AAA')
    """
    name = ""
    index += 1
    while index:
        index, ones = divmod(index - 1, len(letters))
        name = letters[ones] + name
    return name
