"""A refusal, shown as a page in Chinese with its remedy.

It decides the page and the status of what an action or a query refuses while a page is made. The API answers for itself.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lingxing.apps.gazettes.public import NotFound
from lingxing.apps.ledger.public import Denied, Refused


class ProblemMiddleware:
    """Turn ``Denied`` into the log-in page or a 403, ``NotFound`` into a 404, ``Refused`` into a 409 (拒绝与缺失)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do unless the view raises."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; ``None`` for any other error."""
        if isinstance(exception, Denied):
            if not request.user.is_authenticated and request.method == "GET":
                return redirect_to_login(request.get_full_path())
            return _page(request, "403.html", exception, 403)
        if isinstance(exception, NotFound):
            return _page(request, "404.html", exception, 404)
        if isinstance(exception, Refused):
            return _page(request, "403.html", exception, 409)
        return None


def _page(request: HttpRequest, template: str, refusal: Denied | NotFound | Refused, status: int) -> HttpResponse:
    return render(request, template, {"problem": refusal.problem, "remedy": refusal.remedy}, status=status)
