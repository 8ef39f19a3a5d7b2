"""What `<style>` elements and style attributes say of an element: a small cascade (CSS Cascading and Inheritance 4).

Linked style sheets are not read, and selectors that depend on a state (`:hover`) never match; the rules that ask for style say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.audit.dom import Dom
    from a11y.model import Element

# The properties that any rule asks for; others are not kept.
PROPERTIES = frozenset(
    {
        *("display", "visibility", "opacity", "position", "left", "right", "top", "bottom", "clip", "clip-path", "width", "height", "max-width", "max-height"),
        *("overflow", "overflow-x", "overflow-y", "text-indent", "color", "background", "background-color", "background-image", "font-size", "font-weight"),
        *(
            "line-height",
            "letter-spacing",
            "word-spacing",
            "text-shadow",
            "white-space",
            "margin-left",
            "text-align",
            "text-transform",
            "transform",
            "font",
            "font-family",
            "text-overflow",
        ),
    }
)
# The window that media queries are answered for: a common laptop, in CSS pixels (WCAG 1.4.10 starts from 1280 as well).
WINDOW = 1280

# A picture written into a style sheet says nothing here and may be a megabyte long.
_DATA = re.compile(r"url\(\s*[\"']?data:[^)]*\)", re.IGNORECASE)
# No honest rule is longer than this; what is may be meant to keep a parser busy.
_LONGEST_BODY = 10_000
_LONGEST_SELECTOR = 500
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"""\s*([\w-]+)\s*:\s*((?:[^;"'(]|"[^"]*"|'[^']*'|\((?:[^()"']|"[^"]*"|'[^']*'|\([^)]*\))*\))*)""")
_SIMPLE = re.compile(
    r"""(?P<tag>\*|[a-zA-Z][\w-]*)|\#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[\s*(?P<attr>[\w:-]+)\s*(?:(?P<op>[~|^$*]?=)\s*["']?(?P<value>[^"'\]]*)["']?\s*[iIsS]?)?\s*\]|:not\((?P<not>[^()]*)\)|(?P<root>:root)|(?P<link>:link)"""
)
_WIDTH = re.compile(r"\((min|max)-width\s*:\s*([\d.]+)(px|em|rem)\)")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: what an element must be, and how it relates to the step before ("", " ", ">", "+", "~")."""

    parts: tuple[tuple[str, str, str, str], ...]
    combinator: str


@dataclass(frozen=True, slots=True)
class _StyleRule:
    steps: tuple[_Compound, ...]
    specificity: tuple[int, int, int]
    declarations: tuple[tuple[str, str, bool], ...]
    order: int
    around: frozenset[tuple[str, str]]


def declarations(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each declaration's property, value (lower case) and importance.

    >>> list(declarations("color: #FFF; line-height: 2em !important"))
    [('color', '#fff', False), ('line-height', '2em', True)]
    """
    at = 0
    text = _DATA.sub("none", text)[:_LONGEST_BODY]
    while at < len(text):
        match = _DECLARATION.match(text, at)
        if match is None:
            after = text.find(";", at)
            at = len(text) if after < 0 else after + 1
            continue
        at = match.end() + 1
        value = match[2].strip().lower()
        important = value.endswith("important") and "!" in value
        if important:
            value = value[: value.rindex("!")].strip()
        if match[1].lower() in PROPERTIES and value:
            yield match[1].lower(), value, important


def _applies(query: str) -> bool:
    """Say whether a media query holds in a window of WINDOW pixels on a screen, with no preference set."""
    return any(_one_applies(part) for part in query.lower().split(","))


