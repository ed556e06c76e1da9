"""Where attributed content begins, and whether it is quoted."""

from __future__ import annotations

import bisect

from masdar.statements.draft import Frame
from masdar.statements.ends import GOVERNING, LONGEST, Ends
from masdar.statements.listings import list_end

_TRIM = frozenset(",:-|.~cr")
_DANGLING = frozenset({"كما", "حيث", "فيما", "وفيما", "وذلك", "بينما", "وبينما", "حين", "وكما", "وهو", "وهي"})
_WEIGHED = 5
"""Tokens from the opening to the closing mark where the marks weigh a few words («"نهاية الحرب" بينهما»)."""

_SPOKEN_OF = 6
"""Tokens of a noun with its adjectives, and its marks, which say nothing yet."""
_DESCRIBED = 20
"""Tokens of a clause that describes such a noun."""
_TELLING = frozenset("FVvBKjr")


class Bounds(Ends):
    """Contents of one text and their forms, given its frames."""

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
                more = (
                    self._past_own_words(frame, quoted[1] + 2) if letters[quoted[1] + 1 : quoted[1] + 2] == "," else []
                )
                return ([quoted, *more], "direct") if quoted[1] > quoted[0] else ([], "indirect")
        end = self.end(frame, start)
        stop = self.trim(end, start)
        if stop <= start:
            return [], "indirect"
        form = "mixed" if self._quotes(start, stop) else "indirect"
        if frame.rule.takes == "colon" and letters[start] != "E":
            form = "direct" if form == "indirect" else form
        elif letters[start] == "E" and frame.rule.takes == "colon" and not self._asides.pronominal(start):
            start += 1
        start = max(start, frame.inner)
        return [(start, stop, frame.skip), *self._past_own_words(frame, end)], form

    def _past_own_words(self, frame: Frame, place: int) -> list[tuple[int, int, int]]:
        """Returns what goes on after words for the words themselves («إن الجسر، بحسب وصفه، تحفة»), or nothing."""
        letters, tokens = self._letters, self._tokens
        noun = place + (2 if tokens.words[place + 1 : place + 2] == ["حد"] else 1)
        if letters[place : place + 1] not in ("S", "u") or frame.opener < 0 or not self._asides.own_words(noun):
            return []
        set_off = letters[place - 1] == ","
        first = noun + 1 + set_off
        reading = tokens.reading(first)
        joined = reading is not None and reading.clitics[:1] in ("و", "ف") and bool(reading.clitics)
        if (set_off and letters[noun + 1 : first] != ",") or joined or self._frame_at(first) is not None:
            return []
        if letters[first : first + 1] not in tuple("FKjowrl<"):
            return []
        rest = self.trim(self.end(frame, first), first)
        if letters[first] == "<" and self._tokens.mate[first] == rest - 1:
            return [(first + 1, rest - 1, 0)]
        return [(first, rest, 0)] if rest > first else []

    def _quotation(self, frame: Frame, start: int) -> tuple[int, int, int] | None:
        """Returns what stands in the marks that open at `start`, or null where the content goes on after them."""
        letters = self._letters
        mate = self._last_mark(start)
        closed = mate > start and letters[mate] == ">"
        inner = mate if closed else mate + 1
        first = start + 1 if frame.inner < 0 else frame.inner
        if closed and inner > first and self._open_ended(frame, start, mate + 1):
            return None
        if (
            letters[first : first + 1] == "E"
            and letters[start - 1] != ":"
            and inner - first > 2
            and not self._asides.pronominal(first)
        ):
            first += 1
        return first, inner if closed else self.trim(inner, first), frame.skip if first == frame.inner else 0

    def _open_ended(self, frame: Frame, start: int, place: int) -> bool:
        """Tells whether the marks hold only the beginning of the content, and the rest follows at `place`."""
        if self._letters[start - 1] in "Ex" and self._named_only(start, place):
            return True
        if frame.opener < 0 and self._letters[start - 1] not in GOVERNING:
            return self._goes_on(place) and not self._ends_at(place)
        if frame.opener >= 0 and self._letters[place : place + 1] in ("R", "F", "V") and self._told(start, place - 1):
            return False
        return not self._ends_at(place) or (frame.opener < 0 and self._described(place))

    def _named_only(self, start: int, place: int) -> bool:
        """Tells whether the marks before `place` only name what is spoken of («إن "الجسر"، وهو قديم، ينهار»)."""
        letters = self._letters
        if place - start > _SPOKEN_OF or _TELLING.intersection(letters[start:place]):
            return False
        if letters[place : place + 1] == "," and letters[place + 1 : place + 2] in ("r", "R"):
            place = letters.find(",", place + 1, place + _DESCRIBED) + 1
        while place < len(letters) and (letters[place] in "Dj" or self._tokens.words[place] == "ربما"):
            place += 1  # «إن "لصوصا" ربما سرقوه»
        verb = self._tokens.reading(place) if start < place < len(letters) else None
        return verb is not None and not verb.clitics and letters[place] in "FKVvB"

    def _told(self, start: int, stop: int) -> bool:
        """Tells whether a whole clause stands in the marks: what describes its last noun is the article's own."""
        return stop - start > _WEIGHED and any(letter in "FVvK" for letter in self._letters[start:stop])

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
        while True:
            mark = bisect.bisect_right(self._marks, at) - 1
            if mark < 0 or self._marks[mark] < floor:
                return floor
            at = self._marks[mark]
            letter = letters[at]
            if letter == ">" and letters[at - 1] in ".~" and at < place - 1:
                return at + 1
            if letter in ">}" and 0 <= mate[at] < at:
                at = mate[at] - 1
                continue
            if letter in ".|~" or (letter == "<" and not 0 <= mate[at] < place):
                return at + 1
            at -= 1

    def form(self, start: int, stop: int) -> str:
        """Returns the form of the tokens from `start` to `stop`."""
        if self._letters[start] == "<" and self._tokens.mate[start] == stop - 1:
            return "direct"
        return "mixed" if self._quotes(start, stop) else "indirect"

    def _quotes(self, start: int, stop: int) -> bool:
        """Tells whether a mark that quotes something stands between the tokens."""
        at = bisect.bisect_left(self._quoting, start)
        return at < len(self._quoting) and self._quoting[at] < stop

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
        return following in ("l", "b", "R", "E", "w") or (weighed and following in tuple("OGUWCgPqohHYkmnuifp"))

    def trim(self, stop: int, start: int) -> int:
        """Returns `stop` without the marks and dangling connectives before it."""
        letters, tokens = self._letters, self._tokens
        while stop > start and (
            letters[stop - 1] in _TRIM
            or tokens.words[stop - 1] in _DANGLING
            or (letters[stop - 1] == "f" and letters[stop : stop + 1] == "x")
            or (letters[stop - 1] == "m" and tokens.words[stop : stop + 1] == ["دون"])
            or (letters[stop - 1] in ">}" and not start <= tokens.mate[stop - 1] < stop)
        ):
            stop -= 1
        if stop > start and letters[stop - 1] == "f" and not self._asides.pronominal(stop - 1):
            stop -= 1
            return self.trim(stop, start)
        return stop
