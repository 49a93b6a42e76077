"""The JSON of the contract: every extraction fits its schema and comes back unchanged."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from minutes_miner import contract
from minutes_miner.errors import CODES, FileError
from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

ROOT = Path(__file__).parent.parent
# one document of each group; every eighth of them is read in each run of the tests, the rest with the slow ones
DOCUMENTS = [min(group.iterdir()) for group in sorted((ROOT / "corpus" / "documents").iterdir())]
CASES = [
    pytest.param(path, id=path.name, marks=[pytest.mark.slow] if at % 8 else []) for at, path in enumerate(DOCUMENTS)
]


@cache
def extracted(path: Path) -> Extraction:
    """What a document says, read once for all tests."""
    return extract(path)


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    """What `schema` prints."""
    made = contract.json_schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


@pytest.mark.parametrize("path", CASES)
def test_every_extraction_fits_the_schema(path: Path, schema: jsonschema.Draft202012Validator) -> None:
    """What extract prints validates against what schema prints, and comes back as the same records."""
    extraction = extracted(path)
    text = contract.to_json(extraction)
    schema.validate(json.loads(text))
    assert contract.from_json(text) == extraction


def test_the_same_file_gives_the_same_bytes() -> None:
    """Two runs over one file print the same bytes."""
    first, second = (contract.to_json(extract(DOCUMENTS[0])) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("path", CASES)
def test_every_quote_stands_in_the_document(path: Path) -> None:
    """A quote is words as they stand in the file, with the hyphens of its lines, and every warning has a known code."""
    from minutes_miner.readers import read

    whole = " ".join(read(path).text.replace("\u00ad", "-").split())
    extraction = extracted(path)
    for action in extraction.action_points:
        assert " ".join(action.provenance.quote.split()) in whole
    assert all(warning.code in CODES for warning in extraction.warnings)


def test_a_failure_names_its_code() -> None:
    """A file that cannot be read gives a line with source and error."""
    line = json.loads(contract.failure_to_json("x.pdf", FileError("corrupt-pdf", "cut off")))
    assert line["source"] == {"path": "x.pdf"}
    assert line["error"] == {"code": "corrupt-pdf", "message": "cut off"}


def test_pdf_spans_lie_on_their_page() -> None:
    """The boxes of a PDF's action points lie inside the page, in points from the top left."""
    path = next(path for path in DOCUMENTS if path.suffix == ".pdf")
    extraction = extract(path)
    assert extraction.action_points
    for action in extraction.action_points:
        assert action.provenance.spans
        for span in action.provenance.spans:
            x0, top, x1, bottom = span.bbox
            assert 0 <= x0 < x1 <= 596
            assert 0 <= top < bottom <= 843
