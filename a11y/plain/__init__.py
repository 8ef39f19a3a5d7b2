"""Plain and easy versions of an article, by rules on a parse, every change explained and nothing false."""

from a11y.plain.levels import LEVELS
from a11y.plain.rules import RULES
from a11y.plain.simplification import simplify
from a11y.plain.versions import from_prose, original

__all__ = ["LEVELS", "RULES", "from_prose", "original", "simplify"]
