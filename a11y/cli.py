"""The command line: arguments, files, exit codes, progress. The only place that prints.

Exit codes: 0 done; 1 a source failed (the others still went through); 2 bad use; 3 `--fail-on` found something.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from a11y import __version__
from a11y.errors import A11yError, LibraryError, SourceError, UsageError
from a11y.readers import source as sources
from a11y.writers import WRITERS

if TYPE_CHECKING:
    from a11y.audit.browser import Chromium
    from a11y.model import Article, Readability, Reading, Report, Version
    from a11y.pipeline import Outcome

IMPACTS = ("minor", "moderate", "serious", "critical")
AUDIO_SUFFIXES = ("m4a", "mp3", "wav")

OK, SOURCE_FAILED, BAD_USE, FOUND = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    warnings.simplefilter("ignore")  # a library's advice to programmers is no message for readers
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a test's stdout may be no TextIOWrapper
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except A11yError as error:
        _say(error)
        return error.exit_code
    except OutputError as error:
        _say(f"standard output cannot be written ({error})")
        return SOURCE_FAILED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        _say("stopped")
        return 130


# --- the commands ---------------------------------------------------------------------------------------------------


def transform(options: argparse.Namespace) -> int:
    """Build editions into a library, with a progress bar on a terminal and a line per article otherwise."""
    from a11y.library import Library

    library = Library(Path(options.library))
    named = list(sources.names(options.source))
    voice = None if options.no_audio else options.voice
    _check_voice(voice)
    try:
        library.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(str(library.root), error.strerror or str(error), "name a folder you may write to") from error
    failed = 0
    with _progress(len(named)) as (tell, advance):
        for name, result in _transformed(named, library.root, voice, options.jobs, tell):
            if isinstance(result, A11yError):
                failed += 1
                advance(None)
                _say(result)
            else:
                advance(f"{result.state}\t{result.slug}\t{name}")
                for line in result.unused:
                    _say(f"{name}: {line}")
    library.collect()
    return SOURCE_FAILED if failed else OK


def serve(options: argparse.Namespace) -> int:
    """Serve the viewer over a library, on loopback."""
    from web import serve as viewer

    if not Path(options.library).is_dir():
        raise LibraryError(options.library, "there is no such folder", "build one first: a11y transform SOURCE --library DIR")

    def ready(address: str) -> None:
        print(f"Plainspoken is at {address} (stop with Ctrl+C)", flush=True)

    try:
        viewer.serve(Path(options.library), port=options.port, ready=ready)
    except OSError as error:
        raise UsageError(f"--port {options.port}", f"cannot be listened on ({error.strerror}); choose another") from error
    return OK


def read(options: argparse.Namespace) -> int:
    """Print an article as its typed blocks."""
    from a11y.writers.article import article_json, article_text

    several = _several(options.source)

    def one(name: str) -> None:
        reading = _read(name)
        article = _article(reading)
        _write(_json(article_json(article), several) if options.json else article_text(article))

    return _each(options.source, one)


def simplify(options: argparse.Namespace) -> int:
    """Print a plain or easy version, one sentence a line."""
    from a11y import plain
    from a11y.writers.article import version_json, version_lines, version_text

    def one(name: str) -> None:
        if options.lines or name == "-":
            original, count = _prose(name, lines=options.lines)
        else:
            original, count = plain.original(_article(_read(name))), 0
        version = plain.simplify(original, options.level, extras=not options.lines)
        if options.json:
            _write(_json(version_json(original, version), _several(options.source)))
        else:
            _write(version_lines(version, count) if options.lines else version_text(version))
            for notice in version.notices:
                _say(f"{name}: {notice.message}")

    return _each(options.source or ["-"], one)


def score(options: argparse.Namespace) -> int:
    """Print the readability of the original, plain and easy versions."""
    from a11y import pipeline, scores
    from a11y.writers.article import scores_json, scores_text

    def one(name: str) -> None:
        table: dict[str, Readability] = {version.level: scores.score(version) for version in pipeline.all_versions(_article(_read(name)))}
        _write(_json(scores_json(table), _several(options.source)) if options.json else scores_text(table))

    return _each(options.source, one)


def caption(options: argparse.Namespace) -> int:
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
    article = _article(_reading(source))
    folder = Path(options.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"-o {folder}", f"cannot be made ({error.strerror})") from error
    with _no_traceback(source.name):
        made = captioning.caption(article, source.base, attach=attach, media=media, model=options.recognise, profile=options.profile or "bbc", tell=_say)
    for one in made.attached:  # what an editor gave is kept as it came, beside what became of it
        _write_file(folder / f"{one.track.video}.given{Path(one.name).suffix.lower()}", one.original)
        for fault in one.left:
            _say(f"{one.name}: line {fault.line} of the result: {fault.message}; {fault.mend}")
    rows = []
    for track in made.tracks:
        file = f"{track.video}.vtt"
        _write_file(folder / file, track.vtt.encode())
        rows.append({name: getattr(track, name) for name in ("video", "label", "status", "kind", "language")} | {"file": file, "provenance": track.provenance})
    _write_file(folder / "tracks.json", _json(rows).encode())
    for why in made.unheard:
        _say(why)
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
        _write(_json([{"line": fault.line, "rule": fault.rule, "message": fault.message, "mend": fault.mend} for fault in faults]))
    else:
        _write("".join(f"{options.check}:{fault.line}: {fault.rule}: {fault.message}; {fault.mend}\n" for fault in faults) or f"{options.check}: no faults\n")
    return FOUND if faults else OK


def speak(options: argparse.Namespace) -> int:
    """Write one version, spoken by one voice."""
    from a11y import pipeline, plain, speech
    from a11y.speech.pronunciations import read as read_names

    output = Path(options.output)
    suffix = output.suffix.lower().lstrip(".")
    if suffix not in AUDIO_SUFFIXES:
        raise UsageError(f"-o {output}", "the file's name must end in .m4a, .mp3 or .wav")
    _check_voice(options.voice)
    names = tuple(read_names(sources.open_source(options.pronunciations).data, options.pronunciations).items()) if options.pronunciations else ()
    article = _article(_read(options.source))
    version = plain.original(article)
    if options.version != "original":
        version = plain.simplify(version, options.version)
    try:
        with _speaking() as progress:
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
        _write_file(Path(options.marks), media["vtt"])
    _write_file(output, media[suffix])
    for notice in rendition.notices:
        _say(notice.message)
    return OK


def audit(options: argparse.Namespace) -> int:
    """Print the accessibility report of any page or text, of the editions of a library, or what they have in common."""
    from a11y import auditing
    from a11y.writers import survey
    from a11y.writers.report_csv import write_all

    named = list(auditing.names(options.source))
    gathered = options.summary or options.since is not None or options.format == "csv"
    if options.since is not None or options.summary:
        if options.format not in {"text", "json"}:
            raise UsageError(f"--format {options.format}", "with --summary or --since, takes text or json")
    elif options.output and len(named) > 1 and options.format not in {"csv", "json"}:
        raise UsageError(f"-o {options.output}", "takes the report of one source; name one, or use --summary, --format csv or --format json")
    before = auditing.earlier(options.since) if options.since is not None else None
    reports: list[Report] = []
    lines: list[str] = []

    def one(name: str) -> None:
        report = auditing.report(name, browser)
        for notice in report.notices:
            _say(f"{name}: {notice.message}")
        reports.append(report)
        if gathered:
            return
        text = WRITERS[options.format](report)
        if options.format in {"json", "earl", "sarif"} and len(named) > 1:
            text = json.dumps(json.loads(text), ensure_ascii=False) + "\n"
        if options.output:
            lines.append(text)
        else:
            _write(text)

    with _browsing(wanted=options.browser) as browser:
        code = _each_of(named, one)
    changed = survey.trend(*before, reports) if before else None
    if options.summary or changed:
        found = survey.survey(reports)
        lines.append(_json(survey.as_data(found, changed)) if options.format == "json" else survey.write(found, changed))
    elif options.format == "csv":
        lines.append(write_all(reports))
    if options.output and (reports or gathered):
        _write_file(Path(options.output), "".join(lines).encode())
    elif lines:
        _write("".join(lines))
    counted = survey.new_only(reports, *before) if before else reports
    worst = max(map(_worst, counted), default=-1)
    found_bad = options.fail_on is not None and worst >= IMPACTS.index(options.fail_on)
    return code or (FOUND if found_bad else OK)


def give(options: argparse.Namespace) -> int:
    """Record what a person gives for an edition and build it anew with that, list what was given, or take a gift back."""
    from a11y import giving, speech
    from a11y.library import Library

    library, slug = Library(Path(options.into)), options.slug
    with _no_traceback(slug):
        try:
            if options.kind == "list":
                lines = giving.told(library, slug)
            elif options.kind == "mistakes":
                lines = giving.reported(library, slug)
            elif options.kind == "withdraw":
                lines = [giving.withdraw(library, slug, options.number)]
            else:
                giving.give(library, slug, options.kind, vars(options), by=options.by, open_file=lambda name: sources.open_source(name).data)
                lines = giving.told(library, slug)[-1:]
        finally:
            speech.close()
    _write("".join(f"{line}\n" for line in lines))
    return OK


@contextlib.contextmanager
def _browsing(*, wanted: bool) -> Iterator[Chromium | None]:
    """Give the browser that looks at pages when one is asked for."""
    if not wanted:
        yield None
        return
    from a11y.audit.browser import Chromium

    with Chromium() as browser:
        yield browser


# --- sources --------------------------------------------------------------------------------------------------------


def _each(named: list[str], one: Callable[[str], None]) -> int:
    """Do something with each source, say what failed, and return the exit code."""
    return _each_of(sources.names(named), one)


def _each_of(named: Iterable[str | SourceError], one: Callable[[str], None]) -> int:
    failed = False
    for name in named:
        try:
            if isinstance(name, A11yError):
                raise name
            with _no_traceback(name):
                one(name)
        except UsageError:
            raise
        except A11yError as error:
            failed = True
            _say(error)
    return SOURCE_FAILED if failed else OK


def _read(name: str) -> Reading:
    return _reading(sources.open_source(name))


def _reading(source: sources.Source) -> Reading:
    from a11y import readers

    return readers.read(source.name, source.data, url=source.url, content_type=source.content_type)


def _article(reading: Reading) -> Article:
    if reading.article is None:
        raise SourceError(reading.name, "this page holds no article", "give the address or file of one story (a11y audit works on any page)")
    return reading.article


def _prose(name: str, *, lines: bool) -> tuple[Version, int]:
    """Return plain prose as a version and how many lines it has: one block a line, or one a paragraph."""
    from a11y import plain
    from a11y.readers import check_length
    from a11y.readers.decode import decode
    from a11y.readers.tongue import detect

    source = sources.open_source(name)
    if lines and not source.data.strip():
        parts = source.data.decode("ascii").replace("\r\n", "\n").split("\n")
        return plain.from_prose(parts[:-1] if parts[-1] == "" else parts), source.data.count(b"\n")
    text = decode(source.name, source.data).text.replace("\r\n", "\n")
    check_length(source.name, text)
    parts = text.removesuffix("\n").split("\n") if lines else [part for part in re.split(r"\n[^\S\n]*\n", text) if part.strip()]
    return plain.from_prose(parts, language=detect(text)), len(parts)


def _transformed(
    named: list[str | SourceError], root: Path, voice: str | None, jobs: int, tell: Callable[[str], None]
) -> Iterator[tuple[str, Outcome | A11yError]]:
    """Yield what became of each source, in order, by one process or several."""
    tasks = [(name, root, voice) for name in named if isinstance(name, str)]
    yield from ((name.source, name) for name in named if isinstance(name, A11yError))
    if jobs > 1 and len(tasks) > 1:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=multiprocessing.get_context("spawn")) as pool:
            waiting = [(name, pool.submit(_transform_quietly, (name, root, voice))) for name, root, voice in tasks]
            for name, future in waiting:
                try:
                    yield name, future.result()
                except BrokenProcessPool:
                    yield name, SourceError(name, "the process that worked on it was ended", "run the command again; what is done is kept")
        return
    from a11y import speech

    try:
        for name, _, _ in tasks:
            yield name, _transform_one(name, root, voice, tell)
    finally:
        speech.close()


def _transform_quietly(task: tuple[str, Path, str | None]) -> Outcome | A11yError:
    warnings.simplefilter("ignore")
    return _transform_one(*task, lambda _stage: None)


def _transform_one(name: str, root: Path, voice: str | None, tell: Callable[[str], None]) -> Outcome | A11yError:
    from a11y import pipeline
    from a11y.library import Library

    def stage(what: str) -> None:
        tell(f"{Path(name).name}: {what}")

    try:
        with _no_traceback(name):
            source = sources.open_source(name)
            return pipeline.transform(_reading(source), Library(root), voice=voice, base=source.base, stage=stage)
    except A11yError as error:
        return error


@contextlib.contextmanager
def _no_traceback(name: str) -> Iterator[None]:
    """Turn a fault of ours into one clear line; `A11Y_DEBUG=1` shows the traceback instead."""
    try:
        yield
    except (A11yError, BrokenPipeError, OutputError):
        raise
    except MemoryError as error:
        raise SourceError(name, "needs more memory than there is", "cut it to one article") from error
    except Exception as error:
        if os.environ.get("A11Y_DEBUG"):
            raise
        raise SourceError(
            name, f"a fault of ours ({type(error).__name__}: {' '.join(str(error).split())[:200]})", "please report it, with this source"
        ) from error


def _check_voice(voice: str | None) -> None:
    """Refuse an unknown engine before any work is done."""
    from a11y.speech import ENGINES

    if voice is not None and voice.partition(":")[0] not in ENGINES:
        raise UsageError(f"--voice {voice}", f"takes ENGINE or ENGINE:VOICE; the engines are {', '.join(ENGINES)}")


# --- output ---------------------------------------------------------------------------------------------------------


def _say(message: object) -> None:
    print(f"a11y: {' '.join(str(message).split())}", file=sys.stderr)


class OutputError(Exception):
    """Standard output could not be written."""


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(getattr(error, "strerror", None) or error) from error


def _json(value: object, several: bool = False) -> str:  # noqa: FBT001, FBT002 - one private flag
    """Return a value as JSON: laid out for one source, on one line of its own for each of several."""
    return json.dumps(value, ensure_ascii=False, indent=None if several else 2) + "\n"


def _several(named: list[str]) -> bool:
    return sum(1 for _ in sources.names(named)) > 1


def _write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises UsageError when it cannot be written."""
    from a11y.files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(f"-o {path}", f"cannot be written ({error.strerror or error})") from error


