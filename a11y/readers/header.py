"""What stands above a scraped story: date, title, standfirst and writers, jammed into one line or a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11y.readers import cues
from a11y.readers.dates import leading
from a11y.readers.jammed import unjam
from a11y.readers.lines import Line, Story, stem
from a11y.readers.signed import byline, dated, person, without_date

if TYPE_CHECKING:
    from a11y.readers.roles import Verdict


@dataclass
class Header:
    """What was found, and which lines it was found in; `body` is story that stood in the first line with the rest."""

    published: str | None = None
    modified: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    body: str | None = None
    publisher: str | None = None
    taken: set[int] = field(default_factory=set)
    doubts: list[str] = field(default_factory=list)


_DEPTH, _DEEPEST = 8, 30  # lines that are searched for what stands above the story, at least and at most
_FOOT = 3  # lines below it among which a byline may stand
_LONGEST_TITLE, _LONGEST_STANDFIRST = 30, 60  # words
_SENTENCE = 8  # words
_SHORT = 5  # words; a title of fewer is told by the story's words or by the lines below it
_LONGEST_LINE = 600  # characters


def read(story: Story, roles: list[Verdict]) -> Header:
    """Return the header, and name in `taken` the lines it used up."""
    header = Header()
    if story.lines:
        _first(story.lines[0], story, header)
    jammed = header.title is not None
    told = False
    begun = story.prose[0].number if story.prose else 0
    for line in story.lines[: min(max(_DEPTH, begun + _FOOT), _DEEPEST)]:
        if line.number in header.taken:
            continue
        role = roles[line.number].role
        if not told and len(story.lines) > 1 and _dated(line, header):
            continue
        told = told or (role == "item" and header.title is None)  # a list has begun the story
        if role == "byline":
            header.byline = header.byline or byline(line)
            header.taken.add(line.number)
        elif _lone_byline(line, story, header, told=told, jammed=jammed):
            header.byline = line.text
            header.taken.add(line.number)
        elif told or role not in ("paragraph", "heading", "caption", "label", "related") or (_settled(roles[line.number]) and not _labelled_title(line, story)):
            continue
        elif not jammed and not told and header.title is None and header.standfirst is None and _is_title(line, story):
            _take_title(line, story, header) if _reads_as_title(line) else _take_standfirst(line, header)
        elif not jammed and header.title is not None and header.standfirst is None and _is_standfirst(line, story, header):
            _take_standfirst(line, header)
        elif role == "paragraph" and (line in story.prose_set or len(line.words) > _LONGEST_STANDFIRST):
            told = True
    for line in story.lines:
        if line.number not in header.taken:
            _dated_footer(line, header)
    header.taken.update(line.number for line in story.lines if header.byline and line.text == header.byline)
    for line in story.lines[-_FOOT:]:
        if header.byline is None and roles[line.number].role == "byline":
            header.byline = byline(line)
            header.taken.add(line.number)
    return header


def _lone_byline(line: Line, story: Story, header: Header, *, told: bool, jammed: bool) -> bool:
    """Say whether a name alone is who wrote the story; below a record that holds all else, its date must stand right below."""
    beside = not told and header.byline is None and line.number - 1 in header.taken and (not jammed or _header_below(line, story))
    return beside and _lone_name(line, story)


def _first(line: Line, story: Story, header: Header) -> None:
    found = leading(line.text)
    if found is None or not found.rest:
        return
    # Without a label, a date may open a sentence ("3 March 2020 was …"): only a line that starts like the machine's own record is taken apart.
    if not (found.cue or re.match(r"\s*\d{4}-\d{2}-\d{2}", line.text)) or len(found.rest.split()) < 4:
        return
    if found.cue not in ("", "date") and len(found.rest.split()) < 6:
        return
    head = unjam(line, story)
    if head is None:
        return
    header.published = head.published
    header.taken.add(line.number)
    if len(head.title.split()) > _LONGEST_TITLE + 10 or len(head.title) > _LONGEST_LINE:
        header.body = found.rest  # no headline in sight: the story itself follows the date
        return
    header.title, header.publisher = without_site(head.title)
    if len((head.standfirst or "").split()) > _LONGEST_STANDFIRST:
        header.body = head.standfirst
        header.doubts.append("the line goes on with the story after the title; a standfirst may be part of it")
    else:
        header.standfirst = head.standfirst
    if head.doubt:
        header.doubts.append(head.doubt)
    again = (header.title, header.standfirst)
    header.taken.update(other.number for other in story.lines[1:_FOOT] if len(other.words) >= _SHORT and other.text in again)


def _dated(line: Line, header: Header) -> bool:
    """Take a line that is hardly more than a date; what is left of it names who published."""
    found = leading(line.text)
    if found is None or not (dated(line) or len(found.rest.split()) <= 6) or found.rest.endswith("."):
        return _by_and_date(line, header)
    if found.cue.startswith(("updated", "last", "modified", "edited")) and header.published:
        header.modified = header.modified or found.date or None
    else:
        header.published = header.published or found.date or None
    second = leading(found.rest)
    if second:
        header.modified = header.modified or second.date or None
    elif _rest_names(found.rest):
        header.byline = header.byline or found.rest
    header.taken.add(line.number)
    return True


def _rest_names(rest: str) -> bool:
    """Say whether what stands beside a date can name who published: no "3 min read", no "2 years ago"."""
    return any(map(str.isalpha, rest)) and not re.search(r"\d", rest) and cues.furniture(rest) is None


def _by_and_date(line: Line, header: Header) -> bool:
    """Take "By Name, 3 May 2020" and "Name | Role | 3 May 2020": a byline whose last part is a date."""
    if len(line.words) > 16 or len(line.text) > _LONGEST_LINE:
        return False
    undated = without_date(line.text)
    cuts = [(len(undated), len(undated))] if undated != line.text else []
    cuts += [cut.span() for cut in re.finditer(r"\s*[|,•·/–—-]\s*|\s{2,}|\s+(?=(?:published|updated|posted|on)\b)", line.text, re.IGNORECASE)]
    for start, end in cuts:
        found = leading(re.sub(r"^(?:\W|\b(?:on|at)\b)+", "", line.text[end:]))
        head = line.text[:start].strip()
        if found and len(found.rest.split()) <= 4 and head:
            name = byline(Line(line.number, head, head)) or (byline(line) if head == undated else None)
            if name is None and not re.fullmatch(r"(?:[A-Z][\w.'’-]+\s*){2,4}", head):
                return False
            header.byline = header.byline or name or head
            header.published = header.published or found.date or None
            header.taken.add(line.number)
            return True
    return False


def _dated_footer(line: Line, header: Header) -> None:
    found = leading(line.text)
    if found is None or not found.cue or len(found.rest.split()) > 4:
        return
    if found.cue.startswith(("first", "published", "posted", "date", "created")):
        later = header.published if header.published and found.date and header.published > found.date else None
        header.modified = header.modified or later
        header.published = (found.date or header.published) if found.cue.startswith("first") else (header.published or found.date or None)
    else:
        header.modified = header.modified or found.date or None


def _settled(verdict: Verdict) -> bool:
    """Say whether a line carries a mark that no title or standfirst has: a label, a credit, a call to read on."""
    return any(
        "credit" in why or "announcement" in why or "read on" in why or "picture" in why or "caption" in why or "video" in why for why in verdict.because
    )


def _labelled_title(line: Line, story: Story) -> bool:
    """Say whether a first line is the title although a label opens it or it comes twice.

    The story's own date or writer stands below "Watch: …"; a label of the kind of text stands above the story itself.
    """
    if line.number > 0:
        return False
    after = story.around(line, 1)
    kind = _KIND.match(line.text) is not None and after in story.prose_set
    return kind or (after is not None and after.text == line.text) or (cues.VIDEO_LABEL.match(line.text) is not None and _header_below(line, story))


# "OPINION: The ferry must go": what kind of text this is.
_KIND = re.compile(r"(?:OPINION|ANALYSIS|COMMENTARY|EXCLUSIVE|EXPLAINER|INTERVIEW|REVIEW|FACT CHECK)\s*[:|] ")


def _lone_name(line: Line, story: Story) -> bool:
    """Say whether a line is a person's name alone, and no person of the story."""
    names = re.split(r", | and ", line.text)  # "Mary Okafor and Ian Doe"
    return all(map(person, names)) and cues.furniture(line.text) is None and not line.shouted and not any(stem(word) in story.names for word in line.words)


