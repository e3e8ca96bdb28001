"""Accounts of those who work on the site. Nobody signs up; an administrator creates users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ACCOUNT_PATH = "/account/"
# Scripts from our own host only, and no style or script inside the page. The QR code is a data address.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class StaffLoginForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None
    ) -> Any:
        """Mails name the society, not the host that happened to be asked."""
        from core.models import SocietySettings

        name = SocietySettings.objects.exclude(name="").values_list("name", flat=True).first()
        return super().render_mail(template_prefix, email, context | {"society": name or ""}, headers)


class AccountPolicyMiddleware:
    """Sets the strict policy on the pages of an account, and keeps them out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(ACCOUNT_PATH):
            response["Content-Security-Policy"] = POLICY
            response["X-Frame-Options"] = "DENY"
            response["Cache-Control"] = "no-store"
            # The address of a set-up or reset page is a secret.
            response["Referrer-Policy"] = "same-origin"
        return response
