"""A real browser for hostile pages: Chromium in a process of its own, without network, ended when it takes too long or grows too large."""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from a11y.errors import UsageError

# A page that needs longer, or more memory than a small machine has to spare, is reported as not looked at.
SECONDS = 60
START_SECONDS = 60
MOST_MEMORY = 2 * 1024**3
_WATCH_SECONDS = 0.25
# Rules of axe that judge by style; they say nothing where style sheets that cannot be fetched would change the answer.
STYLED = ("color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size", "scrollable-region-focusable")
# Left to our own rules, which tell letters, words and lines apart.
LEFT = ("avoid-inline-spacing",)


@dataclass(frozen=True, slots=True)
class Look:
    """What the browser found on one page: axe's results as plain data, or the problem that kept it from looking."""

    engine: str
    found: dict[str, Any] | None
    problem: str | None


class Chromium:
    """A browser for many pages, one after another; started when the first page comes, started again when a page has brought it down.

    Raises UsageError when playwright or Chromium is not there.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MOST_MEMORY) -> None:
        self.path = _chromium()
        # Everyone has Chromium's sandbox, or is told that it does not start; only root, whom it refuses, goes without where nobody can stand in.
        self.sandboxed = True
        self._seconds = seconds
        self._memory = memory
        self._child: subprocess.Popen[str] | None = None
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self._version = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the browser and everything it started."""
        if self._child is not None:
            _end(self._child.pid)
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
            self._child = None
        if self._home is not None:
            self._home.cleanup()
            self._home = None

    def look(self, data: bytes, kind: str = "text/html", *, styled: bool = True) -> Look:
        """Return what axe finds on a page; without `styled`, rules that judge by style are left out."""
        ready = self._start()
        if ready is not None:
            return Look("axe-core", None, ready)
        request = {"page": base64.b64encode(data).decode(), "type": kind, "left": [*LEFT, *(() if styled else STYLED)], "seconds": self._seconds}
        answer = self._ask(json.dumps(request), self._seconds)
        if "found" not in answer:
            self.close()
            return Look("axe-core", None, str(answer["problem"]))
        found = answer["found"]
        return Look(f"axe-core {found['version']} in Chromium {self._version}", found, None)

    def _start(self) -> str | None:
        """Start the browser unless it runs; return what is wrong when it does not start."""
        if self._child is not None:
            return None
        if os.name != "posix" or os.geteuid() != 0:
            return self._launch("sandbox")
        if self.sandboxed and (user := _nobody()) is not None and self._launch("sandbox", user) is None:
            return None
        self.sandboxed = False
        return self._launch("no-sandbox")

    def _launch(self, sandbox: str, user: int | None = None) -> str | None:
        """Start the browser, as another user where one is given; return what is wrong when it does not start."""
        # A home of its own, gone with it: what a browser that was ended leaves behind is left there.
        self._home = tempfile.TemporaryDirectory(prefix="a11y-browser-", ignore_cleanup_errors=True)
        if user is not None:
            os.chown(self._home.name, user, user)
        command = [sys.executable, "-m", "a11y.audit.browsing", self.path, sandbox, *([str(user)] if user is not None else [])]
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        environment |= {"HOME": self._home.name, "TMPDIR": self._home.name} if self.path else {"TMPDIR": self._home.name}
        self._child = subprocess.Popen(  # noqa: S603  # our own program, with a path that the user's system gave
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment, start_new_session=True
        )
        answer = self._ask(None, START_SECONDS)
        if "ready" not in answer:
            self.close()
            return str(answer["problem"])
        self._version = str(answer["ready"])
        return None

    def _ask(self, request: str | None, seconds: float) -> dict[str, Any]:
        """Send a request and wait for the answer, watching time and memory meanwhile."""
        child = self._child
        assert child is not None and child.stdin is not None and child.stdout is not None  # noqa: S101, PT018  # started just before
        said: list[str] = []
        reader = threading.Thread(target=_exchange, args=(child.stdin, child.stdout, request, said), daemon=True)
        reader.start()
        end = time.monotonic() + seconds + 5  # the browser's own limit comes first
        problem = "the browser stopped while it looked at the page"
        while reader.is_alive():
            reader.join(_WATCH_SECONDS)
            if time.monotonic() > end:
                problem = f"the page kept the browser busy for more than {seconds:g} seconds"
                break
            if _memory_of(child.pid) > self._memory:
                problem = f"the page took more than {self._memory // 1024**2} MB of memory"
                break
        if said and said[0]:
            with suppress(ValueError):
                answer: dict[str, Any] = json.loads(said[0])
                return answer
        return {"problem": problem}


def _nobody() -> int | None:
    """Return the number of the user whom nothing belongs to; None where there is none."""
    import pwd  # not on every system

    with suppress(KeyError):
        return pwd.getpwnam("nobody").pw_uid
    return None


def _exchange(into: IO[str], out: IO[str], request: str | None, said: list[str]) -> None:
    with suppress(OSError, ValueError):
        if request is not None:
            into.write(request + "\n")
            into.flush()
        said.append(out.readline())


def _chromium() -> str:
    """Return where Chromium is; "" for the one that playwright itself has installed."""
    if importlib.util.find_spec("playwright") is None or importlib.util.find_spec("axe_playwright_python") is None:
        raise UsageError("--browser", "needs playwright and axe: pip install 'plainspoken[browser]' (from a checkout: pip install '.[browser]')")
    named = os.environ.get("CHROMIUM")
    if named and not Path(named).is_file():
        raise UsageError("--browser", f"CHROMIUM names {named}, which is no file; name the program, or unset it")
    path = named or next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None and not any(_installed().glob("chromium*")):
        raise UsageError("--browser", "needs Chromium: install it (apt install chromium; or: playwright install chromium), or name it in CHROMIUM")
    return path or ""


def _installed() -> Path:
    """Return the folder where playwright installs browsers (playwright.dev, Browsers, Managing browser binaries)."""
    told = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    home = {"darwin": "Library/Caches", "win32": "AppData/Local"}.get(sys.platform, ".cache")
    return Path(told) if told and told != "0" else Path.home() / home / "ms-playwright"


def _family(pid: int) -> list[int]:
    """Return a process and everything below it, as Linux's /proc tells; elsewhere only the process."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            rest = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            children.setdefault(int(rest[1]), []).append(int(entry.parent.name))
    found = [pid]
    for one in found:
        found.extend(children.get(one, ()))
    return found


def _memory_of(pid: int) -> int:
    """Return how many bytes a process and everything below it hold for themselves; 0 where this cannot be asked."""
    total = 0
    for one in _family(pid):
        with suppress(OSError, ValueError, IndexError):
            size, shared = Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1:3]
            total += (int(size) - int(shared)) * 4096
    return total


def _end(pid: int) -> None:
    for one in reversed(_family(pid)):
        with suppress(OSError):
            os.kill(one, signal.SIGKILL)
