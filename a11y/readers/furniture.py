"""Tell page furniture from the story: by element, role and name, unless the page itself shows that a name means nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from a11y.readers.leaves import CONTROLS
from a11y.readers.page import vocabulary

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


def named_furniture(element: Element) -> bool:
    """Say whether an element's role, class or id is that of furniture."""
    return any(not reason.startswith("<") for reason in reasons(element))


def reasons(element: Element) -> tuple[str, ...]:
    """Return why an element looks like furniture: "<aside>", "role=navigation", "related" …; nothing when it does not.

    >>> from a11y.model import Element
    >>> reasons(Element("aside", (("class", "related-links dark:menu"),), (), 0))
    ('<aside>', 'related')
    """
    found = (f"<{element.tag}>",) if element.tag in ASIDE_TAGS else ()
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
    return found + _words_of(label) if label else found


@lru_cache(maxsize=8192)
def _words_of(label: str) -> tuple[str, ...]:
    """Return the words of furniture in class names and ids."""
    bare = _TOPIC.sub(" ", label)
    if ":" in bare or "[" in bare:
        bare = _VARIANT.sub(" ", bare)
    found = ASIDE_WORDS.intersection(word.lower() for word in _WORDS.findall(bare))
    if not found and (phrase := ASIDE_PHRASES.search(bare.lower())):
        return (phrase[0],)
    return tuple(sorted(found))


def set_apart(index: Index, prose: Sequence[float], cards: set[int], told: Sequence[float]) -> list[bool]:
    """Return for every element whether it, or what holds it, is furniture; `prose` is the running text below each, `told` what the metadata vouch for.

    Furniture stays furniture unless half of the page's prose lies in it: some templates call the whole page "has-sidebar". A name of `LAYOUT` is
    judged by everything that bears it, since some templates put such a name on every paragraph.
    """
    half = 0.5 * prose[0]
    why = [reasons(node) for node in index.nodes]
    bearing: dict[str, float] = {}
    ends: dict[str, int] = {}
    for number, found in enumerate(why):
        for reason in found:
            if reason in LAYOUT and number >= ends.get(reason, 0):
                bearing[reason] = bearing.get(reason, 0.0) + prose[number]
                ends[reason] = index.ends[number]
    empty = {reason for reason, borne in bearing.items() if borne > half}
    apart = [False] * len(index.nodes)
    for number, node in enumerate(index.nodes):
        parent = index.parents[number]
        if parent >= 0 and apart[parent]:
            apart[number] = True
        elif node.tag in ("html", "body") or prose[number] > half or told[number] > 0:
            continue
        elif number in cards or _nested(index, number):
            apart[number] = True
        elif why[number] and not empty.issuperset(why[number]):
            # The footer of a quotation is its source (HTML, section 4.4.4).
            apart[number] = node.tag != "footer" or all(index.nodes[other].tag != "blockquote" for other in index.ancestors(number))
    return apart


def _nested(index: Index, number: int) -> bool:
    """Say whether an element is an article within an article: a comment or another story (HTML, section 4.3.2)."""
    return index.nodes[number].tag == "article" and any(index.nodes[parent].tag == "article" for parent in index.ancestors(number))
