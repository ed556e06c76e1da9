"""From drafts to statements of the record: names, relays, ids."""

from __future__ import annotations

import hashlib

from masdar.dates import whole_day
from masdar.model import Agent, Article, Field, SourceType, Statement
from masdar.resolve.agents import Cast
from masdar.resolve.resolved import Resolved
from masdar.resolve.times import said_on
from masdar.statements import Draft
from masdar.statements.phrase import Phrase
from masdar.text import fold

_RECENT = 12


class Recorder:
    """Turns the drafts of one article into statements."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self._article = article
        self._cast = cast
        self._published = whole_day(article.date)
        self._recent: list[Resolved] = []
        self._sources: dict[int, tuple[Resolved | None, Phrase | None]] = {}
        self._chains: dict[int, list[tuple[Resolved, Phrase | None]]] = {}

    def record(self, field: Field, drafts: list[Draft]) -> list[tuple[Statement, Draft]]:
        """Returns the statements of one field and their drafts; nested speech of the same source is left out."""
        kept: list[Draft] = []
        repeating: set[int] = set()
        spoken = {id(source) for source, _ in self._sources.values()}
        for draft in drafts:
            if id(draft) not in self._sources:
                self._source(draft)
            if field == "title" and self._only_told_of(draft, spoken):
                for other in drafts:
                    self._free(other, draft)
                continue
            if self._repeated(draft):
                repeating.add(id(draft.parent))
            elif draft.parent is not None and self._same_as_outer(draft):
                continue
            kept.append(draft)
        return [(self._statement(field, draft), draft) for draft in kept if id(draft) not in repeating]

    def _only_told_of(self, draft: Draft, spoken: set[int]) -> bool:
        """Tells whether a headline labels a story with somebody who speaks nowhere in it («الراشدي: قصة وزير»)."""
        source, phrase = self._sources[id(draft)]
        if draft.frame.rule.id != "headline.colon" or draft.own or source is None or phrase is None:
            return False
        if source.kind != "person" or source.plural or phrase.joint or draft.to is not None:
            return False
        told_of = (source.name or "").split()[-1:]
        return id(source) not in spoken and any(word in self._article.text for word in told_of)

    def _free(self, draft: Draft, outer: Draft) -> None:
        """Takes a statement that is none away from around another."""
        if draft.parent is outer:
            draft.parent = None
            draft.via = [link for link in draft.via if link is not outer]

    def _repeated(self, draft: Draft) -> bool:
        """Tells whether the cue around the statement repeats its source («قال الوزير إن …، بحسب ما ذكر الوزير»)."""
        outer = draft.parent
        if outer is None or outer.frame.rule.content != "around" or outer.frame.first < draft.frame.first:
            return False
        mine = self._sources[id(draft)][0]
        return mine is not None and mine is self._sources.get(id(outer), (None, None))[0]

    def _source(self, draft: Draft) -> None:
        outer = draft.parent
        if outer is not None and id(outer) not in self._sources and outer.frame.first > draft.frame.first:
            self._source(outer)  # a cue after its content («…، بحسب فلان»): its source is needed for the chain
        phrase = draft.source
        resolved: Resolved | None = None
        if phrase is not None:
            speaker = self._sources.get(id(outer), (None, None))[0] if outer is not None else None
            home = speaker.country if speaker is not None else None
            resolved = self._headline(draft, phrase) if draft.field == "title" else None
            if resolved is None:
                resolved, _ = self._cast.resolve(draft.tokens, phrase, reversed(self._recent), home)
        elif draft.continues is not None:
            resolved = self._sources.get(id(draft.continues), (None, None))[0]
        elif draft.frame.source_from_pronoun and self._recent:
            resolved = self._recent[-1]
        self._sources[id(draft)] = (resolved, phrase)
        self._chains[id(draft)] = self._chain(draft)
        if resolved is not None and draft.parent is None:
            self._recent.append(resolved)
            del self._recent[:-_RECENT]

    def _headline(self, draft: Draft, phrase: Phrase) -> Resolved | None:
        """Returns the one speaker of the article whom a headline describes («وزير تونسي: …»)."""
        people = [source for source, _ in self._sources.values() if source is not None and source.kind == "person"]
        return self._cast.described_in_headline(draft.tokens, phrase, list(dict.fromkeys(people)))

    def _chain(self, draft: Draft) -> list[tuple[Resolved, Phrase | None]]:
        chain: list[tuple[Resolved, Phrase | None]] = []
        if (
            draft.continues is not None
            and draft.parent in (None, draft.continues.parent)
            and not any(isinstance(link, Phrase) for link in draft.via)
        ):
            chain.extend(self._chains.get(id(draft.continues), ()))
            return chain
        for link in draft.via:
            if isinstance(link, Phrase):
                chain.append((self._cast.resolve(draft.tokens, link, reversed(self._recent))[0], link))
            else:
                source, phrase = self._sources.get(id(link), (None, None))
                if source is not None and source is not self._sources[id(draft)][0]:
                    chain.append((source, phrase))
                    chain.extend(self._chains.get(id(link), ()))
        return chain

    def _same_as_outer(self, draft: Draft) -> bool:
        outer = draft.parent
        mine = self._sources[id(draft)][0]
        while outer is not None:
            theirs = self._sources.get(id(outer), (None, None))[0]
            if mine is None or mine is theirs:
                return True
            outer = outer.parent
        return False

    def _statement(self, field: Field, draft: Draft) -> Statement:
        tokens = draft.tokens
        spans = tuple(tokens.span(first, stop, skip=skip) for first, stop, skip in draft.content)
        skip = _clitics(draft)
        cue = tokens.span(draft.frame.first, draft.frame.stop, skip=skip)
        resolved, phrase = self._sources[id(draft)]
        lexeme = draft.frame.lexeme
        key = f"{self._article.id}\n{field}\n{cue}\n{spans}"
        return Statement(
            id=hashlib.blake2b(key.encode(), digest_size=8).hexdigest(),
            field=field,
            content=spans,
            cue=cue,
            form=draft.form,  # type: ignore[arg-type]
            source=self._agent(draft, resolved, phrase),
            via=tuple(self._agent(draft, r, p) for r, p in self._chains[id(draft)]) + self._wire(field, draft),
            to=self._addressee(draft, resolved),
            act=(lexeme.value("act") if lexeme else "") or "assert",
            negated=draft.negated,
            hedged=bool(lexeme and lexeme.values("hedged")) or _disclaimed(draft),
            time=said_on(draft, self._published),
            rule=draft.frame.rule.id,
        )

    def _addressee(self, draft: Draft, source: Resolved | None) -> Agent | None:
        """Returns whom the source speaks to: somebody else («كتب المدير على حسابه عن حديثه مع الوزير»)."""
        if draft.to is None:
            return None
        spoken_to, _ = self._cast.resolve(draft.tokens, draft.to, ())
        return None if spoken_to is source else self._agent(draft, spoken_to, draft.to)

    def _wire(self, field: Field, draft: Draft) -> tuple[Agent, ...]:
        """Returns the agency that the whole article is taken from, as the outermost relay, unless named already."""
        wire = self._article.wire
        if wire is None:
            return ()
        resolved, _ = self._sources[id(draft)]
        named = (resolved, *(relay for relay, _ in self._chains[id(draft)]))
        forms = {fold(form) for agent in named if agent is not None for form in (agent.name or "", *agent.aliases)}
        if any(fold(wire.name) in form for form in forms):
            return ()
        return (Agent(name=wire.name, type="media", mention=wire.mention if field == "text" else None),)

    def _agent(self, draft: Draft, resolved: Resolved | None, phrase: Phrase | None) -> Agent:
        mention = None
        if phrase is not None:
            reading = draft.tokens.reading(phrase.first)
            skip = (
                len(reading.clitics)
                if reading and reading.clitics and not (reading.definite and "ل" in reading.clitics)
                else 0
            )
            mention = draft.tokens.span(phrase.first, phrase.stop, skip=skip)
        if resolved is None:
            return Agent(
                name=None, type="person", mention=mention, name_reason=draft.reason or "no source is named near the cue"
            )
        kind: SourceType = resolved.kind  # type: ignore[assignment]
        return Agent(
            name=resolved.name,
            type=kind,
            mention=mention,
            aliases=tuple(resolved.aliases),
            office=resolved.office,
            country=resolved.country,
            entity=resolved.key,
        )


def _disclaimed(draft: Draft) -> bool:
    """Tells whether the words close with distance («…، على حد زعمه»), or are only not ruled out («لم يستبعد»)."""
    tokens, lexeme = draft.tokens, draft.frame.lexeme
    if draft.negated and lexeme is not None and lexeme.lemma == "استبعد":
        return True
    stop = draft.content[-1][1]
    for place in range(stop, min(stop + 5, len(tokens))):
        if tokens.letters[place] in ".|":
            return False
        for reading in tokens.readings[place] or ():
            if reading.suffix and reading.lexeme is not None and reading.lexeme.values("hedged"):
                return True
    return False


def _clitics(draft: Draft) -> int:
    reading = draft.frame.reading
    if reading is None or draft.frame.first >= len(draft.tokens):
        return 0
    at = draft.tokens.reading(draft.frame.first)
    return len(at.clitics.rstrip("سبلك")) if at and at.clitics else 0
