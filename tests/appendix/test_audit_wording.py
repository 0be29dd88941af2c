"""Words repeated, missing, mistyped, left over, and one thing written in several ways."""

import pytest

from dashboard.appendix.audit import audit
from dashboard.appendix.audit.syllables import is_syllable, marks_moved, slip, sounds_like
from dashboard.appendix.read import read
from tests.appendix.audit_support import (
    HEAD,
    NOTHING,
    ROOT,
    codes,
    findings,
    of_task,
    quotes,
    references,
    section,
    task,
    total,
)

DECISION = (ROOT / "data/decisions/2323-QD-BCT-2021.txt").read_text("utf-8")


def of_objective(text: str) -> set[str]:
    return codes(of_task(objective=text))


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tập huấn tập huấn về lò hơi",
        "Giảm giảm than",
        "Lò hơi của của nhà máy",
        "Tiết kiệm năng lượng tiết kiệm năng lượng",
        "Kiểm tra theo theo từng huyện",
        "Lồng nuôi chịu được được sóng gió",
        "Công bố sản phẩm phẩm",
        "Xây dựng chương trình trình",
        "Sử dụng quy trình trình vận hành lò hơi",
        "Khảo sát các nhà nhà máy",
        "Đánh giá vòng đời đời của lò hơi",
    ],
)
def test_repeated_words(text):
    assert "repeated_words" in of_objective(text)


@pytest.mark.parametrize(
    "text",
    [
        "Xuất bản bản tin",
        "Dần dần giảm than",
        "Tập huấn, tập huấn lại",
        "Phát triển triển lãm",
        "Ngày ngày đo khói",
        "Đơn vị sự nghiệp công lập lập dự toán",
        "Hoàn thiện quy trình trình Trung tâm Khuyến nông Quốc gia",
        "Mặt hàng thủy sản sản xuất trong nước",
        "Thông tin tin cậy",
        "Nhà nhà tiết kiệm than, người người dùng lò mới",
        "Trồng chôm chôm",
        "Luôn luôn sẵn sàng",
    ],
)
def test_words_that_stand_twice_with_reason(text):
    assert "repeated_words" not in of_objective(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nâng cao hiệu qủa lò hơi", "hiệu quả"),
        ("Khảo xát các lò hơi", "khảo sát"),
        ("Mở hội trợ thiết bị", "hội chợ"),
        ("Sản xuât và tiêu dùng", "sản xuất"),
        ("Phát triển bền vửng", "bền vững"),
        ("Công nghiêp nặng", "công nghiệp"),
        ("Xét rủi do của lò hơi", "rủi ro"),
        ("Tại nước Viêt và nước Lào", "Viêt"),
        ("Doanh nghiệp và doanh nghiệp khác, không phải danh nghiệp", "doanh nghiệp"),
        ("Phát hiện sớm mần bệnh", "mầm bệnh"),
        ("Khuyên khích tiết kiệm than", "khuyến khích"),
        ("Kiểm tra phạm vị áp dụng", "phạm vi"),
        ("Vùng Đồng bằng sông Cửa Long", "Đồng bằng sông Cửu Long"),
        ("Khảo sát tại Quảng Ngải và Phú Yên", "Quảng Ngãi"),
        ("Trên địa bàn tỉnh Hà Tỉnh", "Hà Tĩnh"),
        ("Chuẩn bị cho giai đọan sau", "“đoạn”"),
        ("Thay thế tòan bộ than", "“toàn”"),
        ("Báo cáo theo qúy", "“quý”"),
        ("Trung tâm chuẩn đoán hình ảnh", "chẩn đoán"),
        ("Cho lao động trẻ, lao động nữ, lao động già và người lao đông", "lao động"),
        ("Giảm khí nhà kính, phát thải khí nhà kính và khí nhà kín", "nhà kính"),
    ],
)
def test_mistyped_words(text, meant):
    (finding,) = [one for one in of_task(objective=text) if one.rule_code == "mistyped"]
    assert meant in finding.message_vi


