"""Verbal nouns as cues: with their speaker beside them, or led by a verb whose subject speaks."""

from __future__ import annotations

import re
from abc import abstractmethod

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.statements.agreement import agree, named
from masdar.statements.draft import Frame
from masdar.statements.objects import Objects
from masdar.statements.phrase import Phrase

SAYING = frozenset({"assert", "announce", "reveal", "admit", "consider", "expect", "stipulate"})
"""What is done with words that can be quoted."""
OWNERS = {"ه": "m", "ها": "f"}
"""The gender of whom the pronoun written on a verbal noun means."""
_LED = ("by-saying", "to-voice")
"""What rules take whose speaker is the subject of a verb before the noun."""
_BLAMING = ("noun", "noun-prep")
"""What rules take under which a noun of accusing has whoever is accused for its content."""
_AIMS = frozenset({"target", "stance"})
"""What cues take whose noun puts ل before its object («انتقادات النقابة للقرار»)."""
_PURPOSES = frozenset({"demand", "condemn", "urge", "feel"})
"""What is done with words for which people gather («تظاهر السكان للمطالبة بـ…»)."""
_VOICED = frozenset({"assert", "announce", "demand", "insist", "warn", "condemn"})
"""What a verbal noun after ب or ل voices («اكتفى بالتأكيد أن …»)."""
_DONE_TO = frozenset({"accuse", "answer", "ask", "condemn", "demand", "praise", "urge"})
"""What is done to somebody: whoever stands after the noun may be its object («بدعوة السكان إلى …»)."""
_BACK = 14
"""Tokens before a verbal noun in which the verb that leads to it is looked for."""
_CONCEDED = "رغم"
"""Before a noun of stance it makes a circumstance of the stance."""
_THROUGH = frozenset({"خلال", "عبر"})


