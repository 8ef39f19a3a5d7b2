"""Tell page furniture from the story: by element, role and name, unless the page itself shows that a name means nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from a11y.readers.leaves import CONTROLS, HEADINGS
from a11y.readers.page import vocabulary, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Element
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
    onetrust didomi usercentrics truste cookielaw gdpr modal popup overlay lightbox tooltip tag tags taglist
    topics categories byline bylines bio authorbio authorbox author authors contributor
    postmeta testimonials ticker timestamp dateline published rating ratings poll quiz survey widget widgets toc print printonly disclaimer correction
    """
)
"""Words in class names and ids of furniture: what the templates of some eighty news pages call it; many are in Readability.js's `unlikelyCandidates` too."""

ASIDE_PHRASES = re.compile(
    r"read[-_]?(?:more|next|also|on)|(?:more|also)[-_]?(?:from|on|in|read|stories|news|like)(?![a-z])|most[-_]?(?:read|popular|viewed)|sign[-_]?(?:up|in)|up[-_]?next|"
    r"see[-_]?also|you[-_]?may|(?:entry|post|article|story)[-_]?(?:meta|footer|tools|utility|utilities|info|date)|author[-_]?(?:info|bio|box|card)|"
    r"screen[-_]?reader|sr[-_]only|visually[-_]?hidden|inline[-_]?(?:related|promo|newsletter)|form[-_](?:done|fail|success|error|message|response)|sabox"
)
"""Pairs of words in class names of furniture; the same provenance."""

_TOPIC = re.compile(r"(?<!\S)(?:tag|category|author|has|no|with)-\S+")  # WordPress's post_class() names an article's topics and author
_WORDS = re.compile(r"(?<![0-9a-z])[a-z]+|(?<!\d)[A-Z]+(?![a-z])|(?<!\d)[A-Z][a-z]*")
_HASH = re.compile(r"(?<![^\W_])(?=[0-9a-f]*\d[0-9a-f]*[a-f])[0-9a-f]{6,}(?![^\W_])")
"""A number that a page builder gives an element ("elementor-element-48f0ad") says nothing."""

_VARIANT = re.compile(r"\S*[:\[]\S*")
"""A utility class with a variant ("print:hidden", "[.floated_&]") says how a thing looks and not what it is."""

LAYOUT = vocabulary(
    """
    ad ads advert adverts advertisement byline bylines category contributor correction cta follow footer lightbox login menu modal nav navbar overlay
    paywall popup print published rating ratings register sidebar signin similar skip subscribe subscription survey tag taglist tags toc toolbar tooltip
    topics widget widgets
    """
)
"""The names among them that templates also give what holds a story ("sidebar-grid", "paywall" on every paragraph): not believed where they would
take most of a page's prose. Names of comments, of other stories and of consent notices are not among them: short stories have much of those."""


PLACES = vocabulary("footer lightbox login menu modal nav navbar overlay popup register sidebar signin tooltip toolbar")
"""Those that name a place beside the story: as a whole class or id they are believed where the place holds neither headline, article nor main part,
though it may be longer than a short story."""

SMALL_PRINT = vocabulary("byline bylines contributor correction published rating ratings survey tag taglist tags topics")
"""Those that may name a single paragraph."""

NEVER = vocabulary(
    """
    comment comments commentlist consent cookie cookielaw cookies didomi disqus gdpr livefyre onetrust replies respond truste usercentrics <footer> <nav>
    <dialog> role=dialog role=alertdialog
    """
)
"""The names of what is often longer than a short story: readers' comments and the texts of consent notices."""

DOUBTFUL = frozenset({"<form>", "<fieldset>", "<label>", "<menu>", "aria-hidden", "role=form", "role=banner"})
"""Reasons that are not believed when they leave a page without a story: some templates wrap all of a page in a form."""

THREAD = vocabulary("comment comments commentlist replies")
"""The names of posts: where a page that calls itself no article holds nothing else, they are what it is for (forums call each post a comment)."""

