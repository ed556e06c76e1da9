"""Surnames: what words after a given name are the rest of the name."""

from __future__ import annotations

from masdar.lexicon import Reading
from masdar.statements.constructs import Constructs

_CLOSERS = ",E<:.(|Or"
"""What follows a whole name."""
_OPENERS = tuple(",E<:(")
"""What follows the name of a speaker before his words, or before what is told of him."""
_OFFICE = 8
"""Tokens of an office between a verb and the name of its holder."""
_DESCRIBING = frozenset("OUGYtCWwghH")
"""What an office is made of, between a verb and the name of its holder."""


class Surnames(Constructs):
    """Asks whether a word is a surname, by what stands around it."""

    def _turned(self, place: int) -> bool:
        """Tells whether its place has made the word a name («بالطيب»)."""
        reading = self._reading(place)
        return self._letters[place] == "o" and reading is not None and reading.letter != "o"

    def _surname_slot(self, start: int, place: int) -> bool:
        """Tells whether the word stands between a given name and what only follows a whole one («نبيه بري، …»)."""
        reading = self._reading(place)
        if reading is None or reading.suffix or not self._after_given(start, place) or self._circumstance(place):
            return False
        if self._told_slot(start, place, reading):
            return True
        if reading.definite and reading.number == "p" and reading.core.endswith("ين"):
            return False  # «دعا سالم الحاضرين، نحو مئة شخص، إلى …»
        if self._letters[place] == "F" and reading.lexeme is not None:
            return False
        if self._plain(place) and self._tokens.words[place].endswith(("ة", "ات")):
            return False  # «ألقى سالم كلمة، …»
        if not self._can_be_surname(place, reading):
            return False
        if self._letters[place + 1 : place + 2] == "O" and self._possesses(place):
            return False
        return (
            self._letters[place + 1 : place + 2] in tuple(_CLOSERS)
            or self._closes_after(place)
            or self._spoken_after(place, reading)
        )

    def _told_slot(self, start: int, place: int, reading: Reading) -> bool:
        """Tells whether the word stands between the one name of whoever speaks and his words, and so is his surname.

        «قال سالم هان، …»، «أكد رئيس المجلس سالم يزدي على …»: a verb of saying has its subject before it, so that no
        other verb, office or nation can follow it there without a conjunction.
        """
        letter, after = self._letters[place], self._letters[place + 1 : place + 2]
        if reading.definite or letter not in "FOGg" or not self._after_speech(start):
            return False
        if letter == "g":  # «سالم تركي في …», but «سالم غربي المدينة»
            relational = not reading.clitics and reading.gender == "m" and reading.core[-1] == "ي"
            return relational and (after in _OPENERS or after in tuple("fluimnpLT"))
        if letter == "F" and reading.lexeme is None and not reading.clitics:
            return not reading.core.endswith(("ون", "ين", "ان"))
        if reading.clitics:  # «ويتمان»، but «وضحك»
            return letter == "F" and reading.clitics == "و" and reading.kind == "present" and after in _OPENERS
        return after in _OPENERS and reading.core[-1] != "ا" and not self.surname(place - 1)  # «اتهم ترامب غوغل، …»

    def _surname_of_two(self, place: int) -> bool:
        """Tells whether an unknown bare word after one with article ends the name of a speaker («الفريدو ساليناس»)."""
        ends = self._letters[place + 2 : place + 3] in _OPENERS
        return ends and self._unknown(place + 1) and self._after_speech(place)

    def _after_speech(self, place: int) -> bool:
        """Tells whether a verb of saying stands before the name, or before the office that the name follows."""
        at = place - 1
        if at > 1 and self._letters[at] == ",":
            at -= 1  # «قال رئيس المجلس، سالم …»
        while at >= 0 and self._letters[at] in _DESCRIBING and place - at < _OFFICE:
            at -= 1
        return at >= 0 and self._letters[at] in "Vv"

    def _after_given(self, start: int, place: int) -> bool:
        """Tells whether a given name may end before the word: a known one, an unknown one, a compound one."""
        if place == start:
            return False
        compound = self._letters[place - 2 : place - 1] == "q" and place - 2 >= start  # «عبد الحكيم»
        before = self._letters[place - 1] == "P" or self._unknown(place - 1)
        return before or compound or self._tokens.words[place - 1] == "الدين"

    def _can_be_surname(self, place: int, reading: Reading) -> bool:
        """Tells whether a word of its class is a surname as often as not, where nothing but the name can stand."""
        letter = self._letters[place]
        return (
            letter in "oFWgUt"
            or (letter == "H" and reading.lexeme is None)  # «إنغرام»
            or (letter in "Hh" and self._with_apposition(place))
            or (letter in "GO" and self._given(place))
            or (letter in "bl" and len(self._tokens.words[place]) == 3)
            or (letter == "b" and self._like_name(reading))
        )

    def _spoken_after(self, place: int, reading: Reading) -> bool:
        """Tells whether listeners, an occasion, or على أن follow («قال كمال شريف لرويترز …»)."""
        after = self._letters[place + 1 : place + 3]
        bare = self._letters[place] == "o" and reading.number != "p" and not reading.core.endswith(("ا", "ه", "ات"))
        if len(after) < 2 or not (bare or (self._letters[place] in "OUt" and self._given(place))):
            return False
        if after[0] in "uinm" and after[1] == "E":
            return True
        return after[0] in "flL" and self._adjunct(place + 1)

    def _closes_name(self, place: int) -> bool:
        """Tells whether what follows a whole name stands here («مصطفى سيد قادر، …»)."""
        return self._letters[place : place + 1] in tuple(_CLOSERS)

    def _closed(self, place: int) -> bool:
        """Tells whether what opens the words of a speaker stands here: the name before is whole."""
        return self._letters[place : place + 1] in ("E", "<", ":")

    def _with_apposition(self, place: int) -> bool:
        """Tells whether an office in apposition follows a bare noun, which is a name then («دومينيك راب، الوزير …»)."""
        reading = self._reading(place)
        office = self._letters[place + 1 : place + 3] == ",O" and self._definite(place + 2)
        return office and reading is not None and not (reading.definite or reading.clitics)

    def _closes_after(self, place: int) -> bool:
        """Tells whether one more given name follows and ends the name («غلين دارسي وود، …»)."""
        return self._letters[place + 1 : place + 2] == "P" and self._letters[place + 2 : place + 3] in tuple(",E<:.(|")

    def _like_name(self, reading: Reading) -> bool:
        """Tells whether a given name is left of a surname without its ب («بايلي»)."""
        return reading.lexeme is not None and reading.lexeme.cls == "given" and not reading.definite

    def _possesses(self, place: int) -> bool:
        """Tells whether a noun before an office goes with it («حل سالم محل المدرب»، «سالم أحد المدربين»)."""
        reading, following = self._reading(place), self._reading(place + 1)
        if reading is None or following is None or self._given(place):
            return False
        if reading.definite:  # «ليلى باخ المسؤولة الكبيرة» but «سهيل الدراج الخبير»
            return bool(following.clitics) or self._tokens.words[place][-1] == "ة"
        return self._letters[place] == "U" or (
            reading.lexeme is not None and not self._described(place) and following.definite
        )

    def _unknown(self, place: int) -> bool:
        """Tells whether a bare word is in no lexicon."""
        reading = self._reading(place)
        return self._letters[place] == "o" and reading is not None and reading.lexeme is None

    def _definite_surname(self, start: int, place: int, limit: int) -> bool:
        """Tells whether a word with article is the surname of the one given name before («محمد الحواري»)."""
        letters, reading = self._letters, self._reading(place)
        compound = place - start == 2 and letters[start] == "q"  # «عبد الرحمن»
        if reading is None or not (compound or (place - start == 1 and self._first_name(start))):
            return False
        if self._given(place) and not self._more_described(place, limit):
            return True  # «عبد الرحمن الحاج»
        if reading.gender != "m" or not self._described(place) or self._lexicon.lists("when-adjective", reading.core):
            return False
        return not self._where_from(place, reading)

    def _where_from(self, place: int, reading: Reading) -> bool:
        """Tells whether an adjective is a participle with its preposition («سالم المقيم في الخارج»)."""
        core, following = reading.core, self._letters[place + 1 : place + 2]
        if self._governs(place, following):
            return True
        passive = core[0] == "م" and not core.endswith("ي")
        active = len(core) == 4 and core[1] == "ا"
        return (passive and following in tuple("miunb")) or (active and following in tuple("min"))

    def _first_name(self, place: int) -> bool:
        """Tells whether the word is a given name and no surname: it has no article, and its gender is known."""
        reading = self._reading(place)
        if reading is None or reading.lexeme is None or reading.definite or self._letters[place] != "P":
            return False
        return reading.lexeme.cls == "given" and bool(reading.lexeme.value("gender"))

    def _whole_name(self, place: int) -> bool:
        """Tells whether a given name and a surname fill their place («قال يوسف العمراني، …»)."""
        before = self._letters[place - 2] if place > 1 else "|"
        return before in "VvBOtU,.|E" and self._letters[place + 1 : place + 2] in tuple(",E<:.(|")

    def _surname(self, place: int, limit: int) -> bool:
        """Tells whether an office after a given name is a surname («خولة الخطيب،»): nothing belongs to it."""
        if self._letters[place] != "O" or self._letters[place - 1] != "P" or self.surname(place - 1):
            return False
        return place + 1 >= limit or self._letters[place + 1] in ",.|E<>:(U"

    def _last_part(self, start: int, place: int) -> bool:
        """Tells whether a surname with its article closes the name before `place` («عزام بن محمد الدخيل اطلع …»)."""
        letters, reading = self._letters, self._reading(place - 1)
        return (
            letters[place - 1] == "P"
            and reading is not None
            and reading.definite
            and place - start > 2
            and letters[place - 2] != "q"
            and letters[place : place + 1] == "o"
        )

    def _more_described(self, place: int, limit: int) -> bool:
        """Tells whether another word with article follows («محمد الصادق» but «الوعد الصادق القديم»)."""
        return place + 1 < limit and self._definite(place + 1) and not self._given(place + 1)

    def _hyphened(self, start: int, place: int) -> bool:
        """Tells whether a dash or the point of an initial stands inside the name («هلا سعد - كوفال»، «و. كوفال»)."""
        letters, reading = self._letters, self._reading(place + 1) if place + 1 < len(self._tokens) else None
        if place == start or reading is None or reading.clitics or reading.definite or letters[place + 1] not in "PoGF":
            return False
        if letters[place] == "_":
            return self._tokens.words[place] == "."
        closed = letters[place + 2 : place + 3] in tuple("E,:<(")
        known = reading.lexeme is not None and letters[place + 1] != "P" and not (letters[place + 1] == "G" and closed)
        if letters[place] != "-" or known:
            return False
        starts, ends = self._tokens.starts, self._tokens.ends
        glued = ends[place - 1] == starts[place] or ends[place] == starts[place + 1]
        return glued or closed

    def _possessed(self, place: int, reading: Reading) -> bool:
        """Tells whether an unknown word, or one read otherwise, carries the pronoun of whoever is named («قراره»)."""
        core = reading.core
        noun = self._letters[place] == "o" and len(core) > 4
        known = self._tokens.words[place][-1] == "ه" and self._lexicon.knows(core[:-1])
        return noun and (known or (reading.lexeme is None and core.endswith(("تها", "تهم", "تهما"))))

    def _predicate(self, place: int, reading: Reading) -> bool:
        """Tells whether an unknown participle with its preposition says what is done («العياري متماه مع …»)."""
        core = reading.core
        participle = reading.lexeme is None and len(core) > 4 and core.startswith("مت") and core[-1] not in "يا"
        return participle and self._letters[place + 1 : place + 2] in tuple("pimnu")
