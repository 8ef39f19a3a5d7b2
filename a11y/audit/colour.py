"""Colours and their contrast (CSS Color 4; WCAG 2.2, relative luminance)."""

from __future__ import annotations

import colorsys
import re

Colour = tuple[float, float, float, float]
"""Red, green and blue from 0 to 255, and opacity from 0 to 1."""

# CSS Color 4, 6.1 Named colours: the ones that pages use (all sixteen of HTML 4, the CSS 2 orange, and the commonest others).
_NAMED = {
    "black": "000", "silver": "c0c0c0", "gray": "808080", "grey": "808080", "white": "fff", "maroon": "800000", "red": "f00", "purple": "800080",
    "fuchsia": "f0f", "magenta": "f0f", "green": "008000", "lime": "0f0", "olive": "808000", "yellow": "ff0", "navy": "000080", "blue": "00f",
    "teal": "008080", "aqua": "0ff", "cyan": "0ff", "orange": "ffa500", "pink": "ffc0cb", "gold": "ffd700", "brown": "a52a2a", "beige": "f5f5dc",
    "ivory": "fffff0", "indigo": "4b0082", "violet": "ee82ee", "tan": "d2b48c", "tomato": "ff6347", "salmon": "fa8072", "coral": "ff7f50",
    "crimson": "dc143c", "khaki": "f0e68c", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9",
    "dimgray": "696969", "dimgrey": "696969", "gainsboro": "dcdcdc", "whitesmoke": "f5f5f5", "slategray": "708090", "slategrey": "708090",
    "darkblue": "00008b", "darkgreen": "006400", "darkred": "8b0000", "lightblue": "add8e6", "lightyellow": "ffffe0", "skyblue": "87ceeb",
    "steelblue": "4682b4", "royalblue": "4169e1", "rebeccapurple": "639", "canvas": "fff", "canvastext": "000",
}  # fmt: skip
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^)]*)\)")
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
WHITE: Colour = (255, 255, 255, 1)
BLACK: Colour = (0, 0, 0, 1)


def read(text: str) -> Colour | None:
    """Return the colour that a CSS value is; None when it is none, or one that depends on something else.

    >>> read("#fff"), read("rgba(0, 0, 0, .3)"), read("inherit")
    ((255.0, 255.0, 255.0, 1.0), (0.0, 0.0, 0.0, 0.3), None)
    """
    text = text.strip().lower()
    if text == "transparent":
        return (0, 0, 0, 0)
    if text in _NAMED:
        text = f"#{_NAMED[text]}"
    if match := _HEX.fullmatch(text):
        digits = match[1]
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
        return (float(parts[0]), float(parts[1]), float(parts[2]), parts[3] / 255 if len(parts) == 4 else 1.0)
    if match := _FUNCTION.fullmatch(text):
        numbers = re.findall(r"(-?[\d.]+)(%|deg)?", match[2])
        if len(numbers) not in (3, 4):
            return None
        try:
            values = [float(number) / 100 if unit == "%" else float(number) for number, unit in numbers]
        except ValueError:
            return None
        alpha = values[3] if len(values) == 4 else 1.0
        if match[1].startswith("hsl"):
            red, green, blue = colorsys.hls_to_rgb(values[0] % 360 / 360, values[2], values[1])
            return (red * 255, green * 255, blue * 255, alpha)
        scale = [255.0 if numbers[at][1] == "%" else 1.0 for at in range(3)]
        return (values[0] * scale[0], values[1] * scale[1], values[2] * scale[2], alpha)
    return None


def within(text: str) -> list[Colour]:
    """Return every colour named in a value, such as a gradient or a shadow."""
    found = re.findall(r"(?:rgba?|hsla?)\([^)]*\)|#[0-9a-fA-F]{3,8}\b|(?<![\w-])[a-zA-Z]+(?![\w(-])", re.sub(r"url\([^)]*\)", " ", text))
    return [colour for piece in found if (colour := read(piece)) is not None]


def over(top: Colour, under: Colour) -> Colour:
    """Return a colour laid over an opaque one."""
    alpha = max(0.0, min(1.0, top[3]))
    return (*(top[at] * alpha + under[at] * (1 - alpha) for at in range(3)), 1.0)  # type: ignore[return-value]  # three and one are four


def contrast(one: Colour, two: Colour) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21.

    >>> round(contrast(WHITE, BLACK), 1), round(contrast(WHITE, (170, 170, 170, 1)), 2)
    (21.0, 2.32)
    """
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [channel / 255 for channel in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