ELSEWHERE = vocabulary(
    """
    popular promo promobox promos readmore readnext recirc recirculation recommend recommendation recommendations recommended related relateds similar
    teaser teasers trending
    """
)
"""The names of other stories: without a link it is none of them but this story's own summary."""


def names(element: Element) -> str:
    """Return an element's class and id as one string, for patterns to look at."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def furniture(element: Element) -> bool:
    """Say whether an element looks like page furniture by its tag, role, class or id.

    >>> from a11y.model import Element
    >>> furniture(Element("div", (("class", "article-shareTools"),), (), 0)), furniture(Element("div", (("class", "story"),), (), 0))
    (True, False)
    """
    return bool(reasons(element))


def named_furniture(element: Element, *, linked: bool) -> bool:
    """Say whether an element's role, class or id is that of furniture; one that is not `linked` anywhere is no other story."""
    return any(not reason.startswith("<") and (linked or reason not in ELSEWHERE) for reason in reasons(element))


def reasons(element: Element) -> tuple[str, ...]:
    """Return why an element looks like furniture: "<aside>", "role=navigation", "related" …; nothing when it does not.

    >>> from a11y.model import Element
    >>> reasons(Element("aside", (("class", "related-links dark:menu"),), (), 0))
    ('<aside>', 'related')
    """
    found: tuple[str, ...] = (f"<{element.tag}>",) if element.tag in ASIDE_TAGS else ()
    label = ""
    if not element.attributes or element.tag == "main":
        return found
    for name, value in element.attributes:
        if name in ("class", "id"):
            label = f"{label} {value}" if label else value
        elif name == "role":
            role = value.strip().lower()
            if role in ASIDE_ROLES:
                found += (f"role={role}",)
        elif name == "itemprop" and "articlebody" in value.lower():
            return found
        elif name == "aria-hidden" and value == "true" and element.tag in ("div", "section"):
            found += ("aria-hidden",)
    words = _words_of(label) if label else ()
    if "consent" in words and any(name in ("data-src", "data-embed-url", "data-url") for name, _ in element.attributes):
        return found  # it asks before one frame of the story is loaded
    return found + words


PICTORIAL = re.compile(r"image|img|photo|picture|figure|video", re.IGNORECASE)
WINDOWS = vocabulary("lightbox modal overlay popup share skip widget widgets")
"""Names that together with a picture's or video's say how it is shown: an "image-widget" is a picture."""

SHOWING = LAYOUT | WINDOWS | {"<button>", "aria-hidden"}
"""What says within a figure only how its picture is shown; a form or a newsletter in one is none of it."""


@lru_cache(maxsize=8192)
def _words_of(label: str) -> tuple[str, ...]:
    """Return the words of furniture in class names and ids."""
    bare = _TOPIC.sub(" ", label)
    if ":" in bare or "[" in bare:
        bare = _VARIANT.sub(" ", bare)
    bare = _HASH.sub(" ", bare)
    found = ASIDE_WORDS.intersection(word.lower() for word in _WORDS.findall(bare))
    if not found.isdisjoint(WINDOWS) and PICTORIAL.search(bare):
        found -= WINDOWS
    if not found and (phrase := ASIDE_PHRASES.search(bare.lower())):
        return (phrase[0],)
    return tuple(sorted(found))


