"""Addresses of the gazette pages. A document is read at ``/documents/`` and its address; so is a provision, after a ``#``."""

from django.urls import path

from lingxing.apps.gazettes.views import findings, home, imports, issues, reading, relations, search

app_name = "gazettes"

urlpatterns = [
    path("", home.show, name="home"),
    path("search/", search.show, name="search"),
    path("relations/", relations.show, name="relations"),
    path("issues/<int:pk>/", issues.show, name="issue"),
    path("issues/<int:pk>/findings/", findings.show_list, name="issue_findings"),
    path("issues/<int:pk>/versions/", issues.show_versions, name="versions"),
    path("issues/<int:pk>/differences/", issues.show_differences, name="differences"),
    path("findings/", findings.show_list, name="findings"),
    path("findings/<int:pk>/", findings.show, name="finding"),
    path("imports/", imports.show, name="import"),
    path("imports/<int:pk>/", imports.show_job, name="import_job"),
    path("imports/<int:pk>/release/", imports.release, name="release_import"),
    path("publicity/<path:address>", reading.change_publicity, name="publicity"),
    path("documents/<path:address>", reading.show, name="document"),
    path("provisions/<path:address>", reading.show_place, name="provision"),
]
