"""Measure the reader of web pages on a folder of labelled pages: `python -m tests.benchmarks.page_bodies FOLDER`.

FOLDER holds `bodies/ground-truth.json` with an `articleBody` per page and the pages as `bodies/NAME.html.gz`, and `html/NN.json`
with the title, the count of players and the captions of `html/NN.html.gz`. The project carries no such pages. Extractors that
are installed beside it (`pip install '.[bench]'` with pip 24 or newer: trafilatura, readability-lxml, newspaper4k) run on the same pages in the same
run; a bare parse is the unit of speed. What the worst pages taught is in `tests/readers/LEARNT.md`.
"""

from __future__ import annotations

import argparse
import gzip
import html
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from a11y.model import Figure, Video
from a11y.readers import read
from a11y.walk import texts

TOKEN = re.compile(r"\w+")


def overlap(truth: str, found: str, size: int) -> tuple[float, float]:
    """Return precision and recall of a text's runs of `size` words (1: token F1; 4: the article-extraction-benchmark's own measure)."""
    want, have = (Counter(_runs(TOKEN.findall(text), size)) for text in (truth, found))
    hits = (want & have).total()
    return hits / have.total() if have else float(not want), hits / want.total() if want else float(not have)


def _runs(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))] if words else []


@dataclass(frozen=True, slots=True)
class Taken:
    """What an extractor took from a page: the story's words, the title, the count of players, and the captions or the texts that may hold them."""

    body: str
    title: str = ""
    players: int = 0
    captions: tuple[str, ...] = ()


Extractor = Callable[[bytes], Taken]


def ours(data: bytes) -> Taken:
    """Return what our reader takes."""
    found = read("page", data).article
    if found is None:
        return Taken("")
    captions = tuple(block.caption.text for block in found.blocks if isinstance(block, Figure) and block.caption)
    story = "\n".join(text.text for block in found.blocks if not isinstance(block, Figure) for text in texts(block))
    return Taken(story, found.title.text if found.title else "", sum(isinstance(block, Video) for block in found.blocks), captions)


PEERS = ("trafilatura", "readability", "newspaper")
"""The modules of the extractors that are measured beside ours where they are installed: `pip install '.[bench]'`."""


def peers() -> dict[str, Extractor]:
    """Return the extractors that are installed here; say which are not."""
    found: dict[str, Extractor] = {}
    missing = [name for name in PEERS if importlib.util.find_spec(name) is None]
    if missing:
        print(f"not installed, so not measured: {', '.join(missing)} (pip install '.[bench]')")
    if "trafilatura" not in missing:
        import trafilatura

        def everything(data: bytes) -> Taken:
            meta = trafilatura.extract_metadata(data)
            kept = trafilatura.extract(data, output_format="xml", include_images=True, include_formatting=True, include_comments=False) or ""
            return Taken("", meta.title or "" if meta else "", len(PLAYER.findall(kept)), (kept,))

        found["trafilatura"] = lambda data: Taken(trafilatura.extract(data, include_comments=False) or "")
        found["trafilatura, precision"] = lambda data: Taken(trafilatura.extract(data, include_comments=False, favor_precision=True) or "")
        found["trafilatura, all it keeps"] = everything

    if "readability" not in missing:
        import lxml.html
        from readability import Document

        def readability_lxml(data: bytes) -> Taken:
            try:
                page = Document(data.decode("utf-8", "replace"))
                kept = page.summary()
            except Exception:  # noqa: BLE001 - whatever a peer fails with, it found nothing
                return Taken("")
            return Taken(str(lxml.html.fromstring(kept).text_content()), page.short_title() or "", len(PLAYER.findall(kept)), (html.unescape(kept),))

        found["readability-lxml"] = readability_lxml
    if "newspaper" not in missing:
        import newspaper

        def newspaper4k(data: bytes) -> Taken:
            page = newspaper.Article("https://example.org/", fetch_images=False)
            page.download(input_html=data.decode("utf-8", "replace"))
            # Its Korean and Thai need packages of their own, its videos' neighbours data of NLTK: what it has by then counts.
            with suppress(ImportError, LookupError):
                page.parse()
            return Taken(str(page.text), page.title or "", len(page.movies), (str(page.text),))

        found["newspaper4k"] = newspaper4k
    return found


PLAYER = re.compile(r"<(?:video|iframe|embed|object|graphic[^>]+video)\b")
"""What counts as a player in what a peer keeps of a page."""