def set_apart(index: Index, prose: Sequence[float], cards: set[int], told: Sequence[float], *, doubt: bool = False, thread: bool = False) -> list[bool]:
    """Return for every element whether it, or what holds it, is furniture; `prose` is the running text below each, `told` what the metadata vouch for.

    Furniture stays furniture unless half of the page's prose lies in it: some templates call the whole page "has-sidebar". A name of `LAYOUT` is
    judged by everything that bears it, since some templates put such a name on every paragraph, and against the prose that no other name sets apart.
    With `doubt`, forms and the names of `LAYOUT` are not believed at all; with `thread` besides, nor are those of comments.
    """
    most = 0.5 * prose[0]
    links = _links_below(index)
    pictured = _below(index, "figcaption")
    nested = _nested(index, prose)
    why: list[tuple[str, ...]] = []
    disclosed = _disclosed(index, prose)
    figure_end = 0
    for number, node in enumerate(index.nodes):
        found = reasons(node)
        if found and disclosed[number]:
            found = tuple(reason for reason in found if reason not in ("<button>", "aria-hidden"))
        if found and node.tag in HEADED and node.get("id") and _is_slug(index, number):
            found = tuple(reason for reason in found if reason in reasons(replace(node, attributes=_without_id(node))))
        if found and not links[number]:
            found = tuple(reason for reason in found if reason not in ELSEWHERE)
        if found and number < figure_end:  # what a figure holds is its picture and caption, however they are shown
            found = tuple(reason for reason in found if reason not in SHOWING)
        if node.tag == "figure":
            figure_end = max(figure_end, index.ends[number])
        if found and pictured[number] and links[number] <= 1:  # a picture with its caption, perhaps one that grows when it is pressed
            found = tuple(reason for reason in found if reason != "<button>" and reason not in WINDOWS)
        if found and node.tag in ("p", "blockquote") and prose[number]:  # running text and no box
            found = tuple(reason for reason in found if reason not in LAYOUT or (reason in SMALL_PRINT and node.tag == "p"))
        if found and doubt:
            found = tuple(reason for reason in found if reason not in LAYOUT and reason not in DOUBTFUL and not (thread and reason in THREAD))
        why.append(found)

    anchors = _anchors(index)

    def beside(number: int) -> bool:
        """Say whether an element is a place beside the story by its name, by what it lacks, and by what is left without it."""
        if anchors[number] or not anchors[0] or PLACES.isdisjoint(why[number]) or prose[number] > 0.8 * prose[0]:
            return False
        return not PLACES.isdisjoint(names(index.nodes[number]).lower().split())

    def judge(empty: frozenset[str]) -> list[bool]:
        apart = [False] * len(index.nodes)
        for number, node in enumerate(index.nodes):
            parent = index.parents[number]
            if parent >= 0 and apart[parent]:
                apart[number] = True
            elif node.tag in ("html", "body") or told[number] > 0:
                continue
            elif beside(number):
                apart[number] = True
            elif prose[number] > (most if NEVER.isdisjoint(why[number]) else 0.9 * prose[0]):
                continue
            elif number in cards or number in nested:
                apart[number] = True
            elif why[number] and not empty.issuperset(why[number]):
                # The footer of a quotation is its source (HTML, section 4.4.4).
                apart[number] = node.tag != "footer" or all(index.nodes[other].tag != "blockquote" for other in index.ancestors(number))
        return apart

    sure = judge(LAYOUT)
    bearing: dict[str, float] = {}
    ends: dict[str, int] = {}
    outside = 0.0  # the prose that is surely no furniture
    for number, found in enumerate(why):
        if sure[number]:
            if not sure[index.parents[number]]:
                outside -= prose[number]
            continue
        for reason in found:
            if reason in LAYOUT and number >= ends.get(reason, 0):
                bearing[reason] = bearing.get(reason, 0.0) + prose[number]
                ends[reason] = index.ends[number]
    outside += prose[0]
    return judge(frozenset(reason for reason, borne in bearing.items() if borne > MOST_OF_LAYOUT * outside))


HEADED = HEADINGS | {"section", "div"}
"""Elements that are headings or have one."""


def _is_slug(index: Index, number: int) -> bool:
    """Say whether the id of an element is made of the words of its heading, two and more, as manuals and wikis write it for links."""
    heading = next((inner for inner in islice(index.below(number), 4) if index.nodes[inner].tag in HEADINGS), None)
    slug = set(_LETTERS.findall((index.nodes[number].get("id") or "").lower()))
    words = _LETTERS.findall(words_of(index.nodes[heading]).lower()) if heading is not None else []
    return len(words) > 1 and slug.issuperset(words)


_LETTERS = re.compile(r"[^\W\d_]+")


def _without_id(element: Element) -> tuple[tuple[str, str], ...]:
    """Return the attributes of an element but its id."""
    return tuple((name, value) for name, value in element.attributes if name != "id")


