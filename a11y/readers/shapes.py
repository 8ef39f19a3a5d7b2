"""What a line of scraped text looks like: the questions that the evidence for its role asks."""

from __future__ import annotations

import re

from a11y.readers import cues
from a11y.readers.credit_lines import is_credit
from a11y.readers.lines import CLOSED, Line, Story, stem
from a11y.readers.quotations import taken_up
from a11y.readers.signed import person

# Where lines are short and how short: a crosshead has up to 10 words (most 1 to 5), a headline 5 to 20.
CROSSHEAD, BRIEF, HEADLINE = 10, 6, 24
PULLED = 9
"""Words; quoted words alone on a line are a crosshead when they are fewer, a pull quote otherwise."""


def left_open(line: Line, story: Story) -> bool:
    """A line without a sentence's end, in a text that ends its sentences."""
    return not line.terminated and story.ends_sentences and not goes_on(line)


def telling(line: Line, story: Story) -> bool:
    """An open line in ordinary letters: what a picture's caption looks like."""
    return left_open(line, story) and not line.shouted and not story.title_case(line) and not WHY.match(line.kicked_off)


def goes_on(line: Line) -> bool:
    """A line that its last word or sign carries on."""
    return line.text[-1] in ",;-–—" or (bool(line.words) and line.words[-1].lower() in ("and", "or", "but", "the", "a", "of", "to"))


def bare(line: Line) -> bool:
    """A line without a finite verb."""
    return not line.finite


def doubled(text: str) -> bool:
    """The same words twice in one line, as a picture's text and its caption leave them.

    >>> doubled("Ann Lee/Ellery Images Ann Lee/Ellery Images"), doubled("Again and again")
    (True, False)
    """
    words = text.split()
    half = len(words) // 2
    return half >= 2 and words[:half] == words[half:]


def question(line: Line) -> bool:
    """A short question, and no more."""
    return line.text.endswith("?") and 1 <= len(line.words) <= CROSSHEAD and not line.quoted and line.text.count("?") == 1 and "." not in line.text


def topic_asked(line: Line, story: Story) -> bool:
    """A topic, a colon or a dash, and a question beside a paragraph: "The new ferry: when will it sail?"; a speaker's label is no topic."""
    beside = any(story.around(line, step) in story.sentences for step in (-1, 1, 2))  # a credit may stand between
    return bool(TOPIC_ASKED.match(line.text)) and len(line.words) <= LONGEST_ALONE and not story.spoken(line) and beside


def taken_up_below(line: Line, story: Story) -> bool:
    """A line in capitals between paragraphs whose words the one below takes up, more than the one above: links stand there for themselves."""
    return line.shouted and between_prose(line, story) and near(line, story, 1) >= 0.4 and near(line, story, 1) > near(line, story, -1)


def never_closed(line: Line) -> bool:
    """A long line that opens a quotation and ends within it: a paragraph that lost its end."""
    return line.quoted and len(line.words) > LONGEST_ALONE and not line.terminated and not re.search(r"[\"”’'](?!\w)", line.text[1:])


def sources_tell(line: Line) -> bool:
    """A first line such as "Sources: Council knew of the rust for years": a headline, where a source's name has fewer words."""
    return line.number == 0 and len(line.words) > BRIEF and re.match(r"Sources?: ", line.text) is not None


def announces_list(line: Line, story: Story) -> bool:
    """ "Here are the six rules of the ferry", above a line with a number."""
    after = story.around(line, 1)
    return bool(HERE_ARE.match(line.text)) and after is not None and bool(cues.NUMBERED.match(after.text))


def dashed(line: Line) -> bool:
    """A few words between two dashes, as agencies set crossheads: "- The last crossing -"."""
    return bool(DASHED_HEAD.match(line.text)) and len(line.words) <= BRIEF and not cues.promo(line.text) and cues.furniture(line.text) is None


def shared_picture(line: Line, story: Story) -> bool:
    """A line that the buttons to share a picture open, where they stand before another line with a credit or this one has its own."""
    opens = BUTTONS_FIRST.match(line.text) is not None and len(line.words) <= 60
    return opens and any(BUTTONS_FIRST.match(other.text) and owned(other) for other in story.lines)


