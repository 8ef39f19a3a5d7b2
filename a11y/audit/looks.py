"""Looks: contrast and spacing, as far as style attributes and `<style>` elements determine them. Linked style sheets are not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from a11y.audit import colour
from a11y.audit.dom import attribute
from a11y.audit.rule import BLIND, DYSLEXIA, LEARNING, Case, Rule, Subject
from a11y.audit.sight import pixels

if TYPE_CHECKING:
    from a11y.audit.colour import Colour
    from a11y.model import Element

# WCAG 2.2: large text is 18 point, or 14 point bold.
_LARGE = 18 * 96 / 72
_LARGE_BOLD = 14 * 96 / 72


def _texts(subject: Subject) -> Iterator[Element]:
    """Yield the visible elements that hold human language of their own, and are no part of a disabled control."""
    disabled = _disabled_labels(subject)
    for element in subject.dom.elements:
        own = "".join(child for child in element.children if isinstance(child, str)).strip()
        if len(own) < 2 or not re.search(r"[^\W\d_]|\d", own) or not subject.sight.visible(element):
            continue
        if not any(up.node in disabled or attribute(up, "aria-disabled") == "true" or up.get("disabled") is not None for up in subject.dom.upward(element)):
            yield element


def _disabled_labels(subject: Subject) -> set[int]:
    """Return the elements that label or describe a disabled control: WCAG 1.4.3 leaves inactive components out."""
    found: set[int] = set()
    for element in subject.dom.elements:
        if attribute(element, "aria-disabled") == "true" or element.get("disabled") is not None:
            told = f"{element.get('aria-labelledby') or ''} {element.get('aria-describedby') or ''}".split()
            found.update(subject.dom.ids[name].node for name in told if name in subject.dom.ids)
            found.update(label.node for label in subject.names.labels(element))
    return found


def _ink(element: Element, subject: Subject) -> tuple[Colour | None, bool]:
    """Return a text's colour (None when it cannot be known), and whether a style says it."""
    for up in subject.dom.upward(element):
        value = subject.styles.get(up, "color")
        if value and value not in ("inherit", "unset"):
            return (colour.BLACK if value == "initial" else colour.read(value)), True
        if up.tag == "a" and up.get("href") is not None:
            return (0, 0, 238, 1), False  # HTML, 15.3.10: how browsers draw links
        if up.tag in ("button", "input", "select", "textarea"):
            return colour.BLACK, False
    return colour.BLACK, False


def _grounds(element: Element, subject: Subject) -> tuple[list[Colour] | None, bool]:
    """Return the colours that lie behind a text (None when a picture does), and whether a style says them."""
    layers: list[Colour] = []
    for up in subject.dom.upward(element):
        value = subject.styles.get(up, "background-color") or ""
        whole = f"{subject.styles.get(up, 'background') or ''} {subject.styles.get(up, 'background-image') or ''}"
        plain = colour.read(value) if value else None
        if "gradient(" in whole:
            stops = [stop for part in re.findall(r"gradient\((.*)\)", whole) for stop in colour.within(part)]
            base = plain or colour.WHITE
            return ([colour.over(stop, colour.over(base, colour.WHITE)) for stop in stops] or None), True
        shorthand = colour.within(re.sub(r"url\([^)]*\)", " ", whole))
        plain = plain or (shorthand[-1] if shorthand else None)
        if "url(" in whole and not ("no-repeat" in whole and "cover" not in whole and plain is not None and plain[3] == 1):
            return None, True
        if plain is not None and plain[3] > 0:
            layers.append(plain)
            if plain[3] >= 1:
                break
    ground = colour.WHITE
    for layer in reversed(layers):
        ground = colour.over(layer, ground)
    return [ground], bool(layers)


def _shadows(element: Element, subject: Subject) -> tuple[list[Colour], bool]:
    """Return the colours of a text's shadows, and whether they run around it on four sides or more: then they are what it stands on."""
    value = next((found for up in subject.dom.upward(element) if (found := subject.styles.get(up, "text-shadow"))), None)
    parts = re.split(r",(?![^(]*\))", value or "")
    colours = list(dict.fromkeys(shade for part in parts for shade in colour.within(part)))
    return colours, len(parts) >= 4 and len(colours) == 1


