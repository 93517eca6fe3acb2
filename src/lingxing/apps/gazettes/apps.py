"""The gazettes app."""

from django.apps import AppConfig


class GazettesConfig(AppConfig):
    """Official gazettes, read and addressed (公报)."""

    name = "lingxing.apps.gazettes"
    label = "gazettes"
    verbose_name = "公报"
    default_auto_field = "django.db.models.BigAutoField"
