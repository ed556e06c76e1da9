"""The outlets of an archive: how much of each it holds, whom it relays, and how often it names its sources."""

from __future__ import annotations

import apsw
import msgspec

from masdar.archive.overview import NAMED
from masdar.archive.rows import count, row, rows

_MEANT = (
    "LEFT JOIN identity ON identity.article = article.id AND identity.local = agent.local"
    " LEFT JOIN entity ON entity.id = coalesce(identity.holder, identity.entity)"
)


class Outlet(msgspec.Struct, frozen=True):
    """An outlet and how much the archive holds of it."""

    name: str | None
    """As its articles have it; null for those that do not say."""
    articles: int
    since: str | None
    until: str | None


class Voice(msgspec.Struct, frozen=True):
    """Somebody whom an outlet relays or quotes."""

    name: str
    entity: str | None
    """Identifier of the entity; null where the archive has none."""
    statements: int
    articles: int


class ShownOutlet(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet's statements rest on, in numbers that have their whole beside them."""

    name: str
    articles: int
    since: str | None
    until: str | None
    copies: int
    """Its articles that are, or nearly are, copies of earlier ones in the archive."""
    statements: int
    named: int
    """Of these: how many have a source whom the article names, describes without a name, or leaves open."""
    unnamed: int
    unsettled: int
    relayed: int
    """Of these: how many came by way of somebody else."""
    direct: int
    """Of these: how many quote word for word."""
    relays: tuple[Voice, ...]
    """Whom it relays, the most frequent first."""
    sources: tuple[Voice, ...]
    """Whom it quotes, the most frequent first."""


def outlets(connection: apsw.Connection) -> list[Outlet]:
    """Returns the outlets by their names."""
    found = rows(
        connection,
        "SELECT outlet, count(*), min(date), max(date) FROM article WHERE latest"
        " GROUP BY outlet ORDER BY outlet IS NULL, outlet",
    )
    return [Outlet(*columns) for columns in found]


def shown_outlet(connection: apsw.Connection, name: str, most: int = 20) -> ShownOutlet | None:
    """Returns what the archive holds of an outlet, or null; `most` is how many voices of each kind are listed."""
    held = row(connection, "SELECT count(*), min(date), max(date) FROM article WHERE outlet = ? AND latest", (name,))
    if held is None or not held[0]:
        return None
    articles, since, until = held
    said = row(
        connection,
        f"SELECT count(*), total({NAMED}), total(source.name IS NOT NULL AND source.type = 'unnamed'),"
        " total(source.name IS NULL), total(form = 'direct'), total(EXISTS (SELECT 1 FROM agent WHERE"
        " agent.statement = statement.id AND role = 'via')) FROM article JOIN statement"
        " ON statement.article = article.id JOIN agent AS source ON source.statement = statement.id"
        " AND source.role = 'source' WHERE outlet = ? AND article.latest",
        (name,),
    )
    assert said is not None
    statements, named, unnamed, unsettled, direct, relayed = map(int, said)
    return ShownOutlet(
        name=name,
        articles=articles,
        since=since,
        until=until,
        copies=count(
            connection,
            "SELECT count(*) FROM article JOIN copy ON article.id = article WHERE outlet = ? AND latest",
            (name,),
        ),
        statements=statements,
        named=named,
        unnamed=unnamed,
        unsettled=unsettled,
        relayed=relayed,
        direct=direct,
        relays=_voices(connection, name, "via", most),
        sources=_voices(connection, name, "source", most),
    )


def _voices(connection: apsw.Connection, name: str, role: str, most: int) -> tuple[Voice, ...]:
    found = rows(
        connection,
        "SELECT coalesce(entity.name, agent.name), entity.key, count(*), count(DISTINCT article.id) FROM article"
        " JOIN statement ON statement.article = article.id JOIN agent ON agent.statement = statement.id"
        f" {_MEANT} WHERE outlet = ? AND article.latest AND role = ? AND agent.name IS NOT NULL"
        " GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT ?",
        (name, role, most),
    )
    return tuple(Voice(*columns) for columns in found)
