"""What the figures of the communications page say and draw; numbers from lines 99 to 109 of the decision."""

from __future__ import annotations

import pytest

from dashboard.charts import FIGURES
from dashboard.selection import parse
from dashboard.store import query


def rows(name, **parameters):
    selection, _ = parse(parameters)
    return query(name, **selection.values())


def finding(name, language="vi", **parameters):
    return FIGURES[name].finding(rows(name, **parameters), language)


def texts(chart):
    return [note.text for note in chart.layout.annotations]


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        # 400 of 674: news items of VIII.1, VIII.2 and VIII.4.
        ("communication_channels", {}, "674 sản phẩm trên 8 kênh; nhiều nhất là “Tin, tin bài”: 400 (59,3%)"),
        # VIII.5: 24 programmes, 24 radio reports, 12 reports on its website.
        (
            "communication_channels",
            {"type": "radio_programme"},
            "60 sản phẩm trên 2 kênh; nhiều nhất là “Chương trình phát thanh” và “Phóng sự phát thanh”, mỗi loại 24 (40%)",
        ),
        # 24 × 9 + 24 × 3 and 24 × 10 + 24 × 5; 8 × 4 and 8 × 5.
        (
            "communication_air_time",
            {},
            "Thời lượng dự kiến: phát thanh 288–360 phút; video 32–40 phút; truyền hình không ghi thời lượng",
        ),
        (
            "communication_money",
            {},
            "Cùng dự kiến 50 bài viết và 100 tin, tin bài: VIII.1 được 300, VIII.2 được 400 triệu đồng",
        ),
        (
            "communication_money",
            {"min": "500"},
            "4 nhiệm vụ có sản phẩm truyền thông, tổng kinh phí 3.500 triệu đồng; lớn nhất là VIII.8",
        ),
        # VIII.3 and VIII.6 at 600 each are the only ones between 500 and 700.
        (
            "communication_money",
            {"min": "500", "max": "700"},
            "2 nhiệm vụ có sản phẩm truyền thông, tổng kinh phí 1.200 triệu đồng; lớn nhất là VIII.3 và VIII.6",
        ),
        (
            "communication_money",
            {"type": "website"},
            "Nhiệm vụ VIII.4 có sản phẩm truyền thông, kinh phí 400 triệu đồng",
        ),
        (
            "communication_events",
            {},
            "8 sự kiện công cộng có ghi số, thuộc 2 nhiệm vụ: 3 triển lãm, hội chợ · 5 hội thảo, hội nghị",
        ),
    ],
)
def test_findings(name, parameters, said):
    assert finding(name, **parameters) == said


def test_a_website_kept_running_is_shown_without_a_number():
    chart = FIGURES["communication_channels"].draw(rows("communication_channels"), "vi")
    solid, hollow = chart.data
    assert sum(solid.x) == 674
    assert [code for (code,), length in zip(hollow.customdata, hollow.x, strict=True) if length] == [
        "website"
    ]
    assert "không ghi số" in texts(chart)


def test_air_time_is_a_range_and_what_has_no_length_says_so():
    chart = FIGURES["communication_air_time"].draw(rows("communication_air_time"), "vi")
    at_least, on_to = chart.data
    assert list(at_least.x) == [216, 72, 32, 0]
    assert list(on_to.x) == [24, 48, 8, 0]
    assert {
        "<b>216–240 phút</b>",
        "24 × 9–10 phút · Đài Tiếng nói Việt Nam (VOV)",
        "không ghi thời lượng",
    } <= set(texts(chart))


def test_no_price_where_a_task_buys_several_kinds():
    said = texts(FIGURES["communication_money"].draw(rows("communication_money"), "vi"))
    assert "<b>300</b> · nhiều loại" in said
    assert not any("mỗi sản phẩm" in text for text in said)


def test_a_price_per_item_where_a_task_buys_one_kind():
    only = rows("communication_money").head(1)
    only.at[0, "names_vi"], only.at[0, "quantities"] = ["Triển lãm, hội chợ"], ["3"]
    only.loc[0, ["type_count", "amount_per_item"]] = [1, 500]
    assert "<b>1.500</b> · 500 mỗi sản phẩm" in texts(FIGURES["communication_money"].draw(only, "vi"))
    only["amount_per_item"] = float("nan")
    assert "<b>1.500</b> · không ghi đủ số" in texts(FIGURES["communication_money"].draw(only, "vi"))


def test_lists_that_state_no_numbers_at_all():
    channels = rows("communication_channels").query("type_code == 'website'")
    assert (
        FIGURES["communication_channels"].finding(channels, "en") == "1 channel; the text states no quantity"
    )
    assert FIGURES["communication_channels"].draw(channels, "en").data
    events = rows("communication_events")
    events["quantity"] = None
    assert (
        FIGURES["communication_events"].finding(events, "en")
        == "2 tasks promise public events, without a number"
    )