@pytest.mark.parametrize(
    "text",
    [
        "Danh mục, danh nhân và doanh nghiệp, doanh nghiệp",
        "Giao thương giữa các vùng, giao thông giữa các vùng",
        "Diễn biến thị trường và tỉnh Điện Biên",
        "Mua clinker, cellulose và pin Lithium",
        "Quản lí năng lượng, quản lý năng lượng",
        "Thúy Nga và Hoà Bình",
        "Các bộ, cán bộ và cán bộ",
        "Đài Tiếng nói; thả cá tại hồ Dầu Tiếng",
        "Sản xuất sạch hơn, sản xuất sạch hơn trong sản xuất gạch",
        "Sơ chế nông sản theo cơ chế mới, cơ chế cũ",
        "Ghi nhãn hàng hóa, điều khiển dòng mới, phát dọn bờ kè, vá mặt đường",
        "Thay tấm lợp amiăng, bón urê, trồng quýt ở Quỳnh Lưu",
        "Khảo sát huyện Phù Yên, xã Vĩnh Phước và Nguyễn Thái Bính",
        "Vùng Đồng bằng sông Cửu Long, Quảng Ngãi, Hà Tĩnh",
        "Kỹ năng khuyến đọc, khuyến học",
        "Ghi sổ hằng ngày, do thợ lò ghi",
        "Sông Srêpôk ở Đắk Lắk, Krông Pắk và Ea H'leo",
        "Đưa khách tới làng nghề, phục vụ du khách, giữ chân du khách",
        "Hoàn thiện hoà giải, hòa bình, thuý và thúy, tuyên truyền theo quý, kết quả của quỹ, khoẻ và khỏe, huỷ, hủy",
    ],
)
def test_words_that_are_merely_near_to_others(text):
    assert "mistyped" not in of_objective(text)


def test_syllables_that_vietnamese_can_have():
    possible = [
        "nghiệp",
        "xuất",
        "khuyến",
        "nguyên",
        "quyết",
        "giường",
        "thuở",
        "oai",
        "ý",
        "yêu",
        "uống",
        "gì",
        "quốc",
        "ngoằn",
        "khuếch",
        "tuýp",
        "đế",
        "xoong",
    ]
    assert [word for word in possible if not is_syllable(word)] == []
    impossible = ["xuât", "nghiêp", "đươc", "ngiệp", "nghạc", "kwa", "phướnh", "viêt"]
    assert [word for word in impossible if is_syllable(word)] == []


def test_slips_of_the_keyboard():
    assert slip("danh", "doanh") == 1
    assert slip("dân", "dán") == 0
    assert slip("bài", "bản") is None  # another letter and another tone
    assert sounds_like("trợ", "chợ")
    assert sounds_like("vửng", "vững")
    assert not sounds_like("trợ", "chờ")
    assert marks_moved("qủa", "quả")


MODEL = "Xây dựng mô hình sản xuất, áp dụng mô hình sản xuất tại Việt Nam và ngoài Việt Nam"


def test_half_a_word():
    found = of_task(objective=f"{MODEL}; áp dụng mô sản xuất tại Việt")
    assert quotes(found, "missing_word") == ["áp dụng mô sản xuất", "tại Việt"]
    assert "“áp dụng mô hình sản xuất”" in found[0].message_vi or any(
        "“áp dụng mô hình sản xuất”" in one.message_vi for one in found
    )


def test_half_a_word_between_its_neighbours():
    """The whole word stands once before each neighbour of the half one, and often in the list."""
    words = (
        "sử dụng năng lượng sạch, tiết kiệm năng lượng, năng lượng mới, giá năng lượng, năng lượng trọng điểm"
    )
    found = of_task(
        objective=f"Cơ sở {words}", activity="- Kiểm tra cơ sở sử dụng năng trọng điểm, năng lượng"
    )
    assert quotes(found, "missing_word") == ["sử dụng năng trọng điểm"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nâng cao chất vận hành lò hơi", "Nâng cao chất lượng vận hành"),
        ("Đáp ứng yêu của thị trường", "Đáp ứng yêu cầu của"),
        ("Doanh nghiệp lớn và các doanh nhỏ", "doanh nghiệp nhỏ"),
        ("Đề ra biện pháp khắc tồn tại", "khắc phục tồn tại"),
        ("Chọn cách đốt phù với lò hơi", "phù hợp với"),
        ("Bảo vệ thợ lò, đáp yêu cầu sản xuất", "đáp ứng yêu cầu"),
        ("Theo quy trình nghiền than, xây dựng quy nghiền", "xây dựng quy trình nghiền"),
    ],
)
def test_half_a_word_that_the_list_has_nowhere_in_such_a_place(text, meant):
    (finding,) = [one for one in of_task(objective=text) if one.rule_code == "missing_word"]
    assert meant in finding.message_vi


