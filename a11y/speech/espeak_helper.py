"""The helper process that speaks: initialises espeak-ng once, then forks for every text, so that each is spoken from the same state.

Started by `espeak.py` as `python -m a11y.speech.espeak_helper`; requests come on standard input, answers go to standard output. It has one
thread, ends when its input ends, and outlives a crash or a hang of the library within one text.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Any

from a11y.speech import frames
from a11y.speech.espeak_library import Library


def answer(library: Library, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Do one request, in the forked child: speak a text, or list the voices."""
    if request.get("ask") == "voices":
        return {"voices": library.voices(), "sample_rate": library.sample_rate}, b""
    if not library.set_voice(str(request["voice"])):
        return {"problem": "espeak-ng has no such voice"}, b""
    raw = library.say(str(request["text"]), int(request["rate"]))
    return {"events": raw.events}, raw.pcm


def in_child(library: Library, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return the answer a forked child gives within the request's seconds; a problem when it crashes or hangs."""
    reader, writer = os.pipe()
    frames.widen(writer)
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            frames.write(writer, frames.pack(*answer(library, request)))
        finally:
            os._exit(0)
    os.close(writer)
    try:
        reply = frames.read(reader, float(request.get("seconds", 10)))
    except frames.FrameError as error:
        reply = {"problem": f"espeak-ng failed on this text: {error}"}, b""
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return reply or ({"problem": "espeak-ng crashed on this text"}, b"")


def main() -> int:
    """Answer requests until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command; this process ends with its input
    output = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the library prints must not land between the frames
    library = Library()
    gc.freeze()  # keeps the children from touching, and so copying, the parent's pages
    while (message := frames.read(sys.stdin.fileno(), None)) is not None:
        reply, pcm = in_child(library, message[0])
        try:
            frames.write(output, frames.pack(reply, pcm))
        except BrokenPipeError:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
