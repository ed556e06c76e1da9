"""How certain it is that two passages make one claim: signs, and what each of them counts.

A logistic regression over a handful of signs. Its weights stand in the table `sameness`, one sign a row;
`tools/train_claims.py` learns them from pairs of passages that were judged by reading, and prints what they are worth
on pairs left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from masdar.archive.known import read_table
from masdar.archive.sentences import WEEK
from masdar.archive.trace.accounts import Account, Line
from masdar.archive.trace.passage import Passage, held
from masdar.archive.trace.story import Story
from masdar.tables import TableError

ALWAYS = "always"
"""The sign of every pair: its weight is the bias."""
SIGNS = (
    "share",
    "amount",
    "length",
    "claimed",
    "letters",
    "scrap",
    "number",
    "numbered",
    "contrary",
    "sentence",
    "soon",
    "story",
    "across",
    "whole",
    "beside",
    "head",
    "heads",
    "article",
    "day",
    "weeks",
    "outlet",
    "attributed",
    "speaker",
    "both",
)
_FAR = 21
"""Days from which it does not matter how many."""
_UNKNOWN = 7
"""Days that are thought to lie between two articles where nobody knows."""
_TELLS = 3.0
"""Weight from which a word tells something."""
_SLACK = 1e-6
"""What the order of a sum, and the last digit of a share, may change."""
_SCRAP = 2
"""Words that tell something, of which no more make no assertion of their own («مقتله»)."""
_LETTERS = 4
"""Letters of the sequences by which words are compared that one outlet spells in another way («برانسون»، «برونسون»)."""
_EDGE = " "
"""Stands for the beginning and the end of a word among its letters."""


@dataclass(frozen=True)
class Place:
    """A passage where it stands."""

    passage: Passage
    sentence: Mapping[str, float]
    """The senses of the sentences that it stands in, each with how much it tells."""
    lines: Sequence[Line]
    """Those sentences."""
    account: Account
    speaker: str | None
    """Whoever says it: an entity, or a name; null where the article says it itself."""

    @cached_property
    def neighbours(self) -> list[Line]:
        """The sentences before and after its own."""
        if not self.lines:
            return []
        lines, field = self.account.lines, self.lines[0].field
        first = lines.index(self.lines[0])
        around = (first - 1, first + len(self.lines))
        return [lines[at] for at in around if 0 <= at < len(lines) and lines[at].field == field]

    @cached_property
    def beside(self) -> dict[str, float]:
        """The senses of the sentences before and after its own; each counts the same."""
        return dict.fromkeys((sense for line in self.neighbours for sense in line.senses), 1.0)

    @cached_property
    def head(self) -> float:
        """How alike its sentence is to what its article begins with, from 0 to 1."""
        return max(alikeness(self.sentence, head) for head in self.account.heads)


def signs(claim: Place, other: Place, story: Story) -> dict[str, float]:
    """Returns what speaks for two passages to make one claim, and what against it.

    Of the passages: `share` is the share of the claim, by what its words tell, that the other has; `amount` the
    logarithm of what both have, less what many sentences of their articles have; `length` the logarithm of how many
    words of the other tell something, and `claimed` that of the claim; `letters` the share of the claim's short
    sequences of letters that the other has, as names are spelled in many ways; `scrap` 1 where one of both has too few
    words to assert anything; `number` 1 where they have a number in common; `numbered` how alike they are where they
    do; `contrary` 1 where one of them alone negates something.

    Of the sentences around them: `sentence` is how alike they are by what tells one article of the story from the
    others; `soon` the same where no more than a day lies between them; `story` how much they overlap by that alone,
    and `across` how much one of them does with what stands beside the other; `whole` the logarithm of what both have;
    `beside` how alike the sentences before and after are; `head` how much both tell what their articles begin with.

    Of the articles: `heads` is how alike their first sentences are; `article` the share of what tells most of the
    claim's that the other has; `both` the same in both directions; `day` 1 where no more than a day lies between them;
    `weeks` how many do; `outlet` 1 where one outlet has both within a day, which it rather does to tell two things.

    Of who says it: `attributed` is 1 where the claim has a source that is known by name; `speaker` where both have one
    source.

    Args:
        claim: the claim.
        other: the other passage.
        story: the story that the claim's article tells.
    """
    found = {sign: value for some in Signs(claim, story).of(other) for sign, value in some.items()}
    return {sign: found[sign] for sign in SIGNS}


class Signs:
    """Tells the signs of the passages that may make one claim.

    Args:
        claim: the claim.
        story: the story that its article tells.
    """

    def __init__(self, claim: Place, story: Story) -> None:
        self._claim = claim
        self._story = story
        self._heads: dict[int, float] = {}

    def of(self, other: Place) -> Iterator[dict[str, float]]:
        """Yields the signs of another passage part by part, those first that little has to be done for."""
        yield self._words(other) | self._articles(other)
        yield self._sentences(other)
        yield {
            "contrary": float(bool(self._claim.passage.negated) != bool(other.passage.negated)),
            "beside": alikeness(self._beside, self._story.rare(other.beside)),
            "letters": self._spelled(other),
        }
        article = self._story.alike(other.account.article)
        yield {"both": article * harmonic(article, self._story.returned(other.account))}

    def _words(self, other: Place) -> dict[str, float]:
        """Returns the signs of the words of both."""
        claim, mine, theirs = self._claim, self._claim.passage.senses, other.passage.senses
        shared = mine.keys() & theirs.keys()

        def telling(told: Mapping[str, float], senses: Iterable[str]) -> dict[str, float]:
            one, two = claim.account.telling, other.account.telling
            return {sense: told[sense] * min(one(sense), two(sense)) for sense in senses}

        own = 0.0
        number = any(sense[0].isdigit() for sense in shared)
        if number:
            told = telling(mine, mine), telling(theirs, theirs)
            own = harmonic(held(told[0], shared), held(told[1], shared))
        long = _telling(mine), _telling(theirs)
        return {
            "share": held(mine, shared),
            "amount": _amount(telling(mine, shared), shared),
            "length": math.log1p(long[1]),
            "claimed": math.log1p(long[0]),
            "scrap": float(min(long) <= _SCRAP),
            "number": float(number),
            "numbered": own,
            "whole": _amount(claim.sentence, other.sentence.keys()),
        }

    def _articles(self, other: Place) -> dict[str, float]:
        """Returns the signs of both articles, and of who says it."""
        claim, one, two = self._claim, self._claim.account, other.account
        between = _between(one.day, two.day)
        soon = between <= 1
        if two.article not in self._heads:
            self._heads[two.article] = max(alikeness(mine, theirs) for mine in one.heads for theirs in two.heads)
        return {
            "heads": self._heads[two.article],
            "article": self._story.alike(two.article),
            "day": float(soon),
            "weeks": min(between, _FAR) / WEEK,
            "outlet": float(soon and one.outlet is not None and one.outlet == two.outlet),
            "attributed": float(claim.speaker is not None),
            "speaker": float(claim.speaker is not None and claim.speaker == other.speaker),
        }

    def _sentences(self, other: Place) -> dict[str, float]:
        """Returns the signs of the sentences that both stand in."""
        sentence = alikeness(self._sentence, self._story.rare(other.sentence))
        soon = _between(self._claim.account.day, other.account.day) <= 1
        return {
            "sentence": sentence,
            "soon": sentence if soon else 0.0,
            "story": self._overlap(self._claim.lines, other.lines),
            "across": max(
                self._overlap(self._claim.neighbours, other.lines), self._overlap(self._claim.lines, other.neighbours)
            ),
            "head": min(self._claim.head, other.head),
        }

    def _overlap(self, ours: Sequence[Line], theirs: Sequence[Line]) -> float:
        """Returns how much the two sentences overlap that do so most."""
        overlap = self._story.overlap
        return max((overlap(one.senses, two.senses) for one in ours for two in theirs), default=0.0)

    def _spelled(self, other: Place) -> float:
        """Returns the share of the claim's sequences of letters that the other passage has."""
        return len(self._letters & _letters(other.passage.keys)) / max(1, len(self._letters))

    @cached_property
    def _sentence(self) -> dict[str, float]:
        return self._story.rare(self._claim.sentence)

    @cached_property
    def _beside(self) -> dict[str, float]:
        return self._story.rare(self._claim.beside)

    @cached_property
    def _letters(self) -> frozenset[str]:
        return _letters(self._claim.passage.keys)


def _amount(told: Mapping[str, float], others: AbstractSet[str]) -> float:
    return math.log1p(math.fsum(told[sense] for sense in told.keys() & others))


def _letters(keys: Iterable[str]) -> frozenset[str]:
    """Returns the sequences of letters that words have, their edges among them."""
    words = (f"{_EDGE}{key}{_EDGE}" for key in keys)
    return frozenset(
        word[start : start + _LETTERS] for word in words for start in range(max(1, len(word) - _LETTERS + 1))
    )


def _telling(told: Mapping[str, float]) -> int:
    return sum(weight > _TELLS for weight in told.values())


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

    def hopeless(self, found: Mapping[str, float], least: float) -> bool:
        """Tells whether two passages cannot reach a certainty, whatever those of the signs are that are not yet found.

        `Signs.of` leaves for later only signs that are no more than 1.
        """
        missing = sum(max(0.0, self._weights.get(sign, 0.0)) for sign in SIGNS if sign not in found)
        return self.certainty(self.evidence(found) | {"": missing + _SLACK}) < least

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
