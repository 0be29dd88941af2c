"""The figures of sections and tasks say what the part of the list that is shown allows, however small it is."""

from __future__ import annotations

import pytest

from dashboard.charts import FIGURES
from dashboard.selection import parse
from dashboard.store import query


def finding(name, **parameters):
    selection, _ = parse(parameters)
    return FIGURES[name].finding(query(name, **selection.values()), "vi")


# By hand from the document: IX has one task of 1 000; III.2 has 1 200 and the four others 1 000 each; I.1 to I.5 have
# 1 000 each; V.1 has 1 000, V.2 500; the row of III prints 4 200, its tasks add up to 5 200.
@pytest.mark.parametrize(
    ("name", "section", "said"),
    [
        ("task_sizes", "IX", "Nhiệm vụ đang xem có mức 1.000 triệu đồng"),
        ("task_sizes", "I", "Cả 5 nhiệm vụ đang xem đều có mức 1.000 triệu đồng"),
        ("task_sizes", "V", "Không nhiệm vụ nào trong 2 nhiệm vụ cùng mức; từ 500 triệu đồng đến 1.000 triệu đồng"),
        ("task_sizes", "III", "4 trong 5 nhiệm vụ có cùng mức 1.000 triệu đồng; khoảng từ 1.000 đến 1.200"),
        ("budget_by_task", "IX", "Nhiệm vụ IX.1 có kinh phí 1.000 triệu đồng"),
        ("budget_concentration", "IX", "Phần đang xem chỉ có một nhiệm vụ, giữ toàn bộ kinh phí"),
        ("budget_approved_and_tasks", "III", "Mục III lệch 1.000 triệu đồng giữa dòng mục và tổng các nhiệm vụ"),
        ("budget_approved_and_tasks", "III,V", "Mục III lệch 1.000 triệu đồng; 1 trong 2 mục khớp"),
        ("budget_approved_and_tasks", "IX", "Số ở dòng mục khớp với tổng các nhiệm vụ ở mục đang xem"),
    ],
)  # fmt: skip
def test_a_finding_reads_well_of_few_tasks(name, section, said):
    assert finding(name, section=section) == said


def test_sections_that_tie_are_named_together():
    # "giay" is in I.1 and III.3 of 1 000 each, and in II.3 of 600: 2 000 of 2 600.
    assert finding("budget_by_section", q="giay") == "Các mục I và III chiếm 76,9% kinh phí của 3 mục"


@pytest.mark.parametrize(
    ("parameters", "root"), [({}, "Tất cả các mục · 26.000"), ({"section": "III"}, "Phần đang xem · 5.200")]
)
def test_the_treemap_names_its_whole_with_its_amount(parameters, root):
    selection, _ = parse(parameters)
    chart = FIGURES["budget_by_task"].draw(query("budget_by_task", **selection.values()), "vi")
    assert chart.data[0].labels[0] == root


def test_a_section_too_small_for_its_name_shows_its_amount():
    # VII has 800 of 26 000 million, VIII 5 600, VI 1 400.
    selection, _ = parse({})
    labels = (
        FIGURES["budget_by_task"].draw(query("budget_by_task", **selection.values()), "vi").data[0].labels
    )
    assert {"VII · 800", "VIII · Truyền thông · 5.600", "VI · Nhãn sinh thái"} <= set(labels)


def test_the_line_of_the_median_begins_above_the_tasks_that_have_it():
    # 800 million is the median; VI.1, VII.1 and VIII.5 have it.
    selection, _ = parse({})
    chart = FIGURES["task_sizes"].draw(query("task_sizes", **selection.values()), "vi")
    assert chart.layout.shapes[0].x0 == 800
    assert chart.layout.shapes[0].y0 > 4
