"""Why statements match: in which of their fields the words of a query stand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from masdar.archive.keys import words
from masdar.archive.query import FIELDS, Node, Term, parse, terms
from masdar.archive.rows import rows
from masdar.archive.search import Hit, Search, Searcher, as_written

_NAMES = ("source", "to", "via")


def matched(searcher: Searcher, search: Search, hits: Sequence[Hit]) -> dict[int, tuple[str, ...]]:
    """Returns the fields that hold words of a query, by the rows of the statements that it found."""
    node = parse(search.query)
    asked = {field: found for field in FIELDS if (found := _asked(searcher, search, node, field))}
    named = _names(searcher, hits) if asked.keys() & set(_NAMES) else {}
    key = searcher.keys.key

    def holds(hit: Hit, field: str) -> bool:
        if field == "content":
            return bool(hit.marks)
        text = hit.title if field == "title" else named.get((hit.row, field), "")
        if not text:
            return False
        found = set(words(text)) if search.exact else set(map(key, words(text)))
        return any(not any(map(found.isdisjoint, forms)) for forms in asked[field])

    return {hit.row: tuple(field for field in asked if holds(hit, field)) for hit in hits}


def _asked(searcher: Searcher, search: Search, node: Node | None, field: str) -> list[list[tuple[str, ...]]]:
    """Returns the terms that a search looks for in a field, each as the forms of its words."""
    here = (FIELDS[field],) if field == "title" else (None, FIELDS[field])  # headlines only where that is said
    asked = [term for term in terms(node) if term.field in here]
    filtered = getattr(search, field) if field in _NAMES else None
    if searcher.entity(filtered) is None:
        asked += [Term((word,), None, FIELDS[field]) for word in words(filtered or "")]
    forms = as_written if search.exact else searcher.keys.variants
    return [[forms(word) for word in term.words] for term in asked]


def _names(searcher: Searcher, hits: Sequence[Hit]) -> dict[tuple[int, str], str]:
    """Returns the names and offices by which statements are found, by their rows and roles."""
    marks = ", ".join("?" * len(hits))
    found: dict[tuple[int, str], str] = {}
    for number, role, name, aliases, office in rows(
        searcher.connection,
        f"SELECT statement, role, name, aliases, office FROM agent WHERE statement IN ({marks})",
        [hit.row for hit in hits],
    ):
        others = msgspec.json.decode(aliases, type=list[str]) if aliases is not None else []
        forms = (form for form in (name, *others, office) if form is not None)
        found[number, role] = "\n".join([found.get((number, role), ""), *forms])
    return found
