"""The first administrator of a site without users: a link that works once.

The link's secret lies in a file of the data folder, which only the operator can read; `make run` and
`manage.py first_admin_link` print the link. With the first user it is worth nothing.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.forms import BaseUserCreationForm
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Site

from approval import first_setup, roles
from approval.enums import Role
from core.models import SocietySettings

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class FirstAdministratorForm(BaseUserCreationForm):
    society = forms.CharField(label=gettext_lazy("Name of the society"), max_length=60)
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=30)

    class Meta:
        model = get_user_model()
        fields = ("username", "email")

    field_order = ("society", "name", "username", "email", "password1", "password2")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["username"].widget.attrs["autocomplete"] = "username"

    def save(self, commit: bool = True):
        user = super().save(commit=False)
        user.first_name = self.cleaned_data["name"].strip()
        user.is_superuser = user.is_staff = True
        user.save()
        roles.give(user, Role.ADMINISTRATOR)
        _name_society(self.cleaned_data["society"].strip(), user)
        return user


def _name_society(name: str, user: User) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None:
        row = SocietySettings.objects.filter(site=site).first() or SocietySettings(site=site)
        row.name = name
        first_setup.save(row, user)


def secret_path() -> Path:
    return Path(settings.DATA_DIR) / "first-administrator"


def is_open() -> bool:
    return not get_user_model().objects.exists()


def link() -> str | None:
    """The address of the set-up page, None once there is a user."""
    if not is_open():
        secret_path().unlink(missing_ok=True)
        return None
    path = secret_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return settings.PUBLIC_URL + reverse("first_administrator", args=[path.read_text().strip()])


def _is_right(token: str) -> bool:
    path = secret_path()
    return path.exists() and secrets.compare_digest(token.encode(), path.read_bytes().strip())


@sensitive_post_parameters("password1", "password2")
def first_administrator(request: HttpRequest, token: str) -> HttpResponse:
    if not (is_open() and _is_right(token)):
        raise Http404
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            # Of two who send the form at once the second finds a user.
            Site.objects.select_for_update().first()
            if not is_open():
                raise Http404
            user = form.save()
        secret_path().unlink(missing_ok=True)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        messages.success(request, _("Welcome. Next: create users for those who write and those who sign."))
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
    return render(request, "approval/first_administrator.html", {"form": form})