@pytest.mark.parametrize(
    "text",
    [
        "Nâng cao chất lượng, đáp ứng yêu cầu",
        "Giảm nguyên, nhiên liệu; tiết kiệm nguyên liệu và nguyên liệu",
        "Phát sóng trên Đài Tiếng nói Việt Nam, Đài Tiếng nói Việt Nam bằng tiếng Việt và tiếng Anh",
    ],
)
def test_words_that_are_whole_or_shared(text):
    assert "missing_word" not in of_objective(text)


def test_a_whole_word_or_one_that_the_list_does_not_know():
    assert "missing_word" not in of_objective(f"{MODEL}; mô tả, quy mô, tình hình, điển hình")
    assert "missing_word" not in of_objective("Áp dụng mô sản xuất")


def test_words_that_a_twin_has():
    rows = [
        task(
            number,
            title=f"{verb} giải pháp thu gom pin thải tại siêu thị",
            objective=f"Giảm thiểu ô nhiễm môi trường và {improve}sức khỏe người tiêu dùng",
            activity="- Điều tra lượng pin thải tại siêu thị - Đề xuất giải pháp thu gom",
            product="- Báo cáo điều tra lượng pin thải tại siêu thị - Giải pháp thu gom pin thải",
        )
        for number, verb, improve in ((1, "Xây dựng", ""), (2, "Nghiên cứu", "nâng cao "))
    ]
    (finding,) = [one for one in findings(section(), *rows, total()) if one.rule_code == "missing_word"]
    assert finding.task_code == "I.1"
    assert "nâng cao" in finding.message_vi


@pytest.mark.parametrize("more", ["và khói ", "tại nhà máy "])
def test_what_a_twin_merely_adds(more):
    rows = [
        task(
            number,
            title=f"{verb} giải pháp thu gom pin thải tại siêu thị",
            objective=f"Giảm thiểu chi phí thu gom pin thải {addition}cho các siêu thị lớn",
            activity="- Điều tra lượng pin thải tại siêu thị - Đề xuất giải pháp thu gom",
            product="- Báo cáo điều tra lượng pin thải tại siêu thị - Giải pháp thu gom pin thải",
        )
        for number, verb, addition in ((1, "Xây dựng", ""), (2, "Nghiên cứu", more))
    ]
    assert "missing_word" not in codes(findings(section(), *rows, total()))


def test_a_plural_mark_inside_a_word():
    assert quotes(of_task(objective="Giảm khói trong khu các công nghiệp"), "word_order") == [
        "khu các công nghiệp"
    ]
    assert "word_order" not in of_objective("Giảm khói trong khu của các công ty, các khu công nghiệp")


@pytest.mark.parametrize(
    "activity",
    [
        "- Đo khói cho các",
        "- Đo khói và",
        "- Tham gia các hội nghị, hội thảo: - Tổ chức nghiệm thu",
        "- Đo khói tại các nhà máy sau:",
    ],
)
def test_a_text_that_breaks_off(activity):
    assert "unfinished_text" in codes(of_task(activity=activity))


@pytest.mark.parametrize(
    "activity",
    [
        "- Đo khói như hiện tại",
        "- Các nhà máy sau: - Nhà máy Hà Nam",
        "- Sửa lò hơi kèm theo",
        "- Đo khói hiện có",
    ],
)
def test_a_text_that_ends(activity):
    assert "unfinished_text" not in codes(of_task(activity=activity))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tiết kiệm nước cho ngành giấy", "Phổ biến cho các ngành giấy"),
        ("Tiết kiệm nước cho ngành giấy", "Tính toán mức nước cho các ngành"),
        ("Tiết kiệm nước cho ngành công nghiệp giấy", "Áp dụng trong từng ngành giấy"),
        ("Tiết kiệm nước cho ngành điện tử", "Áp dụng trong các lĩnh vực ngành điện tử"),
    ],
)
def test_industries_where_there_is_one(title, text):
    assert "plural_industry" in codes(of_task(title=title, objective=text))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tiết kiệm nước cho ngành giấy", "Nhân rộng cho các ngành khác"),
        ("Tiết kiệm nước cho các ngành công nghiệp", "Phổ biến cho các ngành"),
        ("Thống kê ngành Công Thương", "Phổ biến cho các ngành"),
        ("Tiết kiệm nước cho ngành giấy", "Giảm nước trong ngành giấy"),
    ],
)
def test_industries_that_are_several_or_one(title, text):
    assert "plural_industry" not in codes(of_task(title=title, objective=text))