MOST_CLIMBED = 3
"""Elements from a button up to what holds it with what it opens: its heading, a row, the item of the accordion."""

FEWEST_WORDS = 3
"""Words of a button that heads a text: "Is it safe?"; what opens a menu or closes a box has one or two."""

_ACCORDION = re.compile(r"accordion|collaps|faq|toggle|disclos", re.IGNORECASE)


def _disclosed(index: Index, prose: Sequence[float]) -> list[bool]:
    """Say of every element whether it is a button whose words head the text it opens, or is in that text: questions and their answers.

    Such a button says that it opens something (ARIA Authoring Practices, "Accordion"), holds a heading, or asks; no running text stands before it in
    the element that holds both.
    """
    found = [False] * len(index.nodes)
    for number, node in enumerate(index.nodes):
        if node.tag != "button" or not _opens(index, number):
            continue
        inner = number
        for item in islice(index.ancestors(number), MOST_CLIMBED):
            before = any(not isinstance(child, str) and child.node < inner and prose[child.node] for child in index.nodes[item].children)
            if before or index.nodes[item].tag in ASIDE_TAGS or index.nodes[item].tag == "header":
                break
            if prose[item] > prose[number]:
                found[number : index.ends[item]] = [True] * (index.ends[item] - number)
                break
            inner = item
    return found


def _opens(index: Index, button: int) -> bool:
    """Say whether a button reads as the head of what it opens."""
    node = index.nodes[button]
    text = words_of(node)
    says = bool(node.get("aria-expanded") or node.get("aria-controls")) or _ACCORDION.search(names(node)) is not None or text.endswith("?")
    headed = any(index.nodes[inner].tag in HEADINGS for inner in index.below(button))
    return len(text.split()) >= FEWEST_WORDS and (says or headed)


MOST_OF_LAYOUT = 1 / 3
"""The part of a page's prose that a layout name may set apart: sidebars and boxes of 200 news pages hold less, mislabelled stories more."""


def _anchors(index: Index) -> list[int]:
    """Return for every element how many marks of a story it holds or is: headlines, articles, main parts, bodies of articles."""
    count = [int(node.tag in ("h1", "article", "main") or "articlebody" in (node.get("itemprop") or "").lower()) for node in index.nodes]
    for number in range(len(count) - 1, 0, -1):
        count[index.parents[number]] += count[number]
    return count


def _below(index: Index, tag: str) -> list[int]:
    """Return for every element how many elements of a kind it holds or is."""
    count = [int(node.tag == tag) for node in index.nodes]
    for number in range(len(count) - 1, 0, -1):
        count[index.parents[number]] += count[number]
    return count


def _links_below(index: Index) -> list[int]:
    """Return for every element how many links it holds, is, or stands in."""
    count = _below(index, "a")
    for number, node in enumerate(index.nodes):
        if node.tag == "a":
            count[number : index.ends[number]] = [1] * (index.ends[number] - number)
    return count


MOST_NESTED = 2 / 3
"""The part of an article's prose that articles within it hold when they are its own parts: a list of places, the body of a post."""


def _nested(index: Index, prose: Sequence[float]) -> set[int]:
    """Return the articles within an article that are comments or other stories (HTML, section 4.3.2), and not what it is made of.

    What it is made of holds most of its prose, and is one article or stands under the headline of the article around it.
    """
    inner: dict[int, list[int]] = {}
    for number, node in enumerate(index.nodes):
        if node.tag == "article":
            outer = next((parent for parent in index.ancestors(number) if index.nodes[parent].tag == "article"), None)
            if outer is not None:
                inner.setdefault(outer, []).append(number)
    found: set[int] = set()
    for outer, articles in inner.items():
        headed = any(index.nodes[number].tag == "h1" for number in range(outer, articles[0]))
        if not (headed or len(articles) == 1) or sum(prose[number] for number in articles) <= MOST_NESTED * prose[outer]:
            found.update(articles)
    return found
