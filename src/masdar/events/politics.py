"""Which events are political: what is asked of the parties, by the entry of the word that names the event."""

from __future__ import annotations

from masdar.events.code import FORCES, MOVEMENTS, WORLD, Code
from masdar.events.parties import Party

_PERSONAL = frozenset({"GOV", "LEG", "MIL", "PTY", "OPP", "REB", "SPY", "JUD"})
_LAW = frozenset({"GOV", "MIL", "REB", "COP", "SPY", "JUD"})
_INQUIRERS = _LAW | {"LEG"}
_BIDDEN = frozenset({"REQUEST", "SUPPORT", "AGREE"})
_NOBODY = frozenset({"CVL", "UNK", "BUS"})
"""Sectors whose praise is no support."""
_BY_COURTS = frozenset({"REQUEST", "REJECT"})
"""What courts ask and refuse among private parties."""
_PRIVATE = frozenset({"", "CVL", "UNK", "BUS"})
_ONE_FORCE = ({"MIL"}, {"COP"}, {"MIL", "COP"})
"""Sectors of forces that are one where they are of one country."""
_SERVED = frozenset({"CVL", "BUS", "EDU", "LAB", "UNK"})
"""Sectors of people whom officials meet in their administration."""
_VISITED = frozenset({"GOV", "COP", "JUD"})
"""Sectors of those officials."""
_RULING = frozenset({"GOV"})
_CALLS = frozenset({"visit", "message"})
"""Modes of meetings at which nothing is settled."""
_SEEN = _RULING | {"MIL", "COP"}
"""Sectors of those whom a government only calls on at home."""
_NO_CROWD = frozenset({"MIL", "COP", "SPY"})
"""Sectors that a protest is met by."""
_SERVING = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "BUS", "EDU", "LAB"})
"""Sectors whose bearers a government turns to in its administration."""


def political(need: str, actors: list[Party], recipients: list[Party], *, together: bool, carried: bool) -> bool:
    """Tells whether the parties are such as the event needs (see `masdar.lexicon.features.NEEDS`)."""
    a, r = [_acting(party) for party in actors], [party.code for party in recipients]
    every = (*a, *r)
    match need:
        case "none":
            return True
        case "any":
            return any(code.political for code in every)
        case "actor" | "foreign":
            return _some(a)
        case "both":
            return (_some(a) and _named(r)) or (_some(r) and _named(a))
        case "across":
            return any(code.political and code.country and _apart(code, a) for code in r) and _some(a)
        case "judged":
            return any(code.sector == "JUD" for code in a) or _some(r) or (_named(r) and not a)
        case "held" if carried and _some(a):
            return True
        case "two" | "held":
            return sum(code.political for code in every) > 1 or (
                _plural(actors) and _some(a) and any(code.sector != "JUD" for code in a)
            )
        case "with":
            return together and sum(code.political for code in every) > 1
        case "official":
            return any(code.country and code.sector in _PERSONAL for code in a)
        case "arrival":
            places = any(code.country and code.sector in ("", "GOV") for code in r)
            return any(code.country and code.sector in _PERSONAL - {"MIL"} for code in a) and places
        case "struck":
            return (any(code.armed for code in a) and any(code.country or code.sector for code in r)) or _some(r)
        case "crowd":
            return bool(actors) or carried
        case "armed":
            return any(code.armed for code in a)
        case "troops":
            return any(party.code.armed and not _statesman(party) for party in actors)
        case "stopped":
            return political("detained", actors, recipients, together=together, carried=carried) and any(
                code.sector != "UNK" for code in r
            )
        case "forces":
            return any(code.sector in ("MIL", "REB") for code in a)
        case "violent":
            return any(code.armed for code in a) or any(code.political for code in r)
        case "accused":
            return any(code.sector in _INQUIRERS or code.country in WORLD for code in a) and bool(r)
        case "tried":
            return any(code.political for code in r) and bool(a or r)
        case "detained":
            return any(code.sector in _LAW or (code.country and not code.sector) for code in a) and bool(r)
    return False


