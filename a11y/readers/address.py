"""Fetch a page from an address: http and https only, public hosts only, bounded in time, bytes and redirects, polite to a host of many pages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from a11y.errors import SourceError
from a11y.readers import connection
from a11y.readers.decode import MAX_BYTES

if TYPE_CHECKING:
    from requests import Response, Session

TOTAL_SECONDS = 30.0
"""Time for everything; a news page that takes longer has failed for its readers too."""

MEDIA_BYTES = 2_000_000_000
MEDIA_SECONDS = 900.0
"""For a recording or a film that a person names: two hours of it, at a slow line's pace."""

MAX_REDIRECTS = 8
"""Hops of one chain; browsers stop at 20 (Fetch Standard, section 4.4), real pages need three."""

MIN_GAP_SECONDS = 1.0
"""Between two requests to one host: a reader's pace, not a crawler's (RFC 9309 leaves the figure to the crawler)."""

READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "text/markdown")
"""Content types that may hold an article; a missing one is judged by its bytes."""

CAPTIONS = ("text/vtt", "text/plain", "application/octet-stream", "binary/octet-stream", "application/x-subrip", "application/ttml+xml")
"""Content types under which servers send caption files."""

ROBOTS_BYTES = 500_000
"""Of a robots.txt that are read (RFC 9309, section 2.5, asks for at least 500 KiB)."""

_last_request: dict[str, float] = {}
_asked: dict[str, set[str]] = {}
_robots: dict[str, RobotFileParser] = {}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: where it ended after redirects, its bytes, its content type as the server gave it."""

    url: str
    data: bytes
    content_type: str | None


def fetch(url: str, *, allow_private: bool = False, readable: tuple[str, ...] = READABLE) -> Fetched:
    """Return what an address holds; raise SourceError with one clear line when it holds nothing readable.

    `allow_private` lets through hosts of one's own network; `readable` are the content types that are taken. The limits are this module's
    constants.
    """
    deadline = time.monotonic() + TOTAL_SECONDS
    with (
        connection.session(allow_private=allow_private, seconds=TOTAL_SECONDS) as session,
        _answer(session, url, deadline, allow_private=allow_private) as (at, response),
    ):
        return Fetched(at, _body(url, response, deadline, readable), _accepted(url, response, readable))


def same_site(page: str, address: str) -> bool:
    """Return whether a page's file lies on the page's own host, or on one above or below it.

    >>> same_site("https://www.example.org/a", "https://media.example.org/c.vtt"), same_site("https://example.org/a", "https://ads.example.com/c.vtt")
    (True, False)
    """
    try:
        one, other = ((urlsplit(url).hostname or "").removeprefix("www.") for url in (page, address))
    except ValueError:
        return False
    return bool(one and other) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def fetch_media(url: str, to: BinaryIO, *, allow_private: bool = False) -> None:
    """Write a recording or film from an address to a file, piece by piece; raise SourceError with one clear line when there is none.

    The same hosts are refused as by `fetch`; the limits are `MEDIA_BYTES` and `MEDIA_SECONDS`.
    """
    import requests

    deadline = time.monotonic() + MEDIA_SECONDS
    with (
        connection.session(allow_private=allow_private, seconds=MEDIA_SECONDS) as session,
        _answer(session, url, deadline, allow_private=allow_private) as (_, response),
    ):
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if response.status_code >= 400:
            raise SourceError(url, f"the server answered {response.status_code}", "check the address, or save the video and give the file")
        if kind and not kind.startswith(("audio/", "video/")) and kind not in ("application/octet-stream", "application/ogg", "application/mp4"):
            raise SourceError(url, f"it is {kind}, not a recording or a film", "give the address of the media file itself, or save it and give the file")
        size = 0
        try:
            for part in response.iter_content(1 << 18):
                size += len(part)
                if size > MEDIA_BYTES:
                    raise SourceError(url, f"it is larger than {MEDIA_BYTES / 1e9:.0f} GB", "save the video and give the file")
                if time.monotonic() > deadline:
                    raise SourceError(url, f"it took longer than {MEDIA_SECONDS / 60:.0f} minutes", "save the video and give the file")
                to.write(part)
        except requests.RequestException as error:
            raise _explained(url, error, deadline) from None


@contextmanager
def _answer(session: Session, url: str, deadline: float, *, allow_private: bool) -> Iterator[tuple[str, Response]]:
    """Give the answer at the end of an address's redirects, and where that is; its body is not read yet."""
    import requests  # only an address needs it

    at = url
    for _ in range(MAX_REDIRECTS + 1):
        _check(url, at)
        _respect_robots(session, url, at, allow_private=allow_private)
        _wait_turn(at, allow_private=allow_private)
        try:
            response = session.get(at, stream=True, allow_redirects=False, timeout=connection.waits())
        except requests.RequestException as error:
            raise _explained(url, error, deadline) from None
        except (UnicodeError, ValueError):
            raise SourceError(url, "it is not a web address", "check the address for a typing mistake") from None
        with response:
            target = response.headers.get("location")
            if not (response.is_redirect and target):
                yield at, response
                return
            at = urljoin(at, target)
    raise SourceError(url, f"it redirects more than {MAX_REDIRECTS} times", "open it in a browser and give the address it ends at")


