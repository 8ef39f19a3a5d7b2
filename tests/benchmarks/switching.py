"""What a change of version costs the reader's browser in a story of 5,000 words, and whether anything moves: `python -m tests.benchmarks.switching`.

Time is CPU time of the page's main thread (Chromium's `threadTicks`: script, style, layout and paint), because other work on a machine does not add to it.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import waitress
from playwright.sync_api import sync_playwright

from a11y import pipeline, readers
from a11y.library import Library
from tests.browser.conftest import FLAGS, chromium
from web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

SEEDS = Path(__file__).parent.parent.parent / "seeds"
WORDS = 5000
ROUNDS = 12
# Where the sentence is that a line a third of the way down the window passes through, or comes next to, and the originals it stands for.
READING = """() => { const line = innerHeight / 3;
  const away = (box) => (box.bottom < line ? line - box.bottom : Math.max(0, box.top - line));
  const lines = [...document.querySelectorAll('.body > :not(.in-short) .s')].map((one) => [one, away(one.getBoundingClientRect())]);
  const [near] = lines.reduce((best, one) => (one[1] < best[1] ? one : best));
  return [near.dataset.from ?? near.id, near.getBoundingClientRect().top]; }"""
# How far from that place the first sentence is that stands for one of the same originals.
MOVED = """([ids, top]) => { const wanted = new Set(ids.split(' '));
  const ids_of = (one) => (one.dataset.from ?? one.id).split(' ');
  const found = [...document.querySelectorAll('.body > :not(.in-short) .s')].find((one) => ids_of(one).some((id) => wanted.has(id)));
  return Math.abs(found.getBoundingClientRect().top - top); }"""
# To a part of the way down the text.
SCROLL = """(part) => { const box = document.querySelector('.body').getBoundingClientRect();
  scrollBy(0, box.top + part * (box.height - 2 * innerHeight)); }"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"


def story() -> bytes:
    """Return a text of about 5,000 words: the seeds' paragraphs, again and again."""
    paragraphs = []
    for path in sorted(SEEDS.iterdir()):
        if path.suffix in {".txt", ".html"} and (article := readers.read(path.name, path.read_bytes()).article):
            paragraphs += [block.content.text for block in article.blocks if block.kind == "paragraph"]
    chosen: list[str] = []
    count = place = 0
    while count < WORDS:
        chosen.append(paragraphs[place % len(paragraphs)])
        count += len(chosen[-1].split())
        place += 1
    return ("A long story\n\n" + "\n\n".join(chosen)).encode()


def main_thread(session: CDPSession) -> float:
    """Return the CPU milliseconds that the page's main thread has worked."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * float(metrics["TaskDuration"])


def switch(page: Page, session: CDPSession, view: str) -> tuple[float, float]:
    """Change to a version and return what it cost until it was painted, in ms, and how far the sentence being read had moved a moment later, in CSS px."""
    here = page.evaluate(READING)
    before = main_thread(session)
    page.evaluate(f"document.querySelector('.views a[data-view=\"{view}\"]').click()")
    page.evaluate(SETTLED)
    cost = main_thread(session) - before
    page.wait_for_timeout(500)
    return cost, page.evaluate(MOVED, here)


def main() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        slug = Library(Path(folder)).publish(pipeline.build(readers.read("long.txt", story())))
        server = waitress.create_server(create_app({"LIBRARY": folder}), host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        address = f"http://127.0.0.1:{server.effective_port}/articles/{slug}"
        browser = running.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(f"{address}?version=original")
        page.wait_for_timeout(3000)  # the other versions are fetched when nothing else is to do
        costs = []
        for turn in range(ROUNDS):
            for view in ("easy", "plain", "side", "original"):
                page.evaluate(f"({SCROLL})({(turn + 0.5) / ROUNDS})")
                page.wait_for_timeout(400)
                costs.append((*switch(page, session, view), view))
        times = sorted(cost for cost, _, _ in costs)
        p95 = times[int(0.95 * len(times))]
        print(f"{WORDS} words, {len(times)} changes of version, CPU of the page's main thread:")
        print(f"  median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms (aim 100), most {times[-1]:.0f} ms")
        for view in ("easy", "plain", "side", "original"):
            print(f"  to {view:<10}{statistics.median(cost for cost, _, to in costs if to == view):6.0f} ms")
        moves = sorted(moved for _, moved, _ in costs)
        print(f"  the sentence being read moved by {statistics.median(moves):.0f} px (median), {moves[-1]:.0f} px at most (aim 24)")
        browser.close()
        server.close()


if __name__ == "__main__":
    main()
