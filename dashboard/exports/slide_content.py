"""What a slide says: its finding, what is measured, its stamp and the speaker's notes; the same on screen and in PowerPoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard import store
from dashboard.charts import FIGURES, FigureSpec
from dashboard.charts.stage import staged
from dashboard.charts.theme import shorten
from dashboard.deck import ATTENTION, HEADLINE, TITLE, Deck, Slide
from dashboard.exports.stamp import (
    citation,
    decision_row,
    filters_in_words,
    running_line,
    selection_totals,
    stamp,
)
from dashboard.exports.tables import Stated, basis_of, plain, shown
from dashboard.language import Language, date_long, money, money_short, number, percent, word, word_keys
from dashboard.selection import Selection

# The families of findings that somebody must decide, in the order of their weight; the others are the drafters' work.
DECIDED: Final = ("arithmetic", "overlap", "completeness")
# Rows named in the notes of a slide; the figure's table has the rest.
_MOST_ROWS: Final = 12
# What figures do not show, by the file of their words: `slides.caution_{family}`.
_FAMILIES: Final[Mapping[str, str]] = {
    "budget": "budget",
    "sectors": "sectors",
    "deliverables": "deliverables",
    "communications": "communications",
    "audit_page": "audit",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """A large number with what it is, and what stands beside it."""

    label: str
    value: str
    note: str = ""


@lru_cache(maxsize=512)
def rows_of(slide: Slide) -> pd.DataFrame:
    """The rows behind a slide, not to be changed by who reads them; none for a slide that has no query of its own."""
    if slide.code in FIGURES:
        return store.query(slide.code, **slide.selection.values())
    if slide.code == ATTENTION:
        found = store.query("findings", **slide.selection.values())
        found = found[found["family_code"].isin(DECIDED) & found["severity"].isin(["error", "warning"])]
        return found.sort_values("family_code", key=lambda codes: codes.map(DECIDED.index), kind="stable")
    return pd.DataFrame()


def told(deck: Deck) -> Deck:
    """The slides that have something to show: a figure without rows is left out."""
    return tuple(slide for slide in deck if slide.code in {TITLE, HEADLINE} or not rows_of(slide).empty)


def title(slide: Slide) -> str:
    """The finding of a slide as a sentence."""
    selection = slide.selection
    language = selection.language
    if slide.code in FIGURES:
        return FIGURES[slide.code].finding(rows_of(slide), language)
    if slide.code == TITLE:
        return word("slides.title_title", language, year=decision_row(selection.decision)["fiscal_year"])
    if slide.code == HEADLINE:
        return _headline(selection)
    families = rows_of(slide)["family_code"].value_counts()
    return word(
        "slides.attention_title",
        language,
        count=number(families.sum(), language),
        families=", ".join(
            f"{word(f'slides.family_{code}', language)} {number(families[code], language)}"
            for code in DECIDED
            if code in families
        ),
    )


def _headline(selection: Selection) -> str:
    language, totals = selection.language, selection_totals(selection)
    return word(
        "slides.headline_filtered" if selection.is_filtered else "slides.headline",
        language,
        tasks=number(totals["selected_tasks"], language),
        all_tasks=number(totals["task_count"], language),
        amount=money(totals["selected_amount"], language),
        basis=word(f"common.basis_{selection.basis}", language),
    )


def name(slide: Slide) -> str:
    """What a slide is called in a list of slides."""
    language = slide.selection.language
    if slide.code in FIGURES:
        return FIGURES[slide.code].title(language)
    return word(f"slides.{slide.code}_name", language)


def scope(slide: Slide) -> str:
    """The filters and the basis of a slide, in words."""
    basis = _basis(slide)
    parts = [filters_in_words(_shown(slide))]
    parts += [word(f"common.basis_{basis}", slide.selection.language)] if basis else []
    return " · ".join(parts)


def measure(slide: Slide) -> str:
    """What a slide measures, as it is said on screen; '' where nothing is measured."""
    language = slide.selection.language
    if slide.code == ATTENTION:
        left = len(rows_of(slide)) - len(attention(slide))
        return word("slides.attention_left", language, count=number(left, language)) if left > 0 else ""
    if slide.code not in FIGURES:
        return ""
    # Where the measure on a page explains what a click does, slides have one of their own.
    own = f"slides.measure_{slide.code}"
    return word(own, language) if own in word_keys() else FIGURES[slide.code].measure(language)


# Pixels between the title of a slide of 1280 × 720 and its foot; a chart that needs more is scrolled.
STAGE_HEIGHT: Final = 470


@lru_cache(maxsize=256)
def figure(slide: Slide) -> go.Figure:
    """The chart of a figure's slide for the screen; not to be changed by who reads it."""
    chart = FIGURES[slide.code].draw(rows_of(slide), slide.selection.language)
    return staged(chart, STAGE_HEIGHT)


