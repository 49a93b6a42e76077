"""Figures in documentation: what stands between two marks is written by the commands that measure, and nothing else is."""

import re
from collections.abc import Mapping
from pathlib import Path


def fill(text: str, name: str, block: str) -> str:
    """The text with a block between `<!-- name -->` and `<!-- /name -->`; ValueError where the marks do not stand once."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    marks = re.compile(re.escape(begin) + r"\n.*?" + re.escape(end), re.DOTALL)
    if len(marks.findall(text)) != 1:
        raise ValueError(f"The marks {begin} and {end} must stand once.")
    return marks.sub(lambda _: f"{begin}\n\n{block.strip()}\n\n{end}", text)


def write_blocks(path: Path, blocks: Mapping[str, str]) -> None:
    """Write blocks into a file, each between its marks."""
    text = path.read_text(encoding="utf-8")
    for name, block in blocks.items():
        text = fill(text, name, block)
    path.write_text(text, encoding="utf-8")
