"""What a word can do in a noun phrase: close a construct, be an adjective, a title, part of a name."""

from __future__ import annotations

from masdar.lexicon import PLAIN, PREPOSITIONS, Lexeme, Lexicon, Reading, is_verbal_noun
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase
from masdar.text import fold

_NAMED_WHOLE = frozenset({"media", "organization", "country", "document", "people"})
_GOVERNING = frozenset({"people", "office", "organization", "plain-adjective"})
"""Classes of the nouns that take a preposition."""
_MARKS = frozenset(",.|<>")
"""Letters of marks, which are part of no fixed name."""


class Words:
    """Asks after single words of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._letters = tokens.letters
        self._names_at: dict[int, list[tuple[int, Lexeme]]] = {}
        """The fixed names that begin at a token: phrases are read again for who acts, to other limits."""

    def _reading(self, place: int) -> Reading | None:
        return self._tokens.reading(place)

    def known_name(self, place: int, limit: int) -> tuple[int, Lexeme] | None:
        """Returns (length, lexeme) of a fixed name of several words that begins here."""
        found = self._names_at.get(place)
        if found is None:
            found = self._names_at[place] = self._begun_at(place)
        for name in found:
            if place + name[0] <= limit:
                return name
        return None

    def _begun_at(self, place: int) -> list[tuple[int, Lexeme]]:
        """Returns (length, lexeme) of each fixed name that begins at a token, the longest first."""
        options, size = self._lexicon.phrases.get(self._tokens.core(place)), len(self._letters)
        if options is None or place + 1 >= size or self._letters[place] in _MARKS:
            return []
        second = self._forms(place + 1)
        return [
            (len(parts), lexeme)
            for parts, lexeme in options
            if parts[1] in second
            and lexeme.cls in _NAMED_WHOLE
            and place + len(parts) <= size
            and all(part in self._forms(at) for at, part in enumerate(parts[2:], place + 2))
        ]

    def _forms(self, place: int) -> tuple[str, ...]:
        """Returns the forms in which a word can be part of a fixed name: none, where it is a mark."""
        if self._letters[place] in _MARKS:
            return ()
        return self._tokens.core(place), fold(self._tokens.words[place])

    def _closes(self, place: int) -> bool:
        """An unknown bare word closes a chain when what follows is a name or no noun («رئيس بلدية حلب محمد …»)."""
        following = self._letters[place + 1] if place + 1 < len(self._tokens) else "."
        return following not in "wgoC"

    def _plural_construct(self, place: int) -> bool:
        """Tells whether an unknown word is a plural that opens a construct («جمعية صانعي السيارات»)."""
        core = self._tokens.core(place)
        return len(core) > 4 and core[-1] in "يو" and (core[1] == "ا" or core[0] == "م") and self._definite(place + 1)

    def _title(self, place: int, limit: int) -> bool:
        """Tells whether the word is a title: always one, or one that is also an office or a unit, before a name."""
        if self._letters[place] == "t":
            return True
        if not any(
            r.lexeme is not None and r.lexeme.cls == "title" and not r.clitics.strip("وف")
            for r in self._tokens.readings[place] or ()
        ):
            return False
        if place + 1 >= limit or self._tokens.words[place + 1].endswith("ية"):
            return False  # «الدولة الباباوية»
        return self._letters[place + 1] in "Pqt" or self._plain_name(place + 1)

    def _joined_verb(self, place: int) -> bool:
        """Tells whether an unknown word with و opens a clause before a name («وفوجئ سالم»)."""
        reading = self._reading(place)
        if (
            reading is None
            or reading.lexeme is not None
            or self._tokens.words[place][0] != "و"
            or len(reading.core) < 4
        ):
            return False
        return (place == 0 or self._letters[place - 1] in ".|,") and self._letters[place + 1 : place + 2] in ("P", "t")

    def _unbound(self, place: int) -> bool:
        """Tells whether an indefinite sound plural keeps its ن, and so stands in no construct («محللون»)."""
        reading = self._reading(place)
        if reading is None or reading.definite or reading.number != "p":
            return False
        return reading.core.endswith(("ون", "ين"))

    def _circumstance(self, place: int) -> bool:
        """Tells whether an unknown word has the shape of an accusative participle («قال محاولا …»، «قالت مازحة …»)."""
        reading = self._reading(place)
        core = reading.core if reading is not None and reading.lexeme is None else ""
        if len(core) == 5 and core[1] == "ا" and self._tokens.words[place][-1] == "ة":
            return self._letters[place - 1 : place] in ("V", "v") and self._letters[place + 1 : place + 2] in (
                "E",
                "<",
                ":",
            )
        return (
            len(core) > 5
            and core[0] == "م"
            and core[-1] == "ا"
            and (core[2] == "ا" or core[1] == "ت" or core[1:3] == "ست")
        )

    def _given(self, place: int) -> bool:
        """Tells whether the word can be a given name («سلطان»)."""
        return any(r.letter == "P" and not r.clitics for r in self._tokens.readings[place] or ())

    def _surname_follows(self, place: int) -> bool:
        """Tells whether the next word is a given name or, with article, in no lexicon («صائب العياري»)."""
        following = self._reading(place + 1) if place + 1 < len(self._tokens) else None
        if following is None or following.clitics:
            return False
        return self._letters[place + 1] == "P" or (following.definite and following.lexeme is None)

    def _of_faith(self, place: int) -> bool:
        """Tells whether a noun opens a name in الدين after an office («الوزير عز الدين العياري»)."""
        return (
            self._tokens.words[place + 1 : place + 2] == ["الدين"]
            and self._letters[place] in "oHF"
            and self._letters[place + 2 : place + 3] in ("o", "P", "w")
        )

    def _another(self, place: int) -> bool:
        """Tells whether the name of somebody else begins: a first name right after a surname («ترامب ديفيد …»)."""
        reading = self._reading(place)
        lexeme = reading.lexeme if reading is not None and self._letters[place] == "P" else None
        return lexeme is not None and bool(lexeme.value("gender")) and self.surname(place - 1)

    def surname(self, place: int) -> bool:
        """Tells whether the word is a name that is no given one: no gender is known of it."""
        reading = self._reading(place)
        if self._letters[place] != "P" or reading is None or reading.lexeme is None:
            return False
        return reading.lexeme.cls == "given" and not reading.lexeme.value("gender")

    def deed(self, place: int) -> bool:
        """Tells whether a definite word that is in no lexicon has the shape of a verbal noun («التوصل إلى اتفاق»)."""
        reading = self._reading(place)
        if self._letters[place] != "w" or reading is None or reading.lexeme is not None or reading.clitics:
            return False
        core = reading.core
        reflexive = core[0] == "ت" and (
            (len(core) == 4 and core[-1] not in "يه") or (len(core) == 5 and core[2] == "ا" and core[-1] != "ي")
        )
        return reflexive or is_verbal_noun(core, self._tokens.words[place].removeprefix("ال"))

    def _described(self, place: int) -> bool:
        """Tells whether the word is an adjective, after which no construct goes on («مصدر تركي»، «مسؤولون حكوميون»)."""
        reading = self._reading(place)
        plain = reading is not None and reading.lexeme is not None and reading.lexeme.cls == "plain-adjective"
        return plain or self._letters[place : place + 1] == "g"

    def _relational(self, place: int) -> bool:
        """Tells whether the word is an adjective in ي, which governs nothing («محلية», but «واسعة الاطلاع»)."""
        return self._described(place) and self._tokens.core(place).endswith(("ي", "يه"))

    def accusative(self, place: int) -> bool:
        """Tells whether a known indefinite noun shows the case of an object («اتهم نائب حزبا»)."""
        reading = self._reading(place)
        if reading is None or reading.lexeme is None or reading.definite or reading.suffix or reading.clitics:
            return False
        accusative = reading.core.endswith("ا") and not reading.core.endswith(("ها", "هما"))
        return reading.kind == "noun" and accusative and not fold(reading.lexeme.lemma).endswith("ا")

    def _plain(self, place: int) -> bool:
        """Tells whether the word is an ordinary noun or adjective («التهديدات»)."""
        reading = self._reading(place)
        return reading is not None and reading.lexeme is not None and reading.lexeme.cls in PLAIN

    def _plain_name(self, place: int) -> bool:
        reading = self._reading(place)
        return reading is not None and not reading.clitics and (reading.lexeme is None or self._letters[place] in "Pq")

    def _reads_as_place(self, place: int) -> bool:
        """Tells whether the word can be a place («جدة», which is also a grandmother)."""
        return any(r.lexeme is not None and r.lexeme.cls == "place" for r in self._tokens.readings[place] or ())

    def _definite(self, place: int) -> bool:
        reading = self._reading(place)
        return reading is not None and reading.definite and not reading.clitics

    def _joins(self, place: int, letter: str) -> bool:
        reading = self._reading(place)
        owned = letter == "w" and reading is not None and bool(reading.suffix)  # «جماعة العدل ومقرها تونس»
        return letter in "gwOUGCWoHhNY" and not owned

    def _adjective(self, place: int) -> bool:
        """Tells whether a definite word looks like an adjective of the word before it."""
        reading = self._reading(place)
        before = self._reading(place - 1)
        if self._letters[place] == "R":
            return False
        if before is None and self._letters[place - 1] == "}":
            before = self._reading(self._tokens.mate[place - 1] - 1)  # «صحيفة «الشروق» اليومية»
        if reading is None or before is None:
            return False
        core = reading.core
        feminine = core.endswith("ه")
        stem = core[:-1] if feminine else core
        if self._lexicon.lists("when-adjective", stem):
            return False
        masculine = not core.endswith(("ه", "ا")) and not (len(core) == 4 and core[-1] == "ي")  # «العليا»، «الكبرى»
        if self._letters[place - 1] == "C" and masculine and before.gender == "f":
            return False  # «يثير لدى الصين القلق»
        if self._lexicon.lists("adjective", stem) and not reading.suffix:
            return True
        if self._letters[place] == "T" or (reading.suffix and self._letters[place] in "UO"):
            return False  # «أعلن الجيش الوطني الخميس …»، «حذر الخطيب مستمعيه»
        plain = {r.lexeme.cls for r in self._tokens.readings[place] or () if r.lexeme is not None} & PLAIN
        if plain:
            return "plain-adjective" in plain
        if stem.endswith("ي") and len(stem) > 2:
            return not (len(stem) == 4 and stem[0] == "ت" and not feminine)  # «التحلي» is a noun
        if self._letters[place] == "G" and stem.endswith("ون") and before.core.endswith("ون"):
            return True  # «المتمردون الحوثيون»
        if self._letters[place] in "GWYHhP":
            return False  # a name, or a noun of its own («المعارضة الحكومة»)
        if stem.endswith(("ون", "ين")):
            return before.number == "p" or before.core.endswith(("ون", "ين"))
        if self._letters[place] in "OU" and before.number == "p" and reading.number != "p" and not feminine:
            return False  # «بعض المستخدمين الوزير»
        if self._letters[place] == "U" and reading.lexeme is not None and reading.lexeme.value("gender") == "f":
            return False  # «وصف الجيران العائلة بأنها …»
        shape = (len(stem) == 4 and (stem[1] == "ا" or stem[2] in "يو" or stem[0] == "م")) or (
            len(stem) == 5 and stem[0] == "م"
        )
        return bool(shape and (feminine == (before.gender == "f") or before.number == "p"))

    def _governs(self, place: int, letter: str) -> bool:
        """Tells whether the noun takes the preposition («كبير المسؤولين عن …»، «المقرب من …»، «منظمات الدفاع عن …»)."""
        preposition = PREPOSITIONS.get(letter)
        return any(
            reading.lexeme is not None
            and reading.lexeme.cls in _GOVERNING
            and preposition in reading.lexeme.values("prep")
            for reading in self._tokens.readings[place] or ()
        )

    def _past_country(self, start: int, place: int) -> bool:
        """Tells whether an adjective past a country goes with the head («مصرف ليبيا المركزي»)."""
        head, reading = self._reading(start), self._reading(place)
        relational = reading is not None and reading.definite and len(reading.core) > 4 and reading.core[-1] == "ي"
        return self._letters[place - 1] == "C" and relational and head is not None and head.gender == "m"

    def _region_name(self, place: int, limit: int) -> int:
        """Returns where the name of a place in no lexicon ends, after the noun that says what it is, or `place`.

        Of several words the last are a person's («حاكم مقاطعة بورتو كمال العياري»), but a person has more than one name
        («حاكم مقاطعة بورتو نوفو، كمال العياري، …»), and «سان» opens the name of a place.
        """
        letters, stop = self._letters, place
        if letters[place] not in "oPq" or not self._lexicon.lists("region", self._tokens.core(place - 1)):
            return place
        while stop < limit and letters[stop] in "oPq" and (self._plain_name(stop) or letters[stop - 1] == "q"):
            stop += 1
        whole = (stop - place == 2 or letters[place] == "q") and letters[stop : stop + 1] not in ("w", "g")
        return stop if whole else place

    def _belonging(self, head: int, place: int) -> bool:
        """Tells whether a participle with its preposition goes with the head («مكتب الشؤون الإنسانية التابع له»)."""
        reading, first = self._reading(place), self._reading(head)
        if reading is None or first is None or self._letters[place] not in "Uwo" or not self._definite(place):
            return False
        followed = place + 1 < len(self._tokens) and self._governs(place, self._letters[place + 1])
        return followed and reading.gender == first.gender

    def _reads_as(self, place: int, letter: str) -> bool:
        """Tells whether the word has a reading of the class."""
        return any(reading.letter == letter for reading in self._tokens.readings[place] or ())

    def _learn_country(self, phrase: Phrase, lexeme: Lexeme | None) -> None:
        if lexeme is not None and phrase.country is None:
            phrase.country = lexeme.value("iso3") or lexeme.value("country") or None

    def _hidden_preposition(self, place: int) -> bool:
        """Tells whether an unknown word begins with ل or ب before what goes with it («لحقوق الإنسان»، «بشكل عاجل»)."""
        core = self._tokens.core(place)
        following = self._letters[place + 1] if place + 1 < len(self._tokens) else ""
        if core[0] not in "لب" or len(core) < 4 or following == "":
            return False
        known = self._lexicon.knows(core[1:])
        before = self._reading(place - 1) if place and self._letters[place - 1] == "o" else None
        if not known and before is not None and before.lexeme is None:
            return False  # «باتستسيغ باتمونخ»
        return (core[0] == "ب" and known and self._described(place + 1)) or following in "wghGCO"

    def _joined_manner(self, place: int) -> bool:
        """Tells whether an unknown word is و and a noun with its preposition ب («وبشكل علني»)."""
        core = self._tokens.core(place)
        return core.startswith("وب") and self._lexicon.knows(core[2:]) and self._described(place + 1)

    def _document(self, place: int) -> bool:
        """Tells whether a document stands here, be it with a preposition written on it («بتقرير»)."""
        reading = self._tokens.reading(place)
        lexeme = reading.lexeme if reading is not None and self._letters[place] in "bl" else None
        return self._letters[place] == "Y" or (lexeme is not None and lexeme.cls == "document")

    def _adjunct(self, place: int) -> bool:
        """Tells whether the preposition opens an adjunct of the verb («في بيان»، «للصحافيين»)."""
        tokens, letters = self._tokens, self._letters
        letter = letters[place]
        if letter == "p":
            return tokens.core(place) not in ("باسم", "لدي", "لشؤون", "شوون", "بين")
        inner = place if letter in "bl" else place + 1
        if inner >= len(tokens):
            return True
        hers = self._document(place - 1) and not self._definite(place - 1)
        if letter in "lL" and not hers:  # «تقرير لصحيفة محلية» is hers
            reading = tokens.reading(inner)
            target = reading.lexeme if reading else None
            if self._lexicon.lists("of-outlet", tokens.core(place - 1).removesuffix("ه")):
                return False  # «مراسل لوكالة محلية»، «المواقع التابعة لصحيفة محلية»
            latin = tokens.words[inner].isascii() and tokens.words[inner][0].isalpha()  # «لـCNN»
            listens = target is not None and (target.cls == "media" or bool(target.values("listens")))
            bare = letter == "l" and not tokens.words[inner].startswith("لل")  # «مبعوث الأمم المتحدة للشرق الأوسط»
            agency = self.known_name(inner, len(tokens)) if bare else None
            if agency is not None and agency[1].cls == "media" and agency[1].value("kind") != "head":
                return True  # «عضو في المجلس المحلي لفرانس برس»
            if self._letters[place - 1] in "wg" and self._lexicon.lists("nationwide", tokens.core(place - 1)):
                return False  # «الهيئة الوطنية للصحافة»
            if latin or listens or letters[inner] in "<{":
                return True
        if letter == "f" and inner + 1 < len(tokens) and self._lexicon.lists("ordinal", tokens.core(inner)):
            if self._definite(inner) and letters[inner + 1] == "m":
                return True  # «في العاشر من الشهر»
            inner += 1  # «في أول تعليق»
        if letter == "f" and (letters[inner] == "T" or self._lexicon.lists("when-noun", tokens.core(inner))):
            return True  # «في أبريل الماضي»، «في منتصف الشهر»
        if letter == "f" and self._lexicon.lists("turn", tokens.core(inner)):
            return True  # «قالت الحكومة في المقابل»
        if letter == "b" and tokens.core(inner) == "كل":
            return True  # «أشار السكان بكل فخر إلى …»
        if letter == "b" and self._lexicon.lists("with-adjunct", fold(tokens.words[inner])):
            reading = tokens.reading(inner)
            return reading is not None and reading.definite  # «عبرت دول بالفعل عن …», but «مسؤول بمكتب الرئيس»
        return letter in "fb" and self._lexicon.lists_owned("occasion", tokens.core(inner))

    def _person_gender(self, phrase: Phrase) -> None:
        reading = self._reading(phrase.head)
        if reading is not None:
            phrase.gender = reading.gender
