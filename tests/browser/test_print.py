"""Pages on paper: A4, whole figures, no navigation, source and filters at the foot."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest

from dashboard import filters

pytestmark = pytest.mark.browser
PAGES = [name for group in filters.GROUPS.values() for name in group if name not in {"present", "briefing"}]

# What would be cut off on a page of 273 mm by 182 mm, at 96 pixels an inch.
CUT_OFF = """() => {
  const width = document.documentElement.clientWidth, found = [];
  for (const chart of document.querySelectorAll('.stMain .stPlotlyChart')) {
    const place = chart.parentElement.getBoundingClientRect();
    for (const layer of chart.querySelectorAll('.main-svg')) {
      const box = layer.getBoundingClientRect();
      if (box.right > width + 1 || box.right > place.right + 1) found.push('too wide ' + box.right);
      if (box.height > 690) found.push('too high ' + box.height);
      if (!layer.viewBox.baseVal || !layer.viewBox.baseVal.width) found.push('not scaled');
    }
  }
  for (const e of document.querySelectorAll('[data-testid=stSidebar], [data-testid=stHeader], .stButton, .stDownloadButton, .stPageLink'))
    if (e.getBoundingClientRect().height > 0) found.push('navigation: ' + e.className);
  return found;
}"""


def printed(reader, path: str) -> tuple[int, set[tuple[int, int]]]:
    """How many pages a page of the dashboard prints on, and their sizes in points."""
    reader.open(path)
    content = reader.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    return len(boxes), {(round(float(width)), round(float(height))) for width, height in boxes}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_whole_on_a4_landscape(reader, page):
    pages, sizes = printed(reader, f"/{page}")
    assert 1 <= pages < 25
    assert sizes == {(842, 595)}
    reader.page.set_viewport_size({"width": 1032, "height": 690})
    reader.settle()
    reader.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        ("vi", "Phụ lục Quyết định 2323/QĐ-BCT ngày 15/10/2021 · triệu đồng · theo dòng nhiệm vụ · Bộ lọc: III"),
        ("en", "appendix of Decision 2323/QĐ-BCT of 15 October 2021 · million VND · on task rows · Filters: III"),
    ],
)  # fmt: skip
def test_the_foot_says_source_basis_and_filters(reader, language, foot):
    reader.open("/budget?" + urlencode({"section": "III", "basis": "tasks", "lang": language}))
    styles = reader.page.eval_on_selector_all("style", "found => found.map(e => e.textContent).join()")
    (content,) = re.findall(r'@bottom-left \{ content: "([^"]*)"', styles)
    assert foot in content


@pytest.mark.parametrize("parameters", [{}, {"lang": "en", "basis": "tasks"}, {"section": "VIII"}])
def test_the_briefing_prints_on_one_sheet(reader, parameters):
    assert printed(reader, "/briefing?" + urlencode(parameters)) == (1, {(595, 842)})


def test_a_table_that_scrolls_on_screen_is_whole_on_paper(reader):
    reader.open("/tasks")
    screen, paper = reader.page.locator(".st-key-task-table"), reader.page.locator(".on-paper tbody tr")
    assert screen.is_visible()
    assert not paper.first.is_visible()
    reader.page.emulate_media(media="print")
    assert not screen.is_visible()
    assert paper.count() == 33
    assert "IX.1" in paper.last.inner_text()
    assert "không ghi" in paper.last.inner_text()


def test_the_button_prints_once_a_click(reader):
    reader.open("/briefing")
    reader.page.evaluate("() => { window.counted = 0; window.print = () => { window.counted++ }; }")
    for clicks in (1, 2):
        reader.page.get_by_role("button", name="In tờ này").click()
        reader.page.wait_for_function(f"window.counted === {clicks}")
        reader.settle()
    reader.page.get_by_text("Dòng nhiệm vụ", exact=True).first.click()
    reader.page.wait_for_url(re.compile("basis=tasks"))
    reader.settle()
    assert reader.page.evaluate("window.counted") == 2
