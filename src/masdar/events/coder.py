"""From an article and its statements to its events."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from masdar.events.arguments import Arguments
from masdar.events.candidates import Candidates
from masdar.events.chances import NO_CHANCES, Chances, Outlook
from masdar.events.circumstances import Circumstances
from masdar.events.codes import Codes
from masdar.events.drafts import Drafts
from masdar.events.meant import Meaning, meaning
from masdar.events.merge import Mention, hark_back, merged, said_there
from masdar.events.names import Named
from masdar.events.parties import Parties, Party
from masdar.events.prospects import Prospects
from masdar.events.shapes import Shape
from masdar.events.signs import signs, text_signs
from masdar.events.told import Told
from masdar.events.triggers import Words
from masdar.events.verbal import Acts
from masdar.events.view import View
from masdar.lexicon import Lexicon
from masdar.model import Actor, Article, Event, EventType, Statement
from masdar.places import Gazetteer
from masdar.resolve import Cast
from masdar.segment import Tokens, sentence_at
from masdar.statements.phrases import PhraseReader
from masdar.text import Span

_SPORT = 4
"""Words of sport in a text that is about it."""
_SPORT_SHARE = 100
"""Tokens for each of them."""
_LAST_OF_QUAD = (3, 6, 10)
"""Places of the last types of the first three quad classes in PLOVER's order."""
_AHEAD = 24
"""Tokens from a word on in which its parties stand."""
_OPENING = 12
"""Tokens of a sentence in which the parties and times stand that the next one goes back to."""
QUADS = {name: 1 + sum(place > last for last in _LAST_OF_QUAD) for place, name in enumerate(get_args(EventType))}
"""PLOVER's quad class of each type."""


class Coded(NamedTuple):
    """An event, and what speaks for and against it."""

    event: Event
    signs: tuple[str, ...]
    mentions: tuple[Span, ...]
    """The words of all of its mentions."""


class Prospect(NamedTuple):
    """A word that could name an event."""

    trigger: Span
    sentence: int
    """The number of its sentence."""
    before: int
    """How many tokens of that stand before it."""
    signs: tuple[str, ...]
    """What its chances are told by."""


