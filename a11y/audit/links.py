"""Links: whether a reader who hears or sees a link alone knows where it goes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from a11y.audit.dom import NEVER_SHOWN, attribute
from a11y.audit.rule import BLIND, KEYBOARD, LEARNING, SECOND_LANGUAGE, Case, Rule, Subject

if TYPE_CHECKING:
    from a11y.model import Element

# Link texts that tell nothing alone (WCAG 2.2 failure F84 and technique G91 give "click here", "more", "read more", "this").
_VAGUE_NAMES = """
check it out | click | click here | click this | continue | continue reading | details | download | find out | find out more | full story |
go | go here | here | info | learn more | link | listen | more | more details | more info | more information | open | page | press here |
read | read full story | read more | read on | read this | see | see all | see here | see more | show more | site | source | start | tap
here | this | this article | this link | this page | via | view | view all | view more | watch | watch now | web site | website
"""
_VAGUE = frozenset(name.strip() for name in _VAGUE_NAMES.replace("\n", " ").split("|"))
# "this product", "that report": a word that points at the page and a noun that any page could be.
_POINTING = re.compile(
    r"(?:this|that|these|those) (?:announcement|blog|book|clip|document|event|film|form|guide|item|offer|piece|post|product|programme|release|report|review|"
    r"statement|story|study|survey|tool|video|work)s?"
)
_FORMAT_NAMES = (
    "csv | doc | docx | epub | excel | html | json | mp3 | mp4 | odt | pdf | plain text | powerpoint | ppt | pptx | rtf | txt | word | xls | xlsx | xml | zip"
)
_FORMATS = frozenset(_FORMAT_NAMES.split(" | "))
_DOCUMENT = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|csv|zip|epub|odt|rtf)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
_NEW_WINDOW = re.compile(r"\b(new|another|separate|external)\b.{0,20}\b(window|tab|site|link)\b|\bopens?\b.{0,30}\b(window|tab)\b|\(external\)", re.IGNORECASE)
_JUMP = re.compile(r"""location(?:\.href)?\s*=\s*['"]([^'"]+)['"]|location\.(?:assign|replace)\(\s*['"]([^'"]+)['"]|window\.open\(\s*['"]([^'"]+)['"]""")
# Parameters that count visits and change nothing that is shown.
_COUNTING = re.compile(
    r"(utm_\w+|ttag|ref|referrer|src|source|cmp|cmpid|cid|icid|ito|ftag|fbclid|gclid|tag|smid|mod|partner|from|gmpage|pos|position|intcmp|int_\w+|s_cid|soc_\w+|referral|campaign|medium|xtor)="
)
_CONTEXT = ("p", "li", "td", "th", "dd", "dt", "div", "section", "article", "body")


def _links(subject: Subject) -> Iterator[Element]:
    for element in subject.dom.elements:
        role = subject.names.role(element)
        if (role == "link" or (role.startswith("doc-") and subject.names.implicit(element) == "link")) and subject.sight.exposed(element):
            yield element


def _unnamed(subject: Subject) -> Iterator[Case]:
    for element in _links(subject):
        yield Case("passed" if subject.names.name(element) else "failed", element)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", name.lower()).split())


def _is_vague(name: str) -> bool:
    plain = _plain(name)
    return plain in _VAGUE or plain in _FORMATS or bool(_POINTING.fullmatch(plain))


def _vague(subject: Subject) -> Iterator[Case]:
    for element in _links(subject):
        name = subject.names.name(element)
        if name:
            yield Case(
                "failed" if _is_vague(name) else "passed",
                element,
                message=f"“{name[:60]}” tells nothing to a reader who hears links as a list.",
            )


def _vague_in_context(subject: Subject) -> Iterator[Case]:
    for element in _links(subject):
        name = subject.names.name(element)
        if not name:
            continue
        if not _is_vague(name) or _has_context(element, subject):
            yield Case("passed", element)
        else:
            yield Case("failed", element, message=f"“{name[:60]}” stands alone: nothing in its sentence, list item or cell says where it goes.")


def _has_context(element: Element, subject: Subject) -> bool:
    """Say whether a link's sentence, list item, cell, description or the heading of its table column tells more than the link."""
    if element.get("aria-describedby"):
        return True
    around = next((up for up in subject.dom.ancestors(element) if up.tag in _CONTEXT or subject.names.role(up) in ("paragraph", "listitem", "cell")), None)
    while around is not None and around.tag == "li" and not _more(around, subject):
        # Lists may be nested: the item around this one counts (WCAG 2.4.4, technique H77).
        around = next((up for up in subject.dom.ancestors(around) if up.tag == "li"), None)
    if around is None:
        return False
    if around.tag in ("td", "th"):
        return _more(around, subject) or _headed(around, subject)
    return around.tag not in ("div", "section", "article", "body") and _more(around, subject)


def _headed(cell: Element, subject: Subject) -> bool:
    """Say whether a header tells what a cell is of; one that spans the table does so only where the row has no words of its own."""
    table = subject.dom.closest(cell, "table")
    if table is None:
        return False
    key = ("headers in table", table.node)
    if key not in subject.kept:
        inside = list(subject.dom.below(table))
        widest = max((sum(not isinstance(child, str) for child in row.children) for row in inside if row.tag == "tr"), default=1)
        spans = [attribute(found, "colspan") for found in inside if found.tag == "th"]
        own = any(not span.isdigit() or len(span) > 4 or int(span) < max(2, widest) for span in spans)
        subject.kept[key] = (own, bool(spans))
    own, spanning = subject.kept[key]
    row = subject.dom.closest(cell, "tr")
    return bool(own or (spanning and row is not None and not _more(row, subject)))


def _more(element: Element, subject: Subject) -> bool:
    """Say whether an element holds words beyond those of its links."""
    key = ("words beside links", element.node)
    if key not in subject.kept:
        # An item of a list is short: in "Ulysses: HTML, EPUB" one word says what the links are of.
        subject.kept[key] = _words_beside_links(element) >= (1 if element.tag in ("li", "tr") else 2)
    return bool(subject.kept[key])


def _words_beside_links(element: Element) -> int:
    stack: list[Element | str] = [element]
    parts: list[str] = []
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.tag != "a" and item.tag not in NEVER_SHOWN:
            parts.append(" ")
            stack.extend(reversed(item.children))
    return len(re.findall(r"\w{2,}", "".join(parts)))


def _destination(element: Element, subject: Subject) -> str | None:
    address = element.get("href") or element.get("xlink:href")
    if address is None:
        jump = _JUMP.search(element.get("onclick") or "")
        address = next((group for group in jump.groups() if group), None) if jump else None
    if address is None:
        return None
    try:
        return urldefrag(urljoin(subject.address, address.strip()))[0] if not address.startswith("#") else address
    except ValueError:
        return address


def _site(host: str) -> str:
    """Return the part of a host name that one owner holds, as far as its last two labels tell ("co.uk" is shared, and then nothing is said)."""
    return ".".join(host.lower().split(":")[0].split(".")[-2:])


def _netloc(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _parts(address: str) -> tuple[str, str, str]:
    """Return host, path and query of an address, without what only counts visits."""
    found = urlsplit(address)
    query = "&".join(pair for pair in found.query.split("&") if pair and not _COUNTING.match(pair))
    return found.netloc.removeprefix("www."), found.path.rstrip("/"), query


def _differ(one: str, two: str, home: str) -> bool | None:
    """Say whether two addresses lead to different things: None when only opening them could tell."""
    try:
        first, second = _parts(one), _parts(two)
    except ValueError:
        return None
    if first == second:
        return False
    if first[0] and second[0] and _site(first[0]) != _site(second[0]):
        return True
    # One page of this site asked for different things gives different things; what other sites do with a query is theirs.
    own = _site(first[0]) in ("", home) and first[:2] == second[:2]
    return True if own else None


def _groups(subject: Subject, *, by_context: bool) -> Iterator[tuple[str, list[Element]]]:
    """Yield the links that share a name, and, when asked, the place they stand in."""
    groups: dict[tuple[str, int], list[Element]] = defaultdict(list)
    for element in _links(subject):
        name = subject.names.name(element).lower()
        if name and _destination(element, subject):
            around = next((up for up in subject.dom.ancestors(element) if up.tag in _CONTEXT), subject.dom.root)
            bare = around.tag in ("p", "div", "section", "article", "body") and not _more(around, subject)
            # A paragraph that holds nothing but the link gives no context of its own: all such links of a page are compared.
            groups[name, -1 if bare or not by_context else around.node].append(element)
    yield from ((name, elements) for (name, _), elements in groups.items() if len(elements) > 1)


def _compared(subject: Subject, *, by_context: bool) -> Iterator[Case]:
    home = _site(_netloc(subject.address))
    doubtful: list[tuple[str, Element, int]] = []
    for name, (first, *others) in _groups(subject, by_context=by_context):
        apart = {_differ(_destination(first, subject) or "", _destination(other, subject) or "", home): other for other in reversed(others)}
        if True in apart:
            yield Case("failed", apart[True], message=f"{len(others) + 1} links are called “{name[:60]}” and lead to different things.")
        elif None in apart:
            doubtful.append((name, apart[None], len(others) + 1))
        else:
            yield Case("passed", first)
    if len(doubtful) == 1:
        name, element, count = doubtful[0]
        yield Case("cant-tell", element, message=f"{count} links are called “{name[:60]}”. Open them: do they serve the same purpose?")
    elif doubtful:
        # A site's menus repeat many names: an editor is asked once.
        names = ", ".join(f"“{name[:40]}”" for name, _, _ in doubtful[:8])
        more = f" and {len(doubtful) - 8} more" if len(doubtful) > 8 else ""
        yield Case(
            "cant-tell",
            doubtful[0][1],
            message=f"Several links share each of these names: {names}{more}. Open them: do those of one name serve the same purpose?",
        )


def _same_name(subject: Subject) -> Iterator[Case]:
    return _compared(subject, by_context=True)


def _same_name_anywhere(subject: Subject) -> Iterator[Case]:
    return _compared(subject, by_context=False)


def _addresses(subject: Subject) -> Iterator[Case]:
    for element in _links(subject):
        name = subject.names.name(element)
        if name:
            yield Case("failed" if _ADDRESS.match(name) else "passed", element)


def _documents(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("a"):
        match = _DOCUMENT.search((element.get("href") or "").split("?")[0].split("#")[0])
        if match and subject.sight.exposed(element):
            parent = subject.dom.parent(element)
            said = f"{subject.names.name(element)} {subject.dom.text(parent) if parent else ''}".lower()
            kind = match[1].lower()
            told = kind in said or kind[:3] in said or {"doc": "word", "xls": "excel", "ppt": "powerpoint", "csv": "spreadsheet"}.get(kind[:3], kind) in said
            yield Case("passed" if told else "failed", element, message=f"The link opens a file ({kind.upper()}) and does not say so.")


def _windows(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("a"):
        if attribute(element, "target") in ("_blank", "new", "_new") and element.get("href") and subject.sight.exposed(element):
            inside = " ".join(f"{found.get('title') or ''} {found.get('alt') or ''}" for found in subject.dom.below(element))
            said = f"{subject.names.name(element)} {subject.dom.text(element)} {element.get('title') or ''} {inside}"
            yield Case("passed" if _NEW_WINDOW.search(said) else "failed", element)


RULES: tuple[Rule, ...] = (
    Rule(
        id="link-name",
        title="Links have a name",
        applies="links that assistive technology meets",
        expects="text, or a picture with an alternative",
        criteria=("2.4.4", "4.1.2"),
        act=("c487ae",),
        impact="critical",
        helps=(BLIND, KEYBOARD),
        message="The link has no name: a screen reader says “link”, or spells its address.",
        fix="Write inside the link where it goes; a picture in it needs an alternative.",
        source="ACT rule c487ae",
        check=_unnamed,
    ),
    Rule(
        id="link-in-context",
        title="Links tell where they go, with the words around them",
        applies="links with a name",
        expects="a purpose that the link, its sentence, list item or cell tells",
        criteria=("2.4.4",),
        act=("5effbb",),
        impact="serious",
        helps=(BLIND, LEARNING, SECOND_LANGUAGE),
        message="Nothing says where the link goes.",
        fix="Write where it goes in the link: “Read the charity's full report”.",
        source="ACT rule 5effbb; WCAG 2.2, failure F63",
        check=_vague_in_context,
    ),
    Rule(
        id="link-alone",
        title="Links tell where they go by themselves",
        applies="links with a name",
        expects="a purpose that the link's own words tell",
        criteria=("2.4.9",),
        act=("aizyf1",),
        impact="moderate",
        helps=(BLIND, LEARNING),
        message="The link tells nothing to a reader who hears links as a list.",
        fix="Write where it goes in the link: “Read the charity's full report”.",
        source="ACT rule aizyf1; WCAG 2.2, failure F84",
        check=_vague,
        advice=True,
    ),
    Rule(
        id="link-same-name",
        title="Links with one name and one context lead to one thing",
        applies="links whose name another link in the same place shares",
        expects="the same purpose",
        criteria=("2.4.4",),
        act=("fd3a94",),
        impact="moderate",
        helps=(BLIND, LEARNING),
        message="Two links have the same name and lead to different things.",
        fix="Name each by what sets it apart.",
        source="ACT rule fd3a94; addresses are compared, not opened",
        check=_same_name,
    ),
    Rule(
        id="link-same-name-anywhere",
        title="Links with one name lead to one thing",
        applies="links whose name another link of the page shares",
        expects="the same purpose",
        criteria=("2.4.9",),
        act=("b20e66",),
        impact="minor",
        helps=(BLIND, LEARNING),
        message="Links have the same name and lead to different things.",
        fix="Name each by what sets it apart.",
        source="ACT rule b20e66; addresses are compared, not opened",
        check=_same_name_anywhere,
        advice=True,
    ),
    Rule(
        id="link-address",
        title="Links are words, not addresses",
        applies="links with a name",
        expects="words",
        impact="minor",
        helps=(BLIND, LEARNING),
        message="The link shows its raw address, which is read out sign by sign.",
        fix="Write the name of the page that it leads to.",
        source="GOV.UK content design, Links",
        check=_addresses,
        advice=True,
    ),
    Rule(
        id="link-file-type",
        title="Links to files say so",
        applies="links to documents",
        expects="the kind of file, in the link or beside it",
        impact="minor",
        helps=(BLIND, LEARNING),
        message="The link opens a file and does not say so.",
        fix="Add the kind and size: “Annual report (PDF, 2 MB)”.",
        source="GOV.UK content design, Links; WCAG 2.2, technique G201 by analogy",
        check=_documents,
        advice=True,
    ),
    Rule(
        id="link-new-window",
        title="Links that open a window say so",
        applies="links with a window of their own",
        expects="a warning in the link",
        impact="minor",
        helps=(BLIND, LEARNING, KEYBOARD),
        message="The link opens a new window without a word: “back” no longer leads back.",
        fix="Open it in place, or add “(opens in a new tab)”.",
        source="WCAG 2.2, technique G201 (3.2.5)",
        check=_windows,
        advice=True,
    ),
)
