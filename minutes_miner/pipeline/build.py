"""The pipeline: loaded from `models/minutes_pipeline`, a spaCy pipeline of our own components."""

from functools import cache
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from minutes_miner.pipeline import agencies, companions, confidence, reported, verdict  # noqa: F401  # their factories, also where an install is older

_PACKAGED = Path(__file__).parent.parent / "model"
_WITH_WEIGHTS = {
    "kind": "sentences",
    "reported": "status",
    "responsible": "reported",
    "deadlines": "responsible",
    "agencies": "deadlines",
}  # behind which each stands
_CHECKOUT = Path(__file__).parents[2] / "models" / "minutes_pipeline"


def model_path() -> Path:
    """The folder of the pipeline: in the installed package, else in the checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def load_pipeline(*, model: bool = True) -> Language:
    """The pipeline, loaded once a process; without the trained `model`, rules alone."""
    return _loaded(model)


@cache
def _loaded(model: bool) -> Language:  # a cache takes `f()` and `f(model=True)` for two questions
    nlp = spacy.load(
        model_path(), exclude=[] if model else ["judge", "columns", "verdict", "confidence", *_WITH_WEIGHTS]
    )
    if not model:  # the same components without their weights
        for name, before in _WITH_WEIGHTS.items():
            nlp.add_pipe(f"minutes_{name}", name=name, after=before)
    # nobody asks what a word looks like, which each new one would be told by 23 functions
    nlp.vocab.lex_attr_getters.clear()  # type: ignore[attr-defined]  # not in the stubs of spaCy
    return nlp


def build_pipeline(config: Path) -> Language:
    """A new pipeline from its config, as it is written to `models/minutes_pipeline`."""
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(config), auto_fill=True)
    # spaCy's tokenizer remembers no word of a text any more once it has met a special case, and a line break is one
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.rules = {text: told for text, told in tokenizer.rules.items() if not text.isspace()}
    return nlp


def main() -> None:
    """Write the packaged pipeline from its config: `python -m minutes_miner.pipeline.build`."""
    build_pipeline(_CHECKOUT.parent / "configs" / "minutes.cfg").to_disk(_CHECKOUT)
    sentences = _CHECKOUT / "sentences.json"  # spaCy writes a set, in an order of chance
    settings = srsly.read_json(sentences)
    srsly.write_json(sentences, {**settings, "punct_chars": sorted(settings["punct_chars"])})


if __name__ == "__main__":
    main()
