"""The pages of the fixture archive that tests look at, each by a name."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.rows import rows
from masdar.archive.search import Hit, Search, Searcher
from masdar.web.addresses import article_path, event_path, outlet_path, source_path, statement_path, with_query


def relayed(archive: Path) -> Hit:
    """Returns a statement that came over a relay to a paper."""
    search = Search(outlet="صحيفة النهر", via="وكالة الساحل", order="newest")
    with closing(open_archive(archive)) as connection:
        return Searcher(connection, Keys()).find(search).hits[0]


def pages(archive: Path) -> dict[str, str]:
    """Returns the path of a page of each kind."""
    hit = relayed(archive)
    with closing(open_archive(archive)) as connection:
        events = rows(connection, "SELECT key FROM event LIMIT 1", ())
        [[person]] = rows(connection, "SELECT key FROM entity WHERE name = 'سالم الراشدي'", ())
    found = {
        "home": "/",
        "search": "/search?q=المياه",
        "nothing found": "/search?q=زرافة",
        "article": article_path(hit.article),
        "statement": statement_path(hit.article, hit.statement),
        "source": source_path(person),
        "outlets": "/outlets",
        "outlet": outlet_path("صحيفة النهر"),
        "claim asked for": "/claim",
        "claim": with_query("/claim", q=hit.statement),
        "events": "/events",
        "timeline": "/timeline?q=المياه",
        "read": "/read",
        "method": "/method",
        "api": "/api",
        "not there": "/a/none",
    }
    return found | ({"event": event_path(events[0][0])} if events else {})
