"""Which sections and tasks get the money, and how concentrated is it?"""

from __future__ import annotations

from dashboard import filters
from dashboard.figure_card import figure_card, figure_row, figure_rows
from dashboard.reconciliation import reconciliation
from dashboard.selection import Selection


def budget(selection: Selection) -> None:
    """Ranked sections, approved against tasks, treemap, spread, concentration, and the table that reconciles."""
    figure_row(("budget_by_section", "budget_approved_and_tasks"), selection)
    # One task alone has neither parts nor spread.
    if len(figure_rows("budget_by_task", selection)) > 1:
        figure_card("budget_by_task", selection)
        figure_row(("task_sizes", "budget_concentration"), selection)
    reconciliation(selection)


filters.view("budget", budget)
