"""Journeys: what a user does at the command line, from outside."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from venueplan.cli import run


@dataclass(frozen=True, kw_only=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def venueplan(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command line in this process and say how it ended."""

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(code=code, out=out, err=err)

    return call


@pytest.fixture
def event(layouts: Path, tmp_path: Path) -> Path:
    """Return a copy of the quickstart event that may be spoilt."""
    shutil.copytree(layouts / "quickstart", tmp_path / "quickstart")
    return tmp_path / "quickstart" / "expo-day"


@pytest.fixture(scope="session")
def built(layouts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the outputs of the quickstart event."""
    out = tmp_path_factory.mktemp("built") / "out"
    assert run(["build", str(layouts / "quickstart" / "expo-day"), "-o", str(out), "--quiet"]) == 0
    return out
