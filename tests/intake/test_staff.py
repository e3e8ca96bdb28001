from __future__ import annotations

import csv
import io

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from approval.enums import Role
from intake import signing_up
from intake.models import Report, SignUp
from tests.factories import approval as made
from tests.factories.visitors import SignUpPageFactory

pytestmark = pytest.mark.django_db
RECEIVING = {Role.EDITOR, Role.RESPONSIBLE_EDITOR, Role.SECTION_HEAD, Role.ADMINISTRATOR}


@pytest.fixture
def page():
    page = SignUpPageFactory(capacity=5)
    signing_up.sign_up(page, name='=HYPERLINK("http://x")', phone="+86 139", nonce="a", note="@SUM(1)")
    signing_up.sign_up(page, name="欧阳明珊", phone="01390000", nonce="b", approval="沐发 2026-1")
    return page


@pytest.fixture
def report():
    from wagtail.models import Site

    return Report.objects.create(
        kind="error", site=Site.objects.get(), language="zh-hans", text="错了", name="欧阳明珊",
        contact="reader@example.org", contact_until=timezone.localdate(), nonce="n",
    )  # fmt: skip


def signed_in(client, user):
    client.force_login(user)
    return client


def routes(page, report):
    row = page.sign_ups.first()
    return {
        "forms": ("get", reverse("intake_forms")),
        "list": ("get", reverse("intake_sign_ups", args=[page.pk])),
        "xlsx": ("post", reverse("intake_export", args=[page.pk, "xlsx"])),
        "csv": ("post", reverse("intake_export", args=[page.pk, "csv"])),
        "cancel": ("post", reverse("intake_cancel", args=[page.pk, row.pk])),
        "reports": ("get", reverse("intake_reports")),
        "report": ("get", reverse("intake_report", args=[report.pk])),
        "handle": ("post", reverse("intake_report", args=[report.pk])),
    }


READS_REPORTS = RECEIVING | {Role.AUDITOR}
ALLOWED = {
    "forms": RECEIVING,
    "list": RECEIVING,
    "xlsx": RECEIVING,
    "csv": RECEIVING,
    "cancel": RECEIVING,
    "reports": READS_REPORTS,
    "report": READS_REPORTS,
    "handle": RECEIVING,
}


@pytest.mark.parametrize("role", [*Role, None, "stranger"], ids=str)
def test_who_of_the_staff_may_do_what(client, page, report, role):
    if role != "stranger":
        signed_in(client, made.person(*([role] if role else [])))

    for name, (method, address) in routes(page, report).items():
        answer = getattr(client, method)(address, {"state": "new"} if name == "handle" else {})
        allowed = role in ALLOWED[name]
        away = (reverse("account_login"), reverse("wagtailadmin_home"))
        done = answer.status_code == 302 and answer["Location"].partition("?")[0] not in away
        assert (answer.status_code == 200 or done) is allowed, name
        assert allowed or "欧阳明珊" not in answer.content.decode()


def test_auditor_reads_a_report_without_its_contact(client, report):
    shown = signed_in(client, made.person(Role.AUDITOR)).get(reverse("intake_report", args=[report.pk]))

    assert "错了" in shown.content.decode()
    assert "欧阳明珊" not in shown.content.decode()
    assert "reader@example.org" not in shown.content.decode()


def test_who_may_not_edit_the_page_does_not_see_its_list(client, page, report):
    from wagtail.models import GroupPagePermission

    editor = made.person(Role.EDITOR)
    GroupPagePermission.objects.filter(group__in=editor.groups.all()).delete()
    signed_in(client, editor)

    assert client.get(reverse("intake_sign_ups", args=[page.pk])).status_code == 302
    assert "体验" not in client.get(reverse("intake_forms")).content.decode().split("<main")[-1]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_calculates_nothing_and_is_logged(client, page, kind):
    editor = made.person(Role.EDITOR)
    answer = signed_in(client, editor).post(reverse("intake_export", args=[page.pk, kind]))

    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}
        rows = [[cell.value or "" for cell in row] for row in sheet]
    assert rows[1][1:5] == ['\'=HYPERLINK("http://x")', "'+86 139", "1", "'@SUM(1)"]
    assert rows[2][1:3] == ["欧阳明珊", "01390000"]
    entry = PageLogEntry.objects.get(action="intake.export")
    assert (entry.user, entry.data) == (editor, {"rows": 2, "format": kind})
    assert "no-store" in answer["Cache-Control"]


def test_export_by_link_is_refused(client, page):
    answer = signed_in(client, made.person(Role.EDITOR)).get(reverse("intake_export", args=[page.pk, "csv"]))

    assert answer.status_code == 405


def test_cancelling_is_logged_without_the_name(client, page):
    row = SignUp.objects.get(number=2)
    signed_in(client, made.person(Role.EDITOR)).post(reverse("intake_cancel", args=[page.pk, row.pk]))

    row.refresh_from_db()
    assert row.cancelled_at
    assert PageLogEntry.objects.get(action="intake.cancel").data == {"number": 2}


def test_first_answer_is_mailed_once(client, report, django_capture_on_commit_callbacks):
    editor = made.person(Role.EDITOR)
    address = reverse("intake_report", args=[report.pk])
    given = {"state": "answered", "assigned_to": editor.pk, "reply": "已经更正，谢谢。"}

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            signed_in(client, editor).post(address, given)

    assert [message.to for message in mail.outbox] == [["reader@example.org"]]
    assert "已经更正，谢谢。" in mail.outbox[0].body
    report.refresh_from_db()
    assert (report.state, report.replied_by) == ("answered", editor)


def test_whom_a_report_is_handed_to_is_told(client, report, django_capture_on_commit_callbacks):
    editor, other = made.person(Role.EDITOR), made.person(Role.SECTION_HEAD)

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(client, editor).post(
            reverse("intake_report", args=[report.pk]),
            {"state": "in_hand", "assigned_to": other.pk, "reply": ""},
        )

    assert [message.to for message in mail.outbox] == [[other.email]]
    assert "欧阳明珊" not in mail.outbox[0].body


@pytest.mark.parametrize(
    "given",
    [
        {"state": "answered", "reply": " "},
        {"state": "in_hand"},
        {"state": "nothing"},
        {},
        {"assigned_to": "999999"},
    ],
)
def test_half_an_answer_is_not_saved(client, report, given):
    answer = signed_in(client, made.person(Role.EDITOR)).post(
        reverse("intake_report", args=[report.pk]), given
    )

    assert answer.status_code == 200
    report.refresh_from_db()
    assert report.state == "new"


def test_reports_are_found_by_state_kind_and_hands(client, report):
    editor = signed_in(client, made.person(Role.EDITOR))
    address = reverse("intake_reports")

    found = {
        query: report.number in editor.get(f"{address}?{query}").content.decode().split("<main")[-1]
        for query in (
            "",
            "state=all",
            "state=closed",
            "kind=emblem",
            "kind=error",
            "mine=on",
            "p=99&state=%00",
        )
    }

    assert [query for query, is_there in found.items() if is_there] == [
        "",
        "state=all",
        "kind=error",
        "p=99&state=%00",
    ]
