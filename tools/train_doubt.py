"""Learns the weights of `masdar.statements.doubt` from annotated and judged articles, and writes them.

Rows are the drafts that the engine makes of the articles in `tests/quality/annotations` and of the gold set `dev`:
those of `read` and `dev`, as the scorer beside the gold sets finds their content and their source in the annotation,
and those of `judged`, as their readers found them.  `apart` is never trained on.  Printed are the figures of five-fold
cross-validation by article, and those on `apart`, at several least certainties.  Needed are scikit-learn (the extra
`train`), and the corpora and the gold folder where `tests/quality/sets.py` looks for them.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from masdar.model import Statement
from masdar.pages.article import make_article
from masdar.pipeline import DOUBT, Resources, load_resources, read_drafts
from masdar.statements.doubt import ALWAYS, COLUMNS, LEAST, NO_DOUBT, Certainty, Doubt, Weights
from masdar.statements.signs import signs
from tests.quality.annotated import annotated_set
from tests.quality.gate import load_scorer
from tests.quality.sets import GoldSet, corpora_folder, gold_folder, gold_set
from tools.regression import fitted, frequent, write_weights

JUDGED = Path(__file__).parents[1] / "tests" / "quality" / "annotations" / "judged.jsonl"
RIGHT = frozenset({"ok", "name", "edge"})
"""Verdicts on statements whose source is right and whose content is mostly so."""
UNSAID = frozenset({"spurious", "content"})
"""Verdicts on what is no statement, or has another content; that of the others has another source."""

_SEEN = 5
"""Rows that a sign must stand in."""
_LOOSENESS = 0.08
"""The inverse of the weight of the penalty: the best of several in cross-validation."""
_LEAST_WEIGHT = 0.005
_FOLDS = 5
_CERTAINTIES = (Certainty(0.0, 0.0), Certainty(0.49, 0.57), LEAST, Certainty(0.7, 0.7), Certainty(0.7, 0.8))

_REMARK = """\
# What speaks for a statement and for its source (above 0), and against them (below 0): the weights of two logistic
# regressions over the signs of masdar/statements/signs.py.  Written by tools/train_doubt.py; not to be edited.
"""


class Row(NamedTuple):
    """A draft: the article it is of, its signs, whether its content was said, and by the source it has."""

    article: str
    signs: tuple[str, ...]
    said: bool
    right: bool


def main() -> int:
    """Trains, prints the figures, writes the table."""
    corpora, gold = corpora_folder(), gold_folder()
    if corpora is None or gold is None:
        print("no corpora or no gold folder here", file=sys.stderr)
        return 1
    resources = load_resources()._replace(doubt=NO_DOUBT)
    with TemporaryDirectory() as folder:
        read, kept_apart = (annotated_set(name, corpora, Path(folder)) for name in ("read", "apart"))
        scorer = load_scorer(gold)
        rows = [*_annotated(read, scorer, resources), *_annotated(gold_set("dev", gold), scorer, resources)]
        apart = [*_annotated(kept_apart, scorer, resources)]
    rows.extend(_judged(corpora, resources))
    print(f"{len(rows)} drafts, {sum(row.said for row in rows)} said, {sum(row.right for row in rows)} right")
    left_out: list[tuple[Certainty, Row]] = []
    for fold in range(_FOLDS):
        model = Doubt(_trained([row for row in rows if _fold(row) != fold]))
        left_out.extend((model.certainty(row.signs), row) for row in rows if _fold(row) == fold)
    weights = _trained(rows)
    model = Doubt(weights)
    _print("cross-validated", left_out)
    _print("apart", [(model.certainty(row.signs), row) for row in apart])
    write_weights(DOUBT, _REMARK, COLUMNS, weights)
    return 0


def _annotated(found: GoldSet, scorer: ModuleType, resources: Resources) -> Iterator[Row]:
    annotations = scorer.load(found.gold)
    articles = [msgspec.json.decode(line) for line in found.docs.read_bytes().splitlines()]
    for article in articles:
        drafts = list(_drafts(article, resources))
        predicted = [msgspec.to_builtins(statement) for statement, _ in drafts]
        expected = annotations[article["id"]]
        matched = {
            mine: scorer.same(predicted[mine]["source"], expected[theirs]["source"])
            for theirs, mine, _ in scorer.pairs(expected, predicted)
        }
        for at, (_, given) in enumerate(drafts):
            yield Row(article["id"], given, said=at in matched, right=matched.get(at, False))


def _judged(corpora: Path, resources: Resources) -> Iterator[Row]:
    """Yields the judged statements that the engine still makes with the same content and source."""
    judged = {item["id"]: item["statements"] for item in map(msgspec.json.decode, JUDGED.read_bytes().splitlines())}
    for path in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            articles = (msgspec.json.decode(line) for line in lines)
            for article in (article for article in articles if article["id"] in judged):
                verdicts = {_key(verdict): verdict["verdict"] for verdict in judged[article["id"]]}
                for statement, found in _drafts(article, resources):
                    key = _key({**msgspec.to_builtins(statement), "source": _digest(statement.source.name)})
                    if key in verdicts:
                        said, right = verdicts[key] not in UNSAID, verdicts[key] in RIGHT
                        yield Row(article["id"], found, said=said, right=right)


def _drafts(article: dict[str, Any], resources: Resources) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    made = make_article(text=article["text"], title=article["title"], date=article.get("date"))
    return ((statement, tuple(signs(draft))) for statement, draft in read_drafts(made, resources))


def _key(item: dict[str, Any]) -> tuple[Any, ...]:
    return item["field"], tuple(item["cue"]), tuple(map(tuple, item["content"])), item["source"]


def _digest(name: str | None) -> str:
    return hashlib.blake2b((name or "").encode(), digest_size=4).hexdigest()


def _fold(row: Row) -> int:
    return int(hashlib.blake2b(row.article.encode(), digest_size=4).hexdigest(), 16) % _FOLDS


def _trained(rows: list[Row]) -> dict[str, Weights]:
    """Returns the weights of two logistic regressions with an L2 penalty: what was said, and by whom of what was."""
    kept = frequent((row.signs for row in rows), _SEEN)
    said = fitted(kept, [(row.signs, row.said) for row in rows], _LOOSENESS)
    source = fitted(kept, [(row.signs, row.right) for row in rows if row.said], _LOOSENESS)
    both = zip((ALWAYS, *kept), map(Weights, said, source), strict=True)
    return {sign: weights for sign, weights in both if max(map(abs, weights)) >= _LEAST_WEIGHT}


def _print(name: str, found: list[tuple[Certainty, Row]]) -> None:
    said, right = sum(row.said for _, row in found), sum(row.right for _, row in found)
    areas = (
        _area([(certainty.said, row.said) for certainty, row in found]),
        _area([(certainty.source, row.right) for certainty, row in found if row.said]),
    )
    print(f"{name}: {len(found)} drafts; area under the curve: said {areas[0]:.3f}, source {areas[1]:.3f}")
    for least in _CERTAINTIES:
        kept = [(certainty, row) for certainty, row in found if certainty.said >= least.said]
        named = [row for certainty, row in kept if certainty.source >= least.source]
        left = sum(row.said for _, row in kept), sum(row.right for row in named)
        print(
            f"  least {least.said:.2f} {least.source:.2f}:"
            f" {len(kept)} drafts, said {left[0] / len(kept):.3f} (of all {left[0] / said:.3f});"
            f" {len(named)} sources, right {left[1] / len(named):.3f} (of all {left[1] / right:.3f})"
        )


def _area(found: list[tuple[float, bool]]) -> float:
    """Returns the share of the pairs of a wrong and a right one that stand in their order."""
    wrong = below = 0
    for _, right in sorted(found):
        wrong += not right
        below += wrong if right else 0
    return below / max(1, wrong * (len(found) - wrong))


if __name__ == "__main__":
    sys.exit(main())
