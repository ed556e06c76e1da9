"""Draft statements of one text: frames, their contents, and who they go back to."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Iterator

from masdar.grammar import Grammar
from masdar.lexicon import Lexicon
from masdar.segment import Tokens, leftovers
from masdar.statements.bounds import Bounds
from masdar.statements.draft import Draft, Frame
from masdar.statements.frames import FrameFinder
from masdar.statements.phrases import Phrase, PhraseReader
from masdar.statements.retag import retag

_MEMORY = 6
"""Sentences over which a subjectless verb still goes back to a source."""
_OWNERS = {"ه": "m", "ها": "f"}
"""The gender of whom the pronoun written on a verbal noun means."""
_STANCES = frozenset({"consider", "doubt", "expect", "feel", "hope", "reject", "support"})
_DROPPED = "no subject in its clause"


class Reader:
    """Reads the draft statements of one field of an article."""

    def __init__(self, tokens: Tokens, field: str, lexicon: Lexicon, grammar: Grammar) -> None:
        retag(tokens, lexicon)
        self.tokens = self._tokens = tokens
        self._letters = tokens.letters
        self._field = field
        self.phrases = PhraseReader(tokens, lexicon)
        self._grammar = grammar
        self._finder = FrameFinder(tokens, lexicon, grammar, self.phrases)
        body = leftovers(tokens)
        self._frames = [frame for frame in self._finder.find() if frame.first < body]
        self._firsts = [frame.first for frame in self._frames]
        self._bounds = Bounds(tokens, self._frames, lexicon)
        self._sentences = self._sentence_numbers()
        self._known: Callable[[Tokens, Phrase], bool] = lambda _tokens, _phrase: True

    def _sentence_numbers(self) -> list[int]:
        numbers, sentence, quoted = [], 0, -1
        for place, letter in enumerate(self._letters):
            numbers.append(sentence)
            if letter == "<" and self._tokens.mate[place] > place:
                quoted = max(quoted, self._tokens.mate[place])
            if letter == "|" or (letter == "." and place > quoted):
                sentence += 1
        return numbers

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
        drafts.sort(key=lambda d: d.frame.first)
        self._nest(drafts)
        self._continue(drafts)
        self._relays(drafts, pending, trailing)
        return drafts

    # One frame

    def _main(self, frame: Frame) -> Draft | None:
        content, form = self._bounds.content(frame)
        if not content or self._denied_comment(frame):
            return None
        start, stop, _ = content[0]
        lone = stop - start == 1 and not frame.skip and frame.rule.takes != "relaying"
        if stop - start < 1 or (lone and self._letters[start] in "TEilnmufbd"):
            return None
        draft = Draft(self._tokens, self._field, frame, content, form, sentence=self._sentences[frame.first])
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
            if frame.left is None and not self._may_continue(frame):
                return None
        elif (
            draft.source is None and self._letters[frame.first] == "N" and not (frame.reading and frame.reading.suffix)
        ):
            return None
        if draft.source is None and frame.rule.takes == "prep":
            self._postponed(draft)
        if draft.source is None and frame.first and self._tokens.core(frame.first - 1) == "اذ":
            draft.source = self._subject_to_come(frame)
        if draft.source is not None and not self._plausible(draft.source, frame):
            return None
        wanted = frame.lexeme.values("subject") if frame.lexeme else ()
        if wanted and (draft.source is None or draft.source.kind not in wanted):
            return None
        draft.negated = self._negated(frame.first)
        parenthesis = self._relayed(frame)
        if parenthesis is not None:
            draft.via.append(parenthesis)
        inner = self._inner_particle(frame)
        if inner is not None and inner.subject is not None:
            if self._letters[inner.first] != "s":
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
        if at < len(self._frames) and self._sentences[self._firsts[at]] == self._sentences[frame.first]:
            return self._frames[at].subject
        return None

    def _relayed(self, frame: Frame) -> Phrase | None:
        """Returns the relay of «قالت كما نقلت عنها الوكالة «…»», or null."""
        letters = self._letters
        stop = frame.opener if frame.opener > 0 else frame.start
        for place in range(frame.stop, stop - 1):
            if letters[place] == "x" and self._tokens.core(place) == "كما" and letters[place + 1] == "V":
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
        return place > 0 and self._letters[place - 1] == "j"

    def _denied_comment(self, frame: Frame) -> bool:
        """«لم يذكر تفاصيل»، «رفض التعليق»: nothing was said."""
        if not self._negated(frame.first):
            return False
        lexeme = frame.lexeme
        return frame.rule.takes in ("noun", "object", "prep") and lexeme is not None and lexeme.value("act") != "expect"

    def _plausible(self, phrase: Phrase, frame: Frame) -> bool:
        reading = frame.reading
        if phrase.kind == "document" and frame.rule.takes == "object":
            return False
        if self._doubtful(phrase):
            cue_only = (
                reading is not None
                and reading.letter != "B"
                and frame.rule.takes in ("that", "quote", "colon", "relaying")
            )
            if not cue_only or self._inanimate(phrase):
                return False
        return not (reading is not None and reading.letter == "B" and not phrase.kind)

    def _doubtful(self, phrase: Phrase) -> bool:
        """Tells whether the phrase is only unknown words: a name, or any noun that is in no lexicon."""
        if phrase.kind != "person" or phrase.office is not None or phrase.name is None:
            return False
        return not self._known(self._tokens, phrase)

    def _inanimate(self, phrase: Phrase) -> bool:
        """Tells whether an unknown definite word has the shape of a thing rather than a surname («الخطوة»)."""
        return self._letters[phrase.head] == "w" and self._tokens.core(phrase.head).endswith(("ه", "ات"))

    def _may_continue(self, frame: Frame) -> bool:
        """A verb without a subject must be joined to what went before, or open its clause."""
        letters = self._letters
        if frame.first == 0:
            return False
        if letters[frame.first - 1] == "R":  # «ترامب في إدارته، والذي قال»: a relative clause set far from its noun
            return self._tokens.words[frame.first - 1].startswith("و") and letters[frame.first - 2] == ","
        reading = frame.reading
        lexeme = frame.lexeme
        if reading is not None and reading.kind == "present" and lexeme and lexeme.values("impersonal"):
            return False
        if reading is not None and reading.clitics.startswith(("و", "ف")):
            return True
        return letters[frame.first] != "B" or frame.rule.takes not in ("noun", "object", "prep")

    # Particles around a clause

    def _around(
        self, frame: Frame, drafts: list[Draft], pending: dict[int, Phrase], trailing: list[tuple[Frame, int]]
    ) -> None:
        letters = self._letters
        place = frame.first
        if letters[place] in "sS" and self._inside_frame(place):
            return
        if frame.subject is None or self._doubtful(frame.subject):
            return
        sentence = self._sentences[place]
        begin = self._bounds.before(place)
        while (begin < place and letters[begin] in ",T") or letters[begin] == "|":
            begin += 1
        lead = begin + 1 if begin < place and letters[begin] in "xc" else begin
        reading = self._tokens.reading(place)
        joined = reading is not None and reading.clitics[:1] == "و" and place > 0 and letters[place - 1] == ","
        amid = frame.subject.kind == "media" and self._tokens.words[frame.subject.stop : frame.subject.stop + 2] == [
            "في",
            "وقت",
        ]
        if place - lead <= 1 or amid or (joined and letters[place] == "S"):
            self._leading(frame, drafts, pending, sentence)
            return
        stop = place
        while stop > begin and letters[stop - 1] in ",-:":
            stop -= 1
        if letters[stop - 1] == "r" and letters[place] == "S":
            self._split_clause(frame, drafts, stop - 1)
            return
        mains = list(itertools.takewhile(lambda d: d.sentence == sentence and d.frame.first >= begin, reversed(drafts)))
        relayed = (
            frame.lexeme is not None and "relaying" in frame.lexeme.values("takes") and frame.subject.kind == "document"
        )
        if (frame.subject.kind == "media" or relayed) and mains:
            trailing.append((frame, begin))
            return
        if letters[place] == "s" and mains and mains[0].source is not None and mains[0].source.kind == "media":
            mains[0].via.append(mains[0].source)
            mains[0].source = frame.subject
            return
        if letters[stop - 1] == ">" and begin <= self._tokens.mate[stop - 1] and frame.rule.takes:
            begin = self._tokens.mate[stop - 1]
        aside = self._aside(begin, stop) if place == stop else -1
        start, skip = (aside, 0) if aside >= 0 else self._clause_start(begin, stop)
        parts = [(start, stop, skip)]
        end = frame.subject.stop
        if end < len(letters) and letters[end] == "," and letters[place - 1] == ",":
            rest = self._bounds.end(frame, end + 1)
            if letters[end + 1] == "<" and self._tokens.mate[end + 1] == rest - 1:
                parts.append((end + 2, rest - 1, 0))
            elif rest - end > 2 and letters[end + 1] not in "ASsZVvBxc" and not self._begins_clause(end + 1):
                parts.append((end + 1, self._bounds.trim(rest, end + 1), 0))
        if stop - start < 2:
            return
        form = self._bounds.form(start, stop)
        if form == "direct":
            parts[0] = (start + 1, stop - 1, 0)
        drafts.append(self._statement(frame, parts, form, sentence))

    def _split_clause(self, frame: Frame, drafts: list[Draft], pronoun: int) -> None:
        """«وهو بحسب الفاو أدنى مستوى»: the content is the pronoun before the particle and what follows its source."""
        assert frame.subject is not None
        rest = self._bounds.end(frame, frame.subject.stop)
        rest = self._bounds.trim(rest, frame.subject.stop)
        if rest > frame.subject.stop:
            reading = self._tokens.reading(pronoun)
            parts = [(pronoun, pronoun + 1, len(reading.clitics) if reading else 0), (frame.subject.stop, rest, 0)]
            form = self._bounds.form(frame.subject.stop, rest)
            drafts.append(self._statement(frame, parts, form, self._sentences[pronoun]))

    def _aside(self, begin: int, stop: int) -> int:
        """Returns where the relative clause that the particle closes begins («، التي حصلت بهدوء بحسب فلان،»), or -1."""
        at = self._letters.rfind(",", begin, stop)
        return at + 2 if at >= 0 and self._letters[at + 1] == "R" and at + 2 < stop else -1

    def _begins_clause(self, place: int) -> bool:
        reading = self._tokens.reading(place)
        return self._letters[place] in "FKDjRA" or (reading is not None and reading.clitics.startswith(("و", "ف")))

    def _statement(self, frame: Frame, parts: list[tuple[int, int, int]], form: str, sentence: int) -> Draft:
        draft = Draft(self._tokens, self._field, frame, parts, form, sentence=sentence)
        draft.source = frame.subject
        return draft

    def _inside_frame(self, place: int) -> bool:
        """Tells whether the particle stands between a cue and its content."""
        at = bisect.bisect_left(self._firsts, place) - 1
        while at >= 0 and place - self._firsts[at] < 60:
            other = self._frames[at]
            if other.rule.content != "around":
                return place < (other.opener if other.opener > 0 else other.start)
            at -= 1
        return False

    def _leading(self, frame: Frame, drafts: list[Draft], pending: dict[int, Phrase], sentence: int) -> None:
        """بحسب at the head of its clause: a relay of the cue that follows, or a statement of its own."""
        letters = self._letters
        start = frame.start
        while start < len(letters) and letters[start] in ",T:":
            start += 1
        if start < len(letters) and self._tokens.words[start] in ("فإن", "فان", "فأن"):
            start += 1
        at = bisect.bisect_left(self._firsts, start)
        while at < len(self._frames) and self._frames[at].rule.content == "around":
            at += 1
        follows = self._frames[at] if at < len(self._frames) else None
        reach = 8 if start < len(letters) and letters[start] == "K" else 2
        near = follows is not None and follows.first - start <= reach and "." not in letters[start : follows.first]
        assert frame.subject is not None
        if (
            near
            and frame.subject.kind in ("media", "unnamed")
            and follows is not None
            and frame.subject.kind == "media"
        ):
            pending[sentence] = frame.subject
            return
        frame.start = start
        content, form = self._bounds.content(frame)
        if content and content[0][1] - content[0][0] > 1:
            drafts.append(self._statement(frame, content, form, sentence))

    def _clause_start(self, begin: int, stop: int) -> tuple[int, int]:
        """Returns the first token of a clause after its connective, and the letters of و to skip."""
        letters = self._letters
        if begin == 0 and "-" in letters[1:9]:
            begin = letters.index("-") + 1  # a dateline («القاهرة - …»)
        while begin < stop - 2 and (letters[begin] in "xc,-" or self._tokens.core(begin) == "فيما"):
            begin += 1
        reading = self._tokens.reading(begin)
        if reading is not None and reading.clitics[:1] in ("و", "ف") and reading.clitics:
            return begin, 1
        return begin, 0

    # Headlines

    def _headline(self, drafts: list[Draft]) -> None:
        for rule in self._grammar.groups.get("headline", ()):
            match = rule.pattern.match(self._letters)
            if match is None or any(d.frame.first < match.end() for d in drafts):
                continue
            phrase = self.phrases.read(0, match.end("source"))
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
        rest = self._letters[place:]
        if "<" in rest or "j" in rest[:2]:
            return True
        return any(
            word.startswith(("ن", "سن", "لن")) and self._letters[place + k] in "oFvj" and len(word) > 3
            for k, word in enumerate(self._tokens.words[place : place + 3])
        )

    def _headline_speaker(self, phrase: Phrase, stop: int) -> bool:
        """Tells whether what stands between the phrase and the colon can be an adjunct or an addressee."""
        rest = self._letters[phrase.stop : stop]
        return not rest or rest[0] in "lLf,pT(u"

    # Relations between drafts

    def _nest(self, drafts: list[Draft]) -> None:
        """Sets the parent of each draft whose cue lies in the content of another."""
        open_: list[Draft] = []
        for draft in sorted(
            drafts,
            key=lambda d: (d.content[0][0] if d.frame.rule.content == "around" else d.frame.first, -d.content[-1][1]),
        ):
            place = draft.frame.first
            while open_ and not any(a <= place < b for a, b, _ in open_[-1].content):
                open_.pop()
            if open_ and open_[-1] is not draft:
                draft.parent = draft.parent or open_[-1]
            open_.append(draft)

    def _continue(self, drafts: list[Draft]) -> None:
        """Finds the antecedent of every draft that has no source of its own."""
        done: list[Draft] = []
        kept: list[Draft] = []
        for draft in drafts:
            if draft.parent is not None and (draft.negated or self._own_stance(draft, draft.parent)):
                continue
            if draft.source is None:
                self._antecedent(draft, done)
                draft.origin = _origin(draft.continues) if draft.continues is not None else None
                if draft.reason == _DROPPED:
                    continue
            done.append(draft)
            kept.append(draft)
        drafts[:] = kept

    def _own_stance(self, draft: Draft, outer: Draft) -> bool:
        """Tells whether a quoted speaker says what a state or group thinks or wants («قال: «تعارض الصين …»»)."""
        lexeme = draft.frame.lexeme
        reading = draft.frame.reading
        return (
            (outer.form == "direct" or (lexeme is not None and lexeme.value("act") == "consider"))
            and reading is not None
            and reading.kind == "present"
            and lexeme is not None
            and lexeme.value("act") in _STANCES
        )

    def _antecedent(self, draft: Draft, done: list[Draft]) -> None:
        frame = draft.frame
        reading = frame.reading
        letter = self._letters[frame.first]
        gender = reading.gender if reading and letter not in "bl" else ""
        plural = bool(reading and reading.number == "p")
        if reading is not None and reading.suffix and letter in "Nbl":
            gender, plural = _OWNERS.get(reading.suffix, ""), reading.suffix == "هم"
        before = next((d for d in _level(done, draft) if self._fits(d, gender, plural=plural)), None)
        if frame.source_from_pronoun:
            draft.continues = before
            return
        if letter in "Abl" or frame.rule.id.startswith("statement.nominal"):
            if before is not None and before.sentence == draft.sentence:
                draft.continues = before
                return
            if letter in "bl":
                draft.source = self._clause_subject(frame.first, gender)
                if draft.source is not None:
                    return
            opening = frame.first - self._bounds.before(frame.first) < 2
            subject = None if opening and before is not None else self._sentence_subject(frame.first, gender)
            if subject is not None:
                draft.source = subject
                return
        elif draft.parent is not None:
            subject = self._clause_subject(frame.first, gender)
            if subject is not None:
                draft.source = subject
                return
            if before is None and letter in "vVB":
                draft.reason = _DROPPED
                return
        elif (
            before is not None
            and before.sentence != draft.sentence
            and frame.first - self._bounds.before(frame.first) > 3
        ):
            subject = self._subject_in(self._bounds.before(frame.first), frame.first, gender)
            if subject is not None:
                draft.source = subject
                return
        elif before is None or draft.sentence - before.sentence > 1:
            subject = self._sentence_subject(frame.first, gender)
            if subject is not None:
                draft.source = subject
                return
        if before is not None:
            draft.continues = before
            return
        draft.reason = "no source is named near the cue"

    def _fits(self, draft: Draft, gender: str, *, plural: bool) -> bool:
        source = _origin(draft)
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
        return source.plural and gender == "f"

    def _sentence_subject(self, place: int, gender: str) -> Phrase | None:
        """Returns the subject of the main verb of the sentence, or of the sentence before."""
        begin = self._bounds.before(place)
        found = self._subject_in(begin, place, gender)
        if (found is None and place - begin < 4) or (found is None and begin > 1):
            previous = self._bounds.before(begin - 1) if begin > 1 else 0
            found = self._subject_in(previous, begin, gender)
        return found

    def _clause_subject(self, place: int, gender: str) -> Phrase | None:
        letters = self._letters
        begin = place
        while begin > 0 and place - begin < 40 and letters[begin - 1] not in ".|E<x":
            begin -= 1
        return self._subject_in(begin, place, gender)

    def _subject_in(self, begin: int, stop: int, gender: str) -> Phrase | None:
        letters = self._letters
        place = begin
        while place < stop:
            letter = letters[place]
            if place + 1 < stop and (
                letter in "FVvB"
                or (letter == "K" and letters[place - 1 : place] != "E")
                or (place == begin and self._past_shape(place))
                or self._verb_place(place)
            ):
                reading = self._tokens.reading(place)
                phrase = self.phrases.read(place + 1, stop, spare=True)
                if (
                    phrase is not None
                    and (phrase.name or phrase.lexeme)
                    and not self._possessed(phrase)
                    and phrase.kind
                    and not self._doubtful(phrase)
                    and self._agrees_strictly(phrase, gender, reading.gender if reading else "")
                ):
                    return phrase
            elif place == begin and (letter in "OtPGUWC{" or letters[place : place + 3] == "ovE"):
                phrase = self.phrases.read(place, stop)
                if (
                    phrase is not None
                    and phrase.kind
                    and (letter == "o" or not self._doubtful(phrase))  # a chronicle: «ترامب يقول إن …»
                    and self._agrees_strictly(phrase, gender, "")
                ):
                    return phrase
            elif letter == "E" and place + 1 < stop and letters[place + 1] in "OtPGUWCow":
                phrase = self.phrases.read(place + 1, stop)
                if (
                    phrase is not None
                    and phrase.kind
                    and not self._doubtful(phrase)
                    and self._agrees_strictly(phrase, gender, "")
                ):
                    return phrase
            place += 1
        return None

    def _possessed(self, phrase: Phrase) -> bool:
        """Tells whether the head carries a pronoun that the subject binds («شكر زملاءه»): it is the object."""
        head = self._tokens.reading(phrase.head)
        return head is not None and bool(head.suffix)

    def _verb_place(self, place: int) -> bool:
        """Tells whether an unknown word stands where a clause begins, right before a name («، تندر أوباما»)."""
        letters = self._letters
        reading = self._tokens.reading(place)
        return (
            letters[place] == "o"
            and reading is not None
            and reading.lexeme is None
            and (place == 0 or letters[place - 1] in ",|.")
            and letters[place + 1] in "Pot"
        )

    def _past_shape(self, place: int) -> bool:
        """Tells whether an unknown word that opens a sentence looks like a feminine past («واتصلت»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is None and len(reading.core) > 3 and reading.core.endswith("ت")

    def _agrees_strictly(self, phrase: Phrase, gender: str, verb: str) -> bool:
        shown = verb or phrase.gender
        return not gender or not shown or shown == gender

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


def _origin(draft: Draft) -> Phrase | None:
    """Returns the source phrase of a draft, its own or that of the draft it goes back to."""
    return draft.source if draft.source is not None else draft.origin


def _level(done: list[Draft], draft: Draft) -> Iterator[Draft]:
    """Yields the earlier drafts that the draft may go back to, the latest first: near, and on the same level."""
    for other in reversed(done):
        if draft.sentence - other.sentence > _MEMORY:
            return
        outer = other.parent
        # «وبحسب البيان، قال الوزير … وأضاف»: the minister goes on, still on the word of the statement.
        inside = outer is not None and outer.parent is draft.parent and outer.frame.rule.content == "around"
        if (outer is draft.parent and not _trailing(other)) or (inside and outer is not None and not _trailing(outer)):
            yield other


def _trailing(draft: Draft) -> bool:
    """Tells whether the cue closes its clause («…، بحسب البيان»): what follows does not go back to it."""
    return draft.content[0][0] < draft.frame.first
