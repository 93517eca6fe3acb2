"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, units and roles (账号)."""

    name = "lingxing.apps.accounts"
    label = "accounts"
    verbose_name = "账号"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let log-ins be recorded."""
        from lingxing.apps.accounts import sign_in

        sign_in.connect()
