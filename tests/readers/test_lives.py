"""Lines below a story that tell who its writer is are not the story's; a story about its writer's namesake is."""

import pytest

from a11y.model import Block, Other, Paragraph, Related
from a11y.readers import read

STORY = "<p>The harbour wall was mended in the spring, and the boats came back to it one by one.</p>" * 5
HEAD = '<title>Wall</title><meta name="author" content="Ann Lee and Tom Reed">'


def blocks(after: str, before: str = "") -> list[Block]:
    """Return the blocks of a story by two writers with this markup around it."""
    page = f"<!doctype html><html><head>{HEAD}</head><body><h1>The wall is mended</h1><article>{before}{STORY}{after}</article></body></html>"
    article = read("x", page.encode()).article
    return list(article.blocks) if article else []


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee is a writer who lives by the harbour and keeps two goats and a boat.",
        "Tom Reed has covered the coast and its walls for more than twenty years in three papers.",
        "Ann Lee, a mason, lives by the harbour with two goats and a boat that she built.",
        "Ann is the editor of the harbour's own paper, and a keen swimmer in all its weathers.",
    ],
)
def test_who_the_writer_is_stands_below_the_story(line: str) -> None:
    """It opens with the writer's name, and the story says nothing of the writer."""
    found = blocks(f"<p>{line}</p>")
    assert isinstance(found[-1], Other)
    assert sum(isinstance(block, Paragraph) for block in found) == 5


def test_what_goes_on_about_the_writer_goes_with_it() -> None:
    """The next line speaks of the same person and gives no name."""
    found = blocks("<p>Ann Lee is a writer who lives by the harbour and keeps a boat.</p><p>She has told of walls since she was a girl in the town.</p>")
    assert [isinstance(block, Other) for block in found[-2:]] == [True, True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<p>A mason, Ann Lee, has mended the wall by herself, and the town has thanked her for it.</p>",
            "<p>Ann Lee is now at work upon the second wall.</p>",
        ),
        ("", "<p>Joan Hill is a mason who has mended every wall along the coast by herself.</p>"),
        ("", "<p>When the wind turns, Ann Lee says, the wall is dry and the boats lie still behind it.</p>"),
    ],
)
def test_a_person_of_the_story_stays(before: str, after: str) -> None:
    """The story tells of the writer, somebody else is named, or the line does not open with the name."""
    assert isinstance(blocks(after, before)[-1], Paragraph)


def test_a_hand_before_a_link_leads_elsewhere() -> None:
    """The same words without the link are the story's."""
    linked, plain = (
        "👉 <a href='/goats'>All that we know about the goats</a> of the harbour.",
        "👉 All that we know about the goats of the harbour is written here.",
    )
    found = blocks(f"<p>{linked}</p>{STORY}<p>{plain}</p>{STORY}")
    assert [type(block) for block in found if "👉" in str(block)] == [Related, Paragraph]
