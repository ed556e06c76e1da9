"""When and where: the words of its sentence that tell of the time and the place of an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from masdar.dates import TimeExpression, whole_day
from masdar.events.merge import Mention
from masdar.events.told import Told
from masdar.events.triggers import SPOKEN
from masdar.lexicon import Lexicon
from masdar.model import Article, Timex
from masdar.places import Gazetteer, Places
from masdar.resolve.running import times_in
from masdar.segment import Tokens, sentence_at

_OLD = 2
"""Years after which an event is background; a finite verb reports what a noun only mentions, and has one more where no
year is named."""
_MONTHS, _MONTHS_OF_VERB = 12, 18
"""Months after which an event whose month is known is background, and those of a finite verb, which reports more."""
_MONTH = len("2024-03")
_PAST = 10
"""Years after which what a text tells is history."""
_SEVERAL = 3
"""Times so far back that make a text one on history."""
_STORY = 3
"""Sentences before an event among which the time stands that its story is at."""
_NEARBY = 14
"""Tokens after an event in which the decade stands that it is of."""
_OF_FORCE = frozenset({"ASSAULT", "COERCE"})
_OF_PACTS = frozenset({"AGREE", "SUPPORT"})
_MATERIAL = _OF_FORCE | {"RETREAT", "SANCTION", "AID", "PROTEST", "MOBILIZE", "COOPERATE"}
"""Types of deeds, which words of the past report less than those of speech."""
_HEAD = 3
"""Words before a relative pronoun among which the noun stands that it goes back to."""
_LEADS = {
    "ASSAULT": ("object", "in", "on", "to", "state"),
    "COERCE": ("object", "in", "on", "state"),
    "CONSULT": ("in", "to", "for"),
    "RETREAT": ("in", "from"),
    "visit": ("to", "for", "object", "state", "toward", "in"),
}
"""How the place of an event is led in, the surest first, by its mode or its type; otherwise by في alone."""
_APART = frozenset(("قبل", "بعد", "منذ", "عقب", "إثر"))
"""Words between two events of which one tells when the other is."""
_SINCE = frozenset(("منذ", "بعد", "عقب"))
"""Those of them after which what happened before stands, with its own time."""
_WHILE = frozenset({"خلال", "اثناء"})
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT"})
_BESIDE = 6
"""Tokens beside an event in which a meeting stands."""
_FAR = 600
"""Letters from an event within which its time stands, which bounds the time on texts without stops."""
_TOLD = frozenset({"occurred", "ongoing", "denied"})
_GOES_ON = 2
"""Sentences after which a story may be at another day."""
_OPENING = 3
"""Tokens at the beginning of a sentence."""
_NOBODY = "No place is named beside it."
LATER = "The day beside it is that of something later."
"""Why what was said or is over has no date, though one to come stands beside it."""
_NEVER = "No words beside it say when."


class Circumstances:
    """The times and places of one text, by its sentences."""

    def __init__(  # noqa: PLR0913, PLR0917 - what times and places are read by, and where
        self,
        article: Article,
        tokens: Tokens,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        numbers: Sequence[int],
        within: Iterable[range],
        told: Told,
    ) -> None:
        """`numbers` are the sentences of the tokens; times are read in the tokens `within`."""
        self._tokens, self._told, self._lexicon = tokens, told, lexicon
        published = whole_day(article.date)
        self._text = article.text
        self._published = published.isoformat() if published is not None else ""
        self.times = times_in(tokens, lexicon, published, within)
        """The expressions of time."""
        self._starts = [expression.span[0] for expression in self.times]
        self._places = Places(tokens, gazetteer)
        self._numbers = numbers

    def sentence(self, place: int) -> int:
        """Returns the number of the sentence of a token."""
        return self._numbers[place]

    def tokens_of_times(self, named: Container[int]) -> frozenset[int]:
        """Returns the tokens that say when, without those that name events (`named`: «منذ توقيع الاتفاق»)."""
        spans = (expression.span for expression in self.times)
        places = (range(self._tokens.first_at(start), self._tokens.first_at(end)) for start, end in spans)
        return frozenset(place for told in places for place in told if place not in named)

    def describe(self, mention: Mention, place: int) -> None:
        """Notes when and where the event at a token takes place."""
        sentence = self._sentence_of(place)
        first, stop = sentence.start, sentence.stop
        self._when(mention, first, stop)
        leads = _LEADS.get(mention.mode or "") or _LEADS.get(mention.type, ("in",))
        target = next((range(party.first, party.stop) for party in mention.recipients), range(0))
        actors = [range(party.first, party.stop) for party in mention.actors]
        setting = self._places.near(place, first, stop, leads, target, actors)
        if setting is None:
            mention.location_reason = _NOBODY
        else:
            mention.place, mention.location, mention.location_reason = setting.span, setting.location, setting.reason

    def country(self, first: int, stop: int) -> str:
        """Returns the state of the first place that tokens name («أحياء في حلب»), or nothing."""
        return self._places.country(first, stop, self._sentence_of(first))

    def _sentence_of(self, place: int) -> range:
        return sentence_at(self._numbers, self._numbers[place])

    def _when(self, mention: Mention, first: int, stop: int) -> None:
        start, end = self._tokens.span(first, stop)
        start, end = max(start, mention.trigger[0] - _FAR), min(end, mention.trigger[1] + _FAR)
        times = self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        said = self._told.innermost(self._tokens.first_at(mention.trigger[0])) is not None
        times = tuple(
            time
            for time in times
            if not ((not said and self._of_others(mention, time)) or self._of_another(mention, time))
        )
        nearest = min(times, key=lambda time: self._distance(mention, time), default=None)
        if nearest is None:
            mention.date_reason = _NEVER
            return
        mention.time, mention.timex = nearest.span, Timex(value=nearest.value, type=nearest.type)
        mention.date, mention.date_reason = nearest.date, nearest.reason

    def inherit(self, mentions: list[Mention]) -> None:
        """Gives what happens without a time of its own the day that the story is at, told a sentence or two before."""
        day: tuple[int, str] | None = None
        met: str | None = None
        for mention in mentions:
            opened = self._opened(mention.sentence - 1) if mention.time is None else ""
            day = (mention.sentence - 1, opened) if opened else day
            if mention.type == "CONSULT" and mention.date is not None:
                met = mention.date
            if mention.time is None and mention.status in _TOLD and met is not None and self._during(mention):
                mention.date, mention.date_reason = met, "It happens at a meeting, whose day is told before."
            elif mention.time is None and mention.status in _TOLD and day is not None:
                if mention.sentence - day[0] <= _GOES_ON:
                    mention.date, mention.date_reason = day[1], "The story is at a day that is told before."
            elif mention.date is not None and mention.status in _TOLD and len(mention.date) == len("2024-03-12"):
                day = mention.sentence, mention.date

    def _opened(self, number: int) -> str:
        """Returns the day that a sentence begins with («وأمس الاثنين نقلت الصحيفة …»), or nothing."""
        first = bisect_left(self._numbers, number)
        if first >= len(self._numbers) or self._numbers[first] != number:
            return ""
        start, end = self._tokens.span(first, min(first + _OPENING, len(self._tokens)))
        at = bisect_left(self._starts, start)
        told = self.times[at].date if at < len(self.times) and self._starts[at] < end else None
        return told if told is not None and len(told) == len("2024-03-12") else ""

    def _during(self, mention: Mention) -> bool:
        """Tells whether an event is of a meeting told of before («طلب خلال اللقاء»، «اتفق الجانبان»)."""
        tokens, place = self._tokens, self._tokens.first_at(mention.trigger[0])
        beside = range(max(0, place - _BESIDE), min(place + _BESIDE, len(tokens) - 1))
        lists = self._lexicon.lists
        if mention.type in _MUTUAL and lists("both-meeting", tokens.core(place + 1)):
            return True
        return any(
            tokens.core(at) in _WHILE and tokens.words[at + 1].startswith("ال") and lists("talks", tokens.core(at + 1))
            for at in beside
        )

    def background(self, mention: Mention) -> bool:
        """Tells whether the event is years older than the article, or told right after what is."""
        if self._of_ground(mention) or self._of_pact(mention) or self._of_decades(mention):
            return True
        if mention.status == "occurred" and (self._of_history(mention) or self._a_year_ago(mention)):
            return True
        years = [mention.date] if mention.date else self._told_before(mention)
        named = (
            mention.type in _MATERIAL
            and mention.date is not None
            and mention.time is not None
            and mention.date[:4] in self._text[slice(*mention.time)]
        )
        published, least = self._published[:4], _OLD + (not mention.noun and not named)
        known = [int(published) - int(year[:4]) for year in years if published.isdigit() and year[:4].isdigit()]
        return bool(known) and min(known) >= least

    def _a_year_ago(self, mention: Mention) -> bool:
        """Tells whether the month of an event is well more than a year past; that of what a cue voices is another's."""
        told, published = mention.date or "", self._published
        if len(told) < _MONTH or not published[:4].isdigit() or mention.time is None:
            return False
        inner = self._told.innermost(self._tokens.first_at(mention.time[0]))
        if inner is not None and inner.cue[0] < mention.trigger[1] and mention.trigger[0] < inner.cue[1]:
            return False  # «اتهمته بالوقوف وراء هجوم 2016»
        years, months = int(published[:4]) - int(told[:4]), int(published[5:7]) - int(told[5:7])
        return 12 * years + months > (_MONTHS if mention.noun else _MONTHS_OF_VERB)

    def _of_history(self, mention: Mention) -> bool:
        """Tells whether a deed without a time is told after a time decades back, in a text on what lies so far back."""
        if mention.time is not None or mention.type in SPOKEN or not self._historical:
            return False
        first = bisect_left(self._numbers, mention.sentence - _STORY)
        start = self._tokens.span(first, first + 1)[0]
        at = bisect_left(self._starts, mention.trigger[0])
        dated = (time for time in reversed(self.times[:at]) if time.date is not None and time.span[0] >= start)
        last = next(dated, None)
        return last is not None and int(self._published[:4]) - int((last.date or "")[:4]) >= _PAST

    @cached_property
    def _historical(self) -> bool:
        """Whether the text names more times that are decades past than those of its own days."""
        years = [int(told[:4]) for time in self.times if (told := time.date) is not None and told[:4].isdigit()]
        if not self._published[:4].isdigit():
            return False
        published = int(self._published[:4])
        past = sum(published - year >= _PAST for year in years)
        return past >= _SEVERAL and past > sum(published - year <= 1 for year in years)

    def _of_ground(self, mention: Mention) -> bool:
        """Tells whether a clause without a time only says which ground is meant («المدينة التي دمرها التنظيم»)."""
        place = self._tokens.first_at(mention.trigger[0])
        if mention.noun or mention.time is not None or mention.type not in _OF_FORCE or not place:
            return False
        if self._tokens.letters[place - 1] != "R":
            return False
        return self._goes_back_to("ground", place)

    def _of_pact(self, mention: Mention) -> bool:
        """Tells whether a clause without a time of its own only says under which pact («بموجب الاتفاق الذي وقعته»)."""
        place = self._tokens.first_at(mention.trigger[0])
        if mention.noun or mention.type not in _OF_PACTS or not place or self._tokens.letters[place - 1] != "R":
            return False
        own = mention.time is not None and mention.time[0] > mention.trigger[0]
        return not own and self._goes_back_to("pact", place) and self._goes_back_to("pact-past", place)

    def _goes_back_to(self, name: str, place: int) -> bool:
        """Tells whether the noun is in a list that the clause goes back to whose verb stands at a token."""
        heads = (self._tokens.core(at) for at in range(max(0, place - 1 - _HEAD), place - 1))
        return any(self._lexicon.lists(name, core) for core in heads)

    def _of_decades(self, mention: Mention) -> bool:
        """Tells whether the words after an event tell of a decade («في الخمسينيات»)."""
        place = self._tokens.first_at(mention.trigger[0])
        sentence = self._tokens.letters.find(".", place, place + _NEARBY)
        stop = sentence if sentence >= 0 else min(place + _NEARBY, len(self._tokens))
        return not self._lexicon.listed("decade").isdisjoint(self._tokens.cores(range(place + 1, max(place + 1, stop))))

    def _told_before(self, mention: Mention) -> list[str]:
        """Returns the dates that the sentence before an event tells, where its own tells of no time.

        Only a year in figures dates what follows: «منذ 4 سنوات» tells since when things are as they are.
        """
        if mention.time is not None or mention.status != "occurred":
            return []
        before = sentence_at(self._numbers, mention.sentence - 1)
        if not before:
            return []
        start, end = self._tokens.span(before.start, before.stop)
        times = self.times[bisect_left(self._starts, max(start, end - _FAR)) : bisect_left(self._starts, end)]
        years = ((time.date or self._published)[:4] for time in times)
        return [
            year if year in self._text[slice(*time.span)] else self._published
            for time, year in zip(times, years, strict=True)
        ]

    def to_come(self, mention: Mention) -> bool:
        """Tells whether the day of the event is after the day of the article."""
        told = mention.date or ""
        return self._published[:4].isdigit() and told > self._published[: len(told)]

    def _of_others(self, mention: Mention, time: TimeExpression) -> bool:
        """Tells whether a time is of words of others, and does not tell of the event («انتقد …، وقال إنهم قتلوا أمس»).

        The event is none that they tell of.
        """
        inner = self._told.innermost(self._tokens.first_at(time.span[0]))
        return inner is not None and not (inner.cue[0] < mention.trigger[1] and mention.trigger[0] < inner.cue[1])

    def _of_another(self, mention: Mention, time: TimeExpression) -> bool:
        """Tells whether a time is that of what happened before («أول وزير يزور تونس منذ توقيع الاتفاق في 14 يوليو»)."""
        between = self._text[mention.trigger[1] : max(mention.trigger[1], time.span[0])].split()
        at = next((at for at, word in enumerate(between) if word in _SINCE), len(between))
        return at + 1 < len(between) and not any("،" in word for word in between[at:])

    def _distance(self, mention: Mention, time: TimeExpression) -> tuple[bool, bool, int]:
        """Orders the times of a sentence: those with a date first, what follows the trigger before what precedes it.

        A day that another event gives («بعد الهجوم»), or nothing («حاليا»), says less than any date beside it; and a
        date behind a word such as بعد is that of the event on its own side of it.
        """
        start, end = mention.trigger
        after = time.span[0] - end
        between = self._text[end : time.span[0]] if after >= 0 else self._text[time.span[1] : start]
        apart = not _APART.isdisjoint(between.split())
        return time.date is None, apart, after if after >= 0 else 2 * (start - time.span[1])
