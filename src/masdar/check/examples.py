"""Examples run through the engine: what a rule or a cue says of itself has to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masdar.grammar import Example, Rule
from masdar.lexicon import Problem, Row
from masdar.model import Agent, Article, Statement
from masdar.pipeline import Resources, read_article


def check_rules(resources: Resources) -> Iterator[Problem]:
    """Yields each example in which its rule does not find what it should, or finds what it should not."""
    for rule in resources.grammar.rules.values():
        for example in rule.examples:
            sentence = _failing(rule, example, resources)
            if sentence is not None:
                yield Problem(rule.file, example.line, f"{rule.id}: {sentence}")


def unread(rows: Iterable[Row], resources: Resources) -> Iterator[Problem]:
    """Yields each cue in whose example no statement with the act of the cue is found."""
    for row in rows:
        lexeme = row.lexeme
        if lexeme.cls != "cue" or not lexeme.example:
            continue
        act = lexeme.value("act")
        acts = {statement.act for statement in _read(lexeme.example, resources, title=False).statements}
        if act not in acts:
            found = f"only {', '.join(sorted(acts))}" if acts else "no statement"
            sentence = f"{lexeme.id}: The example should give a statement of the act {act}; {found} was found."
            yield Problem(row.file, row.line, sentence)


def _read(text: str, resources: Resources, *, title: bool) -> Article:
    article = Article(id="example", title=text) if title else Article(id="example", text=text)
    return read_article(article, resources)


def _failing(rule: Rule, example: Example, resources: Resources) -> str | None:
    """Returns what is wrong with the outcome of an example, in a sentence, or null where nothing is."""
    found = _read(example.text, resources, title=example.title).statements
    mine = [statement for statement in found if statement.rule == rule.id]
    if example.cue is None:
        if not mine:
            return None
        return f"The rule finds a statement in its counterexample, by the cue «{_cue(mine[0], example)}»."
    if not mine:
        others = ", ".join(dict.fromkeys(statement.rule for statement in found))
        return f"The rule does not find its example; {others or 'no rule'} does."
    complaints = [list(_differences(statement, example)) for statement in mine]
    best = min(complaints, key=len)
    return f"The example {best[0]}." if best else None


def _differences(statement: Statement, example: Example) -> Iterator[str]:
    cue = _cue(statement, example)
    if cue != example.cue:
        yield f"should have the cue «{example.cue}» and has «{cue}»"
    if example.source is not None and example.source not in _names(statement.source, example):
        yield f"should have the source «{example.source}» and has «{_shown(statement.source, example)}»"
    if example.via and not _same_relays(statement, example):
        via = "، ".join(_shown(agent, example) for agent in statement.via)
        yield f"should have the relays «{'، '.join(example.via)}» and has «{via}»"
    content = " … ".join(_text(span, example) for span in statement.content)
    if example.content is not None and content != example.content:
        yield f"should have the content «{example.content}» and has «{content}»"


def _same_relays(statement: Statement, example: Example) -> bool:
    return len(statement.via) == len(example.via) and all(
        wanted in _names(agent, example) for wanted, agent in zip(example.via, statement.via, strict=True)
    )


def _text(span: tuple[int, int], example: Example) -> str:
    return example.text[slice(*span)]


def _cue(statement: Statement, example: Example) -> str:
    return _text(statement.cue, example)


def _names(agent: Agent, example: Example) -> set[str]:
    """Returns what an example may call an agent: its name, or the phrase that names it there."""
    return {name for name in (agent.name, _text(agent.mention, example) if agent.mention else None) if name}


def _shown(agent: Agent, example: Example) -> str:
    return agent.name or (_text(agent.mention, example) if agent.mention else "")
