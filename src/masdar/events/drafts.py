"""From the parties in the slots of a trigger to a mention of an event, or to none."""

from __future__ import annotations

from masdar.events.arguments import ARMED, Arguments
from masdar.events.candidates import Candidates
from masdar.events.circumstances import LATER, Circumstances
from masdar.events.code import FORCES, MOVEMENTS, WORLD
from masdar.events.complements import FORCE
from masdar.events.finding import Finding
from masdar.events.merge import Mention
from masdar.events.parties import Parties, Party
from masdar.events.policing import Policing
from masdar.events.politics import at_home, crowds, inward, of_government, political, with_the_people, within_state
from masdar.events.prospects import goes_back
from masdar.events.sides import Sides
from masdar.events.status import status
from masdar.events.told import Told
from masdar.events.triggers import SPOKEN
from masdar.events.view import View
from masdar.lexicon import Lexicon
from masdar.model import Status
from masdar.segment import Tokens
from masdar.text import Span, fold

_TARGETS = ("على", "ل", "object")
"""Slots of what is acted on: where one is filled, the genitive of a noun acts («قصف الجيش للمدينة»)."""
_BROKE_OUT = frozenset({"happen", "host"})
"""How verbs carry a fight, or talks, that name nobody («اندلعت اشتباكات»، «تنطلق في الدوحة جولة من المفاوضات»)."""
_TOGETHER = ("مع", "بين")
_MANY = 2
"""Parties above which a meeting is multilateral."""
_AROUND = 25
"""Letters around a decision in which the other side is named."""
_CALLED_OFF = 16
"""Tokens before a verb in which the visit or meeting stands that it ends, or before a noun those killed in it."""
_ALLEGE, _CHARGED = "allege", 10
"""The mode of what charges somebody, and the tokens before a noun in which it stands."""
_TAKEN, _NEXT = 9, 2
"""Tokens within which a verb, and a verbal noun, take a noun."""
_AFTERWARDS = frozenset({"بعد", "اثر", "عقب", "منذ"})
"""Words before a noun that say that it is over («شغر إثر استقالة النائب، وينتظر انتخابات في سبتمبر»)."""
_CLAUSE = 12
"""Tokens before a verb in which أن stands that governs it."""
_ANY = "اي"
_SAID = 16
"""Tokens after a refusal in which أن stands before what is refused."""
_NEGATED = 4
"""Tokens before a verb in which its subject stands, with what denies it."""
_OF_DEEDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
"""Types of verbal acts toward what somebody does."""
_DEED = 14
"""Letters after such an act in which whose deed it is stands."""
_PLACED = frozenset("fip")
"""Letters of prepositions before those who only say where."""
_WHICH = 3
"""Tokens from what was said to the verb in «وهو ما رفضته»."""
_WITH_ARMS = FORCE | {"MOBILIZE", "RETREAT", "COOPERATE", "THREATEN"}
"""Types of what aircraft and ships may do, rather than those who send them."""
_WHENCE, _FLIGHT = frozenset("muwz"), 5
"""Letters of prepositions that tell whence or whither, and how near they stand after a noun."""


