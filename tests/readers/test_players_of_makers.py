"""Players in the markup of the newsrooms and makers that print them: each is one player with what its markup says of it; look-alikes are none."""

import pytest

from a11y.model import Audio, Video
from tests.readers.test_players import players

YT = "AEyOoZ7JpyY"
THUMB = f'<img src="https://i.ytimg.com/vi/{YT}/hqdefault.jpg" alt="">'

PAGES: dict[str, str] = {
    # --- newsrooms
    "BBC, old player": '<div class="player-with-placeholder__outer"><div class="media-player-wrapper" id="mp1"></div></div>',
    "BBC, new player": (
        '<div data-component="video-block" class="ssrcss-1"><figure><div data-e2e="media-loader"><div id="video-1" class="ssrcss-media-player">'
        '<img src="/p.jpg"><button aria-label="Play video, \'Signing on stage\'"></button></div></div>'
        "<figcaption>Watch: Signing on stage</figcaption></figure></div>"
    ),
    "BBC, player frame": '<iframe class="smp-toucan" src="https://www.bbc.co.uk/news/av-embeds/58731234" title="Media player"></iframe>',
    "Guardian, island": (
        '<figure data-spacefinder-type="model.dotcomrendering.pageElements.YoutubeBlockElement"><gu-island name="YoutubeBlockComponent" '
        f'props=\'{{"assetId":"{YT}","mediaTitle":"Signing on stage"}}\'><div><button><picture><img src=/p.jpg></picture></button></div></gu-island>'
        "<figcaption>Signing on stage – video</figcaption></figure>"
    ),
    "Guardian, old": '<figure class="element element-video"><div class="gu-video-embed"><video src=/v.mp4></video></div></figure>',
    "CNN, placeholder": (
        '<div class="el__video el__video--standard" data-video-id="us/2024/01/02/sign.cnn"><div class="media__video--thumbnail-wrapper">'
        '<img class="media__video--thumbnail" src="/t.jpg"></div></div>'
    ),
    "CNN, new": (
        '<div class="video-resource" data-component-name="video-resource" data-video-id="me1" data-headline="Signing on stage" data-duration="01:04">'
        '<div class="video-resource__wrapper"><img src=/p.jpg></div></div>'
    ),
    "Sky News": (
        '<div class="sdc-article-widget sdc-site-video callfn" data-provider="brightcove" data-account-id="6058004172001" data-video-id="6091276897001">'
        '<div class="sdc-site-video__inner"><div class="sdc-site-video__accessibility-message">Please use Chrome browser for an accessible video player</div>'
        "</div></div>"
    ),
    "Mail": (
        '<div class="vjs-video-container mol-video"><video class="video-js" data-video-id="123" '
        'data-opts=\'{"title":"Signing on stage"}\'><source src=/v.mp4></video></div>'
    ),
    "Reach": '<div class="mod-video" data-mod="jwplayer"><div class="video-player" data-json=\'{"videoData":{"videoId":"k3aVuKDH"}}\'></div></div>',
    "NBC": '<div class="inline-video" data-test="inline-video"><div class="video-placeholder" data-video-uri="mmvo123"><img src=/p.jpg></div></div>',
    "Washington Post": '<div class="posttv-video-embed powa" data-uuid="9f1" data-org="wapo"></div>',
    # --- makers
    "Brightcove, in page": (
        '<div style="position: relative"><video-js id="b" data-account="1752604059001" data-player="default" data-embed="default" '
        'data-video-id="6091276897001"></video-js><script src="https://players.brightcove.net/1752604059001/default_default/index.min.js"></script></div>'
    ),
    "Brightcove, object of old": '<object class="BrightcoveExperience" id="myExperience1"><param name="@videoPlayer" value="6091276897001"></object>',
    "JW, div and script": (
        '<div id="botr_k3aVuKDH_abCD1234_div" class="jwplayer jw-reset"></div><script src="https://cdn.jwplayer.com/players/k3aVuKDH-abCD1234.js"></script>'
    ),
    "Kaltura, auto embed": '<div id="kaltura_player_1" class="kaltura-player" data-entry-id="1_abc"></div>',
    "Kaltura, frame": '<iframe id="kaltura_player" src="https://cdnapisec.kaltura.com/p/12/embedPlaykitJs/uiconf_id/3?iframeembed=true&entry_id=1_x"></iframe>',
    "Dailymotion, script": ('<div id="player"><script src="https://geo.dailymotion.com/player/x5poh.js" data-video="x84sh87"></script></div>'),
    "Dailymotion, frame": '<div class="player-container"><iframe src="https://geo.dailymotion.com/player/x5poh.html?video=x84sh87"></iframe></div>',
    "Vimeo, responsive": (
        '<div style="padding:56.25% 0 0 0"><iframe src="https://player.vimeo.com/video/76979871?h=8" title="Signing on stage"></iframe></div>'
        '<script src="https://player.vimeo.com/api/player.js"></script>'
    ),
    "Wistia": '<div class="wistia_responsive_padding"><div class="wistia_embed wistia_async_abcde12345 videoFoam=true"></div></div>',
    "Facebook video": '<div class="fb-video" data-href="https://www.facebook.com/bell/videos/10153231379946729/" data-width="500"></div>',
    "TikTok": (
        '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@bell/video/6718335390845095173" data-video-id="6718335390845095173">'
        "<section><a href=https://www.tiktok.com/@bell>@bell</a> Signing on stage</section></blockquote>"
    ),
    "JW in AMP": '<amp-jwplayer data-player-id="abCD1234" data-media-id="k3aVuKDH" layout="responsive" width="16" height="9"></amp-jwplayer>',
    "Brightcove in AMP": '<amp-brightcove data-account="1290862519001" data-video-id="ref:amp-test-video" width="480" height="270"></amp-brightcove>',
    "AMP video": '<amp-video width=480 height=270 src="/v.mp4" poster="/p.jpg" controls><div fallback><p>No HTML5 video here</p></div></amp-video>',
    # --- late and fallback
    "late frame of WordPress": (
        '<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">'
        f'<iframe title="Signing on stage" class="lazyload" data-src="https://www.youtube.com/embed/{YT}?feature=oembed"></iframe></div></figure>'
    ),
    "late frame, source in a blank": f'<iframe src="about:blank" data-lazy-src="https://www.youtube.com/embed/{YT}"></iframe>',
    "rocket loader's stand-in": f'<div class="rll-youtube-player" data-src="https://www.youtube.com/embed/{YT}" data-id="{YT}"></div>',
    "stand-in with a play button": f'<div class="youtube-player" data-id="{YT}"><div data-id="{YT}">{THUMB}<div class="play"></div></div></div>',
    "only a noscript has the frame": f'<noscript><iframe src="https://www.youtube.com/embed/{YT}"></iframe></noscript>',
    "consent before the frame": (
        f'<div class="embed-consent" data-embed-url="https://www.youtube.com/embed/{YT}"><p>We need your consent to show this video.</p></div>'
    ),
    # --- words about it in the markup
    "microdata": (
        '<div itemprop="video" itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="name" content="Signing on stage">'
        '<meta itemprop="duration" content="PT1M4S"><meta itemprop="thumbnailUrl" content="/p.jpg"><meta itemprop="contentUrl" content="/v.mp4">'
        '<div class="player" id="p1"></div></div>'
    ),
    "article that is a hidden lead": '<div class="article-lead-media"><div class="c-video-player" data-media-id="k3aVuKDH"></div></div>',
}


