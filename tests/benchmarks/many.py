"""What the viewer costs over a library of 10,000 editions, and how it bears 32 readers: `python -m tests.benchmarks.many [EDITIONS] [SECONDS]`.

Costs are CPU milliseconds of the serving process for one answer, by Flask's own client; the load is real requests to `a11y serve` on loopback, with a
reader's pause between two of them, so that the machine is not only busy with asking.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from a11y import pipeline, readers
from a11y.library import MANIFEST, Library
from tests.web.sample import spoken
from web import create_app
from web.shelf import PAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

SEEDS = Path(__file__).parent.parent.parent / "seeds"
READERS = 32
PAUSE = (0.1, 0.5)  # seconds
SERVE = "from pathlib import Path; from web import serve; serve.serve(Path({root!r}), port=0, ready=lambda address: print(address, flush=True))"


def stories() -> list[tuple[str, bytes]]:
    """Return the seeds, each cut to some 400 words of text."""
    found = []
    for path in sorted(SEEDS.iterdir()):
        if path.suffix not in {".txt", ".html"} or not (article := readers.read(path.name, path.read_bytes()).article):
            continue
        words, paragraphs = 0, []
        for block in article.blocks:
            if block.kind == "paragraph" and words < 400:
                paragraphs.append(block.content.text)
                words += len(block.content.text.split())
        title = article.title.text if article.title else path.stem
        found.append((path.stem, "\n\n".join((title, *paragraphs)).encode()))
    return found


def fill(root: Path, count: int) -> list[str]:
    """Fill a folder with that many editions: a few that the pipeline makes, and copies of them under other names."""
    library = Library(root)
    made = []
    for name, text in stories():
        edition = pipeline.build(readers.read(f"{name}.txt", text))
        slug = library.publish(edition)
        stored = library.add_rendition(slug, spoken(edition.versions[0]), "made for a measurement")
        made.append((slug, (root / slug / MANIFEST).read_text(encoding="utf-8"), stored))
    slugs = [slug for slug, _, _ in made]
    for number in range(count - len(made)):
        slug, manifest, _ = made[number % len(made)]
        again = f"{slug[:-8]}{number:08x}"
        folder = root / again
        (folder / "media").mkdir(parents=True)
        for file in (root / slug / "media").iterdir():
            (folder / "media" / file.name).hardlink_to(file)
        (folder / MANIFEST).write_text(manifest.replace(json.dumps(slug), json.dumps(again)), encoding="utf-8")
        slugs.append(again)
    return slugs


def cost(ask: Callable[[int], object], times: int) -> float:
    """Return the CPU milliseconds of one answer, the middle one of many."""
    spent = []
    for number in range(times):
        before = time.process_time()
        ask(number)
        spent.append(time.process_time() - before)
    return 1000 * sorted(spent)[times // 2]


def got(client: FlaskClient, address: str) -> None:
    """Ask as a browser does; anything but the page is a fault of the measurement."""
    assert client.get(address, headers={"Accept-Encoding": "gzip"}).status_code == 200, address


def load(address: str, slugs: list[str], seconds: float) -> tuple[int, list[str], list[float]]:
    """Let readers read for so long; return how many answers came, what went wrong, and how long each answer took, in ms."""
    until = time.monotonic() + seconds
    answers: list[float] = []
    faults: list[str] = []

    def reader(seed: int) -> None:
        dice = random.Random(seed)
        while time.monotonic() < until:
            slug = dice.choice(slugs)
            for path in ("/", f"/articles/{slug}", f"/articles/{slug}?version=easy", f"/?q={dice.choice(('loop', 'signs', 'captions', 'flood'))}"):
                began = time.monotonic()
                try:
                    with urllib.request.urlopen(address + path, timeout=30) as answer:  # noqa: S310 - our own server
                        page = answer.read().decode()
                    if sound := re.search(r'<audio [^>]*src="([^"]+)"', page):
                        part = urllib.request.Request(address + sound[1], headers={"Range": "bytes=0-65535"})  # noqa: S310 - our own server
                        with urllib.request.urlopen(part, timeout=30) as answer:  # noqa: S310 - our own server
                            answer.read()
                except OSError as error:
                    faults.append(f"{path}: {error}")
                answers.append(1000 * (time.monotonic() - began))
                time.sleep(dice.uniform(*PAUSE))

    threads = [threading.Thread(target=reader, args=(seed,)) for seed in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(answers), faults, sorted(answers)


def memory(pid: int) -> float:
    """Return the megabytes of memory a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]  # the kernel always writes it


def main() -> None:
    """Fill, measure, and print one table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as folder:
        slugs = fill(Path(folder), count)
        client = create_app({"LIBRARY": folder, "TESTING": True}).test_client()
        began = time.process_time()
        got(client, "/")
        print(f"{count} editions of 400 words; the index is made from nothing in {time.process_time() - began:.0f} s of CPU\n")
        got(client, f"/articles/{slugs[5]}?version=easy")
        for what, ask, times, aim in (
            ("an article, asked for again", lambda _: got(client, f"/articles/{slugs[5]}?version=easy"), 200, 1),
            ("an article, for the first time", lambda number: got(client, f"/articles/{slugs[-1 - number]}?version=easy"), 60, None),
            ("the list", lambda number: got(client, f"/?page={number % 50 + 1}"), 60, 50),
            ("a search for a word of one story in eight", lambda number: got(client, f"/?q=loops&page={number % 5 + 1}"), 60, 50),
            ("a search for a word of every story", lambda number: got(client, f"/?q=the&page={number % 5 + 1}"), 30, None),
        ):
            print(f"  {what:<44}{cost(ask, times):8.2f} ms{f' (aim {aim})' if aim else ''}")

        server = subprocess.Popen([sys.executable, "-c", SERVE.format(root=folder)], stdout=subprocess.PIPE, text=True)
        try:
            address = server.stdout.readline().strip()  # type: ignore[union-attr]  # a pipe was asked for
            for slug in slugs[: 2 * PAGES]:  # what it remembers is full before memory is looked at
                urllib.request.urlopen(f"{address}/articles/{slug}", timeout=30).read()  # noqa: S310 - our own server
            load(address, slugs, min(10, seconds))
            warm = memory(server.pid)
            answers, faults, took = load(address, slugs, seconds)
            print(f"\n  {READERS} readers for {seconds:.0f} s: {answers} answers, {len(faults)} errors (aim 0)")
            print(f"  an answer took {took[answers // 2]:.0f} ms (median), {took[answers * 95 // 100]:.0f} ms (p95) by the clock")
            print(f"  memory {warm:.0f} MB before, {memory(server.pid):.0f} MB after")
            print("".join(f"  {fault}\n" for fault in faults[:5]), end="")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
