"""Cues around their content: «بحسب فلان» before a clause, after it or inside it."""

from __future__ import annotations

import bisect
import itertools

from masdar.statements.draft import Draft, Frame
from masdar.statements.phrase import Phrase
from masdar.statements.resumption import Resumption

_SO = ("فإن", "فان", "فأن")
"""The particle that opens the clause after its source («وبحسب البيان، فإن …»)."""
_SO_IT = ("فإنه", "فإنها", "فإنهم", "فانه", "فانها", "فانهم")
"""The same with the pronoun that the content begins with."""
_SO_DID = "فقد"
"""The same before a verb («وبحسب البيان، فقد بلغ العدد …»)."""
_BECAUSE = frozenset({"لانه", "لانها", "لانهم"})
"""The same after ل, which is the article's own."""
_TURNING = frozenset({"لكن", "حيث", *_SO, *_SO_IT})
"""Openers right before the particle: their clause is what follows its source («لكن بحسب فلان، …»)."""
_LEANING = frozenset({"حين", "حينما", "عندما", "بعدما", "اذا", "رغم", "منذ", "كلما"})
"""Openers of a clause of time or condition: a part of the words that follow it."""
_WORDS = 2
"""Tokens that a clause has at least."""
_LINK = 6
"""Tokens before a clause that only link it to the text before, and their comma («في الوقت نفسه،»)."""
_DESCRIBED = 30
"""Tokens after a source in which the clause that describes it may end."""


