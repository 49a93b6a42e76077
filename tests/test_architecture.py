"""Imports go one way: each part imports only the parts that stand below it, and no modules each other."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "minutes_miner"
BASE = {"errors", "document", "records"}
MAY = {
    "errors": set(),
    "joined": set(),
    "rest": set(),
    "document": set(),
    "records": {"document"},
    "contract": BASE,
    "lexicon": set(),
    "readers": {"errors", "document", "rest"},
    "dates": {"errors", "records", "lexicon"},
    "link": {"errors", "joined", "records", "lexicon"},
    "pipeline": BASE | {"lexicon", "dates", "link", "rest"},
    "tracker": {"errors", "joined", "records", "contract"},
    "evaluation": {"link", "lexicon"},
    "workflow": BASE | {"joined", "evaluation", "contract", "lexicon", "dates", "readers", "pipeline", "link", "tracker"},
    "training": BASE | {"evaluation"} | {"contract", "readers", "pipeline", "link", "workflow", "lexicon", "dates"},
    "__main__": {"cli"},
    "cli": BASE | {"contract", "readers", "pipeline", "link", "tracker", "workflow", "dates", "lexicon", "evaluation"},
}  # fmt: skip


def parts_imported(path: Path) -> set[str]:
    """The parts of the package that a module imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "minutes_miner" else [f"minutes_miner.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("minutes_miner.")}
    return {name for name in found if name in MAY}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    """A module imports only what its part may import."""
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part == "__init__":
        return
    assert parts_imported(path) - {part} <= MAY[part]


def modules_imported(path: Path, modules: dict[str, Path]) -> set[str]:
    """The modules of the package that a module imports, also inside functions and for types alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inside & modules.keys()) or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & modules.keys()


def test_no_modules_import_each_other() -> None:
    """There is an order in which each module stands above all that it imports."""
    modules = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }
    above = {name: modules_imported(path, modules) - {name} for name, path in modules.items()}
    assert len(list(TopologicalSorter(above).static_order())) == len(modules)  # a circle raises, and is told
