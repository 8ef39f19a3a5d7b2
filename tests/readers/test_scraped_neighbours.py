"""What the lines around a line tell of it: posts in several lines, the same words twice, labels that come again, heads in a text without pictures."""

from __future__ import annotations

import pytest

from a11y.model import Other, Quote, Video
from tests.readers.test_scraped_roles import AFTER, BEFORE, kinds, read

SAYS = "She said that the horn had been sold, and that nobody had asked the hens about any of it."


def test_a_post_in_several_lines_is_quoted_whole() -> None:
    """From the line with a tag or handle down to its writer's; the story above it is not touched."""
    post = "SCOOP: @Harbourmaster sells the horn\n\n+20 hens on board\n\nNobody is pleased — Ann Lee (@annlee) May 3, 2020"
    assert kinds(f"{SAYS}\n\n{post}") == ["paragraph", "quote", "quote", "quote"]


def test_a_crosshead_above_a_post_is_no_part_of_it() -> None:
    """Without a tag, a handle or a link in it an open line is not the post's."""
    assert kinds("What the harbour thinks\n\nNobody is pleased — Ann Lee (@annlee) May 3, 2020") == ["heading", "quote"]


def test_a_post_that_opens_with_its_writer() -> None:
    """The handle stands before the words; somebody of the story with a handle in brackets, who says something, is story."""
    assert kinds("Ann Lee (@annlee) Hi Morag, please keep the horn") == ["quote"]
    assert kinds("Ann Lee (@annlee) said that the horn was the finest on the coast.") == ["paragraph"]


def test_a_video_s_name_and_again_with_its_length() -> None:
    """Two lines, one after the other, both name it."""
    article = read(f"{BEFORE}\n\nMorag Sinclair: We must keep the horn\n\nMorag Sinclair: We must keep the horn 01:18\n\n{AFTER}")
    assert [block.label for block in article.blocks if isinstance(block, Video)][:1] == ["Morag Sinclair: We must keep the horn"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Harbour crowd cheers the last ferry home 2:14", "video"),
        ("The choir will sing at the harbour at 10:30", "heading"),
        ("Ms Sinclair shows the wheelhouse to her neighbours. 0:42", "video"),
        ("WATCH: The last ferry leaves Port Ellery for good.", "video"),
        ("Watch: the last ferry left Port Ellery for good, and nobody cheered.", "paragraph"),
        ("Why nobody wanted the old ferry's horn Read more", "related"),
        ("Also on ellery.com What is wrong with the new bridge?", "related"),
        ("‘A scandal’: Council warns Port Ellery over bridge paint", "related"),
        ("[Has Port Ellery sold its horn for too little money]", "related"),
        ("Morag Sinclair at the wheel.(Ann Lee/Ellery Images)", "figure"),
        ("Morag Sinclair at the wheel of the old ferry(Ellery Museum)", "figure"),
        ("Morag Sinclair said that she would miss the rock most of all. (Picture: Ann Lee)", "figure"),
        ("Ms Sinclair said so twice (once in the rain).", "paragraph"),
        ("Captain Morag Sinclair waves to the crowd. Hide Caption 4 of 31", "figure"),
        ("Ann Lee/Ellery Images Ann Lee/Ellery Images", "figure"),
        ("“I have nothing to say to the council until it answers my letters” Morag Sinclair", "quote"),
        ("I will never forgive our council for what it did to that horn. Morag Sinclair", "quote"),
    ],
)
def test_what_opens_or_closes_a_line(line: str, kind: str) -> None:
    """Lengths, buttons, brackets without a space, labels in capitals, and who says it."""
    assert kinds(line) == [kind]


def test_a_picture_s_text_and_its_caption_say_the_same() -> None:
    """The same short line twice in a row, with a name of the story."""
    assert kinds("Morag Sinclair in 1998\n\nMorag Sinclair in 1998") == ["figure", "figure"]


