"""The lexicon of printed units: dimension, canonical unit and exact factor of each.

It decides that 万元 is 10,000 元 and 公顷 is 10,000 平方米. It refuses to turn what the law keeps apart into each
other: a day into hours, a month into days, a working day into days, a dollar into 元.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lingxing.core.text.numerals import Exact


class Dimension(StrEnum):
    """What a quantity measures (量纲)."""

    MONEY = "money"
    SHARE = "share"
    PERCENTAGE_POINT = "percentage_point"
    MULTIPLE = "multiple"
    MASS = "mass"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    POWER = "power"
    ENERGY = "energy"
    VOLTAGE = "voltage"
    TEMPERATURE = "temperature"
    CLOCK_TIME = "clock_time"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    AGE = "age"
    LEVEL = "level"
    SCORE = "score"
    RATE = "rate"
    COUNT = "count"
    NUMBER = "number"


TIME_DIMENSIONS = frozenset({Dimension.CLOCK_TIME, Dimension.DAYS, Dimension.WORKING_DAYS, Dimension.MONTHS})


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit (计量单位): one of it is ``factor`` of ``canonical``."""

    printed: str
    canonical: str
    factor: Exact
    dimension: Dimension


_MEASURES: dict[Dimension, tuple[str, dict[str, str]]] = {
    Dimension.MONEY: ("元", {"元": "1", "块钱": "1", "元人民币": "1", "人民币元": "1", "角": "0.1"}),
    Dimension.SHARE: ("%", {"%": "1", "‰": "0.1", "个百分比": "1", "成": "10"}),
    Dimension.PERCENTAGE_POINT: ("百分点", {"个百分点": "1", "百分点": "1", "个千分点": "0.1"}),
    Dimension.MULTIPLE: ("倍", {"倍": "1"}),
    Dimension.MASS: (
        "千克",
        {
            "吨": "1000",
            "公斤": "1",
            "千克": "1",
            "kg": "1",
            "斤": "0.5",
            "克": "0.001",
            "毫克": "0.000001",
            "t": "1000",
        },
    ),
    Dimension.LENGTH: (
        "米",
        {"公里": "1000", "千米": "1000", "km": "1000", "米": "1", "m": "1", "厘米": "0.01", "cm": "0.01"}
        | {"毫米": "0.001", "mm": "0.001", "海里": "1852"},
    ),
    Dimension.AREA: (
        "平方米",
        {"平方公里": "1000000", "平方千米": "1000000", "平方米": "1", "㎡": "1", "m²": "1", "公顷": "10000"}
        | {"km²": "1000000", "平米": "1"},
    ),
    Dimension.VOLUME: ("立方米", {"立方米": "1", "m³": "1", "方": "1", "升": "0.001", "毫升": "0.000001"}),
    Dimension.POWER: (
        "千瓦",
        {"千瓦": "1", "kW": "1", "兆瓦": "1000", "MW": "1000", "吉瓦": "1000000", "GW": "1000000", "瓦": "0.001"},
    ),
    Dimension.ENERGY: (
        "千瓦时",
        {"千瓦时": "1", "kWh": "1", "兆瓦时": "1000", "MWh": "1000", "GWh": "1000000"},
    ),
    Dimension.VOLTAGE: ("千伏", {"千伏": "1", "kV": "1", "伏": "0.001"}),
    Dimension.TEMPERATURE: ("℃", {"℃": "1", "摄氏度": "1", "°C": "1"}),
    Dimension.CLOCK_TIME: ("分钟", {"小时": "60", "个小时": "60", "分钟": "1", "h": "60"}),
    Dimension.DAYS: (
        "日",
        {"日": "1", "天": "1", "自然日": "1", "个自然日": "1", "周": "7", "个星期": "7", "星期": "7"},
    ),
    Dimension.WORKING_DAYS: ("工作日", {"个工作日": "1", "工作日": "1", "个工作天": "1"}),
    Dimension.MONTHS: (
        "月",
        {"个月": "1", "年": "12", "个季度": "3", "个半年": "6", "个学期": "6", "周年": "12"},
    ),
    Dimension.AGE: ("周岁", {"周岁": "1", "岁": "1"}),
    Dimension.LEVEL: ("级", {"级": "1"}),
    Dimension.SCORE: ("分", {"分": "1"}),
}
# One mu is 10000/15 square metres, and one second the sixtieth of a minute: no decimal is exact.
_FRACTIONAL = {
    "亩": Unit("亩", "平方米", Fraction(2000, 3), Dimension.AREA),
    "秒": Unit("秒", "分钟", Fraction(1, 60), Dimension.CLOCK_TIME),
}
# Things with a unit of their own that nothing converts: the printed unit is the canonical one.
_WHOLE_NAMES = (
    "县市区 县市 州市 乡镇街道 乡镇 人次 人 个 项 次 户 家 名 位 件 份 篇 条 场次 场 "
    "台套 台 套 座 处 所 栋 幢 间 张 支 辆 架 艘"
)
_OTHER_NAMES = (
    "期 种 类 批 口 眼 株 棵 头 只 羽 匹 组 队 村 县 乡 镇 字 页 遍 轮 本 册 部 起 例 宗 床 层 款 枚 卷 幅 标准箱"
)
_WHOLE = frozenset(_WHOLE_NAMES.split())
# A unit is none where it begins a word: 3 条 is a count, 3 条例 is not.
_WORDS_BEGUN: dict[str, str] = {
    "元": "旦素宵",
    "年": "级轻代龄鉴",
    "日": "常报益",
    "天": "然津文空",
    "人": "民",
    "条": "例约款",
    "次": "生贷序品性",
    "家": "庭长村",
    "名": "单录称额誉胜词",
    "位": "于置",
    "场": "所地景馆",
    "期": "间限刊货",
    "种": "植子养质苗",
    "类": "别型似",
    "批": "复准发示文评",
    "台": "账风湾乡镇县村",
    "座": "谈",
    "处": "置理罚室长分",
    "所": "有属在得",
    "间": "隔接",
    "支": "持付部撑队出",
    "口": "岸号",
    "头": "部",
    "只": "有要能",
    "组": "织长成建合",
    "县": "级城长",
    "乡": "级",
    "镇": "级",
    "村": "级",
    "轮": "流换岗",
    "本": "级地部年次着区月季办法",
    "部": "门委分队署级",
    "起": "草点步诉源",
    "例": "会外如",
    "层": "面级次",
    "级": "别",
    "周": "边围期密转末",
    "米": "饭粉线",
    "升": "级学",
    "克": "服",
    "队": "伍",
    "款": "项",
    "成": "立果员为本功效分长都熟品交年绩就套色型因像不",
    "分": "之类别级部公局支管期步组配布析",
    "方": "面案式法便针向",
}
# After a Chinese numeral these are more often part of a word (十分, 一级, 一起) than units.
_ARABIC_ONLY_NAMES = "期 县 乡 镇 村 分 级 起 部 本 层 口 方 队 组 升 角 字 类 m t h"
_ARABIC_ONLY = frozenset(_ARABIC_ONLY_NAMES.split())


