"""The import of a document in the admin: read, look, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.chronicle import importing
from news.chronicle_import import UnreadableFile
from news.models import ChronicleImport, ChroniclePage

if TYPE_CHECKING:
    from django.http import HttpResponse

    from core.requests import StaffRequest

MAX_SIZE = 20 * 1024 * 1024


class DocumentForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("A .txt or .docx file, at most 20 MB. Nothing is saved until you confirm."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=1900,
        max_value=2100,
        help_text=gettext_lazy("The year of entries whose document names none."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


def _page(request: StaffRequest, page_id: int) -> ChroniclePage:
    page = get_object_or_404(ChroniclePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def upload(request: StaffRequest, page_id: int) -> HttpResponse:
    page = _page(request, page_id)
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"year": page.year})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            imported = importing.read(
                page,
                data=file.read(),
                filename=file.name,
                year=form.cleaned_data["year"],
                user=request.user,
            )
        except UnreadableFile as error:
            form.add_error("file", str(error))
        else:
            return redirect("chronicle_import_preview", page.pk, imported.pk)
    return render(request, "news/chronicle_import_upload.html", {"page": page, "form": form})


def preview(request: StaffRequest, page_id: int, import_id: int) -> HttpResponse:
    """Shows every entry and every problem with its line; a POST confirms."""
    page = _page(request, page_id)
    imported = get_object_or_404(ChronicleImport, pk=import_id, page=page)
    if request.method == "POST":
        planned = importing.confirm(imported, user=request.user)
        messages.success(request, planned.outcome(page.title))
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    planned = importing.plan(page, imported.result)
    context = {"page": page, "imported": imported, "plan": planned}
    return render(request, "news/chronicle_import_preview.html", context)
