"""The whole Wuzhen event: seconds by stage, and peak memory of the process tree.

Run with ``python -m pytest tests/benchmarks/test_build.py -m benchmark --benchmark-enable -s``.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

SCRIPT = """
import json, sys, time
from pathlib import Path
from venueplan.build import build_event

began = []
def on_progress(stage, fraction):
    if not began or began[-1][0] != stage:
        began.append((stage, time.perf_counter()))

if __name__ == "__main__":
    start = time.perf_counter()
    build_event(Path(sys.argv[1]), Path(sys.argv[2]), jobs=2, on_progress=on_progress)
    began.append(("", time.perf_counter()))
    print(json.dumps({a[0]: b[1] - a[1] for a, b in zip(began, began[1:])}))
"""


def _memory_of_tree(root: psutil.Process) -> int:
    """Return the proportional set size of a process and its children, bytes."""
    total = 0
    for process in [root, *root.children(recursive=True)]:
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def _build(event: Path, folder: Path) -> tuple[dict[str, float], int]:
    """Build once; return the seconds of each stage and the peak of memory in bytes."""
    folder.mkdir()
    script = folder / "build.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(script), str(event), str(folder / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        tree = psutil.Process(process.pid)
        peak = 0
        while process.poll() is None:
            try:
                peak = max(peak, _memory_of_tree(tree))
            except psutil.Error:
                break
            time.sleep(0.1)
        assert process.stdout is not None
        out = process.stdout.read()
    assert process.returncode == 0
    return json.loads(out), peak


@pytest.mark.benchmark
def test_build_of_the_wuzhen_event(benchmark: BenchmarkFixture, layouts: Path, tmp_path: Path) -> None:
    runs: list[tuple[dict[str, float], int]] = []

    def build() -> None:
        runs.append(_build(layouts / "wuzhen" / "wic-2017", tmp_path / str(len(runs))))

    benchmark.pedantic(build, rounds=3)
    for stages, peak in runs:
        print({stage: round(seconds, 1) for stage, seconds in stages.items()}, f"{peak / 2**20:.0f} MiB")  # noqa: T201
    benchmark.extra_info["stages"] = [stages for stages, _ in runs]
    benchmark.extra_info["peak_bytes"] = [peak for _, peak in runs]
    assert max(peak for _, peak in runs) < 2 * 2**30
