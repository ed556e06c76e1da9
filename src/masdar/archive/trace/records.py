"""What a trace says, as frozen structures."""

from __future__ import annotations

from typing import Literal

import msgspec

from masdar.model import Field, Form
from masdar.text import Span

DriftKind = Literal[
    "attribution-dropped",
    "hardened",
    "softened",
    "source-named",
    "source-unnamed",
    "relay-dropped",
    "quotation-altered",
    "quotation-reported",
    "number-changed",
    "date-changed",
    "negation-changed",
    "denial-left-out",
]


DENY = "deny"
"""The act of a source that says that something is not so."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain: who says it, or carries it."""

    name: str | None
    type: str
    """As in the record of an agent; `outlet` for the article's own voice."""
    entity: str | None = None
    """Identifier of the entity across articles, where the archive has one."""


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """Why two passages are taken for one claim, and in what they differ all the same."""

    score: float
    """Harmonic mean of the shares of each passage's words, by their weight, that the other has: 0 to 1."""
    shared: tuple[str, ...]
    """The keys of the rarest words that both have, the rarest first."""
    sequence: int
    """Words of the longest sequence that both have."""
    numbers: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Numbers that only the one and only the other has, where both have some."""
    negation: bool = False
    """True where one of them is negated or denied and the other is not."""
    certainty: float = 1.0
    """How certain it is that both make one claim, from 0 to 1; 1 where their words alone say so."""
    evidence: dict[str, float] = {}
    """What speaks for it: how much each sign adds to the log-odds (docs/trace.md)."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An article, and the passage of it that is most like the claim."""

    article: str
    """Identifier of the article."""
    date: str | None
    outlet: str | None
    title: str
    field: Field
    span: Span
    passage: str
    """The words themselves: the content of the statement, or the sentence."""
    statement: str | None
    """Identifier of the statement; null where none was found in the passage."""
    likeness: Likeness


class Possible(Match, frozen=True, kw_only=True):
    """An article that may carry the claim, in other words: to be looked at, and counted among nothing."""


class Carrier(Match, frozen=True, kw_only=True):
    """An article that carries the claim."""

    form: Form | None
    act: str | None
    hedged: bool
    negated: bool
    cue: str | None
    commitment: int | None
    """How far the reporting verb stands behind it, from 1 (claims) to 5 (confirms); null where it is on no scale."""
    recalls: bool
    """True where it takes up again what was said before («وكان الوزير قد قال»)."""
    reports: bool
    """False where nothing in and about the passage attributes it to anybody: it is the article's own voice."""
    denies: bool
    """True where a statement of the article denies something."""
    chain: tuple[Voice, ...]
    """From the outlet over its relays to the source; the outlet alone where the article says it itself."""
    copy_of: str | None
    """Identifier of the earlier article of which this one is nearly a copy."""
    origin: int
    """Which of the origins it goes back to."""

    @property
    def denied(self) -> bool:
        """True where its source denies what the passage says."""
        return self.negated != (self.act == DENY)


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where the claim comes from: carriers of one origin are not independent of each other."""

    name: str | None
    type: str
    entity: str | None
    carriers: tuple[str, ...]
    """Identifiers of the articles that go back to it, the earliest first."""
    why: tuple[str, ...]
    """What joined them: one source, a copy, or a relay that is itself a carrier."""


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two carriers."""

    kind: DriftKind
    earlier: str
    """Identifier of the article that says it as it was."""
    later: str
    """Identifier of the article that says it otherwise."""
    before: str
    """The words of the one that show it."""
    after: str
    """The words of the other."""
    ordered: bool
    """False where nothing says which of the two appeared first: the change may have gone the other way."""


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """A claim through the articles of an archive."""

    claim: str
    """The words that were traced."""
    carriers: tuple[Carrier, ...]
    """The earliest in this archive first."""
    origins: tuple[Origin, ...]
    drift: tuple[Drift, ...]
    possible: tuple[Possible, ...] = ()
    """Articles that may carry it too, the likeliest first; neither their origins nor their drift are told."""