def guide(number: int, industry: str, activity: str | None = None) -> str:
    return task(
        number,
        title=f"Xây dựng hướng dẫn tiết kiệm nước cho ngành {industry}",
        objective=f"Giảm lượng nước sử dụng trong ngành {industry}",
        activity=f"- {activity or f'Khảo sát hiện trạng sử dụng nước ngành {industry}'} - Xây dựng hướng dẫn tiết kiệm nước ngành {industry}",
        product=f"- Báo cáo hiện trạng sử dụng nước ngành {industry} - Hướng dẫn tiết kiệm nước cho ngành {industry}",
    )


def test_text_left_over_from_a_sister_task():
    found = findings(
        section(), guide(1, "giấy"), guide(2, "nhựa", "Khảo sát hiện trạng sử dụng nước ngành giấy"), total()
    )
    assert {(one.task_code, one.related_task_codes) for one in found if one.rule_code == "leftover_text"} == {
        ("I.2", ("I.2", "I.1"))
    }
    assert "leftover_text" not in codes(findings(section(), guide(1, "giấy"), guide(2, "nhựa"), total()))


def hospital(number: int, district: str, place: str) -> str:
    return task(
        number,
        title=f"Triển khai bệnh án điện tử tại Trung tâm Y tế huyện {district}",
        objective="Thay bệnh án giấy",
        activity="- Cài đặt phần mềm bệnh án điện tử - Đào tạo người dùng",
        product=f"- Phần mềm bệnh án điện tử vận hành tại {place} - Báo cáo kết quả đào tạo",
    )


def test_the_name_of_a_sister_task():
    def of_second(place):
        rows = hospital(1, "Hương Sơn", "Trung tâm Y tế huyện Hương Sơn"), hospital(2, "Đức Thọ", place)
        return [
            one.task_code for one in findings(section(), *rows, total()) if one.rule_code == "leftover_text"
        ]

    assert of_second("tất cả các khoa của Trung tâm Y tế huyện Hương Sơn") == ["I.2"]
    assert of_second("Trung tâm Y tế huyện Đức Thọ") == []
    assert of_second("Đức Thọ, chuyển giao từ Hương Sơn") == []


def test_the_river_of_a_sister_task():
    rows = [
        task(
            number,
            title=f"Lắp máy đo mực nước trên sông {river}",
            objective="Cảnh báo lũ kịp thời",
            activity="- Khảo sát nơi lắp máy - Lắp 06 máy đo mực nước",
            product="- Báo cáo khảo sát nơi lắp máy trên sông Lô - 06 máy đo mực nước",
        )
        for number, river in ((1, "Lô"), (2, "Vu Gia"))
    ]
    (finding,) = [one for one in findings(section(), *rows, total()) if one.rule_code == "leftover_text"]
    assert finding.task_code == "I.2"
    assert "“sông Lô”" in finding.message_vi


def far_apart(
    product: str, *, title: str = "Đo khói tại huyện Sơn Hà", activity: str = "- Đo khói 08 xã"
) -> list:
    """What is left over or misplaced in a task beside one on boilers of food processing."""
    other = task(
        1,
        title="Thay lò hơi cho nhà máy chế biến thực phẩm tại huyện Ba Tơ",
        objective="Giảm than trong nhà máy chế biến thực phẩm",
        activity="- Thay lò hơi cũ",
        product="- 10 lò hơi được thay",
    )
    mine = task(2, title=title, objective="Không khí sạch hơn", activity=activity, product=f"- {product}")
    rules = ("leftover_text", "place_differs")
    return [
        one for one in findings(section(budget="200"), other, mine, total("200")) if one.rule_code in rules
    ]