def _worst(report: Report) -> int:
    """Return the place in IMPACTS of the worst barrier; advice beyond the law of the land stops no build, nor does what a person accepted."""
    from a11y.writers import digest

    return max((IMPACTS.index(rule.impact) for rule in digest.barriers(report) if not rule.advice), default=-1)


@contextlib.contextmanager
def _progress(total: int) -> Iterator[tuple[Callable[[str], None], Callable[[str | None], None]]]:
    """Give two functions: tell what is being done, and count one article as done with its line."""
    if not sys.stderr.isatty():

        def advance(line: str | None) -> None:
            if line:
                print(line, flush=True)

        yield (lambda _what: None), advance
        return
    from tqdm import tqdm

    with tqdm(total=total, unit="article", dynamic_ncols=True) as bar:

        def advance_bar(line: str | None) -> None:
            bar.update()
            if line:
                bar.write(line, file=sys.stdout)

        yield bar.set_description_str, advance_bar


@contextlib.contextmanager
def _speaking() -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many sentences are spoken, and draws it as a bar on a terminal."""
    from tqdm import tqdm

    with tqdm(unit="sentence", dynamic_ncols=True, disable=None) as bar:  # None: only on a terminal

        def spoken(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield spoken


# --- arguments ------------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        _say(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_USE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="a11y", description="Takes a news article and gives every reader a version they can use.")
    parser.add_argument("--version", action="version", version=f"a11y {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=_Parser)
    source_help = "a file, a folder of files, - for standard input, or an address"
    one_source_help = "a file, - for standard input, or an address"
    voice_help = "who speaks: espeak (default, offline; as in espeak:scottish), google (sends the text to Google), piper:VOICE.onnx (a voice file of yours)"

    def command(name: str, run: Callable[[argparse.Namespace], int], summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(run=run)
        return added

    one = command("transform", transform, "build editions: plain and easy versions, scores, captions, audio, audit")
    one.add_argument("source", nargs="+", metavar="SOURCE", help=source_help)
    one.add_argument("--library", required=True, metavar="DIR", help="the folder of editions to build into")
    audio = one.add_mutually_exclusive_group()
    audio.add_argument("--voice", default="espeak", metavar="ENGINE[:VOICE]", help=voice_help)
    audio.add_argument("--no-audio", action="store_true", help="make no audio")
    one.add_argument("--jobs", type=_count, default=1, metavar="N", help="how many articles at a time (default: 1)")

    one = command("serve", serve, "show a library in a browser, on this machine only")
    one.add_argument("library", nargs="?", default="library", metavar="DIR", help="the folder of editions (default: library)")
    one.add_argument("--port", type=_port, default=8000, help="the port to listen on (default: 8000)")

    one = command("read", read, "print an article as typed blocks")
    one.add_argument("source", nargs="+", metavar="SOURCE", help=source_help)
    one.add_argument("--json", action="store_true", help="as JSON")

    one = command("simplify", simplify, "print a plain or easy version, one sentence a line")
    one.add_argument("source", nargs="*", metavar="SOURCE", help=f"{source_help}; standard input (the default) is taken as plain prose")
    one.add_argument("--level", choices=("plain", "easy"), required=True)
    one.add_argument("--lines", action="store_true", help="plain prose, one output line for each input line")
    one.add_argument("--json", action="store_true", help="as JSON, with every edit and its reason")

    one = command("score", score, "print readability, before and after")
    one.add_argument("source", nargs="+", metavar="SOURCE", help=source_help)
    one.add_argument("--json", action="store_true", help="as JSON")

    one = command("caption", caption, "write one WebVTT file per video and tracks.json, or check a WebVTT file")
    one.add_argument("source", nargs="?", metavar="SOURCE", help=one_source_help)
    one.add_argument("-o", "--output", metavar="DIR", help="the folder to write to")
    one.add_argument(
        "--attach", action="append", default=[], metavar="VIDEO=FILE", help="captions or a transcript you give for a video (WebVTT, SubRip, TTML, text)"
    )
    one.add_argument("--recognise", metavar="MODEL", help="draft captions from the sound: a folder with a faster-whisper model, or a name (it is fetched once)")
    one.add_argument("--media", action="append", default=[], metavar="VIDEO=FILE", help="a video's film or sound, a file or an address, to hear or to time by")
    one.add_argument("--check", metavar="FILE.vtt", help="check a WebVTT file strictly; exit 3 on a fault")
    one.add_argument("--profile", choices=("bbc", "netflix", "dcmp"), help="the house style to check, or to fit attached captions to (default for those: bbc)")
    one.add_argument("--json", action="store_true", help="with --check: the faults as JSON")

    one = command("speak", speak, "write one version as audio")
    one.add_argument("source", metavar="SOURCE", help=one_source_help)
    one.add_argument("-o", "--output", required=True, metavar="OUT", help="an .m4a, .mp3 or .wav file")
    one.add_argument("--version", choices=("original", "plain", "easy"), default="original", help="which version to speak (default: original)")
    one.add_argument("--voice", default="espeak", metavar="ENGINE[:VOICE]", help=voice_help)
    one.add_argument("--rate", type=int, metavar="WPM", help="words a minute, 80 to 400 (default: 170, plain 160, easy 130)")
    one.add_argument("--marks", metavar="OUT.vtt", help="also write a WebVTT file with the time of every word")
    one.add_argument("--pronunciations", metavar="LIST.pls", help="a W3C pronunciation list of yours: how names are said, before the list we ship")
    one.add_argument("--no-pictures", dest="pictures", action="store_false", help='do not say "Picture:" before a caption')
    one.add_argument("--no-videos", dest="videos", action="store_false", help='do not say "Video:" and its label where a video stands')

    one = command("audit", audit, "report what shuts which reader out, and how to mend it")
    one.add_argument("source", nargs="+", metavar="SOURCE", help=f"{source_help}; or a library, for its editions")
    one.add_argument("--format", choices=tuple(WRITERS), default="text", help="several sources: csv is one table, json, earl and sarif are one object a line")
    one.add_argument("-o", "--output", metavar="FILE", help="write the report to a file")
    one.add_argument("--summary", action="store_true", help="print what the sources have in common in place of their reports (text or json)")
    one.add_argument("--since", metavar="FILE", help="a summary with what is new and what is mended since the run that wrote FILE by --format json -o FILE")
    one.add_argument(
        "--fail-on",
        choices=IMPACTS,
        metavar="IMPACT",
        help=f"exit 3 when a rule of this impact ({', '.join(IMPACTS)}) or worse fails; what is accepted, advice beyond WCAG A and AA, and with --since "
        "what was there before do not count",
    )
    one.add_argument("--browser", action="store_true", help="look at the page in Chromium as well, without network, with axe-core (pip install '.[browser]')")
    one = command("give", give, "give an edition captions or a sentence, approve a machine's, list or take back what was given")
    one.add_argument("into", metavar="LIBRARY", help="the folder of editions")
    one.add_argument("slug", metavar="SLUG", help="the edition's folder name")
    _add_gifts(one)
    return parser


def _add_gifts(give_parser: argparse.ArgumentParser) -> None:
    """Add what can be given, from the table of kinds, and the two commands that look after it."""
    from a11y.giving import KINDS

    kinds = give_parser.add_subparsers(title="what", required=True, metavar="WHAT", dest="kind", parser_class=_Parser)
    for name, kind in KINDS.items():
        added = kinds.add_parser(name, help=kind.summary, description=kind.summary)
        for argument, text in kind.arguments.items():
            added.add_argument(argument.rstrip("?"), metavar=argument.rstrip("?").upper(), help=text, nargs="?" if argument.endswith("?") else None)
        for option, text in kind.options.items():
            added.add_argument(f"--{option}", metavar=option.upper(), help=text)
        added.add_argument("--by", metavar="NAME", help="who gives it (kept with it)")
    kinds.add_parser("list", help="list what was given", description="list what was given")
    kinds.add_parser("mistakes", help="list the mistakes that readers reported", description="list the mistakes that readers reported in the viewer")
    back = kinds.add_parser("withdraw", help="take back what was given; its files stay", description="take back what was given; its files stay")
    back.add_argument("number", type=int, metavar="N", help="its number in the list")


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("takes a whole number from 1 to 64")
    return int(text)


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError("takes a port number from 1 to 65535")
    return int(text)
