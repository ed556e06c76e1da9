"""The trace of a claim: who carries it, in order of time and by outlet, from whom it was taken, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from babel.dates import format_date

from masdar.archive.trace.records import Carrier, Drift, Trace, Voice
from masdar.drawing.days import days
from masdar.drawing.days import said as said_day
from masdar.drawing.labels import Labels, labels
from masdar.drawing.lettering import room, shortened, wrapped
from masdar.drawing.svg import Canvas, Drawing, Manner, isolated, plain
from masdar.drawing.taken import Attribution, End, Taken, attribution, taken

_MOST = 40
"""Carriers that are drawn; how many others there are is said."""
_MOST_DRIFT = 12
_EACH = 0.28
"""Share of the width that each of the two wordings of a finding has."""
_VOICE, _VOICE_HEIGHT = 168.0, 46.0
_OUTLET = 132.0
_GAP = 56.0
"""Pixels between the voices and the carriers, where the lines between them run."""
_STEP_LEAST, _STEP_MOST = 48.0, 120.0
_LANE = 58.0
_TOP = 44.0
_BESIDE = 14.0
"""Pixels between the names of two days."""
_RADIUS = 8.0
_VOICE_LEVEL, _CARRIER_LEVEL = 14.0, 22.0
"""How far above its middle what a voice or a carrier gives runs on."""
_TURN = 8.0
_ROW = 24.0
_SIZE, _SMALL = 14.0, 12.0
_DAY = 10


class _Day(NamedTuple):
    """A day on which the claim was carried."""

    edge: float
    """Where its columns begin."""
    name: str
    year: str
    """Empty where the day before is of the same."""


class _Layout(NamedTuple):
    """Where everything stands."""

    carriers: list[tuple[float, float]]
    voices: list[tuple[float, float]]
    """The middle of the side of each where reading begins."""
    outlets: list[str]
    days: list[_Day]
    begin: float
    """Where the lanes begin."""
    end: float
    """Where they end, and the outlets' names begin."""
    bottom: float

    @property
    def width(self) -> float:
        """The whole, with the outlets' names."""
        return self.end + _OUTLET


def claim(trace: Trace, manner: Manner) -> Drawing:
    """Draws a trace: sources where reading begins, carriers in order of time, one lane for each outlet."""
    words = labels(manner.language)
    carriers = trace.carriers[:_MOST]
    found = taken(carriers)
    layout = _layout(carriers, found, manner, words)
    canvas = Canvas(manner, "claim", layout.width)
    _lanes(canvas, layout)
    _times(canvas, layout)
    _edges(canvas, found, layout)
    for place, voice in enumerate(found.voices):
        _voice(canvas, voice, layout.voices[place], words, relay=place in found.relays)
    findings = [one for one in trace.drift if one.later in {carrier.article for carrier in carriers}]
    told = [_told(carrier, words, manner) for carrier in carriers]
    for place, carrier in enumerate(carriers):
        numbers = [nth for nth, one in enumerate(findings[:_MOST_DRIFT], 1) if one.later == carrier.article]
        _carrier(canvas, carrier, layout.carriers[place], told[place], numbers, manner)
    told[:1] = [f"{one} ({words.earliest})" for one in told[:1]]
    lines = list(_findings(findings, carriers, words, manner, layout.width))
    if len(trace.carriers) > _MOST:
        lines.append(manner.number(words.carriers_left_out.format(f"{len(trace.carriers) - _MOST:,}")))
    top = _legend(canvas, carriers, layout, words)
    for nth, line in enumerate(lines):
        y = top + _ROW * nth
        group = canvas.group("finding", line)
        if nth < min(len(findings), _MOST_DRIFT):
            _badge(canvas, (10.0, y + 7), nth + 1, manner)
        canvas.text(group, (26.0, y + 12), shortened(line, layout.width - 30, _SIZE), "words")
    title = f"{words.claim}: {isolated(trace.claim)}"
    return canvas.finish(top + _ROW * len(lines) + 6, title, words.between.join([*told, *lines]))


