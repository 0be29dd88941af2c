"""The reviewed word lists that the checks look things up in, from data/reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from dashboard.appendix.audit.text import Phrases, normal
from dashboard.appendix.classify.reference import rows


@dataclass(frozen=True)
class Output:
    """A kind of product. `met_by` are the kinds that do in its place, `work` phrases of work that leads to it.

    `check` says how a product of this kind that no activity leads to is questioned: as "document", as "work", or not.
    """

    output_code: str
    phrases: tuple[str, ...]
    met_by: tuple[str, ...]
    work: tuple[str, ...]
    check: str | None


@dataclass(frozen=True)
class Abbreviation:
    """An abbreviation and what it stands for; one that is commonly known needs no introduction."""

    abbreviation: str
    reading_vi: str
    reading_en: str
    commonly_known: bool


@dataclass(frozen=True)
class Correction:
    """A reading that a person accepted for a decision: `verbatim` in `place` ("VI", "IV.1 title") is read as `reading`."""

    decision_id: str
    place: str
    verbatim: str
    reading: str
    reason_vi: str
    reason_en: str


@dataclass(frozen=True)
class Review:
    """A person's word on a finding of a decision: it weighs no more than `severity`."""

    decision_id: str
    rule_code: str
    task_code: str
    severity: str
    reason_vi: str
    reason_en: str


