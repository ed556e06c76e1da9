"""Who a clause or a sentence is about, where a cue names nobody."""

from __future__ import annotations

from masdar.grammar import Grammar
from masdar.lexicon import Lexicon
from masdar.segment import Tokens, inserted, leftovers, sentence_numbers
from masdar.statements.bounds import Bounds
from masdar.statements.draft import Frame
from masdar.statements.frames import FrameFinder
from masdar.statements.phrase import Phrase
from masdar.statements.retag import retag
from masdar.statements.utterances import Utterances

_BACK = 160
"""Tokens before a cue in which the one person of a passage is looked for."""
_DOCUMENT = 25
"""Tokens from the verb that issues a document to the verb of what is said in it."""
_KINDS = {"person": 3.0, "unnamed": 2.0, "organization": 1.5, "media": 1.5}
"""How readily each is who a verb goes back to."""
_LIKELY = 2.0
_NEXT_PARAGRAPH = 2
"""Tokens between a sentence and the next paragraph: a full stop and the end of the line."""
_AGAIN = 0.5
_THINGS = frozenset({"plain-noun", "content", "document", "place", "time"})
"""Nouns of what cannot speak, by their classes."""
_SENTENCES = 3
"""Sentence ends within which it is looked for: the last sentence, and the one before across a new paragraph."""


