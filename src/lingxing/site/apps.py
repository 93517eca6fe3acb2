"""The site as a Django app: base templates, static files, and the wiring at start."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The roof over the apps (站点)."""

    name = "lingxing.site"
    label = "site"
    verbose_name = "站点"

    def ready(self) -> None:
        """Join the apps once all are loaded."""
        from lingxing.site import wiring

        wiring.connect()
