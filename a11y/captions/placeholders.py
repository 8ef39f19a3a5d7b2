"""What players say instead of a name: it never becomes a label or a sentence of ours."""

from __future__ import annotations

import re

# Seen where a player's own text was scraped with the story: Video.js, JW Player, Brightcove, BBC, CNN and HELLO! pages (the list grows by
# what readers of real pages meet). Each is a whole message of the player; a name may stand before or after it.
_MESSAGES = (
    r"loading (?:the |video )*player",
    r"(?:video |media )?player is loading",
    r"(?:we apologi[sz]e,? but |we(?:['’]| a)re sorry,? (?:but )?|sorry,? (?:but )?)?(?:the|this) (?:video|media|content)(?: player)? (?:has )?failed to load",
    r"(?:sorry,? (?:but )?)?(?:the|this) (?:video|media|content) (?:can ?not|can['’]t|could not) be (?:played|loaded)(?: in this browser| on this device)?",
    r"(?:sorry,? (?:but )?)?(?:the|this) (?:video|media|content) is (?:not|no longer|(?:currently )?un) ?available(?: in your (?:region|country))?",
    r"the media could not be loaded, either because the server or network failed or because the format is not supported",
    r"this is a modal window",
    r"(?:beginning|end) of dialog window",
    r"to view this video,? please enable javascript,?(?: and consider upgrading to a web browser that supports html5 video)?",
    r"please enable javascript(?: to (?:view|watch|play) this (?:video|content))?",
    r"media playback is (?:unsupported|not supported) on (?:your|this) device",
    r"your browser (?:does not|doesn['’]t|can ?not) (?:support|play) (?:the |this |html ?5 )*(?:video|audio)?(?: tag| element| file| format)?",
    r"\d+ seconds? of (?:\d+ hours?,? ?)?(?:\d+ minutes?,? ?)?(?:\d+ seconds?)?(?: volume \d+ ?%)?",
    r"volume \d+ ?%",
    r"scroll down for (?:the )?videos?",
    r"video ad feedback",
    r"(?:\d+:)?\d{1,2}:\d\d ?[•·|-] ?source:?[^.:]{0,40}$",
    r"(?:click|tap|press)(?: here)? to (?:view|watch|play)(?: the| this)?(?: video)?",
    r"replay more videos(?:\s?(?:\.{1,3}|…))?(?: must watch)?",
    r"^just watched",
    r"must watch$",
    r"^(?:play|watch)(?: the)? video(?=\s*(?:[:|,–—-]|watch\b))",
    r"^video unavailable$",
)
# Whole labels that name nothing: a button's words, the head of a list, a gallery's counter, a length (also in the languages of pages met).
_NAMELESS = (
    (
        r"(?:(?:play|watch|view|replay|pause|mute|unmute|share|close|live|autoplay|embedded|youtube|vimeo|html ?5)\W*)*"
        r"(?:(?:now|the|this|our|full)\W*)*(?:v[ií]deo|vidéo|clip|media)?(?: ?player)?(?:\W*(?:above|below|here|now))?\W*"
    ),
    r"(?:more|latest|related|other|top|trending|popular|most viewed|recommended|featured|our|all) (?:videos|clips)",
    r"(?:weitere|mehr|neueste|aktuelle) videos|(?:plus de|autres|derni[èe]res) vid[ée]os|(?:más|otros|últimos) v[íi]deos|altri video",
    r"(?:video )?(?:abspielen|wird geladen)|(?:lire|voir|regarder) la vid[ée]o|(?:ver|reproducir) (?:el )?v[íi]deo|guarda il video",
    r"(?:(?:photo|image|picture|slide|video|gallery)\W*)?\d{1,3} ?(?:of|/) ?\d{1,3}",
    r"(?:video\W*)?(?:\d{1,2}:\d{2}\W*)+(?:min(?:ute)?s?)?",
)
_EMPTY = re.compile("|".join(_NAMELESS), re.IGNORECASE)
_MESSAGE = re.compile(rf"(?<!\w)(?:{'|'.join(_MESSAGES)})(?!\w)(?:\s?(?:\.{{1,3}}|…))?", re.IGNORECASE)
_OPENER = re.compile(
    r"^(?:embedded video (?:for|of) |(?:watch(?: (?:now|live|again|this))?|video|view|listen|live|play|now playing)\s*[:|–—]\s*)+", re.IGNORECASE
)


def name_of(label: str) -> str:
    """Return what a label names, without the player's own words; "" when it names nothing.

    >>> name_of("Loading the player... WATCH: Motsi Mabuse's reaction"), name_of("Play Video"), name_of("Watchmen trailer")
    ("Motsi Mabuse's reaction", '', 'Watchmen trailer')
    """
    rest = " ".join(_MESSAGE.sub(" ", " ".join(label.split())).split())
    rest = _OPENER.sub("", rest.strip(" •·|:,-–—")).strip()
    return "" if _EMPTY.fullmatch(rest) else rest


def is_player_text(sentence: str) -> bool:
    """Return whether a sentence holds a player's own message.

    >>> is_player_text("Video Ad Feedback"), is_player_text("The video shows a whale.")
    (True, False)
    """
    return bool(_MESSAGE.search(sentence)) or not name_of(sentence)
