"""What part of an article each line of a scraped text plays, told by evidence that has a name and a weight.

To teach the reader something new, add one `Evidence` to the table. Weights add up; a role is taken when it beats "paragraph" clearly, and when it only
just fails to, the line stays a paragraph and the doubt is reported: losing a sentence of the story is worse than keeping a promo.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from a11y.readers import cues, ends, shapes
from a11y.readers.signed import byline, clocked, dated

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story

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

    @property
    def credited(self) -> bool:
        """Whether a credit or a caption's own mark told it."""
        return any("credit" in why or "picture" in why or "bracket" in why or "caption" in why for why in self.because)

    @property
    def labelled(self) -> bool:
        """Whether a label that calls to read on told it, or an arrow."""
        return any("read on" in why or "an arrow" in why for why in self.because)

    @property
    def posted(self) -> bool:
        """Whether it is a post or a part of one."""
        return self.role == "quote" and any("post" in why for why in self.because)

    @property
    def tells(self) -> bool:
        """Whether it is a caption with the articles and auxiliaries that headlines drop, and a name of the story."""
        return self.role == "caption" and sum("headlines drop" in why or "name of the story" in why for why in self.because) >= 2


Roles = list[Verdict]


def assign(roles: Roles, at: int, role: Role, why: str) -> None:
    """Give a line another role, for a reason that its neighbours give."""
    roles[at] = replace(roles[at], role=role, because=(why, *roles[at].because), rival=None)


