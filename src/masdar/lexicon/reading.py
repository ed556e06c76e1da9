"""What a written word is read as."""

from __future__ import annotations

import msgspec

from masdar.lexicon.rows import Lexeme

PLAIN = frozenset({"plain-noun", "plain-adjective", "place"})
"""Classes of words that only end what stands before them."""

PREPOSED = {"ب": "b", "ل": "l", "ك": "p"}
"""The letters of words with a preposition written on to them, by the preposition."""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One reading of a written word.

    Many are remembered for long, and none is in a cycle: the collector has nothing to look for in them.

    `letter` is its class, `skip` the number of letters of proclitics before the
    word itself, `clitics` those letters folded, `core` the folded word without
    them and without the article.
    """

    letter: str
    lexeme: Lexeme | None
    kind: str
    gender: str
    number: str
    suffix: str
    clitics: str
    definite: bool
    core: str
    skip: int
