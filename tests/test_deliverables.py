"""Queries of the deliverables and communications pages.

Expected figures were counted by hand in the product column of the printed rows, lines 56 to 112 of the decision.
"""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.selection import parse
from dashboard.store import query


def rows(name, **parameters):
    selection, _ = parse({key: str(value) for key, value in parameters.items()})
    return query(name, **selection.values())


def number(value):
    return None if pd.isna(value) else int(value)


SECTIONS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
# Type: tasks, products, products without a number, stated numbers added up.
TYPES = {
    "report": (26, 26, 26, None),  # all but III.2, VIII.1–4, VIII.6 and IX.1; none says how many
    "technical_guide": (16, 16, 16, None),  # I.4, II.1–6, III.1, III.3–5, IV.1, IV.2, V.1, V.2, VI.2
    "norm_or_criteria": (4, 4, 4, None),  # I.1–3, VI.1
    "product_list": (3, 3, 3, None),  # I.4, VI.2, VIII.5
    "procedure": (2, 2, 2, None),  # III.1, III.3
    "policy_draft": (1, 1, 0, 1),  # I.5
    "pilot": (9, 10, 1, 14),  # III.1–4, IV.1–3, V.1, V.2: 1 + 1 + 1 + 1 + 1 + 1 + 2 + 5 + 1; III.2 names one more without a number
    "software": (1, 1, 0, 1),  # V.1
    "database": (1, 1, 1, None),  # VII.1: "cho 5 ngành" says scope
    "labelled_product": (1, 1, 0, 1),  # VI.1
    "workshop": (22, 22, 1, 24),  # 19 tasks of one, VIII.6 of two, VIII.8 of three, V.2 without a number
    "training": (1, 3, 2, 3),  # VIII.7: programme, material, three courses
    "exhibition": (1, 1, 0, 3),  # VIII.8
    "article": (3, 3, 0, 200),  # VIII.1, VIII.2: 50; VIII.4: 100
    "news_item": (3, 3, 0, 400),  # VIII.1, VIII.2: 100; VIII.4: 200
    "bulletin": (1, 1, 0, 4),  # VIII.3
    "video_clip": (1, 1, 0, 8),
    "radio_programme": (1, 1, 0, 24),  # VIII.5
    "radio_report": (1, 1, 0, 24),
    "tv_report": (1, 1, 0, 2),  # VIII.6
    "web_report": (1, 1, 0, 12),  # VIII.5
    "website": (1, 1, 1, None),  # VIII.4, kept running
    "admin_document": (1, 1, 1, None),  # IX.1
}  # fmt: skip


def test_types_with_and_without_a_number():
    found = rows("deliverables_by_type")
    assert {
        row.type_code: (row.task_count, row.product_count, row.unstated_count, number(row.quantity))
        for row in found.itertuples()
    } == TYPES
    assert (found.product_count.sum(), found.unstated_count.sum()) == (105, 58)
    assert (found.stated_count + found.unstated_count == found.product_count).all()


def test_types_stand_in_their_families_the_commonest_first():
    found = rows("deliverables_by_type")
    families = list(dict.fromkeys(found.family_code))
    assert families == ["knowledge", "application", "events_training", "media", "administration"]
    for _, members in found.groupby("family_code"):
        assert list(members.product_count) == sorted(members.product_count, reverse=True)


def test_a_type_filter_keeps_what_its_tasks_promise_besides():
    """The two tasks with a procedure: III.1 and III.3, of five products each."""
    found = rows("deliverables_by_type", type="procedure").set_index("type_code")["task_count"]
    assert found.to_dict() == {"report": 2, "technical_guide": 2, "procedure": 2, "pilot": 2, "workshop": 2}


