"""The reviewed word lists that the checks look things up in, from data/reference."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from dashboard.appendix.audit.text import Phrases, tokens


@dataclass(frozen=True)
class Output:
    """A kind of product. `met_by` are the kinds that do in its place, `work` phrases of work that leads to it.

    `check` says how a product of this kind that no activity leads to is questioned: as a document, as work, or not.
    """

    output_code: str
    phrases: tuple[str, ...]
    met_by: tuple[str, ...]
    work: tuple[str, ...]
    check: Literal["document", "work", ""]


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
class AuditReferences:
    """The lists of data/reference that the audit needs; `terms` by list and term."""

    words: frozenset[tuple[str, ...]]
    terms: Mapping[str, Mapping[str, str]]
    outputs: tuple[Output, ...]
    abbreviations: Mapping[str, Abbreviation]
    corrections: tuple[Correction, ...]

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
    def word_starts(self) -> frozenset[tuple[str, ...]]:
        """The first two syllables of every word."""
        return frozenset(word[:2] for word in self.words)

    @cached_property
    def word_ends(self) -> frozenset[tuple[str, ...]]:
        """The last two syllables of every word."""
        return frozenset(word[-2:] for word in self.words)

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
    """The audit's tables in `folder` (data/reference)."""
    terms: dict[str, dict[str, str]] = {}
    for row in _rows(folder, "audit_terms"):
        terms.setdefault(row["list"], {})[row["term"]] = row["stands_for"]
    return AuditReferences(
        frozenset(tuple(token.word for token in tokens(row["word"])) for row in _rows(folder, "audit_words")),
        terms,
        tuple(
            Output(
                row["output_code"],
                _split(row["phrases"]),
                _split(row["met_by"]),
                _split(row["work"]),
                _check(row["check"]),
            )
            for row in _rows(folder, "audit_outputs")
        ),
        {
            row["abbreviation"]: Abbreviation(
                row["abbreviation"], row["reading_vi"], row["reading_en"], row["commonly_known"] == "true"
            )
            for row in _rows(folder, "abbreviations")
        },
        tuple(Correction(**row) for row in _rows(folder, "corrections")),
    )


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _check(cell: str) -> Literal["document", "work", ""]:
    if cell not in ("document", "work", ""):
        raise ValueError(cell)
    return cell  # type: ignore[return-value]
