"""Which preposition of a clause is the one that its cue governs, and which belong to the nouns around it."""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.statements.particles import Particles
from masdar.text import fold

_REACH = 30
"""Tokens after a cue in which the preposition that it governs is looked for."""


class Prepositions(Particles):
    """Finds the prepositions that the cues of one text govern."""

    def _governed(self, place: int, first: int, governs: tuple[str, ...], reading: Reading) -> int:
        """Returns the place of the first of the prepositions `governs` that belongs to the cue, or -1."""
        lexeme = reading.lexeme
        letters = self._letters
        stop = min(place + _REACH, len(letters))
        for look in range(first, stop):
            letter = letters[look]
            if letter in "EVvASsZ<.|:~x":
                return -1
            if letter == "b" and self._tokens.core(look) == "قول":
                return -1
            if letter == "R" and lexeme is not None and lexeme.values("ambiguous"):
                return -1
            at = self._tokens.reading(look)
            if letter == "F" and at is not None and at.clitics == "و" and at.lexeme is not None:
                return -1  # another verb
            if letter == "u" and look + 1 < stop and self._lexicon.lists_owned("venue", self._tokens.core(look + 1)):
                continue  # «أكد النادي في بيان على تويتر أن …»
            if letter == "b" and self._tokens.core(look).removeprefix("ب").startswith("اسم"):
                continue  # «رحب باسم المجلس بالضيوف»
            if letter == "n" and letters[look - 1] == "u":
                continue  # «أعرب المجلس على لسان رئيسه عن …»
            if letter in "bo" and self._lexicon.lists("with-adjunct", fold(self._tokens.words[look])):
                continue  # «بالإضافة إلى»، «بالنسبة إلى»
            if letter in PREPOSITIONS and look - first > 1 and self._in_answer(look - 1):
                continue  # «أكد الوزير، ردا على سؤال، أن …»
            if letter == "n" and self._tokens.core(look - 1) in ("صادر", "صادره"):
                continue  # «كشف التقرير الصادر عن المصرف عن …»
            if letter == "M" and self._tells_what(look, governs):
                return look
            if letter == "n" and self._answers_for(look, stop):
                continue
            if PREPOSITIONS.get(letter) in governs and not (letter in "bl" and self._inside_subject(look)):
                at = self._tokens.reading(look)
                if at is not None and at.lexeme is not None and at.lexeme.values("pronoun"):
                    return -1  # «نددت به جماعات»: what is meant stands elsewhere
                return self._governed_later(look, stop, governs)
            if letter == "o" and "ب" in governs and look > first and self._carries_with(look):
                return look
        return -1

    def _tells_what(self, place: int, governs: tuple[str, ...]) -> bool:
        """Tells whether ما with its preposition opens what is meant («رحبت بما أعلنته الوزارة»): a verb follows."""
        what = self._tokens.reading(place)
        verb = self._tokens.reading(place + 1) if place + 1 < len(self._tokens) else None
        told = verb is not None and verb.kind in ("past", "present") and not verb.clitics
        return told and what is not None and what.clitics in governs

    def _governed_later(self, place: int, stop: int, governs: tuple[str, ...]) -> int:
        """Returns the preposition after one that belongs to the noun before it, or `place`.

        ل on an ordinary noun does where another that the cue governs follows («دعت هيئة الغذاء والدواء إلى …»), and
        so does one after a noun where the same follows a comma («حذر الأجانب من أصول محلية، من السفر»).
        """
        letters = self._letters
        for at in range(place + 1, stop):
            if letters[at] in "EVvASsZ<.|:~xFR":
                break
            joined = self._tokens.words[at].startswith("و") or self._tokens.core(at + 1) == "جانب"
            if PREPOSITIONS.get(letters[at]) not in governs or joined or self._pronominal(at):
                continue
            if letters[place] == "l" and letters[at] in "in" and not self._names_deed(place):
                return self._governed_later(at, stop, governs)
            if letters[place] == letters[at] == "b" and self._lexicon.lists("led-by", self._tokens.core(place)):
                return at  # «طالبت أحزاب بزعامة الراشدي باستقالة الحكومة»
            if letters[at] != letters[place] or letters[place] not in "mniu" or letters[place + 1] in "HhN":
                continue
            if letters[at - 1] == "," or letters[place + 1 : at] == "C":
                return at  # «المبعوث إلى اليمن إلى وقف القتال»
        return place

    def _answers_for(self, place: int, stop: int) -> bool:
        """Tells whether عن says for whom somebody holds office («دافعت النائبة عن حزب النهر عن المشروع»).

        It is the cue's where no other follows.
        """
        if not self._lexicon.lists("answering-for", self._tokens.core(place - 1)):
            return False
        for at in range(place + 1, stop):
            if self._letters[at] in "EVvASsZ<.|:~xFR":
                return False
            if self._letters[at] == "n" and not self._pronominal(at):
                return True
        return False

    def _names_deed(self, place: int) -> bool:
        """Tells whether the word can be a noun of deeds («للتجمع»)."""
        return any(r.lexeme is not None and r.lexeme.cls == "content" for r in self._tokens.readings[place] or ())

    def _in_answer(self, place: int) -> bool:
        """Tells whether a noun that says why or how opens an aside («، ردا على سؤال»): its preposition is its own."""
        noun = self._tokens.reading(place)
        known = noun is not None and noun.lexeme is not None and self._letters[place] in "poH"
        bare = known and noun is not None and not noun.definite and not noun.clitics and not noun.suffix
        return bare and self._letters[place - 1] == "," and self._tokens.core(place).endswith(("ا", "اء"))

    def _carries_with(self, place: int) -> bool:
        """Tells whether an unknown word seems to begin with the preposition ب that the cue asks for."""
        core = self._tokens.core(place)
        reading = self._tokens.reading(place)
        return (
            len(core) > 4
            and core[0] == "ب"
            and reading is not None
            and reading.lexeme is None
            and self._letters[place - 1] not in "Pq"
        )

    def _inside_subject(self, place: int) -> bool:
        """Tells whether a written-on preposition belongs to the noun before it («مسؤول بوزارة الخارجية»)."""
        reading = self._tokens.reading(place)
        before = self._letters[place - 1]
        kind = reading.lexeme.cls if reading and reading.lexeme else ""
        if (
            self._letters[place] == "l"
            and before in "wg"
            and self._lexicon.lists("nationwide", self._tokens.core(place - 1))
        ):
            return True  # «دعا المعهد الوطني للأرصاد إلى …»
        if self._names_deed(place) and reading is not None and reading.definite:
            return False  # «دعا السكان للتجمع»
        return (before in "UO" and kind in ("organization", "country")) or kind == "media"

    def _opens_noun(self, place: int) -> bool:
        if place >= len(self._letters):
            return False
        return self._letters[place] in "OUGWYCgPqwohHNkdM0{<btljlBTr(fFV"
