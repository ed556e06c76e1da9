"""The statements of articles, as the trace needs them: where they stand, how they are put and who is their source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import apsw
import msgspec

from masdar.archive.linguist import spelled
from masdar.archive.rows import rows
from masdar.archive.trace.accounts import Line
from masdar.archive.trace.records import DENY
from masdar.model import Field, Form
from masdar.text import Span


class Said(NamedTuple):
    """A statement of an article."""

    id: int
    key: str
    field: Field
    content: tuple[Span, ...]
    cue: Span
    form: Form
    act: str
    negated: bool
    hedged: bool
    speaker: str | None
    """What those share who are one source: an entity, or a name; null where nobody is named."""

    @property
    def denied(self) -> bool:
        """True where its source denies it."""
        return self.negated != (self.act == DENY)


class Reading(NamedTuple):
    """A passage of an article, and the statement whose content it is; null where the article says it itself."""

    span: Span
    said: Said | None


def statements(connection: apsw.Connection, articles: Sequence[int]) -> dict[int, list[Said]]:
    """Returns the statements of the latest revisions of articles, by the number of the article, in order."""
    marks = ", ".join("?" * len(articles))
    found: dict[int, list[Said]] = defaultdict(list)
    for article, number, key, field, content, start, stop, form, act, negated, hedged, name, entity in rows(
        connection,
        "SELECT statement.article, statement.id, statement.key, field, content, cue_start, cue_end, form, act, negated,"
        " hedged, agent.name, coalesce(holder, entity) FROM statement"
        " LEFT JOIN agent ON agent.statement = statement.id AND role = 'source'"
        " LEFT JOIN identity ON identity.article = statement.article AND identity.local = agent.local"
        f" WHERE statement.article IN ({marks}) AND statement.latest ORDER BY statement.id",
        articles,
    ):
        speaker = f"{entity}" if entity is not None else spelled(name) if name is not None else None
        spans = msgspec.json.decode(content, type=tuple[Span, ...])
        found[article].append(
            Said(number, key, field, spans, (start, stop), form, act, bool(negated), bool(hedged), speaker)
        )
    return found


def readings(line: Line, said: Sequence[Said]) -> list[Reading]:
    """Returns the statements whose content overlaps a sentence, each with its content there; else the sentence.

    A sentence that holds a cue is in nobody's own voice: what the cue attributes is taken to go on to its end.
    """
    start, stop = line.start, line.stop
    inside: list[Reading] = []
    cued: list[Reading] = []
    for one in said:
        if one.field != line.field:
            continue
        parts = [(max(first, start), min(last, stop)) for first, last in one.content if first < stop and start < last]
        if parts:
            inside.append(Reading((parts[0][0], parts[-1][1]), one))
        elif start <= one.cue[0] < stop:
            cued.append(Reading((start, stop), one))
    return inside or cued[:1] or [Reading((start, stop), None)]
