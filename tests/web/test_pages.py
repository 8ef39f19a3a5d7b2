"""Every page of the viewer: what it shows, in which version, and how it is remembered."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from a11y.library import Library
from a11y.model import Article, Edition, Paragraph, Span, Text
from a11y.writers import WRITERS
from tests.web.conftest import reader
from tests.web.sample import ARTICLE, ORIGINAL, TITLE, edition
from web.marks import marked

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PAGES = (
    "/",
    "/?q=loops",
    "/help",
    "/comfort",
    "/articles/{slug}",
    "/articles/{slug}?version=plain",
    "/articles/{slug}?version=easy",
    "/articles/{slug}?version=side",
    "/articles/{slug}/report",
    "/nowhere",
)


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    """Return a page as a tree."""
    return BeautifulSoup(client.get(address).text, "lxml")


def library_of(folder: Path, made: Edition) -> tuple[FlaskClient, str]:
    """Return a reader of a library with one edition, and its slug."""
    slug = Library(folder).publish(made)
    return reader(folder), slug


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_its_skeleton(client: FlaskClient, slug: str, address: str) -> None:
    """A language, a title, one h1, one main, a skip link that leads there, no script or style in the page, no other host's files."""
    tree = soup(client, address.format(slug=slug))
    assert tree.html["lang"] == "en"
    assert tree.title.string.strip()
    assert [len(tree.find_all("h1")), len(tree.find_all("main"))] == [1, 1]
    assert tree.find("a", class_="skip")["href"] == "#main" == f"#{tree.main['id']}"
    assert not tree.find_all("style") + tree.find_all(style=True) + [script for script in tree.find_all("script") if script.string]
    for tag in tree.find_all(["script", "img", "audio", "video", "source", "track", "iframe", "link"]):
        address_used = tag.get("src") or tag.get("href") or "/"
        assert address_used.startswith("/") or tag.get("rel") == ["canonical"], tag


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_used_once_and_references_lead_somewhere(client: FlaskClient, slug: str, address: str) -> None:
    """Every id stands once; every #address, popover target and label finds its element."""
    tree = soup(client, address.format(slug=slug))
    ids = [tag["id"] for tag in tree.find_all(id=True)]
    assert sorted(set(ids)) == sorted(ids)
    wanted = [tag["href"][1:] for tag in tree.select("a[href^='#']")]
    for name in ("popovertarget", "aria-labelledby", "aria-describedby", "for"):
        wanted += [tag[name] for tag in tree.find_all(attrs={name: True})]
    assert set() == set(wanted) - set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_headings_never_jump(client: FlaskClient, slug: str, address: str) -> None:
    """Each heading is at most one deeper than the one before it."""
    levels = [int(tag.name[1]) for tag in soup(client, address.format(slug=slug)).find_all(re.compile("h[1-6]"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_list_says_what_each_article_is_ready_for(client: FlaskClient, slug: str) -> None:
    """Title, date, easy read, audio, captions, and a link to the article."""
    item = soup(client, "/").find("article")
    assert item.h2.a["href"] == f"/articles/{slug}"
    assert [one.get_text(strip=True) for one in item.select(".facts li")] == ["14 March 2026", "Easy read", "Audio", "1 video, no captions known"]


def test_search_finds_words_and_says_when_there_are_none(client: FlaskClient) -> None:
    """A word of the body is found; an unknown word gives a kind line, not an error."""
    assert "1 article found" in client.get("/?q=refurbished").text
    assert "0 articles found" in client.get("/?q=zebra").text


@pytest.mark.parametrize("query", ['"', "'", "a AND", "NEAR(", "*", "-", "\x00", "%", "loops OR 1=1", "🙂"])
def test_search_takes_any_words(client: FlaskClient, query: str) -> None:
    """Signs that mean something to a search engine are only words here."""
    assert client.get("/", query_string={"q": query}).status_code == 200


def test_long_lists_have_pages(tmp_path: Path) -> None:
    """Twenty on a page, each article once, with links to the next and the one before."""
    for number in range(43):
        Library(tmp_path).publish(replace(edition(audio=False), article=replace(ARTICLE, title=Text(f"Story {number}"), url=f"https://news.example/{number}")))
    client = reader(tmp_path)
    seen = []
    address: str | None = "/"
    while address:
        tree = soup(client, address)
        seen += [link["href"] for link in tree.select(".articles h2 a")]
        following = tree.find("a", rel="next")
        address = following["href"] if following else None
    assert 43 == len(seen) == len(set(seen))
    assert client.get("/?page=4").status_code == 404


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    """No folder yet is an empty list."""
    assert "no articles here yet" in reader(tmp_path / "none").get("/").text


@pytest.mark.parametrize(("version", "shown"), [("original", "s3"), ("plain", "p3b"), ("easy", "e3b")])
def test_each_version_shows_its_own_sentences(client: FlaskClient, slug: str, version: str, shown: str) -> None:
    """The sentences carry the version's ids and, in a made version, the ids of what they stand for."""
    tree = soup(client, f"/articles/{slug}?version={version}")
    sentence = tree.find(id=shown)
    assert sentence.get("data-from") == (None if version == "original" else "s3")
    assert [version] == [link["data-view"] for link in tree.select(".views a[aria-current]")]


def test_the_choice_is_remembered(client: FlaskClient, slug: str) -> None:
    """An address with a version sets the cookie; the next article opens in that version."""
    client.get(f"/articles/{slug}?version=easy")
    assert soup(client, f"/articles/{slug}").article["data-view"] == "easy"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"X-Only-Looking": "yes"}])
