"""Articles from text dumps: what is left when the text of a page is copied or printed without its markup.

A dump keeps the lines of the page and loses what they were: the headline
stands there once for each place that the page shows it in, captions stand
twice, and labels and buttons («TT») are lines like others.  Lines are told
apart by their words (`masdar.pages.lines`), by where they repeat, and by
whether they read as prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import regex

from masdar.model import Article, Failure, Paragraph
from masdar.pages.agencies import shipped_agencies
from masdar.pages.article import MOST_TEXT, TOO_LONG, make_article
from masdar.pages.body import ENDING, TAIL
from masdar.pages.byline import labelled, names_in
from masdar.pages.captions import shipped_captions, without_copies
from masdar.pages.lines import shipped_lines
from masdar.pages.page import Page
from masdar.pages.published import Candidate, establish, has_date, is_date
from masdar.pages.refusal import LOGIN, NOTHING, PAYWALL
from masdar.pages.wires import Supplier, find_wire
from masdar.pages.words import key, stops, words

_LONG = 140  # characters of a line that reads as prose without a full stop
_SENTENCE = 6  # words that a sentence of a body has at least
_HEADLINE = (3, 30)  # words that a headline has
_NAMED = 4  # words that the name of a section rarely has
_MOST_HEAD = 100  # lines above a body among which the headline stands
_SHORT_HEAD = 4  # lines above a body of which the headline is told by its length
_OPENING = 8  # lines of a body that show what it is about
_TELLING = 4  # letters of a word that tells what a text is about
_APART = 4  # lines between paragraphs of an article
_VERY_MANY = 12  # lines that are no sentences, which hardly any article has
_MUCH = 3  # telling words that a headline shares with what stands below it
_MANY = 6  # lines that are no sentences, where an article has ended
_WIDE = 2  # blank lines more than between paragraphs, before another article
_NEAR = 12  # lines within which a headline is repeated
_STUB = 600  # characters of body that a wall lets through
_ABOUT = frozenset({"published", "updated", "byline"})  # lines that stand below headlines
_DATED = frozenset({None, "byline", "published", "updated"})
_SENTENCES = regex.compile(r"(?<![.…])\.[\s»\"”)\]]*(?:$|\s\p{L})")
_RULE = regex.compile(r"^[\s\-=_*~#·•—–+.]{3,}$")
_SPACE = regex.compile(r"[^\S\n]+")
_LINE = regex.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]*+(?:\r\n|[\r\n\u2028\u2029\x0b\x0c\x85])?")


class _Line(NamedTuple):
    """A line that is not blank: its range in the page and what it is."""

    start: int
    end: int
    text: str
    key: str
    cls: str | None
    prose: bool
    gap: int  # blank lines before it
    ruled: bool  # a ruled line stands before it


def read_dump(page: Page) -> list[Article | Failure]:
    """Returns the articles of a text page, or one failure that says why there is none."""
    if len(page.text) > MOST_TEXT:
        return [Failure(page=page.name, line=None, reason=TOO_LONG)]
    lines = list(_lines(page.text))
    if not lines:
        return [Failure(page=page.name, line=None, reason="the page is empty")]
    parts = list(_parts(lines))
    firm = [part for part in parts if any(line.prose and not _is_weak(line) for line in part)]
    articles = [article for part in firm or parts if (article := _article(page, part)) is not None]
    said = {line.cls for line in lines}
    size = sum(len(article.text) for article in articles)
    if size < _STUB and "paywall" in said:
        return [Failure(page=page.name, line=None, reason=PAYWALL)]
    if not articles:
        return [Failure(page=page.name, line=None, reason=LOGIN if "login" in said else NOTHING)]
    return list(articles)


def _lines(text: str) -> Iterator[_Line]:
    patterns = shipped_lines()
    gap, ruled = 0, False
    for found in _LINE.finditer(text):
        raw = found[0]
        stripped = raw.strip().strip("\u200b\ufeff\u200e\u200f").strip()
        if not stripped:
            gap += 1
            continue
        start = found.start() + raw.index(stripped)
        if _RULE.match(stripped):
            ruled = True
            gap += 1
            continue
        line = _SPACE.sub(" ", stripped)
        prose = len(line) >= _LONG or (stops(line) and len(words(line)) >= _SENTENCE)
        end = start + len(stripped)
        yield _Line(start, end, line, key(line), patterns.classify(line), prose, gap, ruled)
        gap, ruled = 0, False


def _parts(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Yields the lines of each article: a headline after prose begins another."""
    start = 0
    gaps: list[int] = []  # blank lines before the paragraphs of the article so far
    for place, line in enumerate(lines):
        if place and _begins(lines, start, place, max(gaps[1:], default=min(max(gaps, default=0), 1))):
            yield lines[start:place]
            start = place
            gaps = []
        if line.prose:
            gaps = [*gaps[:1], max([line.gap, *gaps[1:]])] if gaps else [line.gap]
    yield lines[start:]