@pytest.mark.parametrize("page", PAGES)
def test_it_is_one_video(page: str) -> None:
    """However its maker writes it."""
    assert [block.kind for block in players(PAGES[page])] == ["video"]


@pytest.mark.parametrize("page", [name for name, markup in PAGES.items() if "Signing on stage" in markup and "TikTok" not in name])
def test_it_is_named_by_its_markup(page: str) -> None:
    """Caption, title, settings or microdata say what it shows."""
    (video,) = players(PAGES[page])
    assert "Signing on stage" in video.label


@pytest.mark.parametrize(
    ("page", "src"),
    [
        ("Guardian, island", f"https://www.youtube.com/embed/{YT}"),
        ("late frame of WordPress", f"https://www.youtube.com/embed/{YT}?feature=oembed"),
        ("late frame, source in a blank", f"https://www.youtube.com/embed/{YT}"),
        ("rocket loader's stand-in", f"https://www.youtube.com/embed/{YT}"),
        ("stand-in with a play button", f"https://www.youtube.com/embed/{YT}"),
        ("only a noscript has the frame", f"https://www.youtube.com/embed/{YT}"),
        ("Facebook video", "https://www.facebook.com/bell/videos/10153231379946729/"),
        ("AMP video", "https://bell.example/v.mp4"),
        ("microdata", "https://bell.example/v.mp4"),
    ],
)
def test_its_address_is_found_wherever_it_waits(page: str, src: str) -> None:
    """Sources that load late lie in other attributes."""
    (video,) = players(PAGES[page])
    assert video.src == src


def test_microdata_give_length_and_poster() -> None:
    """As JSON-LD would."""
    (video,) = players(PAGES["microdata"])
    assert isinstance(video, Video)
    assert (video.duration_ms, video.poster) == (64_000, "https://bell.example/p.jpg")