def test_a_look_does_not_change_the_choice(client: FlaskClient, slug: str, headers: dict[str, str]) -> None:
    """A shared address shows its version once; a version fetched early by script is not chosen yet."""
    shared = client.get(f"/articles/{slug}?version=easy", headers=headers)
    assert 'data-view="easy"' in shared.text
    assert soup(client, f"/articles/{slug}").article["data-view"] == "original"


def test_machine_made_is_said_once_and_only_there(client: FlaskClient, slug: str) -> None:
    """The easy page says that a machine made it and that nobody with a learning disability tested it; the original says neither."""
    easy = soup(client, f"/articles/{slug}?version=easy").get_text()
    assert (easy.count("Made by a machine"), easy.count("has not been tested by people with learning disabilities")) == (1, 1)
    assert "Made by a machine" not in soup(client, f"/articles/{slug}?version=original").get_text()


def test_why_shows_the_original_and_the_reason(client: FlaskClient, slug: str) -> None:
    """A changed sentence has a button whose note holds the original sentence, the words before and after, and why."""
    tree = soup(client, f"/articles/{slug}?version=easy")
    button = tree.find("button", popovertarget="why-e3b")
    note = tree.find(id="why-e3b")
    assert button.get_text() == "Why?"
    assert note.has_attr("popover")
    for words in (ORIGINAL.blocks[0].parts[0][0].text, "was refurbished", "was repaired", "“Repair” is a word that more people know."):
        assert words in note.get_text()
    assert tree.find("button", popovertarget="why-e4") is None


def test_hard_words_lead_to_the_word_list(client: FlaskClient, slug: str) -> None:
    """Each hard word is marked once and links to its meaning."""
    tree = soup(client, f"/articles/{slug}?version=easy")
    assert [link.get_text() for link in tree.select("a.hard")] == ["council", "chamber"]
    assert "group of people who run a town" in tree.find(id=tree.select("a.hard")[0]["href"][1:]).get_text()


def test_what_was_left_out_is_listed(client: FlaskClient, slug: str) -> None:
    """The words, the reason and the whole sentence."""
    listed = soup(client, f"/articles/{slug}?version=easy").find(class_="left-out").get_text()
    assert "The two parts are now two sentences." in listed
    assert ORIGINAL.blocks[0].parts[0][0].text in listed