def bodies(folder: Path) -> None:
    """Print body precision, recall, F1 and speed of every extractor, then our ten worst pages."""
    from bs4 import BeautifulSoup

    truth = {name: entry["articleBody"] for name, entry in json.loads((folder / "ground-truth.json").read_text("utf-8")).items()}
    pages = {name: gzip.decompress((folder / f"{name}.html.gz").read_bytes()) for name in truth}
    unit = _cpu(lambda: [BeautifulSoup(data, "lxml") for data in pages.values()])[0]
    print(f"{len(pages)} pages; bare bs4 + lxml parse {1000 * unit / len(pages):.1f} ms a page")
    print(f"{'':24} {'P':>6} {'R':>6} {'F1':>6} {'F1(4)':>6} {'pages/CPU s':>12} {'× parse':>8}")
    worst: list[tuple[float, str]] = []
    for label, extract in {"ours": ours, **peers()}.items():
        if label == "trafilatura, all it keeps":
            continue  # for players and captions only
        extract(next(iter(pages.values())))  # what is loaded once is no page's cost
        spent, taken = _cpu(lambda extract=extract: {name: extract(data) for name, data in pages.items()})  # type: ignore[misc]
        texts = {name: part.body for name, part in taken.items()}
        singles = {name: overlap(truth[name], text, 1) for name, text in texts.items()}
        scores = {name: 2 * p * r / (p + r) if p + r else 0.0 for name, (p, r) in singles.items()}
        fours = [overlap(truth[name], text, 4) for name, text in texts.items()]
        count = len(pages)
        figures = [sum(p for p, _ in singles.values()) / count, sum(r for _, r in singles.values()) / count, sum(scores.values()) / count]
        figures.append(sum(2 * p * r / (p + r) if p + r else 0.0 for p, r in fours) / count)
        print(f"{label:24} {' '.join(f'{figure:6.4f}' for figure in figures)} {count / spent:12.1f} {spent / unit:8.2f}")
        if label == "ours":
            worst = sorted((score, name) for name, score in scores.items())[:10]
    print("worst of ours:", ", ".join(f"{name} {score:.3f}" for score, name in worst))


def _cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the least CPU seconds of two runs, and what the work gave."""
    least, given = float("inf"), None
    for _ in range(2):
        begun = time.process_time()
        given = work()
        least = min(least, time.process_time() - begun)
    return least, given


def parts(folder: Path) -> None:
    """Print how many titles, players and captions each extractor keeps; a peer's captions are those whose words are anywhere in what it keeps."""
    labels = [(file, json.loads(file.read_text("utf-8"))) for file in sorted(folder.glob("*.json"))]
    pages = [gzip.decompress(file.with_suffix(".html.gz").read_bytes()) for file, _ in labels]
    print(f"\n{len(pages)} pages with players and figures")
    print(f"{'':24} {'titles':>6} {'players exact':>14} {'recall':>7} {'prec.':>7} {'captions recall':>16} {'prec.':>7}")
    for label, extract in {"ours": ours, **peers()}.items():
        if label in ("trafilatura", "trafilatura, precision"):
            continue  # as text it keeps neither
        titles = exact = 0
        players, captions = Counter[str](), Counter[str]()
        for data, (_, want) in zip(pages, labels, strict=True):
            taken = extract(data)
            titles += taken.title in (want["title"], *want["title_also_ok"])
            exact += taken.players == want["video_players_in_article"]
            players.update(found=taken.players, right=min(taken.players, want["video_players_in_article"]), wanted=want["video_players_in_article"])
            recalled = sum(any(_says(text, caption) for text in taken.captions) for caption in want["image_captions"])
            captions.update(found=len(taken.captions), wanted=len(want["image_captions"]), recalled=recalled)
            captions.update(right=sum(any(_says(text, caption) for caption in want["image_captions"]) for text in taken.captions))
        precise = f"{captions['right'] / max(1, captions['found']):7.3f}" if label == "ours" else f"{'–':>7}"
        print(
            f"{label:24} {titles:6} {exact:14} {players['right'] / max(1, players['wanted']):7.3f} {players['right'] / max(1, players['found']):7.3f} "
            f"{captions['recalled'] / max(1, captions['wanted']):16.3f} {precise}"
        )


def _says(text: str, caption: str) -> bool:
    """Say whether a caption that was found is the one wanted, whose end a label may leave out."""
    have, want = " ".join(TOKEN.findall(text.casefold())), " ".join(TOKEN.findall(caption.casefold()))
    return want[:60] in have or have in want


def main() -> None:
    """Measure what lies in the folder that was named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder with bodies/ and html/")
    folder = parser.parse_args().folder
    if (folder / "bodies").is_dir():
        bodies(folder / "bodies")
    if (folder / "html").is_dir():
        parts(folder / "html")


if __name__ == "__main__":
    main()
