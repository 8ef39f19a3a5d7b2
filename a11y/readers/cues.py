"""Wording that pages put around a story whatever the site: labels, player remains, credits, calls to act.

Patterns name a convention, never one site's sentence. Player remains were collected from real scraped pages; labels of related links, credits and agency
lines follow the house conventions of English-language newsrooms (for credits: AP Stylebook, "captions"; Reuters Handbook, "Captions").
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

# --- related links --------------------------------------------------------------------------------------------------

# "MORE: headline", "Read also – headline": a call to read on, then the other story.
RELATED_LABEL = re.compile(
    r"(?P<label>(?:(?:read|see|also|more|even more|related|next|must|don['’]?t miss|recommended|exclusive|photos?|pics|pictures|gallery|in pictures|explore|shop|check out|discover|explained|explainer|opinion|analysis|background|in depth|quiz|plus|previously|earlier|listen)"
    r"(?:\s+(?:more|also|on|this|next|read|stories|story|articles?|links?|news|coverage|now|here|all about it|our|the|full|latest|reading|top|about))*))\s*(?::|>+|»|\||–\s|—\s|-\s)\s*(?P<rest>\S.*)",
    _I,
)
# Labels that end in capitals in their own line's first words ("READ MORE Headline without a colon").
RELATED_SHOUT = re.compile(
    r"(?:READ MORE|READ ALSO|ALSO READ|READ NEXT|SEE ALSO|RELATED(?: ARTICLES?| STOR(?:Y|IES))?|DON['’]T MISS|MORE)\s+(?=[A-Z‘“'\"])(?P<rest>.*[a-z].*)"
)
# A line that only announces other stories.
RELATED_HEAD = re.compile(
    r"(?:related(?:\s+(?:articles?|stories|story|content|news|links?|topics|coverage|posts?|videos?|reading))?|trending(?:\s+\w+){0,2}|most\s+(?:read|popular|viewed|shared|watched)(?:\s+\w+){0,3}|recommended(?:\s+(?:for you|stories|reading|videos?))?"
    r"|(?:read|see|find out)\s+(?:more|also|next|this next|now)|also\s+(?:read|see|on \w+)|more\s+(?:from|on|in|about|stories|news|like this|top stories|to read|coverage|reading)\b.{0,40}|don['’]t miss|must[ -]reads?|top\s+stories|up next|editor['’]?s['’]?\s+(?:picks?|choice)"
    r"|(?:.{0,24}\s)?you (?:may|might|could|will|['’]ll)(?: also)? (?:also )?(?:like|be interested in|enjoy|have missed|want to read|love)\b.{0,12}|(?:related|other|latest|featured|popular|similar|previous|next)\s+(?:stories|story|articles?|posts?|headlines?|news)|in other news|further reading|what to read next|watch next|popular now|promoted stories|sponsored (?:links|stories|content)|from the web|around the web|elsewhere on .{3,30}|on this story|keep reading|previous|next)\s*[:.…>]*$",
    _I,
)

# --- video and audio players ----------------------------------------------------------------------------------------

_PLAYER = re.compile(
    r"video (?:player )?(?:is )?(?:loading|failed|unavailable|not available|ad feedback|cannot|can not|can['’]t|could not|has failed)|(?:loading|failed to load) the (?:video )?player|loading (?:the )?(?:video|player)|(?:video|player|media|playback)\b.{0,30}\b(?:failed to (?:load|play)|unsupported|not supported|cannot be (?:played|loaded)|can(?:not| ?not|['’]t) (?:be )?(?:play|load)(?:ed)?|could not be (?:loaded|played)|has failed|unavailable)"
    r"|this is a modal window|to (?:view|watch|play) this (?:video|content).{0,40}(?:javascript|browser|cookies|flash)|javascript.{0,40}\bvideo|\bvideo\b.{0,60}\bhtml5|\d+ seconds of (?:\d+ minutes?, )?\d+ seconds?|volume \d+ ?%|scroll (?:down )?(?:for|to (?:see|watch)) (?:the )?(?:video|footage|clip)|(?:click|tap|press) (?:here )?(?:to|for|on)(?: the)? (?:view|watch|play|video|see)\b.{0,24}(?:video|clip|footage)?|(?:please )?use .{0,30}accessible video player"
    r"|(?:watch|play)(?: the)? (?:video|now|live|again|clip)\b|just watched|replay more videos|must watch|watch (?:this video )?(?:next|again)|video (?:caption|ad|player|playing|will begin)|media caption|playback is|now playing|up next\b.{0,10}\bvideo|autoplay|sorry, (?:the|this) (?:video|player|content)|this video (?:is|has|can|cannot|could)|beginning of dialog window|end of dialog window|escape will cancel|close modal dialog|duration time|current time \d|stream type live|remaining time|picture-in-picture|fullscreen",
    _I,
)
_PLAYER_ALONE = re.compile(
    r"(?:video|videos|watch|play|play video|replay|watch live|watch now|live video|video player|video:|watch:|loading\.*|now playing)\W*$", _I
)
_LENGTH = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[•·|/-].*)?$")
VIDEO_LABEL = re.compile(
    r"(?:watch|video|videos?|footage|clip|must[ -]watch|watch now|watch live|related video|media caption|video caption|play video|live)\s*(?:[:|–—»>]|-\s)\s*(?P<rest>\S.*)",
    _I,
)
AUDIO_LABEL = re.compile(r"(?:listen|audio|podcast|listen now|hear)\s*(?:[:|–—»>]|-\s)\s*(?P<rest>\S.*)", _I)
_AUDIO = re.compile(
    r"(?:listen to (?:this|the) (?:article|story|episode)|audio (?:player|unavailable|is loading)|loading the audio|your browser does not support the audio)",
    _I,
)
MEDIA_CAPTION = re.compile(r"(?:media|video) caption\s*:?\s*(?P<caption>\S.*)$", _I)
CLOSED_OVERLAY = re.compile(r"(?:CLOSE|close)\s+(?P<rest>[A-Z\"“‘'].*)")


def player(text: str) -> bool:
    """Return whether a line is what a video player leaves behind.

    >>> player("Sorry, the video player failed to load."), player("She watched the video twice before it sank in.")
    (True, False)
    """
    if _PLAYER_ALONE.match(text) or _LENGTH.match(text):
        return True
    found = list(_PLAYER.finditer(text))
    words = len(text.split())
    # Remains are hardly more than the phrase itself; a sentence of the story that has one in it has more words.
    return bool(found) and sum(len(match.group().split()) for match in found) >= 0.35 * words


def audio_player(text: str) -> bool:
    """Return whether a line is what a sound player leaves behind."""
    return bool(_AUDIO.search(text)) and len(text.split()) <= 14


# --- pictures -------------------------------------------------------------------------------------------------------

_AGENCY = r"(?:getty(?: images)?|reuters|afp(?:-jiji)?|ap(?: photo| images)?|associated press|pa(?: wire| media| images| archive)?|press association|shutterstock|rex(?: features|/shutterstock)?|epa(?:-efe)?|efe|alamy|istock(?:photo)?|instagram|facebook|twitter|wireimage|splash(?: news)?|backgrid|swns|pixabay|unsplash|wikimedia(?: commons)?|flickr|bloomberg|xinhua|ria novosti|sputnik|tass|zuma|corbis|thinkstock|mirrorpix|cen|caters|barcroft|handout|supplied|courtesy|nasa|google(?: maps)?|bbc|itv|nbc|cbs|abc|fox|netflix|disney)"
_MADE = r"(?:image|images|picture|pictures|pic|pics|photo|photos|photograph|photographs|photography|photographer|credit|credits|source|copyright|©|courtesy(?: of)?|picture credit|image credit|photo credit|image copyright|image source|illustration|graphic|getty|reuters|screengrab|screenshot)"
# "(Picture: Getty)", "(AP Photo/Name)", "[Photo: Name]" at the end of a line.
CREDIT_BRACKETS = re.compile(
    rf"\s*[(\[]\s*(?P<credit>(?:{_MADE}\s*(?:by|from|via)?\s*[:/|-]?\s*[^()\[\]]{{2,80}}|(?:[\w.'’& -]{{2,40}}\s*(?:/|via|for|,)\s*)*{_AGENCY}(?:\s*(?:/|via|,|-)\s*[\w.'’& -]{{2,40}})*))\s*[)\]]\s*[.]?\s*$",
    _I,
)
# "Photograph: Name/Agency", "Credit: X", "Image: Sky" closing or filling a line.
CREDIT_LABEL = re.compile(
    rf"(?:^|(?<=[\s.]))(?P<credit>{_MADE}\s*(?:by\s*)?[:©]\s*[^.!?:]{{2,80}}|(?:image copyright|photo by|photograph by|picture by|courtesy of|©)\s+[^.!?]{{2,60}}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}\s*/\s*{_AGENCY}(?:/\w[\w ]*)?|(?:REUTERS|AFP|AP|EPA)\s*/\s*[A-Z][\w.'’ -]{{2,50}})\s*$",
    _I,
)
CREDIT_ALONE = re.compile(rf"[(\[]?\s*(?:{_MADE}\s*(?:by\s*)?[:/|]\s*.{{2,60}}|{_MADE}?\s*:?\s*{_AGENCY}(?:\s*[/,|-]\s*[\w.'’& -]{{2,40}})*)\s*[)\]]?$", _I)
COPYRIGHT_CAPTION = re.compile(
    r"(?:image|media|photo|picture)\s+(?:copyright|source)\s*,?\s+(?P<credit>.{1,60}?)\s*,?\s*(?:image|media|photo|picture)\s+caption\s*,?\s*(?P<caption>.+)$",
    _I,
)
CAPTION_LABEL = re.compile(
    r"(?:(?:image|photo|picture|figure)\s+caption|caption|pictured|file photo|file picture|file image|(?:enlarge this )?image toggle caption|hide caption|show caption|toggle caption|in this (?:file )?(?:photo|image|picture))\b\s*[:,]?\s*(?P<caption>\S.*)$",
    _I,
)
POINTING = re.compile(
    r"\(?\b(?:pictured|(?:top |bottom |far |second |third )?(?:left|right|centre|center)|above|below|circled|inset|seen here|in a file photo|file photo)\b\)|\b(?:pictured|seen) (?:with|in|at|on|here|outside|inside|leaving|arriving|during|together|above|below|left|right)\b|^pictured\b|,\s*(?:left|right|centre|center),|\bfrom left\b",
    _I,
)

# --- what sells, and what belongs to the page -----------------------------------------------------------------------

_CALL = re.compile(
    r"\b(?:sign(?:ing)? up|subscribe|follow|like|join|download|get|click|tap|register|support|donate|donating|contribute|email|e-mail|contact|tweet|share|visit|try|listen|buy|read|send|submit|tell|watch|become|start|enter|check out|stay|keep up|pick up|order|shop|save|claim|find)\b",
    _I,
)
_WARES = re.compile(
    r"\b(?:newsletters?|inbox|subscri\w+|our (?:app|site|website|page|email|emails|coverage|reporting|journalism|podcast|readers|community|instagram|youtube|tips?|news)|(?:on|via) (?:facebook|twitter|instagram|whatsapp|tiktok|youtube|snapchat|telegram|apple news|google news)|facebook page|(?:news|mobile) app|app store|free trial|special offer|daily (?:update|updates|email|briefing|digest)|breaking news alerts|push notifications?|email alerts?|(?:news|story) (?:tips?|suggestions?)|your (?:inbox|email|story|stories)|click(?:ing)? here|here to (?:get|subscribe|sign)|exclusive (?:content|offers?|deals?)|membership|premium|per (?:month|week)|sign[ -]?up|e?mail us|podcast|us on|print edition)\b",
    _I,
)
_ADVERT = re.compile(
    r"(?:(?:advertisement|advertising|advertorial|sponsored(?: content)?|promoted(?: content)?|ad|ads|paid content|paid post|story continues below(?: this)?(?: advertisement| ad)?|article continues (?:below|after)(?: (?:this )?(?:advertisement|ad))?|continue reading below|ad feedback|scroll to continue(?: with content)?|skip (?:ad|advert)|learn more|shop now|buy now|sale)[\s.:|-]*)+$",
    _I,
)
_BOX = re.compile(
    r"\b(?:thank you for subscribing|could not subscribe|invalid email|enter your email|please enter a valid|you have successfully|we will use your (?:email|details)|sign up (?:to|for) (?:our|the)|(?:privacy|cookie) (?:policy|notice)|terms (?:and conditions|of (?:use|service))|why not (?:sign up|subscribe|follow)|want more news|love (?:music|tv|film|sport)\?)\b",
    _I,
)


def promo(text: str) -> bool:
    """Return whether a line asks the reader to subscribe, follow, buy or send something.

    >>> promo("Like this story? Sign up to our newsletter to get other stories like this."), promo("She signed up for a newsletter in 2019 and read it every week.")
    (True, False)
    """
    if _ADVERT.match(text) or _BOX.search(text):
        return True
    calls = [match.start() for match in _CALL.finditer(text)]
    if not calls or not _WARES.search(text):
        return False
    # The call speaks to the reader: it opens the line or a sentence of it, or the line says "you" and "our".
    opens = any(at == 0 or text[:at].rstrip()[-1:] in ".?!:–—-…,+" for at in calls)
    return opens or (bool(re.search(r"\b(?:you|your)\b", text, _I) and re.search(r"\b(?:our|us)\b", text, _I)) and text[:1] not in "\"“‘'")


_FURNITURE = re.compile(
    r"(?:(?:share|tweet|print|save|email|copy link|comments?|comment now|close|menu|search|home|facebook|twitter|whatsapp|messenger|pinterest|linkedin|reddit|google\+?|flipboard|tumblr|view (?:gallery|comments?|all|full|more)|open gallery|show (?:all|more|less)|hide|load more(?: comments)?|poll loading|loading|share this(?: (?:article|story|page|with))?|share (?:on|via|by) .{3,20}|these are external links.*|tags?|topics?|more info|photos?|gallery|image|images|photo gallery|back to top|print this|text size|follow|reply|report|sign in|log in|register|skip to .*|read full (?:story|article)|continue reading.*|story continues|expand|next|prev(?:ious)?|start the conversation|have your say|join the discussion|related topics|get the app|created with sketch|shape created with sketch|\+ subscribe|ticker|security|last|change|change %)[\s.:|,…+/-]*)+$",
    _I,
)
_COUNTS = re.compile(
    r"(?:view\s+)?(?:all\s+)?[\d,.]+[km]?\s+(?:comments?|shares?|views?|likes?|retweets?|replies|votes?|reads?|followers?|pictures?|photos?|images?)\b.{0,24}$|(?:comments|shares?)\s*\(?\d[\d,.]*[km]?\)?$|\+?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$",
    _I,
)
_RIGHTS = re.compile(r"©|\(c\)\s*\d{4}|\bcopyright \d{4}|\ball rights reserved\b|may not be (?:published|reproduced|republished)", _I)
_AGENCY_LINE = re.compile(
    r"(?:(?:the )?(?:associated press|reuters|afp|agence france-presse|press association|pa|upi|bloomberg|cnn|.{2,40}) (?:also )?contributed to this (?:report|story|article)|additional reporting (?:by|from)\b|(?:\(?\s*)?reporting by\b|editing by\b|edited by\b|compiled by\b|writing by\b|with (?:reporting|files) (?:by|from)\b|this (?:story|article|report) (?:was|has been|is) (?:originally |first |also )?(?:published|updated|produced|written|corrected|amended|part of)\b|our standards:|correction:|editor['’]s note\b|(?:source|sources|via|with inputs from|agency|agencies)\s*:\s*.{2,60}$|\(?with (?:agency|agencies|inputs)\b)",
    _I,
)
_TAGS = re.compile(r"(?:tags?|topics?|keywords|filed under|categories|category|sections?|in this (?:story|article)|posted in|more on|tagged)\s*:\s*\S", _I)
_NUMERIC = re.compile(r"[+\-−–]?[$£€]?\d[\d.,]*\s*(?:%|bn|m|k|pts?)?$")


def furniture(text: str) -> str | None:
    """Return what part of the page a line is ("count", "rights" …), or None when it is none.

    >>> furniture("Share this article"), furniture("© 2019 Example Ltd. All Rights Reserved."), furniture("She closed the door.")
    ('button', 'rights', None)
    """
    words = len(text.split())
    if _FURNITURE.match(text):
        return "button"
    if _COUNTS.match(text):
        return "count"
    if _RIGHTS.search(text) and words <= 60:
        return "rights"
    if _AGENCY_LINE.match(text) and words <= 60:
        return "agency"
    if _TAGS.match(text) and not text.endswith("."):
        return "tags"
    if _NUMERIC.match(text):
        return "figure"
    return None


# --- who and when ---------------------------------------------------------------------------------------------------

_PERSON = r"(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al|ap|O['’][A-Z]\w+)(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al|ap)){1,4}"
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords by|[Rr]eport by|[Aa]nalysis by|[Ss]tory by)\s+(?P<name>{_PERSON}|[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*)(?P<rest>.*)$"
)
JOB = re.compile(r"\b(?:correspondent|reporter|editor|writer|contributor|columnist|journalist|staff|producer|presenter|desk|bureau|news agency|critic)\b", _I)
AGO = re.compile(r"\b(?:\d+|an?|one|two|three) (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b", _I)

# --- words of others ------------------------------------------------------------------------------------------------

POST = re.compile(
    r"[—–-]\s*[^—–]{1,60}\(@\w{1,30}\)|pic\.twitter\.com/\w+|\bA (?:post|photo|video) shared by\b|\(@[\w.]{2,30}\) (?:on|posted)\b|View this post on Instagram",
    _I,
)
