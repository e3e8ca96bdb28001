from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from campaigns import money


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        ("12846300.00", "1,284.63"),
        ("18000000", "1,800"),
        ("6450307.50", "6,450,307.50"),
        ("9999.00", "9,999"),
        ("0.00", "0"),
        ("100000000000.00", "10,000,000"),
    ],
)
def test_chinese_says_ten_thousands_only_where_they_are_exact(value, figure):
    with translation.override("zh-hans"):
        assert money.amount(Decimal(value))[0] == figure


def test_english_says_yuan():
    with translation.override("en"):
        assert money.said(Decimal("12846300.00")) == "12,846,300 yuan"


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [("99.99", "100", 99), ("100", "100", 100), ("0.01", "3", 0), ("107.5", "100", 107)],
)
def test_percent_never_says_more_than_there_is(part, whole, percent):
    assert money.percent(Decimal(part), Decimal(whole)) == percent
