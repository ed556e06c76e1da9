"""Who wrote and who supplied: bylines, captions with their credits, wires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from masdar.model import Image
from masdar.pages.agencies import Agencies
from masdar.pages.lines import Lines
from masdar.pages.words import folded, key, words

_MOST_NAMES = 6  # words of one name
_BETWEEN = regex.compile(r"\s*[،,|/•·]\s*|\s+[-–—]\s+|\s+و(?=\p{L}{3})|\s+and\s+")
_NAME = regex.compile(r"(?:[\p{L}\p{M}\s'’-]|(?<=\b\p{L})\.)+")
_LABELLED = regex.compile(r"^\s*([\p{L}\s]{2,20}?)\s*[:/：-]\s*(.*)$")
_CREDIT_LAST = regex.compile(r"^(.*?)\s*[(\[]\s*([^()\[\]]{1,60}?)\s*[)\]][\s.]*$", regex.DOTALL)
_CREDIT_BAR = regex.compile(r"^(.*\S)\s*(?:[|–—]|\s-\s)\s*([^|–—]{1,40})$", regex.DOTALL)
_CREDIT_SIGN = regex.compile(
    r"^(.*?)\s*((?:©|ⓒ|\(c\)|Copyright|Getty|تصوير|عدسة|الصورة|المصدر|credit|photo)\b?[\s:/].*)$",
    regex.DOTALL | regex.IGNORECASE,
)
_CREDIT_WORD = regex.compile(
    r"^(?:الصورة|المصدر|مصدر الصورة|حقوق الصورة|credit|photo|source)\s*[:/]\s*", regex.IGNORECASE
)
_NOTE = frozenset({"ارشيفيه", "ارشيف", "صوره", "صور", "يمين", "يسار", "الارشيف", "من"})


def names_in(line: str, lines: Lines, agencies: Agencies, outlet: str | None) -> Iterator[str]:
    """Yields the names in a byline; its label («كتب», «بقلم»), dates and agencies are no names."""
    text = line.strip(" \t:|-–—•*")
    for pattern in lines.matches(folded(text)):
        if pattern.cls == "byline":
            label = len(words(" ".join(pattern.parts[0])))
            text = _after_words(text, label)
            break
    for part in _BETWEEN.split(text):
        name = part.strip(" \t:|-–—•*.()[]")
        found = words(name)
        if not found or len(found) > _MOST_NAMES or not _NAME.fullmatch(name):
            continue
        if agencies.is_medium(name) or agencies.is_place(name) or lines.classify(name) is not None:
            continue
        if outlet and (key(name) in key(outlet) or key(outlet) in key(name)):
            continue
        if len(found) >= 2:  # noqa: PLR2004 - a given name and another
            yield name


def _after_words(text: str, count: int) -> str:
    place = 0
    for _, found in zip(range(count), regex.finditer(r"\w+", text), strict=False):
        place = found.end()
    return text[place:].strip(" \t:/|-–—")


def image(caption: str, credit: str | None, agencies: Agencies, outlet: str | None = None) -> Image | None:
    """Returns the image with its caption and credit parted, or null where there are no words."""
    caption = caption.strip()
    if credit is None:
        caption, credit = _parted(caption, agencies, outlet)
    if credit is not None:
        credit = _CREDIT_WORD.sub("", credit.strip("()[] ")).strip()
    return Image(caption=caption or None, credit=credit or None) if caption or credit else None


def _parted(caption: str, agencies: Agencies, outlet: str | None) -> tuple[str, str | None]:
    found = _CREDIT_LAST.match(caption)
    if found and _is_credit(found[2], agencies, outlet):
        return found[1].strip(), found[2]
    found = _CREDIT_BAR.match(caption)
    if found and (agencies.named(found[2]) or agencies.is_medium(found[2])):
        return found[1].strip(), found[2]
    found = _CREDIT_SIGN.match(caption)
    if found and len(words(found[2])) <= 2 * _MOST_NAMES:
        return found[1].strip(" -–—|.،"), found[2]
    if agencies.named(caption) == caption:
        return "", caption
    return caption, None


def _is_credit(text: str, agencies: Agencies, outlet: str | None) -> bool:
    found = words(text)
    if not found or all(word in _NOTE for word in found):
        return False
    if agencies.named(text) or agencies.is_medium(text) or (outlet and key(text) == key(outlet)):
        return True
    return bool(regex.search(r"[A-Za-z]{2}", text)) or found[0] in ("خاص", "تصوير", "عدسه", "الصوره", "مواقع", "انترنت")


def is_caption(line: str, agencies: Agencies) -> bool:
    """Tells whether a line ends with a credit in brackets, as captions do."""
    found = _CREDIT_LAST.match(line)
    return bool(found and found[1] and _is_credit(found[2], agencies, None))


def labelled(line: str) -> tuple[str, str]:
    """Returns the label of a line («المصدر: …») and what follows it; no label is the empty string."""
    found = _LABELLED.match(line)
    return (found[1], found[2].strip()) if found else ("", line.strip())


def without_copies(images: Iterable[Image]) -> tuple[Image, ...]:
    """Returns the images, each caption once."""
    kept: dict[str, Image] = {}
    for picture in images:
        kept.setdefault(key(picture.caption or picture.credit or ""), picture)
    return tuple(kept.values())
