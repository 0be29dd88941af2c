"""What title and activities promise against what the products deliver."""

from decimal import Decimal

import pytest

from dashboard.appendix.model import Classification, TaskSector
from tests.appendix.audit_support import codes, findings, of_task, quotes, section, task, total

ACTIVITY = "- Biên soạn sổ tay vận hành lò hơi"
PRODUCT = "- Sổ tay vận hành lò hơi"


@pytest.mark.parametrize(
    "promise",
    [
        "Tổ chức hội thảo phổ biến sổ tay",
        "Tổ chức 02 khóa đào tạo cho công nhân",
        "Tập huấn cho công nhân vận hành",
        "Biên soạn giáo trình vận hành",
        "Xây dựng phần mềm quản lý lò hơi",
        "Phát triển phần mềm quản lý lò hơi",
        "Khảo sát, đánh giá và xây dựng cơ sở dữ liệu lò hơi",
        "Lựa chọn nhà máy, xây dựng mô hình",
        "Hình thành trung tâm dịch vụ lò hơi",
        "Xây dựng bộ công cụ tính toán",
        "Phát triển 01 công cụ tra cứu lò hơi",
        "Thiết kế mẫu nhãn",
        "Xây dựng quy trình và phương án xử lý khói",
        "Đề xuất các giải pháp giảm than",
        "Hỗ trợ xây dựng mô hình tại nhà máy",
        "Sản xuất 03 video clip",
        "Sản xuất 1.200 video clip",
        "Áp dụng tại 02 nhà máy",
        "Xây dựng ứng dụng đặt lịch kiểm định",
        "Mua sắm 05 máy đo khói",
    ],
)
def test_an_activity_whose_output_no_product_delivers(promise):
    assert set(quotes(of_task(activity=f"{ACTIVITY} - {promise}"), "undelivered_output")) == {promise}


@pytest.mark.parametrize(
    ("activity", "product"),
    [
        ("Tổ chức hội thảo phổ biến sổ tay", "01 hội nghị phổ biến sổ tay"),
        ("Tổ chức hội thảo giới thiệu mô hình", "01 hội thảo giới thiệu mô hình"),
        ("Tham gia các hội nghị trong nước", "Ảnh chụp lò hơi"),
        ("Nghiên cứu tiềm năng phát triển mô hình ở nước ngoài", "Báo cáo nghiên cứu"),
        ("Tổng quan kinh nghiệm quốc tế về xây dựng phần mềm", "Báo cáo tổng quan"),
        ("Lựa chọn nhà máy để xây dựng mô hình", "Danh sách nhà máy"),
        ("Xây dựng và đề xuất giải pháp giảm than", "Báo cáo đề xuất giải pháp giảm than"),
        ("Áp dụng thử nghiệm tại 01 nhà máy", "01 sản phẩm được dán nhãn"),
        ("Áp dụng mô hình tại các chợ", "02 chợ áp dụng mô hình"),
        ("Lập kế hoạch, liên hệ đối tác", "Báo cáo kết quả"),
        ("Xây dựng dự thảo tiêu chuẩn lò hơi", "Dự thảo tiêu chuẩn lò hơi"),
        ("Dự thảo tiêu chuẩn lò hơi, lấy ý kiến", "Tiêu chuẩn lò hơi"),
        ("Biên soạn chương trình và giáo trình vận hành", "Chương trình và giáo trình vận hành"),
        ("Phổ biến các bài học, mô hình tốt", "Báo cáo phổ biến"),
        ("Lập và hướng dẫn hoạt động của 10 tổ đo khói", "10 tổ đo khói đi vào hoạt động"),
        ("Áp dụng thử cho 10 lò hơi", "10 lò hơi được gắn mã"),
        ("Hướng dẫn vận hành, chuyển giao quy trình", "Quy trình được chuyển giao"),
        ("Hướng dẫn xây dựng và áp dụng hệ thống quản lý than", "05 nhà máy được chứng nhận"),
        ("Áp dụng 5S và bảo trì định kỳ", "Báo cáo cải tiến của 12 nhà máy"),
        ("Tham dự các hội nghị trong nước", "Ảnh chụp lò hơi"),
        ("In 5.000 tờ rơi", "5.000 tờ rơi"),
        ("Xây dựng mô hình lò hơi", "Báo cáo kết quả vận hành mô hình lò hơi"),
        ("Lắp đặt hệ thống thu hồi nhiệt", "01 mô hình thu hồi nhiệt"),
        ("Thí điểm kho than dùng chung", "01 kho than dùng chung tại nhà máy"),
        ("Xây dựng mô hình đồng quản lý bến than ven sông", "02 tổ đồng quản lý và quy chế hoạt động"),
        ("Mở rộng mạng lưới đo khói", "05 trạm đo khói"),
        ("Duy trì mạng lưới đo khói", "Báo cáo đo khói"),
        ("Đào tạo 40 thợ lò", "40 thợ lò được cấp chứng chỉ"),
        ("Xây dựng mô hình nhà máy sạch", "03 nhà máy đạt tiêu chí nhà máy sạch"),
        ("Biên soạn tài liệu tuyên truyền", "5.000 tờ rơi về lò hơi"),
    ],
)
def test_an_output_that_is_delivered_or_was_never_promised(activity, product):
    found = of_task(activity=f"{ACTIVITY} - {activity}", product=f"{PRODUCT} - {product}")
    assert "undelivered_output" not in codes(found)


