"""From the parties in the slots of a trigger to a mention of an event, or to none."""

from __future__ import annotations

from masdar.events.arguments import Arguments
from masdar.events.candidates import Candidates
from masdar.events.circumstances import Circumstances
from masdar.events.finding import Finding
from masdar.events.merge import Mention
from masdar.events.parties import Party
from masdar.events.politics import political
from masdar.events.status import status
from masdar.events.told import Told
from masdar.events.view import View
from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_FORCE = frozenset({"ASSAULT", "COERCE"})
_TARGETS = ("على", "ل", "object")
"""Slots of what is acted on: where one is filled, the genitive of a noun acts («قصف الجيش للمدينة»)."""
_TOGETHER = ("مع", "بين")
_MANY = 2
"""Parties above which a meeting is multilateral."""
_CALLED_OFF = 16
"""Tokens before a verb in which the visit or meeting stands that it ends."""


class Drafts:
    """Draws the mentions of events of one text."""

    def __init__(  # noqa: PLR0913 - what a mention is drawn from
        self,
        *,
        view: View,
        candidates: Candidates,
        arguments: Arguments,
        told: Told,
        circumstances: Circumstances,
        lexicon: Lexicon,
    ) -> None:
        self._view, self._candidates, self._arguments = view, candidates, arguments
        self._told, self._circumstances, self._lexicon = told, circumstances, lexicon
        self._tokens: Tokens = view.tokens

    def at(self, place: int) -> Mention | None:
        """Returns the event that the word at a token names, or null."""
        for word in self._candidates.fitting(place):
            found = self._arguments.of(place, word)
            mention = self._draw(found) if found is not None else None
            if mention is not None:
                return mention
        return None

    def _draw(self, found: Finding) -> Mention | None:
        if not found.word.verb and (self._known(found) or self._told.only_said(found)):
            return None
        actors, recipients = self._parties(found)
        lexeme, carried = found.word.lexeme, found.carrier is not None
        if not found.word.verb and lexeme.values("light") and not (carried or actors or recipients):
            return None
        together = any(slot in found.slots for slot in _TOGETHER)
        if not political(lexeme.value("needs"), actors, recipients, together=together, carried=carried):
            return None
        denied = not found.word.verb and self._told.denied(found.place)
        real = "denied" if denied else status(found, self._view, self._lexicon)
        if real is None:
            return None
        mention = Mention(
            lexeme.value("type"),
            self._candidates.mode(found.place, found.word),
            self._tokens.span(found.place, found.place + 1, skip=found.word.skip),
            actors,
            recipients,
            real,
            found.shapes[0] if found.shapes else "event.continued",
            lexeme.id,
            noun=not found.word.verb,
            sentence=self._circumstances.sentence(found.place),
        )
        if mention.type == "CONSULT" and mention.mode is None and len(actors) + len(recipients) > _MANY:
            mention.mode = "multilateral"
        return self._placed(mention, found.place)

    def _placed(self, mention: Mention, place: int) -> Mention | None:
        """Adds when, where and on whose word; an event that is years old is none."""
        self._circumstances.describe(mention, place)
        if self._circumstances.background(mention):
            return None
        if mention.status == "occurred" and self._circumstances.to_come(mention):
            mention.status = "planned"
        inner = self._told.innermost(place)
        if inner is not None:
            mention.claimant, mention.statements = inner.source.name, [inner.id]
        return mention

    def _known(self, found: Finding) -> bool:
        """Tells whether a noun only goes back to something («الاتفاق»), or says what something is for («للمفاوضات»)."""
        word, carried = found.word, found.carrier is not None
        bound = word.lexeme.value("bound")
        if carried:
            return False
        if bound == "carried" or (bound and (word.definite or word.form.suffix)):
            return True
        return word.definite and word.clitics.endswith("ل")

    def _parties(self, found: Finding) -> tuple[list[Party], list[Party]]:
        """Returns who acts and toward whom, by the roles that the entry gives its slots."""
        lexeme, slots = found.word.lexeme, self._slots(found)
        actors = [party for slot in (*lexeme.values("actor"), "agent") for party in slots.get(slot, ())]
        if "genitive" in lexeme.values("actor"):
            actors = [*slots.get("subject", ()), *actors]
        recipients = [party for slot in lexeme.values("recipient") for party in slots.get(slot, ())]
        if not actors and found.word.verb and lexeme.value("type") == "REJECT":
            actors, recipients = self._called_off(found.place)
        actors = list(dict.fromkeys(actors)) or slots.get("teller", []) or self._told.doers(found)
        return actors, [party for party in dict.fromkeys(recipients) if party not in actors]

    def _slots(self, found: Finding) -> dict[str, list[Party]]:
        """Returns the slots with the genitive of a noun put where it belongs."""
        lexeme, slots = found.word.lexeme, dict(found.slots)
        if lexeme.value("type") in _FORCE and "ل" in slots:
            if "على" in slots:
                slots["agent"] = slots.pop("ل")  # «قصف للحوثيين على المدينة»
            else:
                slots.setdefault("object", slots["ل"])
        genitive = slots.pop("genitive", None)
        if genitive:
            role = lexeme.value("genitive") or "subject"
            acts = role == "object" and any(slot in slots for slot in _TARGETS)
            slots.setdefault("subject" if acts else role, genitive)
        return slots

    def _called_off(self, place: int) -> tuple[list[Party], list[Party]]:
        """Returns the parties of the visit or meeting before a verb that tells of its end («زيارة الوزير أُجلت»)."""
        for at in range(place - 1, max(-1, place - _CALLED_OFF), -1):
            if self._tokens.letters[at] in ".|":
                break
            for word in self._candidates.at.get(at, ()):
                found = self._arguments.of(at, word) if word.lexeme.value("type") == "CONSULT" else None
                if found is not None and not word.verb:
                    slots = found.slots
                    toward = [party for slot in ("إلى", "ل", "مع") for party in slots.get(slot, ())]
                    return slots.get("genitive") or slots.get("subject") or [], toward
        return [], []
