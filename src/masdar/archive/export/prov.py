"""PROV-O as JSON-LD: where the words of a statement come from, step by step.

The excerpt was quoted from the article, and derives from what the relay nearest
to the article said; that derives from what the next one said, and so on to what
the source said, which is the primary source of the excerpt.  Where the cue is
negated, nobody said it: the excerpt stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from masdar.archive.export.document import stated, write_document
from masdar.archive.export.evidence import agent_iri, article_iri, part_iri, statement_iri, words
from masdar.model import Agent, Kept, Statement

_PROV = "http://www.w3.org/ns/prov#"
CONTEXT = {
    "prov": _PROV,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "masdar": "urn:masdar:term:",
    "label": "rdfs:label",
    "value": "prov:value",
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in ("wasAttributedTo", "wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource")
    },
}
_CLASSES = {"person": "prov:Person", "unnamed": "prov:Agent", "document": "prov:Entity"}


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes a graph."""
    write_document(out, {"@context": CONTEXT}, "@graph", (node for record in records for node in _nodes(record)))


def _nodes(record: Kept) -> Iterator[dict[str, Any]]:
    if not record.statements:
        return
    article = article_iri(record)
    outlet = {"_id": part_iri(record, "outlet"), "_type": "prov:Organization", "label": record.outlet}
    yield stated(
        _id=article,
        _type="prov:Entity",
        label=record.title,
        wasAttributedTo=outlet["_id"] if record.outlet is not None else None,
        **{"masdar:published": record.date, "masdar:sha256": record.archive.text_sha256},
    )
    if record.outlet is not None:
        yield stated(**outlet)
    described: set[str] = set()
    for statement in record.statements:
        yield from _statement(record, statement, article)
        for agent in () if statement.negated else (statement.source, *statement.via):
            name = agent_iri(record, agent)
            if agent.name is not None and name not in described:
                described.add(name)
                yield stated(
                    _id=name,
                    _type=_CLASSES.get(agent.type, "prov:Organization"),
                    label=agent.name,
                    **{"masdar:office": agent.office, "masdar:country": agent.country},
                )


def _statement(record: Kept, statement: Statement, article: str) -> Iterator[dict[str, Any]]:
    said = statement_iri(statement, ":said")
    relays = [statement_iri(statement, f":via:{place}") for place in range(len(statement.via))]
    chain = [said, *relays]
    yield stated(
        _id=statement_iri(statement),
        _type="prov:Entity",
        value=words(record, statement),
        wasQuotedFrom=article,
        wasDerivedFrom=None if statement.negated else chain[-1],
        hadPrimarySource=None if statement.negated else said,
        **{
            "masdar:act": statement.act,
            "masdar:form": statement.form,
            "masdar:negated": statement.negated,
            "masdar:hedged": statement.hedged,
            "masdar:time": statement.time,
        },
    )
    if statement.negated:
        return
    yield _said(record, said, statement.source, None)
    for name, relay, before in zip(relays, statement.via, chain, strict=False):
        yield _said(record, name, relay, before)


def _said(record: Kept, name: str, agent: Agent, before: str | None) -> dict[str, Any]:
    """Returns what one step of the chain said; a document says nothing itself, what it holds derives from it."""
    whose = agent_iri(record, agent) if agent.name is not None else None
    document = agent.type == "document"
    derived = [one for one in (before, whose if document else None) if one is not None]
    return stated(
        _id=name,
        _type="prov:Entity",
        wasAttributedTo=None if document else whose,
        wasDerivedFrom=derived,
        **{"masdar:unsettled": agent.name_reason},
    )
