"""Articles for people: each statement with its chain as steps, from the outlet to the origin."""

from __future__ import annotations

from collections.abc import Iterator

from masdar.cli.terminal import safe, wrap
from masdar.model import Agent, Article, Statement

_HEAD = 10
_INDENT = "     "
_LABEL = 16


def render(article: Article, width: int) -> Iterator[str]:
    """Yields the lines that show an article and its statements."""
    yield from _labelled("", "title", article.title or "(no title)", _HEAD, width)
    yield from _labelled("", "outlet", article.outlet or "(not given)", _HEAD, width)
    yield from _labelled("", "date", article.date or "(not given)", _HEAD, width)
    for number, statement in enumerate(article.statements, 1):
        yield ""
        yield f"{number:>3}  {_summary(statement)}"
        yield from _statement(article, statement, width)
    if not article.statements:
        yield ""
        yield f"{_INDENT}no attributed statement"


def _summary(statement: Statement) -> str:
    place = ["headline"] if statement.field == "title" else []
    marks = [mark for mark in ("negated", "hedged") if getattr(statement, mark)]
    return ", ".join([*place, statement.act, *marks, statement.form])


def _statement(article: Article, statement: Statement, width: int) -> Iterator[str]:
    field = article.title if statement.field == "title" else article.text
    outlet = article.outlet or "(this article)"
    yield from _labelled(_INDENT, "outlet", outlet, _LABEL, width)
    for agent in (*reversed(statement.via), statement.source):
        yield from _agent(field, "←", agent, width)
    if statement.to is not None:
        yield from _agent(field, "→", statement.to, width)
    yield from _labelled(_INDENT, "cue", field[slice(*statement.cue)], _LABEL, width)
    content = " […] ".join(field[slice(*span)] for span in statement.content)
    quoted = f"«{content}»" if statement.form == "direct" else content
    yield from _labelled(_INDENT, "content", quoted, _LABEL, width)


def _agent(field: str, arrow: str, agent: Agent, width: int) -> Iterator[str]:
    written = field[slice(*agent.mention)] if agent.mention else "(not written here)"
    yield from _labelled(_INDENT, f"{arrow} {agent.type}", agent.name or written, _LABEL, width)
    if agent.name is None:
        yield from _labelled(_INDENT, "  not settled", agent.name_reason or "(no reason given)", _LABEL, width)
    if agent.office:
        yield from _labelled(_INDENT, "  office", agent.office, _LABEL, width)
    if agent.country:
        yield from _labelled(_INDENT, "  country", agent.country, _LABEL, width)


def _labelled(indent: str, label: str, text: str, column: int, width: int) -> Iterator[str]:
    margin = len(indent) + column
    for line in wrap(safe(text), width - margin):
        yield f"{indent}{label:<{column}}{line}"
        indent, label = " " * len(indent), ""
