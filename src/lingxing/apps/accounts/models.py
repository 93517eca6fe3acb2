"""People, units, memberships and tokens.

It decides how they are kept. What a role allows is decided in ``permissions``; who changes them, in ``actions``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Level(models.TextChoices):
    """The level of a unit (层级)."""

    NATION = "nation", "国家"
    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "州市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"
    VILLAGE = "village", "村级"


class UnitKind(models.TextChoices):
    """What a unit is (单位类别)."""

    GOVERNMENT = "government", "人民政府"
    OFFICE = "office", "政府办公室"
    DEPARTMENT = "department", "部门"
    INSTITUTION = "institution", "事业单位"
    OTHER = "other", "其他"


class Role(models.TextChoices):
    """What a person does for a unit (角色)."""

    READER = "reader", "读者"
    EDITOR = "editor", "编辑"
    ADMINISTRATOR = "administrator", "管理员"


class Person(AbstractUser):
    """A person who can log in (人员); ``name`` is the name that is shown and recorded."""

    # Django's way to drop an inherited field; its stubs know only fields here.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField("姓名", max_length=80)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name."""
        return self.name

    def get_short_name(self) -> str:
        """The name: Chinese names are not cut."""
        return self.name


class Unit(models.Model):
    """An organ (单位).

    ``path`` lists the numbers of the units above and its own, ``/1/4/9/``, so that one comparison finds a subtree.
    """

    name = models.CharField("名称", max_length=200)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级单位"
    )
    level = models.CharField("层级", max_length=20, choices=Level.choices)
    kind = models.CharField("类别", max_length=20, choices=UnitKind.choices)
    path = models.CharField(max_length=300, editable=False, db_index=True)

    class Meta:
        verbose_name = "单位"
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["parent", "name"], name="unit_name_once_below_parent")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the path in step with the parent."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            type(self).objects.filter(pk=self.pk).update(path=path)


class Membership(models.Model):
    """A person holds a role in a unit, from one day to another (任职); ``ends_on`` is the last day, ``None`` while open."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships", verbose_name="人员")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name="单位")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        ordering = ["unit__path", "role", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.unit} {self.get_role_display()}"


class ApiToken(models.Model):
    """A person's key to the API (访问令牌): only its digest is kept; ``hint`` is its first characters."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens", verbose_name="人员")
    name = models.CharField("用途", max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(max_length=8, editable=False)
    created_at = models.DateTimeField("创建时间", auto_now_add=True)
    expires_at = models.DateTimeField("失效时间", null=True, blank=True)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = "访问令牌"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name}（{self.hint}…）"
