"""The report in its three forms: the same findings, everything escaped, the same bytes again."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from a11y.audit import TOPICS, audit
from a11y.model import Article, Figure, Metric, Paragraph, Passage, Readability, Reading, Report, Text, Video
from a11y.readers.page import grow
from a11y.writers import WRITERS, digest

HOSTILE = "<script>alert(1)</script>\u202e\x1b[31m\" onmouseover='x' &amp; ]]>"


def report(source: str = "<html><body><img src=a.jpg><a href=/b>click here</a></body></html>") -> Report:
    """The report of a page."""
    return audit(Reading("a.html", None, grow("a.html", source).page, source.encode()))


def article_report() -> Report:
    """The report of an article with hostile words everywhere."""
    blocks = (
        Paragraph(
            id="b1",
            content=Text(f"{HOSTILE} At the end of the day, {HOSTILE} the old harbour on the north side was closed to all boats for three days or more."),
        ),
        Video(id="b2", label=HOSTILE),
        Figure(id="b3", caption=Text(HOSTILE)),
    )
    metrics = (Metric("flesch_kincaid_grade", 12.3, "US school grade", valid=True), Metric("smog_index", 11.0, "US school grade", valid=False, reason=HOSTILE))
    scores = {"original": Readability({"words": 30, "sentences": 1}, metrics, {"100": 18, "150": 12, "240": 8}, (Passage("b1", 30, 1, 30, 4),))}
    return audit(Reading(HOSTILE, Article(title=Text(HOSTILE), blocks=blocks), None, b""), (), scores)


class Outline(html.parser.HTMLParser):
    """What a page is made of: tags, ids, addresses, headings, and whether every element is closed in order."""

    VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a start tag."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "srcset", "action"):
                self.addresses.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note an end tag."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("made", [report(), article_report()], ids=["page", "hostile article"])
def test_the_page_needs_nothing_else_and_runs_nothing(made: Report) -> None:
    """No script, no handler, no address but its own parts and the standard's."""
    outline = Outline(WRITERS["html"](made))
    assert "script" not in outline.tags
    assert outline.handlers == []
    assert {address for address in outline.addresses if not address.startswith(("#", "https://www.w3.org/WAI/WCAG22/Understanding/"))} == set()


@pytest.mark.parametrize("made", [report(), article_report()], ids=["page", "hostile article"])
def test_the_page_is_whole(made: Report) -> None:
    """Every element is closed in order, ids are unique, every jump has its place, there is one h1 and one main."""
    outline = Outline(WRITERS["html"](made))
    assert outline.wrong == outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert {address[1:] for address in outline.addresses if address.startswith("#")} <= set(outline.ids)
    assert (outline.tags.count("h1"), outline.tags.count("main")) == (1, 1)