def _begins(lines: Sequence[_Line], start: int, place: int, usual: int) -> bool:
    """Tells whether the line is the headline of another article than the one that began at `start`.

    `usual` is how many blank lines part the paragraphs of that one.
    """
    line, before = lines[place], lines[place - 1]
    if line.cls is not None or line.prose or not _is_headline(line):
        return False
    ended = before.prose or before.cls is not None or shipped_agencies().signature(before.text) is not None
    near = lines[max(start, place - _NEAR) : place]
    after = lines[place + 1 : place + 1 + _NEAR]
    if not (ended or line.ruled) or not all(
        any(other.prose and not other.cls for other in some) for some in (near, after)
    ):
        return False
    repeated = any(other.key == line.key for other in after)
    if before.cls == "related" and not (line.ruled or repeated):
        return False  # the first of the stories under the label
    dated = line.gap > 0 and (after[0].cls in _ABOUT or is_date(after[0].text))
    return line.ruled or repeated or dated or line.gap >= usual + _WIDE


def _is_headline(line: _Line) -> bool:
    low, high = _HEADLINE
    return low <= len(words(line.text)) <= high and not line.text.rstrip().endswith((".", "،", "؛"))


class _Parts(NamedTuple):
    """The lines of an article by what they are."""

    title: str
    deck: str | None
    captions: list[str]
    body: list[_Line]
    rest: list[_Line]


def _article(page: Page, lines: Sequence[_Line]) -> Article | None:
    parts = _sorted(lines)
    if not parts.body:
        return None
    agencies = shipped_agencies()
    text = "\n".join(line.text for line in parts.body)
    dateline = agencies.dateline(text, page.outlet)
    date, reason = establish(_dates(parts, lines), page.date, lines=(line.text for line in lines))
    filed = next((found for line in parts.rest if (found := agencies.filed(line.text.strip("()"), page.outlet))), None)
    captions = shipped_captions(agencies)
    images = (captions.image(caption, outlet=page.outlet) for caption in parts.captions)
    base = make_article(text=text, title=parts.title, page=page.name, url=page.url, outlet=page.outlet)
    return msgspec.structs.replace(
        base,
        deck=parts.deck,
        date=date,
        date_reason=reason,
        authors=tuple(_authors(parts.rest, page.outlet)),
        dateline=dateline.text if dateline else filed.text if filed else None,
        wire=find_wire(text, dateline, filed, _suppliers(parts.rest), page.outlet),
        images=without_copies(found for found in images if found is not None),
        paragraphs=tuple(_paragraphs(parts.body)),
    )


def _sorted(lines: Sequence[_Line]) -> _Parts:
    """Returns the lines of an article by what they are: headline, deck, captions, body, the rest."""
    told = [line for line in lines if line.cls is not None or is_date(line.text)]
    starts = {line.start for line in told}
    own = [line for line in lines if line.start not in starts]
    first = _start(own)
    head, body = own[:first], own[first:]
    if not body:
        head, body = [], own  # nothing reads as prose: what there is, is the article
    title, deck, captions = _head(head[-_MOST_HEAD:], body)
    rest = [line for line in told if body and line.start > body[0].start]
    kept = list(_body(_without_lists(_without_ending(body, rest)), rest, key(title), captions))
    if not kept:
        return _Parts("", None, [], own, told)  # every line stands for another: none can be told from the others
    return _Parts(title, deck, list(captions.values()), kept, told)


def _start(own: Sequence[_Line]) -> int:
    """Returns the place of the first line of the body.

    Above an article stand menus and headlines that read as prose, yet alone and far from it: they are passed over
    where a longer run of paragraphs follows.
    """
    runs: list[list[int]] = []
    for place, line in enumerate(own):
        if not line.prose:
            continue
        if runs and place - runs[-1][-1] <= _APART:
            runs[-1].append(place)
        else:
            runs.append([place])
    sizes = [sum(len(own[place].text) for place in run if not _is_weak(own[place])) for run in runs]
    start = 0
    last = max((number for number, size in enumerate(sizes) if size), default=-1)
    for number, run in enumerate(runs):
        if sizes[number] or number >= last:
            start = _behind_headline(own, run) if len(run) > 1 else run[0] if number else 0
            break
    return next((place for place in range(start, len(own)) if _opens_body(own, place)), len(own))


def _behind_headline(own: Sequence[_Line], run: Sequence[int]) -> int:
    """Returns where a run of sentences begins, or goes on behind a headline that the first has nothing to do with."""
    first, second = run[:2]
    about = {word for place in run[1:_OPENING] for word in words(own[place].text) if len(word) >= _TELLING}
    shared: Callable[[_Line], int] = lambda line: len(about.intersection(words(line.text)))  # noqa: E731 - used here
    headed = any(shared(line) >= _MUCH and _is_headline(line) for line in own[first + 1 : second])
    return second if headed and shared(own[first]) < _MUCH else first


def _is_weak(line: _Line) -> bool:
    """Tells whether a line that reads as prose may be a menu or a headline: it has no end, or that of a question."""
    return _SENTENCES.search(line.text) is None


