"""The pages as data for programs: at the same address for who asks for JSON, or under `.json`; this table is what the help page shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """An address that answers with JSON: what is there, and the names in it; words in capitals stand for what a program fills in."""

    address: str
    what: str
    holds: tuple[str, ...]


# To add a page: its row here. A test holds each row against what the address really answers, and every page of the viewer against the rows.
ADDRESSES = (
    Address("/index.json?q=WORDS&page=1", "The list of articles, 20 on a page; without q, all of them", ("query", "page", "pages", "total", "articles")),
    Address(
        "/articles/NAME.json",
        "An article with all its versions: each sentence with its sources and edits; video captions, recordings, scores, report",
        ("slug", "article", "versions", "scores", "tracks", "report", "renditions"),
    ),
    Address(
        "/articles/NAME/report.json",
        "Its accessibility report, as a11y audit --format json writes it",
        ("source", "title", "rules", "readability", "media", "summary"),
    ),
    Address("/articles/NAME/mistake.json?sentence=ID", "The sentence that a note would be about; send the note by the form", ("sentence", "text", "longest")),
    Address("/articles/NAME/mistake/thanks.json", "Where to go on after a note", ("article",)),
    Address("/comfort.json", "The settings, their answers, and which are chosen", ("controls", "ink", "paper")),
    Address("/add.json", "What may be added, and by what fields of the form", ("fields", "kinds", "longest", "password")),
    Address("/add/NUMBER.json", "How far an added article is", ("step", "article", "problem", "mend")),
    Address("/help.json", "This list", ("addresses",)),
)
# A failure is data as well, with its status.
FAILURE = ("error", "advice", "status")
