"""Numbers, money and dates in the forms of Vietnamese and English; the language switch decides, not the browser.

Vietnamese form: dot between thousands, comma before decimals (Accounting Law 2003, article 12).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from dashboard.language.words import Language, word

Number = int | float | Decimal  # numpy's numbers count as these


def number(value: Number, language: Language, decimals: int = 2) -> str:
    """`value` with at most `decimals` decimals: 1.234,5 or 1,234.5."""
    return str(format_decimal(value, "#,##0." + "#" * decimals, locale=language))


def percent(share: Number, language: Language, decimals: int = 1) -> str:
    """A share of 1 as a percentage: 22,4% or 22.4%."""
    return number(Decimal(str(share)) * 100, language, decimals) + "%"


def amount(millions: Number, language: Language) -> str:
    """An amount in million VND as a bare number."""
    return number(millions, language)


def money(millions: Number, language: Language) -> str:
    """An amount in million VND with its unit: "25.000 triệu đồng" or "VND 25,000 million"."""
    return word("common.money", language, amount=number(millions, language))


def money_short(millions: Number, language: Language) -> str:
    """An amount in the largest fitting unit: "25 tỷ đồng" or "VND 25 billion", below a billion in millions."""
    if -1000 < millions < 1000:
        return money(millions, language)
    return word("common.money_billion", language, amount=number(Decimal(str(millions)) / 1000, language, 3))


def unbroken(text: str) -> str:
    """`text` for a screen, where no line ends within a range of numbers."""
    return re.sub(r"(?<=\d)–(?=\d)", "–\N{WORD JOINER}", text)


def date_short(day: date, language: Language) -> str:
    """A date as 15/10/2021 or 15 October 2021."""
    if language == "vi":
        return f"{day:%d/%m/%Y}"
    return word("common.date", language, day=day.day, month=_MONTHS[day.month - 1], year=day.year)


def date_long(day: date, language: Language) -> str:
    """A date as "ngày 15 tháng 10 năm 2021" or 15 October 2021."""
    month = f"{day:%m}" if language == "vi" else _MONTHS[day.month - 1]
    return word(
        "common.date", language, day=f"{day:%d}" if language == "vi" else day.day, month=month, year=day.year
    )


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
