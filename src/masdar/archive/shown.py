"""What an archive holds under an identifier: an article with its revisions and copies, or a statement."""

from __future__ import annotations

import apsw
import msgspec

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


Shown = ShownArticle | ShownStatement


def find(connection: apsw.Connection, wanted: str) -> list[Shown]:
    """Returns what the archive holds under an identifier: nothing, or all that it may mean."""
    found: list[Shown] = []
    for number, article in stored_articles(connection, "key = ?", (wanted,)):
        found.append(_article(connection, number, article))
    for number, holder in rows(connection, "SELECT id, article FROM statement WHERE key = ? AND latest", (wanted,)):
        statement = stored_statement(connection, number)
        assert statement is not None
        [(_, article)] = stored_articles(connection, "id = ?", (holder,), statements=False)
        found.append(ShownStatement(statement, article))
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
