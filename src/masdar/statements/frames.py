"""Frames: for each cue, the first rule of the grammar that fits its letters and its lexeme."""

from __future__ import annotations

from masdar.grammar import Grammar, Rule
from masdar.lexicon import PREPOSITIONS, Reading
from masdar.segment import Tokens
from masdar.statements.draft import Frame
from masdar.statements.phrases import OCCASIONS, Phrase, PhraseReader
from masdar.text import fold

_FINITE = "VvBA"
_SAYING = frozenset({"assert", "announce", "reveal", "admit", "consider", "expect", "stipulate"})
_OBJECTS = ("light", "noun", "target", "stance", "possessed", "voiced", "describe", "attribute")
_NOT_STANCES = frozenset(fold(w) for w in ("تعليق", "التعليق", "الانضمام", "الكشف", "الإفصاح", "الحديث", "الإجابة", "الرد", "كشف", "طلب"))
_FEELINGS = frozenset(
    fold(w)
    for w in (
        "قلق أمل أسف تضامن تأييد فخر اعتزاز تقدير إدانة ترحيب تنديد دعوة مطالبة التزام تمسك حرص رفض دعم استعداد ثقة رغبة تحذير "
        "استعداد ارتياح امتنان إعجاب تحفظ خشية غضب استياء حزن سعادة سرور تعازي التعازي تفاؤل تفهم معارضة اعتراض نفي تأكيد إمكانية استنكار"
    ).split()
)
_REACH = 30


