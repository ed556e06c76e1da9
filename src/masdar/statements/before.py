"""Who stands before the verb of a cue: the subject of its clause, a topic, or the noun that the verb describes."""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.statements.agreement import agree, alike, bears, named
from masdar.statements.draft import Frame
from masdar.statements.fillers import Fillers
from masdar.statements.phrase import Phrase
from masdar.statements.relatives import noun_is_object

_REACH = 30
"""Tokens before a verb in which its subject is looked for."""
_DOCUMENT = 25
"""Tokens from the verb that issues a document to the document."""
_NEAR = 8
"""Tokens before أن in which سبق and its subject are looked for."""
_TOPIC_REACH = 40
"""Tokens before a verb in which its clause opens with its subject."""
_BEARER_REACH = 12
"""Tokens before a verb in which the noun that it describes stands."""
_NOUNS = "OtUGWYCPqwogkdNHhT0{}"
"""Letters of what goes on a noun phrase."""
_LEADS = "fpmnuiblQL"
"""Letters of the prepositions that open what is added to a noun."""
_FOLLOWING = "ETfmnuiblQL<:,prHNx"
"""Letters of what follows a verb of one that has no subject after it."""
_GROUPS = ("organization", "media")
"""What speaks through a verb that describes it in the plural («أحزاب تطالب»)."""
_SAID = ("that", "quote", "colon")
"""What rules take whose verb has no object beside what is said."""
_OTHER = frozenset({"اخر", "اخري", "اول", "اولي", "اخرين", "احد", "كبير"})
"""Adjectives that stand like nouns, and whoever is nobody («ما من أحد يقول»)."""


