"""An explanation for people: tokens with their classes, then each cue with the rules that were tried."""

from __future__ import annotations

from collections.abc import Iterator

from masdar.cli.terminal import cells, safe, wrap
from masdar.explain import Attempt, Explanation, Sentence, Trial
from masdar.model import Agent, Statement

_TOKENS = "    "
_CUE = "  "
_RULE = "    "
_DETAIL = "         "
_LABEL = 10


def render(explanation: Explanation, width: int) -> Iterator[str]:
    """Yields the lines that show an explanation."""
    for number, sentence in enumerate(explanation.sentences, 1):
        if number > 1:
            yield ""
        yield f"sentence {number}"
        yield from _tokens(sentence)
        for attempt in sentence.attempts:
            yield ""
            yield from _attempt(explanation.text, attempt, width)
        if not sentence.attempts:
            yield ""
            yield f"{_CUE}no cue"


def _tokens(sentence: Sentence) -> Iterator[str]:
    # The class stands first: what comes after the Arabic of a line would be reordered with it.
    column = max(cells(token.cls) for token in sentence.tokens)
    for token in sentence.tokens:
        yield f"{_TOKENS}{token.cls:<{column}}  {safe(token.text)}"
        if token.also:
            yield f"{_TOKENS}{'':<{column}}  (or {', '.join(token.also)})"


def _attempt(text: str, attempt: Attempt, width: int) -> Iterator[str]:
    yield f"{_CUE}cue  {safe(attempt.text)}"
    for trial in attempt.trials:
        yield f"{_RULE}{'yes' if trial.fired else 'no '}  {trial.rule}"
        if trial.fired:
            for statement in attempt.statements:
                yield from _statement(text, statement, width)
        else:
            yield from _reason(trial, width)


def _reason(trial: Trial, width: int) -> Iterator[str]:
    for line in wrap(safe(trial.reason), width - len(_DETAIL)):
        yield f"{_DETAIL}{line}"


def _statement(text: str, statement: Statement, width: int) -> Iterator[str]:
    marks = [mark for mark in ("negated", "hedged") if getattr(statement, mark)]
    yield f"{_DETAIL}{', '.join([statement.act, *marks, statement.form])}"
    yield from _labelled("source", _agent(statement.source), width)
    for relay in statement.via:
        yield from _labelled("via", _agent(relay), width)
    if statement.to is not None:
        yield from _labelled("to", _agent(statement.to), width)
    for span in statement.content:
        yield from _labelled("content", text[slice(*span)], width)


def _agent(agent: Agent) -> str:
    return agent.name or f"not settled: {agent.name_reason}"


def _labelled(label: str, words: str, width: int) -> Iterator[str]:
    for line in wrap(safe(words), width - len(_DETAIL) - _LABEL):
        yield f"{_DETAIL}{label:<{_LABEL}}{line}"
        label = ""
