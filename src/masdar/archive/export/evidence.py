"""The words that a statement stands on, in the forms that exports give them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from masdar.archive.sentences import spans
from masdar.model import Agent, Article, Event, Kept, Statement
from masdar.text import Span

_AROUND = 32
"""Letters before and after a quotation by which it is found again where the text has changed."""
_SENTENCE = 300
"""Letters on each side of a span that its sentence has at most."""


class Evidence(NamedTuple):
    """A span with its words and those around it."""

    part: str
    """content, cue, source, via or to; of an event trigger, actor, recipient, place or time."""
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def field_text(article: Article, statement: Statement) -> str:
    """Returns the text that the spans of a statement index."""
    return article.title if statement.field == "title" else article.text


def words(article: Article, statement: Statement) -> str:
    """Returns the content; its parts, where it has several, are joined by an ellipsis."""
    text = field_text(article, statement)
    return " … ".join(text[start:end] for start, end in statement.content)


def evidence(article: Article, statement: Statement) -> Iterator[Evidence]:
    """Yields all that a statement stands on: its content, its cue, and the mentions of its agents."""
    text = field_text(article, statement)
    for part, span in _spans(statement):
        yield _evidence(part, span, text)


def event_evidence(article: Article, event: Event) -> Iterator[Evidence]:
    """Yields all that an event stands on: the words that name it, its parties, where and when."""
    yield _evidence("trigger", event.trigger, article.text)
    for part, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield _evidence(part, party.mention, article.text)
    for part, span in (("place", event.place), ("time", event.time)):
        if span is not None:
            yield _evidence(part, span, article.text)


def _evidence(part: str, span: Span, text: str) -> Evidence:
    start, end = span
    return Evidence(part, start, end, text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])


def sentence(text: str, span: Span) -> str:
    """Returns the sentence that a span begins in, or the few hundred letters of it around the span."""
    first = max(0, span[0] - _SENTENCE)
    around = text[first : span[1] + _SENTENCE]
    return next((around[start:stop] for start, stop in spans(around) if span[0] < first + stop), around)


def agents(statement: Statement) -> Iterator[tuple[str, Agent]]:
    """Yields the agents of a statement with their roles: the source, the relays nearest to it first, the addressee."""
    yield "source", statement.source
    for relay in statement.via:
        yield "via", relay
    if statement.to is not None:
        yield "to", statement.to


def article_iri(record: Kept) -> str:
    """Returns what an article is called where it is linked to: its address, or a name made of its identifier.

    The address is that of the archive, which tells the articles of one page apart.
    """
    address = record.archive.address
    return address if _is_iri(address) else f"urn:masdar:article:{_safe(record.id)}"


def part_iri(record: Kept, part: str) -> str:
    """Returns the name of a part of an article, whose own name may end in a fragment already."""
    whole = article_iri(record)
    return f"{whole}{'/' if '#' in whole else '#'}{part}"


def statement_iri(statement: Statement, part: str = "") -> str:
    """Returns the name of a statement, or of a part of it."""
    return f"urn:masdar:statement:{_safe(statement.id)}{part}"


def agent_iri(article: Article, agent: Agent) -> str:
    """Returns the name of an agent within its article."""
    return f"urn:masdar:agent:{_safe(article.id)}:{_safe(agent.entity or agent.name or '')}"


def _spans(statement: Statement) -> Iterator[tuple[str, Span]]:
    for span in statement.content:
        yield "content", span
    yield "cue", statement.cue
    for role, agent in agents(statement):
        if agent.mention is not None:
            yield role, agent.mention


def _is_iri(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not any(
        char.isspace() or not char.isprintable() or char in '<>"{}|\\^`' for char in url
    )


def _safe(text: str) -> str:
    return quote(text, safe="-_.~:")