# Lines of text that a slide has room for, and the characters of each; a finding is cut after three lines.
_MOST_LINES: Final = 13
_LINE_WIDTH: Final = 96


def attention(slide: Slide) -> tuple[tuple[str, str], ...]:
    """What somebody must decide, as much as a slide has room for: the section or task, and the finding."""
    language, rows = slide.selection.language, rows_of(slide)
    points = [
        (
            plain(row["task_code"]) or plain(row["section_code"]) or word("slides.attention_list", language),
            shorten(row[f"message_{language}"], 3 * _LINE_WIDTH),
        )
        for row in rows[:_MOST_LINES].to_dict("records")
    ]
    lines = accumulate(-(-len(point) // _LINE_WIDTH) for _, point in points)
    return tuple(point for point, used in zip(points, lines, strict=True) if used <= _MOST_LINES)


def footer(slide: Slide, day: date) -> str:
    """Source, unit, basis, filters and date of a slide."""
    unit = FIGURES[slide.code].unit if slide.code in FIGURES else "common.million_vnd"
    return stamp(_shown(slide), _basis(slide), word(unit, slide.selection.language), day)


def _shown(slide: Slide) -> Selection:
    """What a slide shows: its selection, or all of the list where the figure's query takes no filters."""
    takes_filters = slide.code not in FIGURES or "$sections" in store.query_text(slide.code)
    return slide.selection if takes_filters else slide.selection.without_filters()


def _basis(slide: Slide) -> Stated | None:
    """The basis of a slide's amounts, None where it has none."""
    if slide.code not in FIGURES:
        return slide.selection.basis
    spec = FIGURES[slide.code]
    return basis_of(spec, slide.selection) if spec.is_money else None


def subtitle(selection: Selection) -> tuple[str, ...]:
    """The lines under the title of the first slide."""
    language, decision = selection.language, decision_row(selection.decision)
    return (
        word(
            "slides.decision",
            language,
            number=decision["number"],
            date=date_long(decision["signed_on"], language),
            issuer=decision["issuer"],
        ),
        str(decision["title"]),
        running_line(selection).replace("**", ""),
    )


def headlines(selection: Selection) -> tuple[Headline, ...]:
    """The headline figures of a selection, four or fewer."""
    language, totals = selection.language, selection_totals(selection)
    tasks, sections = (
        Headline(
            word(f"slides.{counted}", language),
            number(totals[f"selected_{counted}"], language),
            ""
            if totals[f"selected_{counted}"] == totals[f"{counted[:-1]}_count"]
            else word("slides.of_all", language, all=number(totals[f"{counted[:-1]}_count"], language)),
        )
        for counted in ("tasks", "sections")
    )
    if selection.is_filtered:
        whole = totals["sections_total"] if selection.basis == "approved" else totals["tasks_total"]
        amounts = (
            Headline(
                word(f"slides.amount_{selection.basis}", language),
                money_short(totals["selected_amount"], language),
                word("slides.of_all", language, all=money_short(whole, language)),
            ),
            Headline(
                word("slides.share", language),
                percent(totals["selected_amount"] / whole if whole else 0, language),
            ),
        )
    else:
        amounts = (
            Headline(word("slides.stated_total", language), money_short(totals["stated_total"], language)),
            Headline(
                word("slides.tasks_total", language),
                money_short(totals["tasks_total"], language),
                _difference(totals, language),
            ),
        )
    return (*amounts, tasks, sections)


def _difference(totals: Mapping[str, Any], language: Language) -> str:
    difference = totals["difference"]
    if not difference:
        return ""
    key = "slides.more" if difference > 0 else "slides.less"
    return word(key, language, amount=money(abs(difference), language))


def notes(slide: Slide, day: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The speaker's notes: the figures behind the finding, citations, what one may not conclude, the stamp."""
    language = slide.selection.language
    parts = (
        ("notes_figures", _figures(slide)),
        ("notes_citations", _citations(slide)),
        ("notes_cautions", _cautions(slide)),
        ("notes_stamp", tuple(filter(None, (measure(slide), footer(slide, day))))),
    )
    return tuple((word(f"slides.{key}", language), lines) for key, lines in parts if lines)


def _figures(slide: Slide) -> tuple[str, ...]:
    selection, rows = slide.selection, rows_of(slide)
    language = selection.language
    if slide.code in {TITLE, HEADLINE}:
        return tuple(
            f"{part.label}: {part.value}" + (f" ({part.note})" if part.note else "")
            for part in headlines(selection)
        )
    if slide.code == ATTENTION:
        lines = list(rows[f"message_{language}"][:_MOST_ROWS])
    else:
        lines = [_row(FIGURES[slide.code], row, language) for row in rows[:_MOST_ROWS].to_dict("records")]
    left = len(rows) - len(lines)
    return (
        (*lines, word("slides.further_rows", language, count=number(left, language)))
        if left
        else tuple(lines)
    )


def _row(spec: FigureSpec, row: Mapping[str, Any], language: Language) -> str:
    """A row as a line: what it is about, then each number with its name."""
    has_short = any(column.name.startswith("short_") for column in spec.columns)
    names, numbers = [], []
    for column in spec.columns:
        text = shown(column, row[column.source(language)], language)
        if not text or (has_short and column.name == "title"):
            continue
        if column.kind in {"text", "code"}:
            names.append(text)
        else:
            text = money(plain(row[column.source(language)]), language) if column.kind == "amount" else text
            numbers.append(f"{column.title(language)}: {text}")
    return " · ".join(names) + (" — " if names and numbers else "") + "; ".join(numbers)


def _citations(slide: Slide) -> tuple[str, ...]:
    """Sections and tasks that the rows name, and the lines of the text they stand on."""
    selection, rows = slide.selection, rows_of(slide)
    language = selection.language
    if slide.code in {TITLE, HEADLINE}:
        decision = decision_row(selection.decision)
        return (word("slides.cited_total", language, number=decision["number"], line=decision["total_line"]),)
    cited: list[str] = []
    for row in rows.to_dict("records"):
        code = plain(row.get("task_code")) or plain(row.get("section_code"))
        line = plain(row.get("source_line"))
        for part in [code] if code else (plain(row.get("task_codes")) or "").split("; "):
            if part:
                at = word("slides.at_line", language, line=line) if line else ""
                cited.append(citation(selection, part) + at)
    return ("; ".join(dict.fromkeys(cited)),) if cited else ()


def _cautions(slide: Slide) -> tuple[str, ...]:
    selection = slide.selection
    language = selection.language
    return tuple(_caution_lines(slide, selection, language))


def _caution_lines(slide: Slide, selection: Selection, language: Language) -> Iterable[str]:
    totals = selection_totals(selection)
    spec = FIGURES.get(slide.code)
    family = (
        _FAMILIES.get(spec.words.split(".")[0]) if spec else "audit" if slide.code == ATTENTION else "budget"
    )
    if spec.is_money if spec else slide.code != ATTENTION:
        yield word("slides.caution_planned", language)
        if totals["difference"]:
            yield word(
                "slides.caution_bases",
                language,
                stated=money(totals["stated_total"], language),
                tasks=money(totals["tasks_total"], language),
            )
    if family:
        yield word(f"slides.caution_{family}", language)
    if _shown(slide).is_filtered:
        yield word("slides.caution_filtered", language)