def test_a_workshop_about_a_model_is_no_model():
    found = of_task(
        activity=f"{ACTIVITY} - Xây dựng mô hình lò hơi", product=f"{PRODUCT} - 01 hội thảo phổ biến mô hình"
    )
    assert quotes(found, "undelivered_output") == ["Xây dựng mô hình lò hơi"]


def test_the_title_promises_too():
    found = of_task(title="Tổ chức tuyên truyền, tập huấn về lò hơi")
    assert "Tên nhiệm vụ" in next(one for one in found if one.rule_code == "undelivered_output").message_vi


@pytest.mark.parametrize(
    ("cells", "is_promised"),
    [
        ({"activity": f"{ACTIVITY} - Duy trì, cập nhật cơ sở dữ liệu lò hơi"}, False),
        ({"activity": f"{ACTIVITY} - Xây dựng, cập nhật cơ sở dữ liệu lò hơi"}, True),
        ({"activity": f"{ACTIVITY} - Đăng tải trên mạng xã hội và Cổng thông tin điện tử"}, False),
        ({"title": "Xây dựng mô hình du lịch làng nghề"}, False),
        ({"title": "Xây dựng mô hình và tập huấn du lịch làng nghề"}, True),
        (
            {
                "title": "Xây dựng mô hình du lịch làng nghề",
                "product": f"{PRODUCT} - 10 nhà dân đủ điều kiện đón khách",
            },
            False,
        ),
        ({"activity": f"{ACTIVITY} - Xây dựng phần mềm gồm hai phần: kế hoạch và vật tư"}, False),
        ({"activity": f"{ACTIVITY} - Xây dựng phần mềm, kế hoạch vận hành"}, True),
    ],
)
def test_what_is_kept_up_is_a_channel_or_a_part_is_no_promise(cells, is_promised):
    product = f"{PRODUCT} - Phần mềm vận hành lò hơi - Tin bài - Lò hơi vận hành ổn định"
    found = of_task(**({"activity": ACTIVITY, "product": product} | cells))
    assert ("undelivered_output" in codes(found)) is is_promised


def test_a_survey_that_no_report_will_hold():
    survey = f"- Khảo sát các lò hơi {ACTIVITY}"
    assert "survey_without_report" in codes(of_task(activity=survey))
    assert "survey_without_report" in codes(
        of_task(activity=survey, product=f"{PRODUCT} - 01 hội thảo công bố báo cáo khảo sát")
    )
    assert "survey_without_report" not in codes(
        of_task(activity=survey, product=f"{PRODUCT} - Báo cáo khảo sát lò hơi")
    )


def test_a_survey_is_quoted_by_its_words_alone():
    activity = "- Khảo sát, đánh giá các lò hơi cũ, dễ hỏng hóc, tại các nhà máy nhỏ"
    assert quotes(of_task(activity=activity), "survey_without_report") == ["Khảo sát, đánh giá các lò hơi cũ"]


def test_a_product_that_no_activity_leads_to():
    assert quotes(of_task(product=f"{PRODUCT} - 01 hội thảo về lò hơi"), "product_without_activity") == [
        "01 hội thảo về lò hơi"
    ]
    assert quotes(of_task(product=f"{PRODUCT} - Báo cáo về lò hơi"), "document_without_activity") == [
        "Báo cáo về lò hơi"
    ]