def test_side_by_side_shows_both(client: FlaskClient, slug: str) -> None:
    """Both sentences stand in one row."""
    row = soup(client, f"/articles/{slug}?version=side").find(id="s3").find_parent(class_="pair")
    assert row.find(id="e3b") is not None


def test_a_video_says_what_is_known(client: FlaskClient, slug: str) -> None:
    """Label, status in words, stand-in text, caption file and the way to the video."""
    video = soup(client, f"/articles/{slug}").find(id="b2")
    assert "Watch: a meeting with the loop switched on" in video.get_text()
    assert "No captions known" in video.get_text()
    assert "The story says: the loops are back." in video.find(class_="screen").get_text()
    caption, watch = (link["href"] for link in video.find_all("a"))
    assert client.get(caption).text.startswith("WEBVTT")
    assert watch == "https://video.example/1"


def test_pictures_are_told_not_fetched(client: FlaskClient, slug: str) -> None:
    """Alt text, caption and credit are shown, with a link; nothing is loaded from the publisher."""
    tree = soup(client, f"/articles/{slug}")
    assert tree.find("img") is None
    figure = tree.find(id="b6")
    for words in ("Rows of wooden seats", "The chamber in March", "Photo: R. Okafor"):
        assert words in figure.get_text()
    assert figure.a["href"] == "https://news.example/img/1.jpg"
    assert "does not say what it shows" in tree.find(id="b6a").get_text()


def test_meaning_inside_a_sentence_survives(client: FlaskClient, slug: str) -> None:
    """Links, abbreviations and foreign words keep their elements."""
    sentence = soup(client, f"/articles/{slug}").find(id="s6")
    assert (sentence.a["href"], sentence.abbr["title"]) == ("https://news.example/loops/how", "National Health Service")
    assert soup(client, f"/articles/{slug}").find(lang="cy").get_text() == "dolen sain"


def test_a_long_list_is_a_list_to_a_screen_reader_too() -> None:
    """Its items are list items in a list that begins behind the words that lead in to it; the sentence keeps its words, which the recording says."""
    text = "It sells bread, fish and wine."
    tree = BeautifulSoup(marked(text, [Span("item", 9, 15), Span("item", 16, 24), Span("item", 25, 30), Span("emphasis", 16, 20)]), "html.parser")
    assert [item.get_text() for item in tree.select("[role=list].led > [role=listitem]")] == ["bread,", "fish and", "wine."]
    assert (tree.em.get_text(), tree.get_text()) == ("fish", text)


def test_lines_of_a_long_sentence_add_no_letter_to_it() -> None:
    """They are spans that only the style sheet breaks: a screen reader and a copy have the sentence in one piece, and a quotation goes on over them."""
    text = "She said “it works” and left."
    tree = BeautifulSoup(marked(text, [Span("line", 0, 8), Span("line", 9, 29), Span("quotation", 9, 19)]), "html.parser")
    assert [line.get_text() for line in tree.select(".sense")] == ["She said", "“it works” and left."]
    assert (tree.get_text(), tree.br) == (text, None)


def test_tables_keep_their_headers(client: FlaskClient, slug: str) -> None:
    """Caption, column headers and row headers stay what they are."""
    table = soup(client, f"/articles/{slug}").table
    assert (table.caption.get_text(), [cell.get_text() for cell in table.select("thead th[scope=col]")]) == ("Loops by building", ["Building", "Loops"])
    assert [cell.get_text() for cell in table.select("th[scope=row]")] == ["Town hall", "Library"]


def test_what_is_no_part_of_the_story_stays_apart(client: FlaskClient, slug: str) -> None:
    """Related links come after, promos not at all, credit lines and the source at the end."""
    tree = soup(client, f"/articles/{slug}")
    assert tree.find("nav", class_="related").a["href"] == "https://news.example/library"
    assert "newsletter" not in tree.get_text()
    about = tree.find(class_="about")
    assert "Press Association" in about.get_text()
    assert about.find("a", href="https://news.example/loops")


