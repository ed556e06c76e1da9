"""How often an article tells one thing, and how: what stands in its lead may be quoted further down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import apsw

from masdar.archive.rows import row
from masdar.archive.trace.evidence import before
from masdar.archive.trace.passage import Reader, held
from masdar.archive.trace.records import Carrier
from masdar.archive.trace.statements import statements
from masdar.archive.trace.wording import Wording
from masdar.model import Form

HELD = 0.6
"""Share of what one of two passages means that the other has, where both tell one thing in one article."""
WHOLE = 0.9
"""The same where the one tells nothing that the other does not."""
_LEAST = 4
"""Words with a meaning of their own that the shorter of them has at least."""


class Telling(NamedTuple):
    """A statement of an article that tells what a passage tells."""

    form: Form
    commitment: int | None


class Tellings:
    """Finds the statements of an article that tell what a passage tells, whoever their source is.

    Args:
        connection: the archive.
        reader: reads passages for the comparison.
        wording: tells how far a verb stands behind its words.
    """

    def __init__(self, connection: apsw.Connection, reader: Reader, wording: Wording) -> None:
        self._connection = connection
        self._reader = reader
        self._wording = wording

    def found(self, carrier: Carrier, passages: Sequence[str], least: float = HELD) -> Iterator[Telling]:
        """Yields those in the text of the article of a carrier that hold so much of a passage; but for its own."""
        columns = row(self._connection, "SELECT id, text FROM article WHERE key = ? AND latest", (carrier.article,))
        if columns is None:
            return
        article, text = columns
        asked = [self._reader.passage(passage).senses for passage in passages]
        for said in statements(self._connection, [article])[article]:
            if said.field != "text" or said.key == carrier.statement:
                continue
            theirs = self._reader.passage(" ".join(text[slice(*span)] for span in said.content)).senses
            if any(_held(mine, theirs) >= least for mine in asked):
                start, stop = said.cue
                level = self._wording.commitment(text[start:stop], hedged=said.hedged, before=before(text, start))
                yield Telling(said.form, level)


def _held(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Returns the share that either has of what the other means; none where one of them is a scrap."""
    if min(len(one), len(other)) < _LEAST:
        return 0.0
    return max(held(one, other.keys()), held(other, one.keys()))
