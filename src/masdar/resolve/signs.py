"""What speaks for and against a source once it has a name: how the whole article uses whom it means.

Signs as those of `masdar.statements.signs`, which are taken before anybody is named; `masdar.statements.doubt` weighs
both.  They name no word of the text, and cost an article time in proportion to its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from masdar.model import Statement
from masdar.segment import Tokens
from masdar.statements import Draft
from masdar.text import fold

_NEAR = 5
"""Statements before that are searched for one with a source of its own."""
_NEXT = 3
"""Statements after that are."""

Found = tuple[Statement, Draft]


def note_signs(found: Sequence[Found], body: Tokens) -> None:
    """Writes on each draft of an article the signs of its source; `body` are the tokens of the text."""
    cores = [_bare(body.core(place)) for place in range(len(body))]
    words = Counter(cores)
    pairs: Counter[tuple[str, ...]] = Counter(pairwise(cores))
    statements = Counter(statement.source.entity for statement, _ in found)
    named = Counter(statement.source.entity for statement, draft in found if draft.source is not None)
    around = _around([each for each in found if each[0].field == "text"])
    for statement, draft in found:
        source = statement.source
        kind = f"{source.type} {'context' if draft.source is None else 'own'}"
        name = tuple(map(_bare, fold(source.name or "").split()))
        draft.resolved = (
            f"resolved={kind}",
            f"resolved words={min(5, len(name))} {kind}",
            f"resolved written={_as_written(statement, draft)} {source.type}",
            f"resolved office={source.office is not None} {source.country is not None} {kind}",
            f"resolved told={min(6, words[name[-1]]) if name else 0} {kind}",
            f"resolved whole={min(3, pairs[name[-2:]]) if len(name) > 1 else '-'} {kind}",
            f"resolved inside={_inside(draft, name)} {kind}",
            f"resolved nested={draft.parent is not None} {kind}",
            f"resolved relays={len(statement.via)} {source.type}",
            f"resolved statements={min(6, statements[source.entity])} {draft.source is None}",
            f"resolved named={min(3, named[source.entity])} {kind}",
            f"resolved around={around.get(id(draft), '-')} {draft.source is None}",
        )


def _as_written(statement: Statement, draft: Draft) -> str:
    """Tells whether the source is called what its words call it, or means somebody named elsewhere."""
    phrase = draft.source
    if phrase is None or statement.source.name is None:
        return "-"
    written = fold(draft.tokens.text(phrase.first, phrase.stop))
    return str(fold(statement.source.name) in written)


def _inside(draft: Draft, name: tuple[str, ...]) -> bool:
    """Tells whether the content speaks of its own source by name."""
    if not name:
        return False
    inside = (place for first, stop, _ in draft.content for place in range(first, stop))
    return any(_bare(draft.tokens.core(place)) == name[-1] for place in inside)


def _bare(word: str) -> str:
    """Returns a folded word without its article, which a name may be written with or without."""
    return word.removeprefix("ال")


def _around(found: list[Found]) -> dict[int, str]:
    """Returns, by draft, whether the nearest sources before and after that stand in words are the same as its own."""
    found = sorted(found, key=lambda each: each[0].cue)
    return {
        id(draft): " ".join(
            _same(statement, near)
            for near in (reversed(found[max(0, at - _NEAR) : at]), found[at + 1 : at + 1 + _NEXT])
        )
        for at, (statement, draft) in enumerate(found)
    }


def _same(statement: Statement, near: Iterator[Found] | list[Found]) -> str:
    other = next((each for each, draft in near if draft.source is not None), None)
    return "-" if other is None else str(other.source.entity == statement.source.entity)
