"""Find the story in a page: the element that holds it, and which leaves inside it are its words.

The holder is the element whose subtree has the largest sum, where prose counts for and link lists, scraps and controls
count against. `itemprop=articleBody`, where a page has it, and the names that templates give a story's text outvote the sum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.readers.leaves import CONTROLS
from a11y.readers.page import vocabulary

if TYPE_CHECKING:
    from a11y.model import Element
    from a11y.readers.leaves import Leaf
    from a11y.readers.page import Index

ASIDE_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog"}) | CONTROLS
"""Elements that HTML itself sets apart from the story (HTML, section 4.3)."""

ASIDE_ROLES = frozenset(
    {"navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "form", "tablist"}
)
"""ARIA landmark and widget roles for what is not the story (WAI-ARIA 1.2, section 5.4)."""

ASIDE_WORDS = vocabulary(
    """
    ad ads adslot advert adverts advertisement advertising adunit dfp sponsor sponsored sponsors taboola outbrain zergnet mgid nav navbar navigation
    menu footer sidebar breadcrumb breadcrumbs toolbar pagination pager paging skip comment comments disqus livefyre respond commentlist replies share
    sharing shares sharebar sharer social sociable addthis sharethis addtoany follow jetpack sharedaddy related relateds recirc recirculation
    recommended recommendation recommendations recommend similar teaser teasers popular trending mostread readmore readnext upnext alsoread newsletter
    newsletters subscribe subscription signup optin mailchimp paywall login signin register promo promos promotion promobox cta cookie cookies consent
    gdpr modal popup overlay lightbox tooltip tag tags taglist topics categories byline bylines bio authorbio authorbox author authors contributor
    postmeta timestamp dateline published rating ratings poll quiz survey widget widgets toc print printonly disclaimer correction
    """
)
"""Words in class names and ids of furniture: what the templates of some eighty news pages call it; many are in Readability.js's `unlikelyCandidates` too."""

ASIDE_PHRASES = re.compile(
    r"read[-_]?(?:more|next|also|on)|(?:more|also)[-_]?(?:from|on|in|read|stories|news|like)|most[-_]?(?:read|popular|viewed)|sign[-_]?(?:up|in)|up[-_]?next|"
    r"see[-_]?also|you[-_]?may|(?:entry|post|article|story)[-_]?(?:meta|footer|tools|utility|utilities|info|date)|author[-_]?(?:info|bio|box|card)|"
    r"screen[-_]?reader|sr[-_]only|visually[-_]?hidden|inline[-_]?(?:related|promo|newsletter)"
)
"""Pairs of words in class names of furniture; the same provenance."""

_TOPIC = re.compile(r"(?<!\S)(?:tag|category|author|has|no|with)-\S+")  # WordPress's post_class() names an article's topics and author
_WORDS = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")


@dataclass(frozen=True, slots=True)
class Body:
    """The element that holds the story; per leaf, whether it belongs to it; per element, whether it is set apart; and cards of other stories."""

    holder: int
    kept: list[bool]
    apart: list[bool]
    cards: frozenset[int]


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
    return element.tag == "aside" and index.within(root, body.holder) and not _named_furniture(element)


def names(element: Element) -> str:
    """Return an element's class and id as one string, for patterns to look at."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def furniture(element: Element) -> bool:
    """Say whether an element looks like page furniture by its tag, role, class or id.

    >>> from a11y.model import Element
    >>> furniture(Element("div", (("class", "article-shareTools"),), (), 0)), furniture(Element("div", (("class", "story"),), (), 0))
    (True, False)
    """
    return element.tag in ASIDE_TAGS or _named_furniture(element)


def _named_furniture(element: Element) -> bool:
    """Say whether an element's role, class or id is that of furniture."""
    label = ""
    if element.tag == "main" or "articlebody" in (element.get("itemprop") or "").lower():
        return False
    for name, value in element.attributes:
        if name == "role" and value.strip().lower() in ASIDE_ROLES:
            return True
        if name in ("class", "id"):
            label += f" {_TOPIC.sub(' ', value)}"
        elif name == "aria-hidden" and value == "true" and element.tag in ("div", "section"):
            return True
    if len(label) < 3:
        return False
    return not ASIDE_WORDS.isdisjoint(word.lower() for word in _WORDS.findall(label)) or ASIDE_PHRASES.search(label.lower()) is not None


def weigh(leaf: Leaf, tag: str) -> float:
    """Return what a leaf says for its surroundings being a story: characters of prose for, links and scraps against."""
    length = len(leaf.text)
    toll = CELLS.get(tag, 25)
    if tag in HEADINGS:
        return 0.0 if leaf.density < 0.5 else -toll
    return max(length - 2.5 * leaf.linked - toll, -MOST_AGAINST)


