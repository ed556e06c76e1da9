"""What an archive holds under an identifier: an article with its revisions and copies, a statement, or a source."""

from __future__ import annotations

import apsw
import msgspec

from masdar.archive.rows import row, rows
from masdar.archive.stored import stored_articles, stored_statement
from masdar.model import Article, Statement

_LATEST = 20


class Spelling(msgspec.Struct, frozen=True):
    """A spelling of a source, and what speaks for it."""

    written: str
    count: int
    evidence: str


class Office(msgspec.Struct, frozen=True):
    """An office that an article gives a source."""

    title: str
    country: str | None
    date: str | None
    article: str


class ShownArticle(msgspec.Struct, frozen=True, tag_field="shown", tag="article"):
    """An article as it is stored."""

    article: Article
    revision: int
    revisions: int
    """How many revisions its address has."""
    copy_of: str | None
    """Identifier of the earlier article that says the same."""
    similarity: float | None
    copies: tuple[str, ...]
    """Identifiers of the later articles that say the same as this one."""


class ShownStatement(msgspec.Struct, frozen=True, tag_field="shown", tag="statement"):
    """A statement with its article; the article's other statements are left out."""

    statement: Statement
    article: Article


class ShownSource(msgspec.Struct, frozen=True, tag_field="shown", tag="source"):
    """A person, organization, outlet or document across articles."""

    id: int
    name: str
    type: str
    country: str | None
    spellings: tuple[Spelling, ...]
    offices: tuple[Office, ...]
    said: int
    """Statements that come from it."""
    relayed: int
    """Statements that it carried."""
    addressed: int
    """Statements that were made to it."""
    latest: tuple[str, ...]
    """Identifiers of its latest statements, the newest first."""


Shown = ShownArticle | ShownStatement | ShownSource


def find(connection: apsw.Connection, wanted: str) -> list[Shown]:
    """Returns what the archive holds under an identifier or a source's name: nothing, or all that it may mean."""
    found: list[Shown] = []
    for number, article in stored_articles(connection, "key = ?", (wanted,)):
        found.append(_article(connection, number, article))
    for number, holder in rows(connection, "SELECT id, article FROM statement WHERE key = ? AND latest", (wanted,)):
        statement = stored_statement(connection, number)
        assert statement is not None
        [(_, article)] = stored_articles(connection, "id = ?", (holder,), statements=False)
        found.append(ShownStatement(statement, article))
    for number, *_ in rows(
        connection,
        "SELECT DISTINCT entity.id FROM entity JOIN spelling ON entity = id WHERE written = ? ORDER BY 1",
        (wanted,),
    ):
        found.append(_source(connection, number))
    return found


def _article(connection: apsw.Connection, number: int, article: Article) -> ShownArticle:
    state = row(
        connection,
        "SELECT revision, (SELECT count(*) FROM article AS other WHERE other.address = article.address),"
        " (SELECT key FROM article AS other WHERE other.id = copy.original), similarity"
        " FROM article LEFT JOIN copy ON copy.article = article.id WHERE article.id = ?",
        (number,),
    )
    assert state is not None
    copies = rows(
        connection,
        "SELECT key FROM copy JOIN article ON article.id = copy.article WHERE original = ? ORDER BY article.id",
        (number,),
    )
    revision, revisions, copy_of, similarity = state
    return ShownArticle(article, revision, revisions, copy_of, similarity, tuple(key for (key,) in copies))


def _source(connection: apsw.Connection, number: int) -> ShownSource:
    entity = row(connection, "SELECT id, name, type, country FROM entity WHERE id = ?", (number,))
    assert entity is not None
    spellings = rows(
        connection,
        "SELECT written, count, evidence FROM spelling WHERE entity = ? ORDER BY count DESC, written",
        (number,),
    )
    offices = rows(
        connection,
        "SELECT office.title, country, office.date, key FROM office JOIN article ON article.id = office.article"
        " WHERE entity = ? ORDER BY office.date IS NULL, office.date, article.id",
        (number,),
    )
    roles = dict(
        rows(
            connection,
            "SELECT role, count(*) FROM agent JOIN statement ON statement.id = statement"
            " WHERE entity = ? AND latest GROUP BY role",
            (number,),
        )
    )
    latest = rows(
        connection,
        "SELECT key FROM agent JOIN statement ON statement.id = statement"
        " WHERE entity = ? AND role = 'source' AND latest ORDER BY date DESC, id DESC LIMIT ?",
        (number, _LATEST),
    )
    identifier, name, kind, country = entity
    return ShownSource(
        identifier,
        name,
        kind,
        country,
        tuple(Spelling(*columns) for columns in spellings),
        tuple(Office(*columns) for columns in offices),
        roles.get("source", 0),
        roles.get("via", 0),
        roles.get("to", 0),
        tuple(key for (key,) in latest),
    )
