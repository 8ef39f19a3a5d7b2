"""Images: whether a reader who does not see a picture is told what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.dom import attribute
from a11y.audit.names import GLOBAL_ARIA
from a11y.audit.rule import BLIND, DEAF, DYSLEXIA, Case, Rule, Subject

if TYPE_CHECKING:
    from a11y.model import Element

_FILE_NAME = re.compile(
    r"^[\w%()+@,.-]+\.(jpe?g|png|gif|webp|svg|avif|bmp|tiff?)$|^(img|dsc|dscn|image|photo|pic|screenshot|untitled)[\s_-]*\d+$", re.IGNORECASE
)
_EMPTY_WORDS = re.compile(
    r"^(image|picture|photo|photograph|graphic|icon|logo|spacer|img|alt|alt text|untitled|null|undefined|none|n/?a|placeholder|thumbnail|\W+)$", re.IGNORECASE
)
_OPENING = re.compile(r"^(an?\s+|the\s+)?(image|picture|photo|photograph|graphic)\s+(of|showing)\b", re.IGNORECASE)
# File names that say the picture carries meaning (W3C WAI, An alt Decision Tree: text, symbols, charts and maps are not decoration).
_TELLING = re.compile(r"(?:^|[/_.-])(logo|chart|graph|infographic|diagram|map|timeline|screenshot)(?=[/_.\d-])", re.IGNORECASE)
_TEXT_IMAGE = re.compile(
    r"(?:^|[/_.-])(infographic|quote|quotecard|statement|poster|flyer|screenshot|screengrab|tweet|chart|graph|text-?image)(?=[/_.\d-])", re.IGNORECASE
)


def _images(subject: Subject) -> Iterator[Element]:
    return (element for element in subject.dom.elements if (element.tag == "img" or subject.names.explicit(element) == "img") and element.tag != "svg")


def _source(element: Element) -> str:
    return (element.get("src") or element.get("data-src") or element.get("data") or "").split("?")[0].split("#")[0]


def _name_missing(subject: Subject) -> Iterator[Case]:
    for element in _images(subject):
        if not subject.sight.exposed(element):
            continue
        if subject.names.role(element) == "none" or (element.tag == "img" and element.get("alt") == "" and subject.names.role(element) != "img"):
            yield Case("passed", element)
        else:
            yield Case("passed" if subject.names.name(element) else "failed", element)


def _alternative_useless(subject: Subject) -> Iterator[Case]:
    for element in _images(subject):
        name = subject.names.name(element)
        if not name or not subject.sight.exposed(element):
            continue
        if _FILE_NAME.match(name):
            yield Case("failed", element, message=f"The alternative “{name[:80]}” is a file name.")
        elif _EMPTY_WORDS.match(name):
            yield Case("failed", element, message=f"The alternative “{name[:80]}” says nothing of the picture.")
        else:
            yield Case("passed", element)


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _caption_repeated(subject: Subject) -> Iterator[Case]:
    for figure in subject.dom.all("figure"):
        caption = next((found for found in subject.dom.below(figure) if found.tag == "figcaption"), None)
        pictures = [found for found in subject.dom.below(figure) if found.tag == "img"]
        if caption is None or len(pictures) != 1 or not (name := subject.names.name(pictures[0])):
            continue
        same = _words_of(name) == _words_of(subject.dom.text(caption))
        yield Case("failed" if same else "passed", pictures[0])


def _opening(subject: Subject) -> Iterator[Case]:
    for element in _images(subject):
        name = subject.names.name(element)
        if name and subject.sight.exposed(element):
            yield Case("failed" if _OPENING.match(name) else "passed", element)


def _decorative_exposed(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        marked = attribute(element, "role").split()[:1] in (["none"], ["presentation"]) or (
            element.tag == "img" and element.get("alt") == "" and not attribute(element, "role")
        )
        if not marked or not subject.sight.exposed(element):
            continue
        conflict = subject.names.focusable(element) or any(name in GLOBAL_ARIA and value.strip() for name, value in element.attributes)
        yield Case("failed" if conflict else "passed", element)


def _decoration_suspected(subject: Subject) -> Iterator[Case]:
    around: list[Element] = []
    for case in _decoration_cases(subject):
        # What stands around a story is the site's furniture, the same on every page: it is asked about once.
        if case.outcome == "cant-tell" and case.element is not None and subject.article is not None and subject.block_of(case.element) is None:
            around.append(case.element)
        else:
            yield case
    if around:
        count = "one picture" if len(around) == 1 else f"{len(around)} pictures"
        yield Case("cant-tell", around[0], message=f"Around the story, decoration or no name: {count}. Look: does any tell what the text does not?")


def _decoration_cases(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        if element.tag not in ("img", "svg", "canvas") or not subject.sight.visible(element) or any(up.tag == "svg" for up in subject.dom.ancestors(element)):
            continue
        ignored = not subject.sight.exposed(element) or (subject.names.role(element) in ("none", "") and not subject.names.name(element))
        if not ignored or (element.tag == "img" and element.get("alt") is None and not attribute(element, "role") and subject.sight.exposed(element)):
            continue
        if _named_around(element, subject):
            yield Case("passed", element)
        elif element.tag == "canvas":
            yield Case(
                "failed" if _written_on(element, subject) else "passed", element, message="A script writes words on the canvas, and nothing else carries them."
            )
        elif element.tag == "svg":
            yield Case("cant-tell", element, message="A drawing has no name. If it tells anything, it needs one.")
        elif (element.get("alt") or "").strip():
            yield Case(
                "failed" if _TELLING.search(_source(element)) else "cant-tell",
                element,
                message=f"The picture has the alternative “{(element.get('alt') or '')[:80]}” and is marked as decoration, so nobody hears it.",
            )
        elif _TELLING.search(_source(element)) and not _told_beside(element, subject):
            yield Case("failed", element)
        elif _TELLING.search(_source(element)):
            yield Case("cant-tell", element, message="The file's name says that the picture tells something. Do the words beside it tell the same?")
        elif _told_beside(element, subject):
            yield Case("passed", element)
        else:
            yield Case("cant-tell", element, message="The picture is marked as decoration. Look at it: does it tell anything that the text does not?")


def _written_on(canvas: Element, subject: Subject) -> bool:
    """Say whether a script of the page writes text on a canvas that holds none for those who do not see it."""
    scripts = " ".join(child for script in subject.dom.all("script") for child in script.children if isinstance(child, str))
    mine = len(subject.dom.all("canvas")) == 1 or (canvas.get("id") or "\0") in scripts
    return mine and bool(re.search(r"\.(fill|stroke)Text\(", scripts)) and not subject.dom.text(canvas)


def _named_around(element: Element, subject: Subject) -> bool:
    """Say whether a link or button around the picture has a name, which then stands for both."""
    around = subject.dom.closest(element, "a", "button", "label")
    return around is not None and bool(subject.names.name(around))


def _told_beside(element: Element, subject: Subject) -> bool:
    parent = subject.dom.parent(element)
    return parent is not None and parent.tag not in ("body", "html") and bool(subject.dom.text(parent))


def _text_suspected(subject: Subject) -> Iterator[Case]:
    for element in _images(subject):
        if not subject.sight.visible(element):
            continue
        if (drawn := (element.get("src") or "")[:5000].lower()).startswith("data:image/svg+xml") and re.search(r"(?:<|%3c)text\b", drawn):
            logo = "logo" in f"{element.get('class')} {element.get('alt')}".lower()  # WCAG 2.2, 1.4.5: a logotype is essential
            yield Case("cant-tell" if logo else "failed", element, message="The drawing in the address of the picture is made of words.")
        elif _TEXT_IMAGE.search(_source(element)):
            yield Case("cant-tell", element)


def _svg_unnamed(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        inside = element.tag == "svg" or any(up.tag == "svg" for up in subject.dom.ancestors(element))
        role = subject.names.explicit(element) if inside else None
        if role in ("img", "graphics-document", "graphics-symbol") and subject.sight.exposed(element) and subject.dom.closest(element, "button") is None:
            yield Case("passed" if subject.names.name(element) else "failed", element)  # in a button only the button is met


def _object_unnamed(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("object"):
        kind = attribute(element, "type") or _source(element).lower()
        media = re.search(r"^(image|audio|video)/|\.(jpe?g|png|gif|webp|svg|avif|mp4|webm|ogv|mov|mp3|ogg|oga|wav|m4a)$", kind)
        if media and not attribute(element, "role") and subject.sight.exposed(element):
            yield Case("passed" if subject.names.name(element) else "failed", element)


RULES: tuple[Rule, ...] = (
    Rule(
        id="image-name",
        title="Pictures have an alternative",
        applies="pictures that assistive technology meets",
        expects="a name, or an empty alternative that marks decoration",
        criteria=("1.1.1",),
        act=("23a2a8",),
        impact="critical",
        helps=(BLIND,),
        message="The picture has no alternative: a screen reader says “image”, or its file name.",
        fix='Say what the picture shows in alt="…"; if it only decorates, write alt="".',
        source="WCAG 2.2, 1.1.1; ACT rule 23a2a8; W3C WAI Images Tutorial",
        check=_name_missing,
    ),
    Rule(
        id="image-alternative-useful",
        title="Alternatives say something",
        applies="pictures with an alternative",
        expects="words about the picture, not a file name or a placeholder",
        criteria=("1.1.1",),
        impact="serious",
        helps=(BLIND,),
        message="The alternative does not tell what the picture shows.",
        fix="Write what a reader would miss without the picture.",
        source="WCAG 2.2, failure F30",
        check=_alternative_useless,
    ),
    Rule(
        id="image-caption-repeated",
        title="Alternatives do not repeat the caption",
        applies="figures with one picture and a caption",
        expects="an alternative that tells what is to be seen, where the caption tells what it means",
        impact="minor",
        helps=(BLIND,),
        message="The alternative is the caption again: it is read out twice and the picture is still not described.",
        fix="Describe what is to be seen; leave the rest to the caption.",
        source="W3C WAI Images Tutorial, Tips and Tricks",
        check=_caption_repeated,
        advice=True,
    ),
    Rule(
        id="image-of",
        title="Alternatives do not begin with “image of”",
        applies="pictures with an alternative",
        expects="the content at once; screen readers say that it is an image",
        impact="minor",
        helps=(BLIND,),
        message="The alternative begins with “image of”, which is said already.",
        fix="Leave these words out.",
        source="W3C WAI Images Tutorial, Tips and Tricks",
        check=_opening,
        advice=True,
    ),
    Rule(
        id="decoration-exposed",
        title="What is marked as decoration stays hidden",
        applies='elements with role="none" or an empty alternative',
        expects="nothing that puts them back: no focus, no label",
        criteria=("1.1.1",),
        act=("46ca7f",),
        impact="moderate",
        helps=(BLIND,),
        message="The element is marked as decoration and labelled or focusable at once, so it is read out after all.",
        fix="Remove the mark if it tells something, else remove the label.",
        source="ACT rule 46ca7f; WAI-ARIA 1.2, 9.2 Presentational role conflict",
        check=_decorative_exposed,
    ),
    Rule(
        id="decoration-right",
        title="Only decoration is marked as decoration",
        applies="visible pictures that assistive technology skips",
        expects="nothing in them that the text does not tell",
        criteria=("1.1.1",),
        act=("e88epe",),
        impact="serious",
        helps=(BLIND,),
        message="The file's name says that the picture tells something, and it is marked as decoration.",
        fix="Give the picture an alternative that tells the same.",
        source="WCAG 2.2, failure F38; ACT rule e88epe; W3C WAI alt Decision Tree",
        check=_decoration_suspected,
    ),
    Rule(
        id="text-in-image",
        title="Text is text, not a picture of text",
        applies="pictures whose file name speaks of a chart, a quotation card or a screenshot",
        expects="the same words in the article or in the alternative",
        criteria=("1.4.5",),
        act=("0va7u6",),
        impact="serious",
        helps=(BLIND, DYSLEXIA),
        message="The file's name suggests text in the picture. Check that the article or the alternative carries all of it.",
        fix="Write the words as text beside the picture.",
        source="WCAG 2.2, 1.4.5; ACT rule 0va7u6, of which only a look at the picture decides the rest",
        check=_text_suspected,
    ),
    Rule(
        id="svg-name",
        title="Drawings with a role have a name",
        applies="SVG elements with an image or graphics role",
        expects="a title or a label",
        criteria=("1.1.1",),
        act=("7d6734",),
        impact="serious",
        helps=(BLIND,),
        message="The drawing says that it is an image and not of what.",
        fix="Put a <title> first inside it, or aria-label on it.",
        source="ACT rule 7d6734",
        check=_svg_unnamed,
    ),
    Rule(
        id="object-name",
        title="Embedded objects have a name",
        applies="object elements that show a picture, sound or video",
        expects="a title or a label",
        criteria=("1.1.1",),
        act=("8fc3b6",),
        impact="serious",
        helps=(BLIND, DEAF),
        message="The embedded object has no name.",
        fix='Say in title="…" what it shows or plays.',
        source="ACT rule 8fc3b6",
        check=_object_unnamed,
    ),
)
