"""Where attributed content ends, and whether it is quoted."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from masdar.lexicon import Lexicon
from masdar.segment import Tokens
from masdar.statements.asides import Asides
from masdar.statements.draft import Frame
from masdar.statements.listings import list_end
from masdar.statements.marks import name_marks

_TRIM = frozenset(",:-|.~cr")
_DANGLING = frozenset({"كما", "حيث", "فيما", "وفيما", "وذلك", "بينما", "وبينما", "حين", "وكما", "وهو", "وهي"})
_WEIGHED = 3
"""Tokens from the opening to the closing mark where the marks weigh a word or two («"إشادة" الوزير بالاتفاق»)."""
_NOUNS = ("prep", "noun", "noun-prep", "noun-object", "by-saying", "object")
"""What rules take whose content is a noun phrase."""
_GOVERNING = "nQiumf"
"""Prepositions that stand before the quotation marks of what they govern («عبر عن "قلقه"»)."""
_SUBORDINATING = frozenset({"بعدما", "عندما", "حين", "حينما", "منذ", "قبلما", "لانه", "لانها", "لانهم"})
"""Openers of clauses in which a cue without a subject is no continuation of the source."""
LONGEST = 300
"""Tokens after which content is cut: bounds the work on text without punctuation."""
_BRACKETED = 40
"""Tokens that parentheses may hold."""


class Bounds:
    """Content ends of one text, given its frames."""

    def __init__(self, tokens: Tokens, frames: Sequence[Frame], lexicon: Lexicon, *, headline: bool = False) -> None:
        self._headline = headline
        self._tokens = tokens
        self._letters = tokens.letters
        self._frames = frames
        self._firsts = [frame.first for frame in frames]
        self._asides = Asides(tokens, lexicon)
        self._names = name_marks(tokens, lexicon)
        self._candidates = self._possible_ends()
        # Relative clauses joined to one before («واشنطن التي تتهم … وموسكو التي تنفي …»).
        self._turned = {
            frame.left.first
            for frame in frames
            if frame.left is not None
            and frame.left.first
            and self._letters[frame.left.stop : frame.left.stop + 1] == "R"
            and tokens.words[frame.left.first].startswith("و")
        }

    def content(self, frame: Frame) -> tuple[list[tuple[int, int, int]], str]:
        """Returns the parts of the content after the cue, and the form; no part where there is none."""
        letters = self._letters
        start = frame.start
        while start < len(letters) and letters[start] in ":," and letters[start - 1] != "<":
            start += 1
        if list_end(letters, start) >= 0:
            start += 1
        if start >= len(letters):
            return [], "indirect"
        if letters[start] == "<":
            quoted = self._quotation(frame, start)
            if quoted is not None:
                return ([quoted], "direct") if quoted[1] > quoted[0] else ([], "indirect")
        stop = self.end(frame, start)
        stop = self.trim(stop, start)
        if stop <= start:
            return [], "indirect"
        form = "mixed" if self._quotes(start, stop) else "indirect"
        if frame.rule.takes == "colon" and letters[start] != "E":
            form = "direct" if form == "indirect" else form
        elif letters[start] == "E" and frame.rule.takes == "colon" and not self._asides.pronominal(start):
            start += 1
        return [(start, stop, frame.skip)], form

    def _quotation(self, frame: Frame, start: int) -> tuple[int, int, int] | None:
        """Returns what stands in the marks that open at `start`, or null where the content goes on after them."""
        letters = self._letters
        mate = self._last_mark(start)
        closed = mate > start and letters[mate] == ">"
        inner = mate if closed else mate + 1
        first = start + 1
        if closed and inner > first and self._open_ended(frame, start, mate + 1):
            return None
        if (
            letters[first : first + 1] == "E"
            and letters[start - 1] != ":"
            and inner - first > 2
            and not self._asides.pronominal(first)
        ):
            first += 1
        return first, inner if closed else self.trim(inner, first), 0

    def _open_ended(self, frame: Frame, start: int, place: int) -> bool:
        """Tells whether the marks hold only the beginning of the content, and the rest follows at `place`."""
        if frame.opener < 0 and self._letters[start - 1] not in _GOVERNING:
            return self._goes_on(place) and not self._ends_at(place)
        return not self._ends_at(place) or (frame.opener < 0 and self._described(place))

    def _described(self, place: int) -> bool:
        """Tells whether a clause after a comma describes the quoted noun («عن "خطة جديدة"، تهدف إلى …»)."""
        reading = self._tokens.reading(place + 1)
        return (
            self._letters[place : place + 2] == ",F"
            and reading is not None
            and not reading.clitics
            and reading.core[0] in "يت"
        )

    def _last_mark(self, start: int) -> int:
        """Returns the mark that closes the quotation at `start` and those joined to it («"…" و"…"»)."""
        letters, tokens = self._letters, self._tokens
        mate = tokens.mate[start]
        while mate > start and tokens.words[mate + 1 : mate + 2] in (["و"], ["أو"]):
            following = tokens.mate[mate + 2] if letters[mate + 2 : mate + 3] == "<" else -1
            if following <= mate + 2 or letters[following] != ">":
                break
            mate = following
        return mate

    def before(self, place: int) -> int:
        """Returns the first token of the clause that ends before `place`: the start of its sentence."""
        letters, mate = self._letters, self._tokens.mate
        at = place - 1
        floor = max(0, place - LONGEST)
        while at >= floor:
            letter = letters[at]
            if letter == ">" and letters[at - 1] in ".~" and at < place - 1:
                return at + 1
            if letter in ">}" and 0 <= mate[at] < at:
                at = mate[at] - 1
                continue
            if letter in ".|~" or (letter == "<" and not 0 <= mate[at] < place):
                return at + 1
            at -= 1
        return floor

    def form(self, start: int, stop: int) -> str:
        """Returns the form of the tokens from `start` to `stop`."""
        if self._letters[start] == "<" and self._tokens.mate[start] == stop - 1:
            return "direct"
        return "mixed" if self._quotes(start, stop) else "indirect"

    def _quotes(self, start: int, stop: int) -> bool:
        letters, mate = self._letters, self._tokens.mate
        return any(
            letters[place] in "<>"
            if mate[place] < 0
            else letters[place] in "<>{}T" and min(place, mate[place]) not in self._names
            for place in range(start, stop)
        )

    def _ends_at(self, place: int) -> bool:
        """Tells whether an attribution can end right after its closing quotation mark."""
        letters = self._letters
        if letters[place - 2 : place - 1] == ".":
            return True
        if place >= len(letters) or letters[place] in ".|,~)":
            return not (place + 1 < len(letters) and letters[place] == "," and letters[place + 1] == "E")
        return self._frame_at(place) is not None or letters[place] in "AT"

    def _goes_on(self, place: int) -> bool:
        """Tells whether the sentence goes on in the speaker's sense after the closing mark («"…" لمواجهة الأزمة»)."""
        if "." in self._letters[place - 2 : place - 1]:
            return False
        following = self._letters[place : place + 1]
        weighed = 0 <= place - 1 - self._tokens.mate[place - 1] <= _WEIGHED
        return following in ("l", "b", "R", "E") or (weighed and following in tuple("OGUWCgPqwohHYkmnuif"))

    def _frame_at(self, place: int) -> Frame | None:
        at = bisect.bisect_left(self._firsts, place)
        if at < len(self._frames) and self._frames[at].first == place:
            return self._frames[at]
        return None

    def end(self, frame: Frame, start: int) -> int:
        """Returns the token at which content of `frame` that begins at `start` ends."""
        letters = self._letters
        limit = min(len(letters), start + LONGEST)
        if letters[max(0, frame.first - 2) : frame.first] == "-R":  # «الرئيس - الذي توعد بالرد - الجيش»
            closed = letters.find("-", start, limit)
            limit = closed if closed > 0 else limit
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
            if letters[place] == "~" and self._said_on(place, frame):
                at += 1
                continue
            if letters[place] in ".|~" or (place > start and not whole and self._ends(place, frame, start)):
                return max(place, list_end(letters, start - 1))
            at += 1
        return limit

    def _said_on(self, place: int, frame: Frame) -> bool:
        """Tells whether a headline goes on in the same words after two dots («الوزير: الجسر آمن.. ولن نغلقه»)."""
        rest = self._letters[place + 1 :]
        if frame.rule.id != "headline.colon" or len(rest) < 2 or ":" in rest or self._tokens.words[-1] in "?؟":
            return False
        return bisect.bisect_left(self._firsts, place) == len(self._firsts)

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
            if letter in "<{(.|~ASsZxufr" or letters[place - 1] == "," or words[place][0] in "وف"
        ]

    def _ends(self, place: int, frame: Frame, start: int) -> bool:
        """Tells whether the attribution that `frame` opens is over at `place`."""
        letters, tokens, asides = self._letters, self._tokens, self._asides
        letter = letters[place]
        if letter in "VvBASsZxKD" and self._cuts(place, frame):
            return True
        if (place in self._turned and place > frame.stop) or self._leaves_relative(place, frame):
            return True
        if letter in "rd" and tokens.words[place][0] == "و" and letters[place + 1 : place + 2] == "M":
            return True  # «وهو ما رفضته طهران»: the article's own
        if letter == "u" and tokens.words[place + 1 : place + 2] == ["حد"]:
            return True
        if letter == "S" and asides.own_words(place + 1):
            return True
        if tokens.words[place] in ("فإن", "فان") and letters[place - 1] == "," and asides.conceded(frame.first):
            return True
        noun = self._nominal(frame)
        if letter == "x" and (asides.turns(place, noun=noun) or asides.meanwhile(place)):
            return True
        if letter == "F" and noun and asides.joined_past(place) and "R" not in letters[frame.start : place]:
            return True
        if self._headline and place > start and self._second_clause(place, frame):
            return True
        if letter == "f" and noun and asides.speech_given(place + 1):
            return True
        if letter == "p" and letters[place - 1] == ">" and asides.silence(place):
            return True
        if letters[place - 1] != ",":
            return False
        if letter in "oFVvB" and tokens.words[place][0] == "ف" and self._wanted(frame):
            return True
        main = asides.main_verb(place) or (letter in "AB" and self._frame_at(place) is not None)
        if frame.first > 0 and main and self._subordinate(frame):
            return True
        return asides.occasion(place) or asides.comment(place) or (noun and self._leaves_noun(place, frame))

    def _nominal(self, frame: Frame) -> bool:
        """Tells whether the content is a noun phrase («دعا إلى الحوار»، «عبر عن "قلقه" من …»)."""
        if frame.opener >= 0:
            return False
        quoted = frame.rule.takes == "quote" and self._letters[frame.start - 1] in _GOVERNING
        return frame.rule.takes in _NOUNS or quoted

    def _leaves_relative(self, place: int, frame: Frame) -> bool:
        """Tells whether the clause around the relative one in which the cue stands goes on at `place`."""
        letters = self._letters
        before = frame.first - 1
        while before > 0 and letters[before] in "KD":
            before -= 1
        if before < 0 or letters[before] != "R" or place <= frame.start:
            return False
        joined = self._tokens.words[place][0] == "و"
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
        return (before == 0 or self._letters[before - 1] in ".|") and self._asides.leaning(before)

    def _leaves_noun(self, place: int, frame: Frame) -> bool:
        """Tells whether a comma ends content that is a noun phrase: a clause or an adjunct follows."""
        letters = self._letters
        if letters[frame.start : place].count("-") % 2:
            return False
        if letters[place] == "S":
            return self._frame_at(place) is not None
        return self._asides.beside_noun(place, relative=letters[frame.first - 1] == "R")

    def _cuts(self, place: int, frame: Frame) -> bool:
        """Tells whether the frame that begins at `place` ends the content of `frame`."""
        letters = self._letters
        other = self._frame_at(place)
        if letters[place] == "K" and letters[place - 1] == ",":
            return self._joined_cue(place + 1, frame)
        if letters[place] == "D":
            return self._tokens.words[place][0] in "وف" and self._joined_cue(place + 1, frame)
        if other is None:
            if letters[place] == "x" and place + 1 < len(letters):
                at = place + 2 if letters[place + 1] == "D" else place + 1
                following = self._frame_at(at) if at < len(letters) else None
                return (
                    following is not None
                    and letters[following.first] in "VBv"
                    and (
                        letters[place - 1] in ",}>)"
                        or self._tokens.core(place) == "كما"
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

    def trim(self, stop: int, start: int) -> int:
        """Returns `stop` without the marks and dangling connectives before it."""
        letters, tokens = self._letters, self._tokens
        while stop > start and (
            letters[stop - 1] in _TRIM
            or tokens.words[stop - 1] in _DANGLING
            or (letters[stop - 1] == "f" and letters[stop : stop + 1] == "x")
            or (letters[stop - 1] in ">}" and not start <= tokens.mate[stop - 1] < stop)
        ):
            stop -= 1
        if stop > start and letters[stop - 1] == "f" and not self._asides.pronominal(stop - 1):
            stop -= 1
            return self.trim(stop, start)
        return stop
