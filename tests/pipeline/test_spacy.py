"""The packaged pipeline as people who know spaCy use it."""

from pathlib import Path

import spacy

from minutes_miner.pipeline.build import build_pipeline, load_pipeline, model_path
from minutes_miner.pipeline.layout import make_doc
from minutes_miner.readers import read

ROOT = Path(__file__).parents[2]


def test_plain_text_gives_spans() -> None:
    """spacy.load and a text give a Doc whose spans carry actions, parties and deadlines with their values."""
    nlp = spacy.load(model_path())
    doc = nlp(
        "Minutes of the Water Committee\nDate: 3 March 2015\nPresent: UNICEF, Oxfam\n\n"
        "Action points:\n- Oxfam to repair the pump by 10 March\n- UNICEF to share the map\n"
    )
    assert [span.text for span in doc.spans["actions"]] == [
        "Oxfam to repair the pump by 10 March",
        "UNICEF to share the map",
    ]
    assert [(span.text, span.label_) for span in doc.spans["responsible"]] == [
        ("Oxfam", "AGENCY"),
        ("UNICEF", "AGENCY"),
    ]
    assert [span._.value.date for span in doc.spans["deadlines"]] == ["2015-03-10"]
    assert [span.text for span in doc.spans["attendees"]] == ["UNICEF", "Oxfam"]


def test_passages_cover_a_read_document() -> None:
    """Every passage of a read document is a span with its zone, and sentences do not cross passages."""
    nlp = spacy.load(model_path())
    path = ROOT / "corpus" / "documents" / "irbid-cpswg" / "irbid_2018-03-06.docx"
    doc = nlp(make_doc(read(path), vocab=nlp.vocab, tokenizer=nlp.tokenizer))
    assert {span.label_ for span in doc.spans["passages"]} >= {"attendance", "agenda", "body"}
    starts = {span.start for span in doc.spans["passages"]}
    assert all(doc[start].is_sent_start for start in starts)


def test_the_packaged_pipeline_is_that_of_the_config(tmp_path: Path) -> None:
    """What is committed under models/ is what the config builds."""
    build_pipeline(ROOT / "models" / "configs" / "minutes.cfg").to_disk(tmp_path)
    packaged = ROOT / "models" / "minutes_pipeline"
    assert (tmp_path / "config.cfg").read_text() == (packaged / "config.cfg").read_text()


def test_the_pipeline_is_loaded_once() -> None:
    """However the pipeline with its weights is asked for, a process holds one; that without them is another."""
    assert load_pipeline() is load_pipeline(model=True)
    assert load_pipeline(model=False) is not load_pipeline()
