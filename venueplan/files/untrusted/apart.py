"""A native library on a hostile file, in a process of its own: what brings it down brings down nothing else."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn, TypeVar

from venueplan.errors import InputError, Problem, VenueplanError

T = TypeVar("T")

_CHILD = "import sys; from venueplan.files.untrusted.apart import answer; answer(sys.argv[1])"


def called_apart(function: Callable[..., T], *arguments: Any, file: str, library: str) -> T:
    """Return what a function gives, called in another process.

    Parameters
    ----------
    function
        A function of a module, with arguments and a result that can be pickled.
    file, library
        What it reads, and what reads it: named if the process ends before it has an answer.

    Raises
    ------
    InputError
        What the function raises on purpose; or one sentence if the library raises anything else, or crashes.
    """
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "asked").write_bytes(pickle.dumps((function, arguments)))
        ended = subprocess.run(  # noqa: S603  # this program itself
            [sys.executable, "-c", _CHILD, folder],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        if not (place / "answered").exists():
            _refuse(file, f"brings {library}, which reads it, down ({_name_of(ended.returncode)})")
        raised, result = pickle.loads((place / "answered").read_bytes())  # noqa: S301  # written by this module
    if isinstance(raised, VenueplanError):
        raise raised
    if raised is not None:
        _refuse(file, f"cannot be read by {library}: {raised}")
    answered: T = result
    return answered


def answer(folder: str) -> None:
    """Call what is asked for in a folder, and leave the answer there (runs in the other process)."""
    place, result = Path(folder), None
    raised: VenueplanError | str | None = None
    function, arguments = pickle.loads((place / "asked").read_bytes())  # noqa: S301  # written by this module
    try:
        result = function(*arguments)
    except VenueplanError as error:
        raised = error
    except Exception as error:  # noqa: BLE001  # a foreign library on a hostile file
        raised = f"{type(error).__name__}, {' '.join(str(error).split())[:120]}"
    (place / "answering").write_bytes(pickle.dumps((raised, result)))
    (place / "answering").rename(place / "answered")


def _refuse(file: str, message: str) -> NoReturn:
    raise InputError([Problem(file=file, message=f"{message}; export it again, or in another format")])


def _name_of(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