def exclaims(line: Line, story: Story) -> bool:
    """Two or three words above a paragraph that end in an exclamation mark or an ellipsis."""
    marked = line.text.endswith(("!", "...", "…")) and 2 <= len(line.words) < BRIEFEST and not line.quoted
    after = story.around(line, 1)
    return marked and "." not in line.text.rstrip(".") and after in story.prose_set and not after.text.endswith("?")


FEWEST_ASKED = 2
"""Other questions that head paragraphs of the text."""


def asks_too(line: Line, story: Story) -> bool:
    """Questions and nothing else between paragraphs, in a text whose other heads ask as well."""
    parts = re.findall(r"[^.?!]+[.?!]", line.text)
    asked = all(part.endswith("?") for part in parts) and line.text.endswith("?") and len(line.words) <= LONGEST_ALONE
    if not asked or line.quoted or not between_prose(line, story) or story.spoken(line):
        return False
    others = (question(other) and story.around(other, 1) in story.prose_set for other in story.lines if other is not line)
    return sum(others) >= FEWEST_ASKED


def between_prose(line: Line, story: Story) -> bool:
    """A line with a paragraph on either side."""
    before, after = story.around(line, -1), story.around(line, 1)
    return before in story.sentences and after in story.prose_set


def name_alone(line: Line, story: Story) -> bool:
    """A line above the story's end that is the whole name of somebody in it, and no more; below quoted words it says whose they are."""
    if not person(line.text) or line.shouted or len(line.text.split()) != len(line.words) or not story.prose or line.number > story.prose[-1].number:
        return False
    before, after = story.around(line, -1), story.around(line, 1)
    if any(beside is not None and person(beside.text) for beside in (before, after)):
        return False  # one of a list of names
    return not (before is not None and before.quoted) and all(stem(word) in story.names for word in line.words)


BRIEFEST = 4
"""Words; so short an open line amid the story is a crosshead, unless it only names somebody."""


def brief_between(line: Line, story: Story) -> bool:
    """A line of one to four words that are not all names, alone between paragraphs."""
    open_line = left_open(line, story) and len(line.words) <= BRIEFEST
    return open_line and between_prose(line, story) and not person(line.text) and line.text[0].isupper()


def quotation_goes_on(line: Line, story: Story) -> bool:
    """A line that opens a quotation and leaves it open, above another line of it."""
    after = story.around(line, 1)
    return line.quoted and len(line.words) > CROSSHEAD and after is not None and taken_up(line.text, after.text) is not None


LONGEST_ALONE = 16
"""Words; what is longer and stands alone between paragraphs is seldom a head or a link."""


def near(line: Line, story: Story, step: int) -> float:
    """The share of a line's topic words that the three lines above (-1) or below (1) it use too."""
    beside = [other.content for each in (step, 2 * step, 3 * step) if (other := story.around(line, each)) is not None]
    return len(line.content & frozenset().union(*beside)) / len(line.content) if line.content else 0.0


def alone(line: Line, story: Story) -> bool:
    """An open line of some words, in ordinary letters, between two paragraphs."""
    return telling(line, story) and 4 <= len(line.words) <= LONGEST_ALONE and between_prose(line, story)


def introduces(line: Line, story: Story) -> bool:
    """A line alone between paragraphs whose words the one below takes up, more than the one above."""
    return alone(line, story) and near(line, story, 1) >= 0.4 and near(line, story, 1) > near(line, story, -1)


def breaks_in(line: Line, story: Story) -> bool:
    """A line alone between paragraphs in the short style of headlines, whose words hardly stand near by."""
    return story.english and alone(line, story) and terse(line) and near(line, story, 1) < 0.5 and near(line, story, -1) < 0.34


def closes_tersely(line: Line, story: Story) -> bool:
    """The text's last line, right below a paragraph, in the short style of headlines: no picture stands there without the small words of captions."""
    last = line is story.lines[-1] and story.around(line, -1) in story.prose_set
    return last and story.english and telling(line, story) and headline(line) and terse(line) and ":" not in line.text


