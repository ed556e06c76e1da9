"""From a sentence, a statement or an article to the trace of its claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec

from masdar.archive.keys import Keys, words
from masdar.archive.rows import row, rows
from masdar.archive.trace.accounts import Accounts
from masdar.archive.trace.canonical import Canonical
from masdar.archive.trace.comparison import Comparison, Found
from masdar.archive.trace.drift import Drifts
from masdar.archive.trace.events import Events
from masdar.archive.trace.evidence import Evidence, before
from masdar.archive.trace.likeness import likeness, one_wording
from masdar.archive.trace.nearby import Nearby
from masdar.archive.trace.origins import origins
from masdar.archive.trace.passage import Reader
from masdar.archive.trace.quotations import Quotations
from masdar.archive.trace.records import DENY, Carrier, Likeness, Possible, Trace, Voice
from masdar.archive.trace.sameness import Sameness, signs
from masdar.archive.trace.senses import Senses
from masdar.archive.trace.statements import Reading, Said, statements
from masdar.archive.trace.story import Story
from masdar.archive.trace.tellings import Tellings
from masdar.archive.trace.voices import Voices
from masdar.archive.trace.weights import Weights
from masdar.archive.trace.wording import Wording
from masdar.lexicon import Lexicon
from masdar.model import Field
from masdar.text import Span

_WORDS = 3
_POSSIBLE = 20
"""Articles that may carry a claim, of which a trace tells."""
_SURE = 0.7
"""Likeness from which a sentence of no article is taken to stand in the article found."""


class NothingToTraceError(ValueError):
    """Words that are too few to be traced; the message is one sentence for the user."""


class _Claim(NamedTuple):
    """What is traced, and where it stands, as far as it stands in the archive."""

    text: str
    denied: bool = False
    article: int | None = None
    field: Field = "text"
    reading: Reading = Reading((0, 0), None)


class Tracer:
    """Traces claims in one archive."""

    def __init__(self, connection: apsw.Connection, keys: Keys, lexicon: Lexicon, overlay: Path | None = None) -> None:
        self._connection = connection
        self._keys = keys
        self._wording = Wording(lexicon, overlay)
        self._weights = weights = Weights(connection, lexicon)
        senses = Senses(keys, lexicon, weights.often, overlay)
        self._reader = Reader(keys, senses, weights, self._wording)
        self._accounts = Accounts(connection, senses, self._reader.told)
        self._nearby = Nearby(connection, weights)
        self._comparison = Comparison(
            connection, self._accounts, self._nearby, self._reader, weights, Sameness(overlay)
        )
        canonical = Canonical(keys, overlay)
        self._evidence = evidence = Evidence(connection)
        self._drifts = Drifts(
            Events(canonical, lexicon, evidence, self._wording, self._alike),
            Quotations(canonical, lexicon, senses, self._wording),
            Voices(keys, lexicon, evidence.spellings, overlay),
            evidence,
            Tellings(connection, self._reader, self._wording),
        )

    def trace(self, wanted: str) -> Trace:
        """Returns the trace of a sentence, or of the statement or the headline of the article with that identifier.

        Raises:
            NothingToTraceError: the words are too few to be told from others.
        """
        claim = self._claim(wanted)
        found = self._found(claim)
        carriers = [self._carrier(article, one) for article, one in found.items() if one.sure]
        carriers.sort(key=lambda one: (one.date or "9", one.article))
        placed, roots = origins(carriers)
        return Trace(
            claim=claim.text,
            carriers=tuple(placed),
            origins=tuple(roots),
            drift=tuple(self._drifts.between(placed)),
            possible=tuple(self._possible(found)),
        )

    def _alike(self, one: Carrier, other: Carrier) -> Likeness | None:
        """Returns why two carriers are one claim by their words alone, or null where they are not."""
        mine, theirs = (self._reader.passage(carrier.passage, denied=carrier.denied) for carrier in (one, other))
        found = likeness(mine, theirs, self._weights.weight)
        return found if one_wording(mine, theirs, self._weights.weight, found) else None

    def _claim(self, wanted: str) -> _Claim:
        found = row(self._connection, "SELECT article FROM statement WHERE key = ? AND latest", (wanted,))
        if found is not None:
            [article] = found
            said = next(one for one in statements(self._connection, [article])[article] if one.key == wanted)
            body = self._fields(article)[said.field != "title"]
            words = " ".join(body[slice(*span)] for span in said.content)
            reading = Reading((said.content[0][0], said.content[-1][1]), said)
            return _Claim(words, said.denied, article, said.field, reading)
        found = row(self._connection, "SELECT id FROM article WHERE key = ? AND latest", (wanted,))
        if found is not None:
            [article] = found
            title, text = self._fields(article)
            head = title or text.split("\n", 1)[0]
            field: Field = "title" if title else "text"
            return _Claim(head, article=article, field=field, reading=Reading((0, len(head)), None))
        if len(self._keys.keys(wanted).split()) < _WORDS:
            raise NothingToTraceError(
                f"{wanted!r} names no statement and no article of the archive, and has too few words to be traced"
            )
        return _Claim(wanted)

    def _found(self, claim: _Claim) -> dict[int, Found]:
        """Returns the passage of each article that makes the claim.

        Words alone are first looked for as they are, and then in the days of the article that they stand in, or that
        has the most of them: what stands around them there tells which event they are of.
        """
        if claim.article is not None:
            return self._around(claim)
        passage = self._reader.passage(claim.text)
        articles = self._nearby.anywhere(passage.keys)
        told = self._comparison.told(passage, articles)
        standing = self._comparison.standing(passage, articles)
        if standing is None:
            article, nearest = max(told.items(), key=lambda pair: pair[1].likeness.score, default=(0, None))
            if nearest is None or nearest.likeness.score < _SURE:
                return told
            standing = article, nearest.field, nearest.reading
        around = self._around(_Claim(claim.text, claim.denied, *standing))
        return told | {article: one for article, one in around.items() if one.sure or article not in told}

    def _around(self, claim: _Claim) -> dict[int, Found]:
        """Returns the same in the days of the article that the claim stands in."""
        assert claim.article is not None
        passage = self._reader.passage(claim.text, denied=claim.denied)
        account = self._accounts.load([claim.article]).get(claim.article)
        if account is None or account.day is None:
            return self._comparison.told(passage, self._nearby.anywhere(passage.keys))
        place = self._comparison.place(passage, claim.article, claim.field, claim.reading)
        return self._comparison.found(place, self._nearby.around(account.day, passage.keys, account))

    def signs(  # noqa: PLR0913, PLR0917 - two passages, each by its article, field and span
        self, claim: int, field: Field, span: Span, other: int, other_field: Field, other_span: Span
    ) -> dict[str, float]:
        """Returns what speaks for two passages of articles to make one claim (`masdar.archive.trace.sameness`)."""
        places = [
            self._comparison.at(article, where, its, self._fields(article)[where != "title"])
            for article, where, its in ((claim, field, span), (other, other_field, other_span))
        ]
        account = places[0].account
        near = {} if account.day is None else self._nearby.around(account.day, places[0].passage.keys, account)
        near.setdefault(other, self._nearby.alike(account, places[1].account))
        return signs(places[0], places[1], Story(self._accounts, self._nearby, account, near))

    def _fields(self, article: int) -> tuple[str, str]:
        """Returns title and text of an article."""
        found = row(self._connection, "SELECT title, text FROM article WHERE id = ?", (article,))
        assert found is not None
        return found[0], found[1]

    def _possible(self, found: Mapping[int, Found]) -> Iterator[Possible]:
        unsure = [(article, one) for article, one in found.items() if not one.sure]
        unsure.sort(key=lambda pair: (-pair[1].likeness.certainty, pair[0]))
        for article, one in unsure[:_POSSIBLE]:
            yield Possible(**self._match(article, one))

    def _match(self, article: int, found: Found) -> dict[str, Any]:
        """Returns the fields of the article and of its passage."""
        columns = row(self._connection, "SELECT key, date, outlet, title FROM article WHERE id = ?", (article,))
        assert columns is not None
        key, day, outlet, title = columns
        said, span = found.reading.said, found.reading.span
        return {
            "article": key,
            "date": day,
            "outlet": outlet,
            "title": title,
            "field": found.field,
            "span": span,
            "passage": found.text[slice(*span)],
            "statement": said.key if said is not None else None,
            "likeness": found.likeness,
        }

    def _carrier(self, article: int, found: Found) -> Carrier:
        said, body = found.reading.said, found.text
        match = self._match(article, found)
        columns = row(
            self._connection,
            "SELECT rest, (SELECT original.key FROM copy JOIN article AS original"
            " ON original.id = copy.original WHERE copy.article = article.id) FROM article WHERE id = ?",
            (article,),
        )
        assert columns is not None
        rest, copy_of = columns
        cue = body[slice(*said.cue)] if said is not None else None
        earlier = before(body, said.cue[0]) if said is not None else ""
        return Carrier(
            **match,
            form=said.form if said is not None else None,
            act=said.act if said is not None else None,
            hedged=said is not None and said.hedged,
            negated=said is not None and said.negated,
            cue=cue,
            commitment=self._commitment(said, cue, earlier) if said is not None and cue else None,
            recalls=self._wording.recalls(earlier),
            chain=self._chain(article, match["outlet"], said, rest),
            denies=row(
                self._connection, "SELECT 1 FROM statement WHERE article = ? AND latest AND act = ?", (article, DENY)
            )
            is not None,
            reports=said is not None
            or self._wording.reports(match["passage"])
            or self._wording.quoted(body, found.reading.span),
            copy_of=copy_of,
            origin=0,
        )

    def _commitment(self, said: Said, cue: str, earlier: str) -> int | None:
        """Returns how far the words of a statement stand behind it: the colon of a headline only saves room."""
        if said.field == "title" and not words(cue) and not said.hedged:
            return None
        return self._wording.commitment(cue, hedged=said.hedged, before=earlier)

    def _chain(self, article: int, outlet: str | None, said: Said | None, rest: str | None) -> tuple[Voice, ...]:
        chain = [Voice(name=outlet, type="outlet", entity=self._evidence.outlet(outlet))]
        if said is None:
            wire = msgspec.json.decode(rest).get("wire") if rest is not None else None
            if wire is not None:
                chain.append(Voice(name=wire["name"], type="media", entity=self._evidence.outlet(wire["name"])))
            return tuple(chain)
        agents = rows(
            self._connection,
            "SELECT agent.name, agent.type, entity.key FROM agent"
            " LEFT JOIN identity ON identity.article = ? AND identity.local = agent.local"
            " LEFT JOIN entity ON entity.id = coalesce(identity.holder, identity.entity)"
            " WHERE statement = ? AND role IN ('source', 'via') ORDER BY role = 'source', place DESC",
            (article, said.id),
        )
        return (*chain, *(Voice(name=name, type=kind, entity=entity) for name, kind, entity in agents))
