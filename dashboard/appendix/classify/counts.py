"""The stated quantity of a product: the number that counts it, not one that says scope, length or rate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.appendix.classify.heads import Bullet, Head
from dashboard.appendix.classify.lexicon import Lexicon
from dashboard.appendix.classify.terms import REACH, right_before

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Count:
    """A stated number (of a range the lower bound, which is what is promised for sure) and its counting word."""

    number: int
    unit: str
    start: int


class CountReader:
    """Reads the quantities of products with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        number, lead = rf"(?P<number>{lexicon.numbers.pattern})\s*", lexicon.lead
        nouns = rf"(?P<unit>(?:{lexicon.any('classifier', 'classifier_before')}\s+){{0,3}})"
        classifier = rf"(?P<unit>{lexicon.any('classifier')})"
        self._before = re.compile(rf"{number}{nouns}\Z")
        self._right_after = re.compile(rf"\s+{number}{classifier}")
        self._after = re.compile(rf"[:(,;–-]\s*{lead}{number}")
        self._classifier = re.compile(classifier)
        counted = lexicon.any("site", "product", "classifier", "classifier_before")
        self._first = re.compile(rf"\s*{lead}{number}(?P<unit>{counted}|\w+)")
        self._whole = re.compile(lexicon.any("whole"))
        self._scope_unit = re.compile(lexicon.any("scope_unit"))
        self._joined = re.compile(rf"[^.;(]*?(?:,|{lexicon.any('joint')})\s*\Z")
        self._counted_by = {
            marker: re.compile(rf"{number}(?P<unit>{lexicon.any(marker)})")
            for marker in {rule.counted_by for rule in lexicon.type_rules.values() if rule.counted_by}
        }
        self._restart = re.compile(rf"[;\n]|\.\s|{lexicon.any('total')}")
        per, period = lexicon.any("per"), lexicon.any("period")
        self._rate_before = re.compile(rf"{per}\s+{period}")
        self._rate = re.compile(rf"(?:/\s*|{lexicon.any('per_after')}\s+){period}")
        self._rate_after = re.compile(rf"(?:\s+\w+){{0,3}}?\s*{self._rate.pattern}")
        also = rf"(?:,|\s{lexicon.any('joint')})\s*{lexicon.numbers.pattern}(?:\s+\w+){{1,6}}?"
        self._rate_of_all = re.compile(
            rf"(?:\s+\w+){{0,3}}?(?:{also}){{1,3}}\s+{lexicon.any('per_after')}\s+{period}\s*(?:[.;)]|\Z)"
        )

    def of(self, bullet: Bullet, head: Head, type_code: str) -> Count | None:
        """The quantity that a bullet states for a product, None where it states none or only a rate."""
        count = (
            self._before_head(bullet.plain, head)
            or self._of_places(bullet.plain, head, type_code)
            or self._after_head(bullet.normal, head)
        )
        return None if self.is_rate(bullet, head) else count

    def of_unknown(self, bullet: Bullet) -> Count | None:
        """The quantity in a bullet whose product the lexicon does not know."""
        match = self._first.match(bullet.plain)
        if match and not self._scope_unit.match(bullet.plain, match.start("unit")):
            return self._read(bullet.plain, match, match["unit"])
        for match in self._after.finditer(bullet.normal):
            if classifier := self._classifier.match(bullet.normal, match.end()):
                return self._read(bullet.normal, match, classifier["unit"])
        return None

    def is_rate(self, bullet: Bullet, head: Head) -> bool:
        """Whether the bullet says how often the product comes rather than how many there are."""
        text = bullet.plain
        number = right_before(self._before, text, head.hit.start, head.start)
        end = number.start() if number else head.hit.start
        start = max(0, end - REACH)
        for restart in self._restart.finditer(text, start, end):
            start = restart.end()
        if self._rate_before.search(text, start, end):
            return True
        after = (self._rate_after, self._rate_of_all)
        return number is not None and any(pattern.match(text, head.hit.end) for pattern in after)

    def names_rate(self, bullet: Bullet) -> bool:
        """Whether a rate stands anywhere in the bullet."""
        return any(pattern.search(bullet.plain) for pattern in (self._rate_before, self._rate))

    def _before_head(self, text: str, head: Head) -> Count | None:
        """The number right before the head, counting words aside."""
        match = right_before(self._before, text, head.hit.start, head.start)
        return self._read(text, match, match["unit"].strip() or _name(text, head)) if match else None

    def _of_places(self, text: str, head: Head, type_code: str) -> Count | None:
        """The numbered places (or goods) of a segment, summed where they are joined."""
        marker = self._lexicon.type_rule(type_code).counted_by
        counted: list[Count] = []
        end = head.start
        for match in self._counted_by[marker].finditer(text, head.start, head.end) if marker else ():
            if counted and not self._joined.fullmatch(text, end, match.start()):
                break
            if count := self._read(text, match, match["unit"]):
                counted.append(count)
                end = match.end()
        if not counted:
            return None
        units = ", ".join(dict.fromkeys(count.unit for count in counted))
        return Count(sum(count.number for count in counted), units, counted[0].start)

    def _after_head(self, text: str, head: Head) -> Count | None:
        """A number after the head that counts it: "tập huấn 03 lớp", "…: 06 số", "… (02 cuộc)", "Hội thảo: 02"."""
        if match := self._right_after.match(text, head.hit.end, head.end):
            return self._read(text, match, match["unit"])
        for match in self._after.finditer(text, head.hit.end, head.end):
            unit = self._counting_word(text, match.end(), head)
            if unit is None:
                continue
            if not self._rate_after.match(text, match.end() + len(unit)):
                return self._read(text, match, unit)
        return None

    def _counting_word(self, text: str, start: int, head: Head) -> str | None:
        """The word behind a number if it counts the head: a classifier, its own name or one of the same kind, or none."""
        if classifier := self._classifier.match(text, start, head.end):
            return classifier["unit"]
        word = _WORD.match(text, start, head.end)
        if word is None or word[0] == _name(text, head).split()[0]:
            return _name(text, head)
        named = next(self._lexicon.product_terms.find(text, start, head.end), None)
        of_parts = self._whole.match(text, head.hit.start) is not None
        if named is not None and named.start == start and head.is_like(named) and not of_parts:
            return text[named.start : named.end]
        return None

    def _read(self, text: str, match: re.Match[str], unit: str) -> Count | None:
        number = next(self._lexicon.numbers.find(text, *match.span("number")), None)
        return Count(number.low, unit, number.start) if number and number.low else None


def _name(text: str, head: Head) -> str:
    return text[head.hit.start : head.hit.end]
