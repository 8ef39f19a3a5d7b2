"""English as data: sentences, tokens, parses, inflection, word frequency. The only door to spaCy, lemminflect and wordfreq."""

from a11y.language.frequency import zipf
from a11y.language.inflection import inflect, lemma
from a11y.language.parse import Parse, Token, parse

__all__ = ["Parse", "Token", "inflect", "lemma", "parse", "zipf"]