def argues(line: Line, story: Story) -> bool:
    """A line alone between paragraphs that says what may, must or cannot be, or speaks to the reader: pictures show none of that."""
    return alone(line, story) and bool(ARGUES.search(line.text))


def by_columnist(line: Line, story: Story) -> bool:
    """A headline that opens with the name of nobody in the story, and a colon: who wrote that other story."""
    name, colon, rest = line.text.partition(": ")
    known = any(stem(word) in story.names or word.lower() in story.lower for word in name.split())
    return (
        bool(colon)
        and not cues.CREDIT_LABEL.search(line.text)
        and left_open(line, story)
        and headline(line)
        and person(name)
        and len(rest.split()) >= 3
        and not known
    )


def announced(line: Line, story: Story) -> bool:
    """A long line left open below one that ends in a colon."""
    before = story.around(line, -1)
    return before is not None and before.text.endswith(":") and len(line.words) > LONGEST_ALONE and not line.terminated and not owned(line)


ARGUES = re.compile(r"\b(?:will|would|must|should|could|may|might|can|cannot|need(?:s|ed)? to|your?|not|nothing|never)\b|\w[’']t\b|\w [—–] \w", re.IGNORECASE)
PLACED = re.compile(r"\b(?:in|at|on|during|near|outside|with|after|before) (?:the |a |his |her )?[A-Z][\w ,.'’]*$")
"""Where or with whom, at a line's end: captions say it, headlines seldom."""
DROPPED = re.compile(r"\b(?:the|a|an|his|her|their|its|is|are|was|were|has|have|had|been)\b", re.IGNORECASE)


def terse(line: Line) -> bool:
    """A line that drops the articles and auxiliaries that captions keep, with a verb or a scrap of quotation as headlines have."""
    return not DROPPED.search(line.text) and bool(line.finite or re.search(r"\b\w{3,}s\b.*\b\w{3,}|['‘].{3,40}['’](?!\w)", line.text[len(line.words[0]) :]))


def _beside(line: Line, story: Story, step: int) -> Line | None:
    """The line above or below, with at most one advertisement between the two."""
    found = story.around(line, step)
    return story.around(line, 2 * step) if found is not None and cues.advert(found.text) else found


def carried_on(line: Line, story: Story) -> bool:
    """A line of a broken paragraph: it is left open above a line that starts small, or starts small itself below one that is left open."""
    before, after = _beside(line, story, -1), _beside(line, story, 1)
    goes = len(line.words) >= PULLED and not line.terminated and after is not None and after.text[0].islower() and (len(after.words) >= 2 or after.terminated)
    came = line.text[0].islower() and len(line.words) >= 2 and before is not None and len(before.words) >= PULLED and not before.terminated
    return (goes or came) and story.ends_sentences


def headline(line: Line) -> bool:
    """A line as long as headlines are."""
    return 5 <= len(line.words) <= HEADLINE


def ended(line: Line) -> bool:
    """A line that ends in a full stop, or is all in capitals."""
    return line.text.endswith(".") or line.shouted


def foreign(line: Line, story: Story) -> bool:
    """A line with a name that the rest of the text does not hold."""
    return any(word[0].isupper() and stem(word) not in story.names and word.lower() not in story.lower | CLOSED for word in line.inner)


LONG_HEADLINE = 16
"""Words; longer headlines are rare: more evidence is asked for."""


def too_long(line: Line) -> bool:
    """Longer than captions are: more than 45 words or three sentences, and no credit at the end."""
    return (len(line.words) > 45 or len(SENTENCE.findall(line.text)) >= 3) and not bracketed_credit(line) and not cues.CREDIT_LABEL.search(line.text[-120:])


def pulled(line: Line) -> bool:
    """A whole line in quotation marks without a full stop: a pull quote."""
    return line.quoted and line.closes_quote and not line.terminated and len(line.words) >= PULLED and not re.search(r"[\"“”]", line.text[1:-1])


def captioned(line: Line) -> bool:
    """After "Photo:" stand five words and more, or a bracketed credit: a caption, and no credit alone."""
    return len(line.words) >= 6 or bracketed_credit(line)