def test_words_of_another_title_that_no_third_task_says():
    (finding,) = far_apart("Báo cáo đo khói của nhà máy chế biến thực phẩm")
    assert (finding.task_code, finding.rule_code) == ("I.2", "leftover_text")
    assert "“nhà máy chế biến thực phẩm”" in finding.message_vi
    assert not far_apart(
        "Báo cáo đo khói ở nhà máy chế biến thực phẩm", activity="- Đo khói nhà máy thực phẩm"
    )


def test_another_place_than_the_title_names():
    (finding,) = far_apart("Báo cáo đo khói tại huyện Trà Bồng")
    assert (finding.task_code, finding.rule_code) == ("I.2", "place_differs")
    assert "“huyện Sơn Hà”" in finding.message_vi
    assert "“huyện Trà Bồng”" in finding.message_vi
    assert not far_apart("Báo cáo đo khói tại huyện Trà Bồng", activity="- Đo khói huyện Trà Bồng")
    assert not far_apart("Báo cáo kinh nghiệm đo khói của huyện Trà Bồng")
    assert not far_apart("Báo cáo đo khói tại xã Trà Bồng")


def test_another_industry_than_the_title_names():
    def industries(activity: str) -> list[str]:
        found = of_task(
            title="Soạn sổ tay lò hơi cho ngành da giày", activity=f"- Soạn sổ tay lò hơi - {activity}"
        )
        return quotes(found, "place_differs")

    assert industries("Hỏi các doanh nghiệp ngành xi măng") == ["Hỏi các doanh nghiệp ngành xi măng"]
    assert not industries("Hỏi các doanh nghiệp ngành da giày")
    assert not industries("Tìm hiểu kinh nghiệm của ngành xi măng")
    assert not industries("Lấy ý kiến các sở, ngành và Ủy ban nhân dân")


def test_another_place_than_the_heading_names():
    def places(activity: str) -> list[str]:
        heading = "(Kèm theo Quyết định của Ủy ban nhân dân tỉnh Bến Tre)"
        rows = (section(), task(activity=f"- Biên soạn sổ tay vận hành lò hơi {activity}"), total())
        return quotes(
            list(audit(read("\n".join((heading, HEAD, *rows))), NOTHING, references())), "place_differs"
        )

    assert places("cho tỉnh Sóc Trăng") == ["Biên soạn sổ tay vận hành lò hơi cho tỉnh Sóc Trăng"]
    assert places("trên địa bàn tỉnh Sóc Trăng")
    assert not places("cho tỉnh Bến Tre")
    assert not places("tại hội chợ tỉnh Sóc Trăng")


def test_what_is_counted_is_of_another_title():
    rows = (
        task(
            1, title="Trồng chè sạch", objective="Chè sạch hơn", activity="- Trồng chè", product="- 10 ha chè"
        ),
        task(
            2,
            title="Trồng bưởi sạch",
            objective="Bưởi sạch hơn",
            activity="- Cấp giấy cho 20 ha chè của các hộ",
            product="- Giấy cho 20 ha bưởi của các hộ",
        ),
    )
    (finding,) = [one for one in findings(section(), *rows, total()) if one.rule_code == "leftover_text"]
    assert finding.evidence == ("Cấp giấy cho 20 ha chè của các hộ",)


def test_one_slip_twice_is_told_once():
    (finding,) = [
        one
        for one in of_task(objective="Mở hội trợ", activity="- Dự Hội trợ - Biên soạn sổ tay vận hành lò hơi")
        if one.rule_code == "mistyped"
    ]
    assert finding.evidence == ("hội trợ", "Hội trợ")
    assert len(finding.lines) == 2


def test_nothing_is_counted():
    assert "missing_word" in of_objective("Số liệu theo từng của tỉnh")
    assert "missing_word" not in of_objective("Số liệu theo từng huyện của tỉnh")


def test_a_product_of_another_task():
    title = "Thí điểm bàn tư vấn lò hơi tại Tòa án nhân dân khu vực"
    report = "Báo cáo kết quả bàn tư vấn tại Tòa án nhân dân khu vực"
    rows = (
        task(1, title=title, activity="- Đặt bàn tư vấn", product=f"- {report}"),
        task(
            2,
            title="Đo khói ở các xã vùng cao",
            objective="Không khí sạch hơn cho dân",
            activity="- Đo khói 08 xã",
            product=f"- {report}",
        ),
    )
    (finding,) = [one for one in findings(section(), *rows, total()) if one.rule_code == "leftover_text"]
    assert (finding.task_code, finding.evidence) == ("I.2", (report,))
    assert "“tại Tòa án nhân dân khu vực”" in finding.message_vi


