"""Arithmetic: rows against their sums, and amounts that are missing, zero or out of scale beside their family."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from dashboard.appendix.audit.rules import Value, finding, in_money, in_words
from dashboard.appendix.audit.text import Quote
from dashboard.appendix.model import Appendix, Finding, Section, Task

# A slip of the pen in an amount moves it by a factor of ten or a thousand; real tasks side by side differ by less.
SLIP = 5
ALIKE = Decimal("2.5")
_SLIPS = (Decimal(10), Decimal(1000), Decimal("0.1"), Decimal("0.001"))


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
    """The grand total against both sums; the quotes are of its row and of the rows that were added up."""
    stated, line = appendix.stated_total, appendix.total_line
    total = [Quote(appendix.total_label, line)] if line is not None and appendix.total_label else []
    rows = [*total, *(_row(section) for section in appendix.sections)]
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
            [*total, *(_row(section) for section in apart)] if apart else rows,
            line=line,
            stated=in_money(stated),
            count=len(appendix.tasks),
            total=in_money(of_tasks),
            difference=in_money(abs(stated - of_tasks)),
        )


def _out_of_scale(appendix: Appendix) -> Iterator[Finding]:
    """An amount with a nought too many or too few: by the row of its section, or beside all other amounts."""
    for section in appendix.sections:
        slips = {task: meant for task in section.tasks if (meant := _slip(section, task)) is not None}
        for task in section.tasks:
            if len(slips) == 1 and task in slips:
                quotes = [_row(task), _row(section)]
                why = in_words("scale_slip", meant=in_money(slips[task]))
            elif (far := _far_off(appendix, section, task)) is not None:
                quotes, why = [_row(task)], far
            else:
                continue
            yield finding(
                "amount_out_of_scale", task, quotes, amount=in_money(task.budget or Decimal(0)), why=why
            )


def _slip(section: Section, task: Task) -> Decimal | None:
    """The amount with a nought or three fewer or more that makes the section's row right."""
    if not task.budget or section.stated_budget is None or len(section.tasks) < 2:
        return None
    rest = section.stated_budget - (section.tasks_total - task.budget)
    return rest if any(rest == task.budget * factor for factor in _SLIPS) else None


def _far_off(appendix: Appendix, section: Section, task: Task) -> Value | None:
    """What an amount is far off: a section whose other amounts are all alike, and every other amount of the list.

    The second half spares the one large task of a list whose amounts vary by nature.
    """
    section_others = [other.budget for other in section.tasks if other is not task and other.budget]
    all_others = [other.budget for other in appendix.tasks if other is not task and other.budget]
    alike = len(section_others) >= 3 and max(section_others) <= ALIKE * min(section_others)
    few = len(section_others) < 3 and len(all_others) >= 6
    if not task.budget or not (alike or few):
        return None
    usual = median(section_others if alike else all_others)
    above = task.budget >= SLIP * usual and task.budget >= ALIKE * max(all_others)
    below = task.budget * SLIP <= usual and task.budget * ALIKE <= min(all_others)
    if not (above or below):
        return None
    return in_words("scale_section" if alike else "scale_list", usual=in_money(usual))
