"""Who the agents of an article are across the archive, and what says so."""

from __future__ import annotations

import apsw
import msgspec

from masdar.archive.rows import rows

_TENURES = 2_000
"""Articles that are looked through, the latest."""


class Identity(msgspec.Struct, frozen=True):
    """The entity that an agent of an article is."""

    entity: str
    """Identifier of the entity; of the person, where a bare office stands for whoever holds it."""
    name: str
    type: str
    how: str
    """What joined the name to it: see the table identity of the schema."""
    shared: str | None
    """What the article and earlier ones agree in."""


class Named(msgspec.Struct, frozen=True):
    """An office that somebody is named with, and where."""

    office: str
    """The office as written."""
    holder: str
    """Identifier and name of who is named with it."""
    name: str
    articles: int
    since: str | None
    """When the first of them was published, and its identifier; the same of the last."""
    first: str
    until: str | None
    last: str


def identities(connection: apsw.Connection, article: int) -> dict[str, Identity]:
    """Returns the entities of an article's agents, by what their mentions share in it (`Agent.entity`)."""
    found = rows(
        connection,
        "SELECT local, entity.key, entity.name, entity.type, how, shared FROM identity"
        " JOIN entity ON entity.id = coalesce(holder, entity) WHERE article = ?",
        (article,),
    )
    return {local: Identity(*columns) for local, *columns in found}


def tenures(connection: apsw.Connection, key: str, limit: int) -> list[Named]:
    """Returns the offices that a person is named with, or the persons named with an office, the latest first."""
    found = rows(
        connection,
        "SELECT written, person.key, person.name, tenure.date, article.key FROM entity"
        " JOIN tenure ON entity.id IN (office, holder) JOIN article ON article.id = tenure.article"
        " JOIN entity AS person ON person.id = holder"
        " WHERE entity.key = ? ORDER BY tenure.date DESC, article.id DESC LIMIT ?",
        (key, _TENURES),
    )
    named: dict[tuple[str, str], Named] = {}
    for office, holder, name, date, article in found:
        one = named.get((office, holder))
        if one is None:
            named[office, holder] = Named(office, holder, name, 1, date, article, date, article)
        else:
            named[office, holder] = msgspec.structs.replace(one, articles=one.articles + 1, since=date, first=article)
    return list(named.values())[:limit]
