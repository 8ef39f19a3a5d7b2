"""Words about deaf and disabled people: advice with its reason, from `people.toml`; never a fault, since people choose their own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from a11y.audit.rule import DEAF, LEARNING, Case, Rule, Subject


@dataclass(frozen=True, slots=True)
class Advice:
    """One entry of the list, ready to search for."""

    pattern: re.Pattern[str]
    company: re.Pattern[str] | None
    write: str
    note: str
    source: str


@lru_cache(maxsize=1)
def entries() -> tuple[Advice, ...]:
    """Return the list; a phrase of several words is found across any white space."""
    found = []
    for entry in tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))["entry"]:
        phrases = [r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split()) for phrase in sorted(entry["words"], key=len, reverse=True)]
        words = "|".join([*phrases, *([entry["pattern"].replace(" ", r"\s+")] if "pattern" in entry else [])])
        after = "|".join(re.escape(word) for word in entry.get("except_before", ()))
        # "the deaf community" is a noun with its adjective, not a crowd: any noun may follow, so what follows must end the phrase.
        tail = (
            rf"(?!\s+(?:{after})\b)(?=\s*(?:[.,;:!?)”’\"]|$|(?:are|were|is|have|had|who|can|could|will|would|and|or|in|of|to|by|with|from|for|at|on|as|do|did|need|should)\b))"
            if after
            else ""
        )
        unlike = "|".join(re.escape(word) for word in entry.get("not_before", ()))
        tail += rf"(?!\s+(?:{unlike})\b)" if unlike else ""
        pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-]){tail}", re.IGNORECASE)
        company = re.compile(entry["only_with"], re.IGNORECASE) if "only_with" in entry else None
        found.append(Advice(pattern, company, entry["write"], entry["note"], entry["source"]))
    return tuple(found)


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Say whether words are part of a name, such as a Society for the Deaf: an institution's name is its own."""
    return bool(re.match(r"the [A-Z]", match[0])) and bool(re.search(r"\b[A-Z][\w’'-]+ (?:for|of) $", text[: match.start()]))


def _about_people(subject: Subject) -> Iterator[Case]:
    if subject.english:
        yield Case("passed")
    for line in subject.english:
        for entry in entries():
            match = entry.pattern.search(line.text)
            if match and not _in_name(line.text, match) and (entry.company is None or entry.company.search(line.text)):
                # The finding is a question for the editor, so it can't fail a build or a page.
                yield Case(
                    "cant-tell",
                    message=f"“{match[0]}”: {entry.note}",
                    fix=f"Consider: {entry.write}.",
                    block=line.block or None,
                    target=line.id,
                    passage=line.text,
                )


RULES: tuple[Rule, ...] = (
    Rule(
        id="words-about-people",
        title="Words about deaf and disabled people are theirs",
        applies="the text",
        expects="the words that their own organisations ask for",
        impact="moderate",
        helps=(DEAF, LEARNING),
        message="Words that many deaf or disabled people reject.",
        fix="Ask the person what they call themselves; else use the words their organisations ask for.",
        source="people.toml, each entry with its note and source",
        check=_about_people,
        advice=True,
    ),
)
