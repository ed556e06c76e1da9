"""What an archive holds, in a few figures."""

from __future__ import annotations

import apsw
import msgspec

from masdar.archive.rows import count, row, rows

NAMED = "(source.name IS NOT NULL AND source.type <> 'unnamed')"
"""SQL that is true of a source whom the article names."""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of an archive; they count the latest revisions of its articles."""

    articles: int
    copies: int
    """Articles that are, or nearly are, copies of earlier ones."""
    outlets: int
    since: str | None
    """The first and the last day of publication."""
    until: str | None
    statements: int
    named: int
    """Statements whose source the article names."""
    unnamed: int
    """Statements whose source it describes without a name."""
    unsettled: int
    """Statements of which it does not settle who said them."""
    relayed: int
    """Statements that came by way of somebody else."""
    entities: int
    failures: int
    """Pages, lines and articles that could not be read."""


class Reason(msgspec.Struct, frozen=True):
    """Why pages could not be read."""

    reason: str
    failures: int
    page: str
    """One of them."""


def overview(connection: apsw.Connection) -> Overview:
    """Returns the figures; takes one pass over articles and sources."""
    articles = row(
        connection, "SELECT count(*), count(DISTINCT outlet), min(date), max(date) FROM article WHERE latest"
    )
    sources = row(
        connection,
        f"SELECT count(*), total({NAMED}), total(source.name IS NOT NULL AND source.type = 'unnamed'),"
        " total(source.name IS NULL) FROM statement JOIN agent AS source"
        " ON source.statement = statement.id AND role = 'source' WHERE latest",
    )
    assert articles is not None
    assert sources is not None
    statements, named, unnamed, unsettled = map(int, sources)
    return Overview(
        articles=articles[0],
        outlets=articles[1],
        since=articles[2],
        until=articles[3],
        copies=count(connection, "SELECT count(*) FROM copy JOIN article ON article.id = article WHERE latest"),
        statements=statements,
        named=named,
        unnamed=unnamed,
        unsettled=unsettled,
        relayed=count(
            connection,
            "SELECT count(*) FROM agent JOIN statement ON statement.id = agent.statement"
            " WHERE role = 'via' AND place = 0 AND latest",
        ),
        entities=count(connection, "SELECT count(*) FROM entity"),
        failures=count(connection, "SELECT count(*) FROM failure"),
    )


def reasons(connection: apsw.Connection, limit: int) -> list[Reason]:
    """Returns why pages could not be read, the most frequent first."""
    found = rows(
        connection,
        "SELECT reason, count(*), min(page) FROM failure GROUP BY reason ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    )
    return [Reason(*columns) for columns in found]
