"""English as data: sentences, tokens, parses, inflection, word frequency. The only door to spaCy, lemminflect and wordfreq.

`split` needs no parser and loads nothing heavy; `parse_sentences` parses sentences one by one, each as one tree, and remembers them.
"""

from a11y.language.frequency import zipf
from a11y.language.inflection import in_dictionary, inflect, lemma
from a11y.language.parse import Parse, Token, parse_sentences
from a11y.language.sentences import DATELINE, split

__all__ = ["DATELINE", "Parse", "Token", "in_dictionary", "inflect", "lemma", "parse_sentences", "split", "zipf"]
