"""Headers that keep a page's contents its own, and limits on what is sent."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class SafeHeadersMiddleware:
    """The content security policy: everything comes from this server, nothing from another."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the policy unless the page has set one of its own."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        return response


def allow_inline_styles(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let one page style itself: the viewer of the API description, which is not ours, writes style attributes."""

    @functools.wraps(view)
    def styled(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        policy = f"style-src 'self' 'unsafe-inline'; {settings.CONTENT_SECURITY_POLICY}"
        response.headers["Content-Security-Policy"] = policy
        return response

    return styled


class LimitsMiddleware:
    """Refuse what no page and no route can take, before reading it: too large a body, a NUL in the URL."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """413 or 400 with the remedy; a multipart envelope may add a little to the file."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_UPLOAD_BYTES + 64 * 1024:
            limit = settings.MAX_UPLOAD_BYTES // (1024 * 1024)
            remedy = "请拆分文件，或由系统管理员提高 LINGXING_MAX_UPLOAD_MB。"
            return _refuse(request, 413, f"上传的文件超过 {limit} MB", remedy)
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _refuse(request, 400, "网址中有空字符（NUL）", "请核对网址。")
        return self.get_response(request)


class ApiPathsMiddleware:
    """An API path that does not exist, or does not take the method, is told as JSON like every error of the API."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """404 and 405 that no route of the API has put into words itself."""
        response = self.get_response(request)
        if not request.path.startswith("/api/") or response.get("Content-Type", "").startswith("application/json"):
            return response
        if response.status_code == 404:
            return _refuse(request, 404, "没有这个接口", "请对照 /api/docs 中的接口列表。")
        if response.status_code == 405:
            allowed = response.get("Allow", "")
            told = _refuse(request, 405, f"这个接口不接受 {request.method}", f"可用的方法：{allowed}。")
            told.headers["Allow"] = allowed
            return told
        return response


def _refuse(request: HttpRequest, status: int, problem: str, remedy: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        body = {"problem": problem, "remedy": remedy, "place": request.path}
        return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    return HttpResponse(f"{problem}。{remedy}", status=status, content_type="text/plain; charset=utf-8")
