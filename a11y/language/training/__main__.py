"""Train the English pipeline from the treebanks, measure it, write it: `python -m a11y.language.training --data DIR --out DIR`.

One CPU core needs about two hours. The treebanks (UD English EWT and GUM) are not part of this project; the model
card beside the weights names them and their licences.
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

from a11y.language.training.corpus import plain_reader

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
MEASURED_ON = ("en_ewt-test", "en_gum-news-dev")
FIGURES = {"pos_acc": "UPOS", "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sentence F"}


def measure(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """Return UPOS, UAS, LAS and sentence F in per cent, from raw text, for each measured treebank."""
    table: dict[str, dict[str, float]] = {}
    for name in MEASURED_ON:
        scores = nlp.evaluate(list(plain_reader(data, [name])(nlp)))
        table[name] = {label: round(100 * scores[key], 1) for key, label in FIGURES.items()}
    return table


def ship(nlp: Language, folder: Path, figures: dict[str, dict[str, float]]) -> None:
    """Write the pipeline as the package carries it: with licence, credit and figures, without this machine's paths."""
    nlp.meta.update(
        name="plainspoken_english",
        version="1.0.0",
        license="CC BY-SA 4.0",
        sources=[{"name": "UD English EWT"}, {"name": "GUM"}],
        spacy_version=">=3.8.0,<3.9.0",
        performance=figures,
    )
    nlp.config["paths"]["data"] = None
    nlp.to_disk(folder)


def main() -> None:
    """Train and write the pipeline with its figures."""
    arguments = argparse.ArgumentParser(prog="python -m a11y.language.training", description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder with en_ewt-*.conllu and en_gum-*.conllu")
    arguments.add_argument("--out", type=Path, required=True, help="folder to write the pipeline to")
    arguments.add_argument("--set", nargs=2, action="append", default=[], metavar=("KEY", "VALUE"), help="override one setting")
    options = arguments.parse_args()
    overrides = {key: json.loads(value) for key, value in options.set}
    config = util.load_config(HERE / "config.cfg", overrides={"paths.data": str(options.data), **overrides}, interpolate=False)
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    # Streaming draws new paragraphs each epoch; set only now because initialisation must see every label.
    nlp.config["training"]["max_epochs"] = -1
    train(nlp, options.out, stdout=sys.stdout, stderr=sys.stderr)
    best = util.load_model(options.out / "model-best")
    figures = measure(best, options.data)
    ship(best, options.out / "english", figures)
    (options.out / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
