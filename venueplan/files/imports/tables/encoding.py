"""Bytes of a foreign list as text: in which encoding they are, and how sure that is."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from charset_normalizer import from_bytes

from venueplan.files.imports.documents import refuse
from venueplan.files.untrusted.quoting import shown

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

CANDIDATES = ("gb18030", "big5", "cp1252", "cp1250", "cp1251", "shift_jis", "euc_kr")
"""Encodings of lists that are not Unicode: Chinese, western, central European, Cyrillic, Japanese and Korean."""

SAMPLE = 20_000
"""So many bytes of the lines that are not ASCII tell the encoding."""

WESTERN = frozenset(
    "äöüÄÖÜßéèêëÉÈÊàâáÀÁÂçÇñÑóòôõÓÔíìîïÍúùûÚøØåÅæÆœŒ€£§°²³·«»„“”‘’–—…®™©½¼\N{NO-BREAK SPACE}"
) - frozenset("³")
"""Letters that western lists are full of; 0xB3 is the Polish ł."""

COMMON = 0.9
"""Share of the letters of Chinese text that GB 2312 has."""


class Decoded(NamedTuple):
    """Text, its encoding, and how that was told, in words."""

    text: str
    encoding: str
    sure: str


def decoded(data: bytes, *, file: str, encoding: str = "") -> Decoded:
    r"""Return bytes as text.

    Parameters
    ----------
    encoding
        What the planner says; told by the bytes if it is empty.

    Raises
    ------
    InputError
        If the encoding is unknown or the bytes are not in it, or if they are no text.

    Examples
    --------
    >>> decoded("展商".encode("utf-16"), file="a.csv")
    Decoded(text='展商', encoding='utf-16', sure='certain: the file begins with its mark')
    >>> decoded("Müller;9".encode(), file="a.csv").sure
    'certain: other text is not UTF-8 by chance'
    """
    if encoding:
        found = Decoded(_strictly(data, encoding, file=file), encoding, "as the mapping says")
    else:
        found = _by_mark(data, file=file) or _by_form(data) or _by_letters(data, file=file)
    if "\0" in found.text:
        refuse(file, "is not a text file; save the list as CSV or XLSX")
    return found


def _strictly(data: bytes, encoding: str, *, file: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except LookupError:
        refuse(file, f"encoding {shown(encoding)} is unknown; write for instance gb18030, cp1252 or utf-8")
    except (UnicodeError, ValueError) as error:
        at = getattr(error, "start", 0)
        refuse(file, f"is not {encoding}; give another encoding", where=f"line {data.count(10, 0, at) + 1}")


def _by_mark(data: bytes, *, file: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding, file=file), encoding, "certain: the file begins with its mark")
    return None


def _by_form(data: bytes) -> Decoded | None:
    """Return text that only one encoding allows: UTF-16 by its zeros, and UTF-8."""
    head = data[:2000]
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[place::2].count(0)
        if len(head) > 8 and len(data) % 2 == 0 and zeros > 0.4 * len(head) / 2 and not head[1 - place :: 2].count(0):
            try:
                return Decoded(data.decode(encoding), encoding, "nearly certain: every other byte is zero")
            except UnicodeError:
                break
    try:
        return Decoded(data.decode(), "utf-8", "certain: other text is not UTF-8 by chance")
    except UnicodeError:
        return None


def _by_letters(data: bytes, *, file: str) -> Decoded:
    """Return text in the encoding that makes the most likely words of the bytes."""
    if b"\0" in data:
        refuse(file, "is not a text file; save the list as CSV or XLSX")
    lines = [line for line in data.splitlines() if not line.isascii()]
    ranked = _ranked(b"\n".join(lines)[:SAMPLE])
    fitting = [name for name in (*ranked, *CANDIDATES, "latin-1") if _fits(data, name)]
    others = [name for name in ranked[1:] if name != fitting[0] and _fits(data, name)]
    if fitting[0] == "cp1250" and {c for c in data.decode("cp1252", "replace") if not c.isascii()} <= WESTERN:
        fitting[0] = "cp1252"  # the more usual of two in which most letters are the same
    doubt = f"; {', '.join(others[:3])} would do, too" if others else ""
    return Decoded(data.decode(fitting[0]), fitting[0], f"likely, by the letters it makes{doubt}")


def _ranked(sample: bytes) -> Sequence[str]:
    """Return the encodings that a sample may be in, the most likely first."""
    end = sample.rfind(b"\n")
    whole = sample[:end] if len(sample) == SAMPLE and end > 0 else sample
    found = [match.encoding for match in from_bytes(whole, cp_isolation=list(CANDIDATES), preemptive_behaviour=False)]
    chinese = _is_common_chinese(whole) and "euc_kr" not in found[:1]
    return ["gb18030", *(name for name in found if name != "gb18030")] if chinese else found


def _is_common_chinese(sample: bytes) -> bool:
    """Tell whether bytes are the usual letters of GB 2312: western text in pairs of bytes makes rare ones."""
    try:
        letters = [letter for letter in sample.decode("gb18030") if not letter.isascii()]
    except UnicodeError:
        return False
    usual = sum(len(letter.encode("gb2312", "ignore")) == 2 for letter in letters)
    return usual > COMMON * len(letters)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True