@pytest.mark.parametrize(
    ("activity", "product"),
    [
        ("Viết, đăng bài trên báo", "20 bài viết về lò hơi"),
        ("Theo dõi kết quả vận hành", "Báo cáo kết quả vận hành"),
        ("Thí điểm tại nhà máy", "01 mô hình tại nhà máy"),
        ("Phát sóng 12 phóng sự", "Mỗi tháng phát sóng 01 chương trình phát thanh"),
        ("Tổ chức họp sơ kết", "01 hội nghị sơ kết"),
        ("Ghi âm, phát sóng", "12 chương trình phát thanh"),
        ("Phổ biến sổ tay qua video", "04 video hướng dẫn vận hành"),
        ("Phát sóng 12 phóng sự", "12 phóng sự phát thanh, thời lượng 5 phút/phóng sự"),
        ("Thiết kế, lập trình ứng dụng", "01 ứng dụng đặt lịch kiểm định"),
        ("Học tập kinh nghiệm tại Hàn Quốc", "01 chuyến khảo sát"),
    ],
)
def test_a_product_that_some_activity_leads_to(activity, product):
    found = of_task(activity=f"{ACTIVITY} - {activity}", product=f"{PRODUCT} - {product}")
    assert not codes(found) & {"product_without_activity", "document_without_activity"}


def test_the_steps_of_what_the_title_makes():
    def is_questioned(title: str, product: str) -> bool:
        found = of_task(title=title, activity="- Phân tích yêu cầu - Kiểm thử", product=f"- {product}")
        return "product_without_activity" in codes(found)

    assert not is_questioned("Nâng cấp phần mềm quản lý lò hơi", "Phần mềm quản lý lò hơi được nâng cấp")
    assert not is_questioned("Xây dựng mô hình lò hơi điện", "04 mô hình lò hơi điện")
    assert not is_questioned("Tổ chức ngày hội lò hơi", "01 ngày hội lò hơi")
    assert is_questioned("Xây dựng video clip về lò hơi", "02 video clip về lò hơi")


def test_an_activity_that_counts_the_same_things_leads_to_a_product():
    activity = f"{ACTIVITY} - Giúp 15 hộ thay 60 bếp lò"
    assert "product_without_activity" not in codes(
        of_task(activity=activity, product=f"{PRODUCT} - Mô hình tại 15 hộ với 60 bếp lò")
    )
    assert "product_without_activity" in codes(
        of_task(activity=activity, product=f"{PRODUCT} - Mô hình tại 12 hộ với 40 bếp lò")
    )


def test_an_activity_leads_to_its_own_product_alone():
    software = "- Xây dựng phần mềm giám sát"
    found = of_task(activity=software, product="- Phần mềm giám sát - 01 ứng dụng đặt lịch trên điện thoại")
    assert quotes(found, "product_without_activity") == ["01 ứng dụng đặt lịch trên điện thoại"]
    alone = of_task(activity=software, product="- 01 ứng dụng giám sát trên điện thoại")
    assert "product_without_activity" not in codes(alone)


def test_equipment_is_no_part_of_software():
    activity = "- Xây dựng phần mềm giám sát"
    (quote,) = quotes(
        of_task(activity=activity, product="- 01 phần mềm giám sát - 02 trạm sạc xe điện"),
        "product_without_activity",
    )
    assert quote == "02 trạm sạc xe điện"


