"""Find the story in a page: the element that holds it, and which leaves inside it are its words.

The holder is the element whose subtree has the largest sum, where prose counts for and link lists, scraps and controls
count against. `itemprop=articleBody`, the `articleBody` of the page's JSON-LD, and the names that templates give a story's
text outvote the sum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.readers.furniture import named_furniture, names, set_apart
from a11y.readers.leaves import HEADINGS
from a11y.readers.page import words_of
from a11y.readers.titles import alike, tokens

if TYPE_CHECKING:
    from a11y.model import Element
    from a11y.readers.leaves import Leaf
    from a11y.readers.page import Index


@dataclass(frozen=True, slots=True)
class Body:
    """The element that holds the story; which leaves are its own; which elements are set apart; cards of other stories; what its prose weighs."""

    holder: int
    kept: list[bool]
    apart: list[bool]
    cards: frozenset[int]
    worth: float


def admits_media(index: Index, body: Body, number: int) -> bool:
    """Say whether a player or picture at an element may be the story's: not set apart, or only by an `<aside>` within the story."""
    if not body.apart[number]:
        return True
    root = number
    for parent in index.ancestors(number):
        if not body.apart[parent]:
            break
        root = parent
    element = index.nodes[root]
    linked = any(index.nodes[inner].tag == "a" for inner in index.below(root))
    return element.tag == "aside" and index.within(root, body.holder) and not named_furniture(element, linked=linked)


def weigh(leaf: Leaf, tag: str) -> float:
    """Return what a leaf says for its surroundings being a story: characters of prose for, links and scraps against."""
    length = len(leaf.text)
    toll = CELLS.get(tag, 25)
    if length < LONGEST_NOTICE and RIGHTS.search(leaf.text):
        return -toll
    if tag in HEADINGS:
        return -toll if leaf.density >= 0.5 else length / 2 if length > LONGEST_HEADING else 0.0
    return max(length - 2.5 * leaf.linked - toll, -MOST_AGAINST)


LONGEST_HEADING = 160
"""Characters; what an element for headings holds beyond that is a paragraph in large type (the longest of 85 real titles has 113)."""

LONGEST_NOTICE = 600
"""Characters of a line on whose the page is, with its conditions."""

RIGHTS = re.compile(r"^\W{0,3}(?:©|\(c\) ?\d{4}|copyright\b.{0,40}\d{4})|\ball rights reserved\b", re.IGNORECASE)
"""How a line begins, or ends, that says whose the page is."""

MOST_AGAINST = 150.0
"""The most that one leaf may say against its surroundings: a long row of tags is one row of tags."""

ENOUGH = 140
"""Characters of prose, less what speaks against, that make a story: little more than one sentence of news (21.5 words in OneStopEnglish's advanced texts)."""

ENOUGH_DECLARED = 50
"""The same where the page's metadata say that it is an article: half a sentence of news."""

CELLS = {"td": 2, "th": 2, "li": 8, "dd": 8, "dt": 8}


