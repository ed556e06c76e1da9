"""Logistic regressions over the signs of rows, by which the weights of doubts and of chances are learnt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

_MOST_ROUNDS = 3000


def frequent(rows: Iterable[Iterable[str]], least: int) -> list[str]:
    """Returns the signs that stand in as many rows at least, and that a cell of a table can hold, in their order."""
    seen = Counter(sign for row in rows for sign in set(row))
    return sorted(sign for sign, times in seen.items() if times >= least and sign == " ".join(sign.split()))


def fitted(kept: Sequence[str], rows: Sequence[tuple[Iterable[str], bool]], looseness: float) -> list[float]:
    """Returns the bias, and the weight of each sign of `kept`, for rows of signs that are right or not.

    The penalty is L2, `looseness` the inverse of its weight.
    """
    vectors = CountVectorizer(analyzer=set, vocabulary=kept, binary=True)
    model = LogisticRegression(C=looseness, max_iter=_MOST_ROUNDS)
    model.fit(vectors.transform([signs for signs, _ in rows]), [right for _, right in rows])
    return [float(model.intercept_[0]), *map(float, model.coef_[0])]


def write_weights(path: Path, remark: str, columns: Iterable[str], weights: Mapping[str, Sequence[float]]) -> None:
    """Writes the table of the weights, one sign a row, under what it says of itself."""
    rows = ("\t".join([sign, *(f"{weight:.3f}" for weight in found)]) for sign, found in sorted(weights.items()))
    path.write_text(remark + "\n".join(["\t".join(columns), *rows]) + "\n", encoding="utf-8")
    print(f"{len(weights)} signs in {path}")
