"""The process that holds the browser: it opens one hostile page at a time, with no network, and answers with what axe found.

Run as `python -m a11y.audit.browsing PATH_OF_CHROMIUM sandbox|no-sandbox [USER]`: each line of standard input is a JSON request {"page": base64, "type",
"left", "seconds"}, each line of standard output a JSON answer {"found": …} or {"problem": …}. The parent (`browser.py`) ends it when it
takes too long or grows too large. With the number of a USER it becomes that user before Chromium starts. This is the only door to playwright.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

# No such host can exist (RFC 2606), so the page is at home nowhere: no cookie, no storage, no origin of ours.
HOME = "https://page.invalid/"
# A proxy that is not there takes every connection that gets past the request filter, loopback included.
FLAGS = (
    *("--proxy-server=socks5://127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND"),
    *("--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--dns-prefetch-disable", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--renderer-process-limit=1"),
    *("--js-flags=--max-old-space-size=512", "--mute-audio", "--block-new-web-contents"),
)
# WCAG 2.2, 1.4.10 and 1.4.4 start from a window 1280 pixels wide.
WINDOW = {"width": 1280, "height": 1024}
_MOST_NODES = 200


def main() -> None:
    """Answer requests until there are no more."""
    path, sandbox = sys.argv[1], sys.argv[2] == "sandbox"
    axe = Axe().axe_script
    look = "".join(line for line in Path(__file__).with_name("look.js").read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("//"))
    if len(sys.argv) > 3:
        _become(int(sys.argv[3]))
    with sync_playwright() as running:
        try:
            browser = running.chromium.launch(executable_path=path or None, args=list(FLAGS), chromium_sandbox=sandbox)
        except Error as error:
            _answer({"problem": f"Chromium does not start: {_first_line(error)}"})
            return
        _answer({"ready": browser.version})
        for line in sys.stdin:
            request = json.loads(line)
            try:
                _answer({"found": _visit(browser, request, axe, look)})
            except Error as error:
                _answer({"problem": _first_line(error)})


def _become(user: int) -> None:
    """Give up root for good: the group goes first, since nobody else may change it."""
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)


def _answer(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


def _first_line(error: Error) -> str:
    return next((line.strip() for line in error.message.splitlines() if line.strip()), "it stopped")[:300]


def _visit(browser: Browser, request: dict[str, Any], axe: str, look: str) -> Any:
    body = base64.b64decode(request["page"])
    with _shut_in(browser) as context:
        served: list[str] = []
        context.route("**/*", lambda route: _serve(route, body, request["type"], served))
        page = context.new_page()
        context.on("page", lambda other: other.close() if other is not page else None)
        page.set_default_timeout(request["seconds"] * 1000)
        page.goto(HOME, wait_until="domcontentloaded")
        _settle(page)
        page.evaluate(axe)
        return page.evaluate(look, {"left": request["left"], "mostNodes": _MOST_NODES})


@contextmanager
def _shut_in(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=WINDOW, accept_downloads=False, service_workers="block", offline=True, reduced_motion="reduce", color_scheme="light")  # type: ignore[arg-type]  # a plain dict of two numbers
    try:
        context.route_web_socket("**/*", lambda socket: socket.close())
        yield context
    finally:
        with suppress(Error):
            context.close()


def _serve(route: Route, body: bytes, kind: str, served: list[str]) -> None:
    """Give the page itself, once, and nothing else; to go elsewhere is answered with "no content", which leaves the page where it is."""
    top = route.request.is_navigation_request() and route.request.frame.parent_frame is None
    if top and not served:
        served.append(route.request.url)
        route.fulfill(body=body, content_type=kind)
    elif top:
        route.fulfill(status=204)
    else:
        route.abort()


def _settle(page: Page) -> None:
    """Let the page's own scripts begin: what they need from elsewhere never comes."""
    with suppress(Error):
        page.wait_for_load_state("load", timeout=3000)


if __name__ == "__main__":
    main()
