"""Hostile words of our own: hundreds of ways that have made pages run a stranger's script, and an edition that holds them in every place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from a11y.formats.webvtt import write_cues
from a11y.given import FOLDER, MISTAKES, Given
from a11y.library import Library
from a11y.model import (
    Article,
    Audio,
    Block,
    Cue,
    Edit,
    Edition,
    Figure,
    Finding,
    GivenAcceptance,
    GivenSign,
    Heading,
    LeftOut,
    MediaItem,
    Notice,
    Other,
    Paragraph,
    Quote,
    Related,
    Report,
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
from tests.web.sample import edition

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
# What a template may have opened around the words, and how a stranger would close it.
CLOSERS = (
    *("</li></ul>", "</blockquote>", "</code>", "</mark>", "</summary></details>", "</td></tr></table>", "</caption>", "</h1>", "</a>", "</abbr>"),
    *("</main>", "</body></html>", "</svg>", "</title></svg>", "</head><body>", "</dialog>", "</select>", "</noscript>", "--!>", "*/", "//-->", "?>", "%>"),
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
    # What leaves a quoted or a bare attribute, and closes what a template may have opened.
    *(f"{closing}<img src=x onerror=alert(1)>" for closing in CLOSERS),
    *(f"x{quote}{space}onfocus{space}={space}alert(1){space}autofocus tabindex=1 x={quote}" for quote in "\"'`" for space in " \t\n\f/"),
    # What a parser rewrites into something else than what was checked.
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.alert(1)</script>'></iframe></foreignObject></svg>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template><select><template shadowrootmode=open><img src=x onerror=alert(1)></template></select>",
    "<table><td background=javascript:alert(1)><table><caption><img src=x onerror=alert(1)></caption></table>",
    "<form id=x></form><button form=x formaction=javascript:alert(1)>x</button><input name=action form=x>",
    "<a id=main href=//elsewhere.example>x</a><img name=cookie><form name=body><input name=innerHTML></form>",
    # What runs without an event of the reader's.
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<style>@keyframes x{}</style><b style='animation:x 1s' onanimationstart=alert(1)>x</b>",
    "<body onload=alert(1)><body onpageshow=alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//elsewhere.example/x.css><style>@import '//elsewhere.example/x.css';</style>",
    "<script src=//elsewhere.example/x.js></script><script type=module>import '//elsewhere.example/x.js'</script>",
    "<object data='data:text/html,<script>parent.alert(1)</script>'></object><embed src=//elsewhere.example/x.svg>",
    "<img src=//elsewhere.example/x.png><img srcset='//elsewhere.example/x.png 1x'><input type=image src=//elsewhere.example/x>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s><set attributeName=href to=javascript:alert(1)></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x'/></svg>",
    # Other tongues: templates, stylesheets, headers, captions, data, search, the terminal, and scripts that read names.
    "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ request.environ }}{{ url_for.__globals__ }}",
    "{% include '/etc/passwd' %}{# x #}{% raw %}",
    "#{alert(1)}<%= alert(1) %>[[${alert(1)}]]{{constructor.constructor('alert(1)')()}}",
    "}</style><style>*{background:url(//elsewhere.example/x)}",
    "x\r\nSet-Cookie: a=b\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
    "WEBVTT\n\n00:00.000 --> 00:01.000\n<img src=x onerror=alert(1)>",
    "</c><v <script>alert(1)</script>><00:00:01.000><script>alert(1)</script>",
    '","__proto__":{"x":1},"y":"</script><script>alert(1)</script>',
    "' OR 1=1; DROP TABLE articles; --",
    '" NEAR(x, y) OR title:*',
    "../../../../etc/passwd\x00.html",
    "\x1b]0;x\x07\x1b[31m<script>alert(1)</script>",
    "__proto__[x]=alert(1)&constructor[prototype][x]=1",
    # Marks that hide, turn or join letters.
    "\U0001f600<script>alert(1)</script>\u2066\u2069\u200b\u00ad",
    "<\u200bscript>alert(1)</script><scr\u0000ipt>alert(1)</scr\u0000ipt>",
    "<script\u3000>alert(1)</script\u3000><\u0130mg src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;script&amp;gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E%253Cscript%253E",
    "\\u003cscript\\u003ealert(1)\\x3c/script\\x3e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
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


def hostile(pairs: Sequence[tuple[str, str]]) -> Edition:
    """Return an edition that has each pair's words in every text and its address in every link; the first pair's in what there is one of."""
    words, address = pairs[0]
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
        blocks=tuple(block for number, pair in enumerate(pairs) for block in _blocks(number, *pair)),
    )
    title = Sentence("t", words)
    versions = (
        Version(
            level="original",
            language=words,
            title=(title,),
            standfirst=(replace(title, id="t2"),),
            blocks=tuple(block for number, (words, address) in enumerate(pairs) for block in _said(f"s{number}", number, _original(words, address))),
        ),
        Version(
            level="easy",
            language=words,
            title=(replace(title, id="e", sources=("t",)),),
            blocks=tuple(block for number, (words, address) in enumerate(pairs) for block in _said(f"e{number}", number, _easy(number, words, address))),
            in_short=tuple(Sentence(f"i{number}", words) for number, (words, _) in enumerate(pairs)),
            glossary=tuple(Term(words, words) for words, _ in pairs[::8]),  # each is looked for in every sentence
            left_out=tuple(LeftOut("s0-1", words, words) for words, _ in pairs),
        ),
    )
    base = edition()
    tracks = tuple(
        Track(
            video=f"b{number}-5",
            label=words,
            status="none-known",
            kind="captions",
            language="en",
            provenance=words,
            vtt=write_cues([Cue(0, 9, words)]),
            text=(words,),
        )
        for number, (words, _) in enumerate(pairs)
    )
    return replace(base, article=article, versions=versions, tracks=tracks, renditions=base.renditions[:1], report=_report(base.report, pairs))


def _original(words: str, address: str) -> Sentence:
    return Sentence("", words, spans=(Span("link", 0, len(words), address), Span("abbreviation", 0, 1, words), Span("language", 1, 2, words)))


def _easy(number: int, words: str, address: str) -> Sentence:
    made = replace(_original(words, address), sources=(f"s{number}-1",), edits=(Edit(words, words, words, words),))
    return replace(made, by_person=("corrected", "approved", None)[number % 3])


def _blocks(number: int, words: str, address: str) -> tuple[Block, ...]:
    """Return one block of each kind."""
    return (
        Paragraph(id=f"b{number}-1", content=Text(words, _original(words, address).spans)),
        Heading(id=f"b{number}-2", content=Text(words)),
        Quote(id=f"b{number}-3", content=Text(words), cite=words),
        Figure(id=f"b{number}-4", caption=Text(words), credit=words, alt=words, src=address),
        Video(id=f"b{number}-5", label=words, src=address, poster=address),
        Audio(id=f"b{number}-6", label=words, src=address),
        Table(id=f"b{number}-7", caption=Text(words), header=(Text(words),), rows=((Text(words),),)),
        Related(id=f"b{number}-8", text=words, href=address),
        Other(id=f"b{number}-9", text=words),
    )


def _said(name: str, number: int, one: Sentence) -> tuple[VersionBlock, ...]:
    """Return the blocks of a version, all with the same words."""

    def named(*places: int) -> tuple[tuple[Sentence, ...], ...]:
        return tuple((replace(one, id=f"{name}-{place}"),) for place in places)

    return (
        VersionBlock(f"b{number}-1", "paragraph", named(1)),
        VersionBlock(f"b{number}-2", "heading", named(2)),
        VersionBlock(f"b{number}-3", "quote", named(3)),
        VersionBlock(f"b{number}-4", "figure", named(4)),
        VersionBlock(f"b{number}-7", "table", named(5, 6, 7)),
    )


def _report(base: Report, pairs: Sequence[tuple[str, str]]) -> Report:
    """Return a report with the words in every place that a page or a person's reason can reach."""
    rules = tuple(
        replace(
            base.rules[0],
            id=f"rule-{number}",
            title=words,
            barrier=words,
            source=words,
            helps=(words,),
            criteria=(words,),
            findings=(
                Finding("failed", words, words, f"b{number}-1", words, words, engines=(words,)),
                Finding("failed", f"“{words[:9]}” {words}", words, words, words, words, accepted=words),
            ),
        )
        for number, (words, _) in enumerate(pairs)
    )
    words = pairs[0][0]
    media = tuple(MediaItem(f"b{number}-5", "video", words, "none-known", 0) for number, (words, _) in enumerate(pairs))
    stale = (GivenAcceptance(when="2026-05-05T00:00:00Z", by=words, rule=words, place=words, passage=words, reason=words),)
    return replace(base, source=words, title=words, rules=rules, media=media, stale=stale, engines=(words,), notices=(Notice(words, words),), language=words)


def everything() -> Edition:
    """Return one edition with every injection, each with one of the addresses."""
    return hostile([(readable(words), ADDRESSES[number % len(ADDRESSES)]) for number, words in enumerate(INJECTIONS)])


def readable(words: str) -> str:
    """Return words as a source's reader would leave them: without what no text may hold."""
    return words.replace("\x00", "")


def publish_everything(root: Path) -> str:
    """Publish that edition with readers' notes and a sign-language video that are as hostile, and return its slug."""
    slug = Library(root).publish(everything())
    words = readable(INJECTIONS[0])
    Given(root / slug).add(GivenSign(when=words, by=words, file="0123456789abcdef.mp4", name=words, language=words, duration_ms=1))
    notes = [{"sentence": words, "text": words, "note": words} for words in map(readable, INJECTIONS)]
    (root / slug / FOLDER / MISTAKES).write_text("".join(json.dumps(note) + "\n" for note in notes), encoding="utf-8")
    return slug