def test_audio_has_a_player_and_downloads(client: FlaskClient, slug: str) -> None:
    """The player's file, the word times and every download answer; downloads are named like the article."""
    tree = soup(client, f"/articles/{slug}?version=easy")
    assert client.get(tree.audio["src"]).mimetype == "audio/wav"
    assert client.get(tree.find(class_="player")["data-words"]).json[0][0] == "e1"
    for link in tree.select(".downloads a"):
        answer = client.get(link["href"])
        assert (answer.status_code, TITLE in answer.headers["Content-Disposition"]) == (200, True)


def test_audio_that_is_not_there_yet_is_said(client: FlaskClient, slug: str) -> None:
    """A version without a recording has no player, and says so."""
    tree = soup(client, f"/articles/{slug}?version=plain")
    assert tree.find("audio") is None
    assert "no recording of plain language yet" in tree.find(class_="listen").get_text()


def test_the_report_is_the_one_that_the_command_line_writes(client: FlaskClient, root: Path, slug: str) -> None:
    """Readers first, then the mends that help most, then the findings, scores with reasons, the media, and what was not checked: word for word."""
    tree = soup(client, f"/articles/{slug}/report")
    headings = [heading.get_text() for heading in tree.find_all("h2")]
    file = BeautifulSoup(WRITERS["html"](Library(root).open(slug).report), "lxml")
    assert [*(heading.get_text() for heading in file.find_all("h2")), "Keep this report"] == headings
    assert headings[:2] == ["Whom the barriers stop", "The mends that help most"]
    assert set(file.main.stripped_strings) - set(tree.main.stripped_strings) == {f"Accessibility report: {TITLE}", "Source:", "loops.html"}
    for words in ("Mend it.", "61.2", "needs 30 sentences", "blind readers"):
        assert words in tree.main.get_text(" ")


def test_a_finding_leads_to_its_place_in_the_article(client: FlaskClient, slug: str) -> None:
    """By the sentence, or by the block it names; the place is on the page that the link opens."""
    links = [link["href"] for link in soup(client, f"/articles/{slug}/report").select(".where a")]
    assert links
    for link in links:
        assert soup(client, link.partition("#")[0]).find(id=link.partition("#")[2]) is not None


def test_the_report_can_be_kept(client: FlaskClient, slug: str) -> None:
    """As one web page and as text, each a file named like the article; JSON as the command line writes it."""
    for link in soup(client, f"/articles/{slug}/report").select(".links a[href*='report.']"):
        assert client.get(link["href"]).status_code == 200
    assert TITLE in client.get(f"/articles/{slug}/report.html").headers["Content-Disposition"]
    assert {"rules", "readability", "media", "summary"} <= set(client.get(f"/articles/{slug}/report.json").json)
    assert client.get(f"/articles/{slug}/report.exe").status_code == 404


def test_an_article_in_another_language_is_marked(tmp_path: Path) -> None:
    """The words carry their language and direction, the page around them stays English."""
    made = replace(
        edition(),
        article=Article(title=Text("حلقات السمع"), language="ar", blocks=(Paragraph(id="b1", content=Text("عادت")),)),
        versions=(replace(ORIGINAL, language="ar"),),
        renditions=(),
        tracks=(),
    )
    client, slug = library_of(tmp_path, made)
    tree = soup(client, f"/articles/{slug}?version=easy")
    assert (tree.h1["lang"], tree.h1["dir"], tree.find(class_="body")["lang"], tree.find(class_="body")["dir"]) == ("ar", "rtl", "ar", "rtl")
    assert "There is no Easy version of this article" in tree.get_text()


def test_an_article_without_a_title_has_a_heading(tmp_path: Path) -> None:
    """The page still has one h1."""
    client, slug = library_of(
        tmp_path, replace(edition(), article=Article(title=None, blocks=ARTICLE.blocks), versions=(replace(ORIGINAL, title=()),), renditions=())
    )
    assert soup(client, f"/articles/{slug}").h1.get_text(strip=True) == "An article without a title"
