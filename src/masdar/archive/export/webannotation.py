"""W3C Web Annotation: one annotation a statement, on the words of its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from masdar.archive.export.document import stated, write_document
from masdar.archive.export.evidence import agents, evidence, part_iri, statement_iri
from masdar.model import Kept, Statement

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"masdar": "urn:masdar:term:"}]


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes a page of annotations."""
    before = {"@context": CONTEXT, "id": "urn:masdar:annotations", "type": "AnnotationPage", "startIndex": 0}
    write_document(
        out, before, "items", (_annotation(record, statement) for record in records for statement in record.statements)
    )


def _annotation(record: Kept, statement: Statement) -> dict[str, Any]:
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "masdar:role": role, "value": agent.name}
        for role, agent in agents(statement)
        if agent.name is not None
    ]
    found = list(evidence(record, statement))
    cue = next(one.exact for one in found if one.part == "cue")
    bodies.append({"type": "TextualBody", "purpose": "describing", "masdar:role": "cue", "value": cue})
    source = {
        "id": part_iri(record, statement.field),
        "type": "Text",
        "format": "text/plain",
        "masdar:field": statement.field,
        "masdar:sha256": getattr(record.archive, f"{statement.field}_sha256"),
    }
    targets = [
        {
            "type": "SpecificResource",
            "source": source,
            "selector": [
                {"type": "TextQuoteSelector", "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix},
                {"type": "TextPositionSelector", "start": one.start, "end": one.end},
            ],
        }
        for one in found
        if one.part == "content"
    ]
    return stated(
        id=statement_iri(statement),
        type="Annotation",
        motivation="identifying",
        body=bodies,
        target=targets,
        **{
            "masdar:act": statement.act,
            "masdar:form": statement.form,
            "masdar:negated": statement.negated,
            "masdar:hedged": statement.hedged,
            "masdar:time": statement.time,
        },
    )
