"""Measure the roles that scraped text's lines are given against labelled texts: `python tests/benchmarks/scraped_roles.py FOLDER [--errors]`.

The folder holds NN.txt beside NN.json: a list of {"line", "role", "also_ok", "parts"}, one entry for each line with words. Words lost are those
of the story's paragraphs and quotations that were read as something else than story; `--lost` lists their lines.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from a11y.readers.scraped import read_text

if TYPE_CHECKING:
    from a11y.model import Article

KINDS = {"figure": "caption", "audio": "video"}
STORY = frozenset({"paragraph", "quote"})
READ_AS_STORY = STORY | {"list", "heading"}


def told(article: Article) -> dict[str, list[str]]:
    """Return the role of each input line, as lists because a line may occur twice."""
    found: dict[str, list[str]] = {}
    for block in article.blocks:
        for line in (block.source or "").split("\n"):
            found.setdefault(" ".join(line.split()), []).append(KINDS.get(block.kind, block.kind))
    return found


def header_role(line: str, article: Article) -> str:
    """Return the role of a line that no block holds."""
    folded = " ".join(line.split())
    for role, value in (("title", article.title), ("standfirst", article.standfirst)):
        if value and value.text in folded:
            return role
    return "byline" if article.byline and article.byline in folded else "date"


def parts(article: Article) -> dict[str, str]:
    """Return the three header parts as the labels name them."""
    return {
        "date": article.published or "",
        "title": article.title.text if article.title else "",
        "standfirst": article.standfirst.text if article.standfirst else "",
    }


def main() -> int:
    """Print the table of roles; `--errors` lists every line that was read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--lost", action="store_true")
    given = parser.parse_args()
    right, wanted, given_roles = Counter[str](), Counter[str](), Counter[str]()
    headers, header_parts, words = [0, 0], [0, 0], [0, 0]
    seconds = 0.0
    files = sorted(given.folder.glob("*.txt"))
    for file in files:
        data = file.read_bytes()
        labels = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        begun = time.process_time()
        article = read_text(file.name, data.decode("utf-8"), data).article
        seconds += time.process_time() - begun
        assert article is not None
        roles = told(article)
        for label in labels:
            left = roles.get(" ".join(label["line"].split()), [])
            role = left.pop(0) if left else header_role(label["line"], article)
            if role in label.get("also_ok", ()):
                role = label["role"]
            wanted[label["role"]] += 1
            given_roles[role] += 1
            right[role] += role == label["role"]
            if label["role"] in STORY:
                lost = role not in READ_AS_STORY
                words[0] += lost * len(label["line"].split())
                words[1] += len(label["line"].split())
                if lost and given.lost:
                    print(f"{file.name}: lost as {role}: {label['line'][:160]}")
            if given.errors and role != label["role"]:
                print(f"{file.name}: {label['role']} read as {role}: {label['line'][:110]}")
            if "parts" in label:
                headers[1] += 1
                same = parts(article) == label["parts"]
                headers[0] += same
                header_parts[1] += len(label["parts"])
                header_parts[0] += sum(parts(article)[name] == wanted_part for name, wanted_part in label["parts"].items())
                if given.errors and not same:
                    print(f"{file.name}: header {parts(article)}")
    print(f"{'role':12}{'lines':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    scores = {}
    for role in sorted(wanted | given_roles):
        precision, recall = right[role] / max(given_roles[role], 1), right[role] / max(wanted[role], 1)
        scores[role] = 2 * precision * recall / (precision + recall) if right[role] else 0.0
        print(f"{role:12}{wanted[role]:6}{precision:11.3f}{recall:8.3f}{scores[role]:7.3f}")
    macro = sum(scores[role] for role in wanted) / len(wanted)
    print(f"{len(files)} texts: accuracy {right.total() / wanted.total():.3f}, macro F1 {macro:.3f}, headers {headers[0]} of {headers[1]}", end=" ")
    print(f"({header_parts[0]} of {header_parts[1]} parts), story words lost {words[0] / max(words[1], 1):.2%}, {1000 * seconds / len(files):.1f} ms a text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
