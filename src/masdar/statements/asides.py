"""What stands after attributed words and is the article's own: comments, occasions, what the speaker left out."""

from __future__ import annotations

from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_AGENTLESS = frozenset({"يذكر", "يشار", "يجدر"})
_WHEN = frozenset({"في", "بعد", "خلال", "عقب", "قبل", "اثناء", "ضمن", "اثر", "لدي", "قبيل"})
_TAKEN_UP = 2
"""Tokens between a pronoun and what is said of the words that it takes up («وهو أمر خطير نفته الوزارة»)."""
_PARTS = "owhHgOtPGUWYCN{}"
"""Classes of the words of a noun phrase."""
_FRONTED = 12
"""Tokens of a phrase before its clause."""
_NOUN = 8
"""Tokens of a noun phrase before its relative pronoun."""
_DETAILS = frozenset({"تفاصيل", "التفاصيل", "مزيد", "المزيد", "أدلة", "دليل"})
_AMID = ("سط", "وسط")
_LEFT_OUT = 3
"""Tokens after دون or a negation in which the noun or verb of what was left out is looked for."""


class Asides:
    """Tells the article's own words from what a source says, by how they begin."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._letters = tokens.letters
        self._lexicon = lexicon

    def turns(self, place: int, *, noun: bool) -> bool:
        """Tells whether لكن turns from content that is a `noun` phrase («دعا إلى الحوار، لكن المعارضة …»).

        From a clause it turns only to what the speaker left unsaid: the rest is said too.
        """
        core, following = self._tokens.core(place).removeprefix("و"), self._letters[place + 1 : place + 2]
        if core in ("الا", "غير"):
            return noun and following == "E" and self._letters[place - 1] == ","  # «نفى علاقته به، إلا أنهم اعتقلوه»
        if not core.startswith("لكن") or following in ("<", "T"):
            return False
        if self._left_out(place + 1) or (noun and self._letters[place - 1] == ","):
            return True
        return noun and core == "لكن" and following not in ("F", "v", "V", "j")

    def turned(self, place: int) -> bool:
        """Tells whether لكن stands here, before another speaker («قالت إن …، لكن المعارضة نفت»)."""
        return self._tokens.core(place).removeprefix("و").startswith("لكن")

    def spoken_of(self, place: int) -> bool:
        """Tells whether the words are taken up to say what somebody said of them («وهو ما نفته الوزارة»).

        What they led to or mean is more of them («وهو ما يعني توقف المصنع»).
        """
        letters = self._letters
        if self._tokens.words[place][0] != "و":
            return False
        at = place + 1
        while at < len(letters) and letters[at] in "Yo" and at - place <= _TAKEN_UP:
            at += 1  # «وهو أمر لم تؤكده»
        if letters[at : at + 1] in ("w", "h") and letters[at + 1 : at + 2] == "R":
            at += 2  # «وهي الأنباء التي نفتها الوزارة»
            return letters[at : at + 1] in ("V", "v", "B") and self._owned(at)
        at += letters[at : at + 1] in ("M", "R")
        at += letters[at : at + 1] == "j"
        return at > place + 1 and letters[at : at + 1] in ("V", "v", "B")

    def _owned(self, place: int) -> bool:
        """Tells whether a pronoun is written on the word."""
        reading = self._tokens.reading(place)
        return reading is not None and bool(reading.suffix)

    def turns_to(self, place: int) -> int:
        """Returns the verb after لكن، إلا أن or غير أن with a pronoun («لكنه أكد»، «إلا أنه أكد»), or -1."""
        letters, core = self._letters, self._tokens.core(place).removeprefix("و")
        at = place + 1
        if core in ("الا", "غير") and letters[at : at + 1] == "E" and self.pronominal(at):
            at += 1
        elif core not in ("لكنه", "لكنها", "لكنهم"):
            return -1
        while letters[at : at + 1] in ("D", "K") and at - place <= _TAKEN_UP:
            at += 1  # «لكنه كان قد أكد»
        return at if letters[at : at + 1] in ("V", "v", "B") else -1

    def meanwhile(self, place: int) -> bool:
        """Tells whether what was left unsaid is set beside the words («، بينما لم يكشف عن هويته»)."""
        return self._tokens.core(place) in ("بينما", "فيما") and self._left_out(place + 1)

    def pronominal(self, place: int) -> bool:
        """Tells whether a particle carries a pronoun («أنه»، «فيها»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))

    def conceded(self, cue: int) -> bool:
        """Tells whether the cue stands in a clause of concession («رغم تأكيد الوزير أن …، فإن …»)."""
        words = self._tokens.words[max(0, cue - 2) : cue]
        return any(word.removeprefix("و") in ("رغم", "برغم", "بالرغم", "الرغم") for word in words)

    def of_subject(self, cue: int) -> bool:
        """Tells whether the cue describes a noun that waits for its verb («إن الرجل الذي ذكر جيرانه أنه …، حاول …»)."""
        letters, relative = self._letters, cue - 1
        while relative > 0 and letters[relative] in "KD":
            relative -= 1
        if letters[relative] != "R" or letters[relative - 1] == ",":
            return False
        noun = relative - 1
        while noun > 0 and relative - noun < _NOUN and letters[noun] in _PARTS:
            noun -= 1
        return letters[noun] == "E"

    def own_words(self, place: int) -> bool:
        """Tells whether the source's own words are named («، وفق تعبيره»): the cue repeats, the content is over."""
        if place >= len(self._letters):
            return False
        core = self._tokens.core(place)
        return not self._lexicon.lists("own-words", core) and self._lexicon.lists_owned("own-words", core)

    def on_ones_word(self, place: int) -> bool:
        """Tells whether what «على حد» opens repeats the cue («على حد قوله»): «على حد سواء» belongs to the words."""
        return self._tokens.words[place + 1 : place + 2] == ["حد"] and self._tokens.words[place + 2 : place + 3] != [
            "سواء"
        ]

    def joined(self, place: int) -> bool:
        """Tells whether و joins the word («والوزير»): «وزير» only begins with the letter."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.clitics[:1] == "و"

    def joined_past(self, place: int) -> bool:
        """Tells whether a past tense is joined here («هاجم سياسة الصين وحظي بدعم حليفه»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.clitics == "و" and reading.kind == "past"

    def occasion(self, place: int) -> bool:
        """Tells whether an occasion of speech is named after a comma («، بعد لقائهما»): it belongs to the cue."""
        if self._letters[place] not in "pf" or self._tokens.core(place) not in _WHEN or place + 1 >= len(self._letters):
            return False
        if self._letters[place + 2 : place + 3] == "R":
            # «، في الوقت الذي دعا الحزب إلى …», but «، في الوقت الذي يجب أن …» is a clause of the words themselves
            told = self._letters[place + 3 : place + 4] == "V" or self._letters[place + 3 : place + 5] == "vf"
            return told and self._tokens.core(place + 1) == "وقت"
        if self._tokens.words[place + 1].startswith("ال"):
            return False  # «سيعلن القرار، خلال الاجتماع المقبل»
        return self._lexicon.lists_owned("occasion", self._tokens.core(place + 1))

    def speech_given(self, place: int) -> bool:
        """Tells whether the speech in which the words fell is named here («في كلمة ألقاها»، «في بيان له»)."""
        if place + 1 >= len(self._letters):
            return False
        noun, after = self._tokens.reading(place), self._tokens.reading(place + 1)
        if noun is None or noun.definite or noun.suffix or not self._lexicon.lists("speech", noun.core):
            return False
        if after is None:
            return self._letters[place + 1] in ",.|"
        if after.kind == "past" or self._lexicon.lists("issuing", after.core):
            return True
        return after.core in ("له", "لها", "لهم", "صحافي", "صحفي")

    def main_verb(self, place: int) -> bool:
        """Tells whether a verb that may open the main clause stands here, joined to nothing."""
        reading = self._tokens.reading(place)
        if reading is None or reading.clitics:
            return False
        named = self._letters[place] == "B" and self._letters[place + 1 : place + 2] in ("O", "G", "C", "P", "t")
        return (self._letters[place] in "FKVv" or named) or (
            reading.lexeme is None and len(reading.core) == 4 and reading.core.endswith("ت")
        )

    def leaning(self, place: int) -> bool:
        """Tells whether the word opens a clause or a phrase that leans on a later clause («بينما …»، «بعد تأكيد …»)."""
        core = self._tokens.core(place)
        if self._letters[place] == "x":
            return core != "كما"
        return self._letters[place] == "p" and core in _WHEN

    def fronted(self, cue: int) -> bool:
        """Tells whether a noun of saying stands in a phrase before its clause («في أول تعليق على إعلان …»)."""
        letters = self._letters
        if letters[cue] != "N":
            return False
        at = cue - 1
        while at > 0 and cue - at < _FRONTED and letters[at] not in ".|~-,":
            if letters[at] in "VvBFKEAx<":
                return False
            at -= 1
        first = at if at == 0 and letters[0] not in ".|~-," else at + 1
        return letters[first] in "fp" and letters[at] != ","

    def beside_noun(self, place: int, *, relative: bool) -> bool:
        """Tells whether no more of a noun phrase follows a comma here, but a clause or an adjunct of the cue."""
        letter, word = self._letters[place], self._tokens.words[place]
        if letter in "FK" and word[0] not in "وف" and not relative:
            return False  # «إطلاق مشروع جديد، يعنى بالنشر»: it describes the noun
        if letter == "E":
            return word[0] not in "وب"
        if letter == "M" and word[0] == "ب":
            return False  # «، بما في ذلك …»
        if self._tokens.words[place : place + 2] == ["في", "حين"]:
            return True
        return letter in "FKDjrvVBM" or self._lexicon.lists("beside", self._tokens.core(place))

    def day(self, place: int) -> bool:
        """Tells whether a day stands apart («هاجم القيادة، الأحد، قائلا …») and closes the words."""
        letters, at = self._letters, place + 1
        while letters[at : at + 1] in ("w", "T") and at - place <= _TAKEN_UP:
            at += 1
        after = letters[at : at + 1]
        closes = after in (".", "|", "") or (after == "," and letters[at + 1 : at + 2] in ("A", "u", ""))
        return closes and self._tokens.words[place].startswith("ال")

    def amid(self, place: int) -> bool:
        """Tells whether the article sets what others say beside the words («وسط مخاوف من …»، «وسط تقارير عن …»)."""
        if self._tokens.core(place).removeprefix("و") not in _AMID or place + 1 >= len(self._tokens):
            return False
        noun = self._tokens.reading(place + 1)
        talk = noun is not None and not (noun.definite or noun.suffix or noun.clitics)
        return talk and noun is not None and self._lexicon.lists("talk", noun.core)

    def silence(self, place: int) -> bool:
        """Tells whether the clause says what the speaker left out («، من دون تحديد السبب»)."""
        at = place + 1 if self._letters[place] == "m" else place
        return self._tokens.core(at) in ("دون", "بدون") and self._left_out(at)

    def untold(self, place: int) -> bool:
        """Tells whether دون says without a comma that no more was told («الطريق آمن دون إعطاء تفاصيل»).

        What somebody did without it is told («غادر دون ذكر اسمه»).
        """
        words = self._tokens.words[place + 1 : place + 1 + _LEFT_OUT]
        told = words[:1] == ["أن"] or any(word in _DETAILS for word in words)
        return told and self.silence(place)

    def circumstance(self, place: int) -> str:
        """Returns the gender of a participle with which a speaker does more («، ملقيا اللوم على …»), or ""."""
        reading = self._tokens.reading(place)
        if reading is None or reading.clitics or reading.definite or reading.suffix:
            return ""
        spoken = self._letters[place] == "A" and reading.lexeme is not None and reading.lexeme.value("act") != "accuse"
        if not spoken and not self._lexicon.lists("uttering", reading.core):
            return ""
        return "f" if self._tokens.words[place].endswith("ة") else "m"

    def refused(self, place: int) -> bool:
        """Tells whether a refusal to tell more is joined here («ورفض تقديم تفاصيل»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.clitics == "و" and self._letters[place] != "j" and self._left_out(place)

    def _left_out(self, place: int) -> bool:
        """Tells whether a negation, دون or a refusal bears on a word of telling («لم يحدد موعدا»، «رفض التعليق»)."""
        if self._letters[place : place + 1] == "m":
            place += 1
        reading = self._tokens.reading(place)
        refused = reading is not None and reading.lexeme is not None and reading.lexeme.value("act") == "reject"
        if not refused and self._letters[place : place + 1] != "j" and self._tokens.core(place) not in ("دون", "بدون"):
            return False
        stop = min(place + _LEFT_OUT, len(self._tokens))
        return any(self._lexicon.lists("silence", self._tokens.core(look)) for look in range(place + 1, stop))

    def comment(self, place: int) -> bool:
        """Tells whether the author's own comment begins after a comma («، في إشارة إلى …»، «، وذلك بعد …»)."""
        tokens, letters = self._tokens, self._letters
        core, following = tokens.core(place), tokens.core(place + 1)
        reading = tokens.reading(place)
        joined = reading is not None and reading.clitics == "و"
        after = letters[place + 1 : place + 2]
        if letters[place] == "v" and core in _AGENTLESS:
            return True
        if joined and letters[place] == "j" and after in ("v", "B", "V"):
            return True
        if joined and self._lexicon.lists("coming", core) and self._event(place + 1):
            return True  # «، ويأتي ذلك بعد أيام من …»
        if tokens.words[place] == "وذلك" and self._lexicon.lists("circumstance", following):
            return True
        if letters[place] == "r" and self._explained(place):
            return True
        if core == "امر" and after == "R":
            return True
        if core == "اشاره" and after == "i":
            return True  # «…، إشارة إلى تصريحات سابقة»
        if core == "في" and self._lexicon.lists("comment", following) and not self._closed(place + 1):
            return True
        if core == "في" and not self._closed(place + 1) and self._weighed(place + 2):
            return True  # «، في خطوة وصفها الوزير بالضرورية»
        return (core == "ذلك" and "اشاره" in (following, tokens.core(place + 2))) or self.silence(place)

    def _weighed(self, place: int) -> bool:
        """Tells whether a cue whose object is written on it stands here."""
        reading = self._tokens.reading(place) if place < len(self._tokens) else None
        return reading is not None and bool(reading.suffix) and self._letters[place] in "VvB"

    def _explained(self, place: int) -> bool:
        """Tells whether a pronoun after a comma takes up what was said to weigh it («، وهو رقم كبير في المدينة»).

        What it says of the last noun is said too («في الجزيرة، وهي موطن طيور نادرة»).
        """
        noun = self._tokens.reading(place + 1) if place + 1 < len(self._tokens) else None
        if self._tokens.words[place][0] != "و" or noun is None or noun.definite or noun.clitics:
            return False
        return self._lexicon.lists("weighing", noun.core)

    def _event(self, place: int) -> bool:
        """Tells whether what was told just now is meant («ذلك»، «هذا القرار»، «الإعلان»)."""
        reading = self._tokens.reading(place)
        if reading is None:
            return False
        return self._letters[place] == "d" or (reading.definite and self._letters[place] in "HhNY")

    def _closed(self, place: int) -> bool:
        """Tells whether a noun is definite by itself («في الخطوة التالية»)."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.definite