def find(
    index: Index, leaves: list[Leaf], *, declared: bool = False, stated: tuple[str, ...] = (), title: str | None = None, doubt: bool = False
) -> Body | None:
    """Return where the story is and which leaves are its words; None when the page holds no story.

    `declared`: the page calls itself an article; `stated`: the story's words as its metadata give them; `title`: its headline;
    `doubt`: only the surest names of furniture are believed.
    """
    nodes = index.nodes
    prose = [0.0] * len(nodes)
    for leaf in leaves:
        if leaf.density < 0.4 and len(leaf.text) >= 60:
            prose[leaf.owner] += len(leaf.text)
    _add_up(index, prose)
    told = _vouched(index, leaves, stated)
    teasers = _teasers(index, leaves, title)
    apart = set_apart(index, prose, teasers, told, doubt=doubt, thread=not declared)

    sums = [0.0] * len(nodes)
    for leaf in leaves:
        if not apart[leaf.owner] and nodes[leaf.owner].tag != "figcaption":
            sums[leaf.owner] += weigh(leaf, nodes[leaf.owner].tag)
    _add_up(index, sums)
    # What the metadata quote, and a template that names the story's element, are believed where that element holds a fair part of what the sums find.
    highest = max(sums)
    marks = list(sums)
    named = _common(index, [number for number, node in enumerate(nodes) if sums[number] > 0 and "articlebody" in (node.get("itemprop") or "").lower()], sums)
    headed = _headed(index, sums, title)
    marked = _marked_parts(index, sums, headed)
    for number, value in enumerate(sums):
        if value <= 0.4 * highest:
            continue
        if number in headed:  # the first of them holds what stands around the headline too: an element in it that holds nearly as much is preferred
            marks[number] *= 1.5 if number > headed.start else 1.5 * NEARLY
        if told[0]:
            marks[number] *= 4 if told[number] >= MOST_TOLD * told[0] else 0.5
        if number == named:
            marks[number] *= 4
        elif number in marked:
            marks[number] *= 1.6
    best = max(marks)
    if best < (ENOUGH_DECLARED if declared else ENOUGH):
        return None
    holder = _container(index, max((number for number in range(len(nodes)) if marks[number] >= max(best * 0.995, best - 200)), default=0))
    if not told[0] and named is None:
        holder = _whole(index, holder, leaves, apart)
    for other in _further_stories(index, holder, leaves, sums, title):
        apart[other : index.ends[other]] = [True] * (index.ends[other] - other)

    _readmit_posts(index, holder, leaves, apart)
    for copy in _copies(index, [leaf for leaf in leaves if index.within(leaf.owner, holder) and not apart[leaf.owner]], prose):
        apart[copy : index.ends[copy]] = [True] * (index.ends[copy] - copy)
    kept = [index.within(leaf.owner, holder) and not apart[leaf.owner] for leaf in leaves]
    return Body(holder, kept, apart, frozenset(teasers), max(sums[holder], highest))


PARTS = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "span", "pre", "figure"}) | HEADINGS
"""Elements that are parts of a text and never the whole of it."""


def _container(index: Index, holder: int) -> int:
    """Return the element around a part of a text that holds the whole: its best paragraph or list may outweigh a story full of links."""
    while index.nodes[holder].tag in PARTS and index.parents[holder] >= 0:
        holder = index.parents[holder]
    return holder


FEWEST = 0.35
"""The part of a page's running text below which one element of it is not the story but a piece of one."""

MOST = 0.75
"""The part that the element around the pieces holds; the rest is the site's."""


def _whole(index: Index, holder: int, leaves: list[Leaf], apart: list[bool]) -> int:
    """Return the element around the pieces of a story: of a manual, a list of places, a thread, whose every piece weighs less than the links beside it."""
    prose = [0.0] * len(index.nodes)
    for leaf in leaves:
        if leaf.density < 0.4 and len(leaf.text) >= 60 and not apart[leaf.owner]:
            prose[leaf.owner] += len(leaf.text)
    _add_up(index, prose)
    if prose[holder] >= FEWEST * prose[0]:
        return holder
    return next((parent for parent in index.ancestors(holder) if prose[parent] >= MOST * prose[0]), holder)


NEARLY = 0.95
"""The part of a story in an element that does not hold its headline from which that element is the story's own."""


def _headed(index: Index, sums: list[float], title: str | None) -> range:
    """Return the elements in the smallest part of the page that holds its headline and a story, or in the article around it that goes on after that part."""
    heading = next((n for n, node in enumerate(index.nodes) if node.tag == "h1" and title and alike(words_of(node), title) >= 0.8), None)
    if heading is not None:
        for parent in index.ancestors(heading):
            if max(sums[parent + 1 : index.ends[parent]], default=0.0) >= ENOUGH:
                around = next((other for other in (parent, *index.ancestors(parent)) if index.nodes[other].tag == "article"), parent)
                part = around if sums[around] > sums[parent] else parent
                return range(part, index.ends[part])
    return range(0)


def _common(index: Index, numbers: list[int], sums: list[float]) -> int | None:
    """Return the innermost element that holds all of these, as some templates give each section of a story the name of its body; never two articles."""
    if not numbers:
        return None
    articles = {next((parent for parent in (number, *index.ancestors(number)) if index.nodes[parent].tag == "article"), None) for number in numbers}
    if len(articles) > 1:
        return max(numbers, key=sums.__getitem__)
    return next(number for number in (numbers[0], *index.ancestors(numbers[0])) if index.within(numbers[-1], number))


MOST_TOLD = 0.9
"""The part of what the metadata quote that an element must hold to be the story's; the rest may stand in a standfirst or a caption."""