def _ratio_range(element: Element, subject: Subject) -> tuple[float, float] | None:
    """Return the least and greatest contrast of a text with what lies behind it; None when it cannot be known."""
    ink, _ = _ink(element, subject)
    grounds, _ = _grounds(element, subject)
    if ink is None or grounds is None:
        return None
    shadows, around = _shadows(element, subject)
    beside = [colour.over(shade, ground) for shade in shadows for ground in grounds]
    ringed = around and all(
        colour.contrast(colour.over(ink, shade), shade) >= colour.contrast(colour.over(ink, ground), ground)
        for shade, ground in zip(beside, grounds, strict=False)
    )
    grounds = beside if ringed else [*grounds, *beside]
    for up in subject.dom.upward(element):
        value = subject.styles.get(up, "opacity")
        if value:
            try:
                ink = (*ink[:3], ink[3] * (float(value[:-1]) / 100 if value.endswith("%") else float(value)))
            except ValueError:
                return None
    ratios = [colour.contrast(colour.over(ink, ground), ground) for ground in grounds]
    return min(ratios), max(ratios)


def _contrast(small: float, large: float) -> Callable[[Subject], Iterator[Case]]:
    def check(subject: Subject) -> Iterator[Case]:
        unknown = 0
        for element in _texts(subject):
            size = subject.sight.font_size(element)
            least = large if size >= _LARGE - 0.1 or (size >= _LARGE_BOLD - 0.1 and subject.sight.bold(element)) else small
            found = _ratio_range(element, subject)
            # A linked style sheet may say otherwise, unless the element says both colours itself.
            sure = not subject.styles.linked or (
                subject.styles.is_inline(element, "color") and any(subject.styles.is_inline(element, name) for name in ("background", "background-color"))
            )
            if found is None or not sure:
                unknown += 1
            elif found[1] <= 1.0:
                continue  # what has the colour of its ground is hidden from everyone
            elif found[1] < least:
                yield Case(
                    "failed",
                    element,
                    message=f"The text has a contrast of {found[1]:.2f} to 1; it needs {least:g} to 1.",
                    passage=subject.dom.text(element)[:160],
                )
            elif found[0] < least:
                yield Case(
                    "cant-tell",
                    element,
                    message="The text stands on more than one colour. Look where it is hardest to read.",
                    passage=subject.dom.text(element)[:160],
                )
            else:
                yield Case("passed", element)
        if unknown:
            yield Case(
                "cant-tell",
                subject.dom.root,
                message=f"{unknown} texts lie on a picture or take their colours from a style sheet that is not read here. Measure their contrast.",
            )

    return check


def _spacing(name: str, least: float) -> Callable[[Subject], Iterator[Case]]:
    def check(subject: Subject) -> Iterator[Case]:
        for element in subject.dom.with_attribute("style"):
            value = subject.styles.inline_important(element, name)
            if value is None or value in ("inherit", "unset", "revert") or any(up.tag in ("svg", "math") for up in subject.dom.upward(element)):
                continue
            for text in _held_by(element, name, subject):
                font = subject.sight.font_size(text)
                if name == "line-height" and _one_line(text, element, subject, font):
                    continue
                share = _share(value, name, font, subject.sight.font_size(element))
                if share is None:
                    yield Case("cant-tell", element, message="The spacing is calculated. Measure it.")
                else:
                    yield Case("passed" if share >= least - 0.001 else "failed", element)

    return check


def _held_by(element: Element, name: str, subject: Subject) -> Iterator[Element]:
    """Yield the visible texts in an element that take a property from it and from nothing nearer."""
    for text in (element, *subject.dom.below(element)):
        if any(isinstance(child, str) and child.strip() for child in text.children) and subject.sight.visible(text):
            giver = next(up for up in subject.dom.upward(text) if up is element or subject.styles.get(up, name) not in (None, "inherit", "unset"))
            if giver is element:
                yield text


def _one_line(text: Element, element: Element, subject: Subject, font: float) -> bool:
    """Say whether a text surely fits one line: then it has no lines to space. A letter is half an em wide, a window 1,280 pixels."""
    width = next((size for up in (text, element) for key in ("max-width", "width") if (size := pixels(subject.styles.get(up, key) or "", font))), 1280)
    if any(found.tag == "br" for found in subject.dom.below(text)):
        return False
    return len(subject.dom.text(text)) * font * 0.4 < width or subject.styles.get(text, "white-space") == "nowrap"


