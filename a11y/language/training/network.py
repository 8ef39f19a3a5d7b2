"""The network: a pretrained encoder of word pieces, and above it tags and a deep biaffine parser.

Source: Dozat and Manning 2017, Deep Biaffine Attention for Neural Dependency Parsing, https://arxiv.org/abs/1611.01734.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from transformers import BertModel

from a11y.language.wordpiece import SHAPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ARC, RELATION, TAG = 256, 96, 256
DROPOUT = 0.33


class SharedDropout(nn.Module):
    """Dropout that drops the same features in all words of a sentence: as good here as one for each word, and a third quicker on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        if not self.training:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2]) >= self.rate
        return states * (kept / (1 - self.rate)).to(states.dtype)


def _layer(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inputs, outputs), nn.GELU(), SharedDropout(DROPOUT))


class Network(nn.Module):
    """Reads a batch of sentences; `labels` names the values of each tag and of the relations.

    Forward: pieces, shapes and mask (sentences, pieces), firsts (sentences, words), as `WordPieces.ids` gives them. Returns the scores of each word's
    heads (sentences, words, words + 1; place 0 is the root), each word as a dependent (sentences, words, RELATION) and as a head (sentences, words + 1,
    RELATION), from which `relations` tells the relation of an arc, and the scores of upos, xpos and feats (sentences, words, values).
    """

    def __init__(self, encoder: Path, labels: Mapping[str, list[str]]) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0)
        for layer in self.encoder.encoder.layer:
            layer.attention.output.dropout = layer.output.dropout = SharedDropout(0.1)
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.dropout = SharedDropout(DROPOUT / 2)
        self.arc_dependent, self.arc_head = _layer(width, ARC), _layer(width, ARC)
        self.relation_dependent, self.relation_head = _layer(width, RELATION), _layer(width, RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.relations = nn.Parameter(torch.zeros(len(labels["dep"]), RELATION + 1, RELATION + 1))
        self.tag = _layer(width, TAG)
        self.upos, self.xpos, self.feats = (nn.Linear(TAG, len(labels[name])) for name in ("upos", "xpos", "feats"))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shape(shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True).hidden_states
        weights = self.mix.softmax(0)
        mixed = sum(weights[place] * state for place, state in enumerate(states))
        heads = self.dropout(torch.cat([mixed[:, :1], mixed.gather(1, firsts[:, :, None].expand(-1, -1, mixed.shape[2]))], 1))
        words = heads[:, 1:]
        arc_head = self.arc_head(heads)
        arcs = (self.arc_dependent(words) @ self.arc) @ arc_head.transpose(1, 2) + (arc_head * self.arc_bias).sum(-1)[:, None]
        tag = self.tag(words)
        return arcs, self.relation_dependent(words), self.relation_head(heads), self.upos(tag), self.xpos(tag), self.feats(tag)

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return the scores of the relations (…, relations) between dependents and heads (…, RELATION)."""
        one = torch.ones_like(dependent[..., :1])
        return torch.einsum("...i,lij,...j->...l", torch.cat([dependent, one], -1), self.relations, torch.cat([head, one], -1))
