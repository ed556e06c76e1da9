"""Rules: what a grammar file says, checked and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from masdar.grammar.pattern import PatternError, compile_pattern
from masdar.lexicon import Problem

CONTENT = ("after", "around", "object")
"""Where a rule's content lies: after the match (or from its `content` label), on either side, or in the object."""


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
    macros: dict[str, str] = {}
    rules: dict[str, Rule] = {}
    groups: dict[str, list[str]] = {}
    for path, source, data in list(_documents(folders, macros, problems)):
        for removed in data.get("remove", []):
            rules.pop(removed, None)
        for table in data.get("rule", []):
            rule = _rule(table, macros, path, source, problems)
            if rule is not None:
                rules[rule.id] = rule
                groups.setdefault(data.get("group", "verb"), []).append(rule.id)
    return Grammar(
        rules,
        {name: tuple(rules[id] for id in dict.fromkeys(ids) if id in rules) for name, ids in groups.items()},
    )


def _documents(
    folders: Iterable[Path], macros: dict[str, str], problems: list[Problem]
) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Yields the files in order; every macro is known once all have been read."""
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            source = path.read_text(encoding="utf-8")
            try:
                data = tomllib.loads(source)
            except tomllib.TOMLDecodeError as error:
                problems.append(Problem(str(path), 0, f"The file is no valid TOML: {error}."))
                continue
            macros.update(data.get("macros", {}))
            yield path, source, data


def _rule(
    table: dict[str, Any], macros: dict[str, str], path: Path, source: str, problems: list[Problem]
) -> Rule | None:
    id = str(table.get("id", ""))
    line = _line(source, f'id = "{id}"')
    content = str(table.get("content", "after"))
    if not id or "pattern" not in table or not table.get("example"):
        problems.append(Problem(str(path), line, f"The rule {id or '(no id)'} needs an id, a pattern and an example."))
        return None
    if content not in CONTENT:
        problems.append(Problem(str(path), line, f"content is one of {', '.join(CONTENT)}, not {content}."))
        return None
    try:
        pattern = compile_pattern(str(table["pattern"]), macros)
    except PatternError as error:
        problems.append(Problem(str(path), line, f"{id}: {error}"))
        return None
    examples = [_example(e, source) for e in table["example"]]
    examples += [_example({**e, "cue": None}, source) for e in table.get("counterexample", [])]
    return Rule(
        id, str(table.get("says", "")), pattern, str(table.get("takes", "")), content, tuple(examples), str(path), line
    )


def _example(table: dict[str, Any], source: str) -> Example:
    text = str(table.get("text") or table.get("title"))
    return Example(
        text,
        "title" in table,
        table.get("cue"),
        table.get("source"),
        table.get("content"),
        tuple(table.get("via", ())),
        _line(source, text.split("\n", 1)[0]),
    )


def _line(source: str, needle: str) -> int:
    place = source.find(needle)
    return source.count("\n", 0, place) + 1 if place >= 0 else 0