def test_words_that_two_tasks_of_unlike_titles_share_are_not_left_over():
    """Tasks in other words for the same work: each title's words belong in both."""
    rows = (
        task(
            1,
            title="Kết nối cơ sở nấu rượu trong nước với siêu thị nước ngoài",
            objective="Đưa cơ sở nấu rượu vào mạng lưới cung ứng",
            activity="- Lập danh sách nhà cung ứng - Tổ chức 03 hội nghị kết nối",
            product="- Danh sách nhà cung ứng - 03 hội nghị kết nối",
        ),
        task(
            2,
            title="Hỗ trợ nhà cung ứng rượu tìm kiếm khách hàng là siêu thị",
            objective="Giúp nhà cung ứng vào mạng lưới của siêu thị",
            activity="- Lập danh sách nhà cung ứng - Tổ chức 03 hội nghị kết nối",
            product="- Danh sách nhà cung ứng - 03 hội nghị kết nối",
        ),
    )
    assert "leftover_text" not in codes(findings(section(budget="200"), *rows, total("200")))


def test_the_subject_of_a_sister_task():
    """IV.2 of the decision is about tea and GAP; three of its bullets still speak of IV.1's cleaner production."""
    found = audit(read(DECISION), NOTHING, references())
    (finding,) = [one for one in found if one.rule_code == "leftover_text"]
    assert finding.task_code == "IV.2"
    assert len(finding.evidence) == 3


def test_a_term_with_another_syllable():
    often = "Xây dựng phần mềm quản lý đơn hàng; dùng phần mềm quản lý đơn hàng"
    activity = "- Viết phần mềm quản lý đơn hàng"
    assert "term_differs" in codes(
        of_task(objective=often, activity=activity, product="- 01 phần mềm quản trị đơn hàng")
    )
    assert "term_differs" not in codes(
        of_task(objective=often, activity=activity, product="- 01 phần mềm quản lý đơn hàng")
    )
    assert "term_differs" not in of_objective("Tiêu chuẩn quốc tế về bao bì; tiêu chuẩn quốc gia về bao bì")


def test_a_term_with_a_syllable_less():
    assert "term_differs" in codes(
        of_task(
            objective="Giảm tiêu hao nguyên nhiên vật liệu", product="- Báo cáo giảm tiêu hao nguyên vật liệu"
        )
    )


