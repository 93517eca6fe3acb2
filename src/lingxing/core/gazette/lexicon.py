"""Words and shapes by which parts of official documents are known (公文用语).

Only words that hold for any jurisdiction stand here; names of places and organs come from the documents themselves.
"""

from __future__ import annotations

import re

KINDS = tuple(
    "大事记 实施意见 指导意见 意见 通知 决定 决议 公告 通告 通报 报告 请示 批复 纪要"
    " 议案 命令 令 函 实施细则 细则 预案 方案 办法 规定 条例 规则 规程 准则"
    " 规划 计划 纲要 要点 名录 名单 目录 清单 标准 指南 章程 制度 任务分工 分工"
    " 措施 指引 解读 公报 基准 预算 规范 导则 须知 倡议书".split()
)
"""Endings of titles that name the kind of a document, as printed."""

KIND_NAMES = {"实施细则": "细则", "任务分工": "附件", "分工": "附件", "命令": "令", "目录": "名录"}
"""Kinds that go under another name."""

PRINTABLE_KINDS = tuple(
    "细则 预案 方案 办法 规定 条例 规则 规程 准则 规划 计划 纲要 要点 名录"
    " 名单 目录 清单 标准 指南 章程 制度 意见 措施 指引 分工".split()
)
"""Kinds that a notice prints behind itself."""

ORGAN_ENDINGS = tuple(
    "人民政府 政府办公室 政府办公厅 办公室 办公厅 委员会 管委会 指挥部 领导小组 工作组 局 厅 部 委"
    " 院 署 处 会 中心 公司 集团 支队 总队 分局 法院 检察院 党组 行".split()
)
"""Endings of the names of organs that sign."""

PLACE = r"(?:[㐀-鿿]{1,10}?(?:自治州|自治区|自治县|省|市|州|县|区|旗|盟|镇|乡))"
"""A place name up to its level; not anchored."""

TERMINAL = "。！？；!?;"
CLOSERS = "”’」』》〉）)】〕\"'"
CLAUSE_MARKS = "。！？；：，、!?;:,"
_NEVER_IN_A_NAME = CLAUSE_MARKS + '→—/《》“”"%'

_DATE = (
    r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
DATE_LINE = re.compile(rf"^{_DATE}$")
_SIGNED_DATE = re.compile(rf"^(?P<organ>\S[^，。；：]{{2,40}}?)[\s　]+(?P<date>{_DATE})$")
IMPRINT_LINE = re.compile(
    rf"^(?:抄\s*送|主\s*送|抄\s*报|分\s*送|印\s*送)\s*[:：]|^[^，。；：]{{3,30}}[\s　]+{_DATE}\s*(?:印发|印制)$"
)
PUBLICITY_LINE = re.compile(
    r"^[（(]?\s*((?:此件|本件|此文|本文|此通知)[^（）()]{0,20}(?:公开|发布|删减|登报|印发)[^（）()]{0,12})\s*[）)]?$"
)
ANNEX_MARK = re.compile(r"^附\s*([件表录图])\s*(\d{1,3}(?:[-—]\d{1,2})?|[一二三四五六七八九十]{1,3})?\s*[:：]?$")
ANNEX_TITLED = re.compile(
    r"^附\s*([件表录图])\s*(\d{1,3}(?:[-—]\d{1,2})?|[一二三四五六七八九十]{1,3})\s*([:：.．、]|[ \t　]+)\s*(\S.*)$"
)
ANNEX_LIST = re.compile(r"^附\s*件?\s*[:：]\s*(\S.*)$")
PAGE_NUMBER = re.compile(
    r"^(?:[-—–－·•~\s]*\d{1,4}[-—–－·•~\s]*|[-—–－·•]\s*[ⅰ-ⅹⅠ-Ⅻivx]{1,5}\s*[-—–－·•]|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})$"
)
CLOSING_FORMULA = re.compile(
    r"^(?:特此(?:通知|公告|通告|批复|函告|报告|函复|说明)|此复|此函|专此(?:函复|函告)?|现予(?:公布|公告))[。.]?$"
)
CONTENTS_HEADING = re.compile(r"^(?:目\s*[录次]|CONTENTS|本\s*期\s*(?:目\s*录|要\s*目))$", re.IGNORECASE)
CONTENTS_LEADERS = re.compile(r"(?:[.．·…•]{2,}|\t)")
CHRONICLE_TITLE = re.compile(r"大\s*事\s*记(?:[（(].*[）)])?$")
SECTION_HEAD = re.compile(
    r"^[【\[]?(?:[㐀-鿿]{1,12}(?:文件|文件选登|法规规章)|人事任免|人事|政策解读|政策法规|政务要闻|重要文件)[】\]]?$"
)
ORDER_NAME = re.compile(r"^[㐀-鿿]{2,30}令$")
OFFICE_HOLDER = re.compile(
    r"^(?:[㐀-鿿]{0,20}?)(?:代?(?:[省市州县区厅部局盟旗镇乡行院]\s*长)|主\s*席|主\s*任|总\s*理|签\s*发\s*人)"
    r"(?:\s*[:：]\s*|[\s　]+)[㐀-鿿]{1,2}\s*[㐀-鿿]{1,3}$"
)

SUBTITLE_LINE = re.compile(
    r"^[（(][^（）()]*(?:年|修订|试行|暂行|通过|公布|修正|征求意见稿|送审稿|草案|讨论稿|摘要|节选)[^（）()]*[）)]$"
)
ADDRESSEE_WORDS = re.compile(r"各|人民政府|部门|单位|委员会|办公室|局|厅|企业|公司|学校|机构|管委会")


def kind_of_title(title: str) -> str | None:
    """The kind (文种) that a title ends in, or ``None``; brackets behind the title are passed over."""
    bare = re.sub(r"(?<=令)第[^第]{1,8}号$", "", strip_trailing_brackets(title))
    ending = next((kind for kind in KINDS if bare.endswith(kind)), None)
    return KIND_NAMES.get(ending, ending) if ending else None


def strip_trailing_brackets(title: str) -> str:
    """``…行动方案（2023—2025年）`` without what stands in brackets at its end."""
    return re.sub(r"\s*[（(〔][^（）()〔〕]*[）)〕]\s*$", "", title.strip())


def ends_like_organ(text: str) -> bool:
    """Whether a short line reads like the name of an organ that signs."""
    name = re.sub(r"\s+", "", text)
    if not 3 <= len(name) <= 40 or any(mark in name for mark in _NEVER_IN_A_NAME):
        return False
    return name.endswith(ORGAN_ENDINGS)


def split_signed_date(text: str) -> tuple[str | None, str | None]:
    """``某县人民政府　2024年3月4日`` as organ and date; ``(None, None)`` for any other line."""
    match = _SIGNED_DATE.match(text.strip())
    return (match["organ"], match["date"]) if match and ends_like_organ(match["organ"]) else (None, None)


def is_date_line(text: str) -> bool:
    """Whether a line is the date of a sign-off, by itself or behind the organ that signs."""
    return bool(DATE_LINE.match(text.strip())) or split_signed_date(text)[0] is not None


def compact(text: str) -> str:
    """Text for comparison: no blanks, half-width brackets, plain quotation marks."""
    return re.sub(r"\s+", "", text).translate(_FOLD)


_FOLD = str.maketrans("（）［］，：；“”‘’—－–～．", "()[],:;\"\"''---~.")
