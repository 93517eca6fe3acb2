"""Forms of the gazette pages: what a visitor may ask for, cleaned. They hold no rule; queries and actions do."""

from __future__ import annotations

from typing import Any

from django import forms

from lingxing.apps.accounts.public import Unit, can_edit_gazette, list_units
from lingxing.apps.gazettes.models import DecisionKind, FindingStatus, HitKind, Issue
from lingxing.apps.gazettes.queries import list_issues
from lingxing.core.gazette.model import Severity

SORTS = ("title", "number", "authority", "kind", "issued_on")


class FilterForm(forms.Form):
    """A form in the address line (筛选): what cannot be understood counts as not given."""

    def chosen(self) -> dict[str, Any]:
        """The values understood; empty ones included."""
        self.full_clean()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}


class DocumentFilterForm(FilterForm):
    """Which documents to list, in which order (公文筛选)."""

    words = forms.CharField(required=False, max_length=200)
    authority = forms.CharField(required=False)
    kind = forms.CharField(required=False)
    year = forms.IntegerField(required=False, min_value=0, max_value=9999)
    sort = forms.ChoiceField(required=False, choices=[(sign + name, name) for name in SORTS for sign in ("", "-")])


class SearchForm(FilterForm):
    """What to search for, and where (检索条件)."""

    q = forms.CharField(required=False)
    what = forms.ChoiceField(required=False, choices=HitKind.choices)
    authority = forms.CharField(required=False)
    kind = forms.CharField(required=False)
    year = forms.IntegerField(required=False, min_value=0, max_value=9999)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)


class FindingFilterForm(FilterForm):
    """Which findings to list (疑点筛选)."""

    kind = forms.CharField(required=False)
    severity = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Severity])
    status = forms.ChoiceField(required=False, choices=FindingStatus.choices)


class RelationFilterForm(FilterForm):
    """Which relations to show (关系筛选)."""

    issue = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    document = forms.CharField(required=False)
    relation = forms.CharField(required=False)
    outside = forms.BooleanField(required=False)


class DecisionForm(forms.Form):
    """What an editor decides about a finding (疑点处理)."""

    kind = forms.ChoiceField(choices=DecisionKind.choices, error_messages={"required": "请选择属实、不属实或勘误。"})
    reason = forms.CharField(required=False, max_length=2000)
    corrected = forms.CharField(required=False, max_length=20_000)


class ImportForm(forms.Form):
    """A file to import, and the unit that will own a new issue (导入)."""

    file = forms.FileField(
        allow_empty_file=True,
        error_messages={
            "required": "请选择文件。",
            "missing": "没有收到文件，请重新选择。",
            "invalid": "没有收到文件，请重新选择。",
        },
    )
    unit = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    corrects = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    def __init__(self, actor: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The stubs give every field as a plain Field; these two are choice fields (type: ignore below).
        self.issues = {issue.pk: issue for issue in list_issues(actor) if can_edit_gazette(actor, issue.unit)}
        of_issues = [("", "由文件本身判断"), *((pk, str(issue)) for pk, issue in self.issues.items())]
        self.fields["corrects"].choices = of_issues  # type: ignore[attr-defined]
        self.units: dict[int, Unit] = {unit.pk: unit for unit in list_units() if can_edit_gazette(actor, unit)}
        self.fields["unit"].choices = [(pk, unit.name) for pk, unit in self.units.items()]  # type: ignore[attr-defined]
        if self.units and not self.is_bound:
            self.initial.setdefault("unit", next(iter(self.units)))

    def unit_chosen(self) -> Unit | None:
        """The unit, or ``None`` for an installation without units."""
        return self.units.get(self.cleaned_data["unit"])

    def corrected(self) -> Issue | None:
        """The issue that the file was said to correct."""
        return self.issues.get(self.cleaned_data["corrects"])
