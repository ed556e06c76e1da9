"""The language of searches, and its translation for the index.

Words stand next to each other where all are wanted. `OR`, `AND`, `NOT` (or `-` before a
word) and parentheses combine; a phrase stands in quotation marks; `"word word"~5` asks
for words at most five words apart; `source:`, `to:`, `via:`, `title:` or `content:`
before a word, a phrase or parentheses says where to look; else it is everywhere but in the headline.

The index is never given what a user wrote, only what was understood.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import regex

from masdar.archive.keys import words

FIELDS = {"content": "content", "source": "source", "to": "addressee", "via": "relay", "title": "title"}
"""What a user calls the searched columns."""

_EVERYWHERE = "content source addressee relay"
"""Where a word without a field is looked for: a headline would bring every statement of its article."""
_MOST_TERMS = 64
_MOST_FORMS = 64
"""Combinations of the forms of a phrase's words that are looked for; beyond them, only the plain ones are."""
_FARTHEST = 100
_TOKEN = regex.compile(
    r"""\s*(?:(?P<field>content|source|to|via|title)\s?:(?=\S)|(?P<left>\()|(?P<right>\))
    |(?:"(?P<straight>[^"]*)"|«(?P<angled>[^»]*)»|“(?P<curly>[^”]*)”)(?:~(?P<near>\d{1,4}))?
    |(?P<minus>-)(?=[\p{L}\p{N}"«“(])|(?P<word>[^\s()"«»“”]+)|(?P<mark>\S))""",
    regex.VERBOSE,
)


class QueryError(ValueError):
    """A query that cannot be understood; the message is one sentence for the user."""


class Term(NamedTuple):
    """Words that are looked for next to each other, or at most `near` words apart."""

    words: tuple[str, ...]
    near: int | None
    field: str | None


class Both(NamedTuple):
    """All of the parts."""

    parts: tuple[Node, ...]


class Either(NamedTuple):
    """One of the parts at least."""

    parts: tuple[Node, ...]


class Without(NamedTuple):
    """What the part does not match."""

    part: Node


Node = Term | Both | Either | Without


def parse(text: str) -> Node | None:
    """Returns what a query asks for, or null where it asks for nothing.

    Raises:
        QueryError: the query cannot be understood.
    """
    return _Parser(text).parse()


def terms(node: Node | None) -> list[Term]:
    """Returns the terms that a match holds, those that are left out not among them."""
    match node:
        case Term():
            return [node]
        case Both(parts) | Either(parts):
            return [term for part in parts for term in terms(part)]
        case _:
            return []


def expression(node: Node, forms: Callable[[str], tuple[str, ...]]) -> str:
    """Returns the query in the language of FTS5; `forms` gives the indexed forms of a word.

    Raises:
        QueryError: the query only says what is not wanted.
    """
    match node:
        case Term():
            return _term(node, forms)
        case Either(parts):
            return "(" + " OR ".join(expression(part, forms) for part in parts) + ")"
        case Both(parts):
            wanted = [expression(part, forms) for part in parts if not isinstance(part, Without)]
            unwanted = [expression(part.part, forms) for part in parts if isinstance(part, Without)]
            if not wanted:
                raise QueryError("the query only says what is not wanted; give a word to look for as well")
            both = "(" + " AND ".join(wanted) + ")"
            return f"({both} NOT ({' OR '.join(unwanted)}))" if unwanted else both
        case Without():
            return expression(Both((node,)), forms)


def _term(term: Term, forms: Callable[[str], tuple[str, ...]]) -> str:
    field = term.field if term.field is not None else _EVERYWHERE
    choices = [forms(word) for word in term.words]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_FORMS:
        choices = [choice[:1] for choice in choices]
    found = []
    for chosen in product(*choices):
        if len(chosen) == 1 or term.near is None:
            found.append('"' + " ".join(chosen) + '"')
        else:
            found.append("NEAR(" + " ".join(f'"{word}"' for word in chosen) + f", {term.near})")
    return f"{{{field}}} : ({' OR '.join(found)})"


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [match for match in _TOKEN.finditer(text) if match.group().strip()]
        self._at = 0
        self._terms = 0

    def parse(self) -> Node | None:
        if not self._tokens:
            return None
        node = self._either(None, 0)
        if self._at < len(self._tokens):
            raise QueryError("the query has a closing parenthesis without an opening one")
        return node

    def _next(self, group: str) -> str | None:
        return self._tokens[self._at].group(group) if self._at < len(self._tokens) else None

    def _either(self, field: str | None, depth: int) -> Node:
        if depth > _MOST_TERMS:
            raise QueryError(f"the query has more than {_MOST_TERMS} parentheses in one another")
        parts = [self._both(field, depth)]
        while self._next("word") == "OR":
            self._at += 1
            parts.append(self._both(field, depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self, field: str | None, depth: int) -> Node:
        parts: list[Node] = []
        while self._at < len(self._tokens) and self._next("right") is None and self._next("word") != "OR":
            if self._next("word") == "AND":
                if not parts:
                    raise QueryError("AND stands between two words, and one of them is missing")
                self._at += 1
                continue
            part = self._part(field, depth)
            if part is not None:
                parts.append(part)
        if not parts:
            raise QueryError("the query has an operator or parentheses with nothing to look for")
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _part(self, field: str | None, depth: int) -> Node | None:
        if self._next("minus") is not None or self._next("word") == "NOT":
            self._at += 1
            part = self._part(field, depth) if self._at < len(self._tokens) else None
            if part is None:
                raise QueryError("NOT stands before what is not wanted, and nothing follows it")
            return Without(part)
        name = self._next("field")
        if name is not None:
            self._at += 1
            if self._at == len(self._tokens):
                raise QueryError(f"{name}: stands before what is looked for there, and nothing follows it")
            return self._part(FIELDS[name], depth)
        if self._next("left") is not None:
            self._at += 1
            node = self._either(field, depth + 1)
            if self._next("right") is None:
                raise QueryError("the query has an opening parenthesis that is not closed")
            self._at += 1
            return node
        return self._term(field)

    def _term(self, field: str | None) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.group("mark") in ('"', "«", "“"):
            raise QueryError("the query has a quotation mark that is not closed")
        quoted = next(
            (token.group(name) for name in ("straight", "angled", "curly") if token.group(name) is not None), None
        )
        written = words(quoted if quoted is not None else token.group("word") or "")
        if not written:
            return None
        near = min(int(token.group("near")), _FARTHEST) if token.group("near") else None
        self._terms += len(written)
        if self._terms > _MOST_TERMS:
            raise QueryError(f"the query has more than {_MOST_TERMS} words")
        return Term(tuple(written), near, field)