MOST_AGAINST = 150.0
"""The most that one leaf may say against its surroundings: a long row of tags is one row of tags."""

ENOUGH = 140
"""Characters of prose, less what speaks against, that make a story: little more than one sentence of news (21.5 words in OneStopEnglish's advanced texts)."""

ENOUGH_DECLARED = 50
"""The same where the page's metadata say that it is an article: half a sentence of news."""

CELLS = {"td": 2, "th": 2, "li": 8, "dd": 8, "dt": 8}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def find(index: Index, leaves: list[Leaf], *, declared: bool = False) -> Body | None:
    """Return where the story is and which leaves are its words; `declared`: the page calls itself an article; None when it holds no story."""
    nodes = index.nodes
    prose = [0.0] * len(nodes)
    for leaf in leaves:
        if leaf.density < 0.4 and len(leaf.text) >= 60:
            prose[leaf.owner] += len(leaf.text)
    _add_up(index, prose)
    total = prose[0]

    # Furniture stays furniture unless half of the page's prose lies in it: some templates call the whole page "has-sidebar".
    apart = [False] * len(nodes)
    teasers = _teasers(index, leaves)
    for number, node in enumerate(nodes):
        parent = index.parents[number]
        inside = parent >= 0 and apart[parent]
        apart[number] = inside or (node.tag not in ("html", "body") and prose[number] <= 0.5 * total and (number in teasers or _set_apart(index, number)))

    sums = [0.0] * len(nodes)
    for leaf in leaves:
        if not apart[leaf.owner] and nodes[leaf.owner].tag != "figcaption":
            sums[leaf.owner] += weigh(leaf, nodes[leaf.owner].tag)
    _add_up(index, sums)
    # A template that names the story's element is believed when that element holds a fair part of what the sums find.
    highest = max(sums)
    marks = [
        value * (4 if "articlebody" in (nodes[number].get("itemprop") or "").lower() else 1.6) if value > 0 and _marked(nodes[number]) else value
        for number, value in enumerate(sums)
    ]
    marks = [mark if sums[number] > 0.4 * highest else sums[number] for number, mark in enumerate(marks)]
    best = max(marks)
    if best < (ENOUGH_DECLARED if declared else ENOUGH):
        return None
    holder = max((number for number in range(len(nodes)) if marks[number] >= max(best * 0.995, best - 200)), default=0)

    _readmit_posts(index, holder, leaves, apart)
    kept = [index.within(leaf.owner, holder) and not apart[leaf.owner] for leaf in leaves]
    return Body(holder, kept, apart, frozenset(teasers))


_BODY_NAME = re.compile(
    r"(?:article|story|entry|post|news|content|field-name)[-_]*(?:body|content|text|main)\b|articlebody|storybody|body[-_](?:content|text|copy)\b",
    re.IGNORECASE,
)


def _marked(node: Element) -> bool:
    """Say whether the template itself calls an element the story's text."""
    if "articlebody" in (node.get("itemprop") or "").lower():
        return True
    return node.tag in ("div", "section", "article", "main", "td") and _BODY_NAME.search(names(node)) is not None


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


def _set_apart(index: Index, number: int) -> bool:
    """Say whether an element is furniture; the footer of a quotation is its source (HTML, section 4.4.4)."""
    node = index.nodes[number]
    if node.tag == "footer" and any(index.nodes[parent].tag == "blockquote" for parent in index.ancestors(number)):
        return False
    return furniture(node) or _nested(index, number)


def _nested(index: Index, number: int) -> bool:
    """Say whether an element is an article within an article: a comment or another story (HTML, section 4.3.2)."""
    return index.nodes[number].tag == "article" and any(index.nodes[parent].tag == "article" for parent in index.ancestors(number))


def _teasers(index: Index, leaves: list[Leaf]) -> set[int]:
    """Return the elements that are cards of other stories: a heading that is all link, with little text beside it."""
    chars = [0] * len(index.nodes)
    for leaf in leaves:
        chars[leaf.owner] += len(leaf.text)
    for number in range(len(chars) - 1, 0, -1):
        chars[index.parents[number]] += chars[number]
    cards: set[int] = set()
    for leaf in leaves:
        heading = next((n for n in (leaf.owner, *index.ancestors(leaf.owner)) if index.nodes[n].tag in HEADINGS), None)
        if heading is None or leaf.density < 0.9:
            continue
        card = heading
        for parent in index.ancestors(heading):
            if chars[parent] > len(leaf.text) + 450 or index.nodes[parent].tag in ("body", "main"):
                break
            card = parent
        cards.add(card)
    return cards


def _add_up(index: Index, sums: list[float]) -> None:
    """Turn each element's own figure into its subtree's sum."""
    for number in range(len(sums) - 1, 0, -1):
        sums[index.parents[number]] += sums[number]
