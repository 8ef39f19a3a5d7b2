"""Players of every common make are found, labelled and counted once; what only talks about videos is not."""

import pytest

from a11y.model import Audio, SourceTrack, Video
from a11y.readers import read

PROSE = "<p>An interpreter stands on the stage, in the light, and moves with the actors as they move.</p>" * 3


def players(markup: str, head: str = "", before: str = "") -> list[Video | Audio]:
    """Return the players of a story with this markup in its middle."""
    page = f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{before}<article><h1>Every show is signed</h1>{PROSE}{markup}{PROSE}</article></body></html>"
    reading = read("x", page.encode(), url="https://bell.example/news/a")
    assert reading.article is not None
    return [block for block in reading.article.blocks if isinstance(block, Video | Audio)]


MAKES = {
    "video element": "<video controls src=/v.mp4></video>",
    "video with sources": "<video controls poster=p.jpg><source src=/v.webm><source src=/v.mp4>Your browser cannot play this.</video>",
    "youtube": '<iframe src="https://www.youtube.com/embed/AEyOoZ7JpyY"></iframe>',
    "youtube without cookies": '<p><iframe src="//www.youtube-nocookie.com/embed/AEyOoZ7JpyY"></iframe></p>',
    "youtube loaded late": '<iframe data-src="https://www.youtube.com/embed/AEyOoZ7JpyY"></iframe>',
    "lite youtube": '<lite-youtube videoid="AEyOoZ7JpyY"></lite-youtube>',
    "vimeo": '<div class="embed-container"><iframe src="https://player.vimeo.com/video/76979871"></iframe></div>',
    "dailymotion": '<iframe src="https://www.dailymotion.com/embed/video/x7o6g1x"></iframe>',
    "facebook video": '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fx%2Fvideos%2F1"></iframe>',
    "facebook video by script": '<div class="fb-video" data-href="https://www.facebook.com/x/videos/1"></div>',
    "tiktok": '<blockquote class="tiktok-embed" data-video-id="6718335390845095173"><section></section></blockquote>',
    "brightcove in page": '<video-js data-account="1" data-player="default" data-video-id="6091276897001" class="video-js"></video-js>',
    "brightcove frame": '<iframe src="https://players.brightcove.net/1/default_default/index.html?videoId=60912768"></iframe>',
    "jw player": '<div id="jwplayer_3aVuKDHB_div" class="jwplayer"></div>',
    "jw player frame": '<iframe src="https://cdn.jwplayer.com/players/3aVuKDHB-x.html"></iframe>',
    "kaltura": '<iframe src="https://cdnapisec.kaltura.com/p/1/embedIframeJs/uiconf_id/2"></iframe>',
    "bbc": (
        '<figure class="media-with-caption"><div class="player-with-placeholder">'
        '<img src=p.jpg><div class="media-player" data-playable="{}"></div></div></figure>'
    ),
    "amp": '<amp-youtube data-videoid="AEyOoZ7JpyY" width=480 height=270></amp-youtube>',
    "placeholder with an id": '<div class="video-player" data-video-id="998877"></div>',
    "placeholder by name": '<div class="inline-video"><div class="video-embed" data-uuid="a41ef658"></div></div>',
    "figure of an embed": '<figure class="embed embed--type-video is-video"><div class="embed__content"><svg></svg></div></figure>',
    "frame of the site itself": (
        '<div class="VideoPlayerContainer"><div class="VideoPlayer"><iframe src="https://www.bell.example/player/embed/?args=1"></iframe></div></div>'
    ),
    "script of one video": '<div><script src="https://content.jwplatform.com/players/3aVuKDHB-abCD1234.js"></script></div>',
    "element and its script": '<div><div class="jwplayer" id="p"></div><script src="https://content.jwplatform.com/players/3aVuKDHB-abCD1234.js"></script></div>',
    "in an aside": '<aside><iframe src="https://www.youtube.com/embed/A1"></iframe></aside>',
    "object": '<object data="https://www.youtube.com/v/AEyOoZ7JpyY"><embed src="https://www.youtube.com/v/AEyOoZ7JpyY"></object>',
    "late frame with a spare one": (
        '<div class="video-wrap"><iframe data-src="https://www.youtube.com/embed/A1"></iframe>'
        '<noscript><iframe src="https://www.youtube.com/embed/A1"></iframe></noscript></div>'
    ),
}


@pytest.mark.parametrize("make", MAKES)
def test_one_player_is_counted_once(make: str) -> None:
    """However many elements it is made of."""
    assert [block.kind for block in players(MAKES[make])] == ["video"]


OTHERS = {
    "box for either": '<div class="image-and-video__image-wrapper"><img src=a.jpg width=640 height=400></div>',
    "summary beside a video": '<div class="dek-video-wrapper"><p>Deaf people will not have to wait for one special night.</p></div>',
    "a picture called video": '<a class="video-thumb" href="/v"><img src=t.jpg alt=""></a>',
    "a tracker": '<iframe src="https://www.googletagmanager.com/ns.html?id=1" height=0 width=0></iframe>',
    "a map": '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
    "a quoted post": '<blockquote class="twitter-tweet"><p>We sign every show from May, and everyone is welcome.</p></blockquote>',
    "a post in a frame called video": (
        '<div class="video-container"><blockquote class="twitter-tweet"><p>We sign every show from May, all of them.</p></blockquote></div>'
    ),
    "a page plugin": '<iframe src="https://www.facebook.com/plugins/page.php?href=x"></iframe>',
    "an advertisement": '<div class="ad-slot"><video src=ad.mp4 autoplay muted></video></div>',
    "related videos": (
        '<div class="related-videos"><ul><li class="video-item"><a href="/v1">One</a></li><li class="video-item"><a href="/v2">Two</a></li></ul></div>'
    ),
    "decoration": "<video src=waves.mp4 autoplay loop muted playsinline></video>",
    "a heading about video": '<h2 class="video-title">The video that started it</h2>',
    "a playlist of other stories": '<div class="asset-player stn"><div class="s2nPlayer k-iIigPTuv" data-type="float"></div></div>',
    "a form": '<form class="video-search"><input name=q></form>',
}


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_no_player_of_the_story_is_not_counted(other: str) -> None:
    """Advertising, trackers, carousels and posts are not the story's video."""
    assert players(OTHERS[other]) == []


