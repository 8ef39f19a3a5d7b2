"""Every page as data: at its own address for who asks for JSON, under `.json`, and as the help page tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.test_pages import soup
from web import create_app
from web.jobs import State, write_state
from web.programs import ADDRESSES, FAILURE, Address

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

JSON = {"Accept": "application/json"}
# Answers that are no page: files, stylesheets, and forms of a page that are documented beside it.
NO_PAGES = ("/static/", "/media/", "/sign/", "/own/", "/articles/<slug>.txt", "/articles/<slug>/report.<form>")


def filled(address: str, slug: str) -> str:
    """Return a documented address with its words in capitals filled in."""
    return address.replace("NAME", slug).replace("NUMBER", "0123456789abcdef").replace("WORDS", "loops").replace("ID", "e3b")


@pytest.fixture
def making(root: Path) -> None:
    """Put an article in the making into the library."""
    folder = root / ".adding" / "0123456789abcdef"
    folder.mkdir(parents=True, exist_ok=True)
    write_state(folder, State("done", "x"))


@pytest.mark.usefixtures("making")
@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: row.address)
def test_a_documented_address_holds_what_is_documented(client: FlaskClient, slug: str, row: Address) -> None:
    """The names in the data are the names in the list."""
    answer = client.get(filled(row.address, slug))
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert set(row.holds) <= answer.json.keys()


@pytest.mark.usefixtures("making")
@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: row.address)
def test_the_page_itself_gives_the_same_data(client: FlaskClient, slug: str, row: Address) -> None:
    """Asked for JSON, a page answers as its `.json` does; asked for anything, it is a page."""
    path, _, query = filled(row.address, slug).partition("?")
    page = f"{path.removesuffix('.json').replace('/index', '/')}?{query}"
    assert client.get(page, headers=JSON).json == client.get(f"{path}?{query}").json
    assert client.get(page).mimetype == "text/html"


def test_every_page_of_the_viewer_is_in_the_list() -> None:
    """Each address that answers a GET has its row, or is a file of a page."""
    rules = [rule.rule for rule in create_app().url_map.iter_rules() if "GET" in (rule.methods or ())]
    pages = {rule.replace("<slug>", "NAME").replace("<number>", "NUMBER") for rule in rules if not rule.startswith(NO_PAGES)}
    told = {row.address.partition("?")[0] for row in ADDRESSES}
    assert {page for page in pages if not page.endswith(".json")} == {re.sub(r"(index)?\.json$", "", address) for address in told}
    assert {page for page in pages if page.endswith(".json")} == told


def test_the_help_page_tells_each_address_and_what_it_holds(client: FlaskClient) -> None:
    """What a person reads there is the list itself."""
    words = soup(client, "/help").get_text(" ")
    assert all(row.address in words and ", ".join(row.holds) in words for row in ADDRESSES)
    assert all(name in words for name in FAILURE)


@pytest.mark.parametrize("address", ["/articles/none.json", "/index.json?page=9", "/nothing.json", "/articles/none/report.json", "/add/0.json"])
def test_a_failure_is_data_under_a_json_address(client: FlaskClient, address: str) -> None:
    """A program that asked for `.json` is not answered with a page."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype, tuple(answer.json)) == (404, "application/json", FAILURE)
