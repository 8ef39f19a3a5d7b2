"""What part of an article each line of a scraped text plays, told by evidence that has a name and a weight.

To teach the reader something new, add one `Evidence` to the table. Weights add up; a role is taken when it beats "paragraph" clearly, and when it only
just fails to, the line stays a paragraph and the doubt is reported: losing a sentence of the story is worse than keeping a promo.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from a11y.readers import cues
from a11y.readers.lines import CLOSED, Line, Story, stem
from a11y.readers.signed import byline, dated, person

Role = Literal[
    "paragraph", "heading", "caption", "credit", "related", "announcement", "video", "label", "audio", "promo", "byline", "date", "other", "quote", "item"
]


@dataclass(frozen=True)
class Evidence:
    """One reason to read a line as a role; `weight` 9 and more settles it alone, 1 only tips the balance."""

    name: str
    role: Role
    weight: float
    holds: Callable[[Line, Story], bool]


@dataclass(frozen=True)
class Verdict:
    """A line's role with the names of the evidence for it; `rival` is the role it nearly was, when that is not sure."""

    role: Role
    because: tuple[str, ...]
    rival: Role | None = None


# Where lines are short and how short: a crosshead has up to 10 words (most 1 to 5), a headline 5 to 20.
_CROSSHEAD, _BRIEF, _HEADLINE = 10, 6, 24


def _open(line: Line, story: Story) -> bool:
    """A line without a sentence's end, in a text that ends its sentences."""
    return not line.terminated and story.ends_sentences and not _goes_on(line)


def _telling(line: Line, story: Story) -> bool:
    """An open line in ordinary letters: what a picture's caption looks like."""
    return _open(line, story) and not line.shouted and not story.title_case(line)


def _goes_on(line: Line) -> bool:
    return line.text[-1] in ",;-–—" or (bool(line.words) and line.words[-1].lower() in ("and", "or", "but", "the", "a", "of", "to"))


def _bare(line: Line) -> bool:
    return not line.finite


def _question(line: Line) -> bool:
    return line.text.endswith("?") and len(line.words) <= _CROSSHEAD and not line.quoted and line.text.count("?") == 1 and "." not in line.text


def _between_prose(line: Line, story: Story) -> bool:
    before, after = story.around(line, -1), story.around(line, 1)
    return before in story.prose_set and after in story.prose_set


def _headline(line: Line) -> bool:
    return 5 <= len(line.words) <= _HEADLINE


def _ended(line: Line) -> bool:
    return line.text.endswith(".") or line.shouted


def _foreign(line: Line, story: Story) -> bool:
    return any(word[0].isupper() and stem(word) not in story.names and word.lower() not in story.lower | CLOSED for word in line.inner)


def _long(line: Line) -> bool:
    """Longer than captions are: more than 45 words or three sentences, and no credit at the end."""
    return (len(line.words) > 45 or len(_SENTENCE.findall(line.text)) >= 3) and not _bracketed_credit(line) and not cues.CREDIT_LABEL.search(line.text[-120:])


def _pulled(line: Line) -> bool:
    return line.quoted and line.closes_quote and not line.terminated and len(line.words) >= 8 and not re.search(r"[\"“”]", line.text[1:-1])


def _captioned(line: Line) -> bool:
    """After "Photo:" stand five words and more, or a bracketed credit: a caption, and no credit alone."""
    return len(line.words) >= 6 or _bracketed_credit(line)


def _row(line: Line) -> bool:
    """A table's row: a third of its words are figures."""
    return 3 * sum(word[0].isdigit() for word in line.words) >= len(line.words)


def _thread(line: Line, story: Story) -> bool:
    """A Title Case line on this story's topic between two of its paragraphs."""
    return story.title_case(line) and not line.shouted and story.shared(line) >= 0.5 and _between_prose(line, story)


_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "he", "she", "they"})


def _articled(line: Line) -> bool:
    """A line with small words that headlines drop; in Title Case they stay."""
    return any(word.lower() in _ARTICLES for word in line.words) and line.capitals < 0.75


def _stranger(line: Line, story: Story) -> bool:
    """A line whose topic words the rest of the text hardly knows."""
    return story.english and _headline(line) and not _row(line) and not _articled(line) and story.shared(line) < 0.34


