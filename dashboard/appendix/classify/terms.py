"""Finds the terms of a lexicon in a text, whatever their capitals and the spelling of their vowels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

# "hoá" and "hóa", "kỹ" and "kĩ" are one word each: the old placement of the tone mark and i stand for both. Applied to
# text and terms alike, so that it does no harm where there is no choice ("hoàn").
_OLD_PLACEMENT = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_I_FOR_Y = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_SPELLING = re.compile(f"{'|'.join(_OLD_PLACEMENT)}|(?<=[hklmst])[{''.join(_I_FOR_Y)}]\\b")

_WORD = re.compile(r"\w+")
#: How far back a phrase before a term is looked for, in characters.
REACH = 200
# What a "*" in a term stands for: up to eight words of the same clause, or the rest of the word it ends.
_ANY_WORDS = r"(?:[^\s,;:.()]+\s+){0,8}?"


def normal(text: str) -> str:
    """Lower case in one spelling, one character for each character of the NFC text."""
    lower = text.replace("İ", "I").lower()  # the one letter that lower case would make two
    return _SPELLING.sub(lambda match: _OLD_PLACEMENT.get(match[0]) or _I_FOR_Y[match[0]], lower)


def pattern(term: str) -> str:
    """The regular expression for a term in normal text."""
    *words, last = (re.escape(word).replace(r"\*", r"\w*") for word in normal(term).split())
    return "".join(_ANY_WORDS if word == r"\w*" else word + r"\s+" for word in words) + last


def any_of(terms: Iterable[str]) -> str:
    """The regular expression for one of several terms as whole words, the longest first."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return rf"(?<!\w)(?:{'|'.join(map(pattern, longest_first))})(?!\w)"


def right_before(regex: re.Pattern[str], text: str, end: int, start: int = 0) -> re.Match[str] | None:
    """The match of a pattern that ends with its text, here at `end`; it is looked for no farther back than a phrase goes."""
    return regex.search(text, max(start, end - REACH), end)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A place where a term stands; `values` are what the lexicon says of it."""

    start: int
    end: int
    term: str
    values: tuple[T, ...]


class Terms(Generic[T]):
    """Many terms at once: the leftmost, and of those that start together the longest."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._values: dict[str, tuple[T, ...]] = {}
        for term, value in entries:
            self._values[term] = (*self._values.get(term, ()), value)
        self._by_first_word: dict[str, list[str]] = {}
        for term in sorted(self._values, key=lambda term: (-len(term), term)):
            for first in _WORD.findall(normal(term))[:1]:
                self._by_first_word.setdefault(first, []).append(term)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """The hits in normal `text` between `start` and `end`, none overlapping another."""
        done, stop = start, len(text) if end is None else end
        for word in _WORD.finditer(text, start, stop):
            terms = self._by_first_word.get(word[0])
            if terms is None or word.start() < done:
                continue
            if word[0] not in self._compiled:
                self._compiled[word[0]] = re.compile(
                    rf"(?:{'|'.join(f'({pattern(term)})' for term in terms)})(?!\w)"
                )
            if match := self._compiled[word[0]].match(text, word.start(), stop):
                done, term = match.end(), terms[(match.lastindex or 0) - 1]
                yield Hit(match.start(), done, term, self._values[term])
