"""The briefing: one sentence per finding, each from the rows of its query."""

from __future__ import annotations

import pytest

from dashboard.exports.briefing import briefing
from dashboard.language import LANGUAGES
from dashboard.selection import BASES, parse


def sentences(**parameters) -> str:
    return "\n".join(text for answer in briefing(parse(parameters)[0]) for text in answer.sentences)


def test_what_a_leader_must_know():
    """VIII, I and III hold 5 600 + 5 000 + 4 200 of 25 000; 12 task rows print 1 000; section III is 1 000 apart."""
    said = sentences()
    assert "Các mục VIII, I và III chiếm 59,2% kinh phí của 9 mục (theo dòng mục)." in said
    assert "12 trong 33 nhiệm vụ có cùng mức 1.000 triệu đồng" in said
    assert "5 nhiệm vụ của mục cộng lại là 5.200 triệu đồng: chênh nhau 1.000 triệu đồng (dòng 73)." in said
    assert "Rượu, bia, nước giải khát" in said


def test_the_other_basis_gives_other_shares():
    """VIII and III hold 5 600 + 5 200, with I 5 000, of 26 000: 60,8 %."""
    assert "60,8% kinh phí của 9 mục (theo dòng nhiệm vụ)" in sentences(basis="tasks")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("filtering", [{}, {"section": "III"}, {"q": "giay"}, {"section": "IX"}], ids=str)
def test_every_selection_has_a_sheet_of_whole_sentences(filtering, basis, language):
    answers = briefing(parse({**filtering, "basis": basis, "lang": language})[0])
    assert 1 <= len(answers) <= 3
    for answer in answers:
        assert answer.question.endswith("?")
        assert all(text.endswith(".") and "{" not in text for text in answer.sentences)
    # About 100 characters a line and 55 lines on the sheet.
    assert sum(1 + len(text) // 100 for answer in answers for text in answer.sentences) < 40
