"""The REST API of the site: the routers of the apps under one OpenAPI description, and how errors are told.

Every error is ``{"problem", "remedy", "place"}`` in Chinese. A person comes with a session or with a token; who comes
with neither sees what is public.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

import lingxing
from lingxing.apps.accounts.api import router as accounts_router
from lingxing.apps.gazettes.api import router as gazettes_router
from lingxing.apps.gazettes.queries import NotFound
from lingxing.apps.ledger.public import Denied, Refused
from lingxing.core.gazette.source import SourceError
from lingxing.site.middleware import allow_inline_styles
from lingxing.site.refused_values import describe_refused

logger = logging.getLogger("lingxing.api")


class ReadableJson(JSONRenderer):
    """JSON with Chinese characters as they are (接口输出)."""

    def __init__(self) -> None:
        self.json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    renderer=ReadableJson(),
    title="令行 API",
    version=lingxing.__version__,
    description="公报的期次、公文、条款、表、引用、疑点和全文检索。地址中的“#”在网址里写作 %23。",
    docs_decorator=allow_inline_styles,
    openapi_extra={"info": {"license": {"name": "Apache-2.0"}}},
)
api.add_router("", gazettes_router)
api.add_router("accounts", accounts_router)


def _answer(request: HttpRequest, status: int, problem: str, remedy: str) -> HttpResponse:
    body = {"problem": problem, "remedy": remedy, "place": request.get_full_path()}
    return api.create_response(request, body, status=status)


def _tell(status: int) -> Callable[[HttpRequest, Any], HttpResponse]:
    def tell(request: HttpRequest, error: Any) -> HttpResponse:
        return _answer(request, status, error.problem, error.remedy)

    return tell


api.add_exception_handler(NotFound, _tell(404))
api.add_exception_handler(Refused, _tell(409))
api.add_exception_handler(SourceError, _tell(422))


@api.exception_handler(Denied)
def _denied(request: HttpRequest, error: Denied) -> HttpResponse:
    status = 403 if request.user.is_authenticated else 401
    return _answer(request, status, error.problem, error.remedy)


@api.exception_handler(AuthenticationError)
def _not_authenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _answer(request, 401, "访问令牌无效、已撤销或已过期", "请在账号页面领取新的令牌，或不带令牌访问公开内容。")


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    places = "；".join(describe_refused(one) for one in error.errors)
    return _answer(request, 422, f"参数不合要求：{places}", "请对照 /api/docs 中该接口的说明。")


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _answer(request, error.status_code, f"请求无法处理：{error}", "请对照 /api/docs 中该接口的说明。")


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return _answer(request, 404, "没有这个接口或内容", "请对照 /api/docs 中的接口列表。")


@api.exception_handler(Exception)
def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.exception("API request failed: %s", request.path)
    return _answer(request, 500, "服务器出现程序错误", "请把响应头中的 X-Request-ID 交给系统管理员。")