def _without_lists(body: list[_Line]) -> list[_Line]:
    """Cuts the body where many lines follow that are no sentences, if few sentences come after them."""
    total = sum(len(line.text) for line in body if line.prose)
    after, run, end = 0, 0, len(body)
    for place in range(len(body) - 1, -1, -1):
        run = 0 if body[place].prose else run + 1
        after += len(body[place].text) * (run == 0)
        if after > TAIL * total:
            break
        if run >= _MANY:
            end = place
    run = 0
    for place, line in enumerate(body[:end]):
        run = 0 if line.prose else run + 1
        if run >= _VERY_MANY:
            return body[: place + 1 - run]
    return body[:end]


def _without_ending(body: list[_Line], rest: Sequence[_Line]) -> list[_Line]:
    """Cuts the body where a label says that comments or tags begin, if little follows."""
    size = sum(len(line.text) for line in body)
    ends = {line.start for line in rest if line.cls in ENDING}
    after, end = 0, None
    for line in sorted((*body, *rest), key=lambda line: line.start, reverse=True):
        if line.start in ends:
            end = line.start
        elif line.cls is None:
            after += len(line.text)
        if after > TAIL * size:
            break
    return body if end is None else [line for line in body if line.start < end]


def _head(head: Sequence[_Line], body: Sequence[_Line]) -> tuple[str, str | None, dict[str, str]]:
    """Returns the headline, the deck and the captions, by their keys, of the lines before the body."""
    counts = Counter(line.key for line in head)
    own = _of_article([line for line in head if not _is_caption(line)], body)
    # The page repeats its headline; the names of its sections, which may stand above, are short.
    repeated = {line.key for line in own if any(line.key in other.key for other in head if other is not line)}
    named = {line.key: min(len(words(line.text)), _NAMED) for line in own}
    title = max(own, key=lambda line: (line.key in repeated and named[line.key], named[line.key]), default=None)
    captions: dict[str, str] = {}
    deck: str | None = None
    for line in head:
        if title is None or line.key == title.key:
            continue
        if _is_caption(line) or counts[line.key] > 1:
            captions.setdefault(line.key, line.text)
        elif deck is None and line.start > title.start and len(words(line.text)) >= _HEADLINE[0]:
            deck = line.text
    return title.text if title is not None else "", deck, captions


def _of_article(head: list[_Line], body: Sequence[_Line]) -> list[_Line]:
    """Returns the lines of a long head that speak of what the body speaks of: the others are menus and other news."""
    if len(head) <= _SHORT_HEAD:
        return head
    about = {word for line in body[:_OPENING] if line.prose for word in words(line.text)}
    shares: list[tuple[float, _Line]] = []
    for line in [line for line in head if not line.prose] or head:
        found = [word for word in words(line.text) if len(word) >= _TELLING]
        shares.append((sum(word in about for word in found) / max(len(found), _NAMED), line))
    most = max(share for share, _ in shares)
    return [line for share, line in shares if share >= most / 2] if most else head


def _body(body: Sequence[_Line], rest: Sequence[_Line], title: str, captions: dict[str, str]) -> Iterator[_Line]:
    """Yields the paragraphs; captions among them go to `captions`, and stories under a label are left out."""
    labels = {line.start: line.cls for line in rest}
    related = False
    last = ""
    for line in sorted((*body, *rest), key=lambda line: line.start):
        if line.start in labels:
            related = related or labels[line.start] == "related"
            continue
        related = related and not line.prose
        if related or not line.key or line.key in (title, last) or line.key in captions:
            continue
        if not line.prose and _is_caption(line):
            captions.setdefault(line.key, line.text)
            continue
        last = line.key
        yield line


def _opens_body(own: Sequence[_Line], place: int) -> bool:
    """Tells whether the line is the first of the body: prose that is no caption and does not come again."""
    line = own[place]
    if not line.prose or _is_caption(line):
        return False
    return len(line.text) >= _LONG or not any(other.key == line.key for other in own[place + 1 : place + _NEAR])


def _dates(parts: _Parts, lines: Sequence[_Line]) -> Iterator[Candidate]:
    """Yields the dates that are told, those between headline and body first: above may stand that of the day."""
    title, first = key(parts.title), parts.body[0].start
    top = max((line.start for line in lines if line.key == title and line.start < first), default=first)
    dated = [line for line in parts.rest if has_date(line.text) and line.cls in _DATED]
    for line in sorted(dated, key=lambda line: (line.cls == "updated", not top < line.start < first)):
        yield Candidate("the page", line.text, visible=True)


def _authors(rest: Sequence[_Line], outlet: str | None) -> Iterator[str]:
    for line in rest:
        if line.cls == "byline":
            yield from names_in(line.text, shipped_lines(), shipped_agencies(), outlet)


def _is_caption(line: _Line) -> bool:
    return shipped_captions(shipped_agencies()).ends_with_credit(line.text)


def _suppliers(rest: Sequence[_Line]) -> Iterator[Supplier]:
    for line in rest:
        if line.cls == "source":
            yield Supplier(labelled(line.text)[1], line.text, "source")
        elif line.cls == "byline":
            yield Supplier(labelled(line.text)[1] or line.text, line.text, "byline")


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    start = 0
    for line in lines:
        end = start + len(line.text)
        yield Paragraph(span=(start, end), origin=(line.start, line.end))
        start = end + 1
