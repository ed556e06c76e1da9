"""What may stand between a cue, its subject and what it governs: adverbs, adjuncts, brackets, clauses beside a noun."""

from __future__ import annotations

from masdar.grammar import Grammar
from masdar.lexicon import Lexicon
from masdar.segment import Tokens
from masdar.statements.draft import Frame
from masdar.statements.phrases import PhraseReader

_ASIDE = 20
"""Tokens of a bracket or a relative clause between a subject and what its verb governs."""
_FOR_ITS_PART = (["جهته"], ["جهتها"], ["جهتهم"], ["جانبه"], ["جانبها"], ["جانبهم"])
_GOVERNED = ("G", "U", "O", "C")
_NUMBERED_MONTH = frozenset({"الاول", "الثاني", "اول", "ثاني"})
_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها"})
_ROOT = 3
_GOVERNING = "fbmnuilp"
"""Prepositions that a participle governs."""
_PRONOUNS = {"ه": "m", "ها": "f"}
"""Pronouns of one person on a complementizer, and the gender of the verb whose subject they are."""
_MANNER = frozenset({"شكل", "صوره", "بشكل", "بصوره"})


class Adjuncts:
    """Passes over what says when, where and how in the clauses of one text."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, grammar: Grammar, phrases: PhraseReader, *, headline: bool = False
    ) -> None:
        self._headline = headline
        self._tokens = tokens
        self._letters = tokens.letters
        self._lexicon = lexicon
        self._grammar = grammar
        self._phrases = phrases

    def _clause_end(self, place: int) -> int:
        letters = self._letters
        stop = min(place + 60, len(letters))
        for look in range(place, stop):
            if letters[look] in ".|~":
                return look
        return stop

    def _past_adjuncts(self, place: int, limit: int) -> int:
        letters = self._letters
        while place < limit:
            if (
                letters[place] in "T,"
                or letters[place : place + 2] == "mT"
                or (letters[place] in "lmnf" and self._pronominal(place))
            ):
                place += 1
            elif letters[place - 1 : place + 2] == "T_T":
                place += 2  # «في أغسطس/آب الماضي»، «في ديسمبر/كانون الأول 2013»
                place += self._tokens.core(place) in _NUMBERED_MONTH if place < limit else 0
                place += letters[place : place + 1] == "0"
            elif letters[place + 1 : place + 3] == "mT" and self._tokens.core(place) == "اول":
                place += 3  # «أول من أمس»
            elif letters[place] == "{" and letters[place - 1] in "pq" and place < self._tokens.mate[place] < limit:
                place = self._tokens.mate[place] + 1
            elif (letters[place] in "(R" or self._beside(place) or self._qualified(place)) and (
                stop := self._aside_end(place, limit)
            ) > 0:
                place = stop
            elif letters[place] == "u" and self._lexicon.lists_owned("venue", self._tokens.core(place + 1)):
                place = self._past_noun(place + 1, limit)  # «في تعليق له على تويتر»، «على موقعها الإلكتروني»
                place = self._past_site(place, limit)
                place += letters[place : place + 1] == "b"  # «على حسابه بتويتر»
            elif letters[place : place + 2] == "un" and (voice := self._phrases.read(place + 2, limit)) is not None:
                place = voice.stop  # «على لسان وزيرها»
            elif (stop := self._past_company(place, limit)) > 0:
                place = stop
            elif self._describes_document(place):
                maker = self._phrases.read(place + 1, limit, spare=True)
                place = maker.stop if maker is not None else place + 1  # «وثيقة أصدرتها الوزارة»
            elif letters[place - 1] in "Tw" and self._tokens.words[place] in _SAME:
                place += 1  # «في الوقت نفسه»
            elif letters[place] == "m" and self._tokens.words[place + 1 : place + 2] in _FOR_ITS_PART:
                place += 2  # «حث المجلس من جهته الحكومة على …»
            elif letters[place] in "bo" and self._tokens.core(place) in _MANNER:
                place += 2  # «نفى بشكل قاطع علمه»
            elif letters[place] == "b" and self._lexicon.lists("led-by", self._tokens.core(place)):
                leader = self._phrases.read(place + 1, limit, spare=True)
                place = leader.stop if leader is not None else place + 1  # «أبدى الفريق بقيادة المدرب رضاه»
            elif letters[place] in "fp" and place + 1 < limit and (stop := self._past_speech(place + 1, limit)) > 0:
                place = stop
            elif letters[place] in "fp" and place + 1 < limit:
                inner = self._phrases.read(place + 1, limit, spare=True)
                place = inner.stop if inner else self._past_noun(place + 1, limit)
            else:
                return place
        return place

    def _bracketed_day(self, place: int) -> bool:
        """Tells whether a day in brackets stands here, or one of its brackets («أعلن أمس (الخميس) الوزير …»)."""
        return any(self._letters[at : at + 3] == "(T)" for at in range(max(0, place - 2), place + 1))

    def _past_speech(self, place: int, limit: int) -> int:
        """Returns the place after the speech in which the words fell, where what they are about stands next, or 0.

        An adjective closes the noun («في بيان صحافي هذا القرار»); without one, a deed or a demonstrative follows.
        """
        speech, at = self._tokens.reading(place), place + 1
        if speech is None or speech.definite or speech.suffix or not self._lexicon.lists("speech", speech.core):
            return 0
        while at < limit and self._adjective(at):
            at += 1
        about = self._tokens.reading(at) if at < limit else None
        if about is None or about.clitics or self._lexicon.lists("issuing", about.core):
            return 0
        noun = about.lexeme is not None and about.lexeme.cls == "plain-noun"
        closed = at > place + 1 and (noun or self._letters[at] in "hYO")
        return at if closed or self._letters[at] == "d" or about.letter in "HN" else 0

    def _past_site(self, place: int, limit: int) -> int:
        """Returns the place after the name of a site, in marks or without («على موقع «تويتر»»)."""
        if self._letters[place - 1] != "W" or place >= limit:
            return place
        if self._letters[place] == "{" and place < self._tokens.mate[place] < limit:
            return self._tokens.mate[place] + 1
        return place + (self._letters[place] == "G")

    def _adjective(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        if reading is None or reading.definite or reading.clitics or reading.suffix:
            return False
        press = self._lexicon.lists("press", reading.core)
        return press or (reading.lexeme is not None and reading.lexeme.cls == "plain-adjective")

    def _describes_document(self, place: int) -> bool:
        """Tells whether a verb says who made or brought out the document before it («تقريرا أعدته الهيئة»)."""
        verb, noun = self._tokens.reading(place), self._tokens.reading(place - 1)
        made = self._letters[place] == "F" and verb is not None and verb.kind == "past" and bool(verb.suffix)
        held = verb is not None and self._lexicon.lists("issuing", verb.core)  # «في مؤتمر صحافي عقده أمس»
        return (made or held) and noun is not None and not noun.definite and self._letters[place - 1] in "YoO"

    def _past_company(self, place: int, limit: int) -> int:
        """Returns the place after whoever acts with the subject («إلى جانب نظيره»), or 0."""
        along = self._letters[place] == "i" and place + 1 < limit and self._tokens.core(place + 1) == "جانب"
        inner = self._phrases.read(place + 2, limit, spare=True) if along else None
        return inner.stop if inner is not None else 0

    def _beside(self, place: int) -> bool:
        """Tells whether a clause that describes the noun before it opens here («، وهو طبيب،»)."""
        return self._letters[place] == "r" and self._tokens.words[place][0] == "و" and self._letters[place - 1] == ","

    def _qualified(self, place: int) -> bool:
        """Tells whether an adjective with its article describes the noun before a comma («، المعروفة بتشددها،»)."""
        reading = self._tokens.reading(place)
        if reading is None or self._letters[place - 1 : place + 1] != ",w":
            return False
        if reading.lexeme is not None:
            return reading.lexeme.cls == "plain-adjective"
        active = reading.core[1:2] == "ا" and len(reading.core) > _ROOT
        participle = active or reading.core[0] == "م"
        return participle and self._letters[place + 1 : place + 2] in tuple(_GOVERNING)  # «، الواقعة في الجنوب،»

    def _aside_end(self, place: int, limit: int) -> int:
        """Returns where the bracket or the clause that opens at `place` is closed («(الأحد)»، «التي تأسست قديما،»)."""
        mark = ")" if self._letters[place] == "(" else ","
        return self._letters.find(mark, place, min(limit, place + _ASIDE)) + 1

    def _past_noun(self, place: int, limit: int) -> int:
        """Returns the place after a noun that names nobody, what it governs and its adjectives («بعد تتويج النادي»)."""
        deed = self._letters[place] in "HhN"
        place += 1
        if deed and self._letters[place : place + 1] in _GOVERNED:
            inner = self._phrases.read(place, limit, spare=True)
            place = inner.stop if inner is not None else place
        while place < limit and (reading := self._tokens.reading(place)) is not None:
            if reading.clitics or reading.lexeme is None or reading.lexeme.cls != "plain-adjective":
                break
            place += 1
        return place

    def _pronominal(self, place: int) -> bool:
        """Tells whether a preposition carries a pronoun («له»، «فيه»)."""
        return any(
            reading.letter == self._letters[place] and reading.lexeme is not None and reading.lexeme.values("pronoun")
            for reading in self._tokens.readings[place] or ()
        )

    def _pronoun_subject(self, frame: Frame) -> bool:
        """Tells whether a pronoun right before the verb is its subject («إنه أبلغ نظيره أن …»): no other follows."""
        place, verb = frame.first - 1, frame.reading
        while place > 0 and self._letters[place] == "D":
            place -= 1
        if place < 0 or self._letters[place] != "E" or verb is None or verb.kind not in ("past", "present"):
            return False
        gender = _PRONOUNS.get(self._tokens.core(place)[-2:].lstrip("ن"), "")
        return self._pronominal(place) and verb.number == "s" and verb.gender == gender