def _bracketed_credit(line: Line) -> bool:
    return bool(cues.CREDIT_BRACKETS.search(line.text))


def _stray_name(line: Line, story: Story) -> bool:
    """A line that is a name and no more, of nobody the story tells of: who wrote another story."""
    return story.english and person(line.text) and not line.shouted and not any(stem(word) in story.names or word.lower() in story.lower for word in line.words)


def _initialled(line: Line) -> bool:
    """A line that closes with the initials of its writer or house, as columns do: no agency's."""
    return bool(re.search(r"[.!?][\"'’”]? [A-Z]{2,3}$", line.text)) and not cues.AGENCY_LAST.search(line.text)


def _owned(line: Line) -> bool:
    """A line whose end says whose picture it is."""
    return _bracketed_credit(line) or bool(cues.CREDIT_LABEL.search(line.text[-120:]) or _OWNER.search(line.text) or cues.AGENCY_LAST.search(line.text))


def _inside_quotes(line: Line, story: Story) -> bool:
    return (line.quoted or line.text[:1] == "“") and story.repeated(line)


_SENTENCE = re.compile(r"\w\w\w[.!?]['\"’”)]* +['\"‘“(A-Z]")
# "He said", "Ms Hill told": the reporting verb within the first words.
_SPEAKS = re.compile(
    r"(?:(?:And|But) )?(?:He|She|They|We|I|(?:[A-Z][\w.'’-]+ ){1,3})\s?(?:also |has |then )?(?:said|told|added|asked|explained|wrote)\b(?! in )"
)
_NUMBERED = re.compile(r"(?:#|No\.? ?)?\d{1,2}[.):]\s+\S")
_COUNTED = re.compile(r"\d{1,3}\s+[a-z]+")
# "… across the floor (Example University)": whose picture it is; but a full stop after the bracket means prose.
_OWNER = re.compile(r"[\w.!?'\"’”] \((?:[A-Z][\w.'’&-]*|of|for|the|and|via|/|,)(?:[ /,]+(?:[A-Z][\w.'’&-]*|of|for|the|and|via|/)){1,7}\)$")
_NAMED_AFTER = re.compile(r"[.!?]['\"’”]? \([A-Z][\w.'’&-]*(?:[ /][A-Z][\w.'’&-]*)?\)$")
_MARKED = re.compile(r"[\[(](?:(?-i:[A-Z]{4,})|video|videos|photos?|pictures|pics|watch|exclusive|interview|insight|analysis|opinion)[\])]$", re.IGNORECASE)
_SAYS_LAST = re.compile(r",\s+[\w .'’-]{2,40}\s(?:says?|warns?|claims?|finds?|suggests?|shows?|reveals?|told|hears?)$")
_LISTICLE = re.compile(r"\d{1,3}\s+(?:[a-z]+\s+){1,4}?(?:that|who|which|you|we|to|of|from|in)\b")
_VIDEO_SAYS = re.compile(r"(?:video|footage|clip)\b[^.]{0,20}\b(?:shows?|captures?|appears?|emerges?|reveals?)\b|^video\b", re.IGNORECASE)
_ASKS = frozenset({"What", "Why", "How", "Who", "When", "Where", "Is", "Are", "Can", "Will", "Should", "Do", "Does", "Did", "Could"})
_WHY = re.compile(r"(?:What|Why|How|Who|When|Where)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|been)\b")
_REPLY = re.compile(r"\b(?:said|says|told|added|adds|asked|explained|wrote)\b")

BULLET = re.compile(r"(?:[•●▪◦‣∙■*]|::|[-–](?= ))\s*(?=\S)")

