"""Words that may name events in a text, and which of their readings the words around them allow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from masdar.events.names import Named
from masdar.events.triggers import WITH, Word, Words
from masdar.segment import Tokens
from masdar.text import fold

_BESIDE = 8
"""Tokens beside a verb in which words stand that make it something else, and before it those that it asks for."""
_NEXT = 3
"""The same of a noun."""
_FAR, _FARTHER = (
    frozenset({"انسحب", "خرج", "قضى", "حكم", "أصدر", "حمل", "أدان", "استنكر", "مسؤولية", "سيطر", "دعوة", "وصل"}),
    14,
)
"""Verbs with who acts and when between them and what tells their type («انسحاب الولايات المتحدة من الاتفاق»)."""
_CUTTING = frozenset({"لم", "لا", "الم", "لما", "ان"})
"""Words after which a verb is cut short; folded."""
_THAT = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم"})
"""Words that open a clause of its own, whose words are not what a verb before them takes; folded."""
_ENDS = frozenset(".,|:")
_FROM_IT = frozenset({"منه", "منها"})
_HEADING = 14
"""Tokens of a line that is a heading if no full stop ends it."""
_BEGINNING = frozenset({"كان", "كانت", "بدأ", "بدأت", "راح", "أخذ", "ظل", "عاد", "عادت", "صار", "بات"})
"""Verbs of the past after which another verb follows."""
_PLACES = frozenset({"place", "country"})
_BEFORE_NAMES = frozenset("oGHhN")
_BEFORE_PLACES = _BEFORE_NAMES | frozenset("UC")
"""Letters before a place: of nouns before its name alone, and of other places, to which و joins it."""
_NOUNS = frozenset("OtUGWCPqowg")
"""Letters of the words of a subject."""
_BOUND_TO = frozenset("imnufp")
"""Letters of the prepositions that stand alone."""


class Candidates:
    """The words of one text that are forms of entries of events."""

    def __init__(self, tokens: Tokens, words: Words, names: Named) -> None:
        self._tokens, self._folded, named = tokens, tokens.folded(), names.within()
        self._text = frozenset(self._folded)
        self.written = words.read(tokens.words)
        """What each token can be a form of."""
        self.at: dict[int, tuple[Word, ...]] = {
            place: one.triggers for place, one in enumerate(self.written) if one.triggers and place not in named
        }
        """The forms of entries that tokens can be, without those of names in several words."""
        self._fitting: dict[int, tuple[Word, ...]] = {}
        self._beside_it: dict[tuple[int, int], list[str]] = {}
        """The words near a token, by it and how far: several readings ask for them."""
        self.nouns = frozenset(
            place
            for place, (first, *others) in self.at.items()
            if not first.verb or (others and any(not word.verb for word in others))
        )

    def __iter__(self) -> Iterator[int]:
        """Yields the tokens, without those of headings between the paragraphs."""
        headings = iter(_headings(self._tokens))
        first, stop = next(headings, (len(self._tokens), len(self._tokens)))
        for place in self.at:
            while place >= stop and stop < len(self._tokens):
                first, stop = next(headings, (len(self._tokens), len(self._tokens)))
            if not first <= place < stop:
                yield place

    def possible(self) -> Iterator[int]:
        """Yields the tokens that their neighbours allow to name an event."""
        return (place for place in self if self.fitting(place))

    def fitting(self, place: int) -> tuple[Word, ...]:
        """Returns the readings of a word that its neighbours allow, the most particular first."""
        found = self._fitting.get(place)
        if found is None:
            may_fit = any(map(self._may_fit, self.at[place]))
            found = self._fitting[place] = tuple(self._allowed(place)) if may_fit else ()
        return found

    def _allowed(self, place: int) -> Iterator[Word]:
        words = self.at[place]
        several = len(words) > 1
        noun = (several or words[0].verb) and self._noun(place)
        ambiguous = several and len({word.verb for word in words}) > 1
        for word in words:
            if ambiguous and word.verb == (noun or self._bound(place) or self._carried(place) or self._acted(place)):
                continue
            if word.verb and not word.clitics and (noun or self._place_name(place)):
                continue
            if self._beside(place, word):
                yield word

    def _may_fit(self, word: Word) -> bool:
        """Tells whether the text has a word that the entry asks for beside it: asked first, as mostly it has none."""
        wanted = word.asked.somewhere
        return not wanted or not wanted.isdisjoint(self._text)

    def mode(self, place: int, word: Word) -> str | None:
        """Returns the mode of the entry, or the one that words beside the trigger tell («قصف جوي»)."""
        lexeme = word.lexeme
        told, _, first = lexeme.value("beside-mode").partition(":")
        if told and not lexeme.value("mode"):
            wanted = set(map(fold, (first, *lexeme.values("beside-mode")[1:])))
            near = self._folded[max(0, place - _NEXT) : place + 2 * _NEXT]
            return told if not wanted.isdisjoint(near) else None
        return lexeme.value("mode") or None

    def _beside(self, place: int, word: Word) -> bool:
        """Tells whether the words that the entry asks for stand beside it, and none that make it something else."""
        words = self._folded
        led, avoided, wanted, before, unless, _ = word.asked
        if not word.clitics.endswith(led) or (word.form.kind == "jussive" and not self._cut_short(place, word)):
            return False
        if before and not ((place and words[place - 1] in before) or word.clitics[-1:] in before):
            return False
        apart = range(place - 1, max(-1, place - 1 - (_BESIDE if led else 1)), -1)  # «تحظى القوات بدعم الجيش»
        if unless and any(words[at] in unless for at in takewhile(self._goes_on, apart)):
            return False
        if avoided and not avoided.isdisjoint(self._near(place, _reach(word))):
            return False
        return not wanted or self._asked_for(place, word, wanted)

    def _goes_on(self, place: int) -> bool:
        """Tells whether a token ends no clause."""
        return self._tokens.letters[place] not in _ENDS

    def _cut_short(self, place: int, word: Word) -> bool:
        """Tells whether a word before a verb takes its last letter («لم تدع»): «تدع» alone is another verb."""
        return word.clitics.endswith("ل") or (place > 0 and self._tokens.core(place - 1) in _CUTTING)

    def _asked_for(self, place: int, word: Word, wanted: frozenset[str]) -> bool:
        """Tells whether one of the words that an entry wants stands beside its form, or before a verb of it."""
        lexeme, words = word.lexeme, self._folded
        near = self._near(place, _FARTHER if word.verb else _reach(word))
        if word.verb and not (_THAT.isdisjoint(near) or self._tells(place)):
            near = near[: next(at for at, core in enumerate(near) if core in _THAT)]  # «شددت على أن العقوبات باقية»
        if not wanted.isdisjoint(near):
            return True
        called_off = lexeme.value("type") == "REJECT" and not lexeme.values("genitive")
        goes_back = word.verb and (word.form.suffix or called_off)  # «الاتفاق الذي وقعته»، «الزيارة أُجلت»
        if goes_back and not wanted.isdisjoint(words[max(0, place - _BESIDE) : place]):
            return True
        after = range(place + 1, min(place + 1 + _reach(word), len(words)))
        return WITH in wanted and any(map(self._led, after))

    def _tells(self, place: int) -> bool:
        """Tells whether a verb tells of what the clause after it says («أعلنت أنه تم الاتفاق على هدنة»)."""
        return any(word.lexeme.value("carries") == "tell" for word in self.written[place].carriers)

    def _led(self, place: int) -> bool:
        """Tells whether ب leads a word in («هدد بقطع المياه»), or what no table has («بضرب»)."""
        readings, word = self._tokens.readings[place] or (), self._tokens.words[place]
        if word.startswith(WITH) and len(word) > _NEXT and all(reading.lexeme is None for reading in readings):
            return True
        return any(reading.clitics.endswith(WITH) for reading in self._tokens.readings[place] or ())

    def _near(self, place: int, reach: int) -> list[str]:
        """Returns the words after one, in its sentence; and those before it that it goes back to («انسحابها منه»)."""
        known = self._beside_it.get((place, reach))
        if known is not None:
            return known
        words = self._folded
        stop = self._tokens.letters.find("|", place, place + 1 + reach)
        near = words[place + 1 : place + 1 + reach if stop < 0 else stop]
        near = near[: near.index(".")] if "." in near else near
        if reach == _FARTHER and not _FROM_IT.isdisjoint(near[:_NEXT]):
            near += words[max(0, place - _FARTHER) : place]
        self._beside_it[place, reach] = near
        return near

    def _noun(self, place: int) -> bool:
        """Tells whether a word stands where only a noun can: with an article, or after a preposition."""
        reading = self._tokens.reading(place)
        if place and self._tokens.letters[place - 1] in "RM":
            return False  # «الاتفاق الذي وقعته»
        if reading is not None and (reading.definite or reading.clitics[-1:] in ("ب", "ل", "ك")):
            return True
        before = self._tokens.letters[place - 1] if place else ""
        return before in _BOUND_TO or (before in ("b", "l") and len(self._tokens.words[place - 1]) == 1)

    def _carried(self, place: int) -> bool:
        """Tells whether a verb before a word, and its subject, ask for a noun («قررت تونس قصف البلدة»)."""
        for at in range(place - 1, max(-1, place - _BESIDE), -1):
            if self._tokens.letters[at] not in _NOUNS:
                return any(word.verb for word in self.written[at].carriers)
        return False

    def _acted(self, place: int) -> bool:
        """Tells whether a verb stands right before a word, which is its object or subject («يحاول منع»، «أسفر قصف»)."""
        before = self._tokens.reading(place - 1) if place else None
        if before is None or self._tokens.letters[place - 1] not in "vF":
            return False
        return before.kind == "present" or (before.kind == "past" and self._tokens.words[place - 1] not in _BEGINNING)

    def _place_name(self, place: int) -> bool:
        """Tells whether letters of a verb are the name of a place, after a noun or a place («تدمر»، «أبين وعدن»)."""
        before = self._tokens.letters[place - 1] if place else ""
        if before not in _BEFORE_PLACES:
            return False
        readings = self._tokens.readings[place] or ()
        named = (one for one in readings if one.lexeme is not None and one.lexeme.cls in _PLACES)
        return any(bool(one.clitics) or before in _BEFORE_NAMES for one in named)

    def _bound(self, place: int) -> bool:
        """Tells whether the noun before a word binds it («توفير دعم»)."""
        before = self._tokens.reading(place - 1) if place else None
        noun = self._tokens.letters[place - 1] in "HhNo" or (
            before is not None and len(before.core) > 1 and before.clitics
        )
        return before is not None and bool(noun) and self._tokens.letters[place - 1] in "HhNobl" and not before.definite


def _reach(word: Word) -> int:
    """Returns the number of tokens after a word in which what tells its type stands."""
    if word.lexeme.lemma in _FAR:
        return _FARTHER
    return _BESIDE if word.verb else _NEXT


def _headings(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yields the lines that are no sentences but headings between the paragraphs of a longer text."""
    letters = tokens.letters
    first = 0
    while first < len(letters):
        stop = letters.find("|", first)
        stop = len(letters) if stop < 0 else stop
        whole = first == 0 and stop == len(letters)
        if first < stop <= first + _HEADING and letters[stop - 1] != "." and not whole:
            yield first, stop
        first = stop + 1
