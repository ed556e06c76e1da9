"""Complements: the parties after the prepositions of a trigger, up to the end of its clause."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache

from masdar.events.extent import WHERE
from masdar.events.finding import Finding
from masdar.events.parties import Parties, Party
from masdar.events.shapes import Shape
from masdar.events.subjects import Subjects
from masdar.events.triggers import SPOKEN
from masdar.events.view import PREPOSITIONS, View, pronoun_of
from masdar.lexicon import Lexeme, Lexicon
from masdar.text import fold

_REACH = 26
"""Letters after a trigger in which its complements stand."""
_ENDS = frozenset(".|:E^VexRM")
"""Letters at which the clause of a trigger ends."""
_THING = 4
"""Letters of a thing that is acted upon."""
_SECOND = 14
"""Letters after the first party of بين in which the second stands."""
_ASIDE = 14
"""Letters of a relative clause between commas that is passed over."""
_WAY = 4
"""Letters after a verb of motion in which whither stands."""
_NEAR = 2
"""Letters after a noun in which من names whoever acts («هجمات من الجيش»)."""
_OF_AGENT = frozenset("mufb")
"""Letters of the prepositions before what says so."""
FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types whose target may be a thing."""
_FROM = frozenset({"ASSAULT", "REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AID"})
"""Types of nouns after which من names whoever acts."""

_ENTRIES = 4096
"""Entries of which it is remembered which prepositions they take."""


