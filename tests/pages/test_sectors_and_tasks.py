"""The sectors page, the readings on a task's dossier, and the overview's strips, in process.

Expected figures come from the hand reading in tests/appendix/test_classify_decision.py and the printed rows.
"""

from __future__ import annotations

import re

from tests.pages.conftest import texts


def html_of(app):
    return "\n".join(element.body for element in app.get("html"))


def links_of(app):
    return [element.proto.label for element in app.get("page_link")]


def test_the_switch_leaves_the_open_task_out_and_is_in_the_url(open_page):
    app = open_page("sectors")
    assert "Dệt may (1.700–2.700) hoặc Nhựa (1.000–2.000 triệu đồng)" in texts(app)
    app.toggle(key="sectors-certain").set_value(True).run()
    assert app.query_params["certain"] == "1"
    assert "Dệt may (1.700 triệu đồng) nhận nhiều nhất trong 15 ngành được nêu tên; không tính V.1" in texts(
        app
    )
    assert "33 nhiệm vụ · 25.000 triệu đồng" in texts(app)
    chip = next(button for button in app.button if button.label == "Ngành: chỉ phần chắc chắn")
    chip.click().run()
    assert "certain" not in app.query_params
    assert "Dệt may (1.700–2.700)" in texts(app)


def test_what_is_certain_goes_along_to_other_pages(open_page):
    labels = dict(open_page("tasks", certain="1").dataframe[0].value.iloc[:, [0, 3]].values)
    assert (list(labels["V.1"]), list(labels["I.3"])) == ([], ["Dệt may"])
    app = open_page("sectors", q="phần mềm", certain="1")  # V.1 alone
    assert [info.value for info in app.info] == ["Không nhiệm vụ nào đang xem nêu chắc chắn một ngành."]
    assert "100% thuộc nhiệm vụ nêu tên ngành" in texts(app)


def test_industries_are_compared_as_the_url_says(open_page):
    app = open_page("sectors", compare="paper,plastics,nonsense")
    assert "nonsense" in "".join(info.value for info in app.info)
    assert [metric.value for metric in app.metric] == ["1.000", "1.000–2.000"]
    # Names alone: more would be cut at 1280 pixels.
    assert [metric.label for metric in app.metric] == ["Giấy", "Nhựa"]
    assert "triệu đồng · Số nhiệm vụ: 1–2" in [caption.value for caption in app.caption]
    assert sum("V.1" in label and "để ngỏ" in label for label in links_of(app)) == 1
    table = app.table[-1].value
    assert table.loc["Mô hình thí điểm", "Nhựa"] == "1 (5)"  # V.1: "Áp dụng tại 05 doanh nghiệp"
    assert table.loc["Báo cáo"].tolist() == ["1", "2"]
    certain = open_page("sectors", compare="paper,plastics", certain="1")
    assert [metric.value for metric in certain.metric] == ["1.000", "1.000"]
    assert not any("V.1" in label for label in links_of(certain))


def test_a_filter_by_sector_does_not_narrow_the_comparison(open_page):
    app = open_page("sectors", compare="paper,steel", sector="paper")
    assert [metric.value for metric in app.metric] == ["1.000", "600"]


def test_the_coverage_says_what_it_does_not_prove(open_page):
    said = texts(open_page("sectors"))
    assert "chưa có: Rượu, bia, nước giải khát" in said
    assert "Con số này không chứng minh" in said
    assert "chưa đối chiếu với bản ký" in said
    assert "Ngành ở đây là cách đọc của chúng tôi" in said


def test_a_dossier_shows_what_was_read_and_where(open_page):
    app = open_page("tasks", task="2323/V.1")
    labels = [button.label for button in app.button if (button.key or "").startswith("reading-")]
    assert labels == [
        "Dệt may · để ngỏ (“hoặc”)",
        "Nhựa · để ngỏ (“hoặc”)",
        "Báo cáo",
        "Phần mềm · 1",
        "Tài liệu hướng dẫn kỹ thuật",
        "Mô hình thí điểm · 5",
    ]
    body = html_of(app)
    assert "<span class='evidence-sector'>ngành dệt may</span> ở Việt Nam" in body
    assert body.count("class='evidence-type'") == 4 + 1  # four products, and the key
    app.button(key="reading-sector-1").click().run()
    assert app.query_params["sector"] == "plastics"
    assert "task" not in app.query_params
    assert list(app.dataframe[0].value.iloc[:, 0]) == ["I.2", "V.1"]


def test_evidence_and_search_are_marked_together(open_page):
    body = html_of(open_page("tasks", task="2323/I.1", q="giấy"))
    assert re.search(r"<span class='evidence-sector'>ngành công nghiệp <mark>giấy</mark></span>", body)


def test_a_task_that_names_no_industry_has_no_phrase_underlined_in_its_title(open_page):
    body = html_of(open_page("tasks", task="2323/I.5"))
    assert "evidence-sector" not in body.split("</h2>")[0]


def test_tasks_that_read_alike_lead_to_each_other(open_page):
    app = open_page("tasks", task="2323/VI.2", lang="en")
    labels = links_of(app)
    assert "**I.4** Sustainable buying of glass packaging · VND 1,000 million" in labels
    assert any(label.startswith("Same object") for label in labels)
    assert "Tasks that read alike" not in texts(open_page("tasks", task="2323/IX.1", lang="en"))


def test_the_overview_tells_what_the_money_buys(open_page):
    app = open_page("overview")
    said, body = texts(app), html_of(app)
    assert "7 trong 8 ngành được Quyết định 889/QĐ-TTg nêu tên có nhiệm vụ" in said
    assert "<li class='empty'><b>–</b>Rượu, bia, nước giải khát" in body
    assert "105 sản phẩm dự kiến, trong đó 58 không ghi số lượng" in said
    # Web 50+100+100+200+12, print 50+100+4, radio 24+24, television 2, video 8; events 2+3+3.
    assert "674 tin, bài, chương trình được đăng hoặc phát và 8 sự kiện công cộng" in said
    # Radio 24 × (9 to 10) + 24 × (3 to 5) minutes; video 8 × (4 to 5).
    assert "288–360 phút" in body
    assert "32–40 phút" in body
