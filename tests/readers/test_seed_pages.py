"""The seeds are the demo: between them they show every kind of trouble that the product exists for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

SEEDS = Path(__file__).parent.parent.parent / "seeds"
PAGES = {file.name: file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.html"))}

# Each trouble with the markup that shows it; at least one page must.
TROUBLES = {
    "a video with captions": r'<track kind="captions"',
    "a video without captions": r"<video (?![^>]*controls)[^>]*autoplay",
    "a YouTube player": r"<iframe[^>]*youtube",
    "a JW Player placeholder": r'class="jwplayer',
    "a Brightcove placeholder": r"<video-js[^>]*data-account",
    "a sound player": r"<audio ",
    "an image without alt": r"<img(?![^>]*\balt=)[^>]*>",
    "an image with empty alt": r'<img[^>]*\balt=""',
    "an image whose alt is its file name": r'alt="IMG_\d+\.jpg"',
    "an image whose alt says image": r'alt="(?:image|photo|chart)"',
    "an image with a good alt": r'alt="[^"]{60,}"',
    "a heading jump": r"(?s)</h1>(?:(?!<h[23]).)*<h4",
    "a link that says click here": r">click here</a>",
    "a link that says read more": r">read more</a>",
    "no page language": r"<html>",
    "a wrong page language": r'<html lang="(?:fr|de)"',
    "a data table with headers": r'<th scope="col">',
    "a data table without": r"<tr><td><b>Harbour</b>",
    "a quotation in another language, marked": r'lang="cy">Mae',
    "a quotation in another language, unmarked": r"“Dw i wedi aros",
    "an abbreviation that is explained": r'<abbr title="',
    "an abbreviation that is not": r"<abbr>",
    "money": r"£\d+(?:\.\d)?m\b",
    "a large number": r"\d,\d{3},\d{3}",
    "a list": r"<ol>\s*<li>Look",
    "a paragraph in the language of the law": r"Having regard to [^<]{500,}</p>",
    "a cookie notice": r"cookies",
    "an advertisement": r"(?i)advertisement",
    "related stories": r'class="[^"]*related',
    "a newsletter": r"(?i)newsletter",
    "share buttons": r'class="[^"]*share',
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_some_page_shows(trouble: str) -> None:
    """Every trouble in the list is in one page at least."""
    assert any(re.search(TROUBLES[trouble], page) for page in PAGES.values())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_of_an_article_s_length_and_names_no_real_host(name: str) -> None:
    """Between 400 and 950 words of story, every address fictional but the embedded player's."""
    page = BeautifulSoup(PAGES[name], "lxml")
    words = sum(len(paragraph.get_text().split()) for paragraph in page.find_all("p") if len(paragraph.get_text().split()) >= 12)
    hosts = set(re.findall(r'(?:src|href|content|url)="https?://([^/"]+)', PAGES[name]))
    assert 400 <= words <= 950
    assert [host for host in hosts if not re.search(r"(?:^|\.)example\.(?:org|com|net)$|^www\.youtube-nocookie\.com$", host)] == []