def _share(value: str, name: str, font: float, own_font: float) -> float | None:
    """Return a spacing as a share of the font size; "normal" is nothing for letters and words, and about 1.2 for lines."""
    if value in ("normal", "initial"):
        return 1.2 if name == "line-height" else 0.0
    if name == "line-height":
        if re.fullmatch(r"[\d.]+", value):
            return float(value)
        if value.endswith("%"):
            return float(value[:-1]) / 100 * own_font / font if re.fullmatch(r"[\d.]+%", value) else None
    size = pixels(value, own_font)
    return size / font if size is not None and font else None


def _justified(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("p", "li", "blockquote", "dd"):
        value = next((found for up in subject.dom.upward(element) if (found := subject.styles.get(up, "text-align"))), None)
        if value and subject.sight.visible(element) and len(subject.dom.text(element)) > 80:
            yield Case("failed" if value == "justify" else "passed", element)


_SPACING_FIX = "Leave the spacing to a style sheet without !important, so that a reader's own setting wins."

RULES: tuple[Rule, ...] = (
    Rule(
        id="contrast",
        title="Text stands out from what is behind it",
        applies="visible text whose colours the page itself gives",
        expects="a contrast of 4.5 to 1, for large text 3 to 1",
        criteria=("1.4.3",),
        act=("afw4f7",),
        impact="serious",
        helps=(BLIND, DYSLEXIA),
        message="The text has too little contrast.",
        fix="Make the text darker or what is behind it lighter.",
        source="ACT rule afw4f7; inline styles and <style> only",
        check=_contrast(4.5, 3.0),
    ),
    Rule(
        id="contrast-high",
        title="Text stands out strongly",
        applies="visible text whose colours the page itself gives",
        expects="a contrast of 7 to 1, for large text 4.5 to 1",
        criteria=("1.4.6",),
        act=("09o5cg",),
        impact="moderate",
        helps=(BLIND, DYSLEXIA),
        message="The text has less contrast than low vision asks for.",
        fix="Make the text darker or what is behind it lighter.",
        source="ACT rule 09o5cg; inline styles and <style> only",
        check=_contrast(7.0, 4.5),
        advice=True,
    ),
    Rule(
        id="letter-spacing",
        title="Letters can be spaced out",
        applies="text whose style attribute fixes letter spacing with !important",
        expects="0.12 of the font size at least",
        criteria=("1.4.12",),
        act=("24afc2",),
        impact="moderate",
        helps=(DYSLEXIA, BLIND),
        message="The letters are set close and no reader's setting can change it.",
        fix=_SPACING_FIX,
        source="ACT rule 24afc2",
        check=_spacing("letter-spacing", 0.12),
    ),
    Rule(
        id="word-spacing",
        title="Words can be spaced out",
        applies="text whose style attribute fixes word spacing with !important",
        expects="0.16 of the font size at least",
        criteria=("1.4.12",),
        act=("9e45ec",),
        impact="moderate",
        helps=(DYSLEXIA, BLIND),
        message="The words are set close and no reader's setting can change it.",
        fix=_SPACING_FIX,
        source="ACT rule 9e45ec",
        check=_spacing("word-spacing", 0.16),
    ),
    Rule(
        id="line-height",
        title="Lines can be spaced out",
        applies="text of several lines whose style attribute fixes line height with !important",
        expects="1.5 of the font size at least",
        criteria=("1.4.12",),
        act=("78fd32",),
        impact="moderate",
        helps=(DYSLEXIA, BLIND),
        message="The lines are set close and no reader's setting can change it.",
        fix=_SPACING_FIX,
        source="ACT rule 78fd32",
        check=_spacing("line-height", 1.5),
    ),
    Rule(
        id="text-justified",
        title="Text is not justified",
        applies="long paragraphs whose alignment the page itself gives",
        expects="a ragged right edge",
        criteria=("1.4.8",),
        impact="minor",
        helps=(DYSLEXIA, LEARNING),
        message="The text is justified: uneven gaps between words make lines hard to follow.",
        fix="Align it to the left.",
        source="WCAG 2.2, failure F88; inline styles and <style> only",
        check=_justified,
        advice=True,
    ),
)