def test_headings_skip_no_level() -> None:
    """The report keeps the rule that it preaches."""
    levels = [int(tag[1]) for tag in Outline(WRITERS["html"](article_report())).tags if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_report_passes_its_own_audit() -> None:
    """What the rules ask of others, the report gives."""
    text = WRITERS["html"](article_report())
    made = audit(Reading("report.html", None, grow("report.html", text).page, text.encode()))
    assert [rule.id for rule in made.rules if rule.outcome == "failed"] == []


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    """Nothing in it depends on the hour or the order of a set."""
    assert WRITERS[form](article_report()) == WRITERS[form](article_report())


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_every_form_tells_every_failed_rule(form: str) -> None:
    """No form keeps a barrier to itself."""
    made = report()
    text = WRITERS[form](made)
    failed = [rule for rule in made.rules if rule.outcome == "failed"]
    assert failed
    assert all(rule.title in text or f"Rule: {rule.id}." in text for rule in failed)


def test_json_has_the_shape_that_others_rely_on() -> None:
    """Rules with id, criteria, act, impact, outcome and findings; readability, media and summary beside them."""
    data = json.loads(WRITERS["json"](report()))
    assert {"rules", "readability", "media", "summary"} <= data.keys()
    image = next(rule for rule in data["rules"] if rule["id"] == "image-name")
    assert (image["criteria"], image["act"], image["impact"], image["outcome"]) == (["1.1.1"], ["23a2a8"], "critical", "failed")
    assert {"outcome", "block", "target", "message", "fix"} <= image["findings"][0].keys()
    assert sum(data["summary"].values()) == len(data["rules"])


def test_the_terminal_gets_no_control_characters() -> None:
    """A source cannot colour or move the terminal."""
    text = WRITERS["text"](article_report())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_the_mends_that_help_most_come_first() -> None:
    """What stops people outright is mended before what slows them."""
    source = "<html lang=en><title>A</title><body><a href=/a></a><a href=/b target=_blank>B</a></body></html>"
    assert digest.best_mends(report(source))[0].rule.id == "link-name"


@pytest.mark.parametrize("form", ["html", "text"])
def test_what_only_a_person_can_tell_and_may_stop_somebody_comes_before_the_mends(form: str) -> None:
    """Whether the video has captions is the first thing to find out; an article without a video has no such question."""
    text = WRITERS[form](article_report())
    assert text.count("First find out") == 1
    assert text.index("First find out") > text.lower().index("the mends that help most")
    assert "First find out" not in WRITERS[form](report())


def test_a_report_without_barriers_says_what_was_not_checked() -> None:
    """Silence is not praise."""
    made = audit(Reading("a.txt", Article(title=Text("A"), blocks=(Paragraph(id="b1", content=Text("The boat goes out.")),)), None, b""))
    text = " ".join(WRITERS["text"](made).split())
    assert made.summary["failed"] == 0
    assert "text without a page" in text
    assert "does not mean that there are none" in text


def test_every_criterion_a_rule_names_can_be_linked() -> None:
    """The report links each criterion's explanation."""
    named = {criterion for rules in TOPICS.values() for rule in rules for criterion in rule.criteria}
    assert named <= digest.CRITERIA.keys()


def test_every_topic_has_a_name_for_readers() -> None:
    """A new topic needs a heading."""
    assert TOPICS.keys() <= digest.TOPIC_NAMES.keys()


def graph() -> list[dict[str, object]]:
    """The nodes of the hostile article's EARL report."""
    nodes: list[dict[str, object]] = json.loads(WRITERS["earl"](article_report()))["@graph"]
    return nodes


def test_every_earl_assertion_is_whole() -> None:
    """Who asserts, of what, by which test, with which result: each is there and leads to a node."""
    nodes = {node["@id"]: node for node in graph() if "@id" in node}
    assertions = [node for node in graph() if node["@type"] == "Assertion"]
    assert assertions
    for assertion in assertions:
        assert {"assertedBy", "subject", "test", "result", "mode"} <= assertion.keys()
        assert all(assertion[key] in nodes for key in ("assertedBy", "subject", "test"))


def test_earl_has_words_for_all_four_outcomes() -> None:
    """ "cant-tell" is EARL's cantTell."""
    outcomes = {node["result"]["outcome"] for made in (report(), article_report()) for node in json.loads(WRITERS["earl"](made))["@graph"] if "result" in node}
    assert outcomes == {"earl:passed", "earl:failed", "earl:inapplicable", "earl:cantTell"}


def test_sarif_gives_a_level_to_failures_alone() -> None:
    """The standard asks for level "none" where the kind is no failure, and for an index that fits."""
    run = json.loads(WRITERS["sarif"](report()))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert {result["kind"] for result in run["results"]} <= {"fail", "review", "pass", "notApplicable"}
    for result in run["results"]:
        assert (result["level"] == "none") == (result["kind"] != "fail")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_addresses_are_addresses() -> None:
    """A name with spaces and signs is escaped."""
    uri = json.loads(WRITERS["sarif"](article_report()))["runs"][0]["artifacts"][0]["location"]["uri"]
    assert not re.search(r"[\s<>\"\\\x00-\x1f]", uri)


def test_the_table_has_a_line_for_each_finding_and_runs_no_formula() -> None:
    """A cell that begins like a formula is text."""
    made = report("<html><title>x</title><body><a href=/a>click here</a></body></html>")
    rows = list(csv.DictReader(io.StringIO(WRITERS["csv"](made))))
    assert len(rows) == sum(max(1, len(rule.findings)) for rule in made.rules)
    formula = audit(Reading("=cmd|'/c calc'!A0", None, grow("a", "<p>x</p>").page, b"<p>x</p>"))
    assert "\r\n'=cmd" in WRITERS["csv"](formula)


@pytest.mark.parametrize("made", [report(), article_report()], ids=["page", "hostile article"])
def test_every_form_for_machines_holds_the_same_findings(made: Report) -> None:
    """Rule, outcome and how often: as many in the table, the JSON, the EARL and the SARIF."""
    outcomes = {"fail": "failed", "review": "cant-tell", "pass": "passed", "notApplicable": "inapplicable", "cantTell": "cant-tell"}
    told = Counter((rule["id"], one["outcome"]) for rule in json.loads(WRITERS["json"](made))["rules"] for one in (rule["findings"] or [rule]))
    table = Counter((row["rule"], row["outcome"]) for row in csv.DictReader(io.StringIO(WRITERS["csv"](made))))
    sarif = Counter((one["ruleId"], outcomes[one["kind"]]) for one in json.loads(WRITERS["sarif"](made))["runs"][0]["results"])
    nodes = [node for node in json.loads(WRITERS["earl"](made))["@graph"] if node["@type"] == "Assertion"]
    named = [(str(node["test"]).rpartition(":")[2], str(node["result"]["outcome"]).partition(":")[2]) for node in nodes]
    earl = Counter((rule, outcomes.get(outcome, outcome)) for rule, outcome in named)
    assert told == table == sarif == earl
