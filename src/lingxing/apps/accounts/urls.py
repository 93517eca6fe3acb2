"""Addresses of the account pages."""

from django.urls import path

from lingxing.apps.accounts import views

app_name = "accounts"

urlpatterns = [
    path("login/", views.LogInView.as_view(), name="login"),
    path("logout/", views.LogOutView.as_view(), name="logout"),
    path("me/", views.me, name="me"),
    path("me/password/", views.change_password, name="password"),
    path("me/tokens/", views.issue, name="issue_token"),
    path("me/tokens/<int:pk>/revoke/", views.revoke, name="revoke_token"),
    path("audit/", views.audit, name="audit"),
]
