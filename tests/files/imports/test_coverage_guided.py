"""Atheris, guided by coverage, finds no input that crashes an import; skipped where atheris is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import fuzzing
import pytest

RUNS = int(os.environ.get("VENUEPLAN_FUZZ", "3000"))
"""Inputs of each seed."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", fuzzing.SEEDS)
def test_no_input_crashes_an_import(seed: str, root: Path) -> None:
    pytest.importorskip("atheris")
    command = [sys.executable, "tests/fuzz_imports.py", seed, f"-atheris_runs={RUNS}", "-max_len=4000", "-seed=1"]
    environment = {**os.environ, "PYTHONPATH": f"{root}:{root / 'tests'}"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
