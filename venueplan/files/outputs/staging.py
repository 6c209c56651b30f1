"""Outputs that appear whole or not at all."""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from venueplan.errors import InputError, Problem

MANIFEST = "manifest.json"
"""The file by which a folder is known as an earlier output."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that the old one stays whole until the new one is.

    Raises
    ------
    InputError
        If the folder is missing or may not be written, or if the path is a folder.
    """
    if path.is_dir():
        raise InputError([Problem(file=str(path), message="is a folder; name a file to write")])
    with _told_in_a_sentence(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def staged_folder(out: Path) -> Iterator[Path]:
    """Give an empty folder to fill, and put it in the place of ``out`` once the block ends without an error.

    Files of an earlier output are replaced as a whole, so that nothing of it lingers. Files in ``out`` that the
    earlier output's manifest does not name are the user's own: they are taken over. A folder that holds files but no
    ``manifest.json`` is no earlier output, and is refused.

    Parameters
    ----------
    out
        Folder that will hold the output; its parents are made as needed.

    Yields
    ------
    Path
        Temporary folder beside ``out``.

    Raises
    ------
    InputError
        If ``out`` is a file, holds files of somebody else, or cannot be written.
    """
    out = Path(out).resolve()
    _refuse_foreign(out)
    with _temporary_folder(out) as staging:
        yield staging
        with _told_in_a_sentence(out):
            _swap(staging, out)


@contextmanager
def staged_files(out: Path) -> Iterator[Path]:
    """Give an empty folder to fill, and move each of its files into ``out`` once the block ends without an error.

    Files in ``out`` of other names stay; an old file of the same name stays whole until the new one replaces it.

    Parameters
    ----------
    out
        Folder that will hold the files; it is made as needed.

    Yields
    ------
    Path
        Temporary folder beside ``out``.

    Raises
    ------
    InputError
        If ``out`` is a file or cannot be written.
    """
    out = Path(out).resolve()
    if out.exists() and not out.is_dir():
        raise InputError([Problem(file=str(out), message="is a file; name a folder for the outputs")])
    with _temporary_folder(out) as staging:
        yield staging
        with _told_in_a_sentence(out):
            for path in sorted(path for path in staging.rglob("*") if path.is_file()):
                target = out / path.relative_to(staging)
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)


@contextmanager
def _temporary_folder(out: Path) -> Iterator[Path]:
    """Give an empty folder beside ``out`` and remove what is left of it."""
    staging = out.parent / f".{out.name}.{secrets.token_hex(4)}"
    removal = partial(shutil.rmtree, staging, ignore_errors=True)
    atexit.register(removal)  # an interrupt may come before the block is entered
    try:
        with _told_in_a_sentence(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            staging.mkdir()
        yield staging
    finally:
        removal()
        atexit.unregister(removal)


@contextmanager
def _told_in_a_sentence(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a sentence about a path."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "input/output error").lower()
        raise InputError([Problem(file=str(path), message=f"cannot be written ({reason})")]) from error


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InputError([Problem(file=str(out), message="is a file; name a folder for the outputs")])
    if out.is_dir() and any(out.iterdir()) and _written_before(out) is None:
        message = f"holds files but no {MANIFEST} of an earlier output; name an empty or a new folder"
        raise InputError([Problem(file=str(out), message=message)])


def _written_before(out: Path) -> set[str] | None:
    """Return the relative paths that an earlier output wrote, or None if there was none."""
    try:
        files = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {MANIFEST, *(file["path"] for file in files if file["sha256"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _swap(staging: Path, out: Path) -> None:
    """Put the staged folder in the place of the old one; the old one comes back if that fails."""
    if not out.exists():
        staging.rename(out)
        return
    _move_own_files_over(out, staging)
    old = staging.with_name(f"{staging.name}.old")
    try:
        out.rename(old)
        staging.rename(out)
    except BaseException:
        if old.exists() and not out.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _move_own_files_over(out: Path, staging: Path) -> None:
    """Copy what the user put into an earlier output, unless the new output has a file of that name."""
    written = _written_before(out) or set()
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out)
        target = staging / name
        if path.is_dir() and not path.is_symlink():
            continue
        if name.as_posix() not in written and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target, follow_symlinks=False)
