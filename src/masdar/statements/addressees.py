"""Whom a cue addresses: after ل and أمام, on an occasion, or as the object of its verb."""

from __future__ import annotations

from masdar.lexicon import Reading
from masdar.statements.draft import Frame
from masdar.statements.phrase import Phrase
from masdar.statements.topics import Topics

_REACH = 30
"""Tokens before a verb in which the occasion is looked for."""
_SHORT = 3
"""Letters of a name that is not taken apart from what is written before it."""
_APART = frozenset({"بعد", "عقب", "قبل", "قبيل", "اثر", "غداه"})
"""Prepositions of time after which an occasion is another («قال بعد اتصال مع نظيره»)."""
_REPLIED = ("person", "organization", "media")


class Addressees(Topics):
    """Finds whom the cues of one text address."""

    def addressee(self, place: int, limit: int, *, told: bool, asks: bool = False) -> Phrase | None:
        """Returns whoever is spoken to between `place` and `limit`: after ل، أمام, or as the object of the cue."""
        letters = self._letters
        if place < limit and letters[place] == "W" and not told and not self._joined(place - 1):
            return self._phrases.read(place, limit)
        aside = place
        for look in range(place, limit):
            letter = letters[look]
            if letter in "sS":
                break  # «قال مصدر وفقا لوكالة محلية إن …»: the agency relays
            if letter == "R" and self._tokens.words[look].startswith("و"):
                comma = letters.find(",", look, limit)
                aside = comma if comma > 0 else limit
            if look < aside:
                continue  # «قال سالم والذي كان مرشحا لرئاسة الاتحاد: …»
            phrase = None
            if letter in "lL" and not self._pronominal(look) and self._heard(look, place):
                phrase = self._after_preposition(look, limit)
                if phrase is not None and look == place and self._no_outlet(phrase):
                    phrase = None  # «المدير السابق لوكالة الاستخبارات»
            elif letter in "ipm" and (self._before(look, place) or (letter == "m" and asks)):
                phrase = self._phrases.read(look + 1, limit)
            elif self._met(look, place):
                phrase = self._phrases.read(look + 1, limit)
                heard = phrase is not None and (phrase.kind == "media" or (phrase.kind == "unnamed" and phrase.plural))
                phrase = phrase if heard else None
            elif letter == "u" and self._replies(look - 1):
                phrase = self._replied(look, limit)
            elif self._speaking_to(look) and look + 1 < limit:
                phrase = self._phrases.read(look + 1 + (letters[look + 1] == "i"), limit)
            if phrase is not None:
                return phrase
        return self._object_told(place, limit) if told else None

    def _no_outlet(self, phrase: Phrase) -> bool:
        """Tells whether an agency is none of the press («وكالة الاستخبارات»)."""
        head = self._tokens.reading(phrase.head)
        agency = head is not None and head.lexeme is not None and head.lexeme.cls == "media"
        return agency and phrase.kind == "organization"

    def _speaking_to(self, place: int) -> bool:
        """Tells whether a participle says that what follows it is whom one speaks to («مخاطبا الوزير»)."""
        return self._lexicon.lists("addressing", self._tokens.core(place))

    def _object_told(self, place: int, limit: int) -> Phrase | None:
        """Returns the object of a verb that is done to somebody («أبلغ الوزير أمس نظيره أن …»)."""
        letters = self._letters
        at = self._past_adjuncts(place, limit)
        phrase = self._phrases.read(at, limit) if at < limit else None
        if phrase is None or not phrase.kind:
            return self._all_told(at, limit)
        apposed = letters[phrase.first + 1 : phrase.first + 2] == "G"  # «أكبر أحزاب المعارضة» beside a party
        if at == place and letters[at] in "oP" and (apposed or letters[at - 1] in "oPq"):
            return None  # more of the name that was read
        return phrase

    def _all_told(self, place: int, limit: int) -> Phrase | None:
        """Returns the place or the whole that is told («هدد المدينة بـ…»، «دعا الجميع إلى …»): nothing follows it."""
        if self._letters[place - 1] in "Pq":
            return None  # «سالم تونس»: more of the name
        phrase = Phrase(place)
        region = self._lexicon.lists("region", self._tokens.core(place))  # «قطاع غزة»
        phrase.stop, phrase.head = place + 1 + region, place + region
        reading = self._tokens.reading(phrase.head) if phrase.stop <= limit else None
        cls = reading.lexeme.cls if reading is not None and reading.lexeme is not None else ""
        phrase.kind = {"place": "organization", "quantifier": "unnamed"}.get(cls, "")
        whole = cls == "place" or self._tokens.core(place) == "جميع"
        return phrase if phrase.kind and whole and self._past_adjuncts(phrase.stop, limit) >= limit else None

    def _replies(self, place: int) -> bool:
        """Tells whether a word says that one replies («ردا على …»، «في رده على …»)."""
        core = self._tokens.core(place)
        return core in ("ردا", "وردا") or self._lexicon.lists_owned("reply", core)

    def _replied(self, on: int, limit: int) -> Phrase | None:
        """Returns who is answered after على («ردا على النقابة»، «ردا على سؤال لصحيفة محلية»)."""
        asked = self._lexicon.lists("asked-of", self._tokens.core(on + 1))
        place = on + 1 + asked
        if place >= limit:
            return None
        written = self._letters[place] in "lL"
        phrase = self._after_preposition(place, limit) if written else self._phrases.read(place, limit)
        return phrase if phrase is not None and (asked or phrase.kind in _REPLIED) else None

    def _before(self, place: int, first: int) -> bool:
        """Tells whether إلى، أمام or مع says before whom one speaks («في رسالة بعث بها إلى المجلس»، «في حوار مع …»)."""
        letter, core = self._letters[place], self._tokens.core(place)
        if letter == "p" and core == "امام":
            return True
        if letter == "i":
            return self._lexicon.lists_owned("speaking", self._occasion(place, first))
        return letter == "p" and core == "مع" and self._lexicon.lists_owned("talking", self._occasion(place, first))

    def _met(self, place: int, first: int) -> bool:
        """Tells whether مع names those whom one meets («في لقاء مع ممثلي القبائل»)."""
        return (
            self._letters[place] == "p"
            and self._tokens.core(place) == "مع"
            and self._lexicon.lists_owned("meeting", self._occasion(place, first))
        )

    def _occasion(self, place: int, first: int) -> str:
        """Returns the noun that a preposition belongs to, over its adjectives and a verb («رسالة بعث بها إلى»)."""
        letters = self._letters
        at = place - 1
        while at > first and letters[at] in "wgohHTbFVvB" and self._letters[at - 1] not in "fp":
            at -= 1
        apart = at < first or self._tokens.core(at - 1) in _APART
        return "" if apart else self._tokens.core(at)

    def _heard(self, place: int, first: int) -> bool:
        """Tells whether ل names a listener, and belongs to no word before it («التابع للجيش»، «قمة للاتحاد»)."""
        before = self._letters[place - 1]
        inner = place + (self._letters[place] == "L")
        reading = self._tokens.reading(inner)
        lexeme = reading.lexeme if reading is not None else None
        if lexeme is not None and (lexeme.cls == "media" or lexeme.values("listens")):
            return not (place == first and self._lexicon.lists_inflected("of-outlet", self._tokens.core(place - 1)))
        if place == first:
            return not self._lexicon.lists_inflected("for-whom", self._tokens.core(place - 1)) and not self._titled(
                place
            )
        if (before in ",)>}T-" and not self._titled(place)) or self._lexicon.lists_owned(
            "speaking", self._occasion(place, first)
        ):
            return True
        return inner > place and self._letters[inner] in "<{" and not self._titled(place)

    def _titled(self, place: int) -> bool:
        """Tells whether an office and its adjective stand before ل, which then says of whom («المدير العام للشركة»)."""
        at = place - 1
        while at > 0 and self._adjective_of_office(at):
            at -= 1
        return at < place - 1 and self._letters[at] == "O"

    def _adjective_of_office(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        plain = reading is not None and reading.lexeme is not None and reading.lexeme.cls == "plain-adjective"
        return plain or self._lexicon.lists("rank", self._tokens.core(place))

    def _joined(self, place: int) -> bool:
        """Tells whether و joins the word to the subject («صحيفة محلية ووسائل إعلام أخرى»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.clitics == "و" and self._letters[place] not in "VvB"

    def _clause_begin(self, place: int) -> int:
        """Returns where the clause of a cue begins, as far as no other cue stands before it."""
        begin = place
        while begin > 0 and place - begin < _REACH and self._letters[begin - 1] not in ".|EVvBASs<":
            begin -= 1
        return begin

    def occasion_addressee(self, place: int) -> Phrase | None:
        """Returns whom the occasion before the cue names («وفي حديث لمحطة محلية، قال …»)."""
        letters = self._letters
        begin = self._clause_begin(place)
        on = letters.find("u", begin, min(begin + 2, place))
        if on > 0 and self._replies(on - 1):
            return self._replied(on, place)  # «وردا على سؤال لصحيفة محلية، قال …»
        if letters[begin] not in "fp":
            return None
        for look in range(begin + 2, place):
            heard = letters[look] in "lL" and self._lexicon.lists_owned("speaking", self._occasion(look, begin + 1))
            if heard or (letters[look] in "ip" and self._before(look, begin + 1)):
                phrase = self._after_preposition(look, place) if heard else self._phrases.read(look + 1, place)
                rest = letters[phrase.stop : place] if phrase is not None else ""
                return None if rest[:1] in ("l", "L") or "F" in rest or "R" in rest else phrase
        return None

    def _stressed_to(self, frame: Frame) -> None:
        """«شدد على الشركات بضرورة …»: على names who is told, and ب opens the content."""
        if frame.lexeme is None or frame.lexeme.value("act") not in ("assert", "insist"):
            return
        limit = self._clause_end(frame.start)
        told = self._phrases.read(frame.start, limit)
        if told is None or told.kind not in ("organization", "unnamed"):
            return
        at = self._past_adjuncts(told.stop, limit)
        noun = self._tokens.reading(at) if at < limit else None
        if noun is not None and self._letters[at] == "b" and (noun.lexeme is None or noun.lexeme.cls == "content"):
            frame.to, frame.start, frame.skip = told, at, len(noun.clitics)

    def _after_preposition(self, place: int, limit: int) -> Phrase | None:
        """Reads the phrase of ل: written on the noun («للصحافيين») or apart («لـ«الشرق الأوسط»»)."""
        if self._letters[place] == "L":
            return self._named_quote(place + 1, limit) or self._phrases.read(place + 1, limit)
        reading = self._tokens.reading(place)
        cls = reading.lexeme.cls if reading and reading.lexeme else ""
        if cls not in (
            "media",
            "people",
            "office",
            "organization",
            "country",
            "nationality",
            "title",
            "given",
        ) and not (reading is not None and reading.definite and reading.lexeme is None):
            return None
        if cls == "given" and reading is not None and not self._given_whole(place, reading):
            return None
        return self._phrases.read(place, limit, clitic=True)

    def _given_whole(self, place: int, reading: Reading) -> bool:
        """Tells ل on a given name («لعباس») from an unknown name that begins with ل («لاوين»)."""
        written = self._tokens.words[place][len(reading.clitics) :]
        if written.startswith("ا"):
            return False
        return len(reading.core) > _SHORT or self._letters[place + 1 : place + 2] in ("P", "o", "q")

    def _named_quote(self, place: int, limit: int) -> Phrase | None:
        if place < limit and self._letters[place] in "{<":
            mate = self._tokens.mate[place]
            if place < mate < limit:
                phrase = Phrase(place + 1)
                phrase.stop = mate
                phrase.head = place + 1
                phrase.kind = "media"
                phrase.name = (place + 1, mate)
                return phrase
        return None
