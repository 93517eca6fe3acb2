"""The routes of the site: pages of each app, and the API."""

from django.urls import include, path

from lingxing.site.api import api

urlpatterns = [
    path("api/", api.urls),
    path("accounts/", include("lingxing.apps.accounts.urls")),
    path("", include("lingxing.apps.gazettes.urls")),
]
