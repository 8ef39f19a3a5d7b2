"""The audit as a whole: any input gives a report, texts give no verdict on pages, and hostile pages cost little."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from a11y.audit import TOPICS, audit
from a11y.audit.stylesheet import declarations
from a11y.audit.tongues import known, mismatch
from a11y.model import Article, Paragraph, Reading, Report, Text, Track, Video
from a11y.readers.page import grow

DOM_TOPICS = {"images", "document", "language", "links", "controls", "tables", "looks"}


def of_page(source: str) -> Report:
    """The report of a page."""
    return audit(Reading("a.html", None, grow("a.html", source).page, source.encode("utf-8", "replace")))


def of_text(*blocks: Paragraph | Video, tracks: tuple[Track, ...] = ()) -> Report:
    """The report of an article without a page."""
    return audit(Reading("a.txt", Article(title=Text("A title"), blocks=blocks), None, b""), (), {}, tracks)


def outcomes(report: Report, topic: str) -> set[str]:
    """The outcomes of a topic's rules."""
    return {rule.outcome for rule in report.rules if rule.topic == topic}


def test_rule_ids_are_unique_and_in_plain_words() -> None:
    """An id is a reader's name for a rule, not a number."""
    ids = [rule.id for rules in TOPICS.values() for rule in rules]
    assert len(ids) == len(set(ids))
    assert all(part.isalpha() for name in ids for part in name.split("-"))


def test_an_act_rule_belongs_to_one_rule() -> None:
    """Two verdicts on one ACT rule would contradict each other."""
    named = [name for rules in TOPICS.values() for rule in rules for name in rule.act]
    assert len(named) == len(set(named))


def test_every_rule_says_whom_it_helps_and_where_it_comes_from() -> None:
    """A rule without a source is an opinion."""
    assert all(rule.helps and rule.source and rule.message and rule.fix and rule.applies and rule.expects for rules in TOPICS.values() for rule in rules)


@pytest.mark.parametrize("topic", sorted(DOM_TOPICS))
def test_what_a_text_cannot_show_is_inapplicable_and_never_passed(topic: str) -> None:
    """Scraped text has no page."""
    report = of_text(Paragraph(id="b1", content=Text("The boat goes out at six.")))
    assert outcomes(report, topic) == {"inapplicable"}


def test_a_video_that_is_not_there_is_for_a_person_to_check() -> None:
    """Success criteria 1.2.x can't pass or fail unwatched."""
    report = of_text(Video(id="b1", label="The boat"))
    assert {rule.outcome for rule in report.rules if any(criterion.startswith("1.2.") for criterion in rule.criteria)} == {"cant-tell", "inapplicable"}
    assert [(item.block, item.label, item.status, item.tracks) for item in report.media] == [("b1", "The boat", "none-known", 0)]


def test_a_stand_in_is_offered_and_not_counted() -> None:
    """Words of the article are no captions."""
    stand_in = Track(video="b1", label="", status="none-known", kind="subtitles", language="en", provenance="", vtt="WEBVTT\n")
    report = of_text(Video(id="b1", label="The boat"), tracks=(stand_in,))
    captions = next(rule for rule in report.rules if rule.id == "video-captions")
    assert captions.outcome == "cant-tell"
    assert "does not count as captions" in captions.findings[0].message


def test_a_machine_draft_does_not_pass() -> None:
    """Nobody has checked it."""
    draft = Track(video="b1", label="", status="machine-draft", kind="captions", language="en", provenance="", vtt="WEBVTT\n")
    captions = next(rule for rule in of_text(Video(id="b1", label="The boat"), tracks=(draft,)).rules if rule.id == "video-captions")
    assert captions.outcome == "cant-tell"
    checked = of_text(Video(id="b1", label="The boat"), tracks=(replace(draft, status="human-checked"),))
    assert next(rule for rule in checked.rules if rule.id == "video-captions").outcome == "passed"


def test_findings_lead_to_their_element() -> None:
    """A target is a CSS path that finds just that element."""
    report = of_page("<html lang=en><body><div><p>A</p><p><img src=a.jpg></p></div></body></html>")
    finding = next(rule for rule in report.rules if rule.id == "image-name").findings[0]
    assert finding.target == "html > body > div > p:nth-of-type(2) > img"
    assert finding.passage == '<img src="a.jpg">'


