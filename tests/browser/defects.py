"""Faults to put into the easy reading page on purpose, each with the word the measurements must answer with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defect:
    """One fault: a style, or an element's attribute (None: taken away; "html": what it holds), and the answer."""

    answer: str
    style: str = ""
    script: tuple[str, str, str | None] | tuple[()] = ()
    by_axe: bool = False


def axe(answer: str, style: str = "", script: tuple[str, str, str | None] | tuple[()] = ()) -> Defect:
    """Return a fault that axe has to find."""
    return Defect(answer, style, script, by_axe=True)


DEFECTS = {
    # Lines and text (WCAG 1.4.8)
    "a line too long": Defect("long line", ".story > *, .story { max-width: none !important }"),
    "a column too wide": Defect("long line", ":root { --measure: 60rem !important }"),
    "letters too small for the column": Defect("long line", ".machine { font-size: 12px !important }"),
    "lines of 1.2": Defect("tight lines", "p { line-height: 1.2 !important }"),
    "lines of 1.4": Defect("tight lines", ".body p { line-height: 1.4 }"),
    "tight machine note": Defect("tight lines", ".machine { line-height: 1.1 }"),
    "tight meanings": Defect("tight lines", ".video p { line-height: 1 }"),
    "justified text": Defect("justified", ".body p { text-align: justify }"),
    "justified quotation": Defect("justified", ".quote p { text-align: justify }"),
    "small date": Defect("small text", ".kicker { font-size: 12px !important }"),
    "small caption": Defect("small text", "figcaption { font-size: 13px }"),
    "small button words": Defect("small text", ".why { font-size: 11px !important }"),
    "small status": Defect("small text", ".status { font-size: 0.6em }"),
    "small cells": Defect("small text", "table { font-size: 14px }"),
    # Targets (2.5.5)
    "low why": Defect("small target", ".why { min-height: 20px !important; height: 20px }"),
    "narrow why": Defect("small target", ".why { min-width: 0 !important; padding: 0 !important; width: 30px }"),
    "low choices": Defect("small target", ".views a { min-height: 30px !important }"),
    "low menu": Defect("small target", "header.site nav a { min-height: 24px !important }"),
    "low mark": Defect("small target", ".mark { min-height: 20px !important; max-height: 30px }"),
    "small play": Defect("small target", ".buttons button { min-height: 36px !important }"),
    "narrow steps": Defect("small target", ".buttons button { min-width: 30px !important; padding: 0 !important; width: 30px }"),
    "low speed": Defect("small target", ".speed select { min-height: 30px !important; height: 30px }"),
    "low place": Defect("small target", ".seek input { height: 20px !important }"),
    "low summary": Defect("small target", "summary { min-height: 0 !important; padding: 0 !important }"),
    "low links": Defect("small target", ".links a, .related a { min-height: 0 !important }"),
    # Focus (2.4.13)
    "no focus ring": Defect("focus not visible", ":focus-visible { outline: none !important }"),
    "a thin focus ring": Defect("focus not visible", ":focus-visible { outline-width: 1px !important }"),
    "no ring on buttons": Defect("focus not visible", "button:focus-visible { outline: 0 !important }"),
    "no ring on links": Defect("focus not visible", "a:focus-visible { outline-style: none !important }"),
    "no ring on summaries": Defect("focus not visible", "summary:focus-visible { outline: none !important }"),
    "no ring on the select": Defect("focus not visible", "select:focus-visible { outline: none !important }"),
    # Reflow and lost text (1.4.10, 1.4.12)
    "a wide heading": Defect("sideways scroll", "h1 { width: 3000px }"),
    "a wide block": Defect("sideways scroll", ".video { min-width: 1400px }"),
    "one long line": Defect("sideways scroll", ".body p { white-space: nowrap; font-size: 80px }"),
    "pushed aside": Defect("sideways scroll", ".listen { position: relative; left: 900px }"),
    "words off the left": Defect("cut off at the side", ".body p { position: relative; left: -700px }"),
    "a paragraph cut off": Defect("cut off", ".body p { height: 1em; overflow: hidden }"),
    "a heading cut off": Defect("cut off", "h1 { height: 1em; overflow: hidden }"),
    "a screen cut off": Defect("cut off", ".screen { height: 1.5em; min-height: 0 !important; overflow: hidden; padding: 0 !important }"),
    "a note cut short": Defect("cut off", ".machine { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }"),
    "a quotation clipped": Defect("cut off", ".quote { max-height: 1.2em; overflow: clip }"),
    # Contrast (1.4.6)
    "pale text": axe("color-contrast", ".body p { color: #999 }"),
    "middling text": axe("color-contrast-enhanced", ".body p { color: #6b6b6b }"),
    "pale links": axe("color-contrast", ".links a { color: #7aa }"),
    "pale kicker": axe("color-contrast", ".kicker { color: #777 }"),
    "pale button": axe("color-contrast", ".buttons .play { background: #5a9 !important }"),
    "pale choice": axe("color-contrast", ".views a[aria-current] { background: #4a8 }"),
    "pale captions": axe("color-contrast", ".screen p { color: #888 }"),
    "pale footer": axe("color-contrast", "footer.site p { color: #8a8378 }"),
    # Names, roles, structure (1.3.1, 2.4.1, 3.1.1, 4.1.2)
    "no language": axe("html-has-lang", script=("html", "lang", None)),
    "a language that is none": axe("html-lang-valid", script=("html", "lang", "xx-nonsense-q")),
    "a part in no language": axe("valid-lang", script=("h1", "lang", "zzzzzzzzzz")),
    "no title": axe("document-title", script=("head", "html", "")),
    "a button without a name": axe("button-name", script=(".buttons [data-do=on]", "aria-label", "")),
    "a link without words": axe("link-name", script=(".mark", "html", "")),
    "a select without a label": axe("select-name", script=(".speed", "html", "<select><option>1</option></select>")),
    "a slider without a label": axe("label", script=(".seek", "html", "<input type=range>")),
    "a heading skipped": axe("heading-order", script=("#listen-label", "aria-level", "5")),
    "two mains": axe("landmark", script=("footer.site", "role", "main")),
    "a role that is none": axe("aria-roles", script=(".machine", "role", "shout")),
    "an attribute that is none": axe("aria-valid-attr", script=(".machine", "aria-loud", "true")),
    "a list of no items": axe("list", script=(".views ul", "html", "<div>Easy</div>")),
    "a focus order of its own": axe("tabindex", script=(".mark", "tabindex", "3")),
    "words outside every landmark": axe("region", script=("footer.site", "role", "presentation")),
    "zoom forbidden": axe("meta-viewport", script=("meta[name=viewport]", "content", "width=device-width, maximum-scale=1, user-scalable=no")),
    "a picture without words": axe("image-alt", script=(".machine", "html", "<img src=/static/x/icon.svg>")),
}
