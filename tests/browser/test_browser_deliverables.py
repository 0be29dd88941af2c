"""What only a real browser shows of deliverables and communications: clicks on marks, and how rows were decided."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("page", "figure", "type_code", "left"),
    [
        ("deliverables", "deliverables_by_type", "report", "26 trong 33 nhiệm vụ"),
        ("deliverables", "deliverable_money", "report", "26 trong 33 nhiệm vụ"),
        ("communications", "communication_channels", "news_item", "3 trong 33 nhiệm vụ"),
    ],
)
def test_a_click_filters_by_type_and_a_second_click_undoes_it(reader, page, figure, type_code, left):
    reader.open(f"/{page}")
    traces = reader.page.locator(f".st-key-card-{figure} .plot-container g.trace.bars")
    # Reports state no number, so their bar is the hollow one; behind the money lies a pale track.
    trace = traces.first if figure == "communication_channels" else traces.last
    trace.locator(".point path").first.click(force=True)
    reader.page.wait_for_url(re.compile(f"type={type_code}"))
    reader.settle()
    assert left in reader.text()
    trace.locator(".point path").first.click(force=True)
    reader.page.wait_for_url(lambda url: "type=" not in url)
    reader.settle()
    assert "33 nhiệm vụ · 25.000 triệu đồng" in reader.text()


def test_how_a_row_was_decided(reader):
    reader.open("/deliverables?section=III&q=nước thải")
    reader.page.get_by_text("Các dòng này được xác định thế nào?").click()
    table = reader.page.get_by_test_id("stDataFrame")
    table.wait_for()
    reader.settle()
    table.click(position={"x": 15, "y": 55}, force=True)
    detail = reader.page.locator("[class*=st-key-decided-detail]")
    detail.wait_for()
    said = detail.inner_text()
    assert "III.2 · Mô hình thí điểm" in said
    assert "Người rà soát quyết định" in said
    assert "01 khu công nghiệp" in said
    assert (
        detail.locator("mark").inner_text()
        == "Xây dựng mô hình giám sát hệ thống nước thải trong các khu công nghiệp"
    )
