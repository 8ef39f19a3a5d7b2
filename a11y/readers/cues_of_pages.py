"""How lines of furniture read on web pages: related links, promos, date lines, share rows, and names of standfirsts."""

from __future__ import annotations

import re

RELATED = re.compile(
    r"^(?:(?:our standards|read|see|watch|more|also|related|listen|recommended|further reading"
    r"|next|don['’]t miss|in pictures|leia|lea|lire|veja|leggi|lesen sie|auch lesen"
    r"|mehr|lees)\b(?:\s+(?:more|also|next|this|on|from|now|too|ook|auch|anche|também|también|aussi|zum thema))*(?:\s+\S+){0,4}\s*[:|>»→]\s*\S"
    r"|(?:read|see) (?:more|also|next)\b|related (?:articles?|stories|story|links?|coverage|content|topics?|posts?)\b|more on this\b"
    r"|click here (?:to|for) (?:read|see|more|view|watch)\b)",
    re.IGNORECASE,
)
"""How lines that lead to other stories begin; the cues were read on news pages in six languages."""

POINTED = re.compile(r"(?:[\U0001F449\U0001F517➡▶⏩→►]\ufe0f?|» )")
"""A hand, an arrow or a chain at a line's beginning, as blogs set before what leads elsewhere."""

RELATED_HEADING = re.compile(
    r"^(?:related|recommended|recommendations|you (?:may|might)|more (?:great|from|on|in|stories|news|coverage|like|top|to|articles"
    r"|posts|by)\b|read (?:more|next|also)|see also|also (?:read|on|in|see)|most (?:read|popular|viewed|recent)"
    r"|latest\b|trending|popular|top stories|don['’]t miss|what to read|up next|keep reading|story timeline|tags?\b|topics?\b"
    r"|filed under|share\b|comments?\b|about the author|sponsored|advertis|tell us|leave a (?:comment|reply)|join the"
    r"|editor['’]?s['’]? picks?|follow (?:us|\w+ on)|subscribe|newsletter|sign up|further reading|in this (?:story|article)|our (?:standards"
    r"|picks)|promoted|around the web|from (?:our|the web|around)|next (?:article|story|post)|previous (?:article|story|post)"
    r"|das könnte (?:dich|sie|euch|ihnen)|(?:lesen sie|lies) auch|auch (?:lesen|interessant)|mehr (?:zum thema|aus|von|zu)\b"
    r"|weitere (?:artikel|meldungen|themen|beiträge)|zum thema\b|über (?:den autor|die autorin)"
    r"|[àa] lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)"
    r"|lea también|le(?:e|er) también|te puede interesar|(?:notas|noticias|artículos|notícias) relacionad[ao]s|relacionad[ao]s"
    r"|sobre (?:la firma|el autor|la autora|o autor|a autora)|ve(?:ja|a) (?:também|mais)|leia (?:também|mais)"
    r"|leggi anche|potrebbe interessarti|lees (?:ook|meer)|meer over|table of contents\b|on this page\b)",
    re.IGNORECASE,
)
"""How headings of boxes beside a story begin."""

PROMO = re.compile(
    r"(?:^|[.!?:;–—-]\s|\b(?:please|can|also)\s)(?:sign up (?:for|to|here|now)|subscribe (?:to|now|here|today|and|for))\b"
    r"|\b(?:(?:our|daily|weekly|free|morning) newsletters?"
    r"|newsletter\b.{0,40}\binbox|(?:straight|right|directly) (?:to|in|into) your inbox"
    r"|follow (?:us|me|him|her|them|\w+ ?\w*) on (?:twitter|facebook|instagram|x|tiktok|google)|like us on facebook|download (?:the"
    r"|our) (?:free )?app|get the app|support our journalism|become a (?:member|subscriber|supporter)"
    r"|have a (?:news )?tip\b|join (?:our|the) (?:facebook|whatsapp|telegram)|click here to (?:subscribe|sign|join)|may not be published, broadcast"
    r"|(?:news|stories|stay|listen|read|watch)\b.{0,60}\bon the go\b.{0,20}$|as an interest to stay up to date"
    r"|to contact the (?:writer|reporter|editor)s?\b|read the rest of\b.{0,40}\bsubscribe"
    r"|affiliate commission|(?:contains?|includes?|(?:we|may) use)\b.{0,20}\baffiliate links\b|(?:buy|purchase)\b.{0,20}\bthrough our links\b"
    r"|get (?:the latest|all the latest|our)\b.{0,80}\b(?:inbox|newsletters?|app|alerts)|purchase a subscription"
    r"|already a subscriber|through your letterbox"
    r"|subscriptions? service|reach the reporters? (?:on|at)|can be reached at)",
    re.IGNORECASE,
)
"""What sells and does not tell; only short paragraphs are tried against it."""

