"""What the figures of the deliverables page say and draw; numbers counted by hand in the decision."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.charts import FIGURES, theme
from dashboard.charts.bars import balanced
from dashboard.language import LANGUAGES
from dashboard.selection import parse
from dashboard.store import query


def rows(name, **parameters):
    selection, _ = parse(parameters)
    return query(name, **selection.values())


def finding(name, language="vi", **parameters):
    return FIGURES[name].finding(rows(name, **parameters), language)


def drawn(name, **parameters):
    return FIGURES[name].draw(rows(name, **parameters), "vi")


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("deliverables_by_type", {}, "58 trong 105 sản phẩm dự kiến không ghi số lượng"),
        # Report and workshop occur everywhere but in IX; six types occur in more than one section.
        (
            "deliverables_by_section",
            {},
            "17 trong 23 loại chỉ có ở một mục; rộng nhất là “Báo cáo” và “Hội thảo, hội nghị”: 8 trong 9 mục",
        ),
        (
            "deliverables_by_section",
            {"section": "III"},
            "Mục III dự kiến 5 loại; nhiều nhất là “Hội thảo, hội nghị”, ở 5 trong 5 nhiệm vụ",
        ),
        # VIII.1, VIII.2 and VIII.4 promise news items wherever they promise articles; the website is VIII.4's alone.
        (
            "deliverables_by_section",
            {"type": "article"},
            "Mục VIII dự kiến 3 loại; nhiều nhất là “Bài viết” và “Tin, tin bài”, ở 3 trong 3 nhiệm vụ",
        ),
        # VII.1 and IX.1 have no type in common.
        ("deliverables_by_section", {"section": "VII,IX"}, "4 loại, mỗi loại chỉ có ở một mục"),
        # III.1 alone: report, guide, procedure, pilot and workshop, one task each.
        (
            "deliverables_by_section",
            {"q": "Lithium"},
            "Mục III dự kiến 5 loại, mỗi loại ở 1 trong 1 nhiệm vụ",
        ),
        (
            "deliverables_by_section",
            {"section": "IX"},
            "Mục IX chỉ dự kiến một loại: “Chứng từ hành chính”, ở 1 trong 1 nhiệm vụ",
        ),
        (
            "deliverable_reports",
            {},
            "26 trong 33 nhiệm vụ dự kiến báo cáo: 26 nhiệm vụ không ghi số; 7 nhiệm vụ không dự kiến",
        ),
        (
            "deliverable_reports",
            {"section": "IX"},
            "Không nhiệm vụ nào trong 1 nhiệm vụ đang xem dự kiến báo cáo",
        ),
        (
            "deliverable_workshops",
            {},
            "22 trong 33 nhiệm vụ dự kiến hội thảo: tổng số ghi là 24; 1 nhiệm vụ không ghi số; 11 nhiệm vụ không dự kiến",
        ),
        (
            "deliverable_workshops",
            {"section": "III"},
            "5 trong 5 nhiệm vụ dự kiến hội thảo: tổng số ghi là 5",
        ),
        (
            "deliverable_pilots",
            {},
            "9 nhiệm vụ dự kiến mô hình thí điểm, tổng số ghi là 14; 1 gạch đầu dòng không ghi số",
        ),
        ("deliverable_pilots", {"section": "IV"}, "3 nhiệm vụ dự kiến mô hình thí điểm, tổng số ghi là 4"),
        (
            "deliverable_pilots_and_programme",
            {},
            "Danh mục dự kiến 14 mô hình hoặc nơi áp dụng; Chương trình đặt mục tiêu 20 đến 30 mô hình trong giai đoạn 2021–2025",
        ),
        (
            "deliverable_money",
            {},
            "Nhiệm vụ có ít nhất một sản phẩm loại “Báo cáo” giữ 21.500 triệu đồng, bằng 82,7% của 26.000 triệu đồng",
        ),
    ],
)
def test_findings(name, parameters, said):
    assert finding(name, **parameters) == said


def test_a_product_without_a_number_is_drawn_hollow_and_never_left_out():
    solid, hollow = drawn("deliverables_by_type").data
    assert (sum(solid.x), sum(hollow.x)) == (47, 58)
    assert hollow.marker.color == "rgba(0,0,0,0)"
    # The hollow part begins where the solid one ends.
    assert list(hollow.base) == list(solid.x)
    assert [code for (code,) in solid.customdata] == list(rows("deliverables_by_type").type_code)


def test_a_click_says_the_type():
    for name in ("deliverables_by_type", "deliverable_money", "communication_channels"):
        assert FIGURES[name].clicks == ("type",)
        known = set(rows("deliverables_by_type").type_code)
        marks = [trace for trace in drawn(name).data if trace.customdata is not None]
        assert marks and all(code in known for trace in marks for (code,) in trace.customdata)


def test_the_heat_map_writes_each_count_in_a_colour_that_stands_out():
    (heat,) = drawn("deliverables_by_section").data
    inks = dict(zip(heat.text, heat.insidetextfont.color, strict=True))
    assert {count: ink == theme.PAPER for count, ink in inks.items()} == {
        "1": False, "2": False, "3": False, "4": True, "5": True, "6": True,
    }  # fmt: skip


def test_the_heat_map_has_a_cell_for_every_type_and_section_and_its_totals_at_the_edge():
    """47 cells; a report is promised in 26 tasks, a workshop in 22."""
    chart = drawn("deliverables_by_section")
    (heat,) = chart.data
    assert FIGURES["deliverables_by_section"].clicks == ("type", "section")
    told = {tuple(codes): text for codes, text in zip(heat.customdata, heat.text, strict=True)}
    assert len(told) == 47
    assert (told["report", "II"], told["workshop", "III"], told["training", "VIII"]) == ("6", "5", "1")
    labels = [label.replace("<br>", " ") for label in chart.layout.yaxis.ticktext]
    totals = {labels[note.y]: note.text for note in chart.layout.annotations if note.yref != "paper"}
    assert (totals["Báo cáo"], totals["Hội thảo, hội nghị"]) == ("<b>26</b>", "<b>22</b>")


def test_marks_of_tasks():
    marks = drawn("deliverable_workshops").data[0]
    told = dict(zip((code for (code,) in marks.customdata), marks.text, strict=True))
    assert (told["VIII.8"], told["III.1"], told["V.2"], told["I.1"]) == ("<b>3</b>", "<b>1</b>", "", "")
    look = dict(zip((code for (code,) in marks.customdata), marks.marker.symbol, strict=True))
    assert (look["V.2"], look["I.1"]) == ("square", "circle")


def test_pilots_quote_where():
    chart = drawn("deliverable_pilots", section="V")
    said = " ".join(note.text.replace("<br>", " ") for note in chart.layout.annotations)
    assert "“Áp dụng tại 05 doanh nghiệp”" in said
    assert "“Xây dựng và áp dụng mô hình tại 01 trung tâm thương mại hoặc siêu thị”" in said


def test_a_pilot_without_any_number_says_so():
    some = rows("deliverable_pilots", section="III")
    some["quantity"] = some["quantity"].astype("Int64")
    some.loc[0, "quantity"] = None
    texts = [note.text for note in FIGURES["deliverable_pilots"].draw(some, "en").layout.annotations]
    assert "no number" in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_lines_that_a_phone_has_room_for(language):
    for name in ("deliverables_by_type", "deliverables_by_section", "deliverable_money"):
        chart = FIGURES[name].draw(rows(name), language)
        labels = [*(chart.layout.yaxis.ticktext or ()), *(y for y in chart.data[0].y if isinstance(y, str))]
        assert labels
        assert max(len(line) for label in labels for line in label.split("<br>")) <= 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["deliverables_by_type", "deliverables_by_section", "deliverable_reports", "deliverable_money"]
)
def test_labels_of_several_lines_are_not_read_as_one(name, language):
    """A line takes 1.3 of its size on screen; between two labels there is at least a fifth of a line more."""
    layout = FIGURES[name].draw(rows(name), language).layout
    labels = (
        layout.yaxis.ticktext
        or layout.yaxis.categoryarray
        or FIGURES[name].draw(rows(name), language).data[0].y
    )
    places = layout.yaxis.tickvals or range(len(labels))
    room = layout.height - layout.margin.t - layout.margin.b
    shown = abs(layout.yaxis.range[0] - layout.yaxis.range[1]) if layout.yaxis.range else len(labels)
    line = layout.yaxis.tickfont.size * 1.3
    for (upper, first), (lower, second) in pairwise(zip(labels, places, strict=True)):
        lines = 1 + (upper.count("<br>") + lower.count("<br>")) / 2
        assert (second - first) * room / shown >= lines * line + 3, (upper, lower)


def test_balanced_lines():
    assert balanced("Trang thông tin điện tử", 20) == "Trang thông<br>tin điện tử"
    assert balanced("Báo cáo", 20) == "Báo cáo"
