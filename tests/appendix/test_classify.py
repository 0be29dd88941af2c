"""What the classifier must get right in any list, beyond the one that ships."""

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.appendix.classify import ReferenceNotUnderstood, classify, load_lexicon
from dashboard.appendix.model import Appendix, Passage, Section, Task
from dashboard.appendix.read import decode, read
from tests.appendix.audit_support import calls

DATA = Path(__file__).parents[2] / "data"
LEXICON = load_lexicon(DATA / "reference")


def appendix(*products, title="Nhiệm vụ", objective="", section="Mục", activity=""):
    cells = (("objective", [objective]), ("activity", [activity]), ("product", products))
    passages = [
        Passage(field, position, text, 1)
        for field, texts in cells
        for position, text in enumerate(filter(None, texts), start=1)
    ]
    task = Task("I.1", "I", 1, title, Decimal(100), 2024, 2024, 1, tuple(passages))
    return Appendix((Section("I", 1, section, None, 1, (task,)),), None, None)


def promised(*products, **row):
    return [(it.type_code, it.quantity) for it in classify(appendix(*products, **row), LEXICON).deliverables]


def sectors(title, **row):
    return {it.sector_code: it.share for it in classify(appendix(title=title, **row), LEXICON).task_sectors}


def test_a_bullet_that_names_no_industry_beside_one_that_does():
    found = classify(
        appendix("Báo cáo hiện trạng trong ngành nhựa", "Định mức tiêu hao nguyên vật liệu"), LEXICON
    )
    assert [(it.sector_code, it.evidence) for it in found.task_sectors] == [("plastics", "ngành nhựa")]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Tổ chức 01 hội thảo", 1),
        ("Tổ chức hai hội thảo", 2),
        ("Tổ chức ba (03) hội thảo", 3),
        ("Tổ chức 03 (ba) hội thảo", 3),
        ("Mười hai hội thảo", 12),
        ("Tổ chức 10-15 hội thảo", 10),  # the lower bound is what is promised for sure
        ("Tổ chức từ 10 đến 15 hội thảo", 10),
        ("Ít nhất 02 cuộc hội thảo", 2),
        ("Hội thảo: 04 cuộc", 4),
        ("Hội thảo (04 cuộc)", 4),
        ("Hội thảo trong 01 ngày", None),
        ("Hội thảo cho 5 ngành", None),
        ("Hội thảo giai đoạn 2021-2030", None),
        ("Hội thảo tại 3 miền", None),
        ("Hội thảo năm 2024", None),
        ("Hội thảo quy mô 100 đại biểu", None),
        ("Hội thảo về Quyết định số 12/QĐ-TTg", None),
        ("Một số hội thảo", None),
        ("Tổ chức hội thảo", None),
        ("Mỗi huyện 01 hội thảo", None),
    ],
)
def test_a_number_counts_or_says_scope(text, quantity):
    assert promised(text) == [("workshop", quantity)]


def test_thousands_are_written_with_a_dot_or_a_space():
    assert promised("2.000 tin bài", "1 500 tin bài") == [("news_item", 2000), ("news_item", 1500)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 bài và 100 tin", [("article", 50), ("news_item", 100)]),
        ("100 tin, bài", [("news_item", 100)]),
        ("Hội nghị, hội thảo: 03 cuộc", [("workshop", 3)]),
        ("Tổ chức hội nghị tập huấn", [("workshop", None)]),
        ("Báo cáo hiện trạng về cơ sở dữ liệu, phần mềm", [("report", None)]),
        ("Hướng dẫn sử dụng phần mềm", [("technical_guide", None)]),
        ("Hội thảo giới thiệu quy trình và tài liệu hướng dẫn", [("workshop", None)]),
        (
            "Hội thảo giới thiệu kết quả và phát hành 500 cuốn sổ tay",
            [("workshop", None), ("technical_guide", 500)],
        ),
        ("Ấn phẩm: 500 tờ rơi, 20 pano", [("other", 500), ("other", 20)]),
        ("02 sổ tay: Sổ tay ngành bia và Sổ tay ngành giấy", [("technical_guide", 2)]),
        ("Áp dụng tại 02 doanh nghiệp và 03 hợp tác xã", [("pilot", 5)]),
        ("Áp dụng tại 03 doanh nghiệp thuộc 02 khu công nghiệp", [("pilot", 3)]),
        ("Áp dụng 02 mô hình cho 01 doanh nghiệp và 01 hợp tác xã", [("pilot", 2)]),
        ("Xây dựng mô hình tại Công ty A và Công ty B", [("pilot", None)]),
        ("HOÁ ĐƠN, CHỨNG TỪ", [("admin_document", None)]),
        ("Bộ tiêu chí gồm 5 nhóm, 20 tiêu chí", [("norm_or_criteria", None)]),
        ("Bộ tiêu chí và 02 tiêu chuẩn", [("norm_or_criteria", None), ("norm_or_criteria", 2)]),
        ("Hội nghị tổng kết, nhân rộng mô hình", [("workshop", None)]),
        ("Hội nghị và nhân rộng mô hình tại 03 xã", [("workshop", None), ("pilot", 3)]),
        ("Báo cáo phân tích, đánh giá hiện trạng", [("report", None)]),
        ("Báo cáo kết quả khảo sát và danh mục", [("report", None), ("product_list", None)]),
        ("03 lớp cho cán bộ quản lý", [("training", 3)]),
        ("Mỗi tháng 03 bài, tổng số 36 bài", [("article", 36)]),
    ],
)
def test_products_of_a_bullet(text, expected):
    assert promised(text) == expected


