"""Rules: what grammar files say, checked and compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from masdar.grammar.document import Document, read_document
from masdar.grammar.pattern import compile_pattern
from masdar.lexicon import Problem

CONTENT = ("after", "around", "object")
"""Where a rule's content lies: after the match (or from its `content` label), on either side, or in the object."""
GROUPS = ("verb", "nominal", "according", "headline")
"""The groups of rules that the engine asks for."""
LABELS = {"relaying": ("relay", "source"), "contained": ("source",), "prep": ("prep",), "noun-prep": ("prep",)}
"""Labels that a pattern needs beside `cue`, by what its rule takes."""


class Example(NamedTuple):
    """A sentence with the statement that its rule must find in it; `cue` null forbids the rule."""

    text: str
    title: bool
    cue: str | None
    source: str | None
    content: str | None
    via: tuple[str, ...]
    line: int


class Rule(NamedTuple):
    """A way to attribute: a pattern over token classes and what it asks of the cue.

    `takes` names what the cue lexeme must take (a value of its `takes` feature,
    or `prep`); empty where any cue of the classes will do.
    """

    id: str
    says: str
    pattern: re.Pattern[str]
    takes: str
    content: str
    examples: tuple[Example, ...]
    file: str
    line: int


class Grammar(NamedTuple):
    """The rules in their order of preference, by the group that the engine asks for."""

    rules: dict[str, Rule]
    groups: dict[str, tuple[Rule, ...]]


def load_grammar(folders: Iterable[Path], problems: list[Problem]) -> Grammar:
    """Returns the rules of every `*.toml` in `folders`; what is wrong goes to `problems`.

    A file names its group and holds macros and rules; a later folder may add
    rules, replace them by id, and take them away with `remove = ["id", …]`.
    """
    # Every file is read before the first rule is compiled, so that all macros are known by then.
    contents = [[read_document(path, problems) for path in sorted(folder.glob("*.toml"))] for folder in folders]
    macros: dict[str, str] = {}
    for documents in contents:
        for document in documents:
            macros.update(document.macros())
    rules: dict[str, Rule] = {}
    groups: dict[str, list[str]] = {name: [] for name in GROUPS}
    for documents in contents:
        own: set[str] = set()
        for document in documents:
            for removed in document.removed():
                if rules.pop(removed, None) is None:
                    document.complain(document.line_of(removed), f"There is no rule {removed} to remove.")
            group = document.group(GROUPS)
            for rule in _rules(document, group, macros):
                if rule.id in own:
                    document.complain(rule.line, f"The id {rule.id} is used twice.")
                    continue
                own.add(rule.id)
                rules[rule.id] = rule
                groups[group].append(rule.id)
    return Grammar(
        rules,
        {name: tuple(rules[id] for id in dict.fromkeys(ids) if id in rules) for name, ids in groups.items()},
    )


def _rules(document: Document, group: str, macros: dict[str, str]) -> Iterator[Rule]:
    for line, table in document.tables("rule"):
        id = str(table.get("id", ""))
        try:
            rule = _rule(table, document, line, macros)
            _require_labels(rule, group)
            yield rule
        except ValueError as error:
            document.complain(line, f"{id}: {error}" if id else str(error))


def _rule(table: dict[str, Any], document: Document, line: int, macros: dict[str, str]) -> Rule:
    id, pattern, content = str(table.get("id", "")), table.get("pattern"), str(table.get("content", "after"))
    if not id or not isinstance(pattern, str) or not table.get("example"):
        raise ValueError("The rule needs an id, a pattern and an example.")
    if content not in CONTENT:
        raise ValueError(f"content is one of {', '.join(CONTENT)}, not {content}.")
    return Rule(
        id,
        str(table.get("says", "")),
        compile_pattern(pattern, macros),
        str(table.get("takes", "")),
        content,
        tuple(_examples(table, document, line)),
        document.file,
        line,
    )


def _require_labels(rule: Rule, group: str) -> None:
    wanted = ("cue", "source") if group == "headline" else ("cue", *LABELS.get(rule.takes, ()))
    for label in wanted:
        if label not in rule.pattern.groupindex:
            raise ValueError(f"The pattern needs the label {label}.")


def _examples(table: dict[str, Any], document: Document, line: int) -> Iterator[Example]:
    for kind in ("example", "counterexample"):
        examples = table.get(kind, [])
        if not isinstance(examples, list) or not all(isinstance(example, dict) for example in examples):
            raise ValueError(f"Each {kind} is a table of its own, under [[rule.{kind}]].")
        for example in examples:
            yield _example(example, document, line, forbidden=kind == "counterexample")


def _example(table: dict[str, Any], document: Document, line: int, *, forbidden: bool) -> Example:
    text = table.get("title", table.get("text"))
    if not isinstance(text, str) or not text.strip():
        raise ValueError("An example needs a text or a title.")
    if not forbidden and not table.get("cue"):
        raise ValueError("An example needs the cue that the rule finds in it.")
    return Example(
        text,
        "title" in table,
        None if forbidden else table.get("cue"),
        table.get("source"),
        table.get("content"),
        tuple(table.get("via", ())),
        document.line_of(text.split("\n", 1)[0], line),
    )
