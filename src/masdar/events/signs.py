"""What speaks for and against an event: short signs of its word, its parties, its time and its article.

Each sign is a string that names what it looks at and what it found; `masdar.events.doubt` weighs them.  They cost the
same for every event, and hold no name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from masdar.events.merge import Mention
from masdar.events.parties import Party
from masdar.model import Article
from masdar.segment import Tokens

_STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40)
_BEGINNING = 5
"""Parts of an article, of which an event stands in one."""
_PAGE = 1000
"""Letters that the events and statements of an article are counted by."""
_LONG = 12
"""Pages from which on an article is long."""
_SHORTEST = 100
"""Tokens from which on a text is of some kind."""
_SENTENCE = 60
"""Tokens of a sentence on either side of an event that are looked at: bounds the work on text without stops."""
_VERBS = "FVvB"


def text_signs(article: Article, tokens: Tokens, statements: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Returns the signs of a whole article: how long it is, how much of it is told and said, whether its author asks.

    A text of a few sentences shows none of these.
    """
    if len(tokens) < _SHORTEST:
        return ()
    pages = 1 + len(article.text) / _PAGE
    return (
        f"text pages={min(_LONG, int(pages))}",
        f"text events={min(8, int(2 * len(mentions) / pages))}",
        f"text said={min(8, int(2 * statements / pages))}",
        f"text asks={min(4, tokens.letters.count('?'))}",
        f"text alone={len(mentions) == 1}",
        f"text titled={bool(article.title)}",
    )


def signs(mention: Mention, article: Article, tokens: Tokens, kinds: Counter[str]) -> Iterator[str]:
    """Yields the signs of one event; `kinds` counts the events of the article by type."""
    kind = mention.type
    yield f"type={kind}"
    yield f"word={mention.rule}"
    yield f"lemma={mention.lemma}"
    yield f"mode={kind} {mention.mode}"
    yield f"status={mention.status}"
    yield f"status type={kind} {mention.status}"
    yield f"noun={mention.noun} {kind}"
    yield f"known={mention.known} {mention.noun}"
    yield f"carried={mention.carrier is not None} {mention.noun}"
    yield f"alike={min(4, kinds[kind])}"
    yield f"others={min(8, sum(kinds.values()))}"
    yield from _parties(mention)
    yield f"said={min(2, len(mention.statements))}"
    yield f"claimed={mention.claimant is not None} {kind}"
    yield f"dated={mention.date is not None} {mention.time is not None}"
    yield f"reason={' '.join((mention.date_reason or '-').split(' ')[:4])}"
    yield f"years={_years(article.date or '', mention.date or '')}"
    yield f"located={mention.location is not None} {mention.place is not None}"
    if len(tokens) >= _SHORTEST:
        yield f"part={_BEGINNING * mention.trigger[0] // (len(article.text) + 1)}"
    yield from _around(tokens, tokens.first_at(mention.trigger[0]))


def _parties(mention: Mention) -> Iterator[str]:
    kind = mention.type
    actors, recipients = mention.actors or mention.fighting, [*mention.recipients, *mention.against]
    countries = {party.code.country for party in (*actors, *recipients)} - {""}
    yield f"actors={min(3, len(actors))}"
    yield f"recipients={min(3, len(recipients))}"
    yield f"both={bool(actors)} {bool(recipients)} {kind}"
    yield f"countries={min(3, len(countries))}"
    yield f"countries type={min(3, len(countries))} {kind}"
    for side, parties in (("actor", actors), ("recipient", recipients)):
        for sector in {_sector(party) for party in parties} or {"nobody"}:
            yield f"{side}={sector}"
            yield f"{side} type={sector} {kind}"
    yield f"sides={_sector(actors[0]) if actors else '-'} {_sector(recipients[0]) if recipients else '-'}"
    yield f"named={sum(party.resolved is not None for party in (*actors, *recipients))}"


def _sector(party: Party) -> str:
    code = party.code
    return code.sector or ("state" if code.country else "none")


def _around(tokens: Tokens, place: int) -> Iterator[str]:
    letters, words = tokens.letters, tokens.words
    first = max(letters.rfind(".", 0, place), letters.rfind("|", 0, place), place - _SENTENCE) + 1
    ends = [end for end in (letters.find(".", place), letters.find("|", place)) if end >= 0]
    stop = min(*ends, place + _SENTENCE, len(letters)) if ends else min(place + _SENTENCE, len(letters))
    before, after = letters[first:place], letters[place + 1 : stop]
    reading = tokens.reading(place)
    yield f"letter={letters[place]}"
    yield f"before1={letters[max(0, place - 1) : place]}"
    yield f"before2={letters[max(0, place - 2) : place]}"
    yield f"after1={letters[place + 1 : place + 2]}"
    yield f"after2={letters[place + 1 : place + 3]}"
    yield f"word before={tokens.core(place - 1) if place else ''}"
    yield f"word after={tokens.core(place + 1)}"
    yield f"joined={reading.clitics if reading is not None else '-'}"
    yield f"into={_step(place - first)}"
    yield f"long={_step(stop - first)}"
    yield f"verbs before={min(3, sum(before.count(letter) for letter in _VERBS))}"
    yield f"verbs after={min(3, sum(after.count(letter) for letter in _VERBS))}"
    yield f"relative before={'R' in before}"
    yield f"relative near={'R' in before[-4:]}"
    yield f"clause before={'x' in before}"
    yield f"quoted={before.count('<') > before.count('>')}"
    yield f"numbers={min(2, before.count('0') + after.count('0'))}"
    yield f"ends={words[stop] if stop < len(words) else '-'}"


def _years(published: str, date: str) -> str:
    """Returns how many years lie between two dates, as far as both tell."""
    one, other = published[:4], date[:4]
    return str(min(3, abs(int(one) - int(other)))) if one.isdecimal() and other.isdecimal() else "-"


def _step(number: int) -> int:
    """Returns the least step that `number` does not pass."""
    return next((step for step in _STEPS if number <= step), 2 * _STEPS[-1])
