"""Who is who across articles: one entity for the spellings of one person, organization, outlet or office.

Two names become one entity on evidence, never for being near in letters alone:
one name spelled alike, a table of known names, or spellings that can be one
name (`masdar.archive.names`) beside one office or one country.  A name that
very many bear needs such evidence even where it is spelled alike.  What joined
a name to its entity is kept with it.  A bare office is an entity of its own,
and stands for the person who is named with it in articles of those days
(`masdar.archive.holders`).

Linking takes a few look-ups in indices for each name, however large the
archive is: no more than `_MOST` entities are ever compared with a name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import apsw

from masdar.archive.bodies import Bodies, Body, plain
from masdar.archive.holders import Holders
from masdar.archive.known import TableRow, read_table
from masdar.archive.names import Name, Names, read_name
from masdar.archive.offices import Office, Offices
from masdar.archive.rows import count, row, rows
from masdar.archive.traits import COUNTRY, FIELD, OFFICE, Traits, agreement, fields_differ, traits
from masdar.lexicon import Lexicon
from masdar.text import fold

How = Literal["first", "name", "known", "letters", "part", "surname", "office", "same"]
"""What joined a name to its entity: it is the first, it is spelled alike, the table of known names has it, its letters
are another spelling, it is a part of a longer name, a surname beside an office, an office, a link of the user."""

_MOST = 50
"""Entities that a name is compared with at most."""
_ALIKE, _COUNTRY, _OFFICE = 1, 2, 3
"""Scores of agreement."""
_SURE, _CAN = 3, 2
"""Likeness of names that are surely, or can be, spellings of one."""
_LONG = 5
"""Consonants of a name that hardly another one has."""


class _Met(NamedTuple):
    """Somebody of an article, by all that it says of them."""

    local: str
    name: str
    type: str
    offices: tuple[Office, ...]
    written: tuple[str, ...]
    """The offices as written."""
    countries: tuple[str, ...]
    article: int
    date: str | None

    @property
    def traits(self) -> Traits:
        """What can be compared with others."""
        found = [(COUNTRY, country, 1) for country in self.countries]
        found += [(FIELD, office.field, 1) for office in self.offices if office.field]
        found += [(OFFICE, office.trait, 1) for office in self.offices if office.trait is not None]
        return traits(found)


class _Spelled(NamedTuple):
    """A spelling, and where it first stands."""

    written: str
    folded: str
    key: str
    articles: int
    article: int
    local: str


class _Choice(NamedTuple):
    entity: int
    how: How
    shared: str | None = None


class Linker:
    """Links the names of an archive's articles to entities; it writes, so it belongs to the one who builds."""

    def __init__(self, connection: apsw.Connection, lexicon: Lexicon, overlay: Path | None) -> None:
        self._connection = connection
        words: dict[str, set[str]] = {}
        for one in read_table("words", overlay):
            words.setdefault(one.cells["class"], set()).add(_plain(one.cells["word"]))
        self._words = {name: frozenset(found) for name, found in words.items()}
        common = frozenset(read_name(name).folded for name in words["common"])
        self._names = Names(lexicon, common, self._words["generation"])
        self._offices = Offices(
            lexicon, read_table("offices", overlay), self._words["past"], self._words["state"]
        )
        self._bodies = Bodies(lexicon, self._words)
        self._holders = Holders(connection)
        self._known: dict[str, TableRow] = {}
        self._alone: dict[str, TableRow] = {}
        self._known_bodies: dict[tuple[str, str], TableRow] = {}
        for one in read_table("known", overlay):
            self._note(one)
        self._apart: dict[str, set[str]] = {}
        self._same: dict[str, set[str]] = {}
        self._set_apart: set[tuple[str, str]] = set()
        for one in read_table("links", overlay):
            self._user_link(one)

    def _note(self, one: TableRow) -> None:
        spellings = [one.cells["name"], *one.values("spellings")]
        if one.cells["type"] == "person":
            for spelling in spellings:
                self._known[read_name(spelling).folded] = one
            for spelling in one.values("alone"):
                self._alone[read_name(spelling).folded] = one
            return
        for spelling in spellings:
            self._known_bodies[one.cells["type"], _plain(spelling)] = one
            body = self._bodies.read(spelling, one.cells["type"], one.cells["country"] or None)
            if body is not None:
                self._known_bodies[one.cells["type"], _body_key(body)] = one

    def _user_link(self, one: TableRow) -> None:
        name = _folded(one.cells["name"])
        if one.cells["article"]:
            self._set_apart.add((name, one.cells["article"]))
            return
        other = _folded(one.cells["other"])
        table = self._same if one.cells["verdict"] == "same" else self._apart
        table.setdefault(name, set()).add(other)
        table.setdefault(other, set()).add(name)

    def link(self, article: int) -> None:
        """Links everybody of a stored article."""
        for met in self._met(article):
            if met.type == "person":
                self._person(met)
            elif met.type in ("organization", "media"):
                self._body(met)
            elif met.type == "unnamed":
                self._bare_office(met)

    def unlink(self, article: int) -> None:
        """Takes back what an article says of who is who; entities that nothing else is linked to stay."""
        self._holders.forget(article)
        self._connection.execute("DELETE FROM identity WHERE article = ?", (article,))

    def settle(self) -> None:
        """Finds who holds the offices that stand without a name, after articles were linked or unlinked."""
        self._holders.settle()

    def clear(self) -> None:
        """Takes all links back."""
        for table in ("due", "tenure", "identity", "pair", "trait", "spelling", "entity"):
            self._connection.execute(f"DELETE FROM {table}")

    def _met(self, article: int) -> Iterator[_Met]:
        found = rows(
            self._connection,
            "SELECT local, agent.name, type, office, country, statement.date FROM statement"
            " JOIN agent ON agent.statement = statement.id WHERE article = ? AND agent.name IS NOT NULL"
            " AND local IS NOT NULL ORDER BY statement.id, role, place",
            (article,),
        )
        gathered: dict[str, tuple[str, str, dict[str, str | None], dict[str, None], str | None]] = {}
        for local, name, kind, office, country, date in found:
            one = gathered.setdefault(local, (name, kind, {}, {}, date))
            if office is not None:
                one[2].setdefault(office, country)
            if country is not None:
                one[3][country] = None
        for local, (name, kind, held, countries, date) in gathered.items():
            offices = [(text, self._offices.read(text, country)) for text, country in held.items()]
            read = [(text, office) for text, office in offices if office is not None]
            yield _Met(
                local,
                name,
                kind,
                tuple(office for _, office in read),
                tuple(text for text, _ in read),
                tuple(countries),
                article,
                date,
            )

    # Persons

    def _person(self, met: _Met) -> None:
        name = read_name(met.name)
        if not name.words or self._names.joint(met.name):
            return
        choice = self._of_known(name, met) if not name.whole else self._of_person(name, met)
        if choice is None:
            if not name.whole:
                return  # a surname that nothing ties to anybody
            choice = _Choice(self._new(met, name.folded), "first")
        fresh = self._write(choice, met, name.folded, name.key)
        for pair in name.pairs if name.whole else ():
            for country in self._ways(name, met.countries):
                self._connection.execute(
                    "INSERT OR IGNORE INTO pair (key, entity) VALUES (?, ?)", (f"{country} {pair}", choice.entity)
                )
        for office, written in zip(met.offices, met.written, strict=True):
            if office.single and not office.past:
                self._holders.seen(self._office(office, written, met), choice.entity, met.article, met.date, written)
        if fresh and name.whole:
            self._reconsider(choice.entity)

    def _of_known(self, name: Name, met: _Met) -> _Choice | None:
        """Returns whom a name of one word means: a person known by it, or the holder of the office beside it."""
        one = self._alone.get(name.folded)
        if one is not None and (not met.countries or one.cells["country"] in met.countries):
            return _Choice(self._known_entity(one), "known")
        for office in met.offices:
            if office.single:
                number = self._find(f"office {office.trait}")
                for holder in self._holders.near(number, met.date) if number is not None else ():
                    spellings = rows(self._connection, "SELECT key FROM spelling WHERE entity = ?", (holder,))
                    if any(name.key in key.split() for (key,) in spellings):
                        return _Choice(holder, "surname", f"office {office.trait}")
        return None

    def _of_person(self, name: Name, met: _Met) -> _Choice | None:
        """Returns whom a whole name means, or null where it is nobody's yet."""
        if (name.folded, self._key_of(met.article)) in self._set_apart:
            return None
        mine, common = met.traits, self._names.common(name)
        one = self._known.get(name.folded)
        if one is not None and (not common or _fits(one, mine)):
            return _Choice(self._known_entity(one), "known")
        for stop in range(len(name.words) - 1, 1, -1):  # more was read for his name («كمال العياري أمس»)
            one = self._known.get(" ".join(name.words[:stop]))
            if one is not None and self._names.runs_on(name, stop) and _fits(one, mine):
                return _Choice(self._known_entity(one), "known")
        return (
            self._linked(name.folded, "person")
            or self._spelled_alike(name, mine, common=common)
            or self._other_letters(name, mine)
            or self._longer_or_shorter(name, mine, met.countries)
        )

    def _linked(self, folded: str, kind: str) -> _Choice | None:
        for other in sorted(self._same.get(folded, ())):
            for entity in self._spelled("folded", other, kind):
                return _Choice(entity, "same")
        return None

    def _spelled_alike(self, name: Name, mine: Traits, *, common: bool) -> _Choice | None:
        best: tuple[int, int] | None = None
        shared: str | None = None
        for entity in self._spelled("folded", name.folded, "person"):
            theirs = self._traits(entity)
            agreed = agreement(mine, theirs)
            score = agreed.score
            if not common and not score and not fields_differ(mine, theirs):
                score = _ALIKE  # a rare name in two countries is rather a guest's
            least = _COUNTRY if common else _ALIKE
            if score >= least and (best is None or score > best[0]):
                best, shared = (score, entity), agreed.shared
        return _Choice(best[1], "name", shared) if best is not None else None

    def _other_letters(self, name: Name, mine: Traits) -> _Choice | None:
        for entity in self._spelled("key", name.key, "person"):
            how = self._letters(name, entity, mine)
            if how is not None:
                return how
        return None

    def _letters(self, name: Name, entity: int, mine: Traits) -> _Choice | None:
        if self._kept_apart(name.folded, entity):
            return None
        likeness = max(
            (self._names.alike(name, other) for other in self._spellings(entity) if other.key == name.key), default=0
        )
        if not likeness:
            return None
        agreed = agreement(mine, self._traits(entity))
        rare = likeness == _SURE and len(name.key) > _LONG and not self._names.common(name)
        least = _ALIKE if rare else _COUNTRY if likeness >= _CAN else _OFFICE
        return _Choice(entity, "letters", agreed.shared) if agreed.score >= least else None

    def _longer_or_shorter(self, name: Name, mine: Traits, countries: Iterable[str]) -> _Choice | None:
        found: dict[int, str | None] = {}
        for country in self._ways(name, countries):
            for pair in name.pairs:
                for (entity,) in rows(
                    self._connection,
                    "SELECT entity FROM pair WHERE key = ? ORDER BY entity LIMIT ?",
                    (f"{country} {pair}", _MOST),
                ):
                    level = self._part(name, entity) if entity not in found else 0
                    if level:
                        agreed = agreement(mine, self._traits(entity))
                        least = _OFFICE if level < _CAN else _COUNTRY if country else _ALIKE
                        if agreed.score >= least and not self._kept_apart(name.folded, entity):
                            found[entity] = agreed.shared
        # Where two fit, the one of the same office; else it stays open.
        offices = [entity for entity, shared in found.items() if shared is not None and shared.startswith(OFFICE)]
        fitting = offices if len(offices) == 1 else list(found)
        return _Choice(fitting[0], "part", found[fitting[0]]) if len(fitting) == 1 else None

    def _ways(self, name: Name, countries: Iterable[str]) -> list[str]:
        """Returns beside what longer and shorter forms are looked for: the countries; nothing for a rare name."""
        return [*countries, *([""] if self._names.telling(name) else [])]

    def _part(self, name: Name, entity: int) -> int:
        return max(
            self._names.holds(*(name, other) if len(name.words) > len(other.words) else (other, name))
            for other in self._spellings(entity)
        )

    def _reconsider(self, entity: int) -> None:
        """Joins other entities to this one, of which more is known now."""
        mine = self._traits(entity)
        for name in self._spellings(entity):
            for other in self._spelled("key", name.key, "person"):
                if other != entity and not self._settled(other, entity):
                    choice = self._letters(name, other, mine)
                    if choice is not None:
                        self._join(entity, other, choice)
                        return
            part = self._longer_or_shorter_of(name, entity, mine)
            if part is not None:
                self._join(entity, part.entity, part)
                return

    def _longer_or_shorter_of(self, name: Name, entity: int, mine: Traits) -> _Choice | None:
        choice = self._longer_or_shorter(name, mine, mine.get(COUNTRY, ()))
        if choice is None or choice.entity == entity or self._settled(choice.entity, entity):
            return None
        return choice

    def _settled(self, one: int, other: int) -> bool:
        """Tells whether both are in the table of known names, and so two."""
        return count(self._connection, "SELECT count(*) FROM entity WHERE id IN (?, ?) AND known", (one, other)) == 2  # noqa: PLR2004 - both

    def _join(self, one: int, other: int, choice: _Choice) -> None:
        """Makes two entities one: the known one stays, or the earlier."""
        known = count(self._connection, "SELECT known FROM entity WHERE id = ?", (other,))
        stays, goes = (other, one) if known or (other < one and not self._is_known(one)) else (one, other)
        run = self._connection.execute
        run(
            "UPDATE identity SET how = ?, shared = ? WHERE entity = ? AND how = 'first'",
            (choice.how, choice.shared, goes),
        )
        run("UPDATE identity SET entity = ? WHERE entity = ?", (stays, goes))
        self._holders.rename(goes, stays)
        for columns in rows(
            self._connection,
            "SELECT written, folded, key, articles, article, local FROM spelling WHERE entity = ? ORDER BY id",
            (goes,),
        ):
            self._spelling(stays, _Spelled(*columns))
        for kind, value, number in rows(
            self._connection, "SELECT kind, value, articles FROM trait WHERE entity = ?", (goes,)
        ):
            self._trait(stays, kind, value, number)
        run("INSERT OR IGNORE INTO pair (key, entity) SELECT key, ? FROM pair WHERE entity = ?", (stays, goes))
        run("DELETE FROM entity WHERE id = ?", (goes,))

    def _is_known(self, entity: int) -> bool:
        return bool(count(self._connection, "SELECT known FROM entity WHERE id = ?", (entity,)))

    def _kept_apart(self, folded: str, entity: int) -> bool:
        """Tells whether the user says that the name is none of the entity's."""
        apart = self._apart.get(folded)
        return bool(apart) and any(name.folded in apart for name in self._spellings(entity))

    # Bodies and offices

    def _body(self, met: _Met) -> None:
        country = met.countries[0] if met.countries else None
        one = self._known_bodies.get((met.type, _plain(met.name)))
        body = self._bodies.read(met.name, met.type, country)
        if one is None and body is not None:
            one = self._known_bodies.get((met.type, _body_key(body)))
        if one is not None and body is not None and not _of(one, body):
            one = None  # «سكاي نيوز أستراليا»
        if one is None and body is None:
            return
        key = _body_key(body) if body is not None else _plain(met.name)
        folded = _plain(met.name)
        if (folded, self._key_of(met.article)) in self._set_apart:
            choice = _Choice(self._new(met, folded), "first")
        elif one is not None:
            choice = _Choice(self._known_entity(one), "known")
        else:
            choice = self._linked(folded, met.type) or self._same_body(key, folded, met, body)
        self._write(choice, met, folded, key)

    def _same_body(self, key: str, folded: str, met: _Met, body: Body | None) -> _Choice:
        countries = {*met.countries, *([body.country] if body is not None and body.country is not None else [])}
        for entity in self._spelled("key", key, met.type):
            theirs = self._traits(entity).get(COUNTRY)
            if theirs and countries and not countries & set(theirs):
                continue  # papers of two countries with one name
            if not self._kept_apart(folded, entity):
                spelled = row(
                    self._connection, "SELECT 1 FROM spelling WHERE entity = ? AND folded = ?", (entity, folded)
                )
                return _Choice(entity, "name" if spelled is not None else "letters", None)
        return _Choice(self._new(met, folded), "first")

    def _bare_office(self, met: _Met) -> None:
        for office, written in zip(met.offices, met.written, strict=True):
            if office.single and not office.past and written == met.name:
                entity = self._office(office, written, met)
                self._write(_Choice(entity, "office"), met, office.key, f"office {office.trait}")
                self._holders.asked(entity, met.date)

    def _office(self, office: Office, written: str, met: _Met) -> int:
        """Returns the entity of an office."""
        key = f"office {office.trait}"
        entity = self._find(key)
        if entity is None:
            entity = self._entity(_digest("office", key), "office", written, known=False)
            self._spelling(entity, _Spelled(written, office.key, key, 0, met.article, met.local))
        return entity

    def _find(self, key: str) -> int | None:
        return next(iter(self._spelled("key", key, "office")), None)

    # Rows

    def _spelled(self, column: Literal["folded", "key"], value: str, kind: str) -> list[int]:
        found = rows(
            self._connection,
            f"SELECT DISTINCT entity FROM spelling JOIN entity ON entity.id = entity WHERE spelling.{column} = ?"
            " AND type = ? ORDER BY entity LIMIT ?",
            (value, kind, _MOST),
        )
        return [entity for (entity,) in found]

    def _spellings(self, entity: int) -> list[Name]:
        return [
            read_name(written)
            for (written,) in rows(
                self._connection, "SELECT written FROM spelling WHERE entity = ? ORDER BY id LIMIT ?", (entity, _MOST)
            )
        ]

    def _traits(self, entity: int) -> Traits:
        return traits(
            (kind, value, number)
            for kind, value, number in rows(
                self._connection, "SELECT kind, value, articles FROM trait WHERE entity = ?", (entity,)
            )
        )

    def _key_of(self, article: int) -> str:
        if not self._set_apart:
            return ""
        found = row(self._connection, "SELECT key FROM article WHERE id = ?", (article,))
        return found[0] if found is not None else ""

    def _new(self, met: _Met, folded: str) -> int:
        address = row(self._connection, "SELECT address, revision FROM article WHERE id = ?", (met.article,))
        assert address is not None
        return self._entity(_digest(met.type, folded, *map(str, address), met.local), met.type, met.name, known=False)

    def _known_entity(self, one: TableRow) -> int:
        found = row(self._connection, "SELECT id FROM entity WHERE key = ?", (one.cells["id"],))
        if found is not None:
            return int(found[0])
        entity = self._entity(one.cells["id"], one.cells["type"], one.cells["name"], known=True)
        if one.cells["country"]:
            self._trait(entity, COUNTRY, one.cells["country"], 1)
        return entity

    def _entity(self, key: str, kind: str, name: str, *, known: bool) -> int:
        self._connection.execute(
            "INSERT INTO entity (key, type, name, known) VALUES (?, ?, ?, ?)", (key, kind, name, known)
        )
        return self._connection.last_insert_rowid()

    def _write(self, choice: _Choice, met: _Met, folded: str, key: str) -> bool:
        """Stores a link with its evidence; tells whether it says more of the entity than was known."""
        self._connection.execute(
            "INSERT INTO identity (article, local, entity, how, shared) VALUES (?, ?, ?, ?, ?)",
            (met.article, met.local, choice.entity, choice.how, choice.shared),
        )
        fresh = self._spelling(choice.entity, _Spelled(met.name, folded, key, 1, met.article, met.local))
        if met.type != "unnamed":
            self._call(choice.entity, folded)
        for kind, values in met.traits.items():
            for value, number in values.items():
                fresh = self._trait(choice.entity, kind, value, number) or fresh
        return fresh

    def _call(self, entity: int, folded: str) -> None:
        """Calls an entity by the spelling that most articles have, which may be this one now."""
        self._connection.execute(
            "UPDATE entity SET name = spelling.written FROM spelling WHERE entity.id = ?1 AND NOT known"
            " AND spelling.entity = ?1 AND folded = ?2 AND written <> name AND articles > (SELECT max(articles)"
            " FROM spelling AS other WHERE other.entity = ?1 AND other.folded <> ?2)",
            (entity, folded),
        )

    def _spelling(self, entity: int, spelled: _Spelled) -> bool:
        """Counts a spelling of an entity; tells whether it is a new one."""
        self._connection.execute(
            "UPDATE spelling SET articles = articles + ? WHERE entity = ? AND folded = ?",
            (spelled.articles, entity, spelled.folded),
        )
        if self._connection.changes():
            return False
        self._connection.execute(
            "INSERT INTO spelling (entity, written, folded, key, articles, article, local)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (entity, *spelled),
        )
        return True

    def _trait(self, entity: int, kind: str, value: str, number: int) -> bool:
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


def _of(one: TableRow, body: Body) -> bool:
    """Tells whether a body can be the known one: not where the words name another country."""
    return body.country is None or not one.cells["country"] or body.country == one.cells["country"]


def _fits(one: TableRow, mine: Traits) -> bool:
    """Tells whether nothing speaks against a known person whose name very many bear: one country, one walk of life."""
    countries = mine.get(COUNTRY)
    return not countries or one.cells["country"] in countries


def _folded(name: str) -> str:
    """Returns what a name of the user's table is compared by, whatever it is a name of."""
    return read_name(name).folded


def _plain(text: str) -> str:
    return " ".join(plain(word) for word in text.replace("«", " ").replace("»", " ").replace('"', " ").split())


def _body_key(body: Body) -> str:
    return body.key if body.proper or body.country is None else f"{body.key} {body.country}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
