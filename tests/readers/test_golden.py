"""Documents made for one structure each read as a person expects of them."""

from pathlib import Path

import pytest

from minutes_miner.readers import read
from tests.readers.golden import docx_samples, office_samples, pdf_samples, txt_samples
from tests.readers.golden.outline import outline

MADE = Path(__file__).parent / "golden" / "made"
SAMPLES = pdf_samples.SAMPLES | office_samples.SAMPLES | docx_samples.SAMPLES | txt_samples.SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_expected(name: str) -> None:
    """The committed file has the outline that was written for it."""
    assert outline(read(MADE / name)) == SAMPLES[name][1]


@pytest.mark.parametrize("name", sorted(docx_samples.SAMPLES | txt_samples.SAMPLES))
def test_a_sample_is_made_alike_each_time(name: str) -> None:
    """What the generator makes is what is committed (PDFs carry the version of their maker and are left out)."""
    assert SAMPLES[name][0]() == (MADE / name).read_bytes()


def test_every_made_file_has_its_expectation() -> None:
    """No file lies in the folder that nobody looks at."""
    assert {path.name for path in MADE.iterdir()} == set(SAMPLES)
