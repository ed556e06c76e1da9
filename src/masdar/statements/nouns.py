"""Nouns as what is said: the object after a subject, and what stances are taken to."""

from __future__ import annotations

from masdar.lexicon import Lexeme
from masdar.statements.clauses import Clauses
from masdar.statements.draft import Frame


class NounObjects(Clauses):
    """Finds noun phrases that are what a cue says, refuses or voices."""

    def _noun_object(self, frame: Frame, limit: int) -> Frame | None:
        """«أكد سالم أمس عزمه على …»، «أعلن الحزب شرطا جديدا»: the noun phrase after the subject and its adjuncts."""
        letters, lexeme, reading = self._letters, frame.lexeme, frame.reading
        assert lexeme is not None
        assert reading is not None
        speaker = frame.subject or self._left_subject(frame)
        if reading.suffix or (speaker is None and letters[frame.first] != "A"):
            return None
        begin = frame.subject.stop if frame.subject is not None else frame.stop
        at = self._past_asides(frame, begin, limit)
        if at >= limit:
            return None
        closed = letters[at - 1] == "," and at - 1 > begin and "R" in letters[begin:at]
        dated = letters[at - 2 : at] == "T,"  # «أعلنت الوزارة، أمس، السيطرة على الحريق»
        apposed = "," in letters[begin:at] and not closed and not dated
        noun = self._tokens.reading(at)
        if noun is not None and noun.clitics:
            return None
        plain = noun is not None and noun.lexeme is not None and noun.lexeme.cls == "plain-noun"
        owned = noun is not None and bool(noun.suffix) and (plain or letters[at] in "HN")
        listed = letters[at] == "h" and noun is not None and noun.lexeme is not None and noun.lexeme.cls == "content"
        deed = letters[at] in "HNk" or owned or listed
        if apposed and not deed and letters[at] != "M" and (noun is None or noun.definite or not plain):
            return None  # «أعلن سالم، الوزير السابق، أن …»: more of the subject
        if lexeme.values("asks") and not deed and letters[at] != "h" and not self._weighed_noun(at):
            return None
        if (
            lexeme.values("ambiguous")
            and not lexeme.values("asks")
            and (letters[frame.first] == "B" or lexeme.values("subject"))
        ):
            opens = (
                frame.left is not None or reading.clitics or frame.first == 0 or letters[frame.first - 1] in ".|,xKD"
            )
            bared = lexeme.value("act") == "reveal" and self._lexicon.lists("disclosed", self._tokens.core(at))
            if not (deed or bared) or not opens or (speaker is not None and speaker.kind == "document"):
                return None
        opens = letters[at] in ("hMtYd0w" if dated else "hMtYd0")
        if not (deed or plain or opens or self._phrases.deed(at) or self._weighed_noun(at)):
            return None
        frame.start = at
        return frame

    def _weighed_noun(self, place: int) -> bool:
        """Tells whether a quotation opens with a verbal noun («طلب من القاضي "اتخاذ التدابير اللازمة"»)."""
        return self._letters[place] == "<" and self._letters[place + 1 : place + 2] in ("H", "N", "h")

    def _past_asides(self, frame: Frame, place: int, limit: int) -> int:
        """Returns the place after what stands between subject and object: adjuncts, times, listeners."""
        letters, lexeme = self._letters, frame.lexeme
        asks = lexeme is not None and bool(lexeme.values("asks"))
        while place < limit:
            start = place
            place = self._past_adjuncts(place, limit)
            letter = letters[place : place + 1]
            if letters[place : place + 2] == "0T":
                place += 2  # «9 أغسطس»
            elif letter == "0" and letters[place - 1] == "T":
                place += 1  # «أغسطس 2017»
            elif self._lexicon.lists("when-noun", self._tokens.core(place)) and self._times(place + 1):
                place = self._past_noun(place + 1, limit)  # «بداية العام الحالي»
            elif letter in ("l", "L") or (letter == "m" and asks):
                heard = self._phrases.read(place + 1, limit) if letter == "m" else self._after_preposition(place, limit)
                if heard is not None and heard.kind:
                    frame.to, place = heard, heard.stop
                    mate = self._tokens.mate[place] if place < limit else -1
                    if letters[place : place + 1] in ("<", "{") and heard.kind == "media" and place < mate < limit:
                        place = mate + 1
                elif letter == "m" and self._pronominal(place):
                    place += 1
            if place == start:
                return place
        return place

    def _times(self, place: int) -> bool:
        """Tells whether the word is a time («العام»، «الأسبوع»)."""
        return self._letters[place : place + 1] == "T" or self._lexicon.lists("when-noun", self._tokens.core(place))

    def _feeling(self, place: int) -> bool:
        """Tells whether the word is a feeling with its possessor, even if written like a verb («أسفه»)."""
        noun = self._tokens.reading(place)
        if noun is None or noun.clitics or not noun.suffix:
            return False
        return self._lexicon.lists_owned("feeling", self._tokens.core(place))

    def _position(self, place: int, limit: int) -> bool:
        """Tells whether the word is a position and the next one whose it is («التزام بلاده بالاتفاق»)."""
        noun, owner = self._tokens.reading(place), place + 1
        if noun is None or noun.clitics or noun.definite or owner >= limit:
            return False
        return self._lexicon.lists("position", self._tokens.core(place)) and self._owner(owner)

    def _owner(self, place: int) -> bool:
        """Tells whether the word can be that to which a noun in the construct state belongs."""
        reading = self._tokens.reading(place)
        if reading is None or reading.clitics:
            return False
        return reading.definite or bool(reading.suffix) or self._letters[place] in "CP"

    def _judges(self, frame: Frame) -> bool:
        """Tells whether a court rules («دانت المحكمة المتهم»، «رفض القاضي الطلب»): an act."""
        speaker = frame.subject or self._left_subject(frame)
        if speaker is None:
            return False
        heads = range(speaker.head, min(speaker.head + 2, speaker.stop))  # «إحدى المحاكم الجنائية»
        return any(
            self._lexicon.lists("court", self._tokens.core(at)) for at in heads[: 1 + self._counts(speaker.head)]
        )

    def _counts(self, place: int) -> bool:
        """Tells whether the word only says how many of the next one («إحدى المحاكم»)."""
        return self._letters[place] == "k" or self._tokens.core(place) in ("احد", "احدي", "بعض")

    def _stance(self, place: int, lexeme: Lexeme) -> bool:
        """Tells what is proposed from what is only not done («رفض المقترح»، «رفض أي تدخل», but «رفض الانضمام»)."""
        letter = self._letters[place]
        if letter == "d" and place + 1 < len(self._letters):
            place += 1
        noun, core = self._tokens.reading(place), self._tokens.core(place)
        if noun is None or noun.clitics:
            return False
        if self._lexicon.lists_owned("proposal", core):
            return True
        if lexeme.value("act") == "support" and self._letters[place] in "hw":
            return True
        act = self._lexicon.lists_owned("act-noun", core)
        return letter in "HNk" and not act and not noun.definite
