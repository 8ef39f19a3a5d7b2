"""Who wrote a story, as its page's metadata state it and, where they name only the house, as the page shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.readers import shown
from a11y.readers.json_ld import joined, name_of, plain
from a11y.readers.page import vocabulary, words_of
from a11y.readers.titles import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from a11y.model import Element

META = (
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "byline",
    "cxenseparse:author",
    "author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
)
"""Names of `meta` that hold who wrote a story, the surest first (OpenGraph, Parse.ly, Sailthru, house styles, Cxense, Dublin Core, Highwire Press)."""

_LABELS = re.compile(r"\b(?:by|author|von|autor|par|auteur|por|da|door|av|af)\b", re.IGNORECASE)
"""What a page's card for social networks calls who wrote it: `twitter:label1` is "Written by", and `twitter:data1` the name."""

NOBODY = vocabulary("admin administrator anónimo author guest noauthor none null root superuser undefined unknown unknownauthor user webmaster")
"""What templates and content managers write where nobody is named, without spaces."""

_ADDRESS = re.compile(r"https?:|/|www\.|[\w-]+(?:\.[\w-]+)+/\S+$")
_PICTURES = re.compile(r"(?:photo|illustration|picture|image|video|graphic)(?:graph)?s?\b", re.IGNORECASE)


def stated(
    author: object, people: dict[str, str], meta: dict[str, str], props: Iterable[Element], links: list[Element], seen: Callable[[], str], houses: list[str]
) -> str | None:
    """Return who wrote it, without "By": a person rather than the publisher's own name, where the page names one.

    `author` is what the JSON-LD says, `people` its names by their `@id`; `props` and `links` are the elements that the markup calls the author;
    `seen` looks for a name at the headline, `houses` are the names of publisher and site.
    """
    names = [name_of(author), *(meta.get(key, "") for key in META)]
    names.append(joined([text for node in list(props)[:4] if not _PICTURES.match(text := shown.before_date(_told(node)))]))
    linked = [shown.unjoined(words_of(node)) for node in links[:4]]
    names.append(joined([name for name in linked if shown.is_name(name)]))
    signed = [found for name in names if (found := bare(name))]
    folded = ["".join(tokens(house)) for house in houses]
    # Who put a story into the system is named by reference and on the card; who wrote it may be somebody else, whom the page shows.
    posted = [found for name in (name_of(_resolved(author, people)), *_of_card(meta)) if (found := bare(name))]
    alone = [found for name in linked if len(name.split()) == 1 and (found := bare(name))]
    person = next((name for name in signed if not _is_house(name, folded)), None) or bare(seen())
    return person or next((name for name in (*posted, *alone, *signed) if not _is_house(name, folded)), None) or next(iter((*signed, *posted)), None)


def bare(name: str) -> str | None:
    """Return a stated name without "By", None when it is an address, a handle, a number, too long, or what stands where nobody is named.

    >>> bare("By Ada Bell"), bare("ByAda Bell"), bare("Ada Bell Ada Bell"), bare("Super User"), bare("bell.example/ada")
    ('Ada Bell', 'Ada Bell', 'Ada Bell', None, None)
    """
    found = shown.BY.sub("", plain(name)).strip(" ,|-–")
    words = found.split()
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        found = " ".join(words[:half])
    fits = 2 <= len(found) <= 160 and "@" not in found and not _ADDRESS.match(found) and any(map(str.isalpha, found))
    return found if fits and "".join(tokens(found)) not in NOBODY else None


def _is_house(name: str, houses: list[str]) -> bool:
    """Say whether a name is the publisher's or the site's, with "staff" or the like behind it or without."""
    folded = "".join(tokens(name))
    return any(folded in house or (len(house) >= SHORTEST_HOUSE and folded.startswith(house)) for house in houses if house)


SHORTEST_HOUSE = 6
"""Letters of a house's name that a person's name does not begin with by chance."""


def _resolved(author: object, people: dict[str, str]) -> object:
    """Return the author of a JSON-LD object with references to people of the same page replaced by their names."""
    if isinstance(author, list):
        return [_resolved(one, people) for one in author]
    if isinstance(author, dict) and not author.get("name"):
        return people.get(str(author.get("@id")), "")
    return author


def _of_card(meta: dict[str, str]) -> list[str]:
    """Return the writer whom the page's card for social networks names."""
    found = [meta.get(f"twitter:data{number}", "") for number in (1, 2) if _LABELS.search(meta.get(f"twitter:label{number}", ""))]
    return [*found, meta.get("twitter:misc:written by", "")]


def _told(node: Element) -> str:
    """Return what an element that is marked as the author says."""
    return (node.get("content") or "") if node.tag == "meta" else words_of(node)