NONE: dict[str, str] = {
    "post of a network with a film in it": (
        '<blockquote class="twitter-tweet" data-media-max-width="560"><p>Every show is signed, see how it is done '
        '<a href="https://t.co/x">pic.twitter.com/x</a></p>— Bell (@bell)</blockquote>'
    ),
    "Instagram post": '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/x/"><p>A post by Bell</p></blockquote>',
    "Facebook post": '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fbell%2Fposts%2F1"></iframe>',
    "channel's subscribe button": '<iframe src="https://www.youtube.com/subscribe_embed?channel=bell"></iframe>',
    "link to a channel": '<p>More on <a href="https://www.youtube.com/@bell" class="youtube-link">our channel</a>.</p>',
    "carousel of other videos": (
        '<section class="video-carousel"><h2>Latest videos</h2><div class="video-card"><a href="/v/1"><img src=1.jpg>One</a></div>'
        '<div class="video-card"><a href="/v/2"><img src=2.jpg>Two</a></div></section>'
    ),
    "outstream advertisement": '<div class="teads-inread"><video src="https://cdn.teads.tv/ad.mp4"></video></div>',
    "advertisement in a frame": '<div class="ad-container"><iframe src="https://imasdk.googleapis.com/js/bridge.html" title="Advertisement"></iframe></div>',
    "sticky player of other stories": '<div id="primis_player" class="primis-video"></div>',
    "contextual playlist": '<div class="cnx-connatix video-player" data-playlist-id="9"></div>',
    "map of the theatre": '<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=1"></iframe>',
    "chart": '<iframe src="https://datawrapper.dwcdn.net/abc/1/" title="Signed shows a year" class="embed"></iframe>',
    "sign-up frame": '<iframe src="https://bell.example/newsletter-embed/1" title="Sign up"></iframe>',
}


@pytest.mark.parametrize("page", NONE)
def test_it_is_no_video_of_the_article(page: str) -> None:
    """Posts, advertisements, other stories' videos and pictures that move are not."""
    assert players(NONE[page]) == []


def test_sound_of_the_large_podcast_hosts() -> None:
    """As frames, elements and AMP's own."""
    frames = (
        '<iframe src="https://open.spotify.com/embed/episode/1"></iframe>',
        '<iframe src="https://w.soundcloud.com/player/?url=x"></iframe>',
        '<iframe src="https://embed.podcasts.apple.com/gb/podcast/1"></iframe>',
        '<amp-soundcloud data-trackid="243169232"></amp-soundcloud>',
        '<figure><audio controls><source src="/a.mp3"></audio></figure>',
    )
    for frame in frames:
        assert [type(block) for block in players(frame)] == [Audio], frame


@pytest.mark.parametrize(
    "page",
    [
        '<span class="inline-video" data-vmg-ad="Seller" data-vmg-track="2nd ad"></span>',
        '<div id="youtube_container"><div id="youtube_player"></div><div id="youtube_carrossel"></div></div>',
        '<div class="video-wrapper"><iframe title="Recent Videos" src="https://www.youtube.com/embed/AEyOoZ7JpyY?playlist=BEyOoZ7JpyY,CEyOoZ7JpyY"></iframe></div>',
    ],
)
def test_what_is_sold_or_shown_last_by_a_channel_is_no_video_of_the_article(page: str) -> None:
    """An advertiser's place says so; a channel's row of videos has nothing to do with the story."""
    assert players(page) == []


def test_a_video_in_an_aside_without_a_link_is_the_storys_own_though_the_aside_is_called_related() -> None:
    """Without a link it leads to no other story."""
    page = '<aside class="story-related"><figure><video id="p1" data-video-id="6044423370001" class="video-js" controls></video></figure></aside>'
    assert len(players(page)) == 1
    assert players(page.replace("<figure>", '<figure><a href="/other">The harbour opens again</a>')) == []


def test_the_recording_that_a_story_goes_with_may_stand_among_its_tools() -> None:
    """A broadcaster sets it there, with its settings in an attribute, and a link beside it that offers the frame to others."""
    settings = '{"title":"Every show is signed","audioUrl":"https://bell.example/a.mp3","duration":204}'
    controls = f"<div class='audio-module-controls' data-audio='{settings}'>Listen · 3:24</div>"
    [sound] = players(f"<div class='story-tools'><div class='audio-module'>{controls}<ul><li class='audio-tool-embed'>Embed</li></ul></div></div>")
    assert isinstance(sound, Audio)
    assert (sound.label, sound.src) == ("Every show is signed", "https://bell.example/a.mp3")


@pytest.mark.parametrize("words", ["✕", "watch now", "true", "4 mins", "VIDEO 3:40 03:40", "Media error: Format(s) not supported", "Download File: a.mp4"])
def test_what_a_player_says_of_itself_is_no_label(words: str) -> None:
    """Signs, lengths, switches and errors name no video."""
    [video] = players(f'<figure class="video-player"><video controls src=/v.mp4></video><figcaption>{words}</figcaption></figure>')
    assert video.label == ""
