"""Deadlines: kind, length, unit, trigger, date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lingxing.core.text.deadlines import Deadline, DeadlineKind, TimeUnit, find_deadlines


def only(text: str, default_year: int | None = 2024) -> Deadline:
    (deadline,) = find_deadlines(text, default_year)
    return deadline


@pytest.mark.parametrize(
    ("text", "printed", "amount", "unit", "trigger"),
    [
        ("3个工作日内答复", "3个工作日内", "3", TimeUnit.WORKING_DAY, ""),
        ("二十日内办结", "二十日内", "20", TimeUnit.DAY, ""),
        ("在 36 小时内回复", "36 小时内", "36", TimeUnit.HOUR, ""),
        ("30分钟以内到场", "30分钟以内", "30", TimeUnit.MINUTE, ""),
        ("五个自然日之内", "五个自然日之内", "5", TimeUnit.CALENDAR_DAY, ""),
        ("3—5个工作日内", "3—5个工作日内", "5", TimeUnit.WORKING_DAY, ""),
        ("两年内建成", "两年内", "2", TimeUnit.YEAR, ""),
        ("半年内建成", "半年内", "0.5", TimeUnit.YEAR, ""),
        ("自收到申请之日起30日内", "自收到申请之日起30日内", "30", TimeUnit.DAY, "收到申请之日"),
        ("机关应当自受理之日起十五个工作日内", "自受理之日起十五个工作日内", "15", TimeUnit.WORKING_DAY, "受理之日"),
        ("自然资源部门应当自发现之日起3日内", "自发现之日起3日内", "3", TimeUnit.DAY, "发现之日"),
        ("从开工之日起2个月内", "从开工之日起2个月内", "2", TimeUnit.MONTH, "开工之日"),
        (
            "清单应于会议召开之日起12个工作日内",
            "于会议召开之日起12个工作日内",
            "12",
            TimeUnit.WORKING_DAY,
            "会议召开之日",
        ),
        ("方案在通过后40日内报送", "在通过后40日内", "40", TimeUnit.DAY, "通过"),
        ("收到通知后，5日内报送", "收到通知后，5日内", "5", TimeUnit.DAY, "收到通知"),
        ("5.0级以上地震发生后1小时内", "5.0级以上地震发生后1小时内", "1", TimeUnit.HOUR, "5.0级以上地震发生"),
        ("前期(雨后3天内)", "雨后3天内", "3", TimeUnit.DAY, "雨"),
    ],
)
def test_a_time_within_which(text: str, printed: str, amount: str, unit: TimeUnit, trigger: str) -> None:
    deadline = only(text)
    assert deadline.span.cut_from(text) == printed
    assert (deadline.kind, deadline.amount, deadline.unit) == (DeadlineKind.WITHIN, Decimal(amount), unit)
    assert deadline.trigger == trigger
    assert (deadline.trigger_span.cut_from(text) if deadline.trigger_span else "") == trigger


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("立即组织转移", "立即", DeadlineKind.IMMEDIATE),
        ("第一时间上报", "第一时间", DeadlineKind.IMMEDIATE),
        ("当天办结", "当天", DeadlineKind.SAME_DAY),
        ("汛前排查", "汛前", DeadlineKind.BEFORE_EVENT),
        ("汛期来临前排查", "汛期来临前", DeadlineKind.BEFORE_EVENT),
        ("开学后开展", "开学后", DeadlineKind.AFTER_EVENT),
        ("至少提前5个工作日告知", "提前5个工作日", DeadlineKind.AHEAD),
        ("期满前30日内提出", "期满前30日内", DeadlineKind.AHEAD),
        ("2023年10月底前完成", "2023年10月底前", DeadlineKind.BY_DATE),
    ],
)
def test_the_other_kinds(text: str, printed: str, kind: DeadlineKind) -> None:
    deadline = only(text)
    assert (deadline.span.cut_from(text), deadline.kind) == (printed, kind)


def test_a_date_deadline_carries_its_date() -> None:
    due = only("11月30日前报送").due
    assert due is not None
    assert due.latest == date(2024, 11, 30)
    undated = only("11月30日前报送", None).due
    assert undated is not None
    assert undated.latest is None


@pytest.mark.parametrize(
    "text", ["未来6个月内可能出现", "公司内部", "2023年内部审计", "近3年内", "当日起", "各司其职", "第3日内"]
)
def test_what_is_no_deadline(text: str) -> None:
    assert find_deadlines(text) == ()
