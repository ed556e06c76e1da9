from __future__ import annotations

import sys
from types import FrameType

import pytest

from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article

_ENDLESS = [
    "وهاجم الجيش المدينة وحذر المسؤولين من أن الأمر صعب، ",
    "العملية التي قالت تونس إنها ناجحة وإن الوزير طلب أن تفتح، ",
    "وقال الوزير التونسي إن الجيش السوري قصف مواقع للحوثيين والتقى الرئيس ",
    "قصفت طائرات حربية مواقع قرب الحدود أمس. ",
    "وقال سالم الراشدي وكمال العياري إن الطريق مفتوح: ",
]


def _calls(text: str, resources: Resources) -> int:
    """Returns how many calls the reading of a text takes: a measure of effort that no load of the machine changes."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tally)
    try:
        read_article(make_article(text=text), resources)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("clause", _ENDLESS)
def test_effort_is_linear_in_length(clause: str, shipped: Resources) -> None:
    _calls(clause, shipped)  # what is read once and remembered
    short, long = (_calls(clause * times, shipped) for times in (200, 600))
    assert long < 3.3 * short
