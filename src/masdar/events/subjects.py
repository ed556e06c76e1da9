"""Who acts: the subject before a verb, or the one of the clause before, by agreement."""

from __future__ import annotations

from masdar.events.finding import Finding
from masdar.events.parties import Party
from masdar.events.shapes import Shape
from masdar.events.triggers import Word
from masdar.events.view import View
from masdar.lexicon import Lexicon
from masdar.lexicon.inflect import SUFFIXES

_BACK = 14
"""Letters before a trigger in which an antecedent stands."""
_CLAUSES = 28
"""Letters before a trigger in which its sentence names who acted last."""
_TWO = 2
_COPULA = frozenset("rKjR,_")
"""Letters between what somebody is said to be («كان أول وزير يزور …») and whoever it is said of."""
_MEANWHILE = frozenset({"حين", "بينما", "فيما"})
_DASHES = frozenset("–—-")
_OWNED = frozenset("imnufblyztwqhspV^")
"""Letters that a phrase belongs to which stands after them."""
_BREAKS = frozenset(".|V^Rx")
"""Letters at which another clause stands between a verb and what its own is about."""
_BEGINS = frozenset("E.|x<")
_PREPOSED = frozenset("imnufblyztwqhs")


class Subjects:
    """Finds who acts before the triggers of one text."""

    def __init__(self, view: View, shapes: tuple[Shape, ...], lexicon: Lexicon) -> None:
        self._view, self._lexicon = view, lexicon
        self._shapes = [shape for shape in shapes if shape.when == "verb" and shape.before]

    def before(self, found: Finding, at: int) -> list[Party]:
        """Returns the subject that stands before the verb at a letter («إن الجيش قصف …»، «الجيش الذي قصف …»)."""
        if found.word.clitics.startswith(("و", "ف")):
            return []
        for shape, nearest in self._matches(at):
            first = self._said_to_be(self._antecedent(nearest, at))
            relative = self._view.letters.find("R", first, at)
            if relative >= 0 and not self._refers(relative, self._view.party[first]):
                continue
            if self._meanwhile(first, found.place):
                continue
            if relative < 0 and (self._owned(first) or self._dashed(first, found.place)):
                continue
            parties = self._view.group(first)
            if agree(found.word, parties):
                found.shapes.append(shape.id)
                return parties
        topic = self._topic(at)
        return topic if topic and agree(found.word, topic) else []

    def _topic(self, at: int) -> list[Party]:
        """Returns whom a clause of أن is about, where no other verb stands («إن الجيش، بدعم تونس، سيطر»)."""
        letters = self._view.letters
        for place in range(at - 1, max(0, at - 1 - _CLAUSES), -1):
            if letters[place] in _BREAKS:
                return []
            if letters[place] == "E":
                first = place + 1 + (letters[place + 1] == "<")
                return self._view.group(first) if letters[first] == "@" and first < at else []
        return []

    def _dashed(self, first: int, place: int) -> bool:
        """Tells whether a dash parts a phrase from the verb, as in the line of the place («لندن – أعلن»)."""
        return not _DASHES.isdisjoint(self._view.tokens.words[self._view.token[first] : place])

    def _meanwhile(self, first: int, place: int) -> bool:
        """Tells whether another clause begins between a phrase and the verb («…، في حين قتل مسلحون»)."""
        return any(self._view.tokens.core(at) in _MEANWHILE for at in range(self._view.token[first] + 1, place))

    def before_carrier(self, at: int) -> list[Party]:
        """Returns the subject that stands before the verb that carries a noun («إن تركيا شنت غارات»)."""
        for _, nearest in self._matches(at):
            first = self._antecedent(nearest, at)
            if "R" in self._view.letters[first:at] or not self._owned(first):
                return self._view.group(first)
        return []

    def continued(self, found: Finding, at: int) -> None:
        """Takes who acted in the clause before, where the verb or the pronoun on the noun goes on with them."""
        found.put("subject", self.earlier(found.word, at))

    def earlier(self, word: Word, at: int) -> list[Party]:
        """Returns who acted in the clause before the word at a letter, by agreement."""
        letters, view = self._view.letters, self._view
        others: list[Party] = []
        suffix, governed = "", word.verb and letters[at - 1 : at] == "E"  # «استطاع الجيش أن يسيطر»
        for place in range(at - 1, max(-1, at - 1 - _CLAUSES), -1):
            if letters[place] in ".|" or (letters[place] == "<" and letters[place - 1 : place] != "E"):
                break  # «إنه "قصف …"» goes on with whoever says so
            if letters[place] == "E" and not suffix:
                suffix = _pronoun(view.tokens.core(view.token[place]))  # «وأنها ستجري محادثات»
                if not suffix and not governed and (others or (word.verb and not word.clitics)):
                    return others  # whoever acts in its clause is named in it
            parties = view.group(place) if letters[place] == "@" else []
            if parties and view.tokens.words[parties[-1].stop : parties[-1].stop + 1][0] in _DASHES:
                continue  # the line of the place («تونس – أعلنت …»)
            if parties and word.verb and letters[place - 1] in "V^" and self._has_subject(place - 1):
                continue  # «إنها ستدرب الجيش وتزوده»، «إن الجيش هاجم الفصيل وقتل …»
            if not parties or not agree(word, parties) or (suffix and not _means(suffix, parties)):
                continue
            if place == 0 or letters[:place].rstrip("0")[-1:] in ("V", "^", "E", "|", ".", "K"):
                return parties
            if not others and parties[0].code.political and letters[place - 1] not in _PREPOSED:
                others = parties
        return others if suffix or governed or (word.verb and self._goes_on(word, at)) else []

    def _has_subject(self, verb: int) -> bool:
        """Tells whether the subject of the verb at a letter stands right before it, as a pronoun on أن or a party."""
        view = self._view
        reading = view.tokens.reading(view.token[verb])
        joined = reading is not None and reading.clitics.startswith("و")
        return self.pronoun_before(verb) or (view.letters[verb - 1 : verb] in ("@", "&") and not joined)

    def _goes_on(self, word: Word, at: int) -> bool:
        """Tells whether a verb goes on with whoever was named: joined by و, after «حيث», or before «الأخير»."""
        before, after = self._view.letters[at - 1 : at], self._view.tokens.core(self._view.token[at] + 1)
        return word.clitics.startswith("و") or before == "x" or after == "اخير"

    def meant(self, suffix: str, at: int, apart: list[Party]) -> list[Party]:
        """Returns whom a pronoun on the word at a letter means: the nearest that agrees and is none of `apart`.

        Whoever shows no gender is meant only where nobody else is, and in the same sentence.
        """
        view, stops = self._view, 0
        keys = {party.key for party in apart}
        unsure: list[Party] = []
        for place in range(at - 1, max(-1, at - 1 - _CLAUSES), -1):
            stops += view.letters[place] in ".|"
            if stops > 1:
                break
            parties = view.group(place) if view.letters[place] == "@" else []
            if not parties or not _means(suffix, parties) or not keys.isdisjoint(party.key for party in parties):
                continue
            if parties[0].gender or suffix != "ه":
                return parties
            unsure = unsure or (parties if not stops else [])
        return unsure

    def pronoun_before(self, at: int) -> bool:
        """Tells whether أن or إن with a pronoun stands right before the word at a letter."""
        view = self._view
        before = len(view.letters[max(0, at - _BACK) : at].rstrip("KD")) + max(0, at - _BACK)
        return view.letters[before - 1 : before] == "E" and bool(_pronoun(view.tokens.core(view.token[before - 1])))

    def topical(self, parties: list[Party], at: int) -> bool:
        """Tells whether a subject is sure to be one: right after أن, or what a relative clause is about."""
        first = self._view.place[parties[0].first]
        before = self._view.letters[:first].removesuffix("<")[-1:]  # «إن «الجيش قصف …»»
        return before == "E" or "R" in self._view.letters[first:at]

    def _matches(self, at: int) -> list[tuple[Shape, int]]:
        view = self._view
        size = len(view.letters)
        found = ((shape, shape.pattern.match(view.reversed, size - at)) for shape in self._shapes)
        matches = [(shape, size - match.end("subject")) for shape, match in found if match is not None]
        return [(shape, first) for shape, first in matches if not self._placed(first, at) or self._begins(first)]

    def _placed(self, first: int, at: int) -> bool:
        """Tells whether where a party is stands between it and the verb («إن المسلحين في المدينة بدأوا …»)."""
        return "f" in self._view.letters[first:at]

    def _begins(self, first: int) -> bool:
        """Tells whether a phrase begins its clause, and so is what it is about."""
        return first == 0 or self._view.letters[first - 1] in _BEGINS

    def _owned(self, first: int) -> bool:
        """Tells whether a phrase belongs to the preposition or verb before it."""
        return first > 0 and self._view.letters[first - 1] in _OWNED

    def _antecedent(self, first: int, at: int) -> int:
        """Returns the party that a relative pronoun means: the nearest that agrees («قوة يقودها قائد التي …»)."""
        view = self._view
        relative = view.letters.find("R", first, at)
        if relative < 0 or self._refers(relative, view.party[first]):
            return first
        for place in range(first - 1, max(-1, first - _BACK), -1):
            if view.letters[place] in ".|":
                break
            if view.letters[place] == "@" and self._refers(relative, view.party[place]):
                return place
        return first

    def _said_to_be(self, first: int) -> int:
        """Returns the party of which another is only told («سالم الراشدي هو أول وزير يزور …»), or the same one."""
        view = self._view
        if not first:
            return first
        if view.letters[first - 1] != "r" and not self._lexicon.lists(
            "foremost", view.tokens.core(view.token[first - 1])
        ):
            return first
        place = first - 2
        while place > max(0, first - _BACK) and view.letters[place] in _COPULA:
            place -= 1
        return place if place >= 0 and view.letters[place] in "@&" and place < first - _TWO else first

    def _refers(self, relative: int, party: Party) -> bool:
        """Tells whether a relative pronoun can mean a party («إيران الذي» cannot)."""
        pronoun = self._view.tokens.words[self._view.token[relative]]
        if pronoun.endswith("الذي"):
            return party.gender != "f" and party.number != "p"
        return not pronoun.endswith("التي") or party.gender != "m" or party.number == "p" or not party.person


