"""Wording that pages put around a story whatever the site: labels, player remains, credits, calls to act.

The phrases are data in `cues.toml`, one a line; here they become patterns and the few questions the roles ask of a line.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_I = re.IGNORECASE
_LISTS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "cues.toml").read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """Return a pattern that matches any phrase of one list in `cues.toml`."""
    return f"(?:{'|'.join(_LISTS[name])})"


def words(name: str) -> frozenset[str]:
    """Return a word list of `cues.toml`."""
    return frozenset(_LISTS[name])


# Between a label and what it labels.
_COLON = r"\s*(?::|>+|»|\||–\s|—\s|-\s)\s*"
_FILLER = r"[\s.:|,…+/-]*"

# --- related links --------------------------------------------------------------------------------------------------

# "MORE: headline", "Read also – headline": a call to read on, then the other story.
RELATED_LABEL = re.compile(rf"(?P<label>{any_of('related_label')}(?:\s+{any_of('related_label_tail')})*){_COLON}(?P<rest>\S.*)", _I)
# Labels that end in capitals in their own line's first words ("READ MORE Headline without a colon").
RELATED_SHOUT = re.compile(
    r"(?:READ MORE|READ ALSO|ALSO READ|READ NEXT|SEE ALSO|RELATED(?: ARTICLES?| STOR(?:Y|IES))?|DON['’]T MISS|MORE|PREVIOUS|UP NEXT|NEXT STORY)"
    r"\s+(?=[A-Z‘“'\"])(?P<rest>.*[a-z].*)|(?:Read More|Read Next|See Also|Also Read|Read Also|Related)\s+(?=[A-Z‘“'\"][^:]*[^.:]$)\S+ \S+ \S|"
    r"(?:Also|More|Read more) on [\w-]+(?:\.[a-z]{2,4}){1,2}\s+(?=[A-Z\d‘“'\"])\S+ \S+ \S"
)
# "How the bridge got its paint Read more": the button sticks to the headline that it leads to.
READ_ON_LAST = re.compile(r"[\w?!'’”\"…] (?:Read|See) [Mm]ore$")
# A line that only announces other stories.
RELATED_HEAD = re.compile(rf"{any_of('related_head')}\s*[:.…>]*$", _I)

# --- video and audio players ----------------------------------------------------------------------------------------

_PLAYER = re.compile(any_of("player"), _I)
# "Ferry leaves for the last time 1:22"; but a time of day follows "at".
LENGTH_LAST = re.compile(r"(?<! at)(?<! by)(?<! to)(?<! of)(?<! is)(?<! till)(?<! from)(?<! until)(?<! before)(?<! after) (?:\d|[0-5]\d):[0-5]\d$", _I)
_PLAYER_ALONE = re.compile(
    r"(?:video|videos|watch|play|play video|replay|watch live|watch now|live video|video player|video:|watch:|loading\.*|now playing)\W*$", _I
)
_LENGTH = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[•·|/-].*)?$")
# "1:22 • Source: …", "March 3, 2024 00:58": how long a video is, perhaps with its day.
LENGTH_STAMP = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} ?)?\d{1,2}:\d{2}\b")
VIDEO_LABEL = re.compile(rf"(?:\[?{any_of('video_label')}{_COLON}|play video \d{{1,2}}:\d{{2}} )(?P<rest>\S.*)", _I)
# "The harbour at dawn – video", "She tells what she saw. 0:42": what a headline's last word or a length says of its link.
VIDEO_LAST = re.compile(
    r"(?:\w['’”]? [–—-] (?:archive )?video|[.!?]['\"’”]? \d{1,2}:\d{2}|\bSubtitles Off|\w['’”]? (?:www\.)?(?:youtu\.be|youtube\.com|vimeo\.com))$", _I
)
AUDIO_LABEL = re.compile(rf"(?:listen|listen below|listen now|audio|podcast|hear)(?:{_COLON}|\s*·\s*)(?P<rest>\S.*)", _I)
_AUDIO = re.compile(
    r"(?:\blisten · \d{1,2}:\d{2}|listen to (?:this|the) (?:article|story|episode)|"
    r"audio (?:player|unavailable|is loading)|loading the audio|your browser does not support the audio)",
    _I,
)
MEDIA_CAPTION = re.compile(r"(?:media|video) caption\s*:?\s*(?P<caption>\S.*)$", _I)
# "Media caption The last crossing", also with the two stuck together.
CAPTIONED_MEDIA = re.compile(r"(?:[Mm]edia|[Vv]ideo) caption(?:\s*:|\s|(?=[A-Z]))")
CLOSED_OVERLAY = re.compile(r"(?:CLOSE|close)\s+(?P<rest>[A-Z\"“‘'].*)")
_SETTINGS = words("player_settings")
_SETTING = re.compile(r"[^\W\d_]+")
_FEWEST_SETTINGS = 3
"""Words and figures of a player's dialog in one line; one or two alone may be a crosshead."""
# How much of a video has come, or where it stands: it starts there.
PROGRESS = re.compile(r"(?:loaded|progress|current time|duration)\b", _I)