def test_sound_is_sound() -> None:
    """Audio elements and podcast frames."""
    found = players('<audio controls src=/a.mp3></audio><p>And:</p><iframe src="https://embed.acast.com/show/1" title="The Bell podcast"></iframe>')
    assert [(block.kind, block.label) for block in found] == [("audio", ""), ("audio", "The Bell podcast")]


def test_tracks_keep_kind_language_and_label() -> None:
    """What the publisher's captions say of themselves."""
    (video,) = players('<video src=v.mp4><track kind="captions" src="/c.vtt" srclang="en-gb" label="English"><track src=/s.vtt srclang=cy></video>')
    assert video.tracks == (
        SourceTrack("https://bell.example/c.vtt", "captions", "en-GB", "English"),
        SourceTrack("https://bell.example/s.vtt", "subtitles", "cy", None),
    )


def test_poster_duration_and_autoplay_are_kept() -> None:
    """Autoplay matters to the audit."""
    (video,) = players('<div class=video-player data-duration="76000"><video autoplay poster="/p.jpg" src="v.mp4"></video></div>')
    assert isinstance(video, Video)
    assert (video.poster, video.duration_ms, video.autoplay, video.src) == ("https://bell.example/p.jpg", 76_000, True, "https://bell.example/news/v.mp4")


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<figure><video src=v.mp4></video><figcaption>The actors learn to sign</figcaption></figure>", "The actors learn to sign"),
        (
            '<div class="inline-video"><div class="video-embed" data-uuid=a1></div><div class="video-caption">The actors learn to sign (Reuters)</div></div>',
            "The actors learn to sign",
        ),
        (
            (
                '<figure class="media-with-caption"><div class="media-player" data-playable="{}">'
                "</div><figcaption><span>Media caption</span>Who are they?</figcaption></figure>"
            ),
            "Who are they?",
        ),
        ('<iframe src="https://www.youtube.com/embed/A1" title="The actors learn to sign"></iframe>', "The actors learn to sign"),
        ('<div class="video-player" data-video-id=1 data-title="The actors learn to sign"></div>', "The actors learn to sign"),
        ("""<div class="media-player" data-playable='{"playlistObject":{"title":"The actors learn to sign"}}'></div>""", "The actors learn to sign"),
        ('<video src=v.mp4 aria-label="The actors learn to sign"></video>', "The actors learn to sign"),
        ("<p>WATCH: The actors learn to sign</p><video src=v.mp4></video>", "The actors learn to sign"),
        ('<iframe src="https://www.youtube.com/embed/A1" title="YouTube video player"></iframe>', ""),
        ("<div class=video-player data-video-id=1>Media playback is unsupported on your device</div>", ""),
    ],
)
def test_a_label_is_what_names_the_video(markup: str, label: str) -> None:
    """Caption, markup, or a line that points at it; never the maker of the player."""
    assert [block.label for block in players(markup)] == [label]


def test_json_ld_is_matched_to_its_place() -> None:
    """By the id both name."""
    thing = '{"@type":"VideoObject","name":"%s","embedUrl":"https://www.youtube.com/embed/%s","duration":"PT1M4S"}'
    head = f'<script type="application/ld+json">[{thing % ("Second", "bbbbbbbbbbb")},{thing % ("First", "aaaaaaaaaaa")}]</script>'
    frame = '<iframe src="https://www.youtube.com/embed/{0}"></iframe>'
    found = players(frame.format("aaaaaaaaaaa") + PROSE + frame.format("bbbbbbbbbbb"), head)
    assert [(block.label, block.duration_ms) for block in found] == [("First", 64_000), ("Second", 64_000)]


def test_a_lead_player_outside_the_story_is_found() -> None:
    """Up to two parents up, between headline and text."""
    page = (
        f"<main><article><header><h1>Every show is signed</h1></header><div class=hero><video src=v.mp4>"
        f"</video></div><div class=text><div class=story-body>{PROSE}</div></div></article></main>"
    )
    reading = read("x", f"<html><head><title>Every show is signed</title></head><body>{page}</body></html>".encode())
    assert reading.article is not None
    assert reading.article.blocks[0].kind == "video"


def test_a_player_whose_title_is_a_link_is_no_card_of_another_story() -> None:
    """It carries a video's id and stands alone."""
    player = '<div class="video-container"><div data-video-id="6091276897001" class="video-player"><a href="/v/1"><img src=t.jpg alt="x"></a></div></div>'
    words = '<div class="info"><h2 class="title"><a href="/v/1">Mo Lane is proud of the actors</a></h2><p>The director talks about the actors.</p></div>'
    markup = f'<div class="featured featured-video">{player}{words}</div>'
    assert [block.label for block in players(markup)] == ["Mo Lane is proud of the actors"]
