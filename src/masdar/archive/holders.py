"""Who holds an office when: learned from the names that stand beside it, and given to the office without a name.

An office that stands alone («وزير الخارجية الليبي») means the one person who is
named with it in the articles of the days around; where those name two, it
stays open.
"""

from __future__ import annotations

from collections import Counter

import apsw

from masdar.archive.rows import row, rows

DAYS = 90
"""How far from an article another one tells who held an office when it appeared."""
_AGREED = 0.9
"""Share of the articles that have to name one person, where some name another."""
_SOME = 3
"""Articles that have to name that person then."""
_OWN = "country"


class Holders:
    """The offices of an archive and who is named with them."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def seen(self, office: int, holder: int, article: int, date: str | None, written: str) -> None:
        """Notes that an article names a person with an office."""
        self._connection.execute(
            "INSERT OR IGNORE INTO tenure (office, date, article, holder, written) VALUES (?, ?, ?, ?, ?)",
            (office, _day(date), article, holder, written),
        )
        self.asked(office, date)

    def asked(self, office: int, date: str | None) -> None:
        """Notes that an office has to be settled around a day."""
        day = _day(date)
        if day is not None:
            self._connection.execute(
                "INSERT INTO due (office, since, until) VALUES (?1, ?2, ?2) ON CONFLICT (office) DO UPDATE"
                " SET since = min(since, ?2), until = max(until, ?2)",
                (office, day),
            )

    def forget(self, article: int) -> None:
        """Takes back what an article says of offices."""
        for office, day in rows(self._connection, "SELECT office, date FROM tenure WHERE article = ?", (article,)):
            self.asked(office, day)
        self._connection.execute("DELETE FROM tenure WHERE article = ?", (article,))

    def rename(self, one: int, other: int) -> None:
        """Gives the offices of an entity to the one that it is joined to."""
        run = self._connection.execute
        for (office,) in rows(self._connection, "SELECT DISTINCT office FROM tenure WHERE holder = ?", (one,)):
            for since, until in rows(
                self._connection,
                "SELECT min(date), max(date) FROM tenure WHERE holder = ? AND office = ?",
                (one, office),
            ):
                self.asked(office, since)
                self.asked(office, until)
        run("UPDATE OR REPLACE tenure SET holder = ? WHERE holder = ?", (other, one))
        run("UPDATE identity SET holder = ? WHERE holder = ?", (other, one))

    def near(self, office: int, date: str | None) -> list[int]:
        """Returns those who are named with an office around a day, the most often named first."""
        day = _day(date)
        if day is None:
            return []
        return [holder for holder, _ in self._around(office, day).most_common()]

    def settle(self) -> None:
        """Gives the offices that stand without a name to their holders, where articles have come since."""
        for office, since, until in rows(self._connection, "SELECT office, since, until FROM due ORDER BY office"):
            asking = rows(
                self._connection,
                "SELECT identity.article, local, date(article.date) FROM identity"
                " JOIN article ON article.id = identity.article WHERE entity = ? AND date(article.date)"
                f" BETWEEN date(?, '-{DAYS} days') AND date(?, '+{DAYS} days')",
                (office, since, until),
            )
            for article, local, day in asking:
                self._connection.execute(
                    "UPDATE identity SET holder = ? WHERE article = ? AND local = ?",
                    (self._holder(office, day), article, local),
                )
            self._connection.execute("DELETE FROM due WHERE office = ?", (office,))

    def _around(self, office: int, day: str) -> Counter[int]:
        found = rows(
            self._connection,
            "SELECT holder, count(*) FROM tenure WHERE office = ? AND date"
            f" BETWEEN date(?, '-{DAYS} days') AND date(?, '+{DAYS} days') GROUP BY holder ORDER BY holder",
            (office, day, day),
        )
        return Counter(dict(found))

    def _holder(self, office: int, day: str) -> int | None:
        named = self._around(office, day)
        if not named:
            return None
        [(holder, times)] = named.most_common(1)
        if len(named) > 1 and (times < _SOME or times < _AGREED * named.total()):
            return None
        return holder if self._own(office, holder) else None

    def _own(self, office: int, holder: int) -> bool:
        """Tells whether the office is of the country that the person is most often said to be of."""
        found = row(
            self._connection,
            "SELECT value FROM trait WHERE entity = ? AND kind = ? ORDER BY articles DESC, value LIMIT 1",
            (holder, _OWN),
        )
        key = row(self._connection, "SELECT key FROM spelling WHERE entity = ?", (office,))
        return found is not None and key is not None and key[0].endswith(f" {found[0]}")


def _day(date: str | None) -> str | None:
    return date[:10] if date is not None else None
