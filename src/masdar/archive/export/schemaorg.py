"""schema.org: a `Claim` for each statement and where it appears; a `Quotation` where the words are the speaker's own.

There is no `ClaimReview`: Masdar says who said what, not whether it is so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from masdar.archive.export.document import stated, write_document
from masdar.archive.export.evidence import agent_iri, article_iri, statement_iri, words
from masdar.model import Agent, Kept, Statement

CONTEXT = {"@vocab": "https://schema.org/"}
_CLASSES = {"person": "Person", "unnamed": "Person", "document": "CreativeWork"}


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes a graph."""
    write_document(out, {"@context": CONTEXT}, "@graph", (node for record in records for node in _nodes(record)))


def _nodes(record: Kept) -> Iterator[dict[str, Any]]:
    if not record.statements:
        return
    article = article_iri(record)
    publisher = {"@type": "Organization", "name": record.outlet} if record.outlet is not None else None
    yield stated(
        _id=article,
        _type="NewsArticle",
        headline=record.title or None,
        datePublished=record.date,
        url=record.url,
        author=[{"@type": "Person", "name": name} for name in record.authors],
        publisher=publisher,
        inLanguage="ar",
    )
    for statement in record.statements:
        yield _claim(record, statement, article)


def _claim(record: Kept, statement: Statement, article: str) -> dict[str, Any]:
    said = words(record, statement)
    # What somebody did not say is a claim of nobody, and what a document says is not spoken.
    author = None if statement.negated else _agent(record, statement.source)
    appearance: dict[str, Any] = {"@id": article}
    if statement.form == "direct":
        spoken = statement.source.type != "document"
        appearance = stated(
            _id=statement_iri(statement, ":quotation"),
            _type="Quotation",
            text=said,
            spokenByCharacter=author if spoken else None,
            isPartOf={"@id": article},
            inLanguage="ar",
        )
    marks = [name for name in ("negated", "hedged") if getattr(statement, name)]
    by_document = statement.source.type == "document"
    return stated(
        _id=statement_iri(statement),
        _type="Claim",
        text=said,
        author=None if by_document else author,
        isBasedOn=author if by_document else None,
        appearance=appearance,
        dateCreated=statement.time,
        keywords=[statement.act, statement.form, *marks],
        inLanguage="ar",
    )


def _agent(record: Kept, agent: Agent) -> dict[str, Any] | None:
    if agent.name is None:
        return None
    kind = _CLASSES.get(agent.type, "Organization")
    office = agent.office if kind == "Person" else None
    return stated(
        _id=agent_iri(record, agent), _type=kind, name=agent.name, jobTitle=office, alternateName=list(agent.aliases)
    )
