"""Learns the weights of `masdar.events.doubt` from judged and annotated events, and writes them.

Rows are the events that the coder makes of the articles in `tests/quality/annotations/events.jsonl`, as their readers
found them, and of the gold set of events, as the scorer beside it matches them.  Printed are the figures of ten-fold
cross-validation by article on those that were judged.  Needed are scikit-learn (the extra `train`), and the corpora and
the gold folder where `tests/quality/sets.py` looks for them.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import msgspec
from sklearn.metrics import roc_auc_score

from masdar.events.chances import NO_CHANCES
from masdar.events.doubt import ALWAYS, COLUMNS, LEAST, Doubt
from masdar.model import Article
from masdar.pipeline import DOUBT_OF_EVENTS, Resources, load_resources, read_events
from tests.quality.gate import load_scorer
from tests.quality.sets import corpora_folder, gold_folder
from tools.regression import fitted, frequent, write_weights

JUDGED = Path(__file__).parents[1] / "tests" / "quality" / "annotations" / "events.jsonl"
_SEEN = 5
"""Rows that a sign must stand in."""
_LOOSENESS = 0.1
"""The inverse of the weight of the penalty: the best of several in cross-validation."""
_LEAST_WEIGHT = 0.005
_FOLDS = 10
_CERTAINTIES = (0.0, 0.4, 0.5, 0.6, LEAST)

_REMARK = """\
# What speaks for an event (above 0), and against it (below 0): the weights of a logistic regression over the signs of
# masdar/events/signs.py.  Written by tools/train_events.py; not to be edited.
"""


class Row(NamedTuple):
    """An event: the article it is of, its signs, and whether it is one."""

    article: str
    signs: tuple[str, ...]
    right: bool


def main() -> int:
    """Trains, prints the figures, writes the table."""
    corpora, gold, resources = corpora_folder(), gold_folder(), load_resources()
    if corpora is None or gold is None or resources.coder is None:
        print("no corpora or no gold folder here", file=sys.stderr)
        return 1
    resources = resources._replace(coder=resources.coder.weighed(NO_CHANCES))
    judged = [*_judged(corpora, resources)]
    annotated = [*_annotated(gold, load_scorer(gold, "score_events.py"), resources)]
    left_out: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        model = Doubt(_trained([*annotated, *(row for row in judged if _fold(row) != fold)]))
        left_out.extend((model.certainty(row.signs), row.right) for row in judged if _fold(row) == fold)
    _print(left_out)
    weights = _trained([*annotated, *judged])
    write_weights(DOUBT_OF_EVENTS, _REMARK, COLUMNS, {sign: (weight,) for sign, weight in weights.items()})
    return 0


def _judged(corpora: Path, resources: Resources) -> Iterator[Row]:
    """Yields the judged events that the coder still makes."""
    verdicts: dict[str, dict[tuple[str, int, int], bool]] = defaultdict(dict)
    for one in map(msgspec.json.decode, JUDGED.read_bytes().splitlines()):
        verdicts[one["article"]][one["type"], *one["trigger"]] = one["right"]
    for path in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            articles = (msgspec.json.decode(line, type=Article, strict=False) for line in lines)
            for article in (article for article in articles if article.id in verdicts):
                for event, signs, _ in read_events(article, resources):
                    right = verdicts[article.id].get((event.type, *event.trigger))
                    if right is not None:
                        yield Row(article.id, signs, right)


def _annotated(gold: Path, scorer: ModuleType, resources: Resources) -> Iterator[Row]:
    """Yields the events of the gold set, right where the scorer pairs them with one of the annotation."""
    coded = scorer.load(gold / "events.dev.gold.jsonl")
    for line in (gold / "dev.docs.jsonl").read_bytes().splitlines():
        article = msgspec.json.decode(line, type=Article, strict=False)
        if article.id in coded:
            expected = {article.id: coded[article.id]}
            for event, signs, _ in read_events(article, resources):
                score = scorer.score(expected, {article.id: [msgspec.to_builtins(event)]})
                yield Row(article.id, signs, score["event"]["p"] == 1)


def _trained(rows: list[Row]) -> dict[str, float]:
    kept = frequent((row.signs for row in rows), _SEEN)
    weights = zip((ALWAYS, *kept), fitted(kept, [(row.signs, row.right) for row in rows], _LOOSENESS), strict=True)
    return {sign: weight for sign, weight in weights if sign == ALWAYS or abs(weight) >= _LEAST_WEIGHT}


def _fold(row: Row) -> int:
    return int(hashlib.blake2b(row.article.encode(), digest_size=4).hexdigest(), 16) % _FOLDS


def _print(found: list[tuple[float, bool]]) -> None:
    right = sum(is_right for _, is_right in found)
    area = roc_auc_score([is_right for _, is_right in found], [certainty for certainty, _ in found])
    print(f"{len(found)} judged events, {right} right; cross-validated area under the curve {area:.3f}")
    for least in _CERTAINTIES:
        kept = [is_right for certainty, is_right in found if certainty >= least]
        print(
            f"  least {least:.2f}: {len(kept)} events, right {sum(kept) / len(kept):.3f}"
            f" (of all {sum(kept) / right:.3f})"
        )


if __name__ == "__main__":
    sys.exit(main())