def agree(word: Word, parties: list[Party]) -> bool:
    """Tells whether a verb can have these for its subject, or the pronoun on a noun mean them."""
    form, party = word.form, parties[0]
    if form.gender == "f" and form.number == "s" and party.person and (party.number == "p" or len(parties) > 1):
        return False  # «استدعت ممثلي الشركة»: people are no feminine
    if form.number in ("p", "d") and word.verb:
        return len(parties) > 1 or party.number in ("p", "d", "") or party.gender == ""
    if form.suffix and not word.verb and (form.number, form.gender) == ("s", "m") and len(parties) > 1:
        return False
    if form.suffix and word.verb and len(parties) == 1 and party.number != "p":
        return form.gender == (party.gender or form.gender)  # «واتهمها» is not said by a country
    if not party.gender or not form.gender or len(parties) > 1 or party.number == "p":
        return True
    return form.gender == party.gender or party.code.sector == "" or party.resolved is None


def _pronoun(core: str) -> str:
    """Returns the pronoun on أن or إن («أنها»), or nothing."""
    return next((pronoun for pronoun in SUFFIXES if core == "ان" + pronoun), "")


def _means(suffix: str, parties: list[Party]) -> bool:
    """Tells whether a pronoun can mean these."""
    party = parties[0]
    many = len(parties) > 1 or party.number == "p"
    match suffix:
        case "هم":
            return many
        case "هما":
            return len(parties) == _TWO or party.number == "d"
        case "ها":
            return len(parties) == 1 and (party.gender == "f" or (party.number == "p" and not party.person))
        case "ه":
            return not many and party.gender != "f"
    return False