@dataclass(frozen=True)
class AuditReferences:
    """The lists of data/reference that the audit needs.

    `words` are those of several syllables, in normal form, and `spelling` gives each syllable as the list writes it;
    `dictionary` has the words of one and two syllables that Vietnamese knows besides: they excuse what is written, but
    no one is taken to have meant one of them. `common` are its words of one syllable that one meets often, `places` the
    well-known ones as they are written; `terms` are by list and term.
    """

    words: frozenset[tuple[str, ...]]
    dictionary: frozenset[tuple[str, ...]]
    common: frozenset[str]
    places: Mapping[tuple[str, ...], str]
    spelling: Mapping[str, str]
    terms: Mapping[str, Mapping[str, str]]
    outputs: tuple[Output, ...]
    abbreviations: Mapping[str, Abbreviation]
    corrections: tuple[Correction, ...]
    reviews: tuple[Review, ...]

    def spelled(self, words: Sequence[str]) -> str:
        """Words in normal form as the list writes them."""
        return " ".join(self.spelling.get(word, word) for word in words)

    @cached_property
    def word_phrases(self) -> Phrases[str]:
        """The words of more than one syllable."""
        return Phrases({" ".join(word): " ".join(word) for word in self.words})

    @cached_property
    def syllable_pairs(self) -> frozenset[tuple[str, ...]]:
        """Every two syllables that stand side by side in a word, but not where two words meet in a longer one."""
        return frozenset(
            word[i : i + 2]
            for word in self.words
            for i in range(len(word) - 1)
            if not (word[: i + 1] in self.words and word[i + 1 :] in self.words)
        )

    @cached_property
    def known_pairs(self) -> frozenset[tuple[str, ...]]:
        """Every two syllables that stand side by side in a word, or are one in the dictionary."""
        return self.syllable_pairs | self.dictionary

    def stands_alone(self, syllable: str) -> bool:
        """Whether a syllable is a word by itself."""
        return (syllable,) in self.dictionary and syllable not in self.terms["bound"]

    def is_half(self, syllable: str) -> bool:
        """Whether a syllable is none by itself, but part of several words here."""
        return (syllable,) not in self.dictionary and self._reviewed_with[syllable] > 1

    @cached_property
    def broken_phrases(self) -> Mapping[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
        """Set phrases that lack one syllable: where in them half a word is left, and that word.

        Of a phrase of two words any syllable may be lost, of a shorter one the last; but not those that the table lets go
        ("nâng cao chất lượng" without "cao"), nor where a word is left that may stand there itself ("xử lý nước thải").
        """
        found: dict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = {}
        for phrase, optional in self.terms["set_phrase"].items():
            words = tuple(phrase.split())
            last = len(words) - 1
            for lost in range(len(words)) if len(words) == 4 else (last,):
                begin = lost - lost % 2 if len(words) == 4 else last - 1
                left = words[begin + (begin == lost)]
                if words[lost] not in optional.split() and left not in self.terms["free"]:
                    rest = (*words[:lost], *words[lost + 1 :])
                    found.setdefault(rest, []).append((begin, words[begin : begin + 2]))
        return found

    @cached_property
    def _reviewed_with(self) -> Counter[str]:
        """How many of the reviewed words have a syllable."""
        return Counter(syllable for word in self.words for syllable in set(word))

    @cached_property
    def word_starts(self) -> frozenset[tuple[str, ...]]:
        """The first two syllables of every word."""
        return frozenset(word[:2] for word in self.words)

    @cached_property
    def word_ends(self) -> frozenset[tuple[str, ...]]:
        """The last two syllables of every word."""
        return frozenset(word[-2:] for word in self.words)

    @cached_property
    def place_sizes(self) -> tuple[int, ...]:
        """How many syllables the names of places have, the longest first."""
        return tuple(sorted({len(name) for name in self.places}, reverse=True))

    @cached_property
    def places_but_for(self) -> Mapping[tuple[str, ...], list[tuple[str, ...]]]:
        """The places by their names with any one syllable left empty."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for name in self.places:
            for place in range(len(name)):
                found.setdefault((*name[:place], "", *name[place + 1 :]), []).append(name)
        return found

    @cached_property
    def output_phrases(self) -> Phrases[tuple[str, ...]]:
        """The names of outputs, each with the kinds that go by it."""
        kinds: dict[str, tuple[str, ...]] = {}
        for output in self.outputs:
            for phrase in output.phrases:
                kinds[phrase] = (*kinds.get(phrase, ()), output.output_code)
        return Phrases(kinds)

    @cached_property
    def outputs_by_code(self) -> Mapping[str, Output]:
        """The kinds of outputs by code."""
        return {output.output_code: output for output in self.outputs}

    @cached_property
    def work_phrases(self) -> Mapping[str, Phrases[str]]:
        """By kind of output, the work that leads to one."""
        return {
            output.output_code: Phrases({phrase: phrase for phrase in output.work}) for output in self.outputs
        }

    def phrases(self, *lists: str) -> Phrases[str]:
        """The terms of some lists as phrases, each standing for what the table says, or for itself."""
        key = "+".join(lists)
        if key not in self._phrases:
            self._phrases[key] = Phrases(
                {term: meaning or term for name in lists for term, meaning in self.terms[name].items()}
            )
        return self._phrases[key]

    @cached_property
    def _phrases(self) -> dict[str, Phrases[str]]:
        return {}


def load_audit_references(folder: Path) -> AuditReferences:
    """The audit's tables in `folder` (data/reference).

    Raises `ReferenceNotUnderstood` for a table that is not of the form agreed on.
    """
    terms: dict[str, dict[str, str]] = {}
    for row in rows(folder / "audit_terms.csv", "list", "term", "stands_for"):
        terms.setdefault(row.needed("list"), {})[normal(row.needed("term"))] = row["stands_for"]
    for name, file, term, stands_for in _LONG_LISTS:
        terms[name] = {
            normal(row.needed(term)): row[stands_for] for row in rows(folder / file, term, stands_for)
        }
    words, dictionary = (
        [row.needed("word").split() for row in rows(folder / file, "word")]
        for file in ("audit_words.csv", "vietnamese_words.csv")
    )
    return AuditReferences(
        frozenset(tuple(map(normal, word)) for word in words),
        frozenset(tuple(map(normal, word)) for word in dictionary),
        frozenset(normal(row.needed("word")) for row in rows(folder / "audit_syllables.csv", "word")),
        {
            tuple(map(normal, row.needed("name").split())): row.needed("name")
            for row in rows(folder / "audit_places.csv", "name", "kind")
        },
        {normal(syllable): syllable for word in words for syllable in word},
        terms,
        tuple(
            Output(
                row.needed("output_code"),
                tuple(row.terms("phrases")),
                tuple(row.terms("met_by")),
                tuple(row.terms("work")),
                row.optional("check", ("document", "work")),
            )
            for row in rows(folder / "audit_outputs.csv", "output_code", "phrases", "met_by", "work", "check")
        ),
        {
            row.needed("abbreviation"): Abbreviation(
                row["abbreviation"], row["reading_vi"], row["reading_en"], row.flag("commonly_known")
            )
            for row in rows(
                folder / "abbreviations.csv", "abbreviation", "reading_vi", "reading_en", "commonly_known"
            )
        },
        tuple(
            Correction(*(row.needed(column) for column in _CORRECTION))
            for row in rows(folder / "corrections.csv", *_CORRECTION)
        ),
        tuple(
            Review(*(row.needed(column) for column in _REVIEW))
            for row in rows(folder / "audit_reviews.csv", *_REVIEW)
        ),
    )


# Lists of terms with a table of their own: its file, and its columns for a term and for what it stands for.
_LONG_LISTS = (
    ("set_phrase", "audit_set_phrases.csv", "phrase", "may_lack"),
    ("synonym", "audit_synonyms.csv", "term", "common_form"),
    ("confused", "audit_confused.csv", "written", "meant"),
)
_CORRECTION = tuple(field.name for field in fields(Correction))
_REVIEW = tuple(field.name for field in fields(Review))
