"""A command loads the module it stands in, and no more."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from venueplan.cli import COMMANDS, run
from venueplan.cli.application import app


def test_every_command_stands_where_the_table_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    capsys.readouterr()
    homes = {command.name: getattr(command.callback, "__module__", "") for command in app.registered_commands}
    assert homes == {name: f"venueplan.cli.{home}" for name, home in COMMANDS.items()}
    assert list(homes) == list(COMMANDS)


def test_an_import_does_not_wait_for_the_solvers() -> None:
    code = (
        "import sys, venueplan.cli as cli; cli.run(['import', 'dxf', 'none', '-o', 'none']); "
        "print([name for name in ('ortools', 'highspy', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_name_of_build_is_where_it_says() -> None:
    build = import_module("venueplan.build")
    defined = [noun for name in build.__all__ if hasattr(noun := getattr(build, name), "__qualname__")]
    assert {noun.__name__ for noun in defined if noun.__module__.startswith("venueplan")} == {
        name for name in build.__all__ if name not in {"EXPORTS", "OnProgress"}
    }
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = build.nothing