ENOUGH_TOLD = 300
"""Characters of a stated body below which it is a summary (two paragraphs of news)."""

_LETTERS = re.compile(r"\W+")


def _vouched(index: Index, leaves: list[Leaf], stated: tuple[str, ...]) -> list[float]:
    """Return how many characters below each element the page's metadata quote as the story; nothing when they quote something else."""
    told = [0.0] * len(index.nodes)
    whole = _LETTERS.sub("", "".join(stated)).casefold()
    if len(whole) < ENOUGH_TOLD:
        return told
    for leaf in leaves:
        if len(leaf.text) >= 40 and (words := _LETTERS.sub("", leaf.text).casefold()) and words in whole:
            told[leaf.owner] += len(words)
    _add_up(index, told)
    return told if told[0] >= 0.6 * len(whole) else [0.0] * len(index.nodes)


def _further_stories(index: Index, holder: int, leaves: list[Leaf], sums: list[float], title: str | None) -> list[int]:
    """Return elements of the holder that are whole stories under headlines of their own, as pages have that go on without an end.

    Such a story is an article of its own, or its headline is called one as this page's own is.
    """
    heads = [number for number, node in enumerate(index.nodes) if node.tag == "h1"]
    own = next((number for number in heads if title and alike(words_of(index.nodes[number]), title) >= 0.8), None)
    if own is None:
        return []
    style = {word for word in (index.nodes[own].get("class") or "").split() if _TITLE_NAME.search(word)}
    found: list[int] = []
    for head in heads:
        if head <= own or not index.within(head, holder) or (found and index.within(head, found[-1])) or alike(words_of(index.nodes[head]), title or "") >= 0.8:
            continue
        top, headed = head, not style.isdisjoint((index.nodes[head].get("class") or "").split())
        for parent in index.ancestors(head):
            # A story begins with its headline: what stands before it in the same element is this page's own.
            if index.within(own, parent) or index.within(holder, parent) or _weight(index, leaves, parent, head) >= ENOUGH:
                break
            top = parent
            headed = headed or (index.within(own, holder) and index.nodes[parent].tag == "article" and sums[parent] >= ENOUGH)
        if headed and sums[top] >= ENOUGH:
            found.append(top)
    return found


def _weight(index: Index, leaves: list[Leaf], start: int, end: int) -> float:
    """Return what the leaves from one element to before another weigh."""
    return sum(weigh(leaf, index.nodes[leaf.owner].tag) for leaf in leaves if start <= leaf.owner < end)


_TITLE_NAME = re.compile(r"title|headline|hed$", re.IGNORECASE)
"""Class names of headlines, that no crosshead has."""

_BODY_NAME = re.compile(
    r"(?:article|story|entry|post|news|content|field-name)[-_]*(?:body|content|text|main)\b|field--name-(?:field-)?body|articlebody|storybody|body[-_](?:content|text|copy)\b",
    re.IGNORECASE,
)


def _marked_parts(index: Index, sums: list[float], headed: range) -> set[int]:
    """Return the elements that the template calls the story's text; where it calls several parts under one headline so, the element around these."""
    alike_: dict[tuple[str, str | None], list[int]] = {}
    for number, node in enumerate(index.nodes):
        if _marked(node):
            # One part of a review may bear one class more than the others: the word that says what it is groups them.
            name = next((word for word in (node.get("class") or "").split() if _BODY_NAME.search(word)), node.get("class"))
            alike_.setdefault((node.tag, name), []).append(number)
    found: set[int] = set()
    for numbers in alike_.values():
        parts = [number for number in numbers if number in headed and sums[number] >= ENOUGH]
        apart = all(index.ends[one] <= other for one, other in pairwise(parts))
        whole = _common(index, parts, sums) if len(parts) > 1 and apart else None
        if whole is not None:
            # An introduction full of links weighs little; the element around it and the others weighs more than theirs.
            wide = _common(index, [number for number in numbers if number in headed], sums)
            whole = wide if wide is not None and sums[wide] >= sums[whole] else whole
        found.update(numbers if whole is None else [whole, *(number for number in numbers if number not in parts)])
    return found


def _marked(node: Element) -> bool:
    """Say whether the template itself calls an element the story's text."""
    if "articlebody" in (node.get("itemprop") or "").lower():
        return True
    return node.tag in ("div", "section", "article", "main", "td") and _BODY_NAME.search(names(node)) is not None


