"""Rows to figures: pure functions, and the one list of figures that pages, slides and files draw from."""

from dashboard.charts import audit, budget, communications, deliverables, sectors
from dashboard.charts.figure import Column, FigureSpec

FIGURES: dict[str, FigureSpec] = {
    spec.name: spec
    for spec in (
        *budget.FIGURES,
        *audit.FIGURES,
        *sectors.FIGURES,
        *deliverables.FIGURES,
        *communications.FIGURES,
    )
}

__all__ = ["FIGURES", "Column", "FigureSpec"]