@pytest.mark.parametrize(
    ("activity", "product"),
    [
        ("Tổ chức 03 khóa đào tạo", "02 khóa đào tạo"),
        ("Viết 100 tin, 40 bài", "120 tin và 40 bài"),
        ("Phỏng vấn 300 người tiêu dùng", "Báo cáo phỏng vấn 200 người tiêu dùng"),
        ("Điều tra 300 nhà máy", "Báo cáo kết quả điều tra 200 nhà máy"),
        ("In 5.000 tờ rơi", "500 tờ rơi"),
        ("Tổ chức đào tạo cho công nhân tại 05 nhà máy", "01 khóa đào tạo tại 03 nhà máy"),
        ("Tổ chức hai hội thảo về lò hơi", "03 hội thảo về lò hơi"),
        ("Tổ chức mười hai hội thảo về lò hơi", "10 hội thảo về lò hơi"),
        ("Lựa chọn năm nhà máy", "06 nhà máy được hỗ trợ"),
        ("Xây dựng mỗi huyện 01 mô hình tại 05 huyện", "03 mô hình lò hơi"),
        ("Tổ chức 02 hội thảo, trong đó 01 hội thảo mời chuyên gia", "01 hội thảo"),
        ("Tổ chức 12 lớp tập huấn, mỗi lớp 35 học viên", "12 lớp tập huấn với tổng số 380 học viên"),
        ("Mở 05 lớp tại các huyện, 40 học viên/lớp, học trong 10 ngày", "05 lớp, 160 học viên tốt nghiệp"),
        ("Thành lập hai tổ đo khói - Hỗ trợ mỗi tổ 20 máy đo", "02 tổ đo khói - 30 máy đo"),
        ("Dùng thử trên 200 xà lan", "Báo cáo kết quả dùng thử trên 150 xà lan"),
        ("Phát sóng 12 phóng sự trên Đài tỉnh", "10 phóng sự phát thanh"),
        ("Mỗi tháng đăng 04 bài, trong đó 01 bài chuyên sâu", "40 bài viết, trong đó 12 bài chuyên sâu"),
        ("In 2000 tờ rơi", "200 tờ rơi"),
        ("Số hóa 120.000 trang sổ lò hơi", "102.000 trang sổ lò hơi được số hóa"),
        ("Quan sát hành vi tại 40 điểm trong tỉnh", "Báo cáo quan sát hành vi tại 30 điểm"),
        ("Mua sắm 150 bộ niêm phong lò", "120 bộ niêm phong lò"),
        ("Phát 24 bản tin, mỗi tháng 02 bản tin", "24 bản tin, phát mỗi tháng 01 bản tin"),
        (
            "Đo khói trực tuyến 200 nhà máy - Phỏng vấn 40 nhà máy",
            "Số đo khói trực tuyến 150 nhà máy - Biên bản phỏng vấn 40 nhà máy",
        ),
        ("Trồng rừng với quy mô 30 ha", "Rừng được trồng với quy mô 20 ha"),
        ("Kiểm định 10 nhà máy - Lập báo cáo kiểm định cho từng nhà máy", "01 báo cáo kiểm định"),
    ],
)
def test_numbers_that_disagree(activity, product):
    found = of_task(activity=f"{ACTIVITY} - {activity}", product=f"{PRODUCT} - {product}")
    assert "numbers_disagree" in codes(found)


@pytest.mark.parametrize(
    ("activity", "product"),
    [
        ("Tổ chức 3 khóa đào tạo", "03 khóa đào tạo"),
        ("Tổ chức đào tạo 03 khóa", "Tổ chức 03 khóa đào tạo"),
        ("Tổ chức 02 hội thảo tại Hà Nội và 01 hội thảo tại Huế", "03 hội thảo"),
        ("Mỗi tháng phát sóng 02 phóng sự", "24 phóng sự"),
        ("Tổ chức 01 khóa đào tạo năm 2024", "01 khóa đào tạo dài 05 ngày"),
        ("Tổ chức 02 hội thảo tại Hà Nội và 02 hội thảo tại Huế", "04 hội thảo"),
        ("Tổ chức 03 khóa đào tạo, mỗi khóa 40 học viên", "03 khóa đào tạo cho 120 học viên"),
        ("Điều tra 300 nhà máy", "Áp dụng tại 02 nhà máy"),
        ("Viết 100 tin, 40 bài", "100 tin và 40 bài"),
        ("Tổ chức mười hai hội thảo", "12 hội thảo"),
        ("Tổ chức 10 lớp tập huấn", "06 lớp tập huấn ban ngày - 04 lớp buổi tối"),
        ("Viết 140 tin, bài", "100 tin, 40 bài"),
        ("Lựa chọn năm nhà máy", "05 nhà máy được hỗ trợ"),
        ("Kiểm tra hằng năm nhà máy có lò hơi", "06 nhà máy được kiểm tra"),
        ("Tổ chức 03 lớp x 40 người/lớp", "03 lớp tập huấn với 120 người"),
        ("Tổ chức từ 02 đến 03 hội thảo", "03 hội thảo"),
        ("Tổ chức 10 lớp, trong đó 04 lớp buổi tối", "06 lớp ban ngày - 04 lớp buổi tối"),
        ("Tổ chức 10 lớp bồi dưỡng, mỗi lớp 02 ngày, 40 học viên", "10 lớp bồi dưỡng, 400 học viên"),
        ("Tổ chức 03 khóa, mỗi khóa 05 ngày, 120 học viên", "03 khóa cho 120 học viên"),
        ("Tổ chức ba lớp tập huấn cho 90 hộ", "03 lớp tập huấn, mỗi lớp 30 hộ"),
        ("Tổ chức 02 đợt, mỗi đợt 03 lớp, mỗi lớp tối đa 40 học viên", "06 lớp cho 220 học viên"),
        ("Mở 06 lớp, mỗi lớp từ 30 đến 40 học viên", "06 lớp cho 210 học viên"),
        ("Chọn 08 hợp tác xã - Mở 02 lớp/hợp tác xã, mỗi lớp 30 học viên", "16 lớp cho 480 học viên"),
        ("Tổ chức 48 ca trực lò, bình quân mỗi tháng 04 ca", "Biên bản của 48 ca trực lò"),
        ("Đăng 02 bài/tháng", "24 bài viết"),
        ("Duy trì 18 tổ đo khói, thành lập mới 12 tổ", "30 tổ đo khói hoạt động"),
        ("Đánh giá 20 xà lan", "05 xà lan được cải tạo"),
        ("Chọn 20 xà lan, cải tạo 10 xà lan", "05 xà lan được cải tạo - 05 xà lan được đóng mới"),
        ("Huy động khoảng 200 thợ lò", "Danh sách 180 thợ lò"),
        ("Thay lò tại 01 nhà máy ở Thanh Hóa và 01 nhà máy ở Gia Lai", "Lò được thay tại 02 nhà máy"),
        ("Thay lò tại 05 nhà máy, trong đó có Phú Mỹ", "Lò được thay tại Phú Mỹ và 04 nhà máy khác"),
        ("Chọn 05 nhà máy - Lập hồ sơ lò hơi và gắn biển tại từng nhà máy", "01 hồ sơ lò hơi kèm 05 biển"),
        ("Tổ chức tại mỗi miền Bắc, Trung, Nam 02 lớp đào tạo", "06 lớp đào tạo"),
        ("Trồng rừng với quy mô 30 ha, tre với quy mô 20 ha", "Tre được trồng với quy mô 20 ha"),
        ("Mở 06 lớp cho 210 học viên", "04 lớp ở đồng bằng và 02 lớp ở miền núi cho 210 học viên"),
    ],
)
def test_numbers_that_agree(activity, product):
    found = of_task(activity=f"{ACTIVITY} - {activity}", product=f"{PRODUCT} - {product}")
    assert "numbers_disagree" not in codes(found)


