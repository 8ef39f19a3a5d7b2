"""Hostile words in every place a page shows: nothing is executed, everything is read as the words it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from a11y.library import Library
from a11y.model import (
    Article,
    Audio,
    Edit,
    Edition,
    Figure,
    Finding,
    Heading,
    LeftOut,
    Other,
    Paragraph,
    Quote,
    Related,
    Sentence,
    Span,
    Table,
    Term,
    Text,
    Track,
    Version,
    VersionBlock,
    Video,
)
from tests.web.conftest import reader
from tests.web.sample import edition
from web.links import safe_href

# Our own list: ways that have made pages run a stranger's script, by the place they break out of.
TAGS = (
    "script",
    "ScRiPt",
    "script/x",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "style",
    "link",
    "meta",
    "base",
    "form",
    "template",
    "noscript",
    "textarea",
    "title",
    "xmp",
    "plaintext",
    "dialog",
)
EVENTS = ("onerror", "onload", "onfocus", "onmouseover", "ontoggle", "onbeforetoggle", "onpointerenter", "onanimationstart", "onbegin", "onscrollend")
BREAKS = (
    "",
    '"',
    "'",
    "`",
    ">",
    '">',
    "'>",
    "-->",
    "]]>",
    "</p>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "{{",
    "{%",
    "\\",
    "\x00",
    "\u2028",
    "&#x22;",
)
INJECTIONS = (
    *(f"{opening}<{tag}>alert(1)</{tag}>" for tag in TAGS for opening in BREAKS[::4]),
    *(f'{opening} {event}=alert(1) x="<img src=x {event}=alert(1)>' for event in EVENTS for opening in BREAKS),
    *(f"{opening}<svg/onload=alert(1)>" for opening in BREAKS),
    "{{ 7 * 7 }}{{ config }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "${alert(1)}",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>",
    "<svg><![CDATA[><image xlink:href=x onerror=alert(1)>]]></svg>",
    "\ufeff<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "<a href=javascript:alert(1)>x</a>",
    "\u202e<script>alert(1)</script>",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "javascript\x00:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "blob:https://example.org/1",
    "file:///etc/passwd",
    "feed:javascript:alert(1)",
    "view-source:https://example.org",
    "jar:https://example.org!/",
    "ws://example.org",
    "ftp://example.org",
    "intent://x#Intent;end",
    "http:javascript:alert(1)",
    "https:",
    "//",
    "http://[::1",
    "mailto:",
    "#",
    "",
)


def hostile(words: str, address: str) -> Edition:
    """Return an edition that has the words in every text and the address in every link."""
    text = Text(words, (Span("link", 0, len(words), address), Span("abbreviation", 0, 1, words), Span("language", 1, 2, words)))
    sentence = Sentence("s1", words, spans=text.spans)
    made = Sentence("e1", words, ("s1",), (Edit(words, words, words, words),), text.spans)
    article = Article(
        title=Text(words),
        standfirst=Text(words),
        byline=words,
        published=words,
        modified=words,
        language=words,
        url=address,
        publisher=words,
        rights=words,
        blocks=(
            Paragraph(id="b1", content=text),
            Heading(id="b2", content=Text(words)),
            Quote(id="b3", content=Text(words), cite=words),
            Figure(id="b4", caption=Text(words), credit=words, alt=words, src=address),
            Video(id="b5", label=words, src=address, poster=address),
            Audio(id="b6", label=words, src=address),
            Table(id="b7", caption=Text(words), header=(Text(words),), rows=((Text(words),),)),
            Related(id="b8", text=words, href=address),
            Other(id="b9", text=words),
        ),
    )

    def blocks(one: Sentence) -> tuple[VersionBlock, ...]:
        def named(number: int) -> tuple[Sentence, ...]:
            return (replace(one, id=f"{one.id}{number}"),)

        return (
            VersionBlock("b1", "paragraph", (named(1),)),
            VersionBlock("b2", "heading", (named(2),)),
            VersionBlock("b3", "quote", (named(3),)),
            VersionBlock("b4", "figure", (named(4),)),
            VersionBlock("b7", "table", (named(5), named(6), named(7))),
        )

    versions = (
        Version(level="original", language=words, title=(sentence,), standfirst=(replace(sentence, id="s2"),), blocks=blocks(sentence)),
        Version(
            level="easy",
            language=words,
            title=(made,),
            blocks=blocks(made),
            in_short=(replace(made, id="e9"),),
            glossary=(Term(words, words),),
            left_out=(LeftOut("s1", words, words),),
        ),
    )
    base = edition()
    track = Track(video="b5", label=words, status="none-known", kind="captions", language="en", provenance=words, vtt="WEBVTT\n", text=(words,))
    rule = replace(
        base.report.rules[0], title=words, barrier=words, helps=(words,), criteria=(words,), findings=(Finding("failed", words, words, "b1", words, words),)
    )
    return replace(
        base, article=article, versions=versions, tracks=(track,), renditions=base.renditions[:1], report=replace(base.report, rules=(rule,), title=words)
    )


@pytest.mark.parametrize("place", range(8))
def test_no_injection_runs_in_any_place(tmp_path: Path, place: int) -> None:
    """Each page parses to the elements the templates wrote, with no event attribute, script or foreign address among them."""
    library = Library(tmp_path)
    client = reader(tmp_path)
    for number, words in list(enumerate(INJECTIONS))[place::8]:
        slug = library.publish(hostile(words.replace("\x00", ""), ADDRESSES[number % len(ADDRESSES)]))
        for address in (
            f"/articles/{slug}?version=original",
            f"/articles/{slug}?version=easy",
            f"/articles/{slug}?version=side",
            f"/articles/{slug}/report",
            "/",
            f"/?q={number}",
        ):
            answer = client.get(address)
            assert answer.status_code == 200
            assert_tame(answer.text)
        library.remove(slug)


def test_what_a_reader_types_is_only_words(tmp_path: Path) -> None:
    """Search words, versions and pages in the address come back as words or not at all."""
    client = reader(tmp_path)
    for words in INJECTIONS:
        for address in ({"q": words}, {"page": words}, {"version": words}):
            assert_tame(client.get("/", query_string=address).text)
        assert_tame(client.get("/comfort", query_string={"next": words}).text)
        assert_tame(client.get(f"/articles/{words.replace('/', '')}", query_string={"version": words}).text)


def assert_tame(page: str) -> None:
    """Fail when a page holds anything that could run or load."""
    tree = BeautifulSoup(page, "html.parser")
    for tag in tree.find_all(name=True):
        assert not [name for name in tag.attrs if name.startswith("on") or name in {"style", "srcdoc", "formaction", "xlink:href"}], tag
        assert tag.name not in {"iframe", "object", "embed", "base", "math", "template", "style", "img", "xmp", "plaintext", "mglyph"}, tag
        if tag.name == "script":
            assert tag["src"].startswith("/static/"), tag
            assert not tag.string
        for name in ("href", "src", "action", "poster"):
            value = tag.get(name, "/")
            assert value.startswith(("/", "#", "http://", "https://", "mailto:")), (name, value)
    assert "49" not in [text.strip() for text in tree.find_all(string=True)]
    assert [len(tree.find_all("main")), len(tree.find_all("h1"))] == [1, 1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_unsafe_addresses_are_no_links(address: str) -> None:
    """Neither alone nor against the article's own address does one of these lead anywhere but the web."""
    assert safe_href(address) is None
    against = safe_href(address, "https://news.example/a")
    assert against is None or against.startswith("https://news.example")


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d=%20", "http://example.org", "mailto:news@example.org", "HTTPS://EXAMPLE.ORG/"])
def test_safe_addresses_stay(address: str) -> None:
    """Ordinary addresses are left as they are."""
    assert safe_href(address) == address
