"""The house inspects itself: import contracts, public API, start-up time, sizes."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import venueplan


def test_doors_open_downward(root: Path) -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_an_upward_import_fails_the_contracts(root: Path, tmp_path: Path) -> None:
    """The control: a copy of the house with one door that opens upward must be refused."""
    copy = tmp_path / "venueplan"
    for source in (root / "venueplan").rglob("*.py"):
        target = copy / source.relative_to(root / "venueplan")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    (copy / "model" / "upward.py").write_text("import venueplan.check\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "Doors open downward BROKEN" in result.stdout


def test_every_public_name_can_be_loaded_and_is_documented(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- api -->")[1]
    documented = set(re.findall(r"`([A-Za-z_]+)`", table))
    assert set(venueplan.__all__) == documented
    assert len(venueplan.__all__) < 50
    for name in venueplan.__all__:
        assert getattr(venueplan, name).__doc__, name


def test_the_stub_names_what_the_package_gives(root: Path) -> None:
    tree = ast.parse((root / "venueplan" / "__init__.pyi").read_text(encoding="utf-8"))
    stubbed = {alias.asname for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert stubbed == set(venueplan.__all__)


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'hall_of_fame'"):
        _ = venueplan.hall_of_fame  # type: ignore[attr-defined]


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, venueplan; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = {"numpy", "shapely", "matplotlib", "ortools", "scipy", "networkx", "pydantic", "typer", "rich"}
    assert not heavy & set(ast.literal_eval(loaded))


def test_importing_the_package_takes_under_a_fifth_of_a_second() -> None:
    code = "import time; t = time.perf_counter(); import venueplan; print(time.perf_counter() - t)"
    runs = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in "abc"]
    assert min(runs) < 0.2


def test_modules_stay_readable(root: Path) -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (root / "venueplan").rglob("*.py")}
    assert not [f"{path}: {size} lines" for path, size in sizes.items() if size > 400]


def test_nothing_in_the_code_knows_wuzhen(root: Path) -> None:
    for path in (root / "venueplan").rglob("*.py"):
        text = path.read_text(encoding="utf-8").casefold()
        assert "wuzhen" not in text, path
        assert "乌镇" not in text, path
