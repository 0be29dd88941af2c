"""What the data page says of a file before it is made."""

from __future__ import annotations

import pytest

from dashboard.exports.kinds import KINDS, make
from dashboard.selection import parse


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("filtering", [{}, {"section": "III", "lang": "en"}, {"q": "mo hinh"}], ids=str)
def test_the_size_is_about_right_before_the_file_is_made(kind, filtering):
    selection = parse(filtering)[0]
    size = len(make(kind, selection)) / 1024
    assert KINDS[kind].estimate(selection) == pytest.approx(size, rel=0.33)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_says_what_is_inside(kind):
    selection = parse({"q": "mo hinh", "lang": "en"})[0]
    assert KINDS[kind].file_name(selection) == f"2323-QD-BCT-2021-{kind}-tasks-en{KINDS[kind].suffix}"


def test_no_other_kind():
    with pytest.raises(KeyError):
        make("pdf", parse({})[0])
