"""The quality gate: figures on the gold sets against their floors.

`python -m tests.quality.gate` prints them and fails where one is below its floor.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from masdar.model import Article
from masdar.pages import read_paths
from masdar.pipeline import Resources, load_resources, read_article
from tests.quality.sets import NO_GOLD, GoldSet, floors, gold_folder, gold_set


def main() -> int:
    """Prints every figure beside its floor; returns 1 where one is below."""
    folder = gold_folder()
    if folder is None:
        print(f"quality gate skipped: {NO_GOLD}")
        return 0
    scorer, resources = load_scorer(folder), load_resources()
    failed = False
    print(f"{'gold set':<22}{'figure':<18}{'measured':>9}{'floor':>8}")
    for name in floors():
        gold = gold_set(name, folder)
        figures = measure(gold, scorer, resources)
        below = dict(shortfalls(figures, gold.floors))
        failed = failed or bool(below)
        for figure, value in figures.items():
            floor = f"{gold.floors[figure]:.4f}" if figure in gold.floors else "–"
            print(f"{name:<22}{figure:<18}{value:>9.4f}{floor:>8}{'  BELOW' if figure in below else ''}")
    return int(failed)


def load_scorer(folder: Path) -> ModuleType:
    """Imports the scorer that lies beside the gold sets."""
    spec = importlib.util.spec_from_file_location("gold_score", folder / "score.py")
    if spec is None or spec.loader is None:
        message = f"{folder} holds no scorer that can be imported"
        raise ImportError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(gold: GoldSet, scorer: ModuleType, resources: Resources) -> dict[str, float]:
    """Returns the figures of one gold set by name."""
    predicted = {article.id: _statements(article, resources) for article in _articles(gold.docs)}
    return dict(_flat(scorer.score(scorer.load(gold.gold), predicted)))


def shortfalls(figures: dict[str, float], least: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Yields the figures below their floors; a floor without a figure is one."""
    for name, floor in least.items():
        value = figures.get(name, 0.0)
        if name not in figures or value < floor:
            yield name, value


def _articles(docs: Path) -> Iterator[Article]:
    for item in read_paths([docs]):
        if not isinstance(item, Article):
            raise TypeError(item.reason)
        yield item


def _statements(article: Article, resources: Resources) -> Any:
    # What is scored is what users get: the record as JSON holds it.
    return msgspec.to_builtins(read_article(article, resources).statements)


def _flat(score: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for name, value in score.items():
        if isinstance(value, dict):
            yield f"{name}_f1", value["f1"]
        elif isinstance(value, float):
            yield name, value


if __name__ == "__main__":
    sys.exit(main())