_PLAYERS_OWN = re.compile(
    r"(?:loaded ?: ?|progress ?: ?)\d+|current time|duration(?: time)? \d|remaining time|playback rate|full ?screen\b|error (?:code|- )\w*\d", _I
)
_BUTTONS = re.compile(
    r"\b(?:Play|Pause|Mute|Unmute|Skip|LIVE|Live|Previous|Replay|Volume|Captions|Subtitles|Quality|Settings|Chapters|Playing|Resume)\b|\d{1,2}:\d\d\b"
)
_FEWEST_BUTTONS = 3


def buttons(text: str) -> int | None:
    """Return where the buttons of a player begin that stand in one line with its name, None when there are none.

    >>> text = "The last ferry leaves Loaded : 0% Progress : 0% 00:00 Previous Play Skip LIVE Mute"
    >>> text[: buttons(text)], buttons("He said “Play” at 10:00, “Pause” at 10:05.")
    ('The last ferry leaves ', None)
    """
    own = _PLAYERS_OWN.search(text)
    found = [match.start() for match in _BUTTONS.finditer(text)]
    return min(own.start(), found[0]) if own and len(found) >= _FEWEST_BUTTONS else None


# "To enjoy this page you need to have JavaScript turned on. How the ferry works": why nothing plays, and what would.
PLAYER_OPENS = re.compile(any_of("player_opening"), _I)

HIGHLIGHTS = re.compile(r"(?:story highlights|highlights|key points|at a glance|in brief|the short version)\s*:?$", _I)
"""The heads of lists that tell a story in a few lines."""


def player(text: str) -> bool:
    """Return whether a line is what a video player leaves behind.

    >>> player("Sorry, the video player failed to load."), player("She watched the video twice before it sank in.")
    (True, False)
    """
    if _PLAYER_ALONE.match(text) or _LENGTH.match(text):
        return True
    if len(re.findall(r"\w+", text)) >= _FEWEST_SETTINGS and setting(text):
        return True
    found = list(_PLAYER.finditer(text))
    words = len(text.split())
    # Remains are hardly more than the phrase itself; a sentence of the story that has one in it has more words.
    several = len(found) >= _FEWEST_BUTTONS and LENGTH_LAST.search(text) is not None
    return several or (bool(found) and sum(len(match.group().split()) for match in found) >= 0.35 * words)


def setting(text: str) -> bool:
    """Return whether all words of a line are those of the dialog in which a player's captions are set."""
    found = _SETTING.findall(text)
    return bool(found) and all(word.lower() in _SETTINGS for word in found)


def audio_player(text: str) -> bool:
    """Return whether a line is what a sound player leaves behind."""
    return bool(_AUDIO.search(text)) and len(text.split()) <= 14


# --- pictures -------------------------------------------------------------------------------------------------------

