"""Headlines: a speaker, a colon, the words."""

from __future__ import annotations

import itertools

from masdar.statements.draft import Draft, Frame
from masdar.statements.phrase import Phrase
from masdar.statements.surroundings import Surroundings

_I = frozenset({"انا", "لدي", "عندي", "انني", "لكنني"})
_WEIGHED = 3
"""Tokens up to the closing mark of a quotation that may only weigh a word («الزبالة»)."""


class Headlines(Surroundings):
    """Drafts the statement that a whole headline is."""

    def _headline(self, drafts: list[Draft]) -> None:
        # A teaser may stand before the speaker («بعد عودته.. الوزير: …»).
        begins = [0, *(place + 1 for place, letter in enumerate(self._letters) if letter == "~")]
        for begin, rule in itertools.product(begins, self._grammar.groups.get("headline", ())):
            match = rule.pattern.match(self._letters, begin)
            if match is None or any(d.frame.first < match.end() for d in drafts):
                continue
            phrase = self.phrases.read(begin, match.end("source"))
            place = match.start("cue")
            if phrase is None or not self._speaks(rule.id, phrase, match.end("source"), place):
                continue
            if self._doubtful(phrase) or (self._label(phrase, place) and not self._first_person(place + 1)):
                continue
            frame = Frame(rule, place, place + 1, None, None, place + 1)
            frame.subject = phrase
            frame.to = self._finder.addressee(phrase.stop, place, told=False)
            content, form = self._bounds.content(frame)
            if content:
                start, stop, skip = content[0]
                if form == "indirect":
                    form = "direct"
                draft = Draft(self._tokens, self._field, frame, [(start, stop, skip)], form)
                draft.source, draft.to = phrase, frame.to
                apart = phrase.stop < place  # «الراشدي عن الجسر: …»
                draft.own = apart or self._first_person(place + 1) or self._singular(place + 1)
                drafts[:] = [d for d in drafts if d.frame.first >= place + 1]
                for other in drafts:
                    other.parent = draft
                drafts.insert(0, draft)

    def _speaks(self, rule: str, phrase: Phrase, stop: int, place: int) -> bool:
        """Tells whether the phrase, which has to end by `stop`, says the words after the mark at `place`."""
        if rule == "headline.deed":
            return self._before_deed(phrase, stop, place)
        if rule == "headline.dots":
            return self._before_dots(phrase, stop)
        return self._before_colon(phrase, stop)

    def _before_colon(self, phrase: Phrase, stop: int) -> bool:
        """Tells whether the phrase speaks: what stands between it and the colon can be an adjunct or an addressee."""
        rest = self._letters[phrase.stop : stop]
        if self._letters[stop] == "n":
            return not rest and phrase.kind in ("person", "unnamed")  # «الوزير عن إغلاق الجسر: …»
        if phrase.kind == "document":
            # «استطلاع: نصف السكان يريدون الجسر»
            return phrase.stop == stop and self._lexicon.lists("survey", self._tokens.core(phrase.head))
        if rest[:1] == "f" and phrase.kind == "media":
            return self._lexicon.lists_owned("occasion", self._tokens.core(phrase.stop + 1))  # «الحياة في غزة: …»
        if rest[:1] == "b":
            return self._lexicon.lists_owned("occasion", self._tokens.core(phrase.stop).removeprefix("ب"))
        if rest[:1] == "m":
            return rest[1:2] in ("C", "o", "G", "w") and phrase.kind in ("person", "unnamed")  # «الوزير من تونس: …»
        if rest[:1] == "o":
            word = self._tokens.core(phrase.stop)
            return phrase.kind in ("person", "unnamed") and len(rest) == 1 and word[0] == "ل"  # «الوزير لتراوري: …»
        return not rest or rest[0] in "lLf,pT(u"

    def _before_deed(self, phrase: Phrase, stop: int, colon: int) -> bool:
        """Tells whether the phrase does what the verb says, and the words after the colon are a clause of its own."""
        if phrase.stop != stop or phrase.kind == "document":
            return False
        if phrase.kind == "organization":
            return self._first_person(colon + 1)
        opening = self._tokens.reading(colon + 1)
        named = opening is not None and (opening.definite or self._letters[colon + 1] in "PCGOtr")
        finite = any(letter in "FVvBKDjE" for letter in self._letters[colon + 1 : colon + 4])
        return named or finite or self._letters[colon + 1 : colon + 2] in ("u", "l", "<", "?")

    def _before_dots(self, phrase: Phrase, stop: int) -> bool:
        """Tells whether somebody speaks after two dots: described and not named («مسؤول أردني.. …»)."""
        if phrase.stop != stop or phrase.first or ":" in self._letters or phrase.kind != "unnamed":
            return False
        reading = self._tokens.reading(phrase.head)
        head = self._letters[phrase.head]
        described = head == "U" and not phrase.plural and reading is not None and not reading.definite
        return described and self._letters[phrase.head + 1] == "g" and self._letters.count("~") == 1

    def _label(self, phrase: Phrase, colon: int) -> bool:
        """Tells whether the words before the colon may be a topic («فرنسا: احتجاجات في نانت»، «قمة الناتو: …»)."""
        if self._lexicon.lists("topic", self._tokens.core(phrase.head)):
            return True
        if phrase.lexeme is None:
            return phrase.kind == "media" and self._letters[phrase.first] in "{<"
        if phrase.lexeme.cls != "country" or phrase.office is not None or phrase.stop < colon:
            return False
        reading = self._tokens.reading(phrase.first)
        capital = reading is not None and reading.kind == "capital"  # a capital speaks for its government
        rest = self._letters[phrase.stop + 1 : phrase.stop + 5]
        return not (capital and (rest[:1] == "C" or any(letter in "FVv" for letter in rest)))

    def _first_person(self, place: int) -> bool:
        """Tells whether a headline goes on as somebody's own words: quoted, or in the first person plural."""
        mates = self._tokens.mate
        quoted = self._letters[place : place + 1] == "<" and mates[place] - place > _WEIGHED
        if quoted or "j" in self._letters[place : place + 2]:
            return True
        wanted = any(
            word.startswith(("ن", "سن", "لن"))
            and self._letters[place + k] in "oFvj"
            and self._letters[place + k - 1] not in "fmiunp"
            and len(word) > 3
            for k, word in enumerate(self._tokens.words[place : place + 3])
        )
        return wanted or any(self._ours(at) for at in range(place, len(self._letters)))

    def _singular(self, place: int) -> bool:
        """Tells whether a headline goes on in the first person singular («أبحث عن عمل»، «لا أعرف»، «تعرضت لضغوط»)."""
        words = self._tokens.words[place : place + 2]
        verbs = [self._letters[place + k] in "Fvj" for k in range(len(words))]
        wishes = any(verb and word.startswith("أ") for word, verb in zip(words, verbs, strict=True))
        did = bool(words) and verbs[0] and words[0].endswith("ت")
        rest = range(place, len(self._letters))
        return wishes or did or any(self._tokens.core(at) in _I or self._mine(self._tokens.core(at)) for at in rest)

    def _mine(self, core: str) -> bool:
        """Tells whether a noun in ة carries the pronoun of the first person («علاقتي بالمدينة»)."""
        return core.endswith("تي") and self._lexicon.knows(core.removesuffix("تي") + "ه")

    def _ours(self, place: int) -> bool:
        """Tells whether a word carries the pronoun of the first person plural («أولوياتنا»، «لدينا»)."""
        if self._tokens.words[place] in ("لدينا", "علينا", "عندنا", "لنا", "بنا", "منا"):
            return True
        reading = self._tokens.reading(place)
        return reading is not None and reading.suffix == "نا"
