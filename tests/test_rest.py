"""The collector of cyclic garbage rests while a document is read and its pipeline runs, and is at work again behind them."""

import gc
from contextlib import suppress

import pytest

from minutes_miner.document import Document
from minutes_miner.pipeline import run
from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.rest import collector_at_rest


def test_it_is_at_work_again_after_an_error() -> None:
    with suppress(ValueError), collector_at_rest():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_who_had_stopped_it_finds_it_stopped() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_rests_while_the_pipeline_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(run, "to_extraction", lambda doc: seen.append(gc.isenabled()))
    run.extract(Document(path="", sha256="", format="txt", blocks=()), nlp=load_pipeline(model=False))
    assert seen == [False] and gc.isenabled()
