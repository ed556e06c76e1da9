"""The clause around a cue: its subject on either side, whom it addresses, where it ends."""

from __future__ import annotations

from masdar.lexicon import Lexeme, Reading
from masdar.statements.agreement import agree, named
from masdar.statements.before import Before
from masdar.statements.draft import Frame
from masdar.statements.phrase import Phrase
from masdar.text import fold

_PART = ("جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم", "ناحيته", "ناحيتها")
"""What with من passes the word on to somebody («أكد من جهته سالم الراشدي أن …»)."""


class Clauses(Before):
    """Reads the clauses of one text."""

    def _subject(self, frame: Frame, first: int, limit: int) -> None:
        """Reads the subject after the cue and the addressee after it."""
        letters = self._letters
        place = first
        while place < limit and (
            letters[place] in "T,r"
            or self._bracketed_day(place)
            or (letters[place] in "fp" and letters[place + 1] == "T")
            or (letters[place] in "fl" and self._pronominal(place))  # «دعا فيه الأطباء إلى …»
            or self._tokens.words[place] == "ذلك"  # «أكد ذلك المدير بقوله …»
            or (letters[place] == "m" and self._tokens.words[place + 1] in _PART)
        ):
            place += 1 + (letters[place] == "m")
        if self._speaking_to(frame.stop - 1) and frame.stop - frame.first > 1:
            frame.to = self._phrases.read(place, limit)  # «قال مخاطبا الوزير: …»
            return
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
        if self._pronoun_subject(frame):
            frame.to = frame.to or self.addressee(place, limit, told=bool(told or bids))
            return
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
        if frame.subject is not None and self._with_preposition(frame) and self._oblique(frame.subject):
            frame.to, frame.subject = frame.to or frame.subject, None
            return
        if frame.subject is None:
            frame.subject = self._filler(frame, place, limit)
        if frame.subject is not None and self._asking(frame) and self._bound(frame.subject):
            frame.to, frame.subject = frame.subject, None
            return
        if frame.subject is not None and told and self._done_to(frame.subject):
            frame.to, frame.subject = frame.subject, None  # «ودعت الناخبين إلى …», «ودعت جميع الأطراف إلى …»
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
        asked = asked or (frame.subject is not None and self._called_on(frame, frame.subject))
        quoted = frame.rule.takes == "quote" and letters[frame.start : frame.start + 1] == "<"
        asked = asked and not (quoted and frame.subject is not None and frame.subject.name is not None)
        if asked and frame.subject is not None and self._past_adjuncts(frame.subject.stop, limit) >= limit:
            if not self._another_office(frame) and not self._introduces(frame):
                frame.to, frame.subject = frame.subject, None  # «وحثت السكان على …»: somebody is always urged
            return
        if frame.subject is not None:
            place = frame.subject.stop
        asks = frame.lexeme is not None and frame.lexeme.value("asks") == "من"
        frame.to = frame.to or self.addressee(place, limit, told=bool(told), asks=asks)

    def _called_on(self, frame: Frame, phrase: Phrase) -> bool:
        """Tells whether the one noun after a verb of urging is who is urged («حذر الوزير …، ودعا السكان إلى …»).

        It is where the verb goes on with a sentence, or where it is a man's and the noun a group that is none.
        """
        verb, before = frame.reading, self._letters[frame.first - 1 : frame.first]
        if verb is None or frame.rule.takes != "prep" or not self._asking(frame) or verb.number != "s":
            return False
        if phrase.kind == "organization" and (verb.gender, phrase.gender) == ("m", "f"):
            return True  # «كما دعا دول الجوار إلى …»
        named = phrase.kind in ("person", "media", "document") or self._letters[phrase.first] == "k"
        if frame.lexeme is not None and self._moves(frame.lexeme) and phrase.kind != "person":
            return True  # «ما شجع السكان على العودة»
        urges = frame.lexeme is not None and frame.lexeme.value("act") == "urge" and verb.clitics == "و"
        nominative = self._tokens.core(phrase.head).endswith(("ون", "ان"))
        return urges and before in (",", ">") and not named and not nominative

    def _moves(self, lexeme: Lexeme) -> bool:
        """Tells whether things move people to do it as well as speakers do, and people always are («شجعهم على …»)."""
        return bool(lexeme.values("bids") and lexeme.values("subject"))

    def _introduces(self, frame: Frame) -> bool:
        """Tells whether a sentence opens with an office and, between commas, its name («وحث الوزير، سالم، على …»)."""
        who, opens = frame.subject, frame.first == 0 or self._letters[frame.first - 1] in ".|"
        return opens and who is not None and who.name is not None and "," in self._letters[who.first : who.name[0]]

    def _another_office(self, frame: Frame) -> bool:
        """Takes the office after a name for whoever is told («وأبلغ سالم الوزير الجديد بـ…»): somebody always is."""
        subject = frame.subject
        if subject is None or subject.name is None or subject.office is None or subject.office[0] != subject.name[1]:
            return False
        office, stop = subject.office[0], subject.stop
        frame.to = self._phrases.read(office, stop)
        subject.stop, subject.office = office, None
        return True

    def _listener_first(self, place: int, limit: int) -> Phrase | None:
        """Returns whom the verb is told to where its subject comes after («أكد لـ«النهر» الدكتور خالد أن …»)."""
        if place >= limit or self._letters[place] not in "lL" or self._pronominal(place):
            return None
        phrase = self._after_preposition(place, limit)
        if phrase is None:
            return None
        after = phrase.stop + (self._letters[phrase.stop : phrase.stop + 1] == "}")
        return phrase if self._letters[after : after + 1] in tuple("OtPU") else None

    def _done_to(self, phrase: Phrase) -> bool:
        """Tells whether several people are those addressed: all of them, or in the case of an object («المعارضين»)."""
        letters, head = self._letters, phrase.head
        every = letters[phrase.first] == "k" and head == phrase.first + 1
        if not phrase.plural or (phrase.joint and not every):
            return False
        if every:
            return self._lexicon.lists("all-of", self._tokens.core(phrase.first)) and letters[head] != "m"
        if head != phrase.first or not self._definite_plural(head):
            return False
        adjective = self._tokens.reading(head + 1) if head + 1 < phrase.stop else None
        described = adjective is not None and adjective.definite and letters[head + 1] in "gw"
        return any(self._tokens.core(at).endswith("ين") for at in ((head, head + 1) if described else (head,)))

    def _with_preposition(self, frame: Frame) -> bool:
        """Tells whether a preposition opens what is said: the verb's object then stands before it («بأن»)."""
        opener = self._tokens.words[frame.opener] if frame.opener > 0 else ""
        return frame.rule.takes == "prep" or opener.startswith("ب")

    def _oblique(self, phrase: Phrase) -> bool:
        """Tells whether the head shows that it is no subject («واتهمت رجلين بالسرقة»، «ذكّر المواطنين بأن …»)."""
        head = self._tokens.reading(phrase.head)
        if head is None or head.lexeme is None or head.suffix or head.kind not in ("noun", "adjective"):
            return False
        lemma = fold(head.lexeme.lemma)
        sound = head.number in ("p", "d") and head.core.endswith("ين") and not lemma.endswith("ين")
        if sound:
            return phrase.first == phrase.head  # «كثير من المسؤولين»
        following = self._tokens.reading(phrase.head + 1) if phrase.head + 1 < phrase.stop else None
        construct = following is not None and following.definite and not following.clitics  # «مشروعا القانون»
        return self._phrases.accusative(phrase.head) and phrase.name is None and not construct

    def _definite_plural(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        return reading is not None and reading.definite and not reading.suffix and reading.number in ("p", "d")

    def _asking(self, frame: Frame) -> bool:
        return frame.lexeme is not None and frame.lexeme.value("act") in ("urge", "demand")

    def _speaks(self, phrase: Phrase) -> bool:
        """Tells whether the phrase can be a source; a plan or a standard is none («وفق خطة»)."""
        if phrase.lexeme is not None and phrase.lexeme.cls == "plain-noun":
            return False
        head = self._tokens.reading(phrase.head)
        if head is not None and head.suffix and self._lexicon.lists_owned("own-words", head.core):
            return False  # «بحسب ادعائها»
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
