"""What the articles of carriers say beside the passages that are compared."""

from __future__ import annotations

import apsw

from masdar.archive.linguist import spelled
from masdar.archive.rows import row, rows
from masdar.archive.trace.records import Carrier, Voice
from masdar.text import Span

_BESIDE = 150
"""Characters beside a passage in which a source is still heard, even where its sentences are short."""
_ENDS = ("\n", ". ")
"""Where a sentence ends."""


class Evidence:
    """Reads the articles of carriers in an archive."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def text(self, key: str) -> str:
        """Returns title and text of an article."""
        found = row(self._connection, "SELECT title, text FROM article WHERE key = ? AND latest", (key,))
        return "\n".join(found) if found is not None else ""

    def sentence(self, carrier: Carrier) -> str:
        """Returns the sentence that the passage of a carrier stands in, with the words that attribute it."""
        body = self._body(carrier)
        start, stop = carrier.span
        end = min((place for mark in _ENDS if (place := body.find(mark, stop)) >= 0), default=len(body))
        return f"{before(body, start)}{body[start:end]}"

    def heard(self, carrier: Carrier) -> list[Voice]:
        """Returns the sources that an article has beside a passage, or anywhere where that is its headline."""
        start, stop = self._beside(carrier)
        found = rows(
            self._connection,
            "SELECT agent.name, agent.type, entity.key FROM article JOIN statement ON statement.article = article.id"
            " JOIN agent ON agent.statement = statement.id"
            " LEFT JOIN identity ON identity.article = article.id AND identity.local = agent.local"
            " LEFT JOIN entity ON entity.id = coalesce(identity.holder, identity.entity)"
            " WHERE article.key = ? AND article.latest AND statement.latest AND role = 'source' AND field = 'text'"
            " AND cue_start BETWEEN ? AND ?",
            (carrier.article, start, stop),
        )
        return [Voice(name=name, type=kind, entity=entity) for name, kind, entity in found]

    def _beside(self, carrier: Carrier) -> Span:
        """Returns where the sentences before and after a passage begin and end, or so many characters at least."""
        body = self._body(carrier)
        if carrier.field == "title":
            return 0, len(self.text(carrier.article))
        start, stop = carrier.span
        for _ in range(2):
            start = max(body.rfind(mark, 0, max(start - 1, 0)) for mark in _ENDS) + 1
            stop = min((place for mark in _ENDS if (place := body.find(mark, stop + 1)) >= 0), default=len(body))
        return min(start, carrier.span[0] - _BESIDE), max(stop, carrier.span[1] + _BESIDE)

    def spellings(self, entity: str) -> list[str]:
        """Returns the spellings of an entity across the articles."""
        asked = "SELECT written FROM spelling JOIN entity ON entity.id = entity WHERE entity.key = ?"
        return [str(written) for (written,) in rows(self._connection, asked, (entity,))]

    def outlet(self, name: str | None) -> str | None:
        """Returns the entity of the outlet that publishes under a name, where an article names one spelled alike."""
        if name is None:
            return None
        found = row(
            self._connection,
            "SELECT entity.key FROM spelling JOIN entity ON entity.id = entity"
            " WHERE folded = ? AND type = 'media' ORDER BY articles DESC, spelling.id",
            (spelled(name),),
        )
        return found[0] if found is not None else None

    def employer(self, voice: Voice) -> Voice | None:
        """Returns the outlet that an unnamed voice works for («مراسل وكالة الساحل»); null where it names none."""
        words = (voice.name or "").split() if voice.type == "unnamed" else []
        for start in range(1, len(words)):
            name = " ".join(words[start:])
            entity = self.outlet(name)
            if entity is not None:
                return Voice(name=name, type="media", entity=entity)
        return None

    def _body(self, carrier: Carrier) -> str:
        text = self.text(carrier.article)
        return text[: len(carrier.title)] if carrier.field == "title" else text[len(carrier.title) + 1 :]


def before(text: str, place: int) -> str:
    """Returns what a sentence says before a place in it."""
    return text[max(text.rfind(mark, 0, place) for mark in _ENDS) + 1 : place]
