"""The Google Translate voice through gTTS: natural, online, by choice only; a sentence at a time, with a time limit, and never half a sentence.

gTTS asks for at most 100 characters in one request, without retry; here every request has a time limit and is
tried again, more slowly, when the service is busy.
Its audio comes without word times: they are estimated.
"""

from __future__ import annotations

import base64
import io
import os
import re
import time
from typing import TYPE_CHECKING

from a11y.errors import VoiceError
from a11y.speech.engine import SAMPLE_RATE, Said, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

# Accents gTTS offers for English by the service's top-level domain (gTTS documentation, "Localized accents").
ACCENTS: dict[str, str] = {
    "british": "co.uk",
    "american": "us",
    "australian": "com.au",
    "irish": "ie",
    "indian": "co.in",
    "canadian": "ca",
    "south-african": "co.za",
}

# Where requests go, when not to Google: for a proxy, and for the tests' stand-in.
ENDPOINT = "A11Y_GOOGLE_ENDPOINT"
_REQUEST_SECONDS = 10.0
_WAITS = (0.5, 2.0)  # seconds before the second and third try
# At least so much sound for a character: 400 words a minute of five letters and a space are 25 ms each. A shorter answer was cut off.
_LEAST_MS_PER_CHARACTER = 20
_MOST_BYTES = 4_000_000  # a part of 100 characters comes as about 50,000
_SOUND = re.compile(rb'jQ1olc","\[\\"(.*?)\\"')  # where the service's answer carries the base64 of an MP3


class Google:
    """The engine; after one sentence that the service would not speak it gives up, so that the caller can fall back at once."""

    notice: str | None = "The text was sent to Google, to be spoken by its translation service."

    def __init__(self, *, seconds: float = _REQUEST_SECONDS, waits: tuple[float, ...] = _WAITS) -> None:
        self._seconds, self._waits = seconds, waits

    def voice(self, name: str, language: str) -> Voice:
        """Return a voice by accent (`british`) or language tag; "" fits the language."""
        from gtts.lang import tts_langs

        known = {tag.lower(): tag for tag in tts_langs()}
        wanted = name.lower()
        if wanted in ACCENTS:
            return Voice(f"google:{wanted}", f"en@{ACCENTS[wanted]}", "en")
        if wanted and wanted not in known:
            raise VoiceError(f"google:{name}", "Google has no such voice", f"use one of {', '.join(ACCENTS)}, or a language tag such as cy")
        tag = wanted or language.lower()
        found = known.get(tag) or known.get(tag.split("-")[0])
        public = f"google:{wanted}" if wanted else "google"
        top = "co.uk" if tag in {"en", "en-gb"} else "com"
        return Voice(public, f"{found}@{top}", found) if found else Voice(public, "en@co.uk", "en", stands_in=True)

    def identity(self) -> str:
        """Return the engine with the version of gTTS."""
        from importlib.metadata import version

        return f"gtts {version('gtts')}"

    def say(self, text: str, voice: Voice, rate: int) -> Said:  # noqa: ARG002  # the service has one rate; the player changes it
        """Speak one text; VoiceError when the service does not give all of it after three tries."""
        problem = ""
        for wait in (*self._waits, None):
            try:
                return self._once(text, voice)
            except OSError as error:
                problem = str(error)
            if wait is not None:
                time.sleep(wait)
        raise VoiceError(voice.name, f"Google did not speak the text ({problem})", "try again later, or use --voice espeak")

    def close(self) -> None:
        """Nothing was started."""

    def _once(self, text: str, voice: Voice) -> Said:
        """Ask once; OSError for whatever the network, the service or its audio does wrong."""
        language, _, top = voice.identifier.partition("@")
        sound = b"".join(_parts(text, language, top, self._seconds))
        pcm = decode(sound)
        if len(pcm) // 2 < len(text) * _LEAST_MS_PER_CHARACTER * SAMPLE_RATE // 1000:
            problem = "the sound was cut off"
            raise OSError(problem)
        return Said(pcm)


def _parts(text: str, language: str, top: str, seconds: float) -> Iterator[bytes]:
    """Yield the MP3 of each part of a text: gTTS cuts the text and writes the requests, we send them.

    gTTS's own sender switches the check of certificates off and has no limit on a slow answer.
    """
    import requests
    from gtts import gTTS
    from urllib3.exceptions import HTTPError

    request = gTTS(text, lang=language, tld=top, lang_check=False)
    prepared = request._prepare_requests()  # noqa: SLF001  # the public way sends them unsafely, see above
    for ask in prepared:
        if endpoint := os.environ.get(ENDPOINT):
            ask.url = endpoint
        deadline = time.monotonic() + seconds
        answer = bytearray()
        try:
            with requests.Session() as session, session.send(ask, timeout=seconds, stream=True, allow_redirects=False) as response:
                if response.status_code != requests.codes.ok:
                    problem = f"the service answered {response.status_code}"
                    raise OSError(problem)
                # `iter_content` would wait for a whole chunk of a trickling answer.
                while chunk := response.raw.read1(16_384):
                    answer += chunk
                    if time.monotonic() > deadline or len(answer) > _MOST_BYTES:
                        problem = "the service did not finish its answer"
                        raise OSError(problem)
        except (requests.RequestException, HTTPError) as error:  # a refused or broken connection, a time-out
            raise OSError(_first_line(error)) from error
        found = _SOUND.search(answer)
        if found is None:
            problem = "the service's answer holds no sound"
            raise OSError(problem)
        try:
            yield base64.b64decode(found.group(1), validate=True)
        except ValueError as error:
            problem = "the service's sound is damaged"
            raise OSError(problem) from error


def decode(data: bytes) -> bytes:
    """Return an MP3's sound as 16-bit mono samples at our rate; OSError when it is none."""
    import av
    from av.error import FFmpegError

    from a11y.speech.resampling import resampled

    try:
        with av.open(io.BytesIO(data), "r", format="mp3") as container:
            return resampled(container.decode(audio=0))
    except (FFmpegError, ValueError, IndexError) as error:
        problem = f"it sent no sound: {_first_line(error)}"
        raise OSError(problem) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
