"""Finds the terms of a lexicon in a text, whatever their capitals and the placement of their tone marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

# "hoá" and "hóa", "kỹ" and "kĩ" are one word each: a term stands for all its spellings.
_PLACED = tuple(
    (old, new)
    for olds, news in (
        (("òa", "óa", "ỏa", "õa", "ọa"), ("oà", "oá", "oả", "oã", "oạ")),
        (("òe", "óe", "ỏe", "õe", "ọe"), ("oè", "oé", "oẻ", "oẽ", "oẹ")),
        (("ùy", "úy", "ủy", "ũy", "ụy"), ("uỳ", "uý", "uỷ", "uỹ", "uỵ")),
    )
    for old, new in zip(olds, news, strict=True)
)
_SPELLINGS = {spelling: f"(?:{old}|{new})" for old, new in _PLACED for spelling in (old, new)}
_PLACEMENT = re.compile(f"(?:{'|'.join(_SPELLINGS)})\\b")
_I_OR_Y = re.compile(r"(?<=[hklmst])[iyìỳíýỉỷĩỹịỵ]\b")
_I_AND_Y = {letter: pair for pair in ("iy", "ìỳ", "íý", "ỉỷ", "ĩỹ", "ịỵ") for letter in pair}

# What a "*" in a term stands for: up to six words of the same clause.
_ANY_WORDS = r"(?:[^\s,;:.()]+\s+){0,6}?"


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A place where a term stands; `values` are what the lexicon says of it."""

    start: int
    end: int
    term: str
    values: tuple[T, ...]


def lower(text: str) -> str:
    """Lower case, one character for each character of the NFC text ("İ" alone would give two)."""
    return text.replace("İ", "I").lower()


def pattern(term: str) -> str:
    """The regular expression for a term in lower-case text."""
    return "".join(
        _ANY_WORDS if word == "*" else _spelled(word) + (r"\s+" if place else "")
        for place, word in reversed(list(enumerate(reversed(term.lower().split()))))
    )


def any_of(terms: Iterable[str]) -> str:
    """The regular expression for one of several terms as whole words, the longest first."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return rf"(?<!\w)(?:{'|'.join(map(pattern, longest_first))})(?!\w)"


def _spelled(word: str) -> str:
    placed = _PLACEMENT.sub(lambda match: _SPELLINGS[match[0]], re.escape(word))
    return _I_OR_Y.sub(lambda match: f"[{_I_AND_Y[match[0]]}]", placed)


class Terms(Generic[T]):
    """Many terms at once: the leftmost, and of those that start together the longest."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        values: dict[str, list[T]] = {}
        for term, value in entries:
            values.setdefault(term, []).append(value)
        self._terms = sorted(values, key=lambda term: (-len(term), term))
        self._values = [tuple(values[term]) for term in self._terms]
        alternatives = "|".join(f"({pattern(term)})" for term in self._terms)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """The hits in lower-case `text` between `start` and `end`, none overlapping another."""
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            place = (match.lastindex or 0) - 1
            yield Hit(match.start(), match.end(), self._terms[place], self._values[place])