SHORTEST_COPY = 400
"""Characters of running text that do not stand in a page twice by chance, nor as a quotation pulled out: some four sentences, in two paragraphs."""


def _copies(index: Index, leaves: list[Leaf], prose: list[float]) -> list[int]:
    """Return the elements whose running text all stands before them in the story: the same once more for another size of screen."""
    seen: set[str] = set()
    again = [0.0] * len(index.nodes)
    count = [0.0] * len(index.nodes)
    for leaf in leaves:
        if leaf.density < 0.4 and len(leaf.text) >= 60:
            if leaf.text in seen:
                again[leaf.owner] += len(leaf.text)
                count[leaf.owner] += 1
            seen.add(leaf.text)
    _add_up(index, again)
    _add_up(index, count)
    found: list[int] = []
    for number, value in enumerate(again):
        if count[number] > 1 and value >= max(SHORTEST_COPY, MOST_COPIED * prose[number]) and not (found and index.within(number, found[-1])):
            found.append(number)
    return found


MOST_COPIED = 0.95
"""The part of an element's running text that must stand before it: a copy may leave out a line or say it otherwise."""

POST = re.compile(r"twitter-tweet|instagram-media|bluesky-embed|mastodon-embed|tweet-text|fb-post", re.IGNORECASE)
"""Class names of quoted posts that carry their words in the page (the networks' own embed code)."""


def _readmit_posts(index: Index, holder: int, leaves: list[Leaf], apart: list[bool]) -> None:
    """Take quoted posts within the story back from what was set apart: their wrapper is often called "social"."""
    posts = [number for number in index.below(holder) if index.nodes[number].tag == "blockquote" and apart[number] and POST.search(names(index.nodes[number]))]
    for number in posts:
        wrapper = number
        for parent in index.ancestors(number):
            if not apart[parent]:
                break
            wrapper = parent
        inside = sum(len(leaf.text) for leaf in leaves if index.within(leaf.owner, number))
        around = sum(len(leaf.text) for leaf in leaves if index.within(leaf.owner, wrapper))
        if around <= 1.5 * inside:
            apart[number : index.ends[number]] = [False] * (index.ends[number] - number)


LARGEST_TEASER = 900
"""Characters of an excerpt in one of several `<article>`s under a linked headline of four words and more (a writer's name has two): some 150 words; elsewhere
a card has half as many at most."""


def _in_a_row(index: Index, article: int) -> bool:
    """Say whether another article stands beside an article."""
    return sum(1 for child in index.nodes[index.parents[article]].children if not isinstance(child, str) and child.tag == "article") > 1


def _teasers(index: Index, leaves: list[Leaf], title: str | None) -> set[int]:
    """Return the elements that are cards of other stories: a heading that is all link, with little text beside it, and not this story's own."""
    chars = [0] * len(index.nodes)
    for leaf in leaves:
        chars[leaf.owner] += len(leaf.text)
    for number in range(len(chars) - 1, 0, -1):
        chars[index.parents[number]] += chars[number]
    cards: set[int] = set()
    own = title
    for leaf in leaves:
        if own and leaf.density >= 0.9 and alike(leaf.text, own) >= 0.8:
            own = None  # blogs link a headline to its own page
            continue
        heading = next((n for n in (leaf.owner, *index.ancestors(leaf.owner)) if index.nodes[n].tag in HEADINGS), None)
        if heading is None or leaf.density < 0.9:
            continue
        card = heading
        article = next((parent for parent in index.ancestors(heading) if index.nodes[parent].tag == "article"), None)
        excerpt = article is not None and chars[article] <= len(leaf.text) + LARGEST_TEASER and len(tokens(leaf.text)) >= 4 and _in_a_row(index, article)
        for parent in index.ancestors(heading):
            room = LARGEST_TEASER if excerpt and article is not None and parent >= article else 450
            if chars[parent] > len(leaf.text) + room or index.nodes[parent].tag in ("body", "main"):
                break
            card = parent
        cards.add(card)
    return cards


def _add_up(index: Index, sums: list[float]) -> None:
    """Turn each element's own figure into its subtree's sum."""
    for number in range(len(sums) - 1, 0, -1):
        sums[index.parents[number]] += sums[number]
