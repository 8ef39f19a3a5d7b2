"""Make one added article: `python -m web.building FOLDER`, the process behind a job of `web.jobs`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from filelock import FileLock

from a11y.errors import A11yError
from a11y.library import Library, identity
from web.jobs import State, write_state


def build(folder: Path) -> State:
    """Make the article of one job folder, telling its state on the way, and return the last state."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    with FileLock(folder.parent / ".lock"):  # one after the other: the machine is the readers'
        write_state(folder, State("reading", pid=os.getpid()))
        try:
            last = State("done", _record(folder, job) if job.get("slug") else _make(folder, job))
        except A11yError as error:
            last = State("failed", problem=getattr(error, "problem", str(error)), mend=getattr(error, "mend", ""))
        except Exception as error:  # noqa: BLE001 - whatever it was, the person who waits is told
            last = State("failed", problem=f"it could not be made ({type(error).__name__})", mend="try another article; this one shows a mistake of ours")
        write_state(folder, last)
    if last.step == "done":
        (folder / "source").unlink(missing_ok=True)
    return last


def _make(folder: Path, job: dict[str, str]) -> str:
    from a11y import pipeline, readers
    from a11y.readers.address import fetch

    library = Library(Path(job["library"]))
    data, url, content_type = (folder / "source").read_bytes(), job["url"], None
    if url:
        fetched = fetch(url)
        data, url, content_type = fetched.data, fetched.url, fetched.content_type
    reading = readers.read(job["name"], data, url=url or None, content_type=content_type)

    def stage(name: str) -> None:
        slug = library.find(identity(reading.article, reading.data)) if name != "text" and reading.article else None
        write_state(folder, State("audio" if slug else "text", slug or "", pid=os.getpid()))

    return pipeline.transform(reading, library, voice=job["voice"], base=url or None, stage=stage).slug


def _record(folder: Path, job: dict[str, str]) -> str:
    from a11y import pipeline

    library, slug = Library(Path(job["library"])), job["slug"]
    stored = library.open(slug)
    version = next(version for version in stored.versions if version.level == job["level"])
    if not any(rendition.level == version.level for rendition in stored.renditions):
        write_state(folder, State("audio", slug, pid=os.getpid()))
        pipeline.record(library, stored, version, job["voice"], pipeline.names_of(pipeline.gifts(library, slug)))
    return slug


if __name__ == "__main__":
    build(Path(sys.argv[1]))