class FrameFinder:
    """Finds the frames of one text, from left to right."""

    def __init__(self, tokens: Tokens, grammar: Grammar, phrases: PhraseReader) -> None:
        self._tokens = tokens
        self._letters = tokens.letters
        self._grammar = grammar
        self._phrases = phrases

    def find(self) -> list[Frame]:
        """Returns the frames by the place of their cues."""
        frames: list[Frame] = []
        done = 0
        for place, letter in enumerate(self._letters):
            if place < done or letter not in "VvBANSsZxb" or (letter == "b" and not self._speech_after_with(place)):
                continue
            frame = self._at(place, letter)
            if frame is not None and letter not in "Ss" and any(self._inside(frame, outer) for outer in frames[-2:]):
                continue
            if frame is not None:
                frames.append(frame)
                done = frame.start if frame.rule.takes == "relaying" else frame.stop
        return frames

    def _inside(self, frame: Frame, outer: Frame) -> bool:
        """Tells whether the cue stands between another cue and its content («المصدر الذي رفض كشف اسمه، إن»)."""
        limit = outer.opener if outer.opener > 0 else outer.start
        return outer.rule.content == "after" and frame.first < limit and outer.rule.takes in ("that", "quote", "colon", "relaying")

    def _speech_after_with(self, place: int) -> bool:
        """Tells بالقول and بتأكيدها from other nouns after ب."""
        reading = self._tokens.reading(place)
        if reading is None or reading.lexeme is None or reading.lexeme.cls != "cue" or reading.kind != "noun":
            return False
        return bool(reading.suffix) or (reading.definite and reading.core == "قول")

    def _at(self, place: int, letter: str) -> Frame | None:
        if letter in "SsZx":
            return self._according(place)
        reading = self._cue_reading(place, letter)
        if reading is None or reading.lexeme is None or "س" in reading.clitics:
            return None
        if place and reading.kind == "present" and self._unreal(place):
            return None
        if place and letter in "vVB" and self._letters[place - 1] == "D" and self._tokens.core(place - 1).endswith("سوف"):
            return None
        if place and letter in "VBv" and (self._tokens.core(place - 1) == "عدم" or self._letters[place - 1] in "iunfp"):
            return None  # a noun written like the verb: no verb follows a preposition
        if reading.kind == "jussive" and not (place and self._tokens.core(place - 1) == "لم"):
            return None
        if letter in "Nb":
            return self._nominal(place, reading)
        if self._letters[max(0, place - 2) : place] == ">,":
            return self._after_speech(place, reading) or self._verbal(place, reading)
        return self._verbal(place, reading) or self._after_speech(place, reading)

    def _after_speech(self, place: int, reading: Reading) -> Frame | None:
        """A cue with its subject that closes a sentence or an aside after the words («…»، قال فلان)."""
        letters, lexeme = self._letters, reading.lexeme
        rule = self._grammar.rules.get("statement.speech-before-verb")
        if rule is None or lexeme is None or letters[place] == "A" or reading.clitics or reading.suffix or "quote" not in lexeme.values("takes"):
            return None
        if place < 3 or letters[place - 1] not in ",>-" or (lexeme.values("ambiguous") and letters[place - 1] != ">" and letters[place - 2] != ">"):
            return None
        subject = self._phrases.read(place + 1, self._clause_end(place + 1))
        if subject is None or not _agree(subject, reading) or not self._speaks(subject):
            return None
        if letters[place - 1] != ">" and letters[place - 2] != ">" and subject.lexeme is None and letters[subject.head] != "P":
            return None
        if letters[subject.stop : subject.stop + 1] not in ("", ".", "|", ",", "~"):
            return None
        frame = Frame(rule, place, place + 1, lexeme, reading, subject.stop)
        frame.subject = subject
        return frame

    def _unreal(self, place: int) -> bool:
        """Tells whether an imperfect is governed: what should or might be said was not («عليه أن يؤكد»، «لكي تعترف»)."""
        before = self._tokens.reading(place - 1)
        if before is None:
            return False
        if before.letter == "E":
            return before.lexeme is None or not before.lexeme.values("pronoun")
        return before.core in ("كي", "لكي", "حتي", "لن")

    def _cue_reading(self, place: int, letter: str) -> Reading | None:
        for reading in self._tokens.readings[place] or ():
            if reading.letter == letter:
                return reading
        return self._tokens.reading(place)

    # Verbs and participles

    def _verbal(self, place: int, reading: Reading) -> Frame | None:
        if self._letters[place] == "A" and place and self._letters[place - 1] == "K":
            return None
        if self._letters[place] == "A" and reading.gender == "f" and place and self._letters[place - 1] not in ",.|>)}T~-" and ":" not in self._letters[place : place + 9]:
            return None  # a predicate («الدول متمسكة بموقفها»), not a circumstance
        lexeme = reading.lexeme
        assert lexeme is not None
        takes = lexeme.values("takes")
        best: Frame | None = None
        for rule in self._grammar.groups.get("verb", ()):
            if rule.takes == "prep":
                if not lexeme.values("prep"):
                    continue
            elif rule.takes == "object":
                if not any(t in takes for t in _OBJECTS):
                    continue
            elif rule.takes and rule.takes not in takes:
                continue
            frame = self._match(rule, place, reading)
            if frame is not None and rule.takes == "relaying":
                return frame
            if frame is not None and (best is None or self._nearer(frame, best)):
                best = frame
        return best

    def _nearer(self, frame: Frame, best: Frame) -> bool:
        """Tells whether a later rule's content is to be preferred: it begins earlier, and not in an aside.

        A complementizer that carries the cue's own preposition (بأن) is never passed over for that preposition.
        """
        if frame.start >= best.start:
            return False
        if best.opener < 0:
            return True
        lexeme = frame.lexeme
        if frame.rule.content == "object" and lexeme is not None and "noun" in lexeme.values("takes"):
            return False  # what stands between name and complementizer is more of the subject
        if "R" in self._letters[frame.stop : frame.start]:
            return False
        return not (frame.rule.takes == "prep" and self._letters[frame.start] in "bo" and self._tokens.words[best.opener].startswith("ب"))

    def _match(self, rule: Rule, place: int, reading: Reading) -> Frame | None:
        match = rule.pattern.match(self._letters, place)
        if match is None:
            return None
        lexeme = reading.lexeme
        groups = match.groupdict()
        prep = match.start("prep") if groups.get("prep") else -1
        if prep >= 0 and rule.takes != "relaying":
            prep = self._governed(place, match.end("cue"), match.end(), prep, reading, noun_follows=rule.takes == "prep")
            if prep < 0:
                return None
        frame = Frame(rule, place, match.end("cue"), lexeme, reading, match.end())
        if rule.content == "object":
            return self._object(frame, reading)
        if groups.get("content"):
            frame.start = match.start("content")
        end = match.end()
        last = self._letters[end - 1]
        if last == "E":
            frame.opener = end - 1
            opener = self._tokens.reading(end - 1)
            if opener is not None and opener.clitics[:1] == "و":
                return None
            if opener is not None and opener.lexeme is not None and opener.lexeme.values("pronoun"):
                frame.start = end - 1
                frame.skip = len(opener.clitics) if "ب" in opener.clitics else int(opener.core.startswith("ب"))
            elif not groups.get("prep") and self._ungoverned(end - 1, frame):
                return None
        elif last == "<":
            frame.start = end - 1
        elif rule.takes == "prep":
            frame.start = prep if self._letters[prep] in "blo" else prep + 1
            if self._letters[prep] in "blo":
                prefix = self._tokens.reading(prep)
                frame.skip = (len(prefix.clitics) if prefix else 0) or 1
                if self._letters[prep] == "l":
                    frame.skip = 0
            end = prep
            if not self._opens_noun(frame.start):
                return None
        if rule.takes == "relaying":
            self._relay(frame, match.span("relay"), match.span("source"))
            return frame if frame.relay or frame.quoted_source or frame.source_from_pronoun else None
        if rule.takes == "contained":
            frame.subject = self._phrases.read(match.start("source"), match.end("source"))
            return frame if frame.subject is not None and frame.subject.kind in ("document", "media", "unnamed", "organization") else None
        if "subject" in groups:
            limit = min(match.end("subject"), end)
            if rule.takes == "prep":
                limit = prep
            self._subject(frame, frame.stop, limit)
            if rule.takes == "noun" and self._letters[place] == "B" and frame.subject is None and frame.left is None and reading.clitics == "":
                return None
        return frame

    def _governed(self, place: int, first: int, end: int, prep: int, reading: Reading, *, noun_follows: bool) -> int:
        """Returns the place of the preposition that the cue governs, or -1."""
        lexeme = reading.lexeme
        governs = lexeme.values("prep") if lexeme else ()
        letters = self._letters
        if not noun_follows:
            return prep if PREPOSITIONS.get(letters[prep]) in governs or letters[prep] in "bQ" else -1
        stop = min(place + _REACH, len(letters))
        for look in range(first, stop):
            letter = letters[look]
            if letter in "EVvASsZ<.|:~x":
                return -1
            if letter == "b" and self._tokens.core(look) == "قول":
                return -1
            if PREPOSITIONS.get(letter) in governs and not (letter in "bl" and self._inside_subject(look)):
                at = self._tokens.reading(look)
                if at is not None and at.lexeme is not None and at.lexeme.values("pronoun"):
                    continue
                return look
            if letter == "o" and "ب" in governs and look > first and self._carries_with(look):
                return look
        return -1

    def _carries_with(self, place: int) -> bool:
        """Tells whether an unknown word seems to begin with the preposition ب that the cue asks for."""
        core = self._tokens.core(place)
        reading = self._tokens.reading(place)
        return len(core) > 4 and core[0] == "ب" and reading is not None and reading.lexeme is None and self._letters[place - 1] not in "Pq"

    def _inside_subject(self, place: int) -> bool:
        """Tells whether a written-on preposition belongs to the noun before it («مسؤول بوزارة الخارجية»)."""
        reading = self._tokens.reading(place)
        before = self._letters[place - 1]
        kind = reading.lexeme.cls if reading and reading.lexeme else ""
        return before in "UO" and kind in ("organization", "country") or kind == "media"

    def _opens_noun(self, place: int) -> bool:
        if place >= len(self._letters):
            return False
        return self._letters[place] in "OUGWYCgPqwohHNkdM0{<btljlBTr(fFV"

    def _ungoverned(self, that: int, frame: Frame) -> bool:
        """Tells whether a preposition or a comparison before the complementizer ties it to another word."""
        before = self._letters[that - 1] if that else "|"
        if that - 1 < frame.stop:
            return False
        reading = self._tokens.reading(that - 1)
        if reading is not None and reading.lexeme is not None and reading.lexeme.values("pronoun"):
            return False
        return before in "mnfpdkQRMjHD" and not (before == "p" and self._tokens.core(that - 1) in ("امس",))

    def _object(self, frame: Frame, reading: Reading) -> Frame | None:
        """Fills a frame whose content is the object of its verb; null where there is none to see."""
        tokens, letters = self._tokens, self._letters
        lexeme = frame.lexeme
        assert lexeme is not None
        takes = lexeme.values("takes")
        limit = self._clause_end(frame.stop)
        place = frame.stop
        if "light" in takes:
            return self._light(frame, limit)
        if reading.suffix:
            frame.start = place
            frame.subject = self._phrases.read(place, limit, spare=True)
            if frame.subject is not None:
                frame.start = frame.subject.stop
        else:
            phrase = None
            if letters[frame.first] != "A" and place < limit and not self._left_subject(frame) and reading.number not in ("p", "d"):
                phrase = self._phrases.read(place, limit, spare=True)
            start = self._past_adjuncts(phrase.stop if phrase else place, limit)
            if phrase is not None and (not _agree(phrase, reading) or (reading.clitics[:1] == "و" and self._object_only(start, limit, takes))):
                phrase, start = None, place
            frame.subject, frame.start = phrase, start
            frame.to = self._addressee(phrase.stop if phrase else place, start, told=False)
        at = frame.start
        if at >= limit or letters[at] == "E" and "describe" not in takes:
            return None
        if letters[frame.first] == "B" and not reading.clitics and frame.left is None and frame.first and letters[frame.first - 1] not in ".|,xKD<EjR":
            return None
        letter = letters[at]
        core = tokens.core(at)
        noun = tokens.reading(at)
        if lexeme.values("impersonal") and reading.kind == "present" and letter != "A":
            return None
        if "noun" in takes:
            if frame.subject is not None and "," in letters[frame.subject.stop : at]:
                return None
            owned = letter == "o" and noun is not None and noun.core.endswith(("ها", "هم"))
            return frame if (letter in "hHNkMtYd" or owned) and not lexeme.values("ambiguous") and (frame.subject is not None or letters[frame.first] == "A") else None
        needs = lexeme.values("needs")
        if needs and not any(tokens.core(look) in {fold(n) for n in needs} for look in range(at, min(at + 8, limit))):
            return None
        if "describe" in takes and reading.suffix and letter not in "bQE":
            window = letters[at : min(at + 8, limit)]
            found = next((k for k, mark in enumerate(window) if mark in "bQE"), -1)
            if found < 0:
                return None
            at, frame.start = at + found, at + found
            letter, noun = letters[at], tokens.reading(at)
        if "describe" in takes:
            if reading.suffix and letter == "b" and noun is not None:
                frame.skip = len(noun.clitics)
            window = letters[at : min(at + 25, limit)]
            return frame if any(m in window for m in "bQE") and (reading.suffix or letter not in "bQ") else None
        if "attribute" in takes:
            return frame if "i" in letters[at : min(at + 15, limit)] else None
        if "target" in takes:
            return frame if letter in "OUGWYCgPwoHhNkdM{tB<0" else None
        if noun is None:
            return None
        if "stance" in takes:
            return frame if letter in "HNk" and core not in _NOT_STANCES and not noun.definite else None
        if "possessed" in takes:
            return frame if noun.suffix and core_stem(core) in _FEELINGS else None
        return frame if letter in "HNo" and core_stem(core) in _FEELINGS else None

    def _left_subject(self, frame: Frame) -> Phrase | None:
        """Returns the subject before the verb: «لكن البيان ذكر»، «كان كيري أعرب»، «موسكو التي تنفي»."""
        if frame.left_known:
            return frame.left
        frame.left_known = True
        letters, reading, first = self._letters, frame.reading, frame.first
        if reading is None or letters[first] == "A" or reading.clitics.startswith(("و", "ف")) or first == 0:
            return None
        stop = first
        while stop > 0 and letters[stop - 1] in "DKjT<":
            stop -= 1
        relative = stop > 0 and letters[stop - 1] == "R"
        if relative:
            stop -= 1
        aside = stop > 0 and letters[stop - 1] == ","
        if aside:
            stop -= 1
        floor = max(0, stop - _REACH)
        begin = stop
        while begin > floor and letters[begin - 1] not in ".|EKx<~:VvBASsZM":
            begin -= 1
        if begin == floor and floor > 0:
            return None
        if relative:
            if not (frame.lexeme and frame.lexeme.values("impersonal")) and not self._right_subject(first + 1, reading):
                frame.left = self._adjacent(begin, stop, reading)
        elif (begin == 0 and not aside) or (begin > 0 and letters[begin - 1] in (".|EKx<" if not aside else "EKx")):
            frame.left = self._whole(begin, stop, reading)
        return frame.left

    def _light(self, frame: Frame, limit: int) -> Frame | None:
        """«وجّه انتقادات حادة إلى …»: the noun says what is done, its preposition introduces the content."""
        lexeme, letters = frame.lexeme, self._letters
        assert lexeme is not None
        nouns = {fold(noun) for noun in lexeme.values("light")}
        for at in range(frame.stop, min(frame.stop + 14, limit)):
            if fold(self._tokens.words[at]) in nouns:
                for look in range(at + 1, min(at + 5, limit)):
                    if letters[look] in "iulL" or self._tokens.core(look) == "نحو":
                        if at > frame.stop and self._left_subject(frame) is None:
                            frame.subject = self._phrases.read(frame.stop, at, spare=True)
                        frame.start = look if letters[look] == "l" else look + 1
                        reading = self._tokens.reading(look)
                        frame.skip = len(reading.clitics) if letters[look] == "l" and reading and not reading.definite else 0
                        return frame if frame.start < limit else None
                return None
        return None

    def _object_only(self, place: int, limit: int, takes: tuple[str, ...]) -> bool:
        """Tells whether the one noun phrase after the verb is its object («ووصف الوضع بأنه»)."""
        if place >= limit:
            return True
        return self._letters[place] in ("bQE" if "describe" in takes else "bQ") and ("describe" in takes or "target" in takes)

    def _right_subject(self, place: int, reading: Reading) -> bool:
        """Tells whether a relative clause names its own subject after the verb («الخطة التي ذكرت الصحيفة أنها»)."""
        if place >= len(self._letters) or self._letters[place] not in "OtUGWYCP":
            return False
        phrase = self._phrases.read(place, self._clause_end(place), spare=True)
        if phrase is None or not _agree(phrase, reading):
            return False
        return self._letters[phrase.stop : phrase.stop + 1] in ("E", "<", ",", ":") or not reading.gender

    def _whole(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the phrase that fills the clause up to its verb."""
        if begin >= stop or self._letters[begin] not in "OtUGWYCPqwogkd{":
            return None
        phrase = self._phrases.read(begin, stop)
        if phrase is None or not _agree(phrase, reading):
            return None
        if phrase.stop >= stop and (begin == 0 or self._letters[begin] not in "ow" or (begin > 0 and self._letters[begin - 1] in "EKx")):
            return phrase
        if begin > 0 and self._letters[begin - 1] in "EKx" and self._letters[phrase.stop] in ",R(pf":
            return phrase
        return None

    def _adjacent(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the longest phrase that ends where the relative clause begins."""
        found = None
        for first in range(stop - 1, begin - 1, -1):
            if self._letters[first] not in "OtUGWYCPqwogkdhH0{}<>":
                break
            phrase = self._phrases.read(first, stop)
            if phrase is not None and phrase.stop == stop and phrase.kind and _agree(phrase, reading):
                found = phrase
                before = self._tokens.reading(first)
                if before is not None and before.clitics == "و":
                    break
        if found is not None and (self._letters[found.head] == "w" or (found.first and self._letters[found.first - 1] in "blQL")):
            return None
        return found

    def _past_adjuncts(self, place: int, limit: int) -> int:
        letters = self._letters
        while place < limit:
            if letters[place] in "T,":
                place += 1
            elif letters[place] in "fp" and place + 1 < limit:
                inner = self._phrases.read(place + 1, limit, spare=True)
                place = inner.stop if inner else place + 2
            else:
                return place
        return place

    def _clause_end(self, place: int) -> int:
        letters = self._letters
        stop = min(place + 60, len(letters))
        for look in range(place, stop):
            if letters[look] in ".|~":
                return look
        return stop

    # Subjects, addressees, relays

    def _subject(self, frame: Frame, first: int, limit: int) -> None:
        """Reads the subject after the cue and the addressee after it."""
        letters = self._letters
        place = first
        while place < limit and (letters[place] in "T,r" or (letters[place] in "fp" and letters[place + 1] == "T")):
            place += 1
        told = frame.lexeme is not None and (frame.lexeme.values("told") or self._addressing(frame))
        own_object = bool(told and letters[frame.first] == "A") or (frame.reading is not None and bool(told and frame.reading.suffix))
        plural = frame.reading is not None and frame.reading.number in ("p", "d")
        if not own_object and letters[frame.first] != "A" and not plural and not self._left_subject(frame):
            frame.subject = self._phrases.read(place, limit)
        elif letters[frame.first] == "A" and not told:
            frame.subject = self._phrases.read(place, limit)
            if frame.subject is not None and (not _named(frame.subject) or letters[frame.subject.head] not in "OGCUWPt"):
                frame.subject = None
        elif self._left_subject(frame) and not told and letters[frame.first] != "A":
            frame.subject = None
        if frame.subject is not None and frame.reading is not None and not _agree(frame.subject, frame.reading):
            frame.subject = None
            told = True
        if frame.subject is not None:
            place = frame.subject.stop
        asks = frame.lexeme is not None and bool(frame.lexeme.values("asks"))
        frame.to = self._addressee(place, limit, told=bool(told), asks=asks)

    def _addressing(self, frame: Frame) -> bool:
        prep = self._letters[frame.start] if frame.rule.takes == "prep" else ""
        return frame.lexeme is not None and frame.lexeme.value("act") in ("urge", "demand") and (frame.rule.takes == "prep" or bool(prep))

    def _addressee(self, place: int, limit: int, *, told: bool, asks: bool = False) -> Phrase | None:
        letters = self._letters
        if place < limit and letters[place] == "W" and not told:
            return self._phrases.read(place, limit)
        for look in range(place, limit):
            letter = letters[look]
            if letter in "lL":
                reading = self._tokens.reading(look)
                if letter == "l" and reading is not None and (
                    reading.letter == "l" and reading.lexeme is not None and reading.lexeme.values("pronoun")
                ):
                    continue
                phrase = self._after_preposition(look, limit)
                if phrase is not None:
                    return phrase
            elif (letter == "p" and self._tokens.core(look) == "امام") or (letter == "m" and asks):
                return self._phrases.read(look + 1, limit)
        if told:
            at = self._past_adjuncts(place, limit)
            phrase = self._phrases.read(at, limit) if at < limit else None
            return phrase if phrase is not None and phrase.kind else None
        return None

    def _after_preposition(self, place: int, limit: int) -> Phrase | None:
        """Reads the phrase of ل: written on the noun («للصحافيين») or apart («لـ«الشرق الأوسط»»)."""
        if self._letters[place] == "L":
            return self._named_quote(place + 1, limit) or self._phrases.read(place + 1, limit)
        reading = self._tokens.reading(place)
        cls = reading.lexeme.cls if reading and reading.lexeme else ""
        if cls not in ("media", "people", "office", "organization", "country", "nationality", "title", "given") and not (
            reading is not None and reading.definite and reading.lexeme is None
        ):
            return None
        return self._phrases.read(place, limit, clitic=True)

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

    def _relay(self, frame: Frame, relay: tuple[int, int], source: tuple[int, int]) -> None:
        if relay[1] > relay[0]:
            first = self._past_adjuncts(relay[0], relay[1])
            frame.relay = self._phrases.read(first, relay[1])
            if frame.relay is None and first < relay[1]:
                frame.relay = Phrase(first)
                frame.relay.stop, frame.relay.kind = relay[1], "media"
        about = self._tokens.reading(source[0] - 1)
        if about is not None and about.letter == "n" and about.lexeme is not None and about.lexeme.values("pronoun"):
            frame.source_from_pronoun = True
            return
        if source[1] > source[0]:
            frame.quoted_source = self._phrases.read(source[0], source[1])
        frame.to = self._addressee(source[1], frame.start, told=False)

    # Verbal nouns

    def _nominal(self, place: int, reading: Reading) -> Frame | None:
        letters, lexeme = self._letters, reading.lexeme
        assert lexeme is not None
        after_with = letters[place] == "b"
        if (reading.definite and not after_with) or not lexeme.values("noun") or (place and letters[place - 1] == "f"):
            return None
        for rule in self._grammar.groups.get("nominal", ()):
            match = rule.pattern.match(letters, place) if after_with == (rule.takes == "by-saying") else None
            if match is None:
                continue
            prep = match.start("prep") if match.groupdict().get("prep") else -1
            frame = Frame(rule, place, match.end("cue"), lexeme, reading, match.end())
            if after_with:
                frame.opener = match.end() - 1 if letters[match.end() - 1] == "E" else -1
                frame.start = match.end() if frame.opener >= 0 else match.end() - 1
                return frame
            if rule.takes == "noun-prep":
                if reading.core in ("قول",) or not lexeme.values("prep"):
                    continue
                prep = self._governed(place, frame.stop, match.end(), prep, reading, noun_follows=True)
                if prep < 0:
                    continue
                frame.start = prep if letters[prep] in "bl" else prep + 1
                if letters[prep] in "bl":
                    at = self._tokens.reading(prep)
                    frame.skip = len(at.clitics) if at else 1
                limit = prep
            else:
                if "that" not in lexeme.values("takes") and not reading.suffix:
                    continue
                frame.opener = match.end() - 1
                opener = self._tokens.reading(frame.opener)
                if opener is not None and opener.lexeme is not None and opener.lexeme.values("pronoun"):
                    frame.start = frame.opener
                    frame.skip = int(opener.core.startswith("ب"))
                limit = match.end("subject") if match.groupdict().get("subject") is not None else frame.stop
            if not reading.suffix:
                frame.subject = self._phrases.read(frame.stop, limit)
                if frame.subject is None or not _named(frame.subject):
                    continue
                if rule.takes == "noun-prep" and frame.subject.stop < limit:
                    frame.to = self._phrases.read(self._past_adjuncts(frame.subject.stop, limit), limit)
                elif rule.takes != "noun-prep" and limit - frame.subject.stop > 3:
                    continue
            elif limit - frame.stop > 1:
                continue
            return frame
        return None

    # Particles

    def _according(self, place: int) -> Frame | None:
        tokens, letters = self._tokens, self._letters
        if letters[place] == "x" and tokens.core(place) != "كما":
            return None
        for rule in self._grammar.groups.get("according", ()):
            match = rule.pattern.match(letters, place)
            if match is None or rule.takes:
                continue
            stop = match.end()
            reading = tokens.reading(place)
            lexeme = reading.lexeme if reading else None
            frame = Frame(rule, place, stop, lexeme, reading, stop)
            verb = next((p for p in range(place, stop) if letters[p] in "VvB"), -1)
            if verb >= 0:
                frame.reading = self._cue_reading(verb, letters[verb])
                frame.lexeme = frame.reading.lexeme if frame.reading else None
                if frame.lexeme is None or frame.lexeme.value("act") not in _SAYING or not {"that", "contained"}.intersection(
                    frame.lexeme.values("takes")
                ):
                    continue
                if letters[place] == "x" and not self._trailing_as(place, verb, stop):
                    continue
            limit = self._clause_end(stop)
            at = stop
            if verb < 0 and letters[place] == "S" and stop < len(letters) and letters[stop] == "l":
                frame.subject = self._phrases.read(stop, limit, clitic=True)
            else:
                if at < limit and letters[at] in "fu" and verb >= 0:
                    at += 1
                if verb >= 0 and letters[at - 1] == "f" and self._tokens.core(at) in OCCASIONS and frame.lexeme.value("takes") != "contained":
                    return None  # «وفقا لما قاله في مؤتمر صحفي»: the speaker is the one before
                frame.subject = self._phrases.read(at, limit)
            if frame.subject is None or not self._speaks(frame.subject):
                continue
            frame.start = frame.subject.stop
            return frame
        return None

    def _trailing_as(self, place: int, verb: int, stop: int) -> bool:
        """Tells whether كما with a verb closes a sentence («…، كما أعلنت المديرية») and opens no new one."""
        letters = self._letters
        if place == 0 or letters[place - 1] in ".|" or stop - verb > 1:
            return False
        reading = self._cue_reading(verb, letters[verb])
        if reading is not None and self._verbal(verb, reading) is not None:
            return False
        return self._clause_end(stop) - stop < 14

    def _speaks(self, phrase: Phrase) -> bool:
        """Tells whether the phrase can be a source; a plan or a standard is none («وفق خطة»)."""
        if phrase.kind in ("media", "organization", "unnamed", "document"):
            return True
        if phrase.kind != "person":
            return False
        if phrase.office is not None:
            return True
        return phrase.name is not None and not (
            phrase.name[1] - phrase.name[0] == 1 and self._letters[phrase.name[0]] == "o" and self._tokens.core(phrase.name[0])[0] in "لم"
        )


def core_stem(core: str) -> str:
    """Returns a folded noun without its possessive pronoun."""
    for suffix in ("هما", "هم", "ها", "ه"):
        if core.endswith(suffix) and len(core) - len(suffix) >= 2:
            stem = core[: -len(suffix)]
            return stem[:-1] + "ه" if stem.endswith("ت") and stem[:-1] + "ه" in _FEELINGS else stem if stem in _FEELINGS else core
    return core


def _named(phrase: Phrase) -> bool:
    return phrase.kind in ("person", "organization", "media", "unnamed") and (phrase.name is not None or phrase.lexeme is not None)


def _agree(phrase: Phrase, reading: Reading) -> bool:
    """Tells whether a phrase can be the subject of the verb; people whose gender the words hide always can."""
    if not phrase.kind or not reading.gender or phrase.lexeme is None or phrase.joint:
        return bool(phrase.kind)
    if phrase.kind not in ("organization", "media", "document") or not phrase.gender or phrase.name is not None:
        return True
    return ("f" if phrase.plural else phrase.gender) == reading.gender