def _lexicon() -> dict[str, Unit]:
    units = {name: Unit(name, name, Decimal(1), Dimension.COUNT) for name in (*_WHOLE, *_OTHER_NAMES.split())}
    for dimension, (canonical, factors) in _MEASURES.items():
        for name, factor in factors.items():
            units[name] = Unit(name, canonical, Decimal(factor), dimension)
    for name in ("美元", "港元", "欧元", "日元", "英镑"):
        units[name] = Unit(name, name, Decimal(1), Dimension.MONEY)
    for name in ("吨标准煤", "吨标煤"):
        units[name] = Unit(name, "吨标准煤", Decimal(1), Dimension.ENERGY)
    return units | _FRACTIONAL


UNITS = _lexicon()
"""Every unit by its printed form, without 万 or 亿 before it."""


def unit_pattern(after_chinese: bool = False) -> str:
    """A regular expression for any unit of the lexicon, the longest first, unless it begins another word."""
    names = sorted(UNITS, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(_name_pattern(name) for name in names if not (after_chinese and name in _ARABIC_ONLY)) + ")"


def _name_pattern(name: str) -> str:
    if name[-1].isascii() and name[-1].isalpha():
        return re.escape(name) + "(?![A-Za-z])"
    if name == "次":  # 一次能源, 二次能源
        return "次(?!能源|[" + _WORDS_BEGUN[name] + "])"
    followers = _WORDS_BEGUN.get(name)
    return re.escape(name) + (f"(?![{followers}])" if followers else "")


def is_counted_whole(unit: str) -> bool:
    """Whether there is no part of one (2.5 人 is impossible, 2.5 吨 is not)."""
    return unit in _WHOLE
