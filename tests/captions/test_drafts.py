"""From the sound: a draft that doubts, marks and never invents, and a person who approves it."""

from __future__ import annotations

import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y import speech
from a11y.captions.checker import check
from a11y.captions.drafts import approve, draft, from_hearing
from a11y.captions.hearing import UNCLEAR, Heard, HeardWord, believed
from a11y.captions.recognise import Hearing, hear
from a11y.captions.sound import RATE, samples
from a11y.captions.videos import tracks
from a11y.errors import SourceError, UsageError
from a11y.model import Article, Sentence, Text, Track, Version, Video
from tests.captions.tiny_model import build

VIDEO = Video(id="b1", label="Whale")
ARTICLE = Article(title=Text("T"), blocks=(VIDEO,))


def heard(
    text: str,
    *,
    start: int = 0,
    each: int = 400,
    probability: float = 0.9,
    logprob: float = -0.2,
    no_speech: float = 0.0,
    compression: float = 1.2,
    level: float = 0.5,
) -> Heard:
    """Return a stretch of speech, one word after the other."""
    words = tuple(HeardWord(start + place * each, start + place * each + each, f" {word}", probability) for place, word in enumerate(text.split()))
    return Heard(words, logprob, no_speech, compression, level)


def shown(*stretches: Heard, length: int = 60_000) -> list[str]:
    """Return what may be shown of some stretches."""
    return [" ".join(said.text for said in stretch) for stretch in believed(stretches, length)]


def test_clear_speech_is_shown_as_it_was_heard() -> None:
    """No word changes, and each keeps its time."""
    (stretch,) = believed([heard("Good evening to you.")], 60_000)
    assert [(said.text, said.start, said.end) for said in stretch] == [("Good", 0, 400), ("evening", 400, 800), ("to", 800, 1200), ("you.", 1200, 1600)]


@pytest.mark.parametrize(
    "stretch",
    [
        heard("Thanks for watching", probability=0.2),
        heard("Thanks for watching", logprob=-1.4),
        heard("Thanks for watching", no_speech=0.8),
        heard("Thanks for watching", compression=3.0),
        heard("Thanks for watching", start=60_000),
        heard("Thanks for watching", each=20),
        heard("Thanks for watching", each=0),
        heard("the the the the the end"),
        heard("we go we go we go we go home"),
        heard("x" * 60),
        heard("Thank you so much for watching!"),
        heard("Please like and subscribe."),
        heard("Subtitles by the Amara.org community"),
        heard("Transcribed by someone."),
        heard("Visit www.example.org"),
        heard("you"),
        heard("Bye. Bye."),
        heard("[Music]"),
        heard("(applause and laughter in the hall)"),
        heard("♪ la la ♪"),
    ],
)
def test_each_sign_of_doubt_makes_a_stretch_unclear(stretch: Heard) -> None:
    """Low confidence, a failed decoder, times past the end, impossible speed, loops, a word nobody can say, what is learned from the ends of films,

    and sounds that only the machine claims; past the end nothing is left to show.
    """
    assert shown(stretch) in ([UNCLEAR], [])


def test_one_doubtful_word_among_clear_ones_is_marked_alone() -> None:
    """The rest stays readable."""
    words = heard("The mayor opened the bridge").words
    doubtful = HeardWord(words[1].start, words[1].end, " mare", 0.1)
    assert shown(Heard((words[0], doubtful, *words[2:]))) == ["The [unclear] opened the bridge"]


@pytest.mark.parametrize("text", ["Thank you all for coming.", "See you on Monday.", "He said bye to you.", "It was translated into BSL."])
def test_what_people_say_too_is_shown(text: str) -> None:
    """The marks of a learned phrase are those of the whole stretch."""
    assert shown(heard(text)) == [text]


def test_a_word_where_the_sound_is_silent_is_marked_alone() -> None:
    """A stretch may hold speech and a pause into which the machine put a word."""
    words = heard("The mayor opened the bridge").words
    invented = HeardWord(words[4].start, words[4].end, " bridge", 0.95, level=0.002)
    assert shown(Heard((*words[:4], invented), level=0.5)) == ["The mayor opened the [unclear]"]
    assert shown(Heard((*words[:4], invented), level=0.02)) == ["The mayor opened the bridge"]


def test_a_dash_for_another_speaker_is_not_taken_over() -> None:
    """Nothing here hears who speaks; the words stay."""
    assert shown(heard("- Hello. -Yes? >> No. well-known – – a")) == ["Hello. Yes? No. well-known a"]


def test_speech_on_silence_is_not_shown() -> None:
    """Where the sound is silent, nothing was said, however sure the machine is."""
    assert shown(heard("Thanks for watching!", level=0.0)) == []


def test_the_third_time_in_a_row_the_same_words_are_a_loop() -> None:
    """Twice may be true; from the third on they are marked."""
    assert shown(*(heard("Come on!", start=start) for start in range(0, 8000, 2000))) == ["Come on!", "Come on!", UNCLEAR, UNCLEAR]


def test_control_characters_and_empty_words_vanish() -> None:
    """They are no words."""
    noisy = Heard((HeardWord(0, 400, "\x00\x1b", 0.9), HeardWord(400, 800, " He\x07llo", 0.9), HeardWord(800, 1200, "", 0.9), HeardWord(1200, 1600, " …", 0.9)))
    assert shown(noisy) == ["Hello"]


WORDS = st.builds(HeardWord, st.integers(-100, 9000), st.integers(-100, 9000), st.text(max_size=12), st.floats(0, 1))
HEARD = st.builds(Heard, st.lists(WORDS, max_size=6).map(tuple), st.floats(-3, 0), st.floats(0, 1), st.floats(0, 4), st.floats(0, 1))


