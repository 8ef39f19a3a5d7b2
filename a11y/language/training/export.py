"""The trained network as the files that the package carries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from a11y.language.training.network import Network

INPUTS = ("pieces", "shapes", "firsts")
OUTPUTS = ("arcs", "dependent", "head", "upos", "xpos", "feats")
OPSET = 18


class _OneSentence(nn.Module):
    """The network for one sentence, without the axis of the batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        return tuple(found[0] for found in self.network(pieces[None], shapes[None], torch.ones_like(pieces)[None], firsts[None]))


def export(network: Network, labels: Mapping[str, list[str]], folder: Path) -> None:
    """Write `network.onnx` with weights of eight bits, `relations.npy` (relations, RELATION + 1, RELATION + 1) and `labels.json`.

    Eight bits (seven where a CPU could overflow) by row make it a quarter as large and about twice as quick.
    """
    words = torch.tensor([1, 2, 4, 5])
    example = (torch.randint(1000, 2000, (8,)), torch.ones(8, dtype=torch.long), words)
    pieces, count = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=1, max=512)
    whole = folder / "whole.onnx"
    program = torch.onnx.export(
        _OneSentence(network).eval(),
        example,
        input_names=INPUTS,
        output_names=OUTPUTS,
        opset_version=OPSET,
        dynamo=True,
        dynamic_shapes=({0: pieces}, {0: pieces}, {0: count}),
    )
    if program is None:
        raise RuntimeError("torch.onnx.export gave no program")
    program.save(whole)
    quantize_dynamic(whole, folder / "network.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()
    model = onnx.load(folder / "network.onnx")
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        del value.metadata_props[:]
    del model.metadata_props[:], model.graph.metadata_props[:]
    onnx.save(model, folder / "network.onnx")
    np.save(folder / "relations.npy", network.relations.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
