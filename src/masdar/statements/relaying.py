"""Who relays a statement from within its clause: the outlet of a speech, the tongue of a group."""

from __future__ import annotations

from masdar.statements.clauses import Clauses
from masdar.statements.draft import Frame
from masdar.statements.phrase import Phrase
from masdar.statements.received import makes_known, speech_before


class Relaying(Clauses):
    """Finds the relays that stand between a cue and its content, or open its clause."""

    def speech_relay(self, first: int, stop: int) -> Phrase | None:
        """Returns the outlet that passed on the speech named there («قال في بيان نشرته صحيفة محلية إن …»)."""
        for place in range(first, stop - 1):
            if not self._passed_on(place):
                continue
            if speech_before(self._tokens, self._letters, place, self._lexicon) >= first:
                relay = self._phrases.read(place + 1, stop)
                passed = relay is not None and relay.kind == "media" and not self._on_air(relay.stop)
                return relay if passed else None
        return None

    def _on_air(self, place: int) -> bool:
        """Tells whether the outlet before only carried the speech, live or as its own («نقله التلفزيون على الهواء»)."""
        live = self._letters[place : place + 1] == "u" and self._lexicon.lists_owned(
            "venue", self._tokens.core(place + 1)
        )
        return live or self._letters[place : place + 1] == "l"

    def relay_before(self, place: int) -> Phrase | None:
        """Returns the same of a speech that opens the clause («وفي بيان نشرته صحيفة محلية، قال …»)."""
        begin = self._clause_begin(place)
        if self._letters[begin] not in "fp":
            return None
        relay = self.speech_relay(begin, place)
        return relay if relay is not None and self._letters[relay.stop : place].strip(",T") == "" else None

    def passes_on(self, frame: Frame) -> bool:
        """Tells whether whoever is named beside a statement only passed it on («…، بحسب ما نقلت عنه الوكالة»)."""
        source = frame.subject
        if source is None:
            return False
        if source.kind == "media" or frame.source_from_pronoun or self._reporter(source):
            return True
        relaying = frame.lexeme is not None and "relaying" in frame.lexeme.values("takes")
        return source.kind == "document" and (relaying or self._of_press(source))

    def _reporter(self, phrase: Phrase) -> bool:
        """Tells whether somebody reports for an outlet («مراسل وكالة النهر»، «مراسلنا»)."""
        if phrase.lexeme is None or not phrase.lexeme.values("reports"):
            return False
        head = self._tokens.reading(phrase.head)
        if head is not None and head.suffix == "نا":
            return True
        outlet = self._phrases.read(phrase.head + 1, phrase.stop)
        return outlet is not None and outlet.kind == "media"

    def _of_press(self, phrase: Phrase) -> bool:
        """Tells whether reports are those of the press («تقارير إعلامية»)."""
        words = range(phrase.head + 1, phrase.stop)
        return any(self._lexicon.lists("press", self._tokens.core(place)) for place in words)

    def mouthpiece(self, cue: int, stop: int) -> Phrase | None:
        """Returns whose tongue spoke for the subject («أعلنت الوزارة، على لسان المتحدث باسمها، أن …»)."""
        begin = self._clause_begin(cue)
        for first, limit in ((cue, stop), (begin, min(begin + 1, cue))):
            for place in range(first, limit):
                if self._letters[place : place + 2] == "un":
                    phrase = self._phrases.read(place + 2, cue if place < cue else stop)
                    return phrase if phrase is not None and phrase.kind in ("person", "unnamed") else None
        return None

    def _passed_on(self, place: int) -> bool:
        """Tells whether the word is a verb of relaying with its object written on it («نقلتها»)."""
        return any(
            makes_known((reading,)) and reading.lexeme is not None and not reading.lexeme.values("airs")
            for reading in self._tokens.readings[place] or ()
        )
