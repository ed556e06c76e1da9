"""The name of whoever a description describes, set after it («المتحدث باسم الشركة، سالم الراشدي، …»)."""

from __future__ import annotations

from masdar.statements.names import Names
from masdar.statements.phrase import Phrase

_REST = 12
"""Tokens of a description that its phrase leaves out, up to the comma before the name."""
_SHORT, _LONG = 2, 5
"""Words of a name that stands between two commas."""
_OF_OFFICE = "wghHGYCOUW0TfblLmp{}"
"""What the rest of a description is made of."""
_NO_NAMES = "EmnfublLpiQx"
"""Classes of words that are hardly ever the given names written like them («أن»، «علي»)."""
_CLOSERS = tuple(",E:<(.|lLfTD")
"""What follows a whole name that stands before the words of its bearer."""


class Appositions(Names):
    """Reads names set beside descriptions."""

    def _apposed(self, phrase: Phrase, place: int, limit: int) -> int:
        """Takes the name of the one person described, after the rest of the description; returns its end."""
        if (
            phrase.kind not in ("unnamed", "person")
            or phrase.name is not None
            or phrase.plural
            or self._letters[phrase.head] not in "OU"
        ):
            return place
        office = self._letters[phrase.head] == "O" and any(self._definite(at) for at in range(phrase.head, place))
        if not office and not self._settled(phrase, place):
            return place
        comma = self._comma(place, limit)
        closed = comma if comma >= 0 else self._field(phrase, place, limit)
        first = self._past_honours(comma + 1 if comma >= 0 else closed, limit)
        stop = self._set_beside(first, limit, between=comma >= 0)
        if stop == first and comma >= 0 and self._letters[comma + 1 : comma + 2] in ("O", "U", "f"):
            # «مدير المركز، وعضو المجلس، سالم الراشدي، …»، «رئيس الكتلة، في البرلمان، سالم الراشدي، …»
            again = self._comma(comma + 2, limit)
            first = again + 1 if again >= 0 else first
            stop = self._set_beside(first, limit, between=True) if again >= 0 else first
        if stop == first and comma < 0 and self._letters[first - 1 : first] != "," and phrase.first > 0:
            stop = self._alone_before(phrase, first, limit)
        if stop == first:
            return place
        phrase.office, phrase.name, phrase.kind = (phrase.head, closed), (first, stop), "person"
        return stop

    def _comma(self, place: int, limit: int) -> int:
        """Returns the comma that ends the description («وزير الثقافة والإعلام المحلي، …»), or -1."""
        letters = self._letters
        at = place
        while at < min(place + _REST, limit):
            if letters[at] == ",":
                return at
            if letters[at] in "<{":
                at = max(at, self._tokens.mate[at])
            elif letters[at] not in _OF_OFFICE + "onu":
                return -1
            at += 1
        return -1

    def _field(self, phrase: Phrase, place: int, limit: int) -> int:
        """Returns where the field of a participle of the office ends («الباحث المختص بالمياه …»), or `place`."""
        last = self._tokens.core(place - 1)
        if place - 1 <= phrase.head or not last.startswith("م") or self._letters[place : place + 1] not in tuple("bfl"):
            return place
        at = place + 1
        while at < min(place + _REST, limit) and self._letters[at] in _OF_OFFICE:
            at += 1
        return at if self._letters[at : at + 1] == "P" and self._definite(at - 1) else place

    def _past_honours(self, place: int, limit: int) -> int:
        """Skips ranks and single offices before a name («العقيد الركن»، «النائب»، «آنذاك»)."""
        letters = self._letters
        while place + 1 < limit and (
            self._lexicon.lists("called", self._tokens.core(place))  # «شاب من المدينة، يدعى سالم الراشدي، …»
            or (self._title(place, limit) and not (self._bare_given(place) and self._letters[place + 2] in _CLOSERS))
            or (letters[place] == "w" and letters[place - 1] == "t")
            or (letters[place] == "O" and self._definite(place) and not self._given(place))
            or letters[place] == "T"
        ):
            place += 1
        return place

    def _set_beside(self, first: int, limit: int, *, between: bool) -> int:
        """Returns where the name at `first` ends, or `first` where none certainly stands there."""
        letters = self._letters
        if first >= limit:
            return first
        if not self._opens_name(first):
            pair = self._pair(first, limit, between=between)
            comma = letters.find(",", first, min(first + _LONG, limit + 1)) if between and pair == first else -1
            return comma if comma - first >= _SHORT and self._no_adverb(first, comma) else pair
        stop = self._name(first, limit, spare=False, begun=1)
        given = letters[first] in "Pq" or self._given(first) or self._tokens.words[first + 1 : first + 2] == ["الدين"]
        given = given or self._adjective_before_name(first)
        sure = given or between or letters[stop : stop + 1] in ("E", ":")
        if stop - first >= _SHORT and sure and letters[stop : stop + 1] in _CLOSERS:
            return stop
        end = next((at for at in range(first, min(first + _LONG, limit)) if letters[at] in ",E"), -1)
        whole = letters[first + 1 : first + 2] != "G" and all(  # «رئيس الحزب، أكبر أحزاب البلاد، …»
            letters[at] in "PqowgFHhOUGYtN" and (reading := self._reading(at)) is not None and not reading.clitics
            for at in range(first, end)
        )
        return end if between and end - first >= _SHORT and whole else first

    def _pair(self, first: int, limit: int, *, between: bool) -> int:
        """Returns where two words end that must be a name, for nothing else could stand there, or `first`.

        Between a comma and «، أن» they may look like anything («رئيس المعهد، راج العياري، أن»); before what is said
        they are unknown words («وقال الضابط تورا كورين: …»).
        """
        stop = first + 2
        readings = [self._reading(at) for at in range(first, min(stop, limit))]
        if len(readings) < _SHORT or not all(
            r is not None and not (r.clitics or r.suffix or r.definite) for r in readings
        ):
            return first
        unknown = [self._unknown(at) or self._letters[at] == "P" for at in (first, first + 1)]
        opens = self._letters[stop : stop + 2] == ",E" if between else self._letters[stop : stop + 1] in ("E", ":")
        return stop if opens and unknown[-1] and (between or unknown[0]) else first

    def _bare_given(self, place: int) -> bool:
        """Tells whether a title is a given name here («العميد أمير العياري»): only one more word of a name follows."""
        return self._given(place) and not self._definite(place) and not self._given(place + 2)

    def _adjective_before_name(self, place: int) -> bool:
        """Tells whether an adjective without article, which describes nothing definite, stands before a surname."""
        before = self._definite(place - 1) and self._letters[place] == "o"
        return before and self._bare_adjective(place) and self._surname_follows(place)

    def _alone_before(self, phrase: Phrase, first: int, limit: int) -> int:
        """Takes two bare words, one in no lexicon, between a speaker described and the words («الخبير مات هربرت:»)."""
        letters, stop = self._letters, first + _SHORT
        if letters[phrase.first - 1] not in "Vv" or stop > limit or not self._no_adverb(first, stop):
            return first
        closed = letters[stop : stop + 1] in tuple("E:<,") or (
            letters[stop : stop + 1] in tuple("lLf") and self._adjunct(stop)
        )
        cue = self._reading(phrase.first - 1)
        takes = cue.lexeme.values("takes") if cue is not None and cue.lexeme is not None else ()
        object_first = "noun" in takes and letters[first] in "oYHhFB" and letters[stop : stop + 1] == ","
        return stop if closed and not object_first else first

    def _no_adverb(self, first: int, stop: int) -> bool:
        """Tells whether bare words are a name rather than how or when something was said: one is in no lexicon."""
        readings = [self._reading(at) for at in range(first, stop)]
        if any(r is None or r.clitics or r.definite or r.suffix for r in readings):
            return False
        if any(letters not in "PqowgFHhOUGYNBC" for letters in self._letters[first:stop]):
            return False
        if self._letters[first] == "o" and (self._hidden_preposition(first) or self._joined_manner(first)):
            return False
        if any(self._tokens.words[at].endswith(("ا", "ً", "ًا")) and not self._unknown(at) for at in range(first, stop)):
            return False
        return any(self._unknown(at) for at in range(first + 1, stop))

    def _opens_name(self, place: int) -> bool:
        """Tells whether a name may begin with the word: a given one, or one in no lexicon."""
        reading = self._reading(place)
        if reading is None or reading.clitics or reading.definite:
            return False
        given = self._letters[place] not in _NO_NAMES and self._given(place)
        if self._letters[place] in "Pq" or given or self._adjective_before_name(place):
            return True
        if self._letters[place] == "W" and self._letters[place + 1 : place + 2] == "P":
            return True  # «نيكي هايلي»
        unknown = reading.lexeme is None and self._letters[place] in "oFH"  # «إرسان كوفال»
        return unknown and self._tokens.words[place][-1] not in "اةً" and not self._joined_manner(place)

    def _of_official(self, phrase: Phrase, core: int, place: int) -> bool:
        """Tells whether a name is that of whom somebody unnamed works for.

        So it is after an indefinite description («قال مستشار للرئيس سالم الراشدي إن …»), and where a woman's office
        stands before a man's («قالت مديرة البحوث في مكتب الوزير سالم الراشدي إن …»).
        """
        if self._letters[place : place + 1] not in ("P", "q") or phrase.plural:
            return False
        head, name = self._reading(phrase.head), self._reading(place)
        woman = head is not None and head.gender == "f" and name is not None and name.gender == "m"
        woman = woman and "باسم" not in self._tokens.words[phrase.head : place]  # a spokeswoman is named, as a rule
        described = [self._reading(at) for at in range(phrase.head, core)]
        if not woman and (
            core == place or any(r is None or r.definite or r.kind in ("name", "capital") for r in described)
        ):
            return False  # «وزير النقل في حكومة الرئيس»
        inner = (self._reading(at) for at in range(phrase.head + 1 if woman else core, place))
        offices = [r for r in inner if r is not None and r.lexeme is not None and r.lexeme.cls == "office"]
        return any(r.number != "p" and not (woman and r.gender == "f") for r in offices)
