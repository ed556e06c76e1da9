"""Where attributed content ends, and whether it is quoted."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from masdar.lexicon import Lexicon
from masdar.segment import Tokens
from masdar.statements.draft import Frame

_TRIM = frozenset(",:-|.~cr")
_DANGLING = frozenset({"كما", "حيث", "فيما", "وفيما", "وذلك", "بينما", "وبينما", "حين", "وكما", "وهو", "وهي"})
_AGENTLESS = frozenset({"يذكر", "يشار", "يجدر"})
_WHEN = frozenset({"في", "بعد", "خلال", "عقب", "قبل", "اثناء", "ضمن", "اثر", "لدي", "قبيل"})
_WEIGHED = 3
"""Tokens from the opening to the closing mark where the marks weigh a word or two («"إشادة" الوزير بالاتفاق»)."""
_NOUNS = ("prep", "noun", "noun-prep", "object")
"""What rules take whose content is a noun phrase."""
LONGEST = 300
"""Tokens after which content is cut: bounds the work on text without punctuation."""


class Bounds:
    """Content ends of one text, given its frames."""

    def __init__(self, tokens: Tokens, frames: Sequence[Frame], lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._letters = tokens.letters
        self._frames = frames
        self._firsts = [frame.first for frame in frames]
        self._lexicon = lexicon
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
        letters, tokens = self._letters, self._tokens
        start = frame.start
        while start < len(letters) and letters[start] in ":," and letters[start - 1] != "<":
            start += 1
        if self._list_end(start) >= 0:
            start += 1
        if start >= len(letters):
            return [], "indirect"
        if letters[start] == "<":
            mate = tokens.mate[start]
            closed = mate > start and letters[mate] == ">"
            inner = mate if closed else mate + 1
            if inner <= start + 1:
                return [], "indirect"
            if (frame.opener < 0 and not self._goes_on(mate + 1)) or not closed or self._ends_at(mate + 1):
                first = start + 1
                if (
                    letters[first] == "E"
                    and letters[start - 1] != ":"
                    and inner - first > 2
                    and not self._pronominal(first)
                ):
                    first += 1
                return [(first, self._without_stop(inner, first, keep=closed), 0)], "direct"
        stop = self.end(frame, start)
        stop = self.trim(stop, start)
        if stop <= start:
            return [], "indirect"
        form = "mixed" if self._quotes(start, stop) else "indirect"
        if frame.rule.takes == "colon" and letters[start] != "E":
            form = "direct" if form == "indirect" else form
        elif letters[start] == "E" and frame.rule.takes == "colon" and not self._pronominal(start):
            start += 1
        return [(start, stop, frame.skip)], form

    def _turns(self, place: int) -> bool:
        """Tells whether لكن turns to another subject; before a bare verb it goes on with the same one."""
        core = self._tokens.core(place)
        if self._letters[place + 1 : place + 2] == "<":
            return False  # «أنه "لا يشارك" ولكنه "سيستمر"»: his words go on
        return core.startswith("لكن") and (
            len(core) > 3 or self._letters[place + 1 : place + 2] not in ("F", "v", "V", "j")
        )

    def _meanwhile(self, place: int) -> bool:
        """Tells whether another event is set beside the words («بينما لم يكشف عن هويته»)."""
        return self._tokens.core(place) in ("بينما", "فيما") and self._letters[place + 1 : place + 2] == "j"

    def _pronominal(self, place: int) -> bool:
        """Tells whether a complementizer carries a pronoun, and so belongs to the content."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))

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
            letters[place] in "<>" or (letters[place] == "T" and mate[place] >= 0) for place in range(start, stop)
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
        return following in ("l", "b", "R") or (weighed and following in tuple("OGUWCgPqwohHYkmnuif"))

    def _frame_at(self, place: int) -> Frame | None:
        at = bisect.bisect_left(self._firsts, place)
        if at < len(self._frames) and self._frames[at].first == place:
            return self._frames[at]
        return None

    def end(self, frame: Frame, start: int) -> int:
        """Returns the token at which content of `frame` that begins at `start` ends."""
        letters, tokens = self._letters, self._tokens
        limit = min(len(letters), start + LONGEST)
        whole = frame.rule.takes == "in-document"  # all that the sentence tells stands in the document
        at = bisect.bisect_left(self._candidates, start)
        while at < len(self._candidates) and self._candidates[at] < limit:
            place = self._candidates[at]
            mate = tokens.mate[place] if letters[place] in "<{" else -1
            if mate > place:
                at = bisect.bisect_right(self._candidates, mate)
                continue
            stop = self._list_end(place)
            if stop >= 0:
                return stop
            if letters[place] in ".|~" or (place > start and not whole and self._ends(place, frame)):
                return max(place, self._list_end(start - 1))
            at += 1
        return limit

    def _list_end(self, place: int) -> int:
        """Returns the end of the numbered list that a colon and a new line open at `place`, or -1."""
        letters = self._letters
        if letters[place : place + 1] != "|" or letters[place - 1 : place] != ":" or not self._item(place + 1):
            return -1
        stop = place
        while stop - place < LONGEST * 4 and self._item(stop + 1):
            stop = letters.find("|", stop + 1)
            if stop < 0:
                return len(letters)
        return stop

    def _item(self, place: int) -> bool:
        """Tells whether a line begins as an item of a list («1- …»، «- …»)."""
        letters = self._letters
        return letters[place : place + 1] == "-" or letters[place : place + 2] in ("0-", "0)", "0.")

    def _possible_ends(self) -> list[int]:
        """Returns the tokens at which content may end or a quotation is passed over: marks, joined words, cues."""
        letters, words = self._letters, self._tokens.words
        return [
            place
            for place, letter in enumerate(letters)
            if letter in "<{.|~ASsZxuf" or letters[place - 1] == "," or words[place][0] in "وف"
        ]

    def _ends(self, place: int, frame: Frame) -> bool:
        """Tells whether the attribution that `frame` opens is over at `place`."""
        letters, tokens = self._letters, self._tokens
        letter = letters[place]
        if letter in "VvBASsZxKD" and self._cuts(place, frame):
            return True
        if place in self._turned and place > frame.stop:
            return True
        if letter == "x" and (self._turns(place) or self._meanwhile(place)):
            return True
        if letter in "rd" and tokens.words[place][0] == "و" and letters[place + 1 : place + 2] == "M":
            return True  # «وهو ما رفضته طهران»: the article's own
        if letter == "u" and tokens.words[place + 1 : place + 2] == ["حد"]:
            return True
        if letter == "S" and self._own_words(place + 1):
            return True
        if tokens.words[place] in ("فإن", "فان") and letters[place - 1] == "," and self._conceded(frame.first):
            return True
        if letter == "F" and frame.rule.takes in _NOUNS and frame.opener < 0 and self._joined_past(place):
            return True
        if letter == "f" and frame.rule.takes in _NOUNS and frame.opener < 0 and self._speech_given(place + 1):
            return True
        if letters[place - 1] != ",":
            return False
        another = letter in "uibl" or (letter in "OCGPW" and tokens.words[place][0] == "و")
        if letters[frame.first - 1] == "R" and another and frame.rule.takes in _NOUNS and frame.opener < 0:
            return True  # «وحصل النائب الذي نفى التهمة، على …»: the main clause goes on
        if letter == "v" and tokens.core(place) in _AGENTLESS:
            return True
        if letter in "oFVvB" and tokens.words[place][0] == "ف" and self._wanted(frame):
            return True
        if frame.first > 0 and self._subordinate(frame) and self._main_verb(place):
            return True
        if letter in "pf" and tokens.core(place) in _WHEN and self._occasion(place + 1):
            return True
        return self._comment(place, frame) or (frame.opener < 0 and self._leaves_noun(place, frame))

    def _conceded(self, cue: int) -> bool:
        """Tells whether the cue stands in a clause of concession («رغم تأكيد الوزير أن …، فإن …»)."""
        words = self._tokens.words[max(0, cue - 2) : cue]
        return any(word.removeprefix("و") in ("رغم", "برغم", "بالرغم", "الرغم") for word in words)

    def _own_words(self, place: int) -> bool:
        """Tells whether the source's own words are named («، وفق تعبيره»): the cue repeats, the content is over."""
        if place >= len(self._letters):
            return False
        core = self._tokens.core(place)
        return not self._lexicon.lists("own-words", core) and self._lexicon.lists_owned("own-words", core)

    def _joined_past(self, place: int) -> bool:
        """Tells whether the article goes on with another deed («هاجم سياسة الصين وحظي بدعم حليفه»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.clitics == "و" and reading.kind == "past"

    def _wanted(self, frame: Frame) -> bool:
        """Tells whether the content is what should be («طلب أن يعود، فعاد»): what came of it is told, not said."""
        if frame.opener < 0 or self._pronominal(frame.opener) or frame.start >= len(self._letters):
            return False
        reading = self._tokens.reading(frame.start)
        return reading is not None and reading.core[0] in "يتن" and self._letters[frame.start] in "FvBo"

    def _occasion(self, place: int) -> bool:
        """Tells whether an occasion of speech stands here («، بعد لقائهما»): it belongs to the cue."""
        return place < len(self._letters) and self._lexicon.lists_owned("occasion", self._tokens.core(place))

    def _speech_given(self, place: int) -> bool:
        """Tells whether the speech in which the words fell is named here («في كلمة ألقاها»، «في بيان له»)."""
        if place + 1 >= len(self._letters):
            return False
        noun, after = self._tokens.reading(place), self._tokens.reading(place + 1)
        if noun is None or noun.definite or noun.suffix or not self._lexicon.lists("speech", noun.core):
            return False
        if after is None:
            return self._letters[place + 1] in ",.|"
        if after.kind == "past" or self._lexicon.lists("issuing", after.core):
            return True
        return after.core in ("له", "لها", "لهم", "صحافي", "صحفي")

    def _subordinate(self, frame: Frame) -> bool:
        """Tells whether the cue stands in a clause that leans on a later one («وبينما تحدث …، برزت …»)."""
        before = frame.first - 1
        return (
            self._letters[before] == "x"
            and (before == 0 or self._letters[before - 1] in ".|")
            and self._tokens.core(before) != "كما"
        )

    def _main_verb(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        if reading is None or reading.clitics:
            return False
        return self._letters[place] in "FKV" or (
            reading.lexeme is None and len(reading.core) == 4 and reading.core.endswith("ت")
        )

    def _leaves_noun(self, place: int, frame: Frame) -> bool:
        """Tells whether a comma ends content that is a noun phrase: a clause or an adjunct follows."""
        if frame.rule.takes not in _NOUNS:
            return False
        if self._letters[frame.start : place].count("-") % 2:
            return False
        if self._letters[place] == "S":
            return self._frame_at(place) is not None
        return self._letters[place] in "FKDjrvVBM" or self._tokens.core(place) in (
            "وسط",
            "خلال",
            "بعد",
            "اثناء",
            "عقب",
            "كما",
            "فيما",
            "بينما",
            "وصولا",
        )

    def _comment(self, place: int, frame: Frame) -> bool:
        """Tells whether the author's own comment begins here («، في إشارة إلى …»)."""
        tokens = self._tokens
        reading = tokens.reading(place)
        aside = frame.opener < 0 or self._letters[place + 1 : place + 2] in tuple("MoHhNkU0")
        if self._letters[place] == "r" and reading is not None and reading.clitics == "و" and aside:
            return True
        if (
            self._letters[place] == "j"
            and reading is not None
            and reading.clitics == "و"
            and self._letters[place + 1 : place + 2] in ("v", "B", "V")
        ):
            return True
        if self._silence(place):
            return True
        if tokens.words[place] == "وذلك" and tokens.core(place + 1) in ("في", "خلال", "عبر", "اثناء"):
            return True  # «، وذلك خلال مقابلة»: where it was said
        if tokens.core(place) == "امر" and self._letters[place + 1 : place + 2] == "R":
            return True
        if tokens.core(place) in ("في", "وذلك", "ذلك") and place + 2 < len(tokens):
            following = (tokens.core(place + 1), tokens.core(place + 2))
            return "اشاره" in following
        return False

    def _silence(self, place: int) -> bool:
        """Tells whether the clause says what the speaker left out («، من دون تحديد السبب»)."""
        tokens = self._tokens
        at = place + 1 if self._letters[place] == "m" else place
        return (
            at + 2 < len(tokens)
            and tokens.core(at) in ("دون", "بدون")
            and any(self._lexicon.lists("silence", tokens.core(look)) for look in (at + 1, at + 2))
        )

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

    def _joined_cue(self, place: int, frame: Frame) -> bool:
        other = self._frame_at(place)
        if other is None:
            return False
        if other.subject is not None or other.relay is not None or other.quoted_source is not None:
            return True
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
        if stop > start and letters[stop - 1] == "f":
            stop -= 1
            return self.trim(stop, start)
        return stop

    def _without_stop(self, stop: int, start: int, *, keep: bool) -> int:
        if keep:
            return stop
        return self.trim(stop, start)