WAY = re.compile(r"\bclick|\bfor (?:more|further) information\b", re.IGNORECASE)
"""What says where something is to be had: after a story it is still for its reader."""

STAMP = re.compile(
    r"^(?:(?:first )?(?:published|updated|posted|last (?:updated|modified)|modified|created|date)\b.{0,60}\d|\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\b.{0,40}\d{4}"
    r"|\d+\s*(?:min(?:ute)?s?|hours?|days?)\s*(?:read|ago)\b.{0,20}$|\d+\s*(?:comments?|shares?|views?|likes?)$)",
    re.IGNORECASE,
)
"""Date lines, reading times and counts that templates print around a story."""

DATE_LINE = re.compile(
    r"^(?:[^\W\d]{2,14}(?:-[^\W\d]+)?\.?,?\s+)?(?:[^\W\d]{3,10}\.?\s*\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,10}\.?,?\s+(?:de\s+)?\d{4}"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\b.{0,120}$"
)
"""A line that begins with a whole date and is short."""

SHARE = re.compile(
    r"^(?:(?:share|tweet|facebook|twitter|whatsapp|google\+?|linkedin|pinterest|email|print|copy link|reddit|comments?|pint|flipboard"
    r"|telegram|messenger|save|close|caption|back|voltar|next|previous|menu|search|log ?in|loading|advert|advertisement|ad|advertising"
    r"|anzeige|werbung|publicidade?|publicité|pubblicità|reklama?|advertentie|annonce|teilen|compartir|compartilhar|partager|condividi|delen"
    r"|sponsored|sponsored links?|photos?|videos?|gallery|play|expand|show|hide|view|more|baixar)[\s,|·:.]*)+(?:this|article|story"
    r"|on|via|with|links?|photos?|caption|more|\d+)*[.…]*$",
    re.IGNORECASE,
)
"""Rows of sharing and viewing controls that a template writes as text."""

BYLINE = re.compile(r"^(?:by|written by|story by|words by|posted by|reported by|author:|von|par|por)\s+[^\W\d_][^.!?]{2,80}$", re.IGNORECASE)
"""A line that is only who wrote it."""

STANDFIRST_NAME = re.compile(
    r"standfirst|(?:^|[-_ ])(?:dek|deck|subtitle|sub-?head(?:ing|line)?|sub-?title|strapline|summary|excerpt|lede|sapo|entradilla"
    r"|chapo|bajada|intro(?:duction)?|stand-first|leadin|lead-?text|teaser-?text|abstract|secondary-?title)(?:$|[-_ ])|(?:article"
    r"|story|entry|post|content|header)[-_]*(?:summary|intro|description|lead|dek|deck|excerpt|subtitle|sub-?head\w*)|-subheading",
    re.IGNORECASE,
)
"""Class names of standfirsts in news templates."""

STANDFIRST_SURE = re.compile(r"standfirst|(?:^|[-_ ])(?:dek|deck|subtitle|sub-?head(?:ing|line)?|strapline|chapo|bajada|sapo)(?:$|[-_ ])", re.IGNORECASE)
"""Those that never name a first paragraph."""

RELATED_NAME = re.compile(r"related|recirc|read[-_]?(?:more|next|also)|also[-_]?read|recommend|see[-_]?also|more[-_]?(?:on|stories)", re.IGNORECASE)
"""Class names of boxes that lead to other stories."""

SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