def inward(kind: str, actors: list[Party], recipients: list[Party]) -> bool:
    """Tells whether somebody only turns to the people at home («وعد الرئيس التونسيين»), or a government to its own."""
    if kind in _BY_COURTS and actors and all(party.code.sector == "JUD" for party in actors):
        private = recipients and all(party.code.sector in _PRIVATE for party in recipients)
        if private and at_home(actors, recipients):
            return True
    own = {party.code.country for party in actors if party.code.sector != "JUD"}
    if any(party.code.sector in MOVEMENTS for party in actors) and any(
        party.code.sector != "CVL" for party in recipients
    ):
        return False  # «دان الحزب المحظور القصف التركي»
    if kind == "SUPPORT" and actors and all(party.code.sector in _NOBODY for party in actors):
        return True
    abroad = {party.code.country for party in recipients} - own
    if not recipients or abroad - {""} or not own & {party.code.country for party in recipients}:
        return False
    if all(party.code.sector in ("", "CVL", "UNK") for party in recipients):
        return True
    governs = all(party.code.sector == "GOV" for party in actors)
    return kind in _BIDDEN and governs and all(party.code.sector in _SERVING for party in recipients)


def at_home(actors: list[Party], recipients: list[Party]) -> bool:
    """Tells whether several parties are of one country («أطلع الملك مجلس الوزراء»)."""
    parties = [*actors, *recipients]
    return len(parties) > 1 and len({party.code.country for party in parties}) == 1


def of_government(mode: str, actors: list[Party], recipients: list[Party]) -> bool:
    """Tells whether all who meet are of one government («اجتمع الرئيس مع مستشاريه»).

    Its troops are, where they are only visited or greeted («نقل الوزير تحيات الرئيس إلى الجنود»).
    """
    every, own = [*actors, *recipients], _SEEN if mode in _CALLS else _RULING
    return at_home(actors, recipients) and all(party.code.sector in own and party.code.country for party in every)


def crowds(parties: list[Party]) -> list[Party]:
    """Returns those who may demonstrate: none where a government is among them, which objects in words."""
    if any(party.code.sector == "GOV" for party in parties):
        return []
    return [party for party in parties if party.code.sector not in _NO_CROWD]


def with_the_people(actors: list[Party], recipients: list[Party]) -> bool:
    """Tells whether officials meet private people of their own country («التقى الوزير طلبة الكلية»)."""
    sectors = {party.code.sector for party in (*actors, *recipients)}
    return at_home(actors, recipients) and sectors <= _VISITED | _SERVED and not sectors.isdisjoint(_SERVED)


def within_state(actors: list[Party], recipients: list[Party]) -> bool:
    """Tells whether only unarmed offices, parties and people of one country help each other, or parts of one force.

    («بدعم من وزارة التجارة»، «حكومة تتشكل بدعم حزب معارض»، «بإسناد من طيران الشرطة»)
    """
    if not actors or not recipients or not at_home(actors, recipients):
        return False
    if {party.code.sector for party in (*actors, *recipients)} in _ONE_FORCE:
        return True
    return FORCES.isdisjoint(party.code.sector for party in (*actors, *recipients))


def _acting(party: Party) -> Code:
    """Returns the code of somebody who acts: a person without an office is no state («طبيب يمني»)."""
    alone = party.person and party.code.country and not party.code.sector and party.code.country not in WORLD
    return Code(party.code.country, "CVL") if alone else party.code


def _some(codes: list[Code]) -> bool:
    return any(code.political for code in codes)


def _named(codes: list[Code]) -> bool:
    """Tells whether one of them is somebody's, and no mere thing."""
    return any(code.country and code.sector != "UNK" for code in codes)


def _apart(code: Code, others: list[Code]) -> bool:
    """Tells whether somebody is of another country than all others."""
    return all(code.country != other.country for other in others)


def _statesman(party: Party) -> bool:
    """Tells whether a party is one person of a government, who takes and leaves no ground himself."""
    person = party.person or (party.resolved is not None and party.resolved.kind == "person")
    return person and party.number not in ("p", "d") and party.code.sector in ("", "GOV")


def _plural(parties: list[Party]) -> bool:
    return any(party.number in ("p", "d") for party in parties)
