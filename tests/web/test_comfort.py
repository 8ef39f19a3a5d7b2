"""Comfort settings: kept on the reader's device, drawn as classes, never a way in for anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from web.comfort import CONTROLS, answers_of, read
from web.static import FOLDER

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_settings_are_kept_and_honoured_on_every_page(client: FlaskClient, slug: str) -> None:
    """One post keeps them; every page's root then has the classes."""
    answer = client.post("/comfort", data={"theme": "dark", "size": "3", "next": f"/articles/{slug}"})
    assert (303, f"/articles/{slug}") == (answer.status_code, answer.headers["Location"])
    for address in ("/", "/help", f"/articles/{slug}", f"/articles/{slug}/report", "/nowhere"):
        assert {"theme-dark", "size-3"} <= set(client.get(address).text.split('class="')[1].split('"')[0].split())


def test_settings_can_be_set_back(client: FlaskClient) -> None:
    """One button gives the defaults again."""
    client.post("/comfort", data={"theme": "dark"})
    client.post("/comfort", data={"theme": "dark", "reset": "yes"})
    assert "theme-system" in client.get("/").text


def test_own_colours_come_as_a_stylesheet(client: FlaskClient) -> None:
    """The page links a sheet that holds the two colours and nothing else a reader gave."""
    client.post("/comfort", data={"theme": "own", "ink": "#112233", "paper": "#FFEEDD"})
    assert "/own/112233/ffeedd.css" in client.get("/").text
    sheet = client.get("/own/112233/ffeedd.css")
    assert sheet.mimetype == "text/css"
    assert "--ink: #112233" in sheet.text


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=1"])
def test_the_way_back_stays_on_this_site(client: FlaskClient, back: str) -> None:
    """An address that leads elsewhere is not followed."""
    assert client.post("/comfort", data={"next": back}).headers["Location"] == "/comfort?saved=yes"


def test_another_site_cannot_change_settings(client: FlaskClient) -> None:
    """A form sent from elsewhere is refused, and kindly."""
    answer = client.post("/comfort", data={"theme": "dark"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, client.get_cookie("comfort")) == (403, None)


@pytest.mark.parametrize("kept", ['"><script>', 'theme-dark" onload=x', "size-9", "....", "theme-" + "x" * 9000, "ink-zzzzzz.theme-own", "é-ü"])
def test_a_strange_cookie_is_only_the_defaults(client: FlaskClient, kept: str) -> None:
    """Nothing of a cookie reaches the page but known answers."""
    made = read(kept)
    assert all(dict(made.values)[control.name] in {value for value, _ in control.answers} for control in CONTROLS)
    assert (made.ink, made.paper) == ("23201b", "fdfaf4")


def test_what_is_kept_is_read_back() -> None:
    """Every answer of every control survives the cookie."""
    for control in CONTROLS:
        for value, _ in control.answers:
            made = answers_of({control.name: value, "ink": "#123456", "paper": "#abcdef"})
            assert read(made.cookie).values == made.values


def test_every_answer_changes_something() -> None:
    """Each value that is not a default has its class in the stylesheet, or is read by a script."""
    written = "".join(path.read_text(encoding="utf-8") for path in [FOLDER / "page.css", *FOLDER.glob("*.js")])
    for control in CONTROLS:
        for value in {value for value, _ in control.answers} - {control.default}:
            assert f"{control.name}-{value}" in written, (control.name, value)
