"""Read the audit's examples: Markdown, one heading per rule, under it a verdict and what is judged.

    ## image-name
    ### failed: a picture without an alternative
        <img src="a.jpg">

An indented passage that begins with `<` is an HTML page; any other is an article: `# ` its title, `## ` a standfirst, each further line
a sentence (`30× ` before it: thirty times), `== ` a heading of level 2 (`=== ` of 3 …), an empty line between paragraphs, `!video LABEL`
a video, `!checked LABEL` one with checked captions. `plain:` begins the plain version of the lines before it, `left out:` what that
leaves out. A page with an <article> holds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from a11y.audit import Subject
from a11y.model import Article, Block, Heading, LeftOut, Paragraph, Reading, Sentence, Text, Track, Version, VersionBlock, Video
from a11y.readers.page import grow
from a11y.scores import score

HERE = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the rule, the verdict it must give, what the case is, and the source."""

    rule: str
    verdict: str
    title: str
    source: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.verdict}: {self.title}"


def read() -> list[Example]:
    """Return every example of every topic."""
    return [example for file in sorted(HERE.glob("*.md")) for example in _examples(file.read_text(encoding="utf-8"))]


def _examples(text: str) -> Iterator[Example]:
    rule = ""
    for part in re.split(r"^(?=##)", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        if heading.startswith("### "):
            verdict, _, title = heading[4:].partition(": ")
            yield Example(rule, verdict.strip(), title.strip(), "\n".join(line[4:] for line in body.rstrip().splitlines()).strip("\n"))
        else:
            rule = heading[3:].strip()


def subject(source: str) -> Subject:
    """Return what a rule is given for an example."""
    if source.lstrip().startswith("<"):
        page = grow("example.html", source, url="https://news.example.org/story").page
        told = Article(title=Text("A story"), blocks=(Paragraph(id="b1", content=Text("Words.")),)) if "<article" in source else None
        return Subject(Reading("example.html", told, page, source.encode()))
    written, _, made_of_it = source.partition("plain:\n")
    plain, _, left = made_of_it.partition("left out:\n")
    blocks: list[Block] = []
    title, standfirst = None, None
    version_blocks: list[VersionBlock] = []
    tracks: list[Track] = []
    head: dict[str, tuple[Sentence, ...]] = {}
    number = 0
    for part in re.split(r"\n\s*\n", written.strip()):
        sentences = []
        for line in _repeated(part):
            number += 1
            sentence = Sentence(f"s{number}", line.lstrip("# "))
            if line.startswith("## "):
                standfirst, head["standfirst"] = Text(sentence.text), (sentence,)
            elif line.startswith("# "):
                title, head["title"] = Text(sentence.text), (sentence,)
            elif heading := re.match("(==+) (.+)", line):
                blocks.append(Heading(id=f"b{len(blocks) + 1}", level=len(heading[1]), content=Text(heading[2])))
            elif line.startswith("!"):
                blocks.append(Video(id=f"b{len(blocks) + 1}", label=line.partition(" ")[2].strip()))
                if line.startswith("!checked"):
                    tracks.append(Track(video=blocks[-1].id, label="", status="human-checked", kind="captions", language="en", provenance="", vtt=""))
            else:
                sentences.append(sentence)
        if sentences:
            block = f"b{len(blocks) + 1}"
            blocks.append(Paragraph(id=block, content=Text(" ".join(sentence.text for sentence in sentences))))
            version_blocks.append(VersionBlock(block, "paragraph", (tuple(sentences),)))
    original = Version(level="original", blocks=tuple(version_blocks), **head)
    versions = [original]
    if plain:
        sources = [sentence.id for block in version_blocks for sentence in block.parts[0]]
        made = tuple(Sentence(f"p{n}", line, sources=(sources[min(n - 1, len(sources) - 1)],)) for n, line in enumerate(_repeated(plain.strip()), 1))
        gone = tuple(LeftOut(sources[0], line, "too long") for line in left.strip().splitlines())
        versions.append(Version(level="plain", blocks=(VersionBlock("b1", "paragraph", (made,)),), left_out=gone))
    article = Article(title=title, standfirst=standfirst, blocks=tuple(blocks))
    return Subject(Reading("example.txt", article, None, source.encode()), versions, {version.level: score(version) for version in versions}, tracks)


def _repeated(part: str) -> Iterator[str]:
    for line in part.splitlines():
        match = re.match(r"(\d+)× (.*)", line)
        yield from [match[2]] * int(match[1]) if match else [line]
