"""Who is meant by a description: «الوزير»، «وزير الخارجية القطري»، «المصادر نفسها»."""

from __future__ import annotations

from functools import cached_property
from itertools import compress

from masdar.lexicon import Lexicon
from masdar.resolve.resolved import Resolved
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase

_OTHERS = frozenset({"اخر", "اخري", "اخرون", "اخرين", "اخريات"})
"""Words that say that somebody else is meant («المصادر الأخرى»)."""
_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"})
_PRESIDENT = "رئيس"
"""With a country and nothing else it is over, the head of state («الرئيس التونسي»)."""
_FORCES = frozenset({"قوات", "قياده"})
"""Words that an office is over as well as without them («المتحدث باسم قوات التحالف»)."""
REFLEXIVE = _SAME | {"الذي", "التي"}


class Description:
    """A phrase that describes somebody: its words, and what of them an office is over."""

    def __init__(self, tokens: Tokens, phrase: Phrase, lexicon: Lexicon, home: str | None) -> None:
        head = tokens.reading(phrase.head)
        self.phrase = phrase
        cores, letters = tokens.cores(range(phrase.first, phrase.stop)), tokens.letters[phrase.first : phrase.stop]
        self.words = {*compress(cores, map("OUGWYCgPwohN".__contains__, letters))} - REFLEXIVE
        self.lexeme = head.lexeme if head is not None else None
        self.home = home
        self.bound = head is not None and bool(head.suffix)
        """Whether a pronoun ties whoever is described to somebody else («محاميه»)."""
        verb = tokens.reading(phrase.first - 1) if phrase.first else None
        self.told = verb is not None and verb.kind in ("past", "present") and bool(verb.suffix)
        """Whether a pronoun on the verb means whom they tell, who is somebody else («سأله الصحافي»)."""
        self.both = head is not None and head.number == "d"
        """Whether two are described («الجانبان»), and so neither of the two alone."""
        self._tokens, self._lexicon = tokens, lexicon

    @property
    def written(self) -> str:
        """The words as the text has them."""
        return self._tokens.text(self.phrase.first, self.phrase.stop)

    @cached_property
    def duties(self) -> set[str]:
        """What the office is over."""
        return duties(self._tokens, self.phrase.head, self.phrase.stop, self._lexicon)

    @property
    def also_people(self) -> bool:
        """Whether the office is a trade that many have («الباحث»، «الطبيبة»)."""
        readings = self._tokens.readings[self.phrase.head] or ()
        return any(r.lexeme is not None and r.lexeme.cls == "people" for r in readings)

    @property
    def same(self) -> bool:
        """Whether whoever spoke last is meant («المصدر نفسه»، «ذات المصدر»)."""
        core = self._tokens.core
        return core(self.phrase.first) == "ذات" or any(core(at) in _SAME for at in self._behind())

    @property
    def known(self) -> bool:
        """Whether a relative clause reminds of who is meant («المصدر العسكري الذي …»)."""
        return any(self._tokens.core(at) in ("الذي", "التي") for at in self._behind())

    def _behind(self) -> range:
        return range(self.phrase.head + 1, min(self.phrase.stop + 1, len(self._tokens)))


def fitting(meant: Description, people: list[Resolved], recent: list[Resolved]) -> Resolved | None:
    """Returns the one agent that the description fits, or null; `recent` are the last sources, the latest first."""
    if meant.lexeme is None or meant.words & _OTHERS:
        return None
    if meant.lexeme.values("honorific"):
        return next((p for p in recent if p.kind == "person" and not p.plural), None)  # «معاليه»
    if meant.both:
        return next((p for p in recent if p.kind == "person" and p.plural), None)  # «الزعيمان»
    if meant.lexeme.cls == "office" and not meant.phrase.plural:
        if meant.same and recent and recent[0].kind in ("person", "unnamed"):
            return recent[0]
        return _official(meant, people, recent)
    related = [
        p for p in recent if p.lexeme is meant.lexeme and p.plural == meant.phrase.plural and not _one_of_them(meant, p)
    ]
    if related and len(meant.words) <= 1:
        return related[0]
    whole = [p for p in related if meant.words <= set(p.words)]
    if whole or meant.phrase.plural:
        return whole[0] if whole else None
    if meant.same and recent and recent[0].kind != "document":
        return recent[0] if not recent[0].joint else None  # «مصدر طبي وآخر أمني … وأضاف المصدر نفسه»
    if meant.lexeme.values("anonymous"):
        known = len(meant.words) <= 1 or meant.phrase.country or meant.known
        return _unnamed(meant, recent) if known else None
    return _one_of_the_people(meant, recent) if meant.lexeme.cls == "people" else None


def _one_of_them(meant: Description, several: Resolved) -> bool:
    """Tells whether the words are those of the first of several («الأطباء» of «الأطباء والسكان»)."""
    return several.joint and not meant.phrase.joint and (several.name or "").startswith(meant.written + " ")


def only_official(meant: Description, people: list[Resolved]) -> Resolved | None:
    """Returns the one of the people who holds the office that is described, or null where there are several."""
    if meant.lexeme is None or meant.lexeme.values("anonymous") or meant.both:
        return None
    fits = [
        p
        for p in _holders(meant, people)
        if meant.duties <= p.duties or (not p.duties and p.country == meant.phrase.country)
    ]
    return fits[0] if len(fits) == 1 else None


