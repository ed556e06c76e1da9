"""Learns the weights of `masdar.events.chances` from what the coder makes of words, and writes them.

Rows are the words that could name an event in a sample of the corpora, read by a coder that leaves none out: right are
those that are a mention of an event of the record.  One article of seven is left out of the training; printed is how
many of its sentences are read, from several limits on, and what is lost of its events.  The annotated articles are left
out as well, so that the gate measures what the chances cost on texts that they were not learnt from.  Needed are
scikit-learn (the extra `train`), and the corpora and the gold folder where `tests/quality/sets.py` looks for them.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from math import fsum
from typing import NamedTuple

import msgspec
from sklearn.metrics import roc_auc_score

from masdar.events.chances import ENTRY, HARDLY, LEAST, NO_CHANCES, chance, least_events
from masdar.events.doubt import ALWAYS, COLUMNS
from masdar.events.doubt import LEAST as CERTAIN
from masdar.model import Article
from masdar.pipeline import CHANCES, Resources, load_resources, read_events, read_outlook
from masdar.text import Span
from tests.quality.sets import corpora_folder, gold_folder
from tools.regression import fitted, frequent, write_weights

_EVERY, _LEFT_OUT = 7, 3
"""Of so many articles this one is left out of the training."""
_SEEN = 8
"""Rows that a sign must stand in."""
_LOOSENESS = 0.2
"""The inverse of the weight of the penalty."""
_LEAST_WEIGHT = 0.01
_UNBOUND = 100.0
"""The odds of what is always read."""
_LIMITS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0)

_REMARK = """\
# What speaks for a word to become an event (above 0), and against it (below 0): the weights of a logistic regression
# over the signs of masdar/events/chances.py.  Written by tools/train_chances.py; not to be edited.
"""


class Row(NamedTuple):
    """A word that could name an event, and the events that it is a mention of, by article and trigger."""

    article: str
    sentence: int
    before: int
    signs: tuple[str, ...]
    events: frozenset[tuple[str, Span]]


def main() -> int:
    """Trains, prints the figures, writes the table."""
    corpora, gold, resources = corpora_folder(), gold_folder(), load_resources()
    if corpora is None or gold is None or resources.coder is None:
        print("no corpora or no gold folder here", file=sys.stderr)
        return 1
    annotated = {
        msgspec.json.decode(line)["id"]
        for path in sorted(gold.glob("*.docs.jsonl"))
        for line in path.read_bytes().splitlines()
    }
    resources = resources._replace(coder=resources.coder.weighed(NO_CHANCES))
    rows: dict[bool, list[Row]] = {True: [], False: []}
    for path in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            for number, line in enumerate(lines):
                article = msgspec.json.decode(line, type=Article, strict=False)
                if article.id not in annotated:
                    rows[number % _EVERY == _LEFT_OUT].extend(_rows(article, resources))
    weights = _trained(rows[False])
    _print(weights, rows[True])
    write_weights(CHANCES, _REMARK, COLUMNS, {sign: (weight,) for sign, weight in weights.items()})
    return 0


def _rows(article: Article, resources: Resources) -> Iterator[Row]:
    """Yields the words of an article, with those events of its record of which each is a mention."""
    of: dict[Span, set[tuple[str, Span]]] = {}
    for event, signs, mentions in read_events(article, resources):
        if resources.doubt_of_events.certainty(signs) >= CERTAIN:
            for mention in mentions:
                of.setdefault(mention, set()).add((article.id, event.trigger))
    for trigger, sentence, before, signs in read_outlook(article, resources):
        yield Row(article.id, sentence, before, signs, frozenset(of.get(trigger, ())))


def _trained(rows: list[Row]) -> dict[str, float]:
    kept = frequent((row.signs for row in rows), _SEEN)
    weights = fitted(kept, [(row.signs, bool(row.events)) for row in rows], _LOOSENESS)
    return {
        sign: weight
        for sign, weight in zip((ALWAYS, *kept), weights, strict=True)
        if sign == ALWAYS or sign.startswith(ENTRY) or abs(weight) >= _LEAST_WEIGHT
    }


def _print(weights: dict[str, float], rows: list[Row]) -> None:
    odds = [_odds(weights, row.signs) for row in rows]
    events, area = _events(rows), roc_auc_score([bool(row.events) for row in rows], odds)
    print(f"left out of the training: {len(rows)} words, {len(events)} events; area under the curve {area:.3f}")
    promised: dict[tuple[str, int], float] = {}
    reach: dict[tuple[str, int], int] = {}
    likely: list[Row] = []
    for row, odd in zip(rows, odds, strict=True):
        sentence = row.article, row.sentence
        promised[sentence] = promised.get(sentence, 0.0) + chance(odd)
        if chance(odd) >= HARDLY:
            reach[sentence] = row.before
            likely.append(row)
    for least in sorted({*_LIMITS, LEAST}):
        read = {one for one, before in reach.items() if promised[one] >= least_events(before, least)}
        lost = 1 - len(_events(row for row in likely if (row.article, row.sentence) in read)) / len(events)
        share = len(read) / len(promised)
        print(f"  from {least} on: {share:.3f} of the sentences are read, {lost:.4f} of the events lost")


def _odds(weights: dict[str, float], signs: Iterable[str]) -> float:
    """Returns the logarithm of the odds; those of an entry that the weights do not know have no bound."""
    if not any(sign in weights for sign in signs if sign.startswith(ENTRY)):
        return _UNBOUND
    return weights[ALWAYS] + fsum(weights.get(sign, 0.0) for sign in signs)


def _events(rows: Iterable[Row]) -> set[tuple[str, Span]]:
    return {event for row in rows for event in row.events}


if __name__ == "__main__":
    sys.exit(main())
