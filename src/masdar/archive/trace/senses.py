"""What words mean, as far as it takes to compare them: one sense for the forms and synonyms of a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from masdar.archive.keys import Keys
from masdar.archive.known import read_table
from masdar.archive.trace.roots import root
from masdar.lexicon import Lexicon
from masdar.lexicon.table import no_article
from masdar.memory import Memory

_VERBS = frozenset({"verb", "cue"})
_COUNTRY = "country"
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "لل")
_LEAST = 3
"""Letters that are left of a word at least."""
_OFTENER = 3
"""How much oftener a name has to stand without a letter for it to be a proclitic."""


class Senses:
    """Gives the sense of a word by its key (`masdar.archive.keys`), from the most certain knowledge there is.

    A country's name, adjective and capital are one, and so are the tenses and persons of a verb (the lexicon), the
    words of a row of the table `synonyms`, and a name with and without a proclitic where the archive has it far
    oftener without. Of any other word the root is the sense (`masdar.archive.trace.roots`).

    Args:
        keys: the keys of words.
        lexicon: knows verbs and countries.
        often: in how many sentences of the archive a key stands.
        overlay: a folder whose tables are laid over the shipped ones.

    Raises:
        TableError: the table is malformed.
    """

    def __init__(self, keys: Keys, lexicon: Lexicon, often: Callable[[str], int], overlay: Path | None) -> None:
        self._keys = keys
        self._lexicon = lexicon
        self._often = often
        self._synonyms: dict[str, str] = {}
        for row in read_table("synonyms", overlay):
            found = [keys.key(word) for word in row.values("words")]
            # A number in words is the number itself.
            sense = next((key for key in found if key.isdigit()), row.cells["id"])
            self._synonyms.update(dict.fromkeys(found, sense))
        self._countries = {
            key: lexeme.id
            for lexeme in lexicon.lexemes.values()
            if lexeme.cls == _COUNTRY
            for name in (lexeme.lemma, *lexeme.values("capital"))
            if " " not in name and ((key := keys.key(name)) == no_article(name) or not self._known(key))
        }
        """Names by their keys, which lack the article that some always have («العراق»), or an ending («إيران»)."""
        self.sense: Callable[[str], str] = Memory(lambda key: self._sense(self._bare(key))).__getitem__
        """Returns what the word with a key shares with its other forms and its synonyms."""

    def _known(self, key: str) -> bool:
        return any(reading.lexeme is not None for reading in self._lexicon.readings(key))

    def _sense(self, key: str) -> str:
        lexemes = [reading.lexeme for reading in self._lexicon.readings(key) if reading.lexeme is not None]
        country = next((lexeme.id for lexeme in lexemes if lexeme.cls == _COUNTRY), self._countries.get(key))
        if country is not None:
            return country
        if key not in self._synonyms:
            key = next((self._keys.key(lexeme.lemma) for lexeme in lexemes if lexeme.cls in _VERBS), key)
        return self._synonyms.get(key) or root(key)

    def _bare(self, key: str) -> str:
        """Returns the key of a name without the proclitic that it may begin with."""
        starts = [letters for letters in _PROCLITICS if key.startswith(letters) and len(key) >= len(letters) + _LEAST]
        if not starts or self._keys.known(key):
            return key
        often = self._often(key)
        rests = ((self._often(rest), rest) for rest in (key.removeprefix(letters) for letters in starts))
        most, rest = max(rests)
        return rest if most > _OFTENER * often else key