class Before(Fillers):
    """Reads the subjects that stand before the verbs of one text."""

    def _left_subject(self, frame: Frame) -> Phrase | None:
        """Returns the subject before the verb: «لكن البيان ذكر»، «كان كيري أعرب»، «موسكو التي تنفي»."""
        if frame.left_known:
            return frame.left
        frame.left_known = True
        letters, reading, first = self._letters, frame.reading, frame.first
        if reading is None or letters[first] == "A" or reading.clitics.startswith("و") or first == 0:
            return None
        frame.left = self._who_did_before(first - 1) if letters[first - 1] == "E" else self._made_to(first)
        if frame.left is not None:
            return frame.left
        if reading.clitics.startswith("ف"):  # it joins the verb to its subject only after أما («أما بكين فرفضت»)
            topic = self._topic(first)
            if topic is not None and alike(topic, reading) and not self._right_subject(first + 1, reading):
                frame.left = topic
            return frame.left
        stop = first
        while stop > 0 and letters[stop - 1] in "DKjT<" and not self._general(stop - 1):
            stop -= 1
        relative = stop > 0 and letters[stop - 1] == "R"
        if relative:
            stop -= 1
        pronoun = stop
        aside = stop > 0 and (letters[stop - 1] == "," or (letters[stop - 1] == "-" and not reading.suffix))
        if aside:
            stop -= 1
        floor = max(0, stop - _REACH)
        begin = stop
        while begin > floor and letters[begin - 1] not in ".|EeKx<~:VvBASsZM":
            begin -= 1
        if begin == floor and floor > 0:
            begin = stop  # no clause opens so near
        if relative:
            impersonal = frame.lexeme is not None and bool(frame.lexeme.values("impersonal"))
            # «الذي يذكر أن»، «الذي اعتبر الأخطر»: nobody in particular
            unsaid = reading.kind == "present" or frame.rule.takes in ("object", "noun")
            agentless = impersonal and unsaid and not reading.suffix
            meant = noun_is_object(self._tokens, frame, reading, pronoun) or self._tokens.core(stop - 1) == "امر"
            if not agentless and not meant and not self._right_subject(first + 1, reading):
                frame.left = self._adjacent(begin, stop, reading)
                if aside and frame.left is not None:
                    frame.left = self._belonging_to(frame.left, begin, stop, pronoun) or frame.left
            if frame.left is not None and self.said_in_it(first):
                frame.left = None  # «البيان الذي دعا فيه إلى …»، «جلسة البرلمان التي أكد فيها الوزير …»
        elif stop == first and self._describing(first, reading):
            frame.left = self._issuing(self._adjacent(begin, stop, reading))
        elif (begin == 0 and not aside) or (begin > 0 and letters[begin - 1] in (".|EKx<:~" if not aside else "EKx")):
            frame.left = self._whole(begin, stop, reading)
        if frame.left is None and self._headline and not relative and stop == first:
            frame.left = self._joined_subject(begin, stop, reading)
        if frame.left is None and not relative and not aside and stop == first == begin + 1:
            frame.left = self._lone_name(begin, frame)
        opens = self._tokens.words[stop].startswith("ف")  # «…، فقد أفادت حصيلة أن …»
        free = letters[first] in "VvB" and not relative and not aside and not opens and not self._noun_after(frame)
        if frame.left is None and free and (self._addressing(frame) or not self._right_subject(first + 1, reading)):
            topic = self._clause_topic(stop, reading)
            bearer = self._bearer(frame, reading) if stop == first else None
            one = bearer is not None and bearer.kind == "unnamed" and not bearer.plural
            frame.left = topic if bearer is None or (one and topic is not None) else bearer
        return frame.left

    def _lone_name(self, place: int, frame: Frame) -> Phrase | None:
        """Returns the one word between an opener and the verb, where it can be a name («لكن سيف شدد على أن …»)."""
        opened = self._letters[place - 1 : place] in ("x", "E")
        if not opened or self._letters[frame.first] not in "Vv" or self._letters[place] not in "toF":
            return None
        readings = self._tokens.readings[place] or ()
        given = next((r for r in readings if r.kind == "given" and not r.clitics), None)
        unknown = bool(readings) and all(r.lexeme is None for r in readings)
        verb = frame.reading
        if verb is None or verb.number != "s" or not (unknown or (given is not None and given.gender == verb.gender)):
            return None
        return self._person(place, place + 1)

    def _general(self, place: int) -> bool:
        """Tells whether العام says of an office that it is general («الأمين العام شدد»), not when."""
        general = self._letters[place] == "T" and self._tokens.core(place) == "عام"
        return general and place > 0 and self._letters[place - 1] == "O"

    def _clause_topic(self, stop: int, reading: Reading) -> Phrase | None:
        """Returns the subject that opens the clause of a verb, whatever is added («والوزير الذي زار البلدة أكد»)."""
        letters = self._letters
        for first in range(stop - 1, max(-1, stop - _TOPIC_REACH), -1):
            if letters[first] in ".|<>:~?":
                return None
            if letters[first] not in _NOUNS or not self._opens_clause(first):
                continue
            if letters[first] == "o" and (first == 0 or letters[first - 1] in ".|"):
                return None  # an unknown word that opens a sentence may be its verb («وسأتحدث …»)
            phrase = self._phrases.read(first, stop)
            if phrase is not None and self._phrases.accusative(phrase.head):
                return None  # «إن أشخاصا يعتقد أنهم …»: others do
            if phrase is not None and bears(phrase, reading) and self._only_added(phrase.stop, stop):
                if phrase.kind == "unnamed" and self._attribute(phrase.stop, stop):
                    phrase.stop = stop
                return phrase
        return None

    def _attribute(self, place: int, stop: int) -> bool:
        """Tells whether what is added to a noun says which it is («مصدر على صلة بالملف»), not where it spoke."""
        added = self._letters[place:stop]
        spoken = any(self._lexicon.lists("speech", self._tokens.core(at)) for at in range(place, stop))
        return place < stop and not set(added) & set("R,T(-FVvB0{") and not spoken

    def _noun_after(self, frame: Frame) -> bool:
        """Tells whether a noun after the verb can only be its subject («كغيرهن تؤمن القرويات بأن …»)."""
        reading, letter = self._tokens.reading(frame.stop), self._letters[frame.stop : frame.stop + 1]
        told = self._addressing(frame) or (frame.lexeme is not None and bool(frame.lexeme.values("told")))
        if frame.rule.takes not in _SAID or told or reading is None or reading.clitics:
            return False
        return letter in tuple("OtUGWYCP") or (letter in "gwoF" and (reading.definite or reading.lexeme is None))

    def _opens_clause(self, place: int) -> bool:
        """Tells whether a noun opens a clause of the text: after a stop, an opener or كان, or joined after a comma."""
        before = self._letters[place - 1] if place else "."
        reading = self._tokens.reading(place)
        clitics = reading.clitics if reading is not None else ""
        return before in ".|Kx" or clitics == "ف" or (clitics == "و" and before == ",")

    def _only_added(self, place: int, stop: int) -> bool:
        """Tells whether nothing but additions to a noun stand between it and its verb."""
        letters, verbs = self._letters, 0
        relative = governed = False
        while place < stop:
            letter = letters[place]
            if letter in "({-" and 0 <= self._closing(place, stop) < stop:
                place = self._closing(place, stop)
            elif letter == "R":
                relative, verbs = True, 0
            elif relative and letter in "FVvB":
                verbs += 1
            elif letter in _LEADS:
                governed = True
            elif letter not in ("," + _NOUNS if governed or relative else ","):
                return False
            place += 1
        return not relative or verbs == 1

    def _closing(self, place: int, stop: int) -> int:
        """Returns where what stands in brackets, in marks or between dashes from `place` closes, or -1."""
        closing = {"(": ")", "-": "-"}.get(self._letters[place])
        return self._letters.find(closing, place + 1, stop) if closing else self._tokens.mate[place]

    def _bearer(self, frame: Frame, verb: Reading) -> Phrase | None:
        """Returns the indefinite noun that the verb describes («مظاهرات تطالب بـ…»، «أنصار للحزب يقولون إن …»)."""
        letters, stop = self._letters, frame.first
        following = letters[frame.stop : frame.stop + 1]
        spoken = letters[stop] in "Vv" or frame.rule.takes == "that"
        alone = verb.number == "p" or following in tuple(_FOLLOWING) or self._addressing(frame)
        if verb.clitics or verb.suffix or not spoken or not alone or self.said_in_it(stop):
            return None
        if verb.kind == "present" and frame.lexeme is not None and frame.lexeme.values("impersonal"):
            return None  # «رجل يعتقد أنه …»: others do
        for first in range(stop - 1, max(-1, stop - _BEARER_REACH), -1):
            if letters[first] not in _NOUNS + _LEADS:
                return None
            phrase = self._described(frame, first, verb)
            if phrase is not None:
                return self._issuing(phrase)
        return None

    def _issuing(self, phrase: Phrase | None) -> Phrase | None:
        """Returns who made a document known in the same clause («أصدرت الوزارة بيانا يؤكد أن …»), or the phrase."""
        if phrase is None or phrase.kind != "document":
            return phrase
        return self._publisher(phrase.first) or phrase

    def _described(self, frame: Frame, first: int, verb: Reading) -> Phrase | None:
        """Returns the indefinite noun phrase at `first` where it is one that the verb can describe."""
        head, stop = self._tokens.reading(first), frame.first
        if head is None or head.lexeme is None or head.definite or head.suffix or head.kind in ("name", "capital"):
            return None
        following = self._tokens.reading(first + 1) if first + 1 < stop else None
        if following is not None and (following.kind == "name" or following.definite) and not following.clitics:
            return None  # «تقرير الوزارة»
        if self._letters[first + 1] in "{<" and self._letters[first] != "Y":
            return None  # «لصحيفة «النهر»»
        if self._qualifies(first) or self._adverbial_noun(first, verb):
            return None
        voice, cls, several = self._lexicon.lists("voice", head.core), head.lexeme.cls, head.number == "p"
        human = cls in ("people", "nationality", "office")
        said = frame.rule.takes in _SAID
        if not (voice or cls == "document" or (human and (several or said)) or (several and cls in _GROUPS)):
            return None
        if (verb.gender, verb.number) != (("m", "p") if several and human else ("f" if several else head.gender, "s")):
            return None
        if not voice:
            phrase = self._phrases.read(first, stop, clitic=bool(head.clitics.strip("وف")))
            return phrase if phrase is not None and phrase.kind and self._only_added(phrase.stop, stop) else None
        phrase = Phrase(first)
        phrase.stop, phrase.kind, phrase.gender = first + 1, "document", verb.gender
        while phrase.stop < stop and self._plain_adjective(phrase.stop):
            phrase.stop += 1
        return phrase if self._only_added(phrase.stop, stop) else None

    def _publisher(self, document: int) -> Phrase | None:
        """Returns the subject of the verb whose object the document is («أصدرت الوزارة بيانا»)."""
        for verb in range(document - 1, max(-1, document - _DOCUMENT), -1):
            if self._letters[verb] in ".|<>E":
                return None
            if self._lexicon.lists("publishing", self._tokens.core(verb)):
                reading = self._tokens.reading(verb)
                phrase = self._phrases.read(verb + 1, document)
                if phrase is None and reading is not None:  # «الوزارة أصدرت بيانا»
                    phrase = self._adjacent(max(0, verb - _REACH), verb, reading)
                return phrase if phrase is not None and named(phrase) else None
        return None

    def _qualifies(self, place: int) -> bool:
        """Tells whether the word is an adjective of the noun before it, whatever else it can be («بيانا إعلاميا»)."""
        known = [r for r in self._tokens.readings[place] or () if r.lexeme is not None]
        core, before = self._tokens.core(place), self._tokens.reading(place - 1) if place else None
        relational = core.endswith(("ي", "يه")) and before is not None and before.kind == "noun" and not before.definite
        return (
            core in _OTHER
            or relational
            or any(r.lexeme is not None and r.lexeme.cls == "plain-adjective" for r in known)
        )

    def _adverbial_noun(self, place: int, verb: Reading) -> bool:
        """Tells whether the noun is of an adjunct that opens the clause («وفي خطاب إلى الوزارة قال …»)."""
        letters = self._letters
        opens = place < 2 or letters[place - 2] in ".|,>"
        return verb.kind == "past" and opens and (place == 0 or letters[place - 1] in "fmnpui")

    def _plain_adjective(self, place: int) -> bool:
        """Tells whether an adjective without article stands here."""
        reading = self._tokens.reading(place)
        adjective = reading is not None and reading.lexeme is not None and reading.lexeme.cls == "plain-adjective"
        return reading is not None and (adjective or self._letters[place] == "g") and not reading.definite

    def _joined_subject(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the subject of a second clause of a headline («حرائق في الجنوب والحكومة تطلب المساعدة»)."""
        if reading.kind != "present" or reading.number != "s":
            return None
        for first in range(stop - 1, begin, -1):
            opening = self._tokens.reading(first)
            if self._letters[first] not in "OtUGWYCPqwogk":
                return None
            if opening is not None and opening.clitics == "و":
                phrase = self._phrases.read(first, stop) if self._letters[first] in "OtUGWCP" else None
                return phrase if phrase is not None and phrase.stop == stop and agree(phrase, reading) else None
        return None

    def _who_did_before(self, that: int) -> Phrase | None:
        """Returns the subject of «سبق لخبراء أن حذروا»."""
        for look in range(that - 1, max(0, that - _NEAR), -1):
            if self._letters[look] in "lL" and self._tokens.core(look - 1) == "سبق":
                phrase = self._after_preposition(look, that)
                return phrase if phrase is not None and phrase.stop == that else None
        return None

    def _describing(self, place: int, reading: Reading) -> bool:
        """Tells whether the verb describes the indefinite noun before it («شهادات لسكان أكدوا …»)."""
        head = place - 1
        while head > 0 and self._letters[head] in "go":
            head -= 1
        before = self._tokens.reading(head)
        if before is None or before.definite or before.suffix or reading.suffix or reading.clitics:
            return False
        if reading.kind == "present" and reading.lexeme is not None and reading.lexeme.values("impersonal"):
            return False  # «خطابا يعتقد أنه …»: others do
        cls = before.lexeme.cls if before.lexeme is not None else ""
        if cls in ("people", "nationality", "office"):
            return reading.number == "p" and before.number == "p"
        if cls != "document" or self.said_in_it(place):
            return False
        if before.number == "p":
            return reading.gender == "f"
        return before.gender == reading.gender and reading.number == "s"  # «تقريرا يفيد بأن …»

    def _right_subject(self, place: int, reading: Reading) -> bool:
        """Tells whether a relative clause names its own subject after the verb («الخطة التي ذكرت الصحيفة أنها»)."""
        while place < len(self._letters) and self._letters[place] in "fnbl" and self._pronominal(place):
            place += 1  # «المدينة التي يقول عنها الوزير إنها …»
        named = self._tokens.reading(place) if self._letters[place : place + 2] == "oE" else None
        if named is not None and named.lexeme is None:
            return True
        if place >= len(self._letters) or not (
            self._letters[place] in "OtUGWYCPk" or self._phrases.known_name(place, len(self._letters))
        ):
            return False  # but «الذين تخشى الأمم المتحدة أن …»
        phrase = self._phrases.read(place, self._clause_end(place), spare=True)
        if phrase is None or not agree(phrase, reading):
            return False
        following = self._letters[phrase.stop : phrase.stop + 1]
        governs = reading.lexeme.values("prep") if reading.lexeme is not None else ()
        return following in ("E", "<", ",", ":") or PREPOSITIONS.get(following) in governs or not reading.gender

    def _whole(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the phrase that fills the clause up to its verb."""
        while begin < stop and self._letters[begin] == "T":
            begin += 1  # «فإن هناك دراسة أوضحت أن …»
        share = self._letters[begin : begin + 1] == "0" and self._phrases.past_share(begin + 1, stop) > begin + 1
        if begin >= stop or (self._letters[begin] not in "OtUGWYCPqwogkd{" and not share):
            return None
        phrase = self._phrases.read(begin, stop)
        if phrase is None or not agree(phrase, reading):
            return None
        unknown = self._letters[begin] in "ow" and self._phrases.known_name(begin, stop) is None
        if phrase.stop >= stop and (begin == 0 or not unknown or self._letters[begin - 1] in "EKx:~"):
            return phrase
        if begin > 0 and self._letters[begin - 1] in "EKx" and self._letters[phrase.stop] in ",R(pfm":
            return phrase
        return None

    def _adjacent(self, begin: int, stop: int, reading: Reading) -> Phrase | None:
        """Returns the longest phrase that ends where the relative clause begins."""
        found, last = None, stop - 1
        if self._letters[last] == ")":  # «منظمة العمل المحلي (أمل) التي قالت إن …»
            last = max(self._letters.rfind("(", begin, last) - 1, begin)
        for first in range(last, begin - 1, -1):
            letter = self._letters[first]
            if letter not in "OtUGWYCPqwogkdhHbl0{}<>":
                break
            phrase = self._phrases.read(first, stop, clitic=letter in "bl")
            if phrase is not None and letter in "bl" and self._other_gender(phrase, stop):
                return None  # «تغريدات لسالم التي ذكر فيها»
            other = phrase is not None and self._letters[stop] == "R" and self._another_noun(phrase, stop)
            if phrase is not None and phrase.stop == stop and phrase.kind and agree(phrase, reading) and not other:
                found = phrase
                before = self._tokens.reading(first)
                if before is not None and before.clitics and reading.number == "s":
                    break
            elif letter in "bl" and not other:
                break
        if found is not None and (
            (self._letters[found.head] == "w" and not self._surname(found))
            or (found.first and self._letters[found.first - 1] in "blQL" and not self._of_thing(found))
        ):
            return None
        return found

    def _of_thing(self, speaker: Phrase) -> bool:
        """Tells whether a thing or a deed stands before whoever speaks («برصاص الجيش الذي قال إن …»).

        After ل whoever is named must be a person, for much else is part of a name («المرصد المحلي لحقوق الإنسان»).
        """
        place = speaker.first - 1
        noun = self._tokens.reading(place)
        thing = noun is not None and noun.lexeme is not None and noun.lexeme.cls in ("plain-noun", "content", "cue")
        bare = noun is not None and not noun.definite and not noun.suffix
        named = speaker.kind == "person" and speaker.name is not None
        return thing and bare and (self._letters[place] == "b" or (self._letters[place] == "l" and named))

    def _belonging_to(self, group: Phrase, begin: int, stop: int, relative: int) -> Phrase | None:
        """Returns whose group, place or business it is that stands before «، الذي» («مصدر في الجيش، الذي قال»)."""
        before = self._letters[group.first - 1 : group.first]
        man = self._tokens.words[relative].endswith("الذي")
        if group.kind not in ("organization", "unnamed") or before not in ("f", "m", "n") or not man:
            return None
        for first in range(group.first - 2, max(begin, group.first - _BEARER_REACH) - 1, -1):
            if self._letters[first] not in _NOUNS + _LEADS:
                return None
            if self._letters[first] in "OU" and self._letters[first - 1 : first] not in ("O", "U"):
                phrase = self._phrases.read(first, stop)
                one = phrase is not None and phrase.kind in ("person", "unnamed") and not phrase.plural
                if one and phrase is not None and phrase.stop == stop and phrase.gender != "f":
                    return phrase
        return None

    def _surname(self, phrase: Phrase) -> bool:
        """Tells whether a definite word that is in no lexicon has the shape of a surname («الراشدي الذي قال …»)."""
        word = self._tokens.words[phrase.head]
        return phrase.lexeme is None and len(word) > 5 and word.endswith("ي")

    def _other_gender(self, phrase: Phrase, relative: int) -> bool:
        """Tells whether the relative pronoun does not go with the one of whom the phrase tells."""
        return phrase.kind == "person" and phrase.gender != "f" and self._tokens.words[relative].endswith("التي")

    def _another_noun(self, phrase: Phrase, relative: int) -> bool:
        """Tells whether الذي goes with a noun before a feminine one («مدير شرطة الوادي، الذي قال …»)."""
        one = phrase.kind in ("unnamed", "organization") and not phrase.plural and not phrase.joint
        return one and phrase.gender == "f" and self._tokens.core(relative) == "الذي"
