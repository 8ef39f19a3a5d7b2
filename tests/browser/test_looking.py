"""`a11y audit --browser`: a hostile page in a real Chromium gets no network, no more time and memory than it is given, and no say in our report."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from a11y.audit import audit, browser
from a11y.cli import main
from a11y.errors import UsageError
from a11y.readers import read
from tests.browser.conftest import chromium

if TYPE_CHECKING:
    from a11y.model import Report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def looking() -> Iterator[browser.Chromium]:
    """A browser for all pages here, with limits that a test can wait for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHROMIUM", chromium())
        with browser.Chromium(seconds=8, memory=1_200_000_000) as one:
            yield one


def looked(page: str, looking: browser.Chromium) -> Report:
    """The report of a page, with the browser."""
    return audit(read("page.html", page.encode()), browser=looking)


def found(report: Report, rule: str) -> list[tuple[str, ...]]:
    """Who found each failing place of a rule."""
    return [finding.engines for one in report.rules if one.id == rule for finding in one.findings if finding.outcome == "failed"]


HEAD = '<!doctype html><html lang="en"><head><title>A story</title></head><body>'


def test_what_both_find_is_told_once_and_what_only_the_browser_sees_is_added(looking: browser.Chromium) -> None:
    """A shadow tree is made by a script: only the browser has it."""
    page = (
        HEAD
        + """<main><h1>A story</h1><img src="a.jpg"><div id="host"></div></main>
    <script>document.getElementById("host").attachShadow({mode: "open"}).innerHTML = "<button></button>"</script>"""
    )
    report = looked(page, looking)
    assert found(report, "image-name") == [("Plainspoken", "axe-core")]
    assert found(report, "button-name") == [("axe-core",)]
    assert report.engines[0].startswith("axe-core 4.")


def test_the_same_page_gives_the_same_report(looking: browser.Chromium) -> None:
    """Nothing of the browser's own state shows."""
    page = HEAD + '<img src="a.jpg"><p style="color:#bbb;background:#fff">Pale words</p><div aria-hidden="true"><a href="/">x</a></div>'
    assert looked(page, looking) == looked(page, looking)


