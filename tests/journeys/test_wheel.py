"""The wheel holds everything that the program needs, and nothing that it does not."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_wheel_builds_an_event_by_itself(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", str(root), "--no-deps", "--quiet", "-w", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("venueplan-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(site)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"venueplan"}
    assert "venueplan/py.typed" in names
    environment = {**os.environ, "PYTHONPATH": str(site)}
    where = [sys.executable, "-c", "import venueplan; print(venueplan.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(site)
    event = root / "layouts" / "quickstart" / "expo-day"
    build = [sys.executable, "-m", "venueplan", "build", str(event), "-o", str(tmp_path / "out"), "--quiet"]
    assert subprocess.run(build, cwd=tmp_path, env=environment, check=False).returncode == 0
    assert (tmp_path / "out" / "manifest.json").is_file()
