"""Charts of sectors: what is open shows as open, what is empty as empty, and the finding says no more than the rows."""

from __future__ import annotations

import pytest

from dashboard.charts import FIGURES
from dashboard.selection import parse
from dashboard.store import query

NAMES = [name for name in FIGURES if name.startswith("sector_")]


def drawn(name, **parameters):
    selection, _ = parse({key: str(value) for key, value in parameters.items()})
    rows = query(name, **selection.values())
    spec = FIGURES[name]
    return spec.draw(rows, selection.language), spec.finding(rows, selection.language)


def notes(chart):
    return [note.text for note in chart.layout.annotations]


def test_the_first_place_is_open_where_the_document_leaves_it_open():
    # Were V.1 (1 000) to fall to plastics, it would have 2 000 and textiles 1 700.
    assert drawn("sector_budget")[1] == (
        "Dệt may (1.700–2.700) hoặc Nhựa (1.000–2.000 triệu đồng) nhận nhiều nhất trong 15 ngành được nêu tên, "
        "tùy phần còn để ngỏ"
    )


def test_what_is_certain_says_what_it_leaves_out():
    chart, finding = drawn("sector_budget", certain=1, lang="en")
    assert finding == (
        "Of the 15 industries named, most goes to Textile and garment (1,700 million VND); "
        "V.1 not counted, as the document leaves the industry open"
    )
    assert notes(chart)[:2] == ["<b>1,700</b>", "2"]
    assert not any(chart.data[1].x)  # nothing hatched
    # V.2, retail, is the other task of section V.
    assert drawn("sector_budget", section="V", certain=1)[1] == (
        "Chỉ một ngành được nêu tên: Bán lẻ (500 triệu đồng); không tính V.1 vì văn bản để ngỏ ngành"
    )
    assert drawn("sector_budget", section="II", certain=1) == drawn("sector_budget", section="II")
    coverage, finding = drawn("sector_coverage", section="V", certain=1)
    rows_of = [label.replace("<br>", " ") for label in coverage.layout.yaxis.ticktext]
    told = {rows_of[note.y]: note.text for note in coverage.layout.annotations}
    assert (told["Nhựa"], told["Giấy"]) == ("chưa có nhiệm vụ chắc chắn", "chưa có nhiệm vụ")
    for name in ("sector_coverage", "sector_sections", "sector_divisions"):
        assert drawn(name, certain=1)[1].endswith("; không tính V.1 vì văn bản để ngỏ ngành")


@pytest.mark.parametrize(
    ("parameters", "finding"),
    [
        # II: textiles 700, footwear 600, chemicals 1 300, cement 600, steel 600
        ({"section": "II"}, "Hóa chất (1.300 triệu đồng) nhận nhiều nhất trong 5 ngành được nêu tên"),
        # III: batteries, footwear, electronics, household goods, 1 000 each
        ({"section": "III"}, "4 ngành được nêu tên nhận bằng nhau, mỗi ngành 1.000 triệu đồng"),
        ({"section": "VI"}, "Chỉ một ngành được nêu tên: Thủy tinh, gốm sứ (600 triệu đồng)"),
        (
            {"section": "V"},
            "Bán lẻ (500), Nhựa (0–1.000) hoặc Dệt may (0–1.000 triệu đồng) nhận nhiều nhất trong 3 ngành được nêu tên, "
            "tùy phần còn để ngỏ",
        ),
    ],
)
def test_ties_and_single_industries_are_told_apart(parameters, finding):
    assert drawn("sector_budget", **parameters)[1] == finding


def test_a_range_is_a_solid_bar_and_a_hatched_one():
    chart, _ = drawn("sector_budget")
    solid, hatched = chart.data
    assert (solid.x[0], hatched.base[0], hatched.x[0]) == (1700, 1700, 1000)
    assert [extent for extent in hatched.x if extent] == [1000, 1000]
    assert "<b>1.700–2.700</b>" in notes(chart)
    assert "2–3" in notes(chart)


def test_beverages_are_visibly_empty():
    chart, finding = drawn("sector_coverage")
    assert finding == (
        "7 trong 8 ngành được Quyết định 889/QĐ-TTg nêu tên có nhiệm vụ; chưa có: Rượu, bia, nước giải khát"
    )
    assert notes(chart) == ["chưa có nhiệm vụ"]
    assert len(chart.layout.shapes) == 1
    assert chart.layout.yaxis.ticktext[-1].replace("<br>", " ") == "Rượu, bia, nước giải khát"
    units = chart.data[0]
    assert list(units.text).count("V.1 ?") == 2
    assert len(units.text) == 11


