"""Measure what a rendition costs and how true its word times are: `python -m tests.benchmarks.speech_figures [FOLDER OF TEXTS]`.

Without a folder it speaks the seeds. Rates are seconds of audio per CPU second of one core, this process and the helper together.
"""

from __future__ import annotations

import io
import os
import resource
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from a11y import plain, speech, walk
from a11y.readers import read
from a11y.speech import engines
from a11y.speech.loudness import metered

if TYPE_CHECKING:
    from a11y.model import Article, Rendition, Version

SEEDS = Path(__file__).parent.parent.parent / "seeds"
RATE = 22_050


def timed(work: Callable[[], Rendition]) -> tuple[Rendition, float, float]:
    """Return a rendition with the wall and CPU seconds it took; the helper is ended so that its time counts."""
    speech.close()
    before, began = os.times(), time.perf_counter()
    made = work()
    wall = time.perf_counter() - began
    speech.close()
    after = os.times()
    return made, wall, sum(after[:4]) - sum(before[:4])


def longer(version: Version, words: int) -> Version:
    """Return a version with its blocks repeated, under new sentence ids, up to about so many words."""
    blocks, count, turn = [], 0, 0
    while count < words:
        for block in version.blocks:
            if count >= words:
                break
            parts = tuple(tuple(replace(sentence, id=f"{sentence.id}x{turn}") for sentence in part) for part in block.parts)
            blocks.append(replace(block, parts=parts))
            count += sum(len(sentence.text.split()) for part in parts for sentence in part)
        turn += 1
    return replace(version, blocks=tuple(blocks))


def onset_errors(version: Version, made: Rendition) -> list[float]:
    """Return how far each sentence's or clause's first word time is from where sound begins after a pause, in milliseconds."""
    with wave.open(io.BytesIO(next(medium.data for medium in made.media if medium.format == "wav"))) as sound:
        samples = np.abs(np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(float))
    step = RATE // 200
    energy = np.sqrt((samples[: len(samples) // step * step].reshape(-1, step) ** 2).mean(axis=1))
    loud = np.flatnonzero(energy > 0.02 * energy.max())
    onsets = np.concatenate((loud[:1], loud[1:][np.diff(loud) >= 16])) * step * 1000 / RATE
    texts = {sentence.id: sentence.text for sentence in walk.sentences(version)}
    errors = []
    for word in made.words:
        before = texts[word.sentence][: word.start].rstrip(" \"'“‘(")
        if not before or before[-1] in ".,;:?!":
            nearest = float(np.abs(onsets - word.begin_ms).min())
            if nearest < 400 or not before:  # a comma that is not heard has no onset
                errors.append(nearest)
    return errors


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    files = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html"})
    articles: list[Article] = [reading.article for path in files if (reading := read(path.name, path.read_bytes())).article]
    versions = [plain.original(article) for article in articles]
    article, version = articles[0], versions[0]
    short, long = longer(version, 400), longer(version, 5000)
    speech.speak(article, version)  # loads what is loaded once

    made, _, cpu = timed(lambda: speech.speak(article, long, formats=("vtt",)))
    print(f"synthesis and word times      {made.duration_ms / 1000 / cpu:7.0f} s of audio per CPU second")
    engine = engines.engine("espeak")
    voice = engine.voice("", "en")
    sentences = [sentence.text for sentence in walk.sentences(long)]
    engine.close()
    before = os.times()
    seconds = sum(len(engine.say(sentence, voice, 170).pcm) for sentence in sentences) / 2 / RATE
    engine.close()
    after = os.times()
    print(f"synthesis alone               {seconds / (sum(after[:4]) - sum(before[:4])):7.0f} s of audio per CPU second (aim 500)")
    made, wall, cpu = timed(lambda: speech.speak(article, short, formats=("m4a", "mp3", "vtt")))
    print(
        f"400 words, m4a and mp3        {made.duration_ms / 1000 / cpu:7.0f} s of audio per CPU second (aim 40), ready in {wall:.1f} s, {cpu:.1f} s CPU (aim 5)"
    )
    made, wall, cpu = timed(lambda: speech.speak(article, long, formats=("m4a", "mp3", "vtt")))
    print(f"5,000 words, m4a and mp3      {made.duration_ms / 1000 / cpu:7.0f} s of audio per CPU second, ready in {wall:.1f} s, {cpu:.1f} s CPU (aim 60)")
    with tempfile.TemporaryDirectory() as cache:
        speech.speak(article, short, formats=("vtt",), cache=Path(cache))
        _, wall, _ = timed(lambda: speech.speak(article, short, formats=("vtt",), cache=Path(cache)))
        hits = len(list(Path(cache).iterdir()))
    print(f"400 words from the cache      {1000 * wall / hits:7.1f} ms a sentence (aim 20)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory                   {peak[0]:7.0f} MB, helper {peak[1]:.0f} MB (aim 200)")

    errors: list[float] = []
    sources: list[str] = []
    loudness, peaks = [], []
    for each, original in zip(articles, versions, strict=True):
        made = speech.speak(each, original, formats=("wav",))
        errors += onset_errors(original, made)
        sources += [word.source for word in made.words]
        with wave.open(io.BytesIO(made.media[0].data)) as sound:
            heard, peak = metered([np.frombuffer(sound.readframes(sound.getnframes()), "<i2")])
            loudness.append(heard or 0.0)
            peaks.append(peak)
    speech.close()
    print(f"word times from events        {100 * sources.count('event') / len(sources):7.1f} % of {len(sources)} (aim 95)")
    print(f"error at clause starts        {np.median(errors):7.1f} ms median, {np.percentile(errors, 95):.1f} ms p95, {len(errors)} clauses (aim 15, 60)")
    print(f"loudness                      {min(loudness):7.1f} to {max(loudness):.1f} LUFS over {len(loudness)} texts (aim -16 ± 1)")
    print(f"true peak                     {max(peaks):7.1f} dB (aim -1)")


if __name__ == "__main__":
    main()
