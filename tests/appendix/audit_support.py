"""Small appendices for the tests of the audit: rows in the text form, read by the reader and audited whole."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from functools import cache
from pathlib import Path

from dashboard.appendix.audit import audit, load_audit_references
from dashboard.appendix.model import Classification, Finding
from dashboard.appendix.read import read

ROOT = Path(__file__).parents[2]
HEAD = "TT\tTên nhiệm vụ\tMục tiêu\tNội dung thực hiện\tDự kiến sản phẩm\tKinh phí (triệu đồng)\tThời gian thực hiện"
NOTHING = Classification((), (), ())


@cache
def references():
    return load_audit_references(ROOT / "data" / "reference")


def task(
    number: int = 1,
    *,
    title: str = "Biên soạn sổ tay vận hành lò hơi",
    objective: str = "Giảm tiêu hao than trong vận hành lò hơi",
    activity: str = "- Biên soạn sổ tay vận hành lò hơi",
    product: str = "- Sổ tay vận hành lò hơi",
    budget: str = "100",
    year: str = "2024",
) -> str:
    """A task row with nothing to question, but for what is given."""
    return "\t".join((str(number), title, objective, activity, product, budget, year))


def section(code: str = "I", budget: str = "100", title: str = "Hỗ trợ kỹ thuật") -> str:
    return f"{code}\t{title}\t\t\t\t{budget}\t"


def total(budget: str = "100") -> str:
    return f"\t\tTổng kinh phí\t\t\t{budget}\t"


def findings(*rows: str, classification: Classification = NOTHING) -> list[Finding]:
    """What the audit says of a table of these rows."""
    return list(audit(read("\n".join((HEAD, *rows))), classification, references()))


def of_task(**cells: str) -> list[Finding]:
    """What the audit says of a list of one task; all else in it adds up."""
    return findings(section(), task(**cells), total())


def codes(found: list[Finding]) -> set[str]:
    return {finding.rule_code for finding in found}


def quotes(found: list[Finding], rule: str) -> list[str]:
    """All quotes of the findings of a rule."""
    return [quote for finding in found if finding.rule_code == rule for quote in finding.evidence]


def calls(function: Callable[..., object], *arguments: object) -> int:
    """How many calls of functions a call takes: a measure of work that no busy machine changes."""
    profile = cProfile.Profile()
    profile.runcall(function, *arguments)
    return int(pstats.Stats(profile).total_calls)
