"""How well videos are found, named and given a status on pages outside the project: `python -m tests.benchmarks.video_labels FOLDER`.

The folder holds pairs `NAME.html.gz` and `NAME.json`; the second says `video_players_in_article` (a number), `video_titles_or_captions` (the names
the page gives its videos) and `url`.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from a11y import captions, plain
from a11y.errors import SourceError
from a11y.readers import read


def main(folder: Path) -> None:
    """Print one line a page: players found and expected, names found and expected, statuses, faults of style or syntax in the files."""
    players = wanted = named = names = faults = 0
    for note in sorted(folder.glob("*.json")):
        page = json.loads(note.read_text(encoding="utf-8"))
        try:
            article = read(note.stem, gzip.decompress(note.with_suffix(".html.gz").read_bytes()), url=page.get("url")).article
        except SourceError as error:
            print(error)
            continue
        tracks = captions.tracks(article, plain.original(article)) if article else ()
        labels = " | ".join(track.label for track in tracks).casefold()
        found = [name for name in page["video_titles_or_captions"] if name.casefold() in labels]
        broken = sum(len(captions.check(track.vtt.encode(), "bbc")) for track in tracks)
        statuses = ", ".join(sorted({track.status for track in tracks}))
        print(
            f"{note.stem}: players {len(tracks)}/{page['video_players_in_article']}, names {len(found)}/{len(page['video_titles_or_captions'])}, "
            f"faults {broken}, {statuses}"
        )
        players += len(tracks) == page["video_players_in_article"]
        wanted += 1
        named += len(found)
        names += len(page["video_titles_or_captions"])
        faults += broken
    print(f"all: pages with the right number of players {players}/{wanted}, names {named}/{names}, faults {faults}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
