"""Whose a complementizer, a quotation or a preposition is: the cue's, or that of a word between them."""

from __future__ import annotations

from masdar.lexicon import LETTERS, PREPOSITIONS, Reading, is_verbal_noun
from masdar.statements.draft import Frame
from masdar.statements.prepositions import Prepositions
from masdar.statements.received import makes_known

_TOLD_NEAR = 4
"""Tokens from a relative pronoun to the complementizer of the verb after it."""
_ADDRESSED = frozenset({"answer", "ask", "demand", "promise", "threaten", "urge", "warn"})
"""What is done to somebody, who is the object: what is said follows after a preposition."""
_VOID = frozenset({"prep", "noun", "object", "noun-prep", "noun-object", "to-voice"})
"""What rules take whose content is a noun."""
_WEIGHED = 5
"""Tokens from the opening to the closing mark where the marks only weigh a few words of an object."""
_SELVES = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها", "عينه", "عينها"})
_WRITTEN = "mfniupQ"
"""Prepositions written apart, and ب before a mark."""


class Governing(Prepositions):
    """Tells whether what a rule takes for the opening of the content belongs to the cue."""

    def _another_verb(self, first: int, stop: int) -> bool:
        """Tells whether another cue is joined before the content («أبدى مرونة، ووعد بأن …»، «أشاد به ووصفه بأنه …»)."""
        return any(
            self._letters[place] in "VB"
            and (self._letters[place - 1] == "," or "R" not in self._letters[first:place])
            and (reading := self._tokens.reading(place)) is not None
            and reading.clitics == "و"
            and reading.kind == "past"
            for place in range(first, stop)
        )

    def _told_within(self, first: int, that: int) -> bool:
        """Tells whether the clause belongs to a verb in a relative clause before it («رد على تصريحات قال فيها إن»)."""
        relative = self._letters.rfind("R", first, that)
        if relative < 0 or "," in self._letters[relative:that] or that - relative > _TOLD_NEAR:
            return False
        if makes_known(self._tokens.readings[relative + 1] or ()):
            return False  # «قال البيان الذي بثته القناة إن …»
        return self._letters[relative + 1 : relative + 2] in ("V", "v")

    def _by_saying_within(self, first: int, stop: int) -> bool:
        """Tells whether the words follow «بالقول» and not the cue before it («لم يؤكد الخبر، مكتفيا بالقول إن …»)."""
        return any(self._letters[at] in "bl" and self._tokens.core(at) == "قول" for at in range(first, stop))

    def _earlier(self, that: int) -> bool:
        """Tells whether an adverb of time stands before إن («من قبل»، «بعد ذلك»): «من قبل أن» means before."""
        first, second = self._tokens.core(that - 2), self._tokens.core(that - 1)
        prior = (first, second) == ("من", "قبل") and self._tokens.words[that].startswith("إ")
        return prior or (first in ("قبل", "بعد") and second == "ذلك")

    def _ungoverned(self, that: int, frame: Frame) -> bool:
        """Tells whether a preposition or a comparison before the complementizer ties it to another word."""
        before = self._letters[that - 1] if that else "|"
        if that - 1 < frame.stop:
            return False
        reading = self._tokens.reading(that - 1)
        if self._lexicon.lists("governs-that", self._tokens.core(that - 1)):
            return not self._tokens.words[that].startswith("إ")  # «لا سيما أن», but «قال لدى تقديمه الفكرة إن …»
        if reading is not None and reading.lexeme is not None and reading.lexeme.values("pronoun"):
            return False
        if before == "d" and self._tokens.core(that - 1) in _SELVES:
            return False  # «أكد في الوقت ذاته أن …»
        if before in "dk" and self._tokens.words[that].startswith("ب"):
            return False  # «تبرر الوزارة ذلك بأنها …»
        if before in "pd" and self._earlier(that):
            return False  # «قال من قبل إن …»، «قال قبل ذلك إن …»
        if before == "k" and reading is not None and (reading.definite or reading.core == "عده"):
            return False  # «قال الوزراء الخمسة إن …»، «أكدت مواقع عدة أن …»
        if before == "r" and self._tokens.core(that - 1) in ("هو", "هي"):
            return not self._tokens.words[that].startswith("إ")  # «الحجة هي أن»
        return before in "mnfpdkQRMjHDc"

    def _governed_within(self, frame: Frame, that: int, *, led: bool) -> bool:
        """Tells whether a verb right before the complementizer opens it («الشركة قالت كلمتها وأرادت أن …»)."""
        at = that - 1 - led
        while at >= frame.stop and self._letters[at] in "lbmnfu" and self._pronominal(at):
            at -= 1  # «يطلب منه أن»
        verb = self._tokens.reading(at)
        if at < frame.stop or verb is None or verb.lexeme is None or verb.kind not in ("past", "present", "jussive"):
            return False
        letter = self._letters[at]
        if letter == "F" and at == frame.stop and verb.clitics:
            return False  # «يرى وائلي أن …»: a name
        if letter == "F":
            return not self._tokens.words[that].startswith("إ")  # «قال المسؤولون الذين حضروا إن …»
        if letter == "B":
            written = bool(verb.suffix or verb.clitics) or verb.kind == "present" or self._letters[at - 1] in "Rxe"
            return written and "that" in verb.lexeme.values("takes")
        return letter in "Vv" and "that" in verb.lexeme.values("takes")

    def _said_after(self, first: int, stop: int) -> bool:
        """Tells whether a clause of another cue has the words («أجل الوزير زيارته، إذ أكد مكتبه أن …»)."""
        comma = self._letters.rfind(",", first, stop - 1) + 1
        for at in range(max(first, comma) + 1, stop):
            if self._letters[at] in "Vv" and self._letters[at - 1] in "xe":
                verb = self._tokens.reading(at)
                relayed = self._letters[at + 1] == "n" and self._pronominal(at + 1)  # «كما نقلت عنه الوكالة إن»
                relayed = relayed or self._aside_of_outlet(at, stop)
                return (
                    not relayed
                    and verb is not None
                    and verb.lexeme is not None
                    and "that" in verb.lexeme.values("takes")
                )
        return False

    def _aside_of_outlet(self, verb: int, stop: int) -> bool:
        """Tells whether an outlet says so, and another what follows («أكدت الوزارة كما تقول صحيفة «النهر» أن …»)."""
        outlet = self._phrases.read(verb + 1, stop) if self._tokens.core(verb - 1) == "كما" else None
        return outlet is not None and outlet.kind == "media" and outlet.stop >= stop - 1

    def _ungoverned_quotation(self, frame: Frame, mark: int, reading: Reading) -> bool:
        """Tells whether a preposition of another word stands before a quotation («أضاف اسمه إلى «قائمة …»»)."""
        before = self._letters[mark - 1]
        lexeme = frame.lexeme
        if self._stands_far(frame, mark, reading):
            return True
        if mark - 1 < frame.stop or before not in _WRITTEN or self._pronominal(mark - 1) or lexeme is None:
            return False
        act = lexeme.value("act")
        asked = ("عن",) if act in ("answer", "ask") else ()  # «سأله عن «السبب»»
        addressing = ("ب", *asked) if act in _ADDRESSED else ()  # «دعا الوزير بـ«العودة إلى الحوار»»
        governs = (*lexeme.values("prep"), *lexeme.values("lead"), *addressing)
        return PREPOSITIONS.get(before) not in governs or self._own_object(frame, mark - 1, reading)

    def _void(self, frame: Frame) -> bool:
        """Tells whether the noun makes an act or a topic of the cue («أعرب عن تهانيه»، «أعلن ولاءه»)."""
        act = frame.lexeme.value("act") if frame.lexeme is not None else ""
        ruled = act == "condemn" or (act == "assert" and frame.rule.content == "object")
        if ruled and self._judges(frame):
            return True  # «أدانت المحكمة سالم الراشدي بتهم … «الحركة»»، «أكدت المحكمة الحكم»
        kinds = frame.lexeme.values("void") if frame.lexeme is not None else ()
        if not kinds or frame.rule.takes not in _VOID or frame.start >= len(self._tokens):
            return False
        if "courtesy" in kinds:
            return any(self._listed("courtesy", at) for at in (frame.start, frame.start + 1))
        named = [kind for kind in ("declared", "declined", "defended", "details", "matter") if kind in kinds]
        if named:
            spoken_about = "matter" in named and (self._headline or self._known_matter(frame.start))
            return spoken_about or any(self._listed(kind, frame.start) for kind in named)
        if "state" in kinds:
            return self._letters[frame.start] in "GC" or self._written_on(frame.start, "GC")
        if "gloss" in kinds and (self._letters[frame.first] != "A" or self._letters[frame.start] not in "OtP"):
            return False  # but «قال الوزير: «أحسن بإقالته»، مشيرا إلى نائبه»
        who = self._phrases.read(frame.start, self._clause_end(frame.start), clitic=bool(frame.skip))
        held = who is not None and who.lexeme is not None and who.lexeme.cls == "office" and not who.plural
        return who is not None and (who.kind == "person" or held)

    def _known_matter(self, place: int) -> bool:
        """Tells whether a thing is only spoken about: one that is known («تحدث عن المحادثات»، «عن جهود الحكومة»).

        What is told as news is a deed, or has no article («تحدث عن مقتل شخصين»، «عن ثغرات كبيرة»).
        """
        letters, noun = self._letters, self._tokens.reading(place)
        if letters[place] == "d" or (noun is not None and noun.definite and letters[place] != "P"):
            return letters[place + 1 : place + 2] not in ("u", "i", "m")  # «عن العثور على قتيل»، «عن الحاجة إلى …»
        if noun is None or letters[place] != "o" or noun.lexeme is None or self._deed_noun(place, noun.core):
            return False
        at = place
        while at < place + _WEIGHED and letters[at : at + 1] in tuple("oHhNGYUO"):
            reading = self._tokens.reading(at)
            if reading is None or (at > place and reading.clitics):
                return False
            if reading.definite or reading.suffix:
                return at > place
            at += 1
        return at > place and letters[at : at + 1] in ("C", "P", "w")

    def _deed_noun(self, place: int, core: str) -> bool:
        """Tells whether a noun is a derived verbal noun, or several («احتمالات»)."""
        word = self._tokens.words[place]
        return is_verbal_noun(core, word) or is_verbal_noun(core.removesuffix("ات"), word)

    def _listed(self, name: str, place: int) -> bool:
        """Tells whether a word of the list stands here, written with no conjunction («أصدق التهاني»، «تهانيه»)."""
        reading = self._tokens.reading(place) if place < len(self._tokens) else None
        joined = reading is not None and reading.clitics[:1] in ("و", "ف") and bool(reading.clitics)
        return not joined and reading is not None and self._lexicon.lists_owned(name, reading.core)

    def _written_on(self, place: int, letters: str) -> bool:
        """Tells whether the preposition is written on a word of one of these classes («بإيران»)."""
        reading = self._tokens.reading(place)
        lexeme = reading.lexeme if reading is not None and self._letters[place] == "b" else None
        return lexeme is not None and LETTERS.get(lexeme.cls, "") in letters

    def _stands_far(self, frame: Frame, mark: int, reading: Reading) -> bool:
        """Tells whether words between a doubtful cue and the quotation make it another («واصل العمل في «النهر»»)."""
        lexeme = frame.lexeme
        agentless = lexeme is not None and bool(lexeme.values("impersonal")) and reading.kind == "present"
        if self._letters[mark - 1] in ":," or not (self._letters[frame.first] == "B" or agentless):
            return False
        who = frame.subject or self._phrases.read(frame.stop, mark)
        at = self._past_adjuncts(who.stop if who is not None else frame.stop, mark)
        if at >= mark - 1:
            return False
        return agentless or self._letters[at] in "HhN" or self._own_object(frame, mark, reading)

    def _own_object(self, frame: Frame, limit: int, reading: Reading) -> bool:
        """Tells whether a verb that is done to nobody has an object before `limit` («أعلن الوزير حصيلة … عن»)."""
        lexeme = frame.lexeme
        if lexeme is None or lexeme.value("act") in _ADDRESSED or lexeme.values("told") or reading.suffix:
            return False
        who = frame.subject or self._phrases.read(frame.stop, limit)
        at = self._past_adjuncts(who.stop if who is not None else frame.stop, limit)
        if at >= limit:
            return False
        act, noun = lexeme.value("act"), self._letters[at]
        enacted = act == "admit" and noun in "HhNwYd"  # «أقر المجلس الاستعانة بخبراء»
        declared = act == "announce" and (noun in "HN" or self._named_deed(at))  # «أعلنوا الإضراب عن العمل»
        if frame.subject is not None and act == "assert" and self._letters[limit] == "u":
            declared = declared or noun in "HNhY"  # «أكد الوزير الاتفاق مع العمال على فتح الجسر»
        return enacted or declared or self._phrases.accusative(at) or self._his_own(at)

    def _named_deed(self, place: int) -> bool:
        """Tells whether a definite verbal noun stands here («الإضراب»)."""
        noun = self._tokens.reading(place)
        if noun is None or not noun.definite or noun.clitics or self._letters[place] not in "wh":
            return False
        return is_verbal_noun(noun.core, self._tokens.words[place].removeprefix("ال"))

    def _past_preposition(self, place: int) -> tuple[int, int]:
        """Returns where what a preposition governs begins, and the letters of it that are the preposition."""
        if self._letters[place] not in "bloM":
            return place + 1, 0
        prefix = self._tokens.reading(place)
        if self._letters[place] == "l" and prefix is not None and prefix.definite:
            return place, 0  # «للحوار»: no letters are left without it
        return place, (len(prefix.clitics) if prefix else 0) or 1

    def _past_address(self, frame: Frame) -> None:
        """Passes over whom the cue addresses in the marks, and its preposition («دعا "السكان إلى الهدوء"»)."""
        letters, mark, lexeme = self._letters, frame.start, frame.lexeme
        close = self._tokens.mate[mark]
        if lexeme is None or letters[mark - 1] in "inlbfmuQ:" or close <= mark + 1:
            return
        place, listener = mark + 1, None
        if lexeme.value("act") in _ADDRESSED and PREPOSITIONS.get(letters[place]) not in lexeme.values("prep"):
            listener = self._phrases.read(place, close, spare=True)
            if listener is None or not listener.kind:
                return
            place = listener.stop
        if place >= close - (letters[place] not in "bl"):
            return
        if letters[place] == "b" and lexeme.value("act") == "assert":
            return  # «هتفوا "بالروح نفدي الوطن"»
        if PREPOSITIONS.get(letters[place]) in lexeme.values("prep") and not self._pronominal(place):
            frame.inner, frame.skip = self._past_preposition(place)
            frame.to = listener or frame.to

    def _earlier_object(self, frame: Frame) -> int:
        """Returns where the object begins: at a noun before the deed of the rule («يتوقع نقصا في إنتاج الحبوب»)."""
        at = self._past_adjuncts(frame.subject.stop if frame.subject is not None else frame.stop, frame.start)
        noun = self._tokens.reading(at) if at < frame.start else None
        if noun is None or noun.definite or noun.suffix or noun.clitics or self._letters[at] not in "oHhYN":
            return frame.start
        adjective = noun.lexeme is not None and noun.lexeme.cls == "plain-adjective"
        shaped = noun.core.endswith("ات") or (self._letters[at] == "h" and noun.core.endswith("ا"))
        return at if not adjective and (shaped or self._phrases.accusative(at)) else frame.start

    def _weighed_in(self, noun: int, mark: int) -> bool:
        """Tells whether the marks only weigh a word or two of the object («أعلن إغلاق الجسر "القديم" غدا»)."""
        letters, mate = self._letters, self._tokens.mate[mark]
        return noun < mark - 1 and letters[mark - 1] not in ":,-" and 0 < mate - mark <= _WEIGHED

    def _his_own(self, place: int) -> bool:
        """Tells whether an ordinary noun with its possessor stands here («بررت الشركة أفعالها بـ…»)."""
        noun = self._tokens.reading(place)
        if noun is None or not noun.suffix or noun.clitics:
            return False
        plain = noun.lexeme is None or noun.lexeme.cls in ("plain-noun", "content")
        return plain and self._letters[place] in "oHhw"
