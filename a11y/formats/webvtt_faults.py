"""What can be wrong with a WebVTT file's syntax: every rule with what it says and how to mend it.

Sections are those of W3C's WebVTT (https://www.w3.org/TR/webvtt1/#syntax).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a caption file: its 1-based line, the rule's name, what is wrong, and how to mend it."""

    line: int
    rule: str
    message: str
    mend: str


# To add a rule: one row here, and the place that finds it. "{}" is what was found, shortened.
SYNTAX = {
    # 4.1 file structure
    "encoding": ("the file is not UTF-8", "save it as UTF-8"),
    "signature": ("the first line is not WEBVTT", 'begin the file with "WEBVTT", alone or followed by a space and a title'),
    "blank-after-signature": ("no blank line after the WEBVTT line", "put one blank line after the first line"),
    "final-line-end": ("the last line has no line end", "end the file with a line break"),
    "arrow": ('"-->" stands in {}', 'write "--&gt;" in a caption, and another arrow elsewhere'),
    "block": ('"{}" starts a block that is no cue, note, style or region', "give the cue a line with its times, or make it a NOTE"),
    "late-block": ("a {} block stands after the first cue", "move it above the first cue"),
    "identifier-repeated": ('the identifier "{}" is used twice', "give each cue its own identifier, or none"),
    # 4.1 timings
    "timings": ('"{}" is not a line of times', "write hh:mm:ss.ttt --> hh:mm:ss.ttt, with a space on each side of the arrow"),
    "start-order": ("the cue starts before the one above it", "sort the cues by their start times"),
    "end-order": ("the cue does not end after it starts", "give it an end later than its start"),
    # 4.3 region settings
    "region-setting": ('"{}" is no region setting', "use id, width, lines, regionanchor, viewportanchor or scroll, each with a colon and a value"),
    "region-value": ('"{}" has a value the setting cannot take', "percentages run from 0% to 100%, lines is a whole number, scroll is up"),
    "region-setting-repeated": ('the region setting "{}" stands twice', "keep one"),
    "region-identifier": ("the region has no id", "give it a setting such as id:speaker"),
    "region-repeated": ('two regions have the id "{}"', "give each its own"),
    # 4.4 cue settings
    "setting": ('"{}" is no cue setting', "use vertical, line, position, size, align or region, each with a colon and a value"),
    "setting-value": ('"{}" has a value the setting cannot take', "see the settings' values in WebVTT, section 4.4"),
    "setting-repeated": ('the setting "{}" stands twice', "keep one"),
    # 4.2 cue text
    "ampersand": ('"{}" is no character reference', 'write "&amp;" for an ampersand'),
    "reference": ('"{}" stands for a character that text may not hold', "write the character that is meant"),
    "tag": ('"{}" is no tag of cue text', 'use c, i, b, u, ruby, rt, v or lang in small letters, or write "&lt;" for a less-than sign'),
    "tag-open": ('the tag "{}" has no ">"', 'close it with ">", or write "&lt;" for a less-than sign'),
    "annotation": ('"{}" has words that this tag does not take', "only v and lang take them"),
    "annotation-missing": ('"{}" needs words after its name', "name the speaker (v) or the language (lang)"),
    "language": ('"{}" is no BCP 47 language tag', "write a tag such as en-GB"),
    "end-tag": ('"{}" closes no open tag', "close tags in the reverse order of opening them, and only tags that are open"),
    "end-tag-missing": ('"{}" is never closed', "add its end tag (only a voice that spans the whole cue may go without)"),
    "ruby": ("{}", "write <ruby>text<rt>small text</rt></ruby>, with nothing after the last rt"),
    "word-time": ('"{}" is no time', "write hh:mm:ss.ttt"),
    "word-time-order": ('"{}" does not lie after the time before it and inside the cue', "let the times rise between the cue's start and end"),
    "chapter-tag": ('"{}" is a tag in a chapter title', "chapter titles are plain text"),
}


def fault(line: int, rule: str, found: str = "") -> Fault:
    """Return a fault of one of the syntax rules, with what was found there."""
    message, mend = SYNTAX[rule]
    short = found if len(found) <= 60 else found[:59] + "…"
    # The message goes to terminals and logs: what is found there must not steer them.
    shown = "".join(character if character.isprintable() else "\ufffd" for character in short.replace("\n", " "))
    return Fault(line, rule, message.replace("{}", shown), mend)