def _header_below(line: Line, story: Story) -> bool:
    following = story.around(line, 1)
    return following is not None and (dated(following) or byline(following) is not None)


def _is_title(line: Line, story: Story) -> bool:
    """A line above the story that could be its title or its standfirst: open, or closed by more than a full stop."""
    if not 3 <= len(line.words) <= _LONGEST_TITLE or not story.prose or story.prose[-1].number <= line.number:
        return False
    if line.text.endswith((".", ":", ";", ",")) and line.capitals < 0.75:
        return False
    if line.terminated and len(line.words) > 20:
        return False
    if len(line.words) < _SHORT and story.shared(line) < 0.5 and not _header_below(line, story):
        return False  # the name of a part of the site
    if line.text[0] == "(" or line.text.count(":") >= 2:
        return False
    # A story may well begin with a question or a cry; a title that does is in Title Case, or has a header's lines below it.
    if line.text[-1] in "?!" and not (line.capitals >= 0.6 or line.shouted or _header_below(line, story)):
        return False
    return story.ends_sentences and not cues.CREDIT_BRACKETS.search(line.text) and not cues.POINTING.search(line.text)


_ARTICLED = re.compile(r"(?:The|A|An|This|These|Those|There|He|She|It|They|We|His|Her|Their|Our|I)\s")
_AUXILIARY = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would|could|can|been)\b")