def test_types_by_section():
    found = rows("deliverables_by_section")
    cells = {(row.type_code, row.section_code): row.task_count for row in found.itertuples()}
    assert [cells.get(("report", section)) for section in SECTIONS] == [
        5, 6, 4, 3, 2, 2, 1, 3, None,
    ]  # fmt: skip
    assert [cells.get(("workshop", section)) for section in SECTIONS] == [
        3, 6, 5, 3, 1, 1, 1, 2, None,
    ]  # fmt: skip
    assert cells["training", "VIII"] == 1  # one task with three products
    assert cells["admin_document", "IX"] == 1
    assert len(cells) == 47
    sizes = found.drop_duplicates("section_code").set_index("section_code")["section_tasks"].to_dict()
    assert sizes == {"I": 5, "II": 6, "III": 5, "IV": 3, "V": 2, "VI": 2, "VII": 1, "VIII": 8, "IX": 1}


def test_every_task_is_read_for_reports_and_workshops():
    reports = rows("deliverable_reports")
    without = set(reports.loc[reports.product_count == 0, "task_code"])
    assert len(reports) == 33
    assert without == {"III.2", "VIII.1", "VIII.2", "VIII.3", "VIII.4", "VIII.6", "IX.1"}
    assert reports.quantity.isna().all()
    workshops = rows("deliverable_workshops").set_index("task_code")
    assert set(workshops.index[workshops.product_count == 0]) == {
        "I.1", "I.2", "V.1", "VI.2", "VIII.1", "VIII.2", "VIII.3", "VIII.4", "VIII.5", "VIII.7", "IX.1",
    }  # fmt: skip
    assert workshops.loc[workshops.product_count.gt(0) & workshops.quantity.isna()].index.tolist() == ["V.2"]
    assert workshops.quantity.sum() == 24
    assert workshops.evidence["V.2"] == "Tổ chức hội thảo vận động tuân thủ mô hình"


def test_pilots_and_where():
    found = rows("deliverable_pilots")
    assert dict(zip(found.task_code, found.quantity, strict=True)) == {
        "V.1": 5, "IV.3": 2, "III.1": 1, "III.2": 1, "III.3": 1, "III.4": 1, "IV.1": 1, "IV.2": 1, "V.2": 1,
    }  # fmt: skip
    park = found.set_index("task_code").loc["III.2"]
    assert (park.product_count, park.unstated_count) == (2, 1)
    assert list(park.evidence) == [
        "Xây dựng mô hình giám sát hệ thống nước thải trong các khu công nghiệp",
        "Áp dụng mô hình tại 01 khu công nghiệp cụ thể",
    ]


def test_the_programme_is_compared_with_the_whole_list_only():
    for parameters in ({}, {"section": "III"}):
        found = rows("deliverable_pilots_and_programme", **parameters)
        assert (found.quantity.sum(), found.running_quantity.iloc[-1]) == (14, 14)
        assert found.iloc[0][["target_min", "target_max", "target_from", "target_to"]].tolist() == [
            20, 30, 2021, 2025,
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("type_code", "amount"),
    [
        # 26 000 less III.2 (1 200), VIII.1 (300), VIII.2 (400), VIII.3 (600), VIII.4 (400), VIII.6 (600), IX.1 (1 000)
        ("report", 21500),
        # 26 000 less I.1, I.2, V.1, VIII.7, IX.1 (1 000 each), VI.2, VIII.3 (600), VIII.1 (300), VIII.2, VIII.4 (400), VIII.5 (800)
        ("workshop", 17900),
        ("pilot", 7400),  # III.1–4: 4 200; IV: 1 700; V: 1 500
        ("training", 1000),  # VIII.7 counts once for its three products
        ("article", 1100),  # VIII.1, VIII.2, VIII.4
        ("news_item", 1100),
    ],
)
def test_money_of_the_tasks_with_a_type(type_code, amount):
    found = rows("deliverable_money").set_index("type_code")
    assert found.amount[type_code] == amount
    assert found.share_of_shown[type_code] == pytest.approx(amount / 26000)


def test_money_is_a_share_of_the_tasks_shown():
    found = rows("deliverable_money", section="III").set_index("type_code")
    assert (found.amount["workshop"], found.share_of_shown["workshop"]) == (5200, 1)
    assert found.amount["report"] == 4000  # without III.2