class Tables(NamedTuple):
    """What the tables hold that events are coded with."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    words: Words
    codes: Codes


def load_tables(lexicon: Lexicon, gazetteer: Gazetteer) -> Tables:
    """Returns the words of events and the actors of a lexicon, with every form in which they are written."""
    return Tables(lexicon, gazetteer, Words(lexicon), Codes(lexicon))


class Coder:
    """Codes events with the tables and frames of the package, or those of an overlay."""

    def __init__(self, tables: Tables, shapes: tuple[Shape, ...], chances: Chances = NO_CHANCES) -> None:
        """`chances` tell which words are hardly worth being read; without them all are."""
        self._tables, self._chances = tables, chances
        self.shapes = shapes
        """The frames, in their order of preference."""

    def without(self, shape: Shape) -> Coder:
        """Returns a coder that lacks one frame."""
        return Coder(self._tables, tuple(kept for kept in self.shapes if kept is not shape), self._chances)

    def weighed(self, chances: Chances) -> Coder:
        """Returns a coder that leaves out the words that have hardly a chance by other weights."""
        return Coder(self._tables, self.shapes, chances)

    def outlook(self, tokens: Tokens, cast: Cast, numbers: Sequence[int]) -> list[Prospect]:
        """Returns the words of a text that could name events, with the signs that their chances are told by.

        `numbers` are the sentences of the tokens.
        """
        names = self._tables.codes.named(tokens)
        candidates = Candidates(tokens, self._tables.words, names)
        sight = self._sight(candidates, names, cast, numbers)
        places = sight.places()
        outlook = Outlook(sight, places)
        return [
            Prospect(
                trigger=tokens.span(at, at + 1, skip=outlook.word(at).skip),
                sentence=sight.number(at),
                before=outlook.before(at),
                signs=tuple(outlook.signs(at)),
            )
            for at in places
        ]

    def _sight(self, candidates: Candidates, names: Named, cast: Cast, numbers: Sequence[int]) -> Prospects:
        return Prospects(candidates, names, self._tables.codes, cast, numbers)

    def code(  # noqa: PLR0913, PLR0917 - what was found of the article before
        self,
        article: Article,
        tokens: Tokens,
        numbers: Sequence[int],
        reader: PhraseReader,
        cast: Cast,
        statements: Iterable[Statement],
    ) -> list[Coded]:
        """Returns the events of the body of an article, each once, in the order of their triggers.

        `tokens`, the `numbers` of their sentences and `reader` are those of the body, `cast` that of the whole article.
        """
        said = [statement for statement in statements if statement.field == "text"]
        names = self._tables.codes.named(tokens)
        if _of_sport(names.cores, self._tables.lexicon):
            return []
        candidates = Candidates(tokens, self._tables.words, names)
        read = ((statement, meaning(statement, tokens, self._tables.lexicon)) for statement in said)
        meant = [(statement, act) for statement, act in read if act is not None]
        if not candidates.at and not meant:
            return []
        sight = self._sight(candidates, names, cast, numbers)
        cues = {*_cues(tokens, meant)}
        prospects = self._chances.worth(sight, sight.places(), cues)
        places = sorted({*prospects, *cues})
        within = _around(places, numbers)
        near = [_cut(part, places) for part in within]
        parties = Parties(names, reader, cast, self._tables.codes, apart=candidates.nouns, within=near)
        told = Told(tokens, parties, said, self._tables.lexicon)
        circumstances = Circumstances(
            article, tokens, self._tables.lexicon, self._tables.gazetteer, numbers, within, told
        )
        view = View(tokens, parties.at, circumstances.tokens_of_times(candidates.at), candidates.written, near)
        arguments = Arguments(view, self.shapes, candidates.written, parties, self._tables.lexicon)
        drafts = Drafts(
            view=view,
            candidates=candidates,
            arguments=arguments,
            told=told,
            parties=parties,
            circumstances=circumstances,
            lexicon=self._tables.lexicon,
        )
        named = [mention for place in prospects if (mention := drafts.at(place)) is not None]
        at = {mention.trigger: mention for mention in named}
        verbal = Acts(view, parties, told, circumstances)
        acts = [act for told_by, one in meant if (act := verbal.of(told_by, one, at.get(told_by.cue))) is not None]
        carriers = {one.carrier for one in named}  # a promise of a definite act is that act, planned
        named = [one for one in named if one.type != "AGREE" or one.trigger not in carriers]
        spoken = {act.trigger: act.type for act in acts}  # what is a statement's cue is what the statement is
        mentions = [*acts, *(one for one in named if spoken.get(one.trigger, one.type) == one.type)]
        talks = [mention for mention in mentions if mention.type == "CONSULT"]
        mentions = [
            mention
            for mention in mentions
            if not (circumstances.background(mention) or any(said_there(mention, other) for other in talks))
        ]
        mentions.sort(key=lambda mention: mention.trigger)
        circumstances.inherit(mentions)
        hark_back(mentions)
        _put_off(mentions)
        distinct = list(merged(mentions))
        kinds, whole = Counter(mention.type for mention in distinct), text_signs(article, tokens, len(said), distinct)
        return [
            Coded(
                _event(mention, article, tokens),
                (*whole, *signs(mention, article, tokens, kinds)),
                (mention.trigger, *mention.others),
            )
            for mention in distinct
        ]


def _cues(tokens: Tokens, meant: Iterable[tuple[Statement, Meaning]]) -> Iterator[int]:
    """Yields the tokens that the statements begin with which are acts."""
    for statement, act in meant:
        yield tokens.first_at(statement.cue[0])
        yield tokens.first_at(act.trigger[0])


def _around(places: Iterable[int], numbers: Sequence[int]) -> list[range]:
    """Returns the sentences of tokens, by their `numbers`, and the opening of the one before each: all that is read."""
    own = {numbers[place] for place in places}
    parts = {number: sentence_at(numbers, number) for number in own}
    before = {number - 1: sentence_at(numbers, number - 1)[:_OPENING] for number in own if number}
    return [part for _, part in sorted((before | parts).items())]


def _cut(part: range, places: Sequence[int]) -> range:
    """Returns a sentence up to where the parties stand of the last of its words that can be events."""
    last = bisect_left(places, part.stop) - 1
    if last < 0 or places[last] < part.start:
        return part  # the one before
    return range(part.start, min(part.stop, places[last] + _AHEAD))


def _of_sport(cores: list[str], lexicon: Lexicon) -> bool:
    """Tells whether a text is about sport, whose attacks, defeats and meetings are no events."""
    words = sum(map(lexicon.listed("sport").__contains__, cores))
    return words >= _SPORT and words * _SPORT_SHARE >= len(cores)


def _put_off(mentions: list[Mention]) -> None:
    """Makes planned what the same sentence says was put off or called off («زيارة الوزير أُجلت»)."""
    refused = {mention.sentence for mention in mentions if mention.type == "REJECT" and not mention.noun}
    for mention in mentions:
        if mention.type == "CONSULT" and mention.noun and mention.sentence in refused:
            mention.status = "planned"


def _event(mention: Mention, article: Article, tokens: Tokens) -> Event:
    key = f"{article.id}\n{mention.type}\n{mention.trigger}"
    return Event(
        id=hashlib.blake2b(key.encode(), digest_size=8).hexdigest(),
        type=mention.type,  # type: ignore[arg-type]
        mode=mention.mode,
        quad=QUADS[mention.type],  # type: ignore[arg-type]
        trigger=mention.trigger,
        actors=tuple(_actor(party, article, tokens) for party in mention.actors or mention.fighting),
        recipients=tuple(_actor(party, article, tokens) for party in (*mention.recipients, *mention.against)),
        place=mention.place,
        location=mention.location,
        location_reason=mention.location_reason,
        time=mention.time,
        timex=mention.timex,
        date=mention.date,
        date_reason=mention.date_reason,
        status=mention.status,
        claimant=mention.claimant,
        statements=tuple(mention.statements),
        rule=mention.rule,
    )


def _actor(party: Party, article: Article, tokens: Tokens) -> Actor:
    span = tokens.span(party.first, party.stop, skip=party.skip)
    resolved = party.resolved
    return Actor(
        text=article.text[slice(*span)],
        mention=span,
        name=resolved.name if resolved is not None else None,
        code=str(party.code) or None,
        entity=resolved.key if resolved is not None else None,
    )