def test_the_same_page_gives_the_same_report() -> None:
    """Nothing depends on the order of a set."""
    source = "<html><body><a href=/a></a><img><table><tr><td>1<td>2<tr><td>3<td>4<tr><td>5<td>6</table></body></html>"
    assert of_page(source) == of_page(source)


def test_a_circle_of_labels_ends() -> None:
    """Two elements that name each other have no name."""
    report = of_page("<html lang=en><body><button id=a aria-labelledby=b></button><button id=b aria-labelledby=a></button></body></html>")
    assert next(rule for rule in report.rules if rule.id == "button-name").outcome == "failed"


@pytest.mark.parametrize(
    "source",
    [
        "<html lang=en><style>" + "div " * 30 + "p { color: red }</style><body>" + "<div>" * 190 + "<p>deep words",
        "<html lang=en><style>p { color: " + "(" * 20_000 + "}</style><p>words",
        '<html lang=en><p style="background: ' + "url(" * 5_000 + '">words',
        "<html lang=en><table>" + "<tr><td colspan=1000 rowspan=65534>x" * 50,
        "<html lang=en>" + "<a href=/x>here</a>" * 3_000,
        "<html lang=en><p>" + "A-" * 20_000,
    ],
    ids=["deep selector", "open brackets", "open addresses", "great spans", "many links", "long capitals"],
)
def test_a_hostile_page_costs_little(source: str) -> None:
    """No page may keep an editor waiting: five CPU seconds is twenty times what a real page takes."""
    began = time.process_time()
    of_page(source)
    assert time.process_time() - began < 5


# Pieces that rules look at, whole and broken, one a line.
PIECES = """
<p>
</p>
<a href='#x'>
</a>
<img alt=''>
<img>
<h1>
<h3>
</h3>
<table>
<tr>
<td headers='x y'>
<th scope=row colspan=9>
</table>
<svg role=img>
</svg>
<title>
</title>
<style>p{color:#ccc;background:red}</style>
<style>@media (max-width:9px){*{display:none}}</style>
<style>a > b + c ~ d[x="y"]:not(.z), p:hover { opacity: x; color: rgb(1,2); font-size: calc(1px) }</style>
<iframe srcdoc='<a href=x>'>
<button aria-labelledby=x>
</button>
<div id=x lang=zz role='none img' aria-hidden=true>
</div>
<video autoplay src='#t=9,1'>
<input type=image>
<select>
<option>
<marquee>
<summary>
<details>
words
ALL CAPS HERE
<meta name=viewport content='maximum-scale=..'>
<meta http-equiv=refresh content='5;'>
<p style='opacity:x;color:rgb(1,2);font-size:calc(1px)'>
<a href='http://[x'>
<p style='line-height:1..2 !important;font-size:9%%'>
"""
FRAGMENTS = st.sampled_from(PIECES.strip().splitlines())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=6)), max_size=40))
def test_any_page_gives_a_report(parts: list[str]) -> None:
    """Every rule answers with one of four outcomes, whatever the page."""
    report = of_page("".join(parts).encode("utf-8", "replace").decode("utf-8"))
    assert {rule.outcome for rule in report.rules} <= {"passed", "failed", "inapplicable", "cant-tell"}
    assert len(report.rules) == sum(map(len, TOPICS.values())) == sum(report.summary.values())


@given(st.text(max_size=80))
def test_any_style_attribute_can_be_read(text: str) -> None:
    """Declarations come out or not; nothing fails."""
    assert all(name and value for name, value, _ in declarations(text))


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", True), ("cy-GB", True), ("gsw", True), ("english", False), ("xx", False), ("i-lux", False), (" en", False), ("", False)]
)
def test_language_tags_are_those_of_the_registry(tag: str, expected: bool) -> None:  # noqa: FBT001  # a table of cases
    """The first part must be a registered language."""
    assert known(tag) is expected


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("Mae'n braf gweld ein hiaith ar y llwyfan", "cy"),
        ("OK", "fr"),
        ("Emrys Puw", "en"),
        ("Det var en gang en konge som bodde på et slott", "nn"),
        ("", "en"),
    ],
)
def test_a_right_or_short_text_is_left_alone(text: str, declared: str) -> None:
    """Doubt is no finding."""
    assert mismatch(text, declared) is None