def test_old_and_new_spelling_are_one():
    assert promised("Toạ đàm", "Tọa đàm", "02 khoá đào tạo") == [
        ("workshop", None),
        ("workshop", None),
        ("training", 2),
    ]
    assert set(sectors("Chế biến thuỷ sản")) == set(sectors("Chế biến thủy sản")) == {"seafood"}


def test_what_the_lexicon_does_not_know_is_other_with_its_text():
    found = classify(appendix("Tổ chức 03 chuyến bay khinh khí cầu"), LEXICON).deliverables
    assert [(it.type_code, it.quantity, it.evidence) for it in found] == [
        ("other", 3, "Tổ chức 03 chuyến bay khinh khí cầu")
    ]


def test_a_schedule_is_no_further_product_but_is_recorded():
    both = classify(
        appendix("24 phóng sự truyền hình", "Mỗi tháng phát sóng 02 phóng sự truyền hình"), LEXICON
    )
    assert [(it.type_code, it.quantity) for it in both.deliverables] == [("tv_report", 24)]
    (schedule,) = [it for it in both.decided if it.code is None]
    assert (schedule.rule, schedule.product_position) == ("schedule", 2)
    assert schedule.evidence == "Mỗi tháng phát sóng 02 phóng sự truyền hình"


def test_a_rate_alone_is_a_product_without_quantity():
    assert promised("Mỗi tháng phát sóng 02 phóng sự truyền hình") == [("tv_report", None)]


@pytest.mark.parametrize(
    ("channel", "type_code"),
    [
        ("trên Đài Tiếng nói Việt Nam", "radio_report"),
        ("trên VTV1", "tv_report"),
        ("trên trang thông tin điện tử của Sở", "web_report"),
        ("trên Báo Nhân Dân", "article"),
    ],
)
def test_the_type_follows_the_medium_wherever_the_task_names_it(channel, type_code):
    assert promised(f"02 phóng sự {channel}") == [(type_code, 2)]
    assert promised("02 phóng sự", title=f"Tuyên truyền {channel}") == [(type_code, 2)]
    assert promised("02 phóng sự", activity=f"Phát {channel}") == [(type_code, 2)]


def test_two_sectors_share_evenly_and_only_hoac_makes_alternatives():
    both = classify(appendix(title="Hướng dẫn cho ngành dệt may và da giày"), LEXICON).task_sectors
    assert [(it.sector_code, it.share, it.is_alternative) for it in both] == [
        ("textile_garment", Decimal("0.5"), False),
        ("leather_footwear", Decimal("0.5"), False),
    ]
    either = classify(appendix(title="Hướng dẫn cho ngành dệt may (hoặc ngành nhựa)"), LEXICON).task_sectors
    assert [it.is_alternative for it in either] == [True, True]
    places = classify(appendix(title="Mô hình tại siêu thị hoặc trung tâm thương mại"), LEXICON).task_sectors
    assert [(it.sector_code, it.is_alternative) for it in places] == [("retail", False)]


def test_thirds_sum_to_exactly_one():
    shares = sectors("Định mức cho các ngành giấy, nhựa và thép")
    assert set(shares) == {"paper", "plastics", "steel"}
    assert sum(shares.values()) == 1
    assert max(shares.values()) - min(shares.values()) <= Decimal("0.00000002")


