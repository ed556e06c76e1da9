"""How the drafts of one text stand to each other: nested, on one level, closing the clause before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from masdar.statements.draft import Draft
from masdar.statements.phrase import Phrase

_MEMORY = 6
"""Sentences over which a subjectless verb still goes back to a source."""
DRAFTS = 60
"""Statements over which it does: in news no more stand in so many sentences, and hostile text stays cheap."""


def reach(draft: Draft) -> tuple[int, int]:
    """Returns where a draft begins with its cue or its content, and where it ends: the longest first."""
    around = draft.frame.rule.content == "around"
    return draft.content[0][0] if around else draft.frame.first, -draft.content[-1][1]


def evidence(draft: Draft) -> bool:
    """Tells whether the source is what a speaker bears the words out with («قال إن المؤشرات تدل على …»).

    It is not where the speaker weighs what is told («قلل من شأن المعلومات التي تتحدث عن …»).
    """
    source = draft.source
    weighed = draft.tokens.letters[draft.frame.first - 1 : draft.frame.first] == "R"
    return source is not None and source.lexeme is not None and bool(source.lexeme.values("evidence")) and not weighed


def source_of(draft: Draft) -> Phrase | None:
    """Returns the source phrase of a draft, its own or that of the draft it goes back to."""
    return draft.source if draft.source is not None else draft.origin


def on_level(done: list[Draft], draft: Draft) -> Iterator[Draft]:
    """Yields the earlier drafts that the draft may go back to, the latest first: near, and on the same level."""
    level = nested_in(draft)
    for other in islice(reversed(done), DRAFTS):
        if draft.sentence - other.sentence > _MEMORY:
            return
        outer = nested_in(other)
        # «وبحسب البيان، قال الوزير … وأضاف»: the minister goes on, still on the word of the statement.
        inside = outer is not None and outer.parent is level and outer.frame.rule.content == "around"
        if (outer is level and not trailing(other)) or (inside and outer is not None and not trailing(outer)):
            yield other


def nested_in(draft: Draft) -> Draft | None:
    """Returns the draft in which this one is nested, apart from a cue that closes the clause this one opens."""
    outer = draft.parent
    while outer is not None and outer.frame.rule.content == "around" and trailing(outer):
        if draft.frame.first > outer.content[0][0] + 1:
            return outer
        outer = outer.parent  # «وأضاف أن …، بحسب فلان»
    return outer


def spoken(draft: Draft) -> bool:
    """Tells whether somebody who can go on speaking is the source."""
    source = source_of(draft)
    return source is not None and source.kind in ("person", "unnamed")


def trailing(draft: Draft) -> bool:
    """Tells whether the cue closes its clause («…، بحسب البيان»): what follows does not go back to it."""
    return draft.content[0][0] < draft.frame.first