def test_a_number_that_was_reckoned_is_told():
    (finding,) = [
        one
        for one in of_task(
            activity="- Tổ chức 12 lớp tập huấn, mỗi lớp 350 học viên",
            product="- 12 lớp tập huấn, 3.800 học viên",
        )
        if one.rule_code == "numbers_disagree"
    ]
    assert "“12 lớp tập huấn, mỗi lớp 350 học viên”, tức 4.200," in finding.message_vi
    assert "that is 4,200" in finding.message_en


def test_shares_of_unlike_numbers_are_questioned_once():
    found = of_task(
        activity="- Tổ chức 12 lớp tập huấn, mỗi lớp 35 học viên",
        product="- 10 lớp tập huấn, mỗi lớp 35 học viên",
    )
    messages = [one.message_vi for one in found if one.rule_code == "numbers_disagree"]
    assert len(messages) == 1
    assert "“12 lớp tập huấn”" in messages[0]


def test_a_monthly_number_is_reckoned_for_the_year():
    found = of_task(activity="- Mỗi tháng đăng 05 bài viết về lò hơi", product="- 50 bài viết về lò hơi")
    (message,) = [one.message_vi for one in found if one.rule_code == "numbers_disagree"]
    assert "“Mỗi tháng đăng 05 bài viết”, tức 60" in message
    agreed = of_task(activity="- Mỗi tháng đăng 05 bài viết về lò hơi", product="- 60 bài viết về lò hơi")
    assert "numbers_disagree" not in codes(agreed)


def test_things_that_no_table_knows_are_counted_too():
    found = of_task(
        activity="- Tổ chức 60 chuyến phục vụ tại 10 huyện (mỗi huyện 06 chuyến)",
        product="- 50 chuyến phục vụ tại huyện",
    )
    assert quotes(found, "numbers_disagree")


def narrows(title: str, activity: str, product: str) -> bool:
    return "scope_narrows" in codes(of_task(title=title, activity=f"- {activity}", product=f"- {product}"))