@pytest.mark.parametrize(
    "title",
    [
        "Cấp giấy phép môi trường và giấy chứng nhận",
        "Kiểm kê khí nhà kính",
        "Trang thông tin điện tử, hóa đơn điện tử",
        "Phát triển thương mại điện tử",
        "Hội chợ, phiên chợ",
        "Giảm rác thải nhựa",
        "Xây dựng khu công nghiệp sinh thái",
        "Doanh nghiệp Đồng Nai và cơ sở Sơn La",
        "Cá nhân, tổ chức điều hành",
    ],
)
def test_words_that_look_like_an_industry_name_none(title):
    assert sectors(title) == {"cross_sector": Decimal(1)}


@pytest.mark.parametrize(
    "title",
    [
        "Tập huấn cho cán bộ Sở Du lịch",
        "Phối hợp với Sở Văn hóa, Thể thao và Du lịch tuyên truyền tiêu dùng xanh",
        "Truyền thông trên Báo Nông nghiệp Việt Nam",
        "Tuyên truyền trên Báo Quảng Nam điện tử",
        "Cục Hóa chất rà soát văn bản",
        "Hỗ trợ doanh nghiệp xây dựng nhãn hiệu",
        "Doanh nghiệp đồng hành cùng người tiêu dùng",
        "Đẩy mạnh công nghiệp hóa, hiện đại hóa",
        "Mặt hàng không rõ nguồn gốc",
        "Hỗ trợ hộ kinh doanh cá thể quận Cầu Giấy",
    ],
)
def test_institutions_places_and_common_words_name_no_industry(title):
    assert sectors(title) == {"cross_sector": Decimal(1)}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hạn chế túi nhựa, bao bì nhựa tại siêu thị", {"retail"}),
        ("Giảm sử dụng bao bì nhựa trong ngành du lịch", {"tourism"}),
        ("Giảm bao bì nhựa", {"plastics"}),  # nothing else is named
        ("Cơ sở Dệt may Nam Định", {"textile_garment"}),  # the last syllable of "cơ sở" is no "Sở"
        ("BỘ TIÊU CHÍ NGÀNH GIẤY", {"paper"}),
        ("Sản xuất thuốc thú y", {"pharma"}),
        ("Sản xuất thuốc nhuộm", {"chemicals"}),
        ("Sản xuất thuốc lá", {"tobacco"}),
        ("Giảm chất thải rắn sinh hoạt tại các chợ", {"retail"}),
        ("Thu gom, xử lý chất thải rắn sinh hoạt", {"waste"}),
        ("Doanh nghiệp tái chế nhựa", {"plastics"}),
        ("Doanh nghiệp sản xuất điện tử", {"electronics"}),
    ],
)
def test_the_industry_is_the_object_of_the_task(title, expected):
    assert set(sectors(title)) == expected


def test_the_title_speaks_before_the_objective_and_that_before_the_products():
    assert set(sectors("Ngành giấy", objective="Giảm phát thải ngành thép")) == {"paper"}
    assert set(sectors("Giảm phát thải", objective="Giảm phát thải ngành thép")) == {"steel"}
    found = classify(appendix("Báo cáo ngành thép", title="Giảm phát thải"), LEXICON)
    assert [it.sector_code for it in found.task_sectors] == ["steel"]
    assert [it.rule for it in found.decided if it.kind == "sector"] == ["product"]


def test_every_task_of_a_section_of_running_costs_is_administration():
    found = classify(
        appendix(title="Mua văn phòng phẩm", section="Kinh phí hoạt động của Chương trình"), LEXICON
    )
    assert [it.sector_code for it in found.task_sectors] == ["administration"]


def outputs(*products, **row):
    found = classify(appendix(*products, **row), LEXICON).communication_outputs
    return [
        (it.channel, it.medium, it.type_code, it.quantity, it.minutes_min, it.minutes_max) for it in found
    ]


def test_events_are_outputs_only_in_the_section_about_communication():
    products = ("01 hội thảo", "01 triển lãm", "02 lớp tập huấn", "Báo cáo")
    assert outputs(*products, section="Chính sách") == []
    assert [it[:4] for it in outputs(*products, section="Thông tin, tuyên truyền")] == [
        ("public_event", "event", "workshop", 1),
        ("public_event", "event", "exhibition", 1),
    ]


