"""Sums and amounts: every contradiction is found, and an amount that merely differs is left alone."""

from decimal import Decimal

import pytest

from dashboard.appendix.audit import audit
from dashboard.appendix.model import Appendix, Section
from tests.appendix.audit_support import NOTHING, codes, findings, references, section, task, total


def test_a_list_that_adds_up_is_left_alone():
    found = findings(section("I", "300"), task(1, budget="100"), task(2, budget="200", title="Lập bản đồ lò hơi"), total("300"))  # fmt: skip
    assert not {finding for finding in found if finding.family_code == "arithmetic"}


def test_a_section_row_against_its_tasks():
    found = findings(section("I", "1.200"), task(1, budget="500"), task(2, budget="600"), total("1.200"))
    (finding,) = [one for one in found if one.rule_code == "section_total"]
    assert (finding.severity, finding.section_code, finding.task_code) == ("error", "I", None)
    assert finding.related_task_codes == ("I.1", "I.2")
    assert finding.source_line == 2
    assert finding.lines == (2, 3, 4)
    assert "1.200 triệu đồng" in finding.message_vi
    assert "1.100 triệu đồng" in finding.message_vi
    assert "VND 1,100 million" in finding.message_en


def test_the_grand_total_against_sections_and_tasks():
    found = findings(section("I", "100"), task(), total("150"))
    assert {"grand_total_sections", "grand_total_tasks"} <= codes(found)
    assert {one.source_line for one in found if one.rule_code.startswith("grand_total")} == {4}


def test_the_grand_total_can_agree_with_the_sections_alone():
    found = findings(section("I", "150"), task(), total("150"))
    assert "grand_total_tasks" in codes(found)
    assert "grand_total_sections" not in codes(found)


@pytest.mark.parametrize(("budget", "rule"), [("", "amount_missing"), ("0", "amount_zero")])
def test_a_task_without_money(budget, rule):
    (finding,) = [one for one in findings(section(), task(budget=budget), total()) if one.rule_code == rule]
    assert (finding.task_code, finding.severity) == ("I.1", "error")


def test_a_section_and_a_total_without_an_amount():
    found = findings(section(budget=""), task(), "\t\tTổng kinh phí\t\t\t\t")
    assert [(one.section_code, one.source_line) for one in found if one.rule_code == "amount_missing"] == [
        ("I", 2),
        (None, 4),
    ]


def test_no_total_row_at_all():
    (finding,) = [one for one in findings(section(), task()) if one.rule_code == "amount_missing"]
    assert finding.evidence == ("Hỗ trợ kỹ thuật",)


def amounts(*budgets: str) -> set[str]:
    """The tasks whose amount is called out of scale in a section of these budgets."""
    rows = [task(n, budget=budget, title=f"Nhiệm vụ {n}") for n, budget in enumerate(budgets, start=1)]
    found = findings(section("I", ""), *rows, total(""))
    return {one.task_code for one in found if one.rule_code == "amount_out_of_scale"}


def test_a_digit_too_many_or_too_few():
    assert amounts("600", "700", "6000", "650") == {"I.3"}
    assert amounts("600", "700", "60", "650") == {"I.3"}


def test_a_wrong_unit():
    assert amounts("600", "700", "600000", "650") == {"I.3"}


def test_a_slip_that_the_row_of_the_section_gives_away():
    rows = [
        task(n, budget=budget, title=f"Nhiệm vụ {n}") for n, budget in enumerate(("900", "5000"), start=1)
    ]
    (finding,) = [
        one
        for one in findings(section(budget="1400"), *rows, total("1400"))
        if one.rule_code == "amount_out_of_scale"
    ]
    assert finding.task_code == "I.2"
    assert "500 triệu đồng" in finding.message_vi
    assert finding.lines == (4, 2)
    assert "amount_out_of_scale" not in codes(findings(section(budget="5900"), *rows, total("5900")))


def test_a_slip_that_could_be_of_two_amounts():
    rows = [task(n, budget="1000", title=f"Nhiệm vụ {n}") for n in (1, 2)]
    assert "amount_out_of_scale" not in codes(findings(section(budget="1100"), *rows, total("1100")))


def test_amounts_that_vary_by_nature():
    assert amounts("100", "5000", "400", "1500", "12000", "300") == set()


def test_one_large_task_among_few_is_no_slip():
    assert amounts("600", "700", "1500", "650") == set()
    assert amounts("600", "6000") == set()


def test_an_appendix_without_tasks():
    appendix = Appendix((Section("I", 1, "Hỗ trợ kỹ thuật", Decimal(100), 2, ()),), Decimal(100), 3)
    assert codes(list(audit(appendix, NOTHING, references()))) == {"grand_total_tasks"}
