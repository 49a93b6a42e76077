"""The one place where readers, pipeline, linking and tracker meet: `extract` a file, `ingest` folders, `watch` one.

What a person types goes through these functions, whatever the way in; they take all they need as arguments. Each is
imported when it is asked for, so that worker processes load no tracker.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_miner.workflow.extracting import EXTRACTOR, extract
    from minutes_miner.workflow.files import find_files
    from minutes_miner.workflow.ingesting import Report, ingest
    from minutes_miner.workflow.linking import relink
    from minutes_miner.workflow.watching import watch
    from minutes_miner.workflow.workers import Workers, extract_many

__all__ = ["EXTRACTOR", "Report", "Workers", "extract", "extract_many", "find_files", "ingest", "relink", "watch"]
_ROOMS = {
    "EXTRACTOR": "extracting", "extract": "extracting", "find_files": "files", "Report": "ingesting", "ingest": "ingesting",
    "relink": "linking", "watch": "watching", "Workers": "workers", "extract_many": "workers",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_ROOMS[name]}"), name)
