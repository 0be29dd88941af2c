"""What is shown and where it comes from, in words: on every page, slide, sheet and memo the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import store
from dashboard.exports.tables import Stated
from dashboard.language import Language, date_short, money, number, word
from dashboard.selection import Selection


@lru_cache(maxsize=512)
def selection_totals(selection: Selection) -> Mapping[str, Any]:
    """Headline figures of a selection, as queries/totals.sql has them."""
    return dict(store.query("totals", **selection.values()).iloc[0])


@lru_cache(maxsize=8)
def decision_row(decision: str) -> Mapping[str, Any]:
    """The decision, as queries/decision.sql has it."""
    return dict(store.query("decision", decision=decision).iloc[0])


@lru_cache(maxsize=16)
def names(language: Language, decision: str) -> Mapping[str, Mapping[str, str]]:
    """Names of the codes of each list filter: parameter → code → name."""
    sections, sectors, types = (
        store.query("sections", decision=decision),
        store.query("sectors"),
        store.query("deliverable_types"),
    )
    return {
        "section": {
            row.section_code: f"{row.section_code} · {getattr(row, f'short_{language}')}"
            for row in sections.itertuples()
        },
        "sector": dict(zip(sectors["sector_code"], sectors[f"name_{language}"], strict=True)),
        "type": dict(zip(types["type_code"], types[f"name_{language}"], strict=True)),
    }


def active_filters(selection: Selection) -> list[tuple[str, Selection]]:
    """The filters that are set, in words, each with the selection without it."""
    language = selection.language
    labels = names(language, selection.decision)
    found = [
        (labels[parameter].get(code, code), selection.without(parameter, code))
        for parameter, attribute in (("section", "sections"), ("sector", "sectors"), ("type", "types"))
        for code in getattr(selection, attribute)
    ]
    if selection.budget_min is not None:
        label = word("filters.at_least", language, amount=money(selection.budget_min, language))
        found.append((label, selection.with_values(budget_min=None)))
    if selection.budget_max is not None:
        label = word("filters.at_most", language, amount=money(selection.budget_max, language))
        found.append((label, selection.with_values(budget_max=None)))
    if selection.search:
        found.append((f"“{selection.search}”", selection.with_values(search="")))
    if selection.certain:
        found.append((word("filters.certain", language), selection.with_values(certain=False)))
    return found


def running_line(selection: Selection) -> str:
    """How many tasks and how much money the filters leave, and on which basis; Markdown."""
    language, totals = selection.language, selection_totals(selection)
    return word(
        "filters.running_line" if selection.is_filtered else "filters.running_line_all",
        language,
        tasks=number(totals["selected_tasks"], language),
        all_tasks=number(totals["task_count"], language),
        amount=money(totals["selected_amount"], language),
        basis=word(f"common.basis_{selection.basis}", language),
    )


def citation(selection: Selection, code: str) -> str:
    """The stable citation of a task or section: 2323/III.2, 2323/III."""
    return f"{decision_row(selection.decision)['number'].split('/')[0]}/{code}"


def source(selection: Selection) -> str:
    """The decision that the figures are read from, with its date."""
    language, decision = selection.language, decision_row(selection.decision)
    return word(
        "stamp.source",
        language,
        number=decision["number"],
        date=date_short(decision["signed_on"], language),
    )


def filters_in_words(selection: Selection) -> str:
    """The filters that are set, or that none is."""
    language = selection.language
    labels = [label for label, _ in active_filters(selection)]
    if not labels:
        return word("stamp.unfiltered", language)
    return word("stamp.filters", language, filters="; ".join(labels))


def stamp(selection: Selection, basis: Stated | None, unit: str, day: date) -> str:
    """Source, unit, basis, filters and date in one line; `basis` is the figure's own, None where it shows no money."""
    language = selection.language
    parts = (
        source(selection),
        unit,
        *([word(f"common.basis_{basis}", language)] if basis else []),
        filters_in_words(selection),
        word("stamp.as_of", language, date=date_short(day, language)),
    )
    return " · ".join(parts)
