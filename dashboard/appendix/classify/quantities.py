"""Numbers as the lists write them: "01", "2.000", "hai", "ba (03)", "10-15"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.appendix.classify.terms import any_of, normal, right_before

_DIGITS = r"(?:\d{1,3}(?:[.\s]\d{3}){1,2}|\d{1,7})(?!\w)"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; a range has `low` below `high`."""

    start: int
    end: int
    low: int
    high: int


class Numbers:
    """Finds numbers in digits and words; `words` gives the value of each word.

    After one of `not_counts` a number counts nothing ("số 12"), after one of `totals` it does ("tổng số 12").
    """

    def __init__(self, words: Mapping[str, int], not_counts: Iterable[str], totals: Iterable[str]) -> None:
        self._values = {normal(word): value for word, value in words.items()}
        one = rf"(?:{_DIGITS}|{any_of(words)})"
        echo = rf"(?:\s*\(\s*{one}\s*\))?"
        #: A number as part of a larger regular expression; it has no groups.
        self.pattern = rf"(?<![\w.,/–-]){one}{echo}(?:\s*(?:[-–÷]|đến|tới)\s*{one}{echo})?(?![.,/]\d)(?!\s*%)"
        self._number = re.compile(self.pattern)
        self._one = re.compile(one)
        self._not_count = re.compile(rf"{any_of(not_counts)}\s+\Z")
        self._total = re.compile(rf"{any_of(totals)}\s+\Z")

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
        """The numbers in normal `text` between `start` and `end` that may count something."""
        for match in self._number.finditer(text, start, len(text) if end is None else end):
            before = match.start()
            if not right_before(self._not_count, text, before) or right_before(self._total, text, before):
                yield self._read(match)

    def _read(self, match: re.Match[str]) -> Number:
        without_echo = re.sub(r"\([^)]*\)", "", match[0])
        values = [self._value(part) for part in self._one.findall(without_echo)]
        return Number(match.start(), match.end(), min(values), max(values))

    def _value(self, text: str) -> int:
        if text[0].isdecimal():
            return int(re.sub(r"\D", "", text))
        return self._values[" ".join(text.split())]
