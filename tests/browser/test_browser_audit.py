"""What only a real browser shows of the audit: clicks on the figure of the findings."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("part", ["", "part=overlaps"])
def test_a_click_filters_the_list_and_a_second_click_undoes_it(reader, part):
    reader.open(f"/audit?{part}")
    bars = reader.page.locator(".st-key-card-findings_by_family .plot-container g.trace.bars")
    # Panels are errors, warnings, notes; the last family is wording.
    wording = bars.nth(1).locator(".point path").last
    wording.click(force=True)
    reader.page.wait_for_url(re.compile("severity=warning.*family=wording|family=wording.*severity=warning"))
    reader.settle()
    assert "part=" not in reader.page.url
    groups = reader.page.locator("[class*='st-key-findings-warning-'], [class*='st-key-findings-note-']")
    assert groups.count() == 1
    assert groups.first.inner_text().splitlines()[0].endswith("Câu chữ · 27")
    wording.click(force=True)
    reader.page.wait_for_url(lambda url: "family=" not in url and "severity=" not in url)
    reader.settle()
    assert reader.page.locator("[class*='st-key-findings-error-']").is_visible()
    assert not reader.troubles


def test_a_click_takes_the_place_of_any_other(reader):
    reader.open("/audit")
    bars = reader.page.locator(".st-key-card-findings_by_family .plot-container g.trace.bars")
    for panel, severity in ((1, "warning"), (2, "note"), (1, "warning")):
        bars.nth(panel).locator(".point path").last.click(force=True)
        reader.page.wait_for_url(re.compile(f"severity={severity}"))
        reader.settle()
    assert reader.page.url.endswith("severity=warning&family=wording")


@pytest.mark.parametrize("reader", [390, 1440], indirect=True)
def test_the_mark_of_a_figure_leads_to_as_many_findings(reader):
    reader.open("/deliverables")
    mark = reader.page.locator(".st-key-marks-deliverables_by_type a:visible")
    box = mark.bounding_box()
    assert box is not None
    assert box["height"] < 40  # on one line
    count = re.findall(r"\d+", mark.inner_text())[-1]
    mark.click()
    reader.page.wait_for_url(re.compile("about=deliverables_by_type"))
    reader.settle()
    assert f"Cảnh báo ({count})" in reader.text()