class Nominals(Objects):
    """Matches the rules of the group `nominal`."""

    @abstractmethod
    def _governed(self, place: int, first: int, governs: tuple[str, ...], reading: Reading) -> int:
        """Returns the place of the preposition that the cue governs, or -1."""

    def _nominal(self, place: int, reading: Reading) -> Frame | None:
        letters, lexeme = self._letters, reading.lexeme
        assert lexeme is not None
        led = (letters[place] in "bl" and not self._with_speaker(place, reading)) or self._led_to(place, reading)
        if not lexeme.values("noun") or (place and letters[place - 1] == "f") or (reading.definite and not led):
            return None
        if _AIMS.intersection(lexeme.values("takes")) and _CONCEDED in [
            self._tokens.core(at) for at in (place - 1, place - 2) if at >= 0
        ]:
            return None  # «على الرغم من تأييد الوزير للمشروع»
        for rule in self._grammar.groups.get("nominal", ()):
            match = rule.pattern.match(letters, place) if led == (rule.takes in _LED) else None
            if match is None:
                continue
            frame = Frame(rule, place, match.end("cue"), lexeme, reading, match.end())
            if rule.takes == "to-voice":
                if self._pronominal(place + 1):
                    return None  # «للتعبير عنها»
                frame.to = self._spoken_with(place)
                return frame if lexeme.value("act") == "feel" and "عن" in lexeme.values("prep") else None
            if led:
                return self._by_saying(frame, match, reading)
            if lexeme.value("act") == "accuse" and rule.takes in _BLAMING and self._accuses(frame, reading):
                return frame
            limit = self._opened(frame, match, reading)
            if limit >= 0 and self._spoken(frame, limit, reading):
                return frame
        return None

    def _opened(self, frame: Frame, match: re.Match[str], reading: Reading) -> int:
        """Finds where the content of a noun with its speaker opens; returns where the speaker ends, or -1."""
        lexeme, takes = frame.lexeme, frame.rule.takes
        assert lexeme is not None
        speaker = match.end("subject") if match.groupdict().get("subject") else frame.stop
        if takes == "noun-prep":
            return self._governed_content(frame, reading)
        if takes == "noun-object":
            frame.start = match.start("content")
            said = self._tokens.reading(frame.start)
            joined = said is None or bool(said.clitics)
            fits = "noun" in lexeme.values("takes") and not lexeme.values("ambiguous") and not joined
            return frame.start if fits else -1
        if takes == "noun-quote":
            frame.start = match.end() - 1
            return speaker if "quote" in lexeme.values("takes") and lexeme.value("act") in SAYING else -1
        if "that" not in lexeme.values("takes") and not reading.suffix:
            return -1
        self._complement(frame, match.end() - 1)
        return speaker

    def _governed_content(self, frame: Frame, reading: Reading) -> int:
        """Finds the preposition of the noun («دعوة الرئيس إلى …»، «إدانة الحكومة للتصريحات»): its place, or -1."""
        letters, lexeme = self._letters, frame.lexeme
        assert lexeme is not None
        aims = bool(_AIMS.intersection(lexeme.values("takes")))
        # «إبلاغه بالقرار»: he is told; «قدم اعتذاره عن الخطأ»: an act
        told = bool(reading.suffix) and (bool(lexeme.values("told")) or lexeme.value("act") == "feel")
        if reading.core == "قول" or told or not (aims or lexeme.values("prep") or lexeme.values("noun-prep")):
            return -1
        governs = (*lexeme.values("prep"), *lexeme.values("noun-prep"))
        prep = self._governed(frame.first, frame.stop, ("ل",) if aims else governs, reading)
        if prep < 0 or self._invited(prep, prep + (letters[prep] not in "bl")):
            return -1
        self._after(frame, prep)
        return prep

    def _accuses(self, frame: Frame, reading: Reading) -> bool:
        """Reads who accuses whom («اتهام الرئيس موسكو بالتدخل»، «اتهامات باريس لموسكو بأنها تدخلت»)."""
        letters, limit = self._letters, self._clause_end(frame.stop)
        who = None if reading.suffix else self._phrases.read(frame.stop, limit)
        if not reading.suffix and (who is None or not named(who) or letters[who.head] == "g"):
            return False
        place = who.stop if who is not None else frame.stop
        while letters[place : place + 1] == "k" or self._definite_adjective(place):
            place += 1  # «اتهام الدول الأربع للإمارة بـ…»
        if place >= limit:
            return False
        written = letters[place] in "lL"
        whom = self._after_preposition(place, limit) if written else self._phrases.read(place, limit)
        if whom is None or not whom.kind or whom.stop >= len(letters):
            return False
        if letters[whom.stop] not in "bQ" and not self._tokens.words[whom.stop].startswith(("بأن", "بان")):
            return False
        if written:
            self._after(frame, place)
        else:
            frame.start = place
        frame.subject = who
        return True

    def _after(self, frame: Frame, prep: int) -> None:
        """Opens the content after a preposition, apart from the noun or written on it."""
        written = self._letters[prep] in "bl"
        frame.start = prep if written else prep + 1
        at = self._tokens.reading(prep) if written else None
        whole = at is None or (self._letters[prep] == "l" and at.definite)  # «انتقادات للقرار»
        frame.skip = 0 if at is None or whole else len(at.clitics) or 1

    def _complement(self, frame: Frame, that: int) -> None:
        """Opens the content after the complementizer, or with one that carries a pronoun."""
        frame.opener = that
        if self._pronominal(that):
            frame.start = that
            frame.skip = int(self._tokens.core(that).startswith("ب"))

    def _spoken(self, frame: Frame, limit: int, reading: Reading) -> bool:
        """Reads the speaker between the noun and its content, and tells whether nothing else stands there."""
        letters, takes = self._letters, frame.rule.takes
        aims = frame.lexeme is not None and bool(_AIMS.intersection(frame.lexeme.values("takes")))
        if reading.suffix and takes == "noun-prep" and aims:
            return limit == frame.stop  # «انتقاداته للقرار», but «إدانته بالسرقة»
        if reading.suffix:
            if takes == "noun-prep" and letters[frame.stop] in "GCUW":
                frame.to = self._phrases.read(frame.stop, limit)  # «ودعوته الأطباء إلى …»
            begin = frame.to.stop if frame.to is not None else frame.stop
            near = limit - begin <= 1 and takes != "noun-object"
            return begin >= limit or near or self._past_adjuncts(begin, limit) >= limit
        if frame.lexeme is not None and frame.lexeme.values("told"):
            return False  # «إبلاغ السكان بالموعد»: they are told
        first = frame.stop
        source = letters.find("m", first, min(first + 4, limit)) if takes == "noun-prep" else -1
        if source >= 0 and not letters[first:source].strip("owg"):
            first = source + 1  # «مناشدات رفيعة المستوى من الاتحاد»
        frame.subject = self._phrases.read(first, limit)
        adjective = frame.subject is not None and self._tokens.core(frame.subject.head) == "كبير"
        if frame.subject is None or not named(frame.subject) or letters[frame.subject.head] == "g" or adjective:
            return False  # «انتقادات كندية»، «تخوف كبير»: whose they are is not said
        stop = frame.subject.stop
        while stop < limit and self._definite_adjective(stop):
            stop += 1  # «تهديدات أنقرة المستمرة»
        if takes == "noun-object":
            official = letters[frame.subject.head] == "O"  # «إعلان الوزير عزمه على …»
            return self._past_adjuncts(stop, limit) >= limit and (official or frame.subject.kind != "unnamed")
        if takes == "noun-prep" and aims:
            whole = self._phrases.read(first, self._clause_end(first))
            # «انتقادات مفوض الأمم المتحدة لحقوق الإنسان»: what ل governs may be of the office
            return stop >= limit and (whole is None or whole.stop <= limit)
        if takes == "noun-prep" and stop < limit:
            told = self._past_adjuncts(stop, limit)
            frame.to = self._phrases.read(told, limit, clitic=letters[told] == "l") if told < limit else None
            return told >= limit or (frame.to is not None and self._past_adjuncts(frame.to.stop, limit) >= limit)
        return takes == "noun-prep" or limit - stop <= 3

    def _definite_adjective(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        return (
            reading is not None
            and reading.definite
            and not reading.clitics
            and reading.lexeme is not None
            and reading.lexeme.cls == "plain-adjective"
        )

    def _with_speaker(self, place: int, reading: Reading) -> bool:
        """Tells whether a speaker stands right after a noun with ب or ل on it («رحب بإعلان الوزارة عن …»)."""
        lexeme, beside = reading.lexeme, self._letters[place + 1 : place + 2]
        if lexeme is None or reading.definite or reading.suffix or lexeme.value("act") in _DONE_TO:
            return False
        return beside != "" and beside in "OtPGCW"

    def _led_to(self, place: int, reading: Reading) -> bool:
        """Tells whether a verb or an adjunct leads to the noun («سعى إلى التأكيد على …»، «من خلال القول إن»)."""
        if not reading.definite or reading.suffix or not place:
            return False
        before = self._letters[place - 1]
        return before == "i" or (before == "p" and self._tokens.core(place - 1) in _THROUGH)

    def _by_saying(self, frame: Frame, match: re.Match[str], reading: Reading) -> Frame | None:
        """«بالقول إن …»، «اكتفى بالمطالبة بـ…»: the subject of the verb that leads to the noun speaks."""
        letters, lexeme = self._letters, frame.lexeme
        assert lexeme is not None
        groups = match.groupdict()
        prep = match.start("prep") if groups.get("prep") else -1
        if groups.get("content"):
            noun = self._tokens.reading(match.start("content"))
            frame.start = match.start("content")
            if noun is None or not noun.suffix or "noun" not in lexeme.values("takes"):
                return None  # «بإعلان فوزها»: what belongs to whoever speaks
        elif prep >= 0:
            if not self._may_lead(frame, prep):
                return None
            self._after(frame, prep)
        elif letters[match.end() - 1] == "E":
            frame.opener = match.end() - 1
        else:
            frame.start = match.end() - 1
        said = reading.core == "قول" or (bool(reading.suffix) and letters[frame.first] == "b")
        if not said and prep < 0 and letters[match.end() - 1] == "<":
            return None  # «وكان الجواب بالتأكيد: «نعم»»: certainly
        clause = prep < 0 and not groups.get("content")
        if said and clause and letters[frame.first] != "l":
            return frame
        frame.subject = self._doer(frame)
        if said and frame.subject is None:
            return None  # «حان الوقت للقول إن …»: nobody does
        if frame.subject is None:
            voiced = clause and "that" in lexeme.values("takes")
            return frame if voiced or (prep >= 0 and self._voiced(frame, reading)) else None
        owner = OWNERS.get(reading.suffix, "") if reading.suffix else ""
        return frame if owner in ("", frame.subject.gender) else None

    def _voiced(self, frame: Frame, reading: Reading) -> bool:
        """Tells whether the noun voices something whoever leads to it («…، بالمطالبة بوقف القصف»)."""
        act = frame.lexeme.value("act") if frame.lexeme is not None else ""
        return reading.definite and self._letters[frame.first] != "N" and act in _VOICED

    def _may_lead(self, frame: Frame, prep: int) -> bool:
        """Tells whether the preposition is the noun's own, and what it governs can be said by whoever is led to it."""
        letters, lexeme = self._letters, frame.lexeme
        assert lexeme is not None
        act, after = lexeme.value("act"), prep + 1
        if letters[frame.first] == "l" and (act not in _PURPOSES or letters[prep] == "l"):
            return False
        if act == "deny" or PREPOSITIONS.get(letters[prep]) not in lexeme.values("prep") or self._pronominal(prep):
            return False
        opens = after < len(letters) and letters[after] not in ".|,"
        return opens and not self._invited(prep, prep + (letters[prep] not in "bl"))

    def _doer(self, frame: Frame) -> Phrase | None:
        """Returns the subject of the verb that leads to the noun, or the object that it makes do so («دفعه إلى …»)."""
        letters = self._letters
        stop = frame.first - (letters[frame.first] == "N")
        for verb in range(stop - 1, max(-1, stop - _BACK), -1):
            letter = letters[verb]
            if letter in ".|E<>:":
                return None
            if letter not in "FVvB":
                continue
            reading = self._tokens.reading(verb)
            if reading is None or reading.suffix:
                return None
            before = self._left_subject(Frame(frame.rule, verb, verb + 1, None, reading, verb + 1))
            if before is not None:
                return before if self._speaks(before) else None
            phrase = self._phrases.read(verb + 1, stop, spare=True)
            if phrase is None or not phrase.kind or self._past_adjuncts(phrase.stop, stop) < stop:
                return None
            return phrase if agree(phrase, reading) and self._speaks(phrase) else None
        return None

    def _spoken_with(self, place: int) -> Phrase | None:
        """Returns the phrase of مع that ends before the cue («تواصل مع الجانب الروسي للإعراب عن …»)."""
        for look in range(place - 1, max(0, place - 6), -1):
            if self._letters[look] == "p" and self._tokens.core(look) == "مع":
                phrase = self._phrases.read(look + 1, place)
                return phrase if phrase is not None and phrase.stop == place else None
        return None

    def _speech_after_with(self, place: int) -> bool:
        """Tells بالقول، بتأكيدها and للتعبير عن from other nouns after ب and ل."""
        reading = self._tokens.reading(place)
        if reading is None or reading.lexeme is None or reading.lexeme.cls != "cue" or reading.kind != "noun":
            return False
        if self._with_speaker(place, reading):
            return True
        if self._letters[place] == "l":
            return reading.definite
        return bool(reading.suffix) or reading.definite or self._letters[place + 1 : place + 2] in ("H", "o", "w")
