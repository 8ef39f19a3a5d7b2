"""A speech recogniser with random weights, built in a moment: it gives the most hostile output there is, by the real library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from ctranslate2.specs.whisper_spec import WhisperSpec
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 16
# Peaked output: the model is sure of its nonsense, so that nothing is dropped before our guards see it.
CERTAINTY = 5.0


def build(folder: Path, seed: int = 2) -> Path:
    """Write a Whisper model with one layer each way and random weights, English only, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = _tokenizer(folder)
    chance = np.random.default_rng(seed)

    def weights(*shape: int) -> NDArray[np.float32]:
        return chance.normal(0, 0.4, shape).astype(np.float32)

    def linear(spec: Any, rows: int, columns: int) -> None:
        spec.weight, spec.bias = weights(rows, columns), np.zeros(rows, np.float32)

    def norm(spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    spec = WhisperSpec(1, 2, 1, 2)
    encoder, decoder = spec.encoder, spec.decoder
    encoder.conv1.weight, encoder.conv1.bias = weights(WIDTH, 80, 3), np.zeros(WIDTH, np.float32)
    encoder.conv2.weight, encoder.conv2.bias = weights(WIDTH, WIDTH, 3), np.zeros(WIDTH, np.float32)
    encoder.position_encodings.encodings = weights(1500, WIDTH)
    decoder.embeddings.weight = weights(len(names), WIDTH)
    decoder.position_encodings.encodings = weights(448, WIDTH)
    decoder.projection.weight = weights(len(names), WIDTH) * np.float32(CERTAINTY)
    norm(encoder.layer_norm)
    norm(decoder.layer_norm)
    for layer in (*encoder.layer, *decoder.layer):
        norm(layer.self_attention.layer_norm)
        norm(layer.ffn.layer_norm)
        linear(layer.self_attention.linear[0], 3 * WIDTH, WIDTH)
        linear(layer.self_attention.linear[1], WIDTH, WIDTH)
        linear(layer.ffn.linear_0, 4 * WIDTH, WIDTH)
        linear(layer.ffn.linear_1, WIDTH, 4 * WIDTH)
    for layer in decoder.layer:
        norm(layer.attention.layer_norm)
        linear(layer.attention.linear[0], WIDTH, WIDTH)
        linear(layer.attention.linear[1], 2 * WIDTH, WIDTH)
        linear(layer.attention.linear[2], WIDTH, WIDTH)
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], []
    spec.config.lang_ids, spec.config.alignment_heads = [names.index("<|en|>")], [(0, 0)]
    spec.register_vocabulary(names)
    spec.validate()
    spec.optimize(quantization=None)
    spec.save(str(folder))
    return folder


def _tokenizer(folder: Path) -> list[str]:
    """Write a tokenizer of single bytes and Whisper's special tokens, and return all tokens in order."""
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    marks = "endoftext startoftranscript en translate transcribe startoflm startofprev nospeech notimestamps".split()  # noqa: SIM905  (read as words)
    special = [f"<|{mark}|>" for mark in marks] + [f"<|{step * 0.02:.2f}|>" for step in range(1501)]
    tokenizer = Tokenizer(models.BPE(vocab={letter: place for place, letter in enumerate(letters)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(special)
    tokenizer.save(str(folder / "tokenizer.json"))
    return [*letters, *special]
