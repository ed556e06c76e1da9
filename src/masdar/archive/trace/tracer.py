"""From a sentence, a statement or an article to the trace of its claim."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, cast

import apsw
import msgspec

from masdar.archive.keys import Keys
from masdar.archive.rows import row, rows
from masdar.archive.sentences import month
from masdar.archive.trace.drift import drift
from masdar.archive.trace.likeness import Passage, likeness
from masdar.archive.trace.origins import origins
from masdar.archive.trace.passages import Passages
from masdar.archive.trace.records import Carrier, Likeness, Trace, Voice
from masdar.archive.trace.wording import Wording
from masdar.lexicon import Lexicon
from masdar.model import Field, Form
from masdar.text import Span

DAYS = 21
"""How long before and after a dated claim others may carry it."""
_WORDS = 3
_HOPS = 2
"""Carriers whose own words are looked for in turn: others may have taken it from them."""
_SURE = 0.7
_DENY = "deny"


class NothingToTraceError(ValueError):
    """Words that are too few to be traced; the message is one sentence for the user."""


class _Claim(NamedTuple):
    text: str
    date: str | None
    denied: bool = False


class _Said(NamedTuple):
    """A statement whose content overlaps a sentence."""

    id: int
    key: str
    cue: Span
    form: Form
    act: str
    negated: bool
    hedged: bool


class Tracer:
    """Traces claims in one archive."""

    def __init__(self, connection: apsw.Connection, keys: Keys, lexicon: Lexicon, overlay: Path | None = None) -> None:
        self._connection = connection
        self._keys = keys
        self._lexicon = lexicon
        self._wording = Wording(lexicon, overlay)

    def trace(self, wanted: str) -> Trace:
        """Returns the trace of a sentence, or of the statement or the headline of the article with that identifier.

        Raises:
            NothingToTraceError: the words are too few to be told from others.
        """
        claim = self._claim(wanted)
        passages = Passages(self._connection, self._lexicon)
        found = self._carriers(claim, passages)
        for carrier in sorted(found.values(), key=lambda one: -one.likeness.score)[:_HOPS]:
            if carrier.likeness.score >= _SURE:
                again = _Claim(carrier.passage, carrier.date, carrier.negated != (carrier.act == _DENY))
                for article, other in self._carriers(again, passages).items():
                    if article not in found and other.likeness.score >= _SURE:
                        found[article] = other
        carriers = sorted(found.values(), key=lambda one: (one.date or "9", one.article))
        placed, roots = origins(carriers)
        return Trace(
            claim=claim.text, carriers=tuple(placed), origins=tuple(roots), drift=tuple(drift(placed, self._text))
        )

    def _claim(self, wanted: str) -> _Claim:
        said = row(
            self._connection,
            "SELECT field, content, title, text, article.date, act, negated FROM statement JOIN article"
            " ON article.id = statement.article WHERE statement.key = ? AND statement.latest",
            (wanted,),
        )
        if said is not None:
            field, content, title, text, day, act, negated = said
            body = title if field == "title" else text
            words = " ".join(body[start:stop] for start, stop in msgspec.json.decode(content))
            return _Claim(words, day, bool(negated) != (act == _DENY))
        article = row(self._connection, "SELECT title, text, date FROM article WHERE key = ? AND latest", (wanted,))
        if article is not None:
            return _Claim(article[0] or article[1].split("\n", 1)[0], article[2])
        if len(self._keys.keys(wanted).split()) < _WORDS:
            raise NothingToTraceError(
                f"{wanted}: these words are too few to be traced; give a sentence or an identifier"
            )
        return _Claim(wanted, None)

    def _carriers(self, claim: _Claim, passages: Passages) -> dict[int, Carrier]:
        """Returns the carrier of each article whose passage says the same as the claim."""
        mine = self._passage(claim.text, denied=claim.denied)
        best: dict[int, Carrier] = {}
        texts: dict[int, tuple[str, str]] = {}
        for article, field, start, stop in passages.near(mine.keys, _months(claim.date)):
            if article not in texts:
                title, text = cast(
                    "tuple[str, str]",
                    row(self._connection, "SELECT title, text FROM article WHERE id = ?", (article,)),
                )
                texts[article] = title, text
            body = texts[article][0] if field == "title" else texts[article][1]
            for said, span in self._readings(article, cast("Field", field), (start, stop)):
                passage = body[slice(*span)]
                denied = said is not None and (said.negated != (said.act == _DENY))
                found = likeness(mine, self._passage(passage, denied=denied), passages.weight)
                if found is None:
                    continue
                known = best.get(article)
                rank = (found.score, said is not None)
                if known is None or rank > (known.likeness.score, known.statement is not None):
                    best[article] = self._carrier(article, cast("Field", field), span, passage, said, body, found)
        return best

    def _passage(self, text: str, *, denied: bool) -> Passage:
        return Passage(self._keys.keys(text).split(), self._wording.negated(text, self._keys), denied)

    def _readings(self, article: int, field: Field, span: Span) -> list[tuple[_Said | None, Span]]:
        """Returns the statements whose content overlaps a sentence, each with its content there; else the sentence.

        A sentence that holds a cue is in nobody's own voice: what the cue attributes is taken to go on to its end.
        """
        start, stop = span
        inside: list[tuple[_Said | None, Span]] = []
        cued: list[tuple[_Said | None, Span]] = []
        for columns in rows(
            self._connection,
            "SELECT id, key, content, cue_start, cue_end, form, act, negated, hedged FROM statement"
            " WHERE article = ? AND field = ? AND latest ORDER BY id",
            (article, field),
        ):
            number, key, content, cue_start, cue_end, form, act, negated, hedged = columns
            said = _Said(number, key, (cue_start, cue_end), form, act, bool(negated), bool(hedged))
            spans = msgspec.json.decode(content, type=list[Span])
            parts = [(max(first, start), min(last, stop)) for first, last in spans if first < stop and start < last]
            if parts:
                inside.append((said, (parts[0][0], parts[-1][1])))
            elif start <= cue_start < stop:
                cued.append((said, span))
        return inside or cued[:1] or [(None, span)]

    def _carrier(  # noqa: PLR0913, PLR0917 - all that a carrier is
        self, article: int, field: Field, span: Span, passage: str, said: _Said | None, body: str, found: Likeness
    ) -> Carrier:
        columns = row(
            self._connection,
            "SELECT key, date, outlet, title, rest, (SELECT original.key FROM copy JOIN article AS original"
            " ON original.id = copy.original WHERE copy.article = article.id) FROM article WHERE id = ?",
            (article,),
        )
        assert columns is not None
        key, day, outlet, title, rest, copy_of = columns
        cue = body[slice(*said.cue)] if said is not None else None
        return Carrier(
            article=key,
            date=day,
            outlet=outlet,
            title=title,
            field=field,
            span=span,
            passage=passage,
            statement=said.key if said is not None else None,
            form=said.form if said is not None else None,
            act=said.act if said is not None else None,
            hedged=said is not None and said.hedged,
            negated=said is not None and said.negated,
            cue=cue,
            commitment=self._wording.commitment(cue, hedged=said.hedged) if said is not None and cue else None,
            chain=self._chain(article, outlet, said, rest),
            denies=row(
                self._connection, "SELECT 1 FROM statement WHERE article = ? AND latest AND act = ?", (article, _DENY)
            )
            is not None,
            reports=said is not None or self._wording.reports(passage),
            copy_of=copy_of,
            likeness=found,
            origin=0,
        )

    def _chain(self, article: int, outlet: str | None, said: _Said | None, rest: str | None) -> tuple[Voice, ...]:
        chain = [Voice(name=outlet, type="outlet", entity=self._outlet(outlet))]
        if said is None:
            wire = msgspec.json.decode(rest).get("wire") if rest is not None else None
            if wire is not None:
                chain.append(Voice(name=wire["name"], type="media", entity=self._outlet(wire["name"])))
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

    def _text(self, key: str) -> str:
        """Returns title and text of an article."""
        found = row(self._connection, "SELECT title, text FROM article WHERE key = ? AND latest", (key,))
        return "\n".join(found) if found is not None else ""

    def _outlet(self, name: str | None) -> str | None:
        """Returns the entity of the outlet that publishes under a name, where another article names it."""
        if name is None:
            return None
        found = row(
            self._connection,
            "SELECT entity.key FROM spelling JOIN entity ON entity.id = entity WHERE written = ? AND type = 'media'",
            (name,),
        )
        return found[0] if found is not None else None


def _months(day: str | None) -> list[str]:
    """Returns the months in which others may carry a claim of a day; none where its article tells no whole day."""
    try:
        middle = date.fromisoformat((day or "")[:10])
        around = (middle - timedelta(DAYS), middle, middle + timedelta(DAYS))
    except (ValueError, OverflowError):
        return []
    return list(dict.fromkeys(month(one.isoformat()) for one in around))
