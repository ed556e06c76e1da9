"""Cues that put a clause on somebody's word: particles, and verbs after the words."""

from __future__ import annotations

from abc import abstractmethod

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.statements.agreement import agree
from masdar.statements.draft import Frame
from masdar.statements.nominals import SAYING, Nominals
from masdar.statements.phrase import Phrase

_OWNED = 2
"""Tokens of a speech that names whose it is («بيان الوزارة»)."""
_OF_IT = frozenset({"admit", "announce", "assert", "condemn", "deny", "expect", "praise", "reveal", "warn"})
"""What somebody does with words that a clause before tells."""
_STANCES = frozenset({"reject", "support"})
"""What somebody thinks of them as long as it lasts."""
_NEARBY = 14
"""Tokens after a particle in which the outlet of the speech is named."""
_HOLDERS = frozenset({"document", "media", "organization", "unnamed"})
"""What kinds of source something can be found in."""
_SHARES = frozenset({"بعض", "لبعض", "نفس", "لنفس", "ذات", "لذات"})
"""Nouns before the source that are no part of its name («وفق نفس المصادر»)."""
_SOURCE = 6
"""Tokens of a relayed source that only its place shows."""
_NOUNS = "oOUGWYCgPqwht"
"""Letters of the nouns that it is made of."""
_DOCUMENT = 14
"""Tokens before «جاء فيه» in which the document is named, and before that who issued it."""


