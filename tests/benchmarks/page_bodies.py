"""Measure the reader of web pages on a folder of labelled pages: `python -m tests.benchmarks.page_bodies FOLDER`.

FOLDER holds `bodies/ground-truth.json` with an `articleBody` per page and the pages as `bodies/NAME.html.gz`, and `html/NN.json`
with the title, the count of players and the captions of `html/NN.html.gz`. The project carries no such pages. Extractors that
are installed beside it (trafilatura, readability-lxml, newspaper4k) run on the same pages; a bare parse is the unit of speed.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from a11y.model import Article, Figure, Video
from a11y.readers import read
from a11y.readers.webpage import plain_text

TOKEN = re.compile(r"\w+")
Extractor = Callable[[bytes], str]


def overlap(truth: str, found: str, size: int) -> tuple[float, float]:
    """Return precision and recall of a text's runs of `size` words (1: token F1; 4: the article-extraction-benchmark's own measure)."""
    want, have = (Counter(_runs(TOKEN.findall(text), size)) for text in (truth, found))
    hits = (want & have).total()
    return hits / have.total() if have else float(not want), hits / want.total() if want else float(not have)


def _runs(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))] if words else []


def article(data: bytes) -> Article | None:
    """Read a page with our reader."""
    return read("page", data).article


def ours(data: bytes) -> str:
    """Return the story's words as our reader finds them."""
    found = article(data)
    return plain_text(found.blocks) if found else ""


def peers() -> dict[str, Extractor]:
    """Return the extractors that are installed here."""
    found: dict[str, Extractor] = {}
    if importlib.util.find_spec("trafilatura"):
        import trafilatura

        found["trafilatura"] = lambda data: trafilatura.extract(data, include_comments=False) or ""
        found["trafilatura, precision"] = lambda data: trafilatura.extract(data, include_comments=False, favor_precision=True) or ""
    if importlib.util.find_spec("readability"):
        import lxml.html
        from readability import Document

        found["readability-lxml"] = lambda data: str(lxml.html.fromstring(Document(data.decode("utf-8", "replace")).summary()).text_content())
    if importlib.util.find_spec("newspaper"):
        import newspaper

        def newspaper4k(data: bytes) -> str:
            page = newspaper.Article("https://example.org/")
            page.download(input_html=data.decode("utf-8", "replace"))
            try:
                page.parse()
            except ImportError:  # its Korean and Thai need packages of their own
                return ""
            return str(page.text)

        found["newspaper4k"] = newspaper4k
    return found


def bodies(folder: Path) -> None:
    """Print body precision, recall, F1 and speed of every extractor, then our ten worst pages."""
    from bs4 import BeautifulSoup

    truth = {name: entry["articleBody"] for name, entry in json.loads((folder / "ground-truth.json").read_text("utf-8")).items()}
    pages = {name: gzip.decompress((folder / f"{name}.html.gz").read_bytes()) for name in truth}
    begun = time.process_time()
    for data in pages.values():
        BeautifulSoup(data, "lxml")
    unit = time.process_time() - begun
    print(f"{len(pages)} pages; bare bs4 + lxml parse {1000 * unit / len(pages):.1f} ms a page")
    print(f"{'':24} {'P':>6} {'R':>6} {'F1':>6} {'F1(4)':>6} {'pages/CPU s':>12} {'× parse':>8}")
    worst: list[tuple[float, str]] = []
    for label, extract in {"ours": ours, **peers()}.items():
        begun = time.process_time()
        texts = {name: extract(data) for name, data in pages.items()}
        spent = time.process_time() - begun
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


def parts(folder: Path) -> None:
    """Print how many titles, players and captions are right."""
    titles = exact = pages = 0
    players = Counter[str]()
    captions = Counter[str]()
    for labels in sorted(folder.glob("*.json")):
        want = json.loads(labels.read_text("utf-8"))
        found = article(gzip.decompress(labels.with_suffix(".html.gz").read_bytes()))
        pages += 1
        videos = [block for block in found.blocks if isinstance(block, Video)] if found else []
        told = [block.caption.text for block in found.blocks if isinstance(block, Figure) and block.caption] if found else []
        titles += bool(found and found.title and found.title.text in (want["title"], *want["title_also_ok"]))
        exact += len(videos) == want["video_players_in_article"]
        players.update(found=len(videos), right=min(len(videos), want["video_players_in_article"]), wanted=want["video_players_in_article"])
        hits = [caption for caption in want["image_captions"] if any(_says(text, caption) for text in told)]
        captions.update(found=len(told), wanted=len(want["image_captions"]), recalled=len(hits))
        captions.update(right=sum(any(_says(text, caption) for caption in want["image_captions"]) for text in told))
    print(f"{pages} pages; titles {titles}; players exact on {exact}", end="")
    print(f", recall {players['right'] / max(1, players['wanted']):.3f}, precision {players['right'] / max(1, players['found']):.3f}", end="")
    print(f"; captions recall {captions['recalled'] / max(1, captions['wanted']):.3f}, precision {captions['right'] / max(1, captions['found']):.3f}")


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
