"""Content that is the object of its verb: what is accused, described, refused or voiced."""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Lexeme, Reading
from masdar.statements.agreement import agree
from masdar.statements.draft import Frame
from masdar.statements.nouns import NounObjects
from masdar.statements.phrase import Phrase
from masdar.statements.relaying import Relaying
from masdar.text import fold

_ASKED = 15
"""Tokens after a cue of asking in which the person asked is looked for."""


def _fifth_form(core: str) -> bool:
    """Tells whether a definite word has the shape of a verbal noun of form V with a weak ending («التحلي»)."""
    return len(core) == 4 and core[0] == "ت" and core[-1] == "ي"


class Objects(NounObjects, Relaying):
    """Finds the objects of cues."""

    def _object(self, frame: Frame, reading: Reading) -> Frame | None:
        """Fills a frame whose content is the object of its verb; null where there is none to see."""
        lexeme = frame.lexeme
        assert lexeme is not None
        takes = lexeme.values("takes")
        limit = self._clause_end(frame.stop)
        if "light" in takes:
            return self._light(frame, limit)
        place = self._past_time(frame, reading, takes, limit)
        if reading.suffix:
            self._after_pronoun(frame, takes, place, limit)
        else:
            self._subject_and_object(frame, reading, takes, place, limit)
            if "address" in takes:
                return self._addressed(frame, limit)
            if "asked" in takes and self._asked(frame, limit):
                return frame
        at = frame.start
        if at >= limit or (self._letters[at] == "E" and "describe" not in takes and not reading.suffix):
            return None
        if self._mere_verb(frame, reading):
            return None
        if "address" in takes:
            return frame if self._wish(at) else None  # «ناشدها العودة إلى الحوار»
        if self._joined_on(frame):
            return None
        if "voiced" in takes and not reading.suffix and self._feeling(at):
            return frame
        agentless = lexeme.values("impersonal") and reading.kind == "present" and not reading.suffix
        if agentless and not self._considered(frame, at, limit):
            return None
        if "noun" in takes:
            return self._noun_object(frame, limit)
        needs = {fold(word) for word in lexeme.values("needs")}
        if needs and needs.isdisjoint(self._tokens.cores(range(at, min(at + 8, limit)))):
            return None
        return frame if self._takes(frame, lexeme, reading, limit) else None

    def _past_time(self, frame: Frame, reading: Reading, takes: tuple[str, ...], limit: int) -> int:
        """Returns where subject or object may begin after what says when («ونفى أيضا المدير …»)."""
        letters, place = self._letters, frame.stop
        while place < limit and (
            (letters[place] == "T" and not self._tokens.core(place).startswith("ب")) or self._bracketed_day(place)
        ):
            place += 1  # but «انتقدت بشدة المدير»
        held = self.said_in_it(frame.first) and not {"target", "describe"} & {*takes}
        return place + (held and place < limit and letters[place] == "f" and not reading.suffix)  # «جلسة أكد فيها …»

    def _after_pronoun(self, frame: Frame, takes: tuple[str, ...], place: int, limit: int) -> None:
        """Reads the subject of a verb whose object is a pronoun on it."""
        frame.start = place
        if place < limit and not self._predicate(place):
            what = self._letters.find("Q", place, limit) if "describe" in takes else -1
            # «وصفها الباحثون بـ«الحدث الكبير»»
            frame.subject = self._phrases.read(place, what if what >= 0 else limit, spare=True)
        if frame.subject is not None:
            frame.start = frame.subject.stop
        else:
            self._left_subject(frame)

    def _subject_and_object(
        self, frame: Frame, reading: Reading, takes: tuple[str, ...], place: int, limit: int
    ) -> None:
        """Reads the subject after a verb, unless the phrase there is its object, and whom it speaks to."""
        phrase = None
        if (
            self._letters[frame.first] != "A"
            and place < limit
            and not self._left_subject(frame)
            and not self._pronoun_subject(frame)
            and reading.number not in ("p", "d")
        ):
            phrase = self._phrases.read(place, self._person_asked(frame, limit), spare=True)
        start = self._past_listeners(phrase.stop if phrase else place, limit)
        aims = "target" in takes or "describe" in takes
        if phrase is not None and aims and self._letters[phrase.stop : start + 1][:1] in tuple("bQpfTnE"):
            start = self._office_aimed_at(phrase, start)
        if phrase is not None and (
            not agree(phrase, reading)
            or self._oblique(phrase)
            or (reading.clitics[:1] == "و" and self._object_only(start, limit, takes))
        ):
            phrase, start = None, place
        frame.subject, frame.start = phrase, start
        frame.to = self.addressee(phrase.stop if phrase else place, start, told=False)

    def _mere_verb(self, frame: Frame, reading: Reading) -> bool:
        """Tells whether a word that is seldom a cue stands where it is none."""
        return (
            self._letters[frame.first] == "B"
            and not reading.clitics
            and not reading.suffix
            and frame.left is None
            and frame.first > 0
            and self._letters[frame.first - 1] not in ".|,-)xKD<EjRM"
        )

    def _joined_on(self, frame: Frame) -> bool:
        """Tells whether what would be the object goes on with what stands before it («…، وعدم إشراكهم»)."""
        noun = self._tokens.reading(frame.start)
        joined = noun is not None and noun.clitics[:1] == "و" and frame.start > frame.stop
        return joined and (self._letters[frame.start - 1] == "," or frame.subject is not None)

    def _takes(self, frame: Frame, lexeme: Lexeme, reading: Reading, limit: int) -> bool:
        """Tells whether the object is of the kind that the verb takes; what it is called begins at its preposition."""
        at, takes, noun = frame.start, lexeme.values("takes"), self._tokens.reading(frame.start)
        if "describe" in takes:
            return self._called(frame, reading, limit)
        if "attribute" in takes:
            return "i" in self._letters[at : min(at + 15, limit)]
        if "target" in takes:
            return self._aimed(frame, lexeme.value("act"), reading)
        if "stance" in takes:
            weighed = at + (self._letters[at] == "<")  # «رفضت "كل الادعاءات"»
            return self._stance(weighed, lexeme) and not self._judges(frame)
        if noun is None:
            return False
        owned = self._lexicon.lists_owned("feeling", self._tokens.core(at))
        if "possessed" in takes:
            passed_on = "relaying" in takes  # «نقل المدير ترحيب الوزير بالقرار»: the noun is the cue
            return (bool(noun.suffix) and owned) or (not passed_on and self._position(at, limit))
        return owned and self._letters[at] in "HNow"

    def _called(self, frame: Frame, reading: Reading, limit: int) -> bool:
        """Tells whether it is said what something is called, and notes where, of what a pronoun means («وصفها بـ…»)."""
        letters, at = self._letters, frame.start
        if not reading.suffix:
            window = letters[at : min(at + 25, limit)]
            return letters[at] not in "bQ" and any(mark in window for mark in "bQE")
        at = next((look for look in range(at, min(at + 8, limit)) if letters[look] in "bQE"), -1)
        if at < 0:
            return False
        frame.start = at
        noun = self._tokens.reading(at)
        if letters[at] == "b" and noun is not None:
            frame.skip = len(noun.clitics)
        elif letters[at] == "E":
            frame.skip = int(self._tokens.core(at).startswith("ب"))  # «وصفها المدرب بأنها مستحقة»
        elif letters[at : at + 2] == "Q<":
            frame.start = at + 1  # «وصفه المدرب بـ"الإنجاز"»
        return True

    def _aimed(self, frame: Frame, act: str, reading: Reading) -> bool:
        """Tells whether it is said whom a verb is aimed at, and notes the charge against whom a pronoun means."""
        tokens, letters, at = self._tokens, self._letters, frame.start
        if act == "condemn" and self._judges(frame):
            return False
        letter, noun = letters[at], tokens.reading(at)
        quoted = tokens.reading(at + 1) if letter == "<" else noun
        charged = letter == "b" or (quoted is not None and quoted.clitics == "ب")
        if charged and not reading.suffix and self._left_subject(frame) is not None:
            return False  # «المعتقلان اتهما بالمشاركة»: they were
        if reading.suffix and act == "accuse":
            if letter in ("b", "Q"):
                frame.skip = len(noun.clitics) if noun is not None and letter == "b" else 0
                frame.start = at if letter == "b" else at + 1
                return True  # «الذي تتهمه الوكالات بالتدخل»
            if letter == "E" and tokens.core(at).startswith("ب"):
                frame.skip = 1
                return True  # «واتهمهم بأنهم سبب الأزمة»
        accusative = bool(reading.suffix) and tokens.words[at].endswith("ا")
        return letter in "OUGWYCgPwoHhNkdM{tB<0" or accusative

    def _past_listeners(self, place: int, limit: int) -> int:
        """Returns the place after adjuncts, and whoever is spoken to in them («في تصريح لصحيفة محلية»)."""
        first, place = place, self._past_adjuncts(place, limit)
        while place < limit and self._letters[place] in "lL" and place > first:
            if not self._lexicon.lists_owned("speaking", self._occasion(place, first)):
                break
            heard = self._after_preposition(place, limit)
            if heard is None or not heard.kind:
                break
            place = self._past_adjuncts(heard.stop + (self._letters[heard.stop : heard.stop + 1] == "}"), limit)
        return place

    def _considered(self, frame: Frame, place: int, limit: int) -> bool:
        """Tells whether somebody takes one thing for another («يعتبر الصيادون هذه القوارب وسيلة»): no passive does."""
        subject = frame.subject or frame.left
        if subject is None or subject.kind not in ("person", "organization", "unnamed"):
            return False
        thing = self._phrases.read(place, limit)
        at = thing.stop if thing is not None and thing.stop > place else self._past_noun(place, limit)
        while at < limit and self._letters[at] in "wg":
            at += 1
        valued = self._tokens.reading(at) if at < limit else None
        shown = self._letters[place] in "dC" or self._definite_at(place)
        quoted = self._letters[at : at + 1] == "<"
        return shown and (quoted or (valued is not None and not valued.definite and self._letters[at] in "oHhYGWUO"))

    def _definite_at(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        return reading is not None and (reading.definite or bool(reading.suffix))

    def _predicate(self, place: int) -> bool:
        """Tells whether what the object is said to be stands here («تعتبرها تدريبا»، «تعتبرها «كارثة»»): no subject."""
        return self._letters[place] == "<" or (self._letters[place] == "o" and self._tokens.words[place].endswith("ا"))

    def _office_aimed_at(self, subject: Phrase, start: int) -> int:
        """Takes an office or a name off the subject of a verb without other object («اتهم سالم مدير الفريق بـ…»)."""
        if subject.name is None:
            return start
        first, last = subject.name
        if subject.office is not None and subject.office[0] == last:
            subject.stop, subject.office = subject.office[0], None
            return subject.stop
        if subject.stop == last:
            for place in range(first + 1, last):
                if self._phrases.surname(place - 1) and self._letters[place] == "P":
                    subject.stop, subject.name = place, (first, place)  # «وصف ترامب ماكرون بأنه …»
                    return place
        return start

    def _addressed(self, frame: Frame, limit: int) -> Frame | None:
        """«ناشد الوزير السكان التعاون»: the first object is spoken to, the second is the content."""
        frame.to = self._phrases.read(frame.start, limit, spare=True)
        if frame.subject is not None and frame.start < limit and self._wish(frame.start):
            at = self._office_aimed_at(frame.subject, frame.start)
            if at < frame.start:  # «أبلغ سالم رئيس النادي رغبته في الرحيل»
                frame.to = self._phrases.read(at, frame.start)
                return frame
            frame.to, frame.subject = frame.subject, None  # «ناشد عمال الإنقاذ التحلي باليقظة»
            return frame
        if frame.to is None or not frame.to.kind:
            return None
        frame.start = self._past_adjuncts(frame.to.stop, limit)
        told = frame.lexeme is not None and bool(frame.lexeme.values("told"))
        return frame if frame.start < limit and self._letters[frame.start] in ("HhNB" if told else "HhNwol") else None

    def _person_asked(self, frame: Frame, limit: int) -> int:
        """Returns where the preposition stands that names the person asked, or the limit («طلب الوزير من الشركة»)."""
        lexeme = frame.lexeme
        asks = lexeme.value("asks") if lexeme is not None else ""
        stop = min(limit, frame.stop + _ASKED)
        return next(
            (at for at in range(frame.stop, stop) if asks and PREPOSITIONS.get(self._letters[at]) == asks), limit
        )

    def _asked(self, frame: Frame, limit: int) -> bool:
        """«طلب الوزير من الشركة إصلاح الجسر»، «أهابت الوزارة بالسكان الحذر»: whoever is asked stands before what is."""
        letters = self._letters
        assert frame.lexeme is not None
        place = self._person_asked(frame, limit)
        if place >= limit:
            return False
        if self._pronominal(place):
            start = place + 1  # «طلب منهم إجراء فحوص»
        else:
            written_on = letters[place] == "b"
            frame.to = self._phrases.read(place + (not written_on), limit, clitic=written_on)
            if frame.to is None or not frame.to.kind:
                return False
            start = frame.to.stop
        while start < limit and letters[start] == "k":
            start += 1  # «أهابت بالسكان كافة»
        frame.start = self._past_adjuncts(start, limit)
        if frame.start >= limit:
            return False
        noun = self._tokens.reading(frame.start)
        if letters[frame.start] == "b" and noun is not None:
            frame.skip = len(noun.clitics)  # «أهابت بالسكان باتخاذ الحيطة»
            return True
        return letters[frame.start] in "HhNYow" and noun is not None and not noun.clitics

    def _invited(self, prep: int, place: int) -> bool:
        """Tells whether guests are invited, to an occasion or to a place («دعاه إلى زيارة البلاد»، «إلى واشنطن»)."""
        if place >= len(self._letters):
            return True  # «دعوة إلى»: the text breaks off
        place_named = self._letters[prep] == "i" and self._letters[place] == "C"
        return place_named or self._lexicon.lists("invitation", self._tokens.core(place))

    def _wish(self, place: int) -> bool:
        """Tells whether the word is a verbal noun: what somebody is asked to do."""
        reading = self._tokens.reading(place)
        return self._letters[place] in "HhN" or (reading is not None and _fifth_form(reading.core))

    def _light(self, frame: Frame, limit: int) -> Frame | None:
        """«وجّه انتقادات حادة إلى …»: the noun says what is done, its preposition introduces the content."""
        lexeme, letters = frame.lexeme, self._letters
        assert lexeme is not None
        nouns = {fold(noun) for noun in lexeme.values("light")}
        opens = "iulLm" if lexeme.value("act") == "warn" else "iulL"
        opens = "m" if "من" in lexeme.values("lead") else opens  # «أصدرت تحذيرات للسكان»: of what, nobody says
        for at in range(frame.stop, min(frame.stop + 14, limit)):
            if letters[at] in "li" and self._pronominal(at):
                return None  # «وجهت له تهما»: whom it is aimed at stands elsewhere
            if fold(self._tokens.words[at]) in nouns:
                if at == frame.stop and self._nobody(frame, at):
                    return None
                for look in range(at + 1, min(at + 5, limit)):
                    if letters[look] in opens or self._tokens.core(look) == "نحو":
                        if at > frame.stop and self._left_subject(frame) is None:
                            frame.subject = self._phrases.read(frame.stop, at, spare=True)
                        frame.start = look if letters[look] == "l" else look + 1
                        reading = self._tokens.reading(look)
                        frame.skip = (
                            len(reading.clitics) if letters[look] == "l" and reading and not reading.definite else 0
                        )
                        return frame if frame.start < limit else None
                return None
        return None

    def _nobody(self, frame: Frame, place: int) -> bool:
        """«ووجهت اتهامات للشركة»: right after a feminine verb the nouns are the subject, and nobody is named."""
        reading = frame.reading
        return (
            reading is not None
            and reading.kind == "past"
            and reading.gender == "f"
            and self._tokens.words[place].endswith(("ات", "ة", "تهم"))
            and self._left_subject(frame) is None
        )

    def _object_only(self, place: int, limit: int, takes: tuple[str, ...]) -> bool:
        """Tells whether the one noun phrase after the verb is its object («ووصف الوضع بأنه»)."""
        if place >= limit:
            return True
        return self._letters[place] in ("bQE" if "describe" in takes else "bQ") and (
            "describe" in takes or "target" in takes
        )
