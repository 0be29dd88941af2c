"""What only a real browser shows: cold deep links, clicks, history, downloads, and that nothing is cut off."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from dashboard import filters
from dashboard.selection import parse
from dashboard.store import query

pytestmark = pytest.mark.browser
PAGES = [name for group in filters.GROUPS.values() for name in group]

# Text that runs out of its box, or boxes of figure text that lie on each other. Hidden tile texts do not count.
CUT_OFF = """() => {
  const found = [];
  const main = document.querySelector('[data-testid=stMain]');
  if (main.scrollWidth > main.clientWidth + 1) found.push('page scrolls sideways');
  for (const chart of document.querySelectorAll('.stPlotlyChart')) {
    const frame = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll('svg text')].filter(t => t.textContent.trim() && t.getBoundingClientRect().width > 0
        && getComputedStyle(t).visibility !== 'hidden' && +getComputedStyle(t).opacity > 0 && t.getAttribute('transform')?.includes('scale(0') !== true);
    const boxes = texts.map(t => [t, t.getBoundingClientRect()]);
    for (const [t, b] of boxes) {
      if (b.left < frame.left - 2 || b.right > frame.right + 2 || b.top < frame.top - 2 || b.bottom > frame.bottom + 2)
        found.push('cut off: ' + t.textContent);
      if (parseFloat(getComputedStyle(t).fontSize) < 11.5) found.push('tiny: ' + t.textContent);
    }
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
      const a = boxes[i][1], b = boxes[j][1];
      const w = Math.min(a.right, b.right) - Math.max(a.left, b.left), h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (w > 3 && h > 4) found.push('overlap: ' + boxes[i][0].textContent + ' / ' + boxes[j][0].textContent);
    }
  }
  for (const e of document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h4, p, li, td)'))
    if (e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 1 && getComputedStyle(e).overflow === 'hidden') found.push('clipped: ' + e.textContent);
  return found;
}"""


@pytest.mark.parametrize("page", PAGES)
def test_a_cold_deep_link_opens_the_page_with_its_filters(reader, page):
    reader.open(f"/{page}?section=III&lang=en")
    if page not in {"data", "present", "audit"}:
        assert "5 of 33 tasks" in reader.text()
    assert reader.page.evaluate("document.documentElement.lang") == "en"
    assert "section=III" in reader.page.url


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reader", [390, 1280, 1440, 1920], indirect=True)
def test_nothing_is_cut_off_or_overlaps(reader, page, language):
    reader.open(f"/{page}?lang={language}")
    assert reader.page.evaluate(CUT_OFF) == []


def test_the_first_figure_is_seen_without_scrolling(reader):
    reader.open("/")
    first = reader.page.locator(".stPlotlyChart").first.bounding_box()
    assert first is not None
    assert first["y"] + 100 < 900


def test_language_switch_keeps_the_view(reader):
    reader.open("/budget?section=VIII")
    reader.page.get_by_role("radio", name="English").click()
    reader.page.wait_for_url(re.compile("lang=en"))
    reader.settle()
    assert "8 of 33 tasks · VND 5,600 million" in reader.text()
    assert "section=VIII" in reader.page.url


def test_page_links_keep_the_filters(reader):
    reader.open("/?section=VIII&basis=tasks")
    reader.page.get_by_test_id("stSidebar").get_by_role("link", name="Kinh phí").click()
    reader.page.wait_for_url(re.compile("/budget"))
    reader.settle()
    assert "section=VIII" in reader.page.url
    assert "basis=tasks" in reader.page.url
    assert "8 trong 33 nhiệm vụ · 5.600 triệu đồng" in reader.text()


def test_back_forward_and_reload_keep_the_view(reader):
    reader.open("/budget")
    search = reader.page.get_by_role("textbox", name="Tìm trong văn bản")
    search.fill("giấy")
    search.press("Enter")
    reader.page.wait_for_url(re.compile("q="))
    reader.settle()
    assert "1 trong 33 nhiệm vụ" in reader.text()
    reader.page.go_back()
    reader.settle()
    reader.page.wait_for_function(
        "document.querySelector('[data-testid=stMain]').innerText.includes('33 nhiệm vụ · 25.000')"
    )
    reader.page.go_forward()
    reader.page.wait_for_function(
        "document.querySelector('[data-testid=stMain]').innerText.includes('1 trong 33 nhiệm vụ')"
    )
    reader.page.reload()
    reader.settle()
    assert "1 trong 33 nhiệm vụ · 1.000 triệu đồng" in reader.text()


def test_every_filter_of_the_sidebar(reader):
    reader.open("/budget")
    sidebar = reader.page.get_by_test_id("stSidebar")
    sidebar.get_by_role("radio", name="Dòng nhiệm vụ").click()
    reader.page.wait_for_url(re.compile("basis=tasks"))
    reader.settle()
    assert "26.000 triệu đồng" in reader.text()
    sidebar.get_by_role("combobox", name="Mục").click()
    reader.page.get_by_role("option", name="III · Thiết kế sinh thái").click()
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_url(re.compile("section=III"))
    reader.settle()
    assert "5 trong 33 nhiệm vụ · 5.200 triệu đồng" in reader.text()
    sidebar.get_by_role("slider").first.press("ArrowRight")
    reader.page.wait_for_url(re.compile("min="))
    reader.settle()
    assert sidebar.get_by_role("radio", name="Dòng mục").is_disabled()
    reader.page.get_by_role("button", name="Xóa bộ lọc").click()
    reader.page.wait_for_url(lambda url: "section" not in url and "min" not in url)
    reader.settle()
    assert "33 nhiệm vụ · 26.000 triệu đồng" in reader.text()


def test_a_chip_takes_its_filter_away(reader):
    reader.open("/?section=I,III")
    reader.page.get_by_test_id("stMain").get_by_role("button", name="I · Chính sách").click()
    reader.page.wait_for_url(lambda url: "section=III" in url)
    reader.settle()
    assert "5 trong 33 nhiệm vụ · 4.200 triệu đồng" in reader.text()


def test_a_click_on_a_bar_filters_and_a_second_click_undoes_it(reader):
    reader.open("/")
    bars = reader.page.locator(".st-key-card-budget_by_section .plot-container .point path")
    bars.nth(2).click(force=True)
    reader.page.wait_for_url(re.compile("section=III"))
    reader.settle()
    assert "5 trong 33 nhiệm vụ" in reader.text()
    bars.first.click(force=True)
    reader.page.wait_for_url(lambda url: "section" not in url)
    reader.settle()
    assert "33 nhiệm vụ · 25.000 triệu đồng" in reader.text()


def test_a_click_on_a_task_opens_its_dossier_and_back_returns(reader):
    reader.open("/?section=VIII")
    reader.page.locator(".st-key-card-largest_tasks .plot-container .point path").first.click(force=True)
    reader.page.wait_for_url(re.compile(r"/tasks\?.*task=2323"))
    reader.settle()
    assert "VIII.8 · Tổ chức triển lãm kết nối cung cầu" in reader.text()
    assert "section=VIII" in reader.page.url
    reader.page.go_back()
    reader.page.wait_for_function("document.querySelector('h1')?.innerText === 'Tổng quan'")
    reader.settle()
    assert "8 trong 33 nhiệm vụ" in reader.text()


def test_the_treemap_drills_down_and_back(reader):
    reader.open("/budget")
    treemap = reader.page.locator(".st-key-card-budget_by_task")
    treemap.scroll_into_view_if_needed()
    treemap.locator("g.slice", has_text="III · Thiết kế sinh thái").last.locator("text").click(force=True)
    reader.page.wait_for_url(re.compile("section=III"))
    reader.settle()
    assert "5 trong 33 nhiệm vụ" in reader.text()
    reader.page.get_by_role("button", name="Xóa bộ lọc").click()
    reader.page.wait_for_url(lambda url: "section" not in url)
    reader.settle()
    assert treemap.locator("g.slice", has_text="VIII.8").count()


def test_a_dossier_steps_through_the_document(reader):
    reader.open("/tasks?task=2323/III.2")
    reader.page.get_by_role("button", name="Nhiệm vụ sau III.3").click()
    reader.page.wait_for_url(re.compile("III.3"))
    reader.settle()
    assert "Xây dựng mô hình thí điểm về sản xuất đế trong của giày" in reader.text()
    assert "77" in reader.page.locator(".source-lines").inner_text()


@pytest.mark.parametrize(
    ("parameters", "basis"), [({}, "approved"), ({"section": "III", "basis": "tasks"}, "tasks")]
)
def test_a_download_holds_what_the_store_holds(reader, parameters, basis, tmp_path: Path):
    reader.open("/budget?" + "&".join(f"{name}={value}" for name, value in parameters.items()))
    card = reader.page.locator(".st-key-card-budget_by_section")
    with reader.page.expect_download() as download:
        card.get_by_role("button", name="Tải CSV").click()
    target = tmp_path / "figure.csv"
    download.value.save_as(target)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    amount = next(place for place, name in enumerate(head) if name.startswith("Kinh phí (triệu đồng"))
    assert ("Dòng nhiệm vụ" in head[amount]) is (basis == "tasks")
    expected = query("budget_by_section", **parse(parameters)[0].values())
    assert [line[0] for line in lines] == list(expected.section_code)
    assert [float(line[amount]) for line in lines] == list(expected.amount)


def test_the_table_and_query_of_a_figure(reader):
    reader.open("/budget?section=III")
    card = reader.page.locator(".st-key-card-budget_approved_and_tasks")
    card.get_by_role("radio", name="Truy vấn").click()
    card.get_by_text("Do the section rows agree").wait_for()
    card.get_by_role("radio", name="Văn bản gốc").click()
    card.locator(".source-lines").wait_for()
    assert "4200" in card.locator(".source-lines").inner_text()


def test_the_headers_keep_the_page_to_itself(server, reader):
    reader.open("/")
    response = reader.page.request.get(server)
    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"


def test_scripts_come_compressed_and_whole(server, reader):
    reader.open("/")
    path = re.search(r"static/js/index\.[^\"]+\.js", reader.page.request.get(server).text())
    assert path is not None
    for _ in range(2):
        response = reader.page.request.get(f"{server}/{path[0]}")
        assert response.headers["content-encoding"] == "gzip"
        assert len(response.body()) > 2 * int(response.headers["content-length"])


def test_the_first_page_opens_by_its_name_too(reader):
    reader.open("/overview?section=III")
    assert "5 trong 33 nhiệm vụ" in reader.text()
