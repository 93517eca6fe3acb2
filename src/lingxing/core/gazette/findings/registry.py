"""The kinds of finding, with what each looks for and how precise it was when checked by hand.

It decides the severity of a kind. It does not find anything; the modules beside it do.
"""

from __future__ import annotations

from dataclasses import dataclass

from lingxing.core.gazette.model import Severity

_ERROR, _WARNING, _NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding (检查项).

    ``right`` of ``judged`` findings of this kind were right when they were judged by hand on printed issues (see
    ``docs/findings.md``); both are 0 for a kind that found nothing there and was judged on invented damage only.
    """

    kind: str
    severity: Severity
    title_zh: str
    looks_for: str
    right: int = 0
    judged: int = 0

    @property
    def precision(self) -> float | None:
        """The share of right findings among those judged, or ``None`` if there were none to judge."""
        return self.right / self.judged if self.judged else None


CHECKS: tuple[Check, ...] = (
    Check("foreign_word", _ERROR, "外文混入", "中文行文中夹入的外文单词", 12, 12),
    Check("look_alike", _ERROR, "形近误字", "与本文多次出现的写法或确定词语仅差一个形近字的误字", 1, 1),
    Check("traditional_form", _WARNING, "繁体字", "简体行文中的繁体字", 4, 4),
    Check("doubled_text", _WARNING, "文字重复", "紧接着重复印出的词语、整段或标点", 4, 4),
    Check("lost_text", _WARNING, "文字缺失", "句子无头、无尾或中间缺字", 2, 2),
    Check("displaced_text", _WARNING, "文字错位", "句子的两半颠倒或被落款隔开", 1, 1),
    Check("unbalanced_marks", _WARNING, "标点不配对", "引号、书名号、括号有开无合或有合无开", 1, 1),
    Check("nested_marks", _NOTICE, "标点套用不当", "书名号、引号内层未用单层标点", 4, 4),
    Check("email_variant", _ERROR, "邮箱网址不一致", "同一文件中只差一两个字母的电子邮箱或网址", 2, 2),
    Check("phone_variant", _ERROR, "电话不一致", "同一联系人的电话号码前后不同"),
    Check("numbering_break", _WARNING, "序号不连续", "同级序号跳号、重号、倒号"),
    Check("duplicate_row", _WARNING, "条目重复", "名录、清单、列举中同一项印出两次", 2, 2),
    Check("duplicate_group", _WARNING, "分组标题重复", "同一表中分组标题印出两次，其下各行可能不属该组", 1, 1),
    Check("empty_cell", _NOTICE, "空白单元格", "整列都有内容而单独空缺的单元格", 2, 2),
    Check("ragged_row", _WARNING, "行列不齐", "单元格数目与表头不符的行"),
    Check("sum_mismatch", _ERROR, "合计不符", "分项之和、条目数与所称总数不符", 2, 2),
    Check("impossible_comparator", _ERROR, "数值不可能", "超过百分之百的占比、上下限颠倒的区间", 2, 2),
    Check("impossible_date", _ERROR, "日期不存在", "日历上没有的日期"),
    Check("wrong_weekday", _ERROR, "星期不符", "日期与所印星期不符"),
    Check("contradiction", _ERROR, "前后矛盾", "同一指标同一时间的两个不同数值"),
    Check("self_name_mismatch", _WARNING, "自称不符", "文件对自己的称呼与标题文种不同", 1, 1),
    Check("title_mismatch", _WARNING, "标题不一致", "附件清单、目录所列标题与正文所印标题不同", 1, 1),
    Check("missing_signature", _NOTICE, "缺少署名", "有文号和日期而没有发文机关署名", 3, 3),
    Check("missing_date", _NOTICE, "缺少成文日期", "有文号和署名而没有成文日期"),
    Check("missing_annex", _WARNING, "缺少附件", "附件清单列出或正文引用而没有印出的附件", 1, 1),
    Check("signature_mismatch", _WARNING, "署名机关不符", "署名机关与标题中的发文机关不同", 1, 1),
    Check("date_order", _WARNING, "日期颠倒", "大事记先后颠倒，施行早于成文，成文或所引文件晚于本期", 1, 1),
    Check("repealed_basis", _ERROR, "依据已废止", "引用本期另一文件宣布废止的文件"),
    Check("missing_document", _WARNING, "目录与正文不符", "目录列出而未印出的文件，或印出而目录未列的文件"),
)
"""All kinds, in the order of the guide."""

SEVERITIES: dict[str, Severity] = {check.kind: check.severity for check in CHECKS}
"""The severity of each kind."""