def test_two_terms_for_one_thing():
    assert "term_differs" in codes(
        of_task(objective="Cấp nhãn sinh thái", product="- 01 sản phẩm dán nhãn xanh")
    )
    assert "term_differs" not in codes(
        of_task(objective="Cấp nhãn xanh", product="- 01 sản phẩm dán nhãn xanh")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Đăng trên www.lohoi.vn và https://lohoi.vn/",
        "Theo Báo Công Thương và báo Công thương",
        "Pin và pin Lithium, pin lithium",
        "Giai đoạn 2021-2025 và giai đoạn 2021 – 2025",
        "Tại 5 nhà máy và 03 làng nghề",
        "Giảm hoá chất, thay hóa chất",
        "Đăng trên https://soyte.hatinh.gov.vn và syt.hatinh.gov.vn",
        "Đăng trên https://lohoi.gov.vn và www.lohoi.com.vn",
        "Đăng trên https://lohoi.tinh.gov.vn và lohoi-tinh.gov.vn",
        "Đăng trên https://binhduongtourism.vn và binhduongtravel.vn",
        "Dự hội chợ Seafood Expo Global 2024, gian hàng tại Seafood Global Expo 2024",
        "Do Trung tâm Kiểm soát bệnh tật tỉnh gửi Trung tâm Kiểm soát dịch bệnh tỉnh",
        "Do Đài Phát thanh và Truyền hình tỉnh dựng, Đài Truyền thanh – Truyền hình tỉnh phát",
        "Phát trên Đài Phát thanh và Truyền hình Vĩnh Phúc, phát lại trên Đài Truyền hình tỉnh Vĩnh Phúc",
        "Do Đài Phát thanh và Truyền hình Hà Giang dựng, Đài Truyền hình và Phát thanh Hà Giang phát",
        "Đăng trên https://lohoisach.gov.vn và lohosach.gov.vn",
        "Đăng trên nuocsach.thuyloi.gov.vn và nuocsach.bonong.gov.vn",
        "Đăng trên https://lohoihanam.vn và https://lohoitinhhanam.vn",
        "Đăng trên https://scp.gov.vn và https://spc.gov.vn",
        "Đăng trên kiemdinhlohoi.hanam.gov.vn và kiemdinhlohoi.hanam.edu.vn",
        "Tại vườn chè Long Cốc và hợp tác xã chè Lóng Cốc",
        "Tại đồn Phồn Xương và đồn Phồn Sương",
        "Tại Hiệp hội Doanh nghiệp dịch vụ logistics Việt Nam, do Hiệp hội các Doanh nghiệp Logistic Việt Nam mời",
    ],
)
def test_one_thing_in_several_ways(text):
    assert "written_several_ways" in of_objective(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đăng trên www.lohoi.vn và www.noihoi.vn",
        "Theo Báo Công Thương. Báo Công Thương đăng",
        "Giai đoạn 2021-2025 và giai đoạn 2026 - 2030",
        "Tại 5 nhà máy và 15 làng nghề",
        "Giảm hóa chất; Hóa chất thay thế",
        "Đăng trên moh.gov.vn, mof.gov.vn, vov1.vov.vn và vov2.vov.vn",
        "Đăng trên soyte.hatinh.gov.vn và sct.hatinh.gov.vn",
        "Do Trung tâm Khuyến nông tỉnh gửi Trung tâm Khuyến nông Quốc gia",
        "Do Sở Văn hóa và Thể thao và Sở Giáo dục và Đào tạo lập, Sở Giáo dục và Đào tạo duyệt",
        "Phát trên Đài Truyền hình Việt Nam và Đài Tiếng nói Việt Nam",
        "Tại 05 nhà máy ven biển, sóng gió cấp 9, cấp 10, bệnh tuýp 2 tại xã",
        "Đăng trên abc.gov.vn và bcd.gov.vn",
        "Tại nhà máy Long Cốc và hợp tác xã Long Cốc",
    ],
)
def test_one_thing_in_one_way(text):
    assert "written_several_ways" not in of_objective(text)


def test_a_missing_comma():
    assert quotes(of_task(objective="Khảo sát, đánh giá lò hơi; khảo sát đánh giá nồi hơi"), "missing_connective") == [
        "khảo sát đánh giá", "Khảo sát, đánh giá",
    ]  # fmt: skip
    assert "missing_connective" not in of_objective("Khảo sát, đánh giá lò hơi; khảo sát và đánh giá nồi hơi")


@pytest.mark.parametrize(
    "text",
    ["giảm than", "Giảm than ,điện", "Giảm than,điện", "Giảm than  và điện", "Giảm (than", "Giảm than/ điện"],
)
def test_punctuation(text):
    assert "punctuation" in of_objective(text)


@pytest.mark.parametrize(
    "text", ["Giảm than, điện (30%).", "Giảm than/điện 1,5 lần", "Đăng tại https://lohoi.vn/"]
)
def test_punctuation_in_order(text):
    assert "punctuation" not in of_objective(text)


def test_an_accepted_reading_that_no_check_proposed_is_shown():
    found = audit(read(DECISION), NOTHING, references(), "2323-QD-BCT-2021")
    shown = {(one.task_code, one.evidence[0]) for one in found if one.rule_code == "reviewed_reading"}
    assert ("VIII.5", "thực hiện việc hiệu quả SXTDBV") in shown
    assert ("VII.1", "tập huấn tập huấn") not in shown  # proposed by the machine
    assert "reviewed_reading" not in codes(list(audit(read(DECISION), NOTHING, references(), "other")))


@pytest.mark.parametrize("field", ["title", "objective", "activity", "product"])
def test_a_cell_without_a_word(field):
    assert findings(section(), task(**{field: "..."}), task(2, **{field: "- … - (…)"}), total())
