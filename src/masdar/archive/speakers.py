"""What the matches of a search have in common: who speaks in most of them, and how many have each value of a facet."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from masdar.archive.facets import FACETS
from masdar.archive.rows import rows
from masdar.archive.search import Search, Searcher, tables


class Speaker(NamedTuple):
    """Who is the source of some matches."""

    name: str | None
    """Null where the articles leave it open."""
    entity: str | None
    """Identifier of the entity, where the archive has one."""
    type: str | None
    statements: int


def speakers(searcher: Searcher, search: Search, limit: int) -> list[Speaker]:
    """Returns who is the source of most matches: entities, and names that are linked to none.

    Raises:
        QueryError: the query cannot be understood.
    """
    table, where, values = searcher.where(search)
    counted = (
        "SELECT coalesce(who.holder, who.entity) AS meant, CASE WHEN who.entity IS NULL THEN speaker.name END AS name,"
        f" count(*) AS number FROM {tables(table, joined=True)}"
        " JOIN agent AS speaker ON speaker.statement = statement.id AND speaker.role = 'source'"
        " LEFT JOIN identity AS who ON who.article = statement.article AND who.local = speaker.local"
        f" WHERE {where} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?"
    )
    found = rows(
        searcher.connection,
        f"SELECT coalesce(entity.name, counted.name), entity.key, entity.type, number FROM ({counted}) AS counted"
        " LEFT JOIN entity ON entity.id = meant ORDER BY number DESC, 1",
        (*values, limit),
    )
    return [Speaker(*columns) for columns in found]


def facet_counts(searcher: Searcher, search: Search) -> dict[str, Counter[str | int | None]]:
    """Returns how many matches have each value of each facet but the source, in one pass over them.

    Raises:
        QueryError: the query cannot be understood.
    """
    table, where, values = searcher.where(search)
    names = [name for name in FACETS if name != "source"]
    columns = ", ".join(FACETS[name] for name in names)
    places = ", ".join(str(place) for place in range(1, len(names) + 1))
    counts: dict[str, Counter[str | int | None]] = {name: Counter() for name in names}
    for *found, number in rows(
        searcher.connection,
        f"SELECT {columns}, count(*) FROM {tables(table, joined=True)} WHERE {where} GROUP BY {places}",
        values,
    ):
        for name, value in zip(names, found, strict=True):
            counts[name][value] += number
    return counts
