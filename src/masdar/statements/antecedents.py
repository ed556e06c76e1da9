"""Which statement a cue without a source of its own goes on from."""

from __future__ import annotations

from masdar.statements.draft import Draft, Frame
from masdar.statements.levels import DRAFTS, evidence, nested_in, on_level, reach, source_of, spoken, trailing
from masdar.statements.nominals import OWNERS
from masdar.statements.phrase import Phrase
from masdar.statements.subjects import Subjects

_NEXT = 2
"""Sentence ends up to the next sentence, which may open a paragraph."""
_STANCES = frozenset({"consider", "doubt", "expect", "feel", "hope", "reject", "support"})
_RELAYS = ("media", "document")
"""Who can be meant as the relay of a verb that names none; of a feminine verb, an organization too."""
_SPOKEN_TO = "whoever is named before it is the one spoken to"
_SEVERAL = "only one of those who speak is named near the cue"
_DEEPEST = 12
"""Statements that lie one in the other; in a sentence without an end there could be any number."""
_DROPPED = "no subject in its clause"


class Antecedents(Subjects):
    """Nests the drafts of one field and finds the antecedents of those that have no source."""

    def _nest(self, drafts: list[Draft]) -> None:
        """Sets the parent of each draft whose cue lies in the content of another."""
        open_: list[Draft] = []
        for draft in sorted(
            drafts,
            key=lambda d: (*reach(d), d.frame.rule.content != "around"),
        ):
            place = draft.frame.first
            while open_ and not any(a <= place < b for a, b, _ in open_[-1].content):
                open_.pop()
            if open_ and open_[-1] is not draft:
                draft.parent = draft.parent or open_[-1]
            if len(open_) < _DEEPEST and (draft.frame.rule.content != "around" or not evidence(draft)):
                open_.append(draft)

    def _continue(self, drafts: list[Draft]) -> None:
        """Finds the antecedent of every draft that has no source of its own."""
        done: list[Draft] = []
        kept: list[Draft] = []
        dropped: set[int] = set()
        for draft in drafts:
            if draft.parent is not None and (draft.negated or evidence(draft) or self._own_stance(draft, draft.parent)):
                dropped.add(id(draft))
                continue
            if draft.source is None:
                self._antecedent(draft, done)
                if draft.source is not None and (self._told(draft.source, draft) or _too_many(draft.source, draft)):
                    self._instead(draft, done)
                if draft.source is not None and _too_few(draft.source, draft):
                    draft.source, draft.reason = None, _SEVERAL
                if self._another(draft):
                    draft.source, draft.continues, draft.reason = None, None, _DROPPED
                self._told_by(draft, done)
                self._aired(draft)
                draft.origin = source_of(draft.continues) if draft.continues is not None else None
                if draft.reason == _DROPPED:
                    dropped.add(id(draft))
                    continue
            elif draft.frame.left is draft.source and self._letters[draft.frame.first - 1] == "R" and not draft.via:
                outlet = self._airing(draft.source.first - 1) if self._holds_words(draft.source.first - 1) else None
                draft.via.extend([outlet] if outlet is not None else [])
            elif draft.frame.rule.takes == "relaying" and not draft.via and draft.source is draft.frame.quoted_source:
                relayer = self._relayer(draft, done)
                if relayer is not None:
                    draft.via.append(relayer)
            done.append(draft)
            kept.append(draft)
        for draft in kept:
            while draft.parent is not None and id(draft.parent) in dropped:
                draft.parent = draft.parent.parent
        drafts[:] = kept

    def _another(self, draft: Draft) -> bool:
        """Tells whether whoever was found is not whom a closing cue means («وكان السكان غاضبين، على حد قوله»)."""
        source = draft.source or (source_of(draft.continues) if draft.continues is not None else None)
        if draft.frame.rule.content != "around" or source is None:
            return False
        gender, plural = self._asked(draft)
        if draft.source is not None and source.kind == "unnamed" and not plural:
            return True  # «أسهب المصمم في ما يجعل الرجل جميلا، على حد قوله»
        if not plural and source.plural and not source.joint and (gender == "m" or source.kind == "unnamed"):
            return True
        return source.kind in ("organization", "media", "document") and gender == "m" and source.gender != "m"

    def _told_by(self, draft: Draft, done: list[Draft]) -> None:
        """Adds the source of the words that name the speaker («جاء في البيان أن البلدية رفضت، لافتة إلى …»)."""
        source = draft.source
        if source is None or draft.parent is not None or self._letters[draft.frame.first] != "A":
            return
        for other in reversed(done):
            if other.sentence != draft.sentence:
                return
            if any(first <= source.first < stop for first, stop, _ in other.content):
                draft.via.append(other)
                return

    def _aired(self, draft: Draft) -> None:
        """Adds the outlet that made known the words in which the cue stands."""
        if draft.source is not None and not draft.via and self._finder.said_in_it(draft.frame.first):
            noun = self._utterance(draft.frame.first)
            outlet = self._airing(noun) if noun >= 0 else None
            if outlet is not None and outlet.first != draft.source.first:
                draft.via.append(outlet)

    def _topic(self, draft: Draft, outer: Draft, gender: str) -> Phrase | None:
        """Returns whom the nested clause is about («إن النائبة غاضبة، بعدما كشفت …»، «إن الرئيس حضر وإنه عبر عن …»)."""
        letters = self._letters
        start, cue = outer.content[0][0], draft.frame.first
        for place in range(cue - 1, start - 2, -1):
            if letters[place] in ".|<" and place >= start:
                return None
            opens = letters[place] == "E" or (letters[place] == "x" and self._tokens.core(place) == "ان")
            if not opens and place >= start:
                continue
            if opens and self._pronoun_clause(place):
                if place < cue - 1:
                    return None  # it is the speaker's own clause, most likely
                continue
            first = max(place + 1, start)
            phrase = self.phrases.read(first, cue) if letters[first] in "OtPqGUWC{kd" else None
            if phrase is None or not phrase.kind or phrase.stop >= cue or self._doubtful(phrase):
                return None
            return phrase if self._agrees_strictly(phrase, gender, "") else None
        return None

    def _relayer(self, draft: Draft, done: list[Draft]) -> Phrase | Draft | None:
        """Returns who relays where the verb names nobody («ذكرت الصحيفة أن …، ونقلت عن مصدر قوله …»)."""
        reading = draft.frame.reading
        gender = reading.gender if reading is not None else ""
        for other in on_level(done, draft):
            relays = [link for link in other.via if isinstance(link, Phrase)]
            for relay in relays[-1:]:
                if not gender or relay.gender in ("", gender):
                    return relay
            source = source_of(other)
            if relays or source is None or not self._fits(other, gender, plural=False):
                continue
            if source.kind in _RELAYS or (gender == "f" and source.kind == "organization"):
                return other  # «ونُقل عنه» may be nobody's: the masculine shows no relay
        return None

    def _own_stance(self, draft: Draft, outer: Draft) -> bool:
        """Tells whether a quoted speaker says what a state or group thinks or wants («قال: «تعارض الصين …»»)."""
        lexeme = draft.frame.lexeme
        reading = draft.frame.reading
        many = reading is not None and reading.number == "p" and draft.source is not None and draft.frame.opener > 0
        if many and outer.form != "direct":
            return False  # «قالت الوزارة إن الخبراء يعتقدون أن …»
        maybe = self._letters[draft.frame.first - 1] == "D"  # «وقد يعتبره البعض خيانة»
        thing = draft.source is None or draft.source.kind == "document"  # «توصلنا إلى اتفاق يفترض أن …»
        return (
            (outer.form == "direct" or maybe or (thing and lexeme is not None and lexeme.value("act") == "consider"))
            and reading is not None
            and reading.kind == "present"
            and lexeme is not None
            and lexeme.value("act") in _STANCES
        )

    def _antecedent(self, draft: Draft, done: list[Draft]) -> None:
        """Notes whom a draft without a source goes back to: a source, or the draft that it continues; or why nobody."""
        gender, plural = self._asked(draft)
        before = self._going_on(draft, done, gender, plural=plural)
        if draft.frame.source_from_pronoun:
            draft.continues = before
        elif not (
            self._of_utterance(draft, before, gender)
            or self._of_relative(draft, gender)
            or self._of_closing(draft, done, gender, plural=plural)
            or self._of_place(draft, done, before, gender, plural=plural)
        ):
            self._by_default(draft, before, gender, plural=plural)

    def _going_on(self, draft: Draft, done: list[Draft], gender: str, *, plural: bool) -> Draft | None:
        """Returns the draft that one may continue, with what trails it («…، على حد قول الوزير. وأضاف: …»)."""
        before = self._before(draft, done)
        if before is not None or self._letters[draft.frame.first] not in "vVB" or not done:
            return before
        last = done[-1]
        if not trailing(last) or nested_in(last) is not nested_in(draft):
            return None
        near = draft.sentence - last.sentence <= _NEXT and self._fits(last, gender, plural=plural)
        return last if near and spoken(last) else None

    def _of_utterance(self, draft: Draft, before: Draft | None, gender: str) -> bool:
        """Finds whose the noun is that holds what the cue says («تصريحات للوزير قال فيها»); tells whether anybody's."""
        first = draft.frame.first
        if not self._finder.said_in_it(first):
            return False
        noun = self._utterance(first)
        if noun < 0 and self._letters[first + 1] != "f":
            return False
        draft.source = self._utterer(noun, first, gender) if noun >= 0 else None
        draft.source = draft.source or self._issuer_before(first, gender)
        origin = source_of(before) if before is not None else None
        if draft.source is None and origin is not None and origin.kind != "document":
            draft.continues = before
        return draft.source is not None or draft.continues is not None

    def _of_relative(self, draft: Draft, gender: str) -> bool:
        """Finds what a relative clause or a pronoun right before the cue is about; tells whether that settles it."""
        frame, reading = draft.frame, draft.frame.reading
        weighs = frame.rule.takes == "object" and reading is not None and bool(reading.suffix)
        weighs = weighs or self._spoken_of(frame)
        if weighs and nested_in(draft) is not None and self._letters[frame.first - 1] in "RM":
            draft.reason = _DROPPED  # «ذكرت الصحيفة أن الرجل الذي وصفته بالواعظ …»: she says it already
            return True
        if weighs or self._letters[frame.first - 1 : frame.first] not in ("r", "R"):
            return False
        draft.source = self._person_before(frame.first - 1, gender)
        return draft.source is not None

    def _of_closing(self, draft: Draft, done: list[Draft], gender: str, *, plural: bool) -> bool:
        """Tells whether a participle goes on with what trails the words («…، بحسب ما أعلن مسؤول محلي، مشيرا إلى …»)."""
        if self._letters[draft.frame.first] != "A" or not done:
            return False
        last = done[-1]
        beside = last.sentence == draft.sentence and nested_in(last) is nested_in(draft)
        if not (beside and trailing(last) and spoken(last) and self._fits(last, gender, plural=plural)):
            return False
        draft.continues = last
        return True

    def _of_place(self, draft: Draft, done: list[Draft], before: Draft | None, gender: str, *, plural: bool) -> bool:
        """Finds whom a draft goes back to by where it stands; tells whether that settles it."""
        frame = draft.frame
        letter = self._letters[frame.first]
        voiced = letter in "bl" or frame.rule.id.startswith("statement.by-")
        if letter == "A" or voiced or frame.rule.id.startswith("statement.nominal"):
            if before is not None and before.sentence == draft.sentence:
                draft.continues = before
                return True
            return (voiced and self._of_voice(draft, gender)) or self._of_no_verb(draft, before, gender, plural=plural)
        outer = nested_in(draft)
        if outer is not None:
            return self._of_content(draft, outer, before, gender, plural=plural)
        if before is not None and before.sentence != draft.sentence:
            begin = self._bounds.before(frame.first)
            if frame.first - begin > 3:
                draft.source = self._subject_in(begin, frame.first, gender)
                return draft.source is not None
        if before is None or draft.sentence - before.sentence > 1:
            return self._of_sentence(draft, done, before, gender)
        return False

    def _of_voice(self, draft: Draft, gender: str) -> bool:
        """Finds the subject of the clause of what is voiced by a noun; what is demanded there may be nobody's."""
        frame = draft.frame
        draft.source = self._clause_subject(frame.first, gender)
        if draft.source is not None:
            return True
        words = frame.opener > 0 or self._letters[frame.start - 1 : frame.start + 1].find("<") >= 0
        if frame.rule.takes == "by-saying" and (self._letters[frame.first] == "l" or not words):
            draft.reason = _DROPPED  # «واندلعت احتجاجات للمطالبة بزيادة الرواتب»: whose they are nobody says
            return True
        return False

    def _of_no_verb(self, draft: Draft, before: Draft | None, gender: str, *, plural: bool) -> bool:
        """Finds the subject beside a participle or noun, or that of its sentence unless it opens one that goes on."""
        first = draft.frame.first
        draft.source = self._subject_beside(first, gender)
        if draft.source is not None:
            return True
        opening = first - self._bounds.before(first) < 2
        goes_on = before is not None and draft.sentence - before.sentence <= 1
        subject = None if opening and goes_on else self._sentence_subject(first, gender)
        if subject is not None and (not plural or self._letters[first] != "A" or _several(subject)):
            draft.source = subject
        return draft.source is not None

    def _of_content(self, draft: Draft, outer: Draft, before: Draft | None, gender: str, *, plural: bool) -> bool:
        """Finds who speaks within the content of another draft; a verb that nothing there goes before is nobody's."""
        if before is not None and plural and _joined_to(draft, before):
            draft.continues = before
            return True
        first, finite = draft.frame.first, self._letters[draft.frame.first] in "vVB"
        draft.source = self._clause_subject(first, gender)
        if draft.source is None and before is None and finite:
            draft.source = self._topic(draft, outer, gender)
            draft.reason = draft.reason if draft.source is not None else _DROPPED
            return True
        return draft.source is not None

    def _of_sentence(self, draft: Draft, done: list[Draft], before: Draft | None, gender: str) -> bool:
        """Finds the subject of the sentence, or of its paragraph where nobody spoke for long."""
        first = draft.frame.first
        subject = self._sentence_subject(first, gender)
        if subject is None and before is not None and draft.sentence - before.sentence > _NEXT:
            subject = self._paragraph_subject(first, gender)
            told = subject is not None and any(a <= subject.first < b for d in done[-DRAFTS:] for a, b, _ in d.content)
            subject = None if told else subject  # «وأشار إلى أن الوزير حضر»: the minister is only told of
        draft.source = subject
        return subject is not None

    def _by_default(self, draft: Draft, before: Draft | None, gender: str, *, plural: bool) -> None:
        """Goes on with the draft before, or takes the likeliest of those near a cue that surely says something."""
        frame = draft.frame
        if before is not None:
            draft.continues = before
            return
        weak = self._field == "title" or frame.rule.takes in ("prep", "object", "noun", "noun-prep", "noun-object")
        weak = weak or self._spoken_of(frame) or frame.rule.content == "around"
        draft.source = None if weak else self._likeliest(frame.first, gender, plural=plural)
        if draft.source is None:
            draft.reason = _DROPPED if weak else "no source is named near the cue"

    def _instead(self, draft: Draft, done: list[Draft]) -> None:
        """Looks further back where the subject found nearest cannot have spoken."""
        told = self._told(draft.source, draft)
        draft.source = None
        draft.continues = self._before(draft, done)
        if draft.continues is None:
            alone = self._likeliest(draft.frame.first, _gender(draft)) if told else None
            draft.source = None if self._told(alone, draft) else alone
            draft.reason = _SPOKEN_TO if told else "no source is named near the cue"

    def _asked(self, draft: Draft) -> tuple[str, bool]:
        """Returns the gender of whom a cue goes back to, and whether they are several: its own, or its pronoun's."""
        letter, reading = self._letters[draft.frame.first], draft.frame.reading
        if draft.frame.source_from_pronoun:
            return self._asked_about(draft.frame)
        if reading is None:
            return "", False
        if reading.suffix and (letter in "Nbl" or (letter in "Su" and reading.kind == "noun")):
            return OWNERS.get(reading.suffix, ""), reading.suffix == "هم"
        return reading.gender if letter not in "bl" else "", reading.number in ("p", "d")

    def _asked_about(self, frame: Frame) -> tuple[str, bool]:
        """Returns the same of the pronoun that means the source («نقلت عنه الوكالة قوله إن …»)."""
        for place in range(frame.stop, frame.start):
            if self._letters[place] == "n" and self._pronominal(place):
                pronoun = self._tokens.core(place).removeprefix("عن")
                return OWNERS.get(pronoun, ""), pronoun in ("هم", "هما", "هن")
        return "", False

    def _before(self, draft: Draft, done: list[Draft]) -> Draft | None:
        """Returns the nearest earlier draft whose source can go on speaking in this one."""
        gender, plural = self._asked(draft)
        passed = False
        for other in on_level(done, draft):
            source = source_of(other)
            if source is not None and _too_many(source, draft):
                passed = passed or source.kind != "document"
                continue
            near = draft.sentence - other.sentence <= _NEXT and source is not None and source.kind == "person"
            if passed and not near:
                return None  # whoever spoke after several others is named nowhere
            if self._fits(other, gender, plural=plural) and not self._told(source, draft):
                return other
        return None

    def _told(self, source: Phrase | None, draft: Draft) -> bool:
        """Tells whether the source before a cue is the one whom its words are said to («وقالت للشرطة إن …»)."""
        if source is None or draft.to is None:
            return False
        office = source.head if source.office is None else source.office[0]
        return self._tokens.core(draft.to.head) in (self._tokens.core(source.head), self._tokens.core(office))

    def _fits(self, draft: Draft, gender: str, *, plural: bool) -> bool:
        source = source_of(draft)
        if source is None:
            return False
        if plural:
            return source.plural or source.joint or source.kind in ("unnamed", "organization")
        cue = draft.frame.reading
        if (
            cue is not None
            and draft.source is not None
            and draft.frame.first < source.first
            and cue.gender
            and self._letters[draft.frame.first] in "VvB"
            and not draft.via
        ):
            return not gender or cue.gender == gender
        if not gender or not source.gender:
            return True
        if source.gender == gender:
            return True
        sound = self._tokens.core(source.head).endswith(("ون", "ين"))  # «مسؤولين»: no feminine verb goes back to them
        return source.plural and gender == "f" and not sound


