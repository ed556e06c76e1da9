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
    yield from heading(article, width)
    for number, statement in enumerate(article.statements, 1):
        yield ""
        yield f"{number:>3}  {summary(statement)}"
        yield from statement_lines(article, statement, width)
    if not article.statements:
        yield ""
        yield f"{_INDENT}no attributed statement"


def heading(article: Article, width: int) -> Iterator[str]:
    """Yields the lines that say which article it is."""
    yield from labelled("", "title", article.title or "(no title)", _HEAD, width)
    yield from labelled("", "outlet", article.outlet or "(not given)", _HEAD, width)
    yield from labelled("", "date", article.date or "(not given)", _HEAD, width)


def summary(statement: Statement) -> str:
    """Returns what kind of statement it is, in a few words."""
    place = ["headline"] if statement.field == "title" else []
    marks = [mark for mark in ("negated", "hedged") if getattr(statement, mark)]
    return ", ".join([*place, statement.act, *marks, statement.form])


def statement_lines(article: Article, statement: Statement, width: int) -> Iterator[str]:
    """Yields the lines that show a statement with its chain."""
    field = article.title if statement.field == "title" else article.text
    outlet = article.outlet or "(this article)"
    yield from labelled(_INDENT, "outlet", outlet, _LABEL, width)
    for agent in (*reversed(statement.via), statement.source):
        yield from _agent(field, "←", agent, width)
    if statement.to is not None:
        yield from _agent(field, "→", statement.to, width)
    yield from labelled(_INDENT, "cue", field[slice(*statement.cue)], _LABEL, width)
    content = " […] ".join(field[slice(*span)] for span in statement.content)
    quoted = f"«{content}»" if statement.form == "direct" else content
    yield from labelled(_INDENT, "content", quoted, _LABEL, width)


def _agent(field: str, arrow: str, agent: Agent, width: int) -> Iterator[str]:
    written = field[slice(*agent.mention)] if agent.mention else "(not written here)"
    yield from labelled(_INDENT, f"{arrow} {agent.type}", agent.name or written, _LABEL, width)
    if agent.name is None:
        yield from labelled(_INDENT, "  not settled", agent.name_reason or "(no reason given)", _LABEL, width)
    if agent.office:
        yield from labelled(_INDENT, "  office", agent.office, _LABEL, width)
    if agent.country:
        yield from labelled(_INDENT, "  country", agent.country, _LABEL, width)


def labelled(indent: str, label: str, text: str, column: int, width: int) -> Iterator[str]:
    """Yields a label and the text beside it, on lines of its own where it is long."""
    margin = len(indent) + column
    for line in wrap(safe(text), width - margin):
        yield f"{indent}{label:<{column}}{line}"
        indent, label = " " * len(indent), ""
