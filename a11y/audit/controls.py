"""Controls: buttons, fields, frames and folds that a reader must be able to name, reach and use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.dom import attribute
from a11y.audit.rule import BLIND, KEYBOARD, LEARNING, Case, Rule, Subject
from a11y.audit.sight import pixels

if TYPE_CHECKING:
    from a11y.model import Element

_WIDGETS = frozenset({"button", "checkbox", "combobox", "link", "listbox", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "searchbox",
                      "slider", "spinbutton", "switch", "tab", "textbox", "treeitem"})  # fmt: skip
_FIELDS = frozenset({"checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider", "spinbutton", "switch", "textbox"})
# Fields that HTML-AAM gives no role, and readers meet as fields all the same.
_FIELDS_WITHOUT_ROLE = frozenset({"password", "file", "color", "date", "time", "month", "week", "datetime-local"})
# WAI-ARIA 1.2 asks for a name of both, though nobody fills them in.
_GAUGES = frozenset({"meter", "progressbar"})
_FOCUSABLE_MARKUP = re.compile(
    r"<(?![a-z]+\s[^>]*tabindex\s*=\s*[\"']?-)(?:a\s[^>]*href|button|input|select|textarea|summary|iframe|[a-z]+\s[^>]*tabindex\s*=\s*[\"']?\d)", re.IGNORECASE
)
# Nobody says a label of so many words to a computer.
_LONG_LABEL = 8
# Abbreviations that a name may spell out (ACT rule 2ee8b8 leaves these to a person).
_SHORT_FORM = re.compile(r"\b(ave|st|rd|dr|mr|mrs|no|tel|e\.?g|i\.?e|etc|incl|max|min|approx|dept|est|govt|inc|ltd|co|vs)\.(?=\s|$)", re.IGNORECASE)


def _buttons(subject: Subject) -> Iterator[Case]:
    for element in subject.exposed("button"):
        if not (element.tag == "input" and attribute(element, "type") == "image"):
            yield Case("passed" if subject.names.name(element) else "failed", element)


def _image_buttons(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("input"):
        if attribute(element, "type") == "image" and subject.sight.exposed(element):
            yield Case("passed" if subject.names.name(element) else "failed", element)


def _fields(subject: Subject) -> Iterator[Case]:
    for element in subject.exposed(*_FIELDS, *_GAUGES, ""):
        role = subject.names.role(element)
        if not role and not (element.tag == "input" and attribute(element, "type") in _FIELDS_WITHOUT_ROLE):
            continue
        gauge = (
            ("The bar has no name: a screen reader says how far it is, and not what.", "Say in aria-label what it measures.")
            if role in _GAUGES
            else (None, None)
        )
        yield Case("passed" if subject.names.name(element) else "failed", element, *gauge)


def _folds(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("summary"):
        if subject.names.role(element) == "summary" and subject.sight.exposed(element):
            yield Case("passed" if subject.names.name(element) else "failed", element)


def _frames(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("iframe"):
        if subject.names.role(element) == "iframe" and subject.sight.exposed(element) and not attribute(element, "tabindex").startswith("-"):
            yield Case("passed" if subject.names.name(element) else "failed", element)


def _frame_focus(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("iframe"):
        inner = element.get("srcdoc")
        inert = any(up.get("inert") is not None for up in subject.dom.upward(element))
        if inner is None or inert or not _FOCUSABLE_MARKUP.search(inner) or not subject.sight.visible(element) or _tiny(element, subject):
            continue
        yield Case("failed" if attribute(element, "tabindex").startswith("-") else "passed", element)


def _tiny(element: Element, subject: Subject) -> bool:
    sizes = [subject.styles.get(element, side) or attribute(element, side) for side in ("width", "height")]
    return any((size := pixels(value)) is not None and size <= 1 for value in sizes if value)


def _label_words(text: str) -> list[str]:
    """Return the words of a label or name as the label-in-name rule compares them: no parentheses, no signs, lower case, two words grown together as two."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)
    return re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", text.lower()).replace("'", "").replace("’", ""))


