"""Drawings as SVG, made where the page is made: pure functions from records to pictures with their text alternatives.

`chain` draws how a statement came to an article, `counts` statements over time, `ranges` dated items, and `claim` the
trace of a claim through outlets.  Each returns a `Drawing`, to be embedded in a page or kept as a file.
"""

from masdar.drawing.chain import Step, chain, steps
from masdar.drawing.claim import claim
from masdar.drawing.counts import counts
from masdar.drawing.labels import Labels, labels
from masdar.drawing.ranges import Dated, ranges
from masdar.drawing.svg import Digits, Drawing, Language, Manner, style

__all__ = [
    "Dated",
    "Digits",
    "Drawing",
    "Labels",
    "Language",
    "Manner",
    "Step",
    "chain",
    "claim",
    "counts",
    "labels",
    "ranges",
    "steps",
    "style",
]