def _one_applies(query: str) -> bool:
    if re.search(r"\b(print|speech|tty|not)\b|prefers-|forced-colors|hover|pointer|orientation|aspect-ratio|resolution", query):
        return False
    for edge, number, unit in _WIDTH.findall(query):
        size = float(number) * (1 if unit == "px" else 16)
        if (edge == "min" and size > WINDOW) or (edge == "max" and size < WINDOW):
            return False
    return True


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield each selector list with its declarations, looking into `@media`, `@supports` and `@layer` blocks that apply."""
    at = 0
    while True:
        opening = css.find("{", at)
        if opening < 0:
            return
        prelude = css[at:opening].rsplit(";", 1)[-1].strip()
        depth, closing = 1, opening + 1
        while depth and closing < len(css):
            following = re.compile(r"[{}]").search(css, closing)
            if following is None:
                closing = len(css) + 1
                break
            depth += 1 if following[0] == "{" else -1
            closing = following.end()
        body = css[opening + 1 : closing - 1]
        at = closing
        if prelude.startswith(("@supports", "@layer")) or (prelude.startswith("@media") and _applies(prelude[6:])):
            yield from _blocks(body)
        elif not prelude.startswith("@"):
            yield prelude, body


def _selector(text: str) -> tuple[tuple[_Compound, ...], tuple[int, int, int]] | None:
    """Parse one selector; None when it holds what is not understood, so that it never matches by mistake."""
    if len(text) > _LONGEST_SELECTOR:
        return None
    steps: list[_Compound] = []
    ids = classes = tags = 0
    combinator = ""
    for piece in re.findall(r"\[[^\]]*\]|\([^)]*\)|[>+~]|\s+|[^\s>+~\[(]+", text.strip()):
        if not piece.strip():
            combinator = combinator or " "
            continue
        if piece in (">", "+", "~"):
            combinator = piece
            continue
        if steps and not combinator:  # a piece that belongs to the compound before it
            steps[-1] = _Compound((*steps[-1].parts, ("raw", piece, "", "")), steps[-1].combinator)
        else:
            steps.append(_Compound((("raw", piece, "", ""),), combinator))
        combinator = ""
    parsed: list[_Compound] = []
    for step in steps:
        source = "".join(part[1] for part in step.parts)
        parts: list[tuple[str, str, str, str]] = []
        at = 0
        while at < len(source):
            match = _SIMPLE.match(source, at)
            if match is None or match.end() == at:
                return None
            at = match.end()
            kind = match.lastgroup if match.lastgroup not in ("op", "value") else "attr"
            if kind == "tag":
                tags += match["tag"] != "*"
                parts.append(("tag", match["tag"].lower(), "", ""))
            elif kind == "id":
                ids += 1
                parts.append(("id", match["id"], "", ""))
            elif kind == "attr":
                classes += 1
                parts.append(("attr", match["attr"].lower(), match["op"] or "", match["value"] or ""))
            elif kind == "not":
                inner = _SIMPLE.fullmatch(match["not"].strip())
                if inner is None:
                    return None
                classes += 1
                parts.append(("not", match["not"].strip(), "", ""))
            else:
                classes += 1
                parts.append((kind or "", match[kind or 0], "", ""))
        parsed.append(_Compound(tuple(parts), step.combinator))
    return (tuple(parsed), (ids, classes, tags)) if parsed else None


def _matches(part: tuple[str, str, str, str], element: Element, dom: Dom) -> bool:
    kind, name, operator, value = part
    match kind:
        case "tag":
            return name in ("*", element.tag)
        case "id":
            return element.get("id") == name
        case "class":
            return name in (element.get("class") or "").split()
        case "attr":
            held = element.get(name)
            if held is None:
                return False
            return {
                "": True,
                "=": held == value,
                "~=": value in held.split(),
                "|=": held == value or held.startswith(value + "-"),
                "^=": bool(value) and held.startswith(value),
                "$=": bool(value) and held.endswith(value),
                "*=": bool(value) and value in held,
            }[operator]
        case "not":
            inner = _selector(name)
            return inner is not None and not all(_matches(each, element, dom) for each in inner[0][0].parts)
        case "root":
            return dom.parent(element) is None
        case _:
            return element.tag == "a" and element.get("href") is not None


class Stylesheet:
    """The declarations of a page's own styles, asked element by element."""

    def __init__(self, dom: Dom) -> None:
        self._dom = dom
        self._cache: dict[int, dict[str, tuple[str, bool, bool]]] = {}
        self._rules: dict[tuple[str, str], list[_StyleRule]] = {}
        self._above: dict[int, frozenset[tuple[str, str]]] = {}
        present = {key for element in dom.elements for key in _keys(element)} if dom.all("style") else set()
        order = 0
        for style in dom.all("style"):
            css = _COMMENT.sub(" ", _DATA.sub("none", "".join(child for child in style.children if isinstance(child, str))))
            if not _applies(style.get("media") or "all"):
                continue
            for prelude, body in _blocks(css):
                wanted = tuple(declarations(body))
                if not wanted:
                    continue
                for text in re.split(r",(?![^(\[]*[)\]])", prelude):
                    found = _selector(text)
                    # What names a class or an id that the page does not have selects nothing: most of a large style sheet.
                    if found is None or not all(
                        part[:2] in present for step in found[0] for part in step.parts if part[0] in ("id", "class", "tag") and part[1] != "*"
                    ):
                        continue
                    order += 1
                    steps, specificity = found
                    key = next((part[:2] for part in sorted(steps[-1].parts, key=_rarity) if part[0] in ("id", "class", "tag")), ("tag", "*"))
                    self._rules.setdefault(key, []).append(_StyleRule(steps, specificity, wanted, order, _around(steps)))
        self.linked = any(
            "stylesheet" in (link.get("rel") or "").lower().split() and not re.search(r"\bprint\b", link.get("media") or "") for link in dom.all("link")
        )

    def get(self, element: Element, name: str) -> str | None:
        """Return the value declared for an element itself (nothing inherited), in lower case."""
        found = self._declared(element).get(name)
        return found[0] if found else None

    def inline_important(self, element: Element, name: str) -> str | None:
        """Return the value of a property that the element's style attribute sets with `!important`."""
        found = self._declared(element).get(name)
        return found[0] if found and found[1] and found[2] else None

    def is_inline(self, element: Element, name: str) -> bool:
        """Say whether an element's value of a property comes from its style attribute."""
        found = self._declared(element).get(name)
        return bool(found and found[2])

    def _declared(self, element: Element) -> dict[str, tuple[str, bool, bool]]:
        held = self._cache.get(element.node)
        if held is None:
            held = self._cache[element.node] = self._cascade(element)
        return held

    def _cascade(self, element: Element) -> dict[str, tuple[str, bool, bool]]:
        style = element.get("style")
        keys = [("tag", "*"), ("tag", element.tag), ("id", element.get("id") or ""), *(("class", name) for name in (element.get("class") or "").split())]
        above = self._keys_above(element)
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if rule.around <= above and self._selects(rule.steps, element)]
        won: dict[str, tuple[str, bool, bool]] = {}
        for rule in sorted(rules, key=lambda rule: (rule.specificity, rule.order)):
            _lay(won, rule.declarations, inline=False)
        if style:
            _lay(won, declarations(style), inline=True)
        return won

    def _keys_above(self, element: Element) -> frozenset[tuple[str, str]]:
        """Return the tags, ids and classes of everything around an element."""
        parent = self._dom.parent(element)
        if parent is None:
            return frozenset()
        held = self._above.get(parent.node)
        if held is None:
            held = self._above[parent.node] = self._keys_above(parent) | _keys(parent)
        return held

    def _selects(self, steps: tuple[_Compound, ...], element: Element, known: dict[tuple[int, int], bool] | None = None) -> bool:
        """Say whether a selector's steps end at an element; `known` keeps a deep page and a long selector from asking the same twice."""
        if not all(_matches(part, element, self._dom) for part in steps[-1].parts):
            return False
        if len(steps) == 1:
            return True
        known = {} if known is None else known
        place = (len(steps), element.node)
        if place not in known:
            known[place] = any(self._selects(steps[:-1], other, known) for other in self._before(steps[-1].combinator, element))
        return known[place]

    def _before(self, combinator: str, element: Element) -> Iterator[Element]:
        """Yield the elements that the step before a combinator may stand for."""
        parent = self._dom.parent(element)
        if combinator == " ":
            yield from self._dom.ancestors(element)
        elif parent is not None and combinator == ">":
            yield parent
        elif parent is not None:
            siblings = [child for child in parent.children if not isinstance(child, str) and child.node < element.node]
            yield from siblings[-1:] if combinator == "+" else siblings