class Complements:
    """Fills the slots of prepositions in one text."""

    def __init__(
        self, view: View, shapes: tuple[Shape, ...], parties: Parties, subjects: Subjects, lexicon: Lexicon
    ) -> None:
        self._view, self._parties, self._subjects, self._lexicon = view, parties, subjects, lexicon
        self._shapes = [shape for shape in shapes if shape.when == "preposition"]
        self._spots = lexicon.listed_in(WHERE)

    def fill(self, found: Finding, at: int) -> None:
        """Fills the slots of the prepositions after a trigger at a letter."""
        letters, lexeme, noun = self._view.letters, found.word.lexeme, not found.word.verb
        wanted = _wanted(lexeme)
        force = lexeme.value("type") in FORCE
        given = (lexeme.value("type") in _FROM or found.carries == "receive") and "من" not in lexeme.values("recipient")
        if force and noun:
            wanted = {"l": "ل", **wanted}
        done_to = not {"object", "subject"}.isdisjoint(lexeme.values("recipient"))
        carried, verbs, until = False, 0, 0
        for place in range(at + 1, min(len(letters), at + _REACH)):
            letter = letters[place]
            if letter == "R" and not noun and place >= until and (after := self._past_aside(place, wanted)):
                until = after  # «التقى الوزير، الذي وصل أمس، مع نظيره»
            if letter in "R^" and noun and not carried:
                carried, verbs = True, int(letter == "^")  # «الغارات التي تشنها تركيا على …»
            elif place >= until and letter in _ENDS:
                described = letters[place - 1] in "@&"  # «هجوم شنه مسلحون ينتمون إلى … على البلدة»
                verbs += not described
                if not (carried and letter in "^V" and verbs <= 1):
                    return
            if place < until:
                continue  # «على مواقع للحوثيين» is one complement
            if letter == "b" and self._where(place):
                continue  # «قضت المحكمة بمدينة صفاقس بإعدام …»
            if done_to and letter in _OF_AGENT and self._names_agent(place):
                if letters[place] == "b" and self._described(place + 1):
                    found.put("agent", self._parties.adjective(self._view.token[place + 2]))  # «برصاص إسرائيلي»
                    continue
                party = letters[place + 1] == "@"  # «في أيدي المسلحين»
                until = self._put(found, self._taken_from(found, place), place + (1 if party else 2))
            elif letter == "m" and noun and place - at <= _NEAR and given:
                until = self._put(found, "agent", place + 1)
            elif letter == "l" and force and noun and place - at > _WAY:
                continue  # «… في هجوم لقوات أخرى»
            elif letter in wanted and (
                self._filled(found, place) or (letter == "y" and len(found.slots.get("بين", ())) > 1)
            ):
                continue  # «مناورات بين تونس وليبيا بعد الانفراج مع الجزائر»
            elif letter in wanted and not (place - at > _WAY and lexeme.value("needs") == "arrival"):
                until = self._put(found, wanted[letter], place + 1)

    def _filled(self, found: Finding, place: int) -> bool:
        """Tells whether another preposition led in toward whom it is, so that one without و is of another word."""
        lexeme = found.word.lexeme
        by = {"ل"} if lexeme.value("type") in FORCE and not found.word.verb else set()  # «هجوم للمسلحين على البلدة»
        taken = [slot for slot in lexeme.values("recipient") if slot in PREPOSITIONS and slot not in by]
        slots = (found.slots.get(slot, ()) for slot in taken)
        known = any(party.code.political and party.code.sector != "UNK" for parties in slots for party in parties)
        return known and not self._view.tokens.words[self._view.token[place]].startswith("و")

    def _past_aside(self, place: int, wanted: Container[str]) -> int:
        """Returns where a relative clause between commas ends, if a complement follows, or 0."""
        letters = self._view.letters
        stop = letters.find(",", place, place + _ASIDE) if letters[place - 1] == "," else -1
        return stop + 1 if stop > 0 and letters[stop + 1 : stop + 2] in wanted else 0

    def thing(self, found: Finding, start: int) -> list[Party]:
        """Returns the thing that is acted upon at a letter, where one is («قصف الجيش أحياء سكنية»)."""
        view = self._view
        if start < len(view.token) and self._parties.another(view.token[start]):
            return []  # «شن هجوما لاستعادة القاعدة»
        stop = start
        while stop < min(start + _THING, len(view.letters)) and view.letters[stop] in "og0":
            stop += 1
        if stop == start:
            return []
        first, last = view.token[start], view.token[stop - 1]
        if found.word.lexeme.value("type") in SPOKEN:
            nation = view.letters.find("g", start, stop)
            return self._parties.adjective(view.token[nation]) if nation >= 0 else []
        if fold(view.tokens.words[first]) in map(fold, found.word.lexeme.values("with")):
            return []
        reading = view.tokens.reading(last)
        owned = view.letters[stop : stop + 1] == "@" and not view.party[stop].joined
        if owned and reading is not None and not reading.definite:
            return view.group(stop)  # «تدمير مواقع المسلحين»
        return [self._parties.thing(first, last + 1)] if last - first < 2 * _THING else []

    def _described(self, place: int) -> bool:
        """Tells whether the adjective of a nation goes with the thing before it («بالرصاص الإسرائيلي»)."""
        if self._view.letters[place : place + 2] != "og":
            return False
        noun, nation = (self._view.tokens.reading(self._view.token[at]) for at in (place, place + 1))
        return noun is not None and nation is not None and noun.definite == nation.definite and nation.core[-1] != "ا"

    def _where(self, place: int) -> bool:
        """Tells whether ب only says where («بمدينة صفاقس»، «بشرق البلاد»)."""
        after = self._view.letters[place + 1 : place + 2]
        return after == "o" and self._view.tokens.core(self._view.token[place + 1]) in self._spots

    def _names_agent(self, place: int) -> bool:
        """Tells whether what stands after a preposition says that whoever acts follows («من قبل»، «برصاص»)."""
        letters = self._view.letters
        if letters[place + 1 : place + 2] not in ("o", "p", "@"):
            return False
        core = self._view.tokens.core(self._view.token[place + 1])
        if letters[place] == "b":
            return self._lexicon.lists("means", core)
        return self._lexicon.lists("by-whom", core) or self._lexicon.lists("hands", core)

    def _taken_from(self, found: Finding, place: int) -> str:
        """Returns the slot of whoever is named so: who acts, or out of whose hands it is («تحريرها من أيدي مسلحين»)."""
        hands = self._lexicon.lists("hands", self._view.tokens.core(self._view.token[place + 1]))
        taken = self._view.letters[place] == "m" and "من" in found.word.lexeme.values("recipient")
        return "من" if hands and taken else "agent"

    def _put(self, found: Finding, slot: str, place: int) -> int:
        """Fills a slot with the party after a preposition; returns the letter after it."""
        view = self._view
        pronoun = pronoun_of(view.tokens.core(view.token[place - 1]))
        if pronoun:
            apart = [party for parties in found.slots.values() for party in parties]
            found.put(slot, self._subjects.meant(pronoun, view.place[found.place], apart))
            return place
        for shape in self._shapes:
            match = shape.pattern.match(view.letters, place)
            if match is not None:
                parties = self._matched(found, match, slot)
                if slot == "agent" and view.letters[place - 2] == "b":
                    parties = [party for party in parties if not self._parties.weapon(party)]  # «بقذائف المدفعية»
                if not parties:
                    continue
                found.put(slot, parties)
                found.shapes.append(shape.id)
                return match.end()
        if found.word.lexeme.value("type") in FORCE and slot in ("على", "ل", "ضد"):
            thing = self.thing(found, place)
            if thing:
                found.put(slot, thing)
        return place

    def _matched(self, found: Finding, match: re.Match[str], slot: str) -> list[Party]:
        """Returns the parties that a shape has found, or whose a thing is by its adjective («للغارات الليبية»)."""
        groups = match.groupdict()
        if groups.get("party"):
            return self._both(match.start("party")) if slot == "بين" else self._view.group(match.start("party"))
        spoken = found.word.lexeme.value("type") in SPOKEN
        return self._parties.adjective(self._view.token[match.start("adjective")]) if spoken else []

    def _both(self, place: int) -> list[Party]:
        """Returns the parties after بين, of which the second may stand far off («بين الرئيس، …، والملك»)."""
        view = self._view
        parties = view.group(place)
        if len(parties) > 1 or parties[0].number in ("p", "d"):
            return parties
        for at in range(place + 1, min(place + _SECOND, len(view.letters))):
            if view.letters[at] in ".|":
                break
            if view.letters[at] in "@&" and view.party[at].joined:  # «بين تونس التي اتهمت ليبيا والجزائر التي …»
                return [*parties, *view.group(at)]
        return parties


@lru_cache(maxsize=_ENTRIES)
def _wanted(lexeme: Lexeme) -> Mapping[str, str]:
    """Returns the slots of an entry that prepositions lead in, by their letters."""
    slots = (slot for role in ("actor", "recipient") for slot in lexeme.values(role) if slot in PREPOSITIONS)
    return {PREPOSITIONS[slot]: slot for slot in slots}