def test_channels_and_formats():
    found = rows("communication_channels")
    assert [(row.channel, row.type_code, number(row.quantity)) for row in found.itertuples()] == [
        ("scp_portal", "news_item", 200),
        ("scp_portal", "article", 100),
        ("scp_portal", "website", None),
        ("cong_thuong_newspaper", "news_item", 100),
        ("cong_thuong_newspaper", "article", 50),
        ("moit_portal", "news_item", 100),
        ("moit_portal", "article", 50),
        ("vov", "radio_programme", 24),
        ("vov", "radio_report", 24),
        ("vov2_web", "web_report", 12),
        ("cong_thuong_magazine_online", "video_clip", 8),
        ("printed_matter", "bulletin", 4),
        ("can_tho_tv", "tv_report", 2),
    ]
    assert found.quantity.sum() == 674


def test_air_time_is_quantity_times_minutes():
    found = rows("communication_air_time")
    assert [(row.type_code, number(row.total_min), number(row.total_max)) for row in found.itertuples()] == [
        ("radio_programme", 24 * 9, 24 * 10),
        ("radio_report", 24 * 3, 24 * 5),
        ("video_clip", 8 * 4, 8 * 5),
        ("tv_report", None, None),  # VIII.6 states no length
    ]


def test_the_broadcasting_schedule():
    found = rows("communication_schedules")
    assert [(row.task_code, row.evidence, row.source_line) for row in found.itertuples()] == [
        ("VIII.5", "Mỗi tháng sẽ phát sóng 02 chương trình chuyên đề và 02 phóng sự phát thanh", 105)
    ]
    assert rows("communication_schedules", section="I").empty


def test_communication_tasks_and_what_they_buy():
    found = rows("communication_money").set_index("task_code")
    # VIII.7, the training programme, publishes nothing.
    assert found.budget.to_dict() == {
        "VIII.8": 1500, "VIII.5": 800, "VIII.3": 600, "VIII.6": 600, "VIII.2": 400, "VIII.4": 400, "VIII.1": 300,
    }  # fmt: skip
    assert list(found.quantities["VIII.5"]) == ["–", "–", "24", "24", "12"]
    assert list(found.names_en["VIII.5"])[:2] == ["Report", "List of products or organisations"]
    # Every one of them buys several kinds of thing, so none has a price per item.
    assert found.type_count.min() == 2
    assert found.amount_per_item.isna().all()


def test_public_events_stand_apart():
    found = rows("communication_events")
    assert [(row.task_code, row.type_code, row.quantity) for row in found.itertuples()] == [
        ("VIII.8", "exhibition", 3),
        ("VIII.8", "workshop", 3),
        ("VIII.6", "workshop", 2),
    ]
    assert not {"exhibition", "workshop"} & set(rows("communication_channels").type_code)


@pytest.mark.parametrize(("kind", "count", "overridden"), [("deliverable", 106, 4), ("communication", 16, 1)])
def test_how_rows_were_decided(kind, count, overridden):
    """105 products and the broadcasting schedule; III.2, III.4, IV.3 and VIII.5 decided by review, and VIII.3's channel."""
    selection, _ = parse({})
    found = query("decided", kind=kind, **selection.values())
    assert (len(found), found.overridden.sum()) == (count, overridden)
    assert all(row.evidence in row.passage for row in found.itertuples())
    assert found.reason_vi.notna().all()


def test_how_sectors_were_decided():
    selection, _ = parse({"section": "V"})
    found = query("decided", kind="sector", **selection.values())
    # V.1: textile or plastics; V.2: retail, by review.
    assert list(zip(found.task_code, found.code, found.overridden, strict=True)) == [
        ("V.1", "textile_garment", False),
        ("V.1", "plastics", False),
        ("V.2", "retail", True),
    ]
    assert all(row.evidence in row.passage for row in found.itertuples())