class Subjects(Utterances):
    """Finds subjects in one field of an article, given its frames."""

    def __init__(self, tokens: Tokens, field: str, lexicon: Lexicon, grammar: Grammar) -> None:
        retag(tokens, lexicon)
        super().__init__(tokens, field, lexicon)
        self._grammar = grammar
        self._finder = FrameFinder(tokens, lexicon, grammar, self.phrases, headline=field == "title")
        body = leftovers(tokens)
        links = self._links()
        self._frames = [f for f in self._finder.find() if f.first < body and f.first not in links]
        self._firsts = [frame.first for frame in self._frames]
        self._bounds = Bounds(tokens, self._frames, lexicon, headline=field == "title")
        self.sentences = sentence_numbers(tokens)
        """The number of the sentence of each token."""

    def _links(self) -> set[int]:
        """Returns the tokens of the lines that only lead to other articles («قد يهمك: …»)."""
        letters, found = self._letters, {at for first, stop in inserted(self._tokens) for at in range(first, stop)}
        for start in (0, *(place + 1 for place, letter in enumerate(letters) if letter == "|")):
            if start + 2 >= len(letters):
                break
            first, second = self._tokens.core(start), self._tokens.core(start + 1)
            alone = self._lexicon.lists("link", first) and letters[start + 1] == ":"
            if alone or self._lexicon.lists("link", f"{first} {second}"):
                stop = letters.find("|", start)
                found.update(range(start, stop if stop >= 0 else len(letters)))
        return found

    def _sentence_subject(self, place: int, gender: str) -> Phrase | None:
        """Returns the subject of the main verb of the sentence, or of the sentence before."""
        begin = self._bounds.before(place)
        if self._field == "title":
            begin = max(begin, self._letters.rfind(":", begin, place) + 1)  # «تونس: الراشدي يزور المدينة ويؤكد …»
        found = self._subject_in(begin, place, gender)
        if (found is None and place - begin < 4) or (found is None and begin > 1):
            previous = self._bounds.before(begin - 1) if begin > 1 else 0
            found = self._subject_in(previous, begin, gender)
        return found

    def _paragraph_subject(self, place: int, gender: str) -> Phrase | None:
        """Returns the one speaker whom the last sentence of the paragraph before is about («ألقت الصحيفة الضوء …»)."""
        begin = self._bounds.before(place)
        stop = begin
        while stop > 0 and self._letters[stop - 1] in ".|":
            stop -= 1
        if place - begin > 1 or begin - stop < _NEXT_PARAGRAPH:
            return None
        found = self._subject_in(self._bounds.before(stop), stop, gender)
        if found is None or found.kind not in ("person", "media", "organization") or found.joint:
            return None
        return found if found.kind != "person" or not found.plural else None

    def _subject_beside(self, place: int, gender: str) -> Phrase | None:
        """Returns the subject that stands between its verb and a participle («أجاب الوزير قائلا»)."""
        letters = self._letters
        for verb in range(place - 2, max(-1, place - 14), -1):
            if letters[verb] in ".|E<>:":
                return None
            if self._verb(verb):
                if letters[verb - 1] == "E" and letters[verb] in "Fv":
                    return None  # «ردا على ما يمكن أن يقوم به المجلس قائلا إن …»
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

    def _likeliest(self, place: int, gender: str, *, plural: bool = False) -> Phrase | None:
        """Returns who most likely speaks where nobody near the cue does, or null where two are as likely.

        Whoever is the subject of a clause comes before whoever is only told of, a person with a name before
        a description, and that before a group; each sentence between counts against, each mention for.
        """
        letters, mates = self._letters, self._tokens.mate
        following = self._tokens.reading(place + 1) if place + 1 < len(letters) else None
        unknown = following is not None and following.lexeme is None and letters[place + 1] == "F"
        if unknown or letters[place + 1 : place + 2] in tuple("owhHOGU"):
            return None  # the verb has a subject of its own, whoever that is
        scores: dict[str, float] = {}
        found: dict[str, Phrase] = {}
        at, ends = place - 1, 0
        while at >= 0 and place - at < _BACK and ends < _SENTENCES:
            letter = letters[at]
            if letter == ">" and 0 <= mates[at] < at:
                at = mates[at]
            elif letter in ".|" and letters[at - 1 : at] != ".":
                ends += 1
            elif letter in "OtPGWUow" and letters[at - 1 : at] not in ("O", "P", "t", "q"):
                phrase = self._candidate(at, place, gender, plural=plural)
                if phrase is not None:
                    key = self._tokens.core(phrase.name[1] - 1 if phrase.name is not None else phrase.head)
                    score = _KINDS[phrase.kind] + self._role(at, phrase) - ends - self._unlike(phrase, at, gender)
                    scores[key] = max(score, scores[key] + _AGAIN) if key in scores else score
                    found.setdefault(key, phrase)
            at -= 1
        first, second = sorted((*scores.items(), ("", 0.0), ("", 0.0)), key=lambda item: -item[1])[:2]
        return found[first[0]] if first[1] >= _LIKELY and first[1] - second[1] >= _AGAIN else None

    def _candidate(self, first: int, stop: int, gender: str, *, plural: bool) -> Phrase | None:
        """Returns the phrase at `first` where a verb of this gender and number can go back to it."""
        verb = first - 1 if first and self._verb(first - 1) else -1
        if self._letters[first] in "ow" and verb < 0:
            return None  # an unknown word is somebody only after a verb («ووصفت كارداشيان الهجوم»)
        if verb > 0 and self._letters[verb - 1] == "E" and self._pronoun_clause(verb - 1):
            return None  # «قالت إنها طلبت المساعدة»: the pronoun is the subject
        phrase = self.phrases.read(first, stop, spare=verb >= 0)
        if phrase is None or phrase.kind not in _KINDS or self._doubtful(phrase) or self._accusative(phrase):
            return None
        if self._possessed(phrase) or self._nameless_group(phrase) or self._predicate(phrase):
            return None
        if phrase.kind == "unnamed" and (phrase.lexeme is None or phrase.lexeme.cls not in ("office", "people")):
            return None  # «المتطرفة»
        if phrase.kind == "organization" and phrase.name is None and not self._closed(phrase):
            return None  # «جماعات مسلحة»
        many = phrase.joint or (phrase.plural and phrase.kind in ("person", "unnamed"))
        if many != plural and not (plural and phrase.kind == "organization"):
            return None
        shown = self._tokens.reading(verb) if verb >= 0 and self._letters[verb] in "FVvB" else None
        agrees = self._agrees_strictly(phrase, gender, "") if phrase.gender else True
        return (
            phrase
            if agrees and (many or self._agrees_strictly(phrase, gender, shown.gender if shown else ""))
            else None
        )

    def _unlike(self, phrase: Phrase, first: int, gender: str) -> float:
        """Weighs against a woman's verb that nothing shows the phrase to name a woman, or several, or a group."""
        if gender != "f" or phrase.gender == "f" or phrase.plural or (first and self._letters[first - 1] in "FVvB"):
            return 0
        return 1.5

    def _role(self, place: int, phrase: Phrase) -> float:
        """Weighs the place of a phrase in its clause: the subject of a verb, a topic, an object, or governed."""
        before = self._letters[place - 1 : place]
        if (place and self._verb(place - 1)) or before in ("E", "K"):
            return 2
        if before in ("", ".", "|"):
            return 1.5
        short = phrase.name is not None and phrase.name[1] - phrase.name[0] == 1 and phrase.office is None
        return -1 if short or before in tuple("fmnuibplLQ") else 0

    def _clause_subject(self, place: int, gender: str) -> Phrase | None:
        letters = self._letters
        begin = place
        while begin > 0 and place - begin < 40 and letters[begin - 1] not in ".|Ee<x":
            begin -= 1
        return self._subject_in(begin, place, gender)

    def _spoken_of(self, frame: Frame) -> bool:
        """Tells whether a relative clause says what somebody else says of its noun («الدول التي يقول إنها تتقاعس»)."""
        relative, reading = frame.first - 1, frame.reading
        if (
            self._letters[relative] != "R"
            or frame.rule.takes != "that"
            or reading is None
            or frame.opener != frame.stop
        ):
            return False
        if reading.kind == "present" and reading.lexeme is not None and reading.lexeme.values("impersonal"):
            return False  # «الحرب التي يعتقد أنها …»: nobody in particular does
        pronoun = self._tokens.core(relative)
        if pronoun == "التي" and reading.kind in ("past", "present") and (reading.gender, reading.number) == ("m", "s"):
            return True
        several = reading.number == "p" and pronoun in ("الذي", "التي")
        other = reading.gender == "f" and pronoun == "الذي"
        noun = self._tokens.reading(relative - 1)
        thing = noun is not None and noun.lexeme is not None and noun.lexeme.cls in _THINGS
        return self._pronoun_clause(frame.opener) and (several or other or thing)
