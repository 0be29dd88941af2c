"""One page for a leader: one sentence per finding, each computed from the rows of its query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard import store
from dashboard.charts import FIGURES, FigureSpec
from dashboard.exports.tables import basis_of
from dashboard.language import number, word
from dashboard.selection import Selection

# The questions of a leader and the figures that answer them; more would not fit the sheet.
_QUESTIONS: Final = {
    "money": ("budget_by_section", "largest_tasks", "task_sizes", "budget_concentration", "sector_kinds"),
    "content": (
        "sector_budget",
        "sector_coverage",
        "sector_sections",
        "deliverables_by_type",
        "deliverable_workshops",
        "deliverable_pilots_and_programme",
        "communication_channels",
        "communication_events",
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of a leader and the sentences that answer it."""

    question: str
    sentences: tuple[str, ...]


def briefing(selection: Selection) -> tuple[Answer, ...]:
    """Where the money goes, what it buys, and what needs attention; a question without an answer is left out."""
    language = selection.language
    answers = [
        Answer(word(f"briefing.{question}", language), _findings(figures, selection))
        for question, figures in _QUESTIONS.items()
    ]
    answers.append(Answer(word("briefing.attention", language), _attention(selection)))
    return tuple(answer for answer in answers if answer.sentences)


def _findings(figures: tuple[str, ...], selection: Selection) -> tuple[str, ...]:
    sentences = []
    for name in figures:
        rows = store.query(name, **selection.values())
        if not rows.empty:
            sentences.append(_sentence(FIGURES[name], rows, selection))
    return tuple(sentences)


def _sentence(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> str:
    """The finding of a figure; where it is about money, with the basis it stands on."""
    language, finding = selection.language, spec.finding(rows, selection.language)
    if not spec.is_money:
        return f"{finding}."
    basis = word(f"common.basis_{basis_of(spec, selection)}", language)
    return word("briefing.of_money", language, finding=finding, basis=basis)


def _attention(selection: Selection) -> tuple[str, ...]:
    """The errors in full, then how much else there is to question."""
    language = selection.language
    findings = store.query("findings", **selection.values())
    errors = findings[findings["severity"] == "error"]
    sentences = [
        word(
            "briefing.error", language, message=getattr(row, f"message_{language}").rstrip("."), line=row.source_line
        )
        for row in errors.itertuples()
    ]  # fmt: skip
    counts = {
        severity: number((findings["severity"] == severity).sum(), language) for severity in ("warning", "note")
    }  # fmt: skip
    if len(findings) > len(errors):
        sentences.append(word("briefing.further", language, **counts))
    return tuple(sentences)
