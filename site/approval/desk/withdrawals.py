"""Asking for a page to be taken down, and signing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder

from approval import gated, withdrawals
from approval.desk.showing import answer, find
from approval.enums import Decision, Descent
from approval.models import Withdrawal
from approval.naming import name_of
from approval.refusals import RefusedError
from core import kinds, publication

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CONSEQUENCES = {
    Descent.RETRACTED: gettext_lazy(
        "The address stays and tells the public that the page was withdrawn, when and why. The version that was "
        "withdrawn stays readable. One other person signs."
    ),
    Descent.TAKEN_DOWN: gettext_lazy(
        "The address answers with one neutral sentence. The original, every earlier version, its pictures and "
        "files are shut; title and reason are told to nobody. Two people sign."
    ),
}


class WithdrawalForm(forms.Form):
    descent = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=Descent.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two ways.")},
    )
    public_reason = forms.CharField(
        label=gettext_lazy("Public reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "For a withdrawal with a public reason: readers find it at the address of the page."
        ),
    )
    internal_reason = forms.CharField(
        label=gettext_lazy("Reason for the file"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Only for those who sign and for the record; never public."),
        error_messages={"required": gettext_lazy("Write down why, for those who sign.")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("descent") == Descent.RETRACTED and not (data.get("public_reason") or "").strip():
            self.add_error("public_reason", _("Tell the public why the page is withdrawn."))
        return data


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page_id: int = 0, label: str = "", pk: int = 0) -> HttpResponse:
    """The form of a request; says at once when the page or record can't be taken down."""
    page = _find(page_id, label, pk)
    if not page.permissions_for_user(request.user).can_edit() and not withdrawals.may_sign(request.user):
        raise PermissionDenied
    error = withdrawals.refusal(page)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not error and form.is_valid():
        try:
            made = withdrawals.request(page, request.user, **form.cleaned_data)
        except RefusedError as refused:
            error = str(refused)
        else:
            messages.success(request, _("Asked for. It waits for a signature."))
            return HttpResponseRedirect(reverse("approval:withdrawal", args=[made.pk]))
    context = {
        "page": page,
        "waiting_request": _waiting(page),
        "error": error,
        "form": form,
        "consequences": [(str(way.label), text) for way, text in CONSEQUENCES.items()],
        "back_url": AdminURLFinder(request.user).get_edit_url(page) or reverse("approval:inbox"),
    }
    status = 409 if error and request.method == "POST" else 200
    return answer(request, "approval/withdraw.html", context, status=status)


def _find(page_id: int, label: str, pk: int) -> Any:
    """Raises Http404 also for what has no address to keep."""
    found = find(page_id=page_id, label=label, pk=pk)
    if kinds.of(type(found)) is None:
        raise Http404
    return found


def _waiting(page: Any) -> Withdrawal | None:
    return Withdrawal.objects.waiting().filter(key=publication.key_of(page)).first()


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what would vanish, why, who signed; sign, return or recall."""
    found = get_object_or_404(Withdrawal.objects.select_related("requested_by"), pk=pk)
    page = gated.load(found.key)
    if not _may_look(found, page, request.user):
        raise PermissionDenied
    error = ""
    if request.method == "POST":
        try:
            return _decided(request, found)
        except RefusedError as refused:
            error = str(refused)
            found.refresh_from_db()
    return answer(
        request, "approval/withdrawal.html", _context(request, found, page) | {"error": error},
        status=409 if error else 200,
    )  # fmt: skip


def _may_look(found: Withdrawal, page: Any, user: Any) -> bool:
    if user.is_superuser or withdrawals.may_sign(user) or found.requested_by_id == user.pk:
        return True
    return page.permissions_for_user(user).can_edit()


def _decided(request: HttpRequest, found: Withdrawal) -> HttpResponse:
    opinion = request.POST.get("opinion", "").strip()[:2000]
    decision = request.POST.get("decision")
    if decision == "sign":
        signed = withdrawals.sign(found, request.user, opinion=opinion)
        done = signed.status == Decision.DONE
        messages.success(
            request, _("Signed. The page is down.") if done else _("Signed. One more signature is needed.")
        )
    elif decision == "return":
        withdrawals.send_back(found, request.user, reason=opinion)
        messages.success(request, _("Returned."))
    elif decision == "recall":
        withdrawals.recall(found, request.user)
        messages.success(request, _("Recalled. The page stays public."))
    else:
        raise RefusedError(_("Sign, or return with a reason."))
    return HttpResponseRedirect(reverse("approval:inbox"))


def _context(request: HttpRequest, found: Withdrawal, page: Any) -> dict[str, Any]:
    descent = Descent(found.descent)
    return {
        "withdrawal": found,
        "page": page,
        "by": name_of(found.requested_by),
        "consequence": CONSEQUENCES[descent],
        "refusal": withdrawals.refusal_to_sign(found, request.user),
        "is_waiting": found.status == Decision.WAITING,
        "may_return": found.status == Decision.WAITING and withdrawals.may_sign(request.user),
        "may_recall": found.status == Decision.WAITING and found.requested_by_id == request.user.pk,
        "left": withdrawals.NEEDED[descent] - len(found.signatures),
        "edit_url": AdminURLFinder(request.user).get_edit_url(page) or "",
        "opinion": request.POST.get("opinion", ""),
    }
