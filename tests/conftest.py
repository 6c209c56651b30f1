"""What every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

collect_ignore = ["fuzz_imports.py"]
"""A script for atheris, which is no dependency; ``tests/files/imports/test_coverage_guided.py`` runs it."""

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def layouts() -> Path:
    """Return the folder of the venues that come with venueplan."""
    return ROOT / "layouts"


@pytest.fixture(scope="session")
def third_party() -> Path:
    """Return the folder with third-party data beside the checkout, or skip."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the third-party data is not beside this checkout")
    return folder