def test_several_become_one():
    assert narrows("Xử lý nước tại các khu công nghiệp", "Xử lý nước", "Áp dụng tại 01 khu công nghiệp")
    assert narrows("Xây dựng các mô hình lò hơi", "Xây dựng mô hình", "Áp dụng mô hình tại 01 siêu thị")
    assert narrows("Thiết kế một số mặt hàng", "Thiết kế", "Hướng dẫn cho 01 loại sản phẩm")


def test_several_stay_several_or_were_only_surveyed():
    assert not narrows("Xử lý nước tại các khu công nghiệp", "Xử lý nước", "Áp dụng tại 03 khu công nghiệp")
    assert not narrows("Xử lý nước", "Khảo sát các khu công nghiệp", "Áp dụng tại 01 khu công nghiệp")
    assert not narrows("Xử lý nước tại 01 khu công nghiệp", "Xử lý nước", "Áp dụng tại 01 khu công nghiệp")


def test_all_become_those_of_a_few_places():
    title, activity = "Kiểm định lò hơi tại 209 trạm y tế", "Kiểm định"
    assert narrows(title, activity, "Tem kiểm định tại các trạm y tế của 03 huyện miền núi")
    assert narrows(title, activity, "Tem kiểm định tại các trạm y tế huyện Sơn Hà")
    assert narrows(title, activity, "Tem kiểm định tại các trạm y tế thuộc huyện Sơn Hà")
    assert narrows("Kiểm định tại toàn bộ trạm y tế", activity, "Tem tại trạm y tế của 03 huyện")
    assert not narrows(title, "Kiểm định tại bốn huyện", "Tem kiểm định tại các trạm y tế của 04 huyện")
    assert not narrows(title, "Kiểm định tại 03 huyện", "Tem kiểm định tại các trạm y tế của 03 huyện")
    assert not narrows(title, activity, "Tem kiểm định tại 209 trạm y tế của 03 huyện")
    assert not narrows(title, activity, "Báo cáo về các trạm y tế của 03 huyện")
    assert not narrows(title, activity, "Tem kiểm định tại các trạm y tế của tỉnh Quảng Ngãi")


@pytest.mark.parametrize(
    ("activity", "product"),
    [
        ("Dịch sổ tay ra tiếng Mông, tiếng Thái và tiếng Khmer", "Sổ tay được dịch ra tiếng Mông"),
        ("Soạn sổ tay lò hơi bằng tiếng Việt và tiếng Mông", "Sổ tay lò hơi bằng tiếng Việt"),
        ("Đo khói lò tại cửa khẩu, cảng biển và sân bay", "Báo cáo đo khói lò tại cảng biển"),
        ("Xây dựng hướng dẫn đo cho xi măng, thép tấm và kính nổi", "Hướng dẫn đo cho xi măng"),
        ("Nối số liệu của Công an tỉnh, Sở Y tế và các nhà máy", "Báo cáo nối số liệu của Công an tỉnh"),
        ("Khảo sát lò hơi tại 03 tỉnh: Hà Nam, Nam Định và Ninh Bình", "Báo cáo khảo sát lò hơi tỉnh Hà Nam"),
        (
            "Thay lò hơi cũ tại chợ, siêu thị và nhà ga",
            "Lò hơi cũ được thay tại 01 siêu thị - Báo cáo về chợ, siêu thị và nhà ga",
        ),
        (
            "Xây dựng hướng dẫn đo khói lò hơi cho các ngành giấy, nhựa và thép",
            "Hướng dẫn đo khói lò hơi cho ngành nhựa",
        ),
        (
            "Soạn sổ học của các trường tiểu học, trung học cơ sở và trung học phổ thông",
            "Sổ học của trường tiểu học",
        ),
    ],
)
def test_of_three_things_one_is_left(activity, product):
    assert "scope_narrows" in codes(of_task(activity=f"- {activity}", product=f"- {product}"))


@pytest.mark.parametrize(
    ("activity", "product"),
    [
        ("Dịch sổ tay ra tiếng Mông, tiếng Thái và tiếng Khmer", "Sổ tay tiếng Mông - Sổ tay tiếng Thái"),
        ("Dịch sổ tay ra tiếng Mông, tiếng Thái và tiếng Khmer", "Sổ tay được dịch"),
        ("Đo khói lò tại 03 tỉnh, nhà máy và sân bay", "Báo cáo đo khói lò tại 03 tỉnh"),
        ("Đo lò hơi tại Hà Nam, Nam Định và Ninh Bình", "Báo cáo đo - Tổ chức 01 hội thảo tại Hà Nam"),
        ("Mời Sở Y tế, Công an tỉnh và các nhà máy", "Giấy mời Sở Y tế và nơi khác, Công an tỉnh"),
        (
            "Thay lò hơi cũ tại chợ, siêu thị và nhà ga - Thay lò hơi cũ tại 01 siêu thị",
            "Lò hơi cũ được thay tại 01 siêu thị",
        ),
    ],
)
def test_of_three_things_none_or_several_are_left(activity, product):
    assert "scope_narrows" not in codes(of_task(activity=f"- {activity}", product=f"- {product}"))


