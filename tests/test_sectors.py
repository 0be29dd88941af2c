"""Money, tasks and products of industries, added up by hand.

Which task names which industry is the hand reading in tests/appendix/test_classify_decision.py; amounts are those of the
task rows, lines 55 to 113 of the decision. One task leaves its industry open: V.1 (1 000), "dệt may … (hoặc ngành nhựa)".
"""

from __future__ import annotations

import pytest

from dashboard.selection import parse
from dashboard.store import query


def rows(name, chosen=None, **parameters):
    selection, ignored = parse(parameters)
    assert not ignored
    return query(name, **selection.values(), chosen=chosen)


# Industry: least and most money, least and most tasks.
BY_INDUSTRY = {
    "textile_garment": (1700, 2700, 2, 3),  # I.3 1 000, II.2 700; V.1
    "glass_ceramics": (1600, 1600, 2, 2),  # I.4 1 000, VI.2 600
    "leather_footwear": (1600, 1600, 2, 2),  # II.3 600, III.3 1 000
    "plastics": (1000, 2000, 1, 2),  # I.2 1 000; V.1
    "chemicals": (1300, 1300, 2, 2),  # II.1 700, II.4 600
    "paper": (1000, 1000, 1, 1),  # I.1
    "batteries": (1000, 1000, 1, 1),  # III.1
    "electronics": (1000, 1000, 1, 1),  # III.4
    "household_goods": (1000, 1000, 1, 1),  # III.5
    "seafood": (700, 700, 1, 1),  # IV.1
    "cement": (600, 600, 1, 1),  # II.5
    "steel": (600, 600, 1, 1),  # II.6
    "tea": (500, 500, 1, 1),  # IV.2
    "wood": (500, 500, 1, 1),  # IV.3
    "retail": (500, 500, 1, 1),  # V.2
}


def test_money_and_tasks_of_each_industry():
    found = rows("sector_budget")
    assert {
        row.sector_code: (row.amount_low, row.amount_high, row.tasks_low, row.tasks_high)
        for row in found.itertuples()
    } == BY_INDUSTRY
    # Split evenly, V.1 gives 500 to each of its two, so the sum is that of the 20 tasks that name an industry.
    assert found["amount"].sum() == 15600
    assert list(found["sector_code"][:4]) == [
        "textile_garment",
        "glass_ceramics",
        "leather_footwear",
        "plastics",
    ]
    assert found["share_of_list"].iloc[0] == pytest.approx(2200 / 26000)


def test_what_is_certain_leaves_the_open_task_out():
    found = rows("sector_budget", certain="1").set_index("sector_code")
    for column in ("amount_low", "amount", "amount_high"):
        assert found[column].to_dict() == {code: low for code, (low, *_) in BY_INDUSTRY.items()}
    # Textiles: I.3 1 000 (line 59) and II.2 700 (line 66); V.1 (line 88) would make it up to 2 700.
    assert found["amount"]["textile_garment"] == 1000 + 700
    assert found["amount"].sum() == 15600 - 1000
    assert list(found["left_out"].iloc[0]) == ["V.1"]
    assert rows("sector_budget", q="phần mềm", certain="1").empty  # V.1 alone
    assert not any(rows("sector_budget")["left_out"].map(len))


def test_a_filter_by_sector_finds_what_is_certain_only():
    def tasks(**parameters):
        return set(rows("budget_by_task", **parameters)["task_code"])

    assert tasks(sector="plastics") == {"I.2", "V.1"}
    assert tasks(sector="plastics", certain="1") == {"I.2"}
    # Both industries chosen, still neither of them is certain for V.1.
    assert tasks(sector="plastics,textile_garment", certain="1") == {"I.2", "I.3", "II.2"}
    assert rows("totals", sector="textile_garment", certain="1")["selected_amount"][0] == 1700
    assert rows("totals", sector="textile_garment")["selected_amount"][0] == 2700


@pytest.mark.parametrize(
    ("basis", "amount"), [("approved", 25000), ("tasks", 26000)]
)  # lines 55 to 110, and the printed total on line 113
def test_what_is_certain_takes_nothing_from_the_budget(basis, amount):
    """V.1 stays in the list: only which industry it serves is open."""
    for name in ("totals", "budget_by_section", "budget_by_task", "largest_tasks"):
        assert rows(name, basis=basis, certain="1").equals(rows(name, basis=basis))
    found = rows("totals", basis=basis, certain="1").iloc[0]
    assert (found["selected_tasks"], found["selected_amount"]) == (33, amount)


def test_industries_cross_sector_tasks_and_running_costs_add_up_to_the_task_rows():
    found = rows("sector_kinds").set_index("kind")
    # Cross-sector: I.5 1 000, III.2 1 200, VI.1 800, VII.1 800, section VIII 5 600.
    assert found["amount"].to_dict() == {"industry": 15600, "cross_sector": 9400, "administration": 1000}
    assert found["task_count"].to_dict() == {"industry": 20, "cross_sector": 12, "administration": 1}
    assert found["share"].to_dict() == pytest.approx(
        {"industry": 15600 / 26000, "cross_sector": 9400 / 26000, "administration": 1000 / 26000}
    )
    # V.1 names an industry for certain; only which one is open.
    assert rows("sector_kinds", certain="1").equals(rows("sector_kinds"))
    third = rows("sector_kinds", section="III").set_index("kind")["amount"]
    assert third.to_dict() == {"industry": 4000, "cross_sector": 1200}  # on task rows: 5 200, not 4 200