def _layout(carriers: tuple[Carrier, ...], found: Taken, manner: Manner, words: Labels) -> _Layout:
    outlets = list(dict.fromkeys(carrier.outlet or words.not_stated for carrier in carriers))
    begin = (bool(found.voices) + bool(found.relays)) * (_VOICE + _GAP)
    step = (manner.width - begin - _OUTLET) / max(len(carriers), 1)
    step = min(_STEP_MOST, max(_STEP_LEAST, step))
    rows = [outlets.index(carrier.outlet or words.not_stated) for carrier in carriers]
    columns, shown, end = _columns(carriers, begin, step, manner, words)
    places = [(x, _middle(row)) for x, row in zip(columns, rows, strict=True)]
    slots = _slots(found, rows)
    voices = [
        (_VOICE + _GAP if voice in found.relays else 0.0, _middle(slots[voice])) for voice in range(len(found.voices))
    ]
    bottom = _middle(max([len(outlets) - 1, *slots.values()])) + _LANE / 2 + 10
    return _Layout(places, voices, outlets, shown, begin, end, bottom)


def _columns(
    carriers: tuple[Carrier, ...], begin: float, step: float, manner: Manner, words: Labels
) -> tuple[list[float], list[_Day], float]:
    """Returns the middle of each carrier's column, the days, each as wide as its name at least, and where all end."""
    columns: list[float] = []
    shown: list[_Day] = []
    year = ""
    for day, group in groupby(carriers, lambda carrier: carrier.date[:_DAY] if carrier.date is not None else None):
        name, its_year = _named(day, manner, words)
        shown.append(_Day(begin, name, its_year if its_year != year else ""))
        year = its_year or year
        number = len(list(group))
        columns += [begin + step * (nth + 0.5) for nth in range(number)]
        begin += max(step * number, room(name, _SMALL) + _BESIDE)
    return columns, shown, begin


def _named(day: str | None, manner: Manner, words: Labels) -> tuple[str, str]:
    """Returns a day's name and its year; the year is empty where the name has it, or where there is none."""
    found = days(day)
    if day is None or found is None:
        return words.no_date, ""
    form = {4: "y", 7: "LLL"}.get(len(day), "d MMM")
    name = manner.number(format_date(found[0], form, locale=manner.language))
    return name, "" if form == "y" else manner.number(str(found[0].year))


def _middle(row: int) -> float:
    """Returns the middle of a lane."""
    return _TOP + _LANE * (row + 0.5)


def _slots(found: Taken, rows: list[int]) -> dict[int, int]:
    """Returns the row of each voice: as near as may be to the carrier that it leads to, one voice a row.

    A relay stands in the row of the one it took it from where no other does.
    """
    slots: dict[int, int] = {}
    taken_rows: set[tuple[bool, int]] = set()
    wanted = {voice: _row(found, voice, rows) for voice in range(len(found.voices))}
    for voice in sorted(wanted, key=lambda one: (one in found.relays, wanted[one], one)):
        givers = [
            edge.giver.place
            for edge in found.edges
            if edge.taker == End("voice", voice) and edge.giver.kind == "voice" and edge.giver.place in slots
        ]
        relay = voice in found.relays
        row = slots[givers[0]] if givers else wanted[voice]
        shared = bool(givers) and (True, row) not in taken_rows
        while not shared and taken_rows & {(True, row), (False, row)}:
            row += 1
        taken_rows.add((relay, row))
        slots[voice] = row
    return slots


def _row(found: Taken, voice: int, rows: list[int]) -> int:
    """Returns the row of the first carrier that a voice leads to, over relays if need be."""
    ends = [End("voice", voice)]
    for end in ends:
        if end.kind == "carrier":
            return rows[end.place]
        ends += [edge.taker for edge in found.edges if edge.giver == end and edge.taker not in ends]
    return 0


