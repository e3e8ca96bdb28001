from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command

from approval import setup
from approval.refusals import RefusedError
from core.models import SocietySettings
from tests.factories import approval as made

pytestmark = pytest.mark.django_db

INLINE = re.compile(r"<style| style=| on[a-z]+=\"|<script(?![^>]*(\bsrc=|application/json))")


@pytest.mark.parametrize(
    ("url", "signed"),
    [
        ("/account/login/", False),
        ("/account/password/reset/", False),
        ("/account/signup/", False),
        ("/account/2fa/", True),
        ("/account/sessions/", True),
        ("/account/password/change/", True),
        ("/account/logout/", True),
        ("/account/2fa/totp/activate/", True),
        ("/account/2fa/webauthn/add/", True),
    ],
)
def test_account_pages_are_ours_and_strict(client, people, url, signed):
    if signed:
        client.post("/account/login/", {"login": people.editor.username, "password": "a long password"})

    response = client.get(url, follow=True)

    assert response.status_code == 200
    assert 'lang="zh-Hans"' in response.text
    assert "css/desk.css" in response.text
    assert not INLINE.search(response.text)
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert response.headers["Cache-Control"] == "no-store"


def test_nobody_signs_up(client):
    client.post("/account/signup/", {"username": "fremd", "password1": "a long password"})

    assert get_user_model().objects.count() == 0


def test_sign_in_leads_to_the_admin(client, people):
    response = client.post("/account/login/", {"login": people.editor.email, "password": "a long password"})

    assert response.headers["Location"] == "/admin/"


def test_wagtails_own_sign_in_is_closed(client):
    response = client.get("/admin/login/?next=/admin/pages/")

    assert response.headers["Location"] == "/account/login/?next=/admin/pages/"


def test_deactivated_user_stays_out(client, people):
    user = made.person(made.Role.EDITOR, active=False)

    client.post("/account/login/", {"login": user.username, "password": "a long password"})

    assert client.get("/admin/").status_code == 302


def test_sign_in_is_throttled(client, people, settings):
    del settings.ACCOUNT_RATE_LIMITS
    cache.clear()
    wrong = {"login": people.editor.username, "password": "wrong"}
    for _ in range(6):
        client.post("/account/login/", wrong)

    client.post("/account/login/", wrong | {"password": "a long password"})

    assert client.get("/admin/").status_code == 302
    cache.clear()


def test_password_is_reset_by_mail(client, people):
    client.post("/account/password/reset/", {"email": people.editor.email})

    (message,) = mail.outbox
    assert message.to == [people.editor.email]
    path = re.search(r"/account/password/reset/key/\S+", message.body)[0]
    form = client.get(path, follow=True)
    client.post(
        form.redirect_chain[-1][0], {"password1": "another long one", "password2": "another long one"}
    )
    people.editor.refresh_from_db()
    assert people.editor.check_password("another long one")


def test_no_mail_to_strangers(client, people):
    client.post("/account/password/reset/", {"email": "stranger@example.org"})

    assert mail.outbox == []


def test_account_menu_leads_to_second_factor(people, signed_in):
    html = signed_in(people.editor).get("/admin/account/").text

    assert all(url in html for url in ("/account/2fa/", "/account/sessions/", "/account/password/change/"))


def test_users_are_not_deleted(people, signed_in):
    chief = made.person(superuser=True)
    url = f"/admin/users/delete/{people.editor.pk}/"

    response = signed_in(chief).post(url)

    assert response.headers["Location"] == f"/admin/users/edit/{people.editor.pk}/"
    assert get_user_model().objects.filter(pk=people.editor.pk).exists()


def test_users_are_not_deleted_by_code(people):
    with pytest.raises(RefusedError):
        people.editor.delete()


# --- The first administrator ----------------------------------------------------------------------------

FORM = {
    "society": "澄江市红十字会",
    "name": "管小宁",
    "username": "guan",
    "email": "guan@example.org",
    "password1": "eine lange Reihe 7",
    "password2": "eine lange Reihe 7",
}


@pytest.fixture
def no_users(db):
    made.home()
    Path(settings.DATA_DIR, "first-administrator").unlink(missing_ok=True)
    yield
    Path(settings.DATA_DIR, "first-administrator").unlink(missing_ok=True)


def path_of(link):
    return link.removeprefix(settings.PUBLIC_URL)


def test_setup_link_works_once(client, no_users, capsys):
    call_command("first_admin_link")
    path = path_of(capsys.readouterr().out.strip())

    assert client.post(path, FORM).headers["Location"] == "/admin/"

    user = get_user_model().objects.get()
    assert (user.is_superuser, user.last_name + user.first_name) == (True, "管小宁")
    assert SocietySettings.objects.get().name == "澄江市红十字会"
    assert client.get("/admin/").status_code == 200
    assert client.get(path).status_code == 404
    with pytest.raises(CommandError):
        call_command("first_admin_link")


def test_setup_needs_the_right_secret(client, no_users):
    link = setup.link()

    assert client.get("/account/setup/guess/").status_code == 404
    assert client.get(path_of(link)).status_code == 200
    assert setup.link() == link
    assert setup.secret_path().stat().st_mode & 0o077 == 0


def test_setup_refuses_a_weak_password(client, no_users):
    path = path_of(setup.link())

    response = client.post(path, FORM | {"password1": "12345678", "password2": "12345678"})

    assert response.status_code == 200
    assert "field__error" in response.text
    assert get_user_model().objects.count() == 0
