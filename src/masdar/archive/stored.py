"""Reading records back out of an archive, as they were put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import apsw
import msgspec

from masdar.archive.events.stored import stored_events
from masdar.archive.rows import row, rows
from masdar.model import Agent, Article, Image, Paragraph, Statement, Wire
from masdar.text import Span

_STATEMENT = "id, key, field, content, cue_start, cue_end, form, act, negated, hedged, time, rule"
_AGENT = "role, name, type, mention_start, mention_end, aliases, office, country, local, reason"
_ARTICLE = "id, key, page, url, outlet, date, date_reason, title, text, rest"


class _Rest(msgspec.Struct, frozen=True):
    """The parts of a record that no column holds."""

    deck: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    wire: Wire | None = None
    images: tuple[Image, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


_AT_ONCE = 200
"""Articles that are read at a time."""
_CONTENT: msgspec.json.Decoder[tuple[Span, ...]] = msgspec.json.Decoder(tuple[Span, ...])
_ALIASES: msgspec.json.Decoder[tuple[str, ...]] = msgspec.json.Decoder(tuple[str, ...])
_REST = msgspec.json.Decoder(_Rest)


def stored_articles(
    connection: apsw.Connection, where: str = "1", values: tuple[object, ...] = (), *, statements: bool = True
) -> Iterator[tuple[int, Article]]:
    """Yields the rows and records of the articles for which `where` (SQL on the table) holds, in the order of storing.

    Without `statements`, their events are left out too.  Rows are read a few hundred at a time, so that the archive can
    be written to meanwhile.
    """
    last = 0
    while True:
        found = rows(
            connection,
            f"SELECT {_ARTICLE} FROM article WHERE id > ? AND ({where}) ORDER BY id LIMIT {_AT_ONCE}",
            (last, *values),
        )
        for columns in found:
            last = columns[0]
            article = _article(columns)
            if statements:
                article = msgspec.structs.replace(
                    article,
                    statements=tuple(stored_statements(connection, last)),
                    events=tuple(stored_events(connection, last)),
                )
            yield last, article
        if len(found) < _AT_ONCE:
            return


def _article(columns: tuple[Any, ...]) -> Article:
    rest = _REST.decode(columns[9]) if columns[9] is not None else _Rest()
    return Article(
        id=columns[1],
        page=columns[2],
        url=columns[3],
        outlet=columns[4],
        date=columns[5],
        date_reason=columns[6],
        title=columns[7],
        text=columns[8],
        deck=rest.deck,
        authors=rest.authors,
        dateline=rest.dateline,
        wire=rest.wire,
        images=rest.images,
        paragraphs=rest.paragraphs,
    )


def stored_statements(connection: apsw.Connection, article: int) -> Iterator[Statement]:
    """Yields the statements of an article in the order of the record."""
    agents: dict[int, list[list[Any]]] = {}
    for number, *agent in rows(
        connection,
        f"SELECT agent.statement, {_AGENT} FROM statement JOIN agent ON agent.statement = statement.id"
        " WHERE statement.article = ? ORDER BY agent.statement, role, place",
        (article,),
    ):
        agents.setdefault(number, []).append(agent)
    for columns in rows(connection, f"SELECT {_STATEMENT} FROM statement WHERE article = ? ORDER BY id", (article,)):
        yield _statement(columns, agents.get(columns[0], []))


def stored_statement(connection: apsw.Connection, number: int) -> Statement | None:
    """Returns the statement of a row, or null where there is none."""
    columns = row(connection, f"SELECT {_STATEMENT} FROM statement WHERE id = ?", (number,))
    if columns is None:
        return None
    return _statement(
        columns, rows(connection, f"SELECT {_AGENT} FROM agent WHERE statement = ? ORDER BY role, place", (number,))
    )


def _statement(columns: Sequence[Any], found: Sequence[Sequence[Any]]) -> Statement:
    _, key, field, content, start, end, form, act, negated, hedged, time, rule = columns
    agents: dict[str, list[Agent]] = {"source": [], "via": [], "to": []}
    for role, *agent in found:
        agents[role].append(_agent(agent))
    return Statement(
        id=key,
        field=field,
        content=_CONTENT.decode(content),
        cue=(start, end),
        form=form,
        source=agents["source"][0],
        via=tuple(agents["via"]),
        to=agents["to"][0] if agents["to"] else None,
        act=act,
        negated=bool(negated),
        hedged=bool(hedged),
        time=time,
        rule=rule,
    )


def _agent(columns: list[Any]) -> Agent:
    name, kind, start, end, aliases, office, country, local, reason = columns
    return Agent(
        name=name,
        type=kind,
        mention=(start, end) if start is not None else None,
        aliases=_ALIASES.decode(aliases) if aliases is not None else (),
        office=office,
        country=country,
        entity=local,
        name_reason=reason,
    )
