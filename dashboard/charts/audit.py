"""What a careful reader would question: charts of the findings. Rows are those of the query of the same name."""

from __future__ import annotations

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import Language, number, word

# Severity → the column of its counts, and its colour; brick red is kept for contradictions.
_COUNTS: Final = {
    "error": ("errors", theme.ALERT),
    "warning": ("warnings", theme.ACCENT),
    "note": ("notes", theme.TINT),
}
_ROW_HEIGHT: Final = 56
# The width of a panel and its distance to the next, by the longest bar: room for the number beside it.
_PANEL: Final = 1.45
_STEP: Final = 1.7


def findings_by_family(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A panel of bars for each severity, all on one scale: how many findings of each family of checks.

    The panels stand on one axis, so that a click on a mark takes the place of any other.
    """
    names = [word(f"audit.family_{code}", language) for code in rows["family_code"]]
    labels = [theme.wrap(name, 14) for name in names]
    largest = max(1, *(int(rows[column].max()) for column, _ in _COUNTS.values()))
    bars, heads = [], []
    for place, (severity, (column, colour)) in enumerate(_COUNTS.items()):
        name = word(f"audit_page.{column}", language).lower()
        left = place * largest * _STEP
        heads.append(
            {
                "text": f"<b>{number(rows[column].sum(), language)}</b><br>{name}",
                "xref": "x",
                "yref": "paper",
                "x": left,
                "y": 1,
                "xanchor": "left",
                "yanchor": "bottom",
                "yshift": 4,
                "align": "left",
                "showarrow": False,
                "font": {"color": theme.ALERT} if severity == "error" and rows[column].sum() else {},
            }
        )
        bars.append(
            go.Bar(
                x=rows[column],
                y=labels,
                base=left,
                offsetgroup="one",
                orientation="h",
                text=[f"<b>{number(count, language)}</b>" if count else "–" for count in rows[column]],
                textposition="outside",
                textfont={"size": theme.TEXT_SIZE, "color": theme.INK},
                cliponaxis=False,
                marker={"color": colour},
                customdata=[[severity, family] for family in rows["family_code"]],
                hovertext=[
                    f"<b>{family}</b><br>{number(count, language)} {name}"
                    for family, count in zip(names, rows[column], strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return theme.figure(
        language,
        *bars,
        height=_ROW_HEIGHT * len(rows) + 56,
        margin={"l": 0, "r": 4, "t": 52, "b": 4},
        annotations=heads,
        barmode="overlay",
        xaxis=theme.hidden_axis() | {"range": [0, largest * (_STEP * (len(_COUNTS) - 1) + _PANEL)]},
        yaxis={"autorange": "reversed", "ticks": ""},
    )


def findings_by_family_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many errors and warnings there are, and which family has most of them."""
    errors, warnings, notes = (int(rows[column].sum()) for column, _ in _COUNTS.values())
    if not errors + warnings:
        return word("audit_page.by_family_clean", language, notes=number(notes, language))
    to_answer = rows["errors"] + rows["warnings"]
    most = rows.loc[to_answer.idxmax(), "family_code"]
    return word(
        "audit_page.by_family_finding" if errors else "audit_page.by_family_warnings",
        language,
        errors=number(errors, language),
        warnings=number(warnings, language),
        family=word(f"audit.family_{most}", language),
        count=number(to_answer.max(), language),
    )


FIGURES = (
    FigureSpec(
        "findings_by_family",
        "audit_page.by_family",
        findings_by_family,
        findings_by_family_finding,
        (
            Column("family_code", "text", "audit_page.family", words="audit.family_{}"),
            Column("errors", "count", "audit_page.errors"),
            Column("warnings", "count", "audit_page.warnings"),
            Column("notes", "count", "audit_page.notes"),
            Column("findings", "count", "audit_page.findings"),
        ),
        unit="audit_page.unit",
        clicks=("severity", "family"),
    ),
)