def test_published_items_are_outputs_wherever_they_are_promised():
    assert outputs("10 bài trên Báo Công Thương", section="Chính sách") == [
        ("cong_thuong_newspaper", "print", "article", 10, None, None)
    ]


def test_a_channel_without_a_name_takes_the_name_the_task_gives():
    title = "Tuyên truyền trên trang thông tin điện tử www.scp.gov.vn"
    assert outputs("10 bài trên trang thông tin điện tử", title=title)[0][0] == "scp_portal"
    assert outputs("10 bài trên trang thông tin điện tử của Sở", title=title)[0][0] == "website"


def test_an_unknown_channel_is_kept_as_one_of_its_kind():
    assert outputs("10 bài trên Báo Đồng Nai")[0][:2] == ("newspaper", "print")
    assert outputs("10 bài")[0][:2] == ("website", "web")


@pytest.mark.parametrize(
    ("length", "minutes"),
    [
        ("(9-10 phút)", (9, 10)),
        (", mỗi phóng sự 5 phút", (5, 5)),
        (", thời lượng từ 3 đến 5 phút", (3, 5)),
        ("", (None, None)),
    ],
)
def test_minutes_per_item(length, minutes):
    assert outputs(f"24 phóng sự phát thanh{length}") == [
        ("radio_station", "radio", "radio_report", 24, *minutes)
    ]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(DATA / "reference", tmp_path / "reference")
    for kind in ("sector", "deliverable", "communication"):
        file = tmp_path / "reference" / f"{kind}_overrides.csv"
        file.write_text(file.read_text("utf-8").split("\n", 1)[0] + "\n", "utf-8")
    return tmp_path / "reference"


def override(folder, kind, *rows):
    with (folder / f"{kind}_overrides.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*cells, "Lý do", "Reason"] for cells in rows)
    return load_lexicon(folder)


def test_an_override_is_final_for_its_decision_alone(folder):
    lexicon = override(folder, "deliverable", ("D-1", "I.1", 1, "training", 7, "lớp", "Hội thảo"))
    text = appendix("Hội thảo", "Báo cáo")
    reviewed = classify(text, lexicon, "D-1")
    assert [(it.type_code, it.quantity) for it in reviewed.deliverables] == [
        ("training", 7),
        ("report", None),
    ]
    decided = [it for it in reviewed.decided if it.kind == "deliverable"]
    assert [(it.overridden, it.rule) for it in decided] == [(True, "override"), (False, "product_name")]
    assert (decided[0].reason_vi, decided[0].reason_en) == ("Lý do", "Reason")
    for other in (None, "D-2"):
        assert [it.type_code for it in classify(text, lexicon, other).deliverables] == ["workshop", "report"]


def test_an_override_can_say_that_nothing_is_promised(folder):
    lexicon = override(folder, "deliverable", ("D-1", "I.1", 1, "", "", "", "Hội thảo"))
    assert classify(appendix("Hội thảo"), lexicon, "D-1").deliverables == ()


def test_sector_overrides_replace_all_sectors_of_the_task(folder):
    halves = [
        ("D-1", "I.1", sector, "0.5", "true", word) for sector, word in (("steel", "thép"), ("paper", "giấy"))
    ]
    lexicon = override(folder, "sector", *halves)
    found = classify(appendix(title="Ngành giấy, ngành thép và ngành nhựa"), lexicon, "D-1").task_sectors
    assert [(it.sector_code, it.share) for it in found] == [
        ("steel", Decimal("0.5")),
        ("paper", Decimal("0.5")),
    ]


@pytest.mark.parametrize(
    ("task", "position", "evidence"), [("I.9", 1, "Hội"), ("I.1", 2, "Hội"), ("I.1", 1, "Báo cáo")]
)
def test_an_override_whose_text_is_not_there_is_refused(folder, task, position, evidence):
    lexicon = override(folder, "deliverable", ("D-1", task, position, "training", "", "", evidence))
    with pytest.raises(ReferenceNotUnderstood) as caught:
        classify(appendix("Hội thảo"), lexicon, "D-1")
    assert (caught.value.file, caught.value.line) == ("deliverable_overrides.csv", 2)


def test_a_whole_decision_is_read_in_a_moment():
    """Calls of Python functions once the lexicon is compiled: 28,000 when written."""
    text = read(decode((DATA / "decisions" / "2323-QD-BCT-2021.txt").read_bytes()))
    classify(text, LEXICON)
    assert calls(classify, text, LEXICON) < 60_000