AGENCY = f"(?:{any_of('agency')}|{any_of('owner')})"
"""A pattern for those who are credited for pictures."""
_MADE = any_of("made")
# "(Picture: Getty)", "(AP Photo/Name)", "[Photo: Name]" at the end of a line.
_NAMES = r"[\w.'’& -]{2,60}"
_GIVEN = (
    rf"(?:submitted|provided|supplied|contributed|taken|shared|shot) by {_NAMES}|(?-i:[A-Z])[\w.'’& -]{{1,30}}: (?-i:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}})"
)
_AGENCIES = rf"(?:{_NAMES}\s*(?:/|via|for|,)\s*){{0,4}}{AGENCY}(?:\s*(?:/|via|,|-)\s*{_NAMES}){{0,4}}"
_CREDIT = rf"{_GIVEN}|{_MADE}\s*(?:by|from|via)?\s*[:/|-]?\s*[^()\[\]]{{2,80}}|{_AGENCIES}"
# An agency's year may stick to the bracket: "(AP Photo/Name)AP2014".
CREDIT_BRACKETS = re.compile(rf"\s*[(\[]\s*(?P<credit>{_CREDIT})\s*[)\]]\s*[.]?\s*(?:(?-i:[A-Z]{{2,8}})(?:\d{{4}})?)?$", _I)
# "Photograph: Name/Agency", "Credit: X", "Image: Sky" closing or filling a line.
_LABELLED = (
    rf"{_MADE}\s*(?:by\s*)?[:©]\s*[^.!?:]{{2,80}}|"
    r"image copyright(?-i:(?=[A-Z]))[^.!?]{2,60}|"
    r"(?:image copyright|photo by|photograph by|picture by|(?:photo|image|picture)s? courtesy(?: of)?|(?<![a-z] )courtesy of|©)\s+[^.!?]{2,60}"
)
_SLASHED = rf"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})\s*/\s*{AGENCY}(?:/\w[\w ]*)?|(?-i:REUTERS|AFP|AP|EPA)\s*/\s*[A-Z][\w.'’ -]{{2,50}}"
_PICS = rf"[–—-]\s?(?-i:(?=[A-Z])){AGENCY} (?:pic|photo|picture)s?"
CREDIT_LABEL = re.compile(rf"(?:^|(?<=[\s.])|(?<=(?-i:[a-z]))(?=(?-i:Image copyright)))(?P<credit>{_LABELLED}|{_SLASHED}|{_PICS})\s*\.?$", _I)
# "(Picture: Getty)", "[Credit: Ann Lee]": the brackets say what they hold.
CREDIT_SAID = re.compile(r"[(\[](?:pictures?|images?|photos?|pics?|photographs?|credits?|(?:photo|picture|image) credit)\s*:[^()\[\]]{2,80}[)\]]\.?$", _I)
# "… at the gate. Hide Caption 4 of 31": where a gallery stands.
# "+9 The crew on deck": and how many pictures more there are.
COUNTER_FIRST = re.compile(r"\+\d{1,2} (?=[A-Z])(?=\S+(?: \S+){3})")
COUNTER_LAST = re.compile(r"\bhide caption(?: \d{1,3} of \d{1,3})?$|[.!?)] \d{1,3} of \d{1,3}$", _I)
# "Photo: the hotel in 1884": a label, then a caption of some words.
# "Northern Press A wet weekend": an agency by its last word, then a caption; "… in the rain Reuters": an agency at the end.
NAMED_FIRST = re.compile(r"(?P<credit>(?:[A-Z][\w.]* ){1,2}(?:Press|Images|Pictures|Photos|Features|Agency|Wire)) (?=[A-Z][a-z]|A )(?P<caption>\S.*)")
AGENCY_LAST = re.compile(rf"(?<=[\w.)])(?<! by)(?<! from)(?<! to)(?<! with)(?<! told)(?<! for) (?P<credit>(?=(?-i:[A-Z])){any_of('agency')})$", _I)
# "… in the rain.” — Reuters": the agency signs its report.
AGENCY_SIGNS = re.compile(rf"[.!?][\"'’”]? [–—-] (?=(?-i:[A-Z])){any_of('agency')}$", _I)
AGENCY_STUCK = re.compile(rf"(?<=[a-z][.!?])(?P<credit>(?=(?-i:[A-Z])){AGENCY})$", _I)
# "… at the gate. Ann Lee/Ellery Post", "… on the last day KCNA | Reuters": who took it, and for whom.
SLASHED_LAST = re.compile(
    r"(?P<credit>(?:(?<=[.!?] )|(?<=[.!?][\"'’”] ))(?:[A-Z][\w.'’-]* ){0,3}[A-Z][\w.'’-]*/[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,4}|"
    rf"(?<=[\w.!?)\"'’”] )(?:[A-Z][\w.'’-]* ){{1,4}}\| (?=[A-Z])(?i:{any_of('agency')}))$"
)
# "(Photo: Ann Lee) Share Share Facebook": buttons that stick to a picture's credit.
BUTTONS_LAST = re.compile(r"(?<=[)\]])(?: (?:Share|Facebook|Twitter|Pinterest|WhatsApp|Email|Print|Save)){1,6}$")
NAME_LAST = re.compile(r"(?<=\w[.!?])(?<! vs\.) (?P<credit>(?:[A-Z][\w.'’-]*(?:[ /]+|$)){1,5})$")
# "© Getty Images A stork on the roof", "… counts the sticks © Example Agency": whose picture it is, and what it shows.
COPYRIGHT_WITHIN = re.compile(r"(?=\S+(?: \S+){5})(?!.*(?:rights|©\s*\d{4}|copyright \d))(?:.*\S )?©\s?(?:[Pp]rovided by )?[A-Z]")
PICTURE_LABEL = re.compile(r"(?:\d{1,2}\s+)?(?:photo|image|picture|pic|file)\s*:\s*(?P<caption>\S.*)$", _I)
SIGN_OFF = re.compile(r"[a-z]{2,4}(?:[/,][a-z]{2,5})*\s*\([^()]+\)$|\([A-Z]{2,5}(?:[/,] ?[A-Z]{2,5})*\)$")
CREDIT_ALONE = re.compile(
    rf"[(\[]?\s*(?:(?:featured|main|lead|top|cover|header)\s+(?=image|photo|picture))?(?:©\s*[^.\d]{{2,60}}|(?:image|media|photo|picture)\s+(?:source|copyright)\s*[:,]?\s+.{{2,60}}|"
    rf"{_MADE}\s*(?:by\s*[:/|]?|[:/|])\s*.{{2,60}}|{_MADE}?\s*:?\s*{AGENCY}(?:\s*[/,:|-]\s*[\w.'’& -]{{2,40}})*)\s*[)\]]?$",
    _I,
)
_CAPITALS = any_of("agency").upper()
CREDIT_FIRST = re.compile(rf"(?P<credit>{_CAPITALS}(?:/{_CAPITALS})?)\s+(?=[A-Z][a-z.])(?P<caption>\S.*)")
# "Ann Lee/for Ellery Daily News The last ferry leaves": who took it and for whom, and then what it shows.
SLASHED_FIRST = re.compile(
    r"(?P<credit>(?:[A-Z][\w.'’-]* ){1,3}?[A-Z][\w.'’-]+/(?:(?:for|via|of) )?(?:[A-Z][\w.'’&-]* ){0,4}?"
    r"(?:News|Times|Post|Images|Press|Photos?|Herald|Mail|AP|AFP|Getty|Reuters))\s+(?=[A-Z][a-z])(?P<caption>\S+(?: \S+){2,})"
)
COPYRIGHT_CAPTION = re.compile(
    r"(?:image|media|photo|picture)\s+(?:copyright|source)\s*,?\s+(?P<credit>.{1,60}?)\s*,?\s*(?:image|media|photo|picture)\s+caption\s*,?\s*(?P<caption>.+)$",
    _I,
)
CAPTION_LABEL = re.compile(rf"{any_of('caption_label')}(?:\b|(?-i:(?=[A-Z])))\s*[:,–—-]?\s*(?P<caption>\S.*)$", _I)
POINTING = re.compile(any_of("pointing"), _I)