def test_the_eight_sectors_of_decision_889():
    found = rows("sector_coverage").set_index("sector_code")
    assert {code: [*row.task_codes, *row.open_task_codes] for code, row in found.iterrows()} == {
        "textile_garment": ["I.3", "II.2", "V.1"],
        "chemicals": ["II.1", "II.4"],
        "plastics": ["I.2", "V.1"],
        "paper": ["I.1"],
        "seafood": ["IV.1"],
        "cement": ["II.5"],
        "steel": ["II.6"],
        "beverages": [],
    }
    assert list(found.index)[-1] == "beverages"
    assert list(found["tasks_low"]) == [2, 2, 1, 1, 1, 1, 1, 0]
    certain = rows("sector_coverage", certain="1").set_index("sector_code")
    assert list(certain["tasks_high"]) == list(certain["tasks_low"]) == [2, 2, 1, 1, 1, 1, 1, 0]
    assert not any(certain["open_task_codes"].map(len))
    assert list(certain["task_codes"]["textile_garment"]) == ["I.3", "II.2"]
    filtered = rows("sector_coverage", section="II").set_index("sector_code")
    assert len(filtered) == 8
    assert filtered.loc["paper", "tasks_high"] == 0


def test_industries_by_section():
    found = rows("sector_sections")
    cells = {
        (row.sector_code, row.section_code): (row.amount_low, row.amount_high) for row in found.itertuples()
    }
    assert len(cells) == 20
    assert cells["chemicals", "II"] == (1300, 1300)
    assert cells["textile_garment", "V"] == cells["plastics", "V"] == (0, 1000)
    assert set(found["section_code"]) == {"I", "II", "III", "IV", "V", "VI"}
    certain = rows("sector_sections", certain="1")
    assert set(zip(certain["sector_code"], certain["section_code"], strict=True)) == set(cells) - {
        ("textile_garment", "V"),
        ("plastics", "V"),
    }
    assert list(certain["all_sections"][0]) == list(found["all_sections"][0])
    assert list(found["all_sections"][0]) == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]


def test_divisions_of_the_classification():
    found = rows("sector_divisions")
    assert {
        row.division if isinstance(row.division, str) else None: (row.amount_low, row.amount_high)
        for row in found.itertuples()
    } == {
        "23": (2200, 2200),  # glass and ceramics, cement
        "13, 14": (1700, 2700),
        "15": (1600, 1600),
        "22": (1000, 2000),
        "20": (1300, 1300),
        "10": (1200, 1200),  # seafood, tea
        "17": (1000, 1000),
        "27": (1000, 1000),
        "26": (1000, 1000),
        None: (1000, 1000),  # household goods
        "24": (600, 600),
        "16": (500, 500),
        "47": (500, 500),
    }
    assert found["amount"].sum() == 15600
    codes = {row.division: list(row.sector_codes) for row in found.itertuples()}
    assert (codes["23"], codes["13, 14"]) == (["cement", "glass_ceramics"], ["textile_garment"])
    certain = rows("sector_divisions", certain="1").set_index("division")
    assert certain["amount"].sum() == 14600
    assert certain.loc["13, 14", ["amount_low", "amount_high", "tasks_high"]].tolist() == [1700, 1700, 2]


def test_industries_side_by_side():
    tasks = rows("sector_tasks", chosen=["textile_garment", "plastics"])
    assert [(row.sector_code, row.task_code, row.is_alternative) for row in tasks.itertuples()][-2:] == [
        ("plastics", "V.1", True),
        ("textile_garment", "V.1", True),
    ]
    certain = rows("sector_tasks", chosen=["textile_garment", "plastics"], certain="1")
    assert list(certain["task_code"]) == ["I.2", "I.3", "II.2"]
    products = rows("sector_deliverables", chosen=["textile_garment"]).set_index("type_code")
    # I.3: report, norm, 1 workshop; II.2: report, guide, 1 workshop; V.1: report, 1 software, guide, 5 enterprises.
    assert products["product_count"].to_dict() == {
        "report": 3,
        "technical_guide": 2,
        "norm_or_criteria": 1,
        "pilot": 1,
        "software": 1,
        "workshop": 2,
    }
    assert products["quantity"].dropna().to_dict() == {"pilot": 5, "software": 1, "workshop": 2}
    certain = rows("sector_deliverables", chosen=["textile_garment"], certain="1")
    assert "software" not in set(certain["type_code"])


def test_the_tables_that_leave_the_dashboard_count_the_same():
    whole, certain = rows("sector_totals"), rows("sector_totals", certain="1")
    # Task rows, 26 000; without V.1, 25 000. Beverages stand there with nothing in either.
    assert (whole["amount"].sum(), certain["amount"].sum()) == (26000, 25000)
    assert set(certain["sector_code"]) == set(whole["sector_code"])
    listed = rows("task_sectors", certain="1")
    assert len(rows("task_sectors")) == 34  # 33 tasks, V.1 twice
    assert len(listed) == rows("extents", certain="1")["task_sectors"][0] == 32
    assert "V.1" not in set(listed["task_code"])
    labels = rows("task_labels", certain="1").set_index("task_code")["sectors_en"]
    assert (list(labels["V.1"]), list(labels["V.2"])) == ([], ["Retail"])