def test_no_page_reaches_this_machine_or_its_files(looking: browser.Chromium, tmp_path: Path) -> None:
    """Pictures, fetch, sockets, frames, beacons, redirects and file addresses all end nowhere; what a page writes of them stays in it."""
    (tmp_path / "secret.html").write_text('<h1 id="secret">secret</h1>', encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        datagrams.bind(("127.0.0.1", port))
        datagrams.settimeout(0)
        called: list[object] = []
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    called.append(server.accept())
                except TimeoutError:
                    continue

        listener = threading.Thread(target=listen)
        listener.start()
        here = f"http://127.0.0.1:{port}"
        page = f"""{HEAD}<link rel="stylesheet" href="{here}/a.css"><link rel="preconnect" href="{here}"><meta http-equiv="refresh" content="0; url={here}/r">
        <img src="{here}/a.png"><iframe src="{here}/f"></iframe><iframe src="file://{tmp_path}/secret.html"></iframe><video src="{here}/v.mp4" autoplay></video>
        <script>
        fetch("{here}/x").catch(() => 0); new WebSocket("ws://127.0.0.1:{port}/"); navigator.sendBeacon("{here}/b", "x");
        new EventSource("{here}/e"); open("{here}/o"); try {{ new Worker("{here}/w.js") }} catch (e) {{}}
        const peer = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{port}"}}]}});
        peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        location.href = "file://{tmp_path}/secret.html"; alert(1);
        </script>"""
        report = looked(page, looking)
        time.sleep(0.5)
        stop.set()
        listener.join()
        with pytest.raises(BlockingIOError):
            datagrams.recv(1)
    assert called == []
    assert report.engines, [notice.message for notice in report.notices]
    assert 'id="secret"' not in str([finding.passage for rule in report.rules for finding in rule.findings])


@pytest.mark.parametrize(
    ("name", "script", "says"),
    [
        ("busy", "while (true) {}", "seconds|Timeout"),
        (
            "large",
            "const held = []; setInterval(() => { for (let i = 0; i < 40; i++) held.push(new Uint8Array(1 << 22).fill(7)) }, 1)",
            "memory|stopped|crash|seconds|Timeout",
        ),
    ],
)
def test_a_page_that_takes_too_much_is_ended_and_the_report_says_so(name: str, script: str, says: str, looking: browser.Chromium) -> None:
    """Our own rules have looked all the same, and the next page finds a browser."""
    began = time.monotonic()
    report = looked(f"{HEAD}<img src='a.jpg'><script>{script}</script>", looking)
    assert time.monotonic() - began < 60
    stopped = [notice.message for notice in report.notices if notice.code == "browser-stopped"]
    if stopped:
        assert report.engines == ()
    else:
        assert name == "large", "an endless loop cannot be looked at"
    assert len(found(report, "image-name")) == 1
    assert looked(f"{HEAD}<img src='a.jpg'>", looking).engines


def test_a_page_that_replaces_what_axe_answers_is_refused_or_harmless(looking: browser.Chromium) -> None:
    """The page runs in axe's world; what has not the right form is not taken."""
    page = f"""{HEAD}<img src="a.jpg"><script>Object.defineProperty(window, "axe", {{get: () => ({{setup() {{}}, teardown() {{}}, getRules: () => [],
    run: async () => ({{violations: [{{id: 1}}], incomplete: 5}}), version: "<b>"}}), set() {{}}}})</script>"""
    report = looked(page, looking)
    assert found(report, "image-name")
    assert [notice.code for notice in report.notices][-1:] == ["browser-stopped"]


def test_what_draws_the_page_is_shut_in(looking: browser.Chromium, monkeypatch: pytest.MonkeyPatch) -> None:
    """For root too: no process of the browser is root's, and each one that draws a page has a filter on what it may ask of the system."""
    if not looking.sandboxed:  # a machine that lets nobody have a namespace of their own
        assert subprocess.run(["unshare", "--user", "true"], user="nobody", check=False).returncode != 0
        return
    seen: dict[int, tuple[str, str]] = {}
    ask = looking._ask

    def watching(request: str | None, seconds: float) -> dict[str, Any]:
        stop = threading.Event()
        watcher = threading.Thread(target=watch, args=(stop,))
        watcher.start()
        try:
            return ask(request, seconds)
        finally:
            stop.set()
            watcher.join()

    def watch(stop: threading.Event) -> None:
        child = looking._child
        while child is not None and not stop.wait(0.02):
            for process in browser._family(child.pid):
                with contextlib.suppress(OSError):
                    if b"--type=renderer" in Path(f"/proc/{process}/cmdline").read_bytes():
                        told = dict(line.split(":\t", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":\t" in line)
                        seen[process] = (told["Uid"].split("\t")[0], told["Seccomp"])

    monkeypatch.setattr(looking, "_ask", watching)
    assert looked(f"{HEAD}<img src='a.jpg'>", looking).engines
    assert seen
    assert {uid for uid, _ in seen.values()} != {"0"}
    assert {filtered for _, filtered in seen.values()} == {"2"}


def test_where_nobody_can_stand_in_for_root_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its sandbox, the browser still has no network, and the reader of the report is told."""
    monkeypatch.setenv("CHROMIUM", chromium())
    monkeypatch.setattr(browser, "_nobody", lambda: None)
    with browser.Chromium(seconds=20) as one:
        report = looked(HEAD, one)
    assert ("no-sandbox" in [notice.code for notice in report.notices]) == (os.geteuid() == 0)


# What else a hostile page does; none of it needs the network.
TRICKS = {
    "asks again and again": "for (let i = 0; i < 500; i++) { alert(i); confirm(i); prompt(i); }",
    "goes away": "setInterval(() => { location.href = 'about:blank?' + Math.random(); }, 1)",
    "opens windows": "setInterval(() => { open('about:blank'); open('data:text/html,x'); }, 1)",
    "holds whoever wants to leave": "onbeforeunload = (event) => { event.preventDefault(); return 'stay'; }",
    "sends files": "const a = document.createElement('a'); a.download = 'x'; a.href = URL.createObjectURL(new Blob(['x'])); document.body.append(a); a.click()",
    "prints": "setInterval(() => print(), 5)",
    "is very deep": "let at = document.body; for (let i = 0; i < 3000; i++) { const b = document.createElement('b'); at.append(b); at = b; }",
    "is frames within frames": "const f = () => { const i = document.createElement('iframe'); document.body.append(i); }; for (let i = 0; i < 60; i++) f()",
    "writes itself anew": "let n = 0; setInterval(() => { if (n++ < 50) { document.open(); document.write('<img src=a.jpg>'); document.close(); } }, 20)",
    "breaks the language": "for (const k of [Array, Promise]) for (const n of Object.getOwnPropertyNames(k.prototype)) try { k.prototype[n] = 0 } catch {}",
    "takes the document away": "document.documentElement.remove()",
    "closes itself": "window.close()",
    "stops for a debugger": "for (let i = 0; i < 1000; i++) { debugger; }",
    "grows without end": "setInterval(() => { for (let i = 0; i < 500; i++) document.body.append(document.createElement('p')); }, 5)",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_hostile_page_is_looked_at_or_the_report_says_why_not(trick: str, looking: browser.Chromium) -> None:
    """Our own rules have looked all the same, in bounded time, and nothing of the page's doing is left behind."""
    began = time.monotonic()
    report = looked(f"{HEAD}<img src='a.jpg'><script>{TRICKS[trick]}</script>", looking)
    assert time.monotonic() - began < 60
    assert bool(report.engines) != ("browser-stopped" in [notice.code for notice in report.notices])
    assert found(report, "image-name")


def test_nothing_is_left_of_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file of the page's nor the browser's own: its home goes with it."""
    monkeypatch.setenv("CHROMIUM", chromium())
    with browser.Chromium(seconds=20) as one:
        assert looked(f"{HEAD}<script>{TRICKS['sends files']}</script>", one).engines
        assert one._home
        home = Path(one._home.name)
        assert list(home.iterdir())
    assert not home.exists()


def test_a_text_has_no_page_to_open(looking: browser.Chromium) -> None:
    """It is said, and nothing is opened."""
    report = audit(read("story.txt", b"A story\n\nThe vote was close, and the count went on until the morning.\n"), browser=looking)
    assert [notice.code for notice in report.notices] == ["no-page"]


def test_the_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one line, before any page is read."""
    (tmp_path / "a.html").write_text(HEAD, encoding="utf-8")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    assert main(["audit", str(tmp_path / "a.html"), "--browser"]) == 2
    assert "which is no file" in capsys.readouterr().err


def test_without_the_extra_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is optional."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"pip install"):
        browser.Chromium()
