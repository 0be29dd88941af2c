"""Text made comparable: without accents for a search typed without them, with one accent placement otherwise."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

# "hoá" and "hóa", "thuỷ" and "thủy" are one word: the old placement of the tone mark is taken as the common one.
_NEW_PLACEMENT = re.compile(r"(?<!q)(?:o([áàảãạ])|o([éèẻẽẹ])|u([ýỳỷỹỵ]))(?!\w)")
_TONES = {"áàảãạ": ("óòỏõọ", "a"), "éèẻẽẹ": ("óòỏõọ", "e"), "ýỳỷỹỵ": ("úùủũụ", "y")}


def fold(text: str) -> str:
    """Lower case without accents, đ as d; one character for each character of the NFC text."""
    return "".join(map(_fold_character, unicodedata.normalize("NFC", text)))


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return "d" if base == "đ" else base[0]


def _accented(text: str) -> str:
    """Lower case NFC with the tone mark in its old placement; one character for each of the NFC text."""

    def old_placement(match: re.Match[str]) -> str:
        for vowels, (marked, plain) in _TONES.items():
            if (place := vowels.find(match[0][1])) >= 0:
                first = marked[place] if match[0][0] == "o" else "úùủũụ"[place]
                return first + plain
        return match[0]

    lower = "".join(character.lower()[0] for character in unicodedata.normalize("NFC", text))
    return _NEW_PLACEMENT.sub(old_placement, lower)


def search_text(parts: Iterable[str]) -> str:
    """What the search looks in: the folded text, then the accented one, on separate lines."""
    text = "\n".join(parts)
    return f"{fold(text)}\n{_accented(text)}"


def query_words(query: str) -> list[str]:
    """The words of a search, in the form that `search_text` holds.

    A word typed without accents finds all its accented forms ("giay": giấy, giày); typed with them, only its own.
    """
    return [fold(part) if fold(part) == _accented(part) else _accented(part) for part in query.split()]


def mark(text: str, words: Iterable[str]) -> str:
    """`text` as HTML, escaped, with every match of the query words in a <mark>."""
    text = unicodedata.normalize("NFC", text)
    hit = [False] * len(text)
    folded, accented = fold(text), _accented(text)
    for part in words:
        for where in (folded, accented):
            start = where.find(part)
            while start >= 0 and part:
                hit[start : start + len(part)] = [True] * len(part)
                start = where.find(part, start + len(part))
    pieces: list[str] = []
    inside = False
    for character, marked in zip(text, hit, strict=True):
        if marked != inside:
            pieces.append("<mark>" if marked else "</mark>")
            inside = marked
        pieces.append(html.escape(character))
    return "".join(pieces) + ("</mark>" if inside else "")