def row(line: Line) -> bool:
    """A table's row: a third of its words are figures."""
    return 3 * sum(word[0].isdigit() for word in line.words) >= len(line.words)


FEWEST_FIGURES = 3
_CELLS_LAST = re.compile(r" [\d.,]+ ?% [\d.,]+$")
"""A share and an amount at a line's end, as a table's row has them."""
_SHARE = re.compile(r"\d ?(?:%|per ?cent\b)")


def figures(line: Line) -> bool:
    """An open line with three and more figures, or two and more shares of a hundred, a tenth of its words: results, groups, rates, polls."""
    held = sum(word[0].isdigit() for word in line.words)
    results = held >= FEWEST_FIGURES and 5 * held >= len(line.words)
    shares = len(_SHARE.findall(line.text))
    return (results or (shares >= 2 and 10 * shares >= len(line.words)) or bool(_CELLS_LAST.search(line.text))) and not line.terminated


def thread(line: Line, story: Story) -> bool:
    """A Title Case line on this story's topic between two of its paragraphs."""
    return story.title_case(line) and not line.shouted and story.shared(line) >= 0.5 and between_prose(line, story)


ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "he", "she", "they"})


def articled(line: Line) -> bool:
    """A line with small words that headlines drop; in Title Case they stay."""
    return any(word.lower() in ARTICLES for word in line.words) and line.capitals < 0.75


def stranger(line: Line, story: Story) -> bool:
    """A line whose topic words the rest of the text hardly knows."""
    return story.english and 5 <= len(line.words) <= LONG_HEADLINE and not row(line) and not articled(line) and story.shared(line) < 0.34


def bracketed_credit(line: Line) -> bool:
    """A line that a credit in brackets closes: an agency's, a name and a house with a stroke between them, or brackets that stick to the last word."""
    text = cues.BUTTONS_LAST.sub("", line.text)
    return bool(cues.CREDIT_BRACKETS.search(text) or SLASHED_OWNER.search(line.text) or (len(line.words) > BRIEF and STUCK.search(line.text)))


def stray_name(line: Line, story: Story) -> bool:
    """A line that is a name and no more, of nobody the story tells of: who wrote another story."""
    named = story.english and person(line.text) and not line.shouted and not cues.CREDIT_ALONE.match(line.text)
    return named and not any(stem(word) in story.names or word.lower() in story.lower for word in line.words)


def bracketed(line: Line) -> bool:
    """Square brackets hold the whole line, and no credit."""
    return (
        bool(re.fullmatch(r"\[(?!(?i:images?|photos?|pictures?)\b)[^\[\]]+[^.\]]\]", line.text))
        and not bracketed_credit(line)
        and not cues.CREDIT_ALONE.match(line.text)
    )


def agencies(line: Line) -> bool:
    """A line of names and houses only, with a stroke or "via" between them: "Ann Lee/Ellery Images"."""
    return bool(HOUSES.match(line.text) or BARRED.match(line.text) or (is_credit(line.text) and SAYS_PICTURE.search(line.text))) and not line.finite


def agency_first(line: Line) -> bool:
    """An agency's name in capitals opens the line; what ends as a sentence needs a long one, for a short one may be a part of it."""
    found = cues.CREDIT_FIRST.match(line.text)
    return found is not None and (not line.terminated or (len(found["credit"]) >= 7 and len(line.words) <= 45))


def agency_style(line: Line) -> bool:
    """One sentence in the present on who does what, and the day or date of it, as agencies write captions (AP Stylebook, "captions")."""
    plain = len(line.words) <= 45 and not line.quoted and not SENTENCE.search(line.text) and not PAST.search(line.text)
    return plain and bool(SHOWS.search(line.text) and FULL_DATE.search(line.text))


def said_near(line: Line, story: Story) -> bool:
    """A line without marks whose every sentence somebody says in one paragraph: a pull quote."""
    if line.quoted or len(line.words) < PULLED or line.jammed:
        return False
    sentences = [" ".join(part.split()).lower() for part in re.split(r"[.!?,;]+(?:\s|$)", line.text) if part.strip()]
    return any(all(sentence in words for sentence in sentences) for number, words in story.spoken_words if number != line.number)