# --- what sells, and what belongs to the page -----------------------------------------------------------------------

_CALL = re.compile(rf"\b{any_of('call')}\b", _I)
_WARES = re.compile(rf"\b{any_of('wares')}\b", _I)
_ADVERT = re.compile(rf"{_FILLER}(?:{any_of('advert')}\b{_FILLER})+$", _I)
_BOX = re.compile(rf"\b{any_of('box')}", _I)


_SMALL_PRINT = re.compile(rf"\b{any_of('small_print')}\b", _I)
_SPEAKS_TO = re.compile(r"\b(?:agree|accept|consent|acknowledge|subject to|(?:read|see) (?:our|the)|our|appl(?:y|ies)|this (?:web)?site)\b", _I)
_WRITE_TO = re.compile(r"(?:you can )?(?:write to|contact|e-?mail|reach|follow)\b.*(?:@\w|\bwww\.\w)", _I)
# "$549 at Ellery Outfitters": what a thing costs, and where.
_PRICED = re.compile(r"[£$€]\d[\d.,]* at [A-Z][^.]{2,40}$")
_SHORT_CALL = 20
_LONGEST_PROMO = 60  # words; sign-up boxes with their small print run to about fifty


def promo(text: str) -> bool:
    """Return whether a line asks the reader to subscribe, follow, buy or send something.

    >>> promo("Like this story? Sign up to our newsletter to get other stories like this.")
    True
    >>> promo("She signed up for a newsletter in 2019 and read it every week.")
    False
    >>> promo("You agree to our Terms of Service."), promo("The terms of service forbid hens.")
    (True, False)
    """
    if _ADVERT.match(text) or _PRICED.match(text):
        return True
    if len(text.split()) > _LONGEST_PROMO:
        return False
    if _BOX.search(text) or (_SMALL_PRINT.search(text) and (_SPEAKS_TO.search(text) or text[-1] != ".") and not any(sign in text for sign in '“”"')):
        return True
    if _WRITE_TO.match(text) and len(text.split()) <= _SHORT_CALL:
        return True
    calls = [match.start() for match in _CALL.finditer(text)]
    if not calls or not _WARES.search(text):
        return False
    # The call speaks to the reader: it opens the line or a sentence of it, or the line says "you" and "our".
    # A box loses the line between its head and its call: "Breaking News Emails Get breaking news alerts …."
    speaks = re.search(r"\b(?:you|your|our|us)\b", text, _I) is not None
    opens = any(at == 0 or (text[at].isupper() and text.endswith(".")) or text[:at].rstrip()[-1:] in (".?!:–—-…,+" if speaks else ".?!:–—…+") for at in calls)
    return opens or (bool(re.search(r"\b(?:you|your)\b", text, _I) and re.search(r"\b(?:our|us)\b", text, _I)) and text[:1] not in "\"“‘'")


