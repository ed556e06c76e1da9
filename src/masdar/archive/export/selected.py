"""What is exported: records of an archive in its order, read while they are written."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

import apsw
import msgspec

from masdar.archive.events.stored import stored_events
from masdar.archive.rows import row
from masdar.archive.search import Search, Searcher
from masdar.archive.stored import stored_articles, stored_statement
from masdar.model import Article, Kept, Provenance, Statement

_SAYING = "latest AND EXISTS (SELECT 1 FROM statement WHERE statement.article = article.id)"
_DOING = "latest AND EXISTS (SELECT 1 FROM event WHERE event.article = article.id)"


@dataclass
class Tally:
    """How much was exported."""

    articles: int = 0
    statements: int = 0
    """Of the latest revisions: what a search counts."""
    events: int = 0
    """Of the latest revisions, too."""
    earlier: int = 0
    """Earlier revisions; their statements are not counted."""


def records(
    searcher: Searcher, search: Search, tally: Tally, *, revisions: bool, events: bool = False
) -> Generator[Kept]:
    """Yields the articles with those of their statements that match, and the events that these tell of.

    Where nothing is asked for, every article that has statements comes with all of them; with `revisions`, those
    without any and the earlier revisions come as well.  With `events`, every article that has events comes, and where
    no more is asked for than outlet and dates, all of its events.
    """
    connection = searcher.connection
    with connection:  # one state of the archive, however long it takes and whoever writes meanwhile
        if search == Search():
            articles = stored_articles(connection, "1" if revisions else _DOING if events else _SAYING)
        elif events and search == Search(outlet=search.outlet, since=search.since, until=search.until):
            articles = _published(connection, search)
        else:
            articles = _matching(searcher, search)
        for number, article in articles:
            record = _kept(connection, number, article)
            if record.archive.latest:
                tally.articles += 1
                tally.statements += len(record.statements)
                tally.events += len(record.events)
            else:
                tally.earlier += 1
            yield record


def _published(connection: apsw.Connection, search: Search) -> Iterator[tuple[int, Article]]:
    """Yields the articles with events that an outlet published, or that were published in some days."""
    conditions, values = [_DOING], list[object]()
    for condition, value in (
        ("outlet = ?", search.outlet),
        ("date >= ?", search.since),
        ("substr(date, 1, 10) <= ?", search.until),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return stored_articles(connection, " AND ".join(conditions), tuple(values))


def _matching(searcher: Searcher, search: Search) -> Iterator[tuple[int, Article]]:
    connection = searcher.connection
    for number, pairs in groupby(searcher.matches(search), key=lambda pair: pair[0]):
        statements: list[Statement] = []
        for _, statement in pairs:
            stored = stored_statement(connection, statement)
            assert stored is not None
            statements.append(stored)
        told = {statement.id for statement in statements}
        events = tuple(event for event in stored_events(connection, number) if not told.isdisjoint(event.statements))
        for _, article in stored_articles(connection, "id = ?", (number,), statements=False):
            yield number, msgspec.structs.replace(article, statements=tuple(statements), events=events)


def _kept(connection: apsw.Connection, number: int, article: Article) -> Kept:
    columns = row(
        connection,
        "SELECT address, revision, latest, resource.digest, version, overlay"
        " FROM article JOIN resource ON resource.id = article.resource WHERE article.id = ?",
        (number,),
    )
    assert columns is not None
    address, revision, latest, digest, version, overlay = columns
    stood = Provenance(
        format=1,
        address=address,
        revision=revision,
        latest=bool(latest),
        resources=digest,
        version=version,
        overlay=overlay,
        title_sha256=sha256(article.title.encode()).hexdigest(),
        text_sha256=sha256(article.text.encode()).hexdigest(),
    )
    return Kept(**msgspec.structs.asdict(article), archive=stood)
