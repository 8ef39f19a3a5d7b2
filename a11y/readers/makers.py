"""The makers of players: their hosts, elements, attributes and names, and what looks like a player and is none."""

from __future__ import annotations

import re

from a11y.readers.page import vocabulary

VIDEO_HOSTS = re.compile(
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|brightcove\.(?:net|com)|jwplatform\.com"
    r"|jwplayer\.com|jwpcdn\.com|kaltura\.com"
    r"|ooyala\.com|wistia\.(?:com|net)|vidyard\.com|streamable\.com|twitch\.tv|rutube\.ru|vk\.com|youku\.com|bilibili\.com|nicovideo\.jp"
    r"|ted\.com|loom\.com|vidible\.tv"
    r"|theplatform\.com|cnevids\.com|ustream\.tv|livestream\.com|viddler\.com|veoh\.com|metacafe\.com|liveleak\.com|rumble\.com"
    r"|bitchute\.com|odysee\.com|jwp\.io|glomex\.com"
    r"|digiteka\.(?:net|com)|ultimedia\.com|mediadelivery\.net|cloudflarestream\.com|videodelivery\.net|limelight\.com|anvato\.net"
    r"|tout\.com|grabien\.com|gfycat\.com|screencast\.com"
    r"|video\.[a-z0-9-]+\.[a-z.]{2,}|videos?-?player\.[a-z0-9.-]+|players?\.[a-z0-9-]+\.[a-z.]{2,})$"
)
"""Hosts whose frames are video players; the list began with Readability.js's `videos` expression and the providers of oembed.com."""

VIDEO_PATHS = re.compile(
    r"/(?:player|players|videoplayer|video-player|embed/(?:video|player|av)|embedvideo|video/embed|videos?/(?:iframe|embed)|av-embeds"
    r"|plugins/video|vplayer|video/share|embed-video)(?:[/.?_-]|$)"
    r"|[?&](?:video_?id|videoId|mediaId|clip_?id)=|/embed/.{0,60}video|tiktok\.com/(?:embed|player)|facebook\.com/plugins/video"
    r"|bbc\.(?:com|co\.uk)/.{0,60}/embed|\.(?:mp4|webm|m3u8|ogv|mov)(?:$|\?)",
    re.IGNORECASE,
)
"""Paths of addresses that play video, on any host."""

SCRIPTS = re.compile(
    r"jwpl(?:atform|ayer)\.com/players/\w{8}-\w{8}|cnevids\.com/script/video/[0-9a-f]{24}"
    r"|(?:player\.)?ooyala\.com/.{0,40}#?ec=|vidible\.tv/.{0,40}/[0-9a-f]{24}\.js"
    r"|launch\.newsinc\.com/.{0,60}embed\.js|players\.brightcove\.net/.{0,80}in_page\.embed"
)
"""Scripts that put one named video where they stand (the embed codes of their makers)."""

AUDIO_HOSTS = re.compile(
    r"(?:^|\.)(?:soundcloud\.com|spotify\.com|audioboom\.com|megaphone\.fm|acast\.com|podcasts\.apple\.com|simplecast\.com|omny\.fm"
    r"|omnycontent\.com|libsyn\.com|art19\.com|spreaker\.com"
    r"|buzzsprout\.com|podbean\.com|anchor\.fm|mixcloud\.com|bandcamp\.com|stitcher\.com|castos\.com|transistor\.fm|captivate\.fm"
    r"|ivoox\.com|deezer\.com|whooshkaa\.com|podigee\.io|iheart\.com|beyondwords\.io)$"
)
"""Hosts whose frames are sound players (providers of oembed.com that host sound, and the large podcast hosts)."""

VIDEO_ELEMENTS = vocabulary(
    """
    video amp-video amp-youtube amp-vimeo amp-dailymotion amp-brightcove amp-jwplayer amp-kaltura-player amp-video-iframe amp-ooyala-player amp-
    springboard-player amp-wistia-player amp-o2-player amp-nexxtv-player amp-bodymovin-animation brightcove-player video-js lite-youtube lite-vimeo
    youtube-video vimeo-video mux-player wistia-player jw-player media-player bbc-player smp-toucan-player hls-video videoplayer video-player bg-
    quote-video
    """
)
"""Elements that play video by name: HTML's, AMP's, and the players' own custom elements."""

