"""Frames: for each cue, the first rule of the grammar that fits its letters and its lexeme."""

from __future__ import annotations

import re

from masdar.grammar import Rule
from masdar.lexicon import OBJECTS, PREPOSITIONS, Reading
from masdar.statements.draft import Frame
from masdar.statements.governing import Governing
from masdar.statements.senses import no_cue

_WORDS = ("that", "quote", "colon", "noun")
"""What rules take whose content is what somebody says."""
_TOLD = frozenset({"answer", "ask", "demand", "promise", "threaten", "urge", "warn"})
"""What is done to somebody: a pronoun on the verb means whom."""
_REACH = 30
"""Tokens after the content of a cue in which a noun is still part of it."""


class FrameFinder(Governing):
    """Finds the frames of one text, from left to right."""

    def find(self) -> list[Frame]:
        """Returns the frames by the place of their cues."""
        frames: list[Frame] = []
        done = 0
        for place, letter in enumerate(self._letters):
            if place < done or letter not in "VvBANSsZxublf" or (letter in "bl" and not self._speech_after_with(place)):
                continue
            frame = self._in_document(place) if letter == "f" else self._at(place, letter)
            if frame is not None and letter not in "Ss" and any(self._inside(frame, outer) for outer in frames[-2:]):
                continue
            if frame is not None and frame.rule.takes == "by-saying" and self._claimed(frame, frames[-1:]):
                continue
            if frame is not None and any(self._of_target(frame, outer) for outer in frames[-1:]):
                continue
            if frame is not None:
                frames.append(frame)
                done = frame.start if frame.rule.takes == "relaying" else frame.stop
        return frames

    def _claimed(self, frame: Frame, before: list[Frame]) -> bool:
        """Tells whether the noun is what another cue demands or accuses of («طالب بالإعلان عن …»، «اتهمه بالتحريض»)."""
        if frame.subject is None or not before:
            return False
        outer = before[0]
        accused = outer.rule.content == "object" and frame.first - outer.start < _REACH
        return outer.start in (frame.first, frame.first - 1) or (accused and outer.start <= frame.first)

    def _inside(self, frame: Frame, outer: Frame) -> bool:
        """Tells whether the cue stands between another cue and its content («المصدر الذي رفض كشف اسمه، إن»)."""
        limit = outer.opener if outer.opener > 0 else outer.start
        return (
            outer.rule.content == "after"
            and frame.first < limit
            and outer.rule.takes in ("that", "quote", "colon", "relaying")
        )

    def _of_target(self, frame: Frame, outer: Frame) -> bool:
        """Tells whether بأن says what somebody calls a noun written like a cue («وصف الوزير نقل السكان بأنه …»)."""
        beside = frame.first == outer.start and outer.rule.content == "object" and frame.opener > 0
        return beside and self._letters[frame.first] in "VB" and self._tokens.words[frame.opener].startswith("ب")

    def _at(self, place: int, letter: str) -> Frame | None:
        if letter in "SsZxu":
            return self._according(place)
        reading = self._cue_reading(place, letter)
        if reading is None:
            return None
        if letter in "Nbl":
            frame = None if no_cue(self._tokens, place, reading) else self._nominal(place, reading)
        else:
            alike = [
                r for r in self._tokens.readings[place] or () if r.letter == letter and r.clitics == reading.clitics
            ]
            frame = next((found for r in alike or [reading] if (found := self._as_verb(place, r)) is not None), None)
        if frame is not None:
            frame.void = self._void(frame)
        return frame

    def _as_verb(self, place: int, reading: Reading) -> Frame | None:
        """Reads a finite cue or participle as one of the verbs that are written so («ذكر أن»، «ذكّر بأن»)."""
        if no_cue(self._tokens, place, reading):
            return None
        said = self._said_of_it(place, reading)
        if said is not None:
            return said
        if self._letters[max(0, place - 2) : place] == ">,":
            return self._after_speech(place, reading) or self._verbal(place, reading)
        return self._verbal(place, reading) or self._after_speech(place, reading)

    def _verbal(self, place: int, reading: Reading) -> Frame | None:
        lexeme = reading.lexeme
        assert lexeme is not None
        takes = lexeme.values("takes")
        best: Frame | None = None
        topic: Frame | None = None
        for rule in self._grammar.groups.get("verb", ()):
            if rule.takes == "prep":
                if not lexeme.values("prep"):
                    continue
            elif rule.takes == "object":
                if not any(t in takes for t in OBJECTS):
                    continue
            elif rule.takes and (rule.takes not in takes or (rule.takes in _WORDS and self._has_object(reading))):
                continue
            elif rule.takes == "noun" and reading.suffix and self._letters[place - 1] == "R":
                continue  # «القوانين التي تطلبها الحكومة رغم احتجاج المعارضة»
            frame = self._match(rule, place, reading)
            if frame is not None and rule.takes == "relaying":
                return frame
            if frame is not None and "matter" in lexeme.values("void") and self._void(frame):
                topic = frame  # «قال متحدثا عن خطته: «…»»: the words themselves follow
                continue
            if frame is not None and (best is None or self._nearer(frame, best)):
                best = frame
        return best or topic

    def _has_object(self, reading: Reading) -> bool:
        """Tells whether a pronoun on the verb is what is said, done or shown («خطاب بثته القناة»): no words follow."""
        lexeme = reading.lexeme
        told = lexeme is not None and (lexeme.values("told") or lexeme.value("act") in _TOLD)
        return bool(reading.suffix) and reading.kind in ("past", "present") and not told

    def _nearer(self, frame: Frame, best: Frame) -> bool:
        """Tells whether a later rule's content is to be preferred: it begins earlier, and not in an aside.

        A complementizer that carries the cue's own preposition (بأن) is never passed over for that preposition.
        """
        aside = best.rule.takes == "noun" and "R" in self._letters[best.stop : best.start]
        apposed = (
            best.rule.takes == "noun"
            and best.subject is not None
            and "," in self._letters[best.subject.stop : best.start]
        )
        if (aside or apposed) and frame.opener > 0 and self._letters[frame.opener - 1] == ",":
            return True  # «أكد الرئيس الذي شارك في افتتاح القناة، أن …»: the noun is of the relative clause
        if frame.start >= best.start:
            return False
        if self._complement_set_off(frame, best):
            return False
        lexeme = frame.lexeme
        object_noun = frame.rule.content == "object" and lexeme is not None and "noun" in lexeme.values("takes")
        if object_noun and best.rule.takes == "quote" and self._weighed_in(frame.start, best.start):
            return True
        of_clause = best.rule.takes == "prep" and self._of_clause(frame.start, best.start)
        if (
            object_noun
            and best.rule.takes in ("quote", "colon", "prep")
            and not (of_clause or self._deed_there(frame.start))
        ):
            return False  # the words themselves follow («أعلن الوزير خطوات جديدة: «…»»), or what the cue governs
        if best.opener < 0:
            return True
        apart = self._letters[frame.start] not in "bl"
        if frame.rule.takes == "prep" and apart and best.subject is not None and frame.start <= best.subject.stop:
            return False  # the preposition belongs to the subject («يرى العاملون في الورشة أن …»)
        same = self._letters[best.opener - 1] == self._letters[frame.start - 1] and not self._deed_there(frame.start)
        if frame.rule.takes == "prep" and same and self._letters[frame.start - 1] in PREPOSITIONS:
            return False  # «حذر باحثون من جامعة محلية من أن …»: the preposition that opens the clause is the cue's
        if object_noun:
            return False  # what stands between name and complementizer is more of the subject
        set_off = frame.rule.takes == "prep" and self._letters[frame.start - 2 : frame.start - 1] == ","
        if "R" in self._letters[frame.stop : frame.start] and not set_off:
            return False
        return not (
            frame.rule.takes == "prep"
            and self._letters[frame.start] in "bo"
            and self._tokens.words[best.opener].startswith("ب")
        )

    def _of_clause(self, noun: int, place: int) -> bool:
        """Tells whether a preposition is of a verb beside the noun («أعلن حصيلة الحادث الذي خرج عن السيطرة»)."""
        relative = self._letters.rfind("R", noun, place)
        if relative < 0 or "," in self._letters[relative:place]:
            return False
        return self._letters[place - 2] == "F" or self._letters[relative + 1] == "F"

    def _complement_set_off(self, frame: Frame, best: Frame) -> bool:
        """«رأى الوزير، في مقابلة مع القناة، أن …»: the clause after a comma is what the cue opens."""
        return (
            frame.rule.takes in ("prep", "quote")
            and best.rule.takes == "that"
            and best.opener > 0
            and self._letters[best.opener - 1] == ","
            and "R" not in self._letters[frame.first - 1 : best.opener]
        )

    def _deed_there(self, place: int) -> bool:
        """Tells whether a verbal noun stands at `place`, or a noun with its possessor («تصميمها على المشاركة»)."""
        reading = self._tokens.reading(place)
        return self._letters[place] in "HNhMk<" or (reading is not None and bool(reading.suffix))

    def _match(self, rule: Rule, place: int, reading: Reading) -> Frame | None:
        """Returns the frame of a cue by a rule, or null where the letters do not fit or the words speak against it."""
        match = rule.pattern.match(self._letters, place)
        if match is None:
            return None
        prep = self._governing(match, rule, place, reading)
        if prep is None or not self._allowed(match, rule, reading):
            return None
        frame = Frame(rule, place, match.end("cue"), reading.lexeme, reading, match.end())
        if rule.content == "object":
            return self._object(frame, reading)
        if not self._begun(frame, match) or self._taken_within(frame, match.end(), led=prep >= 0):
            return None
        last = self._letters[match.end() - 1]
        if last == "E":
            fits = self._clause_opened(frame, match)
        elif last == "<":
            fits = self._quoting(frame, match.end() - 1, reading)
        else:
            fits = rule.takes != "prep" or self._past_prep(frame, prep)
        return self._sourced(frame, match, prep, reading) if fits else None

    def _governing(self, match: re.Match[str], rule: Rule, place: int, reading: Reading) -> int | None:
        """Returns where the preposition stands that the cue governs, -1 where it has none, or null if it needs one."""
        prep = match.start("prep") if match.groupdict().get("prep") else -1
        if prep >= 0 and rule.takes == "that" and self._pronominal(prep):
            return -1  # «تصريحات قال فيها إن …»
        if prep < 0 or rule.takes == "relaying":
            return prep
        lexeme = reading.lexeme
        governs = lexeme.values("prep") if lexeme else ()
        if rule.takes == "prep":
            prep = self._governed(place, match.end("cue"), governs, reading)
            return prep if prep >= 0 else None
        led = PREPOSITIONS.get(self._letters[prep]) in (*governs, *(lexeme.values("lead") if lexeme else ()))
        return prep if led or self._letters[prep] in "bQ" else None

    def _allowed(self, match: re.Match[str], rule: Rule, reading: Reading) -> bool:
        """Tells whether a relay's verb takes the preposition before the source, and no title is taken for content."""
        if rule.takes == "relaying":
            return self._leads(match.start("source") - 1, reading)
        titled = rule.takes == "colon" and self._tokens.core(match.end() - 2) == "عنوان"
        return not (titled and self._letters[match.end() : match.end() + 1] == "{")  # «قالت دراسة تحت عنوان: «…» إن …»

    def _begun(self, frame: Frame, match: re.Match[str]) -> bool:
        """Notes where a noun begins that is content; tells whether one that the rule asks for can be the cue's."""
        if not match.groupdict().get("content"):
            return True
        frame.start = match.start("content")
        opening = self._tokens.reading(frame.start)
        if opening is not None and opening.clitics[:1] in ("و", "ف") and opening.clitics:
            return False  # what is joined to the clause is no object of its verb
        if "R" in self._letters[frame.stop : frame.start] and self._letters[frame.start - 1] in "VvBF":
            return False  # «المسؤول الذي طلب عدم ذكر اسمه»: the noun is of the relative clause
        if frame.rule.takes == "relaying" and self._letters[frame.start] == "N":
            frame.start = self._past_noun_of_speech(frame.start)
        return True

    def _taken_within(self, frame: Frame, end: int, *, led: bool) -> bool:
        """Tells whether another word between the cue and what ends the frame says or governs the content."""
        takes = frame.rule.takes
        if frame.first and self._letters[frame.first - 1] == "j" and self._by_saying_within(frame.stop, end):
            return True
        if takes not in ("that", "quote"):
            return False
        if self._another_verb(frame.stop, end):
            return True
        return takes == "that" and (
            self._told_within(frame.stop, end - 1)
            or self._governed_within(frame, end - 1, led=led)
            or self._said_after(frame.stop, end - 1)
        )

    def _clause_opened(self, frame: Frame, match: re.Match[str]) -> bool:
        """Notes where the words begin that أن or إن opens; tells whether it can be the cue's."""
        frame.opener = match.end() - 1
        opener = self._tokens.reading(frame.opener)
        if opener is not None and opener.clitics[:1] == "و":
            return False
        if not match.groupdict().get("prep") and self._ungoverned(frame.opener, frame):
            return False
        if opener is None or opener.lexeme is None:
            return True
        if opener.lexeme.values("pronoun"):
            frame.start = frame.opener
            frame.skip = len(opener.clitics) if "ب" in opener.clitics else int(opener.core.startswith("ب"))
        elif opener.lexeme.values("negative"):
            frame.start = frame.opener  # «تعهد الوزير ألا يغلق الطريق»
            frame.skip = len(opener.clitics) or int(opener.core.startswith("ب"))
        return True

    def _quoting(self, frame: Frame, mark: int, reading: Reading) -> bool:
        """Notes that the words begin at a quotation mark; tells whether the quotation can be the cue's."""
        if frame.rule.takes == "quote" and self._ungoverned_quotation(frame, mark, reading):
            return False
        frame.start = mark
        return True

    def _past_prep(self, frame: Frame, prep: int) -> bool:
        """Notes where the words begin after the preposition that the cue governs; tells whether they say anything."""
        frame.start, frame.skip = self._past_preposition(prep)
        if self._tokens.core(frame.start) == "قول" and self._letters[frame.start + 1 : frame.start + 2] == "E":
            opener = self._tokens.reading(frame.start + 1)
            kept = opener is not None and opener.lexeme is not None and bool(opener.lexeme.values("pronoun"))
            frame.start += 2 - kept  # «خلص الباحثون إلى القول إن …»
        if not self._opens_noun(frame.start):
            return False
        lexeme = frame.lexeme
        if lexeme is not None and lexeme.value("act") == "urge" and self._invited(prep, frame.start):
            return False
        if self._letters[prep] == "f" and self._lexicon.lists("spot", self._tokens.core(frame.start)):
            return False  # «رأى مراسلون في المكان سيارات»
        if self._tokens.core(frame.start).startswith("نفس"):
            return False  # «عبروا عن أنفسهم»
        if self._letters[prep] == "u":
            self._stressed_to(frame)
        return True

    def _sourced(self, frame: Frame, match: re.Match[str], prep: int, reading: Reading) -> Frame | None:
        """Returns the frame with its subject or its relay, or null where they speak against it."""
        rule = frame.rule
        if rule.takes == "relaying":
            self._relay(frame, match.span("relay"), match.span("source"))
            if frame.relay is not None and self._oblique(frame.relay):
                return None  # «ونقل الموظفين بعد تهديدات من …»
            if frame.relay is None:
                frame.relay = self._left_subject(frame)  # «وكانت الصحيفة نقلت عن مصدر …»
            return frame if frame.relay or frame.quoted_source or frame.source_from_pronoun else None
        if rule.takes == "contained":
            return self._contained(frame, *match.span("source"))
        if rule.takes == "that" and self._accused_only(frame, match.end()):
            return None
        if "subject" not in match.groupdict():
            return frame
        self._subject(frame, frame.stop, prep if rule.takes == "prep" else match.end("subject"))
        if rule.takes == "prep" and self._own_object(frame, prep, reading):
            return None
        if rule.takes == "noun":
            frame.start = self._earlier_object(frame)
        if rule.takes == "quote":
            self._past_address(frame)
        if rule.takes == "noun" and self._letters[frame.first] == "B" and not reading.clitics:
            return frame if frame.subject is not None or frame.left is not None else None
        return frame

    def _past_noun_of_speech(self, place: int) -> int:
        """Returns where the words begin after a noun for what a source did with them («تأكيده، في بيان، على دعم …»).

        They follow its preposition where an adjunct parts the two.
        """
        noun = next((r for r in self._tokens.readings[place] or () if r.letter == "N"), None)
        if noun is not None and noun.lexeme is not None and self._letters[place + 1 : place + 2] in ("f", "p"):
            prep = self._governed(place, place + 2, noun.lexeme.values("prep"), noun)
            if prep > 0:
                return prep + (self._letters[prep] not in "bl")
        return place + 1

    def _leads(self, place: int, relay: Reading) -> bool:
        """Tells whether the relay's verb takes the preposition before the source («نقلت عن»، «نسبت إلى»، «علمت من»)."""
        letter = self._letters[place]
        if letter not in "im":
            return True
        return not relay.suffix and relay.lexeme is not None and PREPOSITIONS[letter] in relay.lexeme.values("lead")

    def _accused_only(self, frame: Frame, end: int) -> bool:
        """«اتهم بأنه …»، «اتهم الوزير بأنه …»: with one noun at most before بأن, nobody is named who accuses."""
        lexeme, reading, opener = frame.lexeme, frame.reading, end - 1
        if lexeme is None or reading is None or lexeme.value("act") != "accuse" or reading.suffix:
            return False
        if self._letters[frame.first] == "A" or not self._tokens.words[opener].startswith("ب"):
            return False
        if frame.stop == opener:
            return True
        if sum(letter in "OUGWCP" for letter in self._letters[frame.stop : opener]) > 1:
            return False
        phrase = self._phrases.read(frame.stop, opener)
        return phrase is None or self._past_adjuncts(phrase.stop, opener) >= opener
