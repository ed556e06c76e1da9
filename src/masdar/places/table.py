"""The table of places: names of cities, regions and states with where they lie.

States and capitals take their names from the lexicon, so that no name stands
twice; the tables add coordinates.  The words before names are lists of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from masdar.lexicon import Lexicon
from masdar.memory import Memory
from masdar.tables import TableError, read_cells
from masdar.text import fold, may_be

Kind = Literal["country", "capital", "city", "region"]
Need = Literal["", "led", "noun"]
NONE = "none"
"""The kind of a longer name that holds that of a place, and is none («نيويورك تايمز»)."""

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 2
"""Letters that a name has to have for a preposition to be taken off it."""
PLACES = ("name", "kind", "country", "latitude", "longitude", "read", "source", "note")
CAPITALS = ("country", "latitude", "longitude", "source", "note")
NOUNS = tuple(
    f"place-{kind}"
    for kind in (
        "capital",
        "part",
        "noun",
        "adverb",
        "side",
        "site",
        "house",
        "institution",
        "resident",
        "land",
        "head",
        "host",
    )
)
"""The lists of the lexicon that hold the words before names, by their classes."""


class Place(NamedTuple):
    """A place on the map."""

    name: str
    kind: Kind
    country: str | None
    """ISO 3166-1 alpha-3; null where states dispute it, or none holds it alone."""
    latitude: float | None
    """Degrees north; null for states and for regions without one point."""
    longitude: float | None
    need: Need = ""
    """What has to stand before the name, which is an ordinary word too: a preposition, or a word such as مدينة."""


class Gazetteer(NamedTuple):
    """Places by the folded words of their names (none for names that only hold one), and the words before names."""

    names: dict[tuple[str, ...], tuple[Place, ...]]
    longest: dict[str, int]
    """How many words the longest name with a given first word has."""
    capitals: dict[str, Place]
    """The first capital of each country."""
    nouns: dict[str, str]
    """What a word before a name is, by the folded word without its article; the lexicon says what there is."""
    openings: Callable[[str], tuple[tuple[str, str], ...]]
    """Returns the first words of names that a written word may be, each with the proclitics before it."""


def _split(written: str) -> Iterator[tuple[str, str]]:
    """Yields the ways in which a folded word may be proclitics and a name."""
    for conjunction in _CONJUNCTIONS:
        if not written.startswith(conjunction):
            continue
        rest = written.removeprefix(conjunction)
        yield conjunction, rest
        if rest.startswith("لل"):
            yield f"{conjunction}ل", f"ال{rest.removeprefix('لل')}"
        if rest[:1] in _PREPOSITIONS and len(rest) > _SHORTEST:
            yield conjunction + rest[0], rest[1:]


def folder() -> Path:
    """Returns the folder of the shipped tables."""
    return Path(str(files("masdar"))) / "data" / "ar" / "places"


def load_gazetteer(lexicon: Lexicon, tables: Path | None = None) -> Gazetteer:
    """Returns the places of the tables (the shipped ones where no folder is given) and of the lexicon's countries.

    Raises:
        TableError: a table cannot be read, or a row is malformed.
    """
    tables = tables or folder()
    names: dict[tuple[str, ...], list[Place]] = {}
    for spellings, place in _rows(tables / "places.tsv"):
        for spelling in spellings:
            names.setdefault(_key(spelling), []).extend([place] if place is not None else [])
    capitals: dict[str, Place] = {}
    for place, spellings in _capitals(lexicon, tables / "capitals.tsv"):
        capitals[place.country or ""] = place
        for spelling in spellings:
            names.setdefault(_key(spelling), [place])
    for state, written in _states(lexicon):
        for spelling in written:
            found = names.setdefault(_key(spelling), [])
            if all(other.kind != "country" for other in found):
                found.insert(0, state)
    longest: dict[str, int] = {}
    for words in names:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))

    def openings(word: str) -> tuple[tuple[str, str], ...]:
        folded = fold(word)
        return tuple(split for split in _split(folded) if split[1] in longest) if may_be(folded, longest) else ()

    places = {key: tuple(found) for key, found in names.items()}
    return Gazetteer(places, longest, capitals, nouns_of(lexicon), Memory(openings).__getitem__)


def nouns_of(lexicon: Lexicon) -> dict[str, str]:
    """Returns what the words before names are, by the folded words without their article."""
    return {word: name.removeprefix("place-") for name in NOUNS for word in lexicon.listed(name)}


def _states(lexicon: Lexicon) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yields the countries of the lexicon with their names; those that are words too («مالي») need a preposition."""
    for lexeme in lexicon.lexemes.values():
        iso3 = lexeme.value("iso3")
        if lexeme.cls == "country" and iso3:
            need: Need = "led" if lexeme.values("ambiguous") else ""
            yield Place(lexeme.lemma, "country", iso3, None, None, need), (lexeme.lemma, *lexeme.values("variant"))


def _rows(path: Path) -> Iterator[tuple[list[str], Place | None]]:
    for line, (name, kind, country, latitude, longitude, need, _, _) in read_cells(path, PLACES):
        spellings = name.split("|")
        at = _point(path, line, latitude, longitude)
        if kind == NONE:
            yield spellings, None
            continue
        try:
            checked = msgspec.convert((spellings[0], kind, country or None, *at, need), Place)
        except msgspec.ValidationError as error:
            raise TableError(str(path), line, f"There is no kind {kind}, or no need {need}.") from error
        yield spellings, checked


def _capitals(lexicon: Lexicon, path: Path) -> Iterator[tuple[Place, list[str]]]:
    spelled: dict[str, tuple[str, ...]] = {}
    # A part of a state has its code too (ويلز): the state is the first row with it.
    for lexeme in reversed(lexicon.lexemes.values()):
        if lexeme.cls == "country" and lexeme.values("capital"):
            spelled[lexeme.value("iso3")] = lexeme.values("capital")
    for line, (country, latitude, longitude, _, _) in read_cells(path, CAPITALS):
        names = list(spelled.get(country, ()))
        at = _point(path, line, latitude, longitude)
        if not names:
            continue  # an overlay may have taken the country out
        yield Place(names[0], "capital", country, *at), names


def _point(path: Path, line: int, latitude: str, longitude: str) -> tuple[float | None, float | None]:
    if not latitude and not longitude:
        return None, None
    try:
        north, east = float(latitude), float(longitude)
    except ValueError as error:
        raise TableError(str(path), line, f"{latitude}, {longitude} is no point.") from error
    if not (-90 <= north <= 90 and -180 <= east <= 180):  # noqa: PLR2004
        raise TableError(str(path), line, f"{latitude}, {longitude} lies outside the map.")
    return north, east


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())
