"""A drawing as a tree of SVG elements: for a page, or as a file of its own.

Text comes from articles and is hostile: it is escaped by the tree that writes
it, and loses what no XML may hold and what would turn the direction of its
surroundings.  Elements have classes and no styles, so that a page that allows
no inline style (Content-Security-Policy) can show them; a file brings the
style sheet with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

import regex

Language = Literal["ar", "en"]
"""Language of a drawing's own words; it reads from the right in Arabic, and its time runs so."""
Digits = Literal["latin", "arabic"]
Anchor = Literal["start", "middle", "end"]
_CLASS = "masdar-drawing"
_FSI, _PDI = "\u2068", "\u2069"
_UNDRAWN = regex.compile(
    rf"(?![{_FSI}{_PDI}])[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Manner(NamedTuple):
    """How to draw."""

    language: Language = "ar"
    digits: Digits = "latin"
    """How dates and counts are written; the digits of an article's words stay as they are."""
    width: int = 720
    """Width in pixels at which text has its full size; a drawing shrinks below it and never grows beyond it."""
    id: str = "drawing"
    """What the identifiers of the drawing begin with; two drawings of a page need two."""

    @property
    def rtl(self) -> bool:
        """True where the drawing reads from right to left."""
        return self.language == "ar"

    def number(self, written: str) -> str:
        """Returns a count or a date in the digits that were asked for."""
        return written.translate(_ARABIC_DIGITS) if self.digits == "arabic" else written


class Drawing:
    """A drawing that is finished but for where it will stand."""

    def __init__(self, root: Element) -> None:
        self._root = root

    def embedded(self) -> str:
        """Returns the element for an HTML page that has the style sheet (`style`)."""
        return tostring(self._root, encoding="unicode")

    __html__ = embedded

    def standalone(self) -> str:
        """Returns the text of an SVG file (UTF-8), its style sheet included."""
        root = Element(self._root.tag, self._root.attrib)
        SubElement(root, "style").text = style() + _sheet("file.css")
        root.extend(self._root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def style() -> str:
    """Returns the style sheet of the drawings; a page may set its custom properties (`--ink`, …)."""
    return _sheet("style.css")


@cache
def _sheet(name: str) -> str:
    return (files("masdar.drawing") / name).read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Returns text of an article as it can stand in a drawing: on one line, without controls of any kind."""
    return _drawn(text.replace(_FSI, " ").replace(_PDI, " "))


def isolated(text: str) -> str:
    """Returns text of an article for a sentence of the drawing, whose direction it leaves alone."""
    return f"{_FSI}{plain(text)}{_PDI}"


def _drawn(text: str) -> str:
    return " ".join(_UNDRAWN.sub(" ", text).split())


class Canvas:
    """Where a drawing is put together.

    Places are given from the side where reading begins: x is the distance from the right edge in Arabic, from the left
    edge in English; y is the distance from the top.  Both are in pixels.
    """

    def __init__(self, manner: Manner, kind: str, width: float) -> None:
        """Begins an empty drawing.

        Args:
            manner: how to draw.
            kind: what it is, for the style sheet.
            width: its width in pixels.
        """
        self._manner = manner
        self._width = width
        self._root = Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": f"{_CLASS} {_CLASS}-{kind}",
                "role": "img",
                "lang": manner.language,
                "direction": "rtl" if manner.rtl else "ltr",
            },
        )

    def finish(self, height: float, title: str, description: str) -> Drawing:
        """Returns the drawing with its text alternatives: what it is, and all that it says."""
        names = f"{self._manner.id}-title", f"{self._manner.id}-desc"
        self._root.set("aria-labelledby", " ".join(names))
        # A line on the edge is as thick as any other.
        sizes = _pixels(self._width + 2), _pixels(height + 2)
        self._root.set("viewBox", f"-1 -1 {' '.join(sizes)}")
        self._root.set("width", sizes[0])
        self._root.set("height", sizes[1])
        for place, (tag, name, text) in enumerate(
            (("title", names[0], title), ("desc", names[1], description)),
        ):
            element = Element(tag, {"id": name})
            element.text = _drawn(text)
            self._root.insert(place, element)
        return Drawing(self._root)

    def x(self, place: float) -> float:
        """Returns the distance from the left edge of what lies this far from where reading begins."""
        return self._width - place if self._manner.rtl else place

    def group(self, name: str, full: str | None = None) -> Element:
        """Opens a group of this class; `full` is what a pointer on it is told."""
        element = SubElement(self._root, "g", {"class": name})
        if full is not None:
            SubElement(element, "title").text = _drawn(full)
        return element

    def text(
        self, parent: Element, place: tuple[float, float], words: str, name: str, anchor: Anchor = "start"
    ) -> None:
        """Writes one line; `anchor` tells what of it stands at the place: its beginning, its middle or its end."""
        x, y = place
        sizes = {"class": name, "x": _pixels(self.x(x)), "y": _pixels(y), "text-anchor": anchor}
        SubElement(parent, "text", sizes).text = _drawn(words)

    def dates(self, parent: Element, y: float, marks: Sequence[tuple[float, str]]) -> None:
        """Writes dates along an axis over the whole width, given with their places; the ends stay within it."""
        for nth, (x, words) in enumerate(marks):
            if nth == 0:
                self.text(parent, (0.0, y), words, "label")
            elif nth == len(marks) - 1:
                self.text(parent, (self._width, y), words, "label", "end")
            else:
                self.text(parent, (x, y), words, "label", "middle")

    def box(
        self,
        parent: Element,
        place: tuple[float, float],
        size: tuple[float, float],
        name: str,
        corner: float = 6.0,
    ) -> None:
        """Draws a rectangle with its beginning corner at a place, its corners rounded where it is large enough."""
        (x, y), (width, height) = place, size
        left = self.x(x) - width if self._manner.rtl else x
        sizes = {"x": left, "y": y, "width": width, "height": height, "rx": min(corner, height / 2, width / 8)}
        SubElement(parent, "rect", {"class": name} | {key: _pixels(value) for key, value in sizes.items()})

    def circle(self, parent: Element, place: tuple[float, float], radius: float, name: str) -> None:
        """Draws a circle around a place."""
        sizes = {"cx": self.x(place[0]), "cy": place[1], "r": radius}
        SubElement(parent, "circle", {"class": name} | {key: _pixels(value) for key, value in sizes.items()})

    def path(self, parent: Element, steps: str, name: str) -> None:
        """Draws a path; a step is a letter of SVG and places as `x,y`, as in `M 0,0 L 10,0`."""
        SubElement(parent, "path", {"class": name, "d": " ".join(map(self._step, steps.split()))})

    def _step(self, step: str) -> str:
        if "," not in step:
            return step
        x, y = map(float, step.split(","))
        return f"{_pixels(self.x(x))},{_pixels(y)}"


def _pixels(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
