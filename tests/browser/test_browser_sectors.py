"""What only a real browser shows of sectors and heat maps: clicks on their marks, and the same by keyboard."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

WHOLE = "33 nhiệm vụ · 25.000 triệu đồng"


def mark(reader, figure: str, *codes: str):
    """The mark of a figure that carries `codes`, of the topmost trace where several do."""
    plot = reader.page.locator(f".st-key-card-{figure} .js-plotly-plot")
    trace, place = plot.evaluate(
        """(plot, codes) => {
            const drawn = plot.calcdata;
            for (let trace = drawn.length - 1; trace >= 0; trace--) {
                const carried = drawn[trace][0].trace.customdata || [];
                const place = drawn[trace].findIndex((bar, i) => bar.s > 0 && carried[i]?.join() === codes.join());
                if (place >= 0) return [trace, place];
            }
        }""",
        list(codes),
    )
    return plot.locator("g.trace.bars").nth(trace).locator(".point").nth(place).locator("path")


def click(reader, figure: str, *codes: str) -> None:
    """Clicks in the middle of a mark, wherever it lies on the page; what lies over it would get the click instead."""
    target = mark(reader, figure, *codes)
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def waited(reader, **parameters: str) -> None:
    """Waits until the URL holds these filters and no others."""
    reader.page.wait_for_function(
        """wanted => {
            const held = new URLSearchParams(location.search);
            held.delete('lang');
            return JSON.stringify([...held].sort()) === JSON.stringify(wanted);
        }""",
        arg=sorted([name, value] for name, value in parameters.items()),
    )
    reader.settle()


@pytest.mark.parametrize(
    ("page", "figure", "codes", "filters", "left"),
    [
        ("sectors", "sector_sections", ("paper", "I"), {"sector": "paper", "section": "I"}, "1 trong 33"),
        # II.1 and II.4
        (
            "sectors",
            "sector_sections",
            ("chemicals", "II"),
            {"sector": "chemicals", "section": "II"},
            "2 trong 33 nhiệm vụ · 1.300",
        ),
        # V.1, within the dashed outline of what is left open
        (
            "sectors",
            "sector_sections",
            ("textile_garment", "V"),
            {"sector": "textile_garment", "section": "V"},
            "1 trong 33 nhiệm vụ · 1.000",
        ),
        # Division 23: I.4 1 000, II.5 600, VI.2 600
        (
            "sectors",
            "sector_divisions",
            ("cement,glass_ceramics",),
            {"sector": "cement,glass_ceramics"},
            "3 trong 33 nhiệm vụ · 2.200",
        ),
        # 9 400 of 12 tasks: I.5, III.2, VI.1, VII.1 and section VIII
        ("sectors", "sector_kinds", ("cross_sector",), {"sector": "cross_sector"}, "12 trong 33 nhiệm vụ · 9.400"),
        ("sectors", "sector_budget", ("steel",), {"sector": "steel"}, "1 trong 33 nhiệm vụ · 600"),
        # III.1 to III.5
        (
            "deliverables",
            "deliverables_by_section",
            ("workshop", "III"),
            {"type": "workshop", "section": "III"},
            "5 trong 33 nhiệm vụ · 5.200",
        ),
    ],
)  # fmt: skip
def test_a_click_filters_and_a_second_click_undoes_it(reader, page, figure, codes, filters, left):
    reader.open(f"/{page}")
    click(reader, figure, *codes)
    waited(reader, **filters)
    assert left in reader.text()
    click(reader, figure, *codes)
    waited(reader)
    assert WHOLE in reader.text()


def test_from_cell_to_cell(reader):
    """A click on another cell goes there; the two sectors of V.1 are both in its section."""
    reader.open("/sectors?section=V")
    click(reader, "sector_sections", "plastics", "V")
    waited(reader, sector="plastics", section="V")
    click(reader, "sector_sections", "textile_garment", "V")
    waited(reader, sector="textile_garment", section="V")
    click(reader, "sector_sections", "textile_garment", "V")
    waited(reader)
    assert WHOLE in reader.text()


def test_a_box_of_the_coverage_opens_its_task(reader):
    reader.open("/sectors?section=II")
    click(reader, "sector_coverage", "II.5")
    reader.page.wait_for_url(re.compile(r"/tasks\?.*task=2323(%2F|/)II\.5"))
    reader.settle()
    assert "II.5 · Xây dựng hướng dẫn kỹ thuật" in reader.text()
    assert "section=II" in reader.page.url


@pytest.mark.parametrize(
    ("page", "chosen", "filters"),
    [
        ("sectors", {"Mục": "I · Chính sách", "Ngành": "Giấy"}, {"sector": "paper", "section": "I"}),
        (
            "deliverables",
            {"Mục": "III · Thiết kế sinh thái", "Loại sản phẩm": "Hội thảo, hội nghị"},
            {"type": "workshop", "section": "III"},
        ),
    ],
)
def test_the_same_by_keyboard(reader, page, chosen, filters):
    reader.open(f"/{page}")
    for field, option in chosen.items():
        box = reader.page.get_by_test_id("stSidebar").get_by_role("combobox", name=field)
        box.focus()
        box.press_sequentially(option)
        box.press("Enter")
        box.press("Escape")
        reader.settle()
    waited(reader, **filters)
    for field in chosen:
        box = reader.page.get_by_test_id("stSidebar").get_by_role("combobox", name=field)
        box.focus()
        box.press("Backspace")
        box.press("Escape")
        reader.settle()
    waited(reader)
    assert WHOLE in reader.text()


def test_the_switch_leaves_the_uncertain_out_by_keyboard_and_stays_on_the_way(reader):
    reader.open("/sectors")
    assert reader.page.locator(".st-key-card-sector_coverage").get_by_text("V.1 ?").count() == 2
    switch = reader.page.get_by_role("switch", name="Chỉ tính phần chắc chắn")
    switch.focus()
    switch.press("Space")
    waited(reader, certain="1")
    assert reader.page.locator(".st-key-card-sector_coverage").get_by_text("V.1 ?").count() == 0
    click(reader, "sector_budget", "textile_garment")
    waited(reader, certain="1", sector="textile_garment")
    assert "2 trong 33 nhiệm vụ · 1.700 triệu đồng" in reader.text()
    reader.page.get_by_role("radio", name="English").click()
    reader.page.wait_for_url(re.compile("lang=en"))
    reader.settle()
    assert "2 of 33 tasks · VND 1,700 million" in reader.text()
    reader.page.get_by_test_id("stSidebar").get_by_role("link", name="Budget").click()
    reader.page.wait_for_url(re.compile(r"/budget\?"))
    waited(reader, certain="1", sector="textile_garment")
    assert "2 of 33 tasks" in reader.text()
    reader.page.get_by_role("button", name="Sectors: certain only").click()
    waited(reader, sector="textile_garment")
    assert "3 of 33 tasks · VND 2,700 million" in reader.text()
