"""Connect to hosts of the open internet only, and for a bounded time.

A private, loopback or link-local address is refused where it matters, at the connection: the name is resolved once, every
address it gives is judged, and the socket is opened to one that was judged. So neither a name that points home nor a
redirect nor a second answer of the name server gets through.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
"""Time for a connection and for each wait; a news page that takes longer has failed for its readers too."""

AGENT = "Mozilla/5.0 (compatible; Plainspoken)"


def waits() -> tuple[float, float]:
    """Return the seconds that a connection and each wait for bytes may take, as requests wants them."""
    return CONNECT_SECONDS, READ_SECONDS


@dataclass
class RefusedError(OSError):
    """A host that must not be connected to."""

    host: str
    address: str


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _embedded(ip)
    if inner is not None:
        ip = inner
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _embedded(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address inside an IPv6 one: mapped, 6to4, Teredo, or NAT64 (RFC 4291, 3056, 4380, 6052)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip.ipv4_mapped:
        return ip.ipv4_mapped
    if ip.sixtofour:
        return ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


@contextmanager
def session(*, allow_private: bool, seconds: float) -> Iterator[Session]:
    """Open a session that judges every address before it connects, that no proxy or netrc of the machine can steer, and that ends in time.

    A server that sends a byte now and then satisfies every timeout between bytes, so the connections are cut off when the whole time is up.
    """
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    opened: list[socket.socket] = []

    def connect(connection: HTTPConnection) -> socket.socket:
        opened.append(_connect(connection.host, connection.port or connection.default_port, allow_private=allow_private))
        return opened[-1]

    class Plain(HTTPConnection):
        """A connection to a judged address."""

        def _new_conn(self) -> socket.socket:
            return connect(self)

    class Secure(HTTPSConnection):
        """The same, under TLS; the certificate is checked against the name."""

        def _new_conn(self) -> socket.socket:
            return connect(self)

        def connect(self) -> None:
            super().connect()
            opened.append(self.sock)  # TLS puts a socket of its own in the place of ours

    class PlainPool(HTTPConnectionPool):
        """Holds plain connections."""

        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        """Holds connections under TLS."""

        ConnectionCls = Secure

    class Guarded(HTTPAdapter):
        """Uses the pools above."""

        def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
            super().init_poolmanager(*arguments, **options)
            self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

        def send(self, request: PreparedRequest, *arguments: Any, **options: Any) -> Response:
            options["proxies"] = {}  # a proxy would connect for us, unjudged
            return super().send(request, *arguments, **options)

    held = requests.Session()
    held.trust_env = False
    held.headers.update({"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8"})
    held.mount("http://", Guarded())
    held.mount("https://", Guarded())

    def cut_off() -> None:
        for connection in opened:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut_off)
    timer.daemon = True
    timer.start()
    try:
        yield held
    finally:
        timer.cancel()
        held.close()


def _connect(host: str, port: int, *, allow_private: bool) -> socket.socket:
    """Resolve a host once, refuse it when any of its addresses is not public, and connect to the first that answers."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    name = host.strip("[]")
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NewConnectionError(None, f"{name} is not known: {error}") from error  # type: ignore[arg-type]  # urllib3 only prints the connection
    if not allow_private:
        for *_, place in found:
            if not is_public(str(place[0])):
                raise RefusedError(name, str(place[0]))
    last: OSError | None = None
    for family, kind, protocol, _, place in found:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(CONNECT_SECONDS)
            connection.connect(place)
        except OSError as error:
            connection.close()
            last = error
        else:
            connection.settimeout(READ_SECONDS)
            return connection
    if isinstance(last, TimeoutError):
        raise ConnectTimeoutError(None, f"{name} did not answer") from last
    raise NewConnectionError(None, f"{name} refused the connection: {last}") from last  # type: ignore[arg-type]  # as above
