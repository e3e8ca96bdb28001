"""The two reports of readers: an error on a page, a misuse of the emblem. Both stand at fixed addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import entries, shell, sites
from core.presentation import Fact, Link
from core.standing import StandingAddress
from core.typography import iso_minute
from intake import guarding, notices, pages_reported, receipts
from intake.enums import ReportKind
from intake.forms import EmblemForm, ReportForm
from intake.models import Report, ReportSettings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import PublicEntry


@dataclass(frozen=True, slots=True)
class Desk:
    """One of the two reports: its form, its words."""

    kind: ReportKind
    path: str
    title: Any
    form: type[ReportForm]
    words: Any
    setting: str


ERRORS = Desk(
    ReportKind.ERROR,
    "report-error/",
    gettext_lazy("Something wrong on this page? Tell us"),
    ReportForm,
    gettext_lazy(
        "A wrong figure, a wrong name, a link that leads nowhere: the editors look at every report. "
        "If we correct something, the correction stands on the page."
    ),
    "error_text",
)
EMBLEM = Desk(
    ReportKind.EMBLEM,
    "emblem-misuse/",
    gettext_lazy("Report misuse of the emblem"),
    EmblemForm,
    gettext_lazy(
        "The emblem of the red cross protects people in war and disaster. Nobody may use it for trade, for "
        "medicine or for collecting money in our name. Tell us where you saw it."
    ),
    "emblem_text",
)


def addresses() -> list[StandingAddress]:
    return [
        StandingAddress(ERRORS.path, ERRORS.title, "", _answer(ERRORS), receives=True, about_page=True),
        StandingAddress(EMBLEM.path, EMBLEM.title, "oversight", _answer(EMBLEM), receives=True),
    ]


def _answer(desk: Desk) -> Any:
    def answer(request: HttpRequest, home: PublicEntry, rest: str) -> HttpResponse | None:
        if rest:
            return receipt(request, home, desk, rest)
        return receive(request, home, desk) if request.method == "POST" else show(request, home, desk)

    return answer


def show(request: HttpRequest, home: PublicEntry, desk: Desk) -> HttpResponse:
    about = pages_reported.of(home.site_id, request.GET.get("page", "")) if desk is ERRORS else {}
    return form_page(request, home, desk, desk.form(), about)


def receive(request: HttpRequest, home: PublicEntry, desk: Desk) -> HttpResponse:
    form = desk.form(request.POST)
    token = guarding.read(desk.path, request.POST.get(guarding.TOKEN, ""))
    # Of a form that is too old the page is asked for anew; nothing is lost but which version it was.
    about = token.about if token else pages_reported.of(home.site_id, request.POST.get("page", ""))
    refusal = guarding.objection(request, desk.path, token)
    if not form.is_valid() or refusal or token is None:
        return form_page(request, home, desk, form, about, refusal)
    report = keep(home, desk, form.cleaned_data, token)
    guarding.note(request, desk.path)
    return HttpResponseRedirect(home.path + desk.path + receipts.path_of(desk.kind, report.pk), status=303)


@transaction.atomic
def keep(home: PublicEntry, desk: Desk, given: dict[str, Any], token: guarding.Token) -> Report:
    """Keeps a report, once however often it is sent, and tells the responsible."""
    days = settings_of(home.site_id).contact_days
    report, created = Report.objects.get_or_create(
        nonce=token.nonce,
        defaults={
            "kind": desk.kind,
            "site_id": home.site_id,
            "language": home.language,
            **{name: token.about.get(name, "") for name in pages_reported.NAMES},
            "text": given["text"],
            "misuse": given.get("misuse", ""),
            "where_seen": given.get("where_seen", ""),
            "name": given["name"],
            "contact": given["contact"],
            "contact_until": timezone.localdate() + timedelta(days=days),
        },
    )
    if created:
        transaction.on_commit(lambda: notices.arrived(report))
    return report


def settings_of(site_id: int) -> ReportSettings:
    return ReportSettings.objects.filter(site_id=site_id).first() or ReportSettings(site_id=site_id)


def form_page(
    request: HttpRequest,
    home: PublicEntry,
    desk: Desk,
    form: ReportForm,
    about: dict[str, str],
    refusal: str = "",
) -> HttpResponse:
    settings = settings_of(home.site_id)
    title = str(desk.title) if desk is EMBLEM else _("Report an error")
    context = {
        "shell": shell.bare(request, title, language=home.language, robots="noindex"),
        "title": title,
        "words": getattr(settings, desk.setting) or desk.words,
        "about": Link(about["page_title"] or about["path"], about["path"]) if about.get("path") else None,
        "version": about.get("approval", ""),
        "action": home.path + desk.path,
        "fields": form.fields_for_readers(),
        "errors": form.errors_for_readers(),
        "refusal": refusal,
        "contact_days": settings.contact_days,
        "page": about.get("path", ""),
        "token_name": guarding.TOKEN,
        "token": guarding.issue(desk.path, **about),
        "trap": guarding.TRAP,
    }
    status = 409 if refusal else 422 if context["errors"] else 200
    return receipts.private(
        HttpResponse(get_template("intake/report_page.html").render(context), status=status)
    )


def receipt(request: HttpRequest, home: PublicEntry, desk: Desk, rest: str) -> HttpResponse | None:
    number = receipts.read(desk.kind, rest)
    report = Report.objects.filter(pk=number, kind=desk.kind).first() if number else None
    if report is None:
        return None
    place = sites.settings_of(home.site_id)
    back = entries.public().filter(site_id=home.site_id, path=report.path).first() if report.path else None
    back = back or home
    return receipts.answer(
        request,
        title=_("Thank you for telling us"),
        number=report.number,
        text=_("We look at it. If you left a telephone number or an e-mail address, we answer there."),
        facts=(Fact(_("Received at"), iso_minute(timezone.localtime(report.created_at))),),
        phone=place.complaint_phone or place.phone,
        back=Link(back.title, back.path),
    )
