"""Finding places: the phrases that say where, and the place that each means.

A name that several places have is settled by the countries that the sentence
names, then by those of the article, then by where the article was filed; what
they leave open stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import NamedTuple

from masdar.lexicon import LETTERS
from masdar.model import Location
from masdar.places.table import Gazetteer, Place
from masdar.segment.tokens import Tokens
from masdar.text import Span, fold

_BEFORE = 6
"""Tokens before a name that may belong to its phrase («في ريف حلب الجنوبي», «في العاصمة القطرية الدوحة»)."""
_REACH = 25
"""Tokens from the word of an event within which its place stands."""
_FRONT = 2
"""Tokens of a sentence before a place in front of its verb («وفي صعدة، قصفت …»)."""
_ADJECTIVES = 2
"""Adjectives between who resides somewhere and where («السفير الروسي في القاهرة»)."""
_SENTENCE = 120
"""Tokens on each side of a name that its sentence is looked for in, which bounds the time on texts without stops."""
_CLEAR = 3
"""How many times more often than the others a country has to be named in an article to settle a name."""
_ENDS = frozenset(LETTERS[name] for name in ("stop", "line"))
_PARTS = ("capital", "part")
_NOUNS = (*_PARTS, "noun", "adverb")
"""Classes of the words that say what a place is; its name follows them."""
_NO_PART = ("head", "resident", "land", "host")
"""Classes of the words that are no part of the phrase of the name behind them."""
_ADVERBS = {"side": "in", "adverb": "by"}
"""How the words of some classes lead a place in that have no preposition."""
_SPOTS = ("part", "noun", "site")
"""Classes of the words after which a name stands that no table has."""
_NO_NAME = frozenset(
    LETTERS[name]
    for name in ("past", "present", "verb", "country", "nationality", "from", "in", "on", "to", "relative", "time")
)
"""Classes of the words that are no name, whatever stands before them."""
_SURE = ("in", "on", "to", "by")
"""How a phrase is led in whose name no table has."""
_BESIDE = 6
"""Tokens after a phrase whose name is in no table in which another says where that lies («في قصر السد في جدة»)."""

Preposition = str
"""How a place is led in: in, to, on, from, for; by after an adverb («قرب دمشق»); host after a verb of what goes on
there («شهدت تونس مظاهرات»); or nothing where it stands otherwise."""
_LEADS = {"في": "in", "ب": "in", "الي": "to", "ل": "for", "علي": "on", "من": "from", "نحو": "to", "فوق": "on"}


class Mention(NamedTuple):
    """A phrase that names a place: its tokens, the name's, how it is led in, and the places that it may mean."""

    first: int
    stop: int
    name: int
    lead: Preposition
    skip: int
    """Letters of a preposition on the first token, which is no part of the phrase."""
    candidates: tuple[Place, ...]


class Setting(NamedTuple):
    """A place phrase in the text and what it means: no location has its reason."""

    span: Span
    location: Location | None
    reason: str | None