def _too_many(source: Phrase, draft: Draft) -> bool:
    """Tells whether a verb of one man cannot go back to several («قال مسؤولون … وأضافوا», not «وأضاف»).

    Nor can that of two go back to a group.
    """
    reading = draft.frame.reading
    if reading is None or reading.kind not in ("past", "present", "participle"):
        return False
    if reading.number == "d" and source.kind == "organization":
        head = draft.tokens.reading(source.head)
        return not source.joint and (head is None or head.number != "d")  # «الجانبان»
    return (
        source.kind in ("unnamed", "document")
        and source.plural
        and not source.joint
        and (reading.gender, reading.number) == ("m", "s")
    )


def _joined_to(draft: Draft, before: Draft) -> bool:
    """Tells whether و joins the cue to the one before it, whose source is several («خمسة قالوا إنهم … وطالبوا بـ…»)."""
    reading, source = draft.frame.reading, source_of(before)
    joined = reading is not None and reading.clitics == "و" and before.sentence == draft.sentence
    return joined and source is not None and (source.plural or source.joint)


def _too_few(source: Phrase, draft: Draft) -> bool:
    """Tells whether a verb of two or more cannot go back to one person («بحث الوزير مع نظيره …، وأكدا أن …»)."""
    reading = draft.frame.reading
    if reading is None or reading.kind not in ("past", "present") or reading.number not in ("p", "d"):
        return False
    return source.kind == "person" and source.name is not None and not (source.plural or source.joint)


def _several(source: Phrase) -> bool:
    """Tells whether a circumstance in the plural can go back to the source («مئات السكان … مطالبين بـ…»)."""
    return source.plural or source.joint or source.kind == "unnamed"


def _gender(draft: Draft) -> str:
    reading = draft.frame.reading
    return reading.gender if reading is not None else ""
