"""Articles in the making: one folder each under the library's `.adding/`, so that any process can tell how far it is.

    .adding/<id>/source     what was given, byte for byte; kept until the article is made, so that nothing typed is lost
    .adding/<id>/job.json   its name, address and voice
    .adding/<id>/state.json how far it is; replaced whole

The work itself runs in a process of its own (`python -m web.building`), one after the other: a killed server leaves
the library whole, and a job whose process is gone is told as interrupted.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

FOLDER = ".adding"
ID = re.compile(r"[a-z0-9]{16}")
DAY = 24 * 3600
# How many may be added in a minute, and wait at a time: a person never meets these, a script does.
A_MINUTE = 6
WAITING = 12

Step = Literal["waiting", "reading", "text", "audio", "done", "failed"]


@dataclass(frozen=True, slots=True)
class State:
    """How far a job is: its step, the article once it can be read, what went wrong and what would mend it."""

    step: Step
    slug: str = ""
    problem: str = ""
    mend: str = ""
    pid: int = 0


class Jobs:
    """The jobs of one library."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder = root, root / FOLDER

    def busy(self) -> bool:
        """Return whether too much was added just now."""
        ages = [time.time() - item.stat().st_mtime for item in self.folder.glob("*/job.json")]
        waiting = sum(1 for item in self.folder.glob("*/state.json") if (state := _read_state(item)) and state.step not in {"done", "failed"})
        return sum(1 for age in ages if age < 60) >= A_MINUTE or waiting >= WAITING

    def record(self, slug: str, level: str, voice: str) -> str:
        """Begin to record one version of an article and return the job's id; one that is under way is not begun again."""
        for path in self.folder.glob("*/job.json"):
            job = json.loads(path.read_text(encoding="utf-8"))
            state = self.state(path.parent.name)
            if (job.get("slug"), job.get("level")) == (slug, level) and state and state.step not in {"done", "failed"}:
                return path.parent.name
        return self.add("", b"", url=None, voice=voice, slug=slug, level=level)

    def add(self, name: str, data: bytes, *, url: str | None, voice: str | None, slug: str = "", level: str = "") -> str:
        """Begin a job in a process of its own and return its id."""
        self._collect()
        number = secrets.token_hex(8)
        folder = self.folder / number
        folder.mkdir(parents=True)
        (folder / "source").write_bytes(data)
        job = {"name": name, "url": url, "voice": voice, "library": str(self.root.absolute()), "slug": slug, "level": level}
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        write_state(folder, State("waiting"))
        process = subprocess.Popen(  # noqa: S603 - our own module; what a reader gave is in files, not in the arguments
            [sys.executable, "-m", "web.building", str(folder.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parent.parent,
        )
        write_state(folder, State("waiting", pid=process.pid), only_if="waiting")
        threading.Thread(target=process.wait, daemon=True).start()  # so that no finished process lingers
        return number

    def state(self, number: str) -> State | None:
        """Return how far a job is, or None when there is none of that id."""
        state = _read_state(self.folder / number / "state.json") if ID.fullmatch(number) else None
        if state and state.step not in {"done", "failed"} and state.pid and not _alive(state.pid):
            state = _read_state(self.folder / number / "state.json") or state  # it may have finished between the two looks
            if state.step not in {"done", "failed"}:
                return State("failed", state.slug, "the work was interrupted", "add the article once more: what you gave is still here")
        return state

    def given(self, number: str) -> tuple[str, str]:
        """Return what was given to a job, as text and as address, to be shown again."""
        folder = self.folder / number
        try:
            job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
            text = "" if job["url"] else (folder / "source").read_bytes().decode("utf-8", "replace")
        except (OSError, ValueError, KeyError):
            return "", ""
        return text, job["url"] or ""

    def _collect(self) -> None:
        """Remove jobs that are a day old."""
        for folder in self.folder.glob("*"):
            if ID.fullmatch(folder.name) and time.time() - folder.stat().st_mtime > DAY:
                shutil.rmtree(folder, ignore_errors=True)


def write_state(folder: Path, state: State, *, only_if: Step | None = None) -> None:
    """Replace a job's state whole; with `only_if`, only while it is at that step."""
    path = folder / "state.json"
    known = _read_state(path)
    if only_if and known and known.step != only_if:
        return
    part = folder / f"state.{os.getpid()}.part"
    part.write_text(json.dumps(asdict(state)), encoding="utf-8")
    part.replace(path)


def _read_state(path: Path) -> State | None:
    try:
        return State(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
