"""What is known of a statement before its source has a name."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from masdar.grammar import Rule
from masdar.lexicon import Lexeme, Reading
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase


@dataclass(slots=True)
class Frame:
    """A match of a rule: cue tokens, the phrases around it, where content begins.

    `start` is the first token of the content and `skip` the letters of it that
    are a proclitic preposition; ranges are of tokens, end exclusive.
    """

    rule: Rule
    first: int
    stop: int
    lexeme: Lexeme | None
    reading: Reading | None
    start: int
    skip: int = 0
    before: bool = False
    subject: Phrase | None = None
    relay: Phrase | None = None
    quoted_source: Phrase | None = None
    source_from_pronoun: bool = False
    to: Phrase | None = None
    end: int = 0
    left: Phrase | None = None
    """The subject before the verb."""
    left_known: bool = False
    opener: int = -1
    """Token of the complementizer, or -1."""
    inner: int = -1
    """Where the content begins inside its marks, after whom the cue addresses or the cue's preposition, or -1."""
    void: bool = False
    """Whether the cue attributes nothing here, and only ends what stands before it («، معربا عن شكره»)."""


@dataclass(slots=True)
class Draft:
    """A statement with its source still a phrase, or the draft whose source it continues."""

    tokens: Tokens
    field: str
    frame: Frame
    content: list[tuple[int, int, int]]
    """(first token, stop token, letters skipped) of each part."""
    form: str
    source: Phrase | None = None
    continues: Draft | None = None
    origin: Phrase | None = None
    """The source phrase at the end of the drafts that this one continues."""
    reason: str | None = None
    via: list[Phrase | Draft] = dataclasses.field(default_factory=list)
    to: Phrase | None = None
    negated: bool = False
    own: bool = False
    """Whether a headline goes on in the first person, or quoted: whoever is named before the colon speaks."""
    parent: Draft | None = None
    sentence: int = 0
    about: tuple[str, ...] = ()
    """What its whole text is like."""
    resolved: tuple[str, ...] = ()
    """What its source is like in the whole article, once it has a name."""
