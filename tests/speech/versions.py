"""Articles and versions made by hand, so that these tests need no other room."""

from __future__ import annotations

from a11y.model import Article, Heading, ListBlock, Paragraph, Sentence, Text, Version, VersionBlock


def article_of(
    *paragraphs: str, title: str = "Deaf club opens", language: str = "en", byline: str | None = None, published: str | None = None, url: str | None = None
) -> tuple[Article, Version]:
    """Return an article and its original version with one sentence a paragraph; a paragraph that starts with "# " is a heading, with "- " a list."""
    blocks: list[Heading | Paragraph | ListBlock] = []
    shown: list[VersionBlock] = []
    for number, words in enumerate(paragraphs, 1):
        sentence = (Sentence(f"s{number + 1}", words.removeprefix("# ").removeprefix("- ")),)
        text = Text(sentence[0].text)
        if words.startswith("# "):
            blocks.append(Heading(id=f"b{number}", content=text))
            shown.append(VersionBlock(f"b{number}", "heading", (sentence,)))
        elif words.startswith("- "):
            blocks.append(ListBlock(id=f"b{number}", items=(text,)))
            shown.append(VersionBlock(f"b{number}", "list", (sentence,)))
        else:
            blocks.append(Paragraph(id=f"b{number}", content=text))
            shown.append(VersionBlock(f"b{number}", "paragraph", (sentence,)))
    article = Article(title=Text(title) if title else None, byline=byline, published=published, url=url, language=language, blocks=tuple(blocks))
    version = Version(level="original", language=language, title=(Sentence("s1", title),) if title else (), blocks=tuple(shown))
    return article, version


STORY = (
    "The club was full by seven, and nobody had to shout.",
    "# Why it matters",
    "“It is ours,” said Ann Lee, who has waited for years for a place like this.",
    "- Tea is free.",
    "# What comes next",
    "The next evening is on Friday.",
)
