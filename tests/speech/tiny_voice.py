"""A Piper voice of a few hundred bytes: every sound is a tone of one length, a space or a mark is silence, so that word times can be heard in it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HOP = 256
HOPS_A_PHONEME = 5
RATE = 16_000
_SILENT = "_^$ .,;:!?'\"-"


def build(folder: Path, *, rate: int = RATE, silent: str = _SILENT) -> Path:
    """Write VOICE.onnx with its VOICE.onnx.json, and return the former."""
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    ids = {phoneme: list(numbers) for phoneme, numbers in DEFAULT_PHONEME_ID_MAP.items()}
    symbols = 1 + max(number for numbers in ids.values() for number in numbers)
    loudness = np.full(symbols, 0.3, np.float32)
    for phoneme in silent:
        loudness[ids[phoneme]] = 0.0
    samples = HOP * HOPS_A_PHONEME
    nodes = [
        helper.make_node("Gather", ["loudness", "input"], ["heard"]),  # (1, phonemes)
        helper.make_node("Unsqueeze", ["heard", "last"], ["column"]),
        helper.make_node("Mul", ["column", "tone"], ["sounds"]),  # (1, phonemes, samples)
        helper.make_node("Reshape", ["sounds", "flat"], ["output"]),
        helper.make_node("Mul", ["heard", "nought"], ["nothing"]),
        helper.make_node("Add", ["nothing", "hops"], ["exact"]),
        helper.make_node("Ceil", ["exact"], ["widths"]),  # what Piper looks for to tell how long each phoneme is
    ]
    tone = np.sin(np.arange(samples) * 2 * np.pi * 220 / rate).astype(np.float32)
    constants = {
        "loudness": loudness,
        "tone": tone,
        "last": np.array([2], np.int64),
        "flat": np.array([1, 1, -1], np.int64),
        "nought": np.array(0, np.float32),
        "hops": np.array(HOPS_A_PHONEME, np.float32),
    }
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "samples"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "tiny.onnx"
    onnx.save(model, str(file))
    facts = {
        "audio": {"sample_rate": rate},
        "espeak": {"voice": "en"},
        "language": {"code": "en_GB"},
        "num_symbols": symbols,
        "num_speakers": 1,
        "phoneme_id_map": ids,
        "hop_length": HOP,
    }
    Path(f"{file}.json").write_text(json.dumps(facts), encoding="utf-8")
    return file
