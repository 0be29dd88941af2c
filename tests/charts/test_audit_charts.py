"""The figure of the findings says what its rows say, whatever kinds of findings there are."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts import FIGURES
from dashboard.charts.audit import findings_by_family, findings_by_family_finding
from dashboard.selection import parse
from dashboard.store import query

FAMILIES = ["arithmetic", "completeness", "promise", "overlap", "wording"]


def rows(errors, warnings, notes):
    table = pd.DataFrame(
        {"family_code": FAMILIES, "errors": errors, "warnings": warnings, "notes": notes},
    )
    return table.assign(findings=table["errors"] + table["warnings"] + table["notes"])


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "said"),
    [
        ([2, 0, 0, 0, 0], [0, 6, 25, 7, 28], [0, 17, 0, 5, 35], "Có 2 lỗi và 66 cảnh báo cần trả lời, nhiều nhất ở nhóm “Câu chữ”: 28"),
        ([0] * 5, [0, 3, 1, 0, 0], [0] * 5, "Không có lỗi; có 4 cảnh báo cần trả lời"),
        ([0] * 5, [0] * 5, [0, 2, 0, 0, 1], "Không có lỗi hay cảnh báo nào; số ghi chú: 3"),
        ([0] * 5, [0] * 5, [0] * 5, "Không có lỗi hay cảnh báo nào; số ghi chú: 0"),
    ],
)  # fmt: skip
def test_the_finding_counts_what_is_to_answer(errors, warnings, notes, said):
    assert findings_by_family_finding(rows(errors, warnings, notes), "vi").startswith(said)


def test_each_severity_has_a_panel_on_one_scale_with_its_word_and_sum():
    chart = findings_by_family(rows([2, 0, 0, 0, 0], [0, 6, 25, 7, 28], [0, 17, 19, 5, 35]), "en")
    assert [list(bar.x) for bar in chart.data] == [[2, 0, 0, 0, 0], [0, 6, 25, 7, 28], [0, 17, 19, 5, 35]]
    # Side by side on one axis: a bar of 35 does not reach the next panel.
    assert [bar.base for bar in chart.data] == [0, 35 * 1.7, 35 * 3.4]
    assert len(list(chart.select_xaxes())) == 1
    assert [note.text for note in chart.layout.annotations] == [
        "<b>2</b><br>errors",
        "<b>66</b><br>warnings",
        "<b>76</b><br>notes",
    ]


def test_a_bar_carries_the_codes_that_the_list_is_filtered_by():
    chart = findings_by_family(rows([2, 0, 0, 0, 0], [0, 6, 25, 7, 28], [0, 17, 19, 5, 35]), "vi")
    assert [bar.customdata[4] for bar in chart.data] == [
        ["error", "wording"],
        ["warning", "wording"],
        ["note", "wording"],
    ]
    assert FIGURES["findings_by_family"].clicks == ("severity", "family")


def test_a_family_without_findings_keeps_its_row():
    # Section IX has one task, without a year: nothing of it can be a contradiction of amounts in section III.
    selection, _ = parse({"section": "IX"})
    counts = query("findings_by_family", **selection.values()).set_index("family_code")
    assert list(counts.index) == FAMILIES
    # The sum of all tasks against the printed grand total is about the whole list, whatever is filtered.
    assert counts.loc["arithmetic", "errors"] == 1
    assert counts.loc["overlap", "findings"] == 0


def test_the_figure_counts_the_findings_that_the_list_shows():
    for parameters in ({}, {"section": "III"}, {"q": "giấy"}):
        values = parse(parameters)[0].values()
        counts = query("findings_by_family", **values)
        findings = query("findings", **values)
        assert counts["findings"].sum() == len(findings)
        assert counts["errors"].sum() == (findings["severity"] == "error").sum()