def _check(source: str, address: str) -> None:
    """Refuse what is no http or https address with a host."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise SourceError(source, "it is not a web address", "check the address for a typing mistake") from None
    if parts.scheme not in ("http", "https"):
        where = "it" if address == source else "it redirects to an address that"
        raise SourceError(source, f"{where} is neither http nor https", "give an address that begins with http:// or https://")
    if not host or parts.username is not None:
        raise SourceError(source, "it names no host, or has a password in it", "give the plain address of the page")


def _wait_turn(address: str, *, allow_private: bool) -> None:
    """Keep a polite distance between two requests to one public host."""
    host = urlsplit(address).hostname or ""
    now = time.monotonic()
    due = _last_request.get(host, 0.0) + MIN_GAP_SECONDS
    if not allow_private and host in _last_request and due > now:
        time.sleep(due - now)
    _last_request[host] = time.monotonic()


def expect(urls: list[str]) -> None:
    """Say which addresses will be read in this run, so that a host of several of them is asked for its robots.txt before the first."""
    for url in urls:
        with suppress(ValueError):  # what is no address is told when it is read
            _asked.setdefault(_host(url), set()).add(url)


def _host(url: str) -> str:
    """Return the scheme, host and port of an address, which have one robots.txt (RFC 9309, 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _respect_robots(session: Session, source: str, address: str, *, allow_private: bool) -> None:
    """Ask a host's robots.txt before one of several of its pages is read in one run: one page is a person's visit, many are a crawl (RFC 9309)."""
    import requests

    host = _host(address)
    asked = _asked.setdefault(host, set())
    asked.add(source)  # a redirect is part of the same visit
    if len(asked) < 2:
        return
    if host not in _robots:
        rules = RobotFileParser()
        lines: list[str] = []
        _wait_turn(address, allow_private=allow_private)
        try:
            with session.get(f"{host}/robots.txt", stream=True, allow_redirects=False, timeout=connection.waits()) as response:
                if response.status_code == 200:
                    lines = next(response.iter_content(ROBOTS_BYTES), b"").decode("utf-8", "replace").splitlines()
        except requests.RequestException:
            lines = []  # the request for the page itself will say what is wrong
        rules.parse(lines)
        _robots[host] = rules
    if not _robots[host].can_fetch("Plainspoken", address):
        raise SourceError(source, "its robots.txt asks programs not to read it", "open it in a browser, save the page and give the file")


def _explained(source: str, error: Exception, deadline: float) -> SourceError:
    """Turn a failed request into one line: what failed and what to do."""
    import requests

    if time.monotonic() >= deadline:
        return _too_slow(source)
    cause: BaseException | None = error
    seen = 0
    while cause is not None and seen < 20:
        if isinstance(cause, connection.RefusedError):
            return SourceError(source, f"{cause.host} is on a private network ({cause.address})", "give a public address, or allow private addresses")
        reason = getattr(cause, "reason", None)
        inner = next((part for part in cause.args if isinstance(part, BaseException)), None)
        cause = cause.__cause__ or cause.__context__ or (reason if isinstance(reason, BaseException) else None) or inner
        seen += 1
    if isinstance(error, requests.Timeout):
        return SourceError(source, "it did not answer in time", "try again later, or save the page and give the file")
    if isinstance(error, requests.exceptions.SSLError):
        return SourceError(source, "its certificate is not valid", "open it in a browser to see why, or save the page and give the file")
    if isinstance(error, requests.ConnectionError):
        return SourceError(source, "it could not be reached", "check the address and the network")
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema | requests.exceptions.InvalidSchema):
        return SourceError(source, "it is not a web address", "check the address for a typing mistake")
    return SourceError(source, "its answer could not be read", "open it in a browser, save the page and give the file")


def _accepted(source: str, response: Response, readable: tuple[str, ...]) -> str | None:
    """Return the content type when it may hold an article."""
    stated = response.headers.get("content-type")
    kind = (stated or "").split(";")[0].strip().lower()
    if kind and kind not in readable:
        raise SourceError(source, f"it is {kind}, not a page or a text", "give the address of the article itself")
    return stated


def _body(source: str, response: Response, deadline: float, readable: tuple[str, ...]) -> bytes:
    """Read the answer within the limits of bytes and time."""
    import requests

    if response.status_code >= 400:
        raise SourceError(source, f"the server answered {response.status_code}", "check the address, or save the page and give the file")
    _accepted(source, response, readable)
    limit = f"{MAX_BYTES / 1e6:,.0f} MB"
    stated = response.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > MAX_BYTES:
        raise SourceError(source, f"it is larger than {limit}", "give the address of one article")
    parts: list[bytes] = []
    size = 0
    try:
        for part in response.iter_content(65_536):
            size += len(part)
            if size > MAX_BYTES:
                raise SourceError(source, f"it is larger than {limit}", "give the address of one article")
            if time.monotonic() > deadline:
                raise _too_slow(source)
            parts.append(part)
    except requests.RequestException as error:
        raise _explained(source, error, deadline) from None
    if time.monotonic() >= deadline:
        raise _too_slow(source)
    return b"".join(parts)


def _too_slow(source: str) -> SourceError:
    return SourceError(source, f"it took longer than {TOTAL_SECONDS:.0f} seconds", "try again later, or save the page and give the file")