EVIDENCE: tuple[Evidence, ...] = (
    # --- a paragraph of the story: whole sentences
    Evidence("it ends as a sentence ends", "paragraph", 2.0, lambda line, _: line.terminated and len(line.words) >= 4),
    Evidence("it is long", "paragraph", 1.5, lambda line, _: line.terminated and len(line.words) >= 16),
    Evidence("it holds several sentences", "paragraph", 1.0, lambda line, _: len(re.findall(r"\w\w\w[.!?]['\"’”]? +['\"‘“A-Z]", line.text)) >= 2),
    Evidence("it has a finite verb", "paragraph", 0.5, lambda line, _: line.finite),
    Evidence("it opens with a quotation mark", "paragraph", 1.0, lambda line, _: line.quoted),
    Evidence("it tells who said something", "paragraph", 0.5, lambda line, _: bool(_REPLY.search(line.text))),
    Evidence("it goes on in the next line", "paragraph", 2.0, lambda line, _: _goes_on(line) or (line.text[0].islower() and len(line.words) >= 4)),
    Evidence(
        "this text leaves its sentences open", "paragraph", 3.0, lambda line, story: not line.terminated and not story.ends_sentences and len(line.words) >= 8
    ),
    Evidence("too long for anything else", "paragraph", 20.0, lambda line, _: _long(line)),
    Evidence("it opens with who says it", "paragraph", 8.0, lambda line, _: bool(_SPEAKS.match(line.text))),
    Evidence("its writer's initials close it", "paragraph", 8.0, lambda line, _: len(line.words) > _CROSSHEAD and _initialled(line)),
    Evidence("sentences end within it", "paragraph", 9.0, lambda line, _: len(line.words) > 20 and bool(_SENTENCE.search(line.text)) and not _owned(line)),
    Evidence("a speaker's label opens it", "paragraph", 6.0, lambda line, story: story.spoken(line)),
    # --- links to other stories
    Evidence("a label calls to read on", "related", 9.0, lambda line, _: _labelled(line)),
    Evidence("capitals call to read on", "related", 9.0, lambda line, _: bool(cues.RELATED_SHOUT.match(line.text))),
    Evidence("it announces other stories", "announcement", 25.0, lambda line, _: bool(cues.RELATED_HEAD.match(line.text)) and len(line.words) <= 12),
    Evidence(
        "a headline in Title Case",
        "related",
        3.0,
        lambda line, story: _headline(line) and story.title_case(line) and not _ended(line) and not _row(line),
    ),
    Evidence(
        "a headline in capitals",
        "related",
        3.5,
        lambda line, story: _headline(line) and len(line.words) > _BRIEF and line.shouted and story.english and not line.terminated,
    ),
    Evidence(
        "an open line that speaks of something else",
        "related",
        2.0,
        lambda line, story: _open(line, story) and _headline(line) and _stranger(line, story) and not _row(line),
    ),
    Evidence("it names what the story does not", "related", 1.5, lambda line, story: _open(line, story) and _stranger(line, story) and _foreign(line, story)),
    Evidence("it counts things, as a list's headline does", "related", 1.5, lambda line, story: _open(line, story) and bool(_COUNTED.match(line.text))),
    Evidence("it ends in a mark of what the link shows", "related", 12.0, lambda line, _: bool(_MARKED.search(line.text)) and len(line.words) <= _HEADLINE),
    Evidence(
        "it says who says it at its end, as headlines do",
        "related",
        5.0,
        lambda line, story: _open(line, story) and _headline(line) and bool(_SAYS_LAST.search(line.text)),
    ),
    Evidence("it counts things that somebody does", "related", 2.5, lambda line, story: _open(line, story) and bool(_LISTICLE.match(line.text))),
    # --- players
    Evidence("what a player leaves behind", "video", 10.0, lambda line, _: cues.player(line.text)),
    Evidence("a label names a video", "label", 9.0, lambda line, _: bool(cues.VIDEO_LABEL.match(line.text)) and not line.text.endswith(".")),
    Evidence("a closed overlay's word before its label", "video", 20.0, lambda line, _: bool(cues.CLOSED_OVERLAY.match(line.text))),
    Evidence(
        "an open line that says what a video shows",
        "label",
        3.5,
        lambda line, story: _open(line, story) and len(line.words) <= _HEADLINE and bool(_VIDEO_SAYS.search(line.text)),
    ),
    Evidence("what a sound player leaves behind", "audio", 10.0, lambda line, _: cues.audio_player(line.text) or bool(cues.AUDIO_LABEL.match(line.text))),
    # --- pictures
    Evidence("a credit closes it in brackets", "caption", 6.5, lambda line, _: _bracketed_credit(line)),
    Evidence("a credit label closes it", "caption", 8.0, lambda line, _: bool(cues.CREDIT_LABEL.search(line.text)) and len(line.words) <= 60),
    Evidence("it says image caption", "caption", 20.0, lambda line, _: bool(cues.COPYRIGHT_CAPTION.match(line.text) or cues.CAPTION_LABEL.match(line.text))),
    Evidence("a label says picture", "caption", 20.0, lambda line, _: bool(cues.PICTURE_LABEL.match(line.text)) and _captioned(line)),
    Evidence(
        "it is nothing but a credit",
        "credit",
        10.0,
        lambda line, _: len(line.words) <= 12 and bool(cues.CREDIT_ALONE.match(line.text)) and cues.furniture(line.text) is None,
    ),
    Evidence("it points into a picture", "caption", 2.0, lambda line, _: bool(cues.POINTING.search(line.text)) and not line.terminated),
    Evidence("an open line with a name of the story", "caption", 2.5, lambda line, story: _telling(line, story) and len(line.words) >= 4 and story.named(line)),
    Evidence(
        "an open line on the story's topic", "caption", 1.5, lambda line, story: _telling(line, story) and len(line.words) >= 5 and story.shared(line) >= 0.5
    ),
    Evidence(
        "a whole sentence left open", "caption", 1.5, lambda line, story: _telling(line, story) and line.finite and len(line.words) >= 5 and line.capitals < 0.6
    ),
    Evidence("an open line too long for a headline", "caption", 2.5, lambda line, story: _telling(line, story) and len(line.words) > 14),
    Evidence("a name in brackets closes it", "caption", 5.0, lambda line, _: bool(_OWNER.search(line.text)) and len(line.words) <= 45),
    Evidence(
        "a sentence, and a name in brackets after it",
        "caption",
        2.0,
        lambda line, _: bool(_OWNER.search(line.text)) and bool(re.search(r"[.!?]['\"’”]? \([^()]+\)$", line.text)) and len(line.words) <= 45,
    ),
    Evidence(
        "a name alone in brackets after its full stop",
        "caption",
        4.5,
        lambda line, story: bool(_NAMED_AFTER.search(line.text)) and len(line.words) <= 45 and line is not story.lines[-1],
    ),
    Evidence("it has the auxiliaries that headlines drop", "caption", 1.0, lambda line, story: _telling(line, story) and bool(_AUXILIARY.search(line.text))),
    Evidence("it has the articles that headlines drop", "caption", 1.5, lambda line, story: _telling(line, story) and _articled(line)),
    Evidence("an agency's name opens it", "caption", 7.0, lambda line, story: bool(cues.NAMED_FIRST.match(line.text)) and _open(line, story)),
    Evidence("an agency's name closes it", "caption", 6.0, lambda line, story: bool(cues.AGENCY_LAST.search(line.text)) and _open(line, story)),
    Evidence(
        "a credit stands after its last sentence",
        "caption",
        5.0,
        lambda line, story: bool(cues.NAME_LAST.search(line.text)) and _open(line, story) and not _initialled(line),
    ),
    Evidence("an agency's name in capitals opens it", "caption", 7.0, lambda line, _: bool(cues.CREDIT_FIRST.match(line.text)) and not line.terminated),
    # --- crossheads
    Evidence(
        "numbered like its fellows", "heading", 20.0, lambda line, story: bool(_NUMBERED.match(line.text)) and len(line.words) <= 20 and story.numbered >= 2
    ),
    Evidence("a short question", "heading", 2.5, lambda line, _: _question(line)),
    Evidence("it asks what a story answers", "heading", 1.5, lambda line, _: _question(line) and line.words[0] in _ASKS and not line.shouted),
    Evidence("a short open line", "heading", 1.5, lambda line, story: _open(line, story) and len(line.words) <= _CROSSHEAD),
    Evidence("a few words without a verb", "heading", 1.5, lambda line, story: _open(line, story) and len(line.words) <= _BRIEF and _bare(line)),
    Evidence("between two paragraphs", "heading", 0.5, lambda line, story: len(line.words) <= _CROSSHEAD and _between_prose(line, story)),
    Evidence("short, and in capitals", "heading", 2.5, lambda line, _: line.shouted and len(line.words) <= _BRIEF and not line.text.endswith(".")),
    Evidence(
        "short quoted words alone", "heading", 2.0, lambda line, _: line.quoted and line.closes_quote and not line.terminated and len(line.words) <= _BRIEF
    ),
    Evidence(
        "it opens with a question word",
        "heading",
        1.5,
        lambda line, story: (
            _open(line, story)
            and line.words[:1] != ()
            and line.words[0].title() in ("What", "Why", "How", "Who", "When", "Where")
            and len(line.words) <= _CROSSHEAD
        ),
    ),
    Evidence("in Title Case, on this story's topic", "heading", 3.5, _thread),
    Evidence("a question in capitals", "heading", 3.0, lambda line, _: line.shouted and line.text.endswith("?") and len(line.words) <= _CROSSHEAD),
    # --- what sells
    Evidence("it asks the reader to subscribe, follow or send", "promo", 20.0, lambda line, _: cues.promo(line.text)),
    # --- parts of the page
    Evidence("a part of the page, not of the story", "other", 20.0, lambda line, _: cues.furniture(line.text) is not None),
    Evidence("the same short line stands here more than once", "other", 9.0, lambda line, story: story.again(line)),
    Evidence(
        "it says how long ago",
        "other",
        9.0,
        lambda line, _: len(line.words) <= 8 and not line.terminated and bool(cues.AGO.search(line.text)) and byline(line) is None,
    ),
    Evidence("a person's name that the story does not know", "other", 4.0, _stray_name),
    Evidence("no letters at all", "other", 6.0, lambda line, _: not any(map(str.isalpha, line.text))),
    # --- who and when
    Evidence("it names who wrote it", "byline", 9.0, lambda line, _: byline(line) is not None),
    Evidence("it is little more than a date", "date", 10.0, lambda line, _: dated(line)),
    # --- words of others
    Evidence("a post with its writer and handle", "quote", 20.0, lambda line, _: bool(cues.POST.search(line.text))),
    Evidence("words the story holds already, in quotation marks", "quote", 6.0, _inside_quotes),
    Evidence("a whole line in quotation marks, left open", "quote", 8.5, lambda line, _: _pulled(line)),
    Evidence("tags, handles and short links of a post", "quote", 8.5, lambda line, _: bool(cues.POSTED.search(line.text)) and not _ended(line)),
    # --- list items
    Evidence("a bullet opens it", "item", 6.0, lambda line, _: bool(BULLET.match(line.text))),
)