@given(st.lists(HEARD, max_size=6))
def test_times_rise_inside_the_sound_whatever_was_heard(stretches: list[Heard]) -> None:
    """Reversed, negative and late times are mended; every shown word is one that was heard, or the mark."""
    said = [word for stretch in believed(stretches, 5000) for word in stretch]
    assert all(0 <= word.start < word.end <= 5000 for word in said)
    assert all(before.end <= after.start for before, after in pairwise(said))
    letters = {character for stretch in stretches for word in stretch.words for character in word.text} | set(UNCLEAR)
    assert {character for word in said for character in word.text} <= letters | {" "}


def from_words(*stretches: Heard, language: str = "en", sure: float = 0.99) -> Track:
    """Return the draft of some stretches."""
    return from_hearing(ARTICLE, VIDEO, "whale.mp4", Hearing(stretches, 60_000, language, sure, "faster-whisper 0, model m"), "en")


def test_a_draft_says_what_it_is_and_keeps_to_the_house_and_the_format() -> None:
    """The status, the engine and the count of unclear places stand in the file."""
    track = from_words(
        heard("Good evening, and here is the news of the day for everybody in the town and the country."), heard("Umm", start=20_000, probability=0.1)
    )
    assert (track.status, track.text[-1]) == ("machine-draft", UNCLEAR)
    assert "drafted from the sound of whale.mp4 by faster-whisper 0, model m; 1 unclear places; not checked by a person" in track.vtt
    assert check(track.vtt.encode(), "bbc") == ()


def test_speech_in_another_language_is_marked_and_not_written_in_this_one() -> None:
    """A recogniser writes English words for Welsh speech: none is shown."""
    track = from_words(heard("Thank you very much"), language="cy")
    assert (track.text, "sounds like cy, not en" in track.provenance) == ((UNCLEAR,), True)


def test_a_person_approves_a_draft_as_it_is_or_mended() -> None:
    """The draft's note goes, the person's words stay, and only drafts can be approved."""
    track = from_words(heard("Good mourning."))
    mended = approve(track, track.vtt.replace("mourning", "morning").encode())
    assert (mended.status, mended.text, "machine-draft" in mended.vtt) == ("human-checked", ("Good morning.",), False)
    assert mended.provenance.endswith("; mended and checked by a person")
    assert approve(track).provenance.endswith("places; checked by a person")
    assert check(mended.vtt.encode()) == ()
    (stand_in,) = tracks(ARTICLE, Version(level="original"))
    with pytest.raises(UsageError, match="this one is none-known"):
        approve(stand_in)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a recogniser with random weights."""
    return build(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound file with real speech."""
    version = Version(level="easy", title=(Sentence("s1", "Good evening. Here is the news of the day."),))
    try:
        rendition = speech.speak(ARTICLE, version, formats=("m4a",))
    finally:
        speech.close()
    file = tmp_path_factory.mktemp("sound") / "news.m4a"
    file.write_bytes(rendition.media[0].data)
    return file


def sound(path: Path, level: float, seconds: int = 4) -> Path:
    """Write noise of a level as a sound file, and return it."""
    noise = np.random.default_rng(1).normal(0, level, RATE * seconds).clip(-1, 1)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((noise * 32767).astype("<i2").tobytes())
    return path


def test_a_machine_that_talks_nonsense_gives_only_unclear_marks(model: Path, spoken: Path) -> None:
    """The real library on real speech with random weights: control characters, broken letters and odd times come out as `[unclear]`."""
    track = draft(ARTICLE, VIDEO, spoken, str(model))
    assert set(" ".join(track.text).split()) == {UNCLEAR}
    assert check(track.vtt.encode()) == ()


def test_the_voice_gate_leaves_noise_out_and_silence_gives_nothing(model: Path, tmp_path: Path) -> None:
    """Whisper invents speech on both: the gate hears no voice in noise, and what it says of silence is dropped."""
    assert hear(sound(tmp_path / "noise.wav", 0.05), str(model)).heard == ()
    quiet = hear(sound(tmp_path / "silence.wav", 0.0), str(model), gate=False)
    assert [word for stretch in quiet.heard for word in stretch.words] != []
    assert [said for stretch in believed(quiet.heard, quiet.length) for said in stretch] == []
    with pytest.raises(SourceError, match=r"noise\.wav: no speech was heard"):
        draft(ARTICLE, VIDEO, tmp_path / "noise.wav", str(model))


def test_media_is_read_as_one_channel_of_the_right_rate(tmp_path: Path, spoken: Path) -> None:
    """Any container and rate come out alike."""
    assert len(samples(sound(tmp_path / "a.wav", 0.1, 2))) == 2 * RATE
    assert (samples(spoken).ndim, 0.05 < float(abs(samples(spoken)).max()) <= 1.5) == (1, True)


def test_a_file_that_is_no_media_and_a_model_that_is_not_there_are_named(tmp_path: Path, model: Path) -> None:
    """One line each; a name is fetched only after that is said (and here no network lets it)."""
    (tmp_path / "page.mp4").write_bytes(b"<html>not found</html>")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=r"page\.mp4: cannot be read as media"):
        hear(tmp_path / "page.mp4", str(model))
    with pytest.raises(UsageError, match=r"model models/small: a folder with .*, or a name: tiny"):
        hear(tmp_path / "page.mp4", "models/small")
    told: list[str] = []
    with pytest.raises(UsageError, match="model tiny: a connection to fetch it"):
        hear(sound(tmp_path / "b.wav", 0.1, 1), "tiny", tell=told.append)
    assert told == ["the model tiny is fetched from its store on the network now, once; no sound is sent"]
    with pytest.raises(UsageError, match=r"a folder with model\.bin"):
        hear(sound(tmp_path / "a.wav", 0.1, 1), str(tmp_path / "empty"))
