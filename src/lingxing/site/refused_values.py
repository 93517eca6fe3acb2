"""What is wrong with a value that a route of the API was given, in Chinese.

It decides the words for the kinds of error that people meet. Any other kind is told as 参数不合要求, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_WORDS = {
    "missing": "缺少此项",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "int_parsing_size": "数字太大",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_long": "不得超过 {max_length} 个字",
    "string_too_short": "不得少于 {min_length} 个字",
    "date_parsing": "日期应写作 2023-04-03 的样子",
    "date_from_datetime_parsing": "日期应写作 2023-04-03 的样子",
    "greater_than_equal": "不得小于 {ge}",
    "less_than_equal": "不得大于 {le}",
    "enum": "只能是 {expected}",
    "literal_error": "只能是 {expected}",
    "value_error": "值不合要求",
}
_OTHER = "参数不合要求"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def describe_refused(error: Mapping[str, Any]) -> str:
    """One error of a validation: its place, and what the value should have been."""
    place = ".".join(map(str, error["loc"]))
    return f"{place}：{_words(error)}" if place else _words(error)


def _words(error: Mapping[str, Any]) -> str:
    context = error.get("ctx") or {}
    own = str(context.get("error", ""))
    if error["type"] == "value_error" and _CHINESE.search(own):
        return own
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
    try:
        return _WORDS.get(error["type"], _OTHER).format(**{**context, "expected": expected})
    except KeyError:
        return _OTHER
