"""`a11y caption`: a WebVTT file for each video, or a strict check of one."""

from __future__ import annotations

import argparse
from pathlib import Path

from a11y.cli.arguments import ONE, Commands, command
from a11y.cli.console import FOUND, OK, SOURCE_FAILED, as_json, say, write, write_file
from a11y.cli.opening import article_of, no_traceback, reading
from a11y.errors import UsageError
from a11y.readers import source as sources


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "caption", run, "write one WebVTT file per video and tracks.json, or check a WebVTT file")
    parser.add_argument("source", nargs="?", metavar="SOURCE", help=ONE)
    parser.add_argument("-o", "--output", metavar="DIR", help="the folder to write to")
    parser.add_argument(
        "--attach", action="append", default=[], metavar="VIDEO=FILE", help="captions or a transcript you give for a video (WebVTT, SubRip, TTML, text)"
    )
    parser.add_argument(
        "--recognise", metavar="MODEL", help="draft captions from the sound: a folder with a faster-whisper model, or a name (it is fetched once)"
    )
    parser.add_argument(
        "--media", action="append", default=[], metavar="VIDEO=FILE", help="a video's film or sound, a file or an address, to hear or to time by"
    )
    parser.add_argument("--check", metavar="FILE.vtt", help="check a WebVTT file strictly; exit 3 on a fault")
    parser.add_argument(
        "--profile", choices=("bbc", "netflix", "dcmp"), help="the house style to check, or to fit attached captions to (default for those: bbc)"
    )
    parser.add_argument("--json", action="store_true", help="with --check: the faults as JSON")


def run(options: argparse.Namespace) -> int:
    """Write one WebVTT file per video and tracks.json, or check a WebVTT file."""
    if options.check is not None:
        return _check_captions(options)
    if options.source is None or options.output is None:
        raise UsageError("caption", "takes SOURCE -o DIR, or --check FILE.vtt")
    from a11y import captioning

    attach, media = (_pairs(f"--{name}", getattr(options, name)) for name in ("attach", "media"))
    if media and not (attach or options.recognise):
        raise UsageError("--media", "is of use with --recognise, or with --attach and a transcript")
    source = sources.open_source(options.source)
    article = article_of(reading(source))
    folder = Path(options.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"-o {folder}", f"cannot be made ({error.strerror})") from error
    with no_traceback(source.name):
        made = captioning.caption(article, source.base, attach=attach, media=media, model=options.recognise, profile=options.profile or "bbc", tell=say)
    for one in made.attached:  # what an editor gave is kept as it came, beside what became of it
        write_file(folder / f"{one.track.video}.given{Path(one.name).suffix.lower()}", one.original)
        for fault in one.left:
            say(f"{one.name}: line {fault.line} of the result: {fault.message}; {fault.mend}")
    rows = []
    for track in made.tracks:
        file = f"{track.video}.vtt"
        write_file(folder / file, track.vtt.encode())
        rows.append({name: getattr(track, name) for name in ("video", "label", "status", "kind", "language")} | {"file": file, "provenance": track.provenance})
    write_file(folder / "tracks.json", as_json(rows).encode())
    for why in made.unheard:
        say(why)
    return SOURCE_FAILED if made.unheard else OK


def _pairs(option: str, given: list[str]) -> dict[str, str]:
    """Return VIDEO=FILE options as a mapping."""
    pairs = {}
    for pair in given:
        video, separator, file = pair.partition("=")
        if not separator or not file:
            raise UsageError(f"{option} {pair}", "takes VIDEO=FILE, where VIDEO is the video's id, its number on the page, or its label")
        pairs[video] = file
    return pairs


def _check_captions(options: argparse.Namespace) -> int:
    from a11y import captions

    data = sources.open_source(options.check).data
    faults = captions.check(data, options.profile)
    if options.json:
        write(as_json([{"line": fault.line, "rule": fault.rule, "message": fault.message, "mend": fault.mend} for fault in faults]))
    else:
        write("".join(f"{options.check}:{fault.line}: {fault.rule}: {fault.message}; {fault.mend}\n" for fault in faults) or f"{options.check}: no faults\n")
    return FOUND if faults else OK