class Places:
    """The places of one text, with what the text says of which are meant."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, home: str | None = None) -> None:
        """`home` is the country that the article was filed from, or its outlet's, where known."""
        self._tokens, self._gazetteer, self._home = tokens, gazetteer, home
        self._read: dict[range, tuple[Mention, ...]] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every phrase that names a place, in the order of the text."""
        return tuple(self._find(range(len(self._tokens))))

    @cached_property
    def _countries(self) -> list[tuple[int, str]]:
        return self._named_countries()

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(country for _, country in self._countries)

    def _within(self, part: range) -> tuple[Mention, ...]:
        """Returns the phrases of some tokens, which are looked for once."""
        found = self._read.get(part)
        if found is None:
            found = self._read[part] = tuple(self._find(part))
        return found

    def near(  # noqa: PLR0913, PLR0917 - the event, its sentence, and what may say where
        self,
        trigger: int,
        first: int,
        stop: int,
        leads: Sequence[Preposition] = ("in",),
        target: range = range(0),
        actors: Sequence[range] = (),
    ) -> Setting | None:
        """Returns where an event takes place, or null where tokens `first` to `stop` (exclusive) do not say.

        `trigger` is the token that names it; phrases after it come before those
        in front of it, and the nearest before others.  `leads` are the ways in
        which the phrase may be led in, the surest first: a raid is on a city, a
        visit goes to it.  Without a preposition stands what is acted upon: the
        `target`, or what is right behind the word and none of the `actors`.
        `object` is for that («قصف حلب»), `state` for a whole state right behind
        («تحرير الكويت»), `toward` for one farther off («يزور الرئيس ليبيا»).
        """
        best: tuple[tuple[int, bool, int], Mention] | None = None
        mentions = self._within(range(first, stop))
        for mention in _between(mentions, max(first, trigger - 2 * _REACH), min(stop, trigger + 2 * _REACH)):
            if self._resides(mention):
                continue
            lead = mention.lead or self._taken(mention, trigger, target, actors)
            hosts = lead == "host" and mention.first <= trigger + 1  # the verb itself may be what carries the event
            if not (hosts or lead == "by" or lead in leads):
                continue
            behind = mention.first > trigger
            distance = mention.first - trigger if behind else trigger - mention.stop
            near = behind or hosts or mention.first - first <= _FRONT or self._where(mention, distance)
            if distance > _REACH or not near:
                continue
            rank = 0 if hosts else len(leads) if lead == "by" else leads.index(lead)
            key = (rank, not behind, distance)
            if best is None or key < best[0]:
                best = key, mention
        return None if best is None else self._located(best[1], mentions)

    @staticmethod
    def _taken(mention: Mention, trigger: int, target: range, actors: Sequence[range]) -> Preposition:
        """Returns how a phrase is led in that has no preposition, which makes it a place only if it is acted upon."""
        right_behind = mention.first == trigger + 1 and not any(mention.name in actor for actor in actors)
        if not (right_behind or (target.start > trigger and target.start in (mention.first, mention.name))):
            return ""
        if all(place.kind != "country" for place in mention.candidates):
            return "object"
        return "state" if right_behind else "toward"

    def _where(self, mention: Mention, distance: int) -> bool:
        """Tells whether a place is what the words behind it are said of («في باريس حيث سيلتقي …»)."""
        return distance <= _FRONT and fold(self._tokens.words[mention.stop]) == "حيث"

    def _resides(self, mention: Mention) -> bool:
        """Tells whether the phrase says where somebody resides («السفير الروسي في القاهرة»)."""
        place = mention.first - (1 if mention.skip else 2)
        for _ in range(_ADJECTIVES + 1):
            reading = self._tokens.reading(place) if place >= 0 else None
            if reading is None:
                return False
            if self._gazetteer.nouns.get(reading.core) == "resident":
                return True
            if reading.kind != "adjective":
                return False
            place -= 1
        return False

    def _located(self, mention: Mention, mentions: Sequence[Mention]) -> Setting:
        """Returns the setting of a phrase; a name in no table lies where the phrase behind it says."""
        setting = self.setting(mention)
        if setting.location is None and not mention.candidates:
            for other in _between(mentions, mention.stop, mention.stop + _BESIDE):
                if other.lead == "in" and (location := self.setting(other).location) is not None:
                    return Setting(setting.span, location, None)
        return setting

    def country(self, first: int, stop: int, sentence: range) -> str:
        """Returns the state of the first place that the tokens `first` to `stop` of a sentence name, or nothing."""
        for mention in _between(self._within(sentence), first, stop):
            location = self.setting(mention).location
            if location is not None and location.country:
                return location.country
        return ""

    def setting(self, mention: Mention) -> Setting:
        """Returns the phrase of a mention and the place that it means."""
        span = self._tokens.span(mention.first, mention.stop, skip=mention.skip)
        if not mention.candidates:
            return Setting(span, None, "The place is in no table.")
        place, reason = self._settle(mention)
        return Setting(span, None if place is None else _location(place), reason)

    def _settle(self, mention: Mention) -> tuple[Place | None, str | None]:
        """Returns the one place that a mention means, or why it cannot be told."""
        candidates = mention.candidates
        if len(candidates) == 1:
            return candidates[0], None
        first, stop = self._sentence(mention.name)
        beside = slice(bisect_left(self._countries, (first, "")), bisect_left(self._countries, (stop, "")))
        here = Counter(country for _, country in self._countries[beside])
        for counts in (here, self._counts):
            named = sorted(((counts[place.country or ""], place) for place in candidates), key=lambda one: -one[0])
            if named[0][0] and named[0][0] >= _CLEAR * named[1][0]:
                return named[0][1], None
        for place in candidates:
            if place.country == self._home and self._home is not None:
                return place, None
        where = " or ".join(place.country or "several states" for place in candidates)
        return None, f"«{candidates[0].name}» is a place in {where}, and the article does not say which."

    def _sentence(self, place: int) -> tuple[int, int]:
        letters = self._tokens.letters
        first = stop = place
        while first > max(place - _SENTENCE, 0) and letters[first - 1] not in _ENDS:
            first -= 1
        while stop < min(place + _SENTENCE, len(letters)) and letters[stop] not in _ENDS:
            stop += 1
        return first, stop

    def _named_countries(self) -> list[tuple[int, str]]:
        """Returns the countries that the text names, each with its token: states, nationalities, and their places."""
        found = [
            (mention.name, mention.candidates[0].country or "")
            for mention in self.mentions
            if len(mention.candidates) == 1
        ]
        for place, readings in enumerate(self._tokens.readings):
            for reading in readings or ():
                lexeme = reading.lexeme
                if lexeme is not None and reading.kind == "adjective" and lexeme.value("iso3"):
                    found.append((place, lexeme.value("iso3")))
                    break
        return sorted((place, country) for place, country in found if country)

    def _find(self, part: range) -> Iterator[Mention]:
        openings, nouns = self._gazetteer.openings, self._gazetteer.nouns
        words = self._tokens.words[part.start : part.stop]
        led = compress(part, map(nouns.__contains__, self._tokens.cores(part)))
        done = 0
        for place in sorted({*led, *compress(part, map(openings, words))}):
            if place < done:
                continue
            found = self._named(place) or self._spotted(place)
            if found is not None:
                done = found.stop
                if found.candidates or found.lead:
                    yield found

    def _named(self, place: int) -> Mention | None:
        """Returns the phrase whose name begins at a token, where a table has the name."""
        for clitics, word in self._gazetteer.openings(self._tokens.words[place]):
            for count in range(self._gazetteer.longest[word], 0, -1):
                key = (word, *(fold(other) for other in self._tokens.words[place + 1 : place + count]))
                candidates = self._gazetteer.names.get(key)
                if candidates is None or len(key) < count:
                    continue
                if not candidates:
                    return Mention(place, place + count, place, "", 0, ())
                mention = self._phrase(place, place + count, clitics, candidates)
                if mention is not None:
                    return mention
        return None

    def _phrase(self, name: int, stop: int, clitics: str, candidates: tuple[Place, ...]) -> Mention | None:
        """Returns the phrase around a name; null where what the name needs before it is missing."""
        first, lead, skip, noun = name, _LEADS.get(clitics[-1:], ""), len(clitics), ""
        if self._qualifies(name, candidates):
            return None
        if not clitics:
            first, lead, skip, noun = self._led(name)
        led = lead not in ("", "for")
        candidates = tuple(place for place in candidates if not place.need or noun or (led and place.need == "led"))
        if not candidates:
            return None
        return Mention(first, stop, name, lead, skip, self._by_noun(noun, candidates))

    def _qualifies(self, name: int, candidates: tuple[Place, ...]) -> bool:
        """Tells whether the name of a state is the adjective of the noun before it («القنصلية السعودية»)."""
        before = self._tokens.reading(name - 1) if name else None
        return (
            before is not None
            and before.definite
            and any(place.kind == "country" for place in candidates)
            and any(reading.kind == "adjective" and reading.definite for reading in self._tokens.readings[name] or ())
        )

    def _by_noun(self, noun: str, candidates: tuple[Place, ...]) -> tuple[Place, ...]:
        """Returns the candidates that the word before a name leaves («مدينة الكويت», «العاصمة تونس»)."""
        country = next((place for place in candidates if place.kind == "country"), None)
        if country is None:
            return candidates
        if noun in _PARTS:
            others = tuple(place for place in candidates if place.kind != "country")
            capital = self._gazetteer.capitals.get(country.country or "")
            return others or ((capital,) if capital is not None else candidates)
        return tuple(place for place in candidates if place.kind == "country" or place.country != country.country)

    def _led(self, name: int) -> tuple[int, Preposition, int, str]:
        """Returns the first token of a phrase, how it is led in, its clitics, and the class of the noun before it."""
        tokens, nouns = self._tokens, self._gazetteer.nouns
        noun = ""
        first = name
        for place in range(name - 1, max(name - _BEFORE, 0) - 1, -1):
            reading = tokens.reading(place)
            if reading is None:
                break
            word = fold(tokens.words[place])
            if word in _LEADS:
                return place + 1, _LEADS[word], 0, noun
            cls = nouns.get(reading.core, "")
            if cls == "host":
                return place + 1, "host", 0, noun
            if cls and cls not in _NO_PART:
                led = _LEADS.get(reading.clitics[-1:], "") if reading.clitics else ""
                if reading.clitics and not led:
                    break
                noun, first = noun or (cls if cls in _NOUNS else ""), place
                if led:
                    return place, led, len(reading.clitics), noun
            elif reading.kind != "adjective" or reading.clitics:
                break
        if first < name:
            return first, _ADVERBS.get(nouns.get(tokens.core(first), ""), ""), 0, noun
        return name, "", 0, ""

    def _spotted(self, place: int) -> Mention | None:
        """Returns a phrase such as «في قرية عين الرمل», whose name is in no table."""
        reading = self._tokens.reading(place)
        cls = self._gazetteer.nouns.get(reading.core) if reading is not None else None
        if cls == "capital":
            return self._capital(place)
        if reading is None or reading.definite or cls not in (*_SPOTS, "side"):
            return None
        stop = self._land(place + 1) if cls == "side" else self._unknown_name(place + 1)
        if stop is None or self._named(place + 1) is not None:
            return None
        first, lead, skip = place, _LEADS.get(reading.clitics[-1:], ""), len(reading.clitics)
        if not lead:
            first, lead, skip, _ = self._led(place)
        lead = lead or ("in" if cls == "side" else "")
        return Mention(first, stop, place + 1, lead, skip, ()) if lead in _SURE else None

    def _capital(self, place: int) -> Mention | None:
        """Returns the phrase of a capital that its state alone names («في العاصمة القطرية»)."""
        for reading in self._tokens.readings[place + 1] or () if place + 1 < len(self._tokens) else ():
            country = reading.lexeme.value("iso3") if reading.lexeme is not None else ""
            capital = self._gazetteer.capitals.get(country)
            if capital is not None and reading.kind == "adjective" and not reading.clitics:
                own = self._tokens.reading(place)
                clitics = own.clitics if own is not None else ""
                first, lead, skip = place, _LEADS.get(clitics[-1:], ""), len(clitics)
                if not clitics:
                    first, lead, skip, _ = self._led(place)
                return Mention(first, place + 2, place, lead, skip, (capital,))
        return None

    def _land(self, place: int) -> int | None:
        """Returns where the word for a state ends that may stand at a token («شرق البلاد»), or null where none does."""
        return place + 1 if self._gazetteer.nouns.get(self._tokens.core(place)) == "land" else None

    def _unknown_name(self, place: int) -> int | None:
        """Returns where the name ends that may begin at a token after a word such as قرية, or null where none does."""
        tokens, nouns = self._tokens, self._gazetteer.nouns
        reading = tokens.reading(place)
        if reading is None:
            return None
        if nouns.get(reading.core) == "head" and tokens.reading(place + 1) is not None:
            return place + 2
        if reading.clitics or reading.kind == "adjective" or reading.letter in _NO_NAME or reading.core in nouns:
            return None
        agrees = tokens.words[place - 1].endswith("ة") and tokens.words[place].endswith("ة")
        return None if agrees else place + 1  # «منطقة جبلية» has an adjective


def _between(mentions: Sequence[Mention], first: int, stop: int) -> Iterator[Mention]:
    """Yields the phrases among tokens `first` to `stop` (exclusive)."""
    for place in range(bisect_left(mentions, first, key=lambda mention: mention.first), len(mentions)):
        if mentions[place].stop > stop:
            return
        yield mentions[place]


def _location(place: Place) -> Location:
    return Location(
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )
