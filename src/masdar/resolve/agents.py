"""The cast of an article: every person, group and document, and the phrases that mean them.

An antecedent is accepted only when the evidence singles one out: a full name
that holds the surname, one office that the description fits, one group of the
same head.  Otherwise the phrase stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from masdar.lexicon import Lexicon
from masdar.resolve.descriptions import REFLEXIVE, Description, duties, fitting, only_official
from masdar.resolve.groups import Groups
from masdar.resolve.mentions import (
    definite,
    demonstrative,
    issuer,
    one_official,
    said_to_be,
    speaks_alone,
    told_apart,
    unquoted,
    written,
)
from masdar.resolve.namings import (
    SON,
    denied_quality,
    extends,
    full_name,
    namesake,
    not_yet_named,
    of_father,
    one_name,
    titled,
    unknown_at_end,
)
from masdar.resolve.resolved import Resolved
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader
from masdar.text import fold

_OFTEN = 3
"""Times that an unknown word stands in an article before it is taken for a name."""
_REST = 12
"""Tokens after several people in which the name of the last ends."""
_KNOWN = 400
"""People whom a description or a surname may mean: the last of the article, that its cost stays linear."""
_HOLDERS = ("office", "title", "people")
"""Classes of words that a person's name follows."""


class Cast:
    """The agents of one article, found in its title and text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._people: list[Resolved] = []
        self._by_word: dict[str, list[Resolved]] = {}
        self._groups: dict[tuple[str, ...], Resolved] = {}
        self._by_head: dict[str, list[Resolved]] = {}
        self._places: dict[str, list[tuple[Tokens, int]]] = {}
        self._whole = Groups(lexicon)
        self._latest_office: set[str] = set()
        """What was last read of an office beside a name, without the words that say of which country."""
        self._speakers: set[str] = set()
        """Unknown words that stand right after an unambiguous cue, or before the colon of a headline."""
        self._count = 0

    def _key(self) -> str:
        self._count += 1
        return f"e{self._count}"

    def scan(self, tokens: Tokens, reader: PhraseReader) -> None:
        """Notes every named person in the text, with the office set beside the name."""
        letters = tokens.letters
        place, size = 0, len(tokens)
        while place < size:
            letter = letters[place]
            if speaks_alone(tokens, place):
                self._speakers.add(tokens.core(place))
            if letter in "GWl":
                self._whole.note(tokens, reader, place)
            if letter in "oPw":
                places = self._places.setdefault(tokens.core(place), [])
                if len(places) < 50:
                    places.append((tokens, place))
            reading = tokens.reading(place)
            lexeme = reading.lexeme if reading is not None else None
            joined = letter in "bl" and lexeme is not None and lexeme.cls in _HOLDERS  # «لنظيره الأميركي جون كيري»
            beside = letter == "U" and lexeme is not None and bool(lexeme.values("counterpart"))  # «نظيره التركي …»
            # «سالم كوفال وكرتيس دانتر»: told from the name before it (`namesakes.another_person`)
            listed = letter == "o" and lexeme is None and reading is not None and reading.clitics == "و"
            if joined or beside or listed or letter in "OtP" or (letter == "q" and tokens.core(place) != "ال"):
                clitic = reading.clitics.strip("وف") if reading else ""
                if joined or not clitic:
                    phrase = reader.read(place, place + 30, clitic=joined)
                    if phrase is not None and phrase.kind == "person" and phrase.name is not None:
                        long_enough = phrase.name[1] - phrase.name[0] >= 2
                        if long_enough or phrase.office is not None:
                            person = self._person(tokens, phrase)
                            trade = said_to_be(tokens, phrase, reader)
                            if trade is not None:
                                self._office(person, tokens, trade)
                            for at in range(place, phrase.stop):
                                if letters[at] in "oPw":
                                    self._places.setdefault(tokens.core(at), []).append((tokens, at))
                            place = max(place + 1, phrase.name[1])
                            continue
            place += 1

    def _person(self, tokens: Tokens, phrase: Phrase, *, whole: bool = False) -> Resolved:
        """Returns the person of that name; `whole` says that its last word is known to be of it."""
        assert phrase.name is not None
        first, stop = phrase.name
        words = tuple(tokens.core(at) for at in range(first, stop))
        name = written(tokens, first, stop).strip('«»"')
        known = self._same_person(words, apart=titled(phrase))
        more = len(words) - len(known.words) if known is not None else 0
        if known is None:
            known = Resolved(self._key(), "person", name)
            known.words, known.loose, known.place = words, unknown_at_end(tokens, first, stop), first
            _keep(self._people, known)
        elif not whole and extends(words, known.words) and unknown_at_end(tokens, first, stop) >= more:
            return known  # the name stands alone elsewhere: what follows it here is no part of it
        elif extends(known.words, words) and known.loose >= len(known.words) - len(words):
            known.name, known.words, known.loose = name, words, 0
        elif len(words) > len(known.words):
            known.also(known.name or "")
            if name in known.aliases:
                known.aliases.remove(name)
            known.name, known.words = name, words
        else:
            known.also(name)
        for word in words:
            _keep(self._by_word.setdefault(word, []), known)
        self._office(known, tokens, phrase)
        return known

    def _office(self, person: Resolved, tokens: Tokens, phrase: Phrase) -> None:
        if phrase.gender and not person.gender:
            person.gender = phrase.gender
        if phrase.office is not None:
            first, stop = phrase.office
            office = written(tokens, first, stop)
            if person.office is None or len(office) > len(person.office):
                person.office, person.office_at = office, (tokens, first, stop)
            person.also(office)
            person.office_words.update(tokens.core(at) for at in range(first, stop))
            head = tokens.reading(first)
            if head is not None and head.lexeme is not None:
                person.office_words.add(head.lexeme.id)
                if head.lexeme.values("counterpart"):
                    person.office_words.update(self._latest_office)  # «نظيره الأميركي جون كيري» holds the same office
                elif head.lexeme.cls == "office":
                    held = {tokens.core(at) for at in range(first, stop) if tokens.letters[at] not in "gC"}
                    self._latest_office = held | {head.lexeme.id}
                    person.duties.update(duties(tokens, first, stop, self.lexicon))
            if phrase.country:
                person.country = person.country or phrase.country

    def _same_person(self, words: tuple[str, ...], *, apart: bool = False) -> Resolved | None:
        """Returns the one person whose name holds these words (or whose name they hold), in order.

        `apart` leaves out whose father alone is called so.
        """
        found = [p for p in self._by_word.get(words[-1] if words else "", ()) if one_name(p.words, words)]
        if not found and len(words) > 1:
            found = [p for p in self._by_word.get(words[0], ()) if one_name(p.words, words)]
        if apart:
            found = [p for p in found if not of_father(p.words, words)]
        found = [p for p in found if len(p.words) == 1 or not of_father(words, p.words)]
        return found[0] if len(found) == 1 else None

    # Phrases to agents

    def resolve(
        self, tokens: Tokens, phrase: Phrase, recent: Iterable[Resolved], home: str | None = None
    ) -> tuple[Resolved, str | None]:
        """Returns the agent of a source phrase, and why its name is not known (or null).

        `recent` gives the sources of earlier statements, the latest first;
        `home` is the country of whoever speaks of the agent, where one does.
        """
        if phrase.joint and phrase.kind in ("person", "unnamed"):
            several = self._together(tokens, phrase, list(recent), home)
            if several is not None:
                return several, None
        if phrase.name is not None and (phrase.kind == "person" or self._marked_surname(tokens, phrase)):
            return self._named_person(tokens, phrase, list(recent)), None
        if phrase.kind in ("person", "unnamed"):
            return self._described(tokens, phrase, list(recent), home)
        return self._group(tokens, phrase, list(recent)), None

    def _marked_surname(self, tokens: Tokens, phrase: Phrase) -> bool:
        """Tells whether a word in quotation marks is the surname of a person in the article («وأضاف «العياري»»)."""
        if phrase.name is None or phrase.name[1] - phrase.name[0] != 1 or phrase.kind != "media":
            return False
        outlet = phrase.lexeme is not None and phrase.lexeme.cls == "media"
        return not outlet and tokens.core(phrase.name[0]) in self._by_word

    def _together(self, tokens: Tokens, phrase: Phrase, recent: list[Resolved], home: str | None) -> Resolved | None:
        """Returns the one source that several people make («سالم العياري وكمال الراشدي»), or null."""
        reader = PhraseReader(tokens, self.lexicon)
        begin = phrase.name[1] if phrase.name is not None else phrase.first + 1
        starts = [
            at
            for at in range(begin, phrase.stop)
            if (reading := tokens.reading(at)) is not None and reading.clitics == "و" and tokens.letters[at] in "OUPto"
        ]
        each: list[Resolved] = []
        for first, stop in zip((phrase.first, *starts), (*starts, phrase.stop + _REST), strict=True):
            part = reader.read(first, stop)
            if part is None or part.joint or not (part.kind == "person" or one_official(part)):
                return None
            one, _ = self.resolve(tokens, part, recent, home)
            if one in each:
                return None
            each.append(one)
        if all(one.kind != "person" for one in each):
            return None
        key = tuple(one.key for one in each)
        known = self._groups.get(key)
        if known is None:
            known = self._groups[key] = Resolved(self._key(), "person", " و".join(one.name or "" for one in each))
            known.plural = True
        known.also(written(tokens, phrase.first, phrase.stop))
        return known

    def _named_person(self, tokens: Tokens, phrase: Phrase, recent: list[Resolved]) -> Resolved:
        assert phrase.name is not None
        first, stop = phrase.name
        words = tuple(tokens.core(at) for at in range(first, stop))
        alone = len(words) == 1
        known = self._surname(words[0], phrase, recent) if alone else self._same_person(words, apart=titled(phrase))
        before = recent[0] if recent else None
        new = before is not None and phrase.office is None and not told_apart(tokens, phrase, self.lexicon)
        if new and before is not None and not_yet_named(before, known, first, phrase.gender):
            return self._now_named(before, known, written(tokens, first, stop), words)
        if known is not None and len(words) == 1:
            known.also(written(tokens, first, stop))
            self._office(known, tokens, phrase)
            return known
        return self._person(tokens, phrase)

    def _now_named(self, before: Resolved, known: Resolved | None, name: str, words: tuple[str, ...]) -> Resolved:
        """Gives the official who spoke just before the name that nothing introduces («وزير السياحة … وقال رامي»)."""
        before.also(before.name or "")
        before.kind, before.name, before.words = "person", name, words
        if known is not None:
            before.name, before.words, before.loose, before.place = known.name, known.words, known.loose, known.place
            before.gender = before.gender or known.gender
            before.also(name)
            self._people[:] = [person for person in self._people if person is not known]
        before.aliases = [a for a in before.aliases if a != before.name]
        before.office_words.update(w for a in before.aliases for w in fold(a).split())
        _keep(self._people, before)
        for word in before.words:
            others = [person for person in self._by_word.get(word, ()) if person is not known]
            self._by_word[word] = [*others, before]
        return before

    def named(self, core: str) -> bool:
        """Tells whether the folded word is part of the name of a person of the article."""
        return core in self._by_word

    def officials(self) -> frozenset[str]:
        """Returns the folded words of the names of persons whose office or country is told."""
        return frozenset(
            word
            for word, persons in self._by_word.items()
            if any(person.office or person.country for person in persons)
        )

    def knows(self, tokens: Tokens, phrase: Phrase) -> bool:
        """Tells whether the article names this person apart from the phrase, or the lexicon knows the name."""
        assert phrase.name is not None
        first, stop = phrase.name
        if any(tokens.letters[at] in "Pq" for at in range(first, stop)):
            return True
        core = tokens.core(stop - 1)
        thing = core.endswith(("ه", "ات"))
        often = (
            not thing
            and stop - first == 1
            and tokens.letters[first] == "o"
            and len(self._places.get(core, ())) >= _OFTEN
        )
        return core in self._by_word or core in self._speakers or often

    def _surname(self, word: str, phrase: Phrase, recent: list[Resolved]) -> Resolved | None:
        people = [p for p in self._by_word.get(word, ()) if p.words[0] != "ابن" or len(p.words) == 1]
        others = [p for p in people if not of_father(p.words, (word,))]
        people = others if others or titled(phrase) else people  # «الملك سلمان» is not «محمد بن سلمان»
        ending = [p for p in people if p.words[-1] == word] or people
        if len(ending) > 1 and phrase.gender:
            ending = [p for p in ending if p.gender in ("", phrase.gender)] or ending
        ending = [p for p in ending if len(p.words) > 1] or ending
        spoke = next((p for p in recent if p in ending), None)  # of one family, whoever spoke last
        known = spoke or max(ending, key=lambda p: (p.office is not None, len(p.words)), default=None)
        if known is not None and len(known.words) > 1:
            return known
        found: dict[tuple[str, ...], tuple[Tokens, int, int]] = {}
        for tokens, place in self._places.get(word, ()):
            first = full_name(tokens, place)
            if first < place and tokens.core(place - 1) != SON and tokens.words[place - 1] != "الملك":
                found.setdefault(tuple(tokens.core(at) for at in range(first, place + 1)), (tokens, first, place + 1))
        longest = max(found, key=len, default=())
        if not longest or not all(one_name(longest, other) for other in found):
            return known  # two of one family
        tokens, first, stop = found[longest]
        full = Phrase(first)
        full.name, full.kind, full.stop, full.head = (first, stop), "person", stop, first
        return self._person(tokens, full, whole=True)

    def _described(
        self, tokens: Tokens, phrase: Phrase, recent: list[Resolved], home: str | None
    ) -> tuple[Resolved, str | None]:
        """«الوزير»، «وزير الخارجية القطري»، «المصادر نفسها»: the one agent that the description fits."""
        text = written(tokens, phrase.first, phrase.stop)
        alike = self._by_word.get(tokens.core(phrase.first))
        same = namesake(tokens, phrase, alike) if alike else None
        if same is not None:
            return same, None
        some = tokens.core(phrase.first) == "بعض"  # «بعض الدبلوماسيين»
        if demonstrative(tokens, phrase) or (definite(tokens, phrase) and not some):
            found = fitting(Description(tokens, phrase, self.lexicon, home), self._people, recent)
            if found is not None:
                found.also(text)
                return found, None
        every = range(phrase.first, phrase.stop)
        key = tuple(sorted({tokens.core(at) for at in every if tokens.readings[at]} - REFLEXIVE)) or (text,)
        known = self._groups.get(key)
        if known is None:
            meant = Description(tokens, phrase, self.lexicon, home)
            lexeme = meant.lexeme
            known = Resolved(self._key(), "unnamed", text)
            known.lexeme = lexeme
            known.gender = phrase.gender
            known.plural, known.joint = phrase.plural, phrase.joint
            known.country = phrase.country
            known.words, known.place = tuple(sorted(meant.words)), phrase.stop
            if phrase.office is not None and lexeme is not None and lexeme.cls == "office":
                known.office = text
            self._groups[key] = known
        return known, None

    def described_in_headline(self, tokens: Tokens, phrase: Phrase, speakers: list[Resolved]) -> Resolved | None:
        """Returns the one speaker whom the description, definite or not, fits; it stands before the name is told."""
        if phrase.kind != "unnamed" or phrase.joint or phrase.plural:
            return None
        found = only_official(Description(tokens, phrase, self.lexicon, None), speakers)
        if found is not None:
            found.also(written(tokens, phrase.first, phrase.stop))
        return found

    def _group(self, tokens: Tokens, phrase: Phrase, recent: list[Resolved], *, whole: bool = False) -> Resolved:
        """Returns the group, outlet or document that a phrase means; `whole` says that it is named whole."""
        first, stop = phrase.first, phrase.stop
        kind = phrase.kind
        called = name = written(tokens, first, stop)
        issued = issuer(tokens, phrase, self.lexicon) if kind == "document" else None
        if issued is not None and (issued.name is not None or issued.lexeme is not None):
            found, _ = self.resolve(tokens, issued, recent)
            found.also(name)
            return found
        if issued is not None:
            first, stop, kind = issued.first, issued.stop, issued.kind
            name = written(tokens, first, stop).lstrip()
        elif kind == "media" and phrase.name is not None:
            name = tokens.text(*phrase.name)
        head_at = phrase.head if kind != "document" else -1
        letters = tokens.letters
        head = tokens.reading(phrase.head)
        lexeme = head.lexeme if head else None
        several = head is not None and head.number == "p"
        # «المعهد غير الربحي» is the same as «المعهد»
        denied = range(0) if several else denied_quality(tokens, first, stop)
        words = tuple(
            [
                tokens.core(at)
                for at in range(first, stop)
                if at == head_at or (letters[at] in "OUGWYCgPqwohHNT" and at not in denied)
            ]
        )
        bare = (
            not whole
            and len(words) == 1
            and head is not None
            and head.definite
            and lexeme is not None
            and lexeme.value("kind") != "name"
        )
        if issued is None and lexeme is not None and (bare or demonstrative(tokens, phrase)):
            alike = (p for p in (*recent, *reversed(self._by_head.get(lexeme.id, []))) if p.plural == several)
            same = next((p for p in alike if p.headed(lexeme)), None)
            if same is not None:
                same.also(name)
                return same
        if lexeme is not None and not whole and (issued is None or kind == "organization"):
            said = self._whole.meant(tokens, first, lexeme.id, plural=several) if bare and issued is None else None
            if said is None and kind == "organization":
                said = self._whole.fuller(tuple(tokens.cores(range(first, stop))), lexeme)
            if said is not None:
                found = self._group(said.tokens, said.phrase, recent, whole=True)
                found.also(name)
                return found
        key = (kind, *words)
        known = self._groups.get(key)
        if known is None and kind == "media" and phrase.name is not None:
            known = self._groups.get((kind, *(tokens.core(at) for at in range(*phrase.name))))
        if known is None:
            known = Resolved(self._key(), kind, unquoted(name))
            known.lexeme = lexeme if issued is None else None
            known.words = words
            known.country = phrase.country
            known.gender, known.plural = phrase.gender, several
            self._groups[key] = known
            if kind == "media" and phrase.name is not None:
                self._groups[(kind, *(tokens.core(at) for at in range(*phrase.name)))] = known
            if lexeme is not None and issued is None:
                self._by_head.setdefault(lexeme.id, []).append(known)
        known.also(name)
        known.also(called)
        return known


def _keep(people: list[Resolved], known: Resolved) -> None:
    """Adds a person to those who may be meant, and lets go of the earliest of very many."""
    if known not in people:
        people.append(known)
        del people[:-_KNOWN]
