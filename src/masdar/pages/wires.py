"""The agency that an article is taken from, as the page says it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from masdar.model import Wire
from masdar.pages.agencies import Dateline, shipped_agencies


class Supplier(NamedTuple):
    """Words beside the body that may name who supplied it."""

    names: str
    evidence: str
    place: Literal["byline", "source"]


def find_wire(
    text: str, dateline: Dateline | None, filed: Dateline | None, suppliers: Iterable[Supplier], outlet: str | None
) -> Wire | None:
    """Returns the agency of an article, or null where the page names none.

    The dateline says it first (`dateline` opens the body `text`, `filed`
    stands beside it), then a signature below the body, then a line with the
    source or the byline.  An outlet does not relay itself.
    """
    agencies = shipped_agencies()
    if dateline is not None and dateline.agency:
        mention = (dateline.start, dateline.end)
        return Wire(name=dateline.agency, evidence=dateline.text, place="dateline", mention=mention)
    if filed is not None and filed.agency:
        return Wire(name=filed.agency, evidence=filed.text, place="dateline")
    last = text[text.rfind("\n") + 1 :]
    if signed := agencies.signature(last):
        start = text.rindex(signed)
        return Wire(name=signed, evidence=last, place="signature", mention=(start, start + len(signed)))
    for supplier in suppliers:
        agency = agencies.named(supplier.names)
        if agency and not agencies.is_own(agency, outlet):
            return Wire(name=agency, evidence=supplier.evidence, place=supplier.place)
    return None
