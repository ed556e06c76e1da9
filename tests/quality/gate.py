"""The quality gate: figures on the gold sets and the annotated pages against their floors.

`python -m tests.quality.gate` prints them and fails where one is below its floor.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import msgspec

from masdar.model import Article
from masdar.pages import read_paths
from masdar.pipeline import Resources, load_resources, read_article
from tests.quality.annotated import annotated_floors, annotated_set
from tests.quality.sets import (
    NO_CORPORA,
    NO_GOLD,
    NO_PAGES,
    GoldSet,
    corpora_folder,
    event_floors,
    floors,
    gold_folder,
    gold_set,
    page_floors,
    pages_folder,
)

PAGE = "aawsat-two-articles"
"""A page without markup, and the gold set with the statements of its articles."""


def main() -> int:
    """Prints every figure beside its floor; returns 1 where one is below."""
    gold, pages, corpora = gold_folder(), pages_folder(), corpora_folder()
    print(f"{'set':<26}{'figure':<18}{'measured':>9}{'floor':>8}")
    below = [_print(*row) for row in _rows(gold, pages, corpora)]
    for folder, reason in ((gold, NO_GOLD), (pages, NO_PAGES), (corpora, NO_CORPORA)):
        if folder is None:
            print(f"skipped: {reason}")
    return int(any(below))


def _rows(
    gold: Path | None, pages: Path | None, corpora: Path | None
) -> Iterator[tuple[str, dict[str, float], dict[str, float]]]:
    if gold is not None:
        scorer, resources = load_scorer(gold), load_resources()
        for name in floors():
            found = gold_set(name, gold)
            yield name, measure(found, scorer, resources), found.floors
        yield "events, dev", measure_events(gold, resources), event_floors()["dev"]
        if corpora is not None:
            for name in annotated_floors():
                figures, least = measure_annotated(name, corpora, scorer, resources)
                yield f"annotated, {name}", figures, least
        if pages is not None:
            figures = measure_page(gold_set(PAGE, gold), pages, scorer, resources)
            yield f"{PAGE}.txt", figures, page_floors()[PAGE]
    if pages is not None:
        yield "pages", measure_pages(pages), page_floors()["pages"]


def _print(name: str, figures: dict[str, float], least: dict[str, float]) -> bool:
    below = dict(shortfalls(figures, least))
    for figure, value in figures.items():
        floor = f"{least[figure]:.4f}" if figure in least else "–"
        print(f"{name:<26}{figure:<18}{value:>9.4f}{floor:>8}{'  BELOW' if figure in below else ''}")
    return bool(below)


def load_scorer(folder: Path, name: str = "score.py") -> ModuleType:
    """Imports a scorer that lies beside the gold sets."""
    spec = importlib.util.spec_from_file_location("gold_score", folder / name)
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


def measure_events(gold: Path, resources: Resources) -> dict[str, float]:
    """Returns the figures of the scorer of events on the articles of the development set that are coded."""
    scorer = load_scorer(gold, "score_events.py")
    coded = scorer.load(gold / "events.dev.gold.jsonl")
    articles = (article for article in _articles(gold / "dev.docs.jsonl") if article.id in coded)
    predicted = {a.id: msgspec.to_builtins(read_article(a, resources).events) for a in articles}
    score = scorer.score(coded, predicted)
    return {"event_precision": score["event"]["p"], **dict(_flat(score))}


def measure_annotated(
    name: str, corpora: Path, scorer: ModuleType, resources: Resources
) -> tuple[dict[str, float], dict[str, float]]:
    """Returns the figures on a set of annotated articles, and their floors."""
    with TemporaryDirectory() as temporary:
        restored = annotated_set(name, corpora, Path(temporary))
        return measure(restored, scorer, resources), restored.floors


def measure_pages(folder: Path) -> dict[str, float]:
    """Returns the figures of the scorer that lies beside the annotated pages."""
    with TemporaryDirectory() as temporary:
        predicted = Path(temporary) / "pages.jsonl"
        predicted.write_bytes(
            b"".join(msgspec.json.encode(item) + b"\n" for item in _articles(folder / "html", ".json"))
        )
        command = [sys.executable, str(folder / "score.py"), str(predicted)]
        done = subprocess.run(command, check=True, capture_output=True)
    figures: dict[str, float] = msgspec.json.decode(done.stdout)
    return {
        "f1": figures["f1"],
        "title_exact": figures["title_exact"],
        "date_exact": figures["date_exact"],
        "noise_kept_out": 1 - figures["noise_leaked"],
    }


def measure_page(gold: GoldSet, folder: Path, scorer: ModuleType, resources: Resources) -> dict[str, float]:
    """Returns how the statements in the articles of a page compare with those of the same articles as they should be.

    Spans index the recovered text: a character too many or too few in it shows in every figure.
    """
    articles = list(_articles(folder / "html" / f"{gold.name}.txt"))
    names = (article.id for article in _articles(gold.docs))
    predicted = {name: _statements(article, resources) for name, article in zip(names, articles, strict=False)}
    score = dict(_flat(scorer.score(scorer.load(gold.gold), predicted)))
    return {
        "articles": float(len(articles)),
        "statements": float(sum(map(len, predicted.values()))),
        "attribution_f1": score["attribution_f1"],
        "exact_content_f1": score["exact_content_f1"],
    }


def shortfalls(figures: dict[str, float], least: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Yields the figures below their floors; a floor without a figure is one."""
    for name, floor in least.items():
        value = figures.get(name, 0.0)
        if name not in figures or value < floor:
            yield name, value


def _articles(docs: Path, beside: str | None = None) -> Iterator[Article]:
    """Yields the articles of a file or folder, but for the files with the suffix of what lies beside them there."""
    paths = [path for path in sorted(docs.iterdir()) if path.suffix != beside] if docs.is_dir() else [docs]
    for item in read_paths(paths):
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
