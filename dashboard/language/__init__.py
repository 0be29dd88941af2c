"""Words in Vietnamese and English, numbers, money, dates, and text folding for search."""

from dashboard.language.folding import fold, mark, query_words, search_text
from dashboard.language.numbers import (
    amount,
    date_long,
    date_short,
    money,
    money_short,
    number,
    percent,
    unbroken,
)
from dashboard.language.words import LANGUAGES, MOST_NAMES, Language, enumeration, word, word_keys

__all__ = [
    "LANGUAGES",
    "MOST_NAMES",
    "Language",
    "amount",
    "date_long",
    "date_short",
    "enumeration",
    "fold",
    "mark",
    "money",
    "money_short",
    "number",
    "percent",
    "query_words",
    "search_text",
    "unbroken",
    "word",
    "word_keys",
]