_LONGEST_LINE = 3_000  # characters, some 500 words: no caption, link or promo is as long, and patterns need no more
_MARGIN = 0.5  # a role must beat "paragraph" by this
_LOSING_MARGIN = 2.0  # and by this when its words would leave the story
_LOSING: frozenset[Role] = frozenset({"related", "announcement", "promo", "other", "video", "label", "audio"})
_DOUBT = 1.0  # a paragraph whose rival came this near is reported


def weigh(line: Line, story: Story) -> Verdict:
    """Return a line's role by the evidence in itself and in the text's words, neighbours' roles aside."""
    if len(line.text) > _LONGEST_LINE:
        return Verdict("paragraph", ("too long for anything else",))
    scores: dict[Role, float] = {"paragraph": 0.5}
    because: dict[Role, list[str]] = {}
    for evidence in EVIDENCE:
        if evidence.holds(line, story):
            scores[evidence.role] = scores.get(evidence.role, 0.0) + evidence.weight
            because.setdefault(evidence.role, []).append(evidence.name)
    ranked = sorted(scores, key=lambda role: -scores[role])
    best = ranked[0]
    margin = _LOSING_MARGIN if best in _LOSING else _MARGIN
    if best != "paragraph" and scores[best] < scores["paragraph"] + margin:
        best = "paragraph"
    rival = next((role for role in ranked if role != best), None)
    doubtful = best == "paragraph" and rival is not None and scores[rival] >= max(scores["paragraph"] - _DOUBT, 1.5)
    return Verdict(best, tuple(because.get(best, ())), rival if doubtful else None)


def _labelled(line: Line) -> bool:
    found = cues.RELATED_LABEL.match(line.text)
    if not found or len(line.words) < 3:
        return False
    label = found.group("label")
    # In running prose such a word may stand before a dash; a label is in capitals, or its headline is left open.
    return label.isupper() or not line.text.endswith(".") or label.lower().startswith(("read ", "related", "see also"))