def advert(text: str) -> bool:
    """Return whether a line is the mark of an advertisement and no more."""
    return bool(_ADVERT.match(text))


def asks_on(text: str) -> bool:
    """Return whether two and more sentences of a line ask the reader for something, and half of them do.

    >>> asks_on("We pay for your stories! Do you have a story for us? Email us at desk@example.org or click here.")
    True
    """
    parts = [part for part in re.split(r"(?<=[.?!]) +(?=[A-Z])", text) if part]
    asking = sum(promo(part) for part in parts)
    return asking >= _FEWEST_ASKING and 2 * asking >= len(parts) and promo(text)


_FEWEST_ASKING = 2


def sells(text: str) -> bool:
    """Return whether a line speaks of what promotions are for, as the small print of their boxes does.

    >>> sells("You will receive daily updates in your inbox."), sells("You will receive nothing, said the notary.")
    (True, False)
    """
    return bool(_WARES.search(text) or _BOX.search(text) or _SMALL_PRINT.search(text))


# "window._box = window._box || [];", "googletag.cmd.push(function() {": what scrapers take with the text.
SCRIPT = re.compile(r"\b[\w$]+(?:\.[\w$]+)+\((?:function\b|\{|['\"])|\b(?:var|let|const) [\w$]+ ?=|\bwindow\.[\w$]+ ?=|\bfunction ?\([\w$, ]*\) ?\{")

# "- REUTERS" below a report.
_AGENCY_ALONE = re.compile(rf"[–—-] ?(?-i:(?=[A-Z])){any_of('agency')}$", _I)
# "Source: Ann Lee/Getty Images": a picture's, not the report's.
_SOURCE_OF_PICTURE = re.compile(rf"source:\s*[\w.'’& -]{{2,40}}(?:/|\bvia\b)\s*{AGENCY}$", _I)
_FURNITURE = re.compile(rf"(?:{any_of('button')}(?!\w){_FILLER})+$", _I)
_COUNTED = any_of("counted")
_COUNTS = re.compile(
    rf"(?:view\s+|all\s+)*[\d,.]+[km]?\s+{_COUNTED}\b.{{0,24}}$|{_COUNTED}\s*\(?\d[\d,.]*[km]?\)?$|\+?\d{{1,3}}(?:\s*(?:of|/)\s*\d{{1,3}})?$",
    _I,
)
_RIGHTS = re.compile(any_of("rights"), _I)
_AGENCY_LINE = re.compile(any_of("agency_line"), _I)
_TAGS = re.compile(rf"filed under\b|{any_of('tags')}\s*:\s*\S", _I)
# "All about Port Ellery • Ferries • Hens": topics in a row.
_TOPICS = re.compile(r"(?:[\w'’&.-]+ ){1,5}[•·](?: (?:[\w'’&.-]+ ?){1,4}[•·])+ (?:[\w'’&.-]+ ?){1,4}$")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|(?:(?:twitter|instagram|facebook|threads|bluesky|mastodon)\s*:\s*)?@[\w.]{2,30}$|"
    r"DOI:? ?10\.\d{4,}\S*$|[^.!?]{1,80}\.(?:jpe?g|png|gif|webp|mp[34])$",
    _I,
)
_NUMERIC = re.compile(r"(?!Loaded|Progress)(?:[A-Z][a-z]+(?: [a-z]+){0,2}: )?[+\-−–]?[$£€]?\d[\d.,]*\s*(?:%|bn|m|k|pts?)?$")


