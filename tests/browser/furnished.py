"""A library with a page of every kind in it: the sample, one that people have given to, enough others for a second page of the list, and jobs."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.given import Given
from a11y.library import Library
from a11y.model import GivenSign, Heading, Sentence, SignCue, Text, Version, VersionBlock
from tests.editions import edition as small
from tests.signed import video
from tests.web.sample import ARTICLE, edition
from web.jobs import FOLDER, State, write_state

if TYPE_CHECKING:
    from pathlib import Path

FAILED, MAKING = "f" * 16, "a" * 16


def furnish(root: Path) -> dict[str, str]:
    """Fill a folder and return what the addresses of its pages are made of: `slug`, `given`, `failed` and `making`."""
    library = Library(root)
    slug = library.publish(edition())
    for number in range(21):
        one = small(f"An older story, number {number}", url=f"https://news.example/older/{number}")
        library.publish(replace(one, article=replace(one.article, published="2025-01-01")))
    write_state(_job(root, FAILED), State("failed", problem="the text is empty", mend="paste it once more"))
    write_state(_job(root, MAKING), State("text", pid=os.getpid()))
    return {"slug": slug, "given": _given(library), "failed": FAILED, "making": MAKING}


def checked(version: Version) -> Version:
    """Return a version in which a person has written one sentence and approved another."""
    (parts,) = version.blocks[0].parts
    by = (replace(parts[0], by_person="corrected"), replace(parts[1], by_person=None), replace(parts[2], by_person="approved"))
    return replace(version, blocks=(replace(version.blocks[0], parts=(by,)), *version.blocks[1:]))


def _given(library: Library) -> str:
    """Publish the sample once more with a second part, with checked sentences, and with sign-language videos of it and of its video."""
    made = edition()
    blocks = (*ARTICLE.blocks, Heading(id="b90", content=Text("What comes next"), level=3))
    article = replace(ARTICLE, title=Text("A story with gifts"), url="https://news.example/gifts", published="2025-06-01", blocks=blocks)
    original, plain, easy = (
        replace(one, blocks=(*one.blocks, VersionBlock("b90", "heading", ((Sentence(f"{one.level[0]}190", "What comes next"),),)))) for one in made.versions
    )
    slug = library.publish(replace(made, article=article, versions=(original, plain, checked(easy))))
    given = Given(library.root / slug)
    with video(library.root / "story.webm").open("rb") as source:
        file = given.keep(source, "story.webm")
    (library.root / "story.webm").unlink()
    cues = (SignCue(0, 3000, ("It has now put them back.",)), SignCue(3000, 5000, ("What a loop does",)))
    of_article = GivenSign(when="2026-05-05T00:00:00Z", by="Ines Dahl", file=file, name="story.webm", language="bfi", duration_ms=6000, cues=cues)
    given.add(of_article)
    given.add(replace(of_article, video="b2", label="Watch: a meeting with the loop switched on", src="https://video.example/1", cues=()))
    return slug


def _job(root: Path, number: str) -> Path:
    folder = root / FOLDER / number
    folder.mkdir(parents=True)
    return folder