class Particles(Nominals):
    """Matches the rules of the group `according`."""

    @abstractmethod
    def _verbal(self, place: int, reading: Reading) -> Frame | None:
        """Returns the frame of a finite cue at `place`, or null."""

    def _after_speech(self, place: int, reading: Reading) -> Frame | None:
        """A cue with its subject that closes a sentence or an aside after the words («…»، قال فلان)."""
        letters, lexeme = self._letters, reading.lexeme
        rule = self._grammar.rules.get("statement.speech-before-verb")
        if (
            rule is None
            or lexeme is None
            or letters[place] == "A"
            or reading.clitics
            or reading.suffix
            or "quote" not in lexeme.values("takes")
        ):
            return None
        if (
            place < 3
            or letters[place - 1] not in ",>-"
            or (lexeme.values("ambiguous") and letters[place - 1] != ">" and letters[place - 2] != ">")
        ):
            return None
        subject = self._phrases.read(place + 1, self._clause_end(place + 1))
        if subject is None or not agree(subject, reading) or not self._speaks(subject):
            return None
        if (
            letters[place - 1] != ">"
            and letters[place - 2] != ">"
            and subject.lexeme is None
            and letters[subject.head] != "P"
        ):
            return None
        if letters[subject.stop : subject.stop + 1] not in ("", ".", "|", ",", "~", "R"):
            return None
        frame = Frame(rule, place, place + 1, lexeme, reading, subject.stop)
        frame.subject = subject
        return frame

    def _said_of_it(self, place: int, reading: Reading) -> Frame | None:
        """Reads what somebody says of the words before («…، وهو ما نفته الوزارة»، «…، الأمر الذي أشار إليه المدير»)."""
        letters, lexeme = self._letters, reading.lexeme
        rule = self._grammar.rules.get("statement.said-of-it")
        first = self.taken_up(place)
        if rule is None or lexeme is None or first < 0 or reading.clitics:
            return None
        act = lexeme.value("act")
        if act not in _OF_IT and not (act in _STANCES and reading.kind == "present"):
            return None  # «وهو ما رفضته الوزارة» is what it did, «وهو ما ترفضه» what it thinks
        stop = place + 1
        if not reading.suffix:
            governs = (*lexeme.values("prep"), *lexeme.values("lead"))
            if PREPOSITIONS.get(letters[stop : stop + 1]) not in governs or not self._pronominal(stop):
                return None
            stop += 1
        subject = self._phrases.read(self._past_moment(stop, len(letters)), self._clause_end(stop))
        if subject is None or not agree(subject, reading) or not self._speaks(subject):
            return None
        if letters[subject.first] not in "OtGUWCPYw{<kd":
            return None  # «وهو ما يفسره لقاء الوزيرين»
        if letters[subject.stop : subject.stop + 1] in ("E", "<", "b", "o", "H"):
            return None  # «وهو ما وصفته الوزارة بأنه …»: what is said of it follows
        frame = Frame(rule, place, stop, lexeme, reading, subject.stop)
        frame.subject = subject
        return frame

    def taken_up(self, place: int) -> int:
        """Returns where the words before a verb are taken up («وهو ما»، «وهذا ما»، «الأمر الذي»), or -1."""
        letters, core = self._letters, self._tokens.core
        if place > 1 and letters[place - 1] == "M" and (letters[place - 2] == "r" or core(place - 2) == "هذا"):
            return place - 2
        if place > 1 and letters[place - 1] == "R" and core(place - 2) == "امر":
            return place - 2 - (letters[place - 3] == "r")
        return -1

    def _according(self, place: int) -> Frame | None:
        tokens, letters = self._tokens, self._letters
        if letters[place] == "x" and tokens.core(place) != "كما":
            return None
        if tokens.words[place] == "فحسب" and letters[place - 1 : place] not in ("", ".", "|", ",", ":"):
            return None  # «لا يعني السكان فحسب»: only
        extent = letters[place] == "u" and tokens.core(place + 1) == "حد"
        apart = letters[place - 1 : place] in (",", ">", "-") and letters[place + 1 : place + 2] == "M"
        if letters[place] == "u" and not extent and not apart:
            return None  # «اطلع على ما ذكرته الصحيفة»
        for rule in self._grammar.groups.get("according", ()):
            match = rule.pattern.match(letters, place)
            if match is None or rule.takes or rule.id == "statement.in-own-words":
                continue
            stop = match.end()
            if extent and letters[stop - 1] in "NHho" and not self._lexicon.lists("own-words", tokens.core(stop - 1)):
                continue  # «على حد سواء»
            reading = tokens.reading(place)
            lexeme = reading.lexeme if reading else None
            frame = Frame(rule, place, stop, lexeme, reading, stop)
            verb = next((p for p in range(place, stop) if letters[p] in "VvB"), -1)
            if verb >= 0:
                frame.reading = self._cue_reading(verb, letters[verb])
                frame.lexeme = frame.reading.lexeme if frame.reading else None
                if (
                    frame.lexeme is None
                    or frame.lexeme.value("act") not in SAYING
                    or not {"that", "contained"}.intersection(frame.lexeme.values("takes"))
                ):
                    continue
                called = frame.lexeme.value("act") == "consider" and letters[stop : stop + 1] == "<"
                if letters[place] == "u" and called:
                    continue  # «ردا على ما تعتبره «أكبر خطأ»»: what it calls so follows
                stipulated = frame.lexeme.value("act") == "stipulate"  # «كما ينص القانون»: the law asks for it
                if letters[place] == "x" and (stipulated or not self._trailing_as(place, verb, stop)):
                    continue
            if verb >= 0 and frame.lexeme is not None and letters[stop - 1] == "n" and self._pronominal(stop - 1):
                frame.source_from_pronoun = "relaying" in frame.lexeme.values("takes")  # «بحسب ما نقلت عنه الوكالة»
            limit = self._clause_end(stop)
            at = self._past_moment(stop, limit) if verb >= 0 else stop
            if verb < 0 and letters[place] == "S" and stop < len(letters) and letters[stop] == "l":
                frame.subject = self._phrases.read(stop, limit, clitic=True)
            else:
                if at < limit and letters[at] in "fu" and verb >= 0:
                    at += 1
                takes = frame.lexeme.values("takes") if verb >= 0 and frame.lexeme is not None else ()
                if verb >= 0 and letters[at - 1] == "f" and "contained" not in takes:
                    said_there = self._lexicon.lists_owned("occasion", self._tokens.core(at))
                    if said_there or "relaying" not in takes:
                        return (
                            None  # «وفقا لما قاله في مؤتمر صحفي»، «كما قالوا في المحكمة»: the speaker is the one before
                        )
                frame.subject = self._phrases.read(at, limit)
            if frame.subject is None and verb < 0 and stop < limit and tokens.core(stop) in _SHARES:
                frame.subject = self._phrases.read(stop + 1, limit)  # «وفقا لبعض التقارير»، «وفق نفس المصادر»
            passed = self._passed_by(stop, limit) if verb < 0 else None
            if passed is not None and (frame.subject is None or frame.subject.stop - frame.subject.first < _OWNED):
                frame.subject = passed
            if frame.subject is None or not self._speaks(frame.subject):
                continue
            frame.start = frame.subject.stop
            if verb >= 0 and letters[frame.start : frame.start + 1] in ("l", "L"):
                frame.to = self.addressee(frame.start, limit, told=False)
                if frame.to is not None:
                    frame.start = frame.to.stop + (letters[frame.to.stop : frame.to.stop + 1] == "}")
            if verb >= 0 and frame.lexeme is not None and "relaying" in frame.lexeme.values("takes"):
                self._relayed_origin(frame, limit)
            return frame
        return self._own_words(place)

    def _own_words(self, place: int) -> Frame | None:
        """Reads a closing cue of whoever spoke last («…، بحسب ما قال»، «…، على حد قوله»)."""
        letters, tokens = self._letters, self._tokens
        rule = self._grammar.rules.get("statement.in-own-words")
        match = rule.pattern.match(letters, place) if rule is not None else None
        if rule is None or match is None or letters[match.end() : match.end() + 1] not in ("", ".", "|", ",", "-", "l"):
            return None
        last = match.end() - 1 - (letters[match.end() - 1] == "b")
        verb = letters[last - 1] == "M" or letters[place] == "Z"
        if verb:
            spoken = self._cue_reading(last, letters[last])
        else:
            named = self._lexicon.lists("own-words", tokens.core(last))
            if named or not self._lexicon.lists_owned("own-words", tokens.core(last)):
                return None  # «على حد سواء»
            spoken = next((r for r in tokens.readings[last] or () if r.kind == "noun" and r.suffix), None)
        lexeme = spoken.lexeme if spoken is not None else None
        if verb and (lexeme is None or lexeme.value("act") not in SAYING or "that" not in lexeme.values("takes")):
            return None
        return Frame(rule, place, match.end(), lexeme, spoken, match.end())

    def _past_moment(self, place: int, limit: int) -> int:
        """Returns the place after what says when between a verb and its subject («بحسب ما أعلنت أمس الوزارة»)."""
        letters = self._letters
        while place < limit and (letters[place] == "T" or letters[place : place + 2] == "(T"):
            place = self._aside_end(place, limit) if letters[place] == "(" else place + 1
        soon = letters[place : place + 1] == "p" and self._tokens.core(place + 1) == "قليل"
        return place + 2 if soon else place  # «قبل قليل»

    def _passed_by(self, place: int, limit: int) -> Phrase | None:
        """«وفقا لتصريحات نقلتها الوكالة»: the agency relays whatever was said."""
        return self.speech_relay(place, min(limit, place + _NEARBY))

    def _relayed_origin(self, frame: Frame, limit: int) -> None:
        """«بحسب ما نقلت الوكالة عن الوزير»: the agency relays, the minister is the source."""
        at = self._past_adjuncts(frame.start, limit)
        if self._letters[at : at + 2] == "un":
            at += 1  # «نقلته الوكالة على لسان الوزير»
        origin = self._phrases.read(at + 1, limit) if self._letters[at : at + 1] == "n" else None
        if origin is not None and self._speaks(origin):
            frame.relay, frame.subject, frame.start = frame.subject, origin, origin.stop

    def _in_document(self, place: int) -> Frame | None:
        """«وفي التقرير أن …» where a sentence begins."""
        letters = self._letters
        rule = self._grammar.rules.get("statement.in-document")
        if rule is None or letters[place + 1 : place + 2] != "Y" or (place and letters[place - 1] not in ".|"):
            return None
        match = rule.pattern.match(letters, place)
        if match is None:
            return None
        frame = Frame(rule, place, place + 1, None, self._tokens.reading(place), match.end())
        frame.opener = match.end() - 1
        if self._pronominal(frame.opener):
            frame.start = frame.opener
        frame.subject = self._phrases.read(match.start("source"), match.end("source"))
        return frame if frame.subject is not None and frame.subject.kind == "document" else None

    def _contained(self, frame: Frame, first: int, stop: int) -> Frame | None:
        """Reads the document or the speaker after a verb of being found («جاء في البيان»، «جاء على لسان المدير»)."""
        if first == frame.stop:
            frame.subject = self._document_before(frame) if self._pronominal(first) else None
            return frame if frame.subject is not None else None
        kinds = _HOLDERS | {"person"} if self._letters[first - 1] == "n" else _HOLDERS
        frame.subject = self._phrases.read(first, stop)
        return frame if frame.subject is not None and frame.subject.kind in kinds else None

    def _document_before(self, frame: Frame) -> Phrase | None:
        """Returns the document that فيه means, or who issued it («أصدرت الوزارة بيانا جاء فيه أن …»)."""
        for at in range(frame.first - 1, max(-1, frame.first - _DOCUMENT), -1):
            if self._letters[at] in ".|<>EVvB":
                return None
            document = self._phrases.read(at, frame.first) if self._letters[at] in "YH" else None
            if document is not None and document.kind == "document":
                return self._publisher(at) or document
        return None

    def _trailing_as(self, place: int, verb: int, stop: int) -> bool:
        """Tells whether كما with a verb closes a sentence («…، كما أعلنت المديرية») and opens no new one."""
        letters = self._letters
        contained = letters[stop - 1] == "f"  # «…، كما جاء في البيان»
        if place == 0 or letters[place - 1] in ".|" or stop - verb > 1 + contained:
            return False
        limit = self._clause_end(stop)
        subject = self._phrases.read(stop, limit) if letters[place - 1] == "," else None
        after = self._past_listener(subject.stop, limit) if subject is not None else 0
        if letters[after : after + 1] == "," and 0 < after < len(letters) - 1:
            if letters[after + 1] in "fpT":  # «كما أوضح الوزير، خلال مؤتمر صحافي، أن …» says something of its own
                after = self._past_adjuncts(after + 1, self._clause_end(stop))
                return letters[after : after + 1] not in ("E", "<", ":")
            return self._tokens.words[after + 1][:1] != "إ"  # an aside: «يمكن، كما يقول العلماء، أن …»
        reading = self._cue_reading(verb, letters[verb])
        if reading is not None and self._verbal(verb, reading) is not None:
            return False
        return self._clause_end(stop) - stop < 14

    def _past_listener(self, place: int, limit: int) -> int:
        """Returns the place after the one spoken to, where one stands here («كما قال الوزير لصحيفة «النهر»، …»)."""
        if self._letters[place : place + 1] not in ("l", "L"):
            return place
        listener = self.addressee(place, limit, told=False)
        if listener is None:
            return place
        return listener.stop + (self._letters[listener.stop : listener.stop + 1] == "}")

    def _unread_source(self, first: int, stop: int) -> Phrase | None:
        """Returns the nouns that fill the place of a relayed source («نقلت الوكالة عن خدمة الإسعاف قولها إن …»)."""
        end = first
        while end < min(stop, first + _SOURCE) and self._letters[end] in _NOUNS:
            end += 1
        deed = self._letters[first] in "Hh"  # «تقريرا عن رفع الدعوى»
        if end == first or deed or (end < stop and self._letters[end] not in ",N"):
            return None
        phrase = Phrase(first)
        phrase.stop, phrase.kind = end, "unnamed"
        return phrase

    def _relay(self, frame: Frame, relay: tuple[int, int], source: tuple[int, int]) -> None:
        if relay[1] > relay[0]:
            first = self._past_adjuncts(relay[0], relay[1])
            frame.relay = self._phrases.read(first, relay[1])
            if frame.relay is None and first < relay[1]:
                frame.relay = Phrase(first)
                frame.relay.stop, frame.relay.kind = relay[1], "media"
        about = self._tokens.reading(source[0] - 1)
        if about is not None and about.letter == "n" and about.lexeme is not None and about.lexeme.values("pronoun"):
            frame.source_from_pronoun = True
            if frame.relay is None:  # «نقلت عنه الوكالة قوله إن …»
                first = self._past_adjuncts(source[0], source[1])
                frame.relay = self._phrases.read(first, source[1]) if first < source[1] else None
            return
        if source[1] > source[0]:
            read = self._phrases.read(source[0], source[1])
            frame.quoted_source = read if read is not None and read.kind else self._unread_source(*source)
        at = frame.quoted_source.stop if frame.quoted_source is not None else source[1]
        frame.to = self.addressee(at + (self._letters[at] == "N"), frame.start, told=False)
