"""Where attributed content ends: at the end of its sentence, or at a word that opens something else."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from masdar.lexicon import Lexicon
from masdar.segment import Tokens
from masdar.statements.asides import Asides
from masdar.statements.draft import Frame
from masdar.statements.listings import list_end
from masdar.statements.marks import closing_marks, name_marks

_NOUNS = ("prep", "noun", "noun-prep", "noun-object", "by-saying", "object")
"""What rules take whose content is a noun phrase."""
_WHILE = frozenset({"بينما", "في حين"})
_AGAINST = _WHILE | {"فيما", "غير أن", "غير ان", "إلا أن", "الا ان"}
"""What sets a clause against the one before it."""
_SUBORDINATING = frozenset({"بعدما", "عندما", "حين", "حينما", "منذ", "قبلما", "لانه", "لانها", "لانهم"})
"""Openers of clauses in which a cue without a subject is no continuation of the source."""
_VERBS = frozenset("FVvBK")
"""Classes of words that open a predicate."""
GOVERNING = "nQiumf"
"""Prepositions that stand before the quotation marks of what they govern («عبر عن "قلقه"»)."""
LONGEST = 300
"""Tokens after which content is cut: bounds the work on text without punctuation."""
_JOINED = frozenset({"وأن", "وان", "وأنه", "وأنها", "وأنهم", "وبأن", "وبأنه", "وبأنها"})
"""Complementizers that join a clause to the one before: a sentence of its own begins with none of them."""
_REPLYING = frozenset({"ردا", "تعليقا", "تعقيبا"})
_TOLD = 3
"""Tokens of the least clause after which دون may say what was not told («اللقاء تأجل دون أن يحدد موعدا»)."""
_BRIEF = 3
"""Tokens of a noun phrase that tells of no deed («هذا القرار»، «القيادة المحلية»), and a comma."""
_BRACKETED = 40
"""Tokens that parentheses may hold."""


class Ends:
    """Content ends of one text, given its frames."""

    def __init__(self, tokens: Tokens, frames: Sequence[Frame], lexicon: Lexicon, *, headline: bool = False) -> None:
        self._headline = headline
        self._tokens = tokens
        self._letters = tokens.letters
        self._frames = frames
        self._firsts = [frame.first for frame in frames]
        self._asides = Asides(tokens, lexicon)
        names, letters, mate = name_marks(tokens, lexicon), tokens.letters, tokens.mate
        self._quoting = [
            place
            for place, letter in enumerate(letters)
            if letter in "<>{}T" and (letter in "<>" if mate[place] < 0 else min(place, mate[place]) not in names)
        ]
        # What a search backward for the start of a sentence has to look at.
        self._marks = [place for place, letter in enumerate(letters) if letter in ".|~<>}"]
        self._candidates = self._possible_ends()
        self._closing = closing_marks(tokens)
        self._speakers = {frame.left.first for frame in frames if frame.left is not None}
        # Relative clauses joined to one before («واشنطن التي تتهم … وموسكو التي تنفي …»).
        self._turned = {
            frame.left.first
            for frame in frames
            if frame.left is not None
            and frame.left.first
            and self._letters[frame.left.stop : frame.left.stop + 1] == "R"
            and self._asides.joined(frame.left.first)
        }

    def end(self, frame: Frame, start: int) -> int:
        """Returns the token at which content of `frame` that begins at `start` ends."""
        letters = self._letters
        limit = min(len(letters), start + LONGEST, self._closing[frame.first])
        if letters[max(0, frame.first - 2) : frame.first] == "-R":  # «الرئيس - الذي توعد بالرد - الجيش»
            closed = letters.find("-", start, limit)
            limit = closed if closed > 0 else limit
        limit = self._bracket_end(frame.first, start, limit)
        whole = frame.rule.takes == "in-document"  # all that the sentence tells stands in the document
        at = bisect.bisect_left(self._candidates, start)
        while at < len(self._candidates) and self._candidates[at] < limit:
            place = self._candidates[at]
            mate = self._passed_over(place)
            if mate > place:
                at = bisect.bisect_right(self._candidates, mate)
                continue
            stop = list_end(letters, place)
            if stop >= 0:
                return stop
            if (letters[place] == "~" and self._said_on(place, frame)) or self._joined_clause(place, frame):
                at += 1
                continue
            if letters[place] in ".|~" or (place > start and not whole and self._ends(place, frame, start)):
                return max(place, list_end(letters, start - 1))
            at += 1
        return limit

    def _bracket_end(self, cue: int, start: int, limit: int) -> int:
        """Returns where the parentheses around a cue close («(الذي تتهمه الشرطة بالسرقة)»), or `limit`."""
        letters, floor = self._letters, max(0, cue - _BRACKETED)
        if letters.rfind("(", floor, cue) <= letters.rfind(")", floor, cue):
            return limit
        depth = 1
        for at in range(start, limit):
            depth += (letters[at] == "(") - (letters[at] == ")")
            if not depth:
                return at
        return limit

    def _said_on(self, place: int, frame: Frame) -> bool:
        """Tells whether a headline goes on in the same words after two dots («الوزير: الجسر آمن.. ولن نغلقه»)."""
        if frame.rule.id != "headline.colon" or self._tokens.words[-1] in "?؟":
            return False
        rest = self._letters[place + 1 :]
        if len(rest) < 2 or ":" in rest:
            return False
        return bisect.bisect_left(self._firsts, place) == len(self._firsts)

    def _joined_clause(self, place: int, frame: Frame) -> bool:
        """Tells whether the next sentence only joins a clause of the same cue («قال إن الجسر قديم. وأن الطريق آمن»)."""
        if (
            self._letters[place : place + 2] not in (".E", ".x")
            or frame.opener < 0
            or self._letters[frame.opener] != "E"
        ):
            return False
        return self._tokens.words[place + 1] in _JOINED and self._letters[place + 2 : place + 3] not in ("K", "j", "V")

    def _passed_over(self, place: int) -> int:
        """Returns the mark that closes the quotation, the name or the parentheses opened at `place`, or -1."""
        if self._letters[place] == "(":
            return self._letters.find(")", place, place + _BRACKETED)
        return self._tokens.mate[place] if self._letters[place] in "<{" else -1

    def _possible_ends(self) -> list[int]:
        """Returns the tokens at which content may end or a quotation is passed over: marks, joined words, cues."""
        letters, words = self._letters, self._tokens.words
        return [
            place
            for place, letter in enumerate(letters)
            if letter in "<{(.|~ASsZxufrT"
            or letters[place - 1] in ",>"
            or words[place][0] in "وف"
            or words[place] in ("دون", "بدون", "وسط")
        ]

    def _ends(self, place: int, frame: Frame, start: int) -> bool:
        """Tells whether the attribution that `frame` opens is over at `place`."""
        letters, tokens, asides = self._letters, self._tokens, self._asides
        letter = letters[place]
        if letter in "VvBASsZxfKD" and self._cuts(place, frame):
            return True
        if letter in "VvBF" and asides.refused(place):
            return True
        if (place in self._turned and place > frame.stop) or self._leaves_relative(place, frame):
            return True
        if letter in "rd" and asides.spoken_of(place):
            return True
        if letter == "u" and (asides.on_ones_word(place) or self._frame_at(place) is not None):
            return True
        if letter == "S" and asides.own_words(place + 1):
            return True
        if tokens.words[place] in ("فإن", "فان") and letters[place - 1] == "," and asides.conceded(frame.first):
            return True
        noun = self._nominal(frame)
        if letter == "x" and (asides.turns(place, noun=noun) or asides.meanwhile(place)):
            return True
        if letter == "x" and place + 1 in self._speakers and asides.turned(place):
            return True
        if letter == "x" and self._turns_to_cue(place, frame):
            return True
        if letter == "F" and noun and asides.joined_past(place) and "R" not in letters[frame.start : place]:
            return True
        if self._headline and place > start and self._second_clause(place, frame):
            return True
        if letter == "f" and noun and asides.speech_given(place + 1):
            return True
        if noun and letter in "Tf" and place == start + 1 and self._only_dated(place):
            return True
        if letter == "p" and place - start >= _TOLD and asides.untold(place):
            return True
        if letter == "p" and place > start + 1 and asides.amid(place):
            return True
        if letters[place - 1] in ",>" and self._spoken_on(place, frame):
            return True
        if letters[place - 1] != ",":
            return False
        if letter in "oFVvB" and tokens.words[place][0] == "ف" and self._wanted(frame):
            return True
        if letter == "V" and self._answers(place, frame):
            return True
        main = asides.main_verb(place) or (letter in "AB" and self._frame_at(place) is not None)
        if frame.first > 0 and main and (self._subordinate(frame) or asides.of_subject(frame.first)):
            return not self._awaits(frame, place)
        return asides.occasion(place) or asides.comment(place) or (noun and self._leaves_noun(place, frame))

    def _spoken_on(self, place: int, frame: Frame) -> bool:
        """Tells whether the source does more with words here («قالت إن الجسر آمن، شاكرة السكان»)."""
        gender = self._asides.circumstance(place)
        mine = frame.reading.gender if frame.reading is not None else ""
        return bool(gender) and (not mine or mine == gender)

    def _turns_to_cue(self, place: int, frame: Frame) -> bool:
        """Tells whether the source goes on with a cue of its own after لكنه or إلا أنه («…، إلا أنه أكد أن …»)."""
        at = self._asides.turns_to(place)
        other = self._frame_at(at) if at >= 0 else None
        if other is None or other.subject is not None or frame.rule.content == "around":
            return False
        mine, its, speaker = frame.reading, other.reading, frame.subject or frame.left
        if mine is None or its is None or (its.kind == "present" and its.lexeme and its.lexeme.values("impersonal")):
            return False
        many = speaker is not None and speaker.plural and speaker.name is None
        return mine.gender == its.gender and (many or mine.number == "p") == (its.number == "p")

    def _nominal(self, frame: Frame) -> bool:
        """Tells whether the content is a noun phrase («دعا إلى الحوار»، «عبر عن "قلقه" من …»)."""
        if frame.opener >= 0:
            return False
        quoted = frame.rule.takes == "quote" and self._letters[frame.start - 1] in GOVERNING
        return frame.rule.takes in _NOUNS or quoted

    def _leaves_relative(self, place: int, frame: Frame) -> bool:
        """Tells whether the clause around the relative one in which the cue stands goes on at `place`."""
        letters = self._letters
        before = frame.first - 1
        while before > 0 and letters[before] in "KD":
            before -= 1
        if before < 0 or letters[before] != "R" or place <= frame.start:
            return False
        joined = self._asides.joined(place)
        if frame.opener >= 0 and letters[place] in "FVvK" and letters.find(",", frame.start) == place - 1:
            return self._asides.main_verb(place)  # «الرجل الذي قالت الشرطة إنه مسلح، لاذ بالفرار»
        if letters[place] in "OCGPWU" and joined and letters[place + 1 : place + 2] == "R":
            return True  # «المعارضة التي تطالب بإطلاق سراحه والحكومة التي ترفضه»
        if not self._nominal(frame):
            return False
        if letters[place] == "r" and not joined and letters[place - 1] in "owhHgGNYT0C" and letters[before - 1] != ",":
            return True  # «والدولة التي طالبت بخفض الأسعار هي من بين …»
        if letters[place - 1] != ",":
            return False
        return letters[place] in "uibl" or (letters[place] in "OCGPW" and joined)

    def _second_clause(self, place: int, frame: Frame) -> bool:
        """Tells whether a headline goes on with another deed or doer («تدعو إلى الحوار وتستقبل …»، «والحكومة تنفي»)."""
        reading = self._tokens.reading(place)
        if reading is None or reading.clitics != "و" or frame.rule.takes not in (*_NOUNS, "that"):
            return False
        if self._letters[place] == "F":
            cue = frame.reading
            apart = "R" not in self._letters[frame.stop : place] and "F" not in self._letters[frame.stop : place]
            same = cue is not None and cue.kind == "present" and reading.core[0] == cue.core[0] and frame.opener < 0
            return same and apart
        after = self._tokens.reading(place + 1)
        return (
            self._letters[place] in "OGUWCPt"
            and self._letters[place + 1 : place + 2] in ("v", "F", "B")
            and after is not None
            and not after.clitics
            and (after.kind == "present" or after.core[0] in "يت")
        )

    def _wanted(self, frame: Frame) -> bool:
        """Tells whether the content is what should be («طلب أن يعود، فعاد»): what came of it is told, not said."""
        if frame.opener < 0 or self._asides.pronominal(frame.opener) or frame.start >= len(self._letters):
            return False
        reading = self._tokens.reading(frame.start)
        return reading is not None and reading.core[0] in "يتن" and self._letters[frame.start] in "FvBo"

    def _subordinate(self, frame: Frame) -> bool:
        """Tells whether the cue stands in a clause that leans on a later one («وبينما تحدث …، برزت …»)."""
        before = frame.first - 1
        if self._letters[before - 1 : before + 1] in ("pE", "pe"):
            before -= 1  # «بعد أن أكد أن …»
        opens = before == 0 or self._letters[before - 1] in ".|"
        return (opens and self._asides.leaning(before)) or self._asides.fronted(frame.first)

    def _awaits(self, frame: Frame, place: int) -> bool:
        """Tells whether the clause still waits for its verb after a relative one («أن الجسر الذي بني هنا، انهار»)."""
        first = self._letters.find("R", frame.start, place)
        return frame.opener >= 0 and first > 0 and not _VERBS.intersection(self._letters[frame.start : first])

    def _leaves_noun(self, place: int, frame: Frame) -> bool:
        """Tells whether a comma ends content that is a noun phrase: a clause or an adjunct follows."""
        letters = self._letters
        if letters[frame.start : place].count("-") % 2:
            return False
        if letters[place] == "S":
            return self._frame_at(place) is not None
        if letters[place] == "T" and place - frame.start <= _BRIEF and self._asides.day(place):
            return True  # «أعلن هذا القرار، الأحد الماضي، على حسابه», but «أدان مقتل سبعة في هجوم، الأحد»
        return self._asides.beside_noun(place, relative=letters[frame.first - 1] == "R")

    def _answers(self, place: int, frame: Frame) -> bool:
        """Tells whether the main cue follows the phrase that the cue stands in («ردا على تقارير قالت إن …، قال …»)."""
        other, letters = self._frame_at(place), self._letters
        if other is None or other.subject is None or other.reading is None or other.reading.clitics:
            return False
        begin = max(letters.rfind(mark, max(0, frame.first - _BRACKETED), frame.first) for mark in ".|~,") + 1
        fronted = (letters[begin] in "fpu" or self._tokens.core(begin).removeprefix("و") in _REPLYING) and (
            begin == 0 or letters[begin - 1] != ","
        )
        return fronted and frame.first - begin > 1

    def _only_dated(self, place: int) -> bool:
        """Tells whether nothing but the time of the cue follows a word («أعلنت القرار الجمعة»، «أبدت قلقها الأحد»)."""
        letters, word = self._letters, self._tokens.reading(place - 1)
        closed = word is not None and (bool(word.suffix) or (word.definite and letters[place - 1] not in "HN"))
        at = place + (letters[place] == "f" and letters[place + 1 : place + 2] == "T")
        closed = closed and (at > place or self._tokens.words[place].startswith(("ال", "بشد")))  # no «فورا»
        while closed and letters[at : at + 1] in ("T", "0", "_"):
            at += 1
        return at > place + (letters[place] == "f") and (letters[at : at + 1] in tuple(",.|") or self._cue_joined(at))

    def _cue_joined(self, place: int) -> bool:
        """Tells whether another cue is joined here."""
        other = self._frame_at(place)
        return other is not None and other.reading is not None and other.reading.clitics == "و"

    def _frame_at(self, place: int) -> Frame | None:
        at = bisect.bisect_left(self._firsts, place)
        if at < len(self._frames) and self._frames[at].first == place:
            return self._frames[at]
        return None

    def _cuts(self, place: int, frame: Frame) -> bool:
        """Tells whether the frame that begins at `place` ends the content of `frame`."""
        letters = self._letters
        other = self._frame_at(place)
        if letters[place] == "K" and letters[place - 1] == ",":
            return self._joined_cue(place + 1, frame)
        if letters[place] == "D":
            return self._tokens.words[place][0] in "وف" and self._joined_cue(place + 1, frame)
        if other is None:
            if letters[place] in "xf" and self._set_against(place, frame):
                return True
            if letters[place] == "x" and place + 1 < len(letters):
                at = place + 2 if letters[place + 1] == "D" else place + 1
                following = self._frame_at(at) if at < len(letters) else None
                return (
                    following is not None
                    and letters[following.first] in "VBv"
                    and (
                        letters[place - 1] in ",}>)"
                        or self._tokens.core(place) == "كما"
                        or (self._tokens.core(place) == "بينما" and following.subject is not None)
                        or letters[place - 2 : place] == ",f"
                        or (frame.opener < 0 and frame.rule.takes in _NOUNS)
                    )
                    and self._tokens.core(place) not in ("الا", "لان", "اذا", "غير")
                    and (letters[place - 1] == "f" or not self._leans(place, following))
                )
            return False
        letter = letters[place]
        if letter in "SsZx":
            return True
        if letter in "bl":
            return False
        reading = other.reading
        if letter == "A":
            return True
        if reading is None or not reading.clitics.startswith(("و", "ف")):
            return False
        if letters[place - 1] == "R" or letter == "N":
            return False
        return self._joined_cue(place, frame)

    def _set_against(self, place: int, frame: Frame) -> bool:
        """Tells whether somebody else's words are set against these («…، غير أن المعارضة ترى أن …»)."""
        words, letters = self._tokens.words, self._letters
        pair = " ".join(words[place : place + 2])
        if letters[place - 1] != "," and not {words[place], pair} & _WHILE:
            return False
        first = place + 2 if pair in _AGAINST else place + 1 if words[place] in _AGAINST else -1
        if first < 0:
            return False
        at = bisect.bisect_left(self._firsts, first)
        other = self._frames[at] if at < len(self._frames) else None
        subject = other.left if other is not None else None
        return subject is not None and subject.first == first and frame.rule.content != "around"

    def _leans(self, place: int, inner: Frame) -> bool:
        """Tells whether a clause of time or cause holds a cue without a subject («…، بعدما كشفت عن هويته»)."""
        speaker = inner.subject or inner.relay or inner.quoted_source
        return speaker is None and self._tokens.core(place) in _SUBORDINATING

    def _joined_cue(self, place: int, frame: Frame) -> bool:
        other = self._frame_at(place)
        if other is None:
            return False
        if other.subject is not None or other.relay is not None or other.quoted_source is not None:
            return True
        if frame.rule.content == "around" and other.rule.takes not in ("that", "quote", "colon"):
            return False  # «ووفقا لشهود، صعد الرجل إلى الحافلة، ورفض النزول»
        mine, its = frame.reading, other.reading
        if mine is None or its is None or not mine.gender or not its.gender:
            return True
        return mine.gender == its.gender
