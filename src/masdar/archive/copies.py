"""Copies: articles that say what an earlier one says in nearly the same words."""

from __future__ import annotations

import apsw

from masdar.archive.outcome import Read
from masdar.archive.rows import row as first_row
from masdar.archive.rows import rows
from masdar.archive.sketch import ALIKE, bands, similarity

_CANDIDATES = 200
"""Articles with a band in common that are compared: bounds the work on a text that thousands repeat."""


def link_copy(connection: apsw.Connection, row: int, read: Read) -> None:
    """Links a stored article to the earliest article that it is a copy of, and makes it findable for later ones.

    An article whose title and text another address has already is a copy, however short it is.
    """
    run = connection.execute
    found: tuple[int, float] | None = None
    same = first_row(
        connection,
        "SELECT id FROM article WHERE digest = ? AND id < ? AND address <> ? ORDER BY id LIMIT 1",
        (read.digest, row, read.address),
    )
    if same is not None:
        found = (same[0], 1.0)
    if read.sketch is not None:
        numbers = bands(read.sketch)
        if found is None:
            found = _alike(connection, read, numbers)
        run("INSERT INTO sketch (article, hashes) VALUES (?, ?)", (row, read.sketch))
        connection.executemany("INSERT INTO band (hash, article) VALUES (?, ?)", ((number, row) for number in numbers))
    if found is not None:
        copied = first_row(connection, "SELECT original FROM copy WHERE article = ?", (found[0],))
        original = copied[0] if copied is not None else found[0]
        run("INSERT INTO copy (article, original, similarity) VALUES (?, ?, ?)", (row, original, found[1]))


def _alike(connection: apsw.Connection, read: Read, numbers: list[int]) -> tuple[int, float] | None:
    """Returns the most similar earlier article at another address, and how similar it is."""
    assert read.sketch is not None
    marks = ", ".join("?" * len(numbers))
    candidates = rows(
        connection,
        "SELECT DISTINCT sketch.article, sketch.hashes FROM band JOIN sketch USING (article)"
        f" JOIN article ON article.id = sketch.article WHERE band.hash IN ({marks}) AND address <> ? LIMIT ?",
        (*numbers, read.address, _CANDIDATES),
    )
    best = max(((similarity(read.sketch, hashes), -article) for article, hashes in candidates), default=(0.0, 0))
    return (-best[1], best[0]) if best[0] >= ALIKE else None
