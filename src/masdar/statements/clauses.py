"""The clause around a cue: its subject on either side, whom it addresses, where it ends."""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.statements.draft import Frame
from masdar.statements.fillers import Fillers
from masdar.statements.phrase import Phrase

_REACH = 30
"""Tokens before a verb in which its subject is looked for."""
_OTHER_THAN = {"الذي": "f", "التي": "m"}
"""The gender that a verb has where the relative pronoun before it means its object."""
_AIMED = ("urge", "demand", "warn", "threaten")
"""What is done to somebody, who is the object of the verb."""
_PART = ("جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم", "ناحيته", "ناحيتها")
"""What with من passes the word on to somebody («أكد من جهته سالم الراشدي أن …»)."""
_NEAR = 8
"""Tokens before أن in which سبق and its subject are looked for."""


class Clauses(Fillers):
    """Reads the clauses of one text."""

    def _left_subject(self, frame: Frame) -> Phrase | None:
        """Returns the subject before the verb: «لكن البيان ذكر»، «كان كيري أعرب»، «موسكو التي تنفي»."""
        if frame.left_known:
            return frame.left
        frame.left_known = True
        letters, reading, first = self._letters, frame.reading, frame.first
        if reading is None or letters[first] == "A" or reading.clitics.startswith("و") or first == 0:
            return None
        if letters[first - 1] == "E":
            frame.left = self._who_did_before(first - 1)
            if frame.left is not None:
                return frame.left
        if reading.clitics.startswith("ف"):  # it joins the verb to its subject only after أما («أما بكين فرفضت»)
            topic = self._topic(first)
            if topic is not None and alike(topic, reading) and not self._right_subject(first + 1, reading):
                frame.left = topic
            return frame.left
        stop = first
        while stop > 0 and letters[stop - 1] in "DKjT<":
            stop -= 1
        relative = stop > 0 and letters[stop - 1] == "R"
        if relative:
            stop -= 1
        aside = stop > 0 and (letters[stop - 1] == "," or (letters[stop - 1] == "-" and not reading.suffix))
        if aside:
            stop -= 1
        floor = max(0, stop - _REACH)
        begin = stop
        while begin > floor and letters[begin - 1] not in ".|EeKx<~:VvBASsZM":
            begin -= 1
        if begin == floor and floor > 0:
            return None
        if relative:
            impersonal = frame.lexeme is not None and bool(frame.lexeme.values("impersonal"))
            # «الذي يذكر أن»، «الذي اعتبر الأخطر»: nobody in particular
            unsaid = reading.kind == "present" or frame.rule.takes in ("object", "noun")
            agentless = impersonal and unsaid and not reading.suffix
            # «الحزب الذي تتهمه بالتقصير»: whoever the verb does not agree with is its object
            meant = bool(reading.suffix) and reading.gender == _OTHER_THAN.get(self._tokens.core(stop))
            meant = meant or (
                bool(reading.suffix) and frame.lexeme is not None and frame.lexeme.value("act") == "accuse"
            )
            if not agentless and not meant and not self._right_subject(first + 1, reading):
                frame.left = self._adjacent(begin, stop, reading)
            if frame.left is not None and frame.left.kind == "document" and self.said_in_it(first):
                frame.left = None  # «البيان الذي دعا فيه إلى …»
        elif stop == first and self._describing(first, reading):
            frame.left = self._adjacent(begin, stop, reading)
        elif (begin == 0 and not aside) or (begin > 0 and letters[begin - 1] in (".|EKx<:~" if not aside else "EKx")):
            frame.left = self._whole(begin, stop, reading)
        if frame.left is None and self._headline and not relative and stop == first:
            frame.left = self._joined_subject(begin, stop, reading)
        return frame.left

    def _joined_subject(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the subject of a second clause of a headline («حرائق في الجنوب والحكومة تطلب المساعدة»)."""
        if reading.kind != "present" or reading.number != "s":
            return None
        for first in range(stop - 1, begin, -1):
            opening = self._tokens.reading(first)
            if self._letters[first] not in "OtUGWYCPqwogk":
                return None
            if opening is not None and opening.clitics == "و":
                phrase = self._phrases.read(first, stop) if self._letters[first] in "OtUGWCP" else None
                return phrase if phrase is not None and phrase.stop == stop and agree(phrase, reading) else None
        return None

    def _who_did_before(self, that: int) -> Phrase | None:
        """Returns the subject of «سبق لخبراء أن حذروا»."""
        for look in range(that - 1, max(0, that - _NEAR), -1):
            if self._letters[look] in "lL" and self._tokens.core(look - 1) == "سبق":
                phrase = self._after_preposition(look, that)
                return phrase if phrase is not None and phrase.stop == that else None
        return None

    def _describing(self, place: int, reading: Reading) -> bool:
        """Tells whether the verb describes the indefinite noun before it («شهادات لسكان أكدوا …»)."""
        head = place - 1
        while head > 0 and self._letters[head] in "go":
            head -= 1
        before = self._tokens.reading(head)
        if before is None or before.definite or before.suffix or reading.suffix or reading.clitics:
            return False
        cls = before.lexeme.cls if before.lexeme is not None else ""
        if cls in ("people", "nationality", "office"):
            return reading.number == "p" and before.number == "p"
        if cls != "document" or self.said_in_it(place):
            return False
        if before.number == "p":
            return reading.gender == "f"
        return before.gender == reading.gender and reading.number == "s"  # «تقريرا يفيد بأن …»

    def _right_subject(self, place: int, reading: Reading) -> bool:
        """Tells whether a relative clause names its own subject after the verb («الخطة التي ذكرت الصحيفة أنها»)."""
        if place >= len(self._letters) or self._letters[place] not in "OtUGWYCP":
            return False
        phrase = self._phrases.read(place, self._clause_end(place), spare=True)
        if phrase is None or not agree(phrase, reading):
            return False
        following = self._letters[phrase.stop : phrase.stop + 1]
        governs = reading.lexeme.values("prep") if reading.lexeme is not None else ()
        return following in ("E", "<", ",", ":") or PREPOSITIONS.get(following) in governs or not reading.gender

    def _whole(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the phrase that fills the clause up to its verb."""
        while begin < stop and self._letters[begin] == "T":
            begin += 1  # «فإن هناك دراسة أوضحت أن …»
        share = self._letters[begin : begin + 1] == "0" and self._phrases.past_share(begin + 1, stop) > begin + 1
        if begin >= stop or (self._letters[begin] not in "OtUGWYCPqwogkd{" and not share):
            return None
        phrase = self._phrases.read(begin, stop)
        if phrase is None or not agree(phrase, reading):
            return None
        unknown = self._letters[begin] in "ow" and self._phrases.known_name(begin, stop) is None
        if phrase.stop >= stop and (begin == 0 or not unknown or self._letters[begin - 1] in "EKx:~"):
            return phrase
        if begin > 0 and self._letters[begin - 1] in "EKx" and self._letters[phrase.stop] in ",R(pfm":
            return phrase
        return None

    def _adjacent(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the longest phrase that ends where the relative clause begins."""
        found = None
        for first in range(stop - 1, begin - 1, -1):
            letter = self._letters[first]
            if letter not in "OtUGWYCPqwogkdhHbl0{}<>":
                break
            phrase = self._phrases.read(first, stop, clitic=letter in "bl")
            if phrase is not None and letter in "bl" and self._other_gender(phrase, stop):
                return None  # «تغريدات لسالم التي ذكر فيها»
            if phrase is not None and phrase.stop == stop and phrase.kind and agree(phrase, reading):
                found = phrase
                before = self._tokens.reading(first)
                if before is not None and before.clitics and reading.number == "s":
                    break
            elif letter in "bl":
                break
        if found is not None and (
            (self._letters[found.head] == "w" and not self._surname(found))
            or (found.first and self._letters[found.first - 1] in "blQL")
        ):
            return None
        return found

    def _surname(self, phrase: Phrase) -> bool:
        """Tells whether a definite word that is in no lexicon has the shape of a surname («الراشدي الذي قال …»)."""
        word = self._tokens.words[phrase.head]
        return phrase.lexeme is None and len(word) > 5 and word.endswith("ي")

    def _other_gender(self, phrase: Phrase, relative: int) -> bool:
        """Tells whether the relative pronoun does not go with the one person of the phrase."""
        return phrase.kind == "person" and phrase.gender != "f" and self._tokens.words[relative].endswith("التي")

    def _subject(self, frame: Frame, first: int, limit: int) -> None:
        """Reads the subject after the cue and the addressee after it."""
        letters = self._letters
        place = first
        while place < limit and (
            letters[place] in "T,r"
            or (letters[place] in "fp" and letters[place + 1] == "T")
            or (letters[place] in "fl" and self._pronominal(place))  # «دعا فيه الأطباء إلى …»
            or self._tokens.words[place] == "ذلك"  # «أكد ذلك المدير بقوله …»
            or (letters[place] == "m" and self._tokens.words[place + 1] in _PART)
        ):
            place += 1 + (letters[place] == "m")
        listener = self._listener_first(place, limit)
        if listener is not None:
            frame.to, place = listener, listener.stop + (letters[listener.stop] == "}")
        told = frame.lexeme is not None and (frame.lexeme.values("told") or self._addressing(frame))
        own_object = bool(told and letters[frame.first] == "A")
        if told and frame.reading is not None and frame.reading.suffix:
            told = False  # «أخبره الأمير بأن …»: whom he told is written on the verb
        reading, lexeme = frame.reading, frame.lexeme
        bids = lexeme is not None and reading is not None and lexeme.values("bids") and not reading.suffix
        plural = frame.reading is not None and frame.reading.number in ("p", "d")
        if not own_object and letters[frame.first] != "A" and not plural and not self._left_subject(frame):
            frame.subject = self._phrases.read(place, limit)
        elif letters[frame.first] == "A" and not told:
            frame.subject = self._phrases.read(place, limit)
            if frame.subject is not None and (not named(frame.subject) or letters[frame.subject.head] not in "OGCUWPt"):
                frame.subject = None
        elif self._left_subject(frame) and not told and letters[frame.first] != "A":
            frame.subject = None
        if frame.subject is not None and frame.reading is not None and not agree(frame.subject, frame.reading):
            frame.subject = None
            told = bool(told or bids)
        if frame.subject is None:
            frame.subject = self._filler(frame, place, limit)
        if frame.subject is not None and self._asking(frame) and self._bound(frame.subject):
            frame.to, frame.subject = frame.subject, None
            return
        if (
            frame.subject is not None
            and frame.subject.kind == "unnamed"
            and frame.subject.plural
            and self._addressing(frame)
            and letters[frame.stop] == "f"
        ):
            frame.to, frame.subject = frame.subject, None  # «نداء دعا فيه الأطباء إلى …»: who calls is known already
            return
        asked = bids and reading is not None and reading.clitics == "و"
        quoted = letters[limit : limit + 1] == "<" and frame.rule.takes == "quote" and frame.subject is not None
        asked = asked and not (quoted and frame.subject is not None and frame.subject.name is not None)
        if asked and frame.subject is not None and self._past_adjuncts(frame.subject.stop, limit) >= limit:
            frame.to, frame.subject = frame.subject, None  # «وحثت السكان على …»: somebody is always urged
            return
        if frame.subject is not None:
            place = frame.subject.stop
        asks = frame.lexeme is not None and frame.lexeme.value("asks") == "من"
        frame.to = frame.to or self.addressee(place, limit, told=bool(told), asks=asks)

    def _listener_first(self, place: int, limit: int) -> Phrase | None:
        """Returns whom the verb is told to where its subject comes after («أكد لـ«النهر» الدكتور خالد أن …»)."""
        if place >= limit or self._letters[place] not in "lL" or self._pronominal(place):
            return None
        phrase = self._after_preposition(place, limit)
        if phrase is None:
            return None
        after = phrase.stop + (self._letters[phrase.stop : phrase.stop + 1] == "}")
        return phrase if self._letters[after : after + 1] in tuple("OtPU") else None

    def _asking(self, frame: Frame) -> bool:
        return frame.lexeme is not None and frame.lexeme.value("act") in ("urge", "demand")

    def _addressing(self, frame: Frame) -> bool:
        return (
            frame.lexeme is not None
            and frame.lexeme.value("act") in _AIMED
            and frame.rule.takes in ("prep", "quote", "colon", "that")
        )

    def _speaks(self, phrase: Phrase) -> bool:
        """Tells whether the phrase can be a source; a plan or a standard is none («وفق خطة»)."""
        if phrase.lexeme is not None and phrase.lexeme.cls == "plain-noun":
            return False
        if phrase.kind in ("media", "organization", "unnamed", "document"):
            return True
        if phrase.kind != "person":
            return False
        if phrase.office is not None:
            return True
        if phrase.name is None:
            return False
        first, stop = phrase.name
        core = self._tokens.core(first)
        if stop - first > 1 or self._letters[first] not in "ow":
            return True
        thing = core.endswith(("ه", "ات")) if self._letters[first] == "w" else core[0] in "لم"
        return not thing

    def _cue_reading(self, place: int, letter: str) -> Reading | None:
        for reading in self._tokens.readings[place] or ():
            if reading.letter == letter:
                return reading
        return self._tokens.reading(place)


def named(phrase: Phrase) -> bool:
    """Tells whether the phrase names or describes somebody who can speak."""
    return phrase.kind in ("person", "organization", "media", "unnamed") and (
        phrase.name is not None or phrase.lexeme is not None
    )


def agree(phrase: Phrase, reading: Reading) -> bool:
    """Tells whether a phrase can be the subject of the verb; people whose gender the words hide always can."""
    if not phrase.kind or not reading.gender or phrase.lexeme is None or phrase.joint:
        return bool(phrase.kind)
    if phrase.kind == "unnamed" and phrase.name is None and not phrase.plural and reading.clitics[:1] == "و":
        return not (phrase.gender == "m" and reading.gender == "f")  # «واعتبرت السفير …»: the object
    if phrase.kind not in ("organization", "media", "document") or not phrase.gender or phrase.name is not None:
        return True
    return ("f" if phrase.plural else phrase.gender) == reading.gender


def alike(phrase: Phrase, reading: Reading) -> bool:
    """Tells whether a phrase agrees with a verb after it, whose gender and number then show."""
    if phrase.kind == "unnamed" and not phrase.plural and {phrase.gender, reading.gender} == {"m", "f"}:
        return False
    return agree(phrase, reading)