def furniture(text: str) -> str | None:
    """Return what part of the page a line is ("count", "rights" …), or None when it is none.

    >>> furniture("Share this article"), furniture("© 2019 Example Ltd. All Rights Reserved."), furniture("She closed the door.")
    ('button', 'rights', None)
    """
    words = len(text.split())
    if _AGENCY_ALONE.match(text):
        return "agency"
    if _FURNITURE.match(text):
        return "button"
    if _COUNTS.match(text):
        return "count"
    if _RIGHTS.search(text) and words <= 60:
        return "rights"
    if _AGENCY_LINE.match(text.lstrip("—–- ")) and words <= 60 and not _SOURCE_OF_PICTURE.match(text):
        return "agency"
    if SIGN_OFF.match(text):
        return "agency"
    if (_TAGS.match(text) or _TOPICS.match(text)) and not text.endswith("."):
        return "tags"
    if _NUMERIC.match(text):
        return "figure"
    if _ADDRESS.match(text):
        return "address"
    return None


# --- who and when ---------------------------------------------------------------------------------------------------

_PERSON = r"(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al|ap|O['’][A-Z]\w+)(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al|ap)){1,4}"
_BY = r"(?:[Bb]y:?|From [A-Z][\w.]+['’]s|(?:[Pp]ost|[Pp]ublish)ed by|BY|[Ww]ritten by|[Ww]ords by|[Rr]eport by|[Aa]nalysis by|[Ss]tory by|[Aa]uthors?:?)"
BYLINE = re.compile(rf"{_BY}\s+(?P<name>{_PERSON}|[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*)(?P<rest>.*)$")
JOB = re.compile(rf"\b{any_of('job')}\b", _I)
AGO = re.compile(r"\b(?:\d+|an?|one|two|three) (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b|^\d{1,2} years? ago$", _I)

# "3. It leaked", "Week Two: The Wall", "Day 11": one of a series.
NUMBERED = re.compile(
    r"(?:#|No\.? ?)?\d{1,2}[.):]\s+\S|\(\d{1,2}\)\s+\S(?!.*\.$)|"
    r"(?:Day|Week|Month|Year|Part|Step|Chapter|Round|Lesson|Rule|Tip|Act|Stage) (?:\d{1,3}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?:\s*[:.–—-]\s|$)"
)

# --- words of others ------------------------------------------------------------------------------------------------

POSTED = re.compile(r"https?://t\.co/\w+|pic\.twitter\.com/|(?:^|\s)#[A-Za-z]\w+(?:.*\s[#@]\w+)|#\w+$", _I)
# "— Name (@handle) 3 May 2020" on a line of its own, below the words of the post.
SIGNED_POST = re.compile(r"[—–-]\s*[^—–]{1,60}\(@\w{1,30}\)|A (?:post|photo|video) shared by\b")
POST = re.compile(
    r"[—–-]\s*[^—–]{1,60}\(@\w{1,30}\)|pic\.twitter\.com/\w+|\bA (?:post|photo|video) shared by\b|\(@[\w.]{2,30}\) (?:on|posted)\b|View this post on Instagram|"
    r"^[^\s@(][^@(]{1,40} \(@\w{1,30}\) (?=(?-i:[A-Z])|[@#“\"'‘])",
    _I,
)
