"""What every test may use: golden files that `pytest --accept` rewrites, and the seeds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`: write what the code gives now into the golden files, to be reviewed by eye before a commit."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what the code gives now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check that a text equals the golden file of that name (a path below tests/golden)."""

    def check(name: str, actual: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--accept"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8", newline="")
        assert file.exists(), f"no golden file {file}: run pytest --accept, then read it"
        expected = file.read_bytes().decode("utf-8")
        assert expected == actual

    return check
