"""Learns from judged pairs of passages what speaks for two of them to make one claim, and writes the table `sameness`.

The pairs stand in `tests/quality/annotations/claims.jsonl`: two passages each, by the identifier of their article, and
whether a reader found them to make one claim. Printed are the figures of ten-fold cross-validation by article. Needed
are scikit-learn (the extra `train`) and an archive of `five-outlets-2018` made by `masdar build`. The links that
docs/trace.md measures, in `links.jsonl` beside them, are not learned from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.preprocessing import StandardScaler

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.known import COLUMNS, FOLDER
from masdar.archive.rows import row
from masdar.archive.trace.sameness import ALWAYS, SIGNS
from masdar.archive.trace.tracer import Tracer
from masdar.model import Field
from masdar.pipeline import load_resources
from masdar.text import Span

PAIRS = Path(__file__).parents[1] / "tests" / "quality" / "annotations" / "claims.jsonl"
_LOOSENESS = 0.5
"""The inverse of the weight of the penalty."""
_FOLDS = 10
_MOST_ROUNDS = 3000
_CERTAINTIES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

_REMARK = """\
# What speaks for two passages to make one claim (above 0), and against it (below 0): the weights of a logistic
# regression over the signs of masdar/archive/trace/sameness.py.  Written by tools/train_claims.py; not to be edited.
"""


class Row(NamedTuple):
    """A pair: the article of its claim, its signs, and whether it is one claim."""

    article: str
    signs: dict[str, float]
    same: bool


def main() -> None:
    """Trains, prints the figures, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="an archive of five-outlets-2018")
    connection = open_archive(parser.parse_args().archive)
    rows = list(_rows(connection, Tracer(connection, Keys(), load_resources().lexicon)))
    connection.close()
    scaler = StandardScaler()
    values = scaler.fit_transform([[one.signs[sign] for sign in SIGNS] for one in rows])
    same = [one.same for one in rows]
    model = LogisticRegression(C=_LOOSENESS, max_iter=_MOST_ROUNDS)
    groups = [one.article for one in rows]
    left_out = cross_val_predict(model, values, same, groups=groups, cv=GroupKFold(_FOLDS), method="predict_proba")[
        :, 1
    ]
    _print(left_out, same)
    model.fit(values, same)
    weights = model.coef_[0] / scaler.scale_
    bias = model.intercept_[0] - float((weights * scaler.mean_).sum())
    learnt = {ALWAYS: bias, **dict(zip(SIGNS, weights, strict=True))}
    lines = [f"{sign}\t{weight:.3f}\t\n" for sign, weight in learnt.items()]
    (FOLDER / "sameness.tsv").write_text(_REMARK + "\t".join(COLUMNS["sameness"]) + "\n" + "".join(lines), "utf-8")


def _rows(connection: apsw.Connection, tracer: Tracer) -> Iterator[Row]:
    for line in PAIRS.read_bytes().splitlines():
        pair = msgspec.json.decode(line)
        claim, other = (_located(connection, passage) for passage in (pair["one"], pair["other"]))
        if claim is not None and other is not None:
            yield Row(pair["one"][0], tracer.signs(*claim, *other), pair["same"])


def _located(connection: apsw.Connection, passage: list[Any]) -> tuple[int, Field, Span] | None:
    key, field, start, stop = passage
    found = row(connection, "SELECT id FROM article WHERE key = ? AND latest", (key,))
    return (found[0], field, (start, stop)) if found is not None else None


def _print(certainties: list[float], same: list[bool]) -> None:
    print(f"{len(same)} pairs, {sum(same)} of them one claim")
    area, precision = roc_auc_score(same, certainties), average_precision_score(same, certainties)
    print(f"cross-validated: area under the curve {area:.3f}, average precision {precision:.3f}")
    for least in _CERTAINTIES:
        taken = [right for certainty, right in zip(certainties, same, strict=True) if certainty >= least]
        shares = sum(taken) / len(taken), sum(taken) / sum(same)
        print(f"  least {least:.1f}: {len(taken)} pairs, right {shares[0]:.3f} (of all {shares[1]:.3f})")


if __name__ == "__main__":
    main()
