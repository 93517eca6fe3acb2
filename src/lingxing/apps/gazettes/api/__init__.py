"""The API of gazettes; each route calls one query or one action and shapes what comes back."""

from ninja import Router

from lingxing.apps.accounts.public import API_CALLERS
from lingxing.apps.gazettes.api.exporting import router as exporting
from lingxing.apps.gazettes.api.reading import router as reading
from lingxing.apps.gazettes.api.searching import router as searching
from lingxing.apps.gazettes.api.writing import router as writing

router = Router(auth=API_CALLERS)
for part in (reading, searching, exporting, writing):
    router.add_router("", part)

__all__ = ["router"]