def _label_in_name(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        if (
            not (element.get("aria-label") or element.get("aria-labelledby"))
            or subject.names.role(element) not in _WIDGETS
            or not subject.sight.visible(element)
        ):
            continue
        label = _visible_label(element, subject)
        words, name = _label_words(label), _label_words(subject.names.name(element))
        if not words or not name or _SHORT_FORM.search(label):
            continue
        if len("".join(words)) == 1 and not words[0].isdigit():
            yield Case("passed", element)  # a letter such as X or B is a picture more than a word
            continue
        inside = any(name[at : at + len(words)] == words for at in range(len(name)))
        # A teaser that is one link: its headline is the name, and the whole of it is shown.
        card = len(words) >= _LONG_LABEL and any(words[at : at + len(name)] == name for at in range(len(words)))
        if not inside and (card or (subject.styles.linked and set(name) <= set(words))):
            yield Case("cant-tell", element, message=f"The control is called “{subject.names.name(element)[:60]}”. Does it show more words than that?")
            continue
        yield Case(
            "passed" if inside else "failed",
            element,
            message=f"The control shows “{label[:60]}” and is called “{subject.names.name(element)[:60]}”.",
        )


def _visible_label(element: Element, subject: Subject) -> str:
    if element.tag == "input" and attribute(element, "type") in ("button", "submit", "reset"):
        return element.get("value") or ""
    if element.tag in ("input", "select", "textarea"):
        return " ".join(subject.names.visible_text(label) for label in subject.names.labels(element) if subject.sight.visible(label))
    if subject.names.role(element) not in (
        "button",
        "link",
        "menuitem",
        "tab",
        "option",
        "checkbox",
        "radio",
        "switch",
    ):
        return ""
    return subject.names.visible_text(element)


def _scrolling(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        across, down = _scrolls(element, subject)
        if not (across or down) or not subject.sight.visible(element) or element.tag in ("html", "body", "textarea", "iframe"):
            continue
        if not _overflows(element, subject, across=across, down=down):
            continue
        reachable = subject.names.focusable(element) and not attribute(element, "tabindex").startswith("-")
        reachable = reachable or any(
            subject.names.focusable(found) and not attribute(found, "tabindex").startswith("-") for found in subject.dom.below(element)
        )
        yield Case("passed" if reachable else "failed", element)


def _scrolls(element: Element, subject: Subject) -> tuple[bool, bool]:
    both = subject.styles.get(element, "overflow")
    if both is None and subject.styles.get(element, "overflow-x") is None and subject.styles.get(element, "overflow-y") is None:
        return False, False
    words = (both or "visible").split()
    across = subject.styles.get(element, "overflow-x") or words[0]
    down = subject.styles.get(element, "overflow-y") or words[-1]
    scroll = ("auto", "scroll", "overlay")
    # CSS Overflow 3: where one axis scrolls, "visible" on the other computes to auto.
    return across in scroll or (across == "visible" and down in scroll), down in scroll or (down == "visible" and across in scroll)


def _overflows(element: Element, subject: Subject, *, across: bool, down: bool) -> bool:
    """Estimate whether the content is larger than the box, from 0.5 em a letter and lines of 1.2 em; True only when it is clearly so."""
    font = subject.sight.font_size(element)
    width = pixels(subject.styles.get(element, "width") or "", font)
    height = pixels(subject.styles.get(element, "height") or subject.styles.get(element, "max-height") or "", font)
    letters = len(subject.names.visible_text(element))
    images = [pixels(subject.styles.get(found, "width") or attribute(found, "width") or "") or 0 for found in subject.dom.below(element) if found.tag == "img"]
    long = letters * font * 0.5 + sum(images)
    if across and width and subject.styles.get(element, "white-space") == "nowrap":
        return long > 1.2 * width
    return bool(down and height and long / (width or 1000) * font * 1.2 > 1.3 * height)


# "the menu on the right", "the triangle button": a part of the page that is told by place or shape.
_SHOWN = re.compile(
    r"\bthe (?P<shape>(?:round|square|triangular|triangle|circular|rectangular|red|green|blue|yellow|big|small|large) )?"
    r"(?P<noun>menu|navigation|form|search box|table)\b"
    r"(?P<place> (?:(?:on|at|to|in) the (?:far )?(?:left|right|top|bottom)|above|below))?",
    re.IGNORECASE,
)
_ROLES_OF = {
    "menu": ("navigation", "menu", "menubar"),
    "navigation": ("navigation",),
    "form": ("form",),
    "search box": ("searchbox", "search"),
    "table": ("table",),
}


def _pointed_at(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("p", "li", "td", "dd"):
        text = subject.dom.text(element)
        match = _SHOWN.search(text)
        if match is None or not (match["shape"] or match["place"]) or not subject.sight.visible(element):
            continue
        noun = match["noun"].lower()
        parts = list(subject.exposed(*_ROLES_OF[noun]))
        named = any(noun in subject.names.name(part).lower() for part in (*parts, *subject.exposed("heading", "button", "link", "region")))
        if named or re.search(r"[“\"‘][^”\"’]+[”\"’]", text) or len(parts) == 1:
            yield Case("passed", element)
        elif any(found.tag == "a" and (found.get("href") or "#")[0] != "#" for found in subject.dom.below(element)):
            yield Case("cant-tell", element, message=f"“{match[0]}” is told by place or shape, perhaps on the linked page. Is it also named there?")
        else:
            yield Case("failed", element, message=f"“{match[0]}” is told by place or shape, and nothing in the page is named so.")


RULES: tuple[Rule, ...] = (
    Rule(
        id="button-name",
        title="Buttons have a name",
        applies="buttons that assistive technology meets",
        expects="a name",
        criteria=("4.1.2",),
        act=("97a4e1",),
        impact="critical",
        helps=(BLIND, KEYBOARD),
        message="The button has no name: a screen reader says “button”, and voice control cannot press it.",
        fix="Write its purpose inside the button, or in aria-label.",
        source="ACT rule 97a4e1",
        check=_buttons,
    ),
    Rule(
        id="image-button-name",
        title="Image buttons have an alternative",
        applies='input elements of type "image"',
        expects="an alternative that tells what the button does",
        criteria=("1.1.1", "4.1.2"),
        act=("59796f",),
        impact="critical",
        helps=(BLIND, KEYBOARD),
        message="The image button has no alternative.",
        fix='Say in alt="…" what the button does.',
        source="ACT rule 59796f",
        check=_image_buttons,
    ),
    Rule(
        id="field-name",
        title="Form fields have a label",
        applies="fields that assistive technology meets",
        expects="a label",
        criteria=("4.1.2", "1.3.1"),
        act=("e086e5",),
        impact="critical",
        helps=(BLIND, KEYBOARD, LEARNING),
        message="The field has no label.",
        fix="Put a <label for=…> beside it.",
        source="ACT rule e086e5",
        check=_fields,
    ),
    Rule(
        id="summary-name",
        title="What folds open has a name",
        applies="the summary of a details element",
        expects="text that tells what is inside",
        criteria=("4.1.2",),
        act=("2t702h",),
        impact="serious",
        helps=(BLIND, KEYBOARD),
        message="The fold has no name.",
        fix="Write in the <summary> what is inside.",
        source="ACT rule 2t702h",
        check=_folds,
    ),
    Rule(
        id="frame-name",
        title="Frames have a title",
        applies="iframes that can be reached",
        expects="a title",
        criteria=("4.1.2",),
        act=("cae760",),
        impact="serious",
        helps=(BLIND,),
        message="The frame has no title: nobody hears what is in it before going in.",
        fix='Say in title="…" what the frame holds.',
        source="ACT rule cae760",
        check=_frames,
    ),
    Rule(
        id="frame-focus",
        title="Frames with controls can be entered",
        applies="visible iframes whose content the page itself carries and that hold a control",
        expects="no negative tabindex",
        criteria=("2.1.1",),
        act=("akn7bn",),
        impact="critical",
        helps=(KEYBOARD,),
        message="The frame holds a link or a control, and the keyboard cannot get into it.",
        fix="Remove the negative tabindex.",
        source="ACT rule akn7bn",
        check=_frame_focus,
    ),
    Rule(
        id="label-in-name",
        title="What is written on a control is in its name",
        applies="controls with a name of their own and visible text, in them or in a label element",
        expects="the visible words, in their order, within the name",
        criteria=("2.5.3",),
        act=("2ee8b8",),
        impact="serious",
        helps=(KEYBOARD,),
        message="The control's name does not hold the words that it shows: who speaks to the computer says them, and nothing happens.",
        fix="Begin the name with the visible words, or remove aria-label.",
        source="ACT rule 2ee8b8",
        check=_label_in_name,
    ),
    Rule(
        id="scrolling-reached",
        title="What scrolls can be scrolled by keyboard",
        applies="boxes whose own style makes them scroll and whose content is clearly larger",
        expects="the box or something in it takes focus",
        criteria=("2.1.1",),
        act=("0ssw9k",),
        impact="serious",
        helps=(KEYBOARD,),
        message="The box scrolls and the keyboard cannot get at what is hidden in it.",
        fix='Add tabindex="0", role="region" and a label to the box.',
        source="ACT rule 0ssw9k",
        check=_scrolling,
    ),
    Rule(
        id="part-named",
        title="Parts of the page are named, not pointed at",
        applies="words that tell a menu, form or table by its place or shape",
        expects="one such part, or one of that name",
        criteria=("1.3.3",),
        act=("9bd38c",),
        impact="serious",
        helps=(BLIND,),
        message="A part of the page is told by place or shape alone.",
        fix="Give the part a heading or a label, and use that name.",
        source="ACT rule 9bd38c",
        check=_pointed_at,
    ),
)
