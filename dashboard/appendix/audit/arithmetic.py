"""Arithmetic: rows against their sums, and amounts that are missing, zero or out of scale beside their family."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from dashboard.appendix.audit.rules import finding, in_money, in_words, listed
from dashboard.appendix.audit.text import Quote
from dashboard.appendix.model import Appendix, Finding, Section, Task

# A slip of the pen in an amount moves it by a factor of ten or a thousand; real tasks side by side differ by less.
SLIP = 5
ALIKE = Decimal("2.5")


def check(appendix: Appendix) -> Iterator[Finding]:
    """The findings of the family."""
    for section in appendix.sections:
        yield from _section(section)
    yield from _total(appendix)
    yield from _out_of_scale(appendix)


def _row(row: Task | Section) -> Quote:
    return Quote(row.title, row.source_line)


def _section(section: Section) -> Iterator[Finding]:
    if section.stated_budget is None:
        yield finding("amount_missing", section, [_row(section)], row=in_words("row_section"))
    elif section.stated_budget == 0:
        yield finding("amount_zero", section, [_row(section)], row=in_words("row_section"))
    for task in section.tasks:
        if task.budget is None:
            yield finding("amount_missing", task, [_row(task)], row=in_words("row_task"))
        elif task.budget == 0:
            yield finding("amount_zero", task, [_row(task)], row=in_words("row_task"))
    if section.stated_budget is not None and section.tasks and section.stated_budget != section.tasks_total:
        yield finding(
            "section_total",
            section,
            [_row(section), *map(_row, section.tasks)],
            related=[task.task_code for task in section.tasks],
            section=section.section_code,
            stated=in_money(section.stated_budget),
            count=len(section.tasks),
            total=in_money(section.tasks_total),
            difference=in_money(abs(section.stated_budget - section.tasks_total)),
        )


def _total(appendix: Appendix) -> Iterator[Finding]:
    """The grand total against both sums; the quotes are of the rows that were added up."""
    rows = [_row(section) for section in appendix.sections]
    stated, line = appendix.stated_total, appendix.total_line
    if stated is None:
        yield finding("amount_missing", None, rows, line=line, row=in_words("row_total"))
        return
    if stated == 0:
        yield finding("amount_zero", None, rows, line=line, row=in_words("row_total"))
    of_sections = sum((section.stated_budget or Decimal(0) for section in appendix.sections), Decimal(0))
    if stated != of_sections:
        yield finding(
            "grand_total_sections",
            None,
            rows,
            line=line,
            stated=in_money(stated),
            count=len(appendix.sections),
            total=in_money(of_sections),
            difference=in_money(abs(stated - of_sections)),
        )
    of_tasks = sum((section.tasks_total for section in appendix.sections), Decimal(0))
    if stated != of_tasks:
        apart = [section for section in appendix.sections if section.stated_budget != section.tasks_total]
        yield finding(
            "grand_total_tasks",
            None,
            [_row(section) for section in apart] or rows,
            line=line,
            stated=in_money(stated),
            count=len(appendix.tasks),
            total=in_money(of_tasks),
            difference=in_money(abs(stated - of_tasks)),
        )


def _out_of_scale(appendix: Appendix) -> Iterator[Finding]:
    """An amount far off a section whose other amounts are all alike, and far off every other amount of the list.

    The second half spares the one large task of a list whose amounts vary by nature.
    """
    for section in appendix.sections:
        for task in section.tasks:
            if not task.budget:
                continue
            section_others = [other.budget for other in section.tasks if other is not task and other.budget]
            all_others = [other.budget for other in appendix.tasks if other is not task and other.budget]
            alike = len(section_others) >= 3 and max(section_others) <= ALIKE * min(section_others)
            few = len(section_others) < 3 and len(all_others) >= 6
            others = section_others if alike else all_others
            if not (alike or few):
                continue
            usual = median(others)
            above = task.budget >= SLIP * usual and task.budget >= ALIKE * max(all_others)
            below = task.budget * SLIP <= usual and task.budget * ALIKE <= min(all_others)
            if above or below:
                yield finding(
                    "amount_out_of_scale",
                    task,
                    [_row(task)],
                    amount=in_money(task.budget),
                    usual=in_money(usual),
                    whose=listed([in_words("scale_section" if alike else "scale_list")]),
                )
