"""Comparing a claim with the sentences of articles: which passage of each makes the same claim, and why."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import apsw
import msgspec

from masdar.archive.rows import rows
from masdar.archive.trace.accounts import Account, Accounts, Line
from masdar.archive.trace.likeness import likeness, one_wording, run, word_for_word
from masdar.archive.trace.nearby import Nearby
from masdar.archive.trace.passage import Passage, Reader, held
from masdar.archive.trace.records import Likeness
from masdar.archive.trace.sameness import SIGNS, Place, Sameness, Signs
from masdar.archive.trace.statements import Reading, Said, readings, statements
from masdar.archive.trace.story import Story
from masdar.archive.trace.weights import Weights
from masdar.model import Field
from masdar.text import Span

LEAST = 0.8
"""How certain it is at least that two passages make one claim."""
POSSIBLE = 0.25
"""How certain it is at least that they may; of such passages about half do."""
_SCRAP = 3
"""Words that are too few to assert anything («مقتله»، «هدف معاد»): who has no more may only carry a claim."""
_STANDS, _RUN = 0.9, 5
"""Share of a claim, by what its words tell, that a sentence has where it stands, and how many of them in one order."""
_SOME = 0.15
"""Share of the claim, by what its words tell, that a sentence has at least to be read."""
_LINES = 3
"""Sentences of an article that are read: those that have the most of the claim."""


class Found(NamedTuple):
    """A passage that makes the claim."""

    field: Field
    reading: Reading
    text: str
    """The field that it stands in."""
    likeness: Likeness
    sure: bool = True
    """False where it only may make the claim."""


class Comparison:
    """Compares claims with the articles of an archive."""

    def __init__(  # noqa: PLR0913, PLR0917 - what reads an archive, and what weighs what is read
        self,
        connection: apsw.Connection,
        accounts: Accounts,
        nearby: Nearby,
        reader: Reader,
        weights: Weights,
        sameness: Sameness,
    ) -> None:
        self._connection = connection
        self._accounts = accounts
        self._nearby = nearby
        self._reader = reader
        self._weights = weights
        self._sameness = sameness

    def standing(self, claim: Passage, articles: Sequence[int]) -> tuple[int, Field, Reading] | None:
        """Returns the article and the place in it where a claim stands in these words; null where it stands nowhere."""
        best, most = None, 0.0
        for article, text, line, reading in self._read(claim, articles):
            if held(claim.senses, line.senses) < _STANDS or run(claim.keys, line.keys) < min(_RUN, len(claim.keys)):
                continue
            score = likeness(claim, self._passage(text, reading), self._weights.weight).score
            if best is None or score > most:
                best, most = (article, line.field, reading), score
        return best

    def told(self, claim: Passage, articles: Sequence[int]) -> dict[int, Found]:
        """Returns the passage of each article that makes the claim by its words alone."""
        best: dict[int, Found] = {}
        for article, text, line, reading in self._read(claim, articles):
            passage = self._passage(text, reading)
            found = likeness(claim, passage, self._weights.weight)
            if one_wording(claim, passage, self._weights.weight, found):
                _keep(best, article, Found(line.field, reading, text, found))
        return best

    def found(self, claim: Place, articles: Mapping[int, float]) -> dict[int, Found]:
        """Returns the passage of each article that makes the claim or may, as far as words and articles tell.

        Args:
            claim: the claim where it stands.
            articles: how much each article is like the claim's own, from 0 to 1.
        """
        best: dict[int, Found] = {}
        signs = Signs(claim, Story(self._accounts, self._nearby, claim.account, articles))
        for article, text, line, reading in self._read(claim.passage, list(articles)):
            passage = self._passage(text, reading)
            place = self.place(passage, article, line.field, reading)
            given: dict[str, float] = {}
            if any(self._sameness.hopeless(given := given | more, POSSIBLE) for more in signs.of(place)):
                continue
            evidence = self._sameness.evidence({sign: given[sign] for sign in SIGNS})
            certainty = self._sameness.certainty(evidence)
            if certainty < POSSIBLE:
                continue
            found = likeness(claim.passage, passage, self._weights.weight)
            # A small archive has few words that tell much, even of what is word for word the same.
            told = min(len(claim.passage.keys), len(passage.keys)) > _SCRAP or article == claim.account.article
            sure = told and (certainty >= LEAST or word_for_word(found))
            shown = {sign: round(value, 2) for sign, value in evidence.items() if value}
            found = msgspec.structs.replace(found, certainty=round(certainty, 3), evidence=shown)
            _keep(best, article, Found(line.field, reading, text, found, sure))
        return best

    def place(self, passage: Passage, article: int, field: Field, reading: Reading) -> Place:
        """Returns a passage of an article where it stands."""
        account = self._accounts.load([article])[article]
        start, stop = reading.span
        around = [line for line in account.lines if line.field == field and line.start < stop and start < line.stop]
        keys = [key for line in around for key in line.keys]
        self._weights.learn(keys)
        sentence = self._reader.told(keys)
        speaker = reading.said.speaker if reading.said is not None else None
        return Place(passage, sentence, around, account, speaker)

    def at(self, article: int, field: Field, span: Span, text: str) -> Place:
        """Returns the passage at a place of an article's field."""
        start, stop = span
        said = next(
            (
                one
                for one in statements(self._connection, [article]).get(article, ())
                if one.field == field and any(first < stop and start < last for first, last in one.content)
            ),
            None,
        )
        reading = Reading(span, said)
        return self.place(self._passage(text, reading), article, field, reading)

    def _passage(self, text: str, reading: Reading) -> Passage:
        return self._reader.passage(text[slice(*reading.span)], denied=reading.said is not None and reading.said.denied)

    def _read(self, claim: Passage, articles: Sequence[int]) -> Iterator[tuple[int, str, Line, Reading]]:
        """Yields what can be read in the sentences that have something of a claim."""
        accounts = self._accounts.load(articles)
        able = {article: lines for article in articles if (lines := _able(claim, accounts.get(article)))}
        said: Mapping[int, list[Said]] = statements(self._connection, list(able))
        marks = ", ".join("?" * len(able))
        sql = f"SELECT id, title, text FROM article WHERE id IN ({marks})"
        texts = {article: (title, text) for article, title, text in rows(self._connection, sql, list(able))}
        self._weights.learn(
            key for article, lines in able.items() for line in (*lines, *accounts[article].opening) for key in line.keys
        )
        for article, lines in able.items():
            for line in lines:
                text = texts[article][line.field != "title"]
                for reading in readings(line, said.get(article, ())):
                    yield article, text, line, reading


def _able(claim: Passage, account: Account | None) -> list[Line]:
    """Returns the sentences of an article that have the most of a claim, as far as they have something of it."""
    if account is None:
        return []
    told = claim.senses.keys()
    shares = [
        (held(claim.senses, line.senses), place)
        for place, line in enumerate(account.lines)
        if not told.isdisjoint(line.senses)
    ]
    best = heapq.nlargest(_LINES, (share for share in shares if share[0] >= _SOME))
    return [account.lines[place] for _, place in best]


def _keep(best: dict[int, Found], article: int, found: Found) -> None:
    """Keeps the likeliest passage of an article; of as likely ones, the one that is attributed."""
    known = best.get(article)
    if known is None or _rank(found) > _rank(known):
        best[article] = found


def _rank(found: Found) -> tuple[bool, float, float, bool]:
    return found.sure, found.likeness.certainty, found.likeness.score, found.reading.said is not None
