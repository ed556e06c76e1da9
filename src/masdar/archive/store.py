"""Writing to an archive: what was read goes in whole or not at all, and nothing goes in twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import apsw
import msgspec

from masdar.archive.copies import link_copy
from masdar.archive.database import transaction
from masdar.archive.entities import Linker
from masdar.archive.events import store_events
from masdar.archive.keys import Keys
from masdar.archive.outcome import Failed, Outcome, Read, Words
from masdar.archive.rows import count, row, rows
from masdar.archive.sentences import Sentence, dated, sentences
from masdar.archive.stored import stored_articles
from masdar.model import Agent, Article, Failure, Statement

_LINKED = 200
"""Articles that are linked anew, or taken in, in one transaction."""
_INDEXES = ("search_key", "search_exact", "said", "dated")
_PART = 4
"""The share of an archive, as its inverse, that has to be new for the indexes to be written anew."""
_REST = ("deck", "authors", "dateline", "wire", "images", "paragraphs")
"""The parts of a record that no column holds."""


class Added(NamedTuple):
    """What storing a batch did."""

    articles: int = 0
    """Articles that the archive did not have, revisions included."""
    statements: int = 0
    present: int = 0
    """Articles that it had already."""
    failed: int = 0

    def plus(self, other: Added) -> Added:
        """Returns the sums."""
        return Added(*map(sum, zip(self, other, strict=True)))


class Store:
    """An archive that is written to."""

    def __init__(self, connection: apsw.Connection, linker: Linker) -> None:
        self._connection = connection
        self._linker = linker
        self._inputs: dict[str, int] = {}

    def resource(self, digest: str, version: str, overlay: Path | str | None) -> int:
        """Returns the number of the resources, noting them where they are new."""
        self._connection.execute(
            "INSERT INTO resource (digest, version, overlay) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (digest, version, str(overlay) if overlay is not None else None),
        )
        return count(self._connection, "SELECT id FROM resource WHERE digest = ?", (digest,))

    def resume(self, name: str, stamp: str | None) -> int | None:
        """Returns where reading of an input goes on: null where it is read, 0 where its file has changed since."""
        known = row(self._connection, "SELECT stamp, position, done FROM input WHERE name = ?", (name,))
        if known is None or stamp is None or known[0] != stamp:
            return 0
        return None if known[2] else known[1] or 0

    def add(
        self,
        outcomes: Iterable[tuple[str, Sequence[Outcome]]],
        marks: Iterable[tuple[str, str | None, int | None]],
        resource: int,
    ) -> Added:
        """Stores the outcomes of inputs by their names, and notes how far those are read, in one transaction."""
        added = Added()
        with transaction(self._connection):
            for name, found in outcomes:
                number = self._input(name)
                for outcome in found:
                    if isinstance(outcome, Failed):
                        self.fail(outcome.failure, number)
                        added = added.plus(Added(failed=1))
                    else:
                        added = added.plus(self._article(outcome, number, resource))
            for name, stamp, position in marks:
                self._connection.execute(
                    "UPDATE input SET stamp = ?, position = ?, done = ? WHERE id = ?",
                    (stamp, position, position is None, self._input(name)),
                )
        return added

    def fail(self, failure: Failure, number: int | None) -> None:
        """Notes what could not be read; the same failure once."""
        line = failure.line
        self._connection.execute(
            "INSERT INTO failure (input, page, line, reason) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS "
            "(SELECT 1 FROM failure WHERE page = ?2 AND line IS ?3 AND reason = ?4)",
            (number, failure.page, line, failure.reason),
        )

    def settle(self) -> None:
        """Gives the offices that stand without a name to their holders, once everything is stored."""
        with transaction(self._connection):
            self._linker.settle()

    def merge_indexes(self, added: int) -> None:
        """Makes one piece of each index where a good part of the archive is new.

        Every transaction leaves pieces, and each lookup goes through all of them. Merging costs what the whole archive
        holds: done in proportion to what was added, it costs an article the same however large the archive is.

        Args:
            added: the articles that were added since the archive was opened.
        """
        if not added or added * _PART < count(self._connection, "SELECT count(*) FROM article"):
            return
        for index in _INDEXES:
            with transaction(self._connection):
                self._connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")

    def go_on_linking(self, digest: str) -> None:
        """Goes on with linking anew where it was interrupted; a new archive is linked by the tables of that digest."""
        self._connection.execute(
            "INSERT INTO linking (digest, article) SELECT ?, NULL WHERE NOT EXISTS (SELECT 1 FROM linking)", (digest,)
        )
        while self._link_some():
            pass

    def link_anew(self, digest: str) -> None:
        """Links everything anew where other tables were used, or articles were replaced since."""
        if row(self._connection, "SELECT digest FROM linking") != (digest,):
            with transaction(self._connection):
                self._linker.clear()
                self._connection.execute("UPDATE linking SET digest = ?, article = 0", (digest,))
        self.go_on_linking(digest)

    def catch_up(self, keys: Callable[[], Keys]) -> None:
        """Takes in the sentences of the articles that an older version stored; `keys` is called where there are any."""
        while row(self._connection, "SELECT 1 FROM caught_up") is not None:
            some = "latest AND id > (SELECT article FROM caught_up)"
            found = list(islice(stored_articles(self._connection, some, statements=False), _LINKED))
            with transaction(self._connection):
                for number, article in found:
                    self._sentences(number, article.date, tuple(sentences(article, keys())))
                if found:
                    self._connection.execute("UPDATE caught_up SET article = ?", (found[-1][0],))
                else:
                    self._connection.execute("DELETE FROM caught_up")

    def _link_some(self) -> int:
        """Links the next articles anew, where that has begun; returns how many, 0 once all are."""
        with transaction(self._connection):
            found = rows(
                self._connection,
                "SELECT id FROM article WHERE id > (SELECT article FROM linking) ORDER BY id LIMIT ?",
                (_LINKED,),
            )
            for (article,) in found:
                self._linker.link(article)
            self._connection.execute("UPDATE linking SET article = ?", (found[-1][0] if found else None,))
        return len(found)

    def _input(self, name: str) -> int:
        number = self._inputs.get(name)
        if number is None:
            self._connection.execute("INSERT INTO input (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
            number = count(self._connection, "SELECT id FROM input WHERE name = ?", (name,))
            self._inputs[name] = number
        return number

    def _article(self, read: Read, number: int, resource: int) -> Added:
        article, kept, run = read.article, read.kept, self._connection.execute
        if kept is not None:
            resource = self.resource(kept.resources, kept.version, kept.overlay)
        before = rows(
            self._connection,
            "SELECT id, revision, latest, digest FROM article WHERE address = ? ORDER BY revision DESC",
            (read.address,),
        )
        for same, _, current, digest in before:
            if digest == read.digest:
                if not current and (kept is None or kept.latest):  # the page is again what it was
                    self._latest(read.address, same)
                    self._anew(same, read, resource)
                    self._sentences(same, article.date, read.sentences)
                return Added(present=1)
        # An export that was cut short may hold the earlier revision alone: it is the latest that there is.
        latest = not before or kept is None or kept.latest
        run(
            "INSERT INTO article (key, address, revision, latest, digest, input, resource, page, url, outlet, date,"
            " date_reason, title, text, rest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                read.address,
                before[0][1] + 1 if before else 1,
                latest,
                read.digest,
                number,
                resource,
                article.page,
                article.url,
                article.outlet,
                article.date,
                article.date_reason,
                article.title,
                article.text,
                _rest(article),
            ),
        )
        stored = self._connection.last_insert_rowid()
        if before and latest:
            self._latest(read.address, stored)
        link_copy(self._connection, stored, read)
        self._statements(stored, read)
        self._linker.link(stored)
        if latest:
            self._sentences(stored, article.date, read.sentences)
        return Added(articles=1, statements=len(article.statements))

    def replace(self, article: int, read: Read, resource: int) -> None:
        """Replaces the statements of a stored article, read anew with other resources; `link_anew` comes after."""
        with transaction(self._connection):
            self._anew(article, read, resource)
            self._connection.execute("UPDATE linking SET digest = ''")

    def _anew(self, article: int, read: Read, resource: int) -> None:
        run = self._connection.execute
        self._unindex("article = ?", (article,))
        self._linker.unlink(article)
        run("DELETE FROM statement WHERE article = ?", (article,))
        run("DELETE FROM event WHERE article = ?", (article,))
        run("UPDATE article SET resource = ? WHERE id = ?", (resource, article))
        self._statements(article, read)
        self._linker.link(article)

    def _latest(self, address: str, article: int) -> None:
        """Makes one revision of an address the latest."""
        run = self._connection.execute
        run("UPDATE article SET latest = (id = ?) WHERE address = ?", (article, address))
        others = "article IN (SELECT id FROM article WHERE address = ? AND id <> ?)"
        self._unindex(others, (address, article))
        for table in ("statement", "event"):
            run(f"UPDATE {table} SET latest = 0 WHERE {others}", (address, article))
        run(f"DELETE FROM said WHERE rowid IN (SELECT id FROM sentence WHERE {others})", (address, article))
        run(f"DELETE FROM sentence WHERE {others}", (address, article))
        run(
            "DELETE FROM dated WHERE rowid IN (SELECT id FROM article WHERE address = ? AND id <> ?)",
            (address, article),
        )

    def _sentences(self, article: int, day: str | None, found: Sequence[Sentence]) -> None:
        run = self._connection.execute
        for sentence in found:
            run(
                "INSERT INTO sentence (article, field, start, stop, keys) VALUES (?, ?, ?, ?, ?)",
                (article, sentence.field, sentence.start, sentence.stop, sentence.keys),
            )
            run("INSERT INTO said (rowid, words) VALUES (?, ?)", (self._connection.last_insert_rowid(), sentence.keys))
        run("INSERT INTO dated (rowid, words) VALUES (?, ?)", (article, dated(found, day)))

    def _unindex(self, where: str, values: tuple[str | int, ...]) -> None:
        for table in ("search_key", "search_exact"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE rowid IN (SELECT id FROM statement WHERE latest AND {where})", values
            )

    def _statements(self, article: int, read: Read) -> None:
        """Stores the statements and the events of an article."""
        latest = count(self._connection, "SELECT latest FROM article WHERE id = ?", (article,))
        for statement, keys, exact in zip(read.article.statements, read.keys, read.exact, strict=True):
            self._connection.execute(
                "INSERT INTO statement (article, key, field, content, cue_start, cue_end, form, act, negated, hedged,"
                " time, date, latest, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article,
                    statement.id,
                    statement.field,
                    msgspec.json.encode(statement.content).decode(),
                    *statement.cue,
                    statement.form,
                    statement.act,
                    statement.negated,
                    statement.hedged,
                    statement.time,
                    read.article.date,
                    latest,
                    statement.rule,
                ),
            )
            number = self._connection.last_insert_rowid()
            self._agents(number, statement)
            if latest:
                self._index(number, "search_key", keys, read.title_key)
                self._index(number, "search_exact", exact, read.title_exact)

        store_events(self._connection, article, read.article, latest=bool(latest))

    def _agents(self, number: int, statement: Statement) -> None:
        agents = [("source", 0, statement.source)]
        agents += [("via", place, relay) for place, relay in enumerate(statement.via)]
        if statement.to is not None:
            agents.append(("to", 0, statement.to))
        self._connection.executemany(
            "INSERT INTO agent (statement, role, place, name, type, mention_start, mention_end, aliases, office,"
            " country, local, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, role, place, *_columns(agent)) for role, place, agent in agents),
        )

    def _index(self, number: int, table: str, words: Words, title: str) -> None:
        self._connection.execute(
            f"INSERT INTO {table} (rowid, content, source, addressee, relay, title) VALUES (?, ?, ?, ?, ?, ?)",
            (number, words.content, words.source, words.addressee, words.relay, title),
        )


def _columns(agent: Agent) -> tuple[str | int | None, ...]:
    start, end = agent.mention if agent.mention is not None else (None, None)
    aliases = msgspec.json.encode(agent.aliases).decode() if agent.aliases else None
    return (
        agent.name,
        agent.type,
        start,
        end,
        aliases,
        agent.office,
        agent.country,
        agent.entity,
        agent.name_reason,
    )


def _rest(article: Article) -> str | None:
    rest = {name: value for name in _REST if (value := getattr(article, name))}
    return msgspec.json.encode(rest).decode() if rest else None
