"""Captions, and the credits in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import regex

from masdar.model import Image
from masdar.pages.agencies import Agencies
from masdar.pages.tables import read_table
from masdar.pages.words import folded, key, words
from masdar.tables import TableError

KINDS = frozenset({"credit", "label", "note"})
_LONGEST = 600  # characters of a caption
_CREDIT = 10  # words of a credit, at most
_BRACKETED = regex.compile(r"^(.*)(?<=\S)\s*[(\[]\s*([^()\[\]]{1,60})[)\]][\s.]*$", regex.DOTALL)
_BARRED = regex.compile(r"^(.*\S)\s*(?:[|–—]|\s-)\s+([^|–—]{1,40})$", regex.DOTALL)
_ARABIC = regex.compile(r"\p{Arabic}")
_LATIN = regex.compile(r"[A-Za-z]{2}")


class Captions:
    """Parts captions from their credits."""

    def __init__(self, agencies: Agencies, *folders: Path) -> None:
        """Reads the table (see `read_table`).

        Raises:
            TableError: the table is malformed.
        """
        self._agencies = agencies
        written: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for row in read_table("captions", *folders):
            if row.cells["kind"] not in KINDS:
                raise TableError(row.file, row.line, f"kind is one of {', '.join(sorted(KINDS))}.")
            written[row.cells["kind"]].extend(row.values("written"))
        self._notes = {key(note) for note in written["note"]}
        self._credits = tuple(tuple(found) for credit in written["credit"] if (found := words(credit)))
        signs = [credit for credit in written["credit"] if not credit[0].isalpha()]
        labels = "|".join(map(regex.escape, sorted(written["label"], key=len, reverse=True)))
        self._label = regex.compile(rf"^(?:{labels})\s*[:،,]?\s*")
        opening = "|".join(map(regex.escape, sorted(written["credit"], key=len, reverse=True)))
        self._opening = regex.compile(rf"^(?:{opening})\s*[:،,/]\s*", regex.IGNORECASE)
        sign = "|".join(map(regex.escape, signs))
        self._inside = regex.compile(rf"^(.*?)\s*(?<!\w)((?:{sign})\s*\S.*|(?:{opening})\s?[:،/].*)$", regex.IGNORECASE)

    def image(self, caption: str, credit: str | None = None, outlet: str | None = None) -> Image | None:
        """Returns the image with its caption and credit parted, or null where there are no words."""
        caption = self._label.sub("", caption[:_LONGEST].strip()).strip()
        if credit is None:
            caption, credit = self._parted(caption, outlet)
        if credit is not None:
            credit = self._opening.sub("", credit.strip("()[] ")).strip()
        return Image(caption=caption or None, credit=credit or None) if caption or credit else None

    def ends_with_credit(self, line: str) -> bool:
        """Tells whether a line of a dump is a caption by the credit at its end."""
        if len(line) > _LONGEST:
            return False
        found = _BRACKETED.match(line)
        return bool(found and found[1].strip() and self._is_credit(found[2], None))

    def _parted(self, caption: str, outlet: str | None) -> tuple[str, str | None]:
        found = _BRACKETED.match(caption)
        if found and self._is_credit(found[2], outlet):
            return found[1].strip(), found[2]
        found = _BARRED.match(caption)
        if found and (self._agencies.named(found[2]) or self._agencies.is_medium(found[2])):
            return found[1].strip(), found[2]
        found = self._inside.match(caption)
        if found and len(words(found[2])) <= _CREDIT:
            return found[1].strip(" -–—|.،"), found[2]
        if self._agencies.named(caption) == caption or (_LATIN.search(caption) and not _ARABIC.search(caption)):
            return "", caption
        return caption, None

    def _is_credit(self, text: str, outlet: str | None) -> bool:
        found = words(text)
        if not found or key(text) in self._notes:
            return False
        if self._agencies.named(text) or self._agencies.is_medium(text) or (outlet and key(text) == key(outlet)):
            return True
        opened = any(tuple(found[: len(credit)]) == credit for credit in self._credits)
        return opened or _LATIN.search(folded(text)) is not None


def without_copies(images: Iterable[Image]) -> tuple[Image, ...]:
    """Returns the images, each caption once."""
    kept: dict[str, Image] = {}
    for picture in images:
        kept.setdefault(key(picture.caption or picture.credit or ""), picture)
    return tuple(kept.values())


@cache
def shipped_captions(agencies: Agencies) -> Captions:
    """Returns the table of the package, read once per process."""
    return Captions(agencies)
