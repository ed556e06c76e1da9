"""The tables that names are linked by: are they well formed, and do their examples hold?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from masdar.archive.keys import Keys
from masdar.archive.known import COLUMNS, read_table
from masdar.archive.linguist import Linguist
from masdar.archive.names import read_name
from masdar.archive.trace.canonical import Canonical
from masdar.archive.trace.sameness import Sameness
from masdar.archive.trace.wording import Wording
from masdar.lexicon import Lexicon, Problem
from masdar.tables import TableError, TableRow

_NAME = "سالم الراشدي"
_SYNONYMS = 2
"""Words of a row of synonyms at least."""


def check_archive(lexicon: Lexicon, overlay: Path | None) -> Iterator[Problem]:
    """Yields what is wrong in the tables, an overlay's laid over the shipped ones."""
    own = overlay / "archive" if overlay is not None else None
    for path in sorted(own.glob("*.tsv")) if own is not None and own.is_dir() else ():
        if path.stem not in COLUMNS:
            yield Problem(str(path), 0, f"There is no table {path.stem}; the tables are {', '.join(sorted(COLUMNS))}.")
    try:
        linguist = Linguist(lexicon, overlay)
        yield from _known(linguist, lexicon, read_table("known", overlay))
        for row in read_table("offices", overlay):
            yield from _office(linguist, row)
        for row in read_table("words", overlay):
            if not _WORDS[row.cells["class"]](linguist, row.cells["word"], row.cells["example"]):
                yield _problem(row, f"The example «{row.cells['example']}» does not show what the class says.")
        yield from _commitment(Wording(lexicon, overlay), read_table("commitment", overlay))
        keys = Keys()
        yield from _multipliers(Canonical(keys, overlay), read_table("multipliers", overlay))
        yield from _synonyms(keys, read_table("synonyms", overlay))
        Sameness(overlay)
        for row in read_table("links", overlay):
            if not row.cells["name"] or not (row.cells["other"] or row.cells["article"]):
                yield _problem(row, "A link takes two names, or a name and the article in which it is somebody else's.")
    except TableError as error:
        yield Problem(error.file, error.line, error.sentence)


def _commitment(wording: Wording, rows: list[TableRow]) -> Iterator[Problem]:
    for row in rows:
        level = wording.commitment(row.cells["example"].split()[0], hedged=False)
        if level != int(row.cells["level"]):
            yield _problem(row, f"The verb of the example «{row.cells['example']}» has the level {level}.")


def _synonyms(keys: Keys, rows: list[TableRow]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for row in rows:
        found = {keys.key(word): word for word in row.values("words")}
        if len(found) < _SYNONYMS:
            yield _problem(row, "The words of the row are forms of one word already.")
        for key, word in found.items():
            if owners.setdefault(key, row.cells["id"]) != row.cells["id"]:
                yield _problem(row, f"The word «{word}» stands in {owners[key]} as well.")


def _multipliers(canonical: Canonical, rows: list[TableRow]) -> Iterator[Problem]:
    for row in rows:
        example, word, value = row.cells["example"], row.cells["word"], row.cells["value"]
        if not value.isascii() or not value.isdecimal():
            yield _problem(row, "The value is a whole number in digits.")
        elif not any(word in part.written.split() and part.kind == "number" for part in canonical.words(example)):
            yield _problem(row, f"No number of the example «{example}» ends in «{word}».")


def _known(linguist: Linguist, lexicon: Lexicon, rows: list[TableRow]) -> Iterator[Problem]:
    countries = {lexeme.value("iso3") for lexeme in lexicon.lexemes.values() if lexeme.cls == "country"}
    owners: dict[str, str] = {}
    for row in rows:
        id, country = row.cells["id"], row.cells["country"]
        if country and country not in countries:
            yield _problem(row, f"No country of the lexicon has the code {country}.")
        for spelling in (row.cells["name"], *row.values("spellings"), *row.values("alone")):
            key = f"{row.cells['type']} {linguist.spelled(row.cells['type'], spelling)}"
            if owners.setdefault(key, id) != id:
                yield _problem(row, f"The spelling «{spelling}» is also one of {owners[key]}.")


def _office(linguist: Linguist, row: TableRow) -> Iterator[Problem]:
    office = linguist.offices.read(row.cells["example"], "LBY")
    word = row.cells["word"]
    if office is None or linguist.offices.head(office.key.split()[0]) != row:
        yield _problem(row, f"The example «{row.cells['example']}» is not read as an office of «{word}».")
    elif office.single == (row.cells["holders"] == "several"):
        yield _problem(
            row, f"The example «{row.cells['example']}» is read as held by {'one' if office.single else 'many'}."
        )


def _same_without(linguist: Linguist, word: str, example: str) -> bool:
    rest = _without(word, example)
    one, other = (linguist.bodies.read(text, "organization", None) for text in (example, rest))
    return rest != example and one is not None and one == other


def _without(word: str, example: str) -> str:
    return " ".join(part for part in example.split() if part != word)


def _needs_country(linguist: Linguist, word: str, example: str) -> bool:
    body = linguist.bodies.read(example, "organization", "LBY")
    alone = linguist.bodies.read(word, "organization", None)
    return body is not None and not body.proper and body.country == "LBY" and alone is None


def _ministry(linguist: Linguist, word: str, example: str) -> bool:
    body = linguist.bodies.read(example, "organization", None)
    whole = linguist.bodies.read(f"وزارة {example}", "organization", None)
    return word.removeprefix("ال") in example and body is not None and body == whole


def _nobody(linguist: Linguist, word: str, example: str) -> bool:
    return word in example and linguist.bodies.read(example, "organization", "LBY") is None


def _common(linguist: Linguist, word: str, example: str) -> bool:
    return word in example and linguist.names.common(read_name(example))


def _generation(linguist: Linguist, word: str, example: str) -> bool:
    return word in example and not linguist.names.holds(read_name(example), read_name(_NAME))


def _alleging(linguist: Linguist, word: str, example: str) -> bool:
    wording, rest = Wording(linguist.lexicon, linguist.overlay), _without(word, example)
    return rest != example and wording.reports(example) and not wording.reports(rest)


def _negating(linguist: Linguist, word: str, example: str) -> bool:
    return word in example.split() and Wording(linguist.lexicon, linguist.overlay).negates(word)


def _plain(linguist: Linguist, word: str, example: str) -> bool:
    return word in example.split() and word in Wording(linguist.lexicon, linguist.overlay).plain


def _past(linguist: Linguist, word: str, example: str) -> bool:
    office = linguist.offices.read(example, "LBY")
    return word in example and office is not None and office.past


def _state(linguist: Linguist, word: str, example: str) -> bool:
    return word in example and linguist.offices.read(example, "LBY") == linguist.offices.read("الرئيس", "LBY")


_WORDS: dict[str, Callable[[Linguist, str, str], bool]] = {
    "alleging": _alleging,
    "common": _common,
    "descriptor": _same_without,
    "generation": _generation,
    "head": _same_without,
    "national": _needs_country,
    "negating": _negating,
    "past": _past,
    "plain": _plain,
    "portfolio": _ministry,
    "state": _state,
    "unique": _needs_country,
    "vague": _nobody,
}


def _problem(row: TableRow, sentence: str) -> Problem:
    return Problem(row.file, row.line, sentence)
