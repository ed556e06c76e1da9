"""FollowTheMoney, one entity a line: articles, who speaks in them (Mention), and what they said (Documentation).

Written from the published schema, without its package.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha1
from typing import Any, BinaryIO

import msgspec
from babel.core import get_global

from masdar.archive.export.evidence import agents, words
from masdar.model import Agent, Kept

_SCHEMATA = {"person": "Person", "organization": "Organization", "media": "Organization"}
"""What agents are; those that are described and not named, and documents, are no entity."""


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes the entities."""
    for record in records:
        out.writelines(msgspec.json.encode(entity) + b"\n" for entity in _entities(record))


def _entities(record: Kept) -> Iterator[dict[str, Any]]:
    if not record.statements:
        return
    article = _id("article", record.archive.address)
    yield _entity(
        article,
        "Article",
        fileName=record.url or record.page or record.id,
        title=record.title,
        bodyText=record.text,
        author=list(record.authors),
        publisher=record.outlet,
        publishedAt=record.date,
        sourceUrl=record.url,
        language="ara",
    )
    described: set[str] = set()
    for statement in record.statements:
        for place, (role, agent) in enumerate(agents(statement)):
            schema = _SCHEMATA.get(agent.type)
            if schema is None or agent.name is None:
                continue
            entity = _id("agent", article, agent.entity or agent.name)
            if entity not in described:
                described.add(entity)
                yield from _agent(article, entity, schema, agent)
            yield _entity(
                _id("documentation", article, statement.id, str(place)),
                "Documentation",
                document=article,
                entity=entity,
                role=" ".join((role, statement.act, *(["negated"] if statement.negated else []))),
                summary=words(record, statement),
                date=statement.time,
                recordId=statement.id,
            )


def _agent(article: str, entity: str, schema: str, agent: Agent) -> Iterator[dict[str, Any]]:
    country = _country(agent.country)
    office = agent.office if schema == "Person" else None
    yield _entity(entity, schema, name=agent.name, alias=list(agent.aliases), position=office, country=country)
    yield _entity(
        _id("mention", entity),
        "Mention",
        document=article,
        resolved=entity,
        name=[agent.name, *agent.aliases],
        detectedSchema=schema,
        contextCountry=country,
    )


def _entity(id: str, schema: str, **properties: str | list[str | None] | list[str] | None) -> dict[str, Any]:
    """Returns an entity; a property is a list of its values."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: value for name, value in lists.items() if any(value)}}


def _id(*parts: str) -> str:
    return sha1("\0".join(parts).encode(), usedforsecurity=False).hexdigest()


def _country(code: str | None) -> str | None:
    """Returns the two letters of a country, as FollowTheMoney has them."""
    found = get_global("territory_aliases").get(code, []) if code is not None else []
    return found[0].lower() if found else None