EVIDENCE: tuple[Evidence, ...] = (
    # --- a paragraph of the story: whole sentences
    Evidence("it ends as a sentence ends", "paragraph", 2.0, lambda line, _: line.terminated and len(line.words) >= 4),
    Evidence("it is long", "paragraph", 1.5, lambda line, _: line.terminated and len(line.words) >= 16),
    Evidence("it holds several sentences", "paragraph", 1.0, lambda line, _: len(re.findall(r"\w\w\w[.!?]['\"’”]? +['\"‘“A-Z]", line.text)) >= 2),
    Evidence("it has a finite verb", "paragraph", 0.5, lambda line, _: line.finite),
    Evidence("it opens with a quotation mark", "paragraph", 1.0, lambda line, _: line.quoted),
    Evidence("it tells who said something", "paragraph", 0.5, lambda line, _: bool(shapes.REPLY.search(line.text))),
    Evidence("it goes on in the next line", "paragraph", 2.0, lambda line, _: shapes.goes_on(line) or (line.text[0].islower() and len(line.words) >= 4)),
    Evidence(
        "this text leaves its sentences open", "paragraph", 3.0, lambda line, story: not line.terminated and not story.ends_sentences and len(line.words) >= 8
    ),
    Evidence("too long for anything else", "paragraph", 20.0, lambda line, _: shapes.too_long(line)),
    Evidence("the line above announces it", "paragraph", 9.0, shapes.announced),
    Evidence("a quotation opens it and is never closed", "paragraph", 12.0, lambda line, _: shapes.never_closed(line)),
    Evidence("a dash and a name sign what stands above", "paragraph", 5.0, lambda line, _: bool(shapes.DASH_AND_NAME.match(line.text))),
    Evidence("it announces the list below", "paragraph", 8.0, shapes.announces_list),
    Evidence("it opens with who says it", "paragraph", 8.0, lambda line, _: bool(shapes.SPEAKS.match(line.text))),
    Evidence("its writer's initials close it", "paragraph", 8.0, lambda line, _: len(line.words) > shapes.CROSSHEAD and shapes.initialled(line)),
    Evidence(
        "sentences end within it",
        "paragraph",
        9.0,
        lambda line, _: len(line.words) > 20 and bool(shapes.SENTENCE.search(line.kicked_off)) and not shapes.owned(line),
    ),
    Evidence(
        "it opens with who argues that something is so",
        "paragraph",
        12.0,
        lambda line, _: len(line.words) > shapes.LONGEST_ALONE and bool(shapes.ARGUED.match(line.text)),
    ),
    Evidence(
        "its first word takes up what was said before",
        "paragraph",
        12.0,
        lambda line, _: len(line.words) > shapes.LONGEST_ALONE and bool(shapes.TAKES_UP.match(line.text)) and not shapes.owned(line),
    ),
    Evidence("a small letter in the next line carries it on", "paragraph", 8.0, shapes.carried_on),
    Evidence("so, and longer than headlines are", "paragraph", 4.0, lambda line, story: len(line.words) > shapes.HEADLINE and shapes.carried_on(line, story)),
    Evidence("the next line takes its quotation up", "paragraph", 12.0, shapes.quotation_goes_on),
    Evidence("it holds figures as results and tables do", "paragraph", 7.0, lambda line, _: shapes.figures(line)),
    Evidence("an agency signs it after its last sentence", "paragraph", 12.0, lambda line, _: bool(cues.AGENCY_SIGNS.search(line.text))),
    Evidence(
        "it closes with who says it", "paragraph", 8.0, lambda line, _: len(line.words) > shapes.LONGEST_ALONE and bool(shapes.SAID_LAST.search(line.text))
    ),
    Evidence("who says them stands before its quoted words", "paragraph", 6.0, lambda line, _: bool(shapes.SAYS_WORDS.search(line.text))),
    Evidence("a table's row between strokes", "paragraph", 14.0, lambda line, _: bool(shapes.STROKES.match(line.text))),
    Evidence("a speaker's label opens it", "paragraph", 9.0, lambda line, story: story.spoken(line)),
    # --- links to other stories
    Evidence("a label calls to read on", "related", 14.0, lambda line, _: ends.labelled(line)),
    Evidence("capitals call to read on", "related", 14.0, lambda line, _: bool(cues.RELATED_SHOUT.match(line.text))),
    Evidence("it announces other stories", "announcement", 25.0, lambda line, _: ends.announces(line)),
    Evidence(
        "a headline in Title Case",
        "related",
        3.0,
        lambda line, story: shapes.headline(line) and story.title_case(line) and not shapes.ended(line) and not shapes.row(line),
    ),
    Evidence(
        "a headline in capitals",
        "related",
        3.5,
        lambda line, story: shapes.headline(line) and len(line.words) > shapes.BRIEF and line.shouted and story.english and not line.terminated,
    ),
    Evidence(
        "an open line that speaks of something else",
        "related",
        2.0,
        lambda line, story: shapes.left_open(line, story) and shapes.headline(line) and shapes.stranger(line, story) and not shapes.row(line),
    ),
    Evidence(
        "it names what the story does not",
        "related",
        1.5,
        lambda line, story: shapes.left_open(line, story) and shapes.stranger(line, story) and shapes.foreign(line, story),
    ),
    Evidence(
        "it counts things, as a list's headline does",
        "related",
        1.5,
        lambda line, story: shapes.left_open(line, story) and bool(shapes.COUNTED.match(line.text)),
    ),
    Evidence(
        "it ends in a mark of what the link shows",
        "related",
        12.0,
        lambda line, _: ends.marked(line),
    ),
    Evidence("an arrow closes it", "related", 12.0, lambda line, _: line.text.endswith((" »", " >>", " →", " ›")) and "«" not in line.text),
    Evidence(
        "brackets hold the whole line",
        "related",
        14.0,
        lambda line, _: shapes.bracketed(line) and shapes.headline(line),
    ),
    Evidence(
        "it says who says it at its end, as headlines do",
        "related",
        5.0,
        lambda line, story: shapes.left_open(line, story) and shapes.headline(line) and bool(shapes.SAYS_LAST.search(line.text)),
    ),
    Evidence(
        "it counts things that somebody does", "related", 2.5, lambda line, story: shapes.left_open(line, story) and bool(shapes.LISTICLE.match(line.text))
    ),
    Evidence("a headline's short style below the last paragraph", "related", 6.5, shapes.closes_tersely),
    Evidence(
        "it calls to read on, and is left open", "related", 9.0, lambda line, story: shapes.left_open(line, story) and bool(shapes.CALLS.match(line.text))
    ),
    Evidence("it opens with a name that the story does not know, and a colon", "related", 6.0, shapes.by_columnist),
    Evidence("it opens with somebody's words and a colon, in a headline's short style", "related", 8.0, ends.quotes_first),
    Evidence("a headline's short style, alone between paragraphs that speak of other things", "related", 4.5, shapes.breaks_in),
    # --- players
    Evidence("what a player leaves behind", "video", 10.0, lambda line, _: cues.player(line.text)),
    Evidence("a sentence that a player leaves behind opens it", "video", 40.0, lambda line, _: bool(cues.PLAYER_OPENS.match(line.text))),
    Evidence("a player's buttons stand in it", "video", 60.0, lambda line, _: cues.buttons(line.text) is not None),
    Evidence("a label names a video", "label", 14.0, lambda line, _: ends.names_video(line)),
    Evidence("it says media caption", "label", 20.0, lambda line, _: bool(cues.CAPTIONED_MEDIA.match(line.text))),
    Evidence("a closed overlay's word before its label", "video", 20.0, lambda line, _: bool(cues.CLOSED_OVERLAY.match(line.text))),
    Evidence(
        "an open line that says what a video shows",
        "label",
        3.5,
        lambda line, story: shapes.left_open(line, story) and len(line.words) <= shapes.HEADLINE and bool(shapes.VIDEO_SAYS.search(line.text)),
    ),
    Evidence("its end says that it names a video", "label", 14.0, lambda line, _: bool(cues.VIDEO_LAST.search(line.text)) and len(line.words) <= 45),
    Evidence("a length closes it", "label", 6.0, lambda line, _: shapes.headline(line) and bool(cues.LENGTH_LAST.search(line.text))),
    Evidence("a label in capitals names a video", "label", 8.0, lambda line, _: ends.names_video(line) and line.text[:4].isupper()),
    Evidence("what a sound player leaves behind", "audio", 16.0, lambda line, _: cues.audio_player(line.text) or bool(cues.AUDIO_LABEL.match(line.text))),
    # --- pictures
    Evidence("a credit closes it in brackets", "caption", 7.0, lambda line, _: shapes.bracketed_credit(line)),
    Evidence(
        "brackets that say credit or picture close it", "caption", 8.0, lambda line, _: bool(cues.CREDIT_SAID.search(line.text)) and len(line.words) <= 60
    ),
    Evidence("how many pictures more there are opens it", "caption", 12.0, shapes.counted_off),
    Evidence("a gallery's counter closes it", "caption", 20.0, lambda line, _: bool(cues.COUNTER_LAST.search(line.text)) and len(line.words) >= 8),
    Evidence("a credit label closes it", "caption", 8.0, lambda line, _: bool(cues.CREDIT_LABEL.search(line.text)) and len(line.words) <= 60),
    Evidence("whose picture it is stands within it", "caption", 9.0, lambda line, _: bool(cues.COPYRIGHT_WITHIN.match(line.text)) and len(line.words) <= 60),
    Evidence("it says that it is a still", "caption", 5.0, lambda line, story: shapes.left_open(line, story) and bool(shapes.STILL.search(line.text))),
    Evidence("an agency's name sticks to its last sentence", "caption", 9.0, lambda line, _: bool(cues.AGENCY_STUCK.search(line.text))),
    Evidence("it says image caption", "caption", 20.0, lambda line, _: bool(cues.COPYRIGHT_CAPTION.match(line.text) or cues.CAPTION_LABEL.match(line.text))),
    Evidence("a label says picture", "caption", 20.0, lambda line, _: bool(cues.PICTURE_LABEL.match(line.text)) and shapes.captioned(line)),
    Evidence(
        "it is nothing but a credit",
        "credit",
        10.0,
        lambda line, _: len(line.words) <= 12 and bool(cues.CREDIT_ALONE.match(line.text)) and cues.furniture(line.text) is None,
    ),
    Evidence("names and houses with a stroke between them, and no more", "credit", 14.0, lambda line, _: len(line.words) <= 12 and shapes.agencies(line)),
    Evidence("in the present, with the day on which it was seen", "caption", 5.0, lambda line, _: shapes.agency_style(line)),
    Evidence("it points into a picture", "caption", 2.0, lambda line, _: bool(cues.POINTING.search(line.text)) and not line.terminated),
    Evidence(
        "an open line with a name of the story", "caption", 2.5, lambda line, story: shapes.telling(line, story) and len(line.words) >= 4 and story.named(line)
    ),
    Evidence(
        "an open line on the story's topic",
        "caption",
        1.5,
        lambda line, story: shapes.telling(line, story) and len(line.words) >= 5 and story.shared(line) >= 0.5,
    ),
    Evidence(
        "a whole sentence left open",
        "caption",
        1.5,
        lambda line, story: shapes.telling(line, story) and line.finite and len(line.words) >= 5 and line.capitals < 0.6,
    ),
    Evidence("it ends in where or with whom it was", "caption", 1.5, lambda line, story: shapes.alone(line, story) and bool(shapes.PLACED.search(line.text))),
    Evidence("an open line too long for a headline", "caption", 2.5, lambda line, story: shapes.telling(line, story) and len(line.words) > 14),
    Evidence("a name in brackets closes it", "caption", 5.0, lambda line, _: bool(shapes.OWNER.search(line.text)) and len(line.words) <= 45),
    Evidence(
        "a sentence, and a name in brackets after it",
        "caption",
        2.0,
        lambda line, _: bool(shapes.OWNER.search(line.text)) and bool(re.search(r"[.!?]['\"’”]? ?\([^()]+\)$", line.text)) and len(line.words) <= 45,
    ),
    Evidence(
        "a name alone in brackets after its full stop",
        "caption",
        4.5,
        lambda line, story: bool(shapes.NAMED_AFTER.search(line.text)) and len(line.words) <= 45 and line is not story.lines[-1],
    ),
    Evidence(
        "it has the auxiliaries that headlines drop",
        "caption",
        1.0,
        lambda line, story: shapes.telling(line, story) and bool(shapes.AUXILIARY.search(line.text)),
    ),
    Evidence("it has the articles that headlines drop", "caption", 1.5, lambda line, story: shapes.telling(line, story) and shapes.articled(line)),
    Evidence(
        "an agency's name opens it as a credit", "caption", 7.0, lambda line, story: bool(cues.NAMED_FIRST.match(line.text)) and shapes.left_open(line, story)
    ),
    Evidence(
        "an agency's name closes it as a credit", "caption", 6.0, lambda line, story: bool(cues.AGENCY_LAST.search(line.text)) and shapes.left_open(line, story)
    ),
    Evidence(
        "a credit stands after its last sentence",
        "caption",
        5.0,
        lambda line, story: (
            bool(cues.NAME_LAST.search(line.text)) and shapes.left_open(line, story) and not shapes.initialled(line) and not ends.speaker_last(line, story)
        ),
    ),
    Evidence("a name, a stroke and a house close it as a credit", "caption", 9.0, lambda line, _: bool(cues.SLASHED_LAST.search(line.text))),
    Evidence("buttons open it, as they open a picture with its credit", "caption", 9.0, shapes.shared_picture),
    Evidence("an agency's name in capitals opens it as a credit", "caption", 7.0, lambda line, _: shapes.agency_first(line)),
    Evidence("a name and a house with a stroke between them open it", "caption", 9.0, lambda line, _: bool(cues.SLASHED_FIRST.match(line.text))),
    Evidence(
        "a picture's number opens it",
        "caption",
        3.0,
        lambda line, story: shapes.telling(line, story) and bool(re.match(r"\d{1,2} (?=[A-Z])", line.text)) and story.named(line),
    ),
    Evidence("the same sentence comes twice in a row, as slides do", "caption", 9.0, lambda line, story: shapes.slide(line, story)),
    Evidence("the same words twice in one line, as a picture's text and its caption are", "caption", 20.0, lambda line, _: shapes.doubled(line.text)),
    Evidence(
        "a label that other open lines have too, between paragraphs",
        "caption",
        4.0,
        lambda line, story: shapes.telling(line, story) and story.kicked(line) and shapes.between_prose(line, story),
    ),
    # --- crossheads
    Evidence(
        "numbered like its fellows",
        "heading",
        20.0,
        lambda line, story: bool(cues.NUMBERED.match(line.text)) and len(line.words) <= 20 and story.numbered >= 2,
    ),
    Evidence("a head's mark opens it", "heading", 30.0, lambda line, _: bool(shapes.MARKED_HEAD.match(line.text))),
    Evidence("a few words between two dashes", "heading", 20.0, lambda line, _: shapes.dashed(line)),
    Evidence("in capitals, and the paragraph below takes its words up", "heading", 4.0, shapes.taken_up_below),
    Evidence(
        "a few words in capitals and a colon, above a paragraph",
        "heading",
        2.0,
        lambda line, story: line.shouted and line.text.endswith(":") and len(line.words) <= shapes.BRIEF and story.around(line, 1) in story.prose_set,
    ),
    Evidence("a short question", "heading", 2.5, lambda line, _: shapes.question(line)),
    Evidence("a topic, a colon and what is asked of it", "heading", 4.0, shapes.topic_asked),
    Evidence("it asks, as other heads of this text do", "heading", 4.0, shapes.asks_too),
    Evidence("a few words, and a sign of surprise or suspense", "heading", 2.0, shapes.exclaims),
    Evidence(
        "it asks what a story answers",
        "heading",
        1.5,
        lambda line, _: shapes.question(line) and re.split("['’]", line.words[0])[0] in shapes.ASKS and not line.shouted,
    ),
    Evidence("a short open line", "heading", 1.5, lambda line, story: shapes.left_open(line, story) and len(line.words) <= shapes.CROSSHEAD),
    Evidence(
        "a few words without a verb",
        "heading",
        1.5,
        lambda line, story: shapes.left_open(line, story) and len(line.words) <= shapes.BRIEF and shapes.bare(line),
    ),
    Evidence("the paragraph below takes its words up, more than the one above", "heading", 3.0, shapes.introduces),
    Evidence("it says what may, must or cannot be", "heading", 2.5, shapes.argues),
    Evidence("the paragraph below has the words that it quotes", "heading", 3.0, ends.quotes_below),
    Evidence("a few words that are no name, between two paragraphs", "heading", 2.0, shapes.brief_between),
    Evidence("a name of the story and no more", "caption", 4.0, shapes.name_alone),
    Evidence("between two paragraphs", "heading", 0.5, lambda line, story: len(line.words) <= shapes.CROSSHEAD and shapes.between_prose(line, story)),
    Evidence("short, and in capitals", "heading", 2.5, lambda line, _: line.shouted and len(line.words) <= shapes.BRIEF and not line.text.endswith(".")),
    Evidence(
        "short quoted words alone",
        "heading",
        4.0,
        lambda line, _: line.quoted and line.closes_quote and not line.terminated and len(line.words) < shapes.PULLED,
    ),
    Evidence(
        "it opens with a question word",
        "heading",
        3.0,
        lambda line, story: (
            shapes.left_open(line, story)
            and line.words[:1] != ()
            and line.words[0].title() in ("What", "Why", "How", "Who", "When", "Where")
            and len(line.words) <= shapes.LONGEST_ALONE
        ),
    ),
    Evidence("in Title Case, on this story's topic", "heading", 3.5, shapes.thread),
    Evidence("a question in capitals", "heading", 3.0, lambda line, _: line.shouted and line.text.endswith("?") and len(line.words) <= shapes.CROSSHEAD),
    # --- what sells
    Evidence("it asks the reader to subscribe, follow or send", "promo", 20.0, lambda line, _: cues.promo(line.text)),
    Evidence("it asks so in most of its sentences", "promo", 20.0, lambda line, _: cues.asks_on(line.text)),
    # --- parts of the page
    Evidence("a part of the page, not of the story", "other", 20.0, lambda line, _: cues.furniture(line.text) is not None and not shapes.sources_tell(line)),
    Evidence(
        "the same short line stands here more than once",
        "other",
        9.0,
        lambda line, story: story.again(line) and not cues.CREDIT_ALONE.match(line.text) and byline(line) is None,
    ),
    Evidence(
        "it says how long ago",
        "other",
        9.0,
        lambda line, _: len(line.words) <= 8 and not line.terminated and bool(cues.AGO.search(line.text)) and byline(line) is None,
    ),
    Evidence("a person's name that the story does not know", "other", 4.0, shapes.stray_name),
    Evidence("it tells of its writer, below the story", "other", 40.0, ends.of_its_writer),
    Evidence("a piece of a script, not of a text", "other", 30.0, lambda line, _: bool(cues.SCRIPT.search(line.text))),
    Evidence("no letters at all", "other", 6.0, lambda line, _: not any(map(str.isalpha, line.text))),
    # --- who and when
    Evidence("it names who wrote it", "byline", 9.0, lambda line, story: byline(line) is not None and not ends.amid(line, story)),
    Evidence("a dash and a name below quoted words say whose they are", "quote", 9.0, ends.cites),
    Evidence("it is little more than a date", "date", 10.0, lambda line, _: dated(line)),
    Evidence("a clock, and who wrote then", "date", 12.0, lambda line, _: clocked(line.text)),
    # --- words of others
    Evidence("a post with its writer and handle", "quote", 20.0, lambda line, _: bool(cues.POST.search(line.text))),
    Evidence("words the story holds already, in quotation marks", "quote", 6.0, shapes.inside_quotes),
    Evidence("words that somebody says in a paragraph near by", "quote", 8.5, lambda line, story: shapes.said_near(line, story)),
    Evidence("who of the story says it stands after it", "quote", 14.0, ends.speaker_last),
    Evidence("words in quotation marks, a dash and a name", "quote", 14.0, lambda line, _: bool(ends.DASHED.match(line.text))),
    Evidence("a whole line in quotation marks, left open", "quote", 8.5, lambda line, _: shapes.pulled(line)),
    Evidence("tags, handles and short links of a post", "quote", 8.5, lambda line, _: bool(cues.POSTED.search(line.text)) and not shapes.ended(line)),
    # --- list items
    Evidence("a bullet opens it", "item", 6.0, lambda line, _: bool(shapes.BULLET.match(line.text))),
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