def _reads_as_title(line: Line) -> bool:
    """Tell a headline from a standfirst: headlines drop articles and auxiliaries, standfirsts are sentences."""
    if line.capitals >= 0.6 or line.shouted:
        return True
    articles = sum(word in ("the", "a", "an") for word in line.words)
    signs = (
        bool(_ARTICLED.match(line.text))
        + (articles >= 2)
        + bool(_AUXILIARY.search(line.text))
        + (len(line.words) >= 16)
        - (line.text[-1] in "?!\"'’”")
        - (":" in line.text)
    )
    return signs < 2


def _is_standfirst(line: Line, story: Story, header: Header) -> bool:
    if not 5 <= len(line.words) <= _LONGEST_STANDFIRST or header.title is None:
        return False
    if (
        line.number - 1 not in header.taken
        or cues.CREDIT_BRACKETS.search(line.text)
        or cues.CREDIT_LABEL.search(line.text)
        or cues.SLASHED_LAST.search(line.text)
        or re.search(r"\b(?:video|footage)\b", line.text, re.IGNORECASE)
    ):
        return False
    title = Line(0, header.title, header.title).content
    if len(line.content & title) >= 0.6 * len(line.content):
        return False  # the title again: a player's or picture's label
    before, following = story.around(line, -1), story.around(line, 1)
    if before is not None and dated(before) and len(line.words) < _SENTENCE:
        return False  # below the date stands the story's first player or picture more often than a short standfirst
    ends = line.text.rstrip("\"'”’").endswith(".") and not (len(line.words) <= 25 and _header_below(line, story)) and not story.said_again(line)
    return not ends and line.text[0] not in "\"“‘'" and following is not None


def _take_title(line: Line, story: Story, header: Header) -> None:
    header.title, header.publisher = without_site(line.text)
    header.taken.update(other.number for other in story.lines[:_FOOT] if other is line or other.text == line.text)


def _take_standfirst(line: Line, header: Header) -> None:
    header.standfirst = line.text
    header.taken.add(line.number)


_MASTHEAD = r"(?:News|Times|Post|Guardian|Telegraph|Herald|Mail|Mirror|Magazine|Online|Today|Tribune|Gazette|Journal|Chronicle|\w+\.(?:com|org|net|co\.uk))"
_SITE = re.compile(rf"\s+(?:\||»|::)\s+(?P<site>(?:[A-Z][\w.'’&-]*\s*){{1,5}})$|\s+[-–—]\s+(?P<news>(?:(?:the )?[A-Z][\w.'’&-]*\s+){{0,4}}{_MASTHEAD})$")


def without_site(title: str) -> tuple[str, str | None]:
    """Return a title without the site's name at its end, and that name.

    >>> without_site("Hearing loops return | The Marsh Courier")
    ('Hearing loops return', 'The Marsh Courier')
    """
    found = _SITE.search(title)
    if not found or len(title[: found.start()].split()) < 3:
        return title, None
    return title[: found.start()], (found.group("site") or found.group("news")).strip()
