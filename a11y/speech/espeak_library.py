"""The espeak-ng shared library through ctypes: set a voice, turn one text into samples and word events.

Loaded only in the helper process (`espeak_helper`), because the library is not thread-safe and carries state from one
text to the next. Structures and constants are those of espeak-ng's public header `speak_lib.h`, release 1.52.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import espeakng_loader

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples arrive in the callback before espeak_Synth returns
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT
_UTF8 = 1  # espeakCHARS_UTF8
_POS_CHARACTER = 1
_RATE = 1  # espeakRATE, words a minute
_EVENT_END_OF_LIST = 0
_EVENT_WORD = 1


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class Raw:
    """What the library made of one text: 16-bit mono samples as bytes, and (0-based code point, sample) for each word event."""

    pcm: bytes
    events: tuple[tuple[int, int], ...]


class Library:
    """The initialised library; one per process, and never used by two threads."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        self._chunks: list[bytes] = []
        self._events: list[tuple[int, int]] = []
        self._callback = _Callback(self._collect)  # kept: ctypes does not
        self.sample_rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), _DONT_EXIT)
        if self.sample_rate <= 0:
            message = "espeak-ng could not read its data"
            raise OSError(message)
        self._library.espeak_SetSynthCallback(self._callback)

    def _collect(self, samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]) -> int:
        if count > 0 and samples:
            self._chunks.append(ctypes.string_at(samples, 2 * count))
        index = 0
        while events[index].type != _EVENT_END_OF_LIST:
            if events[index].type == _EVENT_WORD:
                self._events.append((events[index].text_position - 1, events[index].sample))
            index += 1
        return 0

    def voices(self) -> dict[str, str]:
        """Return the voice identifier for every language tag the library speaks, the best one first."""
        found: dict[str, tuple[int, str]] = {}
        listed = self._library.espeak_ListVoices(None)
        index = 0
        while listed[index]:
            voice = listed[index].contents
            # `languages` is a list of (one priority byte, a tag, a zero byte), ended by another zero byte.
            place = voice.languages
            while (priority := ctypes.string_at(place, 1)[0]) != 0:
                tag = ctypes.string_at(place + 1)
                language, identifier = tag.decode(), (voice.identifier or b"").decode()
                if language not in found or priority < found[language][0]:
                    found[language] = (priority, identifier)
                place += 1 + len(tag) + 1
            index += 1
        return {language: identifier for language, (_, identifier) in sorted(found.items())}

    def set_voice(self, identifier: str) -> bool:
        """Choose a voice by its identifier, such as `gmw/en`; False when there is none."""
        return bool(self._library.espeak_SetVoiceByName(identifier.encode()) == 0)

    def say(self, text: str, rate: int) -> Raw:
        """Speak one plain text at so many words a minute."""
        self._chunks.clear()
        self._events.clear()
        self._library.espeak_SetParameter(_RATE, rate, 0)
        data = text.encode("utf-8", "replace")
        status = self._library.espeak_Synth(data, ctypes.c_size_t(len(data) + 1), 0, _POS_CHARACTER, 0, _UTF8, None, None)
        if status != 0:
            message = f"espeak-ng returned status {status}"
            raise OSError(message)
        return Raw(b"".join(self._chunks), tuple(self._events))