AUDIO_ELEMENTS = vocabulary(
    """
    audio amp-audio amp-soundcloud amp-megaphone audio-player
    """
)
"""Elements that play sound by name."""

STRONG_DATA = re.compile(
    r"^data-(?:(?:bc|brightcove|jw|jwplayer|kaltura|ooyala|anvato|vimeo|youtube|yt|dailymotion|wistia|video|clip|mpx|cne)-?(?:player-?)?(?:id"
    r"|uuid|video-?id|account|media-?id|key|src|url|embed|pid|guid|asset-?id|entry-?id|headline)"
    r"|videoid|video|playable|mp4|hls|m3u8|player-?id|video-?(?:data|config|options|settings|uri|json|domain|title)|media-?video"
    r"|posttv|embed-?code|media-player|audio(?:-?(?:url|src|id))?)$"
)
"""Attributes that scripts read to put a player in place."""

PLAYER_WORDS = vocabulary(
    """
    player players videoplayer jwplayer jw brightcove videojs vjs kaltura ooyala vidible wistia smp posttv embed embedded embedvideo videoembed anvato
    vimeo youtube dailymotion
    """
)
MAKERS = vocabulary("jwplayer brightcove videojs kaltura ooyala vidible wistia anvato smp posttv")
"""Makers of players whose name on an element is enough."""

FRAME_WORDS = vocabulary(
    """
    container wrapper wrap inline featured feature hero lead main placeholder block responsive figure media article content ct asset is fig
    """
)
NOT_PLAYER_WORDS = vocabulary(
    """
    icon icons button btn link links title titles caption captions duration label list lists playlist carousel thumb thumbs thumbnail thumbnails promo
    promos teaser teasers card cards related recirc rail sidebar popular trending sticky floating contextual breaking banner live outstream ad ads
    advert advertisement next upnext more nav menu item items grid gallery headline description info credit count counts overlay symbol channel
    channels latest category archive section page hub collection watch post hentry dek deck standfirst summary carrossel tool
    tools download transcript
    """
)
"""Words in class names: of players, of what frames a player, and of what only talks about videos (templates read by eye)."""

PICTURES = vocabulary("image images img photo photos picture pictures")
"""Names of pictures: "image-and-video" names what may hold either."""

VENDORS = re.compile(
    r"s2nplayer|sendtonews|\bstn\b|connatix|primis|aniview"
    r"|taboola|outbrain|teads|vdo[._-]?ai|avantis|minutely|exco\b|ex-co|unruly|spotx|playbuzz|zergnet",
    re.IGNORECASE,
)
"""Makers of players that fill themselves with advertisements or other stories' videos."""

NO_LABEL = re.compile(
    r"^(?:(?:youtube|vimeo|dailymotion|facebook|tiktok|brightcove|embedded)?\s*(?:video|media|content)?\s*(?:player|embed|frame"
    r"|iframe|content|video)|video|embedded content|advertisement|untitled|(?:watch|listen|play)(?: now)?[\W\d]*"
    r"|undefined|null|true|false|\W+|\d{1,3}\s*(?:min|sec)(?:ute|ond)?s?|(?:video|audio)[\d:\s]+|media error.*|download file.*|use .*arrow keys.*"
    r"|media playback is (?:un|not )supported.*|loading.*|.*javascript.*|sorry, the video.*|this video (?:can ?not|has failed).*"
    r"|click (?:here )?to (?:play|view|watch).*|play video|replay.*|just watched|must watch|more videos.*|now playing|up next"
    r"|close|.*\bembed(?:ded)? (?:video|player)|.*\b(?:your consent|cookies|third[- ]part(?:y|ies)|privacy)\b.*)$",
    re.IGNORECASE,
)
"""Words that name any player, and so none."""

NO_VIDEO = re.compile(r"subscribe|/channel/|live_chat|/widget|[?&]playlist=[\w-]{11}(?:,|%2C)|\.(?:jpe?g|png|webp|gif)(?:$|\?)", re.IGNORECASE)
"""Addresses on video hosts that play nothing, or what a channel has shown last."""

ISLANDS = re.compile(r"Youtube|Video|Vimeo", re.IGNORECASE)
"""Names of islands of script that play (the Guardian's components)."""
