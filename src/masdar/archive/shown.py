"""What an archive holds under an identifier: an article with its revisions and copies, a statement, or an entity."""

from __future__ import annotations

import apsw
import msgspec

from masdar.archive.linguist import spelled
from masdar.archive.names import read_name
from masdar.archive.rows import row, rows
from masdar.archive.stored import stored_articles, stored_statement
from masdar.model import Article, Statement


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


class Spelling(msgspec.Struct, frozen=True):
    """A spelling of an entity and what joined it to the others."""

    written: str
    articles: int
    how: str
    """first, name, known, letters, part, surname, office or same: see the schema."""
    shared: str | None
    """What the article and earlier ones agree in («office وزير خارجيه QAT», «country QAT»)."""
    article: str
    """Identifier of the first article that has it."""


class Tenure(msgspec.Struct, frozen=True):
    """An office and who is named with it."""

    entity: str
    """Identifier of the office or, on the page of an office, of the person."""
    name: str
    since: str | None
    """When the first and the last article were published that say so."""
    until: str | None
    articles: int


class ShownEntity(msgspec.Struct, frozen=True, tag_field="shown", tag="entity"):
    """A person, organization, outlet or office across the articles of the archive."""

    key: str
    type: str
    name: str
    known: bool
    """True where the table of known names has it."""
    spellings: tuple[Spelling, ...]
    offices: tuple[Tenure, ...]
    """A person's offices, or an office's holders."""
    countries: tuple[str, ...]
    roles: dict[str, int]
    """How many statements it is source, via and to of; of an office, where no name stands with it."""
    unsettled: int
    """Of an office: articles that leave open who held it."""
    statements: tuple[str, ...]
    """Identifiers of the latest statements that it is the source of."""


Shown = ShownArticle | ShownStatement | ShownEntity
_LATEST = 10
"""Statements of an entity that are shown."""


def find(connection: apsw.Connection, wanted: str) -> list[Shown]:
    """Returns what the archive holds under an identifier, or under a name: nothing, or all that it may mean."""
    found: list[Shown] = []
    for number, article in stored_articles(connection, "key = ?", (wanted,)):
        found.append(_article(connection, number, article))
    for number, holder in rows(connection, "SELECT id, article FROM statement WHERE key = ? AND latest", (wanted,)):
        statement = stored_statement(connection, number)
        assert statement is not None
        [(_, article)] = stored_articles(connection, "id = ?", (holder,), statements=False)
        found.append(ShownStatement(statement, article))
    entities = rows(connection, "SELECT id FROM entity WHERE key = ?", (wanted,)) if not found else []
    if not found and not entities:
        named = (read_name(wanted).folded, spelled(wanted))
        entities = rows(
            connection,
            "SELECT DISTINCT entity FROM spelling WHERE folded IN (?, ?) OR written = ? ORDER BY entity",
            (*named, wanted),
        )
    return [*found, *(_entity(connection, number) for (number,) in entities)]


def shown_article(connection: apsw.Connection, key: str) -> tuple[int, ShownArticle] | None:
    """Returns the latest revision of an article with its row, or null where there is none."""
    found = list(stored_articles(connection, "key = ? AND latest", (key,)))
    return (found[-1][0], _article(connection, *found[-1])) if found else None


def shown_statement(connection: apsw.Connection, article: str, key: str) -> tuple[int, ShownStatement] | None:
    """Returns a statement of the latest revision of an article, with that article's row, or null."""
    for number, one in stored_articles(connection, "key = ? AND latest", (article,), statements=False):
        found = row(connection, "SELECT id FROM statement WHERE article = ? AND key = ?", (number, key))
        statement = stored_statement(connection, found[0]) if found is not None else None
        if statement is not None:
            return number, ShownStatement(statement, one)
    return None


def shown_entity(connection: apsw.Connection, key: str) -> ShownEntity | None:
    """Returns the entity with an identifier, or null."""
    found = row(connection, "SELECT id FROM entity WHERE key = ?", (key,))
    return _entity(connection, found[0]) if found is not None else None


def _entity(connection: apsw.Connection, number: int) -> ShownEntity:
    about = row(connection, "SELECT key, type, name, known FROM entity WHERE id = ?", (number,))
    assert about is not None
    key, kind, name, known = about
    spellings = rows(
        connection,
        "SELECT written, articles, coalesce(how, 'office'), shared, article.key FROM spelling LEFT JOIN identity"
        " ON identity.entity = ?1 AND identity.article = spelling.article AND identity.local = spelling.local"
        " JOIN article ON article.id = spelling.article WHERE spelling.entity = ?1 ORDER BY articles DESC, spelling.id",
        (number,),
    )
    mine, other = ("office", "holder") if kind == "office" else ("holder", "office")
    offices = rows(
        connection,
        f"SELECT entity.key, entity.name, min(date), max(date), count(*) FROM tenure"
        f" JOIN entity ON entity.id = {other} WHERE {mine} = ? GROUP BY {other} ORDER BY 5 DESC, 3, 1",
        (number,),
    )
    countries = rows(
        connection,
        "SELECT value FROM trait WHERE entity = ? AND kind = 'country' ORDER BY articles DESC, value",
        (number,),
    )
    meant = (
        "FROM identity JOIN statement ON statement.article = identity.article AND latest JOIN agent"
        " ON agent.statement = statement.id AND agent.local = identity.local WHERE (entity = ?1 OR holder = ?1)"
    )
    roles = rows(connection, f"SELECT role, count(*) {meant} GROUP BY role ORDER BY role", (number,))
    unsettled = row(
        connection, "SELECT count(*) FROM identity WHERE entity = ? AND how = 'office' AND holder IS NULL", (number,)
    )
    statements = rows(
        connection,
        f"SELECT statement.key {meant} AND role = 'source' ORDER BY statement.date DESC, statement.id LIMIT ?2",
        (number, _LATEST),
    )
    assert unsettled is not None
    return ShownEntity(
        key,
        kind,
        name,
        bool(known),
        tuple(Spelling(*columns) for columns in spellings),
        tuple(Tenure(*columns) for columns in offices),
        tuple(value for (value,) in countries),
        dict(roles),
        unsettled[0],
        tuple(statement for (statement,) in statements),
    )


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
