"""Who is calling the API: the owner of a token, the person of a session, or the anonymous visitor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from lingxing.apps.accounts.queries import find_person_by_token
from lingxing.apps.ledger.public import Denied


class BearerToken(HttpBearer):
    """A token in the Authorization header (访问令牌)."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The owner of the token, who becomes the request's user; a token that is not valid is refused."""
        person = find_person_by_token(token, timezone.now())
        if person is None:
            raise AuthenticationError
        request.user = person
        return person


class SessionOrNobody(AuthBase):
    """The person of the session, or the anonymous visitor (会话或匿名). A deed with a session needs the CSRF token."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Any:
        """The request's user; ``AnonymousUser`` is nobody but is not refused here, actions and queries decide."""
        if request.user.is_authenticated and check_csrf(request) is not None:
            raise Denied("请求没有带 CSRF 令牌", "请从本站页面提交，或改用访问令牌。")
        return request.user if request.user.is_authenticated else AnonymousUser()


ANYBODY = (BearerToken(), SessionOrNobody())
