"""A DXF file opened: whatever cannot be read is one sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from ezdxf import filemanagement, recover

from venueplan.files.imports.documents import refuse
from venueplan.files.untrusted.raw import read_bytes

NO_DWG = (
    "is a DWG, which only the free ODA File Converter reads, and it is not installed; "
    "install it, or save the drawing as DXF in the program that drew it (SAVEAS, AutoCAD 2018 DXF)"
)
NO_PDF = (
    "is a PDF: a picture of a drawing, without rooms or doors; ask the architect for the DXF or DWG it was printed "
    "from, or trace it in a CAD program (PDFIMPORT) and save that as DXF"
)


def open_drawing(path: Path) -> Any:
    """Return an ezdxf document.

    Raises
    ------
    InputError
        If it is no drawing, or a DWG and there is no converter, or a PDF.
    """
    head = read_bytes(path, file=path.name)[:64]
    if head.startswith(b"%PDF"):
        refuse(path.name, NO_PDF)
    if head.startswith(b"AC10") or path.suffix.lower() == ".dwg":
        return _converted(path)
    if not head.strip():
        refuse(path.name, "is empty")
    with _quiet():
        return _opened(path)


def _opened(path: Path) -> Any:
    """Return a document, of a damaged file as much as can be recovered."""
    try:
        return filemanagement.readfile(path)
    except Exception:  # noqa: BLE001  # a foreign parser on a hostile file: the recovery below gives the sentence
        try:
            document, _ = recover.readfile(path)
        except Exception as error:  # noqa: BLE001
            refuse(path.name, f"is not a DXF drawing that can be read ({_first_line(error)})")
        return document


def _converted(path: Path) -> Any:
    odafc: Any = import_module("ezdxf.addons.odafc")
    if not odafc.is_installed():
        refuse(path.name, NO_DWG)
    try:
        return odafc.readfile(path)
    except Exception as error:  # noqa: BLE001  # a foreign program on a hostile file
        refuse(path.name, f"could not be converted from DWG ({_first_line(error)}); save it as DXF")


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return (text[0] if text else type(error).__name__)[:120].rstrip(".")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's own log off the screen."""
    log = logging.getLogger("ezdxf")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before