@pytest.mark.parametrize(
    ("parameters", "finding"),
    [
        (
            {"section": "IV"},
            "Trong 8 ngành được Quyết định 889/QĐ-TTg nêu tên, nhiệm vụ đang xem nêu rõ 1 ngành: Thủy sản",
        ),
        (
            {"q": "phần mềm"},  # V.1 alone: textiles or plastics, neither for certain
            "Phần đang xem chưa có nhiệm vụ chắc chắn cho ngành nào trong 8 ngành được Quyết định 889/QĐ-TTg nêu tên",
        ),
        (
            {"q": "phần mềm", "certain": 1},
            "Phần đang xem không có nhiệm vụ cho ngành nào trong 8 ngành được Quyết định 889/QĐ-TTg nêu tên; "
            "không tính V.1 vì văn bản để ngỏ ngành",
        ),
        (
            {"section": "III", "lang": "en"},  # batteries, footwear, electronics, household goods
            "The tasks shown name none of the 8 sectors that Decision 889/QĐ-TTg names",
        ),
    ],
)
def test_the_coverage_of_a_part_says_that_it_is_one(parameters, finding):
    assert drawn("sector_coverage", **parameters)[1] == finding


def test_the_heat_map_keeps_sections_without_an_industry():
    chart, finding = drawn("sector_sections", lang="en")
    (heat,) = chart.data
    assert list(chart.layout.xaxis.ticktext) == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    told = {tuple(codes): text for codes, text in zip(heat.customdata, heat.text, strict=True)}
    assert len(told) == 20
    assert (told["textile_garment", "V"], told["chemicals", "II"]) == ("≤1,000", "1,300")
    assert len(chart.layout.shapes) == 2
    # Sections without an industry take less room; the headings stand above the middles of the cells.
    places = dict(zip(chart.layout.xaxis.ticktext, chart.layout.xaxis.tickvals, strict=True))
    middles = {
        (codes[1], base + length / 2)
        for codes, base, length in zip(heat.customdata, heat.base, heat.x, strict=True)
    }
    assert {section: pytest.approx(middle) for section, middle in middles} == {
        section: places[section] for section in ("I", "II", "III", "IV", "V", "VI")
    }
    assert places["VIII"] - places["VII"] < places["II"] - places["I"]
    # Solid where something is certain, hollow where all is left open.
    hollow = {
        tuple(codes)
        for codes, colour in zip(heat.customdata, heat.marker.color, strict=True)
        if colour == "rgba(0,0,0,0)"
    }
    assert hollow == {("textile_garment", "V"), ("plastics", "V")}
    assert finding == ("15 industries are named, in 6 sections; none in VII, VIII and IX")


def test_divisions_and_kinds_in_words():
    assert drawn("sector_divisions")[1] == (
        "Trong 13 ngành cấp 2 của VSIC được nêu, phần chắc chắn nhiều nhất là 2.200 triệu đồng, "
        "thuộc 23 (Thủy tinh, gốm sứ; Xi măng)"
    )
    assert drawn("sector_kinds", lang="en")[1] == (
        "Of the money shown, 60% is for tasks that name an industry, 36.2% is cross-sector and 3.8% is for running costs"
    )
    assert drawn("sector_kinds", section="VIII")[1] == (
        "Trong kinh phí đang xem, 100% dùng chung nhiều ngành"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_click_carries_a_code_that_the_filters_know(name):
    chart, _ = drawn(name)
    allowed = {
        "sector": set(query("sectors")["sector_code"]) | {""},
        "section": set(query("sections", decision="2323-QD-BCT-2021")["section_code"]),
        "task": set(query("task_codes", decision="2323-QD-BCT-2021")["task_code"]),
    }
    parameters = FIGURES[name].clicks
    assert parameters
    for trace in chart.data:
        for carried in trace.customdata:
            for parameter, codes in zip(parameters, carried, strict=True):
                assert set(codes.split(",")) <= allowed[parameter]


@pytest.mark.parametrize("parameters", [{}, {"section": "V"}, {"q": "phần mềm"}, {"q": "đồ gia dụng"}])
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_draws_parts_of_the_list(name, parameters):
    selection, _ = parse(parameters | {"lang": "en"})
    if not query(name, **selection.values()).empty:
        chart, finding = drawn(name, lang="en", **parameters)
        assert chart.layout.height > 60
        assert finding
