"""Names of agencies and media, and what datelines, credits and signatures say by them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from masdar.pages.tables import read_table
from masdar.pages.words import key, words

_HEAD = 120  # characters at the start of a body in which a dateline stands
_LONGEST = 6  # words of a dateline's place, or of a name
_NAMES = 3  # words of a medium that a strong sign alone marks («المدينة نيوز :-»)
_NAME = r"[^()\[\]«»\"“”\n:؛!؟?]{1,40}?"
_BRACKETED = regex.compile(
    rf"^(?P<place>{_NAME})\s*(?P<sep>[-–—:،/]{{0,2}})\s*[(\[«\"“](?P<name>[^()\[\]«»\"“”]{{1,40}})[)\]»\"”](?P<end>\s*[-–—:ـ]{{1,3}}[:\s]?|\s|$)"
)
_ALONE = regex.compile(r"^[(\[]\s*(?P<name>[^()\[\]]{1,60}?)\s*[)\]](?P<end>\s*[-–—:ـ]{1,3}|\s|$)")
_DASHED = regex.compile(
    rf"^(?P<place>{_NAME})\s*[-–—/,،]{{1,3}}\s*[/(]?(?P<name>[\w. +\u0640]{{1,40}}?)[/)]?\s*(?P<end>[-–—:ـ/.]{{1,3}}|$)"
)
_STRONG = regex.compile(r"^(?P<place>[^()\[\]«»\"“”\n.!؟?]{1,40}?)\s*(?P<end>:\s*[-–—]|[-–—ـ]{2,3}|[—–]\s|-\s|:\s|/\s)")
_SIGNED = regex.compile(r"^[\s\-–—.*]*[(\[]\s*([^()\[\]]{1,60}?)\s*[)\]][\s.]*$")


class Dateline(NamedTuple):
    """The words that open a report: `text` as written, and the agency in them with its range."""

    text: str
    agency: str | None
    start: int
    end: int


class Agencies:
    """The names of the tables, by their letters."""

    def __init__(self, *folders: Path) -> None:
        """Reads the tables (see `read_table`).

        Raises:
            TableError: a table is malformed.
        """
        self._kinds: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        for row in read_table("agencies", *folders):
            for name in row.values("written"):
                self._kinds[key(name)] = row.cells["kind"]
                self._ids[key(name)] = row.cells["id"]
        self._places = {key(row.cells["written"]) for row in read_table("places", *folders)}

    def is_agency(self, name: str) -> bool:
        """Tells whether the words name an agency."""
        return self._kinds.get(key(name)) == "agency"

    def is_medium(self, name: str) -> bool:
        """Tells whether the words name an agency or another medium of the tables."""
        return key(name) in self._kinds

    def is_own(self, agency: str, outlet: str | None) -> bool:
        """Tells whether the agency is the outlet itself: what it signs comes from no other."""
        own = {self._ids.get(key(part)) for part in (outlet or "", *(outlet or "").split())}
        return self._ids.get(key(agency)) in own

    def is_place(self, name: str) -> bool:
        """Tells whether the words name a place, or several, that reports are filed from."""
        parts = [part for part in regex.split(r"[،,/]|\s+و(?=\w)", name) if part.strip()]
        return bool(parts) and any(key(part) in self._places for part in parts)

    def named(self, text: str) -> str | None:
        """Returns the agency that the words name, alone or with others or another note, as written."""
        for part in (text, *regex.split(r"\s*[-–—+،,/|&]\s*|\s+و\s*(?=\w)", text)):
            if self.is_agency(part):
                return part.strip()
        return None

    def dateline(self, text: str, outlet: str | None) -> Dateline | None:
        """Returns the dateline that the body's first line opens with, or null.

        A dateline is a place with the agency or paper that filed from it, in
        brackets or after a dash; the medium alone before a dash; or a known
        place before one.
        """
        head = text[:_HEAD].split("\n", 1)[0]
        for pattern in (_BRACKETED, _ALONE, _DASHED, _STRONG):
            found = pattern.match(head)
            if found and (dateline := self._read(found, pattern, outlet)):
                return dateline
        return None

    def filed(self, line: str, outlet: str | None) -> Dateline | None:
        """Returns the dateline that a line of its own is («أبوظبي - البيان», «البيان - أبوظبي»), or null."""
        first, dash, place = map(str.strip, line.partition(" - "))
        if (
            dash
            and key(place) in self._places
            and (self.is_medium(first) or bool(outlet and key(first) == key(outlet)))
        ):
            agency = self.named(first)
            return Dateline(line.strip(), agency, 0, len(agency or ""))
        found = _BRACKETED.match(f"{line} - ") or _DASHED.match(f"{line} - ")
        if found is None or found.end() < len(line) or not self.is_place(found["place"]):
            return None
        return self._read(found, found.re, outlet)

    def _read(self, found: regex.Match[str], pattern: regex.Pattern[str], outlet: str | None) -> Dateline | None:
        groups = found.groupdict()
        place, name = groups.get("place") or "", groups.get("name") or ""
        if len(words(place)) > _LONGEST or len(words(name)) > _LONGEST:
            return None
        medium = bool(name) and (
            self.named(name) is not None or self.is_medium(name) or (outlet is not None and key(name) == key(outlet))
        )
        known = self.is_place(place.strip(" -–—:،/"))
        dashed = bool(found["end"].strip())
        if pattern is _STRONG:
            holds = self._opens(place, found["end"].strip(), outlet)
        elif pattern is _BRACKETED:
            holds = (medium and (dashed or known)) or (dashed and known)
        elif pattern is _ALONE:
            holds = dashed and self.named(name) is not None
        else:
            parted = known and found["end"].strip(".") != "" and len(words(name)) <= _NAMES
            holds = dashed and (medium or parted)
        if not holds:
            return None
        agency = self.named(name or place)
        end = found.start("end")
        start = max(found.string.find(agency, 0, end), 0) if agency else 0
        written = found.string[:end].strip().rstrip("-–—:/ ").strip()
        return Dateline(written, agency, start, start + len(agency or ""))

    def _opens(self, head: str, sign: str, outlet: str | None) -> bool:
        """Tells whether the words before a dash or colon are a dateline without brackets or a second dash."""
        filed = self.is_medium(head) or bool(outlet and key(head) and key(head) in key(outlet))
        if sign in (":", "/"):
            return filed  # «القاهرة: …» is as often a way of quoting
        if sign in ("-", "–", "—"):
            return filed or self.is_place(head)
        return filed or self.is_place(head) or len(words(head)) <= _NAMES

    def signature(self, line: str) -> str | None:
        """Returns the agency that signs an article in a line of its own («(رويترز)»), or null."""
        found = _SIGNED.match(line)
        return self.named(found[1]) if found else None


@cache
def shipped_agencies() -> Agencies:
    """Returns the tables of the package, read once per process."""
    return Agencies()
