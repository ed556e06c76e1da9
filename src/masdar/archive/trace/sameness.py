"""How certain it is that two passages make one claim: signs, and what each of them counts.

A logistic regression over a handful of signs. Its weights stand in the table `sameness`, one sign a row;
`tools/train_claims.py` learns them from pairs of passages that were judged by reading, and prints what they are worth
on pairs left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from masdar.archive.known import read_table
from masdar.archive.sentences import WEEK
from masdar.archive.trace.accounts import Account
from masdar.archive.trace.passage import Passage, held
from masdar.archive.trace.story import Story
from masdar.tables import TableError

ALWAYS = "always"
"""The sign of every pair: its weight is the bias."""
SIGNS = ("own", "amount", "larger", "sentence", "article", "place", "day", "weeks", "outlet", "number", "speaker")
_FAR = 21
"""Days from which it does not matter how many."""
_UNKNOWN = 7
"""Days that are thought to lie between two articles where nobody knows."""


class Place(NamedTuple):
    """A passage where it stands."""

    passage: Passage
    sentence: Mapping[str, float]
    """The senses of the sentences that it stands in, each with how much it tells."""
    account: Account
    speaker: str | None
    """Whoever says it: an entity, or a name; null where the article says it itself."""


def signs(claim: Place, other: Place, story: Story) -> dict[str, float]:
    """Returns what speaks for two passages to make one claim.

    own: the harmonic mean of the shares of each that the other has, by what tells one sentence of its article from the
    others; amount: the logarithm of what they share in that way; larger: the larger of both shares, as one may hold
    the other; sentence: as `own`, for the sentences around them, by what tells one article of the story from the
    others; article: the share of what tells most of the claim's article that the other has; place: the logarithm of how
    many articles have more of it; day: 1 where no more than a day lies between them; weeks: how many do; outlet: 1
    where one outlet has both within a day, which it rather does to tell two things; number: 1 where they have a number
    in common; speaker: 1 where they have a source in common.

    Args:
        claim: the claim.
        other: the other passage.
        story: the story that the claim's article tells.
    """
    mine, theirs = claim.passage.senses, other.passage.senses

    def telling(told: Mapping[str, float]) -> dict[str, float]:
        return {
            sense: weight * min(claim.account.telling(sense), other.account.telling(sense))
            for sense, weight in told.items()
        }

    told = telling(mine), telling(theirs)
    shares = held(told[0], theirs.keys()), held(told[1], mine.keys())
    between = _between(claim.account.day, other.account.day)
    soon = between <= 1
    return {
        "own": harmonic(*shares),
        "amount": math.log1p(math.fsum(told[0][sense] for sense in mine.keys() & theirs.keys())),
        "larger": max(shares),
        "sentence": alikeness(story.rare(claim.sentence), story.rare(other.sentence)),
        "article": story.alike(other.account.article),
        "place": math.log1p(story.place(other.account.article)),
        "day": float(soon),
        "weeks": min(between, _FAR) / WEEK,
        "outlet": float(soon and claim.account.outlet is not None and claim.account.outlet == other.account.outlet),
        "number": float(any(sense[0].isdigit() for sense in mine.keys() & theirs.keys())),
        "speaker": float(claim.speaker is not None and claim.speaker == other.speaker),
    }


class Sameness:
    """Weighs the signs of pairs of passages.

    Raises:
        TableError: the table is malformed, or a weight in it is no number.
    """

    def __init__(self, overlay: Path | None) -> None:
        self._weights: dict[str, float] = {}
        for row in read_table("sameness", overlay):
            try:
                self._weights[row.cells["id"]] = float(row.cells["weight"])
            except ValueError:
                sentence = f"The weight of a sign must be a number, not {row.cells['weight']!r}."
                raise TableError(row.file, row.line, sentence) from None

    def evidence(self, found: Mapping[str, float]) -> dict[str, float]:
        """Returns what each sign adds to the log-odds, the bias left out."""
        return {sign: self._weights.get(sign, 0.0) * value for sign, value in found.items()}

    def certainty(self, evidence: Mapping[str, float]) -> float:
        """Returns the probability that two passages make one claim, from 0 to 1."""
        return 1 / (1 + math.exp(-self._weights.get(ALWAYS, 0.0) - sum(evidence.values())))


def alikeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Returns the harmonic mean of the shares of senses, by what each tells, that two have of each other."""
    return harmonic(held(one, other.keys()), held(other, one.keys()))


def harmonic(one: float, other: float) -> float:
    """Returns the harmonic mean of two shares; 0 where one of them is."""
    return 2 * one * other / (one + other) if one and other else 0.0


def _between(one: int | None, other: int | None) -> int:
    return abs(one - other) if one is not None and other is not None else _UNKNOWN
