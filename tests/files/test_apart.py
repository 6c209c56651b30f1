"""What a function in another process gives, raises, or takes down with it."""

from __future__ import annotations

import math
import os
from functools import partial
from pathlib import Path

import pytest

from venueplan.errors import InputError
from venueplan.files.untrusted.apart import called_apart
from venueplan.files.untrusted.raw import read_bytes


def test_a_result_comes_back() -> None:
    assert called_apart(math.sqrt, 4.0, file="a.ifc", library="libm") == 2.0


def test_an_error_on_purpose_comes_back_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(InputError) as there:
        called_apart(partial(read_bytes, file="a.ifc"), tmp_path / "none.ifc", file="a.ifc", library="it")
    with pytest.raises(InputError) as here:
        read_bytes(tmp_path / "none.ifc", file="a.ifc")
    assert there.value.problems == here.value.problems


def test_whatever_else_is_raised_is_a_sentence() -> None:
    with pytest.raises(InputError, match=r"^a\.ifc: cannot be read by libm: ValueError, math domain error; export"):
        called_apart(math.sqrt, -1.0, file="a.ifc", library="libm")


def test_a_crash_takes_nothing_else_down() -> None:
    with pytest.raises(InputError, match=r"^a\.ifc: brings libc, which reads it, down \(SIGABRT\); export"):
        called_apart(os.abort, file="a.ifc", library="libc")
