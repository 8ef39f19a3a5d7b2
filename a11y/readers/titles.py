"""Tell a story's title from its site's name, its kicker and its other wordings."""

from __future__ import annotations

import re

MAX_TITLE = 500
"""Characters; what is longer is no title anybody wrote (the longest of 85 real ones has 113)."""
_SEPARATOR = re.compile(r"\s+[|–—·»:•]+\s+|\s+-{1,2}\s+|\s*\|\s*|\s+::?\s+")
_TOKEN = re.compile(r"\w+")


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded for comparing."""
    return _TOKEN.findall(text.casefold())


def alike(one: str, other: str) -> float:
    """Return how much two short texts share, 0 to 1, by words.

    >>> alike("Sweden drops the case", "Sweden drops the case - BBC News")
    1.0
    """
    first, second = set(tokens(one)), set(tokens(other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def choose(stated: tuple[str, ...], seen: list[str], site: list[str], page_title: str) -> str | None:
    """Choose the title: the visible heading that the metadata agree with, else the metadata without the site's name."""
    bare = [short for title in stated if (short := without_site(title, site, seen))]
    best, most = "", 0.0
    for text in seen:
        if len(tokens(text)) > 45:
            continue
        agreed = max((alike(text, title) * min(1.0, (1 + len(tokens(text))) / (1 + len(tokens(title)))) for title in bare), default=0.0)
        if agreed > most + 1e-6:
            best, most = text, agreed
    if best and most >= 0.5:
        # A heading that holds a kicker or a date beside the title gives way to the exact words of the metadata.
        inner = next(
            (title for title in bare if title != best and len(tokens(title)) >= 4 and f" {' '.join(tokens(title))} " in f" {' '.join(tokens(best))} "), None
        )
        return inner if inner and title_is_whole(inner, stated) else best
    if bare:
        return bare[0]
    if seen:
        return seen[0]
    return page_title[:MAX_TITLE] or None


def title_is_whole(title: str, stated: tuple[str, ...]) -> bool:
    """Say whether at least two places of the metadata give a title in these words."""
    words = " ".join(tokens(title))
    return sum(" ".join(tokens(other)).startswith(words) for other in stated) >= 2


def without_site(title: str, site: list[str], seen: list[str]) -> str:
    """Return a title without the site's name before or after a separator.

    >>> without_site("Sweden drops case - BBC News", ["BBC News"], [])
    'Sweden drops case'
    >>> without_site("Vape: one – two", ["x"], [])
    'Vape: one – two'
    """
    cuts = list(_SEPARATOR.finditer(title)) if len(title) <= MAX_TITLE else []
    if not cuts:
        return title
    for heading in seen:
        if title.startswith(heading) and title[len(heading) :].strip() and any(cut.start() == len(heading) for cut in cuts):
            return heading
    names = {"".join(tokens(name)) for name in site}
    names |= {"".join(tokens(name.removeprefix("www.").rsplit(".", 1)[0])) for name in site if "." in name}
    for cut in reversed(cuts):
        tail = "".join(tokens(title[cut.end() :]))
        if tail and any(tail == name or (len(name) > 3 and tail.startswith(name)) or (len(tail) > 3 and name.startswith(tail)) for name in names):
            return without_site(title[: cut.start()], site, seen)
    head = "".join(tokens(title[: cuts[0].start()]))
    if head in names:
        return title[cuts[0].end() :]
    return title