def test_an_app_beside_software():
    activity = "- Lập trình 01 phần mềm quản lý lò hơi - Lập trình 01 ứng dụng báo sự cố"
    found = of_task(activity=activity, product="- 01 phần mềm quản lý lò hơi")
    assert quotes(found, "undelivered_output") == ["Lập trình 01 ứng dụng báo sự cố"]
    both = "- 01 phần mềm quản lý lò hơi - 01 ứng dụng báo sự cố"
    assert "undelivered_output" not in codes(of_task(activity=activity, product=both))


def test_goods_that_no_product_has():
    activity = "- Mở 10 lớp - Mua và cấp 300 mũ bảo hộ cho thợ lò"
    found = of_task(activity=activity, product="- 10 lớp")
    assert quotes(found, "undelivered_output") == ["Mua và cấp 300 mũ bảo hộ cho thợ lò"]
    assert "undelivered_output" not in codes(of_task(activity=activity, product="- 10 lớp - 300 mũ được cấp"))
    assert "undelivered_output" not in codes(of_task(activity="- Cấp thẻ cho 300 thợ", product="- 10 lớp"))


def test_a_report_beside_others_of_whose_subject_no_product_speaks():
    report = "Viết báo cáo chuyên đề về kinh nghiệm và pháp luật của 04 nước"
    activity = f"- {report} - Viết báo cáo khảo sát lò hơi"
    found = of_task(activity=activity, product="- Báo cáo khảo sát lò hơi")
    assert quotes(found, "undelivered_output") == [report]
    assert "undelivered_output" not in codes(
        of_task(activity=activity, product="- Báo cáo khảo sát - Báo cáo kinh nghiệm các nước")
    )


def test_a_contest_may_be_told_by_its_rounds():
    rounds = "- 03 vòng thi khu vực - 01 vòng chung kết và trao giải"
    title = "Tổ chức Hội thi thợ lò giỏi"
    assert "undelivered_output" not in codes(of_task(title=title, activity=rounds, product=rounds))
    assert "undelivered_output" in codes(of_task(title=title, activity="- Ra đề", product="- Bộ câu hỏi"))


def test_the_whole_country_becomes_a_part_of_it():
    title, activity = "Kiểm định lò hơi trên phạm vi cả nước", "Kiểm định lò hơi"
    assert narrows(title, activity, "Tem kiểm định tại các tỉnh miền Bắc")
    assert not narrows(title, f"{activity} tại miền Bắc", "Tem kiểm định tại các tỉnh miền Bắc")
    assert not narrows(title, activity, "Tem kiểm định tại miền Bắc và cả nước")
    assert not narrows("Kiểm định lò hơi", activity, "Tem kiểm định tại các tỉnh miền Bắc")


def test_what_helps_all_is_tried_at_one():
    objective, product = "Giảm than tại các nhà máy", "- Mô hình lò hơi tại 01 nhà máy"
    tried = of_task(objective=objective, activity="- Xây dựng mô hình lò hơi tại 01 nhà máy", product=product)
    promised = of_task(
        objective=objective, activity="- Xây dựng mô hình lò hơi tại các nhà máy", product=product
    )
    assert "scope_narrows" not in codes(tried)
    assert "scope_narrows" in codes(promised)


def test_a_number_in_the_activities_is_compared_instead():
    title, activity = "Xử lý nước tại các khu công nghiệp", "Xử lý nước tại 02 khu công nghiệp"
    found = of_task(title=title, activity=f"- {activity}", product="- Áp dụng tại 01 khu công nghiệp")
    assert "numbers_disagree" in codes(found)
    assert "scope_narrows" not in codes(found)


def covers(title: str, product: str) -> list[str]:
    return quotes(of_task(title=title, product=f"- {product}"), "coverage_changes")


def test_addressees_and_stages_that_are_lost_or_new():
    assert covers("Giảm rác tại siêu thị, chợ", "Báo cáo về rác tại siêu thị")
    assert covers("Giảm than tại làng nghề", "Sổ tay cho hợp tác xã")
    assert covers("Thu hồi, phân loại và tái chế pin", "Quy trình phân loại và tái chế pin")


