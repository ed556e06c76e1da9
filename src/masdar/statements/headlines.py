"""Headlines: a speaker, a colon, the words."""

from __future__ import annotations

import itertools

from masdar.statements.draft import Draft, Frame
from masdar.statements.phrase import Phrase
from masdar.statements.surroundings import Surroundings

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
            if phrase is None or phrase.kind == "document" or not self._headline_speaker(phrase, match.end("source")):
                continue
            if self._doubtful(phrase) or (self._label(phrase) and not self._first_person(place + 1)):
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
                drafts[:] = [d for d in drafts if d.frame.first >= place + 1]
                for other in drafts:
                    other.parent = draft
                drafts.insert(0, draft)

    def _label(self, phrase: Phrase) -> bool:
        """Tells whether the words before the colon may be a topic («فرنسا: احتجاجات في مدينة نانت»)."""
        if phrase.lexeme is None or phrase.lexeme.cls != "country" or phrase.stop - phrase.first > 1:
            return False
        reading = self._tokens.reading(phrase.first)
        capital = reading is not None and reading.kind == "capital"  # a capital speaks for its government
        rest = self._letters[phrase.stop + 1 : phrase.stop + 5]
        return not (capital and (rest[:1] == "C" or any(letter in "FVv" for letter in rest)))

    def _first_person(self, place: int) -> bool:
        """Tells whether a headline goes on as somebody's own words: quoted, or in the first person plural."""
        mates = self._tokens.mate
        quoted = any(self._letters[at] == "<" and mates[at] - at > _WEIGHED for at in range(place, len(self._letters)))
        if quoted or "j" in self._letters[place : place + 2]:
            return True
        return any(
            word.startswith(("ن", "سن", "لن")) and self._letters[place + k] in "oFvj" and len(word) > 3
            for k, word in enumerate(self._tokens.words[place : place + 3])
        )

    def _headline_speaker(self, phrase: Phrase, stop: int) -> bool:
        """Tells whether what stands between the phrase and the colon can be an adjunct or an addressee."""
        rest = self._letters[phrase.stop : stop]
        if rest[:1] == "f" and phrase.kind == "media":
            return self._lexicon.lists_owned("occasion", self._tokens.core(phrase.stop + 1))  # «الحياة في غزة: …»
        return not rest or rest[0] in "lLf,pT(u"