def _holders(meant: Description, people: list[Resolved]) -> list[Resolved]:
    """Returns those who hold an office of the kind, in the country and of the gender that the words show."""
    lexeme, phrase = meant.lexeme, meant.phrase
    assert lexeme is not None
    head_of_state = lexeme.lemma == _PRESIDENT and phrase.country is not None and not meant.duties
    return [
        p
        for p in people
        if lexeme.id in p.office_words
        and not (head_of_state and "cabinet" in p.duties)  # «الرئيس الفرنسي» is no prime minister
        and (phrase.country is None or p.country in (None, phrase.country))
        and (not phrase.gender or p.gender in ("", phrase.gender))
    ]


def _official(meant: Description, people: list[Resolved], recent: list[Resolved]) -> Resolved | None:
    """Returns the one person whose office is described; «وزير الداخلية» is no «وزير صحة»."""
    fits = _holders(meant, people)
    whole = [p for p in fits if meant.words <= p.office_words]
    if len(whole) == 1:
        return whole[0]
    if not fits and len(meant.words) <= 1:
        return _described_before(meant, recent) or (None if meant.told else _whoever_spoke(meant, recent))
    alike = [p for p in fits if _same_duties(meant, p)]
    if not whole and len(alike) == 1 and alike[0] in recent and not meant.also_people:
        return alike[0]
    pool = whole or [p for p in fits if not meant.duties or not p.duties or meant.duties & p.duties.union(p.words)]
    if len(meant.words) > 2 and not whole:
        only = len(fits) == 1 and not fits[0].duties and meant.phrase.first < fits[0].place
        return fits[0] if only else None  # «قال وزير الداخلية المغربي … وأضاف الوزير سالم الراشدي»
    own = [p for p in pool if meant.home is not None and p.country == meant.home]
    if len(own) == 1:
        return own[0]  # an American official's «the secretary of state» is the American one
    latest = next((p for p in recent if p in pool), None)
    return pool[0] if latest is None and len(pool) == 1 else latest


def _same_duties(meant: Description, person: Resolved) -> bool:
    """Tells whether an office is over what is described, in other words («رئيس الحكومة»، «رئيس الوزراء التونسي»)."""
    over = meant.duties - _FORCES
    return bool(over) and over <= person.duties and person.country == meant.phrase.country


def _described_before(meant: Description, recent: list[Resolved]) -> Resolved | None:
    """Returns the one without a name of whom «المتحدث» reminds («المتحدث باسم الشرطة … وأضاف المتحدث»)."""
    last = next((p for p in recent if p.kind in ("person", "unnamed")), None)
    reminds = last is not None and last.kind == "unnamed" and not last.plural and last.lexeme is meant.lexeme
    return last if reminds else None


def _whoever_spoke(meant: Description, recent: list[Resolved]) -> Resolved | None:
    """Returns the last speaker, whose office the article tells only by a bare noun («الباحث»، «المتحدثة»)."""
    last, phrase = (recent[0] if recent else None), meant.phrase
    if last is None or last.kind != "person" or last.plural or meant.bound:
        return None
    if phrase.gender and last.gender not in ("", phrase.gender):
        return None
    return last if last.office is None or meant.also_people else None


def _one_of_the_people(meant: Description, recent: list[Resolved]) -> Resolved | None:
    """Returns the last person of the country («المسؤول الأميركي»), or whoever spoke last («الرجل»)."""
    lexeme, phrase = meant.lexeme, meant.phrase
    assert lexeme is not None
    if phrase.country:
        of_it = (p for p in recent if p.kind == "person" and p.country == phrase.country)
        # «الجهة المعارضة لتونس» is no ambassador of hers
        return next((p for p in of_it if not phrase.gender or p.gender in ("", phrase.gender)), None)
    vague = len(meant.words) > 1 or lexeme.values("ambiguous") or lexeme.values("number")
    last = recent[0] if recent and not vague else None
    if last is None or last.kind not in ("person", "unnamed") or (phrase.gender == "f" and last.gender != "f"):
        return None
    return last


def duties(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> set[str]:
    """Returns what an office is over («وزير الداخلية التونسي»: الداخلية), without its country."""
    over = (
        tokens.core(at)
        for at in range(first + 1, stop)
        if tokens.letters[at] in "OGWYwohHN" and not _described(tokens, at)
    )
    return {"cabinet" if lexicon.lists("cabinet", word) else word for word in over}


def _described(tokens: Tokens, place: int) -> bool:
    """Tells whether the word is an adjective («الأسبق»، «القانوني»)."""
    reading = tokens.reading(place)
    if reading is None or reading.lexeme is None:
        return reading is not None and reading.definite and reading.core.endswith("ي")
    return reading.lexeme.cls == "plain-adjective"


def _unnamed(meant: Description, recent: list[Resolved]) -> Resolved | None:
    """Returns the one whom «المصدر» means: the last source without a name, or else the last outlet."""
    alone = (p for p in recent if not p.joint)
    fits = [p for p in alone if meant.phrase.country is None or p.country in (None, meant.phrase.country)]
    spoken = [
        p
        for p in fits
        if p.kind == "unnamed"
        and p.lexeme is not None
        and (p.lexeme is meant.lexeme or (p.lexeme.cls in ("people", "office") and not p.plural))
    ]
    return next(iter(spoken or [p for p in fits if p.kind == "media"]), None)
