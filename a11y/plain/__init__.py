"""Plain and easy versions of an article, by rules on a parse, every change explained and nothing false."""

from a11y.plain.versions import from_prose, original

__all__ = ["from_prose", "original"]
