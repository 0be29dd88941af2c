"""How a list uses its own words: the best witness of what was mistyped or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.text import Document, Text
from dashboard.language import fold

# Written this often in a list, two neighbouring syllables are taken for a word of it.
OFTEN = 3

Pair = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Usage:
    """How a list uses its syllables: what stands beside what, and which are part of a longer word."""

    document: Document
    references: AuditReferences

    @cached_property
    def syllables(self) -> Counter[str]:
        """How often a syllable stands in the list."""
        return Counter(word for text in self.document.texts for word in text.words)

    @cached_property
    def pairs(self) -> Counter[Pair]:
        """How often two syllables stand side by side."""
        return Counter(pair for text in self.document.texts for _, pair in neighbours(text))

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """How a syllable is printed inside a text: the first of one has a capital whatever it is."""
        return {token.word: token.text for text in self.document.texts for token in text.tokens[1:]}

    def spelled(self, syllable: str) -> str:
        """A syllable as the list prints it, or as the words do that it is not printed in."""
        return self.printed.get(syllable) or self.references.spelled([syllable])

    @cached_property
    def triples(self) -> Counter[tuple[str, ...]]:
        """How often three do."""
        return Counter(words for _, _, words in self._triples())

    @cached_property
    def plain_triples(self) -> Counter[tuple[str, ...]]:
        """How often three do where none is part of a name."""
        return Counter(
            words
            for text, i, words in self._triples()
            if not any(text.is_name(place) for place in range(i - 1, i + 2))
        )

    def _triples(self) -> Iterator[tuple[Text, int, tuple[str, ...]]]:
        for text in self.document.texts:
            for i in range(1, len(text.words) - 1):
                if text.tokens[i].joined and text.tokens[i + 1].joined:
                    yield text, i, text.words[i - 1 : i + 2]

    @cached_property
    def words(self) -> frozenset[Pair]:
        """The pairs that are a word or stand inside one: of the reference list, or often here and of no listed word."""
        unlisted = Counter(
            pair
            for text, loose in self.loose.items()
            for i, pair in neighbours(text)
            if loose[i - 1] and loose[i] and not set(pair) & self.references.terms["particle"].keys()
        )
        often = {pair for pair, count in unlisted.items() if count >= OFTEN}
        return self.references.syllable_pairs | often

    @cached_property
    def words_with(self) -> Mapping[str, list[Pair]]:
        """The words that a syllable is part of."""
        found: dict[str, list[Pair]] = {}
        for pair in sorted(self.words):
            for syllable in dict.fromkeys(pair):
                found.setdefault(syllable, []).append(pair)
        return found

    @cached_property
    def words_by_letters(self) -> Mapping[str, list[Pair]]:
        """The words by their letters without marks."""
        found: dict[str, list[Pair]] = {}
        for pair in sorted(self.words):
            found.setdefault(letters(pair), []).append(pair)
        return found

    @cached_property
    def near(self) -> dict[tuple[Pair, tuple[bool, bool]], Pair | None]:
        """What two syllables that are no word are a slip away from, as far as was asked."""
        return {}

    @cached_property
    def never_alone(self) -> frozenset[str]:
        """The syllables that the list uses often and all but always inside a word of several."""
        alone: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for text, loose in self.loose.items():
            for word, is_loose in zip(text.words, loose, strict=True):
                total[word] += 1
                alone[word] += is_loose
        return frozenset(
            word for word, count in total.items() if count >= 6 and alone[word] <= max(1, count // 20)
        )

    @cached_property
    def loose(self) -> Mapping[Text, list[bool]]:
        """For each syllable of a text, whether it is part of no word of several that is known."""
        found: dict[Text, list[bool]] = {}
        for text in self.document.texts:
            found[text] = [True] * len(text.words)
            for i, pair in neighbours(text):
                if pair in self.references.known_pairs:
                    found[text][i - 1] = found[text][i] = False
        return found

    def is_inside(self, before: str, syllable: str, after: str) -> bool:
        """Whether a syllable makes a word with one of its neighbours."""
        pairs = self.references.syllable_pairs
        return (before, syllable) in pairs or (syllable, after) in pairs

    def widen(self, text: Text, begin: int, end: int) -> tuple[int, int]:
        """The same stretch of a text, widened to whole words at both ends."""
        pairs = self.references.syllable_pairs
        while begin > 0 and text.words[begin - 1 : begin + 1] in pairs:
            begin -= 1
        while end < len(text.words) and text.words[end - 1 : end + 1] in pairs:
            end += 1
        return begin, end


def neighbours(text: Text) -> Iterator[tuple[int, Pair]]:
    """Each syllable but the first with the one before it, where nothing but white space parts them."""
    for i in range(1, len(text.words)):
        if text.tokens[i].joined:
            yield i, text.words[i - 1 : i + 1]


@cache
def _bare(syllable: str) -> str:
    return fold(syllable)


def letters(pair: Pair) -> str:
    """Two syllables without their marks."""
    return f"{_bare(pair[0])} {_bare(pair[1])}"
