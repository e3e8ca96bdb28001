"""The list of what waits for the chronicle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput

from news.chronicle import proposals
from news.models import ChronicleProposal

if TYPE_CHECKING:
    from django.http import HttpResponse

    from core.requests import StaffRequest


class ProposalForm(forms.ModelForm):
    class Meta:
        model = ChronicleProposal
        fields = ["start", "text"]
        widgets = {"start": AdminDateInput, "text": AdminAutoHeightTextInput}

    @property
    def page(self):
        return proposals.page_for(self.instance)


def waiting(request: StaffRequest) -> HttpResponse:
    found = proposals.waiting_for(request.user)
    bad = None
    if request.method == "POST":
        proposal = get_object_or_404(found, pk=request.POST.get("proposal"))
        form = ProposalForm(request.POST, instance=proposal, prefix=_prefix(proposal))
        if form.is_valid():
            _decide(request, form)
            return redirect("chronicle_proposals")
        bad = form
    elif not proposals.keeps_a_chronicle(request.user):
        raise PermissionDenied
    listed = [_form_for(proposal, bad) for proposal in found]
    media = sum((form.media for form in listed), forms.Media())
    return render(request, "news/chronicle_proposals.html", {"forms": listed, "media": media})


def _decide(request: StaffRequest, form: ProposalForm) -> None:
    proposal = form.instance
    try:
        if "dismiss" in request.POST:
            proposals.dismiss(proposal, user=request.user)
            messages.success(request, _("“%(text)s” will not be listed.") % {"text": proposal.text})
            return
        page = proposals.add(proposal, user=request.user)
    except proposals.CannotAddError as reason:
        # What was mended in the words is kept while the proposal waits.
        ChronicleProposal.objects.filter(pk=proposal.pk).update(start=proposal.start, text=proposal.text)
        messages.warning(request, str(reason))
        return
    words = {"text": proposal.text, "page": page.draft_title}
    messages.success(request, _("“%(text)s” stands in the draft of “%(page)s”; submit it there.") % words)


def _prefix(proposal: ChronicleProposal) -> str:
    return f"proposal-{proposal.pk}"


def _form_for(proposal: ChronicleProposal, bad: ProposalForm | None) -> ProposalForm:
    if bad is not None and bad.instance.pk == proposal.pk:
        return bad
    return ProposalForm(instance=proposal, prefix=_prefix(proposal))
