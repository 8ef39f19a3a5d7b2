"""What a lexicon entry is: frozen dataclasses that the loader fills from the TOML files and the rules read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Inflection = Literal["fixed", "verb", "noun"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain form: its words as dictionary forms; `head` is the index of the word that takes the inflection (None: no word does)."""

    words: tuple[str, ...]
    head: int | None

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where an entry may fire. `None` and the empty tuple mean "no condition". `context.fits` checks all of them against a parse.

    Word lists hold lower-case strings; a string of several words asks for all of them in that order.
    """

    object: bool | None = None
    """True: only with a direct object (or in the passive). False: only without one."""
    clause: bool | None = None
    """True: only with a clause as complement ("said that …", "tried to …"). False: only without."""
    before: tuple[str, ...] = ()
    """The next words must be one of these."""
    not_before: tuple[str, ...] = ()
    """The next words must be none of these."""
    after: tuple[str, ...] = ()
    """The words just before must be one of these."""
    not_after: tuple[str, ...] = ()
    """The words just before must be none of these."""
    together: tuple[str, ...] = ()
    """One of these lemmas must be the head or a dependent (at most two steps down) of the word."""
    not_together: tuple[str, ...] = ()
    """None of these lemmas may be the head or a dependent (at most two steps down) of the word."""
    subject: tuple[str, ...] = ()
    """The verb's own subject must be one of these lemmas ("the study revealed" is "showed", "she revealed" is not); never in the passive."""
    near: tuple[str, ...] = ()
    """One of these lemmas must be in the same sentence."""
    not_near: tuple[str, ...] = ()
    """None of these lemmas may be in the same sentence."""
    tags: tuple[str, ...] = ()
    """The word's Penn tag must be one of these (`NNS` only: plural only)."""
    not_tags: tuple[str, ...] = ()
    """The word's Penn tag must be none of these."""
    not_ahead: tuple[str, ...] = ()
    """None of these may be among the next eight words ("pave the way for him to leave" is no "make possible him to leave")."""
    next_tags: tuple[str, ...] = ()
    """The next word's Penn tag must be one of these."""
    not_next_tags: tuple[str, ...] = ()
    """The next word's Penn tag must be none of these ("hoping for rain", but no "hoping for raising")."""
    relations: tuple[str, ...] = ()
    """The word's Universal Dependencies relation must be one of these (`nmod` also means `nmod:poss`)."""
    not_relations: tuple[str, ...] = ()
    """The word's Universal Dependencies relation must be none of these."""
    modifier: bool = False
    """True: a noun or verb may also fire as the modifier of a noun ("the utilisation rate"); by default it must not."""
    start: bool | None = None
    """True: only as the first word of a sentence. False: never there."""
    easy: bool = False
    """True: only the easy level makes this swap; the plain level keeps the word."""
    note: str = ""
    """Why the conditions are there, for editors."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One hard word and its plain forms, best first; `upos` is the part of speech the word must have."""

    lemma: str
    upos: str
    plain: tuple[Plain, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of words and its plain form.

    `words` are lower-case words, hyphens and apostrophes apart ("so-called" is three words). Two words of a pattern are slots, copied into the
    plain form where it has them too: `ONE'S` is one possessive pronoun (my, his, their); `…` is one to six words without punctuation.
    `head` is the index of the word that is matched by lemma and whose inflection the plain form's head takes; with `fixed` there is none and all words match
    as they stand. `kind` is the file's: a plain "phrase", an "idiom" or newspaper phrase, or a "filler" (its plain form is empty: it is left out).
    """

    words: tuple[str, ...]
    inflection: Inflection
    head: int | None
    plain: tuple[Plain, ...]
    context: Context
    kind: Literal["phrase", "idiom", "filler"]

    @property
    def text(self) -> str:
        """The pattern as an editor wrote it, lower case, words apart."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for.

    kind `open`: write the long form at first use, with the short one in brackets ("the British Deaf Association (BDA)"). `replace`: always write the long form
    ("approx." → "about"). `unit`: a unit after a number ("km" → "kilometres"; `long` is the plural, `one` the singular). `title`: before a name, kept as it is
    ("Dr"). `known`: better known than its long form, kept; the long form is only for a tool tip or the glossary ("BBC", "DNA").
    """

    short: str
    long: str
    kind: Literal["open", "replace", "unit", "title", "known"]
    article: Literal["", "the", "a"] = ""
    one: str = ""
    topic: str = ""
    near: tuple[str, ...] = ()
    """When not empty: the short form has other meanings too, so one of these lower-case words must be in the article."""


@dataclass(frozen=True, slots=True)
class Contraction:
    """A contraction and its full forms; more than one means that the rule must decide by the parse ("'s": is, has or a possessive)."""

    short: str
    full: tuple[str, ...]
    suffix: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether the words alone do not tell which full form is meant."""
        return len(self.full) > 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """Spelled-out numbers: words to values. `units` are 0–19, `tens` 20–90, `scales` multipliers; a fraction word is its denominator."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]
    multiples: dict[str, int]
    counts: dict[str, int]
    not_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A hard word that is kept, and what it means in one easy sentence.

    `forms` are all spellings and other names, the term first; a form with a capital letter matches only with that capital. `upos` "" means any part of
    speech. `not_near` lists words that show another meaning is meant, `near` those of which one must be there (none: no condition): in the sentence or its two
    neighbours, and several words ("activist investor") together in the sentence itself. `topic` comes from the file's name (`glossary-courts.toml` → "courts").
    """

    term: str
    meaning: str
    forms: tuple[str, ...]
    upos: str = ""
    not_near: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    topic: str = ""
