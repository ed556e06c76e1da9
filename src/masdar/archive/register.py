"""The rows of entities: what an archive knows of who is who, and writing to it."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

import apsw

from masdar.archive.holders import Holders
from masdar.archive.names import Name, read_name
from masdar.archive.offices import Office
from masdar.archive.rows import count, row, rows
from masdar.archive.traits import COUNTRY, FIELD, OFFICE, POST, Traits, traits
from masdar.tables import TableRow

How = Literal["first", "name", "known", "letters", "part", "surname", "office", "same"]
"""What joined a name to its entity: it is the first, it is spelled alike, the table of known names has it, its letters
are another spelling, it is a part of a longer name, a surname beside an office, an office, a link of the user."""

MOST = 50
"""Entities that a name is compared with, and spellings of one that it is compared by, at most."""


class Met(NamedTuple):
    """Somebody of an article, by all that it says of them."""

    article: int
    local: str
    name: str
    type: str
    date: str | None
    countries: tuple[str, ...]
    offices: tuple[tuple[str, Office], ...]
    """As written and as read."""

    @property
    def traits(self) -> Traits:
        """What can be compared with others."""
        found = [(COUNTRY, country, 1) for country in self.countries]
        found += [(FIELD, office.field, 1) for _, office in self.offices if office.field]
        for _, office in self.offices:
            if office.trait is not None:
                found += [(kind, office.trait, 1) for kind in ((OFFICE, POST) if office.single else (OFFICE,))]
        return traits(found)


class Choice(NamedTuple):
    """The entity that a name is joined to, and why."""

    entity: int
    how: How
    shared: str | None = None
    """What the two agree in."""


class _Spelling(NamedTuple):
    written: str
    folded: str
    key: str
    articles: int
    article: int
    local: str


class Register:
    """The entities of an archive."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.holders = Holders(connection)

    def spelled(self, column: Literal["folded", "key"], value: str, kind: str) -> list[int]:
        """Returns the entities of a kind that have a spelling, or one that may be another spelling of it."""
        found = rows(
            self._connection,
            f"SELECT DISTINCT entity FROM spelling JOIN entity ON entity.id = entity WHERE spelling.{column} = ?"
            " AND type = ? ORDER BY entity LIMIT ?",
            (value, kind, MOST),
        )
        return [entity for (entity,) in found]

    def paired(self, key: str) -> list[int]:
        """Returns the entities in whose names two words stand beside what the key names."""
        found = rows(self._connection, "SELECT entity FROM pair WHERE key = ? ORDER BY entity LIMIT ?", (key, MOST))
        return [entity for (entity,) in found]

    def pair(self, entity: int, key: str) -> None:
        """Notes two words of a name and what stands beside them."""
        self._connection.execute("INSERT OR IGNORE INTO pair (key, entity) VALUES (?, ?)", (key, entity))

    def spellings(self, entity: int) -> list[Name]:
        """Returns the names that an entity goes by."""
        found = rows(
            self._connection, "SELECT written FROM spelling WHERE entity = ? ORDER BY id LIMIT ?", (entity, MOST)
        )
        return [read_name(written) for (written,) in found]

    def traits(self, entity: int) -> Traits:
        """Returns what articles say of an entity beside its name."""
        found = rows(self._connection, "SELECT kind, value, articles FROM trait WHERE entity = ?", (entity,))
        return traits((kind, value, number) for kind, value, number in found)

    def is_known(self, entity: int) -> bool:
        """Tells whether the table of known names has the entity."""
        return bool(count(self._connection, "SELECT known FROM entity WHERE id = ?", (entity,)))

    def article(self, met: Met) -> str:
        """Returns the identifier of the article in which somebody was met."""
        found = row(self._connection, "SELECT key FROM article WHERE id = ?", (met.article,))
        assert found is not None
        return str(found[0])

    def new(self, met: Met, folded: str) -> int:
        """Makes an entity of somebody whom none is yet.

        Where the article is linked anew, others may have kept the entity that was made of it before: it is that one.
        """
        address = row(self._connection, "SELECT address, revision FROM article WHERE id = ?", (met.article,))
        assert address is not None
        key = _digest(met.type, folded, *map(str, address), met.local)
        kept = row(self._connection, "SELECT id FROM entity WHERE key = ?", (key,))
        return int(kept[0]) if kept is not None else self._entity(key, met.type, met.name)

    def known(self, one: TableRow) -> int:
        """Returns the entity of a row of the table of known names."""
        found = row(self._connection, "SELECT id FROM entity WHERE key = ?", (one.cells["id"],))
        if found is not None:
            return int(found[0])
        entity = self._entity(one.cells["id"], one.cells["type"], one.cells["name"], known=True)
        if one.cells["country"]:
            self._trait(entity, COUNTRY, one.cells["country"], 1)
        return entity

    def office(self, office: Office, written: str, met: Met) -> int:
        """Returns the entity of an office of one holder."""
        key = f"{OFFICE} {office.trait}"
        for entity in self.spelled("key", key, OFFICE):
            return entity
        entity = self._entity(_digest(OFFICE, key), OFFICE, written)
        self._spelling(entity, _Spelling(written, office.key, key, 0, met.article, met.local))
        return entity

    def holders_near(self, office: Office, date: str | None) -> list[int]:
        """Returns those who are named with an office around a day."""
        entities = self.spelled("key", f"{OFFICE} {office.trait}", OFFICE)
        return self.holders.near(entities[0], date) if entities else []

    def write(self, choice: Choice, met: Met, folded: str, key: str) -> bool:
        """Stores a link with its evidence; tells whether the name or a country of the entity is new."""
        self._connection.execute(
            "INSERT INTO identity (article, local, entity, how, shared) VALUES (?, ?, ?, ?, ?)",
            (met.article, met.local, choice.entity, choice.how, choice.shared),
        )
        fresh = self._spelling(choice.entity, _Spelling(met.name, folded, key, 1, met.article, met.local))
        if choice.how not in ("known", "office"):
            self._call(choice.entity, folded)
        for kind, values in met.traits.items():
            for value, number in values.items():
                fresh = (self._trait(choice.entity, kind, value, number) and kind == COUNTRY) or fresh
        return fresh

    def join(self, one: int, choice: Choice) -> None:
        """Makes two entities one: the known one stays, or the earlier."""
        other = choice.entity
        first = self.is_known(other) or (other < one and not self.is_known(one))
        stays, goes = (other, one) if first else (one, other)
        run = self._connection.execute
        run(
            "UPDATE identity SET how = ?, shared = ? WHERE entity = ? AND how = 'first'",
            (choice.how, choice.shared, goes),
        )
        run("UPDATE identity SET entity = ? WHERE entity = ?", (stays, goes))
        self.holders.rename(goes, stays)
        spellings = rows(
            self._connection,
            "SELECT written, folded, key, articles, article, local FROM spelling WHERE entity = ? ORDER BY id",
            (goes,),
        )
        for spelling in map(_Spelling._make, spellings):
            self._spelling(stays, spelling)
            self._call(stays, spelling.folded)
        for kind, values in self.traits(goes).items():
            for value, number in values.items():
                self._trait(stays, kind, value, number)
        run("INSERT OR IGNORE INTO pair (key, entity) SELECT key, ? FROM pair WHERE entity = ?", (stays, goes))
        run("DELETE FROM entity WHERE id = ?", (goes,))

    def forget(self, article: int) -> None:
        """Takes back what an article says of who is who; entities that nothing else is linked to stay."""
        self.holders.forget(article)
        self._connection.execute("DELETE FROM identity WHERE article = ?", (article,))

    def clear(self) -> None:
        """Takes everything back."""
        for table in ("due", "tenure", "identity", "pair", "trait", "spelling", "entity"):
            self._connection.execute(f"DELETE FROM {table}")

    def _entity(self, key: str, kind: str, name: str, *, known: bool = False) -> int:
        self._connection.execute(
            "INSERT INTO entity (key, type, name, known) VALUES (?, ?, ?, ?)", (key, kind, name, known)
        )
        return self._connection.last_insert_rowid()

    def _call(self, entity: int, folded: str) -> None:
        """Calls an entity by the spelling that most articles have, which may be this one now."""
        self._connection.execute(
            "UPDATE entity SET name = spelling.written FROM spelling WHERE entity.id = ?1 AND NOT known"
            " AND spelling.entity = ?1 AND folded = ?2 AND written <> name AND articles > (SELECT max(articles)"
            " FROM spelling AS other WHERE other.entity = ?1 AND other.folded <> ?2)",
            (entity, folded),
        )

    def _spelling(self, entity: int, one: _Spelling) -> bool:
        """Counts a spelling of an entity; tells whether it is a new one."""
        self._connection.execute(
            "UPDATE spelling SET articles = articles + ? WHERE entity = ? AND folded = ?",
            (one.articles, entity, one.folded),
        )
        if self._connection.changes():
            return False
        self._connection.execute(
            "INSERT INTO spelling (entity, written, folded, key, articles, article, local)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (entity, *one),
        )
        return True

    def _trait(self, entity: int, kind: str, value: str, number: int) -> bool:
        """Counts what articles say of an entity; tells whether it is new."""
        self._connection.execute(
            "UPDATE trait SET articles = articles + ? WHERE entity = ? AND kind = ? AND value = ?",
            (number, entity, kind, value),
        )
        if self._connection.changes():
            return False
        self._connection.execute(
            "INSERT INTO trait (entity, kind, value, articles) VALUES (?, ?, ?, ?)", (entity, kind, value, number)
        )
        return True


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