def _lanes(canvas: Canvas, layout: _Layout) -> None:
    group = canvas.group("lanes")
    for nth, outlet in enumerate(layout.outlets):
        y = _middle(nth)
        canvas.path(group, f"M {layout.begin},{y} L {layout.end},{y}", "lane")
        lane = canvas.group("outlet", plain(outlet))
        for line, words in enumerate(lines := wrapped(plain(outlet), _OUTLET - 14, _SIZE, 2)):
            canvas.text(lane, (layout.end + 12, y + 5 + 18 * (line - (len(lines) - 1) / 2)), words, "name")


def _times(canvas: Canvas, layout: _Layout) -> None:
    """Writes each day above its first carrier, and the year where it begins."""
    group = canvas.group("times")
    for day in layout.days:
        canvas.path(group, f"M {day.edge},{_TOP - 8} L {day.edge},{layout.bottom - 10}", "day")
        canvas.text(group, (day.edge + 4, _TOP - 12), day.name, "label")
        if day.year:
            canvas.text(group, (day.edge + 4, _TOP - 28), day.year, "label")


def _edges(canvas: Canvas, found: Taken, layout: _Layout) -> None:
    """Draws who took it from whom.

    A line runs between two lanes and turns in the gap before the carrier it leads to: it never meets another one.
    """
    group = canvas.group("edges")
    for edge in found.edges:
        name = "edge copied" if edge.copied else "edge"
        to, y = layout.voices[edge.taker.place] if edge.taker.kind == "voice" else layout.carriers[edge.taker.place]
        to -= 0 if edge.taker.kind == "voice" else _RADIUS + 2
        if edge.giver.kind == "voice":
            x, level = layout.voices[edge.giver.place]
            x, level = x + _VOICE, level - _VOICE_LEVEL
            start = f"M {x},{level}"
        else:
            x, level = layout.carriers[edge.giver.place]
            start = f"M {x},{level - _RADIUS} Q {x},{level - _CARRIER_LEVEL} {x + _TURN},{level - _CARRIER_LEVEL}"
            level -= _CARRIER_LEVEL
        turn = to - _TURN - 10
        bend = min(_TURN, abs(y - level) / 2) * (1 if y > level else -1)
        canvas.path(
            group,
            f"{start} L {turn - _TURN},{level} Q {turn},{level} {turn},{level + bend}"
            f" L {turn},{y - bend} Q {turn},{y} {turn + _TURN},{y} L {to - 8},{y}",
            name,
        )
        canvas.path(group, f"M {to},{y} L {to - 9},{y - 4.5} L {to - 9},{y + 4.5} Z", "tip")


def _voice(canvas: Canvas, voice: Voice, place: tuple[float, float], words: Labels, *, relay: bool) -> None:
    x, y = place
    role = words.relay if relay else words.origin
    kind = "not-stated" if voice.name is None else "unnamed" if voice.type == "unnamed" else "named"
    group = canvas.group(f"voice {kind}", f"{role}: {isolated(voice.name or words.not_stated)}")
    canvas.box(group, (x, y - _VOICE_HEIGHT / 2), (_VOICE, _VOICE_HEIGHT), "frame")
    lines = wrapped(plain(voice.name or words.not_stated), _VOICE - 20, _SIZE, 2)
    for nth, line in enumerate(lines):
        canvas.text(group, (x + 10, y + 5 + 18 * (nth - (len(lines) - 1) / 2)), line, "name")


def _carrier(  # noqa: PLR0913, PLR0917 - a carrier, where it stands, and what is said of it
    canvas: Canvas, carrier: Carrier, place: tuple[float, float], told: str, findings: list[int], manner: Manner
) -> None:
    kind = attribution(carrier)
    group = canvas.group(f"carrier {kind}", f"{told}: {isolated(carrier.passage)}")
    _mark(canvas, group, place, kind)
    for nth, finding in enumerate(findings):
        _badge(canvas, (place[0] + 19 * (nth - (len(findings) - 1) / 2), place[1] + 20), finding, manner)


