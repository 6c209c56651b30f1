"""The README keeps its word."""

import re
import shutil
import subprocess
import sys
from pathlib import Path


def test_the_script_prints_what_the_readme_says(root: Path, tmp_path: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```\s+```text\n(.*?)```", readme, re.DOTALL)
    assert found
    script, promised = found.groups()
    assert len(script.strip().splitlines()) <= 15
    shutil.copytree(root / "layouts" / "quickstart", tmp_path / "layouts" / "quickstart")
    result = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout == promised
    assert (tmp_path / "hall.pdf").read_bytes().startswith(b"%PDF")


def test_the_test_command_is_the_one_that_ci_runs(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    command = re.search(r"\.venv/bin/python (-m pytest.*)", readme)
    assert command
    assert f"python {command[1]}" in (root / ".ci" / "run").read_text(encoding="utf-8")


def test_every_picture_of_the_readme_exists(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert pictures
    for picture in pictures:
        assert (root / picture).is_file(), picture
