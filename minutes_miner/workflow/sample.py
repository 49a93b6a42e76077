"""A few lines of minutes that every installation reads alike."""

import hashlib

from minutes_miner.readers.limits import Limits
from minutes_miner.records import Extraction

_SAMPLE = "Town Library Board\nMinutes of the meeting\nDate: 4 May 2015\n\nAction points:\n- UNICEF to share the list by 10 May\n"
DEADLINES = ["2015-05-10"]


def read_sample() -> Extraction:
    """What the pipeline says of the sample; its deadlines should be `DEADLINES`."""
    from minutes_miner.pipeline.build import load_pipeline
    from minutes_miner.pipeline.run import extract
    from minutes_miner.readers.txt import read

    data = _SAMPLE.encode()
    document = read(data, path="sample.txt", sha256=hashlib.sha256(data).hexdigest(), limits=Limits())
    return extract(document, nlp=load_pipeline())