def counted_off(line: Line, story: Story) -> bool:
    """A line that opens with how many pictures more there are, as another line of the text does."""
    counted = sum(bool(cues.COUNTER_FIRST.match(other.text)) for other in story.lines) if cues.COUNTER_FIRST.match(line.text) else 0
    return counted >= 2 and len(line.words) <= 60


def slide(line: Line, story: Story) -> bool:
    """A line of some words that stands again within three lines."""
    beside = (story.around(line, step) for step in (-3, -2, -1, 1, 2, 3))
    if not 8 <= len(line.words) <= 60:
        return False
    above = story.around(line, -1)
    repeats = above is not None and above.text.startswith(line.text) and owned(above)  # the caption with its credit, then without
    return repeats or any(other is not None and other.text == line.text for other in beside)


def initialled(line: Line) -> bool:
    """A line that closes with the initials of its writer or house, as columns do: no agency's."""
    return bool(re.search(r"[.!?][\"'’”]? [A-Z]{2,3}$", line.text)) and not cues.AGENCY_LAST.search(line.text)


def owned(line: Line) -> bool:
    """A line whose end says whose picture it is."""
    return bracketed_credit(line) or bool(
        cues.CREDIT_LABEL.search(line.text[-120:]) or OWNER.search(line.text) or cues.AGENCY_LAST.search(line.text) or cues.SLASHED_LAST.search(line.text)
    )


def inside_quotes(line: Line, story: Story) -> bool:
    """A line in quotation marks whose words another line holds; a few of them are a crosshead."""
    return line.quoted and (len(line.words) >= PULLED or line.terminated) and story.repeated(line)


