"""Hostile words in every place a page shows: nothing that could run or load is in it, everything is read as the words it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from a11y.given import Given
from a11y.library import Library
from a11y.model import GivenSign
from tests.web.conftest import reader
from tests.web.injections import ADDRESSES, INJECTIONS, hostile, publish_everything, readable
from tests.web.sample import edition
from web.links import safe_href
from web.media import file_words

if TYPE_CHECKING:
    from flask.testing import FlaskClient

# What would tell a stranger about our insides.
INSIDES = re.compile(r"Traceback|jinja2|werkzeug|sqlite|SECRET|root:x|/tmp/|site-packages|LibraryError", re.IGNORECASE)


def test_the_list_is_long() -> None:
    """Hundreds of kinds, each once."""
    assert len(set(INJECTIONS)) == len(INJECTIONS) > 400


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[FlaskClient, str]:
    """Return a reader of a library with one edition that holds every injection, and its slug."""
    root = tmp_path_factory.mktemp("crowded")
    return reader(root), publish_everything(root)


@pytest.mark.parametrize("view", ["?version=original", "?version=easy", "?version=side", "/report", "/mistake?sentence=e3-1"])
def test_every_injection_is_words_in_every_place(crowded: tuple[FlaskClient, str], view: str) -> None:
    """Each page parses to the elements the templates wrote, with no event attribute, script or foreign address among them."""
    client, slug = crowded
    answer = client.get(f"/articles/{slug}{view}")
    assert answer.status_code == 200
    assert_tame(answer.text)


def test_the_words_that_an_article_has_one_of(tmp_path: Path) -> None:
    """Title, standfirst, byline, dates, language, address, and who gave a sign-language video, on the article's page and in the list."""
    library, client = Library(tmp_path), reader(tmp_path)
    for number, words in enumerate(INJECTIONS[::8]):
        slug = library.publish(hostile([(readable(words), ADDRESSES[number % len(ADDRESSES)])]))
        assert re.fullmatch(r"[a-z0-9-]+", slug)
        sign = GivenSign(when=readable(words), by=readable(words), file="0123456789abcdef.mp4", name=words, language=readable(words), duration_ms=1)
        Given(tmp_path / slug).add(sign)
        assert_tame(client.get(f"/articles/{slug}?version=easy").text)
        if number % 10 == 9:
            assert_tame(client.get("/").text)


def test_a_file_to_keep_is_named_in_letters(tmp_path: Path) -> None:
    """Whatever the title is, the name in the header is one line of letters, digits and spaces."""
    library, client = Library(tmp_path), reader(tmp_path)
    assert all(re.fullmatch(r"[\w ]+", file_words(words)) for words in INJECTIONS)
    for words in ("x\r\nSet-Cookie: a=b", '"; filename=evil.exe', "../../etc/passwd", "<script>alert(1)</script>"):
        slug = library.publish(hostile([(words, "")]))
        for file in ("articles/{}/report.html", "articles/{}.txt?version=easy"):
            header = client.get("/" + file.format(slug)).headers["Content-Disposition"]
            assert re.fullmatch(r'attachment; filename="?[\w -]+\.(html|txt)"?', header), header
        library.remove(slug)


def test_search_words_come_back_as_words(tmp_path: Path) -> None:
    """In the box, the heading and the title."""
    client = reader(tmp_path)
    for words in INJECTIONS[::2]:
        answer = client.get("/", query_string={"q": words})
        assert answer.status_code == 200
        assert_tame(answer.text)


def test_an_address_that_leads_nowhere_is_not_repeated(tmp_path: Path) -> None:
    """Whatever part of it is hostile, the answer is the same kind page with the right status, and tells nothing of our insides."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    kind = client.get("/nowhere").text.partition("<main")[2]
    assert not INSIDES.search(kind)
    for words in INJECTIONS:
        part = quote(words.replace("/", ""), safe="", errors="replace") or "x"
        for address in (
            f"/articles/{part}",
            f"/articles/{slug}?version={part}",
            f"/articles/{part}/report",
            f"/articles/{slug}/report.{part}",
            f"/articles/{slug}.txt?version={part}",
            f"/media/{slug}/{part}",
            f"/sign/{slug}/{part}",
            f"/own/{part}/ffffff.css",
            f"/static/{part}/{part}.js",
            f"/?page={part}",
            f"/{part}",
        ):
            answer = client.get(address)
            assert (answer.status_code, answer.text.partition("<main")[2]) == (404, kind), address


def test_a_hostile_cookie_chooses_nothing(tmp_path: Path) -> None:
    """The page is the one of a reader without a cookie, whatever name the hostile words stand under."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    plain = client.get(f"/articles/{slug}").text
    for words in INJECTIONS:
        value = quote(words, safe="<>=()'/ {}", errors="replace")
        header = {"Cookie": f"comfort={value}; version={value}; session={value}; {quote(words, safe='', errors='replace')}=1"}
        answer = client.get(f"/articles/{slug}", headers=header)
        assert (answer.status_code, answer.text) == (200, plain), words


def test_what_a_form_sends_is_only_words(tmp_path: Path) -> None:
    """A way back that leads elsewhere is not taken; a form without its token is kindly refused and shows the words again."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    for words in INJECTIONS[::8]:
        answer = client.post("/comfort", data={"next": words, "theme": words, "ink": words})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/comfort?saved=yes"), words
        for address in ("/add", f"/articles/{slug}/mistake"):
            answer = client.post(address, data={"text": words, "note": words, "sentence": words, "csrf_token": words})
            assert answer.status_code == 400
            assert_tame(answer.text)


def assert_tame(page: str) -> None:
    """Fail when a page holds anything that could run or load."""
    tree = BeautifulSoup(page, "html.parser")
    for tag in tree.find_all(name=True):
        assert not [name for name in tag.attrs if name.startswith("on") or name in {"style", "srcdoc", "formaction", "xlink:href"}], tag
        assert tag.name not in {"iframe", "object", "embed", "base", "math", "template", "style", "img", "xmp", "plaintext", "mglyph"}, tag
        if tag.name == "script":
            assert tag["src"].startswith("/static/"), tag
            assert not tag.string
        for name in ("href", "src", "action", "poster"):
            value = tag.get(name, "/")
            assert value.startswith(("/", "#", "http://", "https://", "mailto:")), (name, value)
    assert "49" not in [text.strip() for text in tree.find_all(string=True)]
    assert [len(tree.find_all("main")), len(tree.find_all("h1"))] == [1, 1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_unsafe_addresses_are_no_links(address: str) -> None:
    """Neither alone nor against the article's own address does one of these lead anywhere but the web."""
    assert safe_href(address) is None
    against = safe_href(address, "https://news.example/a")
    assert against is None or against.startswith("https://news.example")


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d=%20", "http://example.org", "mailto:news@example.org", "HTTPS://EXAMPLE.ORG/"])
def test_safe_addresses_stay(address: str) -> None:
    """Ordinary addresses are left as they are."""
    assert safe_href(address) == address