def _mark(canvas: Canvas, group: Element, place: tuple[float, float], kind: Attribution) -> None:
    """Draws the sign of an attribution: each has a shape of its own beside its colour."""
    x, y = place
    if kind == "own":
        canvas.box(group, (x - 7, y - 7), (14, 14), "mark")
    elif kind == "unsettled":
        canvas.path(group, f"M {x},{y - 9} L {x + 9},{y} L {x},{y + 9} L {x - 9},{y} Z", "mark")
    else:
        canvas.circle(group, place, _RADIUS, "mark")
    if kind == "denied":
        canvas.path(group, f"M {x - 4},{y - 4} L {x + 4},{y + 4} M {x - 4},{y + 4} L {x + 4},{y - 4}", "cross")


def _badge(canvas: Canvas, place: tuple[float, float], number: int, manner: Manner) -> None:
    group = canvas.group("badge")
    canvas.circle(group, place, 8.0, "seal")
    canvas.text(group, (place[0], place[1] + 4), manner.number(str(number)), "number", "middle")


def _legend(canvas: Canvas, carriers: tuple[Carrier, ...], layout: _Layout, words: Labels) -> float:
    """Draws what the signs mean that the drawing has; returns where it ends."""
    meanings: dict[Attribution | Literal["copy"], str] = {
        "named": words.named,
        "unnamed": words.unnamed,
        "own": words.own_voice,
        "denied": words.denied,
        "unsettled": words.unsettled,
        "copy": words.copy,
    }
    kinds: set[Attribution | Literal["copy"]] = {attribution(carrier) for carrier in carriers}
    if any(carrier.copy_of is not None for carrier in carriers):
        kinds |= {"copy"}
    x, y = _RADIUS + 2, layout.bottom + 8
    for kind, meaning in meanings.items():
        if kind not in kinds:
            continue
        needed = 46 + 1.1 * room(meaning, _SIZE)
        if x > needed and x + needed > layout.width:
            x, y = _RADIUS + 2, y + _ROW
        if kind == "copy":
            group = canvas.group("copy")
            canvas.path(group, f"M {x - 9},{y} L {x + 9},{y}", "edge copied")
        else:
            group = canvas.group(f"carrier {kind}")
            _mark(canvas, group, (x, y), kind)
        canvas.text(group, (x + 16, y + 4), meaning, "words")
        x += needed
    return y + 20


def _findings(
    findings: list[Drift], carriers: tuple[Carrier, ...], words: Labels, manner: Manner, width: float
) -> Iterator[str]:
    by_article = {carrier.article: carrier for carrier in carriers}
    for one in findings[:_MOST_DRIFT]:
        later = by_article[one.later]
        where = f"{isolated(later.outlet or words.not_stated)}{words.comma}{_date(later, words, manner)}"
        said = (isolated(f"«{shortened(plain(text), _EACH * width, _SIZE)}»") for text in (one.before, one.after))
        order = "" if one.ordered else f" ({words.unordered})"
        yield f"{words.drift[one.kind]}{order}: {where}{words.comma}{words.became.format(*said)}"
    if len(findings) > _MOST_DRIFT:
        yield manner.number(words.left_out.format(f"{len(findings) - _MOST_DRIFT:,}"))


def _told(carrier: Carrier, words: Labels, manner: Manner) -> str:
    """Returns what a carrier is, in words: the outlet, the day, and on whose word."""
    kind = attribution(carrier)
    if kind in {"own", "unsettled"}:
        voice = words.own_voice if kind == "own" else words.unsettled
    else:
        names = [isolated(voice.name or words.not_stated) for voice in carrier.chain[1:]]
        voice = " ".join(words.took_from.format(name) for name in names)
        voice = f"{voice} ({words.denied})" if kind == "denied" else voice
    told = f"{isolated(carrier.outlet or words.not_stated)}{words.comma}{_date(carrier, words, manner)}: {voice}"
    return f"{told} ({words.copy})" if carrier.copy_of is not None else told


def _date(carrier: Carrier, words: Labels, manner: Manner) -> str:
    return said_day(carrier.date[:_DAY], manner) if carrier.date is not None else words.no_date
