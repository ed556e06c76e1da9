"""Draft statements of one text: frames, their contents, and who they go back to."""

from __future__ import annotations

import bisect
from collections.abc import Callable

from masdar.segment import Tokens
from masdar.statements.draft import Draft, Frame
from masdar.statements.headlines import Headlines
from masdar.statements.phrase import Phrase
from masdar.statements.signs import note_neighbours, text_signs

_TOLD = frozenset({"admit", "announce", "assert", "reveal"})
"""What is not said where it is negated; a denial, a doubt or a belief that is negated is one that is held."""

_MEANT = 4
"""Tokens before «يشير إلى» in which كان makes it what somebody meant."""
_SHOWN = frozenset({"admit", "assert", "conclude", "expect", "reveal", "threaten", "urge", "warn"})
"""What things do as well as speakers («يشير تراجع المبيعات إلى أن …»)."""


_THAT = frozenset({"ذلك", "هذا", "هذه", "تلك"})
"""Demonstratives that alone, right after a verb, are its subject: what was told before."""


class Reader(Headlines):
    """Reads the draft statements of one field of an article."""

    def read(self, known: Callable[[Tokens, Phrase], bool]) -> list[Draft]:
        """Returns the drafts in the order of their cues.

        `known` tells whether a bare proper name is somebody whom the article
        introduces or the lexicon knows; an unknown word is a source only after
        a cue that is nothing else.
        """
        self._known = known
        drafts: list[Draft] = []
        trailing: list[tuple[Frame, int]] = []
        pending: dict[int, Phrase] = {}
        for frame in self._frames:
            if frame.rule.content == "around":
                self._around(frame, drafts, pending, trailing)
            else:
                draft = self._main(frame)
                if draft is not None:
                    drafts.append(draft)
        if self._field == "title":
            self._headline(drafts)
        for draft in drafts:
            draft.content = [part for part in draft.content if part[0] < part[1]]
        drafts = [draft for draft in drafts if draft.content]  # marks that stand around nothing quote nothing
        drafts.sort(key=lambda d: d.frame.first)
        self._nest(drafts)
        self._continue(drafts)
        self._relays(drafts, pending, trailing)
        about = text_signs(self._tokens, self._frames, len(drafts))
        for draft in drafts:
            draft.about = about
        note_neighbours(drafts)
        return drafts

    def _main(self, frame: Frame) -> Draft | None:
        content, form = self._bounds.content(frame)
        if not content or frame.void or self._denied_comment(frame) or self._glossed(frame):
            return None
        start, stop, _ = content[0]
        lone = stop - start == 1 and not frame.skip and frame.rule.takes != "relaying"
        if stop - start < 1 or (lone and self._letters[start] in "TEilnmufbd"):
            return None
        draft = Draft(self._tokens, self._field, frame, content, form, sentence=self.sentences[frame.first])
        draft.to = frame.to
        if draft.to is None and self._letters[frame.first] in "VvB":
            draft.to = self._finder.occasion_addressee(frame.first)
        draft.source = frame.subject
        if frame.rule.takes == "relaying":
            draft.source = frame.quoted_source
            if frame.relay is not None:
                draft.via.append(frame.relay)
            if draft.source is None and not frame.source_from_pronoun and frame.relay is not None:
                draft.source, draft.via = frame.relay, []
        elif draft.source is None and self._letters[frame.first] in "VvB":
            draft.source = frame.left
            if frame.left is None and (self._thing_after(frame) or not self._may_continue(frame)):
                return None
        elif (
            draft.source is None
            and self._letters[frame.first] == "N"
            and not frame.rule.id.startswith("statement.by-")
            and not (frame.reading and frame.reading.suffix)
        ):
            return None
        if draft.source is None and frame.rule.takes == "prep":
            self._postponed(draft)
        if draft.source is None and frame.first and self._tokens.core(frame.first - 1) == "اذ":
            draft.source = self._subject_to_come(frame)
        if draft.source is not None and not self._plausible(draft.source, frame):
            return None
        wanted = frame.lexeme.values("subject") if frame.lexeme else ()
        speaker = frame.relay or draft.source
        if wanted and (self._unnamed(frame, wanted) if speaker is None else speaker.kind not in wanted):
            return None
        draft.negated = self._negated(frame.first)
        parenthesis = self._relayed(frame)
        if parenthesis is None and draft.source is not None and draft.source.kind == "organization":
            parenthesis = self._finder.mouthpiece(frame.first, frame.opener if frame.opener > 0 else frame.start)
        if parenthesis is not None:
            draft.via.append(parenthesis)
        inner = self._inner_particle(frame)
        if inner is not None and inner.subject is not None:
            outlet = inner.subject.kind == "media" and draft.source is not None and draft.source.kind != "media"
            if self._letters[inner.first] != "s" or outlet:  # «قال الوزير، نقلا عن وكالة محلية، إن …»
                if parenthesis is None or parenthesis.first != inner.subject.first:
                    draft.via.append(inner.subject)
            elif draft.source is not None:
                draft.via.append(draft.source)
                draft.source = inner.subject
        return draft

    def _postponed(self, draft: Draft) -> None:
        """Takes a subject that follows the content («تطالب بالسيادة على الجزر كل من الصين وماليزيا»)."""
        start, stop, skip = draft.content[0]
        for place in range(start + 1, stop - 1):
            if self._letters[place : place + 2] == "km" and self._tokens.core(place) == "كل":
                subject = self.phrases.read(place, stop)
                if subject is not None and subject.joint and subject.stop >= stop:
                    draft.source = subject
                    draft.content = [(start, place, skip)]
                return

    def _subject_to_come(self, frame: Frame) -> Phrase | None:
        """Returns the subject of the main cue after a clause of إذ («وإذ يؤكد على التقدم، يحث ليون الأطراف»)."""
        at = bisect.bisect_right(self._firsts, frame.first)
        if at < len(self._frames) and self.sentences[self._firsts[at]] == self.sentences[frame.first]:
            return self._frames[at].subject
        return None

    def _relayed(self, frame: Frame) -> Phrase | None:
        """Returns the relay of «قالت كما نقلت عنها الوكالة «…»» and «قالت في تصريح نشرته الوكالة إن …», or null."""
        letters = self._letters
        if letters[frame.first] in "VvBA" and frame.rule.takes != "relaying":
            relay = self._finder.speech_relay(frame.stop, frame.opener if frame.opener > 0 else frame.start)
            relay = relay or self._finder.relay_before(frame.first)
            if relay is not None:
                return relay
        stop = frame.opener if frame.opener > 0 else frame.start
        for place in range(frame.stop, stop - 1):
            if letters[place] == "x" and self._tokens.core(place) == "كما" and letters[place + 1] in "Vv":
                first = place + 3 if letters[place + 2] == "n" else place + 2
                relay = self.phrases.read(first, stop)
                return relay if relay is not None and relay.kind == "media" else None
        return None

    def _inner_particle(self, frame: Frame) -> Frame | None:
        """Returns the particle between a cue and its content («قالت الصحيفة نقلا عن مصدر إن»)."""
        stop = frame.opener if frame.opener > 0 else frame.start
        at = bisect.bisect_right(self._firsts, frame.first)
        while at < len(self._frames) and self._frames[at].first < stop:
            if self._letters[self._frames[at].first] in "sS":
                return self._frames[at]
            at += 1
        return None

    def _negated(self, place: int) -> bool:
        at = place - 1 if place > 1 and self._letters[place - 1] in "<{T" else place  # «لم "يظن"»
        return at > 0 and self._letters[at - 1] == "j"

    def _denied_comment(self, frame: Frame) -> bool:
        """«لم يذكر تفاصيل»، «رفض أن يعلق»: nothing was said."""
        lexeme = frame.lexeme
        if lexeme is not None and lexeme.value("act") == "reject" and frame.opener > 0:
            if any(self._lexicon.lists("act-noun", self._tokens.core(at)) for at in range(frame.stop, frame.opener)):
                return True  # «رفض تأكيد الأنباء بأن …»
            return frame.start < len(self._tokens) and self._lexicon.lists("silence", self._tokens.core(frame.start))
        if not self._negated(frame.first):
            return False
        act = lexeme.value("act") if lexeme is not None else ""
        if frame.rule.takes in ("that", "quote", "colon"):
            nobody = self._nobody(frame.subject) or self._nobody(frame.left)  # «لم يتوقع أحد أن …»، «أحد لا يتوقع أن …»
            return act in _TOLD or nobody  # «لم يقل الوزير إن …»
        return frame.rule.takes in ("noun", "object", "prep") and act not in ("", "expect")

    def _glossed(self, frame: Frame) -> bool:
        """Tells whether the article says what somebody meant («وكان الوزير يشير إلى السد القديم»): nothing is said."""
        act = frame.lexeme.value("act") if frame.lexeme is not None else ""
        hints = frame.rule.takes == "prep" and act == "assert" and self._letters[frame.start - 1] == "i"
        if not hints or frame.reading is None or frame.reading.kind != "present":
            return False
        if frame.left is not None and frame.left.kind == "document":
            return False  # «وكانت التقارير تشير إلى …»
        return "K" in self._letters[max(0, frame.first - _MEANT) : frame.first]

    def _thing_after(self, frame: Frame) -> bool:
        """Tells whether a noun right after the verb is its subject, and a thing («ويشير سلوك الإدارة إلى أن …»)."""
        verb, lexeme, at = frame.reading, frame.lexeme, frame.stop
        stop = frame.opener if frame.opener > 0 else frame.start - 1
        if verb is None or lexeme is None or verb.kind != "present" or verb.suffix or verb.number != "s" or at >= stop:
            return False
        noun = self._tokens.reading(at)
        if self._letters[at] == "d" and self._letters[at + 1 : stop] in ("", "i", "u", "m", "n"):
            return self._tokens.core(at) in _THAT  # «ويشير ذلك إلى أن …»
        if lexeme.values("told") or lexeme.value("act") not in _SHOWN or self._letters[at] not in "oHhNY":
            return False
        if noun is None or noun.lexeme is None or noun.definite or noun.clitics or noun.gender not in ("", verb.gender):
            return False
        owner = self._tokens.reading(at + 1)
        construct = at + 1 < stop and owner is not None and owner.lexeme is not None
        return construct and noun.lexeme.cls in ("plain-noun", "content", "cue") and not self.phrases.accusative(at)

    def _nobody(self, phrase: Phrase | None) -> bool:
        """Tells whether the phrase is what under a negation means nobody («أحد»)."""
        return phrase is not None and phrase.stop - phrase.first == 1 and self._tokens.words[phrase.first] == "أحد"

    def _unnamed(self, frame: Frame, wanted: tuple[str, ...]) -> bool:
        """Tells whether a verb that asks for a speaker of some kind has none beside it («ولاحظ أن الباب مفتوح»)."""
        return "person" not in wanted or ("own" in wanted and self._letters[frame.first] != "A")

    def _plausible(self, phrase: Phrase, frame: Frame) -> bool:
        reading = frame.reading
        if phrase.kind == "document" and frame.rule.takes == "object" and not self._charges(phrase, frame):
            return False
        if frame.rule.takes != "contained" and self._doubtful(phrase) and not self._introduced(phrase):
            cue_only = (
                reading is not None
                and reading.letter != "B"
                and frame.rule.takes in ("that", "quote", "colon", "relaying")
            )
            if not cue_only or (self._inanimate(phrase) and not self._alone_after_saying(phrase, frame)):
                return False
        return not (reading is not None and reading.letter == "B" and not phrase.kind)

    def _alone_after_saying(self, phrase: Phrase, frame: Frame) -> bool:
        """Makes whoever an unknown word with its article describes the speaker («قالت العارضة إن …»): nothing else can.

        It stands alone between قال and its complementizer, where other verbs have things too («أكدت الخطوة أن …»).
        """
        verb, takes = frame.reading, frame.lexeme.values("takes") if frame.lexeme is not None else ()
        alone = phrase.first == frame.stop and phrase.stop == phrase.first + 1
        alone = alone and phrase.stop in (frame.opener, frame.start - (self._letters[frame.start - 1] == ":"))
        woman = self._tokens.words[phrase.first].endswith("ة") and self._letters[phrase.first] == "w"
        if "plain" not in takes or not alone or not woman or verb is None or verb.gender != "f":
            return False
        phrase.kind, phrase.name, phrase.gender = "unnamed", None, "f"
        return True

    def _charges(self, phrase: Phrase, frame: Frame) -> bool:
        """Tells whether a document finds fault, describes or states a deed («انتقد تقرير المنظمة الحكومة»)."""
        act = frame.lexeme.value("act") if frame.lexeme is not None else ""
        deed = act == "assert" and self._letters[frame.start] in "HhN"  # «أكد التقرير العثور على أسلحة»
        bound = frame.reading is not None and bool(frame.reading.suffix)
        described = act == "describe" and (bound or frame.start == phrase.stop)  # but «وصف التحقيق في القضية بأنه …»
        return (act in ("accuse", "condemn") or described or deed) and frame.subject is phrase

    def _introduced(self, phrase: Phrase) -> bool:
        """Tells whether the article names a person with the ordinary noun that the phrase is («الحبيب الصيد»)."""
        if phrase.name is not None or phrase.plural or phrase.stop - phrase.head != 1:
            return False
        phrase.name = (phrase.head, phrase.stop)
        if self._known(self._tokens, phrase):
            phrase.kind = "person"
            return True
        phrase.name = None
        return False

    def _inanimate(self, phrase: Phrase) -> bool:
        """Tells whether an unknown word has the shape of a thing rather than a surname («الخطوة»، «مسألة»)."""
        word = self._tokens.words[phrase.head]
        if phrase.lexeme is not None and (phrase.lexeme.cls == "plain-noun" or self._wordless(phrase)):
            return True
        return (self._letters[phrase.head] == "w" and word.endswith(("ه", "ة", "ات"))) or (
            self._letters[phrase.head] == "o" and word.endswith("ة") and phrase.stop - phrase.first == 1
        )

    def _meant(self, frame: Frame) -> bool:
        """Tells whether the pronoun on the verb means the noun of its relative clause."""
        relative, reading = self._tokens.core(frame.first - 1), frame.reading
        return (
            frame.rule.takes == "object"
            and reading is not None
            and (relative, reading.suffix) in (("الذي", "ه"), ("التي", "ها"), ("الذين", "هم"))
        )

    def _quoted_by(self, frame: Frame) -> bool:
        """Tells whether ما opens what somebody calls or claims («ما وصفه بالخطأ»، «ما قال إنها أدلة»)."""
        reading, lexeme = frame.reading, frame.lexeme
        said = lexeme is not None and bool("plain" in lexeme.values("takes") or lexeme.values("hedged"))
        once = (
            reading is not None and reading.kind == "past" and frame.opener > 0 and self._pronoun_clause(frame.opener)
        )
        return said or once or frame.rule.takes == "quote" or (reading is not None and bool(reading.suffix))

    def _may_continue(self, frame: Frame) -> bool:
        """A verb without a subject must be joined to what went before, or open its clause."""
        letters = self._letters
        if frame.first == 0:
            return False
        if letters[frame.first - 1] == "M" and not self._quoted_by(frame):
            return False  # «ما ينذر بأزمة»، «وهو ما يؤكد أن …»: an event does
        if letters[frame.first - 1] == "T" and self._tokens.words[frame.first - 1] == "ما":
            return False  # «عبارة عادة ما تشير إلى …»
        if self._finder.said_in_it(frame.first) and self._utterance(frame.first) >= 0:
            return True  # «تصريحاته التي دعا فيها إلى الحوار»
        if letters[frame.first - 1] == "R" and (self._meant(frame) or self._spoken_of(frame)):
            return True  # «القرار الذي وصفه بالخطأ»، «الطريق التي قال إنها مغلقة»: somebody else speaks of it
        if letters[frame.first - 1] == "R":  # «ترامب في إدارته، والذي قال»: a relative clause set far from its noun
            return self._tokens.words[frame.first - 1].startswith("و") and letters[frame.first - 2] == ","
        joined = letters[frame.first - 1] == "E" and self._tokens.words[frame.first - 1][0] == "و"
        if joined and self._pronoun_clause(frame.first - 1):
            return True  # «إن الرئيس حضر وإنه عبر عن حزنه»
        reading = frame.reading
        lexeme = frame.lexeme
        if reading is not None and reading.kind == "present" and lexeme and lexeme.values("impersonal"):
            return False
        moves = lexeme is not None and bool(lexeme.values("bids") and lexeme.values("subject"))
        if moves and reading is not None and (reading.clitics != "و" or reading.kind != "past" or reading.suffix):
            return False  # «ما شجع السكان على العودة»: a thing does, more often than not
        if reading is not None and reading.clitics.startswith(("و", "ف")):
            return True
        weak = letters[frame.first] == "B" and frame.rule.takes in ("noun", "object", "prep")
        return not weak or self._finder.said_in_it(frame.first)

    def _relays(self, drafts: list[Draft], pending: dict[int, Phrase], trailing: list[tuple[Frame, int]]) -> None:
        """Adds the relays: a leading بحسب, the outer source of nested speech, what a continuation inherits."""
        for draft in drafts:
            phrase = pending.get(draft.sentence)
            if (
                phrase is not None
                and draft.parent is None
                and phrase.first < draft.frame.first
                and phrase not in draft.via
            ):
                draft.via.append(phrase)
        for frame, begin in trailing:
            first = bisect.bisect_left(drafts, begin, key=lambda d: d.frame.first)
            for draft in drafts[first:]:
                if draft.frame.first >= frame.first:
                    break
                if draft.parent is None and frame.subject is not None:
                    draft.via.append(frame.subject)
        for draft in drafts:
            if draft.parent is not None:
                draft.via.append(draft.parent)
