"""The record: what Masdar says about an article, as frozen structures.

Everything that is printed, stored or returned is one of these; the JSON field
names are the attribute names.  Offsets are Unicode code points into the named
field of the article (`title` or `text`), end exclusive, so that
`article.text[start:end]` is always the evidence itself.

The vocabulary follows PARC 3 and PolNeAR (source, cue, content), FactBank
(nested sources) and W3C PROV (relays); that of events follows PLOVER.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from masdar.text import Span

Field = Literal["title", "text"]
Form = Literal["direct", "indirect", "mixed"]
SourceType = Literal["person", "unnamed", "organization", "media", "document"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
SECTORS = frozenset(
    ("GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "COP", "MED", "BUS", "CVL", "EDU", "REL", "LAB", "UNK")
)
"""PLOVER's sectors; an actor whose country the text does not give has its sector alone for a code."""
Status = Literal["occurred", "ongoing", "planned", "denied", "hypothetical"]


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """Someone or something that speaks, relays or is spoken to.

    `name` is the fullest form in the article, without titles; for a source
    that the article does not name, the phrase that describes it.  `name` is
    null, with `name_reason`, where the article does not settle who is meant.
    """

    name: str | None
    """The fullest form in the article, or the phrase that describes the agent."""
    type: SourceType
    """What kind of agent it is; `unnamed` is a person or persons described, not named."""
    mention: Span | None = None
    """The noun phrase that names the agent here; null where the verb carries it alone."""
    aliases: tuple[str, ...] = ()
    """Every other form that the article uses for the same agent."""
    office: str | None = None
    """The office as written («وزير الخارجية القطري»)."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code of the country that the words name."""
    entity: str | None = None
    """Identifier shared by all mentions of the same agent in the article."""
    name_reason: str | None = None
    """Why `name` is null."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Content that the article attributes to a source by an explicit cue."""

    id: str
    """Identifier that depends on the article, the field and the spans alone."""
    field: Field
    """The field of the article that every span of the statement indexes."""
    content: tuple[Span, ...]
    """The attributed words: one span, or two where the cue stands inside a quotation."""
    cue: Span
    """The words that attribute."""
    form: Form
    """Whether all of the content stands as the speaker's own words, some of it, or none."""
    source: Agent
    """Whom the content comes from in the end."""
    via: tuple[Agent, ...] = ()
    """Relays between the source and the article, nearest to the source first."""
    to: Agent | None = None
    """Whom it was said to, where the article names them."""
    act: str = "assert"
    """What the cue does, from the closed list `masdar.lexicon.ACTS`."""
    negated: bool = False
    """True where the cue itself is negated («لم ينف»)."""
    hedged: bool = False
    """True where the cue marks distance from the content (زعم، لم يستبعد)."""
    time: str | None = None
    """When it was said, to the day or the minute (ISO 8601), where its clause names it; null otherwise."""
    rule: str = ""
    """Identifier of the grammar rule that found the statement."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party to an event: the words that name it, and who that is as far as the article says."""

    text: str
    """The noun phrase as written."""
    mention: Span
    """Its range in `text`; where the event's own words name nobody, the last phrase that names the party."""
    name: str | None = None
    """The fullest form in the article, where the phrase means somebody named."""
    code: str | None = None
    """Country or organization and sector in PLOVER's letters (`QAT-GOV`, `UNO`, `PSE-REB`)."""
    entity: str | None = None
    """Identifier shared with the agents of the article's statements."""


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map."""

    name: str
    """The place's name without what stands around it."""
    kind: Literal["country", "capital", "city", "region"]
    """What kind of place it is."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code of the country that it lies in."""
    latitude: float | None = None
    """Degrees north; null for states and for regions without one point."""
    longitude: float | None = None
    """Degrees east."""


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """A time in the words of the article, as TIMEX3 writes it."""

    value: str | None
    """The value (`2018-10-07`, `2018-W40`, `P5Y`, `PRESENT_REF`)."""
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    """What kind of time it is."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What political actors do to, with or toward each other, in PLOVER's terms, and on whose word.

    Every distinct event of an article is recorded once; the mention that says
    most gives the trigger.
    """

    id: str
    """Identifier that depends on the article, the type and the trigger alone."""
    type: EventType
    """The type in PLOVER's ontology."""
    mode: str | None = None
    """What more PLOVER tells apart within the type (`visit`, `aerial`); null where nothing fits."""
    quad: Literal[1, 2, 3, 4]
    """Verbal cooperation, material cooperation, verbal conflict or material conflict."""
    trigger: Span
    """The words of `text` that name the event."""
    actors: tuple[Actor, ...] = ()
    """Who acts; every party where the act is mutual."""
    recipients: tuple[Actor, ...] = ()
    """Toward whom."""
    place: Span | None = None
    """The words that say where."""
    location: Location | None = None
    """The place that they mean."""
    location_reason: str | None = None
    """Why `location` is null."""
    time: Span | None = None
    """The words that say when."""
    timex: Timex | None = None
    """Their value; null where there are none."""
    date: str | None = None
    """The day, month or year (ISO 8601) that they mean together with the article's date."""
    date_reason: str | None = None
    """How `date` was established, or why it is null."""
    status: Status
    """How real the article has it."""
    claimant: str | None = None
    """The source of the innermost statement that holds the trigger; null where the article says it itself."""
    statements: tuple[str, ...] = ()
    """Identifiers of the innermost statements that hold a mention of the event: everybody who tells of it."""
    rule: str = ""
    """Identifier of the frame that found the event."""


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the article: its caption and credit as printed."""

    caption: str | None = None
    """The words below the picture."""
    credit: str | None = None
    """Who made or supplied the picture, as printed."""


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """The agency that an article is taken from, where the page says so."""

    name: str
    """The agency as written."""
    evidence: str
    """The words that say it: the dateline, the signature, the byline or the line with the source."""
    place: Literal["dateline", "signature", "byline", "source"]
    """Where on the page they stand."""
    mention: Span | None = None
    """The agency's range in `text`, where the words are part of it."""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the body and the place on the page that it comes from."""

    span: Span
    """Its range in `text`."""
    origin: Span | str
    """Its range in a text page, or the XPath of its element in HTML."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article with everything that was read in it."""

    id: str
    """The identifier given with the article, or a hash of its title and text."""
    page: str | None = None
    """File or address as given."""
    title: str = ""
    """The headline."""
    deck: str | None = None
    """The lines between headline and body."""
    date: str | None = None
    """When the article was published."""
    date_reason: str | None = None
    """How `date` was established, or why it is null."""
    url: str | None = None
    """Address at which the article was published."""
    outlet: str | None = None
    """Who published the article."""
    authors: tuple[str, ...] = ()
    """The byline's names."""
    dateline: str | None = None
    """The words, as written, that say where and by whom the report was filed."""
    wire: Wire | None = None
    """The agency that the article is taken from, where it is signed by one or filed by one."""
    images: tuple[Image, ...] = ()
    """The pictures with their captions and credits."""
    text: str = ""
    """The body; its paragraphs are lines."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Where on the page each paragraph stands; empty for articles that were given as text."""
    statements: tuple[Statement, ...] = ()
    """The attributed statements, in the order of the article."""
    events: tuple[Event, ...] = ()
    """The events of the body between political actors, each once, in the order of their triggers."""


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record that left an archive stood in it, so that it can be taken into another as it is."""

    format: Literal[1]
    """The version of this form."""
    address: str
    """What the revisions of the article share."""
    revision: int
    """The number of the revision, 1 for the first."""
    latest: bool
    """False where the address has another revision now."""
    resources: str
    """Digest of the lexicons, grammars and weights that the statements were read with."""
    version: str
    """The version of Masdar that read them."""
    overlay: str | None = None
    """The overlay folder that they were read with."""
    title_sha256: str
    """SHA-256 of the title in UTF-8."""
    text_sha256: str
    """SHA-256 of the text in UTF-8."""


class Kept(Article, frozen=True, kw_only=True):
    """An article as an archive exported it, with all that an article has: its statements are not read anew."""

    archive: Provenance
    """Where it stood in the archive."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read: where it is and, in one sentence, why."""

    page: str
    """The input as the user named it."""
    line: int | None
    """The line of it, where one line is at fault."""
    reason: str
    """What is wrong, in one sentence."""
