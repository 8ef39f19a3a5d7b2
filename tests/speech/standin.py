"""A local stand-in for the online voice's server that behaves, or misbehaves in one named way."""

from __future__ import annotations

import base64
import json
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from a11y.speech.encode import encode
from a11y.speech.engine import SAMPLE_RATE

# Sound for a character of text, about what a voice takes.
SECONDS_PER_CHARACTER = 0.06


class StandIn(ThreadingHTTPServer):
    """Answers every request in the manner named last; remembers the texts it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.manner = "well"
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}/speak"


class _Handler(BaseHTTPRequestHandler):
    server: StandIn

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing."""

    def do_POST(self) -> None:  # the library's name
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        request = json.loads(urllib.parse.parse_qs(body)["f.req"][0])
        text = json.loads(request[0][0][1])[0]
        self.server.asked.append(text)
        manner = self.server.manner
        if manner == "busy once":
            self.server.manner = "well"
            self.send_error(429)
        elif manner.isdecimal():
            self.send_error(int(manner))
        elif manner == "hang":
            time.sleep(3)
        else:
            self._answer(_body(manner, text), drip=manner == "drip", short=manner == "break off")

    def _answer(self, body: bytes, *, drip: bool, short: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            if drip:
                for place in range(0, len(body), 64):
                    self.wfile.write(body[place : place + 64])
                    self.wfile.flush()
                    time.sleep(0.05)
            else:
                self.wfile.write(body[: len(body) // 2] if short else body)
        except OSError:  # the client has given up, as it should
            pass


def _body(manner: str, text: str) -> bytes:
    if manner == "no sound":
        return b"<html>Sorry.</html>"
    if manner == "junk":
        sound = base64.b64encode(b"this is no MP3 " * 40).decode()
    elif manner == "damaged":
        sound = "!!!not base64!!!"
    else:
        seconds = len(text) * (0.004 if manner == "cut short" else SECONDS_PER_CHARACTER)
        sound = base64.b64encode(encode([_hum(seconds)], "mp3")).decode()
    return f')]}}\'\n\n[["wrb.fr","jQ1olc","[\\"{sound}\\"]",null]]'.encode()


def _hum(seconds: float) -> np.ndarray:
    times = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (0.3 * np.sin(2 * np.pi * 200 * times)).astype(np.float32)


@contextmanager
def running() -> Iterator[StandIn]:
    """Run a stand-in for as long as the block lasts."""
    server = StandIn()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
