"""Numbers in words, the British way: cardinals, decimals, ordinals, years, digits one by one. num2words does the counting."""

from __future__ import annotations

from num2words import num2words

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_STEPS = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"], strict=True)
)
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
# Beyond this many digits a number is a code: it is read digit by digit.
_MOST_DIGITS = 15


def cardinal(written: str) -> str:
    """Return a whole or decimal number in words; commas between thousands are allowed.

    >>> cardinal("1,234"), cardinal("3.05"), cardinal("007")
    ('one thousand two hundred and thirty-four', 'three point zero five', 'zero zero seven')
    """
    whole, _, fraction = written.replace(",", "").partition(".")
    if len(whole) > _MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
        words = digits(whole)
    else:
        words = str(num2words(int(whole or "0"), lang="en_GB")).replace(",", "")
    return f"{words} point {digits(fraction)}" if fraction else words


def ordinal(number: int) -> str:
    """Return an ordinal in words.

    >>> ordinal(21), ordinal(100)
    ('twenty-first', 'one hundredth')
    """
    return str(num2words(number, lang="en_GB", to="ordinal")).replace(",", "")


def year(number: int) -> str:
    """Return a year as it is said.

    >>> year(1905), year(2005), year(2024), year(1900)
    ('nineteen oh five', 'two thousand and five', 'twenty twenty-four', 'nineteen hundred')
    """
    century, rest = divmod(number, 100)
    if not 1000 <= number <= 9999 or (century % 10 == 0 and rest < 10):
        return cardinal(str(number))
    if rest == 0:
        return f"{cardinal(str(century))} hundred"
    return f"{cardinal(str(century))} {'oh ' if rest < 10 else ''}{cardinal(str(rest))}"


def decade(number: int) -> str:
    """Return a decade as it is said, from its first year or its last two digits.

    >>> decade(1990), decade(80), decade(2000), decade(2010), decade(1900)
    ('nineteen nineties', 'eighties', 'two thousands', 'twenty tens', 'nineteen hundreds')
    """
    century, rest = divmod(number, 100)
    if rest == 0:
        return f"{year(number)}s"
    words = cardinal(str(rest))
    plural = f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
    return f"{cardinal(str(century))} {plural}" if century else plural


def digits(written: str, zero: str = "zero") -> str:
    """Return digits one by one; other characters fall away.

    >>> digits("0800", zero="oh")
    'oh eight oh oh'
    """
    return " ".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in written if digit in "0123456789")


def roman(written: str) -> int | None:
    """Return the value of a well-formed Roman numeral, or None.

    >>> roman("XIV"), roman("IIX"), roman("MIX")
    (14, None, 1009)
    """
    total = 0
    values = [ROMAN.get(letter, 0) for letter in written]
    if not values or 0 in values:
        return None
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total if _to_roman(total) == written else None


def _to_roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN_STEPS:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)