class Drafts:
    """Draws the mentions of events of one text."""

    def __init__(  # noqa: PLR0913 - what a mention is drawn from
        self,
        *,
        view: View,
        candidates: Candidates,
        arguments: Arguments,
        told: Told,
        parties: Parties,
        circumstances: Circumstances,
        lexicon: Lexicon,
    ) -> None:
        self._view, self._candidates, self._arguments = view, candidates, arguments
        self._told, self._circumstances, self._lexicon, self._all = told, circumstances, lexicon, parties
        self._tokens: Tokens = view.tokens
        self._sides = Sides(parties, lexicon)
        self._policing = Policing(view.tokens, parties, lexicon)

    def at(self, place: int) -> Mention | None:
        """Returns the event that the word at a token names, or null."""
        for word in self._candidates.fitting(place):
            found = self._arguments.of(place, word)
            mention = self._draw(found) if found is not None else None
            if mention is not None:
                return mention
        return None

    def _draw(self, found: Finding) -> Mention | None:
        if not found.word.verb and (self._goes_back(found) or self._taken(found) or self._told.only_said(found)):
            return None
        if found.word.verb and (self._objectless(found) or self._unsaid(found)):
            return None
        actors, recipients = self._parties(found)
        lexeme, carried = found.word.lexeme, found.carrier is not None
        bare = not (carried or actors or recipients) and lexeme.value("needs") != "none"
        if not found.word.verb and lexeme.values("light") and bare:
            return None
        together = any(slot in found.slots for slot in _TOGETHER)
        unnamed = found.carries in _BROKE_OUT and not (actors or recipients) and self._unnamed(found)
        meets = political(lexeme.value("needs"), actors, recipients, together=together, carried=carried)
        if not (unnamed or meets):
            if not self._toward_deed(found, actors, recipients):
                return None
            recipients = recipients or self._doer(found, actors)
        actors, fired = [party for party in actors if not self._all.fired(party)], actors
        if fired and not (actors or recipients or self._aimed(found)):
            return None  # «أنظمة إطلاق الصواريخ»
        at_home_nowhere = any(party.code.country in WORLD - {"IMG"} for party in actors)
        if lexeme.value("needs") == "foreign" and not (
            at_home_nowhere or self._abroad(found.place, actors, recipients)
        ):
            return None
        if lexeme.value("type") in SPOKEN and inward(lexeme.value("type"), actors, recipients):
            return None
        if lexeme.value("type") == "AID" and within_state(actors, recipients):
            return None
        if (lexeme.value("type") == "COOPERATE" and at_home(actors, recipients)) or (
            lexeme.value("type") == "CONSULT"
            and (of_government(lexeme.value("mode"), actors, recipients) or with_the_people(actors, recipients))
        ):
            return None
        if self._policing.crime(lexeme.value("type"), lexeme.value("mode"), actors, recipients) or (
            self._policing.relief(lexeme.value("type"))
        ):
            return None
        if found.word.verb and lexeme.values("before") and self._foretold(found, actors):
            return None
        real = status(found, self._view, self._lexicon)
        if real != "hypothetical" and lexeme.value("type") != "ACCUSE" and self._told.denied(found.place):
            real = "denied"
        if real == "hypothetical" and self._whichever(found):
            unsaid = found.carrier is not None and self._tokens.letters[max(0, found.carrier[0] - 1)] == "j"
            real = "denied" if unsaid or self._told.denied(found.place) else None  # «لم يوجه أي اتهامات»
        if real == "denied" and self._withheld(found):
            return None
        if real is None or (lexeme.value("mode") == "seize" and self._state(found, real)):
            return None  # «يسيطر التنظيم على المدينة» tells how things are
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
            known=found.word.definite and "بين" not in lexeme.values("actor"),
            carrier=self._carrier(found),
            sentence=self._circumstances.sentence(found.place),
            passing=lexeme.value("needs") == "arrival",
        )
        if mention.type == "CONSULT" and mention.mode is None and len(actors) + len(recipients) > _MANY:
            mention.mode = "multilateral"
        return self._placed(mention, found)

    def _aimed(self, found: Finding) -> bool:
        """Tells whether it is told where what was fired came from or went («إطلاق صواريخ من الجزيرة»)."""
        at = self._view.place[found.place]
        return not _WHENCE.isdisjoint(self._view.letters[at + 1 : at + 1 + _FLIGHT])

    def _foretold(self, found: Finding, actors: list[Party]) -> bool:
        """Tells whether others say what somebody will not do, who so refuses nothing («قال المحلل إن تونس لن تقبل»)."""
        speakers = self._told.sources(self._told.innermost(found.place))
        own = {party.code.country for party in actors} | {""}
        return bool(actors and speakers) and own.isdisjoint(party.code.country for party in speakers)

    def _unsaid(self, found: Finding) -> bool:
        """Tells whether somebody only refuses to say something («رفض الرئيس، الأربعاء، أن يقول ما إذا …»)."""
        if found.word.lexeme.value("type") != "REJECT":
            return False
        stop = min(found.place + _SAID, len(self._tokens) - 1)
        that = next((at for at in range(found.place + 1, stop) if self._tokens.words[at] == "أن"), None)
        return that is not None and self._lexicon.lists("unsaid", self._tokens.core(that + 1))

    def _objectless(self, found: Finding) -> bool:
        """Tells whether letters of a verb are its verbal noun, for it has no object («لحماية البلدة وطرد المسلحين»)."""
        lexeme, bare = found.word.lexeme, not found.word.form.suffix and "object" not in found.slots
        if not bare or lexeme.value("needs") not in ARMED or lexeme.values("recipient") != ("object",):
            return False
        nouns = (word for word in self._candidates.at[found.place] if not word.verb)
        return any(word.lexeme is lexeme for word in nouns)

    def _whichever(self, found: Finding) -> bool:
        """Tells whether a noun names no event but any of its kind («لا تقبل بأي اتفاق»)."""
        before = found.place - 1
        while before > 0 and self._tokens.letters[before] == "<":
            before -= 1
        return not found.word.verb and self._tokens.core(before) == _ANY

    def _withheld(self, found: Finding) -> bool:
        """Tells whether nothing is conceded or refused, or nobody supported, in the article's own words.

        («لا تؤيد تونس الخطة»، «لم ترفض العرض»)
        """
        kind = found.word.lexeme.value("type")
        unsaid = kind == "SUPPORT" and self._tokens.core(found.place - 1) == "لا"
        plain = kind in {"CONCEDE", "AGREE", "REJECT"} or unsaid
        return plain and not self._told.denied(found.place)

    def _state(self, found: Finding, real: Status) -> bool:
        """Tells whether a verb tells who holds a place, or held it («كان يحتلها»)."""
        present = found.word.form.kind == "present" and real in {"ongoing", "occurred"}
        return present and not self._done(found.place, joined=found.word.clitics in ("و", "ف"))

    def _done(self, place: int, *, joined: bool) -> bool:
        """Tells whether أن before a verb, or before the one it is joined to, makes it a deed («قبل أن يسيطر الجيش»)."""
        first = max(0, place - (_CLAUSE if joined else 1), self._tokens.letters.rfind(".", 0, place))
        return "أن" in self._tokens.words[first:place]

    def _carrier(self, found: Finding) -> Span | None:
        if found.carrier is None:
            return None
        token, word = found.carrier
        return self._tokens.span(token, token + 1, skip=word.skip)

    def _unnamed(self, found: Finding) -> bool:
        """Tells whether an event counts though its parties are not named: a fight in a war, a round of talks."""
        lexeme = found.word.lexeme
        return self._sides.at_war if lexeme.value("type") == "ASSAULT" else lexeme.value("needs") == "held"

    def _toward_deed(self, found: Finding, actors: list[Party], recipients: list[Party]) -> bool:
        """Tells whether what is condemned or refused is a deed, of others whom the sentence names («انتقد القانون»)."""
        word, lexeme = found.word, found.word.lexeme
        if lexeme.value("type") not in _OF_DEEDS or lexeme.value("needs") != "both":
            return False
        if lexeme.values("bound") or lexeme.value("mode") == "investigate":
            return False
        if not (word.verb or found.carrier is not None or "agent" in found.slots):
            return False
        acts = any(party.code.political for party in actors) and _things(recipients)
        fought = lexeme.value("type") == "REJECT" and all(party.code.sector in MOVEMENTS for party in actors)
        return acts and (fought or self._abroad(found.place, actors, recipients))

    def _doer(self, found: Finding, actors: list[Party]) -> list[Party]:
        """Returns whose deed it is that is condemned or praised: the first of another country after the word."""
        view, own = self._view, {party.code.country for party in actors}
        at = view.place[found.place]
        for place in range(at + 1, min(at + 1 + _DEED, len(view.letters))):
            if view.letters[place] in ".|":
                break
            party = view.party.get(place)
            if party is not None and party.code.political and party.code.country and party.code.country not in own:
                return view.group(place) if view.letters[place - 1] not in _PLACED else []
        return []

    def _abroad(self, place: int, actors: list[Party], recipients: list[Party]) -> bool:
        """Tells whether the sentence names another country: what one decides at home is administration."""
        own = {party.code.country for party in actors}
        if len(own - {""}) > 1:
            return True
        at, view = self._view.place[place], self._view
        around = [party for party in recipients if party.code.sector != "UNK"]
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(view.letters) and abs(other - at) < _AROUND and view.letters[other] not in ".|":
                if other in view.party:
                    around.append(view.party[other])
                other += step
        return any(party.code.country and party.code.country not in own for party in around)

    def _placed(self, mention: Mention, found: Finding) -> Mention | None:
        """Adds when, where and on whose word; an event that is years old is none."""
        place = found.place
        opens = found.carrier is not None and found.carries in _BROKE_OUT and found.carrier[0] < place
        self._circumstances.describe(mention, found.carrier[0] if opens and found.carrier is not None else place)
        country = mention.location.country if mention.location is not None else None
        for party in mention.recipients if mention.type in FORCE else ():
            self._all.aim(party, self._circumstances.country(party.first, party.stop))
        for party in (*mention.actors, *mention.recipients) if country else ():
            self._all.settle(party, country or "")
        if found.carries in _BROKE_OUT and not (mention.actors or mention.recipients) and mention.type == "ASSAULT":
            mention.fighting = self._sides.both(place)
        pronoun = found.word.form.suffix and (found.word.verb or found.word.lexeme.value("genitive") == "object")
        if mention.type in FORCE and found.word.lexeme.value("needs") in ARMED and not pronoun:
            mention.against = self._sides.enemy(mention.actors, mention.recipients, place)
        if self._circumstances.background(mention):
            return None
        if mention.status in {"occurred", "ongoing"} and self._circumstances.to_come(mention):
            said = mention.type in SPOKEN and mention.status == "occurred"
            if said or (mention.noun and self._tokens.core(place - 1) in _AFTERWARDS):
                mention.date, mention.date_reason = None, LATER
            else:
                mention.status = "planned"
        inner = self._told.innermost(place)
        if inner is not None:
            mention.claimant, mention.statements = inner.source.name, [inner.id]
        return mention

    def _goes_back(self, found: Finding) -> bool:
        carrier = found.carrier[1] if found.carrier is not None else None
        return goes_back(self._tokens, found.place, found.word, carrier)

    def _taken(self, found: Finding) -> bool:
        """Tells whether the verb or verbal noun before takes the noun, and names the event («التوصل إلى اتفاق»)."""
        noun = {fold(found.word.lexeme.lemma), self._tokens.core(found.place)}
        for at in range(found.place - 1, max(-1, found.place - _TAKEN), -1):
            if self._tokens.letters[at] in ".,|":
                break
            for word in self._candidates.at.get(at, ()):
                near = word.verb or found.place - at <= _NEXT
                if near and word.lexeme.cls == "event" and not noun.isdisjoint(map(fold, word.lexeme.values("with"))):
                    return True
        return False

    def _parties(self, found: Finding) -> tuple[list[Party], list[Party]]:
        """Returns who acts and toward whom, by the roles that the entry gives its slots."""
        lexeme, slots = found.word.lexeme, self._slots(found)
        active = "subject" in lexeme.values("actor") and "object" in lexeme.values("recipient")
        if found.word.verb and active and {"subject", "object", "agent"} <= slots.keys():
            del slots["agent"]  # «زارت تونس الزعيم المعتقل من قبل ليبيا»
        actors = [party for slot in (*lexeme.values("actor"), "agent") for party in slots.get(slot, ())]
        if "genitive" in lexeme.values("actor"):
            actors = [*slots.get("subject", ()), *actors]
        recipients = [party for slot in lexeme.values("recipient") for party in slots.get(slot, ())]
        if lexeme.value("type") not in _WITH_ARMS:
            actors = [party for party in actors if not self._all.weapon(party)]  # «إرسال طائرة إلى تونس»
        actors = self._told_apart(lexeme.value("type"), actors)
        actors = [one for party in actors for one in self._all.pair(party)]
        recipients = [one for party in recipients for one in self._all.pair(party)]
        home = self._home(found)
        if home and actors and self._called_home(found, home[0]):
            actors, recipients = home, recipients or actors  # «إن بلاده لن تستثني الشركات»
        actors = actors or home
        if not actors and found.word.verb and lexeme.value("type") == "REJECT":
            actors, recipients = self._called_off(found.place)
        if lexeme.value("type") == "ASSAULT" and not found.word.verb and _things(recipients):
            recipients = self._killed(found.place) or recipients
        if found.word.verb and found.word.form.suffix and self._tokens.core(found.place - 1) == "ما":
            said = self._told.innermost(max(0, found.place - _WHICH))
            recipients = self._told.sources(said) or recipients  # «وهو ما رفضته تونس»
        if lexeme.value("type") == "ACCUSE" and not found.word.verb and not recipients:
            recipients = self._told.deniers(found.place)
        if "teller" in slots and self._declared(found, actors):
            actors = slots["teller"]  # «أعلن الرئيس انسحاب بلاده»
        actors = list(dict.fromkeys(actors)) or self._told.doers(found)
        actors = crowds(actors) if lexeme.value("type") == "PROTEST" else actors
        return actors, [party for party in dict.fromkeys(recipients) if party not in actors]

    def _told_apart(self, kind: str, actors: list[Party]) -> list[Party]:
        """Leaves out who only tells of an event, and the two countries that others act for («التعاون بين البلدين»)."""
        if kind not in SPOKEN:
            actors = [party for party in actors if not self._lexicon.lists("informant", self._all.head(party))]
        if len(actors) <= 1:
            return actors
        others = [party for party in actors if not self._lexicon.lists("both-sides", self._all.head(party))]
        return others if len(others) > 1 or any(party.number == "d" for party in others) else actors

    def _declared(self, found: Finding, actors: list[Party]) -> bool:
        """Tells whether whoever declares an event is who acts («أعلنت تونس وقف الغارات»): a death is only told."""
        own = all(self._homeland(party.first) for party in actors)
        return own and not self._lexicon.lists("death", self._tokens.core(found.place))

    def _home(self, found: Finding) -> list[Party]:
        """Returns the country of whoever speaks, where it acts by the name of theirs («إن بلاده لن تقبل»)."""
        beside = range(found.place - 1, max(-1, found.place - _NEGATED), -1) if found.word.verb else [found.place + 1]
        place = next((at for at in beside if self._homeland(at)), None)
        if place is None:
            return []
        speakers = self._told.sources(self._told.innermost(place) or self._told.voicing(place))
        home = speakers[0].code.country if speakers else ""
        return [self._all.home(place, speakers[0])] if home and home not in WORLD else []

    def _called_home(self, found: Finding, home: Party) -> bool:
        """Tells whether the word for the speaker's country is sure to be the subject of a verb: right after أن."""
        after = bool(home.first) and self._tokens.core(home.first - 1) == "ان"
        return after and found.word.verb and "object" in found.word.lexeme.values("recipient")

    def _homeland(self, place: int) -> bool:
        reading = self._tokens.reading(place) if place < len(self._tokens) else None
        if reading is None or not reading.suffix:
            return False
        return self._lexicon.lists("homeland", fold(self._tokens.words[place][reading.skip :]))

    def _slots(self, found: Finding) -> dict[str, list[Party]]:
        """Returns the slots with the genitive of a noun put where it belongs."""
        lexeme, slots = found.word.lexeme, dict(found.slots)
        if lexeme.value("type") in FORCE and "ل" in slots:
            noun = not found.word.verb and lexeme.value("genitive") != "object"
            armed = noun and not found.word.definite and all(self._bears(found, party) for party in slots["ل"][:1])
            if "subject" not in slots and ("على" in slots or armed):
                slots["agent"] = slots.pop("ل")  # «قصف للحوثيين على المدينة»، «هجوم للمسلحين»
            elif "على" not in slots:
                slots.setdefault("object", slots["ل"])
        if "speaker" in (*lexeme.values("actor"), *lexeme.values("recipient")):
            slots["speaker"] = self._told.sources(self._told.innermost(found.place))
        if lexeme.values("led") and "genitive" in slots:
            accused = self._told.accused(found.place) or self._charged(found.place)
            if found.carries == "by":
                slots["clause"] = slots.pop("genitive")  # «قام الجيش بدعم المسلحين»
            elif accused is not None:
                slots["subject"], slots["clause"] = accused, slots.pop("genitive")  # «اتهم ليبيا بدعم المسلحين»
        if found.word.first:
            slots["subject"] = self._told.sources(self._told.innermost(found.place))
        genitive = slots.pop("genitive", None)
        if genitive:
            role = lexeme.value("genitive") or "subject"
            acts = role == "object" and (any(slot in slots for slot in _TARGETS) or self._strikes(found, genitive))
            role = "subject" if acts else role
            if role == "subject" and role in slots and found.carries == "by":
                role = "object"  # «يعتزم الرئيس التونسي زيارة ليبيا»
            slots.setdefault(role, genitive)
        return slots

    def _charged(self, place: int) -> list[Party] | None:
        """Returns whom a word before a token charges with what is named there («الاتهامات لليبيا بدعم المسلحين»).

        Nobody where the text does not say; null where there is no such word.
        """
        for at in range(place - 1, max(-1, place - _CHARGED), -1):
            if self._tokens.letters[at] in ".|":
                break
            alleged = at in self._candidates.at and any(
                word.lexeme.value("mode") == _ALLEGE for word in self._candidates.fitting(at)
            )
            if alleged or self._lexicon.lists("charge", self._tokens.core(at)):
                return [party for party in (self._all.at.get(one) for one in range(at + 1, place)) if party][-1:]
        return None

    def _strikes(self, found: Finding, parties: list[Party]) -> bool:
        """Tells whether those after a noun of force are who uses it («قصف الطائرات»، «قتلوا جراء قصف الجيش»)."""
        lexeme = found.word.lexeme
        if found.word.verb or "subject" not in lexeme.values("genitive"):
            return False
        if all(self._all.equipment(party) for party in parties):
            return True
        caused = found.place > 0 and self._lexicon.lists("because", self._tokens.core(found.place - 1))
        armed = all(party.code.sector in FORCES for party in parties)
        aims = lexeme.value("needs") == "struck"  # then it must have somebody else to strike
        return caused and armed and (not aims or bool(self._killed(found.place)))

    def _bears(self, found: Finding, party: Party) -> bool:
        """Tells whether ل right after a noun names whose force it is («هجوم للمسلحين»)."""
        return party.code.armed and party.prep == "ل" and party.first - found.place <= _NEXT

    def _killed(self, place: int) -> list[Party]:
        """Returns who is killed or hurt in what the noun at a token names («قتل مدنيون في غارة»)."""
        for at in range(place - 1, max(-1, place - _CALLED_OFF), -1):
            if self._tokens.letters[at] in ".|":
                break
            for word in self._candidates.at.get(at, ()):
                if word.lexeme.values("harms") and (found := self._arguments.of(at, word)) is not None:
                    first = found.slots.get("subject") or []
                    if any(party.code.armed for party in first):
                        return []  # «قتل الجيش مدنيين»
                    return first or found.slots.get("object") or found.slots.get("genitive") or []
        return []

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


def _things(parties: list[Party]) -> bool:
    return all(party.code.sector == "UNK" for party in parties)
