"""`a11y speak`: one version, spoken by one voice."""

from __future__ import annotations

import argparse
from pathlib import Path

from a11y.cli.arguments import ONE, VOICE, Commands, check_voice, command
from a11y.cli.console import OK, say, speaking, write_file
from a11y.cli.opening import article_of, read
from a11y.errors import UsageError
from a11y.readers import source as sources

AUDIO_SUFFIXES = ("m4a", "mp3", "wav")


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "speak", run, "write one version as audio")
    parser.add_argument("source", metavar="SOURCE", help=ONE)
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="an .m4a, .mp3 or .wav file")
    parser.add_argument("--version", choices=("original", "plain", "easy"), default="original", help="which version to speak (default: original)")
    parser.add_argument("--voice", default="espeak", metavar="ENGINE[:VOICE]", help=VOICE)
    parser.add_argument("--rate", type=int, metavar="WPM", help="words a minute, 80 to 400 (default: 170, plain 160, easy 130)")
    parser.add_argument("--marks", metavar="OUT.vtt", help="also write a WebVTT file with the time of every word")
    parser.add_argument("--pronunciations", metavar="LIST.pls", help="a W3C pronunciation list of yours: how names are said, before the list we ship")
    parser.add_argument("--no-pictures", dest="pictures", action="store_false", help='do not say "Picture:" before a caption')
    parser.add_argument("--no-videos", dest="videos", action="store_false", help='do not say "Video:" and its label where a video stands')


def run(options: argparse.Namespace) -> int:
    """Write one version, spoken by one voice."""
    from a11y import pipeline, plain, speech
    from a11y.speech.pronunciations import read as read_names

    output = Path(options.output)
    suffix = output.suffix.lower().lstrip(".")
    if suffix not in AUDIO_SUFFIXES:
        raise UsageError(f"-o {output}", "the file's name must end in .m4a, .mp3 or .wav")
    check_voice(options.voice)
    names = tuple(read_names(sources.open_source(options.pronunciations).data, options.pronunciations).items()) if options.pronunciations else ()
    article = article_of(read(options.source))
    version = plain.original(article)
    if options.version != "original":
        version = plain.simplify(version, options.version)
    try:
        with speaking() as progress:
            rendition = pipeline.speak(
                article,
                version,
                options.voice,
                (suffix, "vtt") if options.marks else (suffix,),
                rate=options.rate,
                pictures=options.pictures,
                videos=options.videos,
                progress=progress,
                names=names,
            )
    finally:
        speech.close()
    media: dict[str, bytes] = {medium.format: medium.data for medium in rendition.media}
    if options.marks:
        write_file(Path(options.marks), media["vtt"])
    write_file(output, media[suffix])
    for notice in rendition.notices:
        say(notice.message)
    return OK