def test_a_label_that_only_open_lines_have_is_a_picture_s() -> None:
    """What somebody says ends as sentences do; captions with one label do not."""
    lines = f"Ferry ends: Morag Sinclair leaves the harbour\n\n{SAYS}\n\nFerry ends: The captain waves from the deck"
    assert kinds(lines) == ["figure", "paragraph", "figure"]
    talk = f"Hill: What will you miss?\n\n{SAYS}\n\nHill: And what will you keep?"
    assert kinds(talk) == ["paragraph", "paragraph", "paragraph"]


def test_related_article_announces_one_link() -> None:
    """Also when it speaks of the story's own people, right above the next paragraph."""
    assert kinds(f"Related article\n\nMorag Sinclair has bought the old wheelhouse\n\n{SAYS}") == ["related", "related", "paragraph"]


def test_dashes_in_a_row_are_a_list() -> None:
    """Three lines and more; two may be speech."""
    lines = [f"– The captain would call on the council to keep the {what}" for what in ("horn", "rock and its two old lights", "hens")]
    assert kinds("\n\n".join(lines)) == ["list"]


def test_numbers_in_brackets_head_their_paragraphs() -> None:
    """Numbered like each other, with paragraphs between them; a footnote ends as a sentence."""
    assert kinds(f"(1) She sold the horn:\n\n{SAYS}\n\n(2) She kept the rope:") == ["heading", "paragraph", "heading"]


def test_bare_lines_are_heads_where_nothing_shows_pictures() -> None:
    """The story below takes their words up, and another line is surely a head; the words of a caption stand above it."""
    heads = f"What the hens think\n\n{SAYS}\n\nThe captain sold her rope\n\nThe captain had kept the rope for thirty years, and sold it within an hour."
    assert kinds(heads) == ["heading", "paragraph", "heading", "paragraph"]
    told = "The captain had kept the rope for thirty years, and sold it within an hour."
    assert kinds(f"What the hens think\n\n{told}\n\nThe captain sold her rope\n\n{SAYS}") == ["heading", "paragraph", "figure", "paragraph"]


def test_a_head_quotes_what_stands_below() -> None:
    """A few of its words are between marks, and the next paragraph has them too."""
    below = "The council said on Friday that it was “deeply sorry” about the horn."
    assert kinds(f"Council ‘deeply sorry’ about Sinclair's horn\n\n{below}") == ["heading", "paragraph"]


def test_links_in_the_same_dress() -> None:
    """Where one headline in capitals is a link, one that asks is a link too."""
    lines = f"SCHOOL BAND PLAYS THROUGH POWER CUT IN NEXT VALLEY\n\n{SAYS}\n\nWHAT IS THE DIFFERENCE BETWEEN A FERRY AND A BRIDGE THAT MOVES?"
    assert kinds(lines) == ["related", "paragraph", "related"]


def test_who_writes_below_the_story() -> None:
    """A name that the story does not know, and a writer's work; somebody of the story with such a job stays in it."""
    article = read(f"{BEFORE}\n\n{AFTER}\n\nAnn Lee is a reporter who covers harbours. She can be reached by boat. She swims. Write to her.")
    assert isinstance(article.blocks[-1], Other)
    told = read(f"{BEFORE}\n\n{AFTER}\n\nAnn Lee was there too.\n\nAnn Lee is a reporter who covers harbours, and she wept when the horn was sold.")
    assert told.blocks[-1].kind == "paragraph"


def test_a_dash_and_a_name() -> None:
    """Below quoted words they say whose these are; below the story they sign it."""
    article = read(f"{BEFORE}\n\n“I have nothing to say to the council until it answers my letters”\n\n— Morag Sinclair\n\n{AFTER}")
    assert [block.cite for block in article.blocks if isinstance(block, Quote)] == ["Morag Sinclair"]
    assert read(f"{BEFORE}\n\n{AFTER}\n\n— Ann Lee").byline == "Ann Lee"


def test_a_long_open_line_below_a_colon_stays_in_the_story() -> None:
    """A list that lost its breaks and its full stop is what the colon announces."""
    things = "A new home for the horn A fence around the wheelhouse for the hens Paint that dries in the rain of Port Ellery"
    assert kinds(f"She asked the council for three things:\n\n{things}") == ["paragraph", "paragraph"]