def _keys(element: Element) -> set[tuple[str, str]]:
    """Return what an element can be selected by: its tag, id and classes."""
    found = {("tag", element.tag), *(("class", name) for name in (element.get("class") or "").split())}
    if name := element.get("id"):
        found.add(("id", name))
    return found


def _around(steps: tuple[_Compound, ...]) -> frozenset[tuple[str, str]]:
    """Return the keys that must stand somewhere around an element for a selector to match it; none once a sibling is asked for."""
    if any(step.combinator in ("+", "~") for step in steps):
        return frozenset()
    return frozenset(part[:2] for step in steps[:-1] for part in step.parts if part[0] in ("id", "class", "tag") and part[1] != "*")


def _rarity(part: tuple[str, str, str, str]) -> int:
    return {"id": 0, "class": 1, "tag": 2}.get(part[0], 3)


def _lay(won: dict[str, tuple[str, bool, bool]], new: tuple[tuple[str, str, bool], ...] | Iterator[tuple[str, str, bool]], *, inline: bool) -> None:
    """Lay declarations over those that have won so far: an important one gives way only to an important one."""
    for name, value, important in new:
        held = won.get(name)
        if held is None or important or not held[1]:
            won[name] = (value, important, inline)
        if name == "background" and (important or not won.get("background-color", ("", False, False))[1]):
            won.pop("background-color", None)  # the shorthand resets the longhands
            won.pop("background-image", None)
