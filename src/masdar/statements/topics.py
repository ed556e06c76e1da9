"""What a clause says of its verb's subject apart from the words around the verb: topics, documents spoken in."""

from __future__ import annotations

from masdar.statements.adjuncts import Adjuncts
from masdar.statements.phrase import Phrase

_TOPIC = 40
"""Tokens from أما to the verb that ف joins to it."""
_MADE = 20
"""Tokens from the verb of making to that of whoever is made to speak."""
_NOMINATIVE = ("وه", "وها", "ؤه", "ؤها", "ؤهم")
"""How a noun ends whose pronoun shows that it is the subject («زملاؤه»، «محاموه»)."""


class Topics(Adjuncts):
    """Reads topics and what is bound to them."""

    def _topic(self, place: int) -> Phrase | None:
        """Returns the topic after أما that the verb is joined to («أما بكين، التي زارها الوفد، فرفضت …»)."""
        for opener in range(place - 1, max(-1, place - _TOPIC), -1):
            if self._letters[opener] in ".|":
                return None
            if self._letters[opener] == "x" and self._tokens.core(opener) == "اما":
                return self._phrases.read(opener + 1, place)
        return None

    def _made_to(self, place: int) -> Phrase | None:
        """Returns whom something makes speak («ما جعل بعض الخبراء، ومنهم سالم الراشدي، يقولون إن …»)."""
        for maker in range(place - 2, max(-1, place - _MADE), -1):
            if self._letters[maker] in ".|E<:":
                return None
            if self._lexicon.lists("making", self._tokens.core(maker)):
                phrase = self._phrases.read(maker + 1, place)
                reached = phrase is not None and (phrase.stop == place or self._letters[place - 1] in ",)")
                return phrase if phrase is not None and phrase.kind and reached else None
        return None

    def said_in_it(self, place: int) -> bool:
        """Tells whether what is named before the verb only holds its words («بيان دعت فيه»، «كلمة قال خلالها»)."""
        letter = self._letters[place + 1 : place + 2]
        holds = letter == "f" or (letter == "p" and self._tokens.core(place + 1).startswith("خلال"))
        return holds and self._pronominal(place + 1)

    def _bound(self, phrase: Phrase) -> bool:
        """Tells whether a pronoun on the phrase means the subject («دعا أنصاره»، «حث نظيره»): it is the object."""
        head = self._tokens.reading(phrase.head)
        if head is None or not head.suffix or head.clitics or self._tokens.words[phrase.head].endswith(_NOMINATIVE):
            return False
        counterpart = head.lexeme is not None and bool(head.lexeme.values("counterpart"))
        return phrase.name is None and (phrase.plural or counterpart)