def test_addressees_that_stay_or_are_taken_as_a_whole():
    assert not covers("Giảm rác tại siêu thị, chợ", "Báo cáo về rác tại chợ và siêu thị")
    assert not covers("Giảm rác tại siêu thị, chợ", "Báo cáo về giảm rác")
    assert not covers("Giảm than tại HTX", "Sổ tay cho hợp tác xã")


def test_one_of_two_names_is_lost():
    title = "Đo khói tại vùng biển Vịnh Bắc Bộ và vùng biển Đông Nam Bộ"
    one = "Báo cáo tại Vịnh Bắc Bộ - Bản đồ khói Vịnh Bắc Bộ"
    assert covers(title, one)
    assert covers("Đo khói tại Hải Dương và Nam Định", "Báo cáo tại Nam Định - Bản đồ Nam Định")
    assert not covers(title, "Báo cáo tại Vịnh Bắc Bộ")
    assert not covers(title, f"{one} - Báo cáo tổng hợp của hai vùng biển")
    assert not covers(title, f"{one} - Bản đồ khói Đông Nam Bộ")
    assert not covers("Đo khói tại Hải Dương", "Báo cáo tại Hải Dương - Bản đồ Hải Dương")


def test_the_industry_of_the_title_is_lost():
    sector = TaskSector("I.1", "wood", Decimal(1), is_alternative=False, evidence="chế biến gỗ")
    classification = Classification((sector,), (), ())

    def lost(activity: str) -> bool:
        row = task(title="Giảm bụi trong chế biến gỗ", activity=activity)
        return "object_not_in_products" in codes(
            findings(section(), row, total(), classification=classification)
        )

    assert lost("- Khảo sát cơ sở")
    assert not lost("- Khảo sát cơ sở gỗ")


def test_an_output_described_in_quite_other_words():
    activity = "- Xây dựng mô hình kinh tế chia sẻ"
    assert "output_differs" in codes(of_task(activity=activity, product="- 01 mô hình giám sát nước thải"))
    assert "output_differs" not in codes(
        of_task(activity=activity, product="- 01 mô hình chia sẻ thiết bị đo")
    )


def differs(activity: str, product: str) -> bool:
    return "event_differs" in codes(
        of_task(activity=f"{ACTIVITY} - {activity}", product=f"{PRODUCT} - {product}")
    )


def test_an_event_of_another_name_or_purpose():
    assert differs("Tổ chức hội nghị phổ biến sổ tay", "01 hội thảo phổ biến sổ tay")
    assert differs("Tổ chức hội thảo tham vấn về mô hình", "01 hội thảo phổ biến tài liệu")


def test_an_event_that_is_the_same_or_one_of_several():
    assert not differs("Tổ chức hội thảo phổ biến sổ tay", "01 hội thảo giới thiệu sổ tay")
    assert not differs("Tổ chức hội thảo", "01 hội thảo phổ biến sổ tay")
    assert not differs("Tổ chức hội thảo tham vấn - Tổ chức hội thảo phổ biến", "01 hội thảo tham vấn")


def test_products_put_as_work():
    (finding,) = [
        one for one in of_task(product="- Xây dựng sổ tay") if one.rule_code == "product_as_activity"
    ]
    assert finding.task_code is None
    assert finding.related_task_codes == ("I.1",)
    assert "product_as_activity" not in codes(of_task(product="- Tổ chức 01 hội thảo - Sổ tay"))
    assert "product_as_activity" not in codes(of_task(product="- Xây dựng 01 sổ tay"))


def test_an_activity_that_states_an_aim():
    assert "activity_states_aim" in codes(of_task(activity=f"{ACTIVITY} - Nâng cao nhận thức của công nhân"))
    assert "activity_states_aim" not in codes(
        of_task(activity=f"{ACTIVITY} - Đo khói để nâng cao chất lượng")
    )


def test_an_activity_said_twice():
    twice = f"{ACTIVITY} - Tổ chức hội thảo phổ biến sổ tay - Tổ chức hội thảo phổ biến về sổ tay"
    assert "repeated_passage" in codes(of_task(activity=twice))
    other = f"{ACTIVITY} - Tổ chức hội thảo phổ biến sổ tay - Xây dựng phần mềm quản lý lò hơi"
    assert "repeated_passage" not in codes(of_task(activity=other))
