"""Bytes of one file as text, JSON, TOML or a table; whatever cannot be read is one sentence."""

from __future__ import annotations

import codecs
import csv
import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import normalize

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.quoting import shown

SIZE_LIMIT = 64 * 2**20
"""Largest file that is read, bytes."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a table: the line in the file, and the cells that are not empty by the name of the column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list: names of its columns and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def _refuse(file: str, message: str, *, where: str = "") -> NoReturn:
    raise InputError([Problem(file=file, where=where, message=message)])


def read_bytes(path: Path, *, file: str) -> bytes:
    """Return the bytes of a file.

    Parameters
    ----------
    path
        Where it lies.
    file
        What problems call it.

    Raises
    ------
    InputError
        If there is no such file, it is a folder, it is larger than 64 MB, or it may not be read.
    """
    try:
        if path.is_dir():
            _refuse(file, "is a folder; a file is needed here")
        if path.stat().st_size > SIZE_LIMIT:
            size = path.stat().st_size / 2**20
            _refuse(file, f"is {size:.0f} MB large; at most {SIZE_LIMIT // 2**20} MB can be read, so split it")
        return path.read_bytes()
    except FileNotFoundError:
        _refuse(file, "is missing; the folder needs this file")
    except OSError as error:
        _refuse(file, f"cannot be read ({(error.strerror or 'input/output error').lower()})")


def read_text(path: Path, *, file: str) -> str:
    """Return the text of a UTF-8 file without its byte order mark, accents joined to their letters (NFC).

    Raises
    ------
    InputError
        As :func:`read_bytes`, or if the file is empty, binary or not UTF-8.
    """
    data = read_bytes(path, file=file)
    if data.startswith(_UTF16):
        _refuse(file, "is UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            _refuse(file, "is not a text file; save it as UTF-8 text")
        line = data.count(b"\n", 0, error.start) + 1
        guess = " (it looks like GBK)" if _decodes(data, "gb18030") else ""
        _refuse(file, f"is not UTF-8{guess}; save it again as UTF-8", where=f"line {line}")
    if "\0" in text:
        _refuse(file, "is not a text file; save it as UTF-8 text")
    if not text.strip():
        _refuse(file, "is empty")
    return normalize("NFC", text)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def read_json(path: Path, *, file: str) -> Any:
    """Return a JSON document.

    Raises
    ------
    InputError
        As :func:`read_text`, or if the text is not JSON, names a key twice, holds NaN or infinity, or is nested too
        deeply.
    """

    def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            double = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
            owner = f"feature {shown(str(found['id']))[1:-1]}" if "id" in found else ""
            _refuse(file, f"key {shown(double)} appears twice in one object; keep one", where=owner)
        return found

    def no_constant(name: str) -> NoReturn:
        _refuse(file, f"holds {name}, which is not a number; every value must be finite")

    text = read_text(path, file=file)
    try:
        return json.loads(text, object_pairs_hook=without_duplicates, parse_constant=no_constant)
    except json.JSONDecodeError as error:
        _refuse(file, f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]}", where=f"line {error.lineno}")
    except RecursionError:
        _refuse(file, "is nested too deeply to be a plan or a map")
    except ValueError:
        _refuse(file, "holds a whole number with thousands of digits; every value must be finite")


def read_toml(path: Path, *, file: str) -> dict[str, Any]:
    """Return a TOML document.

    Raises
    ------
    InputError
        As :func:`read_text`, or if the text is not TOML; the sentence names the line.
    """
    text = read_text(path, file=file)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _LINE.search(str(error))
        line = (at and at["line"]) or str(text.rstrip().count("\n") + 1)
        reason = _LINE.sub("", str(error))
        _refuse(file, f"is not TOML: {reason[:1].lower()}{reason[1:]}", where=f"line {line}")
    except RecursionError:
        _refuse(file, "is nested too deeply to be a setting")
    except ValueError:
        _refuse(file, "holds a whole number with thousands of digits; every value must be finite")


def read_table(path: Path, *, file: str) -> Table:
    """Return a CSV list: comma-separated, with a header row; empty lines are skipped, cells are stripped.

    An apostrophe before what a spreadsheet would run as a formula, as :func:`csv_bytes` writes it, is taken away.

    Raises
    ------
    InputError
        As :func:`read_text`, or if the header is missing, names a column twice or not at all, or if rows have more or
        fewer cells than the header (all such rows at once).
    """
    reader = csv.reader(StringIO(read_text(path, file=file), newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        lines.extend((reader.line_num, [_meant(cell.strip()) for cell in cells]) for cells in reader)
    except csv.Error as error:
        first = lines[-1][0] + 1 if lines else 1
        _refuse(file, f"is not CSV ({error}); check the double quotes from here on", where=f"line {first}")
    lines = [(line, cells) for line, cells in lines if any(cells)]
    columns = _header(lines[0][1], file=file)
    ragged = [
        Problem(
            file=file,
            where=f"line {line}",
            message=f"has {len(cells)} cells where the header has {len(columns)}; "
            "a comma inside a cell needs double quotes around the cell",
        )
        for line, cells in lines[1:]
        if len(cells) != len(columns)
    ]
    if ragged:
        raise InputError(ragged)
    return Table(
        columns=tuple(columns),
        rows=tuple(
            Row(line=line, cells={column: cell for column, cell in zip(columns, cells, strict=True) if cell})
            for line, cells in lines[1:]
        ),
    )


def _meant(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell


def _header(columns: list[str], *, file: str) -> list[str]:
    if len(columns) == 1 and re.search(r"[;\t]", columns[0]):
        used = "semicolons" if ";" in columns[0] else "tabs"
        _refuse(file, f"separates its columns by {used}; save it with commas", where="line 1")
    if "" in columns:
        _refuse(file, f"column {columns.index('') + 1} has no name in the header", where="line 1")
    double = [column for column, count in Counter(columns).items() if count > 1]
    if double:
        _refuse(file, f"column {shown(double[0])} appears twice in the header; keep one", where="line 1")
    return columns
