"""The seed articles, made by the real pipeline, as people see them: no fault on any page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from a11y import pipeline, readers
from a11y.library import Library
from tests.browser.conftest import served
from tests.browser.test_rendered import CONDITIONS, VIEWS, WHOLE, faults, looked_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SEEDS = sorted(path for path in (Path(__file__).parents[2] / "seeds").iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Make every seed without audio, serve them, and return the address and the slug of each seed."""
    library = Library(tmp_path_factory.mktemp("seeds"))
    slugs = {path.name: library.publish(pipeline.build(readers.read(path.name, path.read_bytes()), base=path.parent)) for path in SEEDS}
    with served(library.root) as address:
        yield address, slugs


# Of each seed in `make test`: narrow and easy, wide and side by side, and its report; `make bench` looks at everything.
PART = (("?version=easy", "320 px"), ("?version=side", "wide"), ("/report", "320 px"), ("/report", "wide"))
ALL = tuple((f"?version={view}", condition) for view in VIEWS for condition in CONDITIONS) + tuple(("/report", condition) for condition in CONDITIONS)


@pytest.mark.parametrize("name", [path.name for path in SEEDS])
def test_a_seed_has_no_faults(visit: Callable[..., Page], made: tuple[str, dict[str, str]], name: str) -> None:
    """Real articles have what no sample thinks of: long words, many videos, other languages."""
    site, slugs = made
    for address, condition in ALL if WHOLE else PART:
        page = looked_at(partial(visit, at=site), f"/articles/{slugs[name]}{address}", condition)
        assert faults(page) == [], (address, condition)
        page.context.close()