_HOUSE = r"(?:[A-Z][\w.'’&-]* ?){1,5}"
HOUSES = re.compile(rf"{_HOUSE}(?:(?:/(?=\S)|\bvia ){_HOUSE}){{1,4}}$")
BARRED = re.compile(rf"{_HOUSE}(?:\| {_HOUSE}){{0,3}}\| {cues.AGENCY}$")
SAYS_PICTURE = re.compile(r"/|\bvia\b|©|\b(?:photo|image|pictures?)\b", re.IGNORECASE)
SHOWS = re.compile(r"^(?:[A-Z]\S* )+(?:[a-z]\S* ){0,3}?(?:is|are|[a-z]{3,}s)\b")
PAST = re.compile(r"\b(?:said|says|was|were|had|told|will|would|could|\w{3,}ed)\b")
FULL_DATE = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b|\b\d{1,2} [A-Z][a-z]{2,8},? (?:19|20)\d\d\b")
STILL = re.compile(r"\b(?:a still|screen ?grabs?|screenshots?|mugshot|booking photo|file photo|this (?:image|photo|picture))\b", re.IGNORECASE)
SENTENCE = re.compile(r"\w\w\w[.!?]['\"’”)]* +['\"‘“(A-Z]")
# "He said", "Ms Hill told": the reporting verb within the first words.
SPEAKS = re.compile(
    r"(?:(?:And|But) )?(?:He|She|They|We|I|(?:[A-Z][\w.'’-]+ ){1,3})\s?(?:also |has |then )?(?:said|told|added|asked|explained|wrote)\b(?! in )"
)
# "Ann Lee argued that …": what somebody thinks of something, which pictures do not show.
ARGUED = re.compile(
    r"(?:(?:And|But) )?(?:He|She|They|(?:[A-Z][\w.'’-]+ ){1,3})\s?(?:also |then )?"
    r"(?:argued|claimed|insisted|warned|noted|suggested|denied|admitted|stressed|disputed|acknowledged|conceded|predicted|believed|hoped|feared)\b"
    r".{0,60}? that\b"
)
# "Also, the boats …", "But the boats …": a word that takes up what was said before; captions and links open no such way.
TAKES_UP = re.compile(r"But [a-z]|(?:Also|However|Still|Instead|Meanwhile|Moreover|Besides|Indeed|Likewise|Similarly|Finally|Then), ")
# "—Ann Lee": who wrote the letter above.
DASH_AND_NAME = re.compile(r"[—–-] ?(?:[A-Z][\w.'’-]*(?: |$)){1,3}$")
HERE_ARE = re.compile(r"(?:Here|These|Below|Following)(?: are|['’]re| is|['’]s)\b", re.IGNORECASE)
DASHED_HEAD = re.compile(r"(?P<dash>[-–—]) [^\W_][^–—]{1,50} (?P=dash)$")
BUTTONS_FIRST = re.compile(r"(?:(?:Share|Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Email) ){2,}(?=[A-Z\d‘“'\"]\S*(?: \S+){3})")
COUNTED = re.compile(r"\d{1,3}\s+[a-z]+")
# "… across the floor (Example University)": whose picture it is; but a full stop after the bracket means prose.
OWNER = re.compile(r"[\w.!?'\"’”] ?\((?:[A-Z][\w.'’&-]*|of|for|the|and|via|/|,)(?:[ /,]+(?:[A-Z][\w.'’&-]*|of|for|the|and|via|/)){1,7}\)$")
SLASHED_OWNER = re.compile(r"[\w.!?'\"’”] ?\((?:[A-Z][\w.'’-]* ?){1,4}/(?:[A-Z][\w.'’&-]* ?){1,5}\)$")
NAMED_AFTER = re.compile(r"(?:[.!?]['\"’”]? ?|\w)\([A-Z][\w.'’&-]*(?:[ /][A-Z][\w.'’&-]*)?\)$")
# "… at the gate.(Ann Lee)": a space was lost between a caption and its credit; in prose none is.
STUCK = re.compile(r"[\w.!?)'\"’”]\((?=[A-Z@/])(?:[^()]|\([^()]*\)){2,100}\)$")
# "…, a spokesman said", "…, according to the council": how a paragraph ends that lost its full stop.
SAID_LAST = re.compile(r"[,”\"’'] (?:(?:[\w.'’-]+ ){1,6}(?:said|reported|added|told (?:the )?\w+)|according to [\w .,'’-]{2,60})$")
SAYS_WORDS = re.compile(r"\b(?:said|added|asked|replied)[,:]? [\"“]")
# "| Ellery Ferries | 4.7 of 5 |": as Markdown and some scrapers write tables.
STROKES = re.compile(r"\|[^|]+\|(?:[^|]*\|)*$")
SAYS_LAST = re.compile(r",\s+[\w .'’-]{2,40}\s(?:says?|warns?|claims?|finds?|suggests?|shows?|reveals?|told|hears?)$")
LISTICLE = re.compile(r"\d{1,3}\s+(?:[a-z]+\s+){1,4}?(?:that|who|which|you|we|to|of|from|in)\b")
VIDEO_SAYS = re.compile(r"(?:video|footage|clip)\b[^.]{0,20}\b(?:shows?|captures?|appears?|emerges?|reveals?)\b|^video\b", re.IGNORECASE)
ASKS = frozenset({"Which", "What", "Why", "How", "Who", "When", "Where", "Is", "Are", "Can", "Will", "Should", "Do", "Does", "Did", "Could"})
# "## The last crossing": Markdown's mark of a head (CommonMark, 4.2).
MARKED_HEAD = re.compile(r"#{1,6} (?=\S)[^.]+(?:\.(?!$)[^.]*)*$")
CALLS = re.compile(r"(?:Read|See|View|Get) (?:more about |the (?:full|whole) |full |our (?:full |current )?)\S+(?: \S+){2,14}$")
TOPIC_ASKED = re.compile(r"[A-Z0-9][^.?!:]+ [^.?!:]+(?::| [–—-]) (?:When|Who|What|Where|How|Why|Which|Is|Are|Will|Can|Does|Do|Did)\b[^.?!]*\?$", re.IGNORECASE)
WHY = re.compile(r"(?:What|Why|How|Who|When|Where)\b", re.IGNORECASE)
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|been)\b")
REPLY = re.compile(r"\b(?:said|says|told|added|adds|asked|explained|wrote)\b")

BULLET = re.compile(r"(?:[•●▪◦‣∙■*]|::|[-–](?= ))\s*(?=\S)")
