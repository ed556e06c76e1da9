"""Who fills the place of the subject before what is said, where no word there is known to speak."""

from __future__ import annotations

from functools import cached_property

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
_NOUNS = "owgOUGWCPYhHT0"
"""Letters of the nouns of those of whom some speak."""
_AIMED = ("urge", "demand", "warn", "threaten")
"""What is done to somebody, who is the object of the verb."""
_TAKES = ("that", "quote", "colon")


class Fillers(Addressees):
    """Reads subjects that only their place shows."""

    def _filler(self, frame: Frame, place: int, limit: int) -> Phrase | None:
        """Returns the nouns that fill the place of the subject («قال اللورد هول إن …»، «قال شو إن …»)."""
        reading = frame.reading
        if (
            (frame.rule.takes not in _TAKES and frame.rule.takes != "prep")
            or (self._letters[frame.first] not in "Vv" and frame.rule.takes != "that")
            or self._letters[frame.first] not in "VvB"
            or frame.left is not None
            or place >= limit  # «قال أن»
            or reading is None
            or reading.suffix
            or reading.number != "s"
            or (frame.lexeme is not None and bool(frame.lexeme.values("told")))
            or self._tokens.core(place) == "نفس"  # «وأضاف نفس المصدر أن …»: whoever that is spoke before
        ):
            return None
        if self._letters[frame.first] == "B":
            return self._body(frame, reading, place, limit)
        if frame.rule.takes == "prep":
            some = self._some(frame, reading, place, limit) if place == frame.stop else None
            return some or (None if self._addressing(frame) else self._body(frame, reading, place, limit))
        return (
            self._body(frame, reading, place, limit)
            or self._whoever(place, limit)
            or self._part_of_them(place, limit)
            or self._some(frame, reading, place, limit)
            or self._with_title(place, limit)
            or self._lone(reading, place, limit)
            or self._namesake(frame, reading, place, limit)
            or self._strange(place, limit)
        )

    def _body(self, frame: Frame, verb: Reading, place: int, limit: int) -> Phrase | None:
        """Returns a construct of ordinary nouns («أعلنت بلدة الساحل أن …»، «قالت خدمة الإسعاف في بيان: …»)."""
        letters, head = self._letters, self._tokens.reading(place)
        if place != frame.stop or head is None or head.lexeme is None:
            return None
        bare = letters[place] == "o" and not (head.definite or head.suffix or head.clitics)
        feminine = self._tokens.words[place].endswith("ة")
        stop = place + 1
        while stop < limit and letters[stop] in "wgCoPhHGYOU":
            stop += 1
        if letters[stop : stop + 1] == "{" and stop < self._tokens.mate[stop] < limit:
            stop = self._tokens.mate[stop] + 1  # «ذكرت خدمة «النهر» للمشتركين أن …»
        last = self._tokens.reading(stop - 1)
        closed = letters[stop - 1] in "}PC" or (last is not None and last.definite)
        ends = stop == limit or (letters[stop] in PREPOSITIONS and stop + 1 == limit)
        if frame.rule.takes != "that" or closed:
            ends = closed and (letters[stop] in _AFTER or (ends and verb.kind == "past"))
        shown = "f" if feminine or head.number == "p" else "m"
        if not (bare and ends and 1 < stop - place <= _BODY) or verb.gender != shown:
            return None
        elative = len(head.core) == _ELATIVE and head.core[0] == "ا"
        if elative or self._lexicon.lists("when-noun", head.core) or self._adverbial(place, head):
            return None  # «قال نهاية الأسبوع الماضي: …»، «يعتبر أفضل البرامج …»
        phrase = Phrase(place)
        phrase.stop, phrase.kind, phrase.gender = stop, "organization", verb.gender
        name = self._name_beside(place, stop)
        if name:
            phrase.kind, phrase.head, phrase.name = "person", name, (name, stop)
        return phrase

    def _name_beside(self, place: int, stop: int) -> int:
        """Returns where a name begins after a whole construct («قال رأس الحربة سالم الراشدي إن …»), or 0."""
        name = next((at for at in range(place + 2, stop) if self._letters[at] == "P"), 0)
        before = self._tokens.reading(name - 1) if name else None
        whole = before is not None and before.definite and self._letters[name - 1] in "wgGoHh"
        return name if whole and self._phrases.name_end(name, stop) == stop else 0

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

    def _some(self, frame: Frame, verb: Reading, place: int, limit: int) -> Phrase | None:
        """Returns a share, both, or people described by an unknown noun («قال 52 في المئة إنهم …»)."""
        letters = self._letters
        share = letters[place] == "0" and self._phrases.past_share(place + 1, limit + 1) > place + 1
        plural = letters[place] in "ow" and self._tokens.core(place).endswith("ون")
        if not (share or plural or letters[place] == "k") or self._addressing(frame):
            return None
        stop = place + 1
        while stop < limit and self._of_some(stop):
            stop += 1
            if letters[stop - 1] == "m" and self._tokens.words[stop - 1] != "من":
                break  # «الكثير منها»
        lone = letters[place] == "k" and stop == place + 1 and not self._definite_word(place)
        often = any(self._lexicon.lists("when-noun", self._tokens.core(at)) for at in range(place, stop))
        if lone or often or (stop < limit and letters[stop] not in _AFTER):
            return None  # «هدد عدة مرات بأنه …»
        phrase = Phrase(place)
        phrase.head, phrase.stop, phrase.kind, phrase.gender = place, stop, "unnamed", verb.gender
        phrase.plural = plural or (verb.gender == "m" and not self._tokens.core(place).startswith("احد"))
        return phrase

    def _addressing(self, frame: Frame) -> bool:
        """Tells whether what the verb says is said to somebody, who is its object («حث السكان على …»)."""
        return (
            frame.lexeme is not None
            and frame.lexeme.value("act") in _AIMED
            and frame.rule.takes in ("prep", "quote", "colon", "that")
        )

    def _of_some(self, place: int) -> bool:
        """Tells whether the token goes on telling of whom some speak."""
        letters, reading = self._letters, self._tokens.reading(place)
        if reading is not None and reading.clitics[:1] in ("و", "ف") and reading.clitics:
            return False
        return letters[place] in _NOUNS or (letters[place] in "mfb" and letters[place - 1] in "k0fb")

    def _definite_word(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        return reading is not None and reading.definite

    def _namesake(self, frame: Frame, verb: Reading, place: int, limit: int) -> Phrase | None:
        """Returns a surname that is written like an ordinary word («يقول سهم إن …»، «قال رعد في بيان إن …»).

        Before a quotation the noun may be the object («قال كلمة: «…»»), unless the text gives the name in full.
        """
        letters, reading = self._letters, self._tokens.reading(place)
        if reading is None or reading.suffix or place != frame.stop or not self._name_ends(place + 1, limit):
            return None
        if self._adverbial(place, reading):
            return None
        clause = frame.opener > 0 and not self._tokens.words[frame.opener].startswith("ب")
        if letters[place] in "FBV" and place + 1 == limit and clause and not reading.clitics:
            return self._person(place, place + 1)  # two verbs never stand side by side («أضاف يلمز أن …»)
        full = self._tokens.core(place) in self._families
        feminine = verb.gender == "f" or self._tokens.words[place][-1] == "ة"
        if reading.clitics or feminine or letters[place] not in "otHhWGPNw":
            return None
        if reading.definite and (not full or letters[place] != "w"):
            return None  # «قال الخميس إن …»
        return self._person(place, place + 1) if full or (clause and letters[place] not in "NP") else None

    def _strange(self, place: int, limit: int) -> Phrase | None:
        """Returns a foreign name some of whose parts are written like ordinary words («قال ويل درسون من …»)."""
        letters, stop = self._letters, place
        while stop < limit and stop - place < _BODY and letters[stop] in "oPFHtBg":
            reading = self._tokens.reading(stop)
            if reading is None or reading.definite or reading.suffix or self._adverbial(stop, reading):
                break
            stop += 1
        unknown = any(letters[at] == "P" or self._no_word(at) for at in range(place, stop))
        apposed = letters[stop : stop + 2] in (",O", "OO") or letters[stop : stop + 1] in ("O", "(", "E", ":")
        of_group = letters[stop : stop + 2] in ("mG", "fG")
        if stop - place < 2 or not unknown or not (apposed or of_group) or self._listed_noun(place):
            return None
        return self._person(place, stop)

    def _no_word(self, place: int) -> bool:
        """Tells whether the word is in no lexicon."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is None

    def _listed_noun(self, place: int) -> bool:
        """Tells whether an ordinary noun or a verbal noun opens what might be a name («أعلن إغلاق دارن»)."""
        reading = self._tokens.reading(place)
        return self._letters[place] in "HF" and reading is not None and reading.lexeme is not None

    def _name_ends(self, place: int, limit: int) -> bool:
        """Tells whether nothing more of a name stands at `place`: a mark, an adjunct, or how it was said."""
        letters = self._letters
        reading = self._tokens.reading(place) if place < limit else None
        prepositional = letters[place : place + 1] in tuple(PREPOSITIONS) and place + 1 >= limit
        manner = reading is not None and self._adverbial(place, reading)
        return place >= limit or letters[place] in ",RfT(lr" or prepositional or manner

    def _person(self, place: int, stop: int) -> Phrase:
        phrase = Phrase(place)
        phrase.head, phrase.kind, phrase.name = place, "person", (place, stop)
        phrase.stop = self._phrases.beside_name(phrase, stop, len(self._letters))
        return phrase

    @cached_property
    def _families(self) -> frozenset[str]:
        """The words that the text has after a given name («كمال سهم»)."""
        letters = self._letters
        return frozenset(
            self._tokens.core(at)
            for at in range(1, len(letters))
            if letters[at - 1] in "Pq" or (letters[at - 1] == "o" and self._no_word(at - 1))
        )

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
