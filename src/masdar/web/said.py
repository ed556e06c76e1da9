"""A statement as a reader meets it: who said what to whom, the steps it came by with their words, how to cite it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal, NamedTuple

from masdar.archive.identities import Identity
from masdar.model import Agent, Article, Statement
from masdar.web.addresses import statement_path
from masdar.web.marked import without_controls
from masdar.web.words import Words

Role = Literal["source", "via", "to"]
_SHORT = 16
"""Letters of a digest by which a text is told."""


class Step(NamedTuple):
    """Somebody who says it, carries it or is told it."""

    role: Role
    agent: Agent
    identity: Identity | None
    """Who this is across the archive."""
    words: str | None
    """The words of the text that mean them here; null where the verb alone does."""


class Said(NamedTuple):
    """A statement with its words."""

    statement: Statement
    content: str
    cue: str
    source: Step
    via: tuple[Step, ...]
    """The relays, nearest to the source first."""
    to: Step | None


def said(article: Article, statement: Statement, identities: Mapping[str, Identity]) -> Said:
    """Returns a statement with the words that it stands on."""
    text = field_text(article, statement)

    def step(role: Role, agent: Agent) -> Step:
        words = text[slice(*agent.mention)] if agent.mention is not None else None
        return Step(role, agent, identities.get(agent.entity or ""), words)

    return Said(
        statement=statement,
        content=" … ".join(text[start:end] for start, end in statement.content),
        cue=text[slice(*statement.cue)],
        source=step("source", statement.source),
        via=tuple(step("via", relay) for relay in statement.via),
        to=step("to", statement.to) if statement.to is not None else None,
    )


def field_text(article: Article, statement: Statement) -> str:
    """Returns the text that the spans of a statement index."""
    return article.title if statement.field == "title" else article.text


def digest(article: Article) -> str:
    """Returns the SHA-256 of an article's text, by which anybody can tell that theirs is the same."""
    return sha256(article.text.encode("utf-8", "replace")).hexdigest()


def citation(article: Article, one: Said, words: Words) -> str:
    """Returns a statement as it is cited: its words, whose they are, by way of whom, where and when, and its marks."""
    statement = one.statement
    parts = [words.text("cite.content", content=" ".join(one.content.split()))]
    source = _named(one.source, words)
    parts.append(words.text("cite.source", name=source) if source is not None else words.text("cite.unsettled"))
    parts += [words.text("cite.via", name=_named(relay, words) or words.text("none.name")) for relay in one.via]
    where = [article.outlet or words.text("none.outlet"), words.text("cite.title", title=article.title or article.id)]
    parts += [f"{words.text('cite.comma')} ".join([*where, words.day(article.date)])]
    sentence = f"{words.text('cite.comma')} ".join(parts)
    marks = words.text("cite.marks", path=statement_path(article.id, statement.id), digest=digest(article)[:_SHORT])
    return without_controls("\n".join([f"{sentence}.", *([article.url] if article.url is not None else []), marks]))


def _named(step: Step, words: Words) -> str | None:
    name, office = step.agent.name, step.agent.office
    if name is None:
        return None
    return words.text("cite.office", name=name, office=office) if office is not None and office != name else name
