"""The subjects of the verbs of a stretch: which phrases can be one, and the first that is."""

from __future__ import annotations

from collections.abc import Callable

from masdar.lexicon import PLAIN, Lexicon
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader
from masdar.text import fold


class Roles:
    """Tells which noun phrases of one field are subjects.

    What stands at a token does not depend on where a search stops, unless it runs over
    that place: tokens where nothing stands are stepped over by every later search, so
    that a cue in a sentence of a thousand cues costs no more than in one of ten.
    """

    def __init__(self, tokens: Tokens, field: str, lexicon: Lexicon) -> None:
        self.tokens = self._tokens = tokens
        self._letters = tokens.letters
        self._lexicon = lexicon
        self._field = field
        self.phrases = PhraseReader(tokens, lexicon)
        self._known: Callable[[Tokens, Phrase], bool] = lambda _tokens, _phrase: True
        self._barren: dict[str, dict[int, int]] = {}

    def _subject_in(self, begin: int, stop: int, gender: str) -> Phrase | None:
        """Returns the first subject of this gender between the tokens `begin` and `stop`."""
        letters, mates = self._letters, self._tokens.mate
        if letters[begin : begin + 1] == "x":
            begin += 1  # «ولكن أسرتها لم توافق»
        barren = self._barren.setdefault(gender, {})
        place = begin
        while place < stop:
            if letters[place] == "<" and place < mates[place] < stop:
                place = mates[place] + 1  # whoever is named in a quotation is not its speaker
            elif begin < place < stop - 1 and letters[place] != "<":
                found = None
                if place not in barren:
                    found = self._subject_of(place, len(letters), gender, opens=False)
                    if found is None:
                        barren[place] = place + 1
                    elif found.stop > stop:
                        found = self._subject_of(place, stop, gender, opens=False)
                if found is not None:
                    return found
                place = min(stop, max(place + 1, _end(barren, place)))
            else:
                found = self._subject_of(place, stop, gender, opens=place == begin)
                if found is not None:
                    return found
                place += 1
        return None

    def _subject_of(self, place: int, stop: int, gender: str, *, opens: bool) -> Phrase | None:
        """Returns the subject that the token at `place` shows: after a verb, after «إن», or where a clause `opens`."""
        letters = self._letters
        letter = letters[place]
        if place + 1 < stop and (
            self._verb(place)
            or (letter == "K" and letters[place - 1 : place] != "E")
            or (opens and self._past_shape(place))
            or self._verb_place(place)
        ):
            reading = self._tokens.reading(place)
            object_follows = letter == "F" and not opens and self._subject_before(place)
            if object_follows or (reading is not None and reading.suffix and not opens):
                return None  # «مقابلة بثتها محطة محلية»: a relative clause
            if letters[place - 1 : place] == "E" and self._pronoun_clause(place - 1):
                return None  # the pronoun is the subject
            first = self._past_adverb(place + 1, stop)
            phrase = self.phrases.read(first, stop, spare=True)
            inflected = reading is not None and (letter != "F" or reading.kind in ("past", "present"))
            shown = reading.gender if reading is not None and inflected else ""  # «لم تستطع»: in no lexicon
            if (
                phrase is not None
                and (phrase.name or phrase.lexeme)
                and (first == place + 1 or phrase.name or self._closed(phrase))
                and not self._possessed(phrase)
                and not self._accusative(phrase)
                and not self._nameless_group(phrase)
                and not self._predicate(phrase)
                and self._tokens.words[phrase.head] != "الله"
                and not (phrase.lexeme is None and letters[phrase.first] in "{<")  # «فاز بـ«الأوسكار»»
                and phrase.kind
                and not self._doubtful(phrase)
                and self._agrees_strictly(phrase, gender, shown)
            ):
                return phrase
        elif opens and (letter in "OtPGUWC{" or letters[place : place + 3] == "ovE" or self._headline_subject(place)):
            phrase = self.phrases.read(place, stop)
            if (
                phrase is not None
                and phrase.kind
                and (letter == "o" or not self._doubtful(phrase))  # a chronicle: «ترامب يقول إن …»
                and self._agrees_strictly(phrase, gender, "")
            ):
                return phrase
        elif letter == "E" and place + 1 < stop and letters[place + 1] in "OtPGUWCow":
            phrase = self.phrases.read(place + 1, stop)
            if (
                phrase is not None
                and phrase.kind
                and not self._doubtful(phrase)
                and self._agrees_strictly(phrase, gender, "")
            ):
                return phrase
        return None

    def _past_adverb(self, place: int, stop: int) -> int:
        """Returns the place after what is put before a subject («وتدخلت على الفور مديرية الدفاع المدني …»)."""
        letters = self._letters
        if place + 1 < stop and letters[place] in "fuinmbl" and self._pronoun_clause(place):
            return place + 1  # «ورد عليه سالم الراشدي بالقول …»
        at = place + 2
        noun = self._tokens.reading(place + 1) if at < stop and letters[place] in "fuipm" else None
        if noun is None or not noun.definite or noun.clitics or letters[place + 1] not in "owhT":
            return place
        subject = self._tokens.reading(at)
        apart = subject is not None and not subject.clitics and not subject.definite  # «في اليوم الأول»
        return at if apart and letters[at] in "OtPGUWC" else place

    def _pronoun_clause(self, place: int) -> bool:
        """Tells whether a particle carries a pronoun: a complementizer its subject («وإنه عبر عن …»), or «عليه»."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))

    def _subject_before(self, place: int) -> bool:
        """Tells whether the subject stands before the verb («وهو أمر قد يطال الأمن»): what follows is its object."""
        at = place - 1
        while at > 0 and self._letters[at] in "DjT":
            at -= 1
        return self._letters[at] in "oHhwR" and self._tokens.core(at) != "وقت"  # «في وقت يتبنى الوزير …»

    def _verb(self, place: int) -> bool:
        """Tells whether the token is a verb, or opens its clause and may be one («من جانبه، قدم الرئيس تهانيه»)."""
        if self._letters[place] in "FVvB":
            return True
        opens = place == 0 or self._letters[place - 1] in ",|."
        return (
            opens
            and self._letters[place + 1 : place + 2] in tuple("OPtC")
            and any(
                reading.kind == "past" and not reading.definite and reading.clitics in ("", "و", "ف")
                for reading in self._tokens.readings[place] or ()
            )
        )

    def _verb_place(self, place: int) -> bool:
        """Tells whether an unknown word stands where a clause begins, right before a name («، تندر أوباما»)."""
        letters = self._letters
        reading = self._tokens.reading(place)
        return (
            letters[place] == "o"
            and reading is not None
            and reading.lexeme is None
            and (place == 0 or letters[place - 1] in ",|.")
            and letters[place + 1] in "Pot"
        )

    def _past_shape(self, place: int) -> bool:
        """Tells whether an unknown word that opens a sentence looks like a feminine past («واتصلت»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is None and len(reading.core) > 3 and reading.core.endswith("ت")

    def _headline_subject(self, place: int) -> bool:
        """Tells whether a headline opens with a surname and its verb («العياري يزور الجسر ويؤكد …»)."""
        return (
            self._field == "title"
            and self._letters[place] == "o"
            and self._letters[place + 1 : place + 2] in ("v", "F", "B")
        )

    def _doubtful(self, phrase: Phrase) -> bool:
        """Tells whether the phrase is an ordinary noun, a picture, or only unknown words: a name, or in no lexicon."""
        if phrase.lexeme is not None and phrase.lexeme.cls in PLAIN and phrase.name is None:
            return True
        if self._wordless(phrase):
            return True
        if phrase.kind != "person" or phrase.office is not None or phrase.name is None:
            return False
        if "t" in self._letters[phrase.first : phrase.name[0]]:
            return False  # «الدكتور إبرسول»
        return not self._known(self._tokens, phrase)

    def _wordless(self, phrase: Phrase) -> bool:
        """Tells whether the phrase means pictures: they show, and nobody goes back to them («نشر صورا، مؤكدا أن …»)."""
        return phrase.lexeme is not None and bool(phrase.lexeme.values("wordless"))

    def _accusative(self, phrase: Phrase) -> bool:
        """Tells whether the head shows the case of an object («نشرت تسجيلا»، «التقى مسؤولين»)."""
        head = self._tokens.reading(phrase.head)
        if head is None or head.lexeme is None or head.definite or head.suffix or phrase.name is not None:
            return False
        lemma = fold(head.lexeme.lemma)
        return (head.core.endswith("ا") and not lemma.endswith("ا")) or (
            head.number in ("p", "d") and head.core.endswith("ين") and not lemma.endswith("ين")
        )

    def _possessed(self, phrase: Phrase) -> bool:
        """Tells whether the head carries a pronoun that the subject binds («شكر زملاءه»): it is the object."""
        head = self._tokens.reading(phrase.head)
        return head is not None and bool(head.suffix)

    def _nameless_group(self, phrase: Phrase) -> bool:
        """Tells whether the phrase is an indefinite group («قادت حملة واسعة»): an object, or nobody to go back to."""
        return phrase.kind == "organization" and all(
            word[-1] == "ة" and (reading := self._tokens.reading(place)) is not None and not reading.definite
            for place, word in enumerate(self._tokens.words[phrase.first : phrase.stop], phrase.first)
        )

    def _predicate(self, phrase: Phrase) -> bool:
        """Tells whether the phrase says what somebody is («وكانت شابة»)."""
        return (
            self._letters[phrase.first - 1 : phrase.first] == "K"
            and phrase.kind == "unnamed"
            and not self._closed(phrase)
        )

    def _closed(self, phrase: Phrase) -> bool:
        """Tells whether a word of the phrase is definite or a name («وزارة الدفاع»)."""
        readings = (self._tokens.reading(at) for at in range(phrase.first, phrase.stop))
        return any(r is not None and (r.definite or r.kind in ("name", "capital")) for r in readings)

    def _agrees_strictly(self, phrase: Phrase, gender: str, verb: str) -> bool:
        shown = verb or phrase.gender
        return not gender or not shown or shown == gender


def _end(ends: dict[int, int], place: int) -> int:
    """Returns where the stretch that holds `place` ends, shortening the way there for the next time."""
    end = place
    while end in ends:
        end = ends[end]
    while place != end:
        ends[place], place = end, ends[place]
    return end
