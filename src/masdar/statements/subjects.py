"""Who a clause or a sentence is about, where a cue names nobody."""

from __future__ import annotations

from collections.abc import Callable

from masdar.grammar import Grammar
from masdar.lexicon import PLAIN, Lexicon
from masdar.segment import Tokens, leftovers
from masdar.statements.bounds import Bounds
from masdar.statements.frames import FrameFinder
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader
from masdar.statements.retag import retag
from masdar.text import fold

_BACK = 160
"""Tokens before a cue in which the one person of a passage is looked for."""
_DOCUMENT = 25
"""Tokens from the verb that issues a document to the verb of what is said in it."""
_SENTENCES = 3
"""Sentence ends within which it is looked for: the last sentence, and the one before across a new paragraph."""


class Subjects:
    """Finds subjects in one field of an article, given its frames."""

    def __init__(self, tokens: Tokens, field: str, lexicon: Lexicon, grammar: Grammar) -> None:
        retag(tokens, lexicon)
        self.tokens = self._tokens = tokens
        self._letters = tokens.letters
        self._lexicon = lexicon
        self._field = field
        self.phrases = PhraseReader(tokens, lexicon)
        self._grammar = grammar
        self._finder = FrameFinder(tokens, lexicon, grammar, self.phrases, headline=field == "title")
        body = leftovers(tokens)
        links = self._links()
        self._frames = [f for f in self._finder.find() if f.first < body and f.first not in links]
        self._firsts = [frame.first for frame in self._frames]
        self._bounds = Bounds(tokens, self._frames, lexicon, headline=field == "title")
        self._sentences = self._sentence_numbers()
        self._known: Callable[[Tokens, Phrase], bool] = lambda _tokens, _phrase: True

    def _links(self) -> set[int]:
        """Returns the tokens of the lines that only lead to other articles («قد يهمك: …»)."""
        letters, found = self._letters, set[int]()
        for start in (0, *(place + 1 for place, letter in enumerate(letters) if letter == "|")):
            if start + 2 >= len(letters):
                break
            first, second = self._tokens.core(start), self._tokens.core(start + 1)
            alone = self._lexicon.lists("link", first) and letters[start + 1] == ":"
            if alone or self._lexicon.lists("link", f"{first} {second}"):
                stop = letters.find("|", start)
                found.update(range(start, stop if stop >= 0 else len(letters)))
        return found

    def _sentence_numbers(self) -> list[int]:
        numbers, sentence, quoted = [], 0, -1
        for place, letter in enumerate(self._letters):
            numbers.append(sentence)
            if letter == "<" and self._tokens.mate[place] > place:
                quoted = max(quoted, self._tokens.mate[place])
            if letter == "|" or (letter == "." and place > quoted):
                sentence += 1
        return numbers

    def _doubtful(self, phrase: Phrase) -> bool:
        """Tells whether the phrase is an ordinary noun, or only unknown words: a name, or a noun in no lexicon."""
        if phrase.lexeme is not None and phrase.lexeme.cls in PLAIN and phrase.name is None:
            return True
        if phrase.kind != "person" or phrase.office is not None or phrase.name is None:
            return False
        return not self._known(self._tokens, phrase)

    def _sentence_subject(self, place: int, gender: str) -> Phrase | None:
        """Returns the subject of the main verb of the sentence, or of the sentence before."""
        begin = self._bounds.before(place)
        found = self._subject_in(begin, place, gender)
        if (found is None and place - begin < 4) or (found is None and begin > 1):
            previous = self._bounds.before(begin - 1) if begin > 1 else 0
            found = self._subject_in(previous, begin, gender)
        return found

    def _subject_beside(self, place: int, gender: str) -> Phrase | None:
        """Returns the subject that stands between its verb and a participle («أجاب الوزير قائلا»)."""
        letters = self._letters
        for verb in range(place - 2, max(-1, place - 14), -1):
            if letters[verb] in ".|E<>:":
                return None
            if letters[verb] in "FVvB":
                phrase = self.phrases.read(verb + 1, place, spare=True)
                if phrase is None or phrase.stop != place or not phrase.kind:
                    return None
                if letters[verb] not in "Vv" and self._doubtful(phrase):
                    return None
                reading = self._tokens.reading(verb)
                return phrase if self._agrees_strictly(phrase, gender, reading.gender if reading else "") else None
        return None

    def _person_before(self, place: int, gender: str) -> Phrase | None:
        """Returns the nearest person named before a pronoun in its sentence («تصريحات الرئيس، وهو يقول إن …»)."""
        letters, mates = self._letters, self._tokens.mate
        quoted = place
        for first in range(place - 1, max(-1, place - 40), -1):
            if letters[first] in ".|":
                return None
            if letters[first] in ">}" and 0 <= mates[first] < first:
                quoted = mates[first]
            if first >= quoted:
                continue  # «لقناة "آفاق سالم"»
            if letters[first] in "OPto" and letters[first - 1 : first] not in ("O", "P", "t", "q"):
                phrase = self.phrases.read(first, place)
                person = phrase is not None and phrase.kind == "person" and not self._doubtful(phrase)
                if person and phrase is not None and self._agrees_strictly(phrase, gender, ""):
                    return phrase
        return None

    def _issuer_before(self, place: int, gender: str) -> Phrase | None:
        """Returns the subject of the verb before a document («أصدرت الحركة بيانا دعت فيه إلى …»)."""
        letters = self._letters
        for verb in range(place - 2, max(-1, place - _DOCUMENT), -1):
            if letters[verb] in ".|E<>":
                return None
            if letters[verb] in "FVvB":
                phrase = self.phrases.read(verb + 1, place, spare=True)
                if phrase is None or phrase.kind in ("", "document") or self._doubtful(phrase):
                    return None
                reading = self._tokens.reading(verb)
                return phrase if self._agrees_strictly(phrase, gender, reading.gender if reading else "") else None
        return None

    def _lone_person(self, place: int, gender: str) -> Phrase | None:
        """Returns the one person whom the sentences before name outside quotations, or null where there are several."""
        letters, mates = self._letters, self._tokens.mate
        found: dict[str, Phrase] = {}
        at, ends = place - 1, 0
        if letters[place + 1 : place + 2] in tuple("owhHOGU"):
            return None  # the verb has a subject of its own, whoever that is
        while at >= 0 and place - at < _BACK and ends < _SENTENCES:
            letter = letters[at]
            if letter == ">" and 0 <= mates[at] < at:
                at = mates[at]
            elif letter in ".|":
                ends += 1
            elif letter in "OtP" and letters[at - 1 : at] not in ("O", "P", "t", "q"):
                phrase = self.phrases.read(at, place)
                if phrase is not None and phrase.kind == "person" and phrase.name and not self._doubtful(phrase):
                    last = phrase.name[1] - 1
                    if last > phrase.name[0] or letters[last] == "o":
                        found.setdefault(self._tokens.core(last), phrase)
            at -= 1
        if len(found) != 1:
            return None
        (only,) = found.values()
        return only if self._agrees_strictly(only, gender, "") else None

    def _clause_subject(self, place: int, gender: str) -> Phrase | None:
        letters = self._letters
        begin = place
        while begin > 0 and place - begin < 40 and letters[begin - 1] not in ".|Ee<x":
            begin -= 1
        return self._subject_in(begin, place, gender)

    def _subject_in(self, begin: int, stop: int, gender: str) -> Phrase | None:
        letters = self._letters
        if letters[begin : begin + 1] == "x":
            begin += 1  # «ولكن أسرتها لم توافق»
        place = begin
        while place < stop:
            letter = letters[place]
            if letter == "<" and place < self._tokens.mate[place] < stop:
                place = self._tokens.mate[place] + 1  # whoever is named in a quotation is not its speaker
                continue
            if place + 1 < stop and (
                letter in "FVvB"
                or (letter == "K" and letters[place - 1 : place] != "E")
                or (place == begin and self._past_shape(place))
                or self._verb_place(place)
            ):
                reading = self._tokens.reading(place)
                object_follows = letter == "F" and place > begin and self._subject_before(place)
                if object_follows or (reading is not None and reading.suffix and place > begin):
                    place += 1
                    continue  # «مقابلة بثتها محطة محلية»: a relative clause
                phrase = self.phrases.read(place + 1, stop, spare=True)
                if (
                    phrase is not None
                    and (phrase.name or phrase.lexeme)
                    and not self._possessed(phrase)
                    and not self._accusative(phrase)
                    and not self._nameless_group(phrase)
                    and self._tokens.words[phrase.head] != "الله"
                    and not (phrase.lexeme is None and self._letters[phrase.first] in "{<")  # «فاز بـ«الأوسكار»»
                    and phrase.kind
                    and not self._doubtful(phrase)
                    and self._agrees_strictly(phrase, gender, reading.gender if reading else "")
                ):
                    return phrase
            elif place == begin and (
                letter in "OtPGUWC{" or letters[place : place + 3] == "ovE" or self._headline_subject(place)
            ):
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
            place += 1
        return None

    def _subject_before(self, place: int) -> bool:
        """Tells whether the subject stands before the verb («وهو أمر قد يطال الأمن»): what follows is its object."""
        at = place - 1
        while at > 0 and self._letters[at] in "DjT":
            at -= 1
        return self._letters[at] in "oHhwR" and self._tokens.core(at) != "وقت"  # «في وقت يتبنى الوزير …»

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

    def _headline_subject(self, place: int) -> bool:
        """Tells whether a headline opens with a surname and its verb («العياري يزور الجسر ويؤكد …»)."""
        return (
            self._field == "title"
            and self._letters[place] == "o"
            and self._letters[place + 1 : place + 2] in ("v", "F", "B")
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

    def _pronoun_clause(self, place: int) -> bool:
        """Tells whether a complementizer carries its subject as a pronoun («وإنه عبر عن …»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))

    def _agrees_strictly(self, phrase: Phrase, gender: str, verb: str) -> bool:
        shown = verb or phrase.gender
        return not gender or not shown or shown == gender
