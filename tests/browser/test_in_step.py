"""The word that is lit is the word that is heard, at every speed and after seeks; `tests/benchmarks/word_in_step.py` measures it at length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11y import speech
from a11y.library import Library
from tests.browser.conftest import served
from tests.browser.in_step import TOLERANCE, WATCHER, Recording, measure, recording
from tests.web.sample import ARTICLE, ORIGINAL, edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Recording]]:
    """Serve the sample, spoken by espeak; return the page's address and its recording."""
    library = Library(tmp_path_factory.mktemp("spoken"))
    stored = library.open(library.publish(replace(edition(), renditions=(speech.speak(ARTICLE, ORIGINAL, formats=("m4a", "vtt")),))))
    with served(library.root) as site:
        yield f"{site}/articles/{stored.slug}?version=original", recording(library, stored)


@pytest.mark.parametrize("rate", [0.5, 1, 2])
def test_the_lit_word_is_the_one_heard(browser: Browser, spoken: tuple[str, Recording], rate: float) -> None:
    """After seeks to fixed times, the sound is at most 50 ms from the beginning of a word that is seen to light up."""
    address, sound = spoken
    page = browser.new_page()
    page.add_init_script(path=WATCHER)
    page.goto(address)
    dice = random.Random(5)
    seeks = [dice.randrange(sound.words[0][3], sound.words[-1][3] - 4000) for _ in range(3)]
    found = measure(page, sound, rate=rate, seeks=seeks, seconds=1.5 * max(1, rate), lenient=True)
    page.close()
    assert len(found.landings) == len(seeks)
    assert len(found.changes) >= 6
    assert np.percentile(found.errors, 95) <= TOLERANCE
    assert found.skipped <= len(found.changes) / 6


def test_a_page_out_of_step_is_caught(browser: Browser, spoken: tuple[str, Recording]) -> None:
    """The measure sees it when words light up late."""
    address, sound = spoken
    page = browser.new_page()
    page.add_init_script(path=WATCHER)
    page.route(
        "**/listen.js", lambda route: route.fulfill(body=route.fetch().text().replace("const AHEAD = 25", "const AHEAD = -80"), content_type="text/javascript")
    )
    page.goto(address)
    found = measure(page, sound, rate=1, seeks=[sound.words[20][3], sound.words[40][3]], seconds=2, lenient=True)
    page.close()
    assert np.median(found.errors) > TOLERANCE
