"""The parties of an event: which phrases fill the slots of the word that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from masdar.events.code import FORCES
from masdar.events.complements import FORCE, Complements
from masdar.events.finding import Finding
from masdar.events.parties import Parties, Party
from masdar.events.prospects import carries
from masdar.events.shapes import Shape
from masdar.events.subjects import Subjects, agree
from masdar.events.triggers import SPOKEN, Word, Written
from masdar.events.view import View
from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_OBJECT_PRONOUNS = ("ها", "ه", "هما")
_BESIDE = 6
"""Letters between a noun and the party that it goes on with."""
ARMED = ("armed", "forces", "troops")
"""Needs of what only those with arms do."""
_WHEN = frozenset({"بعد", "عقب", "اثر", "خلال", "قبل"})
"""Words before a noun that place the clause by it."""
_DONE_TO = ("violent", "detained")
"""Needs of verbs that are so wherever their subject stands («جنود قتلوا»)."""
_VICTIMS = ("violent", "detained", "any", "struck")
"""Needs of verbs that are passive where no object follows («اعتقل ناشطون»)."""


class Arguments:
    """Finds the parties of the events of one text."""

    def __init__(
        self, view: View, shapes: tuple[Shape, ...], written: Sequence[Written], parties: Parties, lexicon: Lexicon
    ) -> None:
        self._view, self._written, self._parties = view, written, parties
        self._tokens: Tokens = view.tokens
        self._subjects = Subjects(view, shapes, lexicon)
        self._lexicon = lexicon
        self._complements = Complements(view, shapes, parties, self._subjects, lexicon)
        self._after_verb = [shape for shape in shapes if shape.when == "verb" and not shape.before]
        self._after_noun = [shape for shape in shapes if shape.when == "noun" and not shape.before]
        self._before_noun = [shape for shape in shapes if shape.when == "noun" and shape.before]

    def of(self, place: int, word: Word) -> Finding | None:
        """Returns what fills the slots of a trigger, or null where it stands in what a view passes over."""
        at = self._view.place.get(place)
        if at is None:
            return None
        found = Finding(place, word)
        if word.verb:
            self._verb(found, at)
        else:
            self._noun(found, at)
        self._complements.fill(found, at)
        if word.verb:
            self._object(found, at)
            self._pronoun(found, at)
            self._goes_on(found, at)
            return found
        done = word.lexeme.value("genitive") == "object" and word.lexeme.value("type") in FORCE
        if done:
            self._thing_done_to(found, at)
        fought = self._by_whom_acts(found)
        if fought or (not done and self._meets(found, at)):
            self._acts_there(found, at, armed=fought)
        if "clause" in word.lexeme.values("recipient"):
            found.put("clause", self._subjects.earlier(word, at))  # «سيطر الجيش على البلدة بدعم من ليبيا»
        return found

    def _acts_there(self, found: Finding, at: int, *, armed: bool) -> None:
        """Takes who acted in the clause before for whoever acts here, if they can («بعد تحريرها»: not the city).

        Where they need to be armed, they are no officials, who only tell of it.
        """
        earlier = self._subjects.earlier(found.word, at)
        if armed and not any(party.code.sector in FORCES or self._parties.state(party) for party in earlier):
            return
        done_to = {party.key for party in found.slots.get("genitive", ())}
        if done_to.isdisjoint(party.key for party in earlier) and any(party.code.political for party in earlier):
            found.put("subject", earlier)

    def _by_whom_acts(self, found: Finding) -> bool:
        """Tells whether a fight or a conquest that names nobody is by whoever acts there («بعد تحرير البلدة»)."""
        lexeme = found.word.lexeme
        fought = lexeme.value("type") in FORCE and ("بين" in lexeme.values("actor") or lexeme.value("needs") in ARMED)
        named = {"subject", "genitive", "agent", "بين", "مع"} & found.slots.keys()
        if lexeme.value("genitive") == "object":
            named -= {"genitive"}
        before = found.place > 0 and self._tokens.core(found.place - 1) in _WHEN
        return fought and before and not named and found.carrier is None and not found.word.definite

    def _meets(self, found: Finding, at: int) -> bool:
        """Tells whether a noun names the other side alone («أجرى محادثات مع الوزير»)."""
        return "مع" in found.slots and self._near(found, "مع", at) and not {"subject", "genitive"} & found.slots.keys()

    def _near(self, found: Finding, slot: str, at: int) -> bool:
        """Tells whether what fills a slot stands right beside the trigger."""
        place = self._view.place.get(found.slots[slot][0].first, at)
        return abs(place - at) <= _BESIDE

    # Verbs

    def _verb(self, found: Finding, at: int) -> None:
        if "subject" in found.word.lexeme.values("recipient"):
            found.put("subject", self._complements.thing(found, at + 1))  # «سقطت البلدة في أيدي المسلحين»
        self._around(found, at)
        passive = found.word.passive or self._tokens.passive(found.place)
        after = found.slots.get("subject")
        if after and "object" not in found.slots and (self._of_thing(found, at) or self._of_event(found)):
            found.slots["object"] = found.slots.pop("subject")
            return
        if after and (
            passive or found.word.first or found.word.form.number in ("p", "d") or not agree(found.word, after)
        ):
            # a plural goes on with others («اتهموا الجيش»), and so does what does not agree
            found.slots["object"] = found.slots.pop("subject")
            after = None
        if after and self._oblique(after[0]):
            others = found.slots.pop("object", [])
            found.slots["object"], after = found.slots.pop("subject"), others  # «هاجم المسلحين جنود»
            found.put("subject", others)
        if found.word.first or self._of_pronoun(found, at):
            return
        before = self._subjects.before(found, at)
        relative = before and "R" in self._view.letters[self._view.place[before[0].first] : at]
        if before and found.word.form.suffix and (relative or after):
            found.put("object", before)  # «ساركوزي الذي استقبله الرئيس»، «قوات دربتها تونس»
            return
        if self._thing_acts(found, at):
            return
        if before and (not after or "object" not in found.slots or self._subjects.topical(before, at)):
            if after:
                found.slots["object"] = after  # «إن تركيا منحت لبنان قرضا»
            found.slots["subject"] = before
        elif not after and not passive and "R" not in self._view.letters[max(0, at - 2) : at]:
            self._subjects.continued(found, at)  # a relative clause is about the thing before it

    def _oblique(self, party: Party) -> bool:
        """Tells whether the ending of a plural or dual shows that it is no subject («واعتقل مسلحين»)."""
        return party.number in ("p", "d") and self._tokens.words[party.first].endswith("ين")

    def _of_thing(self, found: Finding, at: int) -> bool:
        """Tells whether a verb of words only describes the thing before it («قرار يدين ليبيا»)."""
        before = self._tokens.reading(found.place - 1) if found.place else None
        thing = self._view.letters[at - 1 : at] in ("o", "k") and before is not None and not before.definite
        spoken = found.word.lexeme.value("type") in SPOKEN and found.word.form.kind == "present"
        return thing and spoken and not found.word.clitics and "object" in found.word.lexeme.values("recipient")

    def _of_event(self, found: Finding) -> bool:
        """Tells whether a verb tells of the event named right before it («عملية عسكرية استهدفت المسلحين»)."""
        lexeme = found.word.lexeme
        near = [
            place for place in (found.place - 1, found.place - 2) if place >= 0 and self._parties.names_event(place)
        ]
        reading = self._tokens.reading(near[0]) if near else None
        adjective = bool(near) and (near[0] == found.place - 1 or self._tokens.letters[found.place - 1] in "wg")
        indefinite = reading is not None and not reading.definite and not reading.suffix
        return adjective and indefinite and lexeme.value("type") in FORCE and not found.word.clitics

    def _of_pronoun(self, found: Finding, at: int) -> bool:
        """Fills the subject with whom the pronoun on أن or إن means («قال الجيش إنه اعتقل المسلح»), if anybody."""
        after = found.slots.get("subject")
        if not after or "object" in found.slots or not self._subjects.pronoun_before(at):
            return False
        if "object" not in (*found.word.lexeme.values("recipient"), *found.word.lexeme.values("actor")):
            return False
        earlier = self._subjects.earlier(found.word, at)
        if not earlier or (found.word.lexeme.value("needs") in _DONE_TO and not earlier[0].code.armed):
            return False  # «وقال إنه قتل ثلاثة جنود»
        found.slots.update(subject=earlier, object=after)
        return True

    def _around(self, found: Finding, at: int) -> None:
        """Fills subject and object with what follows the verb, by the first frame that fits."""
        for shape in self._after_verb:
            match = shape.pattern.match(self._view.letters, at + 1)
            if match is not None:
                for slot in ("subject", "object"):
                    if match.groupdict().get(slot) and not self._of_a_noun(found, match, slot):
                        found.put(slot, self._view.group(match.start(slot)))
                found.shapes.append(shape.id)
                return

    def _of_a_noun(self, found: Finding, match: re.Match[str], slot: str) -> bool:
        """Tells whether another word takes the party, where the verb takes its object bare.

        It is a noun with ل («قتل مدنيون في قصف للجيش»), or a word of an event («اعتقل مسلحين وقتل آخرين»).
        """
        if slot == "object" and self._by_means(range(match.start(), match.start(slot))):
            return True  # «قصف الجيش المدينة بصواريخ ومدافع»
        if slot != "object" or found.word.lexeme.value("needs") not in _DONE_TO:
            return False
        at, between = (
            match.start(slot),
            range(match.end("subject") if match.groupdict().get("subject") else 0, match.start(slot)),
        )
        joined = any(
            self._parties.another(self._view.token[place]) for place in between if match.groupdict().get("subject")
        )
        return joined or self._view.letters[at - 1] == "l"

    def _by_means(self, places: range) -> bool:
        """Tells whether ب before one of some letters says whose what was used is («بقذائف المدفعية»)."""
        letters, view = self._view.letters, self._view
        led = (at + 1 for at in places if letters[at] == "b" and letters[at + 1] == "o")
        return any(self._lexicon.lists("means", view.tokens.core(view.token[at])) for at in led)

    def _thing_acts(self, found: Finding, at: int) -> bool:
        """Tells whether a thing right after a verb without objects is its subject («وصل الأمر إلى …»)."""
        lexeme = found.word.lexeme
        if "object" in (*lexeme.values("recipient"), *lexeme.values("actor")) or lexeme.values("with"):
            return False
        return self._view.letters[at + 1 : at + 2] == "o"

    def _object(self, found: Finding, at: int) -> None:
        """Fills the object with a thing, or finds the verb to be agentless («اعتقل ناشطون»)."""
        lexeme, view = found.word.lexeme, self._view
        if "agent" in found.slots and found.slots["agent"] == found.slots.get("object"):
            found.slots["object"] = self._complements.thing(found, at + 1)  # «قصفت المدينة من جانب الجيش»
        subject = found.slots.get("subject")
        roles = (*lexeme.values("recipient"), *lexeme.values("actor"))
        if subject and lexeme.value("needs") in _DONE_TO and self._counts(subject[0]):
            found.slots["object"] = found.slots.pop("subject")  # «قتل ثلاثة فلسطينيين أحدهم طفل»
            return
        if not subject or "object" in found.slots or "object" not in roles:
            return
        if "agent" in found.slots:
            found.slots["object"] = found.slots.pop("subject")  # «اتهمت تونس من قبل ليبيا»
            return
        last = view.place.get(subject[-1].first, at)
        start = max(last, at) + 1
        if view.letters[start : start + 2] == "bo":
            start += 2  # «قصف الجيش بالمدفعية مواقع …»
        thing = self._complements.thing(found, start) if "object" in lexeme.values("recipient") else []
        if thing:
            found.put("object", thing)
        elif self._suffers(found, after=last > at):
            found.slots["object"] = found.slots.pop("subject")

    def _counts(self, party: Party) -> bool:
        """Tells whether a party behind a verb of killing is a number of people: those who are killed."""
        return self._tokens.letters[party.first] in "0k" and not party.code.sector

    def _pronoun(self, found: Finding, at: int) -> None:
        """Fills the object of a verb with whom the pronoun on it means («واستقبله الرئيس»)."""
        lexeme, suffix = found.word.lexeme, found.word.form.suffix
        if (
            suffix
            and self._view.letters[at] in "V^"
            and not self._of_a_thing(at)
            and "object" in (*lexeme.values("recipient"), *lexeme.values("actor"))
        ):
            found.put("object", self._subjects.meant(suffix, at, found.slots.get("subject", [])))

    def _of_a_thing(self, at: int) -> bool:
        """Tells whether the pronoun on a verb means the thing that its clause describes («الجولة التي تستضيفها»)."""
        letters = self._view.letters
        relative = letters.rfind("R", max(0, at - _BESIDE), at)
        return relative > 0 and letters[:relative].rstrip(",")[-1:] == "o" and "@" not in letters[relative:at]

    def _goes_on(self, found: Finding, at: int) -> None:
        """Takes the only party of a meeting for its object where its subject is told before («حيث التقى الوزير»)."""
        lexeme, slots = found.word.lexeme, found.slots
        met = (
            lexeme.value("type") == "CONSULT" and "object" in lexeme.values("recipient") and slots.keys() == {"subject"}
        )
        if met and not found.word.form.suffix and self._view.letters[at - 1 : at + 2] == "xV@":
            slots["object"] = slots.pop("subject")
            self._subjects.continued(found, at)

    def _suffers(self, found: Finding, *, after: bool) -> bool:
        """Tells whether the subject of a verb without an object is whom it is done to («جنود قتلوا»)."""
        need = found.word.lexeme.value("needs")
        plain = need in _DONE_TO and not found.word.form.suffix
        return found.word.form.kind == "past" and (plain or (after and need in _VICTIMS))

    def _thing_done_to(self, found: Finding, at: int) -> None:
        """Fills the object of a noun with the thing after it («قطع الطريق»)."""
        adjective = "event.noun-adjective" in found.shapes  # «قصف مدفعي إسرائيلي»
        if not ({"genitive", "object", "على", "ل"} & found.slots.keys() or found.word.form.suffix or adjective):
            thing = self._complements.thing(found, at + 1)
            if thing and not found.word.definite:
                found.put("object", thing)

    # Nouns

    def _noun(self, found: Finding, at: int) -> None:
        for shape in self._after_noun:
            match = shape.pattern.match(self._view.letters, at + 1)
            if match is not None and self._beside(found, match):
                found.shapes.append(shape.id)
        self._shared(found, at)
        if found.word.form.suffix and not found.word.first and found.word.lexeme.value("genitive") != "object":
            self._subjects.continued(found, at)
            owner = found.slots.pop("subject", None)
            apart = found.slots.get("object", [])
            found.put("genitive", owner or self._subjects.meant(found.word.form.suffix, at, apart))
        size = len(self._view.letters)
        for shape in self._before_noun:
            match = shape.pattern.match(self._view.reversed, size - at)
            if match is None:
                continue
            groups = match.groupdict()
            label = "named" if "named" in groups else "carried"
            carrier = size - match.end(label)
            if not self._carry(found, carrier, named=label == "named"):
                continue
            found.shapes.append(shape.id)
            if groups.get("subject"):
                parties = self._view.group(size - match.end("subject"))
            else:
                parties = self._subjects.before_carrier(carrier) or self._before_carrier(found, carrier)
            self._carried(found, parties)
            break
        if found.word.form.suffix and found.word.lexeme.value("genitive") == "object":
            owner = self._subjects.meant(found.word.form.suffix, at, found.slots.get("subject", []))
            reading = self._tokens.reading(found.place + 1)
            acts = self._view.letters[at + 1 : at + 2] == "o" and reading is not None and reading.definite
            found.put("subject" if acts else "genitive", owner)  # «قصفها المدينة»

    def _shared(self, found: Finding, at: int) -> None:
        """Gives a noun whose it is, where another that و joins stands between («قصف وتدمير مواقع المسلحين»)."""
        letters = self._view.letters
        place = self._view.token[at + 1] if at + 1 < len(letters) else found.place
        bare = not (found.slots or found.word.definite or found.word.form.suffix)
        if bare and place == found.place + 1 and self._parties.names_event(place):
            reading = self._tokens.reading(place)
            joined = reading is not None and reading.clitics == "و" and not reading.definite and not reading.suffix
            start = at + 2 + (letters[at + 2 : at + 3] == "o")
            if joined and letters[start : start + 1] == "@" and not self._view.party[start].prep:
                found.put("genitive", self._view.group(start))

    def _before_carrier(self, found: Finding, at: int) -> list[Party]:
        """Returns whom a verb that carries the noun goes on with («إنها تمتنع عن اقتحام …»، «وحظي بدعم …»)."""
        verb = found.carrier[1] if found.carrier is not None else found.word
        if not verb.verb and self._view.letters[max(0, at - 3) : at] == "l@b":
            return self._view.group(at - 2)  # «سمحت تونس للجيش الليبي بشن غارات»
        goes_on = verb.clitics.startswith(("و", "ف")) or self._view.letters[at - 1 : at] == "E"
        return self._subjects.earlier(verb, at) if verb.verb and goes_on else []

    def _beside(self, found: Finding, match: re.Match[str]) -> bool:
        """Fills a slot with what follows a noun: whose it is, of which nation, or who carries it out."""
        groups = match.groupdict()
        if groups.get("genitive"):
            if found.word.definite:
                return False
            # «بعد لقائه الوزير»: whose it is stands in the pronoun
            found.put("object" if found.word.form.suffix else "genitive", self._view.group(match.start("genitive")))
            return True
        if groups.get("adjective"):
            places = range(match.start("adjective"), match.end("adjective"))
            if self._lexicon.lists("death", self._tokens.core(found.place)):
                return False  # «مقتل سالم التونسي»
            if match.start() < places.start and self._struck(found, self._view.token[match.start()]):
                return False
            nations = [party for place in places for party in self._parties.adjective(self._view.token[place])]
            if nations:
                thing = match.start() < places.start and found.word.form.suffix  # «رفضها المقترحات البريطانية»
                found.put("object" if thing else "subject", nations)
            return bool(nations)
        # the pronoun means the noun («هجمات يشنها مسلحون»، «الزيارة التي قام بها الوزير»)
        verb, last = match.start("verb"), self._tokens.words[self._view.token[match.start("subject") - 1]]
        if not self._carry(found, verb) or not (last.endswith(_OBJECT_PRONOUNS) or found.carries == "gather"):
            return False
        found.put("بين" if found.carries == "gather" else "subject", self._view.group(match.start("subject")))
        return True

    def _struck(self, found: Finding, place: int) -> bool:
        """Tells whether a thing, whose adjective follows, is what force is used against («قصف البلدة الليبية»)."""
        reading = self._tokens.reading(place)
        force = found.word.lexeme.value("type") in FORCE and not found.word.definite
        return force and reading is not None and reading.definite

    def _carry(self, found: Finding, place: int, *, named: bool = False) -> bool:
        """Notes the verb that carries the noun, where it is one that the noun goes with (`named`: by its own row)."""
        token = self._view.token[place]
        for word in self._written[token].carriers:
            general = not named and not self._carries_another(token, found.place)
            if carries(word, found.word, general=general):
                found.carrier = token, word
                return True
        return False

    def _carries_another(self, verb: int, noun: int) -> bool:
        """Tells whether a nearer noun is what a verb carries («أبدت استنكارها لاختطاف …»)."""
        return any(self._parties.names_event(place) for place in range(verb + 1, noun))

    def _carried(self, found: Finding, parties: list[Party]) -> None:
        """Fills the slot that the subject of the carrying verb has."""
        if found.carries == "happen" and found.carrier is not None and found.carrier[1].form.number in ("p", "d"):
            found.put("subject", parties)  # «خرجوا في مظاهرات»
            return
        slot = {
            "by": "subject",
            "call": "subject",
            "tell": "teller",
            "receive": "object",
            "suffer": "object",
            "gather": "بين",
        }.get(found.carries)
        if parties and slot is not None:
            found.put(slot, parties)
