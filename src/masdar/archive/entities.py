"""Who is who across articles: one entity for the spellings of one person, organization, outlet or office.

Two names become one entity on evidence, never for being near in letters alone:
one name spelled alike, a table of known names, or spellings that can be one
name (`masdar.archive.names`) beside one office or one country.  A name that
very many bear needs such evidence even where it is spelled alike.  What joined
a name to its entity is kept with it.  A bare office is an entity of its own,
and stands for the person who is named with it in articles of those days
(`masdar.archive.holders`).

Linking takes a few look-ups in indices for each name, however large the
archive is: no more than `masdar.archive.register.MOST` entities are ever
compared with a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw

from masdar.archive.bodies import Body
from masdar.archive.linguist import Linguist, body_key, spelled
from masdar.archive.links import Links
from masdar.archive.names import read_name
from masdar.archive.persons import Persons
from masdar.archive.register import Choice, Met, Register
from masdar.archive.rows import rows
from masdar.archive.traits import COUNTRY, OFFICE
from masdar.lexicon import Lexicon


class Linker:
    """Links the names of an archive's articles to entities; it writes, so it belongs to the one who builds."""

    def __init__(self, connection: apsw.Connection, lexicon: Lexicon, overlay: Path | None) -> None:
        self._connection = connection
        self._linguist = Linguist(lexicon, overlay)
        self._links = Links(overlay)
        self._register = Register(connection)
        self._persons = Persons(self._register, self._linguist, self._links)

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
        """Takes back what an article says of who is who."""
        self._register.forget(article)

    def settle(self) -> None:
        """Finds who holds the offices that stand without a name, after articles were linked or unlinked."""
        self._register.holders.settle()

    def clear(self) -> None:
        """Takes all links back."""
        self._register.clear()

    def _met(self, article: int) -> Iterator[Met]:
        found = rows(
            self._connection,
            "SELECT local, agent.name, type, office, country, statement.date FROM statement"
            " JOIN agent ON agent.statement = statement.id WHERE article = ? AND agent.name IS NOT NULL"
            " AND local IS NOT NULL ORDER BY statement.id, role, place",
            (article,),
        )
        held: dict[str, dict[str, str | None]] = {}
        countries: dict[str, dict[str, None]] = {}
        for local, _, _, office, country, _ in found:
            if office is not None:
                held.setdefault(local, {}).setdefault(office, country)
            if country is not None:
                countries.setdefault(local, {})[country] = None
        for local, (name, kind, date) in {
            one: (name, kind, date) for one, name, kind, *_, date in reversed(found)
        }.items():
            read = ((text, self._linguist.offices.read(text, of)) for text, of in held.get(local, {}).items())
            offices = tuple((text, office) for text, office in read if office is not None)
            yield Met(article, local, name, kind, date, tuple(countries.get(local, ())), offices)

    def _person(self, met: Met) -> None:
        name = read_name(met.name)
        if not name.words or self._linguist.names.joint(met.name):
            return
        if self._set_alone(met, name.folded):
            return
        choice = self._persons.of_name(name, met) if name.whole else self._persons.of_word(name, met)
        if choice is None:
            if not name.whole:
                return  # a surname that nothing ties to anybody
            choice = Choice(self._register.new(met, name.folded), "first")
        fresh = self._register.write(choice, met, name.folded, name.key)
        for way in self._persons.ways(name, met.traits) if name.whole else ():
            for pair in name.pairs:
                self._register.pair(choice.entity, f"{way} {pair}")
        for written, office in met.offices:
            if office.single and not office.past:
                number = self._register.office(office, written, met)
                self._register.holders.seen(number, choice.entity, met.article, met.date, written)
        if fresh and name.whole:
            self._persons.reconsider(choice.entity)

    def _set_alone(self, met: Met, folded: str) -> bool:
        """Links a name to an entity of its own where the user says so; no other name comes to it."""
        if not self._links or not self._links.alone(folded, self._register.article(met)):
            return False
        choice = Choice(self._register.new(met, folded), "same")
        self._register.write(choice, met, f"{folded} #{met.article}", "")
        return True

    def _body(self, met: Met) -> None:
        body = self._linguist.bodies.read(met.name, met.type, met.countries[0] if met.countries else None)
        one = self._linguist.body(met.type, met.name, body)
        folded = spelled(met.name)
        if (one is None and body is None) or self._set_alone(met, folded):
            return
        key = body_key(body) if body is not None else folded
        choice = self._same_body(key, folded, met, body) if one is None else Choice(self._register.known(one), "known")
        if one is not None and self._apart(folded, choice.entity):
            choice = Choice(self._register.new(met, folded), "first")
        self._register.write(choice, met, folded, key)

    def _same_body(self, key: str, folded: str, met: Met, body: Body | None) -> Choice:
        for other in self._links.same(folded):
            for entity in self._register.spelled("folded", other, met.type):
                return Choice(entity, "same")
        countries = {*met.countries, *([body.country] if body is not None and body.country is not None else [])}
        alike = self._register.spelled("folded", folded, met.type)
        for entity in self._register.spelled("key", key, met.type):
            theirs = self._register.traits(entity).get(COUNTRY)
            if theirs and countries and countries.isdisjoint(theirs):
                continue  # papers of two countries with one name
            if not self._apart(folded, entity):
                return Choice(entity, "name" if entity in alike else "letters")
        return Choice(self._register.new(met, folded), "first")

    def _apart(self, folded: str, entity: int) -> bool:
        if not self._links:
            return False
        found = rows(self._connection, "SELECT folded FROM spelling WHERE entity = ?", (entity,))
        return self._links.apart(folded, (other for (other,) in found))

    def _bare_office(self, met: Met) -> None:
        for written, office in met.offices:
            if office.single and not office.past and written == met.name:
                entity = self._register.office(office, written, met)
                self._register.write(Choice(entity, "office"), met, office.key, f"{OFFICE} {office.trait}")
                self._register.holders.asked(entity, met.date)
