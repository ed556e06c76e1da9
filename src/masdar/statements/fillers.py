"""Who fills the place of the subject before what is said, where no word there is known to speak."""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.statements.addressees import Addressees
from masdar.statements.draft import Frame
from masdar.statements.phrase import Phrase

_BODY = 5
"""Tokens of a construct of ordinary nouns that speaks."""
_ELATIVE = 4
"""Letters of an elative («أفضل»)."""
_CLAUSE = 12
"""Tokens of a clause that says who speaks."""
_AFTER = frozenset(",:fRT(-rlLpumnE<")
"""What can follow a whole subject."""
_KNOWN = {"G": "organization", "C": "organization", "W": "media", "U": "unnamed", "Y": "document"}
"""What a word that disagrees with the verb is still («قالت عروسه»، «قال حماس»)."""
_ONE = frozenset({"واحد", "واحده"})
_TAKES = ("that", "quote", "colon")


class Fillers(Addressees):
    """Reads subjects that only their place shows."""

    def _filler(self, frame: Frame, place: int, limit: int) -> Phrase | None:
        """Returns the nouns that fill the place of the subject («قال اللورد هول إن …»، «قال شو إن …»)."""
        reading = frame.reading
        if (
            frame.rule.takes not in _TAKES
            or self._letters[frame.first] not in "Vv"
            or frame.left is not None
            or place >= limit  # «قال أن»
            or reading is None
            or reading.suffix
            or reading.number != "s"
            or (frame.lexeme is not None and bool(frame.lexeme.values("told")))
        ):
            return None
        return (
            self._body(frame, reading, place, limit)
            or self._whoever(place, limit)
            or self._part_of_them(place, limit)
            or self._with_title(place, limit)
            or self._lone(reading, place, limit)
        )

    def _body(self, frame: Frame, verb: Reading, place: int, limit: int) -> Phrase | None:
        """Returns a construct of ordinary nouns («أعلنت بلدة الساحل أن …»، «قالت خدمة الإسعاف في بيان: …»)."""
        letters, head = self._letters, self._tokens.reading(place)
        if place != frame.stop or head is None or head.lexeme is None:
            return None
        bare = letters[place] == "o" and not (head.definite or head.suffix or head.clitics)
        feminine = self._tokens.words[place].endswith("ة")
        stop = place + 1
        while stop < limit and letters[stop] in "wgCoPhHG":
            stop += 1
        if letters[stop : stop + 1] == "{" and stop < self._tokens.mate[stop] < limit:
            stop = self._tokens.mate[stop] + 1  # «ذكرت خدمة «النهر» للمشتركين أن …»
        last = self._tokens.reading(stop - 1)
        closed = letters[stop - 1] in "}PC" or (last is not None and last.definite)
        ends = stop == limit or (letters[stop] in PREPOSITIONS and stop + 1 == limit)
        ends = ends if frame.rule.takes == "that" and not closed else closed and letters[stop] in _AFTER
        if not (bare and ends and 1 < stop - place <= _BODY) or verb.gender != ("f" if feminine else "m"):
            return None
        elative = len(head.core) == _ELATIVE and head.core[0] == "ا"
        if elative or self._lexicon.lists("when-noun", head.core) or self._adverbial(place, head):
            return None  # «قال نهاية الأسبوع الماضي: …»، «يعتبر أفضل البرامج …»
        phrase = Phrase(place)
        phrase.stop, phrase.kind, phrase.gender = stop, "organization", verb.gender
        return phrase

    def _whoever(self, place: int, limit: int) -> Phrase | None:
        """Returns a clause or a share that says who («يقول من قضى الشتاء هنا إن …»، «أوضح ثلث من سئلوا أن …»)."""
        letters = self._letters
        clause = letters[place : place + 2] in ("mF", "mV") and self._tokens.words[place] == "من"
        share = letters[place] == "0" and "R" in letters[place + 1 : min(place + _BODY, limit)]
        comma = letters.find(",", place, limit)
        stop = comma if comma > 0 else limit
        if not (clause or share) or stop - place < 3 or stop - place > _CLAUSE or letters[stop - 1] in PREPOSITIONS:
            return None
        phrase = Phrase(place)
        phrase.stop, phrase.kind = stop, "unnamed"
        return phrase

    def _part_of_them(self, place: int, limit: int) -> Phrase | None:
        """Returns some of several people («قالت واحدة من الحاضرات إن …»)."""
        some = self._letters[place] in "k0" or self._tokens.core(place) in _ONE
        if not some or self._letters[place + 1 : place + 2] != "m" or place + 2 >= limit:
            return None
        them = self._phrases.read(place + 2, limit)
        if them is None or not them.plural or them.kind not in ("unnamed", "person"):
            return None
        phrase = Phrase(place)
        phrase.head, phrase.stop, phrase.kind, phrase.lexeme = them.head, them.stop, "unnamed", them.lexeme
        return phrase

    def _with_title(self, place: int, limit: int) -> Phrase | None:
        """Returns a title and a name that is also a common word («قال العقيد صخر إن …»)."""
        first = place
        while first < limit and self._letters[first] == "t":
            first += 1
        reading = self._tokens.reading(first) if place < first < limit else None
        if reading is None or reading.clitics or reading.suffix:
            return None
        if self._letters[first] in "TD":
            return self._titled_alone(place, first)
        return self._named(place, first, limit)

    def _titled_alone(self, place: int, stop: int) -> Phrase | None:
        """Returns whoever a title with its article means by itself («قال الجنرال يوم الجمعة إن …»)."""
        reading = self._tokens.reading(place)
        if reading is None or not reading.definite or stop - place > 1:
            return None
        phrase = Phrase(place)
        phrase.stop, phrase.kind, phrase.lexeme, phrase.gender = stop, "unnamed", reading.lexeme, reading.gender
        return phrase

    def _lone(self, verb: Reading, place: int, limit: int) -> Phrase | None:
        """Returns one word, or an unknown name, up to the words said («قال شو إن …»، «قالت الشكوى إن …»)."""
        letters, reading = self._letters, self._tokens.reading(place)
        if reading is None or self._adverbial(place, reading):
            return None
        if reading.lexeme is None and letters[place] in "oF":
            return self._named(place, place, limit)
        alone = place + 1 >= limit or letters[place + 1] in ",:"
        if not alone or reading.clitics:
            return None
        phrase = Phrase(place)
        phrase.head, phrase.stop, phrase.gender = place, place + 1, verb.gender
        if letters[place] in _KNOWN:
            phrase.kind, phrase.lexeme = _KNOWN[letters[place]], reading.lexeme
            return phrase
        if letters[place] == "B" and not reading.definite:
            phrase.kind, phrase.name = "person", (place, place + 1)  # «قال فايد إن …»
            return phrase
        feminine = self._tokens.words[place][-1] in "ةى"
        if letters[place] in "Nwh" and reading.definite and verb.gender == ("f" if feminine else "m"):
            phrase.kind = "document"
            return phrase
        return None

    def _adverbial(self, place: int, reading: Reading) -> bool:
        """Tells whether the word says how it was said («قال متأخرا»، «قال بهدوء»)."""
        word = self._tokens.words[place]
        if word[-1] in "اً" and (word[0] == "م" or reading.lexeme is not None):
            return not reading.definite
        return reading.lexeme is not None and self._letters[place] in PREPOSITIONS

    def _named(self, first: int, name: int, limit: int) -> Phrase | None:
        """Returns the person whose name begins at `name`, or null where something else follows it."""
        stop = self._phrases.name_end(name, limit)
        if stop < limit and self._letters[stop] not in _AFTER and self._letters[stop] not in "OG":
            return None
        phrase = Phrase(first)
        phrase.head, phrase.kind, phrase.name = name, "person", (name, stop)
        phrase.stop = self._phrases.beside_name(phrase, stop, limit)
        return phrase
