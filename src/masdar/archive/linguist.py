"""What linking knows of names: the tables and the lexicon, ready for use."""

from __future__ import annotations

from pathlib import Path

from masdar.archive.bodies import Bodies, Body, plain
from masdar.archive.known import read_table
from masdar.archive.names import Names, read_name
from masdar.archive.offices import Offices
from masdar.lexicon import Lexicon
from masdar.tables import TableRow


class Linguist:
    """Reads names, offices and bodies, and finds those of the table of known names.

    Raises:
        TableError: a table is malformed.
    """

    def __init__(self, lexicon: Lexicon, overlay: Path | None) -> None:
        self.lexicon = lexicon
        self.overlay = overlay
        words: dict[str, set[str]] = {}
        for row in read_table("words", overlay):
            words.setdefault(row.cells["class"], set()).add(row.cells["word"])
        folded = {name: frozenset(map(spelled, found)) for name, found in words.items()}
        common, generations = (
            frozenset(read_name(name).folded for name in words[of]) for of in ("common", "generation")
        )
        self.names = Names(lexicon, common, generations)
        self.offices = Offices(lexicon, read_table("offices", overlay), folded["past"], folded["state"])
        self.bodies = Bodies(lexicon, folded)
        self._known: dict[tuple[str, str], TableRow] = {}
        self._alone: dict[str, TableRow] = {}
        for row in read_table("known", overlay):
            self._note(row)

    def _note(self, row: TableRow) -> None:
        kind, country = row.cells["type"], row.cells["country"] or None
        for spelling in (row.cells["name"], *row.values("spellings")):
            self._known[kind, self.spelled(kind, spelling)] = row
            body = self.bodies.read(spelling, kind, country) if kind != "person" else None
            if body is not None:
                self._known[kind, body_key(body)] = row
        for spelling in row.values("alone"):
            self._alone[self.spelled(kind, spelling)] = row

    def spelled(self, kind: str, name: str) -> str:
        """Returns what names of a kind share that are spelled alike."""
        return read_name(name).folded if kind == "person" else spelled(name)

    def person(self, folded: str) -> TableRow | None:
        """Returns the known person of a whole name."""
        return self._known.get(("person", folded))

    def alone(self, folded: str) -> TableRow | None:
        """Returns the person who is known by one word alone."""
        return self._alone.get(folded)

    def body(self, kind: str, name: str, body: Body | None) -> TableRow | None:
        """Returns the known body of a name, whatever it was read as; not where the words name another country."""
        row = self._known.get((kind, spelled(self.bodies.own(name, kind))))
        if row is None and body is not None:
            row = self._known.get((kind, body_key(body)))
        if row is None or body is None or body.country is None:
            return row
        return row if row.cells["country"] in ("", body.country) else None  # «سكاي نيوز أستراليا»


def spelled(text: str) -> str:
    """Returns a text folded, without articles and quotation marks: what bodies spelled alike share."""
    return " ".join(plain(word) for word in text.translate(_QUOTES).split())


def body_key(body: Body) -> str:
    """Returns what the spellings of a body share, with its country where the name alone does not tell it."""
    return body.key if body.proper or body.country is None else f"{body.key} {body.country}"


_QUOTES = str.maketrans(dict.fromkeys('«»"“”', " "))
