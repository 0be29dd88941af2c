"""Filter state <-> URL codes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.selection import Ignored, Selection, parse

DECISION = "2323-QD-BCT-2021"


def test_an_empty_url_is_the_whole_list_in_vietnamese():
    selection, ignored = parse({})
    assert selection == Selection(DECISION)
    assert (selection.language, selection.basis, selection.is_filtered, ignored) == (
        "vi",
        "approved",
        False,
        (),
    )
    assert selection.parameters() == {}


@pytest.mark.parametrize(
    "parameters",
    [
        {"lang": "en"},
        {"basis": "tasks"},
        {"section": "III,VIII"},
        {"min": "500", "max": "1000"},
        {"q": "mô hình tuần hoàn"},
        {"lang": "en", "basis": "tasks", "section": "I", "min": "700.5", "q": "giấy"},
        {"sector": "paper,steel", "type": "workshop"},
        {"certain": "1"},
        {"sector": "paper", "certain": "1"},
    ],
)
def test_a_url_comes_back_as_it_was(parameters):
    selection, ignored = parse(parameters)
    assert ignored == ()
    assert selection.parameters() == parameters


@pytest.mark.parametrize(
    ("parameters", "ignored"),
    [
        ({"section": "XX"}, [Ignored("section", "XX")]),
        ({"section": "I,<script>"}, [Ignored("section", "<script>")]),
        ({"lang": "fr"}, [Ignored("lang", "fr")]),
        ({"basis": "both"}, [Ignored("basis", "both")]),
        ({"certain": "maybe"}, [Ignored("certain", "maybe")]),
        ({"min": "viele"}, [Ignored("min", "viele")]),
        ({"max": "-5"}, [Ignored("max", "-5")]),
        ({"min": "NaN"}, [Ignored("min", "NaN")]),
        ({"max": "Infinity"}, [Ignored("max", "Infinity")]),
        ({"min": "900", "max": "100"}, [Ignored("min", "900")]),
        ({"decision": "1-XX-1999"}, [Ignored("decision", "1-XX-1999")]),
    ],
)
def test_bad_values_are_ignored_and_named(parameters, ignored):
    selection, found = parse(parameters)
    assert list(found) == ignored
    assert selection.decision == DECISION


@pytest.mark.parametrize(
    ("parameters", "basis"),
    [
        ({"section": "III"}, "approved"),
        ({"section": "III", "basis": "tasks"}, "tasks"),
        ({"q": "giấy"}, "tasks"),
        ({"min": "500"}, "tasks"),
        ({"sector": "paper"}, "tasks"),
        ({"type": "workshop"}, "tasks"),
        ({"certain": "1"}, "approved"),  # takes no task away, so amounts of sections stand
        ({"sector": "paper", "certain": "1"}, "tasks"),
    ],
)
def test_a_filter_below_section_level_forces_the_basis_of_tasks(parameters, basis):
    assert parse(parameters)[0].basis == basis


def test_codes_keep_the_order_of_the_document():
    assert parse({"section": "VIII,I"})[0].sections == ("I", "VIII")


def test_a_code_is_taken_out_of_its_filter_alone():
    selection, _ = parse({"section": "I,III", "sector": "paper"})
    assert selection.without("section", "III").parameters() == {"section": "I", "sector": "paper"}


def test_reset_keeps_language_and_basis():
    selection, _ = parse(
        {"lang": "en", "basis": "tasks", "section": "I", "q": "x", "min": "5", "certain": "1"}
    )
    assert selection.without_filters().parameters() == {"lang": "en", "basis": "tasks"}
    assert selection.budget_min == Decimal(5)