class Surroundings(Resumption):
    """Drafts statements whose cue stands beside a clause that is complete without it."""

    def _around(
        self, frame: Frame, drafts: list[Draft], pending: dict[int, Phrase], trailing: list[tuple[Frame, int]]
    ) -> None:
        letters = self._letters
        place = frame.first
        if letters[place] in "sS" and self._inside_frame(place):
            return
        sentence = self.sentences[place]
        if frame.subject is None or self._own_page(frame.subject):
            self._closing(frame, drafts, sentence)
            return
        doubtful = self._doubtful(frame.subject) and not self._wordless(frame.subject)  # «بحسب اللقطات المصورة»
        if doubtful or self._manner(frame) or self._grounds(frame, frame.subject):
            return
        if frame.rule.takes == "said-of-it":
            self._taken_up(frame, drafts, sentence)
            return
        begin = self._bounds.before(place)
        while (begin < place and letters[begin] in ",T") or letters[begin] == "|":
            begin += 1
        if letters[place] == "S" and begin < place and self._tokens.words[place - 1].removeprefix("و") in _TURNING:
            begin = place - 1  # «الجسر قديم، لكن بحسب الوزارة هو آمن»
        lead = begin + 1 if begin < place and letters[begin] in "xc" else begin
        reading = self._tokens.reading(place)
        joined = (
            reading is not None
            and reading.clitics[:1] in ("و", "ف")
            and reading.clitics
            and place > 0
            and (letters[place - 1] == "," or letters[frame.subject.stop : frame.subject.stop + 1] == ",")
        )
        amid = frame.subject.kind == "media" and self._tokens.words[frame.subject.stop : frame.subject.stop + 2] == [
            "في",
            "وقت",
        ]
        stop = place
        if place - lead <= 1 or amid or (joined and letters[place] == "S"):
            if self._leading(frame, drafts, pending, sentence) or not self._alone(begin, frame.subject.stop):
                return
            stop = begin - 1
            begin, sentence = self._bounds.before(stop), self.sentences[stop]
        while stop > begin and (letters[stop - 1] in ",-:" or self._tokens.words[stop - 1] == "وذلك"):
            stop -= 1  # «…، وذلك بحسب فلان»
        if letters[place] == "S" and (letters[stop - 1] in "rE" or self._tokens.core(stop - 1) in _BECAUSE):
            self._split_clause(frame, drafts, stop - 1)
            return
        mains = list(itertools.takewhile(lambda d: d.sentence == sentence and d.frame.first >= begin, reversed(drafts)))
        if mains and frame.rule.id == "statement.in-words-of":
            return  # «وقال سالم إن …، على حد قول الوزير»: the cue repeats
        if any(map(self._carries, mains)) and self._finder.passes_on(frame):
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
        parts = [(start, stop, skip), *self._resumed(frame, start, stop)]
        if (stop - start < 2 and len(parts) < 2) or (letters[place] == "s" and "Y" in letters[stop - 2 : stop]):
            return  # «نشرت الصحيفة تقريرا مماثلا نقلا عن …»: what it says is not told
        form = self._bounds.form(start, stop)
        if form == "direct":
            parts[0] = (start + 1, stop - 1, 0)
        elif any(letters[at - 1] == "<" or self._bounds.form(at, end) != "indirect" for at, end, _ in parts[1:]):
            form = "mixed"  # «وترى تونس، بحسب فلان، «ضرورة الحوار»»
        drafts.append(self._statement(frame, parts, form, sentence))

    def _own_page(self, source: Phrase) -> bool:
        """Tells whether somebody's own page is named for the source («…، وفق ما جاء على حسابه»): the cue repeats."""
        head = self._tokens.reading(source.head)
        return head is not None and bool(head.suffix) and self._lexicon.lists_owned("venue", head.core)

    def _taken_up(self, frame: Frame, drafts: list[Draft], sentence: int) -> None:
        """«وأغلق الجسر، وهو ما أكدته الوزارة»: the content is what was said before, or else the clause before."""
        stop = self._finder.taken_up(frame.first)
        while stop > 0 and self._letters[stop - 1] in ",-":
            stop -= 1
        said = next((d for d in reversed(drafts) if d.content[-1][1] in (stop, stop - 1)), None)
        begin = self._bounds.before(frame.first)
        while begin < stop and self._letters[begin] in ",T|":
            begin += 1
        start, skip = self._clause_start(begin, stop) if said is None else self._charge(said)
        if stop - start >= (_WORDS if said is None else 1):
            drafts.append(self._clause(frame, start, stop, skip, sentence))

    def _charge(self, draft: Draft) -> tuple[int, int]:
        """Returns where what is taken up begins: of a charge, what somebody is charged with («… بالتقصير»)."""
        start, stop, skip = draft.content[-1]
        lexeme = draft.frame.lexeme
        if lexeme is None or lexeme.value("act") != "accuse":
            return start, skip
        for place in range(start + 1, stop):
            reading = self._tokens.reading(place)
            if self._letters[place] == "b" and reading is not None and reading.clitics.startswith("ب"):
                return place, 1
            if self._letters[place] == "E" and self._tokens.words[place].startswith("ب"):
                return place, 1
        return start, skip

    def _carries(self, draft: Draft) -> bool:
        """Tells whether a sentence is what the draft says, and does not only hold it («أغلقوا الجسر، مطالبين بـ…»)."""
        before = draft.frame.first - 1
        while before > 0 and self._letters[before] in "KDj":
            before -= 1
        if self._letters[draft.frame.first] == "A":
            return draft.frame.rule.takes in ("that", "quote", "colon")  # «صرح المدير قائلا إن …»
        return self._letters[before] not in "RMe"

    def _closing(self, frame: Frame, drafts: list[Draft], sentence: int) -> None:
        """«وكانت الطرق مغلقة، على حد قوله»: whoever spoke last goes on; beside a statement the cue only repeats."""
        begin, stop = self._bounds.before(frame.first), frame.first
        while begin < stop and self._letters[begin] in ",T|":
            begin += 1
        while stop > begin and (self._letters[stop - 1] in ",-" or self._tokens.words[stop - 1] == "وذلك"):
            stop -= 1
        said = any(draft.sentence == sentence or draft.content[-1][1] > begin for draft in drafts)
        start, skip = self._clause_start(begin, stop)
        if said or stop - start < _WORDS:
            return
        draft = self._clause(frame, start, stop, skip, sentence)
        draft.content.extend(self._resumed(frame, start, stop))
        drafts.append(draft)

    def _clause(self, frame: Frame, start: int, stop: int, skip: int, sentence: int) -> Draft:
        form = self._bounds.form(start, stop)
        parts = [(start + 1, stop - 1, 0)] if form == "direct" else [(start, stop, skip)]
        return self._statement(frame, parts, form, sentence)

    def _manner(self, frame: Frame) -> bool:
        """Tells whether the particle says how a thing is done («تم العمل وفقا للقانون»): it closes its clause."""
        source, lexeme = frame.subject, frame.lexeme
        spoken = lexeme is not None and lexeme.cls == "cue"  # «بحسب ما ينص عليه الاتفاق»
        apart = frame.first == 0 or self._letters[frame.first - 1] in ".|,>:-~x"
        if source is None or apart:
            return False
        if spoken:  # «توزع الحصص بحسب ما تراه اللجنة»: as it sees fit
            return lexeme is not None and lexeme.value("act") == "consider"
        if source.kind == "media" and source.name is not None:
            return False
        return self._lexicon.lists_owned("standard", self._tokens.core(source.head))

    def _grounds(self, frame: Frame, source: Phrase) -> bool:
        """Tells whether the particle gives the grounds of a deed («قصفوا الموقع استنادا إلى معلومات خاطئة»)."""
        particle = frame.lexeme is not None and frame.lexeme.cls == "according"
        wanted = frame.lexeme.values("subject") if frame.lexeme is not None and particle else ()
        leads = source.stop < len(self._letters) and self._tokens.words[source.stop] in _SO
        return bool(wanted) and source.kind not in wanted and not leads

    def _split_clause(self, frame: Frame, drafts: list[Draft], pronoun: int) -> None:
        """«وهو بحسب الفاو أدنى مستوى»: the content is the pronoun before the particle and what follows its source.

        So it is with a complementizer («لأنه وفقا للقانون، يطلق سراحه»), which only counts with its pronoun.
        """
        assert frame.subject is not None
        first = frame.subject.stop
        because = self._tokens.core(pronoun) in _BECAUSE
        if because or self._letters[pronoun] == "E":
            first += self._letters[first : first + 1] == ","
            first += self._tokens.words[first : first + 1] in [[so] for so in _SO]
        rest = self._bounds.trim(self._bounds.end(frame, first), first)
        if rest > first:
            reading = self._tokens.reading(pronoun)
            parts = [(first, rest, 0)]
            if self._letters[pronoun] == "r" or because or self._pronoun_clause(pronoun):
                parts.insert(0, (pronoun, pronoun + 1, because or len(reading.clitics) if reading else 0))
            form = self._bounds.form(first, rest)
            drafts.append(self._statement(frame, parts, form, self.sentences[pronoun]))

    def _aside(self, begin: int, stop: int) -> int:
        """Returns where the relative clause that the particle closes begins («، التي حصلت بهدوء بحسب فلان،»), or -1."""
        at = self._letters.rfind(",", begin, stop)
        return at + 2 if at >= 0 and self._letters[at + 1] == "R" and at + 2 < stop else -1

    def _statement(self, frame: Frame, parts: list[tuple[int, int, int]], form: str, sentence: int) -> Draft:
        draft = Draft(self._tokens, self._field, frame, parts, form, sentence=sentence)
        draft.source, draft.to = frame.subject, frame.to
        if frame.relay is not None:
            draft.via.append(frame.relay)
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

    def _alone(self, begin: int, end: int) -> bool:
        """Tells whether a particle and its source stand alone, of the sentence before («… أربعة. بحسب الشرطة.»)."""
        before, after = self._letters[begin - 1 : begin], self._letters[end : end + 1]
        return before == "." and (after in (".", "|", "") or self._past_description(end) > end)

    def _leading(self, frame: Frame, drafts: list[Draft], pending: dict[int, Phrase], sentence: int) -> bool:
        """بحسب at the head of its clause: a relay of the cue that follows, or a statement of its own, if it is one."""
        letters = self._letters
        start = frame.start
        while start < len(letters) and letters[start] in ",T:":
            start += 1
        start = self._past_description(start)
        if start < len(letters) and self._tokens.words[start] in (*_SO, _SO_DID):
            start += 1
        elif start < len(letters) and self._tokens.words[start] in _SO_IT:
            frame.skip = 1
        at = bisect.bisect_left(self._firsts, start)
        while at < len(self._frames) and self._frames[at].rule.content == "around":
            at += 1
        follows = self._frames[at] if at < len(self._frames) else None
        reach = 8 if start < len(letters) and letters[start] == "K" else 2
        near = follows is not None and follows.first - start <= reach and "." not in letters[start : follows.first]
        if follows is not None and follows.left is not None and follows.left.first == start:
            near = True  # «وبحسب الوكالة، فإن وزير النقل، كمال العياري، أكد …»
        assert frame.subject is not None
        if near and self._finder.passes_on(frame):
            pending[sentence] = frame.subject
            return True
        frame.start = start
        content, form = self._bounds.content(frame)
        if not content or content[0][1] - content[0][0] < 2:
            return False
        drafts.append(self._statement(frame, content, form, sentence))
        return True

    def _past_description(self, start: int) -> int:
        """Returns where the clause begins after what describes the source («بحسب تقرير نشرته الصحيفة، فإن …»)."""
        letters = self._letters
        reading = self._tokens.reading(start) if start < len(letters) else None
        so = self._so(start)
        if so >= 0 and letters[start - 1] != ",":
            return so
        described = letters[start : start + 1] == "R" or (
            reading is not None and reading.kind == "past" and reading.suffix in ("ه", "ها")
        )
        if letters[start - 1] == "," and so >= 0 and letters[start] in "UOtkr":
            return so  # «بحسب فلان، أحد سكان القرية، فإن …»، «بحسب اللجنة، وهي محلية، فإن …»
        if letters[start - 1] == "," and letters[start : start + 1] in ("U", "O"):
            closed = letters.find(",", start, start + _DESCRIBED)
            plain = closed >= 0 and not {*letters[start:closed]} & {*".|<:R"}
            return closed + 1 if plain and self._opens_main(closed + 1) else start  # «بحسب فلان، أحد السكان، يقع …»
        if not described or letters[start - 1] == ",":
            return start
        stop = next((at for at in range(start, len(letters)) if letters[at] in ".|"), len(letters))
        if letters[start] != "R":
            verb = next((at for at in range(start + 2, min(stop, start + _DESCRIBED)) if self._opens_main(at)), -1)
            if verb >= 0 and "," not in letters[start:verb]:
                return verb  # «بحسب بحث أجراه المعهد ارتفعت الأسعار»
        comma = letters.find(",", start, stop)
        return comma + 1 if comma >= 0 else stop

    def _opens_main(self, place: int) -> bool:
        """Tells whether a verb that is joined to nothing stands here."""
        reading = self._tokens.reading(place)
        return reading is not None and not reading.clitics and self._letters[place] in "FVvBK"

    def _so(self, start: int) -> int:
        """Returns the particle that opens the clause after the source and what describes it, or -1."""
        for at in range(start, min(start + _DESCRIBED, len(self._letters))):
            if self._letters[at] in ".|~":
                return -1
            if self._tokens.words[at] in (*_SO, *_SO_IT, _SO_DID):
                return at
        return -1

    def _clause_start(self, begin: int, stop: int) -> tuple[int, int]:
        """Returns the first token of a clause after its connective, and the letters of و to skip."""
        letters = self._letters
        if begin == 0 and "-" in letters[1:9]:
            begin = letters.index("-") + 1  # a dateline («القاهرة - …»)
        while begin < stop - 2 and (letters[begin] in "xc,-" or self._tokens.core(begin) == "فيما"):
            if self._tokens.core(begin).removeprefix("و") in _LEANING:
                break
            begin += 1
        begin = self._past_link(self._past_contrast(begin, stop), stop)
        reading = self._tokens.reading(begin)
        joined = reading is not None and reading.clitics[:1] in ("و", "ف") and bool(reading.clitics)
        return begin, int(joined or (letters[begin] in "xD" and self._tokens.words[begin][0] == "و"))

    def _past_contrast(self, begin: int, stop: int) -> int:
        """Returns where the last of two contrasted clauses begins («رفض السكان، بينما رحب الطلاب، بحسب فلان»).

        Both are the particle's where nobody speaks in the first («أصيب ستة هنا، بينما أصيب سبعة هناك، بحسب فلان»).
        """
        for at in range(stop - 3, begin, -1):
            if self._letters[at - 1 : at + 1] == ",x" and self._tokens.core(at) in ("بينما", "فيما"):
                spoken = bisect.bisect_left(self._firsts, begin) < bisect.bisect_left(self._firsts, at)
                return at + 1 if spoken else begin
        return begin

    def _past_link(self, begin: int, stop: int) -> int:
        """Returns where a clause begins after what links it to the text before («في المقابل، فإن الجسر مغلق»)."""
        letters, tokens = self._letters, self._tokens
        comma = letters.find(",", begin, min(begin + _LINK, stop - 2))
        if comma < 0 or (letters[begin] not in "fimub" and tokens.core(begin) not in ("مع", "رغم")):
            return begin
        if not any(self._lexicon.lists_owned("linking", tokens.core(at)) for at in range(begin, comma)):
            return begin
        return comma + 2 if tokens.words[comma + 1] in _SO else comma + 1
